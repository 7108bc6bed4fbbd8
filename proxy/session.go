package proxy

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/backend/syscat"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/nl"
)

// Session is one client: its settings, transaction, cursors and connection to the
// engine. Its methods are called by one goroutine, except Interrupt, ID and Client.
type Session struct {
	proxy  *Proxy
	client Client
	roles  []string
	id     uint32
	secret [4]byte
	mode   sqlMode
	zone   engineZone

	conn     backend.Conn // opened by the first statement that needs it
	system   *syscat.Conn // to the system catalogs; likewise
	defined  bool         // the session made a table or view that may be its own
	settings *settings
	tx       transaction
	cursors  map[string]*cursor
	named    map[string]*Prepared // SQL's own PREPARE
	warnings []Notice
	told     bool  // the last statement was about the warnings of the one before
	affected int64 // MySQL's ROW_COUNT()
	insertID int64 // MySQL's LAST_INSERT_ID()
	found    int64 // MySQL's FOUND_ROWS()

	lastAnswer *nl.Answer
	history    []historyEntry

	mu       sync.Mutex
	cancel   context.CancelCauseFunc // stops the question that is being answered
	current  *life                   // of the statement that runs now
	lives    *life                   // of the open results that end with followed
	opened   time.Time
	progress progress
	doing    string // for the process list: "Query", "Sleep"
	since    time.Time
	killed   chan struct{}
	isDead   bool
	isClose  bool

	followed <-chan struct{}
	unfollow func() bool
}

// Reasons for which a running statement is stopped; they reach the client.
var (
	errInterrupted = sqlstate.New(sqlstate.QueryCanceled, "canceling statement due to user request")
	errAskTimeout  = sqlstate.New(sqlstate.QueryCanceled, "canceling statement due to ask timeout").WithHint("raise streamlink.ask_timeout, or ask something simpler")
	errTimeout     = sqlstate.New(sqlstate.QueryCanceled, "canceling statement due to statement timeout")
	errKilled      = sqlstate.New(sqlstate.AdminShutdown, "terminating connection due to administrator command")
)

// ID is the backend process id (PostgreSQL) or connection id (MySQL).
func (s *Session) ID() uint32 { return s.id }

// Secret is the cancel key.
func (s *Session) Secret() []byte { return s.secret[:] }

// Client is who connected.
func (s *Session) Client() Client { return s.client }

// Interrupt stops the running statement (57014). Safe from any goroutine.
func (s *Session) Interrupt() { s.stop(errInterrupted) }

func (s *Session) stop(why error) {
	s.mu.Lock()
	cancel, current := s.cancel, s.current
	s.mu.Unlock()
	switch {
	case cancel != nil:
		cancel(why)
	case current != nil:
		current.end(why)
	}
}

// Killed is closed when the session must end (KILL, shutdown).
func (s *Session) Killed() <-chan struct{} { return s.killed }

func (s *Session) kill() {
	s.mu.Lock()
	dead := s.isDead
	s.isDead = true
	s.mu.Unlock()
	if !dead {
		close(s.killed)
	}
	s.stop(errKilled)
}

// running notes what Interrupt is to stop; nil when nothing runs.
func (s *Session) running(cancel context.CancelCauseFunc, doing string) {
	s.mu.Lock()
	s.cancel, s.doing, s.since = cancel, doing, time.Now()
	s.mu.Unlock()
}

// runs notes that a statement runs, since then; nil: none does any more.
func (s *Session) runs(l *life, doing string, since time.Time) {
	s.mu.Lock()
	s.current, s.doing, s.since = l, doing, since
	s.mu.Unlock()
}

// activity is what the process list says of the session, and since when.
func (s *Session) activity() (doing string, since time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.doing == "" {
		return "Sleep", s.opened
	}
	return s.doing, s.since
}

// connect gives the session's connection to the engine.
func (s *Session) connect(ctx context.Context) (backend.Conn, error) {
	if s.conn == nil {
		conn, err := s.proxy.engine.Open(ctx)
		if err != nil {
			return nil, err
		}
		s.conn = conn
		if t, ok := conn.(backend.Teller); ok {
			t.Tell(s.progressed)
		}
	}
	s.zoned(s.conn)
	return s.conn, nil
}

// subject is who the guard is told is asking.
func (s *Session) subject() guard.Subject {
	return guard.Subject{User: s.client.User, Roles: s.roles}
}

// Status is the transaction's state.
func (s *Session) Status() TxStatus { return s.tx.status() }

// Setting is a session variable's value.
func (s *Session) Setting(name string) (string, bool) { return s.settings.get(name) }

// Set gives a session variable a value, as a startup parameter or handshake does.
func (s *Session) Set(name, value string) error {
	return s.settings.set(dialect.Setting{Name: name, Value: value})
}

// Changed drains the names and values of reported variables (client_encoding,
// DateStyle, TimeZone, …) that changed since the last call; the first call gives all.
func (s *Session) Changed() [][2]string { return s.settings.changed() }

// Warnings counts what SHOW WARNINGS would list after the last statement.
func (s *Session) Warnings() int {
	if s.told { // else a client that fetches warnings would fetch them for ever
		return 0
	}
	return len(s.warnings)
}

// UseDatabase is COM_INIT_DB and USE.
func (s *Session) UseDatabase(ctx context.Context, name string) error {
	if err := s.proxy.knownDatabase(name, s.client.Dialect); err != nil {
		return err
	}
	s.client.Database = name
	return nil
}

// Reset returns the session to how it was opened: COM_RESET_CONNECTION, DISCARD ALL.
func (s *Session) Reset(ctx context.Context) error {
	err := s.tx.rollback(ctx, s)
	s.closeCursors(true)
	clear(s.named)
	s.settings = newSettings(s.client.Dialect, s.client)
	s.warnings, s.lastAnswer, s.affected = nil, nil, 0
	return err
}

// Close ends the session and releases everything it holds. It may be called twice.
func (s *Session) Close() error {
	if s.isClose {
		return nil
	}
	s.isClose = true
	s.stop(errKilled)
	s.proxy.forget(s)
	s.closeCursors(true)
	if s.unfollow != nil {
		s.unfollow()
	}
	if s.system != nil {
		if err := s.system.Close(); err != nil {
			return err
		}
	}
	if s.conn == nil {
		return nil
	}
	return errors.Join(s.tx.rollback(context.Background(), s), s.conn.Close())
}

// Split cuts a simple query into statements; a syntax error anywhere is the error of
// all. ASK in its bare form is one statement. White space and comments alone give none.
func (s *Session) Split(text string) ([]string, error) {
	if _, isAsk, _ := nl.ParseAsk(text, s.proxy.cfg.AskComments); isAsk {
		return []string{text}, nil
	}
	all, err := dialect.SplitModes(text, s.client.Dialect, s.modes())
	if err != nil {
		s.refuse(s.event(text), err)
		return nil, err
	}
	return slices.Clip(all), nil
}
