package dialect

import "strings"

// pgText writes a value as the text that PostgreSQL makes of it; false where the engine's
// own text is the same.
func (p *printer) pgText(e expr) bool {
	t := p.typ(e)
	switch {
	case t.array && t.kind != tNone:
		refuse(e.base().pos, "an array as a text")
	case t.isFloat():
		p.w("regexp_replace(")
		p.castOperand(e, "VARCHAR")
		p.w(`, '\.0$', '')`)
	case t.kind == tBytea:
		p.w(`'\x' || lower(hex(`)
		p.expr(e)
		p.w("))")
	case t.kind == tInterval:
		p.w("regexp_replace(replace(")
		p.castOperand(e, "VARCHAR")
		p.w(`, ' month', ' mon'), '(-\d+ (?:year|mon|day)s?) (\d)', '\1 +\2', 'g')`) // behind a negative part a positive one has its sign
	default:
		return false
	}
	return true
}

// pgJoined writes an argument of concat(), concat_ws() and format(): truth is t or f
// there.
func (p *printer) pgJoined(e expr) {
	if p.typ(e).kind == tBool {
		p.w("CASE WHEN ")
		p.operand(e)
		p.w(" THEN 't' WHEN NOT ")
		p.operand(e)
		p.w(" THEN 'f' END")
		return
	}
	if p.typ(e).kind == tBpchar {
		p.w("rpad(")
		p.expr(e)
		p.w(", " + itoa(int(p.typ(e).prec)) + ", ' ')")
		return
	}
	if !p.pgText(e) {
		p.expr(e)
	}
}

// pgConcat writes concat() and concat_ws().
func (p *printer) pgConcat(c *call) {
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	p.w(c.name + "(")
	for i, a := range c.args {
		if i > 0 {
			p.w(", ")
		}
		p.pgJoined(a)
	}
	p.w(")")
}

// textToInt writes a text as an integer: the engine would round a fraction, and reads
// more spellings than PostgreSQL.
func (p *printer) textToInt(e *cast) bool {
	if !e.to.isInt() || e.to.array || e.to.kind == tOID {
		return false
	}
	name, _ := e.to.duck()
	if l, ok := e.x.(*literal); ok {
		if l.kind != litString {
			return false
		}
		text := strings.TrimSpace(l.text)
		if digits := strings.TrimLeft(text, "+-"); digits == "" || strings.Trim(digits, "0123456789") != "" || len(text)-len(digits) > 1 {
			panic(bail{invalidInput(e.to, l)})
		}
		p.w("CAST(" + strings.TrimPrefix(text, "+") + " AS " + name + ")")
		return true
	}
	if t := p.typ(e.x); !t.isText() {
		return false
	}
	p.once(e.x, func(d func()) {
		p.w("CASE WHEN regexp_full_match(")
		d()
		p.w(`, '\s*[-+]?[0-9]+\s*') THEN CAST(`)
		d()
		p.w(" AS " + name + ") WHEN ")
		d()
		p.w(" IS NOT NULL THEN error('invalid input syntax for type " + e.to.String() + `: "' || `)
		d()
		p.w(` || '"') END`)
	})
	return true
}
