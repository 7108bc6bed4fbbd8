package syscat

import (
	"slices"

	"streamlink/backend"
)

// standard fills information_schema.
func (d *description) standard() {
	for schema := range d.schemas {
		d.schemata(schema)
	}
	d.schemata("pg_catalog")
	d.schemata("information_schema")
	for _, t := range d.tables {
		kind, insertable := "BASE TABLE", "YES"
		if t.View {
			kind, insertable = "VIEW", "NO"
			d.add("information_schema.views", d.at(t, "view_definition", t.Definition, "check_option", "NONE", "is_updatable", "NO", "is_insertable_into", "NO",
				"is_trigger_updatable", "NO", "is_trigger_deletable", "NO", "is_trigger_insertable_into", "NO")...)
		}
		d.add("information_schema.tables", d.at(t, "table_type", kind, "is_insertable_into", insertable, "is_typed", "NO")...)
		d.add("information_schema.table_privileges", d.at(t, "grantor", d.owner(), "grantee", d.owner(), "privilege_type", "SELECT",
			"is_grantable", "NO", "with_hierarchy", "YES")...)
		if d.wants("columns") {
			for i, c := range t.Columns {
				d.standardColumn(t, i+1, c)
			}
		}
		d.standardKeys(t)
	}
}

func (d *description) schemata(name string) {
	d.add("information_schema.schemata", "catalog_name", d.o.Database, "schema_name", name, "schema_owner", d.owner())
}

// at begins a row about a table.
func (d *description) at(t *described, pairs ...any) []any {
	return append([]any{"table_catalog", d.o.Database, "table_schema", t.schema, "table_name", t.Name}, pairs...)
}

func (d *description) standardColumn(t *described, n int, c backend.Column) {
	typ, modifier, array := columnType(c.Type, c.Wire)
	dataType, udt, nullable := typ.standard, typ.name, "YES"
	if array {
		dataType, udt = "ARRAY", "_"+typ.name
	}
	if !c.Nullable || slices.Contains(t.PrimaryKey, c.Name) {
		nullable = "NO"
	}
	row := d.at(t, "column_name", c.Name, "ordinal_position", n, "is_nullable", nullable, "data_type", dataType, "udt_catalog", d.o.Database,
		"udt_schema", "pg_catalog", "udt_name", udt, "dtd_identifier", itoa(n), "is_self_referencing", "NO", "is_identity", "NO",
		"column_default", orNothing(defaultOf(c)), "identity_cycle", "NO", "is_generated", "NEVER", "is_updatable", "YES")
	switch typ.name {
	case "int2":
		row = append(row, "numeric_precision", 16, "numeric_precision_radix", 2, "numeric_scale", 0)
	case "int4":
		row = append(row, "numeric_precision", 32, "numeric_precision_radix", 2, "numeric_scale", 0)
	case "int8":
		row = append(row, "numeric_precision", 64, "numeric_precision_radix", 2, "numeric_scale", 0)
	case "float4":
		row = append(row, "numeric_precision", 24, "numeric_precision_radix", 2)
	case "float8":
		row = append(row, "numeric_precision", 53, "numeric_precision_radix", 2)
	case "numeric":
		row = append(row, "numeric_precision_radix", 10)
		if modifier > 0 {
			row = append(row, "numeric_precision", (modifier-4)>>16, "numeric_scale", (modifier-4)&0xffff)
		}
	case "text", "varchar", "bpchar", "bytea":
		row = append(row, "character_octet_length", 1<<30)
	case "date":
		row = append(row, "datetime_precision", 0)
	case "time", "timetz", "timestamp", "timestamptz", "interval":
		row = append(row, "datetime_precision", 6)
	}
	d.add("information_schema.columns", row...)
}

// standardKeys are a table's keys as constraints, and their columns.
func (d *description) standardKeys(t *described) {
	for _, k := range t.keys {
		kind := "UNIQUE"
		if k.primary {
			kind = "PRIMARY KEY"
		}
		d.constraint(t, k.name, kind)
		d.keyColumns(t, k.name, k.columns, false)
		d.usedColumns(t, t, k.name, k.columns)
	}
	for i, condition := range t.Checks {
		d.constraint(t, t.checkName(i), "CHECK")
		d.add("information_schema.check_constraints", "constraint_catalog", d.o.Database, "constraint_schema", t.schema,
			"constraint_name", t.checkName(i), "check_clause", condition)
	}
	for i, k := range t.ForeignKeys {
		other := d.referenced(k)
		if other == nil {
			continue
		}
		name := foreignName(t, k, i)
		d.constraint(t, name, "FOREIGN KEY")
		d.keyColumns(t, name, k.Columns, true)
		d.usedColumns(t, other, name, k.RefColumns)
		d.add("information_schema.referential_constraints", "constraint_catalog", d.o.Database, "constraint_schema", t.schema,
			"constraint_name", name, "unique_constraint_catalog", d.o.Database, "unique_constraint_schema", other.schema,
			"unique_constraint_name", other.Name+"_pkey", "match_option", "NONE", "update_rule", "NO ACTION", "delete_rule", "NO ACTION")
	}
}

func (d *description) constraint(t *described, name, kind string) {
	d.add("information_schema.table_constraints", d.at(t, "constraint_catalog", d.o.Database, "constraint_schema", t.schema,
		"constraint_name", name, "constraint_type", kind, "is_deferrable", "NO", "initially_deferred", "NO", "enforced", "YES")...)
}

func (d *description) keyColumns(t *described, name string, columns []string, foreign bool) {
	for i, c := range columns {
		row := d.at(t, "constraint_catalog", d.o.Database, "constraint_schema", t.schema, "constraint_name", name, "column_name", c, "ordinal_position", i+1)
		if foreign {
			row = append(row, "position_in_unique_constraint", i+1)
		}
		d.add("information_schema.key_column_usage", row...)
	}
}

// usedColumns are the columns of a table that a constraint of t is about.
func (d *description) usedColumns(t, of *described, name string, columns []string) {
	for _, c := range columns {
		d.add("information_schema.constraint_column_usage", d.at(of, "column_name", c,
			"constraint_catalog", d.o.Database, "constraint_schema", t.schema, "constraint_name", name)...)
	}
}

// orNothing is a text, or NULL for an empty one.
func orNothing(s string) any {
	if s == "" {
		return nil
	}
	return s
}
