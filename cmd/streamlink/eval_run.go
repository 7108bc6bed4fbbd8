package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/nl"
	"streamlink/nl/pointer"
	"streamlink/nl/score"
	"streamlink/proxy"
)

// suitePrediction is what was answered to a question of a suite: a line of --predictions.
type suitePrediction struct {
	ID         string  `json:"id"`
	DB         string  `json:"db_id"`
	SQL        string  `json:"sql"` // of the best reading, also when it was refused
	SQLDuckDB  string  `json:"sql_duckdb"`
	Confidence float64 `json:"confidence"`
	Refused    bool    `json:"refused"`
	Reason     string  `json:"reason"`
	Millis     float64 `json:"ms"`
	Right      *bool   `json:"right,omitempty"` // nil: there is no gold

	question suiteQuestion
	readings []nl.Judged // all, where they are wanted
	some     bool        // one of them is right
	invalid  bool        // the engine does not take it
	gold     bool        // the gold ran
	shape    shape
}

// suiteRun asks the questions of a suite.
type suiteRun struct {
	suite    *suite
	cfg      Config
	model    nl.Model
	without  nl.Ablation
	jobs     int
	log      *slog.Logger
	errors   io.Writer
	progress *progress
	out      *json.Encoder // predictions; nil: none
	every    bool          // every reading is judged
	learned  bool          // training saw these databases

	preferences []*pointer.Preference // for all databases, or for each half of them; none: what is built in

	mu   sync.Mutex
	done []suitePrediction
	bad  []string // databases that could not be opened
}

// run asks all questions, database by database.
func (r *suiteRun) run(ctx context.Context, questions []suiteQuestion) error {
	byDB, order := byDatabase(questions)
	for _, name := range order {
		if err := r.database(ctx, name, byDB[name]); err != nil {
			return err
		}
	}
	r.progress.end()
	return nil
}

// database asks the questions of one database. One that cannot be opened is told and left.
func (r *suiteRun) database(ctx context.Context, name string, questions []suiteQuestion) error {
	without := r.without
	if n := len(r.preferences); n > 0 {
		without.Other = r.preferences[half(name)%n]
	}
	d, err := openEvalDatabase(ctx, r.suite, name, r.cfg, r.model, without, r.log)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		r.progress.clear()
		fmt.Fprintf(r.errors, "%v\n", err)
		r.bad = append(r.bad, name)
		for _, q := range questions {
			if err := r.keep(suitePrediction{ID: q.ID, DB: q.DB, Refused: true, Reason: "the database could not be opened", question: q, shape: shapeOf(q.SQL)}); err != nil {
				return err
			}
		}
		return nil
	}
	work := make(chan suiteQuestion)
	failed := make(chan error, r.jobs)
	for range r.jobs {
		go func() {
			var first error
			for q := range work {
				if first == nil {
					first = r.ask(ctx, d, q)
				}
			}
			failed <- first
		}()
	}
	for _, q := range questions {
		work <- q
	}
	close(work)
	for range r.jobs {
		err = errors.Join(err, <-failed)
	}
	return errors.Join(err, d.Close())
}

// keep adds a prediction to the others.
func (r *suiteRun) keep(p suitePrediction) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done = append(r.done, p)
	r.progress.step(p)
	if r.out == nil {
		return nil
	}
	return r.out.Encode(p)
}

// ask asks one question in a session of its own, so that none is a follow-up.
func (r *suiteRun) ask(ctx context.Context, d *evalDatabase, q suiteQuestion) error {
	s, err := openLocal(ctx, d.proxy)
	if err != nil {
		return err
	}
	defer s.Close()
	p := suitePrediction{ID: q.ID, DB: q.DB, question: q, shape: shapeOf(q.SQL)}
	began := time.Now()
	shown, err := runLocal(ctx, s, "ASK SHOW SQL "+tagged(q.Question), 1)
	p.Millis = float64(time.Since(began).Microseconds()) / 1000
	if ctx.Err() != nil {
		return ctx.Err()
	}
	t := d.trace(strings.TrimSpace(q.Question))
	p.Confidence, p.SQL = t.Confidence, t.SQL
	if err != nil {
		p.Refused, p.Reason = true, sqlstate.From(err).Message
	} else {
		p.SQL = shown.Text[0][1]
		if _, err := fmt.Sscanf(shown.Text[0][3], "%g", &p.Confidence); err != nil {
			return err
		}
	}
	if p.SQL != "" {
		if p.SQLDuckDB, err = d.printed(ctx, p.SQL); err != nil {
			p.invalid, p.Reason = true, sqlstate.From(err).Message
		}
	}
	if err := r.judge(ctx, d, s, &p, t.Readings); err != nil {
		return err
	}
	return r.keep(p)
}

// judge compares an answer's rows with the gold's, and those of all readings where that is
// wanted.
func (r *suiteRun) judge(ctx context.Context, d *evalDatabase, s *proxy.Session, p *suitePrediction, readings []nl.Weighed) error {
	var got score.Rows
	if p.SQL != "" && !p.invalid {
		limited, cancel := context.WithTimeout(ctx, goldPatience)
		rows, err := runLocal(limited, s, p.SQL, mostGold)
		cancel()
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			p.invalid = true
			if p.Reason == "" {
				p.Reason = sqlstate.From(err).Message
			}
		default:
			got = rows.Cells
		}
	}
	if p.question.SQL == "" {
		for _, o := range readings {
			p.readings = append(p.readings, nl.Judged{Evidence: o.Evidence, SQL: o.SQL})
		}
		return nil
	}
	gold, err := goldOf(ctx, d.file, p.question.SQL)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return nil // a gold that does not run judges nobody; the report counts it
	}
	p.gold = true
	right := p.SQL != "" && !p.invalid && gold.Match(got)
	p.Right = &right
	if !r.every {
		return nil
	}
	for _, o := range readings {
		ok := right
		if o.SQL != p.SQL {
			limited, cancel := context.WithTimeout(ctx, goldPatience)
			rows, err := runLocal(limited, s, o.SQL, mostGold)
			cancel()
			if ctx.Err() != nil {
				return ctx.Err()
			}
			ok = err == nil && gold.Match(rows.Cells)
		}
		p.some = p.some || ok
		p.readings = append(p.readings, nl.Judged{Evidence: o.Evidence, SQL: o.SQL, Right: ok})
	}
	return nil
}

// tagged quotes a question so that nothing in it ends it.
func tagged(question string) string {
	tag := "$q$"
	for strings.Contains(question, tag) {
		tag = "$q" + tag[1:]
	}
	return tag + question + tag
}

// printed is an answer as the engine gets it.
func (d *evalDatabase) printed(ctx context.Context, sql string) (string, error) {
	stmt, err := dialect.Read(sql, dialect.PostgreSQL)
	if err != nil {
		return "", err
	}
	if err := dialect.Resolve(ctx, stmt, d.engine.Catalog()); err != nil {
		return "", err
	}
	return stmt.Print(dialect.DuckDB, func(dialect.Ref) (any, bool) { return nil, false })
}

// answered are the predictions of questions that have a gold.
func (r *suiteRun) answered() []suitePrediction {
	return slices.DeleteFunc(slices.Clone(r.done), func(p suitePrediction) bool { return p.Right == nil })
}
