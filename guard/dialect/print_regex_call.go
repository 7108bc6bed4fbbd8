package dialect

import "strings"

// regexpCall is regexp_count, regexp_substr, regexp_instr and the long forms of
// regexp_replace: (text, pattern, …, start, n, flags) as far as the engine can say it.
func (p *printer) regexpCall(c *call) {
	rest := c.args[2:]
	if c.name == "regexp_replace" {
		rest = c.args[3:]
	}
	start, n, flags := 1, 0, ""
	for i, a := range rest {
		if l, ok := a.(*literal); ok && l.kind == litString && i == len(rest)-1 {
			flags = l.text
			break
		}
		k, ok := p.intConstant(a)
		switch {
		case !ok || k < 0:
			refuse(c.pos, c.name+"() with a computed place, or parts of a match")
		case i == 0:
			start = k
		case i == 1 && c.name != "regexp_count":
			n = k
		default:
			if k != 0 {
				refuse(c.pos, c.name+"() with a place after the match, or parts of one")
			}
		}
	}
	if strings.Trim(flags, "gic") != "" || start < 1 {
		refuse(c.pos, c.name+"() with the flags "+flags)
	}
	if p.s.Dialect == MySQL && !strings.Contains(flags, "c") {
		flags += "i" // the collation looks at no case
	}
	flags = strings.ReplaceAll(strings.ReplaceAll(flags, "g", ""), "c", "")
	if p.s.Dialect == PostgreSQL {
		flags += dotFlag(c.args[1])
	}
	switch c.name {
	case "regexp_count":
		p.w("CAST(len(")
		p.regexpAll(c, start, flags)
		p.w(") AS INTEGER)")
	case "regexp_substr":
		p.regexpAll(c, start, flags)
		p.w("[" + itoa(max(n, 1)) + "]")
	case "regexp_instr":
		p.regexpPlace(c, start, max(n, 1), flags)
	default:
		p.regexpReplaceAt(c, start, n, flags)
	}
}

// regexpAll is the list of all matches from a place on.
func (p *printer) regexpAll(c *call, start int, flags string) {
	p.w("regexp_extract_all(")
	p.regexpText(c, start)
	p.w(", ")
	p.regex(c.args[1])
	p.w(", 0, '" + flags + "')")
}

func (p *printer) regexpText(c *call, start int) {
	if start == 1 {
		p.expr(c.args[0])
		return
	}
	p.w("substr(")
	p.expr(c.args[0])
	p.w(", " + itoa(start) + ")")
}

// regexpPlace is where the n-th match begins: after n pieces of what lies between, and
// the matches before.
func (p *printer) regexpPlace(c *call, start, n int, flags string) {
	p.w("CAST(CASE WHEN len(")
	p.regexpAll(c, start, flags)
	p.w(") >= " + itoa(n) + " THEN " + itoa(start) + " + length(array_to_string(string_split_regex(")
	p.regexpText(c, start)
	p.w(", ")
	p.regex(c.args[1])
	if flags != "" {
		p.w(", '" + flags + "'")
	}
	p.w(")[1:" + itoa(n) + "], ''))")
	if n > 1 {
		p.w(" + length(array_to_string(")
		p.regexpAll(c, start, flags)
		p.w("[1:" + itoa(n-1) + "], ''))")
	}
	p.w(" WHEN ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL AND ")
	p.operand(c.args[1])
	p.w(" IS NOT NULL THEN 0 END AS INTEGER)")
}

// regexpReplaceAt replaces the first match, or all of them, from a place on. PostgreSQL
// replaces all where n is 0 and the first where there is none; MySQL all but for n.
func (p *printer) regexpReplaceAt(c *call, start, n int, flags string) {
	all := n == 0 && (len(c.args) > 4 || p.s.Dialect == MySQL)
	if n > 1 {
		refuse(c.pos, "regexp_replace() of a later match")
	}
	if start > 1 {
		p.w("left(")
		p.expr(c.args[0])
		p.w(", " + itoa(start-1) + ") || ")
	}
	p.w("regexp_replace(")
	p.regexpText(c, start)
	p.w(", ")
	p.regex(c.args[1])
	p.w(", ")
	p.replacement(c.args[2])
	if all {
		flags = "g" + flags
	}
	if flags != "" {
		p.w(", '" + flags + "'")
	}
	p.w(")")
}

// replacement writes what is put in: a place of a group is \1 in PostgreSQL and $1 in
// MySQL.
func (p *printer) replacement(e expr) {
	l, ok := e.(*literal)
	switch {
	case !ok || l.kind != litString:
		p.expr(e)
	case p.s.Dialect == MySQL:
		p.text(mysqlReplacement(l.text))
	default:
		p.text(strings.ReplaceAll(l.text, `\&`, `\0`))
	}
}

func mysqlReplacement(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++ // MariaDB's \1 is a group as well
			if text[i] == '\\' || text[i] >= '0' && text[i] <= '9' {
				b.WriteByte('\\')
			}
			b.WriteByte(text[i])
		case c == '$' && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			b.WriteByte('\\')
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
