package postgres

import (
	"github.com/jackc/pgx/v5/pgproto3"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// extended takes the outcome of an extended-protocol message: after an error the rest
// up to Sync is dropped.
func (c *conn) extended(err error) error {
	if err == nil {
		return nil
	}
	if end := c.tell(err, 0); end != nil {
		return end
	}
	c.skipping = true
	return c.out.flush()
}

// sync ends a sequence: its implicit transaction is committed, or rolled back after
// an error.
func (c *conn) sync() error {
	ok := !c.skipping
	c.skipping = false
	if c.implicit {
		c.begin()
		c.implicit = false
		err := c.session.EndImplicit(c.ctx, ok)
		c.end()
		if err != nil {
			c.fail(err, 0)
		}
	}
	return c.ready()
}

// sequence opens the implicit transaction that lasts until Sync.
func (c *conn) sequence() {
	if !c.implicit {
		c.implicit = true
		c.session.BeginImplicit(c.ctx)
	}
}

// parse makes a statement.
func (c *conn) parse(m *pgproto3.Parse) error {
	c.begin()
	defer c.end()
	c.sequence()
	switch {
	case m.Name == "":
		c.unnamed = nil
	case c.statements[m.Name] != nil:
		return sqlstate.New(sqlstate.DuplicatePreparedStatement, "prepared statement %q already exists", m.Name)
	case len(c.statements) >= c.cfg.MaxStatements:
		return sqlstate.New(sqlstate.ConfigurationLimitExceeded, "too many prepared statements (%d)", len(c.statements)).
			WithHint("close some with DEALLOCATE, or raise postgres.max_statements")
	}
	types := make([]dialect.Param, len(m.ParameterOIDs))
	for i, oid := range m.ParameterOIDs {
		types[i] = paramOf(oid)
	}
	p, err := c.session.Prepare(c.ctx, m.Query, types...)
	if err != nil {
		return err
	}
	st := &statement{prepared: p, params: make([]uint32, len(p.Params))}
	for i, param := range p.Params {
		if i < len(m.ParameterOIDs) && m.ParameterOIDs[i] != 0 && m.ParameterOIDs[i] != oidUnknown {
			st.params[i] = m.ParameterOIDs[i]
			continue
		}
		st.params[i] = paramOID(param)
	}
	if p.CopyTo == nil {
		st.described = p.Schema
	}
	if m.Name == "" {
		c.unnamed = st
	} else {
		if c.statements == nil {
			c.statements = map[string]*statement{}
		}
		c.statements[m.Name] = st
	}
	c.notify(p.Notices)
	c.out.empty('1')
	return nil
}

// statement finds what Parse made.
func (c *conn) statement(name string) (*statement, error) {
	st := c.unnamed
	if name != "" {
		st = c.statements[name]
	}
	switch {
	case st != nil:
		return st, nil
	case name == "":
		return nil, sqlstate.New(sqlstate.InvalidStatementName, "unnamed prepared statement does not exist")
	}
	return nil, sqlstate.New(sqlstate.InvalidStatementName, "prepared statement %q does not exist", name)
}

// bind makes a portal.
func (c *conn) bind(m *pgproto3.Bind) error {
	c.sequence()
	st, err := c.statement(m.PreparedStatement)
	if err != nil {
		return err
	}
	if n := len(m.ParameterFormatCodes); n > 1 && n != len(m.Parameters) {
		return violation("bind message has %d parameter formats but %d parameters", n, len(m.Parameters))
	}
	if len(m.Parameters) != len(st.params) {
		return violation("bind message supplies %d parameters, but prepared statement %q requires %d",
			len(m.Parameters), m.PreparedStatement, len(st.params))
	}
	if st.described != nil {
		if err := checkFormats(m.ResultFormatCodes, st.described.NumFields()); err != nil {
			return err
		}
	}
	switch {
	case m.DestinationPortal == "":
		if c.portal != nil {
			c.portal.close()
			c.portal = nil
		}
	case c.portals[m.DestinationPortal] != nil:
		return sqlstate.New(sqlstate.DuplicateCursor, "portal %q already exists", m.DestinationPortal)
	case len(c.portals) >= c.cfg.MaxStatements:
		return sqlstate.New(sqlstate.ConfigurationLimitExceeded, "too many portals (%d)", len(c.portals)).
			WithHint("close some, or raise postgres.max_statements")
	}
	p := &portal{statement: st, formats: m.ResultFormatCodes}
	if p.args, err = arguments(m, st.params); err != nil {
		return err
	}
	if m.DestinationPortal == "" {
		c.portal = p
	} else {
		if c.portals == nil {
			c.portals = map[string]*portal{}
		}
		c.portals[m.DestinationPortal] = p
	}
	c.out.empty('2')
	return nil
}

func (c *conn) findPortal(name string) (*portal, error) {
	p := c.portal
	if name != "" {
		p = c.portals[name]
	}
	if p == nil {
		return nil, sqlstate.New(sqlstate.InvalidCursorName, "portal %q does not exist", name)
	}
	return p, nil
}

// describe answers with the parameters' types (of a statement) and the columns.
func (c *conn) describe(kind byte, name string) error {
	c.sequence()
	switch kind {
	case 'S':
		st, err := c.statement(name)
		if err != nil {
			return err
		}
		c.out.send(&pgproto3.ParameterDescription{ParameterOIDs: st.params})
		c.describeColumns(st, nil)
	case 'P':
		p, err := c.findPortal(name)
		if err != nil {
			if schema, ok := c.session.CursorSchema(name); ok {
				c.out.buf = appendDescription(c.out.buf, schema, nil)
				return nil
			}
			return err
		}
		c.describeColumns(p.statement, p.formats)
	default:
		return violation("invalid DESCRIBE message subtype %d", kind)
	}
	return nil
}

func (c *conn) describeColumns(st *statement, formats []int16) {
	if st.described == nil {
		c.out.empty('n')
		return
	}
	c.out.buf = appendDescription(c.out.buf, st.described, formats)
}

// execute runs a portal, or goes on with one that was suspended.
func (c *conn) execute(name string, limit int64) error {
	c.begin()
	defer c.end()
	c.sequence()
	p, err := c.findPortal(name)
	if err != nil {
		return err
	}
	if p.statement.prepared.Kind == dialect.Empty {
		c.out.empty('I')
		return nil
	}
	if p.rows == nil {
		if finished, err := c.start(p, name); finished || err != nil {
			return err
		}
	}
	suspended, err := p.rows.send(max(limit, 0))
	switch {
	case err != nil:
		p.close()
		return err
	case suspended:
		c.out.empty('s')
		return nil
	}
	c.complete(p.rows)
	p.close()
	return nil
}

// start runs a portal's statement. finished tells that there is nothing to send after it.
func (c *conn) start(p *portal, name string) (finished bool, err error) {
	st := p.statement
	if p.done {
		if st.described == nil {
			return true, sqlstate.New(cannotRun, "portal %q cannot be run", name)
		}
		c.out.complete("SELECT 0") // read to its end before
		return true, nil
	}
	if c.deallocate(st.prepared) {
		p.done = true
		return true, nil
	}
	res, err := c.session.Execute(c.ctx, st.prepared, p.args)
	if err != nil {
		return true, err
	}
	if st.prepared.CopyTo != nil {
		p.done = true
		return true, c.copyOut(res, st.prepared.CopyTo)
	}
	if !sameShape(st.described, res.schema) {
		res.Release()
		return true, sqlstate.New(sqlstate.FeatureNotSupported, "cached plan must not change result type").
			WithHint("prepare the statement again")
	}
	if p.rows, err = c.newStream(res, p.formats, st); err != nil {
		res.Release()
		p.rows = nil
	}
	return false, err
}

// closeObject forgets a statement or portal; one that is not there is no error.
func (c *conn) closeObject(kind byte, name string) error {
	switch {
	case kind == 'S' && name == "":
		c.unnamed = nil
	case kind == 'S':
		delete(c.statements, name)
	case kind == 'P':
		if p, err := c.findPortal(name); err == nil {
			p.close()
		}
		if name == "" {
			c.portal = nil
		} else {
			delete(c.portals, name)
		}
	default:
		return violation("invalid CLOSE message subtype %d", kind)
	}
	c.out.empty('3')
	return nil
}
