package proxy

import (
	"context"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/nl"
)

// Prepared is a statement that was asked, read, judged and routed; it may run
// many times in its session.
type Prepared struct {
	Text   string
	Kind   dialect.Kind
	Params []dialect.Param
	Schema *arrow.Schema // nil: returns no rows
	CopyTo *dialect.CopyOptions
	// Notices of the preparing (an ASK's SQL); the wire sends them before the
	// row description, once per Prepare.
	Notices []Notice

	tag       string // the command tag where the kind does not say it
	fromQuery bool   // it is CREATE TABLE … AS
	looksBack bool   // it is about the warnings of the statement before

	event Event // what is known of it; each execution fills a copy
	run   runner
}

// runner is how a prepared statement is carried out. It starts the work and leaves the
// result's life to Execute.
type runner func(ctx context.Context, s *Session, args []any, r *Result) error

// Prepare takes one statement as far as it goes without running it: asked (when it is a
// question), read, resolved, judged, routed and described. types are the parameter
// types that the client declared; a nil Type is left to be inferred.
func (s *Session) Prepare(ctx context.Context, text string, types ...dialect.Param) (*Prepared, error) {
	e := s.event(text)
	p, err := s.prepare(ctx, text, types, &e)
	if err != nil {
		s.refuse(e, err)
		return nil, err
	}
	p.event = e
	return p, nil
}

func (s *Session) prepare(ctx context.Context, text string, types []dialect.Param, e *Event) (*Prepared, error) {
	question, isAsk, err := nl.ParseAsk(text, s.proxy.cfg.AskComments)
	switch {
	case err != nil:
		return nil, err
	case isAsk:
		if err := s.tx.admit(dialect.Select); err != nil {
			return nil, err
		}
		return s.ask(ctx, text, question, e)
	}
	pl, err := s.read(ctx, text, types)
	e.Steps.Read = time.Since(e.Time)
	if err != nil {
		return nil, err
	}
	stmt := pl.stmt
	e.Kind = stmt.Kind
	if err := s.tx.admit(stmt.Kind); err != nil {
		return nil, err
	}
	var notices []Notice
	if len(stmt.Asks) > 0 {
		if stmt, notices, err = s.answerInside(ctx, stmt, e); err != nil {
			return nil, err
		}
		pl = &plan{stmt: stmt}
	}
	if err := s.judge(stmt, s.subject(), e); err != nil {
		return nil, err
	}
	p, err := s.route(ctx, text, pl, e)
	if err == nil {
		p.Notices = append(notices, p.Notices...)
	}
	return p, err
}

// judge asks the guard and notes what it said.
func (s *Session) judge(stmt *dialect.Statement, who guard.Subject, e *Event) error {
	began := time.Now()
	e.Verdict, e.Judged = s.proxy.guard.Judge(who, stmt), true
	e.Steps.Judge = time.Since(began)
	return e.Verdict.Err()
}

// route decides who carries a judged statement out: the session itself, or the engine.
func (s *Session) route(ctx context.Context, text string, pl *plan, e *Event) (*Prepared, error) {
	stmt := pl.stmt
	p := &Prepared{Text: text, Kind: stmt.Kind, tag: commandTag(stmt), fromQuery: stmt.CreatesFromQuery(), Params: stmt.Params, CopyTo: stmt.CopyTo, looksBack: asksAfterWarnings(stmt)}
	switch {
	case stmt.Kind == dialect.Select || stmt.Kind.Writes():
		return p, s.toEngine(ctx, pl, p, e)
	case stmt.Kind == dialect.Copy:
		inner := &plan{stmt: stmt.Inner}
		return p, s.toEngine(ctx, inner, p, e)
	case stmt.Kind == dialect.Explain:
		return p, s.explain(ctx, stmt, p, e)
	case stmt.Kind == dialect.Unknown:
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "this statement is not supported")
	}
	return p, s.local(ctx, stmt, p)
}

// toEngine plans a statement for the engine: printed and described, both kept with the
// plan where nothing of the session is in them.
func (s *Session) toEngine(ctx context.Context, pl *plan, p *Prepared, e *Event) error {
	conn, to, version, err := s.engineFor(ctx, pl.stmt)
	if err != nil {
		return err
	}
	began := time.Now()
	defer func() { e.Steps.Plan = time.Since(began) }()
	ready := pl.ready.Load()
	catalog, _ := s.catalog()
	if now := catalog.Version(); ready == nil || ready.version != now {
		if ready, err = s.print(ctx, conn, pl.stmt, to, version); err != nil {
			return err
		}
		ready.version, ready.caution, ready.zone = now, pl.stmt.Caution(to), s.printedZone()
		if len(pl.stmt.Refs) == 0 {
			pl.ready.Store(ready)
		}
	}
	e.Printed, p.Schema = ready.sql, ready.schema
	if ready.caution != "" {
		p.Notices = append(p.Notices, Notice{Severity: "WARNING", Code: string(sqlstate.Warning), Message: ready.caution})
	}
	p.Notices = append(p.Notices, s.differences(pl.stmt)...)
	stmt, maxRows := pl.stmt, e.Verdict.MaxRows
	p.run = func(ctx context.Context, s *Session, args []any, r *Result) error {
		sql := ready.sql
		if len(stmt.Refs) > 0 { // a session value may have changed since
			if err := s.configure(stmt, r); err != nil {
				return err
			}
		}
		if len(stmt.Refs) > 0 || ready.zone != s.printedZone() {
			if sql, err = stmt.PrintVersion(to, version, s.env); err != nil {
				return err
			}
		}
		if stmt.Several(to) {
			steps, err := stmt.PrintSteps(to, version, s.env)
			if err != nil {
				return err
			}
			return s.steps(ctx, stmt, steps, args, maxRows, r)
		}
		if len(stmt.Into) > 0 {
			return s.assign(ctx, stmt, sql, args, r)
		}
		if t := stmt.Tally(to); t != nil {
			return s.tallied(ctx, stmt, t, sql, args, r)
		}
		if err := s.foundRows(ctx, stmt, to, version, args, r); err != nil {
			return err
		}
		return s.query(ctx, stmt, sql, args, maxRows, r)
	}
	return nil
}

// print writes a statement for the engine and asks what it would return. A later one of several
// steps cannot be described before the first has run: another query of its shape is.
func (s *Session) print(ctx context.Context, conn backend.Conn, stmt *dialect.Statement, to dialect.Dialect, version dialect.Version) (*printedPlan, error) {
	printed, err := stmt.PrintVersion(to, version, s.env)
	if err != nil {
		return nil, err
	}
	described := printed
	if stmt.Several(to) {
		if described, err = stmt.PrintShape(to, version, s.env); err != nil || described == "" {
			return &printedPlan{sql: printed}, err
		}
	}
	schema, err := conn.Describe(ctx, described)
	if err != nil {
		return nil, err
	}
	if len(stmt.Into) > 0 || stmt.Tally(to) != nil { // its rows are not the client's
		schema = nil
	}
	return &printedPlan{sql: printed, schema: told(stmt, schema)}, nil
}

// explain shows the engine's plan of the inner statement as PostgreSQL shows its own,
// one line a row.
func (s *Session) explain(ctx context.Context, stmt *dialect.Statement, p *Prepared, e *Event) error {
	if stmt.Inner.Several(s.proxy.to) {
		return sqlstate.New(sqlstate.FeatureNotSupported, "EXPLAIN of a statement that is several for the engine is not supported")
	}
	printed, err := stmt.Inner.PrintVersion(s.proxy.to, s.proxy.toVersion, s.env)
	if err != nil {
		return err
	}
	verb := "EXPLAIN "
	switch {
	case stmt.Analyze && s.proxy.to == dialect.Spark:
		return sqlstate.New(sqlstate.FeatureNotSupported, "EXPLAIN ANALYZE is not supported on Spark").
			WithHint("EXPLAIN shows the plan; SHOW PROCESSLIST tells stages, tasks and bytes of what runs")
	case stmt.Analyze:
		verb = "EXPLAIN ANALYZE "
	}
	e.Printed = verb + printed
	column := "QUERY PLAN"
	if s.client.Dialect == dialect.MySQL {
		column = "EXPLAIN"
	}
	p.Schema = textSchema(column)
	p.Notices = append(p.Notices, s.differences(stmt)...)
	p.run = func(ctx context.Context, s *Session, args []any, r *Result) error {
		args, err := withLists(stmt.Inner, args, s.proxy.to)
		if err != nil {
			return err
		}
		lines, err := s.enginePlan(ctx, verb+printed, args)
		if err != nil {
			return err
		}
		t := newTable(p.Schema)
		for _, line := range lines {
			t.add(line)
		}
		r.rows = t.reader()
		return nil
	}
	return nil
}

// enginePlan runs EXPLAIN and gives the lines of its last text column.
func (s *Session) enginePlan(ctx context.Context, sql string, args []any) ([]string, error) {
	conn, err := s.connect(ctx)
	if err != nil {
		return nil, err
	}
	res, err := conn.Query(ctx, sql, args)
	if err != nil {
		return nil, err
	}
	if res.Rows == nil {
		return nil, nil
	}
	defer res.Rows.Release()
	var lines []string
	for res.Rows.Next() {
		rec := res.Rows.RecordBatch()
		last := rec.Column(int(rec.NumCols()) - 1)
		for i := range int(rec.NumRows()) {
			lines = append(lines, strings.Split(strings.TrimRight(strings.Clone(last.ValueStr(i)), "\n"), "\n")...)
		}
	}
	return lines, res.Rows.Err()
}
