package dialect

import "strings"

func (p *printer) orderBy(keys []sortKey) { p.orderByOf(keys, nil) }

// orderByOf writes the ORDER BY of a query.
func (p *printer) orderByOf(keys []sortKey, body queryBody) {
	if len(keys) == 0 {
		return
	}
	outer := p.shadowed
	p.shadowed = nil
	if core, ok := body.(*selectCore); ok && p.to == Spark {
		p.shadowed = core.shadows()
	}
	defer func() { p.shadowed = outer }()
	p.w(" ORDER BY ")
	p.sortKeys(keys)
}

// shadows are the names of output columns that are not the columns of these names.
func (c *selectCore) shadows() map[string]bool {
	var out map[string]bool
	for i := range c.items {
		it := &c.items[i]
		if col, ok := it.expr.(*columnRef); it.alias == "" || ok && equalFold(col.parts[len(col.parts)-1], it.alias) {
			continue
		}
		if out == nil {
			out = make(map[string]bool)
		}
		out[strings.ToLower(it.alias)] = true
	}
	return out
}

func (p *printer) sortKeys(keys []sortKey) {
	for i, k := range keys {
		if i > 0 {
			p.w(", ")
		}
		shadowed := p.shadowed
		if _, ok := unfolded(k.expr).(*columnRef); ok { // the output is meant
			p.shadowed = nil
		}
		p.sortKey(k.expr)
		p.shadowed = shadowed
		if k.desc {
			p.w(" DESC")
		}
		if k.nullsFirst == (p.to == Spark && !k.desc) {
			continue // as the engine does unasked
		}
		if k.nullsFirst {
			p.w(" NULLS FIRST")
		} else {
			p.w(" NULLS LAST")
		}
	}
}

// sortKey writes one key; a jsonb sorts as PostgreSQL sorts it by a text that StreamLink makes.
func (p *printer) sortKey(e expr) {
	t := p.typ(e)
	switch {
	case p.s.Dialect != PostgreSQL || t.kind != tJSONB || t.array:
		p.keyExpr(e)
	case p.to == Spark:
		refuse(e.base().pos, "ORDER BY of jsonb")
	default:
		p.w("mysql_json('jsonb_sort', ")
		p.castOperand(e, "VARCHAR")
		p.w(")")
	}
}
