package spark

import (
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/google/uuid"

	"streamlink/backend"
	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

const (
	// attempts is how often a stream that breaks is taken up again without anything new
	// having come on it, firstPause how long before the second; it doubles.
	attempts   = 6
	firstPause = 50 * time.Millisecond
	// unreleased is how many bytes Spark keeps for a new stream before it is told that
	// they have arrived.
	unreleased = 4 << 20
	// patience is how old a stream of which nobody reads may grow before a new one takes its
	// place, and how often that is looked after. Spark ends a stream after two minutes and
	// gives up a statement to which none has been attached for five; either may be set lower.
	patience = 20 * time.Second
	glance   = 5 * time.Second
)

// responses is a stream of a statement's responses: ExecutePlan's or ReattachExecute's.
type responses interface {
	Recv() (*pb.ExecutePlanResponse, error)
}

// operation is one statement on Spark, from ExecutePlan to ReleaseExecute. One goroutine
// at a time reads it.
type operation struct {
	session *session
	id      string
	ctx     context.Context // the statement's
	cancel  context.CancelFunc
	unhook  func() bool            // from what else may cancel it
	tell    func(backend.Progress) // nil: nobody asks

	stream   responses
	leave    context.CancelFunc // ends the stream alone
	attached time.Time
	broke    bool   // a stream ended early
	last     string // the last response that came
	pending  int    // bytes since Spark was told of what arrived
	rows     int64
	wrote    int64 // rows that it wrote, as far as Spark tells; -1: it does not
	over     bool  // Spark has said its last word: nothing is left to interrupt
	releases sync.WaitGroup
	busy     chan struct{} // one release at a time
}

// begin sends the statement. Nothing tells yet whether Spark took it.
// life ends with the connection, and cancels it too.
func (s *session) begin(ctx, life context.Context, plan *pb.Plan, tell func(backend.Progress)) (*operation, error) {
	o := &operation{session: s, id: uuid.NewString(), tell: tell, attached: time.Now(), wrote: -1, busy: make(chan struct{}, 1)}
	o.ctx, o.cancel = context.WithCancel(ctx)
	o.unhook = context.AfterFunc(life, o.cancel)
	on := o.newStream()
	var err error
	o.stream, err = s.stub.ExecutePlan(on, &pb.ExecutePlanRequest{
		SessionId: s.id, ClientObservedServerSideSessionId: s.observed(), UserContext: s.at.user(),
		ClientType: &clientType, OperationId: &o.id, Plan: plan,
		RequestOptions: []*pb.ExecutePlanRequest_RequestOption{{RequestOption: &pb.ExecutePlanRequest_RequestOption_ReattachOptions{
			ReattachOptions: &pb.ReattachOptions{Reattachable: true}}}},
	})
	if err != nil {
		o.unhook()
		o.cancel()
		return nil, s.heed(err)
	}
	return o, nil
}

// newStream ends the present stream and gives the context of the next.
func (o *operation) newStream() (on context.Context) {
	if o.leave != nil {
		o.leave()
	}
	on, o.leave = context.WithCancel(o.ctx)
	return on
}

// noStream stands where none could be opened.
type noStream struct{ err error }

// Recv tells why.
func (n noStream) Recv() (*pb.ExecutePlanResponse, error) { return nil, n.err }

// hold keeps a statement alive of which nobody reads at present.
func (o *operation) hold() {
	if time.Since(o.attached) >= patience {
		_ = o.reattach() // what goes wrong shows when it is read
	}
}

// next gives the next response; io.EOF is the end of a statement that is complete, and
// nothing else is. A stream that ends early is taken up where it stopped.
func (o *operation) next() (*pb.ExecutePlanResponse, error) {
	for try := 0; ; {
		resp, err := o.stream.Recv()
		switch {
		case err == nil:
			o.heard(resp)
			if _, end := resp.ResponseType.(*pb.ExecutePlanResponse_ResultComplete_); end {
				o.over = true
				return nil, io.EOF
			}
			return resp, nil
		case o.ctx.Err() != nil:
			return nil, o.ctx.Err()
		case err == io.EOF: // Spark ends a stream after two minutes or a gigabyte
			if time.Since(o.attached) > time.Second {
				try = 0
			}
		case !failureOf(err).unreachable():
			o.over = true
			return nil, o.session.heed(err)
		}
		if try++; try > attempts {
			return nil, o.session.heed(orEnded(err))
		}
		if err := o.pause(try); err != nil {
			return nil, err
		}
		if err := o.reattach(); err != nil && !failureOf(err).unreachable() {
			return nil, o.session.heed(err)
		}
	}
}

// orEnded is the error of a stream that ended for good without its last response.
func orEnded(err error) error {
	if err == io.EOF {
		return sqlstate.New(sqlstate.ConnectionFailure, "Spark ended the result before it was whole").WithHint("run the statement again")
	}
	return err
}

// pause waits before a further attempt; the first comes at once.
func (o *operation) pause(try int) error {
	if try == 1 {
		return nil
	}
	timer := time.NewTimer(firstPause << (try - 2))
	defer timer.Stop()
	select {
	case <-o.ctx.Done():
		return o.ctx.Err()
	case <-timer.C:
		return nil
	}
}

// reattach opens a new stream for what has not come yet.
func (o *operation) reattach() error {
	o.broke = true
	req := &pb.ReattachExecuteRequest{
		SessionId: o.session.id, ClientObservedServerSideSessionId: o.session.observed(), UserContext: o.session.at.user(),
		OperationId: o.id, ClientType: &clientType,
	}
	if o.last != "" {
		req.LastResponseId = &o.last
	}
	stream, err := o.session.stub.ReattachExecute(o.newStream(), req)
	if err != nil {
		o.stream = noStream{err}
		return err
	}
	o.stream, o.attached = stream, time.Now()
	return nil
}

// heard notes a response, and tells Spark now and then how far we are.
func (o *operation) heard(resp *pb.ExecutePlanResponse) {
	o.last = resp.ResponseId
	for _, m := range resp.ObservedMetrics {
		if m.Name == written && len(m.Values) == 1 {
			o.wrote = m.Values[0].GetLong()
		}
	}
	if resp.ServerSideSessionId != "" {
		o.session.heard(resp.ServerSideSessionId)
	}
	if o.pending += len(resp.GetArrowBatch().GetData()); o.pending < unreleased {
		return
	}
	select {
	case o.busy <- struct{}{}:
	default:
		return // the next one tells of this too
	}
	o.pending = 0
	until := o.last
	o.releases.Go(func() {
		o.releaseUntil(until)
		<-o.busy
	})
}

// releaseUntil lets Spark forget what has arrived. That it may fail changes nothing but
// Spark's memory: it gives up what is old by itself.
func (o *operation) releaseUntil(response string) {
	ctx, cancel := context.WithTimeout(o.ctx, o.session.at.timeout)
	defer cancel()
	_, _ = o.session.stub.ReleaseExecute(ctx, o.releaseRequest(&pb.ReleaseExecuteRequest{
		Release: &pb.ReleaseExecuteRequest_ReleaseUntil_{ReleaseUntil: &pb.ReleaseExecuteRequest_ReleaseUntil{ResponseId: response}}}))
}

func (o *operation) releaseRequest(r *pb.ReleaseExecuteRequest) *pb.ReleaseExecuteRequest {
	r.SessionId, r.UserContext, r.OperationId, r.ClientType = o.session.id, o.session.at.user(), o.id, &clientType
	r.ClientObservedServerSideSessionId = o.session.observed()
	return r
}

// end gives the statement up: one that still runs is interrupted, and Spark may forget
// all of it. It does not listen to the statement's context, which has often ended.
func (o *operation) end() {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(o.ctx), o.session.at.timeout)
	defer cancel()
	o.unhook()
	if !o.over {
		_, err := o.session.stub.Interrupt(ctx, &pb.InterruptRequest{
			SessionId: o.session.id, ClientObservedServerSideSessionId: o.session.observed(), UserContext: o.session.at.user(),
			ClientType: &clientType, InterruptType: pb.InterruptRequest_INTERRUPT_TYPE_OPERATION_ID,
			Interrupt: &pb.InterruptRequest_OperationId{OperationId: o.id},
		})
		if err != nil {
			_ = o.session.heed(err)
		}
	}
	o.cancel()
	o.releases.Wait()
	_, _ = o.session.stub.ReleaseExecute(ctx, o.releaseRequest(&pb.ReleaseExecuteRequest{
		Release: &pb.ReleaseExecuteRequest_ReleaseAll_{ReleaseAll: &pb.ReleaseExecuteRequest_ReleaseAll{}}}))
}

// mayHaveRun tells whether Spark, which no longer knows the statement or its session, may
// have run it all the same. It did not where it refused to begin; nor where it never heard
// of the statement: of one that it gave up it says so.
func (o *operation) mayHaveRun(err error) bool {
	switch f := failureOf(err); {
	case f.sessionLost():
		return o.broke
	case f.operationLost():
		return o.last != "" || !f.operationUnknown()
	}
	return false
}

// describe reads up to the description of the columns.
func (o *operation) describe() (*shape, error) {
	for {
		resp, err := o.next()
		if err == io.EOF {
			return nil, sqlstate.New(sqlstate.InternalError, "Spark did not describe the result")
		}
		if err != nil {
			return nil, err
		}
		o.report(resp)
		if resp.Schema != nil {
			return newShape(resp.Schema)
		}
		if resp.GetArrowBatch() != nil {
			return nil, sqlstate.New(sqlstate.InternalError, "Spark sent rows before it described them")
		}
	}
}

// batch gives the next rows; nil without an error is the end.
func (o *operation) batch(s *shape) (arrow.RecordBatch, error) {
	for {
		resp, err := o.next()
		if err == io.EOF {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		o.report(resp)
		b := resp.GetArrowBatch()
		if b == nil {
			continue
		}
		if b.StartOffset != nil && b.GetStartOffset() != o.rows {
			return nil, unlike(errors.New("rows are missing or came twice"))
		}
		rec, err := decode(b, s)
		if err != nil {
			return nil, err
		}
		o.rows += b.RowCount
		if rec.NumRows() > 0 {
			return rec, nil
		}
		rec.Release()
	}
}

// report passes on what a response tells of the progress.
func (o *operation) report(resp *pb.ExecutePlanResponse) {
	p := resp.GetExecutionProgress()
	if p == nil || o.tell == nil {
		return
	}
	sum := backend.Progress{Stages: len(p.Stages), Running: p.NumInflightTasks}
	for _, s := range p.Stages {
		sum.Tasks += s.NumTasks
		sum.TasksDone += s.NumCompletedTasks
		sum.Bytes += s.InputBytesRead
		if s.Done {
			sum.StagesDone++
		}
	}
	o.tell(sum)
}
