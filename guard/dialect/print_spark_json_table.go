package dialect

import (
	"encoding/json"
	"maps"

	"streamlink/backend/mysqljson"
	"streamlink/backend/sqlstate"
)

// JSON_TABLE on Spark. Of a constant document the rows are computed here; of another, inline()
// makes them of a list of structs, one for each row.

// jsonTableSpark writes a JSON_TABLE in FROM.
func (p *printer) jsonTableSpark(t *jsonTable) {
	p.needsVariant(t.pos, "JSON_TABLE")
	if text, ok := jsonConstantText(t.doc, jsonDoc); ok && text != nil {
		p.jsonTableRows(t, *text)
		return
	}
	steps, ok := mysqljson.Path(t.path)
	if !ok {
		syntax(t.pos, "Invalid JSON path expression in JSON_TABLE")
	}
	if t.lateral() {
		p.w("LATERAL ")
	}
	p.w("inline(")
	x := jsonTableWriter{p: p, t: t, all: t.columns()}
	p.let(func() { p.document(t.doc) }, func(d func()) {
		p.w("CASE WHEN ")
		d()
		p.w(" IS NOT NULL THEN ")
		x.rows(d, steps, t.cols, map[string]func(){})
		p.w(" END")
	})
	p.w(")")
	names := make([]string, len(x.all))
	for i, c := range x.all {
		names[i] = c.name
	}
	p.alias(t.alias, names)
}

// jsonTableRows writes the rows of a constant document.
func (p *printer) jsonTableRows(t *jsonTable, doc string) {
	rows := p.jsonRows(t.pos, jsonTableSpec(t), doc)
	p.w("(SELECT ")
	for i, c := range t.columns() {
		if i > 0 {
			p.w(", ")
		}
		p.castTo(p.sparkType(c.typ, t.pos), func() { p.w("r[" + itoa(i) + "]") })
		p.w(" AS ")
		p.ident(c.name)
	}
	p.w(" FROM (SELECT explode(CAST(array(")
	for i, row := range rows {
		if i > 0 {
			p.w(", ")
		}
		p.w("array(")
		for j, v := range row {
			if j > 0 {
				p.w(", ")
			}
			if v == nil {
				p.w("CAST(NULL AS STRING)")
			} else {
				p.text(*v)
			}
		}
		p.w(")")
	}
	p.w(") AS ARRAY<ARRAY<STRING>>)) AS r) AS j_)")
	p.alias(t.alias, nil)
}

// jsonRows are the rows that a table makes of a document.
func (p *printer) jsonRows(pos int, spec *mysqljson.Table, doc string) [][]*string {
	text, err := json.Marshal(spec)
	if err != nil {
		panic(bail{sqlstate.New(sqlstate.InternalError, "JSON_TABLE cannot be written").Because(err)})
	}
	args := string(text)
	answer, err := mysqljson.Call("json_table", []*string{&doc, &args})
	if err != nil {
		panic(bail{sqlstate.New("22032", "%s", err.Error()).At(pos)})
	}
	var rows [][]*string
	if answer != nil {
		if err := json.Unmarshal([]byte(*answer), &rows); err != nil {
			panic(bail{sqlstate.New(sqlstate.InternalError, "JSON_TABLE cannot be read").Because(err)})
		}
	}
	return rows
}

// jsonTableWriter writes the list of a table's rows.
type jsonTableWriter struct {
	p   *printer
	t   *jsonTable
	all []column
}

// rows writes the rows of the documents that a path leads to; have are the columns that are
// known from the documents around.
func (x *jsonTableWriter) rows(d func(), steps []mysqljson.Step, cols []jsonColumn, have map[string]func()) {
	p := x.p
	e, i := p.variable(), p.variable()
	p.w("flatten(transform(")
	p.documentsAt(d, steps)
	p.w(", (" + e + ", " + i + ") -> ")
	own := maps.Clone(have)
	var nested []jsonColumn
	for _, c := range cols {
		if c.kind == jsonNestedColumns {
			nested = append(nested, c)
			continue
		}
		own[c.name] = func() { x.value(c, e, i) }
	}
	if len(nested) == 0 {
		x.row(own)
	} else {
		x.nestedRows(named(p, e), nested, own)
	}
	p.w("))")
}

// nestedRows writes the rows of nested paths, one path after the other; where there are none
// there is a row without them.
func (x *jsonTableWriter) nestedRows(d func(), nested []jsonColumn, have map[string]func()) {
	p := x.p
	p.let(func() {
		p.w("concat(")
		for i, c := range nested {
			steps, ok := mysqljson.Path(c.path)
			if !ok {
				syntax(x.t.pos, "Invalid JSON path expression in JSON_TABLE")
			}
			if i > 0 {
				p.w(", ")
			}
			x.rows(d, steps, c.nested, have)
		}
		p.w(")")
	}, func(rows func()) {
		p.w("CASE WHEN array_size(")
		rows()
		p.w(") > 0 THEN ")
		rows()
		p.w(" ELSE ")
		x.row(have)
		p.w(" END")
	})
}

// row writes a list of one row.
func (x *jsonTableWriter) row(have map[string]func()) {
	p := x.p
	p.w("array(named_struct(")
	for i, c := range x.all {
		if i > 0 {
			p.w(", ")
		}
		p.w("'c" + itoa(i) + "', ")
		p.castTo(p.sparkType(c.typ, x.t.pos), func() {
			if write := have[c.name]; write != nil {
				write()
			} else {
				p.w("NULL")
			}
		})
	}
	p.w("))")
}

// value writes one column's value of a document.
func (x *jsonTableWriter) value(c jsonColumn, e, i string) {
	p := x.p
	if c.kind == jsonNumberColumn {
		p.w(i + " + 1")
		return
	}
	steps, ok := mysqljson.Path(c.path)
	if !ok || !mysqljson.OnePlace(steps) {
		p.refuseHint(x.t.pos, "a column of JSON_TABLE along a path to several places", "use NESTED PATH")
	}
	if c.kind == jsonExistsColumn {
		p.w("CASE WHEN ")
		p.documentAt(named(p, e), steps)
		p.w(" IS NOT NULL THEN 1 ELSE 0 END")
		return
	}
	p.let(func() { p.documentAt(named(p, e), steps) }, func(v func()) {
		p.w("CASE WHEN ")
		v()
		p.w(" IS NULL THEN ")
		x.otherwise(c, c.onEmpty, "Missing value for JSON_TABLE column '"+c.name+"'")
		if c.typ.kind == tJSON {
			p.w(" ELSE ")
			p.spaced(v)
			p.w(" END")
			return
		}
		p.w(" WHEN ")
		v()
		p.w(" <> 'null' THEN coalesce(")
		x.fitted(c, v)
		p.w(", ")
		x.otherwise(c, c.onError, "Invalid JSON value for JSON_TABLE column '"+c.name+"'")
		p.w(") END")
	})
}

// otherwise writes what stands where there is no value, or one that does not fit.
func (x *jsonTableWriter) otherwise(c jsonColumn, o jsonOtherwise, message string) {
	p := x.p
	typ := p.sparkType(c.typ, x.t.pos)
	if o.fails {
		p.castTo(typ, func() {
			p.w("raise_error(")
			p.text(message)
			p.w(")")
		})
		return
	}
	var text *string
	if o.def != nil { // as the column would have it
		as := jsonColumn{name: c.name, typ: c.typ, path: "$.x", onEmpty: o}
		if rows := p.jsonRows(x.t.pos, jsonSpec("$", []jsonColumn{as}), "{}"); len(rows) == 1 {
			text = rows[0][0]
		}
	}
	p.castTo(typ, func() {
		if text == nil {
			p.w("NULL")
		} else {
			p.text(*text)
		}
	})
}

// fitted writes a scalar as a column's type, NULL where it does not fit.
func (x *jsonTableWriter) fitted(c jsonColumn, v func()) {
	p := x.p
	plain := func() {
		p.w("CASE WHEN left(")
		v()
		p.w(`, 1) = '"' THEN get_json_object(`)
		v()
		p.w(", '$') ELSE ")
		v()
		p.w(" END")
	}
	number := func() {
		p.w("CASE ")
		v()
		p.w(" WHEN 'true' THEN '1' WHEN 'false' THEN '0' ELSE ")
		plain()
		p.w(" END")
	}
	p.w("CASE WHEN left(")
	v()
	p.w(", 1) NOT IN ('{', '[') THEN ")
	defer p.w(" END")
	typ := p.sparkType(c.typ, x.t.pos)
	switch {
	case c.typ.isInt() || c.typ.kind == tBool:
		p.w("try_cast(round(try_cast(trim(")
		number()
		p.w(") AS DECIMAL(38,10)), 0) AS " + typ + ")")
	case c.typ.isNumber():
		p.w("try_cast(trim(")
		number()
		p.w(") AS " + typ + ")")
	case c.typ.isTemporal():
		p.w("try_cast(trim(")
		plain()
		p.w(") AS " + typ + ")")
	case c.typ.isText() && c.typ.prec > 0:
		p.let(plain, func(s func()) {
			p.w("CASE WHEN length(")
			s()
			p.w(") <= " + itoa(int(c.typ.prec)) + " THEN ")
			s()
			p.w(" END")
		})
	case c.typ.isText():
		plain()
	default:
		refuse(x.t.pos, "a column of JSON_TABLE of the type "+c.typ.String())
	}
}
