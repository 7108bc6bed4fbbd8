// Package proxy is one client's way from text to rows: ask? → read → judge → route
// → print → run. Both wires stand on it and nothing here knows which one is
// speaking except through the client's dialect.
package proxy

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/guard/dialect"
)

// Client is who connected.
type Client struct {
	Wire        string // "postgres" or "mysql"
	Dialect     dialect.Dialect
	User        string
	Database    string
	Application string
	Addr        string // remote address
}

// User is an account of the configuration with what each wire needs to check a
// password. A verifier that is empty cannot be used on that wire.
type User struct {
	Name  string
	Roles []string
	// SCRAM is a PostgreSQL verifier: SCRAM-SHA-256$<iterations>:<salt>$<stored>:<server>.
	SCRAM string
	// MySQLNative is mysql_native_password's: "*" and 40 hex digits, SHA1(SHA1(password)).
	MySQLNative string
	// MySQLSHA2 is caching_sha2_password's fast-path verifier: hex of SHA256(SHA256(password)).
	MySQLSHA2 string
	// Trust lets the user in without a password, from a loopback address only.
	Trust bool
}

// Notice is a message beside the rows: NoticeResponse, SHOW WARNINGS.
type Notice struct {
	Severity string // "NOTICE", "WARNING"
	Code     string // SQLSTATE
	Message  string
	Detail   string
	Hint     string
}

// TxStatus is ReadyForQuery's byte.
type TxStatus byte

// The states of a transaction.
const (
	Idle   TxStatus = 'I'
	InTx   TxStatus = 'T'
	Failed TxStatus = 'E'
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

	run runner
}

// runner is how a prepared statement is carried out.
type runner interface {
	run(ctx context.Context, s *Session, args []any) (*Result, error)
}
