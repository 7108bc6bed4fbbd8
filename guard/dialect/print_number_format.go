package dialect

import "strings"

// picture is to_char's format of a number: digits, a point, groups of thousands, a sign
// in front, FM.
type picture struct {
	fill        bool // blanks in front, up to the picture's width
	plus        bool // S: a sign for positive numbers too
	commas      bool
	digits      int // before the point
	zeros       int // of these, those that are always written
	frac        int // after the point
	optional    int // of these, those that FM leaves out when they are 0
	width       int
	text        string // the picture without FM and S
	whole, tail string
}

// parsePicture reads a format; what it does not understand is refused.
func parsePicture(c *call, f string) picture {
	p := picture{fill: true, text: strings.ToUpper(f)}
	if strings.HasPrefix(p.text, "FM") {
		p.fill, p.text = false, p.text[2:]
	}
	if strings.HasPrefix(p.text, "S") {
		p.plus, p.text = true, p.text[1:]
	}
	p.text = strings.NewReplacer("D", ".", "G", ",").Replace(p.text)
	p.whole, p.tail, _ = strings.Cut(p.text, ".")
	p.digits = strings.Count(p.whole, "9") + strings.Count(p.whole, "0")
	if i := strings.IndexByte(p.whole, '0'); i >= 0 {
		p.zeros = len(strings.ReplaceAll(p.whole[i:], ",", ""))
	}
	p.commas = strings.Contains(p.whole, ",")
	p.frac = len(p.tail)
	if !p.fill {
		p.optional = p.frac - 1 - strings.LastIndexByte(p.tail, '0')
	}
	p.width = len(p.text) + 1
	if strings.Trim(p.whole, "90,") != "" || strings.Trim(p.tail, "90") != "" || p.text == "" || p.digits > 15 || p.zeros > 1 && p.commas {
		refuse(c.pos, "to_char() with the format "+f)
	}
	return p
}

// numberPicture writes to_char of a number: the digits of its amount, the sign before
// them, blanks before both.
func (p *printer) numberPicture(c *call, f string) {
	pic := parsePicture(c, f)
	p.once(c.args[0], func(d func()) {
		rounded := func() {
			p.w("round(")
			d()
			p.w(", " + itoa(pic.frac) + ")")
		}
		p.w("CASE WHEN abs(")
		rounded()
		p.w(") >= 1" + strings.Repeat("0", pic.digits) + " THEN ")
		p.overflow(pic, rounded)
		p.w(" WHEN ")
		d()
		p.w(" IS NOT NULL THEN ")
		if pic.fill {
			p.w("lpad(")
		}
		p.w("CASE WHEN ")
		rounded()
		p.w(" < 0 THEN '-' ELSE ")
		if pic.plus {
			p.w("'+'")
		} else {
			p.w("''")
		}
		p.w(" END || ")
		p.amount(pic, rounded)
		if pic.fill {
			p.w(", " + itoa(pic.width) + ", ' ')")
		}
		p.w(" END")
	})
}

// overflow writes the picture with # for digits, which tells a number too big for it.
func (p *printer) overflow(pic picture, rounded func()) {
	over := strings.Map(func(r rune) rune {
		if r == '9' || r == '0' {
			return '#'
		}
		return r
	}, pic.text)
	p.w("CASE WHEN ")
	rounded()
	positive := ""
	if pic.plus {
		positive = "+"
	} else if pic.fill {
		positive = " "
	}
	p.w(" < 0 THEN ")
	p.text("-" + over)
	p.w(" ELSE ")
	p.text(positive + over)
	p.w(" END")
}

// amount writes the digits of a number without its sign.
func (p *printer) amount(pic picture, rounded func()) {
	spec := "{:"
	switch {
	case pic.commas:
		spec += ","
	case pic.zeros > 1:
		spec += "0" + itoa(pic.zeros+pic.frac+min(1, pic.frac))
	}
	spec += "." + itoa(pic.frac) + "f}"
	drop := pic.zeros == 0 && pic.frac > 0
	if pic.optional > 0 {
		p.w("regexp_replace(")
	}
	if drop {
		p.w("regexp_replace(")
	}
	p.w("format(")
	p.text(spec)
	p.w(", CAST(abs(")
	rounded()
	p.w(") AS DOUBLE))")
	if drop && pic.optional == pic.frac {
		p.w(`, '^0(\.0*[1-9])', '\1')`) // FM writes 0 as 0.
	} else if drop {
		p.w(`, '^0\.', '.')`)
	}
	if pic.optional > 0 {
		p.w(", '0{1," + itoa(pic.optional) + "}$', '')")
	}
}
