package dialect

import (
	"strings"

	pg "github.com/pganalyze/pg_query_go/v6"

	"streamlink/backend/sqlstate"
)

// copy reads COPY. Only COPY … TO STDOUT has CopyTo set; the other directions are
// told apart by what they write, for the guard to deny.
func (r *pgReader) copy(c *pg.CopyStmt) *Statement {
	s := &Statement{Kind: Copy}
	if c.IsFrom || c.IsProgram || c.Filename != "" {
		if c.IsFrom && c.Relation != nil {
			n := r.name(c.Relation)
			n.Position = chars(r.text, n.Position)
			s.Writes = []Name{n}
		}
		return s
	}
	if c.Query != nil {
		s.Inner = r.inner(c.Query)
	} else {
		s.Inner = &Statement{Kind: Select, Text: r.text, Dialect: PostgreSQL, tree: r.copyTable(c)}
	}
	s.CopyTo = r.copyOptions(c.Options)
	return s
}

// copyTable makes the query of COPY t (a, b) TO STDOUT.
func (r *pgReader) copyTable(c *pg.CopyStmt) *query {
	core := &selectCore{from: []fromItem{r.table(c.Relation)}}
	for _, a := range names(c.Attlist) {
		core.items = append(core.items, selectItem{expr: &columnRef{parts: []string{a}}, name: a})
	}
	if len(core.items) == 0 {
		core.items = []selectItem{{expr: &star{}}}
	}
	return &query{body: core}
}

// copyOptions reads both of COPY's option syntaxes, which the parser makes one.
func (r *pgReader) copyOptions(list []*pg.Node) *CopyOptions {
	o := &CopyOptions{Format: "text"}
	var null, delimiter, quote, escape *string
	for _, n := range list {
		d := n.GetDefElem()
		v := optionText(d.GetArg())
		switch d.GetDefname() {
		case "format":
			o.Format = strings.ToLower(v)
		case "delimiter":
			delimiter = &v
		case "null":
			null = &v
		case "quote":
			quote = &v
		case "escape":
			escape = &v
		case "header":
			o.Header = isOn(v)
		case "encoding":
			if e := strings.ToLower(strings.ReplaceAll(v, "-", "")); e != "utf8" && e != "unicode" {
				refuse(pos(d.Location), "COPY in the encoding "+v)
			}
		default:
			refuse(pos(d.GetLocation()), "COPY's option "+d.GetDefname())
		}
	}
	switch o.Format {
	case "text":
		o.Delimiter, o.Null = '\t', `\N`
	case "csv":
		o.Delimiter, o.Quote = ',', '"'
	case "binary":
		return o
	default:
		panic(bail{sqlstate.New(sqlstate.InvalidParameterValue, "COPY format %q not recognized", o.Format)})
	}
	if null != nil {
		o.Null = *null
	}
	oneByte(&o.Delimiter, delimiter, "delimiter")
	oneByte(&o.Quote, quote, "quote")
	o.Escape = o.Quote
	oneByte(&o.Escape, escape, "escape")
	if o.Format == "text" && (quote != nil || escape != nil) {
		refuse(0, "COPY quote or escape outside CSV")
	}
	return o
}

func oneByte(to *byte, v *string, what string) {
	if v == nil {
		return
	}
	if len(*v) != 1 {
		refuse(0, "COPY "+what+" of more than one byte")
	}
	*to = (*v)[0]
}
