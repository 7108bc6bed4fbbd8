package dialect

import pg "github.com/pganalyze/pg_query_go/v6"

// definedRecord reads json_to_record(doc) AS t(a int, b text) and its kin as the query that
// takes these members out of the document, each as the type that it is declared as.
func (r *pgReader) definedRecord(f *pg.RangeFunction) fromItem {
	items := f.Functions
	fn := &pg.FuncCall{}
	if len(items) == 1 {
		if c := items[0].GetList().GetItems()[0].GetFuncCall(); c != nil {
			fn = c
		}
	}
	_, name := last(fn.Funcname)
	document, set := recordDocuments[name], name == "json_to_recordset" || name == "jsonb_to_recordset"
	if document == tNone || len(fn.Args) != 1 || f.Ordinality {
		refuse(pos(fn.Location), "a column definition list of this function")
	}
	out := &derived{lateral: f.Lateral || !constantNode(fn.Args[0]), alias: name}
	if f.Alias != nil {
		out.alias = f.Alias.Aliasname
	}
	core := &selectCore{}
	whole := func() expr { // each member has a tree of its own
		if set {
			return &columnRef{node: node{pos: pos(fn.Location)}, parts: []string{"records_", "record_"}}
		}
		return r.asDocument(fn, document)
	}
	for _, n := range f.Coldeflist {
		def := n.GetColumnDef()
		core.items = append(core.items, selectItem{expr: r.member(whole(), def), alias: def.Colname, name: def.Colname})
	}
	if set {
		elements := &call{node: node{pos: pos(fn.Location)}, name: "jsonb_array_elements", args: []expr{r.asDocument(fn, document)}}
		if document == tJSON {
			elements.name = "json_array_elements"
		}
		core.from = []fromItem{&tableFunc{calls: []expr{elements}, lateral: out.lateral, alias: "records_", colAlias: []string{"record_"}}}
	}
	out.query = &query{pos: pos(fn.Location), body: core}
	return out
}

// recordDocuments are the functions whose columns a statement declares.
var recordDocuments = map[string]typeKind{
	"json_to_record": tJSON, "jsonb_to_record": tJSONB, "json_to_recordset": tJSON, "jsonb_to_recordset": tJSONB,
}

func (r *pgReader) asDocument(fn *pg.FuncCall, kind typeKind) expr {
	return &cast{node: node{pos: pos(fn.Location)}, x: r.expr(fn.Args[0]), to: of(kind)}
}

// member takes one column out of a document: documents as they are, all else by its text.
func (r *pgReader) member(document expr, def *pg.ColumnDef) expr {
	t := r.typeName(def.TypeName)
	at := node{pos: pos(def.Location)}
	if t.array {
		refuseHint(at.pos, "a column definition of the type "+t.String(), "declare it as jsonb, and take its elements out by jsonb_array_elements_text()")
	}
	key := &literal{node: at, kind: litString, text: def.Colname}
	op := "->>"
	if t.kind == tJSON || t.kind == tJSONB {
		op = "->"
	}
	var x expr = &binary{node: at, op: op, l: document, r: key}
	if t.kind != tText {
		x = &cast{node: at, x: x, to: t}
	}
	return x
}

// constantNode tells a document that is written out.
func constantNode(n *pg.Node) bool {
	if c := n.GetTypeCast(); c != nil {
		n = c.Arg
	}
	return n.GetAConst() != nil || n.GetParamRef() != nil
}
