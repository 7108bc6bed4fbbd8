package dialect

// sparkDigits writes the digits of a number by its picture, without its sign.
func (p *printer) sparkDigits(pic picture, rounded func()) {
	digits := func() {
		if !pic.commas {
			p.w("replace(")
		}
		p.w("format_number(abs(")
		rounded()
		p.w("), " + itoa(pic.frac) + ")")
		if !pic.commas {
			p.w(", ',', '')")
		}
	}
	cut := func() { p.cutZeros(pic.optional, digits) }
	switch {
	case pic.zeros == 0 && pic.frac > 0:
		p.w("regexp_replace(")
		cut()
		if pic.optional == pic.frac {
			p.w(`, '^0\\.(?=\\d)', '.')`) // FM writes 0 as 0.
		} else {
			p.w(`, '^0\\.', '.')`)
		}
	case pic.zeros > 1:
		p.let(digits, func(d func()) {
			full := func() {
				p.w("lpad(")
				d()
				p.w(", greatest(" + itoa(pic.zeros+pic.frac+min(1, pic.frac)) + ", length(")
				d()
				p.w(")), '0')")
			}
			p.cutZeros(pic.optional, full)
		})
	default:
		cut()
	}
}

// sparkOrdinal writes the English ending of a text that is a whole number.
func (p *printer) sparkOrdinal(ending string, number func()) {
	words := [4]string{"th", "st", "nd", "rd"}
	if ending == "TH" || ending == "Th" {
		words = [4]string{"TH", "ST", "ND", "RD"}
	}
	p.w("CASE WHEN right(")
	number()
	p.w(", 2) LIKE '1_' THEN '" + words[0] + "' ELSE CASE right(")
	number()
	p.w(", 1) WHEN '1' THEN '" + words[1] + "' WHEN '2' THEN '" + words[2] + "' WHEN '3' THEN '" + words[3] + "' ELSE '" + words[0] + "' END END")
}

// sparkScientific writes a number with a power of ten of two digits or more.
func (p *printer) sparkScientific(x expr, places int) {
	p.w("CASE WHEN ")
	p.operand(x)
	p.w(" IS NOT NULL THEN CASE WHEN ")
	p.operand(x)
	p.w(" < 0 THEN '' ELSE ' ' END || format_string('%." + itoa(places) + "e', ")
	p.castTo("DOUBLE", func() { p.expr(x) })
	p.w(") END")
}
