package dialect

import (
	"strings"
)

// sparkFrom writes an item of FROM that Spark says in its own way.
func (p *printer) sparkFrom(f fromItem) bool {
	switch f := f.(type) {
	case *tableRef:
		p.sparkTable(f)
	case *tableFunc:
		p.sparkTableFunc(f)
	case *derived:
		if f.alias != "" || p.s.Dialect != PostgreSQL {
			return false
		}
		p.w("(")
		p.query(f.query)
		p.w(")")
	case *join:
		return p.sparkJoin(f)
	default:
		return false
	}
	return true
}

// sparkJoin: a join without a condition is a cross join, which Spark wants said.
func (p *printer) sparkJoin(j *join) bool {
	if j.kind == "INNER" && j.on == nil && j.using == nil && !j.natural {
		cross := *j
		cross.kind = "CROSS"
		p.join(&cross)
		return true
	}
	return false
}

// sparkTable writes a relation.
func (p *printer) sparkTable(t *tableRef) {
	if t.isCTE {
		p.ident(t.name.Name)
	} else {
		p.tableName(t.name)
	}
	p.sparkSample(t.sample)
	names := t.colAlias
	if cols := p.s.bound.tables[p.s.tableKey(t.name)]; len(names) > 0 && !t.isCTE {
		for i := len(names); i < len(cols); i++ { // Spark wants all of them
			names = append(names[:i:i], cols[i].name)
		}
	}
	p.alias(t.alias, names)
}

func (p *printer) sparkSample(s *sample) {
	if s == nil {
		return
	}
	p.w(" TABLESAMPLE (")
	if _, ok := s.percent.(*literal); !ok {
		refuse(0, "TABLESAMPLE with a computed share")
	}
	p.expr(s.percent)
	p.w(" PERCENT)")
	if s.seed != nil {
		p.w(" REPEATABLE (")
		p.expr(s.seed)
		p.w(")")
	}
}

// sparkTableFunc writes a function in FROM with the alias that PostgreSQL gives it by
// itself.
func (p *printer) sparkTableFunc(f *tableFunc) {
	if len(f.calls) != 1 {
		p.sideBySide(f)
		return
	}
	c, ok := f.calls[0].(*call)
	if !ok {
		refuse(f.calls[0].base().pos, "this expression in FROM")
	}
	fn := p.s.lookup(c)
	if fn == nil || fn.class != 't' {
		refuse(c.pos, "the function "+c.name+" in FROM")
	}
	if c.name == "unnest" && len(c.args) > 1 {
		p.sideBySide(f)
		return
	}
	alias, cols := f.alias, f.colAlias
	if alias == "" {
		alias = c.name
	}
	if len(cols) == 0 {
		cols = []string{alias}
		if strings.HasPrefix(c.name, "json_array_elements") || strings.HasPrefix(c.name, "jsonb_array_elements") {
			cols[0] = "value"
		}
	}
	if strings.HasPrefix(c.name, "json_each") || strings.HasPrefix(c.name, "jsonb_each") {
		if f.ordinality {
			refuse(c.pos, c.name+"() WITH ORDINALITY")
		}
		cols = append(f.colAlias[:len(f.colAlias):len(f.colAlias)], []string{"key", "value"}[min(len(f.colAlias), 2):]...)
	}
	if f.ordinality && len(cols) == 1 {
		cols = append(cols[:1:1], "ordinality")
	}
	if !f.ordinality && p.rangeTable(c) {
		p.alias(alias, cols)
		return
	}
	if f.lateral || readsColumns(c) {
		p.w("LATERAL ")
	}
	switch {
	case f.ordinality:
		p.w("inline(transform(")
		p.sparkElements(c)
		p.w(", (v_, i_) -> struct(v_, CAST(i_ + 1 AS BIGINT))))")
	default:
		p.w("explode(")
		p.sparkElements(c)
		p.w(")")
	}
	p.alias(alias, cols)
}

// readsColumns tells whether a function's arguments depend on what stands before it.
func readsColumns(c *call) bool {
	found := false
	w := walker{onExpr: func(e expr) {
		if _, ok := e.(*columnRef); ok {
			found = true
		}
	}}
	w.exprs(c.args)
	return found
}

// rangeTable writes generate_series over constants as Spark's range, which need not
// build a list first; false leaves it to the general form.
func (p *printer) rangeTable(c *call) bool {
	if c.name != "generate_series" {
		return false
	}
	var n [3]int
	n[2] = 1
	for i, a := range c.args {
		v, ok := p.intConstant(a)
		if !ok {
			return false
		}
		n[i] = v
	}
	if n[2] == 0 {
		return false
	}
	end := n[1] + 1
	if n[2] < 0 {
		end = n[1] - 1
	}
	p.w("(SELECT CAST(id AS INT) FROM range(" + itoa(n[0]) + ", " + itoa(end) + ", " + itoa(n[2]) + "))")
	return true
}

// sparkSeries writes a function that gives rows in a select list.
func (p *printer) sparkSeries(c *call, _ string) {
	p.w("explode(")
	p.sparkElements(c)
	p.w(")")
}

// elements writes the array of what a set-returning function gives.
func (p *printer) sparkElements(c *call) {
	switch c.name {
	case "generate_series":
		p.sparkSequence(c)
	case "generate_subscripts":
		if n, ok := p.intConstant(c.args[1]); !ok || n != 1 {
			refuse(c.pos, "generate_subscripts() of another dimension")
		}
		p.w("transform(")
		p.sparkArray(c.args[0])
		p.w(", (v_, i_) -> i_ + 1)")
	case "unnest":
		p.flatArray(c.args[0])
	case "regexp_split_to_table":
		p.sparkRegexpSplit(c, "")
	case "regexp_matches":
		p.matchRows(c)
	case "string_to_table":
		p.sparkStringToArray(c, "")
	case "jsonb_path_query":
		p.pathRows(c)
	case "json_object_keys", "jsonb_object_keys":
		p.w("json_object_keys(")
		p.jsonText(c.args[0])
		p.w(")")
	case "json_each", "jsonb_each", "json_each_text", "jsonb_each_text":
		p.sparkMembers(c)
	case "json_array_elements_text", "jsonb_array_elements_text":
		p.w("from_json(")
		p.jsonText(c.args[0])
		p.w(", 'ARRAY<STRING>')")
	case "json_array_elements", "jsonb_array_elements":
		if p.version.before(4, 0) {
			p.refuseHint(c.pos, c.name+"()", "use "+c.name+"_text(), or Spark 4.0")
		}
		p.w("transform(CAST(parse_json(")
		p.jsonText(c.args[0])
		p.w(") AS ARRAY<VARIANT>), v_ -> to_json(v_))")
	default:
		refuse(c.pos, "the function "+c.name+" in FROM")
	}
}
