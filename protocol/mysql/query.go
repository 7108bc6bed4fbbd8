package mysql

import (
	"strings"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

var errEmptyQuery = mysql.NewError(mysql.ER_EMPTY_QUERY, "Query was empty")

// query is COM_QUERY: one statement, or several for a client that asked for that.
func (c *conn) query(body []byte) error {
	if c.has(mysql.CLIENT_QUERY_ATTRIBUTES) {
		var ok bool
		if body, ok = skipAttributes(body); !ok {
			return c.malformed()
		}
	}
	text := c.client.decode(binaryLiterals(body))
	if !c.has(mysql.CLIENT_MULTI_STATEMENTS) || !mayBeSeveral(text) {
		return c.statement(text)
	}
	parts, err := c.sess.Split(text)
	switch {
	case err != nil:
		return c.fail(err, text)
	case len(parts) == 0:
		return c.fail(errEmptyQuery, "")
	}
	for i, part := range parts {
		more := i < len(parts)-1
		c.extra = 0
		if more {
			c.extra = mysql.SERVER_MORE_RESULTS_EXISTS
		}
		if ok, err := c.run(part); err != nil || !ok {
			return err
		}
	}
	return nil
}

// mayBeSeveral is false where no statement can follow the first.
func mayBeSeveral(text string) bool {
	at := strings.IndexByte(text, ';')
	return at >= 0 && strings.Trim(text[at:], "; \t\r\n") != ""
}

// statement runs one statement whose success does not matter to what follows.
func (c *conn) statement(text string) error {
	_, err := c.run(text)
	return err
}

// run carries out one statement; false: it failed, and the client has been told.
func (c *conn) run(text string) (bool, error) {
	c.server.queries.Add(1)
	p, err := c.sess.Prepare(c.ctx, text)
	if err == nil && p.Kind == dialect.Empty {
		err = errEmptyQuery
	}
	if err != nil {
		c.logInternal(err)
		return false, c.fail(err, text)
	}
	o, err := c.sess.Execute(c.ctx, p, nil)
	if err != nil {
		if p.Kind == dialect.Kill && sqlstate.From(err).Code == sqlstate.UndefinedObject {
			err = mysql.NewError(mysql.ER_NO_SUCH_THREAD, sqlstate.From(err).Message)
		}
		c.logInternal(err)
		return false, c.fail(err, text)
	}
	return c.answer(p, o, false, text)
}

// answer sends what a statement gave, and ends it.
func (c *conn) answer(p *proxy.Prepared, o outcome, binary bool, text string) (bool, error) {
	released := false
	release := func() {
		if !released {
			released = true
			o.Release()
		}
	}
	defer release()
	if o.schema != nil {
		return c.rows(o, binary, text, release)
	}
	affected, id := o.Affected(), o.InsertID()
	release()
	if err := c.after(p.Kind); err != nil {
		return false, c.fail(err, text)
	}
	return true, c.writeOK(mysql.OK_HEADER, affected, id)
}

// rows sends a result: its columns, then its rows as they come. Nothing is kept but
// the batch that is being read and 64 KiB that wait to be written.
func (c *conn) rows(o outcome, binary bool, text string, release func()) (bool, error) {
	if err := c.columns(o.schema); err != nil {
		return false, err
	}
	if err := c.endColumns(); err != nil {
		return false, err
	}
	set := newRowset(o.schema, c.results, c.zone)
	var sent int64
	before := c.written()
	for o.Next() {
		set.bind(o.RecordBatch())
		for i := range set.rows {
			if err := c.row(set, i, binary); err != nil {
				o.Sent(sent, c.written()-before)
				return false, err
			}
			sent++
		}
	}
	o.Sent(sent, c.written()-before)
	err := o.Err()
	release()
	if err != nil {
		c.logInternal(err)
		return false, c.fail(err, text)
	}
	return true, c.endRows()
}

// row writes one row as a packet.
func (c *conn) row(set *rowset, i int, binary bool) error {
	c.begin()
	if binary {
		c.out = set.binary(c.out, i)
	} else {
		c.out = set.text(c.out, i)
	}
	return c.end()
}
