package proxy

import (
	"fmt"
	"strings"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/nl"
)

// historyEntry is one answered question of a session.
type historyEntry struct {
	at     time.Time
	answer *nl.Answer
}

// remember keeps an answer for streamlink.ask_history, and lets the oldest go.
func (s *Session) remember(a *nl.Answer) {
	if s.proxy.cfg.History == 0 {
		return
	}
	s.history = append(s.history, historyEntry{time.Now(), a})
	if extra := len(s.history) - s.proxy.cfg.History; extra > 0 {
		s.history = append(s.history[:0], s.history[extra:]...)
	}
}

// view is the query that stands for one of the session's own views. Its rows are
// constants, so that an engine which knows nothing of sessions can filter, join and
// sort them.
func (s *Session) view(name string) (*dialect.Statement, error) {
	if name != "ask_history" {
		return nil, sqlstate.New(sqlstate.UndefinedTable, "relation \"%s.%s\" does not exist", dialect.SessionSchema, name)
	}
	text := func(v string) string { return dialect.QuoteString(v, dialect.PostgreSQL) }
	rows := make([]string, 0, len(s.history)+1)
	for i, h := range s.history {
		rows = append(rows, fmt.Sprintf("SELECT %d, CAST(%s AS timestamptz), CAST(%s AS text), CAST(%s AS text), CAST(%s AS text), CAST(%.3f AS double precision)",
			i+1, text(h.at.UTC().Format("2006-01-02 15:04:05.000000+00")), text(h.answer.Question), text(h.answer.SQL),
			text(understood(h.answer)), h.answer.Confidence))
	}
	if len(rows) == 0 {
		rows = append(rows, "SELECT 0, CAST(NULL AS timestamptz), CAST(NULL AS text), CAST(NULL AS text), CAST(NULL AS text), CAST(NULL AS double precision) WHERE false")
	}
	return dialect.Read("SELECT * FROM ("+strings.Join(rows, " UNION ALL ")+") AS h (id, asked_at, question, query, understood, confidence)", dialect.PostgreSQL)
}
