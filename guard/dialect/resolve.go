package dialect

import (
	"context"
	"errors"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// binding is what Resolve learned: the engine's names and its tables' columns. It is
// kept, so that a copy with other parameter types needs no catalog.
type binding struct {
	database string
	schema   string
	tables   map[Name][]column
	keys     map[Name][]string // primary keys
	uniques  map[Name][][]string
	params   []sqlType // of parameters, declared or inferred
	declared []sqlType // by the client, or by PREPARE
	answers  map[int]*Statement
	resolved bool
	home     func(Name) string // where the relations of the system catalogs lie, see Relocate
	out      []column          // the columns of the result, where all are known
}

// Resolve looks up the names of s and gives its parameters types from casts and
// context. It fills s in and is called once, before s is shared.
func Resolve(ctx context.Context, s *Statement, c backend.Catalog) (err error) {
	s.bound.database, s.bound.schema = c.Database(), c.DefaultSchema()
	s.bound.tables = make(map[Name][]column)
	s.bound.keys = make(map[Name][]string)
	s.bound.uniques = make(map[Name][][]string)
	l := lookup{ctx: ctx, c: c, s: s}
	l.statement(s)
	if l.err != nil {
		return l.err
	}
	s.bound.resolved = true
	return s.infer()
}

// lookup asks the catalog for every table that a statement names.
type lookup struct {
	ctx context.Context
	c   backend.Catalog
	s   *Statement
	err error
}

func (l *lookup) statement(s *Statement) {
	if s.Inner != nil {
		l.statement(s.Inner)
	}
	if s.tree == nil {
		return
	}
	w := walker{onTable: func(t *tableRef) { l.table(s, t.name, t.pos) }}
	for _, write := range s.writesIn() {
		if target := writtenOf(write); target != nil {
			l.table(s, target.target.name, target.target.pos)
		}
	}
	switch t := s.tree.(type) {
	case *insertStmt:
		l.table(s, t.table.name, t.table.pos)
	case *updateStmt:
		l.table(s, t.table.name, t.table.pos)
	case *deleteStmt:
		l.table(s, t.table.name, t.table.pos)
	case *truncateStmt:
		for _, n := range t.names {
			l.table(s, n, n.Position)
		}
	case *mergeStmt:
		l.table(s, t.table.name, t.table.pos)
	case *dropStmt:
		l.owned(t)
	case *createTable:
		l.likes(s, t)
	case *alterTable:
		if table, err := l.c.Table(l.ctx, s.tableKey(t.name).Schema, t.name.Name); err == nil {
			t.indexes = table.Indexes
		} // the engine tells what is not there
	}
	w.tree(s.tree)
	for _, a := range s.bound.answers {
		a.bound.database, a.bound.schema = l.c.Database(), l.c.DefaultSchema()
		l.statement(a)
	}
}

func (l *lookup) table(s *Statement, n Name, pos int) {
	if l.err != nil {
		return
	}
	if n.Catalog != "" && !strings.EqualFold(n.Catalog, l.c.Database()) {
		l.err = sqlstate.New(sqlstate.FeatureNotSupported, "cross-database references are not implemented: %q", n.String()).At(chars(s.Text, pos))
		return
	}
	s.bound.database, s.bound.schema = l.c.Database(), l.c.DefaultSchema()
	key := s.tableKey(n)
	if _, ok := l.s.bound.tables[key]; ok {
		return
	}
	t, err := l.c.Table(l.ctx, key.Schema, n.Name)
	if err == nil {
		cols := make([]column, len(t.Columns))
		for i, c := range t.Columns {
			cols[i] = column{name: c.Name, typ: l.s.columnType(c), hidden: c.Hidden, serial: numberedBy(c.Default), def: c.Default, required: c.Required, touched: c.Touched}
		}
		l.s.bound.tables[key] = cols
		if len(t.PrimaryKey) > 0 {
			l.s.bound.keys[key] = t.PrimaryKey
		}
		if len(t.Uniques) > 0 {
			l.s.bound.uniques[key] = t.Uniques
		}
		if more := uniqueKeys(t); len(more) > 0 && s.Dialect == MySQL {
			l.s.bound.uniques[key] = append(more, t.Uniques...)
		}
		return
	}
	var e *sqlstate.Error
	if !errors.As(err, &e) || e.Code != sqlstate.UndefinedTable {
		l.err = err
		return
	}
	if isCatalogName(n) && s.Dialect == PostgreSQL {
		l.s.bound.tables[key] = nil
		return
	}
	msg := `relation "` + n.String() + `" does not exist`
	if s.Dialect == MySQL {
		msg = "Table '" + n.String() + "' doesn't exist"
		if n.Schema == "" {
			msg = "Table '" + l.c.Database() + "." + n.Name + "' doesn't exist"
		}
	}
	l.err = sqlstate.New(sqlstate.UndefinedTable, "%s", msg).At(chars(s.Text, pos))
}

// isCatalogName tells the relations that describe the others: the engine may hold
// them without listing them.
func isCatalogName(n Name) bool {
	switch strings.ToLower(n.Schema) {
	case "information_schema", "pg_catalog":
		return true
	case "":
		return strings.HasPrefix(n.Name, "pg_")
	}
	return false
}

// tableKey is a table's name as the engine has it.
func (s *Statement) tableKey(n Name) Name {
	return Name{Schema: s.engineSchema(n), Name: n.Name}
}

// engineSchema is where the engine keeps a relation; "" leaves it to the engine.
func (s *Statement) engineSchema(n Name) string {
	schema := s.bound.schema
	if schema == "" {
		schema = "main"
	}
	switch {
	case n.Schema == "":
		return ""
	case s.Dialect == PostgreSQL && n.Schema == "public":
		return schema
	case s.Dialect == MySQL && s.bound.database != "" && strings.EqualFold(n.Schema, s.bound.database):
		return schema
	}
	return n.Schema
}

// paramType is the type of $n: declared, inferred, or text.
func (s *Statement) paramType(n int) sqlType {
	if n <= len(s.bound.params) {
		if t := s.bound.params[n-1]; t.kind != tNone && t.kind != tUnknown {
			return t
		}
	}
	return of(tText)
}

// columnType is the type of a table's column. To MySQL a text is a text though it holds a
// time, since its own times are spans; an interval is TIME, and one of months alone is none
// of its types.
func (s *Statement) columnType(c backend.Column) sqlType {
	if c.Wire == "time" && s.Dialect == MySQL && fromArrow(c.Type, "").isText() {
		c.Wire = ""
	}
	t := fromArrow(c.Type, c.Wire)
	if s.Dialect == MySQL && t.kind == tInterval && c.Type.ID() == arrow.INTERVAL_MONTHS {
		return of(tAnyOther)
	}
	if s.Dialect == PostgreSQL && t.kind == tInterval {
		t.scale = storedSpan
	}
	return t
}

// declare fixes a parameter's type before any inference.
func (s *Statement) declare(n int, t sqlType) {
	for len(s.bound.declared) < n {
		s.bound.declared = append(s.bound.declared, sqlType{})
	}
	s.bound.declared[n-1] = t
}

// WithParamTypes is a copy of s with the types that the client declared, where
// types[i].Type is not nil.
func (s *Statement) WithParamTypes(types []Param) *Statement {
	declared := append([]sqlType(nil), s.bound.declared...)
	changed := false
	for i, t := range types {
		if t.Type == nil {
			continue
		}
		for len(declared) <= i {
			declared = append(declared, sqlType{})
		}
		typ := fromArrow(t.Type, t.Wire)
		if typ.kind == tNumeric {
			typ = typ.free() // a wire tells no scale
		}
		changed = changed || declared[i] != typ
		declared[i] = typ
	}
	if !changed {
		return s
	}
	out, err := s.rebuild(declared, s.bound.answers)
	if err != nil {
		return s // what was read once is read again; the types stay as they were
	}
	return out
}

// WithAsk is a copy of s in which answer's query stands in place of Asks[i]. The
// answer may be in another dialect. The copy is to be resolved and judged.
func (s *Statement) WithAsk(i int, answer *Statement) (*Statement, error) {
	if i < 0 || i >= len(s.Asks) {
		return nil, sqlstate.New(sqlstate.InternalError, "there is no question %d", i)
	}
	if _, ok := answer.tree.(*query); !ok || answer.Kind != Select || len(answer.Asks) > 0 || len(answer.Params) > 0 {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "the answer to a question must be one SELECT without parameters")
	}
	answers := make(map[int]*Statement, len(s.bound.answers)+1)
	for k, v := range s.bound.answers {
		answers[k] = v
	}
	answers[i] = answer
	return s.rebuild(s.bound.declared, answers)
}

// rebuild reads the text again, since trees are not shared, and puts in what the
// first copy had learned.
func (s *Statement) rebuild(declared []sqlType, answers map[int]*Statement) (*Statement, error) {
	out, err := ReadModes(s.Text, s.Dialect, s.modes)
	if err != nil {
		return nil, err
	}
	b := binding{database: s.bound.database, schema: s.bound.schema, tables: s.bound.tables, keys: s.bound.keys, uniques: s.bound.uniques, declared: declared, resolved: s.bound.resolved}
	for i, a := range answers {
		again, err := ReadModes(a.Text, a.Dialect, a.modes)
		if err != nil {
			return nil, err
		}
		if b.answers == nil {
			b.answers = make(map[int]*Statement, len(answers))
		}
		again.bound.database, again.bound.schema = b.database, b.schema
		b.answers[i] = again
	}
	out.bound = b
	out.place()
	out.forgetFacts()
	out.gatherFacts()
	if b.resolved {
		if err := out.infer(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// place puts the answers where their questions stand.
func (s *Statement) place() {
	target := s
	for target.Inner != nil {
		target = target.Inner
	}
	if target.tree == nil {
		return
	}
	w := walker{onAsk: func(a *askTable) { a.answer = s.bound.answers[a.index] }}
	w.tree(target.tree)
}

// forgetFacts clears what gatherFacts adds to.
func (s *Statement) forgetFacts() {
	for ; s != nil; s = s.Inner {
		if s.tree != nil {
			s.Reads, s.Writes, s.Calls, s.Refs, s.Configs, s.Locking = nil, nil, nil, nil, nil, false
		}
	}
}
