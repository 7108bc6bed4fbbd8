package proxy

import (
	"fmt"
	"strconv"
	"strings"

	"streamlink/guard/dialect"
)

// env answers what in a statement only the session knows: variables and the functions
// that ask who, where and which version.
func (s *Session) env(ref dialect.Ref) (any, bool) {
	if !ref.Function {
		return s.variable(ref)
	}
	switch ref.Name {
	case "current_user", "session_user", "user", "current_role", "system_user":
		if s.client.Dialect == dialect.MySQL {
			return s.client.User + "@%", true
		}
		return s.client.User, true
	case "current_database", "current_catalog":
		return s.proxy.Database(), true
	case "database", "schema":
		if s.client.Database == "" {
			return nil, true
		}
		return s.client.Database, true
	case "current_schema":
		return "public", true
	case "current_schemas":
		if ref.Arg == "false" {
			return "{public}", true
		}
		return "{pg_catalog,public}", true
	case dialect.SessionZone.Name:
		return s.zoneName(), true
	case "version":
		if s.client.Dialect == dialect.MySQL {
			return ServerVersion(dialect.MySQL), true
		}
		return fmt.Sprintf("PostgreSQL %s (StreamLink on %s %s)", ServerVersion(dialect.PostgreSQL),
			s.proxy.engine.Name(), s.proxy.engine.Version()), true
	case "pg_backend_pid", "connection_id":
		return int64(s.id), true
	case "last_insert_id":
		return s.insertID, true
	case "found_rows":
		return s.found, true
	case "row_count":
		return s.affected, true
	case "current_setting", "set_config": // the runner has set it
		value, ok := s.settings.get(ref.Arg)
		if !ok {
			return nil, true
		}
		return value, true
	case "inet_client_addr", "inet_server_addr", "inet_client_port", "inet_server_port":
		return nil, true
	}
	return nil, false
}

func (s *Session) variable(ref dialect.Ref) (any, bool) {
	name := strings.ToLower(ref.Name)
	if ref.User {
		value, ok := s.settings.values["@"+name]
		if !ok {
			return nil, true
		}
		if s.settings.numbers["@"+name] {
			if n, err := strconv.ParseInt(value, 10, 64); err == nil {
				return n, true
			}
			if f, err := strconv.ParseFloat(value, 64); err == nil {
				if strings.ContainsAny(value, "eE") {
					return f, true
				}
				return dialect.Decimal(value), true
			}
		}
		return value, true
	}
	value, ok := s.settings.get(name)
	if !ok {
		return nil, false
	}
	switch name {
	case "warning_count", "error_count":
		return s.counted(name == "error_count"), true
	case "port":
		return int64(3306), true
	case "version", "sql_mode", "time_zone", "system_time_zone":
		return value, true
	}
	if n, err := strconv.ParseInt(value, 10, 64); err == nil {
		return n, true
	}
	return value, true
}
