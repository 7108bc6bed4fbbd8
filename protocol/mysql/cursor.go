package mysql

import (
	"fmt"

	"github.com/go-mysql-org/go-mysql/mysql"
)

// cursor is an open result of a prepared statement: rows are pulled as the client
// fetches them.
type cursor struct {
	outcome
	set  *rowset
	next int // row of the bound batch
}

// openCursor answers an execution that asked for a cursor: columns, no rows.
func (c *conn) openCursor(s *statement, o outcome) error {
	s.cursor = &cursor{outcome: o, set: newRowset(o.schema, c.results, c.zone)}
	if err := c.columns(o.schema); err != nil {
		return err
	}
	c.extra = mysql.SERVER_STATUS_CURSOR_EXISTS
	return c.endRows()
}

// fetch is COM_STMT_FETCH: up to n rows. The last row's answer does not know that it
// is the last; the next fetch says so, as in MySQL.
func (c *conn) fetch(body []byte) error {
	p := payload{b: body}
	id, n := p.u32(), p.u32()
	if p.bad {
		return c.malformed()
	}
	s, ok := c.statements[id]
	if !ok {
		return c.fail(unknownStatement(id, "mysqld_stmt_fetch"), "")
	}
	if s.cursor == nil {
		return c.fail(mysql.NewError(mysql.ER_STMT_HAS_NO_OPEN_CURSOR,
			fmt.Sprintf("The statement (%d) has no open cursor.", id)), "")
	}
	cur := s.cursor
	before := c.written()
	var sent uint32
	for ; sent < n && cur.advance(); sent++ {
		if err := c.row(cur.set, cur.next, true); err != nil {
			return err
		}
		cur.next++
	}
	cur.Sent(int64(sent), c.written()-before)
	if err := cur.Err(); err != nil {
		s.closeCursor()
		c.logInternal(err)
		return c.fail(err, s.text)
	}
	c.extra = mysql.SERVER_STATUS_CURSOR_EXISTS
	if sent < n {
		s.closeCursor()
		c.extra = mysql.SERVER_STATUS_LAST_ROW_SEND
	}
	return c.endRows()
}

// advance makes sure that a row is there.
func (cur *cursor) advance() bool {
	for cur.next >= cur.set.rows {
		if !cur.Next() {
			return false
		}
		cur.set.bind(cur.RecordBatch())
		cur.next = 0
	}
	return true
}

func (s *statement) closeCursor() {
	if s.cursor != nil {
		s.cursor.Release()
		s.cursor = nil
	}
}
