package proxy

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/guard/dialect"
	"streamlink/nl"
)

// askModes are the session variable that turns ASK's running off; a MySQL variable's name
// has no dot.
var askModes = map[dialect.Dialect]string{
	dialect.PostgreSQL: "streamlink.ask_mode", dialect.MySQL: "streamlink_ask_mode",
}

// askTimeouts are the session variable that ends a question which takes longer.
var askTimeouts = map[dialect.Dialect]string{
	dialect.PostgreSQL: "streamlink.ask_timeout", dialect.MySQL: "streamlink_ask_timeout",
}

// nonEmptyPatience is how long a candidate's first rows are waited for when it is
// tried out; a slower query is not marked down. It is generous, for what depends on the
// clock is not the same each time.
const nonEmptyPatience = 2 * time.Second

// ask prepares a question: it is answered now, and what runs later is the answer's SQL,
// pinned.
func (s *Session) ask(ctx context.Context, text string, q nl.Ask, e *Event) (*Prepared, error) {
	switch q.Mode {
	case nl.Confirm:
		return s.confirm(ctx, text, q, e)
	case nl.Forget:
		return s.forget(text, q, e)
	case nl.Afresh:
		s.lastAnswer = nil
		if q.Question == "" {
			return &Prepared{Text: text, Kind: dialect.Discard}, nil // not empty: MySQL has no answer to nothing
		}
		q.Mode = nl.Run
	}
	answer, stmt, err := s.answer(ctx, q.Question, e)
	if err != nil {
		return nil, err
	}
	if mode, _ := s.settings.get(askModes[s.client.Dialect]); mode == "show" && q.Mode == nl.Run {
		q.Mode = nl.ShowSQL
	}
	switch q.Mode {
	case nl.ShowSQL:
		return s.showAnswer(text, answer), nil
	case nl.Explain:
		return s.explainAnswer(text, answer, stmt, e)
	}
	p := &Prepared{Text: text, Kind: dialect.Select, Params: nil, Notices: []Notice{answerNotice(answer)}}
	e.Kind = dialect.Select
	return p, s.toEngine(ctx, &plan{stmt: stmt}, p, e)
}

// answer asks the translator and takes its SQL the way of every statement: read,
// resolved and judged as a model's own, whatever the user may do.
func (s *Session) answer(ctx context.Context, question string, e *Event) (*nl.Answer, *dialect.Statement, error) {
	if s.proxy.translator == nil {
		return nil, nil, errNoModel()
	}
	e.Question, e.Kind = question, dialect.Select
	began := time.Now()
	defer func() { e.Steps.Ask = time.Since(began) }()

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	s.running(cancel, "Ask")
	defer s.running(nil, "Sleep")
	if limit := s.settings.timeout(s.proxy.cfg.StatementTimeout); limit > 0 {
		defer time.AfterFunc(limit, func() { cancel(errTimeout) }).Stop()
	}
	if limit := s.settings.askTimeout(); limit > 0 {
		defer time.AfterFunc(limit, func() { cancel(errAskTimeout) }).Stop()
	}
	answer, err := s.proxy.translator.Translate(ctx, s.question(question), s.check)
	if err != nil {
		if nl.StandsAlone(err) { // the talk has moved on
			s.lastAnswer = nil
		}
		return nil, nil, reason(ctx, err)
	}
	stmt, err := s.readAnswer(ctx, answer.SQL)
	if err != nil {
		return nil, nil, err
	}
	who := s.subject()
	who.Generated = true
	if err := s.judge(stmt, who, e); err != nil {
		return nil, nil, err
	}
	e.Generated, e.Confidence = answer.SQL, answer.Confidence
	s.lastAnswer = answer
	s.remember(answer)
	return answer, stmt, nil
}

// question is what the session asks, in its context.
func (s *Session) question(text string) nl.Question {
	return nl.Question{
		Text: text, Source: s.source(), Previous: s.lastAnswer, Now: time.Now(),
		User: s.client.User, Database: s.proxy.Database(),
	}
}

func (s *Session) readAnswer(ctx context.Context, sql string) (*dialect.Statement, error) {
	stmt, err := dialect.Read(sql, dialect.PostgreSQL)
	if err != nil {
		return nil, err
	}
	catalog, _ := s.catalog()
	return stmt, dialect.Resolve(ctx, stmt, catalog)
}

// check is what a translator may ask of a candidate: would it be let through, would the
// engine take it, and does it find anything?
func (s *Session) check(ctx context.Context, sql string) (nonEmpty bool, err error) {
	stmt, err := s.readAnswer(ctx, sql)
	if err != nil {
		return false, err
	}
	who := s.subject()
	who.Generated = true
	if err := s.proxy.guard.Judge(who, stmt).Err(); err != nil {
		return false, err
	}
	printed, err := stmt.PrintVersion(s.proxy.to, s.proxy.toVersion, s.env)
	if err != nil {
		return false, err
	}
	conn, err := s.connect(ctx)
	if err != nil {
		return false, err
	}
	if _, err := conn.Describe(ctx, printed); err != nil {
		return false, err
	}
	short, cancel := context.WithTimeout(ctx, nonEmptyPatience)
	defer cancel()
	res, err := conn.Query(short, printed, nil)
	if err != nil {
		if short.Err() != nil && ctx.Err() == nil {
			return true, nil
		}
		return false, err
	}
	if res.Rows == nil {
		return false, nil
	}
	defer res.Rows.Release()
	for res.Rows.Next() {
		if anyValue(res.Rows.RecordBatch()) {
			return true, nil
		}
	}
	if short.Err() != nil && ctx.Err() == nil {
		return true, nil
	}
	return false, res.Rows.Err()
}

// anyValue tells whether a batch holds anything but nulls.
func anyValue(rec arrow.RecordBatch) bool {
	for _, col := range rec.Columns() {
		if col.NullN() < col.Len() {
			return true
		}
	}
	return false
}

// answerInside answers every FROM ask('…') of a statement, and every view of the
// session itself, and puts the answers' trees in their places; the whole is resolved and
// judged afterwards. The notices tell what was understood.
func (s *Session) answerInside(ctx context.Context, stmt *dialect.Statement, e *Event) (*dialect.Statement, []Notice, error) {
	var notices []Notice
	for i, ask := range stmt.Asks {
		var inner *dialect.Statement
		var err error
		if ask.View != "" {
			inner, err = s.view(ctx, ask.View)
		} else {
			var answer *nl.Answer
			if answer, inner, err = s.answer(ctx, ask.Question, e); err == nil {
				notices = append(notices, answerNotice(answer))
			}
		}
		if err != nil {
			return nil, nil, err
		}
		if stmt, err = stmt.WithAsk(i, inner); err != nil {
			return nil, nil, err
		}
	}
	catalog, _ := s.catalog()
	return stmt, notices, dialect.Resolve(ctx, stmt, catalog)
}

// plainlySure is the confidence below which an answer names what else may be meant.
const plainlySure = 0.6

// answerNotice tells the asker what was understood and what was run.
func answerNotice(a *nl.Answer) Notice {
	hint := fmt.Sprintf("confidence %.2f", a.Confidence)
	if a.Confidence < plainlySure && len(a.Readings) > 0 {
		hint += "; it could also mean: " + a.Readings[0]
	}
	return Notice{
		Severity: "NOTICE", Code: "00000",
		Message: understood(a),
		Detail:  a.SQL,
		Hint:    hint,
	}
}

// understood is what an answer rests on: a confirmation, the question that it continues,
// and what words stand for.
func understood(a *nl.Answer) string {
	var b strings.Builder
	for _, part := range append([]string{a.Verified}, a.Notes...) {
		if part != "" {
			b.WriteString(part + "; ")
		}
	}
	b.WriteString("understood")
	if a.Full != a.Question {
		fmt.Fprintf(&b, " as %q", a.Full)
	}
	b.WriteString(": ")
	if len(a.Understood) == 0 {
		b.WriteString("(nothing linked)")
	}
	for i, l := range a.Understood {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(l.Phrase + " → " + l.Target)
	}
	return b.String()
}

// showAnswer is ASK SHOW SQL: the SQL and how it was understood, one row.
func (s *Session) showAnswer(text string, a *nl.Answer) *Prepared {
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "question", Type: arrow.BinaryTypes.String},
		{Name: "sql", Type: arrow.BinaryTypes.String},
		{Name: "understood", Type: arrow.BinaryTypes.String},
		{Name: "confidence", Type: arrow.PrimitiveTypes.Float64},
	}, nil)
	return &Prepared{Text: text, Kind: dialect.Select, Schema: schema,
		run: func(_ context.Context, _ *Session, _ []any, r *Result) error {
			t := newTable(schema)
			t.add(a.Question, a.SQL, understood(a), math.Round(a.Confidence*1000)/1000)
			r.rows = t.reader()
			return nil
		}}
}

// explainAnswer is EXPLAIN ASK: everything about the answer, and the engine's plan;
// nothing runs.
func (s *Session) explainAnswer(text string, a *nl.Answer, stmt *dialect.Statement, e *Event) (*Prepared, error) {
	printed, err := stmt.PrintVersion(s.proxy.to, s.proxy.toVersion, s.env)
	if err != nil {
		return nil, err
	}
	e.Kind, e.Printed = dialect.Explain, "EXPLAIN "+printed
	lines := []string{
		"Question: " + a.Question,
		"SQL: " + a.SQL,
		strings.ToUpper(understood(a)[:1]) + understood(a)[1:],
		fmt.Sprintf("Confidence: %.2f", a.Confidence),
		"Verdict: allowed, " + e.Verdict.Rule,
	}
	for _, other := range a.Readings {
		lines = append(lines, "Other reading: "+other)
	}
	p := &Prepared{Text: text, Kind: dialect.Explain, Schema: textSchema("QUERY PLAN")}
	p.run = func(ctx context.Context, s *Session, _ []any, r *Result) error {
		plan, err := s.enginePlan(ctx, "EXPLAIN "+printed, nil)
		if err != nil {
			return err
		}
		t := newTable(p.Schema)
		for _, line := range append(lines, plan...) {
			t.add(line)
		}
		r.rows = t.reader()
		return nil
	}
	return p, nil
}
