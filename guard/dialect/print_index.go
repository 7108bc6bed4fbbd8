package dialect

import (
	"strings"

	"streamlink/backend"
)

// withoutIndexes are the steps of ALTER TABLE where the table has indexes: DuckDB changes
// no table that has one, so that they are dropped first and made again in the end. It gives
// the place of a unique one free only when the transaction ends, and holds on to a column that
// is in one: there the engine's error stands.
func (t *alterTable) withoutIndexes(from Dialect, steps []tree) []tree {
	var before, change, after []tree
	gone := make(map[string]bool)
	for _, s := range steps {
		switch s := s.(type) {
		case *createIndex:
			after = append(after, s)
		case *dropStmt:
			before = append(before, s)
			gone[strings.ToLower(s.names[0].Name)] = true
		default:
			change = append(change, s)
		}
	}
	if len(change) == 0 || t.holdsOn() {
		return steps
	}
	for _, x := range t.indexes {
		if gone[strings.ToLower(x.Name)] {
			continue
		}
		before = append(before, &dropStmt{what: "INDEX", names: []Name{{Schema: t.name.Schema, Name: x.Name}}})
		after = append(after, t.again(from, x))
	}
	return append(append(before, change...), after...)
}

// holdsOn tells a table that has an index which cannot be made again.
func (t *alterTable) holdsOn() bool {
	for _, x := range t.indexes {
		if x.Unique {
			return true
		}
		for _, step := range append([]*alterTable{t}, t.more...) {
			for _, k := range x.Keys {
				if (step.action == "DROP COLUMN" || step.action == "TYPE") && isNamed(k, step.column.name) {
					return true
				}
			}
		}
	}
	return false
}

// again is an index of the changed table.
func (t *alterTable) again(from Dialect, x backend.Index) tree {
	out := &createIndex{name: x.Name, table: t.name, unique: x.Unique}
	keys := append([]string(nil), x.Keys...)
	for _, step := range append([]*alterTable{t}, t.more...) {
		if step.name != t.name {
			continue
		}
		switch step.action {
		case "RENAME TO":
			if rest, ok := strings.CutPrefix(x.Name, out.table.Name+"_"); ok && from == MySQL {
				out.name = step.newName + "_" + rest
			}
			out.table.Name = step.newName
		case "RENAME COLUMN":
			for i, k := range keys {
				if isNamed(k, step.column.name) {
					keys[i] = string(appendIdent(nil, step.newName, DuckDB))
				}
			}
		}
	}
	for _, k := range keys {
		out.keys = append(out.keys, &engineText{text: k})
	}
	return out
}

// isNamed tells whether an index's key is a column.
func isNamed(key, column string) bool {
	if n := len(key); n > 1 && key[0] == '"' && key[n-1] == '"' {
		key = strings.ReplaceAll(key[1:n-1], `""`, `"`)
	}
	return strings.EqualFold(key, column)
}

// uniqueKeys are the columns of a table's unique indexes.
func uniqueKeys(table *backend.Table) [][]string {
	var out [][]string
	for _, x := range table.Indexes {
		var keys []string
		for _, k := range x.Keys {
			for _, c := range table.Columns {
				if isNamed(k, c.Name) {
					keys = append(keys, c.Name)
				}
			}
		}
		if x.Unique && len(keys) == len(x.Keys) {
			out = append(out, keys)
		}
	}
	return out
}
