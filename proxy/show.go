package proxy

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/backend/syscat"
	"streamlink/guard/dialect"
)

// MySQL's SHOW is a query of its catalogs in other words (show_query.go). What is here is
// the rest: definitions, and what only the session knows.

// showRows makes the rows of a SHOW that is no query.
type showRows struct {
	schema func(o *dialect.ShowOptions, s *Session) *arrow.Schema
	rows   func(ctx context.Context, s *Session, o *dialect.ShowOptions, t *table) error
}

// heads are the columns of a SHOW that always has the same, all texts. A name with a #
// before it is a number's.
func heads(names ...string) func(*dialect.ShowOptions, *Session) *arrow.Schema {
	fields := make([]arrow.Field, len(names))
	for i, n := range names {
		fields[i] = arrow.Field{Name: n, Type: arrow.BinaryTypes.String, Nullable: true}
		if n[0] == '#' {
			fields[i].Name, fields[i].Type = n[1:], arrow.PrimitiveTypes.Int64
		}
	}
	schema := arrow.NewSchema(fields, nil)
	return func(*dialect.ShowOptions, *Session) *arrow.Schema { return schema }
}

func noRows(context.Context, *Session, *dialect.ShowOptions, *table) error { return nil }

// shows are the SHOW statements that are no queries, with MySQL's column names.
var shows map[string]showRows

func init() { // not a literal: the functions refer back to it through Session
	shows = map[string]showRows{
		"create table":      {createHeads, showCreateTable},
		"create view":       {createHeads, showCreateTable},
		"create database":   {heads("Database", "Create Database"), showCreateDatabase},
		"create user":       {createUserHeads, showCreateUser},
		"warnings":          {warningsSchema, showWarnings},
		"errors":            {warningsSchema, showWarnings},
		"grants":            {grantsHeads, showGrants},
		"privileges":        {heads("Privilege", "Context", "Comment"), showPrivileges},
		"profiles":          {heads("#Query_ID", "Duration", "Query"), noRows},
		"profile":           {heads("Status", "Duration"), noRows},
		"open tables":       {heads("Database", "Table", "#In_use", "#Name_locked"), noRows},
		"master status":     {heads("File", "#Position", "Binlog_Do_DB", "Binlog_Ignore_DB", "Executed_Gtid_Set"), noRows},
		"binary log status": {heads("File", "#Position", "Binlog_Do_DB", "Binlog_Ignore_DB", "Executed_Gtid_Set"), noRows},
		"replica status":    {replicaHeads, noRows},
		"replicas":          {heads("#Server_Id", "Host", "#Port", "#Source_Id", "Replica_UUID"), noRows},
		"engine":            {heads("Type", "Name", "Status"), showEngine},
		"binary logs":       {heads("Log_name", "#File_size", "Encrypted"), noBinaryLog},
		"binlog events":     {heads("Log_name", "#Pos", "Event_type", "#Server_id", "#End_log_pos", "Info"), noRows},
		"create procedure":  {heads("Procedure"), noRoutine("PROCEDURE")},
		"create function":   {heads("Function"), noRoutine("FUNCTION")},
		"create trigger":    {heads("Trigger"), noRoutine("Trigger")},
		"create event":      {heads("Event"), noRoutine("EVENT")},
		"create package":    {heads("Package"), noRoutine("PACKAGE")},
	}
}

func (s *Session) showInfo(ctx context.Context, stmt *dialect.Statement, p *Prepared) error {
	o := stmt.Show
	show, ok := shows[o.What]
	if !ok {
		return sqlstate.New(sqlstate.FeatureNotSupported, "SHOW %s is not supported", strings.ToUpper(o.What))
	}
	if o.Where != "" || o.HasLike && o.What != "open tables" {
		return sqlstate.New(sqlstate.FeatureNotSupported, "SHOW %s with a condition is not supported", strings.ToUpper(o.What))
	}
	p.Schema = show.schema(o, s)
	if o.Count {
		p.Schema = countSchema(o)
	}
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

func grantsHeads(_ *dialect.ShowOptions, s *Session) *arrow.Schema {
	return textSchema("Grants for " + s.client.User + "@%")
}

// showGrants tells one's own rights: what the policy lets through is more than a GRANT can say.
func showGrants(_ context.Context, s *Session, _ *dialect.ShowOptions, t *table) error {
	t.add(fmt.Sprintf("GRANT USAGE ON *.* TO `%s`@`%%`", s.client.User))
	t.add(fmt.Sprintf("GRANT SELECT ON `%s`.* TO `%s`@`%%`", s.proxy.Database(), s.client.User))
	return nil
}

func createUserHeads(_ *dialect.ShowOptions, s *Session) *arrow.Schema {
	return textSchema("CREATE USER for " + s.client.User + "@%")
}

func showCreateUser(_ context.Context, s *Session, _ *dialect.ShowOptions, t *table) error {
	t.add(fmt.Sprintf("CREATE USER `%s`@`%%` IDENTIFIED WITH 'caching_sha2_password'", s.client.User))
	return nil
}

func showPrivileges(_ context.Context, _ *Session, _ *dialect.ShowOptions, t *table) error {
	t.add("Select", "Tables", "To retrieve rows from table")
	t.add("Insert", "Tables", "To insert data into tables")
	t.add("Update", "Tables", "To update existing rows")
	t.add("Delete", "Tables", "To delete existing rows")
	t.add("Create", "Databases,Tables,Indexes", "To create new databases and tables")
	t.add("Drop", "Databases,Tables", "To drop databases, tables, and views")
	t.add("Alter", "Tables", "To alter the table")
	t.add("Usage", "Server Admin", "No privileges - allow connect only")
	return nil
}

func showEngine(_ context.Context, s *Session, _ *dialect.ShowOptions, t *table) error {
	t.add("InnoDB", "", s.proxy.engine.Name()+" "+s.proxy.engine.Version())
	return nil
}

func noBinaryLog(context.Context, *Session, *dialect.ShowOptions, *table) error {
	return sqlstate.New(sqlstate.FeatureNotSupported, "You are not using binary logging")
}

// noRoutine says that there is none: the engine's functions are no stored ones.
func noRoutine(kind string) func(context.Context, *Session, *dialect.ShowOptions, *table) error {
	return func(_ context.Context, _ *Session, o *dialect.ShowOptions, _ *table) error {
		return sqlstate.New(sqlstate.UndefinedFunction, "%s %s does not exist", kind, o.Table.Name)
	}
}

// replicaHeads are the columns that monitors look at; there is never a row.
func replicaHeads(*dialect.ShowOptions, *Session) *arrow.Schema {
	return heads("Replica_IO_State", "Source_Host", "Source_User", "#Source_Port", "#Connect_Retry", "Source_Log_File", "#Read_Source_Log_Pos",
		"Relay_Log_File", "#Relay_Log_Pos", "Relay_Source_Log_File", "Replica_IO_Running", "Replica_SQL_Running", "#Last_Errno", "Last_Error",
		"#Seconds_Behind_Source")(nil, nil)
}

// countSchema is the column of SHOW COUNT(*) WARNINGS.
func countSchema(o *dialect.ShowOptions) *arrow.Schema {
	name := "@@session.warning_count"
	if o.What == "errors" {
		name = "@@session.error_count"
	}
	return arrow.NewSchema([]arrow.Field{{Name: name, Type: arrow.PrimitiveTypes.Int64}}, nil)
}

// warningsSchema has a number for the code: drivers make warnings of their own of it.
func warningsSchema(*dialect.ShowOptions, *Session) *arrow.Schema {
	return arrow.NewSchema([]arrow.Field{
		{Name: "Level", Type: arrow.BinaryTypes.String},
		{Name: "Code", Type: arrow.PrimitiveTypes.Int64},
		{Name: "Message", Type: arrow.BinaryTypes.String},
	}, nil)
}

// showWarnings lists the notices of the last statement, or counts them; the SQL of an ASK
// is Note 1003, as MySQL's own EXPLAIN gives its rewritten query.
func showWarnings(_ context.Context, s *Session, o *dialect.ShowOptions, t *table) error {
	var rows [][]any
	for _, n := range s.warnings {
		if o.What == "errors" && n.Severity != "ERROR" {
			continue
		}
		switch n.Severity {
		case "ERROR":
			rows = append(rows, []any{"Error", int64(1105), n.Message})
		case "WARNING":
			rows = append(rows, []any{"Warning", int64(1292), n.Message})
		default:
			for _, text := range []string{n.Detail, n.Message, n.Hint} {
				if text != "" {
					rows = append(rows, []any{"Note", int64(1003), text})
				}
			}
		}
	}
	if o.Count {
		t.add(int64(len(rows)))
		return nil
	}
	rows = rows[min(o.Offset, int64(len(rows))):]
	if o.HasLimit {
		rows = rows[:min(o.Limit, int64(len(rows)))]
	}
	for _, row := range rows {
		t.add(row...)
	}
	return nil
}

// lookup finds the table of a SHOW; one that the user may not read does not exist.
func (s *Session) lookup(ctx context.Context, o *dialect.ShowOptions) (*backend.Table, error) {
	schema := cmp.Or(o.Table.Schema, s.client.Database)
	if t, err := syscat.MySQL.Table(cmp.Or(schema, "-"), o.Table.Name); err == nil {
		t.Schema = schema
		return t, nil
	}
	catalog, _ := s.catalog()
	t, err := catalog.Table(ctx, s.engineSchema(schema), o.Table.Name)
	if err == nil && s.proxy.guard.MayRead(s.subject(), dialect.Name{Schema: t.Schema, Name: t.Name}) {
		return t, nil
	}
	if err != nil && sqlstate.From(err).Code != sqlstate.UndefinedTable {
		return nil, err
	}
	return nil, sqlstate.New(sqlstate.UndefinedTable, "Table '%s.%s' doesn't exist", schema, o.Table.Name)
}

// engineSchema is where the engine keeps what clients call a database.
func (s *Session) engineSchema(database string) string {
	catalog := s.proxy.engine.Catalog()
	if database == "" || database == catalog.Database() || contains(s.proxy.databases, database) {
		return catalog.DefaultSchema()
	}
	return database
}

func contains(list []string, name string) bool {
	for _, s := range list {
		if s == name {
			return true
		}
	}
	return false
}
