package spark

import (
	"context"
	"errors"
	"io"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"streamlink/backend"
	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// Conn is one client's connection: a Spark session of its own, made by the first
// statement. Any number of results may be open at once.
type Conn struct {
	b *Backend
	s *session // nil: none yet, or the last one was lost
	// own is set when the session holds what no new one would have: temporary views.
	own     bool
	closed  bool
	life    context.Context // ends with Close
	quit    context.CancelFunc
	running sync.WaitGroup  // operations
	catalog *sessionCatalog // of this client, made when it differs from that of all
	tell    func(backend.Progress)
}

// Tell has tell called with each word of Spark's about how far a statement is.
func (c *Conn) Tell(tell func(backend.Progress)) { c.tell = tell }

// retries is how many sessions a statement may try before it fails.
const retries = 3

// Describe names and types the columns that a query would return, without running it.
// Spark before 4.1 runs a command that it is to analyse, so of anything but a query the
// schema is nil, as it is of a statement that returns nothing.
func (c *Conn) Describe(ctx context.Context, sql string) (*arrow.Schema, error) {
	cmd, err := parse(sql)
	if err != nil || !cmd.query {
		return nil, err
	}
	var out *shape
	err = c.try(ctx, cmd, func(s *session) error {
		plan, err := cmd.plan(cmd.anything(), s.at.old())
		if err != nil {
			return err
		}
		t, err := s.analyze(ctx, plan)
		if err != nil {
			return err
		}
		out, err = newShape(t)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out.out, nil
}

// analyze asks for the columns of a query.
func (s *session) analyze(ctx context.Context, plan *pb.Plan) (*pb.DataType, error) {
	resp, err := s.stub.AnalyzePlan(ctx, &pb.AnalyzePlanRequest{
		SessionId: s.id, ClientObservedServerSideSessionId: s.observed(), UserContext: s.at.user(), ClientType: &clientType,
		Analyze: &pb.AnalyzePlanRequest_Schema_{Schema: &pb.AnalyzePlanRequest_Schema{Plan: plan}},
	})
	if err != nil {
		return nil, s.heed(err)
	}
	s.heard(resp.GetServerSideSessionId())
	return resp.GetSchema().GetSchema(), nil
}

// Query runs one statement; ctx governs the whole life of the result.
func (c *Conn) Query(ctx context.Context, sql string, args []any) (*backend.Result, error) {
	cmd, err := parse(sql)
	if err != nil {
		return nil, err
	}
	var op *operation
	var shape *shape
	err = c.try(ctx, cmd, func(s *session) error {
		plan, err := cmd.plan(args, s.at.old())
		if err != nil {
			return err
		}
		if op, err = s.begin(ctx, c.life, plan, c.tell); err != nil {
			return err
		}
		if shape, err = op.describe(); err != nil {
			c.running.Go(op.end)
			if !cmd.query && op.mayHaveRun(err) {
				return final{err}
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if !cmd.query && (len(shape.kinds) == 0 || counts(shape)) {
		return c.command(ctx, cmd, op, shape)
	}
	c.noteDone(cmd)
	s := op.session
	r := newRows(ctx, op, shape, func(err error) error { return visible(ctx, s, err) })
	c.running.Go(r.pull)
	return &backend.Result{Rows: r, Affected: -1}, nil
}

// counts tells whether the result is a table format's count of what it wrote.
func counts(s *shape) bool {
	return len(s.kinds) > 0 && s.out.Field(0).Name == "num_affected_rows" && s.kinds[0].out.ID() == arrow.INT64
}

// command reads a statement without rows to its end.
func (c *Conn) command(ctx context.Context, cmd command, op *operation, s *shape) (*backend.Result, error) {
	defer c.running.Go(op.end)
	affected := int64(-1)
	for {
		rec, err := op.batch(s)
		if err != nil {
			return nil, cmd.unsure(visible(ctx, op.session, err))
		}
		if rec == nil {
			c.noteDone(cmd)
			if affected < 0 {
				affected = op.wrote
			}
			return &backend.Result{Affected: affected}, nil
		}
		if counts(s) {
			affected = rec.Column(0).(*array.Int64).Value(0)
		}
		rec.Release()
	}
}

// noteDone keeps the books after a statement that may have defined something.
func (c *Conn) noteDone(cmd command) {
	if cmd.temporary {
		c.own = true
	}
	if cmd.defines && !cmd.temporary { // else nobody else sees it
		c.b.catalog.changed()
	}
	if c.catalog != nil && (cmd.defines || cmd.temporary) {
		c.catalog.forget()
	}
}

// final is the error of a statement that must not be tried again.
type final struct{ error }

// try does something with the session, and again with a new one where nothing of it can
// have happened: Spark did not know the session, or it was a query and the server is gone.
func (c *Conn) try(ctx context.Context, cmd command, do func(*session) error) error {
	tried := map[*endpoint]bool{}
	for n := 1; ; n++ {
		s, err := c.session(ctx, tried)
		if err != nil {
			return visible(ctx, nil, err)
		}
		err = do(s)
		if err == nil {
			return nil
		}
		if f, ok := err.(final); ok {
			return cmd.unsure(visible(ctx, s, f.error))
		}
		f := failureOf(err)
		lost, gone := f.sessionLost(), f.unreachable() && cmd.query
		if ctx.Err() != nil || n >= retries || !lost && !gone && !f.operationLost() {
			return cmd.unsure(visible(ctx, s, err))
		}
		if !lost && !gone {
			continue // the session knows nothing of the statement: it never arrived
		}
		tried[s.at] = gone
		if c.own {
			c.forget()
			return sqlstate.New(sqlstate.ConnectionFailure, "the session with its temporary tables is gone: Spark was restarted or gave it up").
				WithHint("make the temporary tables again").Because(err)
		}
		c.forget()
	}
}

// session gives the client's session, making one where there is none.
func (c *Conn) session(ctx context.Context, tried map[*endpoint]bool) (*session, error) {
	if c.closed {
		return nil, sqlstate.New(sqlstate.ConnectionFailure, "the connection is closed")
	}
	if c.s != nil && !(c.s.isLost() && !c.own) {
		return c.s, nil
	}
	c.forget()
	s, err := c.b.session(ctx, tried)
	if err != nil {
		return nil, err
	}
	c.s = s
	return s, nil
}

// forget gives up a session that Spark no longer knows, or whose server is gone.
func (c *Conn) forget() {
	if c.s != nil {
		c.b.abandon(c.s)
	}
	c.s, c.own, c.catalog = nil, false, nil
}

// visible makes of an error what a client may see: why it was stopped, if it was.
func visible(ctx context.Context, s *session, err error) error {
	if ctx.Err() != nil {
		return sqlstate.From(context.Cause(ctx))
	}
	var coded *sqlstate.Error
	switch {
	case errors.As(err, &coded):
		return coded
	case errors.Is(err, context.Canceled): // not the statement's own context
		return sqlstate.New(sqlstate.AdminShutdown, "the connection was closed").Because(err)
	case err == io.EOF:
		return orEnded(err)
	}
	return failureOf(err).complete(ctx, s).error()
}

// unsure adds to an error that broke off a statement which writes that it may have done
// so: asked again, it might do it twice.
func (c command) unsure(err error) error {
	var coded *sqlstate.Error
	if c.query || !errors.As(err, &coded) || coded.Code != sqlstate.ConnectionFailure && coded.Code != sqlstate.AdminShutdown {
		return err
	}
	out := *coded
	return out.WithHint("the statement may have been carried out; look before you run it again")
}

// Close ends the connection: what still runs is interrupted, and Spark releases the
// session. It does not wait for Spark; the Backend does.
func (c *Conn) Close() error {
	if c.closed {
		return nil
	}
	c.closed = true
	c.quit()
	s := c.s
	c.s = nil
	c.b.leaving.Go(func() {
		c.running.Wait()
		if s != nil {
			c.b.forget(s)
			c.b.release(s)
		}
	})
	return nil
}
