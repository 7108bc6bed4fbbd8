package dialect

import (
	"regexp"
	"strconv"
	"strings"
)

// sparkFormatSpec is one of format()'s: %[place$][-][width]kind.
var sparkFormatSpec = regexp.MustCompile(`^(?:(\d+)\$)?(-?)(\d*)([sIL])`)

// sparkFormat writes format('… %s …', …) as the parts it joins.
func (p *printer) sparkFormat(c *call, _ string) {
	f, next := p.constant(c, 0), 1
	p.w("concat_ws(''")
	for f != "" {
		text, rest, found := strings.Cut(f, "%")
		if text != "" {
			p.w(", ")
			p.text(text)
		}
		if !found {
			break
		}
		if strings.HasPrefix(rest, "%") {
			p.w(", '%'")
			f = rest[1:]
			continue
		}
		m := sparkFormatSpec.FindStringSubmatch(rest)
		if m == nil {
			refuse(c.pos, "format() with this format")
		}
		at := next
		if m[1] != "" {
			at, _ = strconv.Atoi(m[1])
		}
		if at < 1 || at >= len(c.args) {
			syntax(c.pos, "too few arguments for format()")
		}
		next = at + 1
		p.w(", ")
		p.formatted(c, c.args[at], m[4], m[3], m[2] == "-")
		f = rest[len(m[0]):]
	}
	p.w(")")
}

// formatted writes one argument of format(), filled up with blanks to a width.
func (p *printer) formatted(c *call, x expr, kind, width string, left bool) {
	value := func() { p.joinedText(x) }
	text := &written{node: node{pos: c.pos, typ: of(tText)}, write: value}
	switch kind {
	case "I":
		value = func() { p.sparkQuoteIdent(&call{node: c.node, name: "quote_ident", args: []expr{text}}, "") }
	case "L":
		value = func() { p.sparkCall(&call{node: c.node, name: "quote_nullable", args: []expr{text}}) }
	}
	if width == "" {
		value()
		return
	}
	if len(width) > 4 {
		refuse(c.pos, "format() with this width")
	}
	p.let(func() { p.w("coalesce("); value(); p.w(", '')") }, func(d func()) {
		fill := "lpad("
		if left {
			fill = "rpad("
		}
		p.w(fill)
		d()
		p.w(", greatest(" + width + ", length(")
		d()
		p.w(")), ' ')")
	})
}
