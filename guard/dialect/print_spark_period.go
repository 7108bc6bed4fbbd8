package dialect

// sparkOverlaps is (a, b) OVERLAPS (c, d): each side in either order, its end outside.
func (p *printer) sparkOverlaps(c *call, _ string) {
	names := [4]string{"a", "b", "c", "d"}
	p.let(func() {
		p.w("struct(")
		for i, a := range c.args {
			if i > 0 {
				p.w(", ")
			}
			p.expr(a)
			p.w(" AS " + names[i])
		}
		p.w(")")
	}, func(s func()) {
		x := p.aside(s)
		// greatest and least of Spark leave NULLs out
		p.w("CASE WHEN " + x + ".a IS NOT NULL AND " + x + ".b IS NOT NULL AND " + x + ".c IS NOT NULL AND " + x + ".d IS NOT NULL THEN " +
			"least(" + x + ".a, " + x + ".b) = least(" + x + ".c, " + x + ".d) OR least(" + x + ".a, " + x + ".b) < greatest(" + x + ".c, " + x + ".d) AND least(" +
			x + ".c, " + x + ".d) < greatest(" + x + ".a, " + x + ".b) END")
	})
}

// sparkDateBin is date_bin(stride, source, origin) of a constant stride without months.
func (p *printer) sparkDateBin(c *call, _ string) {
	s, ok := constantSpan(c.args[0])
	if l, isLit := c.args[0].(*literal); !ok && isLit {
		s, ok = parseSpan(l.text)
	}
	stride := s.days*86400e6 + s.micros
	if !ok || s.months != 0 || stride <= 0 {
		refuse(c.pos, "date_bin() with this stride")
	}
	zone := "TIMESTAMP_NTZ"
	if p.typ(c.args[1]).kind == tTimestampTZ {
		zone = "TIMESTAMP"
	}
	micros := func(e expr) func() {
		return func() {
			p.w("unix_micros(CAST(")
			p.sparkTime(e)
			p.w(" AS TIMESTAMP))")
		}
	}
	n := itoa(int(stride))
	p.w("CAST(timestamp_micros(")
	micros(c.args[1])()
	p.w(" - pmod(")
	micros(c.args[1])()
	p.w(" - ")
	micros(c.args[2])()
	p.w(", " + n + ")) AS " + zone + ")")
}
