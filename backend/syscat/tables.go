package syscat

import (
	"slices"
	"strconv"
	"strings"

	"streamlink/backend"
)

// cluster is what there is beside the tables: the database, its schemas and its users.
func (d *description) cluster() {
	for name, oid := range d.schemas {
		if oid != publicOID {
			d.add("pg_namespace", "oid", oid, "nspname", name, "nspowner", superuser)
		}
	}
	users := numbers{map[uint32]bool{}}
	d.add("pg_database", "oid", databaseOID, "datname", d.o.Database, "datdba", superuser, "encoding", 6, "datlocprovider", "c",
		"datallowconn", true, "datconnlimit", -1, "datcollate", "C.UTF-8", "datctype", "C.UTF-8", "dattablespace", 1663)
	for i, user := range d.o.Users {
		oid := superuser
		if i > 0 {
			oid = users.of("user", user)
		}
		common := []any{"rolname", user, "rolinherit", true, "rolcanlogin", true, "rolconnlimit", -1, "oid", oid}
		d.add("pg_roles", append(common, "rolpassword", "********")...)
		d.add("pg_authid", common...)
		d.add("pg_user", "usename", user, "usesysid", oid, "usecreatedb", false, "usesuper", false, "userepl", false,
			"usebypassrls", false, "passwd", "********")
	}
	d.add("pg_extension", "oid", 13000, "extname", "plpgsql", "extowner", superuser, "extnamespace", 11, "extversion", "1.0")
}

// table is a table or view: in pg_class, its type, its columns, its keys, its comments.
func (d *description) table(t *described) {
	kind := "r"
	if t.View {
		kind = "v"
	}
	rows := t.Rows
	am := defaultAM
	if t.View {
		am = 0
	}
	d.add("pg_class", "oid", t.oid, "relname", t.Name, "relnamespace", d.schemas[t.schema], "reltype", t.rowType, "relowner", superuser,
		"relam", am, "relfilenode", t.oid, "reltuples", max(rows, -1), "relhasindex", len(t.keys) > 0, "relchecks", len(t.Checks), "relpersistence", "p",
		"relkind", kind, "relnatts", len(t.Columns), "relispopulated", true, "relreplident", "d", "relhasrules", t.View,
		"relhastriggers", t.bound) // PostgreSQL keeps foreign keys by triggers, and psql looks for them there
	d.add("pg_type", "oid", t.rowType, "typname", t.Name, "typnamespace", d.schemas[t.schema], "typowner", superuser, "typlen", -1,
		"typtype", "c", "typcategory", "C", "typisdefined", true, "typdelim", ",", "typrelid", t.oid, "typalign", "d", "typstorage", "x",
		"typtypmod", -1, "typinput", "record_in", "typoutput", "record_out", "typreceive", "record_recv", "typsend", "record_send",
		"typsubscript", "-", "typmodin", "-", "typmodout", "-", "typanalyze", "-")
	if d.wants("pg_attribute", "pg_description", "pg_attrdef") {
		for i, c := range t.Columns {
			d.column(t, i+1, c)
		}
	}
	if t.Comment != "" {
		d.add("pg_description", "objoid", t.oid, "classoid", catalogOID("pg_class"), "objsubid", 0, "description", t.Comment)
	}
	if t.View {
		d.add("pg_views", "schemaname", t.schema, "viewname", t.Name, "viewowner", d.owner(), "definition", t.Definition)
		return
	}
	d.add("pg_tables", "schemaname", t.schema, "tablename", t.Name, "tableowner", d.owner(), "hasindexes", len(t.keys) > 0,
		"hasrules", false, "hastriggers", false, "rowsecurity", false)
	for _, k := range t.keys {
		d.key(t, k)
	}
	for i, c := range t.Checks {
		d.check(t, i, c)
	}
	for i, k := range t.ForeignKeys {
		d.foreignKey(t, i, k)
	}
}

// owner owns everything: the first user of the configuration.
func (d *description) owner() string {
	if len(d.o.Users) > 0 {
		return d.o.Users[0]
	}
	return "streamlink"
}

func (d *description) column(t *described, n int, c backend.Column) {
	typ, modifier, array := columnType(c.Type, c.Wire)
	oid, length, byValue, dims := typ.oid, typ.length, typ.byValue, 0
	align, storage := typ.align, typ.storage
	if array {
		oid, length, byValue, dims, align, storage = typ.array, -1, false, 1, "i", "x"
	}
	d.add("pg_attribute", "attrelid", t.oid, "attname", c.Name, "atttypid", oid, "attstattarget", -1, "attlen", length, "attnum", n,
		"attndims", dims, "attcacheoff", -1, "atttypmod", modifier, "attbyval", byValue, "attalign", align, "attstorage", storage,
		"attnotnull", !c.Nullable || slices.Contains(t.PrimaryKey, c.Name), "attislocal", true, "attcollation", typ.collation, "atthasdef", defaultOf(c) != "")
	if text := defaultOf(c); text != "" {
		d.add("pg_attrdef", "oid", t.rowType+n, "adrelid", t.oid, "adnum", n, "adbin", text)
	}
	if c.Comment != "" {
		d.add("pg_description", "objoid", t.oid, "classoid", catalogOID("pg_class"), "objsubid", n, "description", c.Comment)
	}
}

// places are the numbers of columns in their table.
func (t *described) places(names []string) []int {
	out := make([]int, len(names))
	for i, name := range names {
		out[i] = 1 + slices.IndexFunc(t.Columns, func(c backend.Column) bool { return strings.EqualFold(c.Name, name) })
	}
	return out
}

// foreignName is what PostgreSQL would call a foreign key.
func foreignName(t *described, k backend.ForeignKey, i int) string {
	name := t.Name + "_" + strings.Join(k.Columns, "_") + "_fkey"
	for j, other := range t.ForeignKeys[:i] {
		if slices.Equal(other.Columns, k.Columns) {
			name += strconv.Itoa(j + 1)
		}
	}
	return name
}

func (d *description) foreignKey(t *described, i int, k backend.ForeignKey) {
	other := d.referenced(k)
	if other == nil {
		return // a table that this user may not see
	}
	name := foreignName(t, k, i)
	index := 0
	for _, ref := range other.keys {
		if slices.Equal(k.RefColumns, ref.columns) {
			index = ref.index
		}
	}
	d.add("pg_constraint", "oid", t.foreigns[i], "conname", name, "connamespace", d.schemas[t.schema],
		"contype", "f", "convalidated", true, "conrelid", t.oid, "conindid", index, "confrelid", other.oid, "confupdtype", "a",
		"confdeltype", "a", "confmatchtype", "s", "conislocal", true, "connoinherit", true,
		"conkey", t.places(k.Columns), "confkey", other.places(k.RefColumns))
}

func (d *description) referenced(k backend.ForeignKey) *described {
	if t := d.byName[[2]string{k.RefSchema, k.RefTable}]; t != nil {
		return t
	}
	return d.byName[[2]string{d.o.Engine.DefaultSchema(), k.RefTable}]
}

// plain is a name as PostgreSQL writes it: quoted only where it must be.
func plain(name string) string {
	for i, r := range name {
		if r != '_' && (r < 'a' || r > 'z') && (i == 0 || r < '0' || r > '9') {
			return quote(name)
		}
	}
	return name
}

func plainList(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = plain(n)
	}
	return strings.Join(out, ", ")
}
