package postgres

import (
	"encoding/binary"
	"io"
)

// Sizes of the read buffer: what an idle connection holds, what it grows to where a
// client sends much, and the most it keeps once a large message is done with.
const (
	readMin  = 1 << 10
	readFull = 16 << 10
)

// reader cuts a connection's bytes into messages. Unlike pgproto3's it can go on
// after a read deadline, starts small, and takes memory for a large message only
// as its bytes arrive, whatever length the client announces.
type reader struct {
	src  io.Reader
	buf  []byte
	r, w int // unread bytes are buf[r:w]
	max  int // largest message body
}

// next returns the next message's type and body. The body is valid until the next
// call. After a timeout it may be called again and loses nothing.
func (r *reader) next() (typ byte, body []byte, err error) {
	if err := r.fill(5); err != nil {
		return 0, nil, err
	}
	typ = r.buf[r.r]
	n := int64(int32(binary.BigEndian.Uint32(r.buf[r.r+1:]))) - 4
	switch {
	case !isMessage(typ):
		return 0, nil, violation("invalid frontend message type %d", typ)
	case n < 0:
		return 0, nil, violation("invalid message length")
	case n > int64(r.max):
		return 0, nil, violation("message of %d bytes is larger than the limit of %d", n, r.max).
			WithHint("raise max_message, or send the data in parts")
	}
	if err := r.fill(5 + int(n)); err != nil {
		return 0, nil, err
	}
	body = r.buf[r.r+5 : r.r+5+int(n) : r.r+5+int(n)]
	r.r += 5 + int(n)
	return typ, body, nil
}

// empty tells that no unread byte is buffered.
func (r *reader) empty() bool { return r.r == r.w }

// fill makes at least n unread bytes available.
func (r *reader) fill(n int) error {
	if r.w-r.r >= n {
		return nil
	}
	r.makeRoom(n)
	for r.w-r.r < n {
		if r.w == len(r.buf) {
			r.grow(min(n, 2*len(r.buf)))
		}
		m, err := r.src.Read(r.buf[r.w:])
		r.w += m
		if err != nil && r.w-r.r < n {
			if err == io.EOF && r.r != r.w {
				return io.ErrUnexpectedEOF
			}
			return err
		}
		if r.w == len(r.buf) && len(r.buf) < readFull {
			r.grow(2 * len(r.buf)) // the client sends more than one read took
		}
	}
	return nil
}

// makeRoom moves unread bytes to the front, and gives an oversized buffer back.
func (r *reader) makeRoom(n int) {
	switch {
	case r.buf == nil:
		r.buf = make([]byte, readMin)
	case r.r == r.w:
		r.r, r.w = 0, 0
		if len(r.buf) > readFull && n <= readFull {
			r.buf = make([]byte, readMin)
		}
	case r.r+n > len(r.buf):
		r.w = copy(r.buf, r.buf[r.r:r.w])
		r.r = 0
	}
}

func (r *reader) grow(n int) {
	if n <= len(r.buf) {
		return
	}
	b := make([]byte, n)
	r.w = copy(b, r.buf[r.r:r.w])
	r.r = 0
	r.buf = b
}

// isMessage tells whether t is a message that a client may send after startup.
func isMessage(t byte) bool {
	switch t {
	case 'B', 'C', 'D', 'E', 'F', 'H', 'P', 'Q', 'S', 'X', 'c', 'd', 'f', 'p':
		return true
	}
	return false
}
