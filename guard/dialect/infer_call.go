package dialect

import "streamlink/backend/sqlstate"

// intArgs are the functions that take integers, by the position of the argument: a
// parameter there is one.
var intArgs = map[string][]int{
	"left": {1}, "right": {1}, "repeat": {1}, "lpad": {1}, "rpad": {1}, "substring": {1, 2},
	"substr": {1, 2}, "mid": {1, 2}, "split_part": {2}, "round": {1}, "trunc": {1}, "truncate": {1}, "chr": {0},
	"make_date": {0, 1, 2}, "generate_series": {0, 1, 2}, "ntile": {0}, "lag": {1}, "lead": {1},
	"nth_value": {1}, "substring_index": {2}, "elt": {0}, "space": {0}, "makedate": {0, 1},
	"array_length": {1}, "overlay": {2, 3},
}

// call types a function call by its entry in the function table.
func (f *inferrer) call(c *call, sc *scope) sqlType {
	fn := f.s.lookup(c)
	f.patternOfParams(c)
	for _, i := range intArgs[c.name] {
		if i < len(c.args) {
			if p, ok := c.args[i].(*param); ok {
				f.hint(p, of(tInt4))
			}
		}
	}
	switch c.name {
	case "coalesce", "nullif", "greatest", "least", "ifnull":
		f.window(c.over, sc)
		t := f.same(sc, c.args...)
		if f.s.Dialect == MySQL && (c.name == "greatest" || c.name == "least") {
			momentTexts(c.args)
			numbersAmong(c.args)
			t = f.same(sc, c.args...)
		}
		if f.s.Dialect == PostgreSQL && t.isTemporal() {
			for i := range c.args {
				c.args[i] = asOthers(c.args[i], t)
			}
		}
		if c.name == "nullif" && f.s.Dialect == MySQL && len(c.args) > 0 {
			return c.args[0].base().typ
		}
		if first := argument(c.args, 0); c.name == "nullif" && first.base().typ.isInt() && t.isInt() {
			return first.base().typ
		}
		return t
	case "if":
		if len(c.args) == 3 {
			f.expr(c.args[0], sc)
			return f.same(sc, c.args[1], c.args[2])
		}
	}
	f.exprs(c.args, sc)
	if c.distinct {
		mapList(c.args, f.document)
		f.distinctOrder(c)
	}
	for i := range c.orderBy {
		f.expr(c.orderBy[i].expr, sc)
		c.orderBy[i].expr = f.sorted(c.orderBy[i].expr)
	}
	f.expr(c.filter, sc)
	f.window(c.over, sc)
	f.textArgument(c)
	if fn == nil {
		return sqlType{}
	}
	if len(c.args) > 0 {
		if t, ok := f.special(c, c.args[0].base().typ); ok {
			return t
		}
	}
	switch {
	case fn.same > 0 && fn.same <= len(c.args):
		t := c.args[fn.same-1].base().typ
		if t.kind == tUnknown {
			t = of(tText)
		}
		return t
	case fn.name == "mode" && len(c.orderBy) > 0:
		return c.orderBy[0].expr.base().typ
	}
	return fn.typ
}

// distinctOrder gives a list of distinct values the order in which PostgreSQL finds them.
func (f *inferrer) distinctOrder(c *call) {
	switch c.name {
	case "array_agg", "string_agg":
	default:
		return
	}
	if f.s.Dialect != PostgreSQL || len(c.orderBy) > 0 || len(c.args) == 0 {
		return
	}
	if t := c.args[0].base().typ; t.array || t.kind == tJSON || t.kind == tJSONB || t.kind == tNone || t.kind == tRecord {
		return
	}
	if _, ok := c.args[0].(*literal); ok {
		return
	}
	c.orderBy = []sortKey{{expr: c.args[0]}}
}

// patternOfParams refuses substring($1, $2, $3) of parameters that nothing gives a type:
// PostgreSQL takes them for a text, a pattern and an escape.
func (f *inferrer) patternOfParams(c *call) {
	if f.s.Dialect != PostgreSQL || c.name != "substring" || len(c.args) != 3 {
		return
	}
	for _, a := range c.args {
		p, ok := a.(*param)
		if !ok || p.n <= len(f.params) && f.params[p.n-1].kind != tNone {
			return
		}
	}
	panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "substring() of three parameters without types is not supported").At(c.pos).
		WithHint("Say what they are: substring($1, $2::int, $3::int).")})
}

// textFirst are MySQL's functions whose first argument is a text: a number there is
// written as one.
var textFirst = map[string]bool{
	"upper": true, "ucase": true, "lower": true, "lcase": true, "trim": true, "ltrim": true, "rtrim": true, "left": true, "right": true,
	"substring": true, "substr": true, "mid": true, "length": true, "char_length": true, "character_length": true, "octet_length": true,
	"md5": true, "sha": true, "sha1": true, "sha2": true, "to_base64": true, "quote": true, "bit_length": true,
	"reverse": true, "replace": true, "repeat": true, "lpad": true, "rpad": true, "substring_index": true, "ascii": true,
}

func (f *inferrer) textArgument(c *call) {
	if f.s.Dialect != MySQL || !textFirst[c.name] || len(c.args) == 0 {
		return
	}
	if t := c.args[0].base().typ; !t.isNumber() && !t.isTemporal() && !isClock(t) && t.kind != tBool {
		return
	}
	c.args[0] = &cast{node: node{pos: c.args[0].base().pos, typ: of(tText)}, x: c.args[0], to: of(tText)}
}

// overlaps puts a period's end where its length stands.
func (f *inferrer) overlaps(c *call) {
	for i := 1; i < len(c.args); i += 2 {
		if end := c.args[i].base(); end.typ.kind == tInterval {
			n := node{pos: end.pos, typ: dateShift(c.args[i-1].base().typ)}
			c.args[i] = &binary{node: n, op: "+", l: c.args[i-1], r: c.args[i]}
		}
	}
}

// scaledTo is an exact number with the digits that round() or trunc() leaves it.
func scaledTo(t sqlType, digits expr, mysql bool) sqlType {
	scale, _ := t.engineScale()
	l, ok := digits.(*literal)
	if ok && l.kind == litInt {
		n, _ := position(l)
		scale = min(n, 30)
	}
	if mysql && t.isInt() {
		return t
	}
	return sqlType{kind: tNumeric, prec: 38, scale: int32(scale)}
}
