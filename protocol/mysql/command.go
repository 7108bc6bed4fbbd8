package mysql

import (
	"fmt"
	"strings"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/guard/dialect"
)

var errUnknownCommand = mysql.NewError(mysql.ER_UNKNOWN_COM_ERROR, "Unknown command")

// command answers one packet. An error ends the connection; what is wrong with a
// statement has been answered and does not.
func (c *conn) command(cmd byte, body []byte) error {
	c.extra = 0
	switch cmd {
	case mysql.COM_QUERY:
		return c.watched(c.query, body)
	case mysql.COM_STMT_PREPARE:
		return c.watched(c.prepare, body)
	case mysql.COM_STMT_EXECUTE:
		return c.watched(c.execute, body)
	case mysql.COM_STMT_FETCH:
		return c.watched(c.fetch, body)
	case mysql.COM_STMT_SEND_LONG_DATA:
		return c.sendLongData(body)
	case mysql.COM_STMT_RESET:
		return c.resetStatement(body)
	case mysql.COM_STMT_CLOSE:
		return c.closeStatement(body)
	case mysql.COM_PING:
		return c.ok(0)
	case mysql.COM_QUIT:
		return errClosed
	case mysql.COM_INIT_DB:
		return c.useDatabase(c.client.decode(body))
	case mysql.COM_FIELD_LIST:
		return c.fieldList(body)
	case mysql.COM_RESET_CONNECTION:
		return c.resetConnection()
	case mysql.COM_CHANGE_USER:
		return c.changeUser(body)
	case mysql.COM_SET_OPTION:
		return c.setOption(body)
	case mysql.COM_STATISTICS:
		return c.statistics()
	case mysql.COM_PROCESS_INFO:
		return c.statement("SHOW PROCESSLIST")
	case mysql.COM_PROCESS_KILL:
		p := payload{b: body}
		id := p.u32()
		if p.bad {
			return c.malformed()
		}
		return c.statement(fmt.Sprintf("KILL %d", id))
	case mysql.COM_DEBUG, mysql.COM_REFRESH, mysql.COM_SHUTDOWN:
		// Each needs a privilege that no account has.
		return c.fail(mysql.NewError(mysql.ER_SPECIFIC_ACCESS_DENIED_ERROR,
			"Access denied; you need (at least one of) the SUPER privilege(s) for this operation"), "")
	}
	return c.fail(errUnknownCommand, "")
}

func (c *conn) useDatabase(name string) error {
	if err := c.sess.UseDatabase(c.ctx, name); err != nil {
		c.logInternal(err)
		return c.fail(err, "")
	}
	c.newDatabase, c.mayChange = name, true
	return c.ok(0)
}

// fieldList answers with the columns of a table: what its rows would have, as Prepare
// says, so that the guard is asked as for any other statement.
func (c *conn) fieldList(body []byte) error {
	p := payload{b: body}
	table, pattern := c.client.decode(p.cstring()), c.client.decode(p.rest())
	if p.bad {
		return c.malformed()
	}
	text := "SELECT * FROM " + dialect.QuoteIdent(table, dialect.MySQL)
	prepared, err := c.sess.Prepare(c.ctx, text)
	if err != nil {
		c.logInternal(err)
		return c.fail(err, "")
	}
	if prepared.Schema != nil {
		for _, f := range prepared.Schema.Fields() {
			if pattern != "" && !like(strings.ToLower(f.Name), strings.ToLower(pattern)) {
				continue
			}
			if err := c.writeColumn(columnOf(f), table, true); err != nil {
				return err
			}
		}
	}
	return c.endRows()
}

// like is LIKE with % and _ and the backslash.
func like(s, pattern string) bool {
	for pattern != "" {
		switch pattern[0] {
		case '%':
			for pattern = strings.TrimLeft(pattern, "%"); ; s = s[1:] {
				if like(s, pattern) {
					return true
				}
				if s == "" {
					return false
				}
			}
		case '\\':
			if len(pattern) > 1 {
				pattern = pattern[1:]
			}
			fallthrough
		default:
			if s == "" || s[0] != pattern[0] {
				return false
			}
		case '_':
			if s == "" {
				return false
			}
		}
		s, pattern = s[1:], pattern[1:]
	}
	return s == ""
}

func (c *conn) resetConnection() error {
	c.closeStatements()
	if err := c.sess.Reset(c.ctx); err != nil {
		c.logInternal(err)
		return c.fail(err, "")
	}
	c.charset(c.login.collation)
	c.tellCharset()
	c.settings()
	return c.ok(0)
}

// changeUser logs in anew on the same connection, which ends if that fails. The new
// session has an id of its own; the client keeps the one it was greeted with.
func (c *conn) changeUser(body []byte) error {
	p := payload{b: body}
	l := login{caps: c.caps}
	l.user = p.cstring()
	if c.has(mysql.CLIENT_SECURE_CONNECTION) {
		l.auth = p.take(int(p.u8()))
	} else {
		l.auth = p.cstring()
	}
	l.database = p.lastCString()
	l.collation = c.login.collation
	if len(p.b) >= 2 {
		l.collation = p.u16()
	}
	l.tail(&p)
	if p.bad {
		return c.malformed()
	}
	if l.application == "" {
		l.application = c.login.application
	}
	l = l.keep()
	c.release()
	idle := c.idle
	c.idle = c.server.cfg.HandshakeTimeout
	err := c.admit(l, c.id)
	c.idle = idle
	return err
}

// setOption switches multi-statements.
func (c *conn) setOption(body []byte) error {
	p := payload{b: body}
	option := p.u16()
	switch {
	case p.bad:
		return c.malformed()
	case option == mysql.MYSQL_OPTION_MULTI_STATEMENTS_ON:
		c.caps |= mysql.CLIENT_MULTI_STATEMENTS
	case option == mysql.MYSQL_OPTION_MULTI_STATEMENTS_OFF:
		c.caps &^= mysql.CLIENT_MULTI_STATEMENTS
	default:
		return c.fail(errUnknownCommand, "")
	}
	return c.endRows()
}

// statistics answers in MySQL's words, which tools take apart.
func (c *conn) statistics() error {
	up := time.Since(c.server.began)
	queries := c.server.queries.Load()
	c.begin()
	c.out = fmt.Appendf(c.out, "Uptime: %d  Threads: %d  Questions: %d  Slow queries: 0  Opens: 0  Flush tables: 0  Open tables: 0  Queries per second avg: %.3f",
		int64(up.Seconds()), c.server.connections(), queries, float64(queries)/max(up.Seconds(), 1))
	return c.end()
}
