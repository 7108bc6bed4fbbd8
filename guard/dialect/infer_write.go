package dialect

import "strings"

// merge types MERGE: the target's columns and the source's are seen side by side.
func (f *inferrer) merge(t *mergeStmt) {
	sc := f.with(t.with, t.recursive, f.outer)
	target := f.target(t.table)
	sc.rels = append(sc.rels, target)
	f.fromItem(t.source, sc)
	f.expr(t.on, sc)
	for i := range t.whens {
		w := &t.whens[i]
		f.expr(w.cond, sc)
		f.assignments(w.set, &target, sc)
		targets := f.targets(w.columns, &target, t.table.name.Name)
		f.hintRows(&query{body: &valuesList{rows: [][]expr{w.values}}}, targets)
		f.exprs(w.values, sc)
		w.values = f.storedList(w.values, targets)
		if len(w.columns) == 0 && len(w.values) > 0 && len(w.values) <= len(targets) {
			for _, c := range targets[:len(w.values)] { // Spark wants their names
				w.columns = append(w.columns, c.name)
			}
		}
	}
	f.returns(f.items(t.returning, sc))
}

// targets are the columns that an INSERT fills.
func (f *inferrer) targets(names []string, rel *relation, table string) []column {
	if len(names) == 0 {
		return rel.columns
	}
	var out []column
	for _, name := range names {
		c := rel.column(name)
		if c == nil {
			if !rel.open {
				panic(bail{noColumn(f.s.Dialect, name, table, 0)})
			}
			c = &column{name: name}
		}
		out = append(out, *c)
	}
	return out
}

// stored gives text constants that are to be stored the types of their columns, since
// PostgreSQL reads them as such and the engine knows fewer spellings.
func (f *inferrer) stored(q *query, targets []column) {
	if f.s.Dialect != PostgreSQL {
		return
	}
	switch b := q.body.(type) {
	case *valuesList:
		for i := range b.rows {
			b.rows[i] = f.storedList(b.rows[i], targets)
		}
	case *selectCore:
		for i := range b.items {
			if i < len(targets) {
				b.items[i].expr = f.storedAs(b.items[i].expr, targets[i].typ)
			}
		}
	}
}

func (f *inferrer) storedList(row []expr, targets []column) []expr {
	for i := range row {
		if i < len(targets) {
			row[i] = f.storedAs(row[i], targets[i].typ)
		}
	}
	return row
}

func (f *inferrer) storedAs(e expr, t sqlType) expr {
	l, ok := e.(*literal)
	if !ok || l.kind != litString || f.s.Dialect != PostgreSQL || t.isText() && !t.array || t.kind == tNone || t.kind == tAnyOther {
		return e
	}
	if t.kind == tNumeric && !t.array {
		return e // it is rounded when it is stored
	}
	return &cast{node: node{pos: l.pos, typ: t}, x: l, to: t}
}

// conflictColumns puts the columns in place of a constraint's name: one that PostgreSQL gives by
// itself, or any where the table has one key only, since the engine keeps no names.
func (f *inferrer) conflictColumns(t *insertStmt, rel *relation) {
	c := t.conflict
	if c.constraint == "" {
		return
	}
	table, key := t.table.name.Name, f.s.tableKey(t.table.name)
	primary, uniques := f.keys[key], f.s.bound.uniques[key]
	if c.constraint == table+"_pkey" && len(primary) > 0 {
		c.columns = primary
		return
	}
	for _, u := range uniques {
		if c.constraint == table+"_"+strings.Join(u, "_")+"_key" {
			c.columns = u
			return
		}
	}
	if name, isKey := strings.CutSuffix(c.constraint, "_key"); isKey {
		if name, ok := strings.CutPrefix(name, table+"_"); ok && rel.column(name) != nil {
			c.columns = []string{name}
			return
		}
	}
	switch {
	case len(primary) > 0 && len(uniques) == 0:
		c.columns = primary
	case len(primary) == 0 && len(uniques) == 1:
		c.columns = uniques[0]
	default:
		refuse(t.table.pos, "ON CONFLICT ON CONSTRAINT "+c.constraint+" (write its columns)")
	}
}

// written types a write in WITH, which may read what stands before it, and tells what it returns.
func (f *inferrer) written(c *cte, sc *scope) relation {
	outer, out := f.outer, f.out
	f.outer, f.out = sc, nil
	f.tree(c.write)
	r := relation{name: c.name, columns: renamed(f.out, c.columns), open: f.out == nil}
	f.outer, f.out = outer, out
	return r
}

// oneByOne puts new values in place of columns that an earlier assignment of the same
// UPDATE has changed: MySQL assigns from the left to the right.
func (f *inferrer) oneByOne(set []assignment, table string) {
	if f.s.Dialect != MySQL {
		return
	}
	for i := 1; i < len(set); i++ {
		var put func(expr) expr
		put = func(e expr) expr {
			if c, ok := e.(*columnRef); ok {
				if table != "" && c.rel != "" && !equalFold(c.rel, table) {
					return e // another table's
				}
				for j := i - 1; j >= 0; j-- {
					if equalFold(set[j].column, c.parts[len(c.parts)-1]) {
						return set[j].value
					}
				}
				return e
			}
			return mapExpr(e, put)
		}
		set[i].value = put(set[i].value)
	}
}
