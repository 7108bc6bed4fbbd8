package postgres

import (
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// Statements that Parse named live here, those of SQL's PREPARE in the session; to a
// client both are one set of names. deallocate serves DEALLOCATE name for a name of
// Parse's, as drivers send it that cannot count on Close. It tells whether it did.
func (c *conn) deallocate(p *proxy.Prepared) bool {
	if p.Kind != dialect.Deallocate {
		return false
	}
	stmt, err := dialect.Read(p.Text, dialect.PostgreSQL)
	if err != nil || c.statements[stmt.Name] == nil {
		return false
	}
	delete(c.statements, stmt.Name)
	c.out.complete(dialect.Deallocate.String())
	return true
}

// complete ends a statement's answer with its tag. After DEALLOCATE ALL and DISCARD ALL
// the statements of Parse are gone as well.
func (c *conn) complete(rows *stream) {
	tag := rows.tag()
	if tag == "DEALLOCATE ALL" || tag == "DISCARD ALL" {
		clear(c.statements)
		c.unnamed = nil
	}
	c.out.complete(tag)
}
