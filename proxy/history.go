package proxy

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

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

// asked is streamlink.ask_history.
func (s *Session) asked() *constants {
	text := arrow.BinaryTypes.String
	rows := newConstants([]string{"id", "asked_at", "question", "query", "understood", "confidence", "whole_question", "verified"},
		arrow.PrimitiveTypes.Int64, arrow.FixedWidthTypes.Timestamp_us, text, text, text, arrow.PrimitiveTypes.Float64, text, text)
	for i, h := range s.history {
		var verified any
		if h.answer.Verified != "" {
			verified = h.answer.Verified
		}
		rows.add(int64(i+1), h.at, h.answer.Question, h.answer.SQL, understood(h.answer),
			math.Round(h.answer.Confidence*1000)/1000, h.answer.Full, verified)
	}
	return rows
}

// view is the query that stands for one of the session's own views. Its rows are
// constants, so that an engine which knows nothing of sessions can filter, join and
// sort them.
func (s *Session) view(ctx context.Context, name string) (*dialect.Statement, error) {
	switch name {
	case "ask_history":
		return s.asked().query("h")
	case "verified":
		return s.verified(ctx).query("v")
	}
	return nil, sqlstate.New(sqlstate.UndefinedTable, "relation \"%s.%s\" does not exist", dialect.SessionSchema, name)
}

// constants are rows as a query of nothing but constants.
type constants struct {
	names []string
	types []string
	rows  []string
}

func newConstants(names []string, types ...arrow.DataType) *constants {
	c := &constants{names: names}
	for _, t := range types {
		c.types = append(c.types, map[arrow.Type]string{
			arrow.INT64: "bigint", arrow.STRING: "text", arrow.FLOAT64: "double precision", arrow.BOOL: "boolean", arrow.TIMESTAMP: "timestamptz",
		}[t.ID()])
	}
	return c
}

// add appends a row of int64, string, float64, bool, time.Time or nil.
func (c *constants) add(row ...any) {
	cells := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
			cells[i] = "NULL"
		case string:
			cells[i] = dialect.QuoteString(v, dialect.PostgreSQL)
		case time.Time:
			cells[i] = dialect.QuoteString(v.UTC().Format("2006-01-02 15:04:05.000000+00"), dialect.PostgreSQL)
		default:
			cells[i] = fmt.Sprint(v)
		}
		cells[i] = "CAST(" + cells[i] + " AS " + c.types[i] + ")"
	}
	c.rows = append(c.rows, "SELECT "+strings.Join(cells, ", "))
}

func (c *constants) query(alias string) (*dialect.Statement, error) {
	rows := c.rows
	if len(rows) == 0 {
		none := make([]string, len(c.types))
		for i, t := range c.types {
			none[i] = "CAST(NULL AS " + t + ")"
		}
		rows = []string{"SELECT " + strings.Join(none, ", ") + " WHERE false"}
	}
	return dialect.Read("SELECT * FROM ("+strings.Join(rows, " UNION ALL ")+") AS "+alias+" ("+strings.Join(c.names, ", ")+")", dialect.PostgreSQL)
}
