package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"os"
	"time"

	"streamlink/nl"
	"streamlink/nl/pointer"
)

// dumped is a line of --dump-prompts: what the model would be asked, and the gold in the
// prompt's pointers where there is one in named form.
type dumped struct {
	ID       string `json:"id"`
	DB       string `json:"db_id"`
	Question string `json:"question"`
	Prefix   string `json:"prefix"`
	Rest     string `json:"rest"`
	Target   string `json:"target,omitempty"`
	Error    string `json:"error,omitempty"` // why the gold cannot be said
}

// dump writes the prompts of a suite's questions, as a session would make them.
func (e *evalOptions) dump(ctx context.Context, s *suite, cfg Config, questions []suiteQuestion, model nl.Model, log *slog.Logger, errs io.Writer) (err error) {
	forms := map[string]string{}
	if e.forms != "" {
		if forms, err = namedForms(e.forms); err != nil {
			return err
		}
	}
	f, err := os.Create(e.dumpFile)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	bar := newProgress(errs, len(questions))
	defer bar.end()
	byDB, order := byDatabase(questions)
	for _, db := range order {
		d, err := openEvalDatabase(ctx, s, db, cfg, model, e.without, log)
		if err != nil {
			return err
		}
		for _, q := range byDB[db] {
			line, err := d.dumped(ctx, q, forms[q.ID])
			if err == nil {
				err = enc.Encode(line)
			}
			if err != nil {
				return errors.Join(err, d.Close())
			}
			bar.step(suitePrediction{})
		}
		if err := d.Close(); err != nil {
			return err
		}
	}
	return nil
}

func (d *evalDatabase) dumped(ctx context.Context, q suiteQuestion, named string) (dumped, error) {
	line := dumped{ID: q.ID, DB: q.DB, Question: q.Question}
	session, err := openLocal(ctx, d.proxy)
	if err != nil {
		return line, err
	}
	defer session.Close()
	p, err := d.translator.Prompt(ctx, nl.Question{Text: q.Question, Source: session.Source(), Now: time.Now()})
	if err != nil {
		return line, err
	}
	line.Prefix, line.Rest = p.Prefix, p.Rest
	if named == "" {
		return line, nil
	}
	if line.Target, err = pointer.Convert(p, named); err == nil {
		err = pointer.NewMask(p).Accepts(line.Target)
	}
	if err != nil {
		line.Target, line.Error = "", err.Error()
	}
	return line, nil
}

// namedForms reads golds in named form by their questions' ids; the first of each counts.
func namedForms(path string) (map[string]string, error) {
	named := map[string]string{}
	err := eachJSON(path, func(line struct{ ID, Named string }) {
		if named[line.ID] == "" {
			named[line.ID] = line.Named
		}
	})
	return named, err
}

// byDatabase groups questions; the databases are in order of appearance.
func byDatabase(questions []suiteQuestion) (map[string][]suiteQuestion, []string) {
	by := map[string][]suiteQuestion{}
	var order []string
	for _, q := range questions {
		if by[q.DB] == nil {
			order = append(order, q.DB)
		}
		by[q.DB] = append(by[q.DB], q)
	}
	return by, order
}
