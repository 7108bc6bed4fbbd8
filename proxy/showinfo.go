package proxy

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// showRows makes the rows of one of MySQL's SHOW statements.
type showRows struct {
	schema func(o *dialect.ShowOptions, s *Session) *arrow.Schema
	rows   func(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error
}

func columns(names ...string) func(*dialect.ShowOptions, *Session) *arrow.Schema {
	schema := textSchema(names...)
	return func(*dialect.ShowOptions, *Session) *arrow.Schema { return schema }
}

func noRows(context.Context, *Session, *dialect.ShowOptions, *table) error { return nil }

// shows are the SHOW statements that the session answers from the catalog, its
// variables and itself, with MySQL's column names.
var shows map[string]showRows

func init() { // not a literal: the functions refer back to it through Session
	shows = map[string]showRows{
		"databases":    {columns("Database"), showDatabases},
		"tables":       {tablesSchema, showTables},
		"columns":      {columnsSchema, showColumns},
		"create table": {columns("Table", "Create Table"), showCreateTable},
		"table status": {columns("Name", "Engine", "Version", "Row_format", "Rows", "Create_time", "Collation", "Comment"), showTableStatus},
		"keys": {columns("Table", "Non_unique", "Key_name", "Seq_in_index", "Column_name", "Collation", "Cardinality",
			"Sub_part", "Packed", "Null", "Index_type", "Comment", "Index_comment", "Visible", "Expression"), showKeys},
		"variables":        {columns("Variable_name", "Value"), showVariables},
		"status":           {columns("Variable_name", "Value"), showStatus},
		"warnings":         {warningsSchema, showWarnings},
		"errors":           {warningsSchema, showWarnings},
		"processlist":      {columns("Id", "User", "Host", "db", "Command", "Time", "State", "Info"), showProcesses},
		"collation":        {columns("Collation", "Charset", "Id", "Default", "Compiled", "Sortlen", "Pad_attribute"), showCollation},
		"character set":    {columns("Charset", "Description", "Default collation", "Maxlen"), showCharset},
		"engines":          {columns("Engine", "Support", "Comment", "Transactions", "XA", "Savepoints"), showEngines},
		"grants":           {columns("Grants"), showGrants},
		"plugins":          {columns("Name", "Status", "Type", "Library", "License"), noRows},
		"procedure status": {columns("Db", "Name", "Type", "Definer", "Modified", "Created", "Security_type", "Comment"), noRows},
		"function status":  {columns("Db", "Name", "Type", "Definer", "Modified", "Created", "Security_type", "Comment"), noRows},
		"triggers":         {columns("Trigger", "Event", "Table", "Statement", "Timing", "Created", "sql_mode", "Definer"), noRows},
		"events":           {columns("Db", "Name", "Definer", "Time zone", "Type", "Status"), noRows},
	}
}

func (s *Session) showInfo(ctx context.Context, stmt *dialect.Statement, p *Prepared) error {
	o := stmt.Show
	show, ok := shows[o.What]
	if !ok {
		return sqlstate.New(sqlstate.FeatureNotSupported, "SHOW %s is not supported", strings.ToUpper(o.What))
	}
	if o.Where != "" {
		return sqlstate.New(sqlstate.FeatureNotSupported, "SHOW … WHERE is not supported").WithHint("use LIKE")
	}
	p.Schema = show.schema(o, s)
	p.run = func(ctx context.Context, s *Session, _ []any, r *Result) error {
		t := newTable(p.Schema)
		if err := show.rows(ctx, s, o, t); err != nil {
			return err
		}
		r.rows = t.reader()
		return nil
	}
	return nil
}

// like tells whether a name fits the statement's LIKE pattern, as MySQL compares:
// without regard to case, % and _ standing for any characters and any one.
func like(o *dialect.ShowOptions, name string) bool {
	if !o.HasLike {
		return true
	}
	var b strings.Builder
	b.WriteString("(?is)^")
	for i := 0; i < len(o.Like); i++ {
		switch c := o.Like[i]; {
		case c == '\\' && i+1 < len(o.Like):
			i++
			b.WriteString(regexp.QuoteMeta(o.Like[i : i+1]))
		case c == '%':
			b.WriteString(".*")
		case c == '_':
			b.WriteString(".")
		default:
			b.WriteString(regexp.QuoteMeta(string(c)))
		}
	}
	ok, err := regexp.MatchString(b.String()+"$", name)
	return err == nil && ok
}

// visible lists the tables of a database that the user may read.
func (s *Session) visible(ctx context.Context, schema string) ([]backend.Table, error) {
	catalog := s.proxy.engine.Catalog()
	schema = cmp.Or(schema, s.client.Database)
	if schema == "" || schema == catalog.Database() || slices.Contains(s.proxy.databases, schema) {
		schema = catalog.DefaultSchema()
	}
	all, err := catalog.Tables(ctx, schema)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(all), func(t backend.Table) bool {
		return !s.proxy.guard.MayRead(s.subject(), dialect.Name{Schema: t.Schema, Name: t.Name})
	}), nil
}

func showDatabases(_ context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	for _, name := range []string{"information_schema", s.proxy.Database()} {
		if like(o, name) {
			t.add(name)
		}
	}
	return nil
}

func tablesSchema(o *dialect.ShowOptions, s *Session) *arrow.Schema {
	db := cmp.Or(o.Table.Schema, s.client.Database, s.proxy.Database())
	head := "Tables_in_" + db
	if o.HasLike {
		head += " (" + o.Like + ")"
	}
	if o.Full {
		return textSchema(head, "Table_type")
	}
	return textSchema(head)
}

func showTables(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	all, err := s.visible(ctx, o.Table.Schema)
	if err != nil {
		return err
	}
	for _, tab := range all {
		if !like(o, tab.Name) {
			continue
		}
		row := []any{tab.Name}
		if o.Full {
			row = append(row, tableType(tab))
		}
		t.add(row...)
	}
	return nil
}

func tableType(t backend.Table) string {
	if t.View {
		return "VIEW"
	}
	return "BASE TABLE"
}

func columnsSchema(o *dialect.ShowOptions, _ *Session) *arrow.Schema {
	if o.Full {
		return textSchema("Field", "Type", "Collation", "Null", "Key", "Default", "Extra", "Privileges", "Comment")
	}
	return textSchema("Field", "Type", "Null", "Key", "Default", "Extra")
}

// lookup finds the table of a SHOW; one that the user may not read does not exist.
func (s *Session) lookup(ctx context.Context, o *dialect.ShowOptions) (*backend.Table, error) {
	all, err := s.visible(ctx, o.Table.Schema)
	if err != nil {
		return nil, err
	}
	for _, t := range all {
		if strings.EqualFold(t.Name, o.Table.Name) {
			return s.proxy.engine.Catalog().Table(ctx, t.Schema, t.Name)
		}
	}
	return nil, sqlstate.New(sqlstate.UndefinedTable, "Table '%s.%s' doesn't exist", s.client.Database, o.Table.Name)
}

func showColumns(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	tab, err := s.lookup(ctx, o)
	if err != nil {
		return err
	}
	for _, c := range tab.Columns {
		if !like(o, c.Name) {
			continue
		}
		null, key := "YES", ""
		if !c.Nullable {
			null = "NO"
		}
		if slices.Contains(tab.PrimaryKey, c.Name) {
			null, key = "NO", "PRI"
		}
		if o.Full {
			t.add(c.Name, mysqlType(c), nil, null, key, nil, "", "select", c.Comment)
		} else {
			t.add(c.Name, mysqlType(c), null, key, nil, "")
		}
	}
	return nil
}

// mysqlType names a column's type as MySQL would.
func mysqlType(c backend.Column) string {
	switch t := c.Type.(type) {
	case *arrow.BooleanType:
		return "tinyint(1)"
	case *arrow.Int8Type:
		return "tinyint"
	case *arrow.Int16Type:
		return "smallint"
	case *arrow.Int32Type:
		return "int"
	case *arrow.Int64Type:
		return "bigint"
	case *arrow.Uint8Type:
		return "tinyint unsigned"
	case *arrow.Uint16Type:
		return "smallint unsigned"
	case *arrow.Uint32Type:
		return "int unsigned"
	case *arrow.Uint64Type:
		return "bigint unsigned"
	case *arrow.Float32Type:
		return "float"
	case *arrow.Float64Type:
		return "double"
	case *arrow.Decimal128Type:
		return fmt.Sprintf("decimal(%d,%d)", t.Precision, t.Scale)
	case *arrow.Date32Type:
		return "date"
	case *arrow.Time64Type:
		return "time(6)"
	case *arrow.TimestampType:
		if t.TimeZone != "" {
			return "timestamp(6)"
		}
		return "datetime(6)"
	case *arrow.BinaryType, *arrow.LargeBinaryType:
		return "longblob"
	case *arrow.ListType, *arrow.StructType, *arrow.MapType:
		return "json"
	}
	if c.Wire == "json" || c.Wire == "jsonb" {
		return "json"
	}
	return "longtext"
}

func showCreateTable(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	tab, err := s.lookup(ctx, o)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE `%s` (\n", tab.Name)
	var lines []string
	for _, c := range tab.Columns {
		line := fmt.Sprintf("  `%s` %s", c.Name, mysqlType(c))
		if !c.Nullable || slices.Contains(tab.PrimaryKey, c.Name) {
			line += " NOT NULL"
		}
		lines = append(lines, line)
	}
	if len(tab.PrimaryKey) > 0 {
		lines = append(lines, "  PRIMARY KEY (`"+strings.Join(tab.PrimaryKey, "`,`")+"`)")
	}
	b.WriteString(strings.Join(lines, ",\n") + "\n)")
	t.add(tab.Name, b.String())
	return nil
}

func showTableStatus(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	all, err := s.visible(ctx, o.Table.Schema)
	if err != nil {
		return err
	}
	for _, tab := range all {
		if like(o, tab.Name) {
			t.add(tab.Name, s.proxy.engine.Name(), "10", "Dynamic", itoa(max(tab.Rows, 0)), nil, "utf8mb4_0900_ai_ci", tab.Comment)
		}
	}
	return nil
}

func showKeys(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	tab, err := s.lookup(ctx, o)
	if err != nil {
		return err
	}
	for i, c := range tab.PrimaryKey {
		t.add(tab.Name, "0", "PRIMARY", itoa(int64(i+1)), c, "A", itoa(max(tab.Rows, 0)), nil, nil, "", "BTREE", "", "", "YES", nil)
	}
	return nil
}

func showVariables(_ context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	for _, v := range s.settings.list() {
		if like(o, v.name) {
			value := v.initial
			if v.name == "autocommit" || strings.HasSuffix(v.name, "_checks") {
				value = map[string]string{"1": "ON", "0": "OFF"}[value]
			}
			t.add(v.name, value)
		}
	}
	return nil
}

// showStatus tells what of MySQL's counters a proxy has.
func showStatus(_ context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	sessions := s.proxy.Sessions()
	running := 0
	for _, other := range sessions {
		if doing, _ := other.activity(); doing != "Sleep" {
			running++
		}
	}
	for _, row := range [][2]string{
		{"Questions", strconv.FormatUint(s.proxy.events.Load(), 10)},
		{"Ssl_cipher", ""},
		{"Threads_connected", strconv.Itoa(len(sessions))},
		{"Threads_running", strconv.Itoa(running)},
		{"Uptime", itoa(int64(time.Since(s.proxy.started).Seconds()))},
	} {
		if like(o, row[0]) {
			t.add(row[0], row[1])
		}
	}
	return nil
}

// showWarnings lists the notices of the last statement; the SQL of an ASK is Note 1003,
// as MySQL's own EXPLAIN gives its rewritten query.
// warningsSchema has a number for the code: drivers make warnings of their own of it.
func warningsSchema(*dialect.ShowOptions, *Session) *arrow.Schema {
	return arrow.NewSchema([]arrow.Field{
		{Name: "Level", Type: arrow.BinaryTypes.String},
		{Name: "Code", Type: arrow.PrimitiveTypes.Int64},
		{Name: "Message", Type: arrow.BinaryTypes.String},
	}, nil)
}

func showWarnings(_ context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	for _, n := range s.warnings {
		if o.What == "errors" && n.Severity != "ERROR" {
			continue
		}
		switch n.Severity {
		case "ERROR":
			t.add("Error", int64(1105), n.Message)
		case "WARNING":
			t.add("Warning", int64(1292), n.Message)
		default:
			for _, text := range []string{n.Detail, n.Message, n.Hint} {
				if text != "" {
					t.add("Note", int64(1003), text)
				}
			}
		}
	}
	return nil
}

func showProcesses(_ context.Context, s *Session, _ *dialect.ShowOptions, t *table) error {
	admin := slices.Contains(s.roles, "admin")
	for _, other := range s.proxy.Sessions() {
		if other.client.User != s.client.User && !admin {
			continue
		}
		doing, since := other.activity()
		t.add(itoa(int64(other.id)), other.client.User, other.client.Addr, other.client.Database, doing,
			itoa(int64(time.Since(since).Seconds())), other.state(), nil)
	}
	return nil
}

func showCollation(_ context.Context, _ *Session, o *dialect.ShowOptions, t *table) error {
	for _, row := range [][]any{
		{"binary", "binary", "63", "Yes", "Yes", "1", "NO PAD"},
		{"latin1_swedish_ci", "latin1", "8", "Yes", "Yes", "1", "PAD SPACE"},
		{"utf8mb4_0900_ai_ci", "utf8mb4", "255", "Yes", "Yes", "0", "NO PAD"},
		{"utf8mb4_bin", "utf8mb4", "46", "", "Yes", "1", "PAD SPACE"},
		{"utf8mb4_general_ci", "utf8mb4", "45", "", "Yes", "1", "PAD SPACE"},
	} {
		if like(o, row[0].(string)) {
			t.add(row...)
		}
	}
	return nil
}

func showCharset(_ context.Context, _ *Session, o *dialect.ShowOptions, t *table) error {
	for _, row := range [][]any{
		{"binary", "Binary pseudo charset", "binary", "1"},
		{"latin1", "cp1252 West European", "latin1_swedish_ci", "1"},
		{"utf8mb4", "UTF-8 Unicode", "utf8mb4_0900_ai_ci", "4"},
	} {
		if like(o, row[0].(string)) {
			t.add(row...)
		}
	}
	return nil
}

func showEngines(_ context.Context, s *Session, _ *dialect.ShowOptions, t *table) error {
	t.add(s.proxy.engine.Name(), "DEFAULT", s.proxy.engine.Name()+" "+s.proxy.engine.Version(), "YES", "NO", "NO")
	return nil
}

func showGrants(_ context.Context, s *Session, _ *dialect.ShowOptions, t *table) error {
	t.add(fmt.Sprintf("GRANT SELECT ON `%s`.* TO `%s`@`%%`", s.proxy.Database(), s.client.User))
	return nil
}
