package dialect

import (
	"slices"
	"strings"
	"unicode"
)

// chain looks at the links of AND or OR. A constant link is normal in what programs
// write (1 = 1 AND …, 'x' IS NULL OR …): what gives a pasted text away is that it stands
// behind the condition it was pasted into, and that it could have been left out.
func (h *hazards) chain(c *logic) {
	varied := false
	for i, arg := range c.args {
		p := profileOf(arg)
		switch {
		case i > 0 && varied && p.constant() && strange(c, i, arg, &p):
			h.add(ConstantCondition, first(arg, c))
		case p.columns == 0 && len(p.tables) > 0 && (len(c.args) > 1) && probing(arg, &p):
			h.add(Probe, first(arg, c))
		case c.op == "OR" && i > 0 && selfCompared(arg):
			h.add(SelfComparison, first(arg, c))
		case c.op == "OR" && i > 0 && varied:
			h.broken(c, i, arg)
		}
		varied = varied || p.columns > 0
	}
}

// broken looks at x OR 1 = 1 AND y: the AND that followed the pasted text has taken hold
// of its constant.
func (h *hazards) broken(c *logic, i int, arg expr) {
	and, ok := arg.(*logic)
	if !ok || and.op != "AND" {
		return
	}
	if p := profileOf(and.args[0]); p.constant() && strange(c, i, and.args[0], &p) {
		h.add(ConstantCondition, first(and.args[0], c))
	}
}

// first is where a link stands, or else where its chain does.
func first(e expr, c *logic) int {
	if pos := e.base().pos; pos > 0 {
		return pos
	}
	return c.pos
}

// strange tells whether a constant link gives a pasted text away.
func strange(c *logic, i int, arg expr, p *profile) bool {
	if t, ok := arg.(*isTest); ok {
		return !bare(t.x)
	}
	if bare(arg) {
		l, ok := literalOf(arg)
		return c.op == "OR" && ok && truthy(l)
	}
	if who(arg) {
		return false // current_user = 'ada'
	}
	if p.session > 0 {
		return true
	}
	if len(p.calls) > 0 && onlyCalm(p) {
		return false // now() > '2024-01-01'
	}
	b, ok := arg.(*binary)
	if !ok || !comparisons[b.op] || !bare(b.l) || !bare(b.r) {
		return true
	}
	l, lok := literalOf(b.l)
	r, rok := literalOf(b.r)
	if !lok || !rok {
		return true
	}
	ints := l.kind == litInt && r.kind == litInt
	switch {
	case c.op == "AND" && ints:
		return !truth(l.text) || !truth(r.text)
	case c.op == "AND":
		return l.kind == litString && r.kind == litString && i == len(c.args)-1 && b.op == "="
	case ints && b.op == "=" && truth(l.text) && truth(r.text) && l.text != r.text:
		return false // OR 1 = 0: an empty list, as programs write it
	}
	return !filledIn(c, i, l, r)
}

// who is a comparison of who asks with a name.
func who(e expr) bool {
	b, ok := e.(*binary)
	if !ok || !comparisons[b.op] {
		return false
	}
	for _, pair := range [2][2]expr{{b.l, b.r}, {b.r, b.l}} {
		s, ok := pair[0].(*sessionRef)
		l, also := pair[1].(*literal)
		if ok && also && s.ref.Function && s.ref.Name != "version" && l.kind == litString {
			return true
		}
	}
	return false
}

// comparisons are the operators that compare.
var comparisons = map[string]bool{"=": true, "<>": true, "!=": true, "<": true, ">": true, "<=": true, ">=": true, "<=>": true}

// truth is a number that programs write for true and false.
func truth(s string) bool { return s == "0" || s == "1" }

// bare is a literal, a signed or a cast one.
func bare(e expr) bool { _, ok := literalOf(e); return ok }

// literalOf unwraps a literal.
func literalOf(e expr) (*literal, bool) {
	switch e := e.(type) {
	case *literal:
		return e, true
	case *unary:
		if e.op == "-" || e.op == "+" {
			return literalOf(e.x)
		}
	case *collate:
		return literalOf(e.x)
	}
	return nil, false
}

// truthy tells a literal that holds as a condition. A word does not: 'a' || 'b' is meant
// to join texts, whatever MySQL makes of it.
func truthy(l *literal) bool {
	switch l.kind {
	case litNull:
		return false
	case litBool:
		return l.text == "true"
	case litString:
		digits := strings.TrimLeft(l.text, "0 ") // MySQL reads the number that a text begins with
		return digits != "" && digits[0] >= '1' && digits[0] <= '9'
	}
	return strings.Trim(l.text, "0.") != ""
}

// filledIn tells a template that was filled in: region = 'EU' OR 'EU' = 'all' repeats
// the value that an earlier link compares with, and is no tautology.
func filledIn(c *logic, i int, l, r *literal) bool {
	if l.text == r.text || l.kind != litString || r.kind != litString || !wordy(l.text) || !wordy(r.text) {
		return false
	}
	var texts []string
	for _, arg := range c.args[:i] {
		w := walker{marked: true, shallow: true, onExpr: func(e expr) {
			if l, ok := e.(*literal); ok && l.text != "" {
				texts = append(texts, l.text)
			}
		}}
		w.expr(arg)
	}
	return slices.Contains(texts, l.text) || slices.Contains(texts, r.text)
}

// wordy tells a value that somebody may have chosen from a list.
func wordy(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func onlyCalm(p *profile) bool {
	for _, name := range p.calls {
		if !calm[name] && !strings.HasPrefix(name, "pg_") && !strings.HasPrefix(name, "has_") { // what clients ask the catalog

			return false
		}
	}
	return true
}

// selfCompared is a = a, a LIKE a.
func selfCompared(e expr) bool {
	var l, r expr
	switch e := e.(type) {
	case *binary:
		if e.op != "=" && e.op != ">=" && e.op != "<=" && e.op != "<=>" {
			return false
		}
		l, r = e.l, e.r
	case *match:
		l, r = e.x, e.pattern
	default:
		return false
	}
	a, ok := l.(*columnRef)
	b, also := r.(*columnRef)
	return ok && also && slices.Equal(a.parts, b.parts)
}

// condition looks at a whole WHERE or HAVING.
func (h *hazards) condition(e expr) {
	if e == nil {
		return
	}
	if _, ok := e.(*logic); ok {
		return // chain sees it
	}
	if guessed(e) {
		h.add(ConstantCondition, e.base().pos)
	}
}

// guessed is a comparison of two numbers that nobody writes by hand: 7217 = 7217.
func guessed(e expr) bool {
	b, ok := e.(*binary)
	if !ok || !comparisons[b.op] {
		return false
	}
	l, lok := b.l.(*literal)
	r, rok := b.r.(*literal)
	return lok && rok && l.kind == litInt && r.kind == litInt && len(l.text) > 1 && len(r.text) > 1
}

// lonelyConstant is HAVING 1 = 1.
func lonelyConstant(e expr) bool {
	b, ok := e.(*binary)
	return ok && comparisons[b.op] && bare(b.l) && bare(b.r)
}

// comparison looks at a = b wherever it stands.
func (h *hazards) comparison(e *binary) {
	if !comparisons[e.op] {
		return
	}
	inner, ok := e.l.(*binary)
	if !ok || !comparisons[inner.op] {
		return
	}
	l, ok := e.r.(*literal)
	if p := profileOf(e.r); ok && l.kind == litString || p.session > 0 || p.without > 0 {
		h.add(ComparedComparison, e.pos)
	}
}

// argument looks at a condition where a value is wanted: IN (1, 2, 3 OR 1 = 1).
func (h *hazards) argument(e expr) {
	c, ok := e.(*logic)
	if !ok {
		return
	}
	for _, link := range c.args[1:] {
		if p := profileOf(link); p.constant() && (!bare(link) || literalTrue(link)) {
			h.add(ConstantCondition, first(link, c))
		}
	}
}

func literalTrue(e expr) bool { l, ok := literalOf(e); return ok && truthy(l) }

// call looks at functions that take subqueries apart, and at their sizes.
func (h *hazards) call(e *call) {
	switch e.name {
	case "ascii", "ord", "unicode", "json_keys", "extractvalue", "updatexml", "elt":
		if p := profileOf(e); len(p.tables) > 0 || p.without > 0 {
			h.add(Probe, e.pos)
		}
	case "lower", "upper", "trim", "ltrim", "rtrim", "date", "concat":
		for _, a := range e.args {
			h.argument(a)
		}
	}
	h.size(e)
}
