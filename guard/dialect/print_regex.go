package dialect

import "strings"

// The engine's \w and POSIX classes know ASCII only; both source servers' know all
// letters.
var classes = map[string]string{
	"alpha": `\p{L}`, "alnum": `\p{L}\p{N}`, "digit": "0-9", "lower": `\p{Ll}`, "upper": `\p{Lu}`,
	"space": `\s`, "punct": `[:punct:]`, "xdigit": "0-9A-Fa-f", "blank": ` \t`, "cntrl": `[:cntrl:]`,
	"print": `[:print:]`, "graph": `[:graph:]`, "word": `\p{L}\p{N}_`,
}

// regex writes a regular expression in the engine's spelling; what the engine has not
// it refuses. A computed expression is taken as it is.
func (p *printer) regex(e expr) {
	l, ok := e.(*literal)
	if c, isCast := e.(*cast); isCast && c.to.isText() {
		l, ok = c.x.(*literal)
	}
	if !ok || l.kind != litString {
		p.expr(e)
		return
	}
	p.text(p.translateRegex(l.text))
}

func (p *printer) translateRegex(text string) string {
	var b strings.Builder
	inSet := false
	for i := 0; i < len(text); i++ {
		rest := text[i:]
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
			b.WriteString(escapeOf(text[i], inSet, p.s.Dialect))
		case inSet && strings.HasPrefix(rest, "[:"):
			end := strings.Index(rest, ":]")
			name, known := "", false
			if end > 0 {
				name, known = classes[rest[2:end]]
			}
			if !known {
				b.WriteByte(c)
				continue
			}
			b.WriteString(name)
			i += end + 1
		case inSet && c == ']':
			inSet = false
			b.WriteByte(c)
		case !inSet && c == '[':
			inSet = true
			b.WriteByte(c)
			if i+1 < len(text) && text[i+1] == '^' {
				i++
				b.WriteByte('^')
			}
			if i+1 < len(text) && text[i+1] == ']' { // a bracket that comes first is itself
				i++
				b.WriteString(`\]`)
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// escapeOf translates one escape: PostgreSQL's names of word boundaries, and the classes.
func escapeOf(c byte, inSet bool, d Dialect) string {
	switch {
	case c == 'w' && inSet:
		return `\p{L}\p{N}_`
	case c == 'w':
		return `[\p{L}\p{N}_]`
	case c == 'W' && !inSet:
		return `[^\p{L}\p{N}_]`
	case d != PostgreSQL:
	case c == 'y' || c == 'm' || c == 'M':
		return `\b`
	case c == 'Y':
		return `\B`
	case c == 'Z':
		return `\z`
	}
	return `\` + string(rune(c))
}

// dotFlag is what makes a point of a pattern any character, the end of a line as well,
// as PostgreSQL's is: nothing where no point can be.
func dotFlag(pattern expr) string {
	if c, ok := pattern.(*cast); ok && c.to.isText() {
		pattern = c.x
	}
	if l, ok := pattern.(*literal); ok && l.kind == litString && strings.IndexByte(l.text, '.') < 0 {
		return ""
	}
	return "s"
}

// regexpLike is regexp_like(text, pattern, flags).
func (p *printer) regexpLike(c *call) {
	flags := ""
	if len(c.args) == 3 {
		if flags = p.constant(c, 2); strings.Trim(flags, "ic") != "" {
			refuse(c.pos, c.name+"() with the flags "+flags)
		}
	}
	p.w("regexp_matches(")
	p.expr(c.args[0])
	p.w(", ")
	p.regex(c.args[1])
	p.w(", ")
	p.text(strings.ReplaceAll(flags, "c", "") + dotFlag(c.args[1]))
	p.w(")")
}
