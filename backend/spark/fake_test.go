package spark

import (
	"bytes"
	"context"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	pb "streamlink/backend/spark/connectpb"
)

// fake is a Spark Connect server that keeps each operation's responses until they are
// released, as Spark does, and can be told to misbehave.
type fake struct {
	pb.UnimplementedSparkConnectServiceServer
	addr string
	grpc *grpc.Server

	// How it behaves; set before it is used.
	token string
	// run makes the responses of a statement; send blocks while the reader is slow.
	run func(ctx context.Context, sql string, send func(*pb.ExecutePlanResponse)) error
	// cut ends a stream after so many responses, with cutWith or, when nil, quietly.
	cut     int
	cutWith error
	// analyze describes a query, beside the schema of one column n.
	analyze func(sql string) (*pb.DataType, error)
	version string
	details *pb.FetchErrorDetailsResponse

	mu       sync.Mutex
	sessions map[string]map[string]string // settings by session
	tomb     map[string]bool              // sessions that it forgot
	ops      map[string]*fakeOp
	seen     []string // calls, as "name detail"
	sent     int      // batches handed to a stream
	deaf     bool     // answers nothing but Unavailable
	plans    []*pb.SQL
}

type fakeOp struct {
	mu        sync.Mutex
	changed   *sync.Cond
	responses []*pb.ExecutePlanResponse
	released  int // how many are gone
	done      bool
	err       error
	cancel    context.CancelFunc
}

func startFake(t testing.TB, set func(*fake)) *fake {
	t.Helper()
	f := &fake{sessions: map[string]map[string]string{}, tomb: map[string]bool{}, ops: map[string]*fakeOp{}, version: "4.1.2"}
	f.run = func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
		send(schemaOf("n"))
		send(numbers(0, 1))
		return nil
	}
	if set != nil {
		set(f)
	}
	f.listen(t, "127.0.0.1:0")
	t.Cleanup(func() { f.grpc.Stop() })
	return f
}

func (f *fake) listen(t testing.TB, addr string) {
	t.Helper()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	f.addr = l.Addr().String()
	f.grpc = grpc.NewServer(grpc.MaxRecvMsgSize(200<<20), grpc.MaxSendMsgSize(200<<20),
		grpc.UnaryInterceptor(func(ctx context.Context, req any, _ *grpc.UnaryServerInfo, h grpc.UnaryHandler) (any, error) {
			if err := f.admit(ctx); err != nil {
				return nil, err
			}
			return h(ctx, req)
		}),
		grpc.StreamInterceptor(func(srv any, ss grpc.ServerStream, _ *grpc.StreamServerInfo, h grpc.StreamHandler) error {
			if err := f.admit(ss.Context()); err != nil {
				return err
			}
			return h(srv, ss)
		}))
	pb.RegisterSparkConnectServiceServer(f.grpc, f)
	go f.grpc.Serve(l)
}

func (f *fake) admit(ctx context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.deaf {
		return status.Error(codes.Unavailable, "deaf")
	}
	md, _ := metadata.FromIncomingContext(ctx)
	if f.token != "" && !slices.Contains(md.Get("authorization"), "Bearer "+f.token) {
		return status.Error(codes.Unauthenticated, "Invalid authentication token")
	}
	return nil
}

// note writes down a call and makes the session, unless it was forgotten.
func (f *fake) note(session, call string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen = append(f.seen, call)
	if f.tomb[session] {
		return sparkError("INVALID_HANDLE.SESSION_NOT_FOUND", "HY000", "The handle is invalid. Session not found.")
	}
	if f.sessions[session] == nil {
		f.sessions[session] = map[string]string{}
	}
	return nil
}

// calls counts the calls whose text begins so.
func (f *fake) calls(prefix string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := 0
	for _, s := range f.seen {
		if strings.HasPrefix(s, prefix) {
			n++
		}
	}
	return n
}

// forget makes the server forget every session and operation, as a restart does.
func (f *fake) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for id := range f.sessions {
		f.tomb[id] = true
	}
	f.sessions = map[string]map[string]string{}
	f.ops = map[string]*fakeOp{}
}

func (f *fake) setDeaf(deaf bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.deaf = deaf
}

func (f *fake) live() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.sessions)
}

func (f *fake) batches() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.sent
}

// said is the statement of a plan, whose counted query may stand apart.
func said(r *pb.Relation) *pb.SQL {
	apart := r.GetWithRelations()
	if apart == nil {
		return r.GetSql()
	}
	query := apart.References[0].GetSubqueryAlias().Input.GetCollectMetrics().Input.GetSql()
	head := strings.TrimSuffix(apart.Root.GetSql().Query, "SELECT * FROM "+written)
	return &pb.SQL{Query: head + query.Query, Args: query.Args, NamedArguments: query.NamedArguments}
}

func (f *fake) ExecutePlan(req *pb.ExecutePlanRequest, stream pb.SparkConnectService_ExecutePlanServer) error {
	sql := said(req.Plan.GetRoot())
	if err := f.note(req.SessionId, "execute "+sql.GetQuery()); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	op := &fakeOp{cancel: cancel}
	op.changed = sync.NewCond(&op.mu)
	f.mu.Lock()
	f.ops[req.GetOperationId()] = op
	f.plans = append(f.plans, sql)
	run := f.run
	f.mu.Unlock()
	go func() {
		err := run(ctx, sql.GetQuery(), func(r *pb.ExecutePlanResponse) {
			op.mu.Lock()
			defer op.mu.Unlock()
			r.ResponseId = strconv.Itoa(len(op.responses))
			r.ServerSideSessionId = "server"
			op.responses = append(op.responses, r)
			op.changed.Broadcast()
		})
		op.mu.Lock()
		defer op.mu.Unlock()
		if err == nil {
			op.responses = append(op.responses, &pb.ExecutePlanResponse{ResponseId: strconv.Itoa(len(op.responses)),
				ResponseType: &pb.ExecutePlanResponse_ResultComplete_{ResultComplete: &pb.ExecutePlanResponse_ResultComplete{}}})
		}
		op.done, op.err = true, err
		op.changed.Broadcast()
	}()
	return f.serve(stream, op, 0)
}

func (f *fake) ReattachExecute(req *pb.ReattachExecuteRequest, stream pb.SparkConnectService_ReattachExecuteServer) error {
	if err := f.note(req.SessionId, "reattach "+req.GetLastResponseId()); err != nil {
		return err
	}
	f.mu.Lock()
	op := f.ops[req.OperationId]
	f.mu.Unlock()
	if op == nil {
		return sparkError("INVALID_HANDLE.OPERATION_NOT_FOUND", "HY000", "The handle is invalid. Operation not found.")
	}
	from := 0
	if req.LastResponseId != nil {
		from, _ = strconv.Atoi(req.GetLastResponseId())
		from++
	}
	op.mu.Lock()
	gone := from < op.released
	op.mu.Unlock()
	if gone {
		return sparkError("INVALID_CURSOR.POSITION_NOT_AVAILABLE", "HY109", "The cursor position is no longer available.")
	}
	return f.serve(stream, op, from)
}

// serve sends an operation's responses from one on.
func (f *fake) serve(stream grpc.ServerStreamingServer[pb.ExecutePlanResponse], op *fakeOp, from int) error {
	stop := context.AfterFunc(stream.Context(), func() { op.changed.Broadcast() })
	defer stop()
	for n := 0; ; n++ {
		if f.cut > 0 && n == f.cut {
			return f.cutWith
		}
		op.mu.Lock()
		for from >= len(op.responses) && !op.done && stream.Context().Err() == nil {
			op.changed.Wait()
		}
		if from >= len(op.responses) {
			defer op.mu.Unlock()
			return op.err
		}
		r := op.responses[from]
		op.mu.Unlock()
		if err := stream.Send(r); err != nil {
			return err
		}
		if r.GetArrowBatch() != nil {
			f.mu.Lock()
			f.sent++
			f.mu.Unlock()
		}
		from++
	}
}

func (f *fake) ReleaseExecute(_ context.Context, req *pb.ReleaseExecuteRequest) (*pb.ReleaseExecuteResponse, error) {
	until := req.GetReleaseUntil()
	call := "release all"
	if until != nil {
		call = "release until " + until.ResponseId
	}
	if err := f.note(req.SessionId, call); err != nil {
		return nil, err
	}
	f.mu.Lock()
	op := f.ops[req.OperationId]
	if until == nil {
		delete(f.ops, req.OperationId)
	}
	f.mu.Unlock()
	if op != nil && until != nil {
		at, _ := strconv.Atoi(until.ResponseId)
		op.mu.Lock()
		op.released = max(op.released, at+1)
		op.mu.Unlock()
	} else if op != nil {
		op.cancel()
	}
	return &pb.ReleaseExecuteResponse{SessionId: req.SessionId}, nil
}

func (f *fake) Interrupt(_ context.Context, req *pb.InterruptRequest) (*pb.InterruptResponse, error) {
	if err := f.note(req.SessionId, "interrupt"); err != nil {
		return nil, err
	}
	f.mu.Lock()
	op := f.ops[req.GetOperationId()]
	f.mu.Unlock()
	if op != nil {
		op.cancel()
	}
	return &pb.InterruptResponse{SessionId: req.SessionId}, nil
}

func (f *fake) Config(_ context.Context, req *pb.ConfigRequest) (*pb.ConfigResponse, error) {
	if err := f.note(req.SessionId, "config"); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, p := range req.GetOperation().GetSet().GetPairs() {
		f.sessions[req.SessionId][p.Key] = p.GetValue()
	}
	return &pb.ConfigResponse{SessionId: req.SessionId, ServerSideSessionId: "server"}, nil
}

func (f *fake) ReleaseSession(_ context.Context, req *pb.ReleaseSessionRequest) (*pb.ReleaseSessionResponse, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen = append(f.seen, "release session")
	delete(f.sessions, req.SessionId)
	f.tomb[req.SessionId] = true
	return &pb.ReleaseSessionResponse{}, nil
}

func (f *fake) AnalyzePlan(_ context.Context, req *pb.AnalyzePlanRequest) (*pb.AnalyzePlanResponse, error) {
	if req.GetSparkVersion() != nil {
		return &pb.AnalyzePlanResponse{Result: &pb.AnalyzePlanResponse_SparkVersion_{
			SparkVersion: &pb.AnalyzePlanResponse_SparkVersion{Version: f.version}}}, nil
	}
	sql := req.GetSchema().GetPlan().GetRoot().GetSql().GetQuery()
	if err := f.note(req.SessionId, "analyze "+sql); err != nil {
		return nil, err
	}
	t := schemaOf("n").Schema
	if f.analyze != nil {
		var err error
		if t, err = f.analyze(sql); err != nil {
			return nil, err
		}
	}
	return &pb.AnalyzePlanResponse{Result: &pb.AnalyzePlanResponse_Schema_{Schema: &pb.AnalyzePlanResponse_Schema{Schema: t}}}, nil
}

func (f *fake) FetchErrorDetails(_ context.Context, req *pb.FetchErrorDetailsRequest) (*pb.FetchErrorDetailsResponse, error) {
	if f.details == nil || req.ErrorId != "41" {
		return nil, status.Error(codes.NotFound, "no such error")
	}
	return f.details, nil
}

// errorWithID is an error that the server tells more about when it is asked.
func errorWithID(id string) error {
	st, err := status.New(codes.Internal, "org.apache.spark.SparkException: Job aborted").WithDetails(&errdetails.ErrorInfo{
		Reason: "org.apache.spark.SparkException", Metadata: map[string]string{"errorId": id}})
	if err != nil {
		panic(err)
	}
	return st.Err()
}

// sparkError is an error as Spark sends it.
func sparkError(class, state, message string) error {
	st, err := status.New(codes.Internal, "["+class+"] "+message+" SQLSTATE: "+state).WithDetails(&errdetails.ErrorInfo{
		Reason: "org.apache.spark.SparkException", Domain: "org.apache.spark",
		Metadata: map[string]string{"errorClass": class, "sqlState": state}})
	if err != nil {
		panic(err)
	}
	return st.Err()
}

func structOf(fields ...*pb.DataType_StructField) *pb.DataType {
	return &pb.DataType{Kind: &pb.DataType_Struct_{Struct: &pb.DataType_Struct{Fields: fields}}}
}

func long() *pb.DataType { return &pb.DataType{Kind: &pb.DataType_Long_{Long: &pb.DataType_Long{}}} }

func text() *pb.DataType {
	return &pb.DataType{Kind: &pb.DataType_String_{String_: &pb.DataType_String{}}}
}

// schemaOf is a response that describes columns of integers.
func schemaOf(names ...string) *pb.ExecutePlanResponse {
	var fields []*pb.DataType_StructField
	for _, n := range names {
		fields = append(fields, &pb.DataType_StructField{Name: n, DataType: long()})
	}
	return &pb.ExecutePlanResponse{Schema: structOf(fields...)}
}

// numbers is a batch of the integers from first on.
func numbers(first, count int) *pb.ExecutePlanResponse {
	b := array.NewInt64Builder(memory.DefaultAllocator)
	defer b.Release()
	for i := range count {
		b.Append(int64(first + i))
	}
	r := batchOf(arrow.Field{Name: "n", Type: arrow.PrimitiveTypes.Int64}, b.NewArray())
	at := int64(first)
	r.GetArrowBatch().StartOffset = &at
	return r
}

func batchOf(f arrow.Field, a arrow.Array) *pb.ExecutePlanResponse {
	defer a.Release()
	schema := arrow.NewSchema([]arrow.Field{f}, nil)
	rec := array.NewRecordBatch(schema, []arrow.Array{a}, int64(a.Len()))
	defer rec.Release()
	return encoded(rec)
}

// encoded is a batch as Spark sends it.
func encoded(rec arrow.RecordBatch) *pb.ExecutePlanResponse {
	var out bytes.Buffer
	w := ipc.NewWriter(&out, ipc.WithSchema(rec.Schema()))
	if err := w.Write(rec); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return &pb.ExecutePlanResponse{ResponseType: &pb.ExecutePlanResponse_ArrowBatch_{
		ArrowBatch: &pb.ExecutePlanResponse_ArrowBatch{RowCount: rec.NumRows(), Data: out.Bytes()}}}
}

// counting runs a statement that gives batches of ten integers.
func counting(batches int) func(context.Context, string, func(*pb.ExecutePlanResponse)) error {
	return func(_ context.Context, _ string, send func(*pb.ExecutePlanResponse)) error {
		send(schemaOf("n"))
		for i := range batches {
			send(numbers(10*i, 10))
		}
		return nil
	}
}

// backendOn opens a Backend over fakes.
func backendOn(t testing.TB, set func(*Config), fakes ...*fake) *Backend {
	t.Helper()
	c := DefaultConfig()
	for _, f := range fakes {
		c.Endpoints = append(c.Endpoints, Endpoint{Address: "sc://" + f.addr})
	}
	c.ConnectTimeout, c.CheckInterval, c.CatalogTTL = 5*time.Second, 20*time.Millisecond, 0
	if set != nil {
		set(&c)
	}
	b, err := open(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// within gives a context that no test should need the end of.
func within(t testing.TB) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// until waits for something that another goroutine does.
func until(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s: not within a minute", what)
		}
	}
}
