package mysql

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// session is what a connection asks of [proxy.Session].
type session interface {
	ID() uint32
	Split(text string) ([]string, error)
	Prepare(ctx context.Context, text string) (*proxy.Prepared, error)
	Execute(ctx context.Context, p *proxy.Prepared, args []any) (outcome, error)
	Status() proxy.TxStatus
	Setting(name string) (string, bool)
	Set(name, value string) error
	Changed() [][2]string
	Warnings() int
	Interrupt()
	Killed() <-chan struct{}
	Reset(ctx context.Context) error
	UseDatabase(ctx context.Context, name string) error
	Database() string
	Close() error
}

// result is what a connection asks of [proxy.Result].
type result interface {
	Next() bool
	RecordBatch() arrow.RecordBatch
	Err() error
	Sent(rows, bytes int64)
	Affected() int64
	InsertID() int64
	Release()
}

// outcome is a result with what stands in its fields.
type outcome struct {
	result
	schema *arrow.Schema // nil: no rows
}

// house is what the server asks of [proxy.Proxy].
type house interface {
	User(name string) (proxy.User, bool)
	ReserveID() uint32
	Open(ctx context.Context, c proxy.Client) (session, error)
	Version() string
}

// proxyHouse and proxySession fit the proxy's concrete types to the interfaces above.
type proxyHouse struct{ *proxy.Proxy }

func (h proxyHouse) Open(ctx context.Context, c proxy.Client) (session, error) {
	s, err := h.Proxy.Open(ctx, c)
	if err != nil {
		return nil, err
	}
	return proxySession{s}, nil
}

func (h proxyHouse) Version() string { return proxy.ServerVersion(dialect.MySQL) }

type proxySession struct{ *proxy.Session }

func (s proxySession) Database() string { return s.Session.Client().Database }

func (s proxySession) Prepare(ctx context.Context, text string) (*proxy.Prepared, error) {
	return s.Session.Prepare(ctx, text)
}

func (s proxySession) Execute(ctx context.Context, p *proxy.Prepared, args []any) (outcome, error) {
	r, err := s.Session.Execute(ctx, p, args)
	if err != nil {
		return outcome{}, err
	}
	schema := r.Schema
	if schema != nil && schema.NumFields() == 0 {
		schema = nil // a result of no columns looks like an OK packet
	}
	return outcome{result: r, schema: schema}, nil
}
