package syscat

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"streamlink/backend"
)

// description is what an engine holds, and the rows about it that are asked for.
type description struct {
	o       Options
	all     map[string]*relation
	schemas map[string]int // clients' names
	tables  []*described
	byName  map[[2]string]*described

	collected *relation // whose rows are gathered now
	rows      []string
	fault     error // a column that a relation does not have: a fault of this package
}

// described is one table with its numbers.
type described struct {
	backend.Table
	schema   string // as clients know it
	oid      int
	rowType  int
	keys     []key
	checks   []int // the constraints
	foreigns []int // the constraints
	bound    bool  // by a foreign key, its own or another's
}

// describe looks at tables, whose columns are asked for here, and numbers them.
func describe(ctx context.Context, o Options, tables []backend.Table) (*description, error) {
	d := &description{o: o, all: o.Family.relations(), schemas: map[string]int{}, byName: map[[2]string]*described{}}
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
	}
	d.number()
	return d, nil
}

// number gives everything its number, and notes which tables foreign keys bind.
func (d *description) number() {
	n := numbers{map[uint32]bool{}}
	d.schemas[d.defaultName()] = publicOID
	for _, t := range d.tables {
		if _, ok := d.schemas[t.schema]; !ok {
			d.schemas[t.schema] = n.of("schema", t.schema)
		}
	}
	for _, t := range d.tables {
		t.oid = n.of("table", t.schema, t.Name)
	}
	for _, t := range d.tables {
		t.rowType = n.of("type", t.schema, t.Name)
		t.numberKeys(&n)
		for i, k := range t.ForeignKeys {
			t.foreigns = append(t.foreigns, n.of("constraint", t.schema, foreignName(t, k, i)))
			if other := d.referenced(k); other != nil {
				t.bound, other.bound = true, true
			}
		}
	}
}

// of gathers the rows of one relation.
func (d *description) of(r *relation) ([]string, error) {
	d.collected, d.rows, d.fault = r, nil, nil
	if d.o.Family == MySQL {
		d.mysql()
	} else {
		d.postgres()
	}
	return d.rows, d.fault
}

// postgres makes the rows that PostgreSQL would have.
func (d *description) postgres() {
	if d.collected.schema == "information_schema" {
		d.standard()
		return
	}
	d.cluster()
	for _, t := range d.tables {
		d.table(t)
	}
}

// wants tells whether rows of a relation are gathered.
func (d *description) wants(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, d.collected.name) })
}

// schemaName is a schema as clients know it.
func (d *description) schemaName(s string) string {
	if s == "" || s == d.o.Engine.DefaultSchema() {
		return d.defaultName()
	}
	return s
}

// defaultName is what clients call the engine's default schema: MySQL's have schemas and
// databases for one.
func (d *description) defaultName() string {
	if d.o.Family == MySQL {
		return d.o.Database
	}
	return "public"
}

// add makes a row of pairs of column and value, if rows of that relation are gathered. A
// column left out is NULL, or where it may not be, nothing: 0, false or the empty text.
func (d *description) add(name string, pairs ...any) {
	key := name
	if !strings.Contains(name, ".") {
		key = "pg_catalog." + name
	}
	r := d.all[strings.ToLower(key)]
	if r == nil {
		d.fault = fmt.Errorf("syscat: there is no relation %s", key)
	}
	if r != d.collected || r == nil {
		return
	}
	values := make([]string, len(r.columns))
	for i, a := range r.columns {
		values[i] = a.nothing()
	}
	if at, ok := r.byName["tableoid"]; ok {
		values[at] = itoa(catalogOID(r.name))
		values[r.byName["xmin"]] = firstTransaction
	}
	for i := 0; i < len(pairs); i += 2 {
		at, ok := r.byName[pairs[i].(string)]
		if !ok {
			d.fault = fmt.Errorf("syscat: %s has no column %v", key, pairs[i])
			return
		}
		values[at] = value(pairs[i+1])
	}
	d.rows = append(d.rows, strings.Join(values, fieldEnd))
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
	case "TIMESTAMP", "TIMESTAMP_S", "TIME":
		return null
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
