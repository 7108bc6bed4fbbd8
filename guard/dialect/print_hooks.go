package dialect

import "strings"

// hooks print the functions whose form depends on their arguments' types. A name
// that stands in a function table and not here is known and refused with 0A000.
var hooks map[string]func(*printer, *call)

func init() {
	hooks = map[string]func(*printer, *call){
		"!sum": (*printer).sum, "!mysqlabs": (*printer).mysqlAbs, "!avg": (*printer).avg, "!stat": (*printer).stat,
		"!pg_typeof": (*printer).pgTypeof, "!date_trunc": (*printer).dateTrunc, "!round": (*printer).round, "!sign": (*printer).sign,
		"!mod": (*printer).mod, "!div": (*printer).div, "!power": (*printer).power2, "!substring": (*printer).substring,
		"!repeat": (*printer).repeat, "!format": (*printer).format, "!quote_ident": (*printer).quoteIdent, "!encode": (*printer).encode,
		"!decode": (*printer).decode, "!regexp_replace": (*printer).regexpReplace, "!regexp_match": (*printer).regexpMatch,
		"!generate_series": (*printer).generateSeries, "!generate_subscripts": (*printer).generateSubscripts,
		"!array_length": (*printer).arrayLength, "!array_lower": (*printer).arrayLength, "!json_typeof": (*printer).jsonTypeof,
		"!json_path": (*printer).jsonPath, "!to_char": (*printer).toChar, "!to_date": (*printer).toDate, "!to_timestamp": (*printer).toDate,
		"!timestampdiff": (*printer).timestampDiff, "!strict": (*printer).strict, "!whole": (*printer).whole,
		"!mysqltrim": (*printer).mysqlTrim, "!substring_index": (*printer).substringIndex, "!concat": (*printer).strictConcat,
		"!elt": (*printer).elt, "!week": (*printer).week, "!unnest": (*printer).unnestAll, "!timestampadd": (*printer).timestampAdd,
		"!date_format": (*printer).dateFormat, "!str_to_date": (*printer).strToDate, "!group_concat": (*printer).groupConcat,
		"!json_unquote": (*printer).jsonUnquote, "!pgconcat": (*printer).pgConcat, "!regexp_like": (*printer).regexpLike,
		"!extreme": (*printer).extreme, "!count": (*printer).count, "!nullif": (*printer).nullIf, "!if": (*printer).ifCall,
		"!coalesce": (*printer).coalesceCall, "!extremeof": (*printer).extremeOf, "!strcmp": (*printer).strcmp, "!locate": (*printer).locate,
		"!find_in_set": (*printer).findInSet, "!mysqlround": (*printer).mysqlRound, "!mysqltruncate": (*printer).mysqlTruncate,
		"!sha2": (*printer).sha2, "!mysqlcall": (*printer).mysqlCall, "!rand": (*printer).seeded,
		"!unix_timestamp": (*printer).unixTimestamp, "!each": (*printer).jsonEach, "!regexp_matches": (*printer).regexpMatches,
		"!make_interval": (*printer).makeInterval, "!to_number": (*printer).toNumber, "!field": (*printer).field,
		"!convert": (*printer).convertTo, "!convert_tz": (*printer).convertZone, "!from_unixtime": (*printer).fromUnixtime,
		"!yearweek": (*printer).yearWeek, "!trunc": (*printer).truncate, "!float": (*printer).float, "!log": (*printer).log2Args,
		"!pad": (*printer).pad, "!json_extract": (*printer).jsonExtract, "!mysqlformat": (*printer).formatNumber,
		"!length": (*printer).length, "!to_json": (*printer).toJSONText, "!json_agg": (*printer).jsonAggregate,
		"!json_build_array": (*printer).jsonBuildArray, "!json_object_agg": (*printer).jsonObjectAggregate,
		"!mysqlsubstring": (*printer).mysqlSubstring, "!regexp_call": (*printer).regexpCall, "!jsonb_set": (*printer).jsonbSet,
		"!array_ndims": (*printer).arrayNDims, "!array_fill": (*printer).arrayFill, "!isfinite": (*printer).isFinite,
		"!json_build_object": (*printer).jsonBuildObject, "!json_object": (*printer).jsonObjectOf, "!json_built": (*printer).jsonBuilt,
		"!bits": (*printer).bits, "!crc32": (*printer).crc32, "!soundex": (*printer).soundex, "!clock": (*printer).clockCall,
		"!with_clock": (*printer).withClock, "!time_format": (*printer).timeFormat, "!period": (*printer).period,
		"!time_to_sec": (*printer).timeToSec, "!conv": (*printer).conv, "!mysqlhex": (*printer).mysqlHex, "!bit_count": (*printer).bitCount,
		"!mysqllength": (*printer).mysqlLength, "!from_days": (*printer).fromDays, "!interval": (*printer).intervalCall,
		"!char": (*printer).mysqlChar, "!make_set": (*printer).makeSet, "!mysql_regexp_like": (*printer).mysqlRegexpLike,
		"!time_part": (*printer).timePart, "!json_contains": (*printer).mysqlJSONContains, "!json_change": (*printer).jsonChange,
		"!json_call": (*printer).jsonCall, "!json_contains_path": (*printer).jsonContainsPath,
		"!json_extract_all": (*printer).jsonExtractAll, "!nextval": (*printer).nextval, "!justify": (*printer).justify,
		"!sameInt": (*printer).sameInt, "!percentile_cont": (*printer).percentileCont,
		"!array_cat": func(p *printer, c *call) { p.arraysJoined(c.args[0], c.args[1]) }, "!jsonb_path": (*printer).jsonbPathCall,
		"!convert_from": (*printer).convertFrom, "!strip_nulls": (*printer).jsonbStripNulls,
		"!count_nulls": func(p *printer, c *call) { p.sparkCountNulls(c, "") },
	}
}

// wrapped writes CAST(name(…) AS typ).
func (p *printer) wrapped(c *call, name, typ string) {
	p.w("CAST(")
	p.plainCall(c, name)
	p.w(" AS " + typ + ")")
}

// exactly writes a floating-point result as the exact number that the source server
// gives. The way through the text keeps the digits that a double means and no more.
func (p *printer) exactly(write func()) {
	p.w("CAST(CAST(")
	write()
	p.w(" AS VARCHAR) AS DECIMAL(38,16))")
}

// sum: PostgreSQL widens by one step only; the engine goes to its widest integer.
func (p *printer) sum(c *call) {
	t := p.typ(c.args[0])
	switch {
	case p.heldAggregate(c):
	case t.kind == tInterval:
		p.sumOfIntervals(c)
	case p.s.Dialect == MySQL && textual(c.args[0]):
		d := *c
		d.args = []expr{&cast{node: node{typ: of(tFloat8)}, x: c.args[0], to: of(tFloat8)}}
		p.plainCall(&d, "sum")
	case p.s.Dialect == MySQL && t.kind == tJSON && !t.array:
		x := &cast{node: node{pos: c.pos, typ: of(tFloat8)}, x: c.args[0], to: of(tFloat8)}
		d := *c
		d.args = []expr{x}
		p.plainCall(&d, "sum")
	case p.s.Dialect == MySQL && (t.isInt() || t.kind == tBool):
		p.wrapped(c, "sum", wide(0))
	case t.kind == tInt8 || t.kind == tUInt8:
		p.wrapped(c, "sum", wide(0))
	case t.isInt():
		p.wrapped(c, "sum", "BIGINT")
	case t.kind == tNumeric && t.prec > 0:
		p.wrapped(c, "sum", wide(int(t.scale)))
	case t.kind == tFloat4 && p.s.Dialect == PostgreSQL:
		p.wrapped(c, "sum", "REAL")
	default:
		p.plainCall(c, "sum")
	}
}

// avg of exact numbers is exact.
func (p *printer) avg(c *call) {
	t := p.typ(c.args[0])
	exact := t.isInt() || t.kind == tNumeric
	if p.s.Dialect == MySQL && t.kind == tJSON && !t.array {
		d := *c
		d.args = []expr{&cast{node: node{pos: c.pos, typ: of(tFloat8)}, x: c.args[0], to: of(tFloat8)}}
		p.plainCall(&d, "avg")
		return
	}
	if p.s.Dialect == MySQL && t.kind == tBool {
		exact = true
	}
	switch {
	case p.heldAggregate(c):
	case t.kind == tInterval && p.s.Dialect == PostgreSQL:
		p.averageOfIntervals(c)
	case exact && p.s.Dialect == MySQL:
		scale := int32(4)
		if t.kind == tNumeric {
			scale += t.scale
		}
		if t.kind == tBool {
			a := *c
			a.args = []expr{&cast{node: node{typ: of(tInt4)}, x: c.args[0], to: of(tInt4)}}
			c = &a
		}
		if !p.exactAverage(c, int(scale)) {
			p.wrapped(c, "avg", wide(min(int(scale), 30)))
		}
	case exact:
		if !p.exactAverage(c, ratioScale) {
			p.exactly(func() { p.plainCall(c, "avg") })
		}
	default:
		p.plainCall(c, "avg")
	}
}

func (p *printer) pgTypeof(c *call) {
	t := p.typ(c.args[0])
	if t.kind == tNone || t.kind == tAnyOther {
		refuse(c.pos, "pg_typeof() of this expression")
	}
	if p.holdsAggregate(c.args[0]) { // one row a group, all the same
		p.w("any_value(")
		p.text(t.String())
		p.w(")")
		return
	}
	p.text(t.String())
}

// holdsAggregate tells that an expression makes a SELECT a grouped one.
func (p *printer) holdsAggregate(e expr) bool {
	found := false
	w := walker{shallow: true, onExpr: func(x expr) {
		if c, ok := x.(*call); ok && c.over == nil {
			if f := p.s.lookup(c); f != nil && f.class == 'a' {
				found = true
			}
		}
	}}
	w.expr(e)
	return found
}

// dateTrunc: PostgreSQL makes a timestamp with time zone of a date.
func (p *printer) dateTrunc(c *call) {
	shift := ""
	if l, ok := c.args[0].(*literal); ok && p.s.Dialect == PostgreSQL {
		if f := strings.ToLower(l.text); f == "century" || f == "millennium" {
			shift = " INTERVAL 1 YEAR" // PostgreSQL's centuries begin in a year 1
		}
	}
	if shift != "" {
		p.w("(")
		defer func() { p.w(" +" + shift + ")") }()
	}
	p.w("date_trunc(")
	p.expr(c.args[0])
	p.w(", ")
	switch x := c.args[1]; p.typ(x).kind {
	case tDate:
		p.w("CAST(")
		p.expr(x)
		p.w(" AS TIMESTAMPTZ)")
	default:
		p.dateValue(x)
	}
	if shift != "" {
		p.w(" -" + shift)
	}
	p.w(")")
}

// round: PostgreSQL rounds a float to even, and makes a float of an integer.
func (p *printer) round(c *call) {
	t := p.typ(c.args[0])
	switch {
	case len(c.args) == 1 && t.isFloat():
		p.w("round_even(")
		p.expr(c.args[0])
		p.w(", 0)")
	case len(c.args) == 1 && t.isInt():
		p.w("CAST(")
		p.expr(c.args[0])
		p.w(" AS DOUBLE)")
	case len(c.args) == 2 && p.s.Dialect == PostgreSQL:
		p.scaled(c, "round")
	default:
		p.plainCall(c, "round")
	}
}

// stat casts the spread of exact numbers to an exact number.
func (p *printer) stat(c *call) {
	if t := p.typ(c.args[0]); t.isInt() || t.kind == tNumeric {
		p.exactly(func() { p.plainCall(c, c.name) })
		return
	}
	p.plainCall(c, c.name)
}

func (p *printer) sign(c *call) {
	to := "DOUBLE"
	if p.typ(c.args[0]).kind == tNumeric {
		to = "DECIMAL(18,0)"
	}
	p.wrapped(c, "sign", to)
}

// mod is % with the same care for a zero.
func (p *printer) mod(c *call) {
	p.w("(")
	p.operand(c.args[0])
	p.w(" % ")
	p.divisor(c.args[1])
	p.w(")")
}

func (p *printer) div(c *call) {
	p.w("CAST(trunc(")
	p.operand(c.args[0])
	p.w(" / ")
	p.divisor(c.args[1])
	p.w(") AS DECIMAL(22,0))")
}

// power2 is power(a, b): exact for exact arguments.
func (p *printer) power2(c *call) {
	if p.typ(c.args[0]).kind == tNumeric || p.typ(c.args[1]).kind == tNumeric {
		p.exactly(func() { p.plainCall(c, "pow") })
		return
	}
	p.plainCall(c, "pow")
}

// constant is an argument that must be a text constant, since the printing depends
// on it.
func (p *printer) constant(c *call, i int) string {
	text, ok := constantText(c.args[i])
	if !ok {
		refuse(c.pos, c.name+"() with a computed format")
	}
	return text
}

// constantText is a text constant, cast to a text or not.
func constantText(e expr) (string, bool) {
	if x, ok := e.(*cast); ok && x.to.isText() {
		e = x.x
	}
	l, ok := e.(*literal)
	if !ok || l.kind != litString {
		return "", false
	}
	return l.text, true
}

// number is an argument that is an integer constant.
func (p *printer) intConstant(e expr) (int, bool) {
	l, ok := e.(*literal)
	if !ok || l.kind != litInt {
		return 0, false
	}
	n := 0
	neg := l.text[0] == '-'
	for _, d := range l.text {
		if d >= '0' && d <= '9' && n < 1<<20 {
			n = n*10 + int(d-'0')
		}
	}
	if neg {
		n = -n
	}
	return n, true
}

// once writes body with a name for x: x itself where it is cheap to repeat, else a
// lambda's variable.
func (p *printer) once(x expr, body func(d func())) {
	if simple(x) {
		body(func() { p.operand(x) })
		return
	}
	if p.to == Spark {
		p.sparkOnce(x, body)
		return
	}
	p.w("list_transform([")
	p.expr(x)
	p.w("], lambda d: ")
	body(func() { p.w("d") })
	p.w(")[1]")
}
