package dialect

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

// sparkCast writes CAST(x AS to) with the source's meaning.
func (p *printer) sparkCast(e *cast) {
	l, isLit := e.x.(*literal)
	isLit = isLit && l.kind == litString
	from := p.typ(e.x)
	switch {
	case p.s.Dialect == MySQL && isClock(e.to):
		p.sparkMyCast(e)
		return
	case e.to.array && isLit, e.to.array && isArrayExpr(e.x):
		p.sparkArrayCast(e)
		return
	case e.to.kind == tBytea && isLit && p.s.Dialect == PostgreSQL:
		p.byteaLiteral(l)
		return
	case e.to.kind == tInterval && isLit:
		p.sparkIntervalText(l)
		return
	case e.to.kind == tInterval && from.kind == tInterval:
		p.expr(e.x)
		return
	case e.to.kind == tBool && isLit && !e.to.array:
		p.boolText(l)
		return
	case e.to.kind == tTime && p.s.Dialect == PostgreSQL:
		p.clockCast(e)
		return
	case e.to.isTemporal() && !e.to.array && isLit && p.s.Dialect == PostgreSQL:
		if !p.namedTime(e.to, l) {
			p.sparkDatetime(e, l)
		}
		return
	case e.to == of(tUUID) && p.s.Dialect == PostgreSQL:
		p.sparkUUID(e, l)
		return
	case e.to.kind == tChar && e.to.prec == 0 && !from.isText() && !isLit:
		refuse(e.pos, `a cast of this type to "char"`)
	case p.s.Dialect == MySQL:
		p.sparkMyCast(e)
		return
	}
	to := e.to
	if to.kind == tNumeric && to.prec == 0 && !to.array {
		if from.kind == tNumeric && !from.array {
			p.operand(e.x) // it is one already, with the scale it has
			return
		}
		to = p.sparkFree(e.x)
	}
	name := p.sparkType(to, e.pos)
	if l, ok := e.x.(*literal); ok && l.kind == litFloat && to.isFloat() {
		p.w("CAST(" + l.text + " AS " + name + ")") // 1e100 needs no numeric of a hundred digits
		return
	}
	switch {
	case to.isText():
		p.textCast(e, to)
	case to.isInt() && from.isFloat():
		p.castTo(name, func() { p.w("rint("); p.expr(e.x); p.w(")") })
	case to.isInt() && from.kind == tNumeric:
		p.castTo(name, func() { p.w("round("); p.expr(e.x); p.w(")") })
	default:
		p.castTo(name, func() { p.expr(e.x) })
	}
}

func isArrayExpr(e expr) bool {
	_, ok := e.(*arrayExpr)
	return ok
}

func (p *printer) sparkArrayCast(e *cast) {
	if _, ok := e.x.(*literal); ok {
		p.sparkArray(e)
		return
	}
	p.castTo(p.sparkType(e.to, e.pos), func() { p.expr(e.x) })
}

// textCast cuts a text to its length, as a cast to varchar(n) does.
func (p *printer) textCast(e *cast, to sqlType) {
	width := to.prec
	if to.kind == tBpchar && width == 0 {
		width = 1
	}
	cut := (to.kind == tVarchar || to.kind == tBpchar) && width > 0
	if cut {
		p.w("left(")
	}
	if t := p.typ(e.x); t.kind == tNone || t.isText() || t.kind == tUnknown {
		p.castTo("STRING", func() { p.expr(e.x) })
	} else {
		p.sparkText(e.x)
	}
	if cut {
		p.w(", " + strconv.Itoa(int(width)) + ")")
	}
}

// sparkFree is the precision for a cast to numeric without one: as narrow as the
// value's, so that what is computed with it keeps its places.
func (p *printer) sparkFree(x expr) sqlType {
	if l, ok := x.(*literal); ok && l.kind == litString {
		if digits, scale := decimalShape(l.text); digits > 0 && digits <= 38 && strings.Trim(l.text, "+-0123456789.") == "" {
			return sqlType{kind: tNumeric, prec: int32(max(digits, scale)), scale: int32(scale)}
		}
		return of(tNumeric)
	}
	if prec, scale, ok := p.sparkShape(x); ok {
		return sqlType{kind: tNumeric, prec: prec, scale: scale}
	}
	if p.typ(x).isFloat() {
		return sqlType{kind: tNumeric, prec: 38, scale: 15}
	}
	return of(tNumeric)
}

// byteaLiteral reads PostgreSQL's two spellings of bytes.
func (p *printer) byteaLiteral(l *literal) {
	p.sparkLiteral(&literal{node: l.node, kind: litBytes, text: string(byteaOf(l))})
}

var sparkDatePattern = regexp.MustCompile(`^(\d{4,5})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(Z|UTC|GMT|[-+]\d{1,2}(?::?\d{2})?)?$`)

// sparkDatetime writes a date or a timestamp constant as Spark reads it. What Spark
// would read in part is refused.
func (p *printer) sparkDatetime(e *cast, l *literal) {
	text := strings.TrimSpace(l.text)
	name := p.sparkType(e.to, e.pos)
	if len(text) == 8 && strings.Trim(text, "0123456789") == "" {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	m := sparkDatePattern.FindStringSubmatch(text)
	if m == nil {
		if iso, ok := spelledDate(text); ok {
			m = sparkDatePattern.FindStringSubmatch(iso)
		}
	}
	if m == nil {
		p.refuseHint(e.pos, "this spelling of a "+e.to.String(), "write it as 2024-12-31 23:59:59")
	}
	out := fmt.Sprintf("%04s-%02s-%02s", m[1], m[2], m[3])
	if e.to.kind != tDate {
		if m[4] != "" {
			out += fmt.Sprintf(" %02s:%s:%02s%s", m[4], m[5], m[6], m[7])
		}
		if zone := m[8]; e.to.kind == tTimestampTZ && zone != "" {
			if m[4] == "" {
				out += " 00:00:00"
			}
			if zone[0] == '+' || zone[0] == '-' {
				digits := strings.ReplaceAll(zone[1:], ":", "")
				if len(digits) <= 2 {
					digits = fmt.Sprintf("%02s00", digits)
				}
				zone = zone[:1] + digits[:len(digits)-2] + ":" + digits[len(digits)-2:]
			}
			out += zone
		}
	}
	p.castTo(name, func() { p.text(out) })
}

var uuidDigits = regexp.MustCompile(`^[0-9a-f]{32}$`)

// sparkUUID writes a uuid, which is a text in one spelling.
func (p *printer) sparkUUID(e *cast, l *literal) {
	if l == nil || l.kind != litString {
		p.w("lower(")
		p.sparkText(e.x)
		p.w(")")
		return
	}
	v := strings.ToLower(strings.NewReplacer("-", "", "{", "", "}", "").Replace(l.text))
	if !uuidDigits.MatchString(v) {
		panic(bail{sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type uuid: %q", l.text).At(l.pos)})
	}
	p.castTo("STRING", func() { p.text(v[:8] + "-" + v[8:12] + "-" + v[12:16] + "-" + v[16:20] + "-" + v[20:]) })
}

// namedTime knows PostgreSQL's words for points in time.
func (p *printer) namedTime(to sqlType, l *literal) bool {
	now := func(name string, kind typeKind) expr {
		return &call{node: node{pos: l.pos, typ: of(kind)}, name: name}
	}
	shifted := func(by string) expr {
		return &written{node: node{pos: l.pos, typ: of(tDate)}, write: func() {
			p.w("date_add(")
			p.expr(now("current_date", tDate))
			p.w(", " + by + ")")
		}}
	}
	var x expr
	switch strings.ToLower(strings.TrimSpace(l.text)) {
	case "now":
		x = now("now", tTimestampTZ)
	case "today":
		x = now("current_date", tDate)
	case "tomorrow":
		x = shifted("1")
	case "yesterday":
		x = shifted("-1")
	case "epoch":
		p.castTo(p.sparkType(to, l.pos), func() { p.w("DATE '1970-01-01'") })
		return true
	case "infinity", "-infinity":
		p.endOfTime(to, l)
		return true
	default:
		return false
	}
	if y := p.zoned(&cast{node: node{pos: l.pos, typ: to}, x: x, to: to}); p.clientZone != "" && y != nil {
		x = y
	}
	p.castTo(p.sparkType(to, l.pos), func() { p.expr(x) })
	return true
}

// endOfTime is PostgreSQL's infinity: the last moment, or the first one, that Spark can say,
// which the wire shows as such.
func (p *printer) endOfTime(to sqlType, l *literal) {
	days, moment := "2147483647", "+294247-01-10 04:00:54.775807"
	if strings.HasPrefix(strings.TrimSpace(l.text), "-") {
		days, moment = "-2147483647", "-290308-12-21 19:59:05.224193"
	}
	switch to.kind {
	case tDate:
		p.w("date_from_unix_date(" + days + ")")
	case tTimestamp:
		p.w("TIMESTAMP_NTZ '" + moment + "'")
	case tTimestampTZ:
		p.w("TIMESTAMP_LTZ '" + moment + "Z'")
	default:
		p.refuseHint(l.pos, "the point in time "+l.text, "compare with a date far away, or with NULL")
	}
}

// sparkFinite is isfinite().
func (p *printer) sparkFinite(c *call, _ string) {
	t := p.typ(c.args[0])
	if t.kind != tDate && t.kind != tTimestamp && t.kind != tTimestampTZ {
		p.operand(c.args[0])
		p.w(" IS NOT NULL")
		return
	}
	p.operand(c.args[0])
	p.w(" NOT IN (")
	for i, word := range []string{"infinity", "-infinity"} {
		if i > 0 {
			p.w(", ")
		}
		p.endOfTime(t, &literal{node: c.node, kind: litString, text: word})
	}
	p.w(")")
}

// sparkText writes a value as the text that PostgreSQL, or MySQL, makes of it.
func (p *printer) sparkText(e expr) {
	t := p.typ(e)
	l, ok := e.(*literal)
	switch {
	case ok && l.kind == litNull:
		p.w("CAST(NULL AS STRING)")
	case t.kind == tUnknown && !ok:
		p.castTo("STRING", func() { p.expr(e) })
	case t.isText() || t.kind == tUnknown || t.kind == tNone || ok && l.kind == litString:
		p.operand(e)
	case t.array:
		p.arrayText(e, t)
	case t.isFloat():
		p.floatText(e)
	case t.kind == tBool && p.s.Dialect == MySQL:
		p.w("CAST(CAST(")
		p.expr(e)
		p.w(" AS INT) AS STRING)")
	case t.kind == tTimestampTZ && p.clientZone != "":
		p.zonedText(e, func(x expr) { p.castTo("STRING", func() { p.expr(x) }) }, false)
	case t.kind == tTimestampTZ && p.s.Dialect == PostgreSQL:
		p.w("(CAST(")
		p.expr(e)
		p.w(" AS STRING) || '+00')")
	case t.kind == tTimestamp && p.s.Dialect == MySQL: // with as many digits as the type has
		picture := "yyyy-MM-dd HH:mm:ss"
		if t.prec > 0 {
			picture += "." + strings.Repeat("S", int(min(t.prec, 6)))
		}
		p.w("date_format(")
		p.expr(e)
		p.w(", '" + picture + "')")
	case t.kind == tBytea && p.s.Dialect == PostgreSQL:
		p.w(`('\\x' || lower(hex(`)
		p.expr(e)
		p.w(")))")
	case p.s.Dialect == MySQL && isClock(t):
		p.sparkClockText(e, t.prec)
	case p.keepsSpans(t):
		p.spanText(func() { p.expr(e) })
	case t.kind == tInterval:
		p.refuseHint(e.base().pos, "an interval as text", "extract the number of days or seconds")
	default:
		p.castTo("STRING", func() { p.expr(e) })
	}
}

// arrayText is {1,2,NULL}: only elements that never need quotes.
func (p *printer) arrayText(e expr, t sqlType) {
	if el := t.elem(); !el.isInt() && el.kind != tNumeric && el.kind != tDate {
		p.refuseHint(e.base().pos, "an array of "+t.elem().String()+" as text", "use array_to_string()")
	}
	p.w("('{' || array_join(CAST(")
	p.expr(e)
	p.w(" AS ARRAY<STRING>), ',', 'NULL') || '}')")
}

// floatText writes a floating-point number without Spark's trailing .0 and with the
// exponent where PostgreSQL has one.
func (p *printer) floatText(e expr) {
	p.once(e, func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" = 0 THEN '0' WHEN abs(")
		d()
		p.w(") >= 1E-4 AND abs(")
		d()
		p.w(`) < 1E15 THEN regexp_replace(CAST(CAST(CAST(`)
		d()
		p.w(` AS STRING) AS DECIMAL(38,20)) AS STRING), '\\.?0+$', '') ELSE regexp_replace(regexp_replace(regexp_replace(CAST(`)
		d()
		p.w(` AS STRING), '\\.0E', 'E'), 'E(\\d)', 'e+$1'), 'E-(\\d)$', 'e-0$1') END`)
	})
}
