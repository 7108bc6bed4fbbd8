package postgres

import (
	"context"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// host is what the wire needs of a [proxy.Proxy].
type host interface {
	User(name string) (proxy.User, bool)
	Open(ctx context.Context, c proxy.Client) (session, error)
	Cancel(id uint32, secret []byte)
}

// session is what the wire needs of a [proxy.Session].
type session interface {
	ID() uint32
	Secret() []byte
	Split(text string) ([]string, error)
	Prepare(ctx context.Context, text string, types ...dialect.Param) (*proxy.Prepared, error)
	Execute(ctx context.Context, p *proxy.Prepared, args []any) (*result, error)
	CursorSchema(name string) (*arrow.Schema, bool)
	Status() proxy.TxStatus
	Fail()
	BeginImplicit(ctx context.Context)
	EndImplicit(ctx context.Context, ok bool) error
	Setting(name string) (string, bool)
	Set(name, value string) error
	Changed() [][2]string
	IdleTimeout() (time.Duration, bool)
	Interrupt()
	Killed() <-chan struct{}
	OnNotice(func(proxy.Notice))
	Close() error
}

// result is a [proxy.Result] whose rows may come from elsewhere.
type result struct {
	rows
	schema *arrow.Schema // nil: no rows
}

// rows is the part of a [proxy.Result] that moves.
type rows interface {
	Next() bool
	RecordBatch() arrow.RecordBatch
	Err() error
	Sent(rows, bytes int64)
	Tag(rows int64) string
	// Messages are the notices so far; more may come with the last batch.
	Messages() []proxy.Notice
	Release()
}

// proxyHost and proxySession are the real ones.
type proxyHost struct{ *proxy.Proxy }

func (h proxyHost) Open(ctx context.Context, c proxy.Client) (session, error) {
	s, err := h.Proxy.Open(ctx, c)
	if err != nil {
		return nil, err
	}
	return proxySession{s}, nil
}

type proxySession struct{ *proxy.Session }

func (s proxySession) Execute(ctx context.Context, p *proxy.Prepared, args []any) (*result, error) {
	r, err := s.Session.Execute(ctx, p, args)
	if err != nil {
		return nil, err
	}
	return &result{rows: proxyResult{r}, schema: r.Schema}, nil
}

type proxyResult struct{ *proxy.Result }

func (r proxyResult) Messages() []proxy.Notice { return r.Notices }
