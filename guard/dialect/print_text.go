package dialect

import "strings"

// substring: with a text pattern it is a regular expression's match. A start before
// the text takes from the length, where the engine would count from the end.
func (p *printer) substring(c *call) {
	second := c.args[1]
	if t := p.typ(second); t.isText() || t.kind == tUnknown && len(c.args) == 2 {
		p.w("nullif(regexp_extract(")
		p.expr(c.args[0])
		p.w(", ")
		p.regex(second)
		if l, ok := second.(*literal); ok && groups(l.text) > 0 {
			p.w(", 1")
		}
		p.w("), '')")
		return
	}
	p.substringFrom(c)
}

// substringFrom writes substring() by positions: what lies before the first character counts
// against the length, as in the standard.
func (p *printer) substringFrom(c *call) {
	second := c.args[1]
	p.w("substring(")
	p.expr(c.args[0])
	start, known := p.intConstant(second)
	switch {
	case known && start >= 1:
		for _, a := range c.args[1:] {
			p.w(", ")
			p.expr(a)
		}
	case len(c.args) == 2:
		p.w(", greatest(")
		p.expr(second)
		p.w(", 1)")
	default:
		p.w(", greatest(")
		p.expr(second)
		p.w(", 1), greatest(")
		p.operand(c.args[2])
		p.w(" + least(")
		p.operand(second)
		p.w(" - 1, 0), 0)")
	}
	p.w(")")
}

// quoteIdent quotes a name where it needs it.
func (p *printer) quoteIdent(c *call) {
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN regexp_full_match(")
		d()
		p.w(", '[a-z_][a-z0-9_$]*') THEN ")
		d()
		p.w(` ELSE '"' || replace(`)
		d()
		p.w(`, '"', '""') || '"' END`)
	})
}

// repeat keeps the result within reason: an argument of a billion is a weapon.
func (p *printer) repeat(c *call) {
	if n, ok := p.intConstant(c.args[1]); ok && n > 1<<20 {
		refuse(c.pos, "repeat() of more than a million times")
	}
	p.plainCall(c, "repeat")
}

// groups counts the capturing groups of a regular expression.
func groups(pattern string) int {
	n := 0
	for i := 0; i < len(pattern); i++ {
		switch {
		case pattern[i] == '\\':
			i++
		case pattern[i] == '(' && !strings.HasPrefix(pattern[i+1:], "?"):
			n++
		}
	}
	return n
}

func (p *printer) regexpReplace(c *call) {
	p.w("regexp_replace(")
	p.expr(c.args[0])
	p.w(", ")
	p.regex(c.args[1])
	p.w(", ")
	p.replacement(c.args[2])
	if len(c.args) == 4 {
		flags := p.constant(c, 3)
		if strings.Trim(flags, "gi") != "" {
			refuse(c.pos, "regexp_replace() with the flags "+flags)
		}
		p.w(", ")
		p.text(flags + dotFlag(c.args[1]))
	} else if dot := dotFlag(c.args[1]); dot != "" {
		p.w(", '" + dot + "'")
	}
	p.w(")")
}

// regexpMatch gives the groups of the first match, or the match when there are none.
func (p *printer) regexpMatch(c *call) {
	pattern := p.constant(c, 1)
	flags := ""
	if len(c.args) == 3 {
		if flags = p.constant(c, 2); strings.Trim(flags, "i") != "" {
			refuse(c.pos, "regexp_match() with the flags "+flags)
		}
	}
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN regexp_matches(")
		d()
		p.w(", ")
		p.regex(c.args[1])
		p.w(", ")
		p.text(flags)
		p.w(") THEN [")
		n := groups(pattern)
		if n > 0 && strings.ContainsAny(pattern, "?*|{") {
			refuse(c.pos, "regexp_match() with a group that may be missing")
		}
		for g := min(n, 1); g <= n; g++ {
			if g > 1 {
				p.w(", ")
			}
			p.w("regexp_extract(")
			d()
			p.w(", ")
			p.regex(c.args[1])
			p.w(", " + itoa(g) + ", ")
			p.text(flags)
			p.w(")")
		}
		p.w("] END")
	})
}
