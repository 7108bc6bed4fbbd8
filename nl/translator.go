package nl

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/nl/follow"
	"streamlink/nl/glossary"
	"streamlink/nl/link"
	"streamlink/nl/memory"
	"streamlink/nl/pointer"
)

// Translator turns questions into SQL. It is safe for many goroutines.
type Translator struct {
	cfg     Config
	model   Model
	owners  bool // the model is shown the table of every column
	implied bool // the model leaves out the FROM that its columns imply
	log     *slog.Logger

	encoder  Encoder // nil: none
	glossary *glossary.File
	memory   *memory.Memory
	views    *cache[*view]
	viewed   atomic.Uint64

	linkers   *cache[*link.Linker]
	linking   flights[*link.Linker]
	answers   *cache[*Answer]
	answering flights[*Answer]
	watch     func(Trace) // see Watch
	without   Ablation
	slots     chan struct{}
	waiting   atomic.Int64

	life       context.Context // of what is read beside the questions
	end        context.CancelFunc
	background sync.WaitGroup
	mu         sync.Mutex
	gatherings map[string]*gathering // on their way, by the source's version
}

// New makes a Translator that asks model; the caller closes it.
func New(cfg Config, model Model, log *slog.Logger) (*Translator, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	life, end := context.WithCancel(context.Background())
	return &Translator{
		life: life, end: end, gatherings: map[string]*gathering{},
		cfg: cfg, model: model, owners: trained(model, "owners"), implied: trained(model, "implied"), log: log,
		linkers: newCache[*link.Linker](sourcesKept), views: newCache[*view](sourcesKept), answers: newCache[*Answer](cfg.Cache),
		slots: make(chan struct{}, cfg.Parallel),
	}, nil
}

// Encoder is what words are linked with by their meaning.
type Encoder interface {
	link.Encoder
	Hash() string // of its weights
}

// Encode has t link words by their meaning too. It is called before the first question.
func (t *Translator) Encode(e Encoder) { t.encoder = e }

// prompt lays out a question's links, and further ones by meaning.
func (t *Translator) prompt(ctx context.Context, schema *link.Schema, found *link.Result) (p *pointer.Prompt, err error) {
	b := t.budget()
	if !t.without.Names {
		b.Mean = func(found *link.Result) { err = found.Mean(ctx) }
	}
	return pointer.NewPrompt(schema, t.without.linked(found), b, nil), err
}

// budget is what a prompt has room for and how it is written for this model.
func (t *Translator) budget() pointer.Budget {
	return pointer.Budget{
		Tables: t.cfg.Tables, Columns: t.cfg.Columns, Values: pointer.Full.Values,
		Owners: t.owners, Implied: t.implied, Topic: !t.without.Topic,
	}
}

// trained tells whether the model's file says that it was trained on a variant of the form.
func trained(model Model, variant string) bool {
	m, ok := model.(interface {
		Metadata(key string) (string, bool)
	})
	if !ok {
		return false
	}
	flag, _ := m.Metadata("streamlink." + variant)
	return flag == "true"
}

// Translate answers q with SQL that check lets pass, or refuses with a reason
// ([sqlstate.Error]: 42501 from check, 57014 cancelled, 0A000 outside this database
// or too unsure, with the best two readings in the hint).
func (t *Translator) Translate(ctx context.Context, q Question, check Check) (*Answer, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, t.cfg.Timeout,
		sqlstate.New(sqlstate.QueryCanceled, "the question took longer than %s", t.cfg.Timeout).WithHint("raise nl.timeout or ask something simpler"))
	defer cancel()
	j, err := t.job(ctx, q)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ended(ctx)
		}
		return nil, err
	}
	key := t.key(j)
	for {
		if a, ok := t.answers.get(key); ok {
			return a, nil
		}
		fl, leads := t.answering.join(key)
		if leads {
			a, err := t.lead(ctx, j, check)
			if err == nil {
				t.answers.put(key, a)
			}
			t.answering.land(key, fl, a, err)
			return a, err
		}
		select {
		case <-ctx.Done():
			return nil, ended(ctx)
		case <-fl.done:
			if fl.err == nil || sqlstate.From(fl.err).Code != sqlstate.QueryCanceled {
				return fl.value, fl.err
			}
		}
	}
}

// lead works on a question that nobody else is working on.
func (t *Translator) lead(ctx context.Context, j *job, check Check) (a *Answer, err error) {
	defer func() {
		if r := recover(); r != nil {
			a, err = nil, sqlstate.New(sqlstate.InternalError, "the question could not be translated").Because(fmt.Errorf("panic: %v", r))
		}
	}()
	if err := t.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-t.slots }()
	a, err = t.work(ctx, j, check)
	if err != nil && ctx.Err() != nil {
		return nil, ended(ctx)
	}
	return a, err
}

// ended is the error of a question whose time is over or whose asker left.
func ended(ctx context.Context) error { return sqlstate.From(context.Cause(ctx)) }

// enter waits for a slot; when too many wait already it says so at once.
func (t *Translator) enter(ctx context.Context) error {
	select {
	case t.slots <- struct{}{}:
		return nil
	default:
	}
	if t.waiting.Add(1) > int64(t.cfg.Queue) {
		t.waiting.Add(-1)
		return sqlstate.New(sqlstate.TooManyConnections, "busy: %d questions are being worked on and %d are waiting", cap(t.slots), t.cfg.Queue).
			WithDetail("rule: queue").WithHint("ask again in a moment; SQL is not affected")
	}
	defer t.waiting.Add(-1)
	select {
	case t.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ended(ctx)
	}
}

// translate asks the model.
func (t *Translator) translate(ctx context.Context, j *job, check Check) (*Answer, error) {
	began := time.Now()
	var steps Steps
	lap := func(d *time.Duration) {
		*d = time.Since(began)
		began = time.Now()
	}
	linker := j.view.linker
	reworded, err := j.view.lens.Reword(j.ask)
	if err != nil {
		return nil, err
	}
	found := linker.Link(reworded.Text, j.Now)
	shape := j.shape(reworded, found)
	lap(&steps.Link)
	prompt, err := t.prompt(ctx, linker.Schema, found)
	if err != nil {
		return nil, err
	}
	lap(&steps.Prompt)
	r, err := t.understand(ctx, prompt, check, shape, &steps)
	if err != nil {
		return nil, err
	}
	t.log.Debug("question translated", "readings", len(r.list), "none", r.none, "link", steps.Link, "decode", steps.Decode, "check", steps.Check)
	for _, d := range r.list {
		t.log.Debug("reading", "sql", d.sql, "share", d.share, "coverage", d.coverage, "empty", d.empty, "score", d.score, "confidence", d.confidence)
	}
	t.trace(j.Text, r)
	if err := r.refusal(t.cfg.Threshold, t.cfg.Belonging); err != nil {
		return nil, j.refused(err)
	}
	best := r.list[0]
	a := &Answer{
		Question: j.Text, Full: j.text, SQL: best.sql, Confidence: best.confidence, Understood: append(best.links(prompt), glossaryLinks(best.used)...),
		Model: t.model.Name(), Steps: steps, Notes: j.notes, Readings: j.readings,
		shape: &follow.Shape{Text: j.ask, Prompt: prompt, Query: best.query},
	}
	for _, other := range r.list[1:] {
		a.Readings = append(a.Readings, other.sql)
	}
	return a, nil
}

// mask and state fit the pointer form's own to what a Model takes.
type mask struct{ *pointer.Mask }

type state struct{ *pointer.State }

func (m mask) Start() State { return state{m.Mask.Start()} }

func (s state) Next(word string) State { return state{s.State.Next(word)} }

func (s state) Weigh(words []string, logProbs []float64) { s.State.Weigh(words, logProbs) }
