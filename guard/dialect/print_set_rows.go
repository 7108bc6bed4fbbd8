package dialect

import "strings"

// outNames are the columns of the functions that name their own: an alias does not
// rename them.
func outNames(name string) []string {
	if cols := recordFunctions[name]; cols != nil {
		names := make([]string, len(cols))
		for i, c := range cols {
			names[i] = c.name
		}
		return names
	}
	switch name {
	case "json_each", "jsonb_each", "json_each_text", "jsonb_each_text":
		return []string{"key", "value"}
	case "json_array_elements", "jsonb_array_elements", "json_array_elements_text", "jsonb_array_elements_text":
		return []string{"value"}
	}
	return nil
}

// jsonEach gives a document's keys and values.
func (p *printer) jsonEach(c *call) {
	extract, after := "json_extract(", ""
	switch c.name {
	case "json_each_text":
		extract = "json_extract_string("
	case "jsonb_each_text":
		extract = "list_transform(json_extract("
		after = ", lambda v: CASE WHEN json_type(v) IN ('OBJECT', 'ARRAY') THEN mysql_json('jsonb_text', CAST(v AS VARCHAR)) ELSE v ->> '$' END)"
	}
	p.w("unnest(json_keys(CAST(")
	p.expr(c.args[0])
	p.w(" AS JSON))), unnest(" + extract + "CAST(")
	p.expr(c.args[0])
	p.w(" AS JSON), '$.*')" + after + ")")
}

// regexpMatches gives a row a match: its groups, or all of it when there are none.
func (p *printer) regexpMatches(c *call) {
	pattern, flags := p.constant(c, 1), ""
	if len(c.args) == 3 {
		flags = p.constant(c, 2)
	}
	n := groups(pattern)
	if strings.Trim(flags, "gi") != "" || n > 0 && strings.ContainsAny(pattern, "?*|{") {
		refuse(c.pos, "regexp_matches() with this pattern or flags")
	}
	fold := ""
	if strings.Contains(flags, "i") {
		fold = "i"
	}
	all := func(g int) {
		p.w("regexp_extract_all(")
		p.expr(c.args[0])
		p.w(", ")
		p.regex(c.args[1])
		p.w(", " + itoa(g) + ", '" + fold + "s')")
	}
	p.w("unnest(list_transform(")
	switch n {
	case 0, 1:
		all(n)
	default:
		p.w("list_zip(")
		for g := 1; g <= n; g++ {
			if g > 1 {
				p.w(", ")
			}
			all(g)
		}
		p.w(")")
	}
	p.w(", lambda m: [")
	if n < 2 {
		p.w("m")
	}
	for g := 1; g <= n && n > 1; g++ {
		if g > 1 {
			p.w(", ")
		}
		p.w("m[" + itoa(g) + "]")
	}
	p.w("])")
	if !strings.Contains(flags, "g") {
		p.w("[1:1]")
	}
	p.w(")")
}

// makeInterval takes years, months, weeks, days, hours, minutes and seconds.
func (p *printer) makeInterval(c *call) {
	if len(c.args) == 0 {
		p.w("INTERVAL '0 days'")
		return
	}
	p.w("(")
	for i, a := range c.args {
		if i > 0 {
			p.w(" + ")
		}
		p.w([]string{"to_years(", "to_months(", "to_weeks(", "to_days(", "to_hours(", "to_minutes(", "to_seconds("}[i])
		p.expr(a)
		p.w(")")
	}
	p.w(")")
}

// toNumber reads a text by a picture of digits: what is no digit, sign or point is left
// out.
func (p *printer) toNumber(c *call) {
	f := strings.TrimPrefix(strings.ToUpper(p.constant(c, 1)), "FM")
	if strings.Trim(f, "90,.GDSLM$I") != "" || strings.Contains(f, "PR") {
		refuse(c.pos, "to_number() with the format "+f)
	}
	_, frac, _ := strings.Cut(strings.ReplaceAll(f, "D", "."), ".")
	p.w("CAST(regexp_replace(regexp_replace(")
	p.expr(c.args[0])
	p.w(", '[^-0-9.]', '', 'g'), '^(.*)-$', '-\\1') AS DECIMAL(38," + itoa(strings.Count(frac, "9")+strings.Count(frac, "0")) + "))")
}
