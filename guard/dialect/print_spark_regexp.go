package dialect

import (
	"regexp"
	"strings"
)

// sparkMatch writes LIKE and regular expressions.
func (p *printer) sparkMatch(e *match) {
	switch e.op {
	case "REGEXP", "IREGEXP":
		if e.not {
			p.w("NOT ")
		}
		flags := ""
		if e.op == "IREGEXP" {
			flags = "i"
		}
		p.w("(")
		p.binaryText(e.x)
		p.w(" RLIKE ")
		p.javaPattern(e.pattern, flags)
		p.w(")")
	case "SIMILAR":
		p.sparkSimilar(e)
	default:
		p.sparkLike(e)
	}
}

// javaPattern writes a pattern in Java's words; a computed one stays as it is.
func (p *printer) javaPattern(e expr, flags string) {
	if l, ok := e.(*literal); ok && l.kind == litString {
		if p.s.Dialect == MySQL {
			if flags != "" {
				flags = "(?iu)"
			}
			p.text(flags + perlClasses(l.text))
			return
		}
		p.text(javaRegexp(l.text, flags))
		return
	}
	if flags != "" {
		p.w("'(?iu)' || ")
	}
	p.operand(e)
}

// optionalGroup finds groups that a match may leave out.
var optionalGroup = regexp.MustCompile(`\)[?*{]|\|`)

// javaEscapes are PostgreSQL's escapes that Java has under other names.
var javaEscapes = map[byte]string{
	'y': `\b`, 'Y': `\B`, 'm': `\b(?=\w)`, 'M': `\b(?<=\w)`, 'Z': `\z`,
}

// javaClasses are the classes inside of brackets.
var javaClasses = []string{
	"[:alnum:]", `\p{IsAlphabetic}\p{IsDigit}`, "[:alpha:]", `\p{IsAlphabetic}`, "[:digit:]", `\p{IsDigit}`,
	"[:lower:]", `\p{IsLowercase}`, "[:upper:]", `\p{IsUppercase}`, "[:space:]", `\s`, "[:punct:]", `\p{Punct}`,
	"[:xdigit:]", `\p{XDigit}`, "[:blank:]", `\h`, "[:cntrl:]", `\p{Cntrl}`, "[:word:]", `\w`,
	"[:print:]", `\p{Print}`, "[:graph:]", `\p{Graph}`,
}

// perlClasses writes the classes of a pattern that is otherwise Perl's.
func perlClasses(pattern string) string {
	for k := 0; k < len(javaClasses); k += 2 {
		pattern = strings.ReplaceAll(pattern, javaClasses[k], javaClasses[k+1])
	}
	return pattern
}

// javaRegexp writes PostgreSQL's pattern for Java: a point is any character, $ is the
// very end.
func javaRegexp(pattern, flags string) string {
	var b strings.Builder
	b.WriteString(javaPrefix(pattern, flags))
	inSet := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && i+1 < len(pattern):
			i++
			if s, ok := javaEscapes[pattern[i]]; ok && !inSet {
				b.WriteString(s)
			} else {
				b.WriteByte('\\')
				b.WriteByte(pattern[i])
			}
		case inSet && strings.HasPrefix(pattern[i:], "[:"):
			n := strings.Index(pattern[i:], ":]")
			if n < 0 {
				b.WriteString(`\[`)
				break
			}
			class := pattern[i : i+n+2]
			for k := 0; k < len(javaClasses); k += 2 {
				if javaClasses[k] == class {
					class = javaClasses[k+1]
					break
				}
			}
			b.WriteString(class)
			i += n + 1
		case inSet:
			if c == ']' {
				inSet = false
			}
			if c == '[' || c == '&' {
				b.WriteByte('\\')
			}
			b.WriteByte(c)
		case c == '[':
			inSet = true
			b.WriteByte(c)
			for _, first := range []string{"^", "]"} { // a ] that comes first is one of the set
				if strings.HasPrefix(pattern[i+1:], first) {
					i++
					if first == "]" {
						b.WriteByte('\\')
					}
					b.WriteString(first)
				}
			}
		case c == '$':
			b.WriteString(`\z`)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// javaPrefix are the flags of a pattern: PostgreSQL's classes hold the letters of every
// script, and its point every character.
func javaPrefix(pattern, flags string) string {
	on := ""
	if flags == "i" {
		on = "iu"
	}
	if strings.Contains(pattern, ".") {
		on += "s"
	}
	for _, class := range []string{`\w`, `\W`, `\d`, `\D`, `\s`, `\S`, `\y`, `\Y`, `\m`, `\M`} {
		if strings.Contains(pattern, class) {
			on += "U"
			break
		}
	}
	if on == "" {
		return ""
	}
	return "(?" + on + ")"
}

// sparkSimilar writes SIMILAR TO a constant as the regular expression that it means.
func (p *printer) sparkSimilar(e *match) {
	l, ok := e.pattern.(*literal)
	if !ok || l.kind != litString {
		p.refuseHint(e.pos, "SIMILAR TO with a computed pattern", "use ~ with a regular expression")
	}
	text := l.text
	if e.escape != nil {
		esc, ok := e.escape.(*literal)
		if !ok || len(esc.text) > 1 {
			refuse(e.pos, "SIMILAR TO with this ESCAPE")
		}
		text = strings.ReplaceAll(text, `\`, `\\`)
		if esc.text != "" {
			text = strings.ReplaceAll(text, esc.text, `\`)
		}
	}
	if e.not {
		p.w("NOT ")
	}
	p.w("(")
	p.expr(e.x)
	p.w(" RLIKE ")
	p.text("(?s)^" + similarToRegexp(text) + `\z`)
	p.w(")")
}

// sparkLike writes LIKE and ILIKE. Spark takes one character for ESCAPE, and an escaped
// one only before what needs it.
func (p *printer) sparkLike(e *match) {
	op := e.op
	if p.s.Dialect == MySQL && op == "ILIKE" && p.binaryValue(e.x) {
		op = "LIKE"
	}
	p.binaryText(e.x)
	p.not(e.not)
	p.w(" " + op + " ")
	l, ok := e.pattern.(*literal)
	esc := `\`
	if e.escape != nil {
		x, isLit := e.escape.(*literal)
		if !isLit || len([]rune(x.text)) > 1 {
			refuse(e.pos, "LIKE with this ESCAPE")
		}
		esc = x.text
	}
	if ok && l.kind == litString {
		p.text(likePattern(l.text, esc))
		return
	}
	switch {
	case esc == "": // a backslash is itself
		p.w("replace(")
		p.operand(e.pattern)
		p.w(", ")
		p.text(`\`)
		p.w(", ")
		p.text(`\\`)
		p.w(")")
	case esc == `\` && p.s.Dialect == MySQL: // before another character, and at the end, it is one like others
		p.w("regexp_replace(regexp_replace(")
		p.operand(e.pattern)
		p.w(", ")
		p.text(`(?s)(\\[%_\\])|\\(?=.)`)
		p.w(", '$1'), ")
		p.text(`(?s)^((?:[^\\]|\\.)*+)\\$`)
		p.w(", ")
		p.text(`$1\\\\`)
		p.w(")")
	default:
		p.operand(e.pattern)
		if esc != `\` {
			p.w(" ESCAPE ")
			p.text(esc)
		}
	}
}

// likePattern writes a pattern with the backslash for its escape, and only where it is
// needed.
func likePattern(pattern, esc string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		switch {
		case esc != "" && strings.HasPrefix(pattern[i:], esc) && i+len(esc) < len(pattern):
			i += len(esc)
			if strings.IndexByte(`%_\`, pattern[i]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(pattern[i])
		case pattern[i] == '\\':
			b.WriteString(`\\`)
		default:
			b.WriteByte(pattern[i])
		}
	}
	return b.String()
}

// javaFlags are the flags of a regexp function that Java has too.
func (p *printer) javaFlags(c *call, i int, allowed string) string {
	if len(c.args) <= i {
		return ""
	}
	flags := p.constant(c, i)
	if strings.Trim(flags, allowed) != "" {
		refuse(c.pos, c.name+"() with the flags "+flags)
	}
	return flags
}

// sparkRegexpReplace replaces the first match, or all with the flag g. Spark replaces
// all, so the first one is taken with all that follows.
func (p *printer) sparkRegexpReplace(c *call, _ string) {
	flags := p.javaFlags(c, 3, "gi")
	pattern := p.constant(c, 1)
	only := ""
	if strings.Contains(flags, "i") {
		only = "i"
	}
	re := javaRegexp(pattern, only)
	p.w("regexp_replace(")
	p.expr(c.args[0])
	p.w(", ")
	with := javaReplacement(p.constant(c, 2), 0)
	once := strings.HasPrefix(pattern, "^") && !strings.Contains(pattern, "|") // it matches at the beginning alone
	if !strings.Contains(flags, "g") && !once {
		n := groups(pattern)
		re = "(?s)^(.*?)((?-s:" + inline(re) + "))(.*)"
		with = "$1" + javaReplacement(p.constant(c, 2), 2) + "$" + itoa(n+3)
		if strings.Contains(pattern, `\`) && hasBackref(pattern) {
			refuse(c.pos, "regexp_replace() of the first match of this pattern")
		}
	}
	p.text(re)
	p.w(", ")
	p.text(with)
	p.w(")")
}

// inline puts a pattern's flags where they hold for it alone.
func inline(re string) string {
	if strings.HasPrefix(re, "(?") {
		if end := strings.IndexByte(re, ')'); end > 0 && strings.Trim(re[2:end], "iusU") == "" {
			return re[:end] + ":" + re[end+1:] + ")"
		}
	}
	return re
}

func hasBackref(pattern string) bool {
	for i := 0; i+1 < len(pattern); i++ {
		if pattern[i] == '\\' {
			if i++; pattern[i] >= '1' && pattern[i] <= '9' {
				return true
			}
		}
	}
	return false
}

// javaReplacement writes \1 and \& as $1 and $0, shifted by the groups before them.
func javaReplacement(text string, shift int) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
			switch d := text[i]; {
			case d == '&':
				b.WriteString("$" + itoa(shift))
			case d >= '0' && d <= '9':
				b.WriteString("$" + itoa(int(d-'0')+shift))
			default:
				b.WriteString(`\` + string(d))
			}
		case c == '$' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// sparkRegexpMatch gives the groups of the first match, or the match when there are none.
func (p *printer) sparkRegexpMatch(c *call, _ string) {
	pattern, flags := p.constant(c, 1), p.javaFlags(c, 2, "i")
	re, n := javaRegexp(pattern, flags), groups(pattern)
	if n > 0 && strings.ContainsAny(pattern, "|?*{") && optionalGroup.MatchString(pattern) {
		p.refuseHint(c.pos, "regexp_match() with a group that need not match", "Spark gives an empty text for it: make the group match always")
	}
	p.once(c.args[0], func(d func()) {
		p.w("CASE WHEN regexp_like(")
		d()
		p.w(", ")
		p.text(re)
		p.w(") THEN array(")
		for g := min(n, 1); g <= n; g++ {
			if g > 1 {
				p.w(", ")
			}
			p.w("regexp_extract(")
			d()
			p.w(", ")
			p.text(re)
			p.w(", " + itoa(g) + ")")
		}
		p.w(") END")
	})
}

func (p *printer) sparkRegexpSplit(c *call, _ string) {
	flags := p.javaFlags(c, 2, "i")
	p.w("split(")
	p.expr(c.args[0])
	p.w(", ")
	p.text(javaRegexp(p.constant(c, 1), flags))
	p.w(")")
}

// sparkRegexpFn is a function of a text and a pattern under the same name.
func (p *printer) sparkRegexpFn(c *call, name string) {
	flags := ""
	if p.s.Dialect == MySQL {
		flags = "i"
	}
	p.w(name + "(")
	p.binaryText(c.args[0])
	p.w(", ")
	p.javaPattern(c.args[1], flags)
	p.w(")")
}

// sparkRegexpMatches gives a row for the match, or with the flag g for every one.
func (p *printer) sparkRegexpMatches(c *call, _ string) {
	p.w("explode(")
	p.matchRows(c)
	p.w(")")
}

// matchRows writes the array of the matches, each an array of its groups.
func (p *printer) matchRows(c *call) {
	pattern, flags := p.constant(c, 1), p.javaFlags(c, 2, "gi")
	if !strings.Contains(flags, "g") {
		p.w("filter(array(")
		p.sparkRegexpMatch(&call{node: c.node, name: c.name, args: append(c.args[:2:2], &literal{kind: litString, text: flags})}, "")
		p.w("), v_ -> v_ IS NOT NULL)")
		return
	}
	only := ""
	if strings.Contains(flags, "i") {
		only = "i"
	}
	re, n := javaRegexp(pattern, only), groups(pattern)
	if n > 1 {
		p.groupRows(c, pattern, re, n)
		return
	}
	p.w("transform(regexp_extract_all(")
	p.expr(c.args[0])
	p.w(", ")
	p.text(re)
	p.w(", " + itoa(n) + "), v_ -> array(v_))")
}

// groupRows writes the matches of a pattern with several groups: a list for each group, whose
// elements at one place are one match.
func (p *printer) groupRows(c *call, pattern, re string, n int) {
	if optionalGroup.MatchString(pattern) && strings.ContainsAny(pattern, "|?*{") {
		p.refuseHint(c.pos, "regexp_matches() with a group that need not match", "Spark gives an empty text for it: make the group match always")
	}
	p.let(func() {
		p.w("array(")
		for g := 1; g <= n; g++ {
			if g > 1 {
				p.w(", ")
			}
			p.w("regexp_extract_all(")
			p.operand(c.args[0])
			p.w(", ")
			p.text(re)
			p.w(", " + itoa(g) + ")")
		}
		p.w(")")
	}, func(l func()) {
		lists := p.aside(l)
		p.w("transform(" + lists + "[0], (v_, i_) -> transform(" + lists + ", g_ -> g_[i_]))")
	})
}
