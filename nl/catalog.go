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
			l, err := t.buildLinker(ctx, src)
			if err == nil {
				t.linkers.put(version, l)
			}
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

func (t *Translator) buildLinker(ctx context.Context, src Source) (*link.Linker, error) {
	tables, err := src.Tables(ctx)
	if err != nil {
		return nil, err
	}
	if len(tables) == 0 {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "there is no table to ask about").
			WithHint("the database is empty, or this user may read nothing")
	}
	began := time.Now()
	schema := link.NewSchema(tables)
	def, named := src.(interface{ DefaultSchema() string })
	for i := range schema.Tables {
		s := schema.Tables[i].Schema
		schema.Tables[i].Default = named && s == def.DefaultSchema() || !named && (s == "main" || s == "public")
	}
	if t.without.Values {
		return link.New(schema, nil), nil
	}
	deadline := began.Add(t.cfg.IndexTimeout)
	limits := link.Limits{PerColumn: t.cfg.ValuesPerColumn, Cells: t.cfg.Values, Length: link.DefaultLimits.Length}
	index, err := link.NewIndex(ctx, schema, func(ctx context.Context, c, limit int) ([]string, bool, error) {
		if time.Now().After(deadline) {
			return nil, false, context.DeadlineExceeded
		}
		ctx, cancel := context.WithDeadline(ctx, deadline)
		defer cancel()
		column := schema.Columns[c]
		table := schema.Tables[column.Table]
		values, err := src.Distinct(ctx, table.Schema, table.Name, column.Name, limit+1)
		if len(values) > limit {
			return values[:limit], false, err
		}
		return values, true, err
	}, limits)
	if err != nil {
		return nil, err
	}
	t.log.Debug("catalog linked", "tables", len(schema.Tables), "columns", len(schema.Columns), "took", time.Since(began))
	return link.New(schema, index), nil
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
