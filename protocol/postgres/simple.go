package postgres

import (
	"errors"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// simple serves a Query message: any number of statements, all or nothing when there
// are several and no BEGIN among them, then ReadyForQuery.
func (c *conn) simple(text string) error {
	c.begin()
	defer c.end()
	c.dropUnnamed()
	if c.implicit { // a sequence without its Sync ends here
		c.implicit = false
		if err := c.session.EndImplicit(c.ctx, true); err != nil {
			c.fail(err, 0)
			return c.ready()
		}
	}
	statements, err := c.session.Split(text)
	if err != nil {
		c.fail(err, 0)
		return c.ready()
	}
	if len(statements) == 0 {
		c.out.empty('I')
		return c.ready()
	}
	if len(statements) > 1 {
		c.session.BeginImplicit(c.ctx)
	}
	offset, err := c.simpleAll(text, statements)
	if err != nil {
		if end := c.tell(err, offset); end != nil {
			return end
		}
	}
	if len(statements) > 1 {
		if failed := c.session.EndImplicit(c.ctx, err == nil); failed != nil {
			c.fail(failed, 0)
		}
	}
	return c.ready()
}

// simpleAll runs the statements up to the first error, which belongs to the statement
// that begins offset characters into the text.
func (c *conn) simpleAll(text string, statements []string) (offset int, err error) {
	at := 0
	for _, s := range statements {
		offset, at = offsetOf(text, s, at)
		if err := c.simpleOne(s); err != nil {
			return offset, err
		}
	}
	return 0, nil
}

func (c *conn) simpleOne(text string) error {
	p, err := c.session.Prepare(c.ctx, text)
	if err != nil {
		return err
	}
	c.notify(p.Notices)
	if len(p.Params) > 0 {
		return sqlstate.New(sqlstate.UndefinedParameter, "there is no parameter $1").
			WithHint("a statement with parameters has to be prepared")
	}
	if p.Kind == dialect.Empty {
		c.out.empty('I')
		return nil
	}
	if p.Kind == dialect.Empty {
		c.out.empty('I')
		return nil
	}
	if c.deallocate(p) {
		return nil
	}
	res, err := c.session.Execute(c.ctx, p, nil)
	if err != nil {
		return err
	}
	if p.CopyTo != nil {
		return c.copyOut(res, p.CopyTo)
	}
	st, err := c.newStream(res, nil, nil)
	if err != nil {
		res.Release()
		return err
	}
	defer st.close()
	if res.schema != nil {
		c.out.buf = appendDescription(c.out.buf, res.schema, nil)
	}
	if _, err := st.send(0); err != nil {
		return err
	}
	c.complete(st)
	return nil
}

// tell reports a statement's error to the client. It returns why the connection
// cannot go on, where it cannot.
func (c *conn) tell(err error, offset int) error {
	switch {
	case c.out.err != nil:
		return c.out.err
	case errors.Is(err, errClosed):
		return err
	case c.ending.Load() == endNow: // what was interrupted says it was canceled
		return errShutdown
	}
	c.fail(err, offset)
	return nil
}

func (c *conn) notify(notices []proxy.Notice) {
	for _, n := range notices {
		c.out.send(noticeResponse(n))
	}
}

// dropUnnamed forgets the statement and the portal without a name, as a simple query
// does.
func (c *conn) dropUnnamed() {
	c.unnamed = nil
	if c.portal != nil {
		c.portal.close()
		c.portal = nil
	}
}
