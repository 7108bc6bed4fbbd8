package dialect

// alterColumn writes a change of one column or of the keys; false leaves the others.
func (p *printer) alterColumn(t *alterTable) bool {
	switch t.action {
	case "ADD PRIMARY KEY":
		if p.to == Spark {
			p.refuseHint(0, "PRIMARY KEY", "Spark does not enforce it: leave it out")
		}
		p.w(" ADD PRIMARY KEY ")
		p.columnNames(t.keys)
		return true
	case "TYPE", "SET DEFAULT", "DROP DEFAULT", "SET NOT NULL", "DROP NOT NULL":
	default:
		return false
	}
	p.w(" ALTER COLUMN ")
	p.ident(t.column.name)
	if t.action != "TYPE" {
		p.w(" " + t.action)
		if t.action == "SET DEFAULT" {
			p.w(" ")
			p.operand(t.column.def)
		}
		return true
	}
	if p.to == Spark {
		if t.using != nil {
			p.refuseHint(0, "ALTER COLUMN … USING", "write a new table with CREATE TABLE … AS")
		}
		p.w(" TYPE " + p.sparkType(t.column.typ, 0))
		return true
	}
	name, ok := t.column.typ.duck()
	if !ok {
		refuse(0, "a column of type "+t.column.typ.String())
	}
	p.w(" SET DATA TYPE " + name)
	if t.using != nil {
		p.w(" USING ")
		p.operand(t.using)
	}
	return true
}

// createIndex writes an index, which changes no answer but for UNIQUE.
func (p *printer) createIndex(t *createIndex) {
	if p.to == Spark {
		p.refuseHint(0, "CREATE INDEX", "Spark's tables have no indexes")
	}
	p.w("CREATE ")
	if t.unique {
		p.w("UNIQUE ")
	}
	p.w("INDEX ")
	if t.ifNotExists {
		p.w("IF NOT EXISTS ")
	}
	p.ident(t.name)
	p.w(" ON ")
	p.tableName(t.table)
	p.w("(")
	for i, k := range t.keys {
		if i > 0 {
			p.w(", ")
		}
		p.operand(k)
	}
	p.w(")")
}

func (p *printer) comment(t *comment) {
	if p.to == Spark && t.what != "TABLE" {
		p.refuseHint(0, "COMMENT ON "+t.what, "only a table's comment can be set")
	}
	p.w("COMMENT ON " + t.what + " ")
	p.tableName(t.name)
	if t.column != "" {
		p.w(".")
		p.ident(t.column)
	}
	p.w(" IS ")
	if t.text == nil {
		p.w("NULL")
		return
	}
	p.text(*t.text)
}

// references writes where a foreign key leads; the engine enforces it.
func (p *printer) references(k *foreignKey) {
	if k == nil {
		return
	}
	if p.to == Spark {
		p.refuseHint(0, "REFERENCES", "Spark does not enforce it: leave it out")
	}
	p.w(" REFERENCES ")
	p.tableName(k.table)
	if len(k.refers) > 0 {
		p.w(" ")
		p.columnNames(k.refers)
	}
}

// someRows writes the condition of a write; with ORDER BY or LIMIT the rows are picked
// by their numbers.
func (p *printer) someRows(s *someRows, table *tableRef, where expr) {
	if s == nil {
		p.where(where)
		return
	}
	if p.to == Spark {
		p.refuseHint(table.pos, "UPDATE or DELETE with ORDER BY or LIMIT", "pick the rows by a condition")
	}
	p.w(" WHERE rowid IN (SELECT rowid FROM ")
	p.tableRef(table)
	p.where(where)
	p.orderBy(s.orderBy)
	if s.limit != nil {
		p.w(" LIMIT ")
		p.operand(s.limit)
	}
	p.w(")")
}
