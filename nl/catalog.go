package nl

import (
	"context"
	"errors"
	"time"

	"streamlink/backend/sqlstate"
	"streamlink/nl/link"
)

// sourcesKept is how many users' views of the catalog stay linked at a time.
const sourcesKept = 8

// linker gives the linker of a source's present version, building it at the first
// question.
func (t *Translator) linker(ctx context.Context, src Source) (*link.Linker, error) {
	version := src.Version()
	for {
		if l, ok := t.linkers.get(version); ok {
			return l, nil
		}
		fl, leads := t.linking.join(version)
		if leads {
			l, err := t.buildLinker(ctx, version, src)
			t.linking.land(version, fl, l, err)
			return l, err
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-fl.done:
			if fl.err == nil || !cancelled(fl.err) {
				return fl.value, fl.err
			}
		}
	}
}

// buildLinker builds it, and keeps it.
func (t *Translator) buildLinker(ctx context.Context, version string, src Source) (*link.Linker, error) {
	tables, err := src.Tables(ctx)
	if err != nil {
		return nil, err
	}
	if len(tables) == 0 {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "there is no table to ask about").
			WithHint("the database is empty, or this user may read nothing")
	}
	schema := link.NewSchema(tables)
	def, named := src.(interface{ DefaultSchema() string })
	for i := range schema.Tables {
		s := schema.Tables[i].Schema
		schema.Tables[i].Default = named && s == def.DefaultSchema() || !named && (s == "main" || s == "public")
	}
	if t.without.Values {
		l := link.New(schema, nil)
		if l.Meaning, err = t.meaning(ctx, schema); err != nil {
			return nil, err
		}
		t.linkers.put(version, l)
		return l, nil
	}
	r, l := t.gathering(version, src, schema)
	if l != nil {
		return l, nil
	}
	if whole, err := r.await(ctx, t.cfg.IndexTimeout); err != nil {
		return nil, err
	} else if whole {
		return r.linker, r.err
	}
	index, err := r.index(ctx)
	if err != nil {
		return nil, err
	}
	part := link.New(schema, index)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.gatherings[version] != r { // it has ended just now
		return r.linker, r.err
	}
	t.log.Debug("catalog linked in part", "tables", len(schema.Tables), "columns", len(schema.Columns), "took", time.Since(r.began))
	t.linkers.put(version, part)
	return part, nil
}

// gathering gives the gathering of a source's values that is on its way, or the linker
// of one that has just ended, or begins one.
func (t *Translator) gathering(version string, src Source, schema *link.Schema) (*gathering, *link.Linker) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if r := t.gatherings[version]; r != nil {
		return r, nil
	}
	if l, ok := t.linkers.get(version); ok {
		return nil, l
	}
	r := newGathering(schema, link.Limits{PerColumn: t.cfg.ValuesPerColumn, Cells: t.cfg.Values, Length: link.DefaultLimits.Length})
	t.gatherings[version] = r
	t.background.Go(func() {
		ctx, cancel := context.WithTimeout(t.life, t.cfg.IndexLimit)
		defer cancel()
		r.read(ctx, src)
		meaning, err := t.meaning(ctx, schema)
		if err != nil {
			t.log.Warn("names are not linked by their meaning", "error", err)
		}
		index, err := r.index(t.life)
		t.mu.Lock()
		defer t.mu.Unlock()
		if r.err = err; err == nil {
			r.linker = link.New(schema, index)
			r.linker.Meaning = meaning
			t.linkers.put(version, r.linker)
			t.log.Debug("catalog linked", "tables", len(schema.Tables), "columns", len(schema.Columns), "took", time.Since(r.began))
		}
		delete(t.gatherings, version)
		close(r.done)
	})
	return r, nil
}

// meaning gives the vectors of a schema's names, where there is an encoder.
func (t *Translator) meaning(ctx context.Context, schema *link.Schema) (*link.Meaning, error) {
	if t.encoder == nil {
		return nil, nil
	}
	return link.NewMeaning(ctx, schema, t.encoder)
}

// Close ends what is read beside the questions. The engine is closed after it.
func (t *Translator) Close() {
	t.end()
	t.background.Wait()
}

// Learn reads what the first question about a source would have to wait for. It may be
// called before there is one.
func (t *Translator) Learn(ctx context.Context, src Source) error {
	_, err := t.linker(ctx, src)
	return err
}

func cancelled(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
