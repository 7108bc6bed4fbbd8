package dialect

// severalMembers finds objects that may be written in another order, and roundNumber numbers
// that may be written with other digits. Quotes within a text have a backslash before them.
const (
	severalMembers = `\{".*,"`
	roundNumber    = `[\[,:]-?\d+(\.0+|(\.\d+)?[eE][-+]?\d+)[\],}]`
)

// documentKey writes a jsonb so that equal documents have equal texts, without blanks. Where
// that cannot be known by the text it is an error, not two groups.
func (p *printer) documentKey(e expr) {
	doc := func() {
		p.w("json(")
		p.expr(e)
		p.w(")")
	}
	p.w("CASE WHEN regexp_matches('[' || ")
	doc()
	p.w(" || ']', ")
	p.text(severalMembers + "|" + roundNumber)
	p.w(") THEN error('GROUP BY and DISTINCT of jsonb objects with several members, or of numbers like 1.0 and 1e3, are not supported: name the members (doc->>''a'')') ELSE CAST(")
	doc()
	p.w(" AS JSON) END")
}
