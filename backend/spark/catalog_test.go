package spark

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// shelf is a fake's catalog.
type shelf struct {
	mu     sync.Mutex
	tables map[string][]string // schema → tables
	fields map[string][]*pb.DataType_StructField
	now    atomic.Int32 // analyses that run
	most   atomic.Int32
	slow   time.Duration
}

func (s *shelf) run(_ context.Context, sql string, send func(*pb.ExecutePlanResponse)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := [][]string{}
	switch {
	case strings.HasPrefix(sql, "SHOW NAMESPACES"):
		send(&pb.ExecutePlanResponse{Schema: structOf(field("namespace", text()))})
		for name := range s.tables {
			rows = append(rows, []string{name})
		}
	case strings.HasPrefix(sql, "SHOW VIEWS"):
		return sparkError("UNSUPPORTED_FEATURE.CATALOG_OPERATION", "0A000", "Catalog does not support views.")
	default:
		send(&pb.ExecutePlanResponse{Schema: structOf(field("namespace", text()), field("tableName", text()),
			field("isTemporary", &pb.DataType{Kind: &pb.DataType_Boolean_{}}))})
		for name, tables := range s.tables {
			if strings.HasSuffix(sql, "`"+name+"`") {
				for _, t := range tables {
					rows = append(rows, []string{name, t, "false"})
				}
			}
		}
	}
	if len(rows) > 0 {
		send(rowsOf(rows))
	}
	return nil
}

// rowsOf is a batch of texts; a third column is a flag.
func rowsOf(rows [][]string) *pb.ExecutePlanResponse {
	var fields []arrow.Field
	for i := range rows[0] {
		f := arrow.Field{Name: fmt.Sprint(i), Type: arrow.BinaryTypes.String}
		if i == 2 {
			f.Type = arrow.FixedWidthTypes.Boolean
		}
		fields = append(fields, f)
	}
	b := array.NewRecordBuilder(memory.DefaultAllocator, arrow.NewSchema(fields, nil))
	defer b.Release()
	for _, r := range rows {
		for i, v := range r {
			if i == 2 {
				b.Field(i).(*array.BooleanBuilder).Append(v == "true")
			} else {
				b.Field(i).(*array.StringBuilder).Append(v)
			}
		}
	}
	rec := b.NewRecordBatch()
	defer rec.Release()
	return encoded(rec)
}

func (s *shelf) analyze(sql string) (*pb.DataType, error) {
	if n := s.now.Add(1); n > s.most.Load() {
		s.most.Store(n)
	}
	time.Sleep(s.slow)
	defer s.now.Add(-1)
	s.mu.Lock()
	defer s.mu.Unlock()
	name := sql[strings.LastIndex(sql, "`.`")+3:]
	if f, ok := s.fields[strings.ToLower(strings.TrimSuffix(name, "`"))]; ok {
		return structOf(f...), nil
	}
	return nil, sparkError("TABLE_OR_VIEW_NOT_FOUND", "42P01", "The table cannot be found.")
}

func (s *shelf) change(do func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	do()
}

func shelves(t *testing.T) (*shelf, *fake) {
	s := &shelf{tables: map[string][]string{"default": {"Cites", "patents"}, "other": {"x"}},
		fields: map[string][]*pb.DataType_StructField{
			"cites":   {field("from_id", long()), field("to_id", long())},
			"patents": {field("id", long()), {Name: "title", DataType: text(), Nullable: true, Metadata: new(`{"comment":"what it is\ncalled"}`)}},
			"x":       {field("odd", &pb.DataType{})},
		}}
	return s, startFake(t, func(f *fake) { f.run, f.analyze = s.run, s.analyze })
}

func TestCatalog(t *testing.T) {
	s, f := shelves(t)
	file := filepath.Join(t.TempDir(), "schema.yaml")
	if err := os.WriteFile(file, []byte("tables:\n  patents: {comment: all of them, primary_key: [id]}\n  cites:\n    foreign_keys:\n"+
		"      - {columns: [to_id], table: patents, references: [id]}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b := backendOn(t, func(c *Config) { c.KeysFile = file }, f)
	c := b.Catalog()
	names, err := c.Tables(within(t), "")
	if err != nil || len(names) != 3 {
		t.Fatalf("%v, %v", names, err)
	}
	if f.calls("analyze") > 0 {
		t.Error("columns were read when only names were asked for")
	}
	if some, err := c.Tables(within(t), "DEFAULT"); err != nil || len(some) != 2 {
		t.Errorf("%v, %v", some, err)
	}
	p, err := c.Table(within(t), "", "PATENTS")
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "patents" || p.Comment != "all of them" || p.PrimaryKey[0] != "id" || p.Columns[1].Comment != "what it is called" ||
		!p.Columns[1].Nullable || p.Columns[0].Nullable {
		t.Errorf("got %+v", p)
	}
	cites, err := c.Table(within(t), "default", "cites")
	if err != nil || len(cites.ForeignKeys) != 1 || cites.ForeignKeys[0].RefTable != "patents" || cites.Name != "Cites" {
		t.Errorf("got %+v, %v", cites, err)
	}
	if x, err := c.Table(within(t), "other", "x"); err != nil || len(x.Columns) != 1 {
		t.Errorf("a table with a column that cannot be sent: %+v, %v", x, err)
	}
	if _, err := c.Table(within(t), "", "nope"); codeOf(err) != sqlstate.UndefinedTable {
		t.Errorf("a table that is not: %v", err)
	}
	analyses := f.calls("analyze")
	for range 3 {
		if _, err := c.Table(within(t), "", "patents"); err != nil {
			t.Error(err)
		}
	}
	if f.calls("analyze") != analyses {
		t.Error("a table that is known was read again")
	}

	// A definition of our own is seen at once, columns and names.
	version := c.Version()
	s.change(func() {
		s.tables["default"] = append(s.tables["default"], "made")
		s.fields["made"] = []*pb.DataType_StructField{field("a", long())}
		s.fields["patents"] = append(s.fields["patents"], field("more", long()))
	})
	b.catalog.changed()
	if c.Version() == version {
		t.Error("the version stayed")
	}
	if names, err := c.Tables(within(t), ""); err != nil || len(names) != 4 {
		t.Errorf("%v, %v", names, err)
	}
	if p, err := c.Table(within(t), "", "patents"); err != nil || len(p.Columns) != 3 {
		t.Errorf("%+v, %v", p, err)
	}
	// What another made since is found when it is asked for by name.
	s.change(func() { s.fields["others"] = []*pb.DataType_StructField{field("a", long())} })
	if _, err := c.Table(within(t), "", "others"); err != nil {
		t.Error(err)
	}
	// Spark forgets the session, and a new one reads on.
	f.forget()
	b.catalog.changed()
	if _, err := c.Table(within(t), "", "patents"); err != nil {
		t.Error(err)
	}
}

// Many who ask for the same at once cause one reading; many things are read a few at a time.
func TestCatalogAtOnce(t *testing.T) {
	s, f := shelves(t)
	s.slow = 20 * time.Millisecond
	const many = 40
	s.change(func() {
		for i := range many {
			name := fmt.Sprintf("t%02d", i)
			s.tables["default"] = append(s.tables["default"], name)
			s.fields[name] = []*pb.DataType_StructField{field("a", long())}
		}
	})
	b := backendOn(t, func(c *Config) { c.CatalogTTL = 50 * time.Millisecond }, f)
	c := b.Catalog()
	var all sync.WaitGroup
	for range 30 {
		all.Go(func() {
			if _, err := c.Table(within(t), "", "patents"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := f.calls("analyze"); n != 1 {
		t.Errorf("30 who asked at once caused %d readings", n)
	}
	for i := range many {
		if _, err := c.Table(within(t), "", fmt.Sprintf("t%02d", i)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.Tables(within(t), ""); err != nil {
		t.Fatal(err)
	}
	s.most.Store(0)
	before := f.calls("analyze")
	until(t, "everything read again", func() bool { c.Version(); return f.calls("analyze") >= before+many })
	if most := s.most.Load(); most > parallel || most < 2 {
		t.Errorf("%d tables were read at once", most)
	}
}

// While the catalog is read again the old one serves; what changed moves the version.
func TestCatalogStale(t *testing.T) {
	s, f := shelves(t)
	b := backendOn(t, func(c *Config) { c.CatalogTTL = 30 * time.Millisecond }, f)
	c := b.Catalog()
	if _, err := c.Tables(within(t), ""); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Table(within(t), "", "patents"); err != nil {
		t.Fatal(err)
	}
	version := c.Version()
	for range 20 { // nothing changed: nothing moves
		time.Sleep(5 * time.Millisecond)
		if _, err := c.Table(within(t), "", "patents"); err != nil || c.Version() != version {
			t.Fatalf("version %d, was %d (%v)", c.Version(), version, err)
		}
	}
	s.change(func() {
		s.slow = 200 * time.Millisecond
		s.fields["patents"] = append(s.fields["patents"], field("more", long()))
	})
	time.Sleep(40 * time.Millisecond)
	began := time.Now()
	if p, err := c.Table(within(t), "", "patents"); err != nil || time.Since(began) > 150*time.Millisecond {
		t.Errorf("%v, %v after %v", p, err, time.Since(began))
	}
	until(t, "the new column", func() bool {
		c.Version()
		p, err := c.Table(within(t), "", "patents")
		return err == nil && len(p.Columns) == 3
	})
	if c.Version() == version {
		t.Error("a column came and the version stayed")
	}
}

func TestSchemasShown(t *testing.T) {
	_, f := shelves(t)
	c := backendOn(t, func(c *Config) { c.Schemas = []string{"default"} }, f).Catalog()
	if names, err := c.Tables(within(t), ""); err != nil || len(names) != 2 {
		t.Errorf("%v, %v", names, err)
	}
	if _, err := c.Table(within(t), "other", "x"); codeOf(err) != sqlstate.UndefinedTable {
		t.Errorf("a schema that is not shown: %v", err)
	}
}
