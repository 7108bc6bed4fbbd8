package syscat

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"streamlink/backend"
)

// description is the rows about what an engine holds, by relation.
type description struct {
	o       Options
	rows    map[string][]string
	numbers numbers
	schemas map[string]int // clients' names
	tables  []*described
	byName  map[[2]string]*described
	unknown error // a column that a relation does not have: a fault of this package
}

// described is one table with its number.
type described struct {
	backend.Table
	schema string // as clients know it
	oid    int
	index  int  // of its primary key; 0: it has none
	bound  bool // by a foreign key, its own or another's
}

// describe makes the rows for tables, whose columns are asked for here.
func describe(ctx context.Context, o Options, tables []backend.Table) (*description, error) {
	d := &description{o: o, rows: map[string][]string{}, numbers: numbers{map[uint32]bool{}},
		schemas: map[string]int{"public": publicOID}, byName: map[[2]string]*described{}}
	slices.SortFunc(tables, func(a, b backend.Table) int {
		return cmp.Or(strings.Compare(a.Schema, b.Schema), strings.Compare(a.Name, b.Name))
	})
	for _, t := range tables {
		full, err := o.Engine.Table(ctx, t.Schema, t.Name)
		if err != nil {
			return nil, err
		}
		if full.Rows < 0 {
			full.Rows = t.Rows
		}
		one := &described{Table: *full, schema: d.schemaName(t.Schema)}
		d.tables = append(d.tables, one)
		d.byName[[2]string{t.Schema, t.Name}] = one
		if _, ok := d.schemas[one.schema]; !ok {
			d.schemas[one.schema] = d.numbers.of("schema", one.schema)
			d.add("pg_namespace", "oid", d.schemas[one.schema], "nspname", one.schema, "nspowner", superuser)
		}
	}
	for _, t := range d.tables {
		t.oid = d.numbers.of("table", t.schema, t.Name)
		if len(t.PrimaryKey) > 0 {
			t.index = d.numbers.of("index", t.schema, t.Name+"_pkey")
		}
	}
	for _, t := range d.tables {
		for _, k := range t.ForeignKeys {
			if other := d.referenced(k); other != nil {
				t.bound, other.bound = true, true
			}
		}
	}
	d.cluster()
	for _, t := range d.tables {
		d.table(t)
	}
	d.standard()
	return d, d.unknown
}

// schemaName is a schema as PostgreSQL's clients know it.
func (d *description) schemaName(s string) string {
	if s == "" || s == d.o.Engine.DefaultSchema() {
		return "public"
	}
	return s
}

// add makes a row of pairs of column and value. A column left out is NULL, or where it
// may not be, nothing: 0, false or the empty text.
func (d *description) add(name string, pairs ...any) {
	key := name
	if !strings.Contains(name, ".") {
		key = "pg_catalog." + name
	}
	r := relations[key]
	if r == nil {
		d.unknown = fmt.Errorf("syscat: there is no relation %s", key)
		return
	}
	values := make([]string, len(r.columns))
	for i, a := range r.columns {
		values[i] = a.nothing()
	}
	if at, ok := r.byName["tableoid"]; ok {
		values[at] = itoa(catalogOID(r.name))
	}
	for i := 0; i < len(pairs); i += 2 {
		at, ok := r.byName[pairs[i].(string)]
		if !ok {
			d.unknown = fmt.Errorf("syscat: %s has no column %v", key, pairs[i])
			return
		}
		values[at] = value(pairs[i+1])
	}
	d.rows[key] = append(d.rows[key], strings.Join(values, fieldEnd))
}

// nothing is what stands in a column that a row leaves out.
func (a attribute) nothing() string {
	if !a.notNull {
		return null
	}
	switch s := a.shape(); s.duck {
	case "VARCHAR":
		return ""
	case "BOOLEAN":
		return "false"
	default:
		if strings.HasSuffix(s.duck, "[]") {
			return "[]"
		}
		return "0"
	}
}

// value is a value as the store's casts read it.
func value(v any) string {
	switch v := v.(type) {
	case nil:
		return null
	case string:
		return separators.Replace(v)
	case []int:
		return strings.ReplaceAll(fmt.Sprint(v), " ", ", ")
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(separators.Replace(s)) + `"`
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	return fmt.Sprint(v)
}

// separators may not stand in a value; a name that holds one loses it.
var separators = strings.NewReplacer(fieldEnd, "", rowEnd, "", relationEnd, "")

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// fill puts what the options say into a macro's text.
func (d *description) fill(sql string) string {
	return strings.NewReplacer("{database}", strings.ReplaceAll(d.o.Database, "'", "''")).Replace(sql)
}
