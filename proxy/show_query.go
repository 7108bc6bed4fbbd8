package proxy

import (
	"cmp"
	"context"
	"strings"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// showQuery is a SHOW statement as the query that MySQL itself makes of it: named columns
// of a relation of information_schema, which LIKE and WHERE then choose among.
type showQuery struct {
	from    string
	columns [][2]string // name, expression
	order   []string    // expressions over the relation
	// more are the columns of FULL, in their places: name of the column before → these.
	full map[string][][2]string
	// of a database or of a table; others are the server's.
	database, table string // the columns that name them
}

// routineColumns are those of SHOW PROCEDURE STATUS and SHOW FUNCTION STATUS.
var routineColumns = [][2]string{{"Db", "ROUTINE_SCHEMA"}, {"Name", "ROUTINE_NAME"}, {"Type", "ROUTINE_TYPE"}, {"Definer", "DEFINER"},
	{"Modified", "LAST_ALTERED"}, {"Created", "CREATED"}, {"Security_type", "SECURITY_TYPE"}, {"Comment", "ROUTINE_COMMENT"},
	{"character_set_client", "CHARACTER_SET_CLIENT"}, {"collation_connection", "COLLATION_CONNECTION"}, {"Database Collation", "DATABASE_COLLATION"}}

var variableColumns = [][2]string{{"Variable_name", "VARIABLE_NAME"}, {"Value", "VARIABLE_VALUE"}}

// showQueries are the SHOW statements that are queries.
var showQueries = map[string]showQuery{
	"databases": {from: "SCHEMATA", columns: [][2]string{{"Database", "SCHEMA_NAME"}}, order: []string{"SCHEMA_NAME"}},
	"tables": {from: "TABLES", columns: [][2]string{{"Tables_in_", "TABLE_NAME"}}, order: []string{"TABLE_NAME"}, database: "TABLE_SCHEMA",
		full: map[string][][2]string{"Tables_in_": {{"Table_type", "TABLE_TYPE"}}}},
	"columns": {from: "COLUMNS", order: []string{"ORDINAL_POSITION"}, database: "TABLE_SCHEMA", table: "TABLE_NAME",
		columns: [][2]string{{"Field", "COLUMN_NAME"}, {"Type", "COLUMN_TYPE"}, {"Null", "IS_NULLABLE"}, {"Key", "COLUMN_KEY"}, {"Default", "COLUMN_DEFAULT"}, {"Extra", "EXTRA"}},
		full:    map[string][][2]string{"Type": {{"Collation", "COLLATION_NAME"}}, "Extra": {{"Privileges", "PRIVILEGES"}, {"Comment", "COLUMN_COMMENT"}}}},
	"keys": {from: "STATISTICS", order: []string{"(INDEX_NAME <> 'PRIMARY')", "NON_UNIQUE", "INDEX_NAME", "SEQ_IN_INDEX"}, database: "TABLE_SCHEMA", table: "TABLE_NAME",
		columns: [][2]string{{"Table", "TABLE_NAME"}, {"Non_unique", "NON_UNIQUE"}, {"Key_name", "INDEX_NAME"}, {"Seq_in_index", "SEQ_IN_INDEX"},
			{"Column_name", "COLUMN_NAME"}, {"Collation", "COLLATION"}, {"Cardinality", "CARDINALITY"}, {"Sub_part", "SUB_PART"}, {"Packed", "PACKED"},
			{"Null", "NULLABLE"}, {"Index_type", "INDEX_TYPE"}, {"Comment", "COMMENT"}, {"Index_comment", "INDEX_COMMENT"}, {"Visible", "IS_VISIBLE"}, {"Expression", "EXPRESSION"}}},
	"table status": {from: "TABLES", order: []string{"TABLE_NAME"}, database: "TABLE_SCHEMA",
		columns: [][2]string{{"Name", "TABLE_NAME"}, {"Engine", "ENGINE"}, {"Version", "VERSION"}, {"Row_format", "ROW_FORMAT"}, {"Rows", "TABLE_ROWS"},
			{"Avg_row_length", "AVG_ROW_LENGTH"}, {"Data_length", "DATA_LENGTH"}, {"Max_data_length", "MAX_DATA_LENGTH"}, {"Index_length", "INDEX_LENGTH"},
			{"Data_free", "DATA_FREE"}, {"Auto_increment", "AUTO_INCREMENT"}, {"Create_time", "CREATE_TIME"}, {"Update_time", "UPDATE_TIME"},
			{"Check_time", "CHECK_TIME"}, {"Collation", "TABLE_COLLATION"}, {"Checksum", "CHECKSUM"}, {"Create_options", "CREATE_OPTIONS"}, {"Comment", "TABLE_COMMENT"}}},
	"variables":        {from: "SESSION_VARIABLES", columns: variableColumns, order: []string{"VARIABLE_NAME"}},
	"global variables": {from: "GLOBAL_VARIABLES", columns: variableColumns, order: []string{"VARIABLE_NAME"}},
	"status":           {from: "SESSION_STATUS", columns: variableColumns, order: []string{"VARIABLE_NAME"}},
	"global status":    {from: "GLOBAL_STATUS", columns: variableColumns, order: []string{"VARIABLE_NAME"}},
	"processlist": {from: "PROCESSLIST", order: []string{"ID"}, columns: [][2]string{{"Id", "ID"}, {"User", "USER"}, {"Host", "HOST"}, {"db", "DB"},
		{"Command", "COMMAND"}, {"Time", "TIME"}, {"State", "STATE"}, {"Info", "INFO"}}},
	"collation": {from: "COLLATIONS", order: []string{"COLLATION_NAME"}, columns: [][2]string{{"Collation", "COLLATION_NAME"}, {"Charset", "CHARACTER_SET_NAME"},
		{"Id", "ID"}, {"Default", "IS_DEFAULT"}, {"Compiled", "IS_COMPILED"}, {"Sortlen", "SORTLEN"}, {"Pad_attribute", "PAD_ATTRIBUTE"}}},
	"character set": {from: "CHARACTER_SETS", order: []string{"CHARACTER_SET_NAME"}, columns: [][2]string{{"Charset", "CHARACTER_SET_NAME"},
		{"Description", "DESCRIPTION"}, {"Default collation", "DEFAULT_COLLATE_NAME"}, {"Maxlen", "MAXLEN"}}},
	"engines": {from: "ENGINES", order: []string{"ENGINE"}, columns: [][2]string{{"Engine", "ENGINE"}, {"Support", "SUPPORT"}, {"Comment", "COMMENT"},
		{"Transactions", "TRANSACTIONS"}, {"XA", "XA"}, {"Savepoints", "SAVEPOINTS"}}},
	"plugins": {from: "PLUGINS", order: []string{"PLUGIN_NAME"}, columns: [][2]string{{"Name", "PLUGIN_NAME"}, {"Status", "PLUGIN_STATUS"}, {"Type", "PLUGIN_TYPE"},
		{"Library", "PLUGIN_LIBRARY"}, {"License", "PLUGIN_LICENSE"}}},
	"procedure status":    {from: "ROUTINES WHERE ROUTINE_TYPE = 'PROCEDURE'", order: []string{"ROUTINE_SCHEMA", "ROUTINE_NAME"}, columns: routineColumns},
	"function status":     {from: "ROUTINES WHERE ROUTINE_TYPE = 'FUNCTION'", order: []string{"ROUTINE_SCHEMA", "ROUTINE_NAME"}, columns: routineColumns},
	"package status":      {from: "ROUTINES WHERE ROUTINE_TYPE = 'PACKAGE'", order: []string{"ROUTINE_SCHEMA", "ROUTINE_NAME"}, columns: routineColumns},
	"package body status": {from: "ROUTINES WHERE ROUTINE_TYPE = 'PACKAGE BODY'", order: []string{"ROUTINE_SCHEMA", "ROUTINE_NAME"}, columns: routineColumns},
	"triggers": {from: "TRIGGERS", order: []string{"TRIGGER_NAME"}, database: "TRIGGER_SCHEMA", columns: [][2]string{{"Trigger", "TRIGGER_NAME"}, {"Event", "EVENT_MANIPULATION"},
		{"Table", "EVENT_OBJECT_TABLE"}, {"Statement", "ACTION_STATEMENT"}, {"Timing", "ACTION_TIMING"}, {"Created", "CREATED"}, {"sql_mode", "SQL_MODE"},
		{"Definer", "DEFINER"}, {"character_set_client", "CHARACTER_SET_CLIENT"}, {"collation_connection", "COLLATION_CONNECTION"}, {"Database Collation", "DATABASE_COLLATION"}}},
	"events": {from: "EVENTS", order: []string{"EVENT_NAME"}, database: "EVENT_SCHEMA", columns: [][2]string{{"Db", "EVENT_SCHEMA"}, {"Name", "EVENT_NAME"}, {"Definer", "DEFINER"},
		{"Time zone", "TIME_ZONE"}, {"Type", "EVENT_TYPE"}, {"Execute at", "EXECUTE_AT"}, {"Interval value", "INTERVAL_VALUE"}, {"Interval field", "INTERVAL_FIELD"},
		{"Starts", "STARTS"}, {"Ends", "ENDS"}, {"Status", "STATUS"}, {"Originator", "ORIGINATOR"}, {"character_set_client", "CHARACTER_SET_CLIENT"},
		{"collation_connection", "COLLATION_CONNECTION"}, {"Database Collation", "DATABASE_COLLATION"}}},
}

// showText is the query of a SHOW statement; "" is one that is none.
func (s *Session) showText(ctx context.Context, o *dialect.ShowOptions) (string, error) {
	what := o.What
	if o.Global && (what == "variables" || what == "status") {
		what = "global " + what
	}
	q, ok := showQueries[what]
	if !ok || len(s.proxy.catalogs) == 0 {
		return "", nil
	}
	where, database, err := s.showOf(ctx, q, o)
	if err != nil {
		return "", err
	}
	names, inner := make([]string, 0, len(q.columns)+3), make([]string, 0, len(q.columns)+3)
	add := func(c [2]string) {
		shown := c[0]
		if shown == "Tables_in_" {
			shown += database
		}
		inner = append(inner, c[1]+" AS "+backticks(shown))
		if len(names) == 0 && o.HasLike && (what == "tables" || what == "databases") { // MySQL says in the head what was looked for
			names = append(names, backticks(shown)+" AS "+backticks(shown+" ("+o.Like+")"))
			return
		}
		names = append(names, backticks(shown))
	}
	for _, c := range q.columns {
		add(c)
		if o.Full {
			for _, more := range q.full[c[0]] {
				add(more)
			}
		}
	}
	first, _, _ := strings.Cut(names[0], " AS ")
	var b strings.Builder
	order := make([]string, len(q.order))
	for i, e := range q.order {
		order[i] = "streamlink_order_" + itoa(int64(i))
		inner = append(inner, e+" AS "+order[i])
	}
	b.WriteString("SELECT " + strings.Join(names, ", ") + " FROM (SELECT " + strings.Join(inner, ", ") + " FROM information_schema." + q.from + where + ") AS shown")
	switch {
	case o.HasLike:
		b.WriteString(" WHERE " + first + " LIKE " + mysqlText(o.Like))
	case o.Where != "":
		b.WriteString(" WHERE " + o.Where)
	}
	b.WriteString("\nORDER BY " + strings.Join(order, ", ")) // on a line of its own: a comment may end the condition
	return b.String(), nil
}

// showOf is the condition for the database and the table that a SHOW is about. Both must
// exist.
func (s *Session) showOf(ctx context.Context, q showQuery, o *dialect.ShowOptions) (where, database string, err error) {
	if q.database == "" {
		return "", "", nil
	}
	database = cmp.Or(o.Table.Schema, s.client.Database)
	if database == "" {
		return "", "", sqlstate.New(sqlstate.InvalidSchemaName, "No database selected").WithHint("USE %s", s.proxy.Database())
	}
	if err := s.proxy.knownDatabase(database, dialect.MySQL); err != nil {
		return "", "", err
	}
	listed := database
	if s.engineSchema(database) == s.proxy.engine.Catalog().DefaultSchema() {
		listed = s.proxy.Database()
	}
	where = " WHERE " + q.database + " = " + mysqlText(listed)
	if q.table != "" {
		t, err := s.lookup(ctx, o)
		if err != nil {
			return "", "", err
		}
		where += " AND " + q.table + " = " + mysqlText(t.Name)
	}
	return where, database, nil
}
