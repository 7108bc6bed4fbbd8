package dialect

import (
	"strings"
)

// javaPart is a piece of a date's text: a pattern of Java's, or an expression of $.
type javaPart struct {
	pattern string
	wrap    string // "upper", "lower", ""
	pad     bool   // filled up to nine places
	expr    string
}

// pgTokens are to_char's date tokens; where one begins another, the longest counts.
var pgTokens = map[string]javaPart{
	"YYYY": {pattern: "yyyy"}, "YY": {pattern: "yy"}, "IYYY": {expr: "extract(YEAROFWEEK FROM $)"},
	"MONTH": {pattern: "MMMM", wrap: "upper", pad: true}, "Month": {pattern: "MMMM", pad: true}, "month": {pattern: "MMMM", wrap: "lower", pad: true},
	"MON": {pattern: "MMM", wrap: "upper"}, "Mon": {pattern: "MMM"}, "mon": {pattern: "MMM", wrap: "lower"},
	"MM": {pattern: "MM"}, "MI": {pattern: "mm"}, "MS": {pattern: "SSS"}, "US": {pattern: "SSSSSS"}, "SS": {pattern: "ss"},
	"DDD": {pattern: "DDD"}, "DD": {pattern: "dd"}, "HH24": {pattern: "HH"}, "HH12": {pattern: "hh"}, "HH": {pattern: "hh"},
	"DAY": {pattern: "EEEE", wrap: "upper", pad: true}, "Day": {pattern: "EEEE", pad: true}, "day": {pattern: "EEEE", wrap: "lower", pad: true},
	"DY": {pattern: "EEE", wrap: "upper"}, "Dy": {pattern: "EEE"}, "dy": {pattern: "EEE", wrap: "lower"},
	"D": {expr: "dayofweek($)"}, "ID": {expr: "extract(DAYOFWEEK_ISO FROM $)"}, "Q": {expr: "quarter($)"},
	"IW": {expr: "lpad(CAST(weekofyear($) AS STRING), 2, '0')"},
	"WW": {expr: "lpad(CAST((dayofyear($) - 1) div 7 + 1 AS STRING), 2, '0')"}, "W": {expr: "(day($) - 1) div 7 + 1"},
	"SSSS": {expr: "CAST(hour($) * 3600 + minute($) * 60 + second($) AS STRING)"},
	"CC":   {expr: "lpad(CAST(CAST(ceil(year($) / 100) AS INT) AS STRING), 2, '0')"},
	"AM":   {pattern: "a"}, "PM": {pattern: "a"}, "am": {pattern: "a", wrap: "lower"}, "pm": {pattern: "a", wrap: "lower"},
}

// unfilledJava are the patterns that FM makes shorter.
var unfilledJava = map[string]string{"MM": "M", "dd": "d", "HH": "H", "hh": "h", "mm": "m", "ss": "s", "DDD": "D"}

// pgToken finds the longest token at the beginning of f. The letters' case is that of a
// name's, and means nothing to a number.
func pgToken(f string) (part javaPart, n int) {
	for n = min(5, len(f)); n > 0; n-- {
		if part, ok := pgTokens[f[:n]]; ok {
			return part, n
		}
		part, ok := pgTokens[strings.ToUpper(f[:n])]
		if ok && part.wrap == "" && !part.pad && part.pattern != "MMM" && part.pattern != "EEE" && part.pattern != "a" {
			return part, n
		}
	}
	return javaPart{}, 0
}

// javaText quotes what is no pattern.
func javaText(s string) string {
	letters := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("[]{}#'", r)
	}
	if strings.IndexFunc(s, letters) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// javaPicture cuts to_char's format into parts; neighbours that need nothing done
// become one.
func javaPicture(c *call, f string) []javaPart {
	var parts []javaPart
	fill := false
	for f != "" {
		if text, ok := strings.CutPrefix(f, `"`); ok {
			text, f, _ = strings.Cut(text, `"`)
			parts = appendPart(parts, javaPart{pattern: javaText(text)})
			continue
		}
		if strings.HasPrefix(f, "FM") || strings.HasPrefix(f, "fm") {
			fill, f = true, f[2:]
			continue
		}
		part, n := pgToken(f)
		switch {
		case n > 0:
			if fill {
				part.pad = false
				if s, ok := unfilledJava[part.pattern]; ok {
					part.pattern = s
				}
				fill = false
			}
			if rest := f[n:]; strings.HasPrefix(rest, "TH") || strings.HasPrefix(rest, "th") {
				refuse(c.pos, c.name+"() with the format "+f)
			}
			parts = appendPart(parts, part)
		case f[0] >= 'A' && f[0] <= 'Z' || f[0] >= 'a' && f[0] <= 'z':
			refuse(c.pos, c.name+"() with the format "+f)
		default:
			n = 1
			for n < len(f) && f[n]&0xC0 == 0x80 { // a whole character
				n++
			}
			parts = appendPart(parts, javaPart{pattern: javaText(f[:n])})
		}
		f = f[n:]
	}
	return parts
}

func appendPart(parts []javaPart, q javaPart) []javaPart {
	simple := func(q javaPart) bool { return q.expr == "" && q.wrap == "" && !q.pad }
	if n := len(parts); n > 0 && simple(q) && simple(parts[n-1]) {
		parts[n-1].pattern += q.pattern
		return parts
	}
	return append(parts, q)
}

// sparkToChar writes to_char of a date by its format's tokens, of a number by its picture.
func (p *printer) sparkToChar(c *call, _ string) {
	f := p.constant(c, 1)
	t := p.typ(c.args[0])
	if t.isNumber() || !t.isTemporal() && t.kind != tInterval && strings.Trim(f, "FM90,.SDGfm") == "" {
		p.sparkPicture(c, f)
		return
	}
	if t.kind == tInterval || t.kind == tTime {
		p.refuseHint(c.pos, "to_char() of "+t.String(), "extract its fields")
	}
	p.javaParts(c.args[0], javaPicture(c, f))
}

// javaParts writes a date's text.
func (p *printer) javaParts(x expr, parts []javaPart) {
	if len(parts) == 0 {
		p.w("''")
		return
	}
	if len(parts) == 1 {
		p.javaPart(parts[0], func() { p.sparkTime(x) })
		return
	}
	p.once(x, func(d func()) {
		p.w("(")
		for i, part := range parts {
			if i > 0 {
				p.w(" || ")
			}
			p.javaPart(part, func() {
				if p.isTextual(x) {
					p.castTo("TIMESTAMP_NTZ", d)
					return
				}
				d()
			})
		}
		p.w(")")
	})
}

func (p *printer) javaPart(part javaPart, d func()) {
	if part.expr != "" {
		p.w("CAST(")
		rest := part.expr
		for {
			before, after, found := strings.Cut(rest, "$")
			p.w(before)
			if !found {
				break
			}
			d()
			rest = after
		}
		p.w(" AS STRING)")
		return
	}
	if part.pad {
		p.w("rpad(")
	}
	if part.wrap != "" {
		p.w(part.wrap + "(")
	}
	p.w("date_format(")
	d()
	p.w(", ")
	p.text(part.pattern)
	p.w(")")
	if part.wrap != "" {
		p.w(")")
	}
	if part.pad {
		p.w(", 9)")
	}
}

// sparkToDate reads a text by a format. Java wants every digit of MM where PostgreSQL
// takes one as well, unless digits follow at once.
func (p *printer) sparkToDate(c *call, _ string) {
	f := p.constant(c, 1)
	var b strings.Builder
	parts := javaPicture(c, f)
	if len(parts) != 1 || parts[0].expr != "" || parts[0].pad {
		names := len(parts) > 0
		for _, q := range parts {
			names = names && q.expr == ""
		}
		if !names {
			refuse(c.pos, c.name+"() with the format "+f)
		}
	}
	for _, q := range parts {
		b.WriteString(q.pattern)
	}
	pattern := lenientDigits(b.String())
	p.w(map[string]string{"to_date": "to_date(", "to_timestamp": "to_timestamp("}[c.name])
	p.expr(c.args[0])
	p.w(", ")
	p.text(pattern)
	p.w(")")
}

// lenientDigits takes the second letter from fields of two digits that no other field
// touches.
func lenientDigits(pattern string) string {
	isLetter := func(i int) bool {
		return i >= 0 && i < len(pattern) && (pattern[i] >= 'a' && pattern[i] <= 'z' || pattern[i] >= 'A' && pattern[i] <= 'Z')
	}
	var b strings.Builder
	for i := 0; i < len(pattern); {
		if pattern[i] == '\'' {
			end := strings.IndexByte(pattern[i+1:], '\'') + i + 2
			b.WriteString(pattern[i:end])
			i = end
			continue
		}
		n := i + 1
		for n < len(pattern) && pattern[n] == pattern[i] {
			n++
		}
		run := pattern[i:n]
		if strings.Contains(" MM dd HH hh mm ss ", " "+run+" ") && !isLetter(i-1) && !isLetter(n) {
			run = run[:1]
		}
		b.WriteString(run)
		i = n
	}
	return b.String()
}

// sparkPicture writes to_char of a number: digits, a point, groups of thousands, FM.
// Other letters are refused.
func (p *printer) sparkPicture(c *call, f string) {
	fill := true
	pic := strings.ToUpper(f)
	if strings.HasPrefix(pic, "FM") {
		fill, pic = false, pic[2:]
	}
	pic = strings.NewReplacer("D", ".", "G", ",").Replace(pic)
	whole, frac, _ := strings.Cut(pic, ".")
	if strings.Trim(whole, "90,") != "" || strings.Trim(frac, "90") != "" || pic == "" {
		refuse(c.pos, "to_char() with the format "+f)
	}
	digits := strings.Count(whole, "9") + strings.Count(whole, "0")
	zeros := 0
	if i := strings.IndexByte(whole, '0'); i >= 0 {
		zeros = len(strings.ReplaceAll(whole[i:], ",", ""))
	}
	commas := strings.Contains(whole, ",")
	if digits > 18 || zeros > 1 && commas {
		refuse(c.pos, "to_char() with the format "+f)
	}
	places := itoa(len(frac))
	over := strings.Map(func(r rune) rune {
		if r == '9' || r == '0' {
			return '#'
		}
		return r
	}, pic)
	if fill {
		over = " " + over
	}
	p.once(c.args[0], func(d func()) {
		rounded := func() { p.w("CAST(round("); d(); p.w(", " + places + ") AS DECIMAL(38," + places + "))") }
		p.w("CASE WHEN abs(")
		rounded()
		p.w(") >= 1" + strings.Repeat("0", digits) + " THEN ")
		p.text(over)
		p.w(" ELSE ")
		if fill {
			p.w("lpad(")
		}
		p.w("CASE WHEN ")
		rounded()
		p.w(" < 0 THEN '-' ELSE '' END || ")
		digitsOf := func() {
			if !commas {
				p.w("replace(")
			}
			p.w("format_number(abs(")
			rounded()
			p.w("), " + places + ")")
			if !commas {
				p.w(", ',', '')")
			}
		}
		short := len(frac) - len(strings.TrimRight(frac, "9"))
		if fill {
			short = 0
		}
		switch {
		case zeros == 0 && len(frac) > 0:
			p.w("regexp_replace(")
			p.cutZeros(short, digitsOf)
			p.w(`, '^0\\.(?=\\d)', '.')`)
		case zeros > 1:
			width := itoa(zeros + len(frac) + min(1, len(frac)))
			p.w("lpad(")
			digitsOf()
			p.w(", greatest(" + width + ", length(")
			digitsOf()
			p.w(")), '0')")
		default:
			p.cutZeros(short, digitsOf)
		}
		if fill {
			p.w(", " + itoa(len(pic)+1) + ")")
		}
		p.w(" END")
	})
}

// cutZeros takes up to n zeros off the end.
func (p *printer) cutZeros(n int, write func()) {
	if n == 0 {
		write()
		return
	}
	p.w("regexp_replace(")
	write()
	p.w(", '0{1," + itoa(n) + "}$', '')")
}

// sparkToNumber reads a number by a picture of digits, of which the groups and spaces
// mean nothing.
func (p *printer) sparkToNumber(c *call, _ string) {
	pic := strings.ToUpper(p.constant(c, 1))
	whole, frac, point := strings.Cut(strings.NewReplacer("FM", "", "D", ".", "G", ",", "S", "", " ", "").Replace(pic), ".")
	if strings.Trim(whole+frac, "90,") != "" || point && strings.Contains(frac, ",") {
		refuse(c.pos, "to_number() with the format "+pic)
	}
	digits := len(strings.ReplaceAll(whole, ",", ""))
	p.castTo(decimalName(int32(max(1, digits+len(frac))), int32(len(frac))), func() {
		p.w("regexp_replace(")
		p.expr(c.args[0])
		p.w(`, '[,\\s]', '')`)
	})
}
