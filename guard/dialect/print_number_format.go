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
	sign        string // the mark of the sign's place: "MI", "PR", "SG", "S" at the end
	lead        bool   // SG in front: the sign stands before the blanks
	before      string // what stands in front of everything
	ordinal     string // the ending of a whole number
	shift       int    // V: the digits by which the number is moved
	whole, tail string
}

// parsePicture reads a format of at most so many digits; what it does not understand is refused.
func parsePicture(c *call, f string, most int) picture {
	p := picture{fill: true, text: strings.ToUpper(f)}
	if strings.HasPrefix(p.text, "FM") {
		p.fill, p.text = false, p.text[2:]
	}
	p.marks(f)
	p.text = strings.NewReplacer("D", ".", "G", ",").Replace(p.text)
	p.whole, p.tail, _ = strings.Cut(p.text, ".")
	if before, after, ok := strings.Cut(p.whole, "V"); ok && p.tail == "" { // digits behind a point that is not written
		p.shift = len(after)
		p.whole = before + after
		p.text = p.whole
	}
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
	if p.sign == "MI" || p.sign == "SG" || p.sign == "S" {
		p.width-- // the sign has a place of its own
	}
	if strings.Trim(p.whole, "90,") != "" || strings.Trim(p.tail, "90") != "" || p.text == "" || p.digits > most || p.zeros > 1 && p.commas {
		refuse(c.pos, "to_char() with the format "+f)
	}
	return p
}

// marks takes what is no digit from both ends of a picture: where the sign stands, a
// currency and an ordinal's ending.
func (p *picture) marks(format string) {
	cut := func(mark string) bool {
		rest, ok := strings.CutSuffix(p.text, mark)
		if ok {
			p.text = rest
		}
		return ok
	}
	if cut("TH") {
		p.ordinal = format[len(format)-2:]
	}
	for _, mark := range []string{"PR", "MI", "SG", "S"} {
		if p.sign == "" && cut(mark) {
			p.sign = mark
		}
	}
	for {
		head := p.text
		switch {
		case strings.HasPrefix(head, "$"):
			p.before, p.text = p.before+"$", head[1:]
		case strings.HasPrefix(head, "€"), strings.HasPrefix(head, "£"):
			n := len("£")
			if head[0] == "€"[0] {
				n = len("€")
			}
			p.before, p.text = p.before+head[:n], head[n:]
		case strings.HasPrefix(head, "L"): // the C locale has no currency
			p.before, p.text = p.before+" ", head[1:]
		case p.sign == "" && strings.HasPrefix(head, "SG"):
			p.plus, p.text = true, head[2:]
			p.lead = true
			return
		case p.sign == "" && strings.HasPrefix(head, "S"):
			p.plus, p.text = true, head[1:]
			return
		default:
			return
		}
	}
}

// literalTail tells where a picture ends in what is copied as it is: a percent sign, a
// currency, a unit in quotes.
func literalTail(f string) int {
	for {
		rest := f
		for _, mark := range []string{"%", " ", "€", "£"} {
			rest = strings.TrimSuffix(rest, mark)
		}
		if strings.HasSuffix(rest, `"`) {
			if open := strings.LastIndexByte(rest[:len(rest)-1], '"'); open >= 0 {
				rest = rest[:open]
			}
		}
		if rest == f {
			return len(f)
		}
		f = rest
	}
}

// numberPicture writes to_char of a number: the digits of its amount, the sign before
// them, blanks before both.
func (p *printer) numberPicture(c *call, f string) {
	if at := literalTail(f); at > 0 && at < len(f) {
		p.w("(")
		p.numberPicture(c, f[:at])
		p.w(" || ")
		p.text(strings.ReplaceAll(f[at:], `"`, ""))
		p.w(")")
		return
	}
	switch bare := strings.TrimPrefix(strings.ToUpper(f), "FM"); {
	case bare == "RN":
		if strings.HasSuffix(f, "rn") {
			p.w("lower(")
			defer p.w(")")
		}
		p.romanPicture(c, len(bare) == len(f))
		return
	case strings.HasSuffix(bare, "EEEE"):
		p.scientificPicture(c, strings.TrimSuffix(bare, "EEEE"))
		return
	}
	most := 15
	if p.to == Spark {
		most = 18
	}
	pic := parsePicture(c, f, most)
	p.once(c.args[0], func(d func()) {
		rounded := func() {
			if p.to == Spark { // a number, even where Spark's own type has fewer places
				p.w("CAST(")
				defer p.w(" AS DECIMAL(38," + itoa(pic.frac) + "))")
			}
			p.w("round(")
			d()
			if pic.shift > 0 {
				p.w(" * 1" + strings.Repeat("0", pic.shift))
			}
			p.w(", " + itoa(pic.frac) + ")")
		}
		p.w("CASE WHEN abs(")
		rounded()
		p.w(") >= 1" + strings.Repeat("0", pic.digits) + " THEN ")
		p.overflow(pic, rounded)
		p.w(" WHEN ")
		d()
		p.w(" IS NOT NULL THEN ")
		p.signedPicture(pic, rounded)
		p.w(" END")
	})
}

// signedPicture writes a number that has room in its picture.
func (p *printer) signedPicture(pic picture, rounded func()) {
	signs := func(negative, positive string) {
		p.w("CASE WHEN ")
		rounded()
		p.w(" < 0 THEN ")
		p.text(negative)
		p.w(" ELSE ")
		p.text(positive)
		p.w(" END")
	}
	if pic.before != "" {
		p.text(pic.before)
		p.w(" || ")
	}
	if pic.lead {
		signs("-", "+")
		p.w(" || ")
		pic.plus, pic.width = false, pic.width-1
	}
	if pic.fill {
		p.w("lpad(")
	}
	switch {
	case pic.lead:
	case pic.sign == "PR":
		signs("<", "")
		p.w(" || ")
	case pic.sign == "" && pic.plus:
		signs("-", "+")
		p.w(" || ")
	case pic.sign == "":
		signs("-", "")
		p.w(" || ")
	}
	p.amount(pic, rounded)
	if pic.fill {
		p.w(", " + itoa(pic.width) + ", ' ')")
	}
	blank := ""
	if pic.fill {
		blank = " "
	}
	switch pic.sign {
	case "PR":
		p.w(" || ")
		signs(">", blank)
	case "MI":
		p.w(" || ")
		signs("-", blank)
	case "SG", "S":
		p.w(" || ")
		signs("-", "+")
	}
	if pic.ordinal != "" {
		p.w(" || CASE WHEN ")
		rounded()
		p.w(" < 0 THEN '' ELSE ")
		p.ordinalEnding(pic.ordinal, rounded)
		p.w(" END")
	}
}

// ordinalEnding writes the English ending of a whole number.
func (p *printer) ordinalEnding(ending string, number func()) {
	if p.to == Spark {
		p.sparkOrdinal(ending, func() { p.castTo("STRING", number) })
		return
	}
	if ending == "TH" || ending == "Th" {
		p.w("upper(")
		defer p.w(")")
	}
	p.w("CASE WHEN CAST(")
	number()
	p.w(" AS BIGINT) // 10 % 10 = 1 THEN 'th' ELSE coalesce(['st', 'nd', 'rd'][CAST(")
	number()
	p.w(" AS BIGINT) % 10], 'th') END")
}

// romanDigits are the Roman digits of a place: those of 1, 5 and 10 in it.
var romanDigits = []struct{ factor, digits string }{
	{"1000", "['M', 'MM', 'MMM']"},
	{"100", "['C', 'CC', 'CCC', 'CD', 'D', 'DC', 'DCC', 'DCCC', 'CM']"},
	{"10", "['X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC']"},
	{"1", "['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']"},
}

// romanPicture is to_char of a number in Roman digits.
func (p *printer) romanPicture(c *call, fill bool) {
	at, end := "[", " // "
	if p.to == Spark {
		at, end = ", ", " div "
	}
	p.once(c.args[0], func(d func()) {
		n := func() {
			p.w("CAST(round(")
			d()
			p.w(", 0) AS BIGINT)")
		}
		p.w("CASE WHEN ")
		n()
		p.w(" BETWEEN 1 AND 3999 THEN ")
		if fill {
			p.w("lpad(")
		}
		p.w("concat(")
		for i, r := range romanDigits {
			if i > 0 {
				p.w(", ")
			}
			digits, last := r.digits, "]"
			if p.to == Spark { // a zero is nothing
				digits, last = "coalesce(get(array('', "+strings.Trim(r.digits, "[]")+")", "), '')"
			}
			p.w(digits + at)
			if p.to == Spark {
				p.castTo("INT", func() { n(); p.w(end + r.factor + " % 10") })
			} else {
				n()
				p.w(end + r.factor + " % 10")
			}
			p.w(last)
		}
		p.w(")")
		if fill {
			p.w(", 15, ' ')")
		}
		p.w(" WHEN ")
		d()
		p.w(" IS NOT NULL THEN '###############' END")
	})
}

// scientificPicture is to_char of a number with a power of ten.
func (p *printer) scientificPicture(c *call, digits string) {
	whole, tail, _ := strings.Cut(strings.ReplaceAll(digits, "D", "."), ".")
	if strings.Trim(whole+tail, "90") != "" || len(whole) != 1 {
		refuse(c.pos, "to_char() with the format "+digits+"EEEE")
	}
	if p.to == Spark {
		p.sparkScientific(c.args[0], len(tail))
		return
	}
	p.w("regexp_replace(format('{:+." + itoa(len(tail)) + "e}', CAST(")
	p.expr(c.args[0])
	p.w(" AS DOUBLE)), '^\\+', ' ')")
}

// overflow writes the picture with # for digits, which tells a number too big for it.
func (p *printer) overflow(pic picture, rounded func()) {
	over := strings.Map(func(r rune) rune {
		if r == '9' || r == '0' {
			return '#'
		}
		return r
	}, pic.text)
	blank := ""
	if pic.fill {
		blank = " "
	}
	negative, positive := "-"+over, blank+over
	switch {
	case pic.sign == "PR":
		negative, positive = "<"+over+">", blank+over+blank
	case pic.sign == "MI":
		negative, positive = over+"-", over+blank
	case pic.sign != "":
		negative, positive = over+"-", over+"+"
	case pic.plus:
		positive = "+" + over
	}
	p.w("CASE WHEN ")
	rounded()
	p.w(" < 0 THEN ")
	p.text(pic.before + negative)
	p.w(" ELSE ")
	p.text(pic.before + positive)
	p.w(" END")
}

// amount writes the digits of a number without its sign.
func (p *printer) amount(pic picture, rounded func()) {
	if p.to == Spark {
		p.sparkDigits(pic, rounded)
		return
	}
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
