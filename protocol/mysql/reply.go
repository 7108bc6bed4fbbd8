package mysql

import (
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/proxy"
)

// maxWarnings is what a warning count's two bytes hold.
const maxWarnings = 0xffff

// status is the flags that end every answer.
func (c *conn) status() uint16 {
	s := c.extra
	if c.autocommit {
		s |= mysql.SERVER_STATUS_AUTOCOMMIT
	}
	if c.sess != nil && c.sess.Status() != proxy.Idle {
		s |= mysql.SERVER_STATUS_IN_TRANS
	}
	return s
}

func (c *conn) warnings() uint16 {
	if c.sess == nil {
		return 0
	}
	return uint16(min(c.sess.Warnings(), maxWarnings))
}

// ok answers a statement that gives no rows.
func (c *conn) ok(affected int64) error {
	return c.writeOK(mysql.OK_HEADER, affected, 0)
}

// endRows ends column definitions or rows: with an OK packet that looks like EOF for
// clients that deprecate EOF, otherwise with EOF.
func (c *conn) endRows() error {
	if c.has(mysql.CLIENT_DEPRECATE_EOF) {
		return c.writeOK(mysql.EOF_HEADER, 0, 0)
	}
	return c.eof()
}

// endColumns ends column definitions that rows follow.
func (c *conn) endColumns() error {
	if c.has(mysql.CLIENT_DEPRECATE_EOF) {
		return nil
	}
	return c.eof()
}

func (c *conn) eof() error {
	c.begin()
	w, s := c.warnings(), c.status()
	c.out = append(c.out, mysql.EOF_HEADER, byte(w), byte(w>>8), byte(s), byte(s>>8))
	return c.end()
}

func (c *conn) writeOK(header byte, affected, insertID int64) error {
	changes := c.sessionChanges()
	w, s := c.warnings(), c.status()
	if len(changes) > 0 {
		s |= mysql.SERVER_SESSION_STATE_CHANGED
	}
	c.begin()
	c.out = append(c.out, header)
	c.out = mysql.AppendLengthEncodedInteger(c.out, uint64(max(affected, 0)))
	c.out = mysql.AppendLengthEncodedInteger(c.out, uint64(max(insertID, 0)))
	c.out = append(c.out, byte(s), byte(s>>8), byte(w), byte(w>>8))
	if len(changes) > 0 {
		c.out = append(c.out, 0) // no message
		c.out = appendBytes(c.out, changes)
	}
	return c.end()
}

// sessionChanges is what an OK packet tells of the session's state to a client that
// tracks it: variables, and the database.
func (c *conn) sessionChanges() []byte {
	if !c.mayChange || !c.has(mysql.CLIENT_SESSION_TRACK) || c.sess == nil {
		return nil
	}
	c.mayChange = false
	var b, entry []byte
	for _, kv := range c.sess.Changed() {
		entry = appendString(entry[:0], kv[0])
		entry = appendString(entry, kv[1])
		b = appendBytes(append(b, mysql.SESSION_TRACK_SYSTEM_VARIABLES), entry)
	}
	if c.newDatabase != "" {
		entry = appendString(entry[:0], c.newDatabase)
		b = appendBytes(append(b, mysql.SESSION_TRACK_SCHEMA), entry)
		c.newDatabase = ""
	}
	return b
}

// fail answers with an error. text is the statement that it is about, if any.
func (c *conn) fail(err error, text string) error {
	e := myError(err, text)
	c.begin()
	c.out = append(c.out, mysql.ERR_HEADER, byte(e.Code), byte(e.Code>>8))
	if c.has(mysql.CLIENT_PROTOCOL_41) || c.caps == 0 {
		c.out = append(c.out, '#')
		c.out = append(c.out, (e.State + "HY000")[:5]...)
	}
	c.out = c.results.append(c.out, e.Message)
	return c.end()
}

func appendString(dst []byte, s string) []byte {
	dst = mysql.AppendLengthEncodedInteger(dst, uint64(len(s)))
	return append(dst, s...)
}

func appendBytes(dst, b []byte) []byte {
	dst = mysql.AppendLengthEncodedInteger(dst, uint64(len(b)))
	return append(dst, b...)
}
