package dialect

import "strings"

// Tally tells what the rows mean that the print of a MySQL write returns: they are not for
// the client, whose server tells how many rows were changed and which number the server
// made for a row.
type Tally struct {
	// Action: the first column tells whether a row was inserted or was there; such a row
	// counts twice.
	Action bool
	// Unchanged counts rows that were there and stay as they are, of as many as Rows were
	// given; 0: not known.
	Unchanged bool
	Rows      int64
	// Key: the last column is the number of a row.
	Key bool
	// Given tells that the statement gave the numbers itself.
	Given bool
	// After is run when rows were written, so that numbers go on behind those that were given.
	After string
}

// Tally is nil for a statement whose count the engine tells as MySQL does.
func (s *Statement) Tally(to Dialect) *Tally {
	t, ok := s.tree.(*insertStmt)
	if !ok || s.Dialect != MySQL || to != DuckDB || len(t.returning) > 0 {
		return nil
	}
	out := &Tally{Action: s.merges(t)}
	if out.Action {
		out.Unchanged = t.replace || s.modes&FoundRows != 0
		if v, ok := t.source.body.(*valuesList); ok {
			out.Rows = int64(len(v.rows))
		}
	}
	if c := s.numberedColumn(t); c != nil {
		out.Key = true
		if at := s.targetOf(t, c.name); at >= 0 && !madeByServer(t, at) {
			out.Given = true
			out.After = s.behindGiven(t, c)
		}
	}
	if !out.Action && !out.Key {
		return nil
	}
	return out
}

// numberedColumn is the column that the server numbers, or nil.
func (s *Statement) numberedColumn(t *insertStmt) *column {
	cols := s.bound.tables[s.tableKey(t.table.name)]
	for i := range cols {
		if cols[i].serial.sequence != "" {
			return &cols[i]
		}
	}
	return nil
}

// targets are the columns that an INSERT fills.
func (s *Statement) targets(t *insertStmt) []string {
	if len(t.columns) > 0 || t.source == nil {
		return t.columns
	}
	return columnNames(s.bound.tables[s.tableKey(t.table.name)])
}

// targetOf is the place of a column among those that an INSERT fills, or -1.
func (s *Statement) targetOf(t *insertStmt, name string) int {
	for i, c := range s.targets(t) {
		if strings.EqualFold(c, name) {
			return i
		}
	}
	return -1
}

// made tells a value that stands for a number that the server makes: NULL, 0 or DEFAULT.
func made(e expr) bool {
	l, ok := e.(*literal)
	return ok && (l.kind == litNull || l.kind == litDefault || l.kind == litInt && l.text == "0")
}

// madeByServer tells that every row leaves its number to the server.
func madeByServer(t *insertStmt, at int) bool {
	v, ok := t.source.body.(*valuesList)
	if !ok {
		return false
	}
	for _, row := range v.rows {
		if at >= len(row) || !made(row[at]) {
			return false
		}
	}
	return true
}

// keysOf are the keys of a table that an INSERT may find taken: those that it fills.
func (s *Statement) keysOf(t *insertStmt) [][]string {
	key := s.tableKey(t.table.name)
	all := append([][]string(nil), s.bound.uniques[key]...)
	if k := s.bound.keys[key]; len(k) > 0 {
		all = append(all, k)
	}
	var out [][]string
	for _, k := range all {
		filled := true
		for _, c := range k {
			at := s.targetOf(t, c)
			filled = filled && at >= 0 && !(t.source != nil && madeByServer(t, at))
		}
		if filled {
			out = append(out, k)
		}
	}
	return out
}

// merges tells an INSERT that may change rows which are there: its rows are merged.
func (s *Statement) merges(t *insertStmt) bool {
	if t.source == nil || len(t.with) > 0 || !t.replace && (t.conflict == nil || t.conflict.nothing) {
		return false
	}
	if s.bound.tables[s.tableKey(t.table.name)] == nil {
		return false
	}
	v, ok := t.source.body.(*valuesList)
	if !ok {
		return true
	}
	for _, row := range v.rows { // DEFAULT has no meaning in the rows of a MERGE
		for at, e := range row {
			if l, ok := e.(*literal); ok && l.kind == litDefault && !madeByServer(t, at) {
				return false
			}
		}
	}
	return true
}

// behindGiven moves a sequence behind the greatest number of its table.
func (s *Statement) behindGiven(t *insertStmt, c *column) string {
	p := &printer{s: s, to: DuckDB}
	schema, name, ok := strings.Cut(c.serial.sequence, ".")
	if !ok {
		schema, name = "", schema
	}
	name = strings.Trim(name, `"`)
	p.w("SELECT count(n) FROM (SELECT nextval(")
	p.text(c.serial.sequence)
	p.w(") AS n FROM range(CASE WHEN (SELECT max(")
	p.ident(c.name)
	p.w(") FROM ")
	p.tableName(t.table.name)
	last := func() {
		p.w("(SELECT coalesce(max(last_value), max(start_value) - 1) FROM duckdb_sequences() WHERE sequence_name = ")
		p.text(name)
		if schema != "" {
			p.w(" AND schema_name = ")
			p.text(schema)
		}
		p.w(")")
	}
	p.w(") - ")
	last()
	p.w(" > 50000000 THEN error('the number is too far ahead of those that the table has') ELSE greatest(0, CAST((SELECT max(")
	p.ident(c.name)
	p.w(") FROM ")
	p.tableName(t.table.name)
	p.w(") AS BIGINT) - ")
	last()
	p.w(") END))")
	return string(p.b)
}

// qualify names the table of the columns that ON DUPLICATE KEY UPDATE reads: those that are
// inserted have the same names.
func (f *inferrer) qualify(set []assignment, table string) {
	if f.s.Dialect != MySQL {
		return
	}
	var put func(expr) expr
	put = func(e expr) expr {
		if c, ok := e.(*columnRef); ok {
			if len(c.parts) == 1 && c.rel == table {
				out := *c
				out.parts = []string{table, c.parts[0]}
				return &out
			}
			return e
		}
		return mapExpr(e, put)
	}
	for i := range set {
		set[i].value = put(set[i].value)
	}
}

// PrintFound prints a count of the rows that SQL_CALC_FOUND_ROWS asks for: those that there
// would be without LIMIT. It is empty for a statement that does not ask.
func (s *Statement) PrintFound(to Dialect, version Version, env Env) (string, error) {
	q, ok := s.tree.(*query)
	if !ok || !q.calc {
		return "", nil
	}
	all := *q
	all.limit, all.offset, all.orderBy, all.calc = nil, nil, nil, false
	count := &call{node: node{typ: of(tInt8)}, name: "count", star: true}
	counted := &query{body: &selectCore{items: []selectItem{{expr: count}}, from: []fromItem{&derived{query: &all, alias: "found"}}}}
	return s.printTrees(&printer{s: s, env: env, to: to, version: version, plain: true}, []tree{counted})
}
