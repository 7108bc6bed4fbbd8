package dialect

import (
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

func (f *inferrer) exprs(list []expr, sc *scope) {
	for _, e := range list {
		f.expr(e, sc)
	}
}

// hint tells a parameter its type, when nobody did before.
func (f *inferrer) hint(p *param, t sqlType) {
	if t.kind == tNumeric {
		t = t.free() // a value's own scale may be finer than the column's
	}
	if p.n <= len(f.params) && f.params[p.n-1].kind == tNone && t.kind != tNone && t.kind != tUnknown && t.kind != tAnyOther {
		f.params[p.n-1] = t
	}
}

// same tells parameters among the expressions the type of the others.
func (f *inferrer) same(sc *scope, list ...expr) sqlType {
	var t sqlType
	for _, e := range list {
		if _, ok := e.(*param); e != nil && !ok {
			t = f.common(t, f.expr(e, sc))
		}
	}
	for _, e := range list {
		if p, ok := e.(*param); ok {
			f.hint(p, t)
			t = f.common(t, f.expr(e, sc))
		}
	}
	return t
}

// expr types e and everything below it.
func (f *inferrer) expr(e expr, sc *scope) sqlType {
	if e == nil {
		return sqlType{}
	}
	t := f.typeOf(e, sc)
	e.base().typ = t
	return t
}

func (f *inferrer) typeOf(e expr, sc *scope) sqlType {
	switch e := e.(type) {
	case *columnRef:
		return f.columnRef(e, sc)
	case *literal:
		return f.literal(e)
	case *param:
		if e.n <= len(f.seen) {
			f.seen[e.n-1] = true
		}
		if e.n <= len(f.params) {
			return f.params[e.n-1]
		}
	case *sessionRef:
		return sessionFunctions[f.s.Dialect][e.ref.Name]
	case *unary:
		t := f.expr(e.x, sc)
		if e.op == "NOT" {
			return of(tBool)
		}
		if e.op == "~" && f.s.Dialect == MySQL {
			return of(tUInt8)
		}
		if e.op == "|/" || e.op == "||/" {
			return of(tFloat8)
		}
		if e.op == "-" && f.s.Dialect == MySQL && narrowInt(t) && !isLiteral(e.x) {
			return of(tInt8)
		}
		return t
	case *binary:
		return f.binary(e, sc)
	case *logic:
		f.exprs(e.args, sc)
		return of(tBool)
	case *call:
		return f.call(e, sc)
	case *cast:
		if p, ok := e.x.(*param); ok {
			f.hint(p, e.to)
		}
		return castResult(e, f.expr(e.x, sc))
	case *caseExpr:
		return f.caseExpr(e, sc)
	case *subquery:
		return f.subquery(e, sc)
	case *inList:
		t := f.same(sc, append([]expr{e.x}, e.list...)...)
		if f.s.Dialect == PostgreSQL && t.isTemporal() {
			for i := range e.list {
				e.list[i] = asPoint(e.list[i], t)
			}
		}
		f.comparableList(&e.x, e.list)
		return of(tBool)
	case *between:
		if t := f.same(sc, e.x, e.lo, e.hi); f.s.Dialect == PostgreSQL && t.isTemporal() {
			e.x, e.lo, e.hi = asPoint(e.x, t), asPoint(e.lo, t), asPoint(e.hi, t)
		}
		f.comparable(&e.x, &e.lo, &e.hi)
		return of(tBool)
	}
	return f.otherType(e, sc)
}

func (f *inferrer) otherType(e expr, sc *scope) sqlType {
	switch e := e.(type) {
	case *match:
		for _, x := range []expr{e.x, e.pattern, e.escape} {
			if p, ok := x.(*param); ok {
				f.hint(p, of(tText))
			}
			f.expr(x, sc)
		}
		f.likes(e)
		return of(tBool)
	case *isTest:
		f.expr(e.x, sc)
		return of(tBool)
	case *distinctFrom:
		if t := f.same(sc, e.l, e.r); f.s.Dialect == PostgreSQL && t.isTemporal() {
			e.l, e.r = asPoint(e.l, t), asPoint(e.r, t)
		}
		f.comparable(&e.l, &e.r)
		return of(tBool)
	case *quantified:
		t := f.expr(e.x, sc)
		if p, ok := e.arr.(*param); ok && t.kind != tNone {
			f.hint(p, arrayOf(t))
		}
		a := f.expr(e.arr, sc)
		if p, ok := e.x.(*param); ok {
			f.hint(p, a.elem())
			f.expr(e.x, sc)
		}
		return of(tBool)
	case *arrayExpr:
		return arrayOf(f.same(sc, e.elems...))
	case *subscript:
		t := f.expr(e.x, sc)
		f.expr(e.lo, sc)
		f.expr(e.hi, sc)
		if e.slice {
			return t
		}
		return t.elem()
	case *rowExpr:
		f.exprs(e.elems, sc)
		return of(tRecord)
	case *fieldOf:
		return f.fieldOf(e, sc)
	case *intervalExpr:
		if p, ok := e.x.(*param); ok {
			f.hint(p, of(tInt4))
		}
		f.expr(e.x, sc)
		return of(tInterval)
	case *extract:
		f.expr(e.x, sc)
		if f.s.Dialect == MySQL {
			if strings.HasSuffix(strings.ToLower(e.field), "_microsecond") {
				return of(tInt8)
			}
			return of(tInt4)
		}
		return sqlType{kind: tNumeric, prec: 18, scale: 6}
	case *collate:
		return f.expr(e.x, sc)
	case *folded:
		return f.expr(e.x, sc)
	case *atTimeZone:
		f.expr(e.zone, sc)
		if f.expr(e.x, sc).kind == tTimestampTZ {
			return of(tTimestamp)
		}
		return of(tTimestampTZ)
	case *groupingCall:
		f.exprs(e.args, sc)
		return of(tInt4)
	}
	return sqlType{}
}

func (f *inferrer) literal(l *literal) sqlType {
	switch l.kind {
	case litBool:
		return of(tBool)
	case litInt:
		v, err := strconv.ParseInt(l.text, 10, 64)
		switch {
		case err != nil:
			return sqlType{kind: tNumeric, prec: 38}
		case v == int64(int32(v)):
			return of(tInt4)
		}
		return of(tInt8)
	case litDecimal:
		digits, scale := decimalShape(l.text)
		return sqlType{kind: tNumeric, prec: int32(digits), scale: int32(scale)}
	case litFloat:
		if f.s.Dialect == MySQL {
			return of(tFloat8)
		}
		digits, scale := decimalShape(expandExponent(l.text))
		return sqlType{kind: tNumeric, prec: int32(digits), scale: int32(scale)}
	case litBytes:
		return of(tBytea)
	case litString:
		if f.s.Dialect == MySQL {
			return of(tText)
		}
	}
	return of(tUnknown)
}

// systemColumns exist without being listed.
var systemColumns = map[string]bool{"ctid": true, "tableoid": true, "xmin": true, "xmax": true, "cmin": true, "cmax": true, "oid": true}

// columnRef finds a column, or says that there is none.
func (f *inferrer) columnRef(c *columnRef, sc *scope) sqlType {
	name := c.parts[len(c.parts)-1]
	if len(c.parts) > 1 {
		r := sc.find(c.parts[len(c.parts)-2])
		if r == nil {
			return f.structField(c, sc)
		}
		if col := r.column(name); col != nil {
			c.real, c.rel = col.name, r.name
			return col.typ
		}
		if r.open {
			return sqlType{}
		}
		if name == "tableoid" && f.s.Relocated() {
			return of(tOID)
		}
		if systemColumns[name] {
			refuse(c.pos, "the system column "+name)
		}
		panic(bail{noColumn(f.s.Dialect, r.name+"."+name, "", c.pos)})
	}
	col, rel, open := sc.columnOf(name)
	switch {
	case col != nil && f.s.Dialect == PostgreSQL && name != col.name && strings.ToLower(name) != name && col.name == strings.ToLower(name):
		panic(bail{noColumn(f.s.Dialect, name, "", c.pos)})
	case col != nil && col.merged.kind != tNone:
		c.real, c.rel, c.wider = col.name, rel, true
		return col.merged
	case col != nil:
		c.real, c.rel = col.name, rel
		if f.s.Dialect == MySQL && rel != "" && sc.byText(name) {
			c.parts = []string{rel, name}
		}
		return col.typ
	case open:
		return sqlType{}
	case name == "tableoid" && f.s.Relocated():
		return of(tOID)
	case systemColumns[name]:
		refuse(c.pos, "the system column "+name)
	}
	if r := sc.find(name); r != nil {
		return wholeRow(c, r)
	}
	panic(bail{noColumn(f.s.Dialect, name, "", c.pos)})
}

// wholeRow is a relation's name as a value: its row, or the value of a function in FROM.
func wholeRow(c *columnRef, r *relation) sqlType {
	if r.scalar && len(r.columns) > 0 {
		c.parts, c.rel = []string{r.name, r.columns[0].name}, r.name
		return r.columns[0].typ
	}
	if r.open || len(r.columns) == 0 {
		refuse(c.pos, "a whole row as a value")
	}
	c.rel, c.extended = r.name, r.outer
	for _, col := range r.columns {
		if !col.hidden {
			c.whole = append(c.whole, col)
		}
	}
	return of(tRecord)
}

// fieldOf types (row).name.
func (f *inferrer) fieldOf(e *fieldOf, sc *scope) sqlType {
	f.expr(e.x, sc)
	if c, ok := e.x.(*columnRef); ok && c.whole != nil {
		rel := relation{columns: c.whole}
		if col := rel.column(e.name); col != nil {
			return col.typ
		}
		panic(bail{noColumn(f.s.Dialect, c.rel+"."+e.name, "", e.pos)})
	}
	return sqlType{}
}

// structField is a.b where a is no relation: a column that has fields.
func (f *inferrer) structField(c *columnRef, sc *scope) sqlType {
	if _, open := sc.column(c.parts[0]); open || sc == nil {
		return sqlType{}
	}
	if col, _ := sc.column(c.parts[0]); col != nil && col.typ.kind == tAnyOther {
		return sqlType{}
	}
	if sc.anyOpen() {
		return sqlType{}
	}
	table := c.parts[len(c.parts)-2]
	if f.s.Dialect == MySQL {
		panic(bail{noColumn(MySQL, strings.Join(c.parts, "."), "", c.pos)})
	}
	panic(bail{sqlstate.New(sqlstate.UndefinedTable, "missing FROM-clause entry for table %q", table).At(c.pos)})
}

// anyOpen tells that some relation in scope has a name or columns that are not known.
func (s *scope) anyOpen() bool {
	for ; s != nil; s = s.parent {
		for i := range s.rels {
			if s.rels[i].open && s.rels[i].name == "" {
				return true
			}
		}
	}
	return false
}

// noColumn says it in the words of the source server.
func noColumn(d Dialect, name, table string, pos int) *sqlstate.Error {
	if d == MySQL {
		return sqlstate.New(sqlstate.UndefinedColumn, "Unknown column '%s'", name).At(pos)
	}
	if t, c, ok := strings.Cut(name, "."); ok {
		return sqlstate.New(sqlstate.UndefinedColumn, "column %s.%s does not exist", t, c).At(pos)
	}
	if table != "" {
		return sqlstate.New(sqlstate.UndefinedColumn, "column %q of relation %q does not exist", name, table).At(pos)
	}
	return sqlstate.New(sqlstate.UndefinedColumn, "column %q does not exist", name).At(pos)
}

func (f *inferrer) caseExpr(e *caseExpr, sc *scope) sqlType {
	conds := make([]expr, 0, len(e.whens)+1)
	results := make([]expr, 0, len(e.whens)+1)
	if e.operand != nil {
		conds = append(conds, e.operand)
	}
	for _, w := range e.whens {
		conds = append(conds, w.cond)
		results = append(results, w.result)
	}
	f.same(sc, conds...)
	if e.operand != nil {
		list := []*expr{&e.operand}
		for i := range e.whens {
			list = append(list, &e.whens[i].cond)
		}
		f.comparable(list...)
	}
	if e.els != nil {
		results = append(results, e.els)
	}
	return f.same(sc, results...)
}

func (f *inferrer) subquery(e *subquery, sc *scope) sqlType {
	out := f.query(e.query, sc)
	var t sqlType
	if len(out.columns) > 0 {
		t = out.columns[0].typ
	}
	if p, ok := e.x.(*param); ok {
		f.hint(p, t)
	}
	f.expr(e.x, sc)
	switch e.kind {
	case "":
		return t
	case "ARRAY":
		return arrayOf(t)
	}
	if e.x != nil {
		f.comparesWith(e)
	}
	return of(tBool)
}

// comparesWith folds both sides of x IN (SELECT …).
func (f *inferrer) comparesWith(e *subquery) {
	if row, ok := e.x.(*rowExpr); ok {
		mapList(row.elems, f.fold)
		f.foldOutput(e.query)
		return
	}
	if textual(e.x) && !bytewise(e.x) {
		e.x = f.fold(e.x)
		f.foldOutput(e.query)
	}
}

// comparableList is comparable for x IN (…): each value is compared with x by itself.
func (f *inferrer) comparableList(x *expr, list []expr) {
	if f.s.Dialect != MySQL {
		return
	}
	if row, ok := (*x).(*rowExpr); ok {
		for _, e := range list {
			if r, ok := e.(*rowExpr); ok && len(r.elems) == len(row.elems) {
				for i := range r.elems {
					f.comparable(&row.elems[i], &r.elems[i])
				}
			}
		}
		return
	}
	all := []*expr{x}
	for i := range list {
		all = append(all, &list[i])
	}
	f.comparable(all...)
}

// likes folds what LIKE compares.
func (f *inferrer) likes(e *match) {
	if f.s.Dialect != MySQL || e.op != "ILIKE" {
		return
	}
	if bytewise(e.x) || bytewise(e.pattern) {
		e.op, e.x, e.pattern = "LIKE", f.asBytes(e.x), f.asBytes(e.pattern)
		return
	}
	e.x, e.pattern = f.foldAs(e.x, true), f.foldAs(e.pattern, true)
}
