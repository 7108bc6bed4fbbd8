package guard

import (
	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// shapes tells a client why a statement looks like one that a stranger's text was
// pasted into, and what an honest author writes instead.
var shapes = map[dialect.HazardKind][2]string{
	dialect.ConstantCondition:  {"a condition that no row decides stands behind one that rows do", "Leave the constant condition out, or put it first."},
	dialect.ConstantChoice:     {"a CASE chooses by comparing two numbers", "Leave the CASE out, or let a column decide."},
	dialect.SelfComparison:     {"a column is compared with itself behind OR", "Leave the comparison out, or use IS NOT NULL."},
	dialect.ComparedComparison: {"the outcome of a comparison is compared with a text", "Write the two comparisons with AND."},
	dialect.Probe:              {"a condition asks about another table without regard to the row", "Join the table, or put the subquery into a WITH."},
	dialect.PaddedUnion:        {"a UNION adds rows of padding to those of a table", "Name the columns of both parts, or put the constants first."},
	dialect.CatalogUnion:       {"a UNION adds rows of the catalog to those of a table", "Ask the catalog by itself."},
	dialect.SwallowedTail:      {"a comment stands where the rest of the statement was", "Put comments on a line of their own."},
}

// shapeRule refuses the shapes of pasted-in text. A real parser has read the statement,
// so that the same words inside a string are only a string.
func shapeRule(g *Guard, _ Subject, s *dialect.Statement) (Verdict, bool) {
	if !g.shapes {
		return Verdict{}, false
	}
	catalogs := onlyCatalogs(s)
	for _, h := range s.Hazards {
		if catalogs && h.Kind != dialect.ConstantChoice {
			continue
		}
		if why, ok := shapes[h.Kind]; ok {
			return Verdict{Rule: "injection", Reason: why[0], Position: h.Position,
				Hint: why[1] + " guard.injection = off stops this check."}, true
		}
	}
	return Verdict{}, false
}

// onlyCatalogs tells what drivers and tools ask about schemas, with unions, probes and comparisons of
// their own; it gives away nothing but what the catalogs show to everybody.
func onlyCatalogs(s *dialect.Statement) bool {
	for _, t := range s.Reads {
		if !isCatalog(t) {
			return false
		}
	}
	return len(s.Reads) > 0
}

// sizeRule refuses what grows without measure by the statement's own constants, and what
// an engine would fill in from its environment. It has no switch.
func sizeRule(_ *Guard, _ Subject, s *dialect.Statement) (Verdict, bool) {
	for _, h := range s.Hazards {
		v := Verdict{Rule: "size", Position: h.Position, Code: sqlstate.ProgramLimitExceeded}
		switch h.Kind {
		case dialect.Explosion:
			v.Reason, v.Hint = "the statement's own constants make more than anybody reads", "Ask for less, or join on a condition."
			return v, true
		case dialect.EndlessRecursion:
			v.Reason, v.Hint = "nothing ends the recursion", "Bound it with a condition in the recursive part, or with LIMIT."
			return v, true
		case dialect.Substitution:
			return Verdict{Rule: "substitution", Reason: "${…} would be filled in from the engine's settings", Position: h.Position}, true
		}
	}
	return Verdict{}, false
}
