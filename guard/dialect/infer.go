package dialect

import (
	"strings"

	"streamlink/backend/sqlstate"
)

// inferrer gives every expression its type, as far as the printing depends on it, and
// every parameter one from its context.
type inferrer struct {
	s      *Statement
	tables map[Name][]column
	params []sqlType
	seen   []bool
	keys   map[Name][]string
	out    []column
	stores any    // the VALUES of an INSERT, whose columns have the table's types
	outer  *scope // around the statement: nil, or what Assume allows
}

// infer types a resolved statement. It fails on a column that cannot exist.
func (s *Statement) infer() (err error) {
	defer func() {
		if e := caught(recover(), s.Text); e != nil {
			err = e
		}
	}()
	s.inferWith(s.bound.tables, s.bound.keys)
	return nil
}

func (s *Statement) inferWith(tables map[Name][]column, keys map[Name][]string) {
	for _, a := range s.bound.answers {
		a.inferWith(tables, keys)
	}
	if s.Inner != nil {
		in := s.Inner
		in.bound.database, in.bound.schema = s.bound.database, s.bound.schema
		if s.Kind != Prepare {
			in.bound.declared = s.bound.declared
		}
		in.bound.answers = s.bound.answers
		in.inferWith(tables, keys)
		if s.Kind != Prepare {
			s.Params, s.bound.params = in.Params, in.bound.params
		}
		return
	}
	f := &inferrer{s: s, tables: tables, keys: keys, params: make([]sqlType, max(len(s.Params), len(s.bound.declared))), seen: make([]bool, len(s.Params))}
	copy(f.params, s.bound.declared)
	if s.tree != nil {
		f.tree(s.tree)
	}
	s.bound.out = f.out
	s.bound.params = f.params
	for i := range s.Params {
		if !f.seen[i] && f.params[i].kind == tNone && s.tree != nil {
			panic(bail{sqlstate.New(sqlstate.IndeterminateDatatype, "could not determine data type of parameter $%d", i+1)})
		}
		s.Params[i] = s.paramType(i + 1).param()
	}
}

func (f *inferrer) tree(t tree) {
	switch t := t.(type) {
	case *query:
		f.returns(f.query(t, f.outer))
	case *insertStmt:
		f.insert(t)
	case *updateStmt:
		sc := f.with(t.with, t.recursive, f.outer)
		target := f.target(t.table)
		if !t.rows {
			sc.rels = append(sc.rels, target)
		}
		f.from(t.from, sc)
		f.assignments(t.set, &target, sc)
		f.oneByOne(t.set, t.table.called())
		t.set = f.touching(t.set, &target, t.table, sc)
		f.expr(t.where, sc)
		f.some(t.some, sc)
		f.returns(f.items(t.returning, sc))
	case *deleteStmt:
		sc := f.with(t.with, t.recursive, f.outer)
		if target := f.target(t.table); !t.rows {
			sc.rels = append(sc.rels, target)
		}
		f.from(t.using, sc)
		f.expr(t.where, sc)
		f.some(t.some, sc)
		f.returns(f.items(t.returning, sc))
	case *multiWrite:
		f.multi(t)
	case *mergeStmt:
		f.merge(t)
	case *createTable:
		if t.as != nil {
			f.query(t.as, f.outer)
		}
	case *createView:
		f.query(t.query, f.outer)
	}
}

// some types ORDER BY and LIMIT of a write.
func (f *inferrer) some(s *someRows, sc *scope) {
	if s == nil {
		return
	}
	for i := range s.orderBy {
		f.expr(s.orderBy[i].expr, sc)
	}
	if s.limit != nil {
		f.expr(s.limit, sc)
	}
}

// returns keeps the columns of the statement's result.
func (f *inferrer) returns(r relation) {
	if !r.open {
		f.out = r.columns
	}
}

// insert gives the values the types of the columns that they go to.
func (f *inferrer) insert(t *insertStmt) {
	sc := f.with(t.with, t.recursive, f.outer)
	rel := f.target(t.table)
	targets := f.targets(t.columns, &rel, t.table.name.Name)
	f.numbered(t, targets)
	if t.source != nil {
		f.hintRows(t.source, targets)
		enumValues(t.source, targets)
		f.stores = t.source.body
		f.query(t.source, sc)
		f.stored(t.source, targets)
	}
	sc.rels = append(sc.rels, rel)
	if t.conflict != nil {
		f.conflictColumns(t, &rel)
		sc.rels = append(sc.rels, relation{name: "excluded", columns: rel.columns, open: rel.open})
		f.assignments(t.conflict.set, &rel, sc)
		f.qualify(t.conflict.set, rel.name)
		f.oneByOne(t.conflict.set, "")
		if len(t.conflict.set) > 0 {
			t.conflict.set = f.touching(t.conflict.set, &rel, t.table, sc)
		}
		f.expr(t.conflict.where, sc)
	}
	f.returns(f.items(t.returning, sc))
}

// hintRows tells parameters that stand as whole values what they are for.
func (f *inferrer) hintRows(q *query, targets []column) {
	hint := func(e expr, i int) {
		if p, ok := e.(*param); ok && i < len(targets) {
			f.hint(p, targets[i].typ)
		}
	}
	switch b := q.body.(type) {
	case *valuesList:
		for _, row := range b.rows {
			for i, e := range row {
				hint(e, i)
			}
		}
	case *selectCore:
		for i := range b.items {
			hint(b.items[i].expr, i)
		}
	}
}

func (f *inferrer) assignments(set []assignment, rel *relation, sc *scope) {
	for i, a := range set {
		c := rel.column(a.column)
		if c == nil && !rel.open {
			panic(bail{noColumn(f.s.Dialect, a.column, rel.name, 0)})
		}
		if p, ok := a.value.(*param); ok && c != nil {
			f.hint(p, c.typ)
		}
		f.expr(a.value, sc)
		if c != nil {
			set[i].value = enumValue(f.storedAs(a.value, c.typ), c.typ)
		}
	}
}

func (f *inferrer) target(t *tableRef) relation {
	r := f.relation(t)
	if t.alias == "" {
		r.name = t.name.Name
	}
	return r
}

// relation is a table of the catalog.
func (f *inferrer) relation(t *tableRef) relation {
	cols, ok := f.tables[f.s.tableKey(t.name)]
	name := t.called()
	r := relation{name: name, columns: renamed(cols, t.colAlias), open: !ok || cols == nil}
	if len(t.colAlias) == 0 {
		r.primary = f.keys[f.s.tableKey(t.name)]
	}
	return r
}

// with opens a scope that holds the CTEs.
func (f *inferrer) with(with []*cte, recursive bool, outer *scope) *scope {
	sc := &scope{parent: outer}
	for _, c := range with {
		if c.query == nil {
			sc.ctes = append(sc.ctes, f.written(c, sc))
			continue
		}
		if o, ok := c.query.body.(*setOp); ok && recursive {
			first := f.query(o.left, sc)
			sc.ctes = append(sc.ctes, relation{name: c.name, columns: renamed(first.columns, c.columns), open: first.open})
			f.query(c.query, sc)
			continue
		}
		r := f.query(c.query, sc)
		sc.ctes = append(sc.ctes, relation{name: c.name, columns: renamed(r.columns, c.columns), open: r.open})
	}
	return sc
}

// query types a query and tells its output columns.
func (f *inferrer) query(q *query, outer *scope) relation {
	sc := f.with(q.with, q.recursive, outer)
	var out relation
	order := sc
	switch b := q.body.(type) {
	case *selectCore:
		out, order = f.core(b, sc)
	case *setOp:
		l, r := f.query(b.left, sc), f.query(b.right, sc)
		out = l
		if !l.open && !r.open && len(l.columns) != len(r.columns) {
			panic(bail{unequalWidths(f.s.Dialect, b.op)})
		}
		if len(l.columns) == len(r.columns) {
			out.columns = append([]column(nil), l.columns...)
			for i := range out.columns {
				a, b := l.columns[i].typ, r.columns[i].typ
				out.columns[i].typ = f.common(a, b)
				if f.s.Dialect == MySQL && a.kind != tNone && b.kind != tNone && (a.isText() || b.isText()) && a.isText() != b.isText() && !a.array && !b.array {
					out.columns[i].typ = of(tText) // what is no text becomes one
				}
			}
		}
		if !out.open {
			b.types = b.types[:0]
			for _, c := range out.columns {
				b.types = append(b.types, c.typ)
			}
		}
		order = &scope{parent: sc, rels: []relation{{open: true}}, out: out.columns}
	case *valuesList:
		out = f.values(b, sc)
		order = &scope{parent: sc, rels: []relation{out}, out: out.columns}
	}
	if c, ok := q.body.(*selectCore); ok && f.s.Dialect == MySQL {
		for i := range q.orderBy {
			if _, bare := q.orderBy[i].expr.(*columnRef); !bare {
				q.orderBy[i].expr = f.withAliases(q.orderBy[i].expr, c.items, order)
			}
		}
	}
	f.sortKeys(q.orderBy, order)
	f.sortable(q, out)
	switch b := q.body.(type) {
	case *selectCore:
		f.finish(q, b, order)
	case *setOp:
		f.finishSet(q, b, out)
	}
	for _, e := range []expr{q.limit, q.offset} {
		if p, ok := e.(*param); ok {
			f.hint(p, of(tInt8))
		}
		f.expr(e, sc)
	}
	return out
}

func (f *inferrer) values(v *valuesList, sc *scope) relation {
	var out relation
	for _, row := range v.rows {
		for i, e := range row {
			t := f.expr(e, sc)
			if i == len(out.columns) {
				name := "column" + itoa(i+1)
				if f.s.Dialect == MySQL {
					name = "column_" + itoa(i)
				}
				out.columns = append(out.columns, column{name: name, typ: t})
			} else {
				out.columns[i].typ = f.common(out.columns[i].typ, t)
			}
		}
	}
	if f.s.Dialect == PostgreSQL && f.stores != any(v) {
		for _, row := range v.rows {
			for i := range row {
				row[i] = asOthers(row[i], out.columns[i].typ)
				if t := out.columns[i].typ; t.array && untyped(row[i]) {
					if t.elem().kind <= tUnknown {
						t = arrayOf(of(tText))
					}
					row[i] = &cast{node: node{pos: row[i].base().pos, typ: t}, x: row[i], to: t}
				}
			}
		}
	}
	return out
}

// asOthers gives a text constant the type of what stands beside it, which PostgreSQL takes
// it for.
func asOthers(e expr, t sqlType) expr {
	if !untyped(e) || t.array || !t.isNumber() && !t.isTemporal() && t.kind != tTime && t.kind != tInterval && t.kind != tBool {
		return e
	}
	return &cast{node: node{pos: e.base().pos, typ: t}, x: e, to: t}
}

// core types one SELECT. Its inner scope is where ORDER BY is read.
func (f *inferrer) core(c *selectCore, outer *scope) (relation, *scope) {
	sc := &scope{parent: outer}
	f.liftRows(c)
	f.from(c.from, sc)
	f.expr(c.where, sc)
	if sc.hides() {
		c.items = f.expandItems(c.items, sc)
	}
	c.items = f.starsOfMerged(c.items, sc)
	out := f.items(c.items, sc)
	sc.out = out.columns
	f.exprsByName(c.distinctOn, sc)
	f.groups(c.groupBy, sc)
	if f.s.Dialect == MySQL && c.distinct && listsGroups(c) { // its rows differ anyway
		c.distinct = false
	}
	if f.s.Dialect == MySQL {
		c.having = f.withAliases(c.having, c.items, nil)
	}
	f.having(c.having, sc)
	f.having(c.qualify, sc)
	for _, w := range c.windows {
		f.window(w, sc)
	}
	return out, sc
}

// having may name output columns in MySQL.
func (f *inferrer) having(e expr, sc *scope) {
	if f.s.Dialect == MySQL && len(sc.out) > 0 {
		inner := &scope{parent: sc, rels: []relation{{columns: sc.out}}}
		f.expr(e, inner)
		return
	}
	f.expr(e, sc)
}

func (f *inferrer) exprsByName(list []expr, sc *scope) {
	for _, e := range list {
		f.byName(e, sc)
	}
}

// byName types an item of GROUP BY or ORDER BY, which may name an output column.
func (f *inferrer) byName(e expr, sc *scope) {
	if c, ok := e.(*columnRef); ok && len(c.parts) == 1 {
		if col := sc.output(c.parts[0]); col != nil {
			c.typ = col.typ
			if own, rel, _ := sc.columnOf(c.parts[0]); own != nil {
				c.rel = rel
			}
			return
		}
	}
	f.expr(e, sc)
}

func (f *inferrer) groups(items []groupItem, sc *scope) {
	for i := range items {
		if items[i].expr != nil {
			f.byName(items[i].expr, sc)
		}
		f.groups(items[i].sub, sc)
	}
}

func (f *inferrer) sortKeys(keys []sortKey, sc *scope) {
	for i := range keys {
		if sc == nil {
			f.expr(keys[i].expr, sc)
			continue
		}
		f.byName(keys[i].expr, sc)
	}
}

func (f *inferrer) window(w *window, sc *scope) {
	if w == nil {
		return
	}
	f.exprs(w.partitionBy, sc)
	mapList(w.partitionBy, f.fold)
	mapList(w.partitionBy, f.document)
	for i := range w.orderBy {
		f.expr(w.orderBy[i].expr, sc)
	}
	mapKeys(w.orderBy, f.sorted)
	if w.frame != nil {
		f.expr(w.frame.start.x, sc)
		f.expr(w.frame.end.x, sc)
	}
}

// items types the output columns and expands stars.
func (f *inferrer) items(items []selectItem, sc *scope) relation {
	var out relation
	for i := range items {
		it := &items[i]
		st, ok := it.expr.(*star)
		if !ok {
			t := f.expr(it.expr, sc)
			out.columns = append(out.columns, column{name: it.name, typ: t})
			continue
		}
		f.expand(st, sc, &out)
	}
	return out
}

func (f *inferrer) expand(st *star, sc *scope, out *relation) {
	if len(st.qualifier) > 0 {
		name := st.qualifier[len(st.qualifier)-1]
		r := sc.find(name)
		if r == nil {
			panic(bail{sqlstate.New(sqlstate.UndefinedTable, "missing FROM-clause entry for table %q", name).At(st.pos)})
		}
		for _, c := range r.columns {
			if !c.hidden {
				out.columns = append(out.columns, c)
			}
		}
		out.open = out.open || r.open
		return
	}
	for _, r := range sc.rels {
		out.open = out.open || r.open
		for _, c := range r.columns {
			if !c.hidden && !containsName(r.merged, c.name) {
				out.columns = append(out.columns, c)
			}
		}
	}
}

func containsName(list []string, name string) bool {
	for _, s := range list {
		if strings.EqualFold(s, name) {
			return true
		}
	}
	return false
}
