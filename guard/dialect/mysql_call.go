package dialect

import (
	"strconv"
	"strings"

	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/parser/mysql"
	"github.com/pingcap/tidb/pkg/parser/test_driver"
	"github.com/pingcap/tidb/pkg/parser/types"
)

func (r *mysqlReader) call(x *ast.FuncCallExpr) expr {
	n, name := spot(x), x.FnName.L
	if x.Schema.L == "" {
		if e := r.specialCall(n, name, x); e != nil {
			return e
		}
	}
	out := &call{node: n, schema: x.Schema.L, name: name, args: r.exprs(x.Args)}
	if partsOfMoments[name] && len(out.args) > 0 {
		out.args[0] = momentConstant(out.args[0])
	}
	return out
}

// partsOfMoments are functions of a date or a time, which may be written as a number.
var partsOfMoments = map[string]bool{
	"year": true, "quarter": true, "month": true, "monthname": true, "week": true, "weekofyear": true, "yearweek": true, "day": true, "dayofmonth": true,
	"dayofweek": true, "weekday": true, "dayname": true, "dayofyear": true, "last_day": true, "to_days": true, "to_seconds": true, "date_format": true,
}

// specialCall reads the calls whose arguments are not all values, typed constants,
// and the functions that only the session can answer.
func (r *mysqlReader) specialCall(n node, name string, x *ast.FuncCallExpr) expr {
	switch name {
	case "date_add", "adddate", "date_sub", "subdate":
		return r.dateArithmetic(n, name, x)
	case "extract":
		return &extract{node: n, field: unitOf(x.Args[0]), x: momentConstant(r.expr(x.Args[1]))}
	case "timestampadd":
		return &binary{node: n, op: "+", l: r.expr(x.Args[2]), r: &intervalExpr{node: n, x: r.expr(x.Args[1]), unit: strings.ToLower(unitOf(x.Args[0]))}}
	case "timestampdiff":
		unit := &literal{kind: litString, text: strings.ToLower(unitOf(x.Args[0]))}
		return &call{node: n, name: name, args: append([]expr{unit}, r.exprs(x.Args[1:])...)}
	case ast.DateLiteral, ast.TimeLiteral, ast.TimestampLiteral: // DATE '2024-02-29'
		kind := map[string]typeKind{ast.DateLiteral: tDate, ast.TimeLiteral: tTime, ast.TimestampLiteral: tTimestamp}[name]
		return &cast{node: n, x: r.expr(x.Args[0]), to: of(kind)}
	case "convert":
		return &cast{node: n, x: r.expr(x.Args[0]), to: of(tText)}
	case "trim":
		return r.trim(n, x)
	case "char_func":
		last := len(x.Args) - 1
		name = "char"
		if v, ok := x.Args[last].(ast.ValueExpr); ok && v.GetValue() != nil {
			name = "char_using"
		}
		return &call{node: n, name: name, args: r.exprs(x.Args[:last])}
	case "nextval", "lastval", "setval":
		return &call{node: n, name: name}
	case "grouping":
		return &groupingCall{node: n, args: r.exprs(x.Args)}
	case "get_format":
		return r.getFormat(n, x)
	case "isnull":
		if len(x.Args) == 1 {
			return &isTest{node: n, x: r.expr(x.Args[0]), what: "NULL"}
		}
	}
	if _, ok := sessionFunctions[MySQL][name]; ok {
		return sessionFunction(MySQL, n, name, r.exprs(x.Args))
	}
	return nil
}

func unitOf(n ast.ExprNode) string {
	if u, ok := n.(*ast.TimeUnitExpr); ok {
		return u.Unit.String()
	}
	return ""
}

func (r *mysqlReader) dateArithmetic(n node, name string, x *ast.FuncCallExpr) expr {
	op := "+"
	if strings.HasSuffix(name, "sub") || name == "subdate" {
		op = "-"
	}
	unit := "day"
	if len(x.Args) == 3 {
		unit = strings.ToLower(unitOf(x.Args[2]))
	}
	return &binary{node: n, op: op, l: r.expr(x.Args[0]), r: &intervalExpr{node: n, x: r.expr(x.Args[1]), unit: unit}}
}

// trim reads TRIM([BOTH|LEADING|TRAILING] [x] FROM s).
func (r *mysqlReader) trim(n node, x *ast.FuncCallExpr) expr {
	out := &call{node: n, name: "trim", args: []expr{r.expr(x.Args[0])}}
	if len(x.Args) > 1 {
		if v, ok := x.Args[1].(*test_driver.ValueExpr); !ok || v.Kind() != test_driver.KindNull {
			out.args = append(out.args, r.expr(x.Args[1]))
		}
	}
	if len(x.Args) > 2 {
		if d, ok := x.Args[2].(*ast.TrimDirectionExpr); ok {
			switch d.Direction {
			case ast.TrimLeading:
				out.name = "ltrim"
			case ast.TrimTrailing:
				out.name = "rtrim"
			}
		}
	}
	return out
}

func (r *mysqlReader) aggregate(x *ast.AggregateFuncExpr) expr {
	out := &call{node: spot(x), name: strings.ToLower(x.F), distinct: x.Distinct, args: r.exprs(x.Args), orderBy: r.orderBy(x.Order)}
	switch out.name {
	case "group_concat":
		n := len(out.args) - 1
		if l, ok := out.args[n].(*literal); ok {
			out.separator = &l.text
		}
		out.args = out.args[:n]
		if limit, ok := r.limits[out.pos-1]; ok {
			out.limit = &limit
		}
		r.orderedByPlace(x, out)
	case "count":
		if v, ok := x.Args[0].(*test_driver.ValueExpr); ok && len(x.Args) == 1 && !x.Distinct && v.Kind() == test_driver.KindInt64 && v.GetInt64() == 1 {
			out.args, out.star = nil, true
		}
	}
	return out
}

// orderedByPlace makes arguments of the numbers that GROUP_CONCAT's ORDER BY has.
func (r *mysqlReader) orderedByPlace(x *ast.AggregateFuncExpr, out *call) {
	if x.Order == nil {
		return
	}
	for i, item := range x.Order.Items {
		at, ok := item.Expr.(*ast.PositionExpr)
		if !ok {
			continue
		}
		if at.N < 1 || at.N > len(out.args) {
			panic(bail{noColumn(MySQL, "", strconv.Itoa(at.N), out.pos)})
		}
		out.orderBy[i].expr = out.args[at.N-1]
	}
}

func (r *mysqlReader) windowCall(x *ast.WindowFuncExpr) expr {
	if x.FromLast {
		refuse(x.OriginTextPosition()+1, "FROM LAST")
	}
	out := &call{node: spot(x), name: strings.ToLower(x.Name), distinct: x.Distinct, ignoreNulls: x.IgnoreNull, args: r.exprs(x.Args), over: r.window(&x.Spec)}
	if out.name == "count" && len(out.args) == 1 {
		if l, ok := out.args[0].(*literal); ok && l.text == "1" {
			out.args, out.star = nil, true
		}
	}
	return out
}

func (r *mysqlReader) cast(x *ast.FuncCastExpr) expr {
	n := spot(x)
	if x.FunctionType == ast.CastBinaryOperator {
		return &cast{node: n, x: r.expr(x.Expr), to: of(tBytea)}
	}
	return &cast{node: n, x: r.expr(x.Expr), to: r.fieldType(x.Tp, n.pos)}
}

// fieldType is a type of CAST or of a column's definition.
func (r *mysqlReader) fieldType(t *types.FieldType, pos int) sqlType {
	if t.IsArray() {
		refuse(pos, "an array of a type")
	}
	switch t.GetType() {
	case mysql.TypeTiny:
		if t.GetFlen() == 1 {
			return of(tBool)
		}
		if mysql.HasUnsignedFlag(t.GetFlag()) {
			return of(tInt2)
		}
		return of(tInt1)
	case mysql.TypeShort:
		if mysql.HasUnsignedFlag(t.GetFlag()) {
			return of(tInt4)
		}
		return of(tInt2)
	case mysql.TypeYear:
		return of(tInt2)
	case mysql.TypeInt24, mysql.TypeLong:
		if mysql.HasUnsignedFlag(t.GetFlag()) {
			return of(tInt8)
		}
		return of(tInt4)
	case mysql.TypeLonglong:
		if mysql.HasUnsignedFlag(t.GetFlag()) {
			return of(tUInt8)
		}
		return of(tInt8)
	case mysql.TypeFloat:
		return of(tFloat4)
	case mysql.TypeDouble:
		return of(tFloat8)
	case mysql.TypeNewDecimal:
		p, s := int32(t.GetFlen()), int32(t.GetDecimal())
		if p <= 0 {
			p, s = 10, 0
		}
		if p > 38 {
			p = 38
		}
		return sqlType{kind: tNumeric, prec: p, scale: max(s, 0)}
	case mysql.TypeDate, mysql.TypeNewDate:
		return of(tDate)
	case mysql.TypeDatetime:
		return sqlType{kind: tTimestamp, prec: digitsOf(t)}
	case mysql.TypeTimestamp:
		return sqlType{kind: tTimestampTZ, prec: digitsOf(t)}
	case mysql.TypeDuration:
		return sqlType{kind: tTime, prec: digitsOf(t)}
	case mysql.TypeJSON:
		return of(tJSON)
	case mysql.TypeEnum:
		return enumType(t.GetElems(), false)
	case mysql.TypeSet:
		return enumType(t.GetElems(), true)
	case mysql.TypeString, mysql.TypeVarchar, mysql.TypeVarString, mysql.TypeBlob, mysql.TypeTinyBlob, mysql.TypeMediumBlob, mysql.TypeLongBlob:
		return stringType(t)
	}
	refuse(pos, "the type "+t.String())
	return sqlType{}
}

// digitsOf is how many digits of a second a type has.
func digitsOf(t *types.FieldType) int32 { return int32(max(t.GetDecimal(), 0)) }

func stringType(t *types.FieldType) sqlType {
	if t.GetCharset() == "binary" {
		return of(tBytea)
	}
	if n := t.GetFlen(); n > 0 && n < 65536 && (t.GetType() == mysql.TypeVarString || t.GetType() == mysql.TypeVarchar || t.GetType() == mysql.TypeString) {
		return sqlType{kind: tVarchar, prec: int32(n)}
	}
	return of(tText)
}
