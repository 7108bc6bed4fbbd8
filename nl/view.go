package nl

import (
	"context"

	"streamlink/nl/glossary"
	"streamlink/nl/link"
)

// view is a user's catalog with its values and the glossary's words. It is immutable.
type view struct {
	linker *link.Linker
	lens   *glossary.Lens
	base   *link.Linker // what it was made of
	number uint64       // of all views that were made: a new value index or glossary gives a new one
}

// view gives the view of a source's present version under the present glossary.
func (t *Translator) view(ctx context.Context, src Source) (*view, error) {
	base, err := t.linker(ctx, src)
	if err != nil {
		return nil, err
	}
	g := t.glossary.Current()
	key := src.Version() + "\x00" + g.Version()
	if v, ok := t.views.get(key); ok && v.base == base {
		return v, nil
	}
	v := &view{linker: base, lens: g.Over(base.Schema), base: base, number: t.viewed.Add(1)}
	if g.Entries() > 0 {
		v.linker = link.NewWith(v.lens.Schema, base.Values, v.lens.Terms)
		v.linker.Meaning = base.Meaning
	}
	t.views.put(key, v)
	return v, nil
}
