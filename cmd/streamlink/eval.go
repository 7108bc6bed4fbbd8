package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"streamlink/backend/sqlstate"
	"streamlink/nl"
	"streamlink/proxy"
)

func evalCommand() *cobra.Command {
	var o options
	e := evalOptions{}
	cmd := &cobra.Command{
		Use: "eval", Short: "Ask questions as a session would and compare the rows with the gold queries'", Args: cobra.NoArgs,
		Long: `Ask questions as a session would and compare the rows with the gold queries'.

--data may be what serve takes; then --questions and --unanswerable hold questions with gold
SQL in PostgreSQL's dialect. Or it is a folder with schemas.jsonl.gz, the databases as
sqlite/*.sqlite or sqlite.tar.xz, and questions with id, db_id, question and, if there is a
gold, sql in SQLite's dialect; then each database is loaded into the engine and its gold runs
on the SQLite file itself.`,
		Example: `  streamlink eval --data data/patents --questions nl/testdata/questions.jsonl --unanswerable nl/testdata/unanswerable.jsonl
  streamlink eval --data ../shared/data/text2sql/spider --databases nl/train/validation_dbs.txt --verified
  streamlink eval --data spider --databases nl/train/validation_dbs.txt --field question_syn --predictions out.jsonl
  streamlink eval --data spider --databases nl/train/validation_dbs.txt --wrong-database
  streamlink eval --data data/patents --questions nl/testdata/questions.jsonl --half seen --tables 500 --among spider
  streamlink eval --data data/patents --questions nl/testdata/dev_questions.jsonl --sessions 16`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if e.fitted != "" {
				return e.fit(cmd.OutOrStdout())
			}
			if len(o.data) == 1 && suiteIn(o.data[0]) {
				dir := o.data[0]
				o.data = nil
				cfg, err := o.load()
				if err != nil {
					return err
				}
				return e.suite(cmd.Context(), dir, cfg, cmd.OutOrStdout(), cmd.ErrOrStderr())
			}
			cfg, err := o.load()
			if err != nil {
				return err
			}
			return e.sample(cmd.Context(), o.data, cfg, cmd.OutOrStdout())
		},
	}
	o.register(cmd, false)
	e.register(cmd.Flags())
	return cmd
}

// sample measures data that serve takes.
func (e *evalOptions) sample(ctx context.Context, data []string, cfg Config, out io.Writer) (err error) {
	if e.encoder != "" {
		cfg.NL.Encoder = e.encoder
	}
	cfg.Proxy.Users = append(cfg.Proxy.Users, proxy.UserConfig{Name: localUser, Trust: true})
	if e.sessions > 0 {
		crowded(&cfg)
	}
	if e.tables > 0 {
		if len(data) != 1 || e.among == "" {
			return errors.New("--tables wants one folder as --data and a folder of databases as --among")
		}
		s, err := openSuite(ctx, e.among, e.cache)
		if err != nil {
			return err
		}
		folder, err := widen(ctx, data[0], s, e.tables)
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		cfg.DuckDB.Data, cfg.DuckDB.Import = []string{folder}, true
	}
	h, err := build(ctx, cfg)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.Close()) }()
	ev := &evaluation{house: h, out: out, half: e.half, verbose: e.verbose, without: e.without, every: e.evidence != ""}
	ev.watch()
	if e.sessions > 0 {
		return ev.crowd(ctx, e.choice.file, e.sessions)
	}
	if e.predictions != "" {
		f, err := os.Create(e.predictions)
		if err != nil {
			return err
		}
		defer f.Close()
		ev.predictions = json.NewEncoder(f)
		ev.predictions.SetEscapeHTML(false)
	}
	if err := ev.run(ctx, e.choice.file, e.unanswerable); err != nil {
		return err
	}
	if e.tables > 0 {
		fmt.Fprintf(out, "%d tables, peak RSS %d MiB\n", e.tables, peak())
	}
	if e.evidence != "" {
		return writeOutcomes(e.evidence, ev.outcomes)
	}
	return nil
}

// evaluation asks and counts.
type evaluation struct {
	house       *house
	out         io.Writer
	half        string
	verbose     bool
	without     nl.Ablation
	predictions *json.Encoder
	millis      []float64

	last     nl.Trace // of the question under way
	outcomes []nl.Outcome
	every    bool // every reading is judged
}

// watch keeps what each answer rests on.
func (ev *evaluation) watch() {
	if ev.house.translator != nil {
		ev.house.translator.Ablate(ev.without)
		ev.house.translator.Watch(func(t nl.Trace) { ev.last = t })
	}
}

// outcome adds what came of a question's readings to the evidence.
func (ev *evaluation) outcome(ctx context.Context, s *proxy.Session, q question, refuse bool) error {
	if len(ev.last.Readings) == 0 || !ev.every {
		return nil
	}
	o := nl.Outcome{Group: nl.Sample + q.ID, Question: q.Question, Weight: 1} // each question is a fold's own: they are all of one database
	if refuse {
		o.Group = nl.Foreign + o.Group
	}
	for _, w := range ev.last.Readings {
		right := false
		var err error
		if !refuse {
			right, err = ev.compare(ctx, s, q, w.SQL)
		}
		if err != nil {
			return err
		}
		o.Readings = append(o.Readings, nl.Judged{Evidence: w.Evidence, SQL: w.SQL, Right: right})
	}
	ev.outcomes = append(ev.outcomes, o)
	return nil
}

// prediction is one line of --predictions.
type prediction struct {
	ID         string  `json:"id"`
	SQL        string  `json:"sql,omitempty"`
	Confidence float64 `json:"confidence"`
	Refused    bool    `json:"refused"`
	Reason     string  `json:"reason,omitempty"`
	Right      *bool   `json:"right,omitempty"`
	Millis     float64 `json:"ms"`
}

// tally counts one half's answers.
type tally struct{ asked, right, refused, wrong, failed int }

func (ev *evaluation) run(ctx context.Context, questions, unanswerable string) error {
	if questions == "" && unanswerable == "" {
		return errors.New("nothing to ask: name --questions or --unanswerable")
	}
	for _, file := range []struct {
		path   string
		refuse bool
	}{{questions, false}, {unanswerable, true}} {
		if file.path == "" {
			continue
		}
		all, err := readQuestions(file.path)
		if err != nil {
			return err
		}
		halves := map[string]*tally{}
		for _, q := range all {
			if ev.half != "" && q.Half != ev.half {
				continue
			}
			if halves[q.Half] == nil {
				halves[q.Half] = &tally{}
			}
			if err := ev.ask(ctx, q, file.refuse, halves[q.Half]); err != nil {
				return err
			}
		}
		for _, half := range slices.Sorted(maps.Keys(halves)) {
			t := halves[half]
			switch {
			case file.refuse:
				fmt.Fprintf(ev.out, "unanswerable %-7s %3d of %d refused (%.1f %%)\n", half, t.refused, t.asked, percent(t.refused, t.asked))
			default:
				fmt.Fprintf(ev.out, "questions    %-7s %3d of %d right (%.1f %%), %d refused, %d wrong, %d failed\n",
					half, t.right, t.asked, percent(t.right, t.asked), t.refused, t.wrong, t.failed)
			}
		}
	}
	slices.Sort(ev.millis)
	if n := len(ev.millis); n > 0 {
		fmt.Fprintf(ev.out, "question to SQL: p50 %.0f ms, p95 %.0f ms over %d questions\n", ev.millis[n/2], ev.millis[n*95/100], n)
	}
	return nil
}

// ask asks one question in a session of its own, so that none is a follow-up.
func (ev *evaluation) ask(ctx context.Context, q question, refuse bool, t *tally) error {
	s, err := openLocal(ctx, ev.house.proxy)
	if err != nil {
		return err
	}
	defer s.Close()
	t.asked++
	ev.last = nl.Trace{}
	began := time.Now()
	shown, err := runLocal(ctx, s, "ASK SHOW SQL $q$"+q.Question+"$q$", 1)
	line := prediction{ID: q.ID, Millis: float64(time.Since(began).Microseconds()) / 1000}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	ev.millis = append(ev.millis, line.Millis)
	outcome := ""
	switch {
	case err != nil:
		line.Refused, line.Reason = true, reasonOf(err)
		t.refused++
		outcome = "refused"
		if sqlstate.From(err).Code == sqlstate.InternalError {
			t.refused--
			t.failed++
			outcome = "FAILED"
		}
	default:
		line.SQL = shown.Text[0][1]
		if _, err := fmt.Sscanf(shown.Text[0][3], "%g", &line.Confidence); err != nil {
			return err
		}
		outcome = "answered"
		if !refuse {
			ok, err := ev.compare(ctx, s, q, line.SQL)
			if err != nil {
				return err
			}
			line.Right = &ok
			outcome = "WRONG"
			if ok {
				outcome = "right"
				t.right++
			} else {
				t.wrong++
			}
		}
	}
	if err := ev.outcome(ctx, s, q, refuse); err != nil {
		return err
	}
	if ev.verbose {
		fmt.Fprintf(ev.out, "%-8s %s %.2f %4.0f ms  %s\n         %s%s\n", outcome, q.ID, line.Confidence, line.Millis, q.Question, line.SQL, line.Reason)
	}
	if ev.predictions != nil {
		return ev.predictions.Encode(line)
	}
	return nil
}

func (ev *evaluation) compare(ctx context.Context, s *proxy.Session, q question, sql string) (bool, error) {
	got, err := runLocal(ctx, s, sql, 1<<20)
	if err != nil {
		return false, nil // an answer that does not run is wrong
	}
	return q.right(ctx, s, got.Cells)
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}
