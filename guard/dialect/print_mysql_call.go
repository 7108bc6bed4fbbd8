package dialect

import "strings"

// strict writes greatest and least: in MySQL one NULL makes the result NULL.
func (p *printer) strict(c *call) {
	p.w("CASE WHEN ")
	for i, a := range c.args {
		if !simple(a) {
			refuse(c.pos, c.name+"() of a computed value")
		}
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

// strictConcat is MySQL's concat: one NULL makes the result NULL.
func (p *printer) strictConcat(c *call) {
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
	case t.kind == tTimestamp || t.kind == tTimestampTZ:
		format := "%Y-%m-%d %H:%M:%S"
		if t.prec > 0 {
			format += ".%f"
		}
		p.w("strftime(")
		p.expr(e)
		p.w(", '" + format + "')")
	case t.kind == tTime && t.prec > 0:
		p.w("strftime(DATE '1970-01-01' + ")
		p.operand(e)
		p.w(", '%H:%M:%S.%f')")
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

// whole writes ceil and floor: of an exact number they are integers.
func (p *printer) whole(c *call) {
	name := "floor"
	if c.name != "floor" {
		name = "ceil"
	}
	if p.typ(c.args[0]).isFloat() {
		p.plainCall(c, name)
		return
	}
	p.wrapped(c, name, "BIGINT")
}

// mysqlTrim takes a whole string off the ends, not any of its characters.
func (p *printer) mysqlTrim(c *call) {
	rem := p.constant(c, 1)
	if len([]rune(rem)) != 1 {
		refuse(c.pos, "TRIM() of more than one character")
	}
	p.plainCall(c, c.name)
}

// substringIndex is what stands before the n-th delimiter, or behind it from the end.
func (p *printer) substringIndex(c *call) {
	n, ok := p.intConstant(c.args[2])
	if !ok {
		refuse(c.pos, "SUBSTRING_INDEX() with a computed count")
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
	p.w("])[")
	p.expr(c.args[0])
	p.w("]")
}

func (p *printer) field(c *call) {
	p.w("CAST(coalesce(list_position([")
	p.exprs(c.args[1:])
	p.w("], ")
	p.expr(c.args[0])
	p.w("), 0) AS INTEGER)")
}

// week knows the modes whose weeks the engine counts: 0 (from Sunday) and 3 (ISO).
func (p *printer) week(c *call) {
	mode := 0
	if len(c.args) == 2 {
		m, ok := p.intConstant(c.args[1])
		if !ok || m != 0 && m != 3 && m != 5 {
			refuse(c.pos, "WEEK() in this mode")
		}
		mode = m
	}
	format := map[int]string{0: "%U", 3: "%V", 5: "%W"}[mode]
	p.w("CAST(strftime(")
	p.dateTime(c.args[0])
	p.w(", '" + format + "') AS INTEGER)")
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

// groupConcat joins texts with a separator and an order.
func (p *printer) groupConcat(c *call) {
	sep := ","
	if c.separator != nil {
		sep = *c.separator
	}
	if c.distinct && len(c.orderBy) > 0 && len(c.args) == 1 {
		p.distinctConcat(c, sep)
		return
	}
	p.w("string_agg(")
	if c.distinct {
		p.w("DISTINCT ")
	}
	if len(c.args) > 1 {
		p.strictConcat(c)
	} else {
		p.asText(c.args[0])
	}
	p.w(", ")
	p.text(sep)
	p.orderBy(c.orderBy)
	p.w(")")
	p.clauses(&call{filter: c.filter, over: c.over})
}

// distinctConcat orders values before they become text, which the engine's string_agg
// cannot do together with DISTINCT.
func (p *printer) distinctConcat(c *call, sep string) {
	p.w("array_to_string(list_transform(list(DISTINCT ")
	p.expr(c.args[0])
	p.orderBy(c.orderBy)
	p.w(") FILTER (WHERE ")
	p.operand(c.args[0])
	p.w(" IS NOT NULL), lambda e: CAST(e AS VARCHAR)), ")
	p.text(sep)
	p.w(")")
}

// dateFormat translates the format token by token.
func (p *printer) dateFormat(c *call) {
	p.w("strftime(")
	p.dateTime(c.args[0])
	p.w(", ")
	p.text(p.strftimeFormat(c, p.constant(c, 1), mysqlFormats))
	p.w(")")
}

// strToDate gives NULL where the text does not fit, as MySQL does.
func (p *printer) strToDate(c *call) {
	f := p.constant(c, 1)
	only := !strings.ContainsAny(f, "HhIiklprSsTf")
	if only {
		p.w("CAST(")
	}
	p.w("try_strptime(")
	p.expr(c.args[0])
	p.w(", ")
	p.text(p.strftimeFormat(c, f, mysqlParses))
	p.w(")")
	if only {
		p.w(" AS DATE)")
	}
}

// mysqlFormats are DATE_FORMAT's specifiers in the engine's.
var mysqlFormats = map[byte]string{
	'Y': "%Y", 'y': "%y", 'm': "%m", 'c': "%-m", 'd': "%d", 'e': "%-d", 'H': "%H", 'k': "%-H",
	'h': "%I", 'I': "%I", 'l': "%-I", 'i': "%M", 's': "%S", 'S': "%S", 'f': "%f", 'p': "%p",
	'W': "%A", 'a': "%a", 'M': "%B", 'b': "%b", 'j': "%j", 'T': "%H:%M:%S", 'r': "%I:%M:%S %p",
	'w': "%w", 'U': "%U", 'u': "%W", 'v': "%V", 'x': "%G", '%': "%%",
}

// mysqlParses are STR_TO_DATE's; the engine reads one digit or two alike.
var mysqlParses = map[byte]string{
	'Y': "%Y", 'y': "%y", 'm': "%m", 'c': "%m", 'd': "%d", 'e': "%d", 'H': "%H", 'k': "%H",
	'h': "%I", 'I': "%I", 'l': "%I", 'i': "%M", 's': "%S", 'S': "%S", 'f': "%f", 'p': "%p",
	'M': "%B", 'b': "%b", 'T': "%H:%M:%S", 'r': "%I:%M:%S %p", '%': "%%",
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
