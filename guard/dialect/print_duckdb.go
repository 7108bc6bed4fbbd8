package dialect

import (
	"encoding/hex"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

// text writes a string constant.
func (p *printer) text(v string) { p.b = appendString(p.b, v, p.to) }

func (p *printer) literal(l *literal) {
	switch l.kind {
	case litNull:
		p.w("NULL")
	case litBool:
		p.w(strings.ToUpper(l.text))
	case litString:
		p.text(l.text)
	case litInt:
		p.integer(l)
	case litDecimal:
		p.decimal(l.text, l.pos)
	case litFloat:
		if p.s.Dialect == PostgreSQL {
			p.decimal(expandExponent(l.text), l.pos)
		} else {
			p.w(l.text)
		}
	case litBytes:
		p.bytes([]byte(l.text))
	case litDefault:
		p.w("DEFAULT")
	}
}

func (p *printer) integer(l *literal) {
	if _, err := strconv.ParseInt(l.text, 10, 64); err != nil {
		p.decimal(l.text, l.pos)
		return
	}
	p.w(l.text)
}

// decimal writes a numeric constant; 38 digits are the most that the engine holds.
func (p *printer) decimal(text string, pos int) {
	digits, scale := decimalShape(text)
	if digits > 38 {
		refuse(pos, "a numeric constant of more than 38 digits")
	}
	if scale == 0 {
		p.w("CAST(" + strings.TrimSuffix(text, ".") + " AS DECIMAL(" + itoa(max(digits, 22)) + ",0))")
		return
	}
	if i := strings.IndexByte(text, '.'); i == 0 || text[:i] == "-" {
		text = text[:i] + "0" + text[i:]
	}
	p.w(text)
}

// decimalShape counts a decimal text's digits, and those after the point.
func decimalShape(text string) (digits, scale int) {
	point := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '.':
			point = true
		case c >= '0' && c <= '9':
			digits++
			if point {
				scale++
			}
		}
	}
	return digits, scale
}

// expandExponent writes 1.5e3 as 1500, as PostgreSQL's numeric reads it. A number
// out of all bounds is left to be refused by its length.
func expandExponent(text string) string {
	e := strings.IndexAny(text, "eE")
	exp, err := strconv.Atoi(text[e+1:])
	if err != nil || exp > 60 || exp < -60 {
		return strings.Repeat("9", 99)
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return strings.Repeat("9", 99)
	}
	_, scale := decimalShape(text[:e])
	return r.FloatString(max(0, scale-exp))
}

func (p *printer) bytes(v []byte) {
	p.w("unhex('")
	p.w(strings.ToUpper(hex.EncodeToString(v)))
	p.w("')")
}

// param writes $n inside the cast that tells the engine its type.
func (p *printer) param(e *param) {
	t := p.s.paramType(e.n)
	name, ok := t.duck()
	if !ok && t.kind == tRegclass && !t.array && p.relocated() {
		p.w("streamlink_regclass(CAST($" + itoa(p.paramNumber(e.n)) + " AS VARCHAR))")
		return
	}
	if !ok {
		refuse(e.pos, "a parameter of type "+t.String())
	}
	p.w("CAST($" + itoa(p.paramNumber(e.n)) + " AS " + name + ")")
}

// paramNumber is a parameter's number in what is printed: one of several steps has its own, without
// a gap.
func (p *printer) paramNumber(n int) int {
	if p.params == nil {
		return n
	}
	at := slices.Index(*p.params, n)
	if at < 0 {
		at = len(*p.params)
		*p.params = append(*p.params, n)
	}
	return at + 1
}

// sessionRef writes the session's answer as a constant.
func (p *printer) sessionRef(e *sessionRef) {
	var v any
	ok := p.env != nil
	if ok {
		v, ok = p.env(e.ref)
	}
	if !ok && p.env != nil && !e.missingOK && !e.ref.User {
		panic(bail{p.unknownRef(e)})
	}
	typ := e.typ
	if typ.kind == tNone {
		typ = sessionFunctions[p.s.Dialect][e.ref.Name]
	}
	switch v := v.(type) {
	case nil:
		if name, ok := typ.duck(); ok && p.to == DuckDB && p.s.Dialect == PostgreSQL {
			p.w("CAST(NULL AS " + name + ")")
			return
		}
		p.w("NULL")
	case bool:
		p.w(strings.ToUpper(strconv.FormatBool(v)))
	case int64:
		p.w("CAST(" + strconv.FormatInt(v, 10) + " AS ")
		if typ.kind == tInt4 {
			p.w("INTEGER)")
		} else {
			p.w("BIGINT)")
		}
	case Decimal:
		p.decimal(string(v), e.pos)
	case float64:
		p.w("CAST(" + strconv.FormatFloat(v, 'g', -1, 64) + " AS DOUBLE)")
	case string:
		if typ.array {
			p.nameList(v)
			return
		}
		p.text(v)
	default:
		panic(bail{sqlstate.New(sqlstate.InternalError, "a session value has an unknown type")})
	}
}

func (p *printer) unknownRef(e *sessionRef) *sqlstate.Error {
	switch {
	case !e.ref.Function:
		return sqlstate.New(sqlstate.UndefinedObject, "Unknown system variable '%s'", e.ref.Name).At(e.pos)
	case e.ref.Name == "current_setting":
		return sqlstate.New(sqlstate.UndefinedObject, "unrecognized configuration parameter %q", e.ref.Arg).At(e.pos)
	}
	return sqlstate.New(sqlstate.UndefinedFunction, "function %s() does not exist", e.ref.Name).At(e.pos)
}

// nameList writes a PostgreSQL array text of names as a list.
func (p *printer) nameList(v string) {
	p.w("CAST([")
	v = strings.TrimSuffix(strings.TrimPrefix(v, "{"), "}")
	if v != "" {
		for i, n := range strings.Split(v, ",") {
			if i > 0 {
				p.w(", ")
			}
			p.text(strings.Trim(n, `"`))
		}
	}
	p.w("] AS VARCHAR[])")
}

func (p *printer) unary(e *unary) {
	switch e.op {
	case "NOT":
		p.w("NOT ")
		p.truthOperand(e.x)
		return
	case "~":
		if p.s.Dialect == MySQL {
			p.w("CAST(18446744073709551615 - CAST(")
			p.unsigned(func() { p.integral(e.x) })
			p.w(" AS HUGEINT) AS UBIGINT)")
			return
		}
		p.w(e.op)
	case "-", "+":
		p.w(e.op)
		if p.s.Dialect == MySQL && e.typ.kind == tInt8 && narrowInt(p.typ(e.x)) {
			p.castOperand(e.x, "BIGINT")
			return
		}
		p.number(e.x)
		return
	case "@":
		p.w("abs(")
		p.expr(e.x)
		p.w(")")
		return
	case "||/":
		p.w("cbrt(")
		p.expr(e.x)
		p.w(")")
		return
	case "|/":
		p.w("sqrt(")
		p.expr(e.x)
		p.w(")")
		return
	default:
		refuse(e.pos, "the operator "+e.op)
	}
	p.operand(e.x)
}

// match writes LIKE and regular expressions. PostgreSQL's ~ finds a match anywhere.
func (p *printer) match(e *match) {
	switch e.op {
	case "REGEXP", "IREGEXP":
		if e.not {
			p.w("NOT ")
		}
		p.w("regexp_matches(")
		p.expr(e.x)
		p.w(", ")
		p.regex(e.pattern)
		flags := ""
		if p.s.Dialect == PostgreSQL {
			flags = dotFlag(e.pattern)
		}
		if e.op == "IREGEXP" {
			flags += "i"
		}
		if flags != "" {
			p.w(", '" + flags + "'")
		}
		p.w(")")
		return
	case "SIMILAR":
		p.similar(e)
		return
	}
	p.matched(e.x)
	p.not(e.not)
	p.w(" " + e.op + " ")
	p.matched(e.pattern)
	if l, ok := e.pattern.(*literal); ok && e.escape == nil && l.kind == litString && strings.IndexByte(l.text, '\\') < 0 {
		return // nothing is escaped
	}
	p.w(" ESCAPE ")
	if e.escape != nil {
		p.operand(e.escape)
	} else {
		p.w(`'\'`)
	}
}

// matched writes an operand of LIKE: MySQL reads anything as a text.
func (p *printer) matched(e expr) {
	if t := p.typ(e); p.s.Dialect == MySQL && t.kind != tNone && !textual(e) && t.kind != tBytea {
		p.asText(e)
		return
	}
	p.operand(e)
}

// similar writes SIMILAR TO a constant as the regular expression that it means.
func (p *printer) similar(e *match) {
	l, ok := e.pattern.(*literal)
	if !ok || l.kind != litString || e.escape != nil {
		refuse(e.pos, "SIMILAR TO with a computed pattern")
	}
	if e.not {
		p.w("NOT ")
	}
	p.w("regexp_full_match(")
	p.expr(e.x)
	p.w(", ")
	p.text(similarToRegexp(l.text))
	p.w(", 's')")
}

// similarToRegexp translates SQL's pattern: % and _ are any, and only | * + ? { } ( ) [ ]
// keep a meaning.
func similarToRegexp(pattern string) string {
	var b strings.Builder
	inSet := false
	b.WriteString("(?:")
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && i+1 < len(pattern):
			i++
			if strings.IndexByte(`.^$|*+?{}()[]\`, pattern[i]) >= 0 {
				b.WriteByte('\\')
			}
			b.WriteByte(pattern[i])
		case inSet:
			inSet = c != ']'
			b.WriteByte(c)
		case c == '[':
			inSet = true
			b.WriteByte(c)
		case c == '%':
			b.WriteString(".*")
		case c == '_':
			b.WriteByte('.')
		case c == '.' || c == '^' || c == '$' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
	return b.String()
}
