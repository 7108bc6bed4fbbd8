package dialect

// hooks print the functions whose form depends on their arguments' types. A name
// that stands in a function table and not here is known and refused with 0A000.
var hooks map[string]func(*printer, *call)

func init() {
	hooks = map[string]func(*printer, *call){
		"!sum": (*printer).sum, "!avg": (*printer).avg,
		"!current_date": func(p *printer, _ *call) { p.w("current_date") },
		"!localtime":    func(p *printer, _ *call) { p.w("CAST(localtimestamp AS TIME)") },
		"!now":          func(p *printer, _ *call) { p.w("now()") },
		"!localtimestamp": func(p *printer, _ *call) {
			p.w("CAST(now() AS TIMESTAMP)")
		},
		"!pg_typeof":  (*printer).pgTypeof,
		"!date_trunc": (*printer).dateTrunc,
		"!round":      (*printer).round,
	}
}

// wrapped writes CAST(name(…) AS typ).
func (p *printer) wrapped(c *call, name, typ string) {
	p.w("CAST(")
	p.plainCall(c, name)
	p.w(" AS " + typ + ")")
}

// sum: PostgreSQL widens by one step only; the engine goes to its widest integer.
func (p *printer) sum(c *call) {
	t := p.typ(c.args[0])
	switch {
	case p.s.Dialect == MySQL && (t.isInt() || t.kind == tBool):
		p.wrapped(c, "sum", "DECIMAL(38,0)")
	case t.kind == tInt8 || t.kind == tUInt8:
		p.wrapped(c, "sum", "DECIMAL(38,0)")
	case t.isInt():
		p.wrapped(c, "sum", "BIGINT")
	case t.kind == tFloat4 && p.s.Dialect == PostgreSQL:
		p.wrapped(c, "sum", "REAL")
	default:
		p.plainCall(c, "sum")
	}
}

// avg of exact numbers is exact.
func (p *printer) avg(c *call) {
	t := p.typ(c.args[0])
	exact := t.isInt() || t.kind == tNumeric
	switch {
	case exact && p.s.Dialect == MySQL:
		scale := int32(4)
		if t.kind == tNumeric {
			scale += t.scale
		}
		name, _ := sqlType{kind: tNumeric, prec: 38, scale: min(scale, 30)}.duck()
		p.wrapped(c, "avg", name)
	case exact:
		p.wrapped(c, "avg", "DECIMAL(38,16)")
	default:
		p.plainCall(c, "avg")
	}
}

func (p *printer) pgTypeof(c *call) {
	t := p.typ(c.args[0])
	if t.kind == tNone || t.kind == tAnyOther {
		refuse(c.pos, "pg_typeof() of this expression")
	}
	p.text(t.String())
}

// dateTrunc: PostgreSQL makes a timestamp with time zone of a date.
func (p *printer) dateTrunc(c *call) {
	p.w("date_trunc(")
	p.expr(c.args[0])
	p.w(", ")
	switch x := c.args[1]; p.typ(x).kind {
	case tDate:
		p.w("CAST(")
		p.expr(x)
		p.w(" AS TIMESTAMPTZ)")
	default:
		p.dateValue(x)
	}
	p.w(")")
}

// round to a number of digits keeps an exact number.
func (p *printer) round(c *call) {
	if len(c.args) == 1 {
		t := p.typ(c.args[0])
		if t.isFloat() {
			p.w("round_even(")
			p.expr(c.args[0])
			p.w(", 0)")
			return
		}
	}
	p.plainCall(c, "round")
}
