package dialect

import (
	"math/big"
	"strings"
)

// numberPattern is what MySQL reads of a text as a number.
const numberPattern = `^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?`

// textNumber writes a text where a number is meant: the number at its beginning, or 0.
func (p *printer) textNumber(e expr) {
	if x, ok := e.(*folded); ok {
		e = x.x
	}
	if l, ok := e.(*literal); ok && l.kind == litString {
		p.castOperand(numberLiteral(l), "DOUBLE")
		return
	}
	p.prefix(e, numberPattern, "DOUBLE")
}

// prefix casts what a pattern finds at the beginning of a text, "0" where it finds
// nothing.
func (p *printer) prefix(e expr, pattern, typ string) {
	p.w("CAST(coalesce(nullif(trim(regexp_extract(")
	p.expr(e)
	p.w(", ")
	p.text(pattern)
	p.w(")), ''), CASE WHEN ")
	p.operand(e)
	p.w(" IS NOT NULL THEN '0' END) AS " + typ + ")")
}

// bytesNumber is a hexadecimal constant where a number is meant.
func bytesNumber(l *literal) *literal {
	n := new(big.Int).SetBytes([]byte(l.text))
	return &literal{node: node{pos: l.pos, typ: of(tUInt8)}, kind: litInt, text: n.String()}
}

// castMySQL writes the casts that MySQL does in its own way; false leaves the others.
func (p *printer) castMySQL(e *cast) bool {
	t, to := p.typ(e.x), e.to
	isText := textual(e.x) && t.kind != tBytea
	switch {
	case to.kind == tFloat8 && t.kind == tJSON:
		p.w("TRY_CAST(json_extract_string(")
		p.expr(e.x)
		p.w(", '$') AS DOUBLE)")
	case to.kind == tFloat8 && isText:
		p.textNumber(e.x)
	case to.kind == tInt8 && isText:
		p.textToInteger(e.x)
	case to.kind == tNumeric && isText:
		name, _ := to.duck()
		if l, ok := e.x.(*literal); ok {
			n := numberLiteral(l).(*literal)
			if whole, _, _ := strings.Cut(strings.TrimLeft(n.text, "-0"), "."); n.kind != litFloat && len(whole) > int(to.prec-to.scale) {
				n.text = strings.Repeat("9", int(to.prec-to.scale)) + "." + strings.Repeat("9", int(to.scale)) // the largest that fits
				if strings.HasPrefix(l.text, "-") {
					n.text = "-" + n.text
				}
				n.kind = litDecimal
			}
			p.castOperand(n, name)
			return true
		}
		p.prefix(e.x, numberPattern, name)
	case to.kind == tBytea && (t.isText() || t.isNumber()):
		p.w("encode(")
		p.asText(e.x)
		p.w(")")
	case to.kind == tUInt8:
		p.unsigned(func() { p.integral(e.x) })
	case to.kind == tInt8 && (t.kind == tDate || t.kind == tTimestamp || t.kind == tTimestampTZ || t.kind == tTime) && !t.array:
		p.w("CAST(trunc(") // the number of its digits
		p.number(e.x)
		p.w(") AS BIGINT)")
	case to.kind == tInt8 && t.isFloat():
		p.w("CAST(round_even(")
		p.expr(e.x)
		p.w(", 0) AS BIGINT)")
	case to.isText() && t.isFloat():
		p.cut(to, func() { p.asText(e.x) })
	case to.isText() && (t.kind == tTimestamp || t.kind == tTimestampTZ || t.kind == tTime || t.kind == tInterval || t.kind == tBool):
		p.cut(to, func() { p.asText(e.x) })
	case to.kind == tDate || to.kind == tTimestamp || to.kind == tTime:
		p.mysqlTemporal(e)
	default:
		return false
	}
	return true
}

// cut keeps the first characters that a type has room for.
func (p *printer) cut(to sqlType, write func()) {
	if to.prec <= 0 {
		write()
		return
	}
	p.w("left(")
	write()
	p.w(", " + itoa(int(to.prec)) + ")")
}

// integral writes a value as a whole number.
func (p *printer) integral(e expr) {
	t := p.typ(e)
	l, isLit := e.(*literal)
	switch {
	case isLit && l.kind == litBytes:
		p.expr(bytesNumber(l))
	case textual(e):
		p.textToInteger(e)
	case t.isFloat():
		p.w("round_even(")
		p.expr(e)
		p.w(", 0)")
	default:
		p.number(e)
	}
}

// textToInteger reads the digits at the beginning of a text, as far as they fit.
func (p *printer) textToInteger(e expr) {
	if l, ok := e.(*literal); ok && l.kind == litString {
		text := strings.TrimLeft(l.text, " \t\n\r")
		n := 0
		for n < len(text) && (text[n] >= '0' && text[n] <= '9' || n == 0 && (text[n] == '-' || text[n] == '+')) {
			n++
		}
		v, ok := new(big.Int).SetString(strings.TrimPrefix(text[:n], "+"), 10)
		if !ok {
			v = new(big.Int)
		}
		lo, hi := big.NewInt(-1<<63), big.NewInt(1<<63-1)
		if v.Cmp(lo) < 0 {
			v = lo
		}
		if v.Cmp(hi) > 0 {
			v = hi
		}
		p.w("CAST(" + v.String() + " AS BIGINT)")
		return
	}
	p.w("CAST(greatest(least(")
	p.prefix(e, `^\s*[-+]?\d{1,30}`, "HUGEINT")
	p.w(", 9223372036854775807), -9223372036854775808) AS BIGINT)")
}

// unsigned writes a whole number as MySQL's BIGINT UNSIGNED: a negative one is taken
// from the top.
func (p *printer) unsigned(write func()) {
	p.w("CAST(list_transform([CAST(")
	write()
	p.w(" AS HUGEINT)], lambda d: CASE WHEN d < 0 THEN d + 18446744073709551616 ELSE d END)[1] AS UBIGINT)")
}

// mysqlDateFormats are the spellings that MySQL reads beside ISO's.
var mysqlDateFormats = []string{"%Y%m%d", "%Y%m%d%H%M%S", "%y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%y%m%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"}

// mysqlTemporal writes a cast to a date or a time; what is none is NULL.
func (p *printer) mysqlTemporal(e *cast) {
	t := p.typ(e.x)
	if n, ok := e.x.(*literal); ok && n.kind == litInt && e.to.kind != tTime {
		p.mysqlTemporal(&cast{node: e.node, to: e.to, x: &literal{node: node{pos: n.pos, typ: of(tText)}, kind: litString, text: n.text}})
		return
	}
	if n, ok := e.x.(*literal); ok && n.kind == litInt {
		us, _, ok := mysqlClock(n.text)
		if !ok || us < 0 || us >= 24*3600e6 {
			refuse(e.pos, "the time "+n.text)
		}
		p.w("CAST('" + clockString(us, 0) + "' AS TIME)")
		return
	}
	fine := e.to.prec == 6 || e.to.kind == tDate
	if !fine && e.to.kind == tTime {
		p.w("CAST(date_trunc('" + secondUnit(e.to.prec) + "', DATE '1970-01-01' + ")
	} else if !fine {
		p.w("date_trunc('" + secondUnit(e.to.prec) + "', ")
	}
	switch {
	case textual(e.x) && e.to.kind == tTime:
		p.clockText(e.x)
	case textual(e.x):
		p.dateText(e.x, e.to)
	case t.kind == tTimestampTZ && e.to.kind == tTime:
		p.castOperand(&cast{node: node{pos: e.pos, typ: of(tTimestamp)}, x: e.x, to: sqlType{kind: tTimestamp, prec: 6}}, "TIME")
	case t.isTemporal() || t.kind == tTime && e.to.kind == tTime || t.kind == tNone || t.kind == tUnknown:
		name, _ := e.to.duck()
		p.castOperand(e.x, name)
	default:
		refuse(e.pos, "a cast of "+t.String()+" to "+e.to.String())
	}
	switch {
	case !fine && e.to.kind == tTime:
		p.w(") AS TIME)")
	case !fine:
		p.w(")")
	}
}

// secondUnit is the last unit of a time with so many digits after the second.
func secondUnit(digits int32) string {
	switch {
	case digits <= 0:
		return "second"
	case digits <= 3:
		return "millisecond"
	}
	return "microsecond"
}

// dateText reads a text as a date or a timestamp; NULL where it is none.
func (p *printer) dateText(e expr, to sqlType) {
	name, _ := to.duck()
	if l, ok := e.(*literal); ok && l.kind == litString {
		if v, ok := mysqlDate(l.text); ok {
			p.w("CAST(")
			p.text(v)
			p.w(" AS " + name + ")")
			return
		}
		p.w("CAST(NULL AS " + name + ")")
		return
	}
	p.w("CAST(coalesce(TRY_CAST(")
	p.expr(e)
	p.w(" AS TIMESTAMP), try_strptime(")
	p.expr(e)
	p.w(", [")
	for i, f := range mysqlDateFormats {
		if i > 0 {
			p.w(", ")
		}
		p.text(f)
	}
	p.w("])) AS " + name + ")")
}

// clockText reads a text as a time of day.
func (p *printer) clockText(e expr) {
	l, ok := e.(*literal)
	if !ok || l.kind != litString {
		p.w("TRY_CAST(")
		p.expr(e)
		p.w(" AS TIME)")
		return
	}
	text := l.text
	if i := strings.IndexAny(text, " T"); i > 0 && strings.Contains(text[:i], "-") {
		text = text[i+1:]
	}
	us, ok := parseClock(text)
	if !ok || !strings.Contains(text, ":") || us < 0 || us >= 24*3600e6 {
		refuse(l.pos, "the time "+l.text)
	}
	p.w("CAST(")
	p.text(text)
	p.w(" AS TIME)")
}

// dateNumber is a whole number beside a date: 20240229.
func (p *printer) dateNumber(l *literal) {
	v, ok := mysqlDate(l.text)
	if !ok {
		refuse(l.pos, "the date "+l.text)
	}
	p.w("CAST(")
	p.text(v)
	p.w(" AS DATE)")
}

// mysqlRound rounds an exact number's half away from zero, a float's to even.
func (p *printer) mysqlRound(c *call) {
	t := p.typ(c.args[0])
	switch {
	case t.isFloat() || textual(c.args[0]):
		p.w("round_even(")
		p.widenedFloat(c.args[0])
		p.w(", ")
		if len(c.args) == 2 {
			p.expr(c.args[1])
		} else {
			p.w("0")
		}
		p.w(")")
	case len(c.args) == 1:
		p.w("round(")
		p.number(c.args[0])
		p.w(")")
	default:
		p.mysqlDigits(c, "round")
	}
}

func (p *printer) widenedFloat(e expr) {
	if p.typ(e).kind == tFloat4 {
		p.castOperand(e, "DOUBLE")
		return
	}
	p.number(e)
}

func (p *printer) mysqlTruncate(c *call) {
	if p.typ(c.args[0]).isFloat() {
		p.w("trunc(")
		p.widenedFloat(c.args[0])
		p.w(", ")
		p.expr(c.args[1])
		p.w(")")
		return
	}
	p.mysqlDigits(c, "trunc")
}

// mysqlDigits keeps an exact number's digits after the point, at most as many as it has.
func (p *printer) mysqlDigits(c *call, name string) {
	n, ok := p.intConstant(c.args[1])
	t := p.typ(c.args[0])
	scale, exact := t.engineScale()
	if l, isLit := c.args[0].(*literal); isLit && ok && l.kind == litDecimal && n >= 0 && int(scale) >= n {
		p.plainCall(c, name) // of a constant the engine keeps the digits that are asked for
		return
	}
	if !ok || !exact {
		p.w(name + "(")
		p.number(c.args[0])
		p.w(", ")
		p.expr(c.args[1])
		p.w(")")
		return
	}
	if t.isInt() {
		p.w("CAST(" + name + "(CAST(")
		p.expr(c.args[0])
		p.w(" AS DECIMAL(22,0)), " + itoa(min(n, 0)) + ") AS BIGINT)")
		return
	}
	p.w("CAST(" + name + "(")
	p.number(c.args[0])
	p.w(", " + itoa(min(n, scale)) + ") AS " + wide(min(max(n, 0), 30)) + ")")
}

func (p *printer) sha2(c *call) {
	if n, ok := p.intConstant(c.args[1]); !ok || n != 256 && n != 0 {
		p.mysqlCall(c)
		return
	}
	p.w("sha256(")
	p.expr(c.args[0])
	p.w(")")
}

// unixTimestamp has the digits after the second that its argument has.
func (p *printer) unixTimestamp(c *call) {
	digits := p.typ(c.args[0]).prec
	if l, ok := c.args[0].(*literal); ok && strings.Contains(l.text, ".") {
		p.w("CAST(epoch_us(")
		p.dateTime(l)
		n := itoa(int(clockDigits(l)))
		p.w(") * 0.000001 AS DECIMAL(20," + n + "))")
		return
	}
	if digits == 0 || p.typ(c.args[0]).kind == tDate || textual(c.args[0]) {
		p.w("CAST(floor(epoch(")
		p.dateTime(c.args[0])
		p.w(")) AS BIGINT)")
		return
	}
	p.w("CAST(epoch_us(")
	p.dateTime(c.args[0])
	p.w(") * 0.000001 AS DECIMAL(20,6))")
}
