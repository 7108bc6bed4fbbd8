package syscat

import (
	"slices"
	"strings"

	"streamlink/backend"
)

// mysqlIndex is a key of a table as MySQL tells it. MySQL makes an index of every foreign
// key too.
type mysqlIndex struct {
	name    string
	columns []string
	unique  bool
}

func (t *described) mysqlIndexes() (all []mysqlIndex) {
	if len(t.PrimaryKey) > 0 {
		all = append(all, mysqlIndex{"PRIMARY", t.PrimaryKey, true})
	}
	for _, u := range t.Uniques {
		all = append(all, mysqlIndex{u[0], u, true})
	}
	for i, k := range t.ForeignKeys {
		if !slices.ContainsFunc(all, func(x mysqlIndex) bool {
			return slices.Equal(x.columns[:min(len(x.columns), len(k.Columns))], k.Columns)
		}) {
			all = append(all, mysqlIndex{t.mysqlForeign(i), k.Columns, false})
		}
	}
	return all
}

// mysqlForeign is what MySQL would call a foreign key.
func (t *described) mysqlForeign(i int) string { return t.Name + "_ibfk_" + itoa(i+1) }

// mysqlKeys are the rows about a table's keys.
func (d *description) mysqlKeys(t *described) {
	for _, x := range t.mysqlIndexes() {
		switch d.collected.name {
		case "STATISTICS":
			d.mysqlStatistics(t, x)
		case "TABLE_CONSTRAINTS":
			if x.unique {
				kind := "UNIQUE"
				if x.name == "PRIMARY" {
					kind = "PRIMARY KEY"
				}
				d.mysqlConstraint(t, x.name, kind)
			}
		case "KEY_COLUMN_USAGE":
			if x.unique {
				for i, c := range x.columns {
					d.is(d.mysqlUsage(t, x.name, c, i)...)
				}
			}
		}
	}
	for i, k := range t.ForeignKeys {
		other := d.referenced(k)
		if other == nil {
			continue // a table that this user may not see
		}
		switch name := t.mysqlForeign(i); d.collected.name {
		case "TABLE_CONSTRAINTS":
			d.mysqlConstraint(t, name, "FOREIGN KEY")
		case "KEY_COLUMN_USAGE":
			for j, c := range k.Columns {
				d.is(d.mysqlUsage(t, name, c, j, "POSITION_IN_UNIQUE_CONSTRAINT", j+1, "REFERENCED_TABLE_SCHEMA", other.schema,
					"REFERENCED_TABLE_NAME", other.Name, "REFERENCED_COLUMN_NAME", refColumn(k, j))...)
			}
		case "REFERENTIAL_CONSTRAINTS":
			d.is("CONSTRAINT_CATALOG", mysqlCatalog, "CONSTRAINT_SCHEMA", t.schema, "CONSTRAINT_NAME", name, "UNIQUE_CONSTRAINT_CATALOG", mysqlCatalog,
				"UNIQUE_CONSTRAINT_SCHEMA", other.schema, "UNIQUE_CONSTRAINT_NAME", "PRIMARY", "MATCH_OPTION", "NONE", "UPDATE_RULE", "NO ACTION",
				"DELETE_RULE", "NO ACTION", "TABLE_NAME", t.Name, "REFERENCED_TABLE_NAME", other.Name)
		}
	}
	d.mysqlChecks(t)
}

func (d *description) mysqlChecks(t *described) {
	for i, clause := range t.Checks {
		name := t.Name + "_chk_" + itoa(i+1)
		switch d.collected.name {
		case "TABLE_CONSTRAINTS":
			d.mysqlConstraint(t, name, "CHECK")
		case "CHECK_CONSTRAINTS":
			d.is("CONSTRAINT_CATALOG", mysqlCatalog, "CONSTRAINT_SCHEMA", t.schema, "CONSTRAINT_NAME", name, "CHECK_CLAUSE", clause,
				"TABLE_NAME", t.Name, "LEVEL", "Table")
		}
	}
}

func refColumn(k backend.ForeignKey, i int) any {
	if i < len(k.RefColumns) {
		return k.RefColumns[i]
	}
	return nil
}

func (d *description) mysqlConstraint(t *described, name, kind string) {
	d.is("CONSTRAINT_CATALOG", mysqlCatalog, "CONSTRAINT_SCHEMA", t.schema, "CONSTRAINT_NAME", name, "TABLE_SCHEMA", t.schema,
		"TABLE_NAME", t.Name, "CONSTRAINT_TYPE", kind, "ENFORCED", "YES")
}

func (d *description) mysqlUsage(t *described, name, column string, i int, pairs ...any) []any {
	return append(d.mysqlAt(t, "CONSTRAINT_CATALOG", mysqlCatalog, "CONSTRAINT_SCHEMA", t.schema, "CONSTRAINT_NAME", name,
		"COLUMN_NAME", column, "ORDINAL_POSITION", i+1), pairs...)
}

func (d *description) mysqlStatistics(t *described, x mysqlIndex) {
	nonUnique := 1
	if x.unique {
		nonUnique = 0
	}
	for i, c := range x.columns {
		nullable := ""
		if at := slices.IndexFunc(t.Columns, func(col backend.Column) bool { return strings.EqualFold(col.Name, c) }); at >= 0 &&
			t.Columns[at].Nullable && x.name != "PRIMARY" {
			nullable = "YES"
		}
		d.is(d.mysqlAt(t, "NON_UNIQUE", nonUnique, "INDEX_SCHEMA", t.schema, "INDEX_NAME", x.name, "SEQ_IN_INDEX", i+1, "COLUMN_NAME", c,
			"COLLATION", "A", "CARDINALITY", max(t.Rows, 0), "NULLABLE", nullable, "INDEX_TYPE", "BTREE", "COMMENT", "", "INDEX_COMMENT", "",
			"IS_VISIBLE", "YES", "IGNORED", "NO")...)
	}
}
