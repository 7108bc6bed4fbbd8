package mysql

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/guard/dialect"
	"streamlink/proxy"
)

// statement is a prepared statement of one connection.
type statement struct {
	id       uint32
	text     string
	prepared *proxy.Prepared
	types    []paramType    // as last bound
	long     map[int][]byte // COM_STMT_SEND_LONG_DATA
	longErr  error          // told by the next execution
	cursor   *cursor
}

// prepare is COM_STMT_PREPARE.
func (c *conn) prepare(body []byte) error {
	text := c.client.decode(binaryLiterals(body))
	if len(c.statements) >= c.server.cfg.MaxPreparedStatements {
		return c.fail(mysql.NewError(mysql.ER_MAX_PREPARED_STMT_COUNT_REACHED,
			fmt.Sprintf("Can't create more than max_prepared_stmt_count statements (current value: %d)", c.server.cfg.MaxPreparedStatements)), "")
	}
	p, err := c.sess.Prepare(c.ctx, text)
	if err == nil && p.Kind == dialect.Empty {
		err = errEmptyQuery
	}
	if err == nil && len(p.Params) > 0xffff {
		err = mysql.NewError(mysql.ER_PS_MANY_PARAM, "Prepared statement contains too many placeholders")
	}
	if err != nil {
		c.logInternal(err)
		return c.fail(err, text)
	}
	c.lastID++
	s := &statement{id: c.lastID, text: text, prepared: p}
	if c.statements == nil {
		c.statements = map[uint32]*statement{}
	}
	c.statements[s.id] = s
	return c.describe(s)
}

// describe answers COM_STMT_PREPARE: parameters, then columns.
func (c *conn) describe(s *statement) error {
	fields := 0
	if s.prepared.Schema != nil {
		fields = s.prepared.Schema.NumFields()
	}
	params, warnings := len(s.prepared.Params), c.warnings()
	c.begin()
	c.out = append(c.out, mysql.OK_HEADER, byte(s.id), byte(s.id>>8), byte(s.id>>16), byte(s.id>>24),
		byte(fields), byte(fields>>8), byte(params), byte(params>>8), 0, byte(warnings), byte(warnings>>8))
	if err := c.end(); err != nil {
		return err
	}
	if params > 0 {
		for _, p := range s.prepared.Params {
			if err := c.writeColumn(paramColumn(p), "", false); err != nil {
				return err
			}
		}
		if err := c.endColumns(); err != nil {
			return err
		}
	}
	if fields == 0 {
		return nil
	}
	if err := c.definitions(s.prepared.Schema); err != nil {
		return err
	}
	return c.endColumns()
}

func paramColumn(p dialect.Param) column {
	col := textColumn(0)
	if p.Type != nil {
		col = typeOf(p.Type, p.Wire)
	}
	col.name = "?"
	return col
}

// columns begins a result: how many columns, then each.
func (c *conn) columns(s *arrow.Schema) error {
	c.begin()
	c.out = mysql.AppendLengthEncodedInteger(c.out, uint64(s.NumFields()))
	if err := c.end(); err != nil {
		return err
	}
	return c.definitions(s)
}

func (c *conn) definitions(s *arrow.Schema) error {
	for i := range s.NumFields() {
		if err := c.writeColumn(columnOf(s.Field(i)), "", false); err != nil {
			return err
		}
	}
	return nil
}

// execute is COM_STMT_EXECUTE.
func (c *conn) execute(body []byte) error {
	p := payload{b: body}
	id, flags := p.u32(), p.u8()
	p.u32() // iterations: always 1
	if p.bad {
		return c.malformed()
	}
	s, ok := c.statements[id]
	if !ok {
		return c.fail(unknownStatement(id, "mysqld_stmt_execute"), "")
	}
	if flags&(mysql.CURSOR_TYPE_FOR_UPDATE|mysql.CURSOR_TYPE_SCROLLABLE) != 0 {
		return c.fail(mysql.NewError(mysql.ER_NOT_SUPPORTED_YET, "This server has read-only, forward-only cursors"), "")
	}
	s.closeCursor()
	args, err := c.arguments(s, &p, flags)
	long := s.longErr
	c.dropLong(s)
	switch {
	case err == errMalformed:
		return c.malformed()
	case err == nil:
		err = long
	}
	if err != nil {
		return c.fail(err, "")
	}
	c.server.queries.Add(1)
	o, err := c.sess.Execute(c.ctx, s.prepared, args)
	if err != nil {
		c.logInternal(err)
		return c.fail(err, s.text)
	}
	if flags&mysql.CURSOR_TYPE_READ_ONLY != 0 && o.schema != nil {
		return c.openCursor(s, o)
	}
	_, err = c.answer(s.prepared, o, true, s.text)
	return err
}

// sendLongData is COM_STMT_SEND_LONG_DATA, which has no answer: what is wrong is told
// when the statement is executed.
func (c *conn) sendLongData(body []byte) error {
	p := payload{b: body}
	id, param := p.u32(), int(p.u16())
	if p.bad {
		return c.malformed()
	}
	s, ok := c.statements[id]
	if !ok || s.longErr != nil {
		return nil
	}
	data := p.rest()
	switch {
	case param >= len(s.prepared.Params):
		s.longErr = mysql.NewError(mysql.ER_WRONG_ARGUMENTS, "Incorrect arguments to mysqld_stmt_send_long_data")
	case c.longSize+len(data) > c.server.cfg.MaxAllowedPacket:
		c.dropLong(s)
		s.longErr = mysql.NewError(mysql.ER_UNKNOWN_ERROR, "Parameter of prepared statement which is set through mysql_send_long_data() is longer than 'max_allowed_packet' bytes")
	default:
		if s.long == nil {
			s.long = map[int][]byte{}
		}
		c.longSize += len(data)
		s.long[param] = append(s.long[param], data...)
		if s.long[param] == nil {
			s.long[param] = []byte{}
		}
	}
	return nil
}

// resetStatement is COM_STMT_RESET: no cursor, no long data.
func (c *conn) resetStatement(body []byte) error {
	p := payload{b: body}
	id := p.u32()
	if p.bad {
		return c.malformed()
	}
	s, ok := c.statements[id]
	if !ok {
		return c.fail(unknownStatement(id, "mysqld_stmt_reset"), "")
	}
	s.closeCursor()
	c.dropLong(s)
	return c.ok(0)
}

// dropLong forgets the long data of a statement. All that wait in a connection count
// together, so that many statements take no more memory than one packet may.
func (c *conn) dropLong(s *statement) {
	for _, data := range s.long {
		c.longSize -= len(data)
	}
	s.long, s.longErr = nil, nil
}

// closeStatement is COM_STMT_CLOSE, which has no answer.
func (c *conn) closeStatement(body []byte) error {
	p := payload{b: body}
	id := p.u32()
	if p.bad {
		return c.malformed()
	}
	if s, ok := c.statements[id]; ok {
		s.closeCursor()
		c.dropLong(s)
		delete(c.statements, id)
	}
	return nil
}

func (c *conn) closeStatements() {
	for id, s := range c.statements {
		delete(c.statements, id)
		c.dropLong(s)
		s.closeCursor()
	}
}

func unknownStatement(id uint32, command string) error {
	return mysql.NewError(mysql.ER_UNKNOWN_STMT_HANDLER,
		fmt.Sprintf("Unknown prepared statement handler (%d) given to %s", id, command))
}
