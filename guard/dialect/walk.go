package dialect

// walker visits every part of a tree once, in the order of the text. It knows which
// names are CTEs where a table is named. Its hooks may be nil.
type walker struct {
	onExpr  func(expr)
	onTable func(*tableRef) // not called for CTE names
	onWrite func(Name)
	onAsk   func(*askTable)
	onQuery func(*query)
	shallow bool // subqueries are not entered
	marked  bool // an earlier walk told tables from CTEs

	ctes []string // names in scope, innermost last
}

func (w *walker) tree(t tree) {
	switch t := t.(type) {
	case *query:
		w.query(t)
	case *insertStmt:
		mark := w.withs(t.with, t.recursive)
		w.write(t.table.name)
		if t.source != nil {
			w.query(t.source)
		}
		if t.conflict != nil {
			w.assignments(t.conflict.set)
			w.expr(t.conflict.where)
		}
		w.items(t.returning)
		w.ctes = w.ctes[:mark]
	case *updateStmt:
		mark := w.withs(t.with, t.recursive)
		w.write(t.table.name)
		w.assignments(t.set)
		w.from(t.from)
		w.expr(t.where)
		w.some(t.some)
		w.items(t.returning)
		w.ctes = w.ctes[:mark]
	case *deleteStmt:
		mark := w.withs(t.with, t.recursive)
		w.write(t.table.name)
		w.from(t.using)
		w.expr(t.where)
		w.some(t.some)
		w.items(t.returning)
		w.ctes = w.ctes[:mark]
	case *multiWrite:
		mark := w.withs(t.with, t.recursive)
		for _, n := range t.written() {
			w.write(n)
		}
		w.from(t.from)
		for i := range t.targets {
			w.assignments(t.targets[i].set)
		}
		w.assignments(t.open)
		w.expr(t.where)
		w.ctes = w.ctes[:mark]
	case *mergeStmt:
		w.merge(t)
	default:
		w.definition(t)
	}
}

func (w *walker) merge(t *mergeStmt) {
	mark := w.withs(t.with, t.recursive)
	w.write(t.table.name)
	w.fromItem(t.source)
	w.expr(t.on)
	for i := range t.whens {
		w.expr(t.whens[i].cond)
		w.assignments(t.whens[i].set)
		w.exprs(t.whens[i].values)
	}
	w.items(t.returning)
	w.ctes = w.ctes[:mark]
}

// definition visits what CREATE, DROP and their kin name.
func (w *walker) definition(t tree) {
	switch t := t.(type) {
	case *createSequence:
		w.write(t.name)
	case *createTable:
		w.write(t.name)
		for i := range t.columns {
			w.column(&t.columns[i])
		}
		w.exprs(t.checks)
		for i := range t.foreign {
			w.refers(&t.foreign[i])
		}
		for _, l := range t.likes {
			if w.onTable != nil {
				w.onTable(l.table)
			}
		}
		if t.as != nil {
			w.query(t.as)
		}
	case *createView:
		w.write(t.name)
		w.query(t.query)
	case *dropStmt:
		for _, n := range t.names {
			w.write(n)
		}
	case *truncateStmt:
		for _, n := range t.names {
			w.write(n)
		}
	case *refused:
		for _, n := range t.writes {
			w.write(n)
		}
	case *alterTable:
		w.write(t.name)
		w.column(&t.column)
		w.expr(t.using)
		for _, more := range t.more {
			w.definition(more)
		}
	case *createIndex:
		w.write(t.table)
		w.exprs(t.keys)
	case *comment:
		w.write(t.name)
	}
}

func (w *walker) column(c *columnDef) {
	w.expr(c.def)
	w.expr(c.check)
	w.expr(c.generated)
	w.refers(c.references)
}

// refers visits the table that a foreign key reads.
func (w *walker) refers(k *foreignKey) {
	if k != nil && w.onTable != nil {
		w.onTable(&tableRef{name: k.table})
	}
}

func (w *walker) some(s *someRows) {
	if s == nil {
		return
	}
	for i := range s.orderBy {
		w.expr(s.orderBy[i].expr)
	}
	w.expr(s.limit)
}

func (w *walker) write(n Name) {
	if w.onWrite != nil {
		w.onWrite(n)
	}
}

func (w *walker) assignments(set []assignment) {
	for _, a := range set {
		w.expr(a.value)
	}
}

// withs visits CTEs and leaves their names in scope; the caller cuts back to mark.
func (w *walker) withs(with []*cte, recursive bool) (mark int) {
	mark = len(w.ctes)
	if recursive {
		for _, c := range with {
			w.ctes = append(w.ctes, c.name)
		}
	}
	for _, c := range with {
		if c.query != nil {
			w.query(c.query)
		} else {
			w.tree(c.write)
		}
		if !recursive {
			w.ctes = append(w.ctes, c.name)
		}
	}
	return mark
}

func (w *walker) query(q *query) {
	mark := w.withs(q.with, q.recursive)
	if w.onQuery != nil {
		w.onQuery(q)
	}
	switch b := q.body.(type) {
	case *selectCore:
		w.core(b)
	case *setOp:
		w.query(b.left)
		w.query(b.right)
	case *valuesList:
		for _, row := range b.rows {
			w.exprs(row)
		}
	}
	w.sortKeys(q.orderBy)
	w.expr(q.limit)
	w.expr(q.offset)
	w.ctes = w.ctes[:mark]
}

func (w *walker) core(c *selectCore) {
	w.from(c.from)
	w.exprs(c.distinctOn)
	w.items(c.items)
	w.expr(c.where)
	w.groups(c.groupBy)
	w.expr(c.having)
	w.expr(c.qualify)
	for _, win := range c.windows {
		w.window(win)
	}
}

func (w *walker) items(items []selectItem) {
	for i := range items {
		w.expr(items[i].expr)
	}
}

func (w *walker) groups(items []groupItem) {
	for i := range items {
		w.expr(items[i].expr)
		w.groups(items[i].sub)
	}
}

func (w *walker) from(items []fromItem) {
	for _, f := range items {
		w.fromItem(f)
	}
}

func (w *walker) fromItem(f fromItem) {
	switch f := f.(type) {
	case *tableRef:
		w.table(f)
	case *derived:
		w.query(f.query)
	case *join:
		w.fromItem(f.left)
		w.fromItem(f.right)
		w.expr(f.on)
	case *tableFunc:
		w.exprs(f.calls)
	case *jsonTable:
		w.expr(f.doc)
	case *askTable:
		if w.onAsk != nil {
			w.onAsk(f)
		}
	}
}

func (w *walker) table(t *tableRef) {
	if w.marked {
		if !t.isCTE && w.onTable != nil {
			w.onTable(t)
		}
		return
	}
	t.isCTE = false
	if t.name.Schema == "" && t.name.Catalog == "" {
		for _, c := range w.ctes {
			if c == t.name.Name {
				t.isCTE = true
				return
			}
		}
	}
	if w.onTable != nil {
		w.onTable(t)
	}
	if t.sample != nil {
		w.expr(t.sample.percent)
		w.expr(t.sample.seed)
	}
}

func (w *walker) sortKeys(keys []sortKey) {
	for i := range keys {
		w.expr(keys[i].expr)
	}
}

func (w *walker) window(win *window) {
	if win == nil {
		return
	}
	w.exprs(win.partitionBy)
	w.sortKeys(win.orderBy)
	if win.frame != nil {
		w.expr(win.frame.start.x)
		w.expr(win.frame.end.x)
	}
}
