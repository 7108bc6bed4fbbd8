package dialect

import "slices"

// HazardKind is a shape that a statement has when a stranger's text was pasted into it,
// or that costs an engine out of all proportion.
type HazardKind uint8

// The shapes. What a reader of the refusal is told stands with guard's rule.
const (
	// ConstantCondition is a condition that no row decides, beside one that rows do:
	// a = 'x' OR 1 = 1.
	ConstantCondition HazardKind = iota + 1
	// ConstantChoice is a CASE in which two numbers decide whether a query of nothing runs:
	// CASE WHEN 22 = 36 THEN 22 ELSE 22 * (SELECT 22 FROM t) END.
	ConstantChoice
	// SelfComparison compares a column with itself beside another condition.
	SelfComparison
	// ComparedComparison compares the outcome of a comparison with a text: a = '' = ''.
	ComparedComparison
	// Probe asks for something of another table one character or one guess at a time.
	Probe
	// PaddedUnion adds rows of constants, or of another table and constants, to a query.
	PaddedUnion
	// CatalogUnion adds rows of a catalog to those of tables.
	CatalogUnion
	// SwallowedTail is a comment that begins where the rest of a statement was.
	SwallowedTail
	// Explosion multiplies constants into more rows or bytes than anybody reads.
	Explosion
	// EndlessRecursion is a recursive query that nothing stops.
	EndlessRecursion
	// Substitution is ${…}, which engines fill in from their settings and environment.
	Substitution
)

// Hazard is one such shape and where it stands (1-based character; 0: unknown).
type Hazard struct {
	Kind     HazardKind
	Position int
}

// hazards looks for the shapes in a tree. Only the first of a kind is kept.
type hazards struct {
	s      *Statement
	seen   uint32
	within map[*query]bool // the left parts of set operations: the whole chain was looked at
}

// findHazards fills in Hazards. Plain statements cost it one walk and nothing else.
func (s *Statement) findHazards() {
	s.Hazards = nil
	h := &hazards{s: s}
	h.tail()
	if s.tree == nil {
		return
	}
	w := walker{marked: true, onExpr: h.expr, onQuery: h.query}
	w.tree(s.tree)
}

// add notes a shape at a byte position of the text.
func (h *hazards) add(kind HazardKind, pos int) {
	if h.seen&(1<<kind) != 0 {
		return
	}
	h.seen |= 1 << kind
	h.s.Hazards = append(h.s.Hazards, Hazard{Kind: kind, Position: chars(h.s.Text, pos)})
}

// query looks at one query with everything around it.
func (h *hazards) query(q *query) {
	switch b := q.body.(type) {
	case *selectCore:
		h.condition(b.where)
		h.condition(b.having)
		h.product(b)
		if drawn(b) {
			h.add(Probe, q.pos)
		}
		if b.having != nil && lonelyConstant(b.having) {
			h.add(ConstantCondition, b.having.base().pos)
		}
	case *setOp:
		h.union(q)
	}
	if q.recursive {
		h.recursion(q)
	}
	if rows := estimate(q, nil); rows > maxConstantRows {
		h.add(Explosion, q.pos)
	}
}

// expr looks at one expression anywhere.
func (h *hazards) expr(e expr) {
	switch e := e.(type) {
	case *logic:
		h.chain(e)
	case *binary:
		h.comparison(e)
	case *call:
		h.call(e)
	case *caseExpr:
		if e.operand == nil && len(e.whens) > 0 && guessed(e.whens[0].cond) {
			kind := ConstantCondition
			if e.els != nil && slices.ContainsFunc(profileOf(e.els).tables, func(s *subquery) bool { return guessedValue(s.query) }) {
				kind = ConstantChoice
			}
			h.add(kind, e.whens[0].cond.base().pos)
		}
	case *inList:
		for _, x := range e.list {
			h.argument(x)
		}
	case *subquery:
		if e.kind == "" && guessedValue(e.query) {
			h.add(Probe, e.pos)
		}
	case *literal:
		if e.kind == litString && substituted(e.text) {
			h.add(Substitution, e.pos)
		}
	}
}
