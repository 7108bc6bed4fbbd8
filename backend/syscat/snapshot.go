package syscat

import (
	"compress/gzip"
	"context"
	_ "embed"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

//go:embed data/postgres.rows.gz
var postgresRows string

//go:embed data/macros.sql
var macros string

// Separators of the exported rows, which no value holds.
const (
	fieldEnd, rowEnd, relationEnd = "\x1f", "\x1e", "\x1d"
	null                          = `\N`
)

// snapshot is the catalogs at one moment, in a database of its own.
type snapshot struct {
	key   string
	store backend.Backend
	holds atomic.Int64
}

func (s *snapshot) hold() { s.holds.Add(1) }

// drop gives a hold back; the last one closes the database.
func (s *snapshot) drop() error {
	if s.holds.Add(-1) == 0 {
		return s.store.Close()
	}
	return nil
}

// newSnapshot makes one that describes tables.
func newSnapshot(ctx context.Context, o Options, tables []backend.Table) (*snapshot, error) {
	d, err := describe(ctx, o, tables)
	if err != nil {
		return nil, err
	}
	store, err := o.Store(ctx)
	if err != nil {
		return nil, err
	}
	s := &snapshot{store: store}
	s.hold()
	conn, err := store.Open(ctx)
	if err == nil {
		err = d.write(ctx, conn)
		if e := conn.Close(); err == nil {
			err = e
		}
	}
	if err != nil {
		_ = s.drop()
		return nil, err
	}
	return s, nil
}

// exported are PostgreSQL's own rows, one text for each relation.
var exported = sync.OnceValues(func() (map[string]string, error) {
	r, err := gzip.NewReader(strings.NewReader(postgresRows))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for part := range strings.SplitSeq(string(text), relationEnd) {
		name, rows, ok := strings.Cut(part, rowEnd)
		if !ok {
			continue
		}
		if !strings.Contains(name, ".") {
			name = "pg_catalog." + name
		}
		all[name] = strings.TrimRight(rows, "\n"+rowEnd)
	}
	return all, nil
})

// write makes the tables and macros in an empty database.
func (d *description) write(ctx context.Context, conn backend.Conn) error {
	static, err := exported()
	if err != nil {
		return sqlstate.New(sqlstate.InternalError, "the exported catalogs cannot be read").Because(err)
	}
	run := func(sql string, args ...any) error {
		res, err := conn.Query(ctx, sql, args)
		if err == nil && res.Rows != nil {
			res.Rows.Release()
		}
		return err
	}
	if err := run("CREATE SCHEMA information"); err != nil {
		return err
	}
	for key, r := range relations {
		var err error
		if text := r.text(static[key], d.rows[key]); text == "" {
			err = run(r.create(""))
		} else {
			err = run(r.create(text), text)
		}
		if err != nil {
			return err
		}
	}
	if err := run("CREATE SCHEMA streamlink"); err != nil {
		return err
	}
	for _, name := range inMacros {
		if err := run(relations["pg_catalog."+name].hygienic()); err != nil {
			return err
		}
	}
	for sql := range strings.SplitSeq(macros, ";\n") {
		if sql = strings.TrimSpace(sql); sql == "" {
			continue
		}
		if err := run(d.fill(sql)); err != nil {
			return err
		}
	}
	return nil
}

// inMacros are the relations that macros read, and hygienic makes a view of one for them: a
// macro's argument is put into its text as it stands, and a name in it must not meet one
// of the macro's own.
var inMacros = []string{"pg_roles", "pg_type", "pg_namespace", "pg_attribute", "pg_class", "pg_constraint", "pg_index", "pg_description", "pg_proc"}

func (r *relation) hygienic() string {
	var b strings.Builder
	b.WriteString("CREATE VIEW streamlink." + quote(r.name))
	for i, a := range r.columns {
		b.WriteString(pick(i == 0, " AS SELECT ", ", ") + quote(a.name) + " AS " + quote("sl_"+a.name))
	}
	return b.String() + " FROM " + r.home() + "." + quote(r.name)
}

// create makes the relation of its rows in one text, which is $1; of no text it makes it
// empty, which costs much less.
func (r *relation) create(text string) string {
	var b strings.Builder
	b.WriteString("CREATE TABLE " + r.home() + "." + quote(r.name))
	if text == "" {
		for i, a := range r.columns {
			b.WriteString(pick(i == 0, " (", ", ") + quote(a.name) + " " + a.shape().duck)
		}
		return b.String() + ")"
	}
	for i, a := range r.columns {
		b.WriteString(pick(i == 0, " AS SELECT ", ", ") +
			"CAST(NULLIF(f[" + itoa(i+1) + "], '" + null + "') AS " + a.shape().duck + ") AS " + quote(a.name))
	}
	b.WriteString(" FROM (SELECT string_split(unnest(string_split(CAST($1 AS VARCHAR), chr(30))), chr(31)) AS f)")
	return b.String()
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// text joins the exported rows, which have no tableoid, and the described.
func (r *relation) text(static string, rows []string) string {
	var b strings.Builder
	_, withOID := r.byName["tableoid"]
	for row := range strings.SplitSeq(static, rowEnd) {
		if row == "" {
			continue
		}
		if withOID {
			b.WriteString(itoa(catalogOID(r.name)) + fieldEnd)
		}
		b.WriteString(row + rowEnd)
	}
	for _, row := range rows {
		b.WriteString(row + rowEnd)
	}
	return strings.TrimSuffix(b.String(), rowEnd)
}
