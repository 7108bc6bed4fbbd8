package spark

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"golang.org/x/sync/errgroup"

	"streamlink/backend"
	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// readNames reads every schema's tables and views, and notes them.
func (c *catalog) readNames(ctx context.Context) ([]backend.Table, error) {
	c.mu.Lock()
	epoch := c.epoch
	c.mu.Unlock()
	schemas, err := c.readSchemas(ctx)
	if err != nil {
		return nil, err
	}
	found := make([][]backend.Table, len(schemas))
	err = each(indexes(schemas), func(i int) (err error) {
		found[i], err = c.readSchema(ctx, schemas[i])
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []backend.Table
	for _, tables := range found {
		all = append(all, tables...)
	}
	slices.SortFunc(all, func(a, b backend.Table) int {
		return cmp.Or(strings.Compare(a.Schema, b.Schema), strings.Compare(a.Name, b.Name))
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.namesAt.IsZero() && !reflect.DeepEqual(c.names, all) {
		c.version++
	}
	c.names, c.namesAt, c.namesEpoch = all, time.Now(), epoch
	return all, nil
}

func (c *catalog) readSchemas(ctx context.Context) ([]string, error) {
	if len(c.b.cfg.Schemas) > 0 {
		return c.b.cfg.Schemas, nil
	}
	var out []string
	err := c.query(ctx, "SHOW NAMESPACES IN "+quote(c.b.cfg.Catalog), func(r row) { out = append(out, r.text(0)) })
	return out, err
}

// readSchema reads the names in one schema. A schema that went meanwhile has none.
func (c *catalog) readSchema(ctx context.Context, schema string) ([]backend.Table, error) {
	in := quote(c.b.cfg.Catalog) + "." + quote(schema)
	views := map[string]bool{}
	// A catalog that is not Spark's own may have no views at all, and says so by an error.
	_ = c.query(ctx, "SHOW VIEWS IN "+in, func(r row) { views[r.text(1)] = true })
	var out []backend.Table
	err := c.query(ctx, "SHOW TABLES IN "+in, func(r row) {
		if r.flag(2) {
			return // a temporary view of this session
		}
		t := backend.Table{Schema: schema, Name: r.text(1), View: views[r.text(1)], Rows: -1}
		delete(views, t.Name)
		c.keys.comment(&t)
		out = append(out, t)
	})
	if e := coded(err); e != nil && e.Code == sqlstate.InvalidSchemaName {
		return nil, nil
	}
	return out, err
}

// readTable reads one table's columns, and notes them.
func (c *catalog) readTable(ctx context.Context, schema, name string) (backend.Table, error) {
	c.mu.Lock()
	epoch := c.epoch
	t := backend.Table{Schema: schema, Name: name, Rows: -1}
	for _, known := range c.names { // spelled as Spark has it
		if strings.EqualFold(known.Schema, schema) && strings.EqualFold(known.Name, name) {
			t = known
		}
	}
	key := [2]string{strings.ToLower(schema), strings.ToLower(name)}
	again := c.columns[key] != nil
	c.mu.Unlock()
	if again { // a session keeps what it once read of a table
		_ = c.query(ctx, "REFRESH TABLE "+quote(c.b.cfg.Catalog)+"."+quote(t.Schema)+"."+quote(t.Name), func(row) {})
	}
	err := c.with(ctx, func(s *session) error {
		// Spark keeps the plans that it analysed by their text, and would tell a table's
		// columns as they were before it was made anew.
		anew := "/* " + strconv.FormatUint(c.analysed.Add(1), 10) + " */"
		cmd, err := parse("SELECT " + anew + " * FROM " + quote(c.b.cfg.Catalog) + "." + quote(t.Schema) + "." + quote(t.Name))
		if err != nil {
			return err
		}
		plan, err := cmd.plan(nil, s.at.old())
		if err != nil {
			return err
		}
		resp, err := s.analyze(ctx, plan)
		if err != nil {
			return err
		}
		t.Columns, err = columns(resp)
		return err
	})
	if e := coded(err); e != nil && e.Code == sqlstate.UndefinedTable {
		c.drop(key)
		return t, undefined(schema, name)
	}
	if err != nil {
		return t, err
	}
	c.keys.apply(&t, func(name string) string { return c.spelled(schema, name) })
	c.mu.Lock()
	defer c.mu.Unlock()
	old := c.columns[key]
	if old != nil && !sameColumns(old.table.Columns, t.Columns) {
		c.version++
	}
	c.columns[key] = &entry{table: t, epoch: epoch, used: old == nil || old.used}
	return t, nil
}

// drop forgets a table that is gone.
func (c *catalog) drop(key [2]string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.columns[key] != nil {
		delete(c.columns, key)
		c.version++
	}
}

// spelled is a table's name as Spark has it; empty: there is none.
func (c *catalog) spelled(schema, name string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, t := range c.names {
		if strings.EqualFold(t.Schema, schema) && strings.EqualFold(t.Name, name) {
			return t.Name
		}
	}
	return ""
}

func sameColumns(a, b []backend.Column) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Name != b[i].Name || a[i].Wire != b[i].Wire || !arrow.TypeEqual(a[i].Type, b[i].Type, arrow.CheckMetadata()) {
			return false
		}
	}
	return true
}

// columns makes a table's columns of what a query of it would return.
func columns(t *pb.DataType) ([]backend.Column, error) {
	var out []backend.Column
	for _, f := range t.GetStruct().GetFields() {
		k, err := kindOf(f.DataType)
		if err != nil { // told when it is selected; the table has other columns
			k = kind{out: arrow.BinaryTypes.String}
		}
		var notes struct {
			Comment string `json:"comment"`
		}
		if f.Metadata != nil {
			_ = json.Unmarshal([]byte(*f.Metadata), &notes)
		}
		out = append(out, marked(backend.Column{Name: f.Name, Type: k.out, Wire: k.called(), Nullable: f.Nullable, Comment: oneLine(notes.Comment)}))
	}
	return out, nil
}

// marked reads what a column was declared as off its comment.
func marked(c backend.Column) backend.Column {
	words, ok := strings.CutPrefix(c.Comment, backend.ColumnMark)
	if !ok {
		return c
	}
	c.Comment = ""
	for _, w := range strings.Fields(words) {
		switch {
		case w == "required":
			c.Required, c.Nullable = true, false
		case c.Type.ID() == arrow.STRING:
			c.Wire = w
		case strings.HasSuffix(w, "(0)"), strings.HasSuffix(w, "(3)"): // datetime(0), timestamp(3): its digits after the second
			c.Type = withDigits(c.Type, w[len(w)-2] == '0')
		}
	}
	return c
}

// withDigits is a type of times with no digits after the second, or three.
func withDigits(t arrow.DataType, none bool) arrow.DataType {
	unit := arrow.Millisecond
	if none {
		unit = arrow.Second
	}
	switch t := t.(type) {
	case *arrow.TimestampType:
		return &arrow.TimestampType{Unit: unit, TimeZone: t.TimeZone}
	case *arrow.MonthDayNanoIntervalType, *arrow.DurationType: // a TIME of MySQL's
		return &arrow.DurationType{Unit: unit}
	}
	return t
}

// with does something in the catalog's own session, and once more in a new one where
// the old one is gone.
func (c *catalog) with(ctx context.Context, do func(*session) error) error {
	for try := 1; ; try++ {
		s, err := c.session(ctx)
		if err == nil {
			err = do(s)
		}
		if err == nil {
			return nil
		}
		f := failureOf(err)
		if s == nil || try >= retries || !f.sessionLost() && !f.unreachable() && !f.operationLost() {
			return visible(ctx, s, err)
		}
		c.mu.Lock()
		ours := c.s == s
		if ours {
			c.s = nil
		}
		c.mu.Unlock()
		if ours {
			c.b.abandon(s)
		}
	}
}

// session gives the catalog's own session, making one where there is none.
func (c *catalog) session(ctx context.Context) (*session, error) {
	c.mu.Lock()
	s := c.s
	c.mu.Unlock()
	if s != nil && !s.isLost() {
		return s, nil
	}
	got, err, _ := c.flight.Do("session", func() (any, error) {
		c.mu.Lock()
		s := c.s
		c.mu.Unlock()
		if s != nil && !s.isLost() { // somebody was faster
			return s, nil
		}
		made, err := c.b.session(ctx, map[*endpoint]bool{})
		if err != nil {
			return nil, err
		}
		c.mu.Lock()
		c.s = made
		c.mu.Unlock()
		if s != nil {
			c.b.forget(s)
		}
		return made, nil
	})
	if err != nil {
		return nil, err
	}
	return got.(*session), nil
}

// query runs a statement of our own and calls do for each row.
func (c *catalog) query(ctx context.Context, sql string, do func(row)) error {
	cmd, err := parse(sql)
	if err != nil {
		return err
	}
	return c.with(ctx, func(s *session) error {
		plan, err := cmd.plan(nil, s.at.old())
		if err != nil {
			return err
		}
		return s.each(ctx, plan, do)
	})
}

// each runs a plan of our own and calls do for each row.
func (s *session) each(ctx context.Context, plan *pb.Plan, do func(row)) error {
	op, err := s.begin(ctx, context.Background(), plan, nil)
	if err != nil {
		return err
	}
	defer op.end()
	shape, err := op.describe()
	if err != nil {
		return err
	}
	for {
		rec, err := op.batch(shape)
		if rec == nil {
			return err
		}
		for i := range int(rec.NumRows()) {
			do(row{rec, i})
		}
		rec.Release()
	}
}

// use makes a schema the session's current one.
func (s *session) use(ctx context.Context, catalog, schema string) error {
	cmd, err := parse("USE " + quote(catalog) + "." + quote(schema))
	if err != nil {
		return err
	}
	plan, err := cmd.plan(nil, s.at.old())
	if err != nil {
		return err
	}
	return s.each(ctx, plan, func(row) {})
}

// row is one row of a query of our own.
type row struct {
	rec arrow.RecordBatch
	i   int
}

// text copies: the batch and its strings are gone after do.
func (r row) text(c int) string {
	if a, ok := r.rec.Column(c).(*array.String); ok && a.IsValid(r.i) {
		return strings.Clone(a.Value(r.i))
	}
	return ""
}

func (r row) flag(c int) bool {
	a, ok := r.rec.Column(c).(*array.Boolean)
	return ok && a.IsValid(r.i) && a.Value(r.i)
}

// each does something with all of a list, a few at a time.
func each[T any](all []T, do func(T) error) error {
	var g errgroup.Group
	g.SetLimit(parallel)
	for _, x := range all {
		g.Go(func() error { return do(x) })
	}
	return g.Wait()
}

func indexes[T any](all []T) []int {
	out := make([]int, len(all))
	for i := range out {
		out[i] = i
	}
	return out
}

func coded(err error) *sqlstate.Error {
	var e *sqlstate.Error
	if errors.As(err, &e) {
		return e
	}
	return nil
}

func quote(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }
