package dialect

import (
	"regexp"
	"strings"
)

// STR_TO_DATE on Spark: a regular expression takes the parts out of the text, and a cast
// makes a date of them, or NULL. Java's own formats pass over neither blanks nor what
// stands behind.

// readParts are the specifiers that are read, as regular expressions of one group.
var readParts = map[byte]string{
	'Y': `(\d{1,4})`, 'y': `(\d{1,2})`, 'm': `(\d{1,2})`, 'c': `(\d{1,2})`, 'd': `(\d{1,2})`, 'e': `(\d{1,2})`, 'j': `(\d{1,3})`,
	'H': `(\d{1,2})`, 'k': `(\d{1,2})`, 'h': `(\d{1,2})`, 'I': `(\d{1,2})`, 'l': `(\d{1,2})`, 'i': `(\d{1,2})`, 's': `(\d{1,2})`, 'S': `(\d{1,2})`,
	'f': `(\d{1,6})`, 'p': `([AaPp][Mm])`, 'M': `([A-Za-z]+)`, 'b': `([A-Za-z]+)`, 'W': `([A-Za-z]+)`, 'a': `([A-Za-z]+)`, 'D': `(\d{1,2})(?:st|nd|rd|th)`,
	'X': `(\d{1,4})`, 'x': `(\d{1,4})`, 'V': `(\d{1,2})`, 'v': `(\d{1,2})`, 'w': `([0-6])`,
}

// sameParts are specifiers that are read as others are.
var sameParts = map[byte]byte{'e': 'd', 'D': 'd', 'c': 'm', 'k': 'H', 'I': 'h', 'l': 'h', 'S': 's', 'b': 'M', 'a': 'W'}

// sparkStrToDate gives NULL where the text does not fit, as MySQL does.
func (p *printer) sparkStrToDate(c *call, _ string) {
	f := strings.NewReplacer("%%", "%%", "%T", "%H:%i:%s", "%r", "%h:%i:%s %p").Replace(p.constant(c, 1))
	kind := parsedKind(f).kind
	if kind != tTime && !wholeDate(f) { // a date with parts left out is none
		p.w("CAST(NULL AS " + p.sparkType(of(kind), c.pos) + ")")
		return
	}
	pattern, groups := p.readPattern(c, f)
	p.once(c.args[0], func(d func()) {
		r := &textDate{p: p, text: d, pattern: pattern, groups: groups}
		switch kind {
		case tTime:
			r.clock()
		case tTimestamp:
			p.w("try_cast(concat(CAST(")
			r.date()
			p.w(" AS STRING), ' ', CAST(")
			r.hour()
			p.w(" AS STRING)")
			for _, g := range "is" {
				p.w(", ':', ")
				r.group(byte(g), "'0'")
			}
			p.w(", '.', ")
			r.group('f', "'0'")
			p.w(") AS TIMESTAMP_NTZ)")
		default:
			r.date()
		}
	})
}

// readPattern is a format as a regular expression, with the number of each specifier's
// group.
func (p *printer) readPattern(c *call, f string) (string, map[byte]int) {
	groups := map[byte]int{}
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
		case f[i+1] == '%':
			i++
			b.WriteString("%")
		default:
			i++
			part, ok := readParts[f[i]]
			if !ok {
				refuse(c.pos, "str_to_date() with %"+f[i:i+1])
			}
			b.WriteString(part)
			name := f[i]
			if same, ok := sameParts[name]; ok {
				name = same
			}
			groups[name] = len(groups) + 1
			if strings.Count(b.String(), "(")-strings.Count(b.String(), "(?:") != len(groups) {
				refuse(c.pos, "str_to_date() with a part that stands twice")
			}
		}
	}
	return b.String(), groups
}

// textDate writes the parts of a text that a pattern takes out.
type textDate struct {
	p       *printer
	text    func()
	pattern string
	groups  map[byte]int
}

// has tells whether the format has a specifier.
func (r *textDate) has(name byte) bool { return r.groups[name] > 0 }

// group writes what a specifier read, NULL where the text does not fit, and what is
// missing where the format has none.
func (r *textDate) group(name byte, missing string) {
	n, ok := r.groups[name]
	if !ok {
		r.p.w(missing)
		return
	}
	r.p.w("nullif(regexp_extract(")
	r.text()
	r.p.w(", ")
	r.p.text(r.pattern)
	r.p.w(", " + itoa(n) + "), '')")
}

func (r *textDate) number(name byte, missing string) {
	if !r.has(name) {
		r.p.w(missing)
		return
	}
	r.p.w("CAST(")
	r.group(name, "")
	r.p.w(" AS INT)")
}

// year writes the year: of two digits it lies between 1970 and 2069.
func (r *textDate) year(name byte) {
	r.p.w("transform(array(")
	r.number(name, "")
	r.p.w("), y_ -> CASE WHEN y_ < 70 THEN y_ + 2000 WHEN y_ < 100 THEN y_ + 1900 ELSE y_ END)[0]")
}

// named writes the place of a name among others, of which three letters tell it.
func (r *textDate) named(name byte, names string) {
	r.p.w("(nullif(locate(lower(left(")
	r.group(name, "")
	r.p.w(", 3)), '" + names + "'), 0) + 2) div 3")
}

const (
	monthNames = "janfebmaraprmayjunjulaugsepoctnovdec"
	dayNames   = "sunmontuewedthufrisat"
)

// date writes the date.
func (r *textDate) date() {
	p := r.p
	year := byte('Y')
	if r.has('y') {
		year = 'y'
	}
	switch {
	case r.has('X') || r.has('x'):
		r.weekDate()
	case r.has('j'):
		p.w("CASE WHEN ")
		r.number('j', "")
		p.w(" BETWEEN 1 AND 366 THEN date_add(make_date(")
		r.year(year)
		p.w(", 1, 1), ")
		r.number('j', "")
		p.w(" - 1) END")
	default:
		p.w("try_cast(concat(lpad(CAST(")
		r.year(year)
		p.w(" AS STRING), 4, '0'), '-', ")
		if r.has('M') {
			p.w("CAST(")
			r.named('M', monthNames)
			p.w(" AS STRING)")
		} else {
			r.group('m', "")
		}
		p.w(", '-', ")
		r.group('d', "")
		p.w(") AS DATE)")
	}
}

// weekDate writes the date of a day in a week: %X%V begin with a year's first Sunday, %x%v
// are ISO's.
func (r *textDate) weekDate() {
	p := r.p
	weekday := func(first int) {
		p.w("CAST(pmod(")
		if r.has('w') {
			r.number('w', "")
		} else {
			r.named('W', dayNames)
			p.w(" - 1")
		}
		p.w(" - " + itoa(first) + ", 7) AS INT)")
	}
	p.w("CAST(date_add(")
	if r.has('X') {
		p.w("next_day(make_date(")
		r.year('X')
		p.w(" - 1, 12, 31), 'SUN'), (")
		r.number('V', "1")
		p.w(" - 1) * 7 + ")
		weekday(0)
	} else {
		p.w("date_trunc('WEEK', make_date(")
		r.year('x')
		p.w(", 1, 4)), (")
		r.number('v', "1")
		p.w(" - 1) * 7 + ")
		weekday(1)
	}
	p.w(") AS DATE)")
}

// hour writes the hour of the day; twelve of a clock with AM and PM is none.
func (r *textDate) hour() {
	p := r.p
	if !r.has('h') {
		r.number('H', "0")
		return
	}
	p.w("CASE WHEN ")
	r.number('h', "")
	p.w(" BETWEEN 1 AND 12 THEN ")
	r.number('h', "")
	p.w(" % 12")
	if r.has('p') {
		p.w(" + CASE WHEN upper(")
		r.group('p', "")
		p.w(") = 'PM' THEN 12 ELSE 0 END")
	}
	p.w(" END")
}

// clock writes a time of day.
func (r *textDate) clock() {
	p := r.p
	p.asClock(func() {
		p.w("CASE WHEN ")
		r.hour()
		p.w(" < 24 AND ")
		r.number('i', "0")
		p.w(" < 60 AND ")
		r.number('s', "0")
		p.w(" < 60 THEN ((")
		r.hour()
		p.w(") * 3600 + ")
		r.number('i', "0")
		p.w(" * 60 + ")
		r.number('s', "0")
		p.w(") * 1000000L + CAST(rpad(")
		r.group('f', "'0'")
		p.w(", 6, '0') AS BIGINT) END")
	})
}
