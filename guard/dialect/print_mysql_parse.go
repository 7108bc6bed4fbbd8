package dialect

import (
	"regexp"
	"strings"
)

// strToDate gives NULL where the text does not fit, as MySQL does. What stands behind the
// part that fits is passed over.
func (p *printer) strToDate(c *call) {
	f := p.constant(c, 1)
	if strings.Contains(f, "%D") {
		c, f = withoutOrdinals(c, f)
	}
	kind := parsedKind(f).kind
	name, _ := of(kind).duck()
	if kind != tTime && !wholeDate(f) { // a date with parts left out is none
		p.w("CAST(NULL AS " + name + ")")
		return
	}
	format := p.strftimeFormat(c, f, mysqlParses)
	if kind != tTimestamp {
		p.w("CAST(")
	}
	p.w("try_strptime(")
	p.parsed(c, f)
	p.w(", ")
	if strings.Contains(format, ",%") {
		p.w("[") // blanks may stand before what is read
		p.text(format)
		p.w(", ")
		p.text(strings.ReplaceAll(format, ",%", ", %"))
		p.w("]")
	} else {
		p.text(format)
	}
	p.w(")")
	if kind != tTimestamp {
		p.w(" AS " + name + ")")
	}
}

// withoutOrdinals takes the endings of 1st, 2nd, 3rd and 4th out of a text, which the engine
// does not read.
func withoutOrdinals(c *call, f string) (*call, string) {
	const ordinal, number = `([0-9])(st|nd|rd|th)`, `$1`
	out := *c
	f = strings.ReplaceAll(f, "%D", "%d")
	n := node{pos: c.pos, typ: of(tText)}
	text := func(s string) expr { return &literal{node: n, kind: litString, text: s} }
	if l, ok := c.args[0].(*literal); ok && l.kind == litString {
		out.args = []expr{text(regexp.MustCompile("(?i)"+ordinal).ReplaceAllString(l.text, number)), text(f)}
	} else {
		out.args = []expr{&call{node: n, name: "regexp_replace", args: []expr{c.args[0], text(ordinal), text(number)}}, text(f)}
	}
	return &out, f
}

// parsed writes the beginning of the text that fits the format.
func (p *printer) parsed(c *call, f string) {
	pattern, ok := parsePattern(f)
	if !ok {
		p.expr(c.args[0])
		return
	}
	if l, isLit := c.args[0].(*literal); isLit && l.kind == litString {
		if re, err := regexp.Compile(pattern); err == nil {
			p.text(strings.TrimLeft(re.FindString(l.text), " "))
			return
		}
	}
	if x, isCall := c.args[0].(*call); isCall && (x.name == "concat" || x.name == "date_format") {
		p.expr(c.args[0]) // put together to be read
		return
	}
	p.w("regexp_extract(")
	p.expr(c.args[0])
	p.w(", ")
	p.text(pattern)
	p.w(")")
}

// wholeDate tells that a format has a year, a month and a day, or what stands for them.
func wholeDate(f string) bool {
	has := func(letters string) bool {
		for i := 0; i+1 < len(f); i++ {
			if f[i] == '%' {
				i++
				if strings.IndexByte(letters, f[i]) >= 0 {
					return true
				}
			}
		}
		return false
	}
	year := has("YyXx")
	return year && (has("mcMb") && has("deD") || has("j") || has("UuVv") && has("Waw"))
}

// parseParts are what STR_TO_DATE's specifiers read, as regular expressions.
var parseParts = map[byte]string{
	'Y': `\d{1,4}`, 'y': `\d{1,2}`, 'm': `\d{1,2}`, 'c': `\d{1,2}`, 'd': `\d{1,2}`, 'e': `\d{1,2}`, 'j': `\d{1,3}`,
	'H': `\d{1,2}`, 'k': `\d{1,2}`, 'h': `\d{1,2}`, 'I': `\d{1,2}`, 'l': `\d{1,2}`, 'i': `\d{1,2}`, 's': `\d{1,2}`, 'S': `\d{1,2}`,
	'f': `\d{1,6}`, 'p': `[AaPp][Mm]`, 'M': `[A-Za-z]+`, 'b': `[A-Za-z]+`, 'W': `[A-Za-z]+`, 'a': `[A-Za-z]+`,
	'T': `\d{1,2}:\d{1,2}:\d{1,2}`, 'r': `\d{1,2}:\d{1,2}:\d{1,2} [AaPp][Mm]`,
}

// parsePattern is what a format reads as a regular expression; false where it has
// specifiers that only the engine knows.
func parsePattern(f string) (string, bool) {
	var b strings.Builder
	b.WriteString(`^\s*`)
	for i := 0; i < len(f); i++ {
		switch {
		case f[i] == ' ':
			b.WriteString(`\s*`)
		case f[i] != '%' || i+1 == len(f):
			b.WriteString(regexp.QuoteMeta(f[i : i+1]))
			if f[i] == ',' {
				b.WriteString(`\s*`)
			}
		default:
			i++
			part, ok := parseParts[f[i]]
			if !ok {
				return "", false
			}
			b.WriteString(part)
		}
	}
	return b.String(), true
}

// mysqlParses are STR_TO_DATE's specifiers in the engine's; it reads one digit or two
// alike. The weeks of %X%V begin with a year's first Sunday, as those of %U do.
var mysqlParses = map[byte]string{
	'Y': "%Y", 'y': "%y", 'm': "%m", 'c': "%m", 'd': "%d", 'e': "%d", 'H': "%H", 'k': "%H",
	'h': "%I", 'I': "%I", 'l': "%I", 'i': "%M", 's': "%S", 'S': "%S", 'f': "%f", 'p': "%p",
	'M': "%B", 'b': "%b", 'T': "%H:%M:%S", 'r': "%I:%M:%S %p", '%': "%%",
	'j': "%j", 'W': "%A", 'a': "%a", 'X': "%Y", 'V': "%U",
}
