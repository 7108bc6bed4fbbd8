package dialect

import (
	"slices"
	"strings"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// sparkStatement writes what changes data or definitions. Spark keeps no keys, so what
// relies on them is refused.
func (p *printer) sparkStatement(t tree) {
	switch t := t.(type) {
	case *insertStmt:
		p.sparkInsertInto(t)
	case *updateStmt:
		p.sparkUpdate(t)
	case *deleteStmt:
		p.sparkDelete(t)
	case *createTable:
		p.sparkCreateTable(t)
	case *createView:
		p.sparkCreateView(t)
	case *dropStmt:
		p.sparkDrop(t)
	case *truncateStmt:
		p.w("TRUNCATE TABLE ")
		p.tableName(t.names[0])
	case *alterTable:
		p.sparkAlter(t)
	case *createSequence:
		p.refuseHint(0, "CREATE SEQUENCE", "Spark has no sequences")
	default:
		p.writeStatement(t)
	}
}

func (p *printer) sparkInsertInto(t *insertStmt) {
	switch {
	case t.replace:
		p.refuseHint(0, "REPLACE", "Spark's tables have no keys: use MERGE on a Delta or Iceberg table")
	case len(t.returning) > 0:
		p.refuseHint(0, "RETURNING", "read the rows back")
	case t.conflict != nil:
		p.sparkUpsert(t)
		return
	case t.source == nil:
		p.sparkDefaultRow(t)
		return
	}
	p.w("INSERT INTO ")
	p.tableName(t.table.name)
	if len(t.columns) > 0 {
		p.w(" ")
		p.columnNames(t.columns)
	}
	p.w(" ")
	p.requireColumns(t)
	p.sparkWith(t.with, t.recursive) // behind the table: the engine counts what the query gives
	q := p.stored(t)
	if v, ok := q.body.(*valuesList); ok && q.limit == nil && q.orderBy == nil && q.with == nil {
		p.sparkRowsOf(v)
		return
	}
	if len(t.with) > 0 && len(q.with) > 0 {
		p.w("SELECT * FROM (")
		defer p.w(")")
	}
	p.query(q)
}

// sparkDefaultRow is INSERT … DEFAULT VALUES.
func (p *printer) sparkDefaultRow(t *insertStmt) {
	cols := p.s.bound.tables[p.s.tableKey(t.table.name)]
	if len(cols) == 0 {
		p.refuseHint(0, "INSERT … DEFAULT VALUES", "write the values")
	}
	row := make([]expr, len(cols))
	for i, c := range cols {
		if c.required {
			panic(bail{sqlstate.New("23502", "null value in column %q of relation %q violates not-null constraint", c.name, t.table.name.Name)})
		}
		row[i] = &literal{kind: litDefault}
	}
	p.w("INSERT INTO ")
	p.tableName(t.table.name)
	p.w(" ")
	p.plainValues(&valuesList{rows: [][]expr{row}})
}

// sparkRowsOf writes VALUES. Spark's takes constants only; what is computed is selected.
func (p *printer) sparkRowsOf(v *valuesList) {
	computed := false
	w := walker{onExpr: func(e expr) {
		switch e.(type) {
		case *call, *subquery, *binary, *caseExpr:
			computed = true
		}
	}}
	for _, row := range v.rows {
		w.exprs(row)
	}
	if !computed {
		p.values(v)
		return
	}
	for i, row := range v.rows {
		if i > 0 {
			p.w(" UNION ALL ")
		}
		p.w("SELECT ")
		p.exprs(row)
	}
}

// requiredPlaces are the names of the columns that must not be NULL, by their places in
// what is inserted.
func (p *printer) requiredPlaces(t *insertStmt) map[int]string {
	out := make(map[int]string)
	for i, c := range p.s.bound.tables[p.s.tableKey(t.table.name)] {
		if !c.required {
			continue
		}
		at := i
		if len(t.columns) > 0 {
			at = slices.IndexFunc(t.columns, func(name string) bool { return strings.EqualFold(name, c.name) })
		}
		out[at] = c.name
	}
	return out
}

// requiredValue is a value that is an error where it is NULL.
func (p *printer) requiredValue(x expr, name string) expr {
	if _, isStar := x.(*star); isStar {
		refuse(x.base().pos, "INSERT … SELECT * into a table with NOT NULL columns")
	}
	return &written{node: *x.base(), write: func() {
		p.w("coalesce(")
		p.expr(x)
		p.w(", raise_error(")
		p.text("null value in column \"" + name + "\" violates not-null constraint")
		p.w("))")
	}}
}

// requireColumns holds the columns that were declared NOT NULL, which Spark's own tables
// do not: one that is left out, or NULL itself, is PostgreSQL's error.
func (p *printer) requireColumns(t *insertStmt) {
	v, isValues := t.source.body.(*valuesList)
	for at, name := range p.requiredPlaces(t) {
		missing := at < 0
		if isValues {
			for _, row := range v.rows {
				missing = missing || at >= len(row) || isNull(row[at])
			}
		}
		if missing {
			panic(bail{sqlstate.New("23502", "null value in column %q of relation %q violates not-null constraint", name, t.table.name.Name)})
		}
	}
}

// stored is what is inserted, with constants in the types of their columns: Spark
// stores no text where a date or a number is meant.
func (p *printer) stored(t *insertStmt) *query {
	types := p.columnTypes(t)
	if types == nil {
		return t.source
	}
	fit := func(e expr, i int) expr {
		l, ok := e.(*literal)
		if i < len(types) && types[i].isText() && !types[i].array && p.typ(e).isNumber() {
			x := &cast{node: node{pos: e.base().pos, typ: of(tText)}, x: e, to: of(tText)}
			return x
		}
		if !ok || l.kind != litString || i >= len(types) || types[i].isText() || types[i].kind == tNone || types[i].kind == tAnyOther {
			return e
		}
		x := &cast{node: l.node, x: l, to: types[i]}
		x.typ = types[i]
		return x
	}
	q := *t.source
	switch b := q.body.(type) {
	case *valuesList:
		v := &valuesList{rows: make([][]expr, len(b.rows))}
		for r, row := range b.rows {
			for i, e := range row {
				v.rows[r] = append(v.rows[r], fit(e, i))
			}
		}
		q.body = v
	case *selectCore:
		c := *b
		c.items = append([]selectItem(nil), b.items...)
		required := p.requiredPlaces(t)
		for i := range c.items {
			x := fit(c.items[i].expr, i)
			if name := required[i]; name != "" {
				x = p.requiredValue(x, name)
			}
			c.items[i].expr = x
		}
		q.body = &c
	}
	return &q
}

// columnTypes are the types of the columns that an INSERT fills; nil where they are not
// known.
func (p *printer) columnTypes(t *insertStmt) []sqlType {
	cols := p.s.bound.tables[p.s.tableKey(t.table.name)]
	if cols == nil {
		return nil
	}
	var out []sqlType
	if len(t.columns) == 0 {
		for _, c := range cols {
			out = append(out, c.typ)
		}
		return out
	}
	rel := relation{columns: cols}
	for _, name := range t.columns {
		if c := rel.column(name); c != nil {
			out = append(out, c.typ)
		} else {
			out = append(out, sqlType{})
		}
	}
	return out
}

// sparkUpdate: only tables of Delta, Iceberg and their kin can be updated, which Spark
// itself tells.
func (p *printer) sparkUpdate(t *updateStmt) {
	if len(t.returning) > 0 {
		p.refuseHint(0, "RETURNING", "read the rows back")
	}
	if len(t.from) > 0 {
		if len(t.from) > 1 || t.rows || sourceName(t.from[0]) == "" {
			p.refuseHint(0, "UPDATE … FROM several tables", "put them into one subquery in FROM, or use MERGE")
		}
		p.mergeInto(&mergeStmt{with: t.with, recursive: t.recursive, table: t.table, source: t.from[0], on: onOf(t.where),
			whens: []mergeWhen{{match: "MATCHED", action: "UPDATE", set: t.set}}})
		return
	}
	p.sparkWith(t.with, t.recursive)
	p.w("UPDATE ")
	p.changed(t.table)
	p.w(" SET ")
	p.assignments(t.set)
	p.where(t.where)
}

func (p *printer) sparkDelete(t *deleteStmt) {
	if len(t.returning) > 0 {
		p.refuseHint(0, "RETURNING", "read the rows first")
	}
	if len(t.using) > 0 {
		if len(t.using) > 1 || t.rows || sourceName(t.using[0]) == "" {
			p.refuseHint(0, "DELETE … USING several tables", "put them into one subquery in USING, or use MERGE")
		}
		p.mergeInto(&mergeStmt{with: t.with, recursive: t.recursive, table: t.table, source: t.using[0], on: onOf(t.where),
			whens: []mergeWhen{{match: "MATCHED", action: "DELETE"}}})
		return
	}
	p.sparkWith(t.with, t.recursive)
	p.w("DELETE FROM ")
	p.changed(t.table)
	p.where(t.where)
}

// changed is the table that is changed.
func (p *printer) changed(t *tableRef) {
	p.tableName(t.name)
	p.alias(t.alias, nil)
}

const noKeys = "Spark does not enforce it: leave it out"

func (p *printer) sparkCreateTable(t *createTable) {
	if len(t.likes) == 1 && !t.temp && p.s.Dialect == MySQL {
		p.w("CREATE TABLE ")
		if t.ifNotExists {
			p.w("IF NOT EXISTS ")
		}
		p.tableName(t.name)
		p.w(" LIKE ")
		p.tableName(t.likes[0].table.name)
		return
	}
	for _, l := range t.likes {
		if l.defaults || l.keys || l.checks {
			p.refuseHint(0, "LIKE … INCLUDING", "Spark does not tell a column's default: write the columns")
		}
	}
	switch {
	case t.temp:
		p.refuseHint(0, "a temporary table", "use CREATE TEMPORARY VIEW … AS SELECT …, or a table")
	case len(t.primaryKey) > 0:
		p.refuseHint(0, "PRIMARY KEY", noKeys)
	case len(t.uniques) > 0:
		p.refuseHint(0, "UNIQUE", noKeys)
	case len(t.checks) > 0:
		p.refuseHint(0, "CHECK", noKeys)
	case len(t.foreign) > 0:
		p.refuseHint(0, "FOREIGN KEY", noKeys)
	}
	p.w("CREATE TABLE ")
	if t.ifNotExists {
		p.w("IF NOT EXISTS ")
	}
	p.tableName(t.name)
	if t.as != nil {
		p.w(" AS ")
		if t.noData || len(t.colNames) > 0 {
			p.w("SELECT * FROM (")
			p.query(t.as)
			p.w(")")
			p.alias("q", t.colNames)
			if t.noData {
				p.w(" LIMIT 0")
			}
			return
		}
		p.query(t.as)
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
		p.sparkColumnDef(&t.columns[i])
	}
	p.w(")")
}

func (p *printer) sparkColumnDef(c *columnDef) {
	p.touchedColumn(c) // refuses it
	switch {
	case c.serial != nil:
		p.refuseHint(0, "a column that numbers its rows", "Spark has no sequences: write the numbers")
	case c.primary:
		p.refuseHint(0, "PRIMARY KEY", noKeys)
	case c.unique:
		p.refuseHint(0, "UNIQUE", noKeys)
	case c.check != nil:
		p.refuseHint(0, "CHECK", noKeys)
	case c.references != nil:
		p.refuseHint(0, "REFERENCES", noKeys)
	case c.generated != nil:
		p.refuseHint(0, "a column that is computed", "make a view that computes it")
	}
	name := p.sparkType(c.typ, 0)
	if n := c.typ.prec; n > 0 && !c.typ.array && c.typ.kind == tVarchar {
		name = "VARCHAR(" + itoa(int(n)) + ")"
	} else if n > 0 && !c.typ.array && c.typ.kind == tBpchar {
		name = "CHAR(" + itoa(int(n)) + ")"
	}
	p.ident(c.name)
	p.w(" " + name)
	if c.notNull {
		p.w(" NOT NULL")
	}
	if c.def != nil {
		p.w(" DEFAULT ")
		if l, ok := c.def.(*literal); ok && l.kind != litNull && p.s.Dialect == MySQL && !c.typ.isText() {
			p.operand(&cast{node: node{pos: l.pos, typ: c.typ}, x: l, to: c.typ})
		} else {
			p.operand(c.def)
		}
	}
	p.enumColumn(c) // Spark would not hold its values
	if mark := columnMark(c, p.s.Dialect); mark != "" {
		p.w(" COMMENT ")
		p.text(mark)
	}
}

// columnMark is what a column was declared as where Spark has no such type, or does not
// hold it to be there; the column's comment keeps it.
func columnMark(c *columnDef, from Dialect) string {
	if from == MySQL {
		name, ok := map[typeKind]string{tTimestamp: "datetime", tTimestampTZ: "timestamp", tTime: "time"}[c.typ.kind]
		if !ok || c.typ.array || c.typ.prec != 0 && c.typ.prec != 3 {
			return ""
		}
		return backend.ColumnMark + name + "(" + itoa(int(c.typ.prec)) + ")"
	}
	if from != PostgreSQL {
		return ""
	}
	var words []string
	switch c.typ.kind {
	case tJSON, tJSONB, tUUID, tTime, tVarchar, tBpchar:
		if !c.typ.array {
			words = append(words, wireNames[c.typ.kind])
		}
	}
	if c.notNull && c.def == nil {
		words = append(words, "required")
	}
	if len(words) == 0 {
		return ""
	}
	return backend.ColumnMark + strings.Join(words, " ")
}

func (p *printer) sparkCreateView(t *createView) {
	p.w("CREATE ")
	if t.replace {
		p.w("OR REPLACE ")
	}
	if t.temp {
		p.w("TEMPORARY ")
	}
	p.w("VIEW ")
	p.tableName(t.name)
	if len(t.columns) > 0 {
		p.w(" ")
		p.columnNames(t.columns)
	}
	p.w(" AS ")
	p.query(t.query)
}

func (p *printer) sparkDrop(t *dropStmt) {
	if t.what == "INDEX" {
		p.refuseHint(0, "DROP INDEX", "Spark's tables have no indexes")
	}
	if t.cascade && t.what != "SCHEMA" {
		p.refuseHint(0, "DROP "+t.what+" … CASCADE", "drop what depends on it first")
	}
	p.drop(t)
}

func (p *printer) sparkAlter(t *alterTable) {
	p.w("ALTER TABLE ")
	p.tableName(t.name)
	if p.alterColumn(t) {
		return
	}
	switch t.action {
	case "ADD COLUMN":
		if t.exists {
			p.refuseHint(0, "ADD COLUMN IF NOT EXISTS", "look first whether it exists")
		}
		if t.column.notNull && t.column.def == nil {
			p.refuseHint(0, "ADD COLUMN … NOT NULL", "the rows that exist have no value for it")
		}
		p.w(" ADD COLUMN ")
		p.sparkColumnDef(&t.column)
	case "DROP COLUMN":
		p.w(" DROP COLUMN ")
		if t.exists {
			p.w("IF EXISTS ")
		}
		p.ident(t.column.name)
	case "RENAME COLUMN":
		p.w(" RENAME COLUMN ")
		p.ident(t.column.name)
		p.w(" TO ")
		p.ident(t.newName)
	default:
		p.w(" RENAME TO ")
		p.ident(t.newName)
	}
}
