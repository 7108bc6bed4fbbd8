package proxy

import (
	"context"

	"streamlink/guard/dialect"
)

// Proxy makes Sessions and owns what they share.
type Proxy struct{}

// User looks up an account by name; false: there is none. A wire must take the same
// time and the same words for an unknown user as for a wrong password.
func (p *Proxy) User(name string) (User, bool) { return User{}, false }

// Open begins a session for an authenticated client. An unknown database is 3D000,
// too many sessions is 53300. The caller closes the session.
func (p *Proxy) Open(ctx context.Context, c Client) (*Session, error) { return nil, nil }

// Cancel stops what the session with this id and secret is running, if there is one.
// It never tells whether it did.
func (p *Proxy) Cancel(id uint32, secret []byte) {}

// ServerVersion is the version that clients of a wire are told: "16.…" or "8.0.…".
func ServerVersion(d dialect.Dialect) string { return "" }

// Session is one client. Its methods are called by one goroutine, except Interrupt.
type Session struct{}

// ID is the backend process id or connection id; Secret is the cancel key.
func (s *Session) ID() uint32     { return 0 }
func (s *Session) Secret() []byte { return nil }

// Split cuts a simple query into statements; a syntax error anywhere is the error of all.
// ASK in its bare form is one statement. White space and comments alone give none.
func (s *Session) Split(text string) ([]string, error) { return nil, nil }

// Prepare takes one statement as far as it goes without running it. types are the
// parameter types that the client declared; a nil Type is left to be inferred.
func (s *Session) Prepare(ctx context.Context, text string, types ...dialect.Param) (*Prepared, error) {
	return nil, nil
}

// Execute runs a prepared statement. args are as [backend.Conn] takes them.
// ctx must outlive the Result.
func (s *Session) Execute(ctx context.Context, p *Prepared, args []any) (*Result, error) {
	return nil, nil
}

// Status is the transaction's state.
func (s *Session) Status() TxStatus { return Idle }

// Fail marks an open transaction as failed after an error that the wire found itself.
func (s *Session) Fail() {}

// BeginImplicit opens the implicit transaction of a multi-statement simple query, or
// of an extended-protocol sequence up to Sync; EndImplicit commits it, or rolls back
// when ok is false. An explicit BEGIN or COMMIT inside takes it over, as PostgreSQL does.
func (s *Session) BeginImplicit(ctx context.Context)              {}
func (s *Session) EndImplicit(ctx context.Context, ok bool) error { return nil }

// Setting is a session variable's value.
func (s *Session) Setting(name string) (string, bool) { return "", false }

// Set gives a session variable a value, as a startup parameter or handshake does.
func (s *Session) Set(name, value string) error { return nil }

// Changed drains the names and values of reported variables (client_encoding,
// DateStyle, TimeZone, …) that changed since the last call; the first call gives all.
func (s *Session) Changed() [][2]string { return nil }

// Warnings counts what SHOW WARNINGS would list after the last statement.
func (s *Session) Warnings() int { return 0 }

// Interrupt stops the running statement (57014). Safe from any goroutine.
func (s *Session) Interrupt() {}

// Killed is closed when the session must end (KILL, shutdown).
func (s *Session) Killed() <-chan struct{} { return nil }

// Reset returns the session to how it was opened: COM_RESET_CONNECTION, DISCARD ALL.
func (s *Session) Reset(ctx context.Context) error { return nil }

// UseDatabase is COM_INIT_DB and USE.
func (s *Session) UseDatabase(ctx context.Context, name string) error { return nil }

// Close ends the session and releases everything it holds.
func (s *Session) Close() error { return nil }
