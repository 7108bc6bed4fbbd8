package dialect

import (
	"encoding/hex"
	"strconv"
	"strings"

	"streamlink/backend/sqlstate"
)

// cast writes CAST(x AS to) with the source's meaning.
func (p *printer) cast(e *cast) {
	if x, ok := e.x.(*binary); ok && x.op == "->>" && !p.jsonRough && !e.to.isText() && e.to.kind != tJSON && e.to.kind != tJSONB && !e.to.array {
		p.roughly(func() { p.cast(e) })
		return
	}
	l, isLit := e.x.(*literal)
	isLit = isLit && l.kind == litString
	if p.s.Dialect == MySQL && p.castMySQL(e) || p.systemCast(e) {
		return
	}
	switch {
	case e.to.array && isLit:
		p.array(e)
		return
	case e.to.kind == tBytea && isLit && p.s.Dialect == PostgreSQL:
		p.bytea(l)
		return
	case e.to.kind == tInterval && isLit:
		p.intervalText(l)
		return
	case e.to == of(tInterval) && p.typ(e.x).kind == tTime && !p.typ(e.x).array:
		p.w("to_microseconds(epoch_us(")
		p.expr(e.x)
		p.w("))")
		return
	case e.to == of(tRegclass) && isLit:
		p.regclass(l)
		return
	case e.to.kind == tRegclass || e.to.kind == tRegproc:
		refuse(e.pos, "the type "+e.to.String())
	case e.to.kind == tBool && isLit:
		p.boolText(l)
		return
	case e.to.isTemporal() && isLit && p.s.Dialect == PostgreSQL && p.pgDatetime(e, l):
		return
	case p.s.Dialect == PostgreSQL && p.textToInt(e):
		return
	case p.s.Dialect == PostgreSQL && e.to.isText() && p.textOf(e):
		return
	case e.to.kind == tTime && p.typ(e.x).kind == tTimestampTZ && !e.to.array:
		p.w("CAST(CAST(")
		p.expr(e.x)
		p.w(" AS TIMESTAMP) AS TIME)") // of the session's time zone
		return
	case e.to.kind == tChar && p.typ(e.x).isInt():
		refuse(e.pos, `a number as "char"`)
	}
	if l, ok := e.x.(*literal); ok && l.kind == litFloat && e.to.isFloat() {
		name, _ := e.to.duck()
		p.w("CAST(" + l.text + " AS " + name + ")") // 1e100 needs no numeric of a hundred digits
		return
	}
	if e.to == of(tNumeric) && p.typ(e.x).kind == tNumeric && !p.typ(e.x).array {
		p.operand(e.x) // it is one already, with the scale it has
		return
	}
	to := e.to
	if to.kind == tNumeric && to.prec == 0 && !to.array {
		to = freeNumeric(e.x, p.typ(e.x))
	}
	name, ok := to.duck()
	if !ok {
		refuse(e.pos, "the type "+to.String())
	}
	width := to.prec
	if to.kind == tBpchar && width == 0 {
		width = 1
	}
	cut := (to.kind == tVarchar || to.kind == tBpchar) && width > 0 && !to.array
	if cut {
		p.w("left(")
	}
	p.w("CAST(")
	p.expr(e.x)
	p.w(" AS " + name + ")")
	if cut {
		p.w(", " + strconv.Itoa(int(width)) + ")")
	}
}

// textOf writes a cast to a text of a type whose texts differ between the engines.
func (p *printer) textOf(e *cast) bool {
	t := p.typ(e.x)
	if !(t.isFloat() || t.kind == tBytea || t.kind == tInterval || t.array && t.kind != tNone) {
		return false
	}
	if _, ok := e.x.(*literal); ok {
		return false
	}
	p.cut(sqlType{prec: e.to.prec}, func() { p.pgText(e.x) })
	return true
}

// regclass writes a relation's name as its number in the engine's catalog.
func (p *printer) regclass(l *literal) {
	parts := strings.Split(l.text, ".")
	for i, s := range parts {
		if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
			parts[i] = strings.ReplaceAll(s[1:len(s)-1], `""`, `"`)
		} else {
			parts[i] = strings.ToLower(s)
		}
	}
	p.w("(SELECT c.oid FROM pg_catalog.pg_class AS c")
	if len(parts) == 2 {
		p.w(" JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = ")
		p.text(p.s.engineSchema(Name{Schema: parts[0]}))
	}
	p.w(" WHERE c.relname = ")
	p.text(parts[len(parts)-1])
	p.w(" LIMIT 1)")
}

// castResult is the type of a cast, as the engine has it: a numeric without a scale takes
// that of its value.
func castResult(e *cast, x sqlType) sqlType {
	switch {
	case e.to != of(tNumeric):
		return e.to
	case x.kind == tNumeric && !x.array:
		return x
	}
	return freeNumeric(e.x, x)
}

// freeNumeric is the scale for a cast to numeric without one: the one that the value
// has.
func freeNumeric(x expr, t sqlType) sqlType {
	switch {
	case t.array:
	case t.isInt() || t.kind == tBool:
		return sqlType{kind: tNumeric, prec: 22}
	}
	if l, ok := x.(*literal); ok {
		if digits, scale := decimalShape(l.text); digits <= 38 {
			return sqlType{kind: tNumeric, prec: int32(max(digits, min(38, 22+scale))), scale: int32(scale)}
		}
	}
	return of(tNumeric)
}

// bytea reads PostgreSQL's two spellings of bytes.
func (p *printer) bytea(l *literal) { p.bytes(byteaOf(l)) }

func byteaOf(l *literal) []byte {
	v, err := byteaValue(l.text)
	if err != nil {
		panic(bail{err.At(l.pos)})
	}
	return v
}

func byteaValue(text string) ([]byte, *sqlstate.Error) {
	if h, ok := strings.CutPrefix(text, `\x`); ok {
		v, err := hex.DecodeString(strings.ReplaceAll(h, " ", ""))
		if err != nil {
			return nil, sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid hexadecimal data")
		}
		return v, nil
	}
	var v []byte
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '\\' {
			if i+1 < len(text) && text[i+1] == '\\' {
				i++
			} else if n, err := strconv.ParseUint(text[min(i+1, len(text)):min(i+4, len(text))], 8, 8); err == nil {
				c = byte(n)
				i += 3
			} else {
				return nil, sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type bytea")
			}
		}
		v = append(v, c)
	}
	return v, nil
}

// boolText reads PostgreSQL's spellings of truth, more than the engine knows.
func (p *printer) boolText(l *literal) {
	v := strings.ToLower(strings.TrimSpace(l.text))
	switch {
	case v == "1" || v == "on" || v != "" && (strings.HasPrefix("true", v) || strings.HasPrefix("yes", v)):
		p.w("TRUE")
	case v == "0" || v == "of" || v == "off" || v != "" && (strings.HasPrefix("false", v) || strings.HasPrefix("no", v)):
		p.w("FALSE")
	default:
		panic(bail{sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type boolean: %q", l.text).At(l.pos)})
	}
}
