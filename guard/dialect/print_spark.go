package dialect

import (
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

// Version is an engine's version as far as its dialect depends on it; the zero value
// is the newest that is known.
type Version struct{ Major, Minor int }

// ParseVersion reads "4.1" or "4.1.2".
func ParseVersion(text string) (Version, error) {
	parts := strings.SplitN(text, ".", 3)
	if len(parts) >= 2 {
		major, err1 := strconv.Atoi(parts[0])
		minor, err2 := strconv.Atoi(parts[1])
		if err1 == nil && err2 == nil && major >= 0 && minor >= 0 {
			return Version{major, minor}, nil
		}
	}
	return Version{}, sqlstate.New(sqlstate.InvalidParameterValue, "%q is not a version such as 4.1", text)
}

// before tells whether v is older than major.minor.
func (v Version) before(major, minor int) bool {
	if v == (Version{}) {
		return false
	}
	return v.Major < major || v.Major == major && v.Minor < minor
}

// The Spark printer shares the printer's frame with DuckDB's: sparkStatement,
// sparkQuery, sparkFrom, sparkExpr and sparkCall are asked first and tell whether
// they wrote the node. It holds that the session runs with spark.sql.ansi.enabled,
// in the time zone UTC.

// sparkTypes are Spark's names. A kind that is missing has no counterpart.
var sparkTypes = map[typeKind]string{
	tBool: "BOOLEAN", tInt1: "TINYINT", tInt2: "SMALLINT", tInt4: "INT", tInt8: "BIGINT",
	tUInt8: "DECIMAL(20,0)", tFloat4: "FLOAT", tFloat8: "DOUBLE", tText: "STRING",
	tVarchar: "STRING", tBpchar: "STRING", tName: "STRING", tChar: "STRING", tBytea: "BINARY",
	tDate: "DATE", tTimestamp: "TIMESTAMP_NTZ", tTimestampTZ: "TIMESTAMP", tUUID: "STRING",
	tJSON: "STRING", tJSONB: "STRING", tOID: "BIGINT", tXID: "BIGINT", tUnknown: "STRING",
}

// spark is the type in Spark's words; false where it has none.
func (t sqlType) spark() (string, bool) {
	s, ok := sparkTypes[t.kind]
	if t.kind == tNumeric {
		p, sc := t.prec, t.scale
		if p == 0 {
			p, sc = 38, freeScale
		}
		if p > 38 || sc < 0 || sc > p {
			return "", false
		}
		s, ok = decimalName(p, sc), true
	}
	if ok && t.array {
		s = "ARRAY<" + s + ">"
	}
	return s, ok
}

func decimalName(p, s int32) string {
	return "DECIMAL(" + itoa(int(p)) + "," + itoa(int(s)) + ")"
}

// sparkType is the name of a type that a statement needs, or its refusal.
func (p *printer) sparkType(t sqlType, pos int) string {
	name, ok := t.spark()
	if !ok && p.s.Dialect == MySQL && isClock(t) {
		return sparkClockType
	}
	if t.kind == tTime && p.s.Dialect == PostgreSQL && !t.array {
		return "STRING"
	}
	if !ok {
		p.refuseHint(pos, "the type "+t.String(), map[typeKind]string{
			tTime: "keep times of day as text, or as timestamps", tTimeTZ: "keep times of day as text, or as timestamps",
			tInterval: "keep the number of days or seconds",
		}[t.kind])
	}
	return name
}

// refuseHint is refuse for what Spark cannot do, with a way around.
func (p *printer) refuseHint(pos int, construct, hint string) {
	e := sqlstate.New(sqlstate.FeatureNotSupported, "%s is not supported on Spark", construct).At(pos)
	if hint != "" {
		e = e.WithHint("%s", hint)
	}
	panic(bail{e})
}

// sparkOnce gives a value a name in a lambda; Spark takes no subquery in one.
func (p *printer) sparkOnce(x expr, body func(d func())) {
	if hasSubquery(x) {
		body(func() { p.operand(x) })
		return
	}
	p.w("transform(array(")
	p.expr(x)
	p.w("), d_ -> ")
	body(func() { p.w("d_") })
	p.w(")[0]")
}

func hasSubquery(e expr) bool {
	found := false
	w := walker{onExpr: func(x expr) {
		if _, ok := x.(*subquery); ok {
			found = true
		}
	}}
	w.expr(e)
	return found
}

// castTo writes CAST(… AS name).
func (p *printer) castTo(name string, write func()) {
	p.w("CAST(")
	write()
	p.w(" AS " + name + ")")
}

// sparkLiteral writes a constant.
func (p *printer) sparkLiteral(l *literal) {
	switch l.kind {
	case litInt, litDecimal:
		p.sparkNumber(l)
	case litFloat:
		if p.s.Dialect == PostgreSQL {
			p.sparkNumber(&literal{node: l.node, kind: litDecimal, text: expandExponent(l.text)})
			return
		}
		p.w(strings.ToUpper(strings.Replace(l.text, "e+", "e", 1)))
	case litBytes:
		const hexDigits = "0123456789ABCDEF"
		p.w("X'")
		for i := 0; i < len(l.text); i++ {
			p.b = append(p.b, hexDigits[l.text[i]>>4], hexDigits[l.text[i]&15])
		}
		p.w("'")
	default:
		p.literal(l)
	}
}

// sparkNumber writes an exact number; Spark types the digits as PostgreSQL does.
func (p *printer) sparkNumber(l *literal) {
	digits, scale := decimalShape(l.text)
	if digits > 38 {
		refuse(l.pos, "a numeric constant of more than 38 digits")
	}
	text := l.text
	switch {
	case l.kind == litInt:
	case scale == 0:
		text = strings.TrimSuffix(text, ".") + "BD"
	case text[0] == '.':
		text = "0" + text
	case strings.HasPrefix(text, "-."):
		text = "-0" + text[1:]
	}
	p.w(text)
}

// sparkParam writes $n as the named parameter :pn, which may stand several times.
func (p *printer) sparkParam(e *param) {
	t := p.s.paramType(e.n)
	if t.kind == tInterval && p.s.Dialect != MySQL {
		p.spanParam(e, t)
		return
	}
	if t.array {
		p.arrayParam(e, t)
		return
	}
	if p.s.Dialect == MySQL && isClock(t) {
		text := &written{node: node{pos: e.pos, typ: of(tText)}, write: func() { p.castTo("STRING", func() { p.w(":p" + itoa(e.n)) }) }}
		p.asClock(func() { p.micros(text) })
		return
	}
	if t.kind == tTime && p.s.Dialect == PostgreSQL {
		p.clockOf(func() { p.w("CAST(concat('1970-01-01 ', CAST(:p" + itoa(e.n) + " AS STRING)) AS TIMESTAMP_NTZ)") })
		return
	}
	if t.kind == tTimestampTZ && p.clientZone != "" {
		p.readInstant(func() { p.w(":p" + itoa(e.n)) })
		return
	}
	if t.kind == tTimestampTZ && p.s.Dialect == PostgreSQL {
		p.zonedInstant(func() { p.castTo("STRING", func() { p.w(":p" + itoa(e.n)) }) })
		return
	}
	p.castTo(p.sparkType(t, e.pos), func() { p.w(":p" + itoa(e.n)) })
}

// spanParam reads an interval as [SpanText] writes it.
func (p *printer) spanParam(e *param, t sqlType) {
	if t.array {
		p.refuseHint(e.pos, "a parameter of type interval[]", "multiply an interval constant by numbers")
	}
	text := func() { p.castTo("STRING", func() { p.w(":p" + itoa(e.n)) }) }
	part := func(n int) func() {
		return func() { p.w("split_part("); text(); p.w(", ' ', " + itoa(n) + ")") }
	}
	p.spanWhere(text, func() { p.spanOf(part(1), part(2), part(3)) })
}

// arrayParam reads an array as [ListText] writes it: a list of JSON's texts, of bytes in
// base64. Nothing of it has a lambda, which Spark does not take in the rows of VALUES.
func (p *printer) arrayParam(e *param, t sqlType) {
	list := func(element string) {
		p.w("from_json(CAST(:p" + itoa(e.n) + " AS STRING), 'array<" + element + ">')")
	}
	if t.kind == tBytea {
		list("binary")
		return
	}
	p.castTo("ARRAY<"+p.sparkType(t.elem(), e.pos)+">", func() { list("string") })
}

// sparkSession writes the session's answer as a constant.
func (p *printer) sparkSession(e *sessionRef) {
	typ := e.typ
	if typ.kind == tNone {
		typ = sessionFunctions[p.s.Dialect][e.ref.Name]
	}
	if typ.array {
		p.refuseHint(e.pos, e.ref.Name+"()", "")
	}
	at := len(p.b)
	p.sessionRef(e)
	if s := string(p.b[at:]); strings.HasSuffix(s, " AS INTEGER)") {
		p.b = append(p.b[:at], strings.TrimSuffix(s, "INTEGER)")+"INT)"...)
	}
}

// sparkColumn writes a column by its table's name and its own; more is ambiguous to
// nobody, and Spark does not keep a schema behind an alias.
func (p *printer) sparkColumn(c *columnRef) {
	parts := c.parts
	if len(parts) == 1 && c.rel != "" && p.shadowed[strings.ToLower(parts[0])] {
		parts = []string{c.rel, parts[0]}
	}
	if c.wider {
		p.w("CAST(")
		defer p.w(" AS " + p.sparkType(c.typ, c.pos) + ")")
	}
	if len(parts) > 3 {
		refuse(c.pos, "a column with its database's name")
	}
	if len(parts) == 3 {
		parts = parts[1:]
	}
	for i, s := range parts {
		if i > 0 {
			p.w(".")
		}
		p.ident(s)
	}
}
