package schemafile

import (
	"strings"
	"testing"

	"streamlink/backend"
)

func TestKeys(t *testing.T) {
	tables := func() []*backend.Table {
		return []*backend.Table{
			{Schema: "main", Name: "Patents", Columns: []backend.Column{{Name: "Id"}, {Name: "title"}}},
			{Schema: "main", Name: "cites", Columns: []backend.Column{{Name: "from_id"}, {Name: "to_id"}}},
		}
	}
	for _, c := range []struct{ name, text, err string }{
		{"good", "tables:\n  patents:\n    comment: all of them\n    primary_key: [id]\n    columns: {TITLE: what it is called}\n  cites:\n    primary_key: [from_id, to_id]\n    foreign_keys:\n      - {columns: [from_id], table: patents, references: [id]}\n", ""},
		{"empty", "", ""},
		{"comments only", "# nothing\n", ""},
		{"not served", "tables: {elsewhere: {primary_key: [x]}, cites: {foreign_keys: [{columns: [to_id], table: elsewhere, references: [x]}]}}", ""},
		{"unknown word", "tables: {cites: {primary: [x]}}", "field primary not found"},
		{"no yaml", "tables: [", "is not understood"},
		{"unknown column", "tables: {cites: {primary_key: [x]}}", "table cites has no column x"},
		{"unknown comment", "tables: {cites: {columns: {x: y}}}", "table cites has no column x"},
		{"unknown table", "tables: {cites: {foreign_keys: [{columns: [to_id], table: nope, references: [x]}]}}", "refers to table nope"},
		{"unknown reference", "tables: {cites: {foreign_keys: [{columns: [to_id], table: patents, references: [x]}]}}", "table Patents has no column x"},
		{"uneven", "tables: {cites: {foreign_keys: [{columns: [to_id, from_id], table: patents, references: [id]}]}}", "as many references as columns"},
		{"no target", "tables: {cites: {foreign_keys: [{columns: [to_id], references: [id]}]}}", "needs columns, table"},
	} {
		d, err := parse("schema.yaml", []byte(c.text))
		ts := tables()
		if err == nil {
			err = d.Apply(ts)
		}
		switch {
		case c.err == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err) || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: got %v, want %s", c.name, err, c.err)
		}
		if c.name == "good" {
			p, x := ts[0], ts[1]
			if p.PrimaryKey[0] != "Id" || p.Comment != "all of them" || p.Columns[1].Comment != "what it is called" ||
				len(x.PrimaryKey) != 2 || x.ForeignKeys[0].RefTable != "Patents" || x.ForeignKeys[0].RefColumns[0] != "Id" {
				t.Errorf("got %+v and %+v", p, x)
			}
		}
	}
}

func TestDescribe(t *testing.T) {
	d, err := parse("schema.yaml", []byte("tables:\n  cites:\n    comment: who cites whom\n    primary_key: [from_id]\n    foreign_keys:\n"+
		"      - {columns: [from_id], table: patents, references: [id]}\n      - {columns: [to_id], table: gone, references: [id]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	table := backend.Table{Schema: "s", Name: "Cites", Columns: []backend.Column{{Name: "From_Id", Nullable: true}, {Name: "to_id"}}}
	err = d.Describe(&table, func(name string) string { return map[string]string{"patents": "Patents"}[name] })
	if err != nil {
		t.Fatal(err)
	}
	if len(table.ForeignKeys) != 1 || table.ForeignKeys[0].RefTable != "Patents" || table.ForeignKeys[0].Columns[0] != "From_Id" ||
		table.PrimaryKey[0] != "From_Id" || table.Columns[0].Nullable || table.Comment != "who cites whom" || d.Comment("CITES") != table.Comment {
		t.Errorf("got %+v", table)
	}
	other := backend.Table{Name: "other"}
	if err := d.Describe(&other, func(string) string { return "" }); err != nil || other.Comment != "" || len(other.PrimaryKey) > 0 {
		t.Errorf("a table that the file does not name: %v, %+v", err, other)
	}
	if err := d.Describe(&backend.Table{Name: "cites"}, func(string) string { return "" }); err == nil {
		t.Error("a column that its table does not have was taken")
	}
}
