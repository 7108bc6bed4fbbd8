package proxy

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/nl"
	"streamlink/nl/memory"
)

// noDataFound is what there is nothing of.
const noDataFound sqlstate.Code = "P0002"

// confirm is ASK CONFIRM: the session's last answer, or SQL that the user wrote, is kept
// as right for a question. SQL from a user is judged as a model's would be.
func (s *Session) confirm(ctx context.Context, text string, q nl.Ask, e *Event) (*Prepared, error) {
	if s.proxy.translator == nil {
		return nil, errNoModel()
	}
	last := s.lastAnswer
	if last == nil && (q.Question == "" || q.SQL == "") {
		return nil, sqlstate.New(noDataFound, "there is no answer in this session to confirm").
			WithHint("ask first, or write ASK CONFIRM 'question' AS SELECT …")
	}
	var a nl.Answer
	switch {
	case q.SQL != "":
		a = nl.Answer{Full: q.Question, SQL: q.SQL, Confidence: 1}
		if q.Question == "" {
			a.Full = last.Full
		}
	default:
		a = *last
		if q.Question != "" {
			a = last.For(q.Question)
		}
	}
	stmt, err := s.readAnswer(ctx, a.SQL)
	if err != nil {
		return nil, err
	}
	if stmt.Kind != dialect.Select || len(stmt.Asks)+len(stmt.Params) > 0 {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "only a SELECT without parameters and questions can be confirmed")
	}
	who := s.subject()
	who.Generated = true
	if err := s.judge(stmt, who, e); err != nil {
		return nil, err
	}
	if _, err := s.check(ctx, a.SQL); err != nil {
		return nil, err
	}
	e.Question, e.Generated, e.Kind = a.Full, a.SQL, dialect.Select
	schema := textSchema("question", "sql", "verified")
	p := &Prepared{Text: text, Kind: dialect.Select, Schema: schema}
	p.run = func(ctx context.Context, s *Session, _ []any, r *Result) error {
		kept, err := s.proxy.translator.Confirm(ctx, s.question(a.Full), &a)
		if err != nil {
			return err
		}
		t := newTable(schema)
		t.add(kept.Question, kept.SQL, fmt.Sprintf("by %s on %s", kept.User, kept.At.Format(time.DateOnly)))
		r.rows = t.reader()
		return nil
	}
	return p, nil
}

// forget is ASK FORGET: what a user has confirmed is no longer used. The role admin may
// forget what others have confirmed, by its number.
func (s *Session) forget(text string, q nl.Ask, e *Event) (*Prepared, error) {
	if s.proxy.translator == nil {
		return nil, errNoModel()
	}
	if q.Question == "" && q.ID == 0 && !q.All {
		if s.lastAnswer == nil {
			return nil, sqlstate.New(noDataFound, "there is no answer in this session to forget").
				WithHint("name the question, or its number in streamlink.verified")
		}
		q.Question = s.lastAnswer.Full
	}
	key := memory.Key(q.Question)
	admin := slices.Contains(s.roles, "admin")
	match := func(e memory.Entry) bool {
		switch {
		case e.Database != s.proxy.Database():
			return false
		case q.ID > 0:
			return e.ID == q.ID && (admin || e.User == s.client.User)
		}
		return e.User == s.client.User && (q.All || memory.Key(e.Question) == key)
	}
	e.Kind = dialect.Select
	schema := textSchema("forgotten")
	p := &Prepared{Text: text, Kind: dialect.Select, Schema: schema}
	p.run = func(_ context.Context, s *Session, _ []any, r *Result) error {
		gone, err := s.proxy.translator.Memory().Forget(match)
		if err != nil {
			return err
		}
		if len(gone) == 0 && !q.All {
			return sqlstate.New(noDataFound, "you have confirmed no such answer").
				WithHint("SELECT id, question FROM streamlink.verified lists them")
		}
		t := newTable(schema)
		for _, e := range gone {
			t.add(e.Question)
		}
		r.rows = t.reader()
		return nil
	}
	return p, nil
}

// verified lists the confirmed answers that the user may find. Of those whose tables the
// user may not read nothing is shown.
func (s *Session) verified(ctx context.Context) *constants {
	rows := newConstants([]string{"id", "question", "query", "confirmed_by", "confirmed_at", "stale"},
		arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String, arrow.BinaryTypes.String, arrow.BinaryTypes.String,
		arrow.FixedWidthTypes.Timestamp_us, arrow.FixedWidthTypes.Boolean)
	if s.proxy.translator == nil {
		return rows
	}
	who := s.subject()
	who.Generated = true
	catalog, _ := s.catalog()
	for _, e := range s.proxy.translator.Memory().Of(s.client.User, s.proxy.Database()) {
		stmt, err := dialect.Read(e.SQL, dialect.PostgreSQL)
		if err != nil {
			rows.add(e.ID, e.Question, e.SQL, e.User, e.At, true)
			continue
		}
		stale := dialect.Resolve(ctx, stmt, catalog) != nil
		if err := s.proxy.guard.Judge(who, stmt).Err(); err != nil && sqlstate.From(err).Code == sqlstate.InsufficientPrivilege {
			continue
		}
		rows.add(e.ID, e.Question, e.SQL, e.User, e.At, stale)
	}
	return rows
}

func errNoModel() error {
	return sqlstate.New(sqlstate.FeatureNotSupported, "ASK is not available: no model is loaded").
		WithHint("set model.model in the configuration, or use a build that carries the built-in model")
}

// Waiting is how many questions wait for their turn.
func (p *Proxy) Waiting() int64 {
	if p.translator == nil {
		return 0
	}
	return p.translator.Waiting()
}
