package dialect

// setConfig knows SELECT set_config('name', 'value', false), which is SET said as a
// query: dump and migration tools begin with it. nil is any other query.
func setConfig(q *query) *Statement {
	c, ok := q.body.(*selectCore)
	if !ok || len(q.with) > 0 || len(q.orderBy) > 0 || len(c.from) > 0 || c.where != nil || len(c.items) != 1 {
		return nil
	}
	f, ok := c.items[0].expr.(*call)
	if !ok || f.name != "set_config" || f.schema != "" && f.schema != "pg_catalog" || len(f.args) != 3 {
		return nil
	}
	name, ok1 := f.args[0].(*literal)
	value, ok2 := f.args[1].(*literal)
	local, ok3 := f.args[2].(*literal)
	if !ok1 || !ok2 || !ok3 || name.kind != litString || value.kind != litString || local.kind != litBool {
		return nil
	}
	return &Statement{Kind: Set, Name: c.items[0].name, Settings: []Setting{{Name: name.text, Value: value.text, Local: local.text == "true"}}}
}
