package dialect

import (
	"strings"

	"streamlink/backend/sqlstate"
)

func (p *printer) fromList(items []fromItem) {
	for i, f := range items {
		if i > 0 {
			p.w(", ")
		}
		p.fromItem(f)
	}
}

func (p *printer) fromItem(f fromItem) {
	if p.to == Spark && p.sparkFrom(f) {
		return
	}
	switch f := f.(type) {
	case *tableRef:
		p.tableRef(f)
	case *derived:
		if f.lateral {
			p.w("LATERAL ")
		}
		p.w("(")
		p.unnamed = p.covers(f.colAlias, f.query)
		p.query(f.query)
		p.w(")")
		p.alias(f.alias, f.colAlias)
	case *join:
		p.join(f)
	case *tableFunc:
		p.tableFunc(f)
	case *jsonTable:
		p.jsonTable(f)
	case *askTable:
		if f.answer == nil {
			panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "the question in ask('…') has not been answered").At(f.pos)})
		}
		p.answer(f.answer)
		alias := f.alias
		if alias == "" {
			alias = "ask"
		}
		p.alias(alias, f.colAlias)
	}
}

// answer writes the query that answers a question. It was read in its own dialect and
// means what it means there.
func (p *printer) answer(a *Statement) {
	outer := p.s
	p.s = a
	p.w("(")
	p.query(a.tree.(*query))
	p.w(")")
	p.s = outer
}

func (p *printer) alias(alias string, cols []string) {
	if alias == "" {
		return
	}
	p.w(" AS ")
	p.ident(alias)
	p.columnNames(cols)
}

func (p *printer) tableRef(t *tableRef) {
	if t.isCTE {
		p.ident(t.name.Name)
	} else {
		p.tableName(t.name)
	}
	p.alias(t.alias, t.colAlias)
	if t.sample != nil {
		p.w(" TABLESAMPLE " + strings.ToUpper(t.sample.method) + " (")
		p.expr(t.sample.percent)
		p.w(" PERCENT)")
		if t.sample.seed != nil {
			p.w(" REPEATABLE (")
			p.expr(t.sample.seed)
			p.w(")")
		}
	}
}

// tableName writes a relation's name with the engine's schema; the catalog is the
// current database and stays unsaid.
func (p *printer) tableName(n Name) {
	schema := p.s.engineSchema(n)
	if p.relocated() {
		schema = p.s.bound.home(n)
	}
	if schema != "" {
		p.ident(schema)
		p.w(".")
	}
	p.ident(n.Name)
}

func (p *printer) join(j *join) {
	p.fromItem(j.left)
	if j.natural {
		p.w(" NATURAL")
	}
	switch j.kind {
	case "INNER":
		p.w(" JOIN ")
	default:
		p.w(" " + j.kind + " JOIN ")
	}
	if _, nested := j.right.(*join); nested {
		p.w("(")
		p.fromItem(j.right)
		p.w(")")
	} else {
		p.fromItem(j.right)
	}
	switch {
	case j.using != nil:
		p.w(" USING ")
		p.columnNames(j.using)
	case j.on != nil:
		p.w(" ON ")
		p.condition(j.on)
	}
}

// tableFunc writes a function in FROM with the alias PostgreSQL gives it by itself:
// a scalar result's column is called like the alias.
func (p *printer) tableFunc(f *tableFunc) {
	if len(f.calls) != 1 {
		refuse(0, "ROWS FROM with several functions")
	}
	c, ok := f.calls[0].(*call)
	if !ok {
		refuse(f.calls[0].base().pos, "this expression in FROM")
	}
	alias, cols := f.alias, f.colAlias
	if alias == "" {
		alias = c.name
	}
	if f.lateral {
		p.w("LATERAL ")
	}
	p.setFunction(c, alias, cols, f.ordinality)
}
