package dialect

import (
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

// formatPart is a piece of a format() string: plain text, or a value with its kind (s, I or L),
// its place among the arguments and the width it fills, with blanks behind it where left.
type formatPart struct {
	text    string
	kind    byte
	arg     int
	width   int
	widthOf int // the argument that has the width; 0: none
	left    bool
}

// format writes PostgreSQL's format('… %s …', …) as the parts it joins.
func (p *printer) format(c *call) {
	if c.variadic {
		refuse(c.pos, "VARIADIC")
	}
	f := p.constant(c, 0)
	if !strings.ContainsAny(f, "%{}") {
		p.plainCall(c, "format") // nothing is filled in; the engine leaves surplus values out as well
		return
	}
	parts := formatParts(f, c)
	if len(parts) == 0 {
		p.w("''")
		return
	}
	p.w("concat(")
	for i, part := range parts {
		if i > 0 {
			p.w(", ")
		}
		p.formatPart(c, part)
	}
	p.w(")")
}

// formatParts reads a format: %[n$][-][width]kind.
func formatParts(f string, c *call) []formatPart {
	var out []formatPart
	next := 1
	for f != "" {
		i := strings.IndexByte(f, '%')
		if i != 0 {
			if i < 0 {
				i = len(f)
			}
			out = append(out, formatPart{text: f[:i]})
			f = f[i:]
			continue
		}
		part, rest := formatPlace(f[1:], c, &next)
		out = append(out, part)
		f = rest
	}
	return out
}

// formatPlace reads what stands behind a %.
func formatPlace(f string, c *call, next *int) (formatPart, string) {
	part := formatPart{arg: -1}
	if n, rest, ok := formatNumberAt(f); ok && strings.HasPrefix(rest, "$") {
		if part.arg = n; n == 0 {
			panic(bail{sqlstate.New(sqlstate.InvalidParameterValue, "format specifies argument 0, but arguments are numbered from 1").At(c.pos)})
		}
		f = rest[1:]
	}
	for strings.HasPrefix(f, "-") {
		part.left, f = true, f[1:]
	}
	if n, rest, ok := formatNumberAt(f); ok {
		part.width, f = n, rest
	} else if strings.HasPrefix(f, "*") {
		f = f[1:]
		if n, rest, ok := formatNumberAt(f); ok && strings.HasPrefix(rest, "$") {
			part.widthOf, f = n, rest[1:]
		} else {
			part.widthOf = *next
			*next++
		}
	}
	if f == "" {
		panic(bail{sqlstate.New(sqlstate.InvalidParameterValue, "unterminated format() type specifier").At(c.pos)})
	}
	switch part.kind = f[0]; part.kind {
	case '%':
		return formatPart{text: "%"}, f[1:]
	case 's', 'I', 'L':
	default:
		panic(bail{sqlstate.New(sqlstate.InvalidParameterValue, "unrecognized format() type specifier %q", f[:1]).At(c.pos)})
	}
	if part.arg < 0 {
		part.arg = *next
	}
	*next = part.arg + 1
	if part.arg >= len(c.args) || part.widthOf >= len(c.args) {
		panic(bail{sqlstate.New(sqlstate.InvalidParameterValue, "too few arguments for format()").At(c.pos)})
	}
	return part, f[1:]
}

// formatNumberAt reads the number that a text begins with.
func formatNumberAt(s string) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	n, err := strconv.Atoi(s[:min(i, 6)])
	return n, s[i:], err == nil
}

func (p *printer) formatPart(c *call, part formatPart) {
	switch {
	case part.text != "":
		p.text(part.text)
	case part.width == 0 && part.widthOf == 0:
		p.formatValue(c, part)
	case part.widthOf != 0:
		refuse(c.pos, "format() with a computed width")
	default:
		p.formatPadded(c, part)
	}
}

// formatPadded fills a value up to its width; a longer one stays whole.
func (p *printer) formatPadded(c *call, part formatPart) {
	p.lets++
	d := "f" + itoa(p.lets)
	p.w("list_transform([coalesce(")
	p.formatValue(c, part)
	p.w(", '')], lambda " + d + ": ")
	fill := "repeat(' ', greatest(0, " + strconv.Itoa(part.width) + " - length(" + d + ")))"
	if part.left {
		p.w(d + " || " + fill)
	} else {
		p.w(fill + " || " + d)
	}
	p.w(")[1]")
}

// formatValue writes a value as a text (s), a name (I) or a constant (L).
func (p *printer) formatValue(c *call, part formatPart) {
	arg := c.args[part.arg]
	text := func(name string) {
		x := arg
		if !p.typ(x).isText() {
			x = &cast{node: node{pos: c.pos, typ: of(tText)}, x: arg, to: of(tText)}
		}
		p.call(&call{node: node{pos: c.pos, typ: of(tText)}, name: name, args: []expr{x}})
	}
	switch {
	case part.kind == 'I':
		text("quote_ident")
	case part.kind == 'L' && isNull(arg):
		p.w("'NULL'")
	case part.kind == 'L':
		text("quote_nullable")
	case isNull(arg):
		p.w("''")
	default:
		p.w("CAST(")
		p.pgJoined(arg)
		p.w(" AS VARCHAR)")
	}
}
