package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"time"

	"streamlink/nl"
	"streamlink/nl/pointer"
	"streamlink/nl/score"
)

// formsRun measures what comes before and after the model: are gold queries linked, can they
// be said in pointers, does the mask let them through, and is what is printed the same query?
type formsRun struct {
	suite   *suite
	cfg     Config
	without nl.Ablation
	log     *slog.Logger
	bar     *progress
	verbose bool

	asked, said, accepted, same int
	failed                      map[string]int
	lines                       []string
	lessons                     *preferenceRun // nil: nothing is learned
	tables, columns, values     linkCount
}

// linkCount counts what gold queries use against what was linked.
type linkCount struct{ gold, linked, both int }

func (c *linkCount) add(gold, linked map[int]bool) {
	c.gold += len(gold)
	c.linked += len(linked)
	for k := range gold {
		if linked[k] {
			c.both++
		}
	}
}

func (c *linkCount) write(w io.Writer, name string) {
	fmt.Fprintf(w, "  %-8s recall %5.1f %%  precision %5.1f %%  (%d used, %d linked)\n", name, percent(c.both, c.gold), percent(c.both, c.linked), c.gold, c.linked)
}

// forms measures a suite's questions with their golds in named form, by id.
func (e *evalOptions) formsOf(ctx context.Context, s *suite, cfg Config, questions []suiteQuestion, model nl.Model, log *slog.Logger, out, errs io.Writer) error {
	named, err := namedForms(e.forms)
	if err != nil {
		return err
	}
	r := &formsRun{suite: s, cfg: cfg, without: e.without, log: log, bar: newProgress(errs, len(questions)), verbose: e.verbose, failed: map[string]int{}}
	if e.preference != "" {
		r.lessons = &preferenceRun{formsRun: r, model: model}
	}
	byDB, dbs := byDatabase(questions)
	slices.Sort(dbs)
	for _, db := range dbs {
		if err := r.database(ctx, db, byDB[db], named); err != nil {
			return err
		}
	}
	r.bar.end()
	if r.lessons != nil {
		return r.lessons.fit(out, e.preference, e.halves)
	}
	r.report(out)
	return nil
}

func (r *formsRun) database(ctx context.Context, db string, questions []suiteQuestion, named map[string]string) error {
	var model nl.Model
	if r.lessons != nil {
		model = r.lessons.model
	}
	d, err := openEvalDatabase(ctx, r.suite, db, r.cfg, model, r.without, r.log)
	if err != nil {
		return err
	}
	for _, q := range questions {
		if r.lessons != nil {
			if err := r.lessons.learn(ctx, d, q, named[q.ID]); err != nil {
				return errors.Join(err, d.Close())
			}
			r.bar.step(suitePrediction{})
			continue
		}
		why, err := r.question(ctx, d, q, named[q.ID])
		if err != nil {
			return errors.Join(err, d.Close())
		}
		r.asked++
		right := why == ""
		r.bar.step(suitePrediction{Right: &right})
		if !right {
			r.failed[general.ReplaceAllString(why, "…")]++
			r.lines = append(r.lines, fmt.Sprintf("%s %s: %s\n    %s\n    %s", q.ID, q.DB, why, q.Question, q.SQL))
		}
	}
	return d.Close()
}

var general = regexp.MustCompile(`"(\\.|[^"\\])*"|word \d+|is not allowed:.*`)

// question tells why a gold does not come through; "" when it does.
func (r *formsRun) question(ctx context.Context, d *evalDatabase, q suiteQuestion, named string) (string, error) {
	session, err := openLocal(ctx, d.proxy)
	if err != nil {
		return "", err
	}
	defer session.Close()
	p, err := d.translator.Prompt(ctx, nl.Question{Text: q.Question, Source: session.Source(), Now: time.Now()})
	if err != nil {
		return "", err
	}
	if named == "" {
		return "the named form cannot say it", nil
	}
	target, err := pointer.Convert(p, named)
	if err != nil {
		return err.Error(), nil
	}
	r.said++
	tree, err := pointer.Parse(p, target)
	if err != nil {
		return err.Error(), nil
	}
	r.count(p, tree)
	if err := pointer.NewMask(p).Accepts(target); err != nil {
		return "mask: " + err.Error() + ": " + target, nil
	}
	r.accepted++
	sql, _, err := pointer.Print(p, tree)
	if err != nil {
		return err.Error(), nil
	}
	got, err := runLocal(ctx, session, sql, mostGold)
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "does not run: " + sql + ": " + err.Error(), nil
	}
	gold, err := goldOf(ctx, d.file, q.SQL)
	if err != nil {
		return "the gold does not run", nil
	}
	if !gold.Match(got.Cells) {
		return "another result: " + sql + sizes(got.Cells, gold.Rows), nil
	}
	r.same++
	return "", nil
}

func sizes(got, want score.Rows) string {
	return fmt.Sprintf(" (%d rows, not %d)", len(got), len(want))
}

// count compares what a gold uses with what the question was linked to.
func (r *formsRun) count(p *pointer.Prompt, tree *pointer.Query) {
	gold := [3]map[int]bool{{}, {}, {}}
	tree.Visit(pointer.Visitor{
		Table:  func(t int) { gold[0][t] = true },
		Column: func(c int) { gold[1][c] = true },
		Value:  func(v int) { gold[2][v] = true },
	})
	linked := [3]map[int]bool{{}, {}, {}}
	for _, n := range p.Found.Names {
		if n.Table >= 0 {
			linked[0][n.Table] = true
		} else {
			linked[1][n.Column] = true
			linked[0][p.Schema.Columns[n.Column].Table] = true
		}
	}
	for i, v := range p.Values {
		linked[2][i] = true
		for n, at := range v.Cells {
			if n < 3 {
				linked[1][at.Column] = true
				linked[0][p.Schema.Columns[at.Column].Table] = true
			}
		}
	}
	r.tables.add(gold[0], linked[0])
	r.columns.add(gold[1], linked[1])
	r.values.add(gold[2], linked[2])
}

func (r *formsRun) report(w io.Writer) {
	if r.verbose {
		for _, l := range r.lines {
			fmt.Fprintln(w, l)
		}
	}
	fmt.Fprintf(w, "gold queries: %d; in pointer form %.2f %%; accepted by the mask %.2f %%; printed with the same result %.2f %%\n",
		r.asked, percent(r.said, r.asked), percent(r.accepted, r.asked), percent(r.same, r.asked))
	reasons := make([]string, 0, len(r.failed))
	for k := range r.failed {
		reasons = append(reasons, k)
	}
	slices.SortFunc(reasons, func(a, b string) int { return cmp.Or(r.failed[b]-r.failed[a], strings.Compare(a, b)) })
	for _, k := range reasons[:min(len(reasons), 12)] {
		fmt.Fprintf(w, "  %4d  %.90s\n", r.failed[k], k)
	}
	fmt.Fprintln(w, "linking, against what the golds in pointer form use")
	r.tables.write(w, "tables")
	r.columns.write(w, "columns")
	r.values.write(w, "values")
}
