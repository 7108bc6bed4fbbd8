package dialect

import (
	"regexp"
	"strings"
)

// A column of MySQL's SET is a text too, of some of its values in their order, parted by
// commas. A condition holds the order, so that equal sets are equal texts.

// setValue puts the values of a constant in their order; false if one is none of them.
func setValue(text string, members []string) (string, bool) {
	if text == "" {
		return "", true
	}
	given := make(map[string]bool)
	for _, v := range strings.Split(text, ",") {
		given[strings.ToLower(strings.TrimRight(v, " "))] = true
	}
	var out []string
	for _, m := range members {
		if key := strings.ToLower(m); given[key] {
			out = append(out, m)
			delete(given, key)
		}
	}
	return strings.Join(out, ","), len(given) == 0
}

// setColumn writes the conditions that hold a SET's values.
func (p *printer) setColumn(c *columnDef) {
	var pattern strings.Builder
	for _, m := range c.typ.members() {
		pattern.WriteString("(," + regexp.QuoteMeta(m) + ")?")
	}
	p.w(" CHECK (")
	p.ident(c.name)
	p.w(" = '' OR regexp_full_match(',' || ")
	p.ident(c.name)
	p.w(", ")
	p.text(pattern.String())
	p.w("))")
	p.declaredAs(c.name, "set("+c.typ.values+")")
}

// setBits is what a SET is sorted by: a bit for each of its values.
type setBits struct {
	node
	x       expr // as the collation has it, which is what a group shows
	members []string
}

// setBits writes the number whose bits are the values that a SET has.
func (p *printer) setBits(e *setBits) {
	p.w("CASE WHEN ")
	p.operand(e.x)
	p.w(" IS NOT NULL THEN list_reduce(list_prepend(0::UBIGINT, list_transform(list_filter(string_split(")
	p.expr(e.x)
	p.w(", ','), lambda v: v <> ''), lambda v: CAST(1 AS UBIGINT) << CAST(list_position([")
	for i, m := range e.members {
		if i > 0 {
			p.w(", ")
		}
		p.fold(&literal{node: node{typ: of(tText)}, kind: litString, text: m})
	}
	p.w("], v) - 1 AS INTEGER))), lambda a, b: a | b) END")
}
