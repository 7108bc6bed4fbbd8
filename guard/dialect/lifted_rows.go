package dialect

import "streamlink/backend/sqlstate"

// rowsAlias and rowColumn name a set-returning function that was moved into FROM.
const (
	rowsAlias = "rows_"
	rowColumn = "row_"
)

// liftRows moves a set-returning function that stands inside of an output expression, or
// that is grouped by, into FROM: no engine takes it there. One function gives the same rows
// in both places, as long as nothing is computed between them.
func (f *inferrer) liftRows(c *selectCore) {
	if f.s.Dialect != PostgreSQL {
		return
	}
	f.liftFields(c)
	var rows *call
	nested, found, over := len(c.groupBy) > 0, 0, false
	for i := range c.items {
		w := walker{shallow: true, onExpr: func(e expr) {
			x, ok := e.(*call)
			if !ok {
				return
			}
			over = over || x.over != nil
			if fn := f.s.lookup(x); fn == nil || fn.class != 't' || len(recordFunctions[x.name]) > 0 {
				return
			}
			if len(outNames(x.name)) > 1 {
				panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "%s() outside of FROM is not supported", x.name).At(x.pos).
					WithHint("put it into FROM: its columns stand there by their names")})
			}
			rows, found = x, found+1
			nested = nested || c.items[i].expr != e
		}}
		w.expr(c.items[i].expr)
	}
	if found != 1 || !nested || over || len(c.windows) > 0 || rows.name == "unnest" && len(rows.args) > 1 {
		return
	}
	if f.aggregates(c) && len(c.groupBy) == 0 || f.aggregates(&selectCore{items: []selectItem{{expr: &call{name: "coalesce", args: rows.args}}}}) {
		return
	}
	ref := &columnRef{node: node{pos: rows.pos}, parts: []string{rowsAlias, rowColumn}}
	var put func(expr) expr
	put = func(e expr) expr {
		if sameExpr(e, rows) {
			return ref
		}
		return mapExpr(e, put)
	}
	for i := range c.items {
		it := &c.items[i]
		if it.expr == expr(rows) && it.alias == "" && it.name == "" {
			it.name = rows.name
		}
		it.expr = mapOne(it.expr, put)
	}
	for i := range c.groupBy {
		c.groupBy[i].expr = mapOne(c.groupBy[i].expr, put)
	}
	c.from = append(c.from, &tableFunc{calls: []expr{rows}, lateral: len(c.from) > 0, alias: rowsAlias, colAlias: []string{rowColumn}})
}

// liftFields moves a function of several columns, whose columns stand in the output by their
// names, (jsonb_each(doc)).key, into FROM.
func (f *inferrer) liftFields(c *selectCore) {
	var rows *call
	several := false
	called := func(e expr) *call {
		field, ok := e.(*fieldOf)
		if !ok {
			return nil
		}
		x, ok := field.x.(*call)
		if !ok || len(outNames(x.name)) < 2 || len(recordFunctions[x.name]) > 0 {
			return nil
		}
		if fn := f.s.lookup(x); fn == nil || fn.class != 't' {
			return nil
		}
		return x
	}
	for i := range c.items {
		w := walker{shallow: true, onExpr: func(e expr) {
			if x := called(e); x != nil {
				several = several || rows != nil && !sameExpr(rows, x)
				rows = x
			}
		}}
		w.expr(c.items[i].expr)
	}
	if rows == nil || several || len(c.groupBy) > 0 || len(c.windows) > 0 || f.aggregates(c) {
		return
	}
	var put func(expr) expr
	put = func(e expr) expr {
		if called(e) != nil {
			return &columnRef{node: node{pos: rows.pos}, parts: []string{rowsAlias, e.(*fieldOf).name}}
		}
		return mapExpr(e, put)
	}
	for i := range c.items {
		it := &c.items[i]
		if field, ok := it.expr.(*fieldOf); ok && it.alias == "" && it.name == "" {
			it.name = field.name
		}
		it.expr = mapOne(it.expr, put)
	}
	c.from = append(c.from, &tableFunc{calls: []expr{rows}, lateral: len(c.from) > 0, alias: rowsAlias, colAlias: outNames(rows.name)})
}
