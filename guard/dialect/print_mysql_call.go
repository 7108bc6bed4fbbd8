package dialect

import (
	"regexp"
	"strings"
)

// strict writes greatest and least: in MySQL one NULL makes the result NULL.
func (p *printer) strict(c *call) {
	for _, a := range c.args {
		if !simple(a) {
			p.strictOnce(c)
			return
		}
	}
	p.w("CASE WHEN ")
	for i, a := range c.args {
		if i > 0 {
			p.w(" OR ")
		}
		p.operand(a)
		p.w(" IS NULL")
	}
	p.w(" THEN NULL ELSE ")
	p.plainCall(c, c.name)
	p.w(" END")
}

// strictOnce is strict for values that are computed: they are made once.
func (p *printer) strictOnce(c *call) {
	p.lambda1(func() {
		p.w("[")
		p.exprs(c.args)
		p.w("]")
	}, "CASE WHEN list_count(d) = "+itoa(len(c.args))+" THEN list_"+map[string]string{"greatest": "max", "least": "min"}[c.name]+"(d) END")
}

// strictConcat is MySQL's concat: one NULL makes the result NULL.
func (p *printer) strictConcat(c *call) {
	for _, a := range c.args {
		if isNull(a) {
			p.w("CAST(NULL AS VARCHAR)")
			return
		}
	}
	p.w("(")
	for i, a := range c.args {
		if i > 0 {
			p.w(" || ")
		}
		if l, ok := a.(*literal); ok && l.kind == litString {
			p.expr(a)
			continue
		}
		p.asText(a)
	}
	p.w(")")
}

// asText writes a value as a text.
func (p *printer) asText(e expr) {
	if l, ok := e.(*literal); p.typ(e).isText() || ok && l.kind == litString {
		p.operand(e)
		return
	}
	switch t := p.typ(e); {
	case t.kind == tTimestampTZ:
		p.momentText(t.prec, func() {
			p.w("CAST(")
			p.expr(e)
			p.w(" AS TIMESTAMP)")
		})
	case t.kind == tTimestamp:
		p.momentText(t.prec, func() { p.expr(e) })
	case t.kind == tTime && t.prec > 0:
		p.w("strftime(DATE '1970-01-01' + ")
		p.operand(e)
		p.w(", '%H:%M:%S.%f')")
	case t.kind == tInterval:
		p.clockAsText(e)
	case t.kind == tDate || t.kind == tTime:
		p.castOperand(e, "VARCHAR")
	case t.isFloat():
		p.w("regexp_replace(")
		p.castOperand(e, "VARCHAR")
		p.w(", '\\.0$', '')")
	default:
		p.w("CAST(")
		p.number(e)
		p.w(" AS VARCHAR)")
	}
}

// momentText writes a timestamp as a text with so many digits after the second.
func (p *printer) momentText(digits int32, write func()) {
	switch {
	case digits <= 0:
		p.w("strftime(")
		write()
		p.w(", '%Y-%m-%d %H:%M:%S')")
	case digits < 6:
		p.w("left(strftime(")
		write()
		p.w(", '%Y-%m-%d %H:%M:%S.%f'), " + itoa(20+int(digits)) + ")")
	default:
		p.w("strftime(")
		write()
		p.w(", '%Y-%m-%d %H:%M:%S.%f')")
	}
}

// whole writes ceil and floor: of an exact number they are integers.
func (p *printer) whole(c *call) {
	name := "floor"
	if c.name != "floor" {
		name = "ceil"
	}
	switch {
	case textual(c.args[0]):
		p.w(name + "(")
		p.textNumber(c.args[0])
		p.w(")")
	case p.typ(c.args[0]).isFloat():
		p.plainCall(c, name)
	default:
		p.wrapped(c, name, "BIGINT")
	}
}

// mysqlTrim takes a whole string off the ends, not any of its characters.
func (p *printer) mysqlTrim(c *call) {
	rem := p.constant(c, 1)
	if len([]rune(rem)) == 1 {
		p.plainCall(c, c.name)
		return
	}
	if rem == "" {
		p.expr(c.args[0])
		return
	}
	quoted := "(?:" + regexp.QuoteMeta(rem) + ")+"
	pattern := "^" + quoted + "|" + quoted + "$"
	switch c.name {
	case "ltrim":
		pattern = "^" + quoted
	case "rtrim":
		pattern = quoted + "$"
	}
	p.w("regexp_replace(")
	p.expr(c.args[0])
	p.w(", ")
	p.text(pattern)
	p.w(", '', 'gs')")
}

// substringIndex is what stands before the n-th delimiter, or behind it from the end.
func (p *printer) substringIndex(c *call) {
	n, ok := p.intConstant(c.args[2])
	if !ok {
		p.mysqlCall(c)
		return
	}
	if n == 0 {
		p.w("''")
		return
	}
	p.w("array_to_string(string_split(")
	p.expr(c.args[0])
	p.w(", ")
	p.expr(c.args[1])
	if n > 0 {
		p.w(")[1:" + itoa(n) + "], ")
	} else {
		p.w(")[" + itoa(n) + ":], ")
	}
	p.expr(c.args[1])
	p.w(")")
}

func (p *printer) elt(c *call) {
	p.w("([")
	for i, a := range c.args[1:] {
		if i > 0 {
			p.w(", ")
		}
		p.asText(a)
	}
	if _, ok := p.intConstant(c.args[0]); ok {
		p.w("])[")
		p.expr(c.args[0])
		p.w("]")
		return
	}
	p.w("])[greatest(")
	p.expr(c.args[0])
	p.w(", 0)]")
}

func (p *printer) field(c *call) {
	if isNull(c.args[0]) {
		p.w("0")
		return
	}
	p.w("CAST(coalesce(list_position([")
	for i, a := range c.args[1:] {
		if i > 0 {
			p.w(", ")
		}
		p.fold(a)
	}
	p.w("], ")
	p.fold(c.args[0])
	p.w("), 0) AS INTEGER)")
}

// dateTime writes a value that must be a timestamp, whatever was written.
func (p *printer) dateTime(e expr) {
	if p.typ(e).isTemporal() {
		p.expr(e)
		return
	}
	if p.s.Dialect == MySQL && textual(e) {
		p.dateText(e, of(tTimestamp))
		return
	}
	p.w("CAST(")
	p.expr(e)
	p.w(" AS TIMESTAMP)")
}

func (p *printer) timestampAdd(c *call) {
	p.dateTime(c.args[2])
	p.w(" + ")
	p.interval(&intervalExpr{x: c.args[1], unit: p.constant(c, 0)})
}

// dateFormat translates the format token by token; what the engine's formats cannot say
// stands between them.
func (p *printer) dateFormat(c *call) {
	parts := p.mysqlPicture(c, p.constant(c, 1))
	x := c.args[0]
	if p.typ(x).kind == tTime {
		first := &cast{node: node{typ: of(tDate)}, x: &literal{node: node{typ: of(tText)}, kind: litString, text: "1970-01-01"}, to: of(tDate)}
		x = &call{node: node{pos: c.pos, typ: sqlType{kind: tTimestamp, prec: 6}}, name: "timestamp", args: []expr{first, x}}
	} else {
		x = p.timed(x)
	}
	if len(parts) == 1 && parts[0].call == nil {
		p.w("strftime(")
		p.expr(x)
		p.w(", ")
		p.text(parts[0].format)
		p.w(")")
		return
	}
	p.w("(")
	for i, part := range parts {
		if i > 0 {
			p.w(" || ")
		}
		if part.call != nil {
			part.call(x)
			continue
		}
		p.w("strftime(")
		p.expr(x)
		p.w(", ")
		p.text(part.format)
		p.w(")")
	}
	p.w(")")
}

// mysqlPart is a strftime format, or something that writes itself.
type mysqlPart struct {
	format string
	call   func(x expr)
}

func (p *printer) mysqlPicture(c *call, f string) []mysqlPart {
	var parts []mysqlPart
	text := func(s string) {
		if n := len(parts); n > 0 && parts[n-1].call == nil {
			parts[n-1].format += s
			return
		}
		parts = append(parts, mysqlPart{format: s})
	}
	padded := func(write func(x expr)) {
		parts = append(parts, mysqlPart{call: func(x expr) {
			p.w("lpad(CAST(")
			write(x)
			p.w(" AS VARCHAR), 2, '0')")
		}})
	}
	for i := 0; i < len(f); i++ {
		if f[i] != '%' || i+1 == len(f) {
			text(strings.ReplaceAll(f[i:i+1], "%", "%%"))
			continue
		}
		i++
		switch c := f[i]; c {
		case 'D':
			parts = append(parts, mysqlPart{call: p.dayOrdinal})
		case 'u':
			padded(func(x expr) { p.duckWeek(x, 1, false) })
		case 'V':
			padded(func(x expr) { p.duckWeek(x, 2, false) })
		case 'X':
			parts = append(parts, mysqlPart{call: func(x expr) {
				p.w("lpad(CAST((")
				p.duckWeek(x, 2, true)
				p.w(") // 100 AS VARCHAR), 4, '0')")
			}})
		default:
			s, ok := mysqlFormats[c]
			if !ok {
				s = strings.ReplaceAll(string(rune(c)), "%", "%%") // any other letter is itself
			}
			text(s)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, mysqlPart{})
	}
	return parts
}

// dayOrdinal is the day of the month as 1st, 2nd, 3rd …
func (p *printer) dayOrdinal(x expr) {
	day := func() {
		p.w("day(")
		p.expr(x)
		p.w(")")
	}
	p.w("CAST(")
	day()
	p.w(" AS VARCHAR) || CASE WHEN ")
	day()
	p.w(" IN (11, 12, 13) THEN 'th' WHEN ")
	day()
	p.w(" % 10 = 1 THEN 'st' WHEN ")
	day()
	p.w(" % 10 = 2 THEN 'nd' WHEN ")
	day()
	p.w(" % 10 = 3 THEN 'rd' ELSE 'th' END")
}

// parsedKind is the type that STR_TO_DATE gives for a format.
func parsedKind(f string) sqlType {
	date, clock := false, false
	for i := 0; i+1 < len(f); i++ {
		if f[i] == '%' {
			i++
			clock = clock || strings.IndexByte("HhIiklprSsTf", f[i]) >= 0
			date = date || strings.IndexByte("YymcdejMbDUuVvXxaWw", f[i]) >= 0
		}
	}
	digits := int32(0)
	if strings.Contains(f, "%f") {
		digits = 6
	}
	switch {
	case date && clock:
		return sqlType{kind: tTimestamp, prec: digits}
	case clock:
		return sqlType{kind: tTime, prec: digits}
	}
	return of(tDate)
}

// mysqlFormats are DATE_FORMAT's specifiers in the engine's.
var mysqlFormats = map[byte]string{
	'Y': "%Y", 'y': "%y", 'm': "%m", 'c': "%-m", 'd': "%d", 'e': "%-d", 'H': "%H", 'k': "%-H",
	'h': "%I", 'I': "%I", 'l': "%-I", 'i': "%M", 's': "%S", 'S': "%S", 'f': "%f", 'p': "%p",
	'W': "%A", 'a': "%a", 'M': "%B", 'b': "%b", 'j': "%j", 'T': "%H:%M:%S", 'r': "%I:%M:%S %p",
	'w': "%w", 'U': "%U", 'u': "%W", 'v': "%V", 'x': "%G", '%': "%%",
}

func (p *printer) strftimeFormat(c *call, f string, table map[byte]string) string {
	var b strings.Builder
	for i := 0; i < len(f); i++ {
		if f[i] != '%' || i+1 == len(f) {
			b.WriteByte(f[i])
			continue
		}
		i++
		s, ok := table[f[i]]
		if !ok {
			refuse(c.pos, c.name+"() with %"+string(rune(f[i])))
		}
		b.WriteString(s)
	}
	return b.String()
}
