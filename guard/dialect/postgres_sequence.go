package dialect

import (
	"strings"

	pg "github.com/pganalyze/pg_query_go/v6"
)

// serialTypes are the types that number rows.
var serialTypes = map[string]bool{
	"serial": true, "bigserial": true, "smallserial": true, "serial2": true, "serial4": true, "serial8": true,
}

// of names the sequence of a table's column as PostgreSQL does.
func (s *createSequence) of(t *createTable, column string) {
	s.name = Name{Schema: t.name.Schema, Name: t.name.Name + "_" + column + "_seq"}
	s.temp, s.ifNotExists = t.temp, t.ifNotExists
}

func (r *pgReader) createSequence(c *pg.CreateSeqStmt) tree {
	return &createSequence{name: r.name(c.Sequence), temp: c.Sequence.Relpersistence == "t",
		ifNotExists: c.IfNotExists, options: r.sequenceOptions(c.Options)}
}

// sequenceOptions writes the options of a sequence; PostgreSQL and the engine name them
// alike.
func (r *pgReader) sequenceOptions(list []*pg.Node) string {
	var out strings.Builder
	for _, n := range list {
		d := n.GetDefElem()
		words := map[string]string{"start": " START WITH ", "increment": " INCREMENT BY ", "minvalue": " MINVALUE ", "maxvalue": " MAXVALUE "}[d.GetDefname()]
		value := strings.TrimLeft(optionText(d.Arg), "-0123456789")
		switch name := d.GetDefname(); {
		case words != "" && d.Arg == nil: // NO MINVALUE
		case words != "" && value == "":
			out.WriteString(words + optionText(d.Arg))
		case name == "cycle":
			if isOn(optionText(d.Arg)) {
				out.WriteString(" CYCLE")
			}
		case name == "cache", name == "as": // neither changes which numbers come
		default:
			refuse(pos(d.Location), "a sequence with "+strings.ToUpper(name))
		}
	}
	return out.String()
}
