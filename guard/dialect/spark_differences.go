package dialect

import "strings"

// What may look otherwise on Spark than the source server's answer, the values being the same.
const (
	equalTexts = "of texts that are equal but written otherwise, another one may be shown"
	sharpS     = "the letter ß is compared as Spark's collation does, not as MySQL's"
)

// intervalGroups is what a client is warned of where groups are made of intervals on Spark.
const intervalGroups = "intervals that are equal but written otherwise ('1 day', '24:00:00') are different ones where Spark groups them; justify_interval() writes them alike"

// sparkDiffers is what may look otherwise on Spark in one expression; empty is nothing.
func sparkDiffers(e expr) string {
	if e, ok := e.(*binary); ok && (e.op == "->" || e.op == "#>") {
		return documentDigits
	}
	return ""
}

// sparkDiffersFromMySQL is what may look otherwise than MySQL's besides.
func sparkDiffersFromMySQL(e expr) string {
	switch e := e.(type) {
	case *literal:
		if e.kind == litString && strings.ContainsAny(e.text, "ßẞ") {
			return sharpS
		}
	case *call:
		if e.name == "group_concat" && e.distinct {
			return equalTexts
		}
	}
	return sparkDiffers(e)
}

// sparkCaution is what a client is warned of before a statement runs on Spark.
func (s *Statement) sparkCaution() string {
	if s.Dialect == PostgreSQL && s.groupsIntervals() {
		return intervalGroups
	}
	return ""
}

// groupsIntervals tells whether intervals are told apart: by GROUP BY, DISTINCT or a set operation.
func (s *Statement) groupsIntervals() bool {
	if s.tree == nil {
		return false
	}
	found := false
	key := func(e expr) {
		found = found || e != nil && e.base().typ.kind == tInterval && e.base().typ.scale != storedSpan
	}
	var group func(items []groupItem)
	group = func(items []groupItem) {
		for _, g := range items {
			key(g.expr)
			group(g.sub)
		}
	}
	w := walker{marked: true, onQuery: func(q *query) {
		switch body := q.body.(type) {
		case *selectCore:
			group(body.groupBy)
			for _, e := range body.distinctOn {
				key(e)
			}
			for i := range body.items {
				if body.distinct && len(body.distinctOn) == 0 {
					key(body.items[i].expr)
				}
			}
		case *setOp:
			for _, t := range body.types {
				found = found || t.kind == tInterval && t.scale != storedSpan && !body.all
			}
		}
	}}
	w.tree(s.tree)
	return found
}
