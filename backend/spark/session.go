package spark

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	pb "streamlink/backend/spark/connectpb"
)

const (
	clientName  = "streamlink"
	defaultUser = "streamlink"
)

// clientType is what Spark's own log and pages call this client.
var clientType = clientName + " go"

// session is one client's session on one Spark server.
type session struct {
	at   *endpoint
	stub pb.SparkConnectServiceClient
	id   string
	// shared: the address named the session, so it is not ours to release.
	shared bool

	mu     sync.Mutex
	server string    // the server's own id of the session; it changes when the server restarts
	used   time.Time // when Spark last heard of the session
	lost   bool      // Spark forgot it
}

// newSession is a session on a server, which makes it when it first hears of it.
func newSession(e *endpoint) *session {
	s := &session{at: e, stub: e.stub(), id: e.dsn.SessionID, shared: e.dsn.SessionID != ""}
	if !s.shared {
		s.id = uuid.NewString()
	}
	return s
}

// set gives the session its settings.
func (s *session) set(ctx context.Context, settings map[string]string) error {
	ctx, cancel := context.WithTimeout(ctx, s.at.timeout)
	defer cancel()
	set := &pb.ConfigRequest_Set{}
	for name, value := range settings {
		set.Pairs = append(set.Pairs, &pb.KeyValue{Key: name, Value: &value})
	}
	if strings.HasPrefix(s.at.sparkVersion(), "4.0.") {
		set.Pairs = append(set.Pairs, &pb.KeyValue{Key: trimmed, Value: new("true")})
	}
	return s.config(ctx, &pb.ConfigRequest_Operation{OpType: &pb.ConfigRequest_Operation_Set{Set: set}})
}

func (s *session) config(ctx context.Context, op *pb.ConfigRequest_Operation) error {
	resp, err := s.stub.Config(ctx, &pb.ConfigRequest{
		SessionId: s.id, ClientObservedServerSideSessionId: s.observed(), UserContext: s.at.user(),
		ClientType: &clientType, Operation: op,
	})
	if err != nil {
		return s.heed(err)
	}
	s.heard(resp.GetServerSideSessionId())
	return nil
}

// touch keeps an idle session alive.
func (s *session) touch(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.at.timeout)
	defer cancel()
	const known = "spark.sql.session.timeZone"
	return s.config(ctx, &pb.ConfigRequest_Operation{OpType: &pb.ConfigRequest_Operation_GetWithDefault{
		GetWithDefault: &pb.ConfigRequest_GetWithDefault{Pairs: []*pb.KeyValue{{Key: known}}}}})
}

// release has Spark give up the session with all that it holds and runs. A shared one stays.
func (s *session) release(ctx context.Context) error {
	if s.shared || s.isLost() {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, s.at.timeout)
	defer cancel()
	_, err := s.stub.ReleaseSession(ctx, &pb.ReleaseSessionRequest{SessionId: s.id, UserContext: s.at.user(), ClientType: &clientType})
	return err
}

// observed is the server's id of the session as we last heard it: a server that was
// restarted then says so, in place of quietly making an empty session.
func (s *session) observed() *string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.server == "" {
		return nil
	}
	id := s.server
	return &id
}

// heard notes an answer that named the server's id of the session.
func (s *session) heard(server string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used = time.Now()
	if server != "" {
		s.server = server
	}
}

// heed notes what an error tells of the session and its server, and gives it back.
func (s *session) heed(err error) error {
	switch f := failureOf(err); {
	case f.sessionLost():
		s.mu.Lock()
		s.lost = true
		s.mu.Unlock()
	case f.unreachable():
		s.at.suspect()
	}
	return err
}

func (s *session) isLost() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lost
}

// idle tells for how long Spark has not heard of the session.
func (s *session) idle() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return time.Since(s.used)
}
