package dialect

// severalMembers finds objects that may be written in another order, and roundNumber numbers
// that may be written with other digits. Quotes within a text have a backslash before them.
const (
	severalMembers = `\{".*,"`
	roundNumber    = `[\[,:]-?\d+(\.0+|(\.\d+)?[eE][-+]?\d+)[\],}]`
)

// documentKey writes a jsonb so that equal documents have equal texts, without blanks. Where
// the text by itself does not say that, StreamLink writes it anew.
func (p *printer) documentKey(e expr) {
	doc := func() {
		p.w("json(")
		p.expr(e)
		p.w(")")
	}
	p.w("CAST(CASE WHEN regexp_matches('[' || ")
	doc()
	p.w(" || ']', ")
	p.text(severalMembers + "|" + roundNumber)
	p.w(") THEN mysql_json('jsonb_key', ")
	p.jsonArgument(e, jsonDoc)
	p.w(") ELSE ")
	doc()
	p.w(" END AS JSON)")
}
