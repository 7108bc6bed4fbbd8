package dialect

import (
	"strings"

	"streamlink/backend/sqlstate"
)

// A column of MySQL's ENUM is a text with a condition that holds its values; it is sorted by
// their places. DuckDB's own ENUM would be another type to every function.

// enumType is an ENUM of these values, or a SET.
func enumType(values []string, set bool) sqlType {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = "'" + strings.ReplaceAll(v, "'", "''") + "'"
	}
	return sqlType{kind: tText, values: strings.Join(quoted, ","), set: set}
}

// members are the values of an ENUM or a SET.
func (t sqlType) members() []string {
	if t.values == "" || t.array {
		return nil
	}
	var out []string
	var b strings.Builder
	for s := t.values; s != ""; s = strings.TrimPrefix(s, ",") {
		s = s[1:]
		b.Reset()
		for i := strings.IndexByte(s, '\''); ; i = strings.IndexByte(s, '\'') {
			if i < 0 {
				return nil
			}
			b.WriteString(s[:i])
			s = s[i+1:]
			if !strings.HasPrefix(s, "'") {
				break
			}
			b.WriteByte('\'')
			s = s[1:]
		}
		out = append(out, b.String())
	}
	return out
}

// sorted is what a value is sorted by: a text as the collation has it, an ENUM by the place
// of its value.
func (f *inferrer) sorted(e expr) expr {
	if e == nil || f.s.Dialect != MySQL {
		return e
	}
	members := e.base().typ.members()
	if _, constant := e.(*literal); constant || len(members) == 0 {
		return f.fold(e)
	}
	n := node{pos: e.base().pos, typ: of(tText)}
	if e.base().typ.set {
		return &setBits{node: node{pos: n.pos, typ: of(tInt8)}, x: f.fold(e), members: members}
	}
	place := &call{node: node{pos: n.pos, typ: of(tInt4)}, name: "field", args: []expr{f.fold(e)}}
	for _, m := range members {
		place.args = append(place.args, &literal{node: n, kind: litString, text: m})
	}
	return place
}

// enumValues writes the constants that go to ENUM columns as these have them: MySQL takes
// any case.
func enumValues(q *query, targets []column) {
	v, ok := q.body.(*valuesList)
	if !ok {
		return
	}
	for _, row := range v.rows {
		for i := range row {
			if i < len(targets) {
				row[i] = enumValue(row[i], targets[i].typ)
			}
		}
	}
}

func enumValue(e expr, t sqlType) expr {
	l, ok := e.(*literal)
	if !ok || l.kind != litString {
		return e
	}
	if t.set {
		if text, ok := setValue(l.text, t.members()); ok {
			as := *l
			as.text = text
			return &as
		}
		return e
	}
	for _, m := range t.members() {
		if strings.EqualFold(m, strings.TrimRight(l.text, " ")) {
			as := *l
			as.text = m
			return &as
		}
	}
	return e
}

// enumColumn writes the conditions that hold the values of an ENUM or a SET, and what it was
// declared as.
func (p *printer) enumColumn(c *columnDef) {
	if c.typ.values == "" {
		return
	}
	if p.to == Spark || p.added {
		kind := "ENUM"
		if c.typ.set {
			kind = "SET"
		}
		panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "the type %s is not supported here", kind).
			WithHint("use VARCHAR; in CREATE TABLE, DuckDB holds the values of ENUM and SET")})
	}
	if c.typ.set {
		p.setColumn(c)
		return
	}
	p.w(" CHECK (")
	p.ident(c.name)
	p.w(" IN (" + strings.ReplaceAll(c.typ.values, "','", "', '") + "))")
	p.declaredAs(c.name, "enum("+c.typ.values+")")
}

// enumPlace is an ENUM as the number that it is in MySQL.
type enumPlace struct {
	node
	x expr
}

// enumNumber is a value where a number is meant: of an ENUM the place of its text.
func enumNumber(e expr) expr {
	t := e.base().typ
	if t.values == "" {
		return e
	}
	if t.set {
		refuseHint(e.base().pos, "a SET as a number", "FIND_IN_SET('a', x) finds a value in it")
	}
	return &enumPlace{node: node{pos: e.base().pos, typ: of(tInt4)}, x: e}
}

// enumPlace writes the place of an ENUM's text among its values.
func (p *printer) enumPlace(e *enumPlace) {
	p.w("list_position([")
	for i, m := range e.x.base().typ.members() {
		if i > 0 {
			p.w(", ")
		}
		p.text(m)
	}
	p.w("], ")
	p.expr(unfolded(e.x))
	p.w(")")
}
