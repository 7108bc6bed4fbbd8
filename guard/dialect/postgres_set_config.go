package dialect

// setConfig knows SELECT set_config('name', 'value', false), which is SET said as a
// query: dump and migration tools begin with it. nil is any other query.
func setConfig(q *query) *Statement {
	c, ok := q.body.(*selectCore)
	if !ok || len(q.with) > 0 || len(q.orderBy) > 0 || len(c.from) > 0 || c.where != nil || len(c.items) != 1 {
		return nil
	}
	f, ok := c.items[0].expr.(*sessionRef)
	if !ok || f.set == nil {
		return nil
	}
	return &Statement{Kind: Set, Name: c.items[0].name, Settings: []Setting{*f.set}}
}
