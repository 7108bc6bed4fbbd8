package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"

	"streamlink/nl"
	"streamlink/proxy"
)

// evalOptions are the flags of eval.
type evalOptions struct {
	choice       choice
	unanswerable string
	half         string
	tables       int
	among        string
	sessions     int
	encoder      string
	predictions  string
	verbose      bool
	cache        string
	jobs         int
	candidates   int
	without      nl.Ablation
	forms        string
	evidence     string
	fitted       string
	preference   string
	halves       string
	learned      bool
	prefer       string
	dumpFile     string
}

func (e *evalOptions) register(f *pflag.FlagSet) {
	f.StringVar(&e.choice.file, "questions", "", "JSON lines, packed with gzip or not: id, question, sql; db_id for a folder of databases; half, alt for other data")
	f.StringVar(&e.encoder, "encoder", "", "GGUF file of a sentence encoder that links words by their meaning (nl.encoder)")
	f.StringVar(&e.unanswerable, "unanswerable", "", "JSON lines of questions that must be refused")
	f.StringVar(&e.half, "half", "", "only the questions of this half (seen, unseen)")
	f.IntVar(&e.tables, "tables", 0, "serve so many tables: those of --data, and beside them tables of the databases in --among")
	f.StringVar(&e.among, "among", "", "folder of databases, as --data may name it, that the tables for --tables are taken from")
	f.IntVar(&e.sessions, "sessions", 0, "so many sessions ask twelve of the questions each, at once, over PostgreSQL's wire")
	f.StringVar(&e.predictions, "predictions", "", "write what was answered, JSON lines")
	f.BoolVarP(&e.verbose, "verbose", "v", false, "show every question with its SQL")
	f.StringVar(&e.choice.databases, "databases", "", "only these databases: names with commas between, or a file of names")
	f.StringVar(&e.choice.except, "except", "", "not these databases: names with commas between, or a file of names")
	f.StringVar(&e.choice.field, "field", "question", "field that is asked; any other than question only where the two differ")
	f.IntVar(&e.choice.limit, "limit", 0, "ask this many questions, evenly spread over all")
	f.BoolVar(&e.choice.verified, "verified", false, "only questions whose gold gives the same on PostgreSQL (pg_exec.same_as_sqlite)")
	f.BoolVar(&e.choice.wrong, "wrong-database", false, "ask each question of another database and count refusals")
	f.StringVar(&e.cache, "cache", "", "folder for unpacked databases (default: the user's cache folder)")
	f.IntVar(&e.jobs, "jobs", 1, "questions asked at once")
	f.IntVar(&e.candidates, "candidates", 0, "readings that the model proposes (default: nl.candidates)")
	f.StringVar(&e.forms, "forms", "", "JSON lines with id and named (a gold in named form, see nl/train): measure linking, mask and printing, ask nothing")
	f.StringVar(&e.evidence, "evidence", "", "judge every reading, and write what choice and confidence rest on, JSON lines; with --fit: the files to fit to, commas between")
	f.BoolVar(&e.learned, "learned", false, "training saw these databases: what is written as --evidence serves the choice, not the confidence")
	f.StringVar(&e.fitted, "fit", "", "fit choice and confidence to --evidence and write them to this file; asks nothing")
	f.StringVar(&e.dumpFile, "dump-prompts", "", "write what the model would be asked, JSON lines, with --forms the golds in pointers too; asks nothing")
	f.StringVar(&e.preference, "fit-preference", "", "with --forms: fit what links say beside the model and write it to this file")
	f.StringVar(&e.halves, "halves", "", "with --fit-preference: also write FILE.0 and FILE.1, fitted without the first and the second half of the databases")
	f.StringVar(&e.prefer, "preference", "", "what links say beside the model, in place of what is built in; FILE.* takes for each database the one that was fitted without it")
	f.BoolVar(&e.without.Preference, "no-preference", false, "without what links say beside the model")
	f.BoolVar(&e.without.Names, "no-links", false, "without linking words to tables and columns")
	f.BoolVar(&e.without.Values, "no-values", false, "without the index of values")
	f.BoolVar(&e.without.Topic, "no-topic", false, "without leaving tables of other business out of the prompt")
	f.BoolVar(&e.without.Mask, "no-mask", false, "without the mask over the model's words")
}

// suite measures a folder of databases.
func (e *evalOptions) suite(ctx context.Context, dir string, cfg Config, out, errs io.Writer) error {
	log, err := cfg.Log.logger(errs)
	if err != nil {
		return err
	}
	s, err := openSuite(ctx, dir, e.cache)
	if err != nil {
		return err
	}
	if e.encoder != "" {
		cfg.NL.Encoder = e.encoder
	}
	if s.encoder, err = openEncoder(cfg, nil, log); err != nil {
		return err
	}
	if s.encoder != nil {
		defer s.encoder.Close()
	}
	questions, err := s.questions(e.choice)
	if err != nil {
		return err
	}
	if len(questions) == 0 {
		return errors.New("no question is left to ask")
	}
	if e.forms != "" && e.preference == "" && e.dumpFile == "" {
		cfg.Proxy.Users = append(cfg.Proxy.Users, proxy.UserConfig{Name: localUser, Trust: true})
		return e.formsOf(ctx, s, cfg, questions, nil, log, out, errs)
	}
	if e.candidates > 0 {
		cfg.NL.Candidates = e.candidates
		cfg.Model.Beams = max(cfg.Model.Beams, e.candidates)
	}
	model, err := openModel(cfg.Model, log)
	if err != nil {
		return err
	}
	if model == nil {
		return errors.New("this build carries no model: name one with --model")
	}
	defer model.Close()
	cfg.Proxy.Users = append(cfg.Proxy.Users, proxy.UserConfig{Name: localUser, Trust: true})
	if e.dumpFile != "" {
		return e.dump(ctx, s, cfg, questions, model, log, errs)
	}
	if e.preference != "" {
		return e.formsOf(ctx, s, cfg, questions, model, log, out, errs)
	}
	preferences, err := readPreferences(e.prefer)
	if err != nil {
		return err
	}
	r := &suiteRun{
		preferences: preferences, every: e.evidence != "", learned: e.learned,
		suite: s, cfg: cfg, model: model, without: e.without, jobs: max(e.jobs, 1), log: log, errors: errs,
		progress: newProgress(errs, len(questions)),
	}
	if e.predictions != "" {
		f, err := os.Create(e.predictions)
		if err != nil {
			return err
		}
		defer f.Close()
		r.out = json.NewEncoder(f)
		r.out.SetEscapeHTML(false)
	}
	if err := r.run(ctx, questions); err != nil {
		return err
	}
	if e.evidence != "" {
		if err := writeOutcomes(e.evidence, r.outcomes()); err != nil {
			return err
		}
	}
	if e.verbose {
		for _, p := range r.done {
			fmt.Fprintf(out, "%-8s %s %s %.2f %4.0f ms  %s\n         %s\n         %s\n", p.outcome(), p.ID, p.DB, p.Confidence, p.Millis, p.question.Question, p.SQL, p.question.SQL)
		}
	}
	r.report(out)
	return nil
}

// outcome is a prediction's in a word.
func (p *suitePrediction) outcome() string {
	switch {
	case p.Refused && p.Right != nil && *p.Right:
		return "lost"
	case p.Refused:
		return "refused"
	case p.Right == nil:
		return "answered"
	case *p.Right:
		return "right"
	}
	return "WRONG"
}
