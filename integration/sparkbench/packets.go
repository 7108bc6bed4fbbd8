package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/go-mysql-org/go-mysql/client"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/integration/server"
)

// packets reads MySQL's rows as pgconn reads PostgreSQL's: taken apart into cells that
// nobody decodes. go-sql-driver makes of each cell a value, which costs it more than Spark
// and proxy together on a machine that all three share.
func (w ways) packets(n int) (drained, error) {
	conn, err := client.Connect(w.proxy.MySQL, server.User, server.Password, server.Database, func(c *client.Conn) error {
		// What is read and written here is the protocol without these.
		c.UnsetCapability(mysql.CLIENT_QUERY_ATTRIBUTES)
		c.UnsetCapability(mysql.CLIENT_DEPRECATE_EOF)
		return nil
	})
	if err != nil {
		return drained{}, err
	}
	defer conn.Close()
	return timed(func(row func()) error {
		query := w.query(n)
		size := len(query) + 1
		if _, err := conn.Conn.Conn.Write(append([]byte{byte(size), byte(size >> 8), byte(size >> 16), 0, mysql.COM_QUERY}, query...)); err != nil {
			return err
		}
		r := bufio.NewReaderSize(conn.Conn.Conn, 64<<10)
		columns, ends := 0, 0
		for at := 0; ; at++ {
			p, err := packet(r)
			switch {
			case err != nil:
				return err
			case p[0] == mysql.ERR_HEADER:
				return errors.New(string(p[9:]))
			case at == 0:
				columns = int(p[0])
			case p[0] == mysql.EOF_HEADER && len(p) < 9:
				if ends++; ends == 2 { // behind the columns, and behind the rows
					return nil
				}
			case ends == 1:
				if got := cells(p); got != columns {
					return fmt.Errorf("a row of %d columns has %d cells", columns, got)
				}
				row()
			}
			if _, err := r.Discard(len(p)); err != nil {
				return err
			}
		}
	})
}

// packet gives the next packet's payload, which stays in r.
func packet(r *bufio.Reader) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	size := int(head[0]) | int(head[1])<<8 | int(head[2])<<16
	if size == 0 {
		return nil, errors.New("an empty packet")
	}
	return r.Peek(size)
}

// cells takes a row apart and counts what it has.
func cells(p []byte) (n int) {
	for ; len(p) > 0; n++ {
		if p[0] == 0xfb { // NULL
			p = p[1:]
			continue
		}
		size, _, head := mysql.LengthEncodedInt(p)
		if end := head + int(size); end <= len(p) {
			p = p[end:]
			continue
		}
		return -1
	}
	return n
}
