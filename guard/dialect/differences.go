package dialect

// The differences that are of formatting only, as a client is told of them.
const (
	quotientDigits = "quotients and averages of exact numbers have 16 digits after the point here, PostgreSQL has 16 or more that count"
	functionDigits = "this function of exact numbers is computed as double precision: 15 digits"
	freeDigits     = "a numeric without a scale has ten digits after the point here"
	choiceDigits   = "a sum over a choice has the digits of the finest value that may be chosen"
	floatOrder     = "an aggregate of floating-point numbers may differ in the last digit, by the order of addition"
	documentDigits = "the text of a JSON number has lost its trailing zeros"
)

// inexact are the functions that PostgreSQL computes exactly for exact numbers.
var inexact = map[string]bool{
	"sqrt": true, "exp": true, "ln": true, "log": true, "log10": true, "power": true, "pow": true, "stddev": true, "stddev_samp": true,
	"stddev_pop": true, "variance": true, "var_samp": true, "var_pop": true,
}

// Differences tells what of a resolved statement's answer on an engine may look otherwise than
// the source server's, the values being the same. It walks the tree, and is for those who ask.
func (s *Statement) Differences(to Dialect) []string {
	var out []string
	for s.Inner != nil && s.tree == nil {
		if s.Dialect == MySQL && s.Kind == Explain {
			out = append(out, planShape)
		}
		s = s.Inner
	}
	if s.Dialect == MySQL {
		return append(out, s.mysqlDifferences(to)...)
	}
	if s.tree == nil {
		return nil
	}
	seen := make(map[string]bool)
	w := walker{marked: true, onExpr: func(e expr) {
		d := differs(e)
		if d == "" && to == Spark {
			d = sparkDiffers(e)
		}
		if d != "" && !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}}
	w.tree(s.tree)
	return out
}

// differs is what may look otherwise in one expression; empty is nothing.
func differs(e expr) string {
	switch e := e.(type) {
	case *binary:
		switch {
		case e.op == "/" && e.typ.kind == tNumeric:
			return quotientDigits
		case e.op == "^" && e.typ.kind == tNumeric:
			return functionDigits
		case e.op == "->>" || e.op == "#>>":
			return documentDigits
		}
	case *cast:
		if t := e.x.base().typ; e.to == of(tNumeric) && (t.isText() || t.isFloat() || t.kind == tNone) {
			return freeDigits
		}
	case *call:
		return callDiffers(e)
	}
	return ""
}

func callDiffers(c *call) string {
	t := sqlType{}
	if len(c.args) > 0 {
		t = c.args[0].base().typ
	}
	_, choice := argument(c.args, 0).(*caseExpr)
	switch {
	case c.name == "avg" && (t.isInt() || t.kind == tNumeric):
		return quotientDigits
	case (c.name == "avg" || c.name == "sum") && t.isFloat():
		return floatOrder
	case c.name == "sum" && choice && t.kind == tNumeric:
		return choiceDigits
	case inexact[c.name] && c.typ.kind == tNumeric:
		return functionDigits
	case c.name == "json_extract_path_text" || c.name == "jsonb_extract_path_text":
		return documentDigits
	}
	return ""
}
