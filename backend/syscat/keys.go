package syscat

import (
	"strings"

	"streamlink/backend"
)

// key is a primary key or a UNIQUE constraint: a constraint and the index that holds it.
type key struct {
	name              string
	columns           []string
	index, constraint int
	primary           bool
}

// numberKeys finds a table's keys and gives them numbers.
func (t *described) numberKeys(n *numbers) {
	add := func(name string, columns []string, primary bool) {
		t.keys = append(t.keys, key{name: name, columns: columns, primary: primary,
			index: n.of("index", t.schema, name), constraint: n.of("constraint", t.schema, name)})
	}
	if len(t.PrimaryKey) > 0 {
		add(t.Name+"_pkey", t.PrimaryKey, true)
	}
	for _, u := range t.Uniques {
		add(t.Name+"_"+strings.Join(u, "_")+"_key", u, false)
	}
	for i := range t.Checks {
		t.checks = append(t.checks, n.of("constraint", t.schema, t.checkName(i)))
	}
}

func (t *described) checkName(i int) string {
	if i == 0 {
		return t.Name + "_check"
	}
	return t.Name + "_check" + itoa(i)
}

func (d *description) key(t *described, k key) {
	places := t.places(k.columns)
	zeros, classes := make([]int, len(places)), make([]int, len(places))
	kind := "u"
	if k.primary {
		kind = "p"
	}
	for i := range classes {
		classes[i] = 1978 // int4_ops; which one it is says nothing to a reader of keys
	}
	d.add("pg_class", "oid", k.index, "relname", k.name, "relnamespace", d.schemas[t.schema], "relowner", superuser, "relam", btree,
		"relfilenode", k.index, "reltuples", max(t.Rows, -1), "relpersistence", "p", "relkind", "i", "relnatts", len(places),
		"relispopulated", true, "relreplident", "n")
	for i, c := range k.columns {
		column := t.Columns[places[i]-1]
		typ, modifier, _ := columnType(column.Type, column.Wire)
		d.add("pg_attribute", "attrelid", k.index, "attname", c, "atttypid", typ.oid, "attstattarget", -1, "attlen", typ.length, "attnum", i+1,
			"attcacheoff", -1, "atttypmod", modifier, "attbyval", typ.byValue, "attalign", typ.align, "attstorage", typ.storage,
			"attislocal", true, "attcollation", typ.collation)
	}
	d.add("pg_index", "indexrelid", k.index, "indrelid", t.oid, "indnatts", len(places), "indnkeyatts", len(places), "indisunique", true,
		"indisprimary", k.primary, "indimmediate", true, "indisvalid", true, "indisready", true, "indislive", true,
		"indkey", places, "indcollation", zeros, "indclass", classes, "indoption", zeros)
	d.add("pg_indexes", "schemaname", t.schema, "tablename", t.Name, "indexname", k.name,
		"indexdef", "CREATE UNIQUE INDEX "+plain(k.name)+" ON "+plain(t.schema)+"."+plain(t.Name)+" USING btree ("+plainList(k.columns)+")")
	d.add("pg_constraint", "oid", k.constraint, "conname", k.name, "connamespace", d.schemas[t.schema],
		"contype", kind, "convalidated", true, "conrelid", t.oid, "conindid", k.index, "conislocal", true, "connoinherit", true, "conkey", places,
		"confupdtype", " ", "confdeltype", " ", "confmatchtype", " ")
}

// check is a CHECK constraint, whose condition is in the engine's words.
func (d *description) check(t *described, i int, condition string) {
	d.add("pg_constraint", "oid", t.checks[i], "conname", t.checkName(i), "connamespace", d.schemas[t.schema], "contype", "c",
		"convalidated", true, "conrelid", t.oid, "conislocal", true, "conbin", condition, "confupdtype", " ", "confdeltype", " ", "confmatchtype", " ")
}

// defaultOf is a column's default as PostgreSQL tells it: a text constant says its type.
func defaultOf(c backend.Column) string {
	text := c.Default
	if len(text) < 2 || text[0] != '\'' || text[len(text)-1] != '\'' {
		if strings.EqualFold(text, "NULL") {
			return ""
		}
		return text
	}
	typ, _, _ := columnType(c.Type, c.Wire)
	return text + "::" + typ.standard
}
