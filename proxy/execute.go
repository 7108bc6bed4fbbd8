package proxy

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// Execute runs a prepared statement. args are as [backend.Conn] takes them.
// ctx must outlive the Result.
func (s *Session) Execute(ctx context.Context, p *Prepared, args []any) (*Result, error) {
	began := time.Now()
	e := p.event
	e.ID, e.Time = s.proxy.events.Add(1), began
	r := &Result{Kind: p.Kind, tag: p.tag, fromQuery: p.fromQuery, Schema: p.Schema, affected: -1, found: -1, session: s, event: e, began: began}
	for _, o := range s.proxy.observers {
		o.Begin(&r.event)
	}
	err := s.start(ctx, p, args, r)
	r.event.Steps.Run = time.Since(began)
	if err != nil {
		err = r.fail(err)
		r.Release()
		return nil, err
	}
	return r, nil
}

func (s *Session) start(ctx context.Context, p *Prepared, args []any, r *Result) error {
	if err := s.tx.admit(p.Kind); err != nil {
		return err
	}
	if s.told = p.looksBack; !s.told {
		s.warnings = nil
	}
	s.warn(p.Notices...)
	if p.run == nil { // an empty statement
		return nil
	}
	s.begin(ctx, &r.life)
	s.runs(&r.life, "Query", r.began)
	if r.budget = s.settings.timeout(s.proxy.cfg.StatementTimeout); r.budget > 0 {
		defer r.watch()()
	}
	return p.run(&r.life, s, args, r)
}

// uncounted is what a client is warned of where nobody knows how many rows were written.
const uncounted = "Spark does not count the rows that this writes: 0 is told"

// query runs printed SQL on the engine and leaves its rows in r.
func (s *Session) query(ctx context.Context, stmt *dialect.Statement, sql string, args []any, maxRows int64, r *Result) error {
	_, engine, _, err := s.engineFor(ctx, stmt)
	if err != nil {
		return err
	}
	if args, err = withLists(stmt, args, engine); err != nil {
		return err
	}
	return s.queryListed(ctx, stmt, sql, args, maxRows, r)
}

// queryListed is query with lists that are written already.
func (s *Session) queryListed(ctx context.Context, stmt *dialect.Statement, sql string, args []any, maxRows int64, r *Result) error {
	conn, engine, _, err := s.engineFor(ctx, stmt)
	if err != nil {
		return err
	}
	if err := s.tx.enter(ctx, s, stmt.Kind); err != nil {
		return err
	}
	res, err := conn.Query(ctx, sql, args)
	if err != nil {
		return err
	}
	switch stmt.Kind {
	case dialect.CreateTable, dialect.CreateView, dialect.CreateSchema, dialect.CreateSequence:
		s.defined = true
	}
	r.affected = res.Affected
	if r.affected < 0 && res.Rows == nil {
		r.affected = stmt.InsertedRows()
	}
	if stmt.Kind == dialect.Truncate { // no row is counted
		r.affected = 0
	}
	if engine == dialect.Spark && r.affected < 0 && res.Rows == nil && stmt.CountsRows() {
		n := Notice{Severity: "WARNING", Code: string(sqlstate.Warning), Message: uncounted}
		r.Notices = append(r.Notices, n)
		s.warn(n)
	}
	if res.Rows != nil {
		r.rows, r.maxRows = res.Rows, maxRows
		if schema := told(stmt, res.Rows.Schema()); r.Schema == nil || !r.Schema.Equal(schema) {
			r.Schema = schema
		}
	} else {
		s.affected = max(r.affected, 0)
	}
	return nil
}

// steps runs a statement that is several for the engine, all of them or none where the
// engine has transactions. A last one that only reads is run when the others hold.
func (s *Session) steps(ctx context.Context, stmt *dialect.Statement, steps []dialect.Step, args []any, maxRows int64, r *Result) error {
	last := steps[len(steps)-1]
	_, engine, _, err := s.engineFor(ctx, stmt)
	if err != nil {
		return err
	}
	if args, err = withLists(stmt, args, engine); err != nil {
		return err
	}
	if last.Rows {
		steps = steps[:len(steps)-1]
		if err := s.tx.enter(ctx, s, dialect.Update); err != nil { // it writes, whatever it is called
			return err
		}
	}
	written, err := s.together(ctx, stmt, steps, args, r)
	if err != nil || !last.Rows {
		return err
	}
	err = s.queryListed(ctx, stmt, last.SQL, picked(args, last.Args), maxRows, r)
	if stmt.Kind != dialect.Select {
		r.affected, s.affected = written, written
	}
	return err
}

// together runs the steps that write, in one transaction, and counts the client's rows.
func (s *Session) together(ctx context.Context, stmt *dialect.Statement, steps []dialect.Step, args []any, r *Result) (written int64, err error) {
	if !s.tx.explicit && !s.tx.implicit {
		s.BeginImplicit(ctx)
		defer func() {
			if end := s.EndImplicit(ctx, err == nil); err == nil {
				err = end
			}
		}()
	}
	for _, step := range steps {
		if err := s.queryListed(ctx, stmt, step.SQL, picked(args, step.Args), 0, r); err != nil {
			return 0, err
		}
		if !step.Quiet {
			written += max(r.affected, 0)
		}
	}
	if stmt.Kind == dialect.Update || stmt.Kind == dialect.Delete || stmt.Kind == dialect.Insert && steps[0].Quiet {
		r.affected, s.affected = written, written
	}
	return written, nil
}

// picked are the arguments of one step.
func picked(args []any, numbers []int) []any {
	var out []any
	for _, n := range numbers {
		if n <= len(args) {
			out = append(out, args[n-1])
		}
	}
	return out
}

// withLists writes array arguments, and PostgreSQL's intervals for Spark, the way the engine
// reads them; args stay as they are.
func withLists(stmt *dialect.Statement, args []any, engine dialect.Dialect) ([]any, error) {
	out := args
	for i, p := range stmt.Params {
		if p.Type == nil || i >= len(args) {
			continue
		}
		text, ok := args[i].(string)
		if !ok {
			continue
		}
		list, err := "", error(nil)
		switch {
		case p.Type.ID() == arrow.LIST:
			list, err = dialect.ListText(text, p.Type, engine)
		case p.Type.ID() == arrow.INTERVAL_MONTH_DAY_NANO && engine == dialect.Spark && stmt.Dialect == dialect.PostgreSQL:
			list, err = dialect.SpanText(text)
		default:
			continue
		}
		if err != nil {
			return nil, err
		}
		if &out[0] == &args[0] {
			out = slices.Clone(args)
		}
		out[i] = list
	}
	return out, nil
}

// event begins a record of a statement.
func (s *Session) event(text string) Event {
	return Event{Session: s.id, Client: s.client, Time: time.Now(), Text: text, Affected: -1}
}

// refuse records a statement that did not come as far as running, and fails the
// transaction where the client's database would.
func (s *Session) refuse(e Event, err error) {
	e.ID = s.proxy.events.Add(1)
	e.Err = sqlstate.From(err)
	e.Steps.Total = time.Since(e.Time)
	s.warnings, s.told = append(s.warnings[:0], errorNotice(e.Err)), false
	for _, o := range s.proxy.observers {
		o.Begin(&e)
		o.End(&e)
	}
	s.Fail()
}

func errorNotice(e *sqlstate.Error) Notice {
	return Notice{Severity: "ERROR", Code: string(e.Code), Message: e.Message, Detail: e.Detail, Hint: e.Hint}
}

// reason turns an engine's "context canceled" into why it was canceled.
func reason(ctx context.Context, err error) error {
	if ctx == nil || ctx.Err() == nil {
		return err
	}
	var coded *sqlstate.Error
	if errors.As(err, &coded) && coded.Code != sqlstate.QueryCanceled && coded.Code != sqlstate.InternalError {
		return err
	}
	cause := context.Cause(ctx)
	var why *ended
	switch {
	case errors.As(cause, &why):
		return why.cause
	case cause != nil:
		return cause
	}
	return err
}
