package dialect

// onOf is the condition of a MERGE for what a WHERE says.
func onOf(where expr) expr {
	if where == nil {
		return &literal{node: node{typ: of(tBool)}, kind: litBool, text: "true"}
	}
	return where
}

// sparkUpsert is INSERT … ON CONFLICT as a MERGE, which tables of Delta and Iceberg can do.
// They hold no keys: the columns that ON CONFLICT names are taken for one. Two new rows of
// one key are an error, as they are in PostgreSQL where the second would change the first.
func (p *printer) sparkUpsert(t *insertStmt) {
	c, columns := t.conflict, t.columns
	if len(columns) == 0 {
		for _, col := range p.s.bound.tables[p.s.tableKey(t.table.name)] {
			columns = append(columns, col.name)
		}
	}
	switch {
	case len(c.columns) == 0:
		p.refuseHint(0, "ON CONFLICT without columns", "Spark's tables have no keys: name the columns of the key, on a Delta or Iceberg table")
	case len(columns) == 0 || t.source == nil:
		p.refuseHint(0, "ON CONFLICT without the columns that are written", "name them: INSERT INTO t (a, b) …")
	}
	p.w("MERGE INTO ")
	p.tableRef(t.table)
	p.w(" USING ")
	p.upsertSource(t, columns)
	p.w(" ON ")
	for i, k := range c.columns {
		if i > 0 {
			p.w(" AND ")
		}
		p.memberOf(t.table.called(), k)
		p.w(" = ")
		p.memberOf(upserted, k)
	}
	if !c.nothing {
		p.w(" WHEN MATCHED")
		if c.where != nil {
			p.w(" AND (")
			p.condition(c.where)
			p.w(")")
		}
		p.w(" THEN UPDATE SET ")
		p.assignments(c.set)
	}
	p.w(" WHEN NOT MATCHED THEN INSERT ")
	p.columnNames(columns)
	p.w(" VALUES (")
	p.upsertValues(columns, c.columns)
	p.w(")")
}

// upserted is what ON CONFLICT calls the new rows.
const upserted = "excluded"

// memberOf writes a column with its table's name.
func (p *printer) memberOf(table, column string) {
	p.ident(table)
	p.w(".")
	p.ident(column)
}

// upsertSource writes the new rows, each with the number of those that have its key.
func (p *printer) upsertSource(t *insertStmt, columns []string) {
	p.w("(SELECT *, count(*) OVER (PARTITION BY ")
	for i, k := range t.conflict.columns {
		if i > 0 {
			p.w(", ")
		}
		p.ident(k)
	}
	p.w(") AS " + sourceRows + " FROM (")
	p.requireColumns(t)
	p.sparkWith(t.with, t.recursive)
	if len(t.with) > 0 && len(t.source.with) > 0 {
		p.w("SELECT * FROM (")
	}
	p.query(p.stored(t))
	if len(t.with) > 0 && len(t.source.with) > 0 {
		p.w(")")
	}
	p.w(")")
	p.alias("q", columns)
	p.w(")")
	p.alias(upserted, nil)
}

// upsertValues writes the values of a new row. The first one holds that no other row has its key;
// NULL is like no other.
func (p *printer) upsertValues(columns, key []string) {
	p.w("CASE WHEN ")
	p.memberOf(upserted, sourceRows)
	p.w(" > 1")
	for _, k := range key {
		p.w(" AND ")
		p.memberOf(upserted, k)
		p.w(" IS NOT NULL")
	}
	p.w(" THEN raise_error('ON CONFLICT command cannot affect row a second time') ELSE ")
	p.memberOf(upserted, columns[0])
	p.w(" END")
	for _, name := range columns[1:] {
		p.w(", ")
		p.memberOf(upserted, name)
	}
}
