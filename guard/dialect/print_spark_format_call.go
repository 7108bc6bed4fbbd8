package dialect

// sparkFormat writes format('… %s …', …) as the parts it joins.
func (p *printer) sparkFormat(c *call, _ string) {
	p.w("concat_ws(''")
	for _, part := range formatParts(p.constant(c, 0), c) {
		p.w(", ")
		switch {
		case part.text != "":
			p.text(part.text)
		case part.widthOf != 0 || part.width > 9999:
			refuse(c.pos, "format() with a computed width")
		default:
			p.formatted(c, part)
		}
	}
	p.w(")")
}

// formatted writes one argument of format(), filled up with blanks to a width.
func (p *printer) formatted(c *call, part formatPart) {
	value := func() { p.joinedText(c.args[part.arg]) }
	text := &written{node: node{pos: c.pos, typ: of(tText)}, write: value}
	switch part.kind {
	case 'I':
		value = func() { p.sparkQuoteIdent(&call{node: c.node, name: "quote_ident", args: []expr{text}}, "") }
	case 'L':
		value = func() { p.sparkCall(&call{node: c.node, name: "quote_nullable", args: []expr{text}}) }
	}
	if part.width == 0 {
		value()
		return
	}
	width := itoa(part.width)
	p.let(func() { p.w("coalesce("); value(); p.w(", '')") }, func(d func()) {
		fill := "lpad("
		if part.left {
			fill = "rpad("
		}
		p.w(fill)
		d()
		p.w(", greatest(" + width + ", length(")
		d()
		p.w(")), ' ')")
	})
}
