package dialect

import "strings"

// What may look otherwise than MySQL's answer.
const (
	planShape    = "EXPLAIN shows the engine's plan in one column"
	freeParam    = "the result's column is told before the parameter has a type: a text, or what stands beside it"
	missingPath  = "JSON_CONTAINS of a path that leads nowhere is NULL, as in MySQL 8; MariaDB gives 0"
	lastQuotient = "digits behind those of a quotient that is shown may differ where it is computed with"
)

// mysqlDifferences tells what of a resolved statement's answer may look otherwise.
func (s *Statement) mysqlDifferences(to Dialect) []string {
	if s.tree == nil {
		return nil
	}
	var out []string
	seen := make(map[string]bool)
	tell := func(d string) {
		if !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	w := walker{marked: true, onExpr: func(e expr) {
		switch e := e.(type) {
		case *param:
			if s.resultOf(e) {
				tell(freeParam)
			}
		case *binary:
			l, isDivision := e.l.(*binary)
			if e.op != "=" && isDivision && l.op == "/" && l.typ.kind == tNumeric && e.typ.kind == tNumeric {
				tell(lastQuotient)
			}
		case *call:
			if e.name == "json_contains" && len(e.args) == 3 {
				tell(missingPath)
			}
		}
		if to == Spark {
			if d := sparkDiffersFromMySQL(e); d != "" {
				tell(d)
			}
		}
	}}
	w.tree(s.tree)
	return out
}

// resultOf tells a parameter that an output column is computed with.
func (s *Statement) resultOf(p *param) bool {
	q, ok := s.tree.(*query)
	if !ok {
		return false
	}
	core, ok := q.body.(*selectCore)
	if !ok {
		return false
	}
	found := false
	for i := range core.items {
		t := core.items[i].expr.base().typ
		if t.kind == tBool {
			continue
		}
		w := walker{shallow: true, onExpr: func(e expr) { found = found || e == expr(p) }}
		w.expr(core.items[i].expr)
	}
	return found
}

// Caution is what a client is warned of before a statement runs on an engine; empty:
// nothing.
func (s *Statement) Caution(to Dialect) string {
	if to == Spark {
		return s.sparkCaution()
	}
	if t, ok := s.tree.(*createTable); ok {
		if told := t.notHeld(); told != "" {
			return told
		}
	}
	if s.Dialect != MySQL {
		return ""
	}
	switch t := s.tree.(type) {
	case *truncateStmt:
		return s.numbersGoOn(t)
	case *createTable:
		texts := make(map[string]bool)
		unique := append([][]string{t.primaryKey}, t.uniques...)
		for _, c := range t.columns {
			texts[strings.ToLower(c.name)] = c.typ.isText()
			if c.unique || c.primary {
				unique = append(unique, []string{c.name})
			}
		}
		for _, key := range unique {
			for _, name := range key {
				if texts[strings.ToLower(name)] {
					return textKey(name)
				}
			}
		}
	case *createIndex:
		if t.unique {
			return s.textKeyOf(t.table, columnsOf(t.keys))
		}
	case *alterTable:
		if t.action == "ADD UNIQUE" || t.action == "ADD PRIMARY KEY" {
			return s.textKeyOf(t.name, t.keys)
		}
	}
	return ""
}

// notHeld is what a table's declaration says and the engine does not do.
func (t *createTable) notHeld() string {
	acts := false
	for _, k := range t.foreign {
		acts = acts || k.acts
	}
	for _, c := range t.columns {
		acts = acts || c.references != nil && c.references.acts
	}
	if acts {
		return "ON DELETE and ON UPDATE of a foreign key change no rows here: a row that others refer to cannot be deleted"
	}
	for _, l := range t.likes {
		if l.checks {
			return "CHECK constraints of " + l.table.name.String() + " are not taken over by LIKE"
		}
	}
	return ""
}

func columnsOf(keys []expr) []string {
	var out []string
	for _, k := range keys {
		if c, ok := k.(*columnRef); ok {
			out = append(out, c.parts[len(c.parts)-1])
		}
	}
	return out
}

// textKeyOf warns of a text among the columns of a table's key.
func (s *Statement) textKeyOf(table Name, key []string) string {
	for _, c := range s.bound.tables[s.tableKey(table)] {
		for _, name := range key {
			if equalFold(c.name, name) && c.typ.isText() {
				return textKey(name)
			}
		}
	}
	return ""
}

func textKey(column string) string {
	return "the key on column '" + column + "' tells case, accents and trailing blanks apart: an INSERT of such a text is not refused as a duplicate"
}

// numbersGoOn warns of a TRUNCATE of a table with AUTO_INCREMENT.
func (s *Statement) numbersGoOn(t *truncateStmt) string {
	for _, n := range t.names {
		for _, c := range s.bound.tables[s.tableKey(n)] {
			if c.serial.sequence != "" {
				return "the numbers of column '" + c.name + "' go on where they were: AUTO_INCREMENT is not set back"
			}
		}
	}
	return ""
}
