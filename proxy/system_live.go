package proxy

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"streamlink/guard/dialect"
)

// asker is a session as the system catalogs know it.
type asker struct{ s *Session }

// Visible tells whether the session's user may read a table.
func (a asker) Visible(schema, name string) bool {
	return a.s.proxy.guard.MayRead(a.s.subject(), dialect.Name{Schema: schema, Name: name})
}

// Live gives the rows that are the session's own.
func (a asker) Live(relation string) []map[string]any {
	switch relation {
	case "session_variables":
		return a.variables(func(name string) (string, bool) { return a.s.settings.get(name) })
	case "global_variables":
		return a.variables(func(name string) (string, bool) {
			v, ok := a.s.settings.known[name]
			return v.initial, ok
		})
	case "session_status", "global_status":
		return a.status()
	case "processlist":
		return a.processes()
	case "user_privileges":
		return []map[string]any{{"GRANTEE": a.grantee(), "TABLE_CATALOG": "def", "PRIVILEGE_TYPE": "USAGE", "IS_GRANTABLE": "NO"}}
	case "schema_privileges":
		return []map[string]any{{"GRANTEE": a.grantee(), "TABLE_CATALOG": "def", "TABLE_SCHEMA": a.s.proxy.Database(), "PRIVILEGE_TYPE": "SELECT", "IS_GRANTABLE": "NO"}}
	}
	return nil
}

func (a asker) grantee() string { return "'" + a.s.client.User + "'@'%'" }

// variables are named as MySQL's SHOW VARIABLES names them.
func (a asker) variables(value func(string) (string, bool)) (rows []map[string]any) {
	for _, v := range a.s.settings.list() {
		name := strings.ToLower(v.name)
		if unlisted[name] {
			continue
		}
		text, _ := value(name)
		rows = append(rows, map[string]any{"VARIABLE_NAME": v.name, "VARIABLE_VALUE": shownValue(v, text)})
	}
	return rows
}

// unlisted are known to SET alone.
var unlisted = map[string]bool{"names": true, "character set": true}

// shownValue is a variable's value as SHOW VARIABLES writes it: switches are words there.
func shownValue(v variable, value string) string {
	if !v.boolean {
		return value
	}
	switch value {
	case "1":
		return "ON"
	case "0":
		return "OFF"
	}
	return value
}

// status tells what of MySQL's counters a proxy has.
func (a asker) status() []map[string]any {
	sessions := a.s.proxy.Sessions()
	running := 0
	for _, other := range sessions {
		if doing, _ := other.activity(); doing != "Sleep" {
			running++
		}
	}
	uptime := strconv.Itoa(int(time.Since(a.s.proxy.started).Seconds()))
	questions := strconv.FormatUint(a.s.proxy.events.Load(), 10)
	var rows []map[string]any
	for _, row := range [][2]string{
		{"Aborted_clients", "0"}, {"Aborted_connects", "0"}, {"Bytes_received", "0"}, {"Bytes_sent", "0"},
		{"Com_select", questions}, {"Connections", strconv.Itoa(int(a.s.proxy.lastID.Load()))},
		{"Open_tables", "0"}, {"Queries", questions}, {"Questions", questions}, {"Slow_queries", "0"}, {"Ssl_cipher", ""}, {"Ssl_version", ""},
		{"Threads_cached", "0"}, {"Threads_connected", strconv.Itoa(len(sessions))}, {"Threads_running", strconv.Itoa(running)},
		{"Uptime", uptime}, {"Uptime_since_flush_status", uptime},
	} {
		rows = append(rows, map[string]any{"VARIABLE_NAME": row[0], "VARIABLE_VALUE": row[1]})
	}
	return rows
}

// processes are the sessions of the user, and all for an administrator.
func (a asker) processes() (rows []map[string]any) {
	admin := slices.Contains(a.s.roles, "admin")
	for _, other := range a.s.proxy.Sessions() {
		if other.client.User != a.s.client.User && !admin {
			continue
		}
		doing, since := other.activity()
		var db any
		if other.client.Database != "" {
			db = other.client.Database
		}
		rows = append(rows, map[string]any{"ID": int(other.id), "USER": other.client.User, "HOST": other.client.Addr, "DB": db,
			"COMMAND": doing, "TIME": int(time.Since(since).Seconds()), "STATE": other.state(), "EXECUTION_ENGINE": "PRIMARY"})
	}
	return rows
}
