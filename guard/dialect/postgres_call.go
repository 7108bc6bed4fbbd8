package dialect

import (
	"slices"
	"strconv"

	pg "github.com/pganalyze/pg_query_go/v6"

	"streamlink/backend/sqlstate"
)

func (r *pgReader) call(f *pg.FuncCall) expr {
	n := at(f.Location)
	schema, name := last(f.Funcname)
	if len(f.Funcname) > 2 {
		refuse(n.pos, "a function in another database")
	}
	if schema == "pg_catalog" || schema == "information_schema" {
		schema = ""
	}
	if schema == "" && !f.AggStar && f.Over == nil && f.AggFilter == nil {
		if e := r.special(n, name, f); e != nil {
			return e
		}
	}
	args := r.namedArgs(name, f.Args)
	out := &call{node: n, schema: schema, name: name, args: args, star: f.AggStar,
		distinct: f.AggDistinct, variadic: f.FuncVariadic, orderBy: r.sortKeys(f.AggOrder),
		withinGroup: f.AggWithinGroup, filter: r.exprOrNil(f.AggFilter), over: r.window(f.Over)}
	return out
}

// argumentNames are those of the functions that are called by them.
var argumentNames = map[string][]string{
	"make_interval": {"years", "months", "weeks", "days", "hours", "mins", "secs"},
}

// namedArgs puts named arguments in their places, with 0 for those that are left out.
func (r *pgReader) namedArgs(function string, list []*pg.Node) []expr {
	names := argumentNames[function]
	if names == nil {
		return r.exprs(list)
	}
	var out []expr
	for i, n := range list {
		at, x := i, n
		if named := n.GetNamedArgExpr(); named != nil {
			x = named.Arg
			if at = slices.Index(names, named.Name); at < 0 {
				panic(bail{sqlstate.New(sqlstate.UndefinedFunction, "function %s has no argument %q", function, named.Name).At(pos(named.Location))})
			}
		}
		for len(out) <= at {
			out = append(out, &literal{kind: litInt, text: "0"})
		}
		out[at] = r.expr(x)
	}
	return out
}

// special knows the calls that PostgreSQL's grammar makes of special syntax, and
// the functions that only the session can answer.
func (r *pgReader) special(n node, name string, f *pg.FuncCall) expr {
	switch name {
	case "extract", "date_part":
		if len(f.Args) == 2 && f.Args[0].GetAConst().GetSval() != nil {
			c := f.Args[0].GetAConst()
			e := &extract{node: n, field: c.GetSval().Sval, x: r.expr(f.Args[1])}
			if name == "date_part" {
				return &cast{node: n, x: e, to: of(tFloat8)}
			}
			return e
		}
	case "jsonb_exists":
		if len(f.Args) == 2 {
			return &binary{node: n, op: "?", l: r.expr(f.Args[0]), r: r.expr(f.Args[1])}
		}
	case "timezone":
		if len(f.Args) == 2 {
			return &atTimeZone{node: n, zone: r.expr(f.Args[0]), x: r.expr(f.Args[1])}
		}
	}
	if _, ok := sessionFunctions[PostgreSQL][name]; ok {
		return sessionFunction(PostgreSQL, n, name, r.exprs(f.Args))
	}
	return nil
}

// valueFunction reads current_date and its kin, which are written without brackets.
func (r *pgReader) valueFunction(f *pg.SQLValueFunction) expr {
	n := at(f.Location)
	ref := func(name string) expr {
		return &sessionRef{node: n, ref: Ref{Function: true, Name: name}}
	}
	switch f.Op {
	case pg.SQLValueFunctionOp_SVFOP_CURRENT_DATE:
		return &call{node: n, name: "current_date"}
	case pg.SQLValueFunctionOp_SVFOP_CURRENT_TIME, pg.SQLValueFunctionOp_SVFOP_CURRENT_TIME_N:
		return &call{node: n, name: "current_time"}
	case pg.SQLValueFunctionOp_SVFOP_CURRENT_TIMESTAMP, pg.SQLValueFunctionOp_SVFOP_CURRENT_TIMESTAMP_N:
		return &call{node: n, name: "current_timestamp"}
	case pg.SQLValueFunctionOp_SVFOP_LOCALTIME, pg.SQLValueFunctionOp_SVFOP_LOCALTIME_N:
		return &call{node: n, name: "localtime"}
	case pg.SQLValueFunctionOp_SVFOP_LOCALTIMESTAMP, pg.SQLValueFunctionOp_SVFOP_LOCALTIMESTAMP_N:
		return &call{node: n, name: "localtimestamp"}
	case pg.SQLValueFunctionOp_SVFOP_SESSION_USER:
		return ref("session_user")
	case pg.SQLValueFunctionOp_SVFOP_CURRENT_CATALOG:
		return ref("current_database")
	case pg.SQLValueFunctionOp_SVFOP_CURRENT_SCHEMA:
		return ref("current_schema")
	}
	return ref("current_user")
}

// valueFunctionNames are what PostgreSQL calls the columns of these functions.
var valueFunctionNames = map[pg.SQLValueFunctionOp]string{
	pg.SQLValueFunctionOp_SVFOP_CURRENT_DATE:        "current_date",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_TIME:        "current_time",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_TIME_N:      "current_time",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_TIMESTAMP:   "current_timestamp",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_TIMESTAMP_N: "current_timestamp",
	pg.SQLValueFunctionOp_SVFOP_LOCALTIME:           "localtime",
	pg.SQLValueFunctionOp_SVFOP_LOCALTIME_N:         "localtime",
	pg.SQLValueFunctionOp_SVFOP_LOCALTIMESTAMP:      "localtimestamp",
	pg.SQLValueFunctionOp_SVFOP_LOCALTIMESTAMP_N:    "localtimestamp",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_ROLE:        "current_role",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_USER:        "current_user",
	pg.SQLValueFunctionOp_SVFOP_USER:                "user",
	pg.SQLValueFunctionOp_SVFOP_SESSION_USER:        "session_user",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_CATALOG:     "current_catalog",
	pg.SQLValueFunctionOp_SVFOP_CURRENT_SCHEMA:      "current_schema",
}

// typeCast reads CAST, ::, and typed constants.
func (r *pgReader) typeCast(c *pg.TypeCast) expr {
	n := at(c.Location)
	if n.pos == 0 {
		n = at(c.TypeName.Location)
	}
	if fields := intervalFields(c.TypeName); fields != "" {
		return &intervalExpr{node: n, x: r.expr(c.Arg), unit: fields}
	}
	if _, name := last(c.TypeName.Names); name == "jsonpath" && c.Arg.GetAConst().GetSval() != nil && len(c.TypeName.ArrayBounds) == 0 {
		return r.expr(c.Arg) // the functions that take one read it
	}
	return &cast{node: n, x: r.expr(c.Arg), to: r.typeName(c.TypeName)}
}

// otherTypes are PostgreSQL's types that have no place in the tree.
var otherTypes = map[string]bool{
	"money": true, "bit": true, "varbit": true, "inet": true, "cidr": true, "macaddr": true, "macaddr8": true,
	"point": true, "line": true, "lseg": true, "box": true, "path": true, "polygon": true, "circle": true,
	"tsvector": true, "tsquery": true, "xml": true, "hstore": true, "pg_lsn": true, "txid_snapshot": true,
	"pg_snapshot": true, "tid": true, "cid": true, "xid8": true, "int2vector": true, "oidvector": true,
	"aclitem": true, "regnamespace": true, "regrole": true, "regoper": true, "regoperator": true,
	"regconfig": true, "regdictionary": true, "regcollation": true, "jsonpath": true, "record": true,
	"int4range": true, "int8range": true, "numrange": true, "tsrange": true, "tstzrange": true, "daterange": true,
	"refcursor": true, "cstring": true, "any": true, "anyarray": true, "anyelement": true, "void": true,
}

// typeName reads a type; what has no counterpart in the tree is refused.
func (r *pgReader) typeName(t *pg.TypeName) sqlType {
	schema, name := last(t.Names)
	kind, ok := pgTypes[name]
	if !ok || t.Setof || t.PctType || (schema != "" && schema != "pg_catalog" && schema != "information_schema") {
		if !ok && !otherTypes[name] {
			panic(bail{sqlstate.New(sqlstate.UndefinedObject, "type %q does not exist", name).At(pos(t.Location))})
		}
		refuse(pos(t.Location), "the type "+name)
	}
	out := sqlType{kind: kind, array: len(t.ArrayBounds) > 0}
	if kind == tInterval || kind == tTime || kind == tTimestamp || kind == tTimestampTZ || kind == tTimeTZ {
		return out
	}
	mods := make([]int32, 0, 2)
	for _, m := range t.Typmods {
		c := m.GetAConst()
		if c.GetIval() == nil {
			refuse(pos(t.Location), "this type modifier")
		}
		mods = append(mods, c.GetIval().Ival)
	}
	if len(mods) > 0 {
		out.prec = mods[0]
	}
	if len(mods) > 1 {
		out.scale = mods[1]
	}
	if kind == tNumeric && len(mods) > 0 && (out.prec < 1 || out.prec > 38 || out.scale < 0 || out.scale > out.prec) {
		refuse(pos(t.Location), "numeric("+strconv.Itoa(int(out.prec))+","+strconv.Itoa(int(out.scale))+")")
	}
	return out
}

// intervalFields tells the unit of INTERVAL '3' DAY; "" when there is none.
func intervalFields(t *pg.TypeName) string {
	_, name := last(t.Names)
	if name != "interval" || len(t.Typmods) == 0 || len(t.ArrayBounds) > 0 {
		return ""
	}
	switch t.Typmods[0].GetAConst().GetIval().GetIval() {
	case 4:
		return "year"
	case 2:
		return "month"
	case 8:
		return "day"
	case 1024:
		return "hour"
	case 2048:
		return "minute"
	case 4096:
		return "second"
	case 0x7FFF, 2 | 4, 8 | 1024 | 2048, 8 | 1024 | 2048 | 4096, 1024 | 2048, 1024 | 2048 | 4096:
		return "" // the text says by itself which fields it has
	}
	refuse(pos(t.Location), "an interval with a range of fields")
	return ""
}
