package spark

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"

	pb "streamlink/backend/spark/connectpb"
)

const (
	// links is how many connections an endpoint's sessions share: one alone is read by
	// one goroutine, which many streams together would wait for.
	links = 4
	// window is how much of a stream may be on its way before its reader asks for more.
	window = 1 << 20
	// pingPause is longer than the five minutes that Spark's gRPC server allows as the least.
	pingPause   = 6 * time.Minute
	pingTimeout = 20 * time.Second
)

// endpoint is one Spark Connect server.
type endpoint struct {
	dsn     DSN
	weight  int
	timeout time.Duration
	log     *slog.Logger

	conns  []*grpc.ClientConn
	stubs  []pb.SparkConnectServiceClient
	next   atomic.Uint32
	down   atomic.Bool
	doubt  chan struct{} // a statement met trouble: check now
	probe  string        // the session that checks run in
	credit int           // of the balancer, under its lock

	mu      sync.Mutex
	version string // of Spark there, once it answered
}

// newEndpoint makes the connections; none is opened before it is needed.
func newEndpoint(dsn DSN, weight int, c Config, log *slog.Logger) (*endpoint, error) {
	e := &endpoint{dsn: dsn, weight: max(weight, 1), timeout: c.ConnectTimeout, log: log,
		doubt: make(chan struct{}, 1), probe: uuid.NewString()}
	secure := insecure.NewCredentials()
	if dsn.SSL {
		secure = credentials.NewTLS(&tls.Config{MinVersion: tls.VersionTLS12})
	}
	options := []grpc.DialOption{
		grpc.WithTransportCredentials(secure),
		grpc.WithInitialWindowSize(window),
		grpc.WithInitialConnWindowSize(4 * window),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(c.MaxMessage), grpc.MaxCallSendMsgSize(c.MaxMessage), grpc.ForceCodecV2(newCodec())),
		grpc.WithKeepaliveParams(keepalive.ClientParameters{Time: pingPause, Timeout: pingTimeout}),
		grpc.WithUserAgent(clientType),
		grpc.WithDisableServiceConfig(),
		grpc.WithDisableRetry(), // we know better which call may be made twice
	}
	if len(dsn.Headers) > 0 || dsn.Token != "" {
		options = append(options, grpc.WithUnaryInterceptor(e.unary), grpc.WithStreamInterceptor(e.stream))
	}
	for range links {
		conn, err := grpc.NewClient("passthrough:///"+dsn.Host, options...)
		if err != nil {
			return nil, errors.Join(err, e.close())
		}
		e.conns = append(e.conns, conn)
		e.stubs = append(e.stubs, pb.NewSparkConnectServiceClient(conn))
	}
	return e, nil
}

// stub gives the connection that a session's calls take.
func (e *endpoint) stub() pb.SparkConnectServiceClient {
	return e.stubs[int(e.next.Add(1))%len(e.stubs)]
}

// headers adds the token and the address's own headers.
func (e *endpoint) headers(ctx context.Context) context.Context {
	if e.dsn.Token != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+e.dsn.Token)
	}
	for name, value := range e.dsn.Headers {
		ctx = metadata.AppendToOutgoingContext(ctx, name, value)
	}
	return ctx
}

func (e *endpoint) unary(ctx context.Context, method string, req, reply any, cc *grpc.ClientConn, call grpc.UnaryInvoker, o ...grpc.CallOption) error {
	return call(e.headers(ctx), method, req, reply, cc, o...)
}

func (e *endpoint) stream(ctx context.Context, d *grpc.StreamDesc, cc *grpc.ClientConn, method string, open grpc.Streamer, o ...grpc.CallOption) (grpc.ClientStream, error) {
	return open(e.headers(ctx), d, cc, method, o...)
}

// user is who the endpoint's sessions belong to.
func (e *endpoint) user() *pb.UserContext {
	name := e.dsn.User
	if name == "" {
		name = defaultUser
	}
	return &pb.UserContext{UserId: name, UserName: name}
}

// check asks the server whether it lives and which Spark it is.
func (e *endpoint) check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, e.timeout)
	defer cancel()
	resp, err := e.stubs[0].AnalyzePlan(ctx, &pb.AnalyzePlanRequest{
		SessionId: e.probe, UserContext: e.user(), ClientType: &clientType,
		Analyze: &pb.AnalyzePlanRequest_SparkVersion_{SparkVersion: &pb.AnalyzePlanRequest_SparkVersion{}},
	})
	if err != nil {
		if ctx.Err() == nil {
			e.probe = uuid.NewString() // the server may have forgotten the old one, and says so for ever
		}
		return err
	}
	e.mu.Lock()
	e.version = resp.GetSparkVersion().GetVersion()
	e.mu.Unlock()
	return nil
}

// sparkVersion is the server's version when it last answered.
func (e *endpoint) sparkVersion() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.version
}

// watch checks the server until ctx ends: every interval, and at once when a statement
// met trouble. One that is down is asked every second at least.
func (e *endpoint) watch(ctx context.Context, interval time.Duration) {
	for {
		pause := interval
		if e.down.Load() {
			pause = min(interval, time.Second)
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-e.doubt:
			timer.Stop()
		case <-timer.C:
		}
		err := e.check(ctx)
		if ctx.Err() != nil {
			return
		}
		e.note(err)
	}
}

// note takes a check's outcome in.
func (e *endpoint) note(err error) {
	switch was := e.down.Swap(err != nil); {
	case err != nil && !was:
		e.log.Warn("spark endpoint left out", "endpoint", e.dsn.String(), "error", err)
	case err == nil && was:
		e.log.Info("spark endpoint taken back", "endpoint", e.dsn.String(), "version", e.sparkVersion())
	}
}

// suspect has the endpoint checked now.
func (e *endpoint) suspect() {
	select {
	case e.doubt <- struct{}{}:
	default:
	}
}

// close ends the connections, after releasing the session that checks ran in.
func (e *endpoint) close() error {
	if len(e.stubs) > 0 && !e.down.Load() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		_, _ = e.stubs[0].ReleaseSession(ctx, &pb.ReleaseSessionRequest{SessionId: e.probe, UserContext: e.user()})
		cancel()
	}
	var errs []error
	for _, c := range e.conns {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}
