package dialect

// special is the type of a call that is not simply what its function's is; t is its first
// argument's, false leaves it to the function.
func (f *inferrer) special(c *call, t sqlType) (sqlType, bool) {
	mysql := f.s.Dialect == MySQL
	if mysql {
		if t, ok := clockType(c); ok {
			return t, true
		}
	}
	for _, typed := range []func(*call, sqlType, bool) (sqlType, bool){aggregateType, mathType, momentCallType} {
		if out, ok := typed(c, t, mysql); ok {
			return out, true
		}
	}
	switch c.name {
	case "unnest":
		return t.elem(), true
	case "generate_series":
		for _, a := range c.args[1:] {
			if o := a.base().typ; t.isInt() && o.kind == tNumeric {
				return o, true
			}
		}
		if !mysql && (t.kind == tDate || len(c.args) > 1 && c.args[1].base().typ.kind == tDate) && t.kind != tTimestamp {
			return of(tTimestampTZ), true
		}
	case "overlaps":
		f.overlaps(c)
	}
	return sqlType{}, false
}

// aggregateType is an aggregate's type.
func aggregateType(c *call, t sqlType, mysql bool) (sqlType, bool) {
	switch c.name {
	case "sum":
		switch {
		case mysql && (t.isInt() || t.kind == tBool), t.kind == tInt8, t.kind == tUInt8:
			return sqlType{kind: tNumeric, prec: 38}, true
		case t.isInt():
			return of(tInt8), true
		case t.kind == tNumeric:
			return sqlType{kind: tNumeric, prec: 38, scale: t.scale}, true
		case mysql && t.kind == tJSON:
			return of(tFloat8), true
		}
		return t, true
	case "bit_and", "bit_or", "bit_xor":
		if mysql {
			return of(tUInt8), true
		}
	case "avg":
		switch {
		case t.kind == tInterval:
			return t, true
		case mysql && (t.isInt() || t.kind == tNumeric):
			return sqlType{kind: tNumeric, prec: 38, scale: min(t.scale+4, 30)}, true
		case t.isInt() || t.kind == tNumeric:
			return sqlType{kind: tNumeric, prec: 38, scale: 16}, true
		}
		return of(tFloat8), true
	case "min", "max":
		if !mysql && !t.array && (t.kind == tVarchar || t.kind == tName) {
			return of(tText), true
		}
	case "array_agg":
		return arrayOf(t), true
	case "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop":
		if !mysql && (t.isInt() || t.kind == tNumeric) {
			return sqlType{kind: tNumeric, prec: 38, scale: 16}, true
		}
		return of(tFloat8), true
	}
	return sqlType{}, false
}

// mathType is the type of a function of numbers.
func mathType(c *call, t sqlType, mysql bool) (sqlType, bool) {
	switch c.name {
	case "abs":
		if mysql && narrowInt(t) && !isLiteral(c.args[0]) {
			return of(tInt8), true
		}
	case "round", "trunc", "truncate":
		if len(c.args) == 2 && (t.isInt() || t.kind == tNumeric) {
			return scaledTo(t, c.args[1], mysql), true
		}
		if len(c.args) == 1 && t.isInt() && !mysql {
			return of(tFloat8), true
		}
	case "ceil", "ceiling", "floor", "sign":
		if mysql && c.name != "sign" && t.kind == tNumeric {
			return of(tInt8), true
		}
		if len(c.args) == 1 && t.isInt() && !mysql {
			return of(tFloat8), true
		}
	case "gcd", "lcm":
		return common(t, c.args[1].base().typ), true
	case "power", "pow", "sqrt", "exp", "ln", "log", "log10":
		if !mysql && (t.kind == tNumeric || len(c.args) == 2 && (c.name == "log" || c.args[1].base().typ.kind == tNumeric)) {
			return sqlType{kind: tNumeric, prec: 38, scale: 16}, true
		}
	}
	return sqlType{}, false
}

// momentCallType is the type of a function of dates and times.
func momentCallType(c *call, t sqlType, mysql bool) (sqlType, bool) {
	switch c.name {
	case "date_trunc":
		x := c.args[len(c.args)-1].base().typ
		if len(c.args) == 2 && x.kind == tDate {
			return of(tTimestampTZ), true
		}
		if len(c.args) == 2 && x.kind != tUnknown {
			return x, true
		}
	case "str_to_date":
		if l, ok := c.args[len(c.args)-1].(*literal); ok && len(c.args) == 2 {
			return parsedKind(l.text), true
		}
	case "timestamp", "time":
		if mysql && (t.kind == tTimestamp || t.kind == tTimestampTZ) || t.kind == tTime {
			return sqlType{kind: map[string]typeKind{"timestamp": tTimestamp, "time": tTime}[c.name], prec: t.prec}, true
		}
	case "convert_tz":
		return sqlType{kind: tTimestamp, prec: clockDigits(c.args[0])}, mysql
	case "from_unixtime":
		if len(c.args) == 1 {
			return sqlType{kind: tTimestamp, prec: clockDigits(c.args[0])}, true
		}
	case "unix_timestamp":
		if l, ok := c.args[0].(*literal); ok && l.kind == litString && clockDigits(l) > 0 {
			return sqlType{kind: tNumeric, prec: 20, scale: clockDigits(l)}, true
		}
		if t.prec > 0 && (t.kind == tTimestamp || t.kind == tTimestampTZ) {
			return sqlType{kind: tNumeric, prec: 20, scale: 6}, true
		}
		return of(tInt8), true
	case "age":
		return of(tInterval), true
	}
	return sqlType{}, false
}
