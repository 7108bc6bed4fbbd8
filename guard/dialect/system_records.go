package dialect

// recordFunctions are PostgreSQL's functions that give rows of several columns and that
// the catalogs call. What they take apart (privileges, options, partitions) no engine has,
// so that all but the key words give no rows.
var recordFunctions = map[string][]column{
	"aclexplode": {{name: "grantor", typ: of(tOID)}, {name: "grantee", typ: of(tOID)}, {name: "privilege_type", typ: of(tText)},
		{name: "is_grantable", typ: of(tBool)}},
	"pg_options_to_table":    {{name: "option_name", typ: of(tText)}, {name: "option_value", typ: of(tText)}},
	"pg_partition_ancestors": {{name: "relid", typ: of(tRegclass)}},
	"pg_partition_tree": {{name: "relid", typ: of(tRegclass)}, {name: "parentrelid", typ: of(tRegclass)}, {name: "isleaf", typ: of(tBool)},
		{name: "level", typ: of(tInt4)}},
	"pg_get_keywords": {{name: "word", typ: of(tText)}, {name: "catcode", typ: of(tChar)}, {name: "barelabel", typ: of(tBool)},
		{name: "catdesc", typ: of(tText)}, {name: "baredesc", typ: of(tText)}},
}

// keywordRows are the engine's key words, whose grammar began as PostgreSQL's.
const keywordRows = "(SELECT list({'word': keyword_name, 'catcode': CASE keyword_category WHEN 'reserved' THEN 'R' WHEN 'unreserved' THEN 'U' " +
	"WHEN 'column_name' THEN 'C' ELSE 'T' END, 'barelabel': keyword_category <> 'reserved', 'catdesc': keyword_category, " +
	"'baredesc': 'can be bare label'}) FROM (SELECT keyword_name, min(keyword_category) AS keyword_category FROM duckdb_keywords() GROUP BY 1))"

// records writes such a function as one value a row.
func (p *printer) records(c *call) {
	if p.to != DuckDB {
		refuse(c.pos, "the function "+c.name)
	}
	p.w("unnest(")
	p.recordList(c.name)
	p.w(")")
}

// recordTable writes it as columns; false: it is another function.
func (p *printer) recordTable(c *call) bool {
	if recordFunctions[c.name] == nil || p.to != DuckDB {
		return false
	}
	p.w("SELECT unnest(")
	p.recordList(c.name)
	if len(recordFunctions[c.name]) > 1 {
		p.w(", recursive := true")
	}
	p.w(")")
	return true
}

func (p *printer) recordList(name string) {
	if name == "pg_get_keywords" {
		p.w(keywordRows)
		return
	}
	cols := recordFunctions[name]
	if len(cols) == 1 {
		p.w("CAST([] AS BIGINT[])")
		return
	}
	p.w("CAST([] AS STRUCT(")
	for i, col := range cols {
		if i > 0 {
			p.w(", ")
		}
		typ, ok := col.typ.duck()
		if !ok {
			typ = "BIGINT" // a relation's number
		}
		p.ident(col.name)
		p.w(" " + typ)
	}
	p.w(")[])")
}

// parseIdent takes a qualified name apart: what is not quoted is in lower case.
func (p *printer) parseIdent(c *call) {
	p.w("list_transform(regexp_extract_all(")
	p.expr(c.args[0])
	p.w(`, '"(?:[^"]|"")*"|[^.\s]+'), lambda m: CASE WHEN m LIKE '"%' THEN replace(substring(m, 2, length(m) - 2), '""', '"') ELSE lower(m) END)`)
}
