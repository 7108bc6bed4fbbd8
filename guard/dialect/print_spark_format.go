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
	plain   string // expr where nothing is filled up
	zone    string // the name of a time zone, which a timestamp without one has not
	ordinal string // the ending of a number, as "th"
}

// sparkRomanMonth is a month's number in Roman digits.
const sparkRomanMonth = "get(array('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'), month($) - 1)"

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
	"IW": {expr: "lpad(CAST(weekofyear($) AS STRING), 2, '0')", plain: "weekofyear($)"},
	"WW": {expr: "lpad(CAST((dayofyear($) - 1) div 7 + 1 AS STRING), 2, '0')", plain: "(dayofyear($) - 1) div 7 + 1"}, "W": {expr: "(day($) - 1) div 7 + 1"},
	"SSSS":  {expr: "CAST(hour($) * 3600 + minute($) * 60 + second($) AS STRING)"},
	"CC":    {expr: "lpad(CAST(CAST(ceil(year($) / 100) AS INT) AS STRING), 2, '0')", plain: "CAST(ceil(year($) / 100) AS INT)"},
	"SSSSS": {expr: "CAST(hour($) * 3600 + minute($) * 60 + second($) AS STRING)"},
	"J":     {expr: "datediff(CAST($ AS DATE), DATE '1970-01-01') + 2440588"},
	"RM":    {expr: "rpad(" + sparkRomanMonth + ", 4)", plain: sparkRomanMonth}, "rm": {expr: "rpad(lower(" + sparkRomanMonth + "), 4)", plain: "lower(" + sparkRomanMonth + ")"},
	"Y,YYY": {expr: "year($) div 1000 || ',' || right(date_format($, 'yyyy'), 3)"}, "YYY": {expr: "right(date_format($, 'yyyy'), 3)"},
	"Y": {expr: "right(date_format($, 'yyyy'), 1)"}, "IYY": {expr: "right(CAST(extract(YEAROFWEEK FROM $) AS STRING), 3)"},
	"IY": {expr: "right(CAST(extract(YEAROFWEEK FROM $) AS STRING), 2)"}, "I": {expr: "right(CAST(extract(YEAROFWEEK FROM $) AS STRING), 1)"},
	"IDDD": {expr: "lpad(CAST((weekofyear($) - 1) * 7 + extract(DAYOFWEEK_ISO FROM $) AS STRING), 3, '0')", plain: "(weekofyear($) - 1) * 7 + extract(DAYOFWEEK_ISO FROM $)"},
	"BC":   {expr: "CASE WHEN year($) > 0 THEN 'AD' WHEN year($) <= 0 THEN 'BC' END", wrap: "upper"}, "AD": {expr: "CASE WHEN year($) > 0 THEN 'AD' WHEN year($) <= 0 THEN 'BC' END", wrap: "upper"},
	"B.C.": {expr: "CASE WHEN year($) > 0 THEN 'A.D.' WHEN year($) <= 0 THEN 'B.C.' END", wrap: "upper"}, "A.D.": {expr: "CASE WHEN year($) > 0 THEN 'A.D.' WHEN year($) <= 0 THEN 'B.C.' END", wrap: "upper"},
	"A.M.": {expr: "CASE hour($) div 12 WHEN 0 THEN 'A.M.' WHEN 1 THEN 'P.M.' END", wrap: "upper"}, "P.M.": {expr: "CASE hour($) div 12 WHEN 0 THEN 'A.M.' WHEN 1 THEN 'P.M.' END", wrap: "upper"},
	"a.m.": {expr: "CASE hour($) div 12 WHEN 0 THEN 'a.m.' WHEN 1 THEN 'p.m.' END", wrap: "lower"}, "p.m.": {expr: "CASE hour($) div 12 WHEN 0 THEN 'a.m.' WHEN 1 THEN 'p.m.' END", wrap: "lower"},
	"FF1": {expr: "left(date_format($, 'SSSSSS'), 1)"}, "FF2": {expr: "left(date_format($, 'SSSSSS'), 2)"}, "FF3": {expr: "left(date_format($, 'SSSSSS'), 3)"},
	"FF4": {expr: "left(date_format($, 'SSSSSS'), 4)"}, "FF5": {expr: "left(date_format($, 'SSSSSS'), 5)"}, "FF6": {pattern: "SSSSSS"},
	"OF": {expr: "CASE WHEN $ IS NOT NULL THEN '+00' END"}, "TZH": {expr: "CASE WHEN $ IS NOT NULL THEN '+00' END"}, "TZM": {expr: "CASE WHEN $ IS NOT NULL THEN '00' END"},
	"TZ": {zone: "UTC"}, "tz": {zone: "utc"},
	"AM": {pattern: "a"}, "PM": {pattern: "a"}, "am": {pattern: "a", wrap: "lower"}, "pm": {pattern: "a", wrap: "lower"},
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
		if ok && part.zone == "" && part.wrap == "" && !part.pad && part.pattern != "MMM" && part.pattern != "EEE" && part.pattern != "a" {
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
		if strings.HasPrefix(f, "FM") || strings.HasPrefix(f, "fm") || strings.HasPrefix(f, "TM") {
			fill, f = true, f[2:] // names are English ones, which TM does not fill up
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
				if part.plain != "" {
					part.expr = part.plain
				}
				fill = false
			}
			if rest := f[n:]; len(rest) > 1 && strings.EqualFold(rest[:2], "th") {
				if part.zone != "" || part.wrap != "" || part.pad || strings.Contains(" a MMM EEE ", " "+part.pattern+" ") || strings.Contains(part.expr, "rpad(") {
					refuse(c.pos, c.name+"() with the format "+f)
				}
				part.ordinal, n = rest[:2], n+2
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
	simple := func(q javaPart) bool {
		return q.expr == "" && q.wrap == "" && q.zone == "" && q.ordinal == "" && !q.pad
	}
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
	if picturesNumber(t, f) {
		p.numberPicture(c, f)
		return
	}
	if p.keepsSpans(t) {
		p.spanPicture(c, f)
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
		p.javaPart(parts[0], p.typ(x).kind == tTimestampTZ, func() { p.sparkTime(x) })
		return
	}
	p.once(x, func(d func()) {
		p.w("(")
		for i, part := range parts {
			if i > 0 {
				p.w(" || ")
			}
			p.javaPart(part, p.typ(x).kind == tTimestampTZ, func() {
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

func (p *printer) javaPart(part javaPart, zoned bool, d func()) {
	if part.ordinal != "" {
		ending := part.ordinal
		part.ordinal = ""
		p.let(func() { p.javaPart(part, zoned, d) }, func(o func()) {
			o()
			p.w(" || ")
			p.sparkOrdinal(ending, o)
		})
		return
	}
	if part.zone != "" {
		p.w("CASE WHEN ")
		d()
		p.w(" IS NOT NULL THEN ")
		if !zoned {
			part.zone = ""
		}
		p.text(part.zone)
		p.w(" END")
		return
	}
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
	if len(parts) != 1 || parts[0].expr != "" || parts[0].pad || parts[0].ordinal != "" || parts[0].zone != "" {
		names := len(parts) > 0
		for _, q := range parts {
			names = names && q.expr == "" && q.ordinal == "" && q.zone == ""
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
	whole, frac, point := strings.Cut(strings.NewReplacer("FM", "", "D", ".", "G", ",", "MI", "", "S", "", "L", "", "$", "", " ", "").Replace(pic), ".")
	if strings.Trim(whole+frac, "90,") != "" || point && strings.Contains(frac, ",") {
		refuse(c.pos, "to_number() with the format "+pic)
	}
	digits := len(strings.ReplaceAll(whole, ",", ""))
	p.castTo(decimalName(int32(max(1, digits+len(frac))), int32(len(frac))), func() {
		p.w("regexp_replace(regexp_replace(")
		p.expr(c.args[0])
		p.w(`, '[^-0-9.]', ''), '^(.*)-$', '-$1')`)
	})
}
