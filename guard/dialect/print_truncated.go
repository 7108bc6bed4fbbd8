package dialect

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

// DuckDB 1.5 rewrites date_trunc(…) beside a constant to a range of the column itself. The rule
// takes = and <> for decided where the constant is no beginning of a unit, so that NULL is told
// apart from it, and is wrong beside infinity. The rule is held off by coalesce(…, NULL), which
// costs nothing; <, <=, >, >=, BETWEEN and = with a beginning stay as they are, and stay fast.

// beside writes an operand of a comparison by what write does, away from the engine's rule.
func (p *printer) beside(e, other expr, op string, write func()) {
	mark := len(p.b)
	write()
	if p.to != DuckDB {
		return
	}
	text := bytes.TrimPrefix(p.b[mark:], []byte("CAST("))
	if !bytes.HasPrefix(text, []byte("date_trunc(")) || !p.unsound(e, other, op) {
		return
	}
	p.b = slices.Insert(p.b, mark, []byte("coalesce(")...)
	p.w(", NULL)")
}

// unsound tells that the rule may be wrong for a comparison of date_trunc() and other.
func (p *printer) unsound(e, other expr, op string) bool {
	if !fixed(other) || isNull(bareConstant(other)) {
		return false
	}
	switch op {
	case "<", "<=", ">", ">=":
		return namesInfinity(other)
	case "=":
		l, ok := bareConstant(other).(*literal)
		return !ok || !beginning(e, l.text)
	}
	return true
}

// namesInfinity tells that an expression has a text like 'infinity' in it.
func namesInfinity(e expr) bool {
	found := false
	w := walker{onExpr: func(x expr) {
		if l, ok := x.(*literal); ok && strings.Contains(strings.ToLower(l.text), "inf") {
			found = true
		}
	}}
	w.expr(e)
	return found
}

// fixed tells an expression without columns, which the engine may compute beforehand.
func fixed(e expr) bool {
	ok := true
	w := walker{onExpr: func(x expr) {
		switch x.(type) {
		case *columnRef, *subquery, *star:
			ok = false
		}
	}}
	w.expr(e)
	return ok
}

// bareConstant is what stands under casts.
func bareConstant(e expr) expr {
	for {
		c, ok := e.(*cast)
		if !ok {
			return e
		}
		e = c.x
	}
}

// beginning tells that a text is a time at which a unit of date_trunc() begins.
func beginning(e expr, text string) bool {
	c, ok := bareConstant(e).(*call)
	if !ok || c.name != "date_trunc" || len(c.args) != 2 || c.base().typ.kind != tTimestamp {
		return false
	}
	unit, ok := bareConstant(c.args[0]).(*literal)
	if !ok {
		return false
	}
	var t time.Time
	var err error
	for _, form := range []string{"2006-01-02", "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		if t, err = time.Parse(form, strings.TrimSpace(text)); err == nil {
			break
		}
	}
	if err != nil {
		return false
	}
	day := t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0
	switch strings.ToLower(unit.text) {
	case "second":
		return true
	case "minute":
		return t.Second() == 0
	case "hour":
		return t.Minute() == 0 && t.Second() == 0
	case "day":
		return day
	case "week":
		return day && t.Weekday() == time.Monday
	case "month":
		return day && t.Day() == 1
	case "quarter":
		return day && t.Day() == 1 && t.Month()%3 == 1
	case "year":
		return day && t.YearDay() == 1
	}
	return false
}
