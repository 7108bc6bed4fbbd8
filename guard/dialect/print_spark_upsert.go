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
	const source, rows = "excluded", sourceRows
	target := t.table.alias
	if target == "" {
		target = t.table.name.Name
	}
	of := func(table, column string) {
		p.ident(table)
		p.w(".")
		p.ident(column)
	}
	eachKey := func(between string, write func(column string)) {
		for i, k := range c.columns {
			if i > 0 {
				p.w(between)
			}
			write(k)
		}
	}
	p.w("MERGE INTO ")
	p.tableRef(t.table)
	p.w(" USING (SELECT *, count(*) OVER (PARTITION BY ")
	eachKey(", ", func(k string) { p.ident(k) })
	p.w(") AS " + rows + " FROM (")
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
	p.alias(source, nil)
	p.w(" ON ")
	eachKey(" AND ", func(k string) {
		of(target, k)
		p.w(" = ")
		of(source, k)
	})
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
	for i, name := range columns {
		if i > 0 {
			p.w(", ")
		}
		if i > 0 {
			of(source, name)
			continue
		}
		p.w("CASE WHEN ")
		of(source, rows)
		p.w(" > 1")
		for _, k := range c.columns { // NULL is like no other
			p.w(" AND ")
			of(source, k)
			p.w(" IS NOT NULL")
		}
		p.w(" THEN raise_error('ON CONFLICT command cannot affect row a second time') ELSE ")
		of(source, name)
		p.w(" END")
	}
	p.w(")")
}
