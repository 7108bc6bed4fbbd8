package proxy

import (
	"context"
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

//go:embed settings/postgres.tsv
var postgresSettings string

//go:embed settings/mysql.tsv
var mysqlSettings string

// variable is what a data file says of a session variable.
type variable struct {
	name, initial, description string
	reported, fixed, boolean   bool
}

// variables are the known names of a dialect, by lower-case name.
var variables = map[dialect.Dialect]map[string]variable{
	dialect.PostgreSQL: parseVariables(postgresSettings),
	dialect.MySQL:      parseVariables(mysqlSettings),
}

func parseVariables(tsv string) map[string]variable {
	all := map[string]variable{}
	for line := range strings.Lines(tsv) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		v := variable{name: f[0], initial: f[1]}
		v.reported, v.fixed, v.boolean = strings.Contains(f[2], "R"), strings.Contains(f[2], "F"), strings.Contains(f[2], "B")
		if len(f) > 3 {
			v.description = f[3]
		}
		all[strings.ToLower(v.name)] = v
	}
	return all
}

// settings are a session's variables: an accept-and-remember list with the defaults of
// the client's own database. What differs from the default is kept.
type settings struct {
	dialect dialect.Dialect
	known   map[string]variable
	values  map[string]string     // by lower-case name; MySQL's @x under "@x"
	numbers map[string]bool       // MySQL's @x that are numbers
	news    []string              // lower-case names to report
	local   map[string]remembered // to be given back when the transaction ends
}

func newSettings(d dialect.Dialect, c Client) *settings {
	v := &settings{dialect: d, known: variables[d], values: map[string]string{}}
	if d == dialect.PostgreSQL { // which tells its clients all of them at the start
		v.values["application_name"] = c.Application
		v.values["session_authorization"] = c.User
		for name, known := range v.known {
			if known.reported {
				v.news = append(v.news, name)
			}
		}
		slices.Sort(v.news)
	}
	return v
}

// aliases lead the special forms of SET to the variables that they set.
var aliases = map[string]string{"time zone": "timezone", "session authorization": "session_authorization"}

func (v *settings) get(name string) (string, bool) {
	name = strings.ToLower(name)
	if a, ok := aliases[name]; ok {
		name = a
	}
	if value, ok := v.values[name]; ok {
		return value, true
	}
	known, ok := v.known[name]
	return known.initial, ok
}

// set carries out one assignment. An unknown name is refused, unless it has a dot, as
// PostgreSQL has it for the variables of extensions.
func (v *settings) set(a dialect.Setting) error {
	name := strings.ToLower(a.Name)
	if to, ok := aliases[name]; ok {
		name = to
	}
	if a.User {
		name = "@" + name
		if v.numbers == nil {
			v.numbers = map[string]bool{}
		}
		v.numbers[name] = a.Number
		if a.Null {
			delete(v.values, name)
			return nil
		}
	}
	if name == "all" && a.Reset {
		clear(v.values)
		return nil
	}
	known, ok := v.known[name]
	switch {
	case !ok && !a.User && !strings.Contains(name, "."):
		if v.dialect == dialect.MySQL {
			return sqlstate.New(sqlstate.UndefinedObject, "Unknown system variable '%s'", a.Name)
		}
		return sqlstate.New(sqlstate.UndefinedObject, "unrecognized configuration parameter %q", a.Name)
	case a.Global:
		return sqlstate.New(sqlstate.InsufficientPrivilege, "global variables belong to the configuration file").
			WithHint("SET SESSION %s changes it for this connection", a.Name)
	case known.fixed && !strings.EqualFold(a.Value, known.initial):
		return sqlstate.New("55P02", "parameter %q cannot be changed", a.Name)
	}
	value := a.Value
	before, _ := v.get(name)
	if a.Reset {
		delete(v.values, name)
	} else {
		var err error
		if value, err = v.normal(name, a.Value); err != nil {
			return err
		}
		v.values[name] = value
	}
	if name == "names" {
		for _, n := range []string{"character_set_client", "character_set_connection", "character_set_results", "client_encoding"} {
			if _, ok := v.known[n]; ok {
				v.values[n] = value
			}
		}
	}
	if after, _ := v.get(name); known.reported && after != before {
		v.news = append(v.news, name)
	}
	return nil
}

// normal checks and normalises the values that something depends on.
func (v *settings) normal(name, value string) (string, error) {
	invalid := func() error {
		return sqlstate.New(sqlstate.InvalidParameterValue, "invalid value for parameter %q: %q", v.known[name].name, value)
	}
	if name == askTimeouts[v.dialect] {
		if _, err := parseTimeout(value); err != nil {
			return "", invalid()
		}
		return value, nil
	}
	if name == askModes[v.dialect] && value != "run" && value != "show" {
		return "", invalid()
	}
	if v.dialect == dialect.MySQL {
		switch strings.ToLower(value) {
		case "on", "true":
			return "1", nil
		case "off", "false":
			return "0", nil
		}
		return value, nil
	}
	if initial := v.known[name].initial; (initial == "on" || initial == "off") && name != "synchronous_commit" {
		switch strings.ToLower(value) {
		case "on", "true", "yes", "1", "t", "y":
			return "on", nil
		case "off", "false", "no", "0", "f", "n":
			return "off", nil
		}
		return "", sqlstate.New(sqlstate.InvalidParameterValue, "parameter %q requires a Boolean value", v.known[name].name)
	}
	switch name {
	case "client_encoding":
		switch encodingName(value) {
		case "utf8", "unicode":
			return "UTF8", nil
		case "sqlascii":
			return "SQL_ASCII", nil
		}
		return "", sqlstate.New(sqlstate.InvalidParameterValue, "invalid value for parameter \"client_encoding\": %q", value).
			WithHint("StreamLink speaks UTF8 only")
	case "timezone":
		z, ok := Zone(value)
		if !ok {
			return "", invalid()
		}
		if z == time.UTC {
			return "UTC", nil
		}
	case "datestyle":
		if !strings.HasPrefix(strings.ToLower(value), "iso") {
			return "", invalid()
		}
		if !strings.Contains(value, ",") {
			return "ISO, MDY", nil
		}
	case "intervalstyle":
		if strings.ToLower(value) != "postgres" {
			return "", invalid()
		}
	case "statement_timeout", "idle_session_timeout", "idle_in_transaction_session_timeout":
		if _, err := parseTimeout(value); err != nil {
			return "", invalid()
		}
	}
	return value, nil
}

// encodingName is what PostgreSQL compares of an encoding's name: letters and digits.
// Some drivers send it in quotes.
func encodingName(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, value)
}

var timeout = regexp.MustCompile(`^\s*(\d+)\s*(us|ms|s|min|h|d)?\s*$`)

// parseTimeout reads PostgreSQL's durations; a bare number is in milliseconds.
func parseTimeout(value string) (time.Duration, error) {
	m := timeout.FindStringSubmatch(value)
	if m == nil {
		return 0, sqlstate.New(sqlstate.InvalidParameterValue, "invalid duration %q", value)
	}
	n, err := strconv.ParseInt(m[1], 10, 32)
	if err != nil {
		return 0, err
	}
	unit := map[string]time.Duration{"": time.Millisecond, "us": time.Microsecond, "ms": time.Millisecond,
		"s": time.Second, "min": time.Minute, "h": time.Hour, "d": 24 * time.Hour}[m[2]]
	return time.Duration(n) * unit, nil
}

// timeout is the statement timeout in force: the session's own, or the configuration's.
func (v *settings) timeout(configured time.Duration) time.Duration {
	name := "statement_timeout"
	if v.dialect == dialect.MySQL {
		name = "max_execution_time"
	}
	own, ok := v.values[name]
	if !ok {
		return configured
	}
	d, err := parseTimeout(own)
	if err != nil {
		return configured
	}
	return d
}

// IdleTimeout is how long the session wants to wait for its client: as it set itself,
// inside a transaction or outside; false: it did not say.
func (s *Session) IdleTimeout() (time.Duration, bool) {
	name := "idle_session_timeout"
	if s.tx.explicit {
		name = "idle_in_transaction_session_timeout"
	}
	own, ok := s.settings.values[name]
	if !ok {
		return 0, false
	}
	d, err := parseTimeout(own)
	return d, err == nil
}

// askTimeout is how long a question may take in this session; 0 leaves it to the
// configuration.
func (v *settings) askTimeout() time.Duration {
	value, _ := v.get(askTimeouts[v.dialect])
	d, err := parseTimeout(value)
	if err != nil {
		return 0
	}
	return d
}

func (v *settings) changed() [][2]string {
	var out [][2]string
	for _, name := range v.news {
		value, _ := v.get(name)
		out = append(out, [2]string{v.known[name].name, value})
	}
	v.news = nil
	return out
}

// list gives every known variable in the order of names.
func (v *settings) list() []variable {
	all := make([]variable, 0, len(v.known))
	for name, known := range v.known {
		known.initial, _ = v.get(name)
		all = append(all, known)
	}
	slices.SortFunc(all, func(a, b variable) int {
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return all
}

// CheckSettings tells what a session of the dialect would refuse of a SET or RESET, for
// those who judge statements without a session.
func CheckSettings(stmt *dialect.Statement) error {
	fresh := newSettings(stmt.Dialect, Client{})
	for _, a := range stmt.Settings {
		if err := fresh.set(a); err != nil {
			return err
		}
	}
	return nil
}

// setAll carries out SET and RESET.
func (s *Session) setAll(stmt *dialect.Statement, r *Result) error {
	for _, a := range stmt.Settings {
		if err := s.setting(a, r); err != nil {
			return err
		}
		if a.Reset {
			r.tag = "RESET"
		}
		switch strings.ToLower(a.Name) {
		case "transaction_read_only":
			s.tx.readOnly = slices.Contains([]string{"on", "1", "true", "yes"}, strings.ToLower(a.Value))
		}
	}
	return nil
}

// show is PostgreSQL's SHOW name and SHOW ALL.
func (s *Session) show(stmt *dialect.Statement, p *Prepared) error {
	if strings.EqualFold(stmt.Name, "all") {
		p.Schema = textSchema("name", "setting", "description")
		p.run = func(_ context.Context, s *Session, _ []any, r *Result) error {
			t := newTable(p.Schema)
			for _, v := range s.settings.list() {
				t.add(v.name, v.initial, v.description)
			}
			r.rows = t.reader()
			return nil
		}
		return nil
	}
	name := strings.ToLower(stmt.Name)
	if a, ok := aliases[name]; ok {
		name = a
	}
	if name == "transaction isolation level" {
		name = "transaction_isolation"
	}
	if _, ok := s.settings.get(name); !ok {
		return sqlstate.New(sqlstate.UndefinedObject, "unrecognized configuration parameter %q", stmt.Name)
	}
	column := name
	if known, ok := s.settings.known[name]; ok {
		column = known.name
	}
	p.Schema = textSchema(column)
	p.run = func(_ context.Context, s *Session, _ []any, r *Result) error {
		value, _ := s.settings.get(name)
		t := newTable(p.Schema)
		t.add(value)
		r.rows = t.reader()
		return nil
	}
	return nil
}
