package syscat

import (
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"

	"streamlink/backend/sqlstate"
)

//go:embed data/postgres.rows.gz
var postgresRows string

// Separators of the exported rows, which no value holds.
const (
	fieldEnd, rowEnd, relationEnd = "\x1f", "\x1e", "\x1d"
	null                          = `\N`
)

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

// exported are a family's own rows; MySQL's are few and written here.
func (f Family) exported() (map[string]string, error) {
	if f == MySQL {
		return nil, nil
	}
	all, err := exported()
	if err != nil {
		return nil, sqlstate.New(sqlstate.InternalError, "the exported catalogs cannot be read").Because(err)
	}
	return all, nil
}

// hygienic makes a view of a relation for macros: a macro's argument is put into its text
// as it stands, and a name in it must not meet one of the macro's own.
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
	b.WriteString("CREATE " + pick(r.live(), "TEMP TABLE ", "TABLE "+r.home()+".") + quote(r.name))
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

// firstTransaction made every row of the catalogs: it is the one that PostgreSQL begins
// a cluster with.
const firstTransaction = "1"

// text joins the exported rows, which have no tableoid and xmin, and the described.
func (r *relation) text(static string, rows []string) string {
	var b strings.Builder
	_, withOID := r.byName["tableoid"]
	for row := range strings.SplitSeq(static, rowEnd) {
		if row == "" {
			continue
		}
		if withOID {
			b.WriteString(itoa(catalogOID(r.name)) + fieldEnd + firstTransaction + fieldEnd)
		}
		b.WriteString(row + rowEnd)
	}
	for _, row := range rows {
		b.WriteString(row + rowEnd)
	}
	return strings.TrimSuffix(b.String(), rowEnd)
}
