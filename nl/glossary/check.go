package glossary

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// Try reads and judges SQL as if a model had written it and asks the engine whether it
// would take it; found tells whether it gives any row.
type Try func(ctx context.Context, sql string) (found bool, err error)

func problem(file string, line int, format string, args ...any) Problem {
	return Problem{filepath.Base(file), line, fmt.Sprintf(format, args...)}
}

// Check looks up everything that g names among tables, and tries its SQL out. The error
// is [Problems], or ctx's.
func (g *Glossary) Check(ctx context.Context, tables []backend.Table, try Try) error {
	c := &checker{g: g, tables: tables, try: try}
	for i := range g.Names {
		n := &g.Names[i]
		if n.Column == "" {
			c.table(n.Table, n.Line)
		} else {
			c.column(n.Table, n.Column, n.Line)
		}
	}
	for i := range g.Cells {
		c.cell(ctx, &g.Cells[i])
	}
	for i := range g.Joins {
		c.join(&g.Joins[i])
	}
	for i := range g.Measures {
		c.measure(ctx, &g.Measures[i])
	}
	for i := range g.Filters {
		c.filter(ctx, &g.Filters[i])
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	c.problems.sort()
	return c.problems.err()
}

type checker struct {
	g        *Glossary
	tables   []backend.Table
	try      Try
	problems Problems
}

func (c *checker) bad(line int, format string, args ...any) {
	c.problems = append(c.problems, problem(c.g.file, line, format, args...))
}

func (c *checker) table(name string, line int) *backend.Table {
	names := make([]string, len(c.tables))
	for i := range c.tables {
		if called(&c.tables[i], name) {
			return &c.tables[i]
		}
		names[i] = c.tables[i].Name
	}
	c.bad(line, "unknown table %q%s", name, nearest(name, names))
	return nil
}

// called tells whether a table is meant by name, which may have a schema in front.
func called(t *backend.Table, name string) bool {
	return strings.EqualFold(t.Name, name) || strings.EqualFold(t.Schema+"."+t.Name, name)
}

func (c *checker) column(table, name string, line int) *backend.Column {
	t := c.table(table, line)
	if t == nil {
		return nil
	}
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		if strings.EqualFold(t.Columns[i].Name, name) {
			return &t.Columns[i]
		}
		names[i] = t.Columns[i].Name
	}
	c.bad(line, "table %s has no column %q%s", t.Name, name, nearest(name, names))
	return nil
}

func (c *checker) cell(ctx context.Context, cell *Cell) {
	if c.column(cell.Table, cell.Column, cell.Line) == nil {
		return
	}
	found, err := c.try(ctx, fmt.Sprintf("SELECT 1 FROM %s WHERE %s = %s LIMIT 1", c.from(cell.Table),
		ident(cell.Column), dialect.QuoteString(cell.Cell, dialect.PostgreSQL)))
	switch {
	case err != nil:
		c.bad(cell.Line, "%s.%s: %s", cell.Table, cell.Column, reason(err))
	case !found:
		c.bad(cell.Line, "no row of %s has %q as its %s", cell.Table, cell.Cell, cell.Column)
	}
}

func (c *checker) join(j *Join) {
	a := c.column(j.From[0], j.From[1], j.Line)
	b := c.column(j.To[0], j.To[1], j.Line)
	if a == nil || b == nil || a.Type == nil || b.Type == nil {
		return
	}
	if a.Type.ID() != b.Type.ID() {
		c.bad(j.Line, "%s is %s and %s is %s: they cannot be joined", a.Name, a.Type, b.Name, b.Type)
	}
}

func (c *checker) measure(ctx context.Context, m *Measure) {
	if c.table(m.Table, m.Line) == nil {
		return
	}
	// Beside count(*) an engine takes only what is an aggregate itself.
	before := "SELECT count(*), ("
	parts, _, ok := c.sql(ctx, before, m.SQL, ") FROM "+c.from(m.Table), m.Table, m.Line)
	if ok && !oneCall.MatchString(m.SQL) {
		wrap(parts)
	}
	if ok {
		m.parts = parts
	}
}

func (c *checker) filter(ctx context.Context, f *Filter) {
	if f.SQL == "" || c.table(f.Table, f.Line) == nil {
		return
	}
	before := "SELECT 1 FROM " + c.from(f.Table) + " WHERE ("
	parts, columns, ok := c.sql(ctx, before, f.SQL, ") LIMIT 1", f.Table, f.Line)
	if !ok {
		return
	}
	if len(columns) == 0 {
		c.bad(f.Line, "the filter names no column of %s", f.Table)
		return
	}
	f.parts, f.columns = parts, columns
	wrap(f.parts) // AND binds tighter than an OR inside
}

// oneCall is SQL that needs no parentheses wherever it stands.
var oneCall = regexp.MustCompile(`^\w+\([^()]*\)$`)

func wrap(parts []string) {
	parts[0] = "(" + parts[0]
	parts[len(parts)-1] += ")"
}

// sql reads a fragment inside a statement and cuts it in front of its columns, which are
// to be the table's own, without a qualifier.
func (c *checker) sql(ctx context.Context, before, text, after, table string, line int) (parts, columns []string, ok bool) {
	// By itself it must be one expression, else a parenthesis could end the one around it.
	stmt, err := dialect.Read(before[:len(before)-1]+text+after[1:], dialect.PostgreSQL)
	if err == nil {
		stmt, err = dialect.Read(before+text+after, dialect.PostgreSQL)
	}
	if err != nil {
		c.bad(line, "%s", reason(err))
		return nil, nil, false
	}
	if stmt.Kind != dialect.Select || len(stmt.Reads) != 1 || !strings.EqualFold(stmt.Reads[0].Name, bareName(table)) ||
		len(stmt.Asks)+len(stmt.Params)+len(stmt.Refs) > 0 {
		c.bad(line, "the SQL may speak of nothing but columns of %s", table)
		return nil, nil, false
	}
	cut := 0
	for _, ref := range stmt.Columns() {
		at := ref.Start - len(before)
		if at < cut || at >= len(text) {
			c.bad(line, "the SQL does not stand by itself")
			return nil, nil, false
		}
		if len(ref.Parts) != 1 {
			c.bad(line, "write %s without a table in front", strings.Join(ref.Parts, "."))
			return nil, nil, false
		}
		parts, columns, cut = append(parts, text[cut:at]), append(columns, ref.Parts[0]), at
	}
	if _, err := c.try(ctx, before+text+after); err != nil {
		c.bad(line, "%s", reason(err))
		return nil, nil, false
	}
	return append(parts, text[cut:]), columns, true
}

// from is a table's name in SQL.
func (c *checker) from(name string) string {
	for i := range c.tables {
		if called(&c.tables[i], name) {
			return ident(c.tables[i].Schema) + "." + ident(c.tables[i].Name)
		}
	}
	return ident(name)
}

func bareName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

func ident(name string) string { return dialect.QuoteIdent(name, dialect.PostgreSQL) }

// reason is what a person is told of err.
func reason(err error) string {
	e := sqlstate.From(err)
	if e.Hint != "" {
		return e.Message + " (" + e.Hint + ")"
	}
	return e.Message
}
