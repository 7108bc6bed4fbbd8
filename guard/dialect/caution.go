package dialect

import "strings"

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
	return s.mysqlCaution()
}

// mysqlCaution is what an engine does otherwise than MySQL: with numbers that the server makes,
// and with texts in keys.
func (s *Statement) mysqlCaution() string {
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

// columnsOf are the columns among the keys of an index.
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

// textKey is the warning of a text in a key.
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
