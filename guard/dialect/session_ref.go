package dialect

import "strings"

// Decimal is a session's exact number, as it was written.
type Decimal string

// sessionFunctions are the functions that only the session can answer, with the
// type of their answer.
var sessionFunctions = map[Dialect]map[string]sqlType{
	PostgreSQL: {
		"current_user": of(tName), "session_user": of(tName), "user": of(tName),
		"current_database": of(tName), "current_catalog": of(tName),
		"current_schema": of(tName), "current_schemas": arrayOf(of(tName)),
		"version": of(tText), "pg_backend_pid": of(tInt4),
		"inet_client_addr": of(tText), "inet_server_addr": of(tText),
		"inet_client_port": of(tInt4), "inet_server_port": of(tInt4),
		"current_setting": of(tText), "set_config": of(tText),
	},
	MySQL: {
		"database": of(tText), "schema": of(tText), "user": of(tText), "current_user": of(tText),
		"session_user": of(tText), "system_user": of(tText), "version": of(tText),
		"connection_id": of(tInt8), "last_insert_id": of(tInt8), "found_rows": of(tInt8),
		"row_count": of(tInt8), "current_role": of(tText),
	},
}

// sessionFunction reads a call of one of sessionFunctions. current_setting needs its
// argument now, since the answer depends on it.
func sessionFunction(d Dialect, n node, name string, args []expr) expr {
	n.typ = sessionFunctions[d][name]
	ref := Ref{Function: true, Name: name}
	switch {
	case name == "current_setting":
		l, ok := argument(args, 0).(*literal)
		if !ok || l.kind != litString {
			refuse(n.pos, "current_setting() of a computed name")
		}
		ref.Arg = strings.ToLower(l.text)
		if m, ok := argument(args, 1).(*literal); ok && m.text == "true" {
			return &sessionRef{node: n, ref: ref, missingOK: true}
		}
	case name == "set_config":
		set := configured(n, args)
		ref.Arg = set.Name
		return &sessionRef{node: n, ref: ref, set: set}
	case name == "current_schemas":
		if l, ok := argument(args, 0).(*literal); ok && l.kind == litBool {
			ref.Arg = l.text
		}
	case name == "last_insert_id" && len(args) > 0:
		refuse(n.pos, "last_insert_id() with an argument")
	case d == PostgreSQL && name == "user":
		ref.Name = "current_user"
	}
	return &sessionRef{node: n, ref: ref}
}

// configured is what set_config(name, value, is_local) sets.
func configured(n node, args []expr) *Setting {
	name, ok1 := argument(args, 0).(*literal)
	value, ok2 := argument(args, 1).(*literal)
	local, ok3 := argument(args, 2).(*literal)
	if !ok1 || !ok2 || !ok3 || name.kind != litString || value.kind != litString || local.kind != litBool || len(args) > 3 {
		refuse(n.pos, "set_config() of computed values")
	}
	return &Setting{Name: strings.ToLower(name.text), Value: value.text, Local: local.text == "true"}
}

func argument(args []expr, i int) expr {
	if i < len(args) {
		return args[i]
	}
	return nil
}
