package dialect

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
)

// maxClock is the longest TIME of MySQL's, in microseconds: 838:59:59.
const maxClock = (838*3600 + 59*60 + 59) * 1e6

// mysqlClock reads a text as MySQL's TIME, which is a span of up to 838 hours in either
// direction: [-][days ]hours:minutes[:seconds[.fraction]] or the digits of HHMMSS. digits
// are those after the second.
func mysqlClock(text string) (micros int64, digits int32, ok bool) {
	text = strings.TrimSpace(text)
	rest, neg := strings.CutPrefix(text, "-")
	days := int64(0)
	if head, tail, found := strings.Cut(rest, " "); found {
		n, err := strconv.ParseInt(head, 10, 16)
		if err != nil {
			return 0, 0, false
		}
		days, rest = n, strings.TrimSpace(tail)
	}
	clock, fraction, _ := strings.Cut(rest, ".")
	var part [3]int64
	if strings.Contains(clock, ":") {
		fields := strings.Split(clock, ":")
		if len(fields) > 3 || !numbers(fields, part[:]) {
			return 0, 0, false
		}
	} else {
		n, err := strconv.ParseUint(clock, 10, 31)
		if err != nil {
			return 0, 0, false
		}
		part = [3]int64{int64(n) / 10000, int64(n) / 100 % 100, int64(n) % 100}
	}
	if part[1] > 59 || part[2] > 59 || len(fraction) > 6 || strings.Trim(fraction, "0123456789") != "" {
		return 0, 0, false
	}
	f, _ := strconv.ParseInt((fraction + "000000")[:6], 10, 32)
	micros = min(((days*24+part[0])*3600+part[1]*60+part[2])*1e6+f, maxClock)
	if neg {
		micros = -micros
	}
	return micros, int32(len(fraction)), true
}

// numbers reads whole numbers without a sign.
func numbers(fields []string, to []int64) bool {
	for i, f := range fields {
		n, err := strconv.ParseUint(f, 10, 16)
		if err != nil {
			return false
		}
		to[i] = int64(n)
	}
	return true
}

// datedText tells a text that is a date, with or without a time of day, where MySQL takes
// either a date or a time.
func datedText(text string) bool {
	text = strings.TrimLeft(strings.TrimSpace(text), "-")
	return strings.ContainsAny(text, "-/")
}

// clockString is how MySQL shows a TIME.
func clockString(micros int64, digits int) string {
	sign := ""
	if micros < 0 {
		sign, micros = "-", -micros
	}
	out := fmt.Sprintf("%s%02d:%02d:%02d", sign, micros/3600e6, micros/60e6%60, micros/1e6%60)
	if digits > 0 {
		out += fmt.Sprintf(".%06d", micros%1e6)[:digits+1]
	}
	return out
}

// clockDigits is how many digits after the second a function of times gives for an operand.
func clockDigits(e expr) int32 {
	t := e.base().typ
	l, isLit := e.(*literal)
	switch {
	case isLit && l.kind == litString:
		if _, f, ok := strings.Cut(l.text, "."); ok {
			return int32(min(len(f), 6))
		}
		return 0
	case isLit && l.kind == litNull, t.isInt(), t.kind == tDate:
		return 0
	case t.kind == tNumeric:
		return min(t.scale, 6)
	case t.kind == tTime, t.kind == tInterval, t.kind == tTimestamp, t.kind == tTimestampTZ:
		return t.prec
	}
	return 6
}

// clockType types MySQL's functions that give a TIME; ok is false for others.
func clockType(c *call) (sqlType, bool) {
	digits := int32(0)
	for _, a := range c.args {
		digits = max(digits, clockDigits(a))
	}
	switch c.name {
	case "sec_to_time", "timediff":
		return sqlType{kind: tInterval, prec: digits}, true
	case "timestamp":
		if len(c.args) == 2 {
			return sqlType{kind: tTimestamp, prec: digits}, true
		}
	case "maketime":
		if timeOfDay(c) {
			return of(tTime), true
		}
		if len(c.args) == 3 {
			return sqlType{kind: tInterval, prec: clockDigits(c.args[2])}, true
		}
	case "addtime", "subtime":
		switch t := c.args[0].base().typ; {
		case textual(c.args[0]):
			return of(tText), true
		case t.isTemporal():
			return sqlType{kind: tTimestamp, prec: digits}, true
		}
		return sqlType{kind: tInterval, prec: digits}, true
	}
	return sqlType{}, false
}

// clockNumber is the type of a date or time that is computed with: its digits as a number.
func clockNumber(t sqlType) sqlType {
	switch {
	case t.array:
	case t.kind == tDate:
		return of(tInt8)
	case t.kind == tTime || t.kind == tInterval || t.kind == tTimestamp || t.kind == tTimestampTZ:
		if t.prec == 0 {
			return of(tInt8)
		}
		return sqlType{kind: tNumeric, prec: 20 + t.prec, scale: t.prec}
	}
	return t
}

// getFormats are GET_FORMAT's answers.
var getFormats = map[string]string{
	"DATE USA": "%m.%d.%Y", "DATE JIS": "%Y-%m-%d", "DATE ISO": "%Y-%m-%d", "DATE EUR": "%d.%m.%Y", "DATE INTERNAL": "%Y%m%d",
	"DATETIME USA": "%Y-%m-%d %H.%i.%s", "DATETIME JIS": "%Y-%m-%d %H:%i:%s", "DATETIME ISO": "%Y-%m-%d %H:%i:%s",
	"DATETIME EUR": "%Y-%m-%d %H.%i.%s", "DATETIME INTERNAL": "%Y%m%d%H%i%s",
	"TIME USA": "%h:%i:%s %p", "TIME JIS": "%H:%i:%s", "TIME ISO": "%H:%i:%s", "TIME EUR": "%H.%i.%s", "TIME INTERNAL": "%H%i%s",
}

// getFormat reads GET_FORMAT(DATE, 'EUR'), which is a constant.
func (r *mysqlReader) getFormat(n node, x *ast.FuncCallExpr) expr {
	what := map[ast.GetFormatSelectorType]string{ast.GetFormatSelectorDate: "DATE", ast.GetFormatSelectorTime: "TIME", ast.GetFormatSelectorDatetime: "DATETIME"}
	sel, ok := x.Args[0].(*ast.GetFormatSelectorExpr)
	l, isLit := r.expr(x.Args[1]).(*literal)
	if !ok || !isLit {
		refuse(n.pos, "GET_FORMAT() of a computed name")
	}
	text, ok := getFormats[what[sel.Selector]+" "+strings.ToUpper(l.text)]
	if !ok {
		return &literal{node: n, kind: litNull}
	}
	return &literal{node: n, kind: litString, text: text}
}

// timeOfDay tells a MAKETIME of constants that is a time of day.
func timeOfDay(c *call) bool {
	if len(c.args) != 3 {
		return false
	}
	for i, limit := range []int{24, 60, 60} {
		l, ok := c.args[i].(*literal)
		if !ok || l.kind != litInt {
			return false
		}
		if n, err := strconv.Atoi(l.text); err != nil || n < 0 || n >= limit {
			return false
		}
	}
	return true
}
