package dialect

import "strconv"

func (p *printer) writeStatement(t tree) {
	switch t := t.(type) {
	case *insertStmt:
		p.insert(t)
	case *updateStmt:
		p.update(t)
	case *deleteStmt:
		p.delete(t)
	case *mergeStmt:
		p.mergeInto(t)
	case *createTable:
		p.createTable(t)
	case *createView:
		p.createView(t)
	case *createSchema:
		p.w("CREATE SCHEMA ")
		if t.ifNotExists {
			p.w("IF NOT EXISTS ")
		}
		p.ident(t.name)
	case *dropStmt:
		p.drop(t)
	case *truncateStmt:
		p.w("TRUNCATE ")
		p.tableName(t.names[0])
	case *alterTable:
		p.alter(t)
	case *createIndex:
		p.createIndex(t)
	case *createSequence:
		p.createSequence(t)
	case *comment:
		p.comment(t)
	default:
		refuse(0, "this statement")
	}
}

func (p *printer) insert(t *insertStmt) {
	if !p.mysqlInsert(t) {
		p.plainInsert(t)
		p.returning(t.returning)
	}
}

// plainInsert writes an INSERT without what it returns.
func (p *printer) plainInsert(t *insertStmt) {
	p.with(t.with, t.recursive)
	p.w("INSERT ")
	if t.replace {
		p.w("OR REPLACE ")
	}
	p.w("INTO ")
	p.tableName(t.table.name)
	if t.table.alias != "" {
		p.w(" AS ")
		p.ident(t.table.alias)
	}
	if len(t.columns) > 0 {
		p.w(" ")
		p.columnNames(t.columns)
	}
	if t.source == nil {
		if len(t.columns) > 0 {
			refuse(0, "INSERT of columns without values")
		}
		p.w(" DEFAULT VALUES")
	} else {
		p.w(" ")
		if v, ok := t.source.body.(*valuesList); ok && t.source.limit == nil && t.source.orderBy == nil && t.source.with == nil {
			p.plainValues(v)
		} else {
			p.query(t.source)
		}
	}
	if c := t.conflict; c != nil {
		p.w(" ON CONFLICT")
		if len(c.columns) > 0 {
			p.w(" ")
			p.columnNames(c.columns)
		}
		if c.nothing {
			p.w(" DO NOTHING")
		} else {
			p.w(" DO UPDATE SET ")
			p.assignments(c.set)
			p.where(c.where)
		}
	}
}

func (p *printer) assignments(set []assignment) {
	for i, a := range set {
		if i > 0 {
			p.w(", ")
		}
		p.ident(a.column)
		p.w(" = ")
		if a.touches != nil {
			p.touched(a, set)
			continue
		}
		p.expr(a.value)
	}
}

func (p *printer) where(e expr) {
	if e != nil {
		p.w(" WHERE ")
		p.condition(e)
	}
}

func (p *printer) returning(items []selectItem) {
	if len(items) > 0 {
		p.w(" RETURNING ")
		p.items(items, true, nil)
	}
}

// ownReturning is RETURNING of a write that joins other tables: the engine returns only
// the columns of the one that is written.
func (p *printer) ownReturning(t *tableRef, items []selectItem) {
	name := t.called()
	w := walker{shallow: true, onExpr: func(e expr) {
		if c, ok := e.(*columnRef); ok && c.rel != "" && !equalFold(c.rel, name) {
			refuse(c.pos, "RETURNING columns of another table")
		}
	}}
	w.items(items)
	p.returning(items)
}

func (p *printer) update(t *updateStmt) {
	p.with(t.with, t.recursive)
	p.w("UPDATE ")
	p.tableRef(t.table)
	p.w(" SET ")
	p.assignments(t.set)
	if t.rows {
		p.ownValues(t)
		p.w(" WHERE ")
		p.rowsOf(t.table, t.from, t.where)
		if p.s.modes&FoundRows == 0 {
			p.w(" AND (")
			p.changes(t.set, t.table)
			p.w(")")
		}
		return
	}
	if len(t.from) > 0 {
		p.w(" FROM ")
		p.fromList(t.from)
	}
	if !p.onlyChanged(t) {
		p.someRows(t.some, t.table, t.where)
	}
	p.ownReturning(t.table, t.returning)
}

func (p *printer) delete(t *deleteStmt) {
	p.with(t.with, t.recursive)
	p.w("DELETE FROM ")
	p.tableRef(t.table)
	if t.rows {
		p.w(" WHERE ")
		p.rowsOf(t.table, t.using, t.where)
		return
	}
	if len(t.using) > 0 {
		p.w(" USING ")
		p.fromList(t.using)
	}
	p.someRows(t.some, t.table, t.where)
	p.ownReturning(t.table, t.returning)
}

// rowsOf picks the rows of a table that a join with it has.
func (p *printer) rowsOf(t *tableRef, from []fromItem, where expr) {
	p.w("rowid IN (SELECT ")
	p.ident(t.called())
	p.w(".rowid FROM ")
	p.fromList(from)
	p.where(where)
	p.w(")")
}

// ownValues holds that an UPDATE over an outer join takes its values from the table itself.
func (p *printer) ownValues(t *updateStmt) {
	w := walker{shallow: true, onExpr: func(e expr) {
		if c, ok := e.(*columnRef); ok && !equalFold(c.rel, t.table.called()) {
			refuse(c.pos, "UPDATE of a table in an outer join with another table's values")
		}
	}}
	for _, a := range t.set {
		w.expr(a.value)
	}
}

func (p *printer) createTable(t *createTable) {
	p.w("CREATE ")
	if t.temp {
		p.w("TEMP ")
	}
	p.w("TABLE ")
	if t.ifNotExists {
		p.w("IF NOT EXISTS ")
	}
	p.tableName(t.name)
	if t.as != nil {
		p.columnNames(t.colNames)
		p.w(" AS ")
		p.query(t.as)
		if t.noData {
			p.w(" WITH NO DATA")
		}
		return
	}
	if len(t.columns) == 0 {
		refuse(0, "CREATE TABLE without columns")
	}
	p.w(" (")
	for i := range t.columns {
		if i > 0 {
			p.w(", ")
		}
		p.columnDef(&t.columns[i])
	}
	if len(t.primaryKey) > 0 {
		p.w(", PRIMARY KEY ")
		p.columnNames(t.primaryKey)
	}
	for _, u := range t.uniques {
		p.w(", UNIQUE ")
		p.columnNames(u)
	}
	for i := range t.foreign {
		p.w(", FOREIGN KEY ")
		p.columnNames(t.foreign[i].columns)
		p.references(&t.foreign[i])
	}
	for _, c := range t.checks {
		p.w(", CHECK (")
		p.condition(c)
		p.w(")")
	}
	p.w(")")
}

func (p *printer) columnDef(c *columnDef) {
	p.ident(c.name)
	name, ok := c.typ.duck()
	if !ok {
		refuse(0, "a column of type "+c.typ.String())
	}
	if p.s.Dialect == MySQL && p.to == DuckDB && c.typ.kind == tTimestamp {
		switch c.typ.prec {
		case 0:
			name = "TIMESTAMP_S" // DATETIME has no digits after the second
		case 3:
			name = "TIMESTAMP_MS"
		}
	}
	if c.unsigned && p.to == DuckDB {
		name = map[typeKind]string{tInt2: "UTINYINT", tInt4: "USMALLINT", tInt8: "UINTEGER", tUInt8: "UBIGINT"}[c.typ.kind]
		if name == "" {
			refuse(0, "UNSIGNED "+c.typ.String()+"; leave UNSIGNED out")
		}
	}
	p.w(" " + name)
	if c.generated != nil {
		p.w(" GENERATED ALWAYS AS (")
		p.expr(c.generated)
		p.w(")")
	}
	if c.notNull {
		p.w(" NOT NULL")
	}
	if c.primary {
		p.w(" PRIMARY KEY")
	}
	if c.unique {
		p.w(" UNIQUE")
	}
	p.references(c.references)
	if c.def != nil {
		p.w(" DEFAULT ")
		p.operand(c.def)
	}
	p.serial(c)
	check := c.check
	if check != nil {
		p.w(" CHECK (")
		p.condition(check)
		p.w(")")
	}
	p.declared(c)
	p.touchedColumn(c)
	p.enumColumn(c)
	if n := c.typ.prec; (c.typ.kind == tVarchar || c.typ.kind == tBpchar) && !c.typ.array && n > 0 && check == nil && c.generated == nil {
		p.w(" CHECK (length(")
		p.ident(c.name)
		p.w(") <= " + strconv.Itoa(int(n)) + ")")
	}
}

// declared writes what the engine's type does not say of a column's, for the catalog to
// tell it later: a condition that holds nothing back.
func (p *printer) declared(c *columnDef) {
	name := map[typeKind]string{tTimestampTZ: "timestamp", tTime: "time"}[c.typ.kind]
	if name != "" && !c.typ.array && p.s.Dialect == MySQL && !p.added && (c.typ.prec == 0 || c.typ.prec == 3) {
		p.declaredAs(c.name, name+"("+itoa(int(c.typ.prec))+")")
	}
	as := map[typeKind]string{tVarchar: "varchar", tBpchar: "bpchar", tJSONB: "jsonb"}[c.typ.kind]
	if as == "" || c.typ.array || p.added || p.s.Dialect == MySQL && (c.typ.kind != tVarchar || c.typ.prec == 0) {
		return
	}
	if c.typ.prec > 0 && c.typ.kind != tJSONB {
		as += "(" + itoa(int(c.typ.prec)) + ")"
	}
	p.declaredAs(c.name, as)
}

// declaredAs writes a condition that holds nothing back, and keeps what a column was declared as.
func (p *printer) declaredAs(column, as string) {
	p.w(" CHECK (")
	p.text(column)
	p.w(" <> ")
	p.text("declared " + as)
	p.w(")")
}

func (p *printer) createView(t *createView) {
	p.w("CREATE ")
	if t.replace {
		p.w("OR REPLACE ")
	}
	if t.temp {
		p.w("TEMP ")
	}
	p.w("VIEW ")
	p.tableName(t.name)
	p.columnNames(t.columns)
	p.w(" AS ")
	p.query(t.query)
}

func (p *printer) drop(t *dropStmt) {
	p.w("DROP " + t.what + " ")
	if t.ifExists {
		p.w("IF EXISTS ")
	}
	if t.what == "SCHEMA" {
		p.ident(t.names[0].Name)
	} else {
		p.tableName(t.names[0])
	}
	if t.cascade {
		p.w(" CASCADE")
	}
}

func (p *printer) alter(t *alterTable) {
	p.w("ALTER TABLE ")
	p.tableName(t.name)
	if p.alterColumn(t) {
		return
	}
	p.w(" " + t.action + " ")
	if t.exists {
		if t.action == "ADD COLUMN" {
			p.w("IF NOT EXISTS ")
		} else if t.action == "DROP COLUMN" {
			p.w("IF EXISTS ")
		}
	}
	switch t.action {
	case "ADD COLUMN":
		c := t.column
		if c.typ.kind == tVarchar || c.typ.kind == tBpchar {
			c.typ.prec = 0 // a condition would hold the length
		}
		p.added = true // the engine adds no column with a condition
		p.columnDef(&c)
	case "DROP COLUMN":
		p.ident(t.column.name)
	case "RENAME COLUMN":
		p.ident(t.column.name)
		p.w(" TO ")
		p.ident(t.newName)
	default:
		p.ident(t.newName)
	}
}
