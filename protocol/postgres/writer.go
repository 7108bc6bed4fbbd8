package postgres

import (
	"encoding/binary"
	"io"
	"sync"

	"github.com/jackc/pgx/v5/pgproto3"
)

// flushAt is the size at which the buffer goes out while rows are written.
const flushAt = 64 << 10

// idleBuffer is the largest write buffer that a waiting connection keeps.
const idleBuffer = 1 << 10

// writeBuffers lends out write buffers, so that only connections that are writing
// hold large ones.
var writeBuffers = sync.Pool{New: func() any {
	b := make([]byte, 0, flushAt+8<<10)
	return &b
}}

// writer gathers messages in one buffer. A failed write sticks: everything after it
// is dropped, and flush tells.
type writer struct {
	dst    io.Writer
	buf    []byte
	pooled *[]byte
	err    error
	sent   int64 // bytes written to dst
}

// send appends a message; nothing goes out before flush.
func (w *writer) send(m pgproto3.BackendMessage) {
	b, err := m.Encode(w.buf)
	if err != nil {
		if w.err == nil {
			w.err = err
		}
		return
	}
	w.buf = b
}

// empty appends a message without a body.
func (w *writer) empty(typ byte) { w.buf = append(w.buf, typ, 0, 0, 0, 4) }

// complete appends CommandComplete.
func (w *writer) complete(tag string) {
	w.buf = append(w.buf, 'C')
	w.buf = binary.BigEndian.AppendUint32(w.buf, uint32(len(tag)+5))
	w.buf = append(w.buf, tag...)
	w.buf = append(w.buf, 0)
}

// ready appends ReadyForQuery.
func (w *writer) ready(status byte) { w.buf = append(w.buf, 'Z', 0, 0, 0, 5, status) }

// large makes sure that the buffer is one that rows can be gathered in.
func (w *writer) large() {
	if w.pooled != nil || cap(w.buf) > flushAt {
		return
	}
	w.pooled = writeBuffers.Get().(*[]byte)
	w.buf = append((*w.pooled)[:0], w.buf...)
}

// room sends the buffer out when it is full.
func (w *writer) room() error {
	if len(w.buf) < flushAt {
		return w.err
	}
	return w.flush()
}

// flush sends everything out.
func (w *writer) flush() error {
	if w.err == nil && len(w.buf) > 0 {
		var n int
		n, w.err = w.dst.Write(w.buf)
		w.sent += int64(n)
	}
	w.buf = w.buf[:0]
	return w.err
}

// idle gives a large buffer back before the connection waits for its client.
func (w *writer) idle() {
	if len(w.buf) > 0 {
		return
	}
	if w.pooled != nil {
		if cap(w.buf) <= 4*flushAt { // one grown by a huge row is left to the collector
			*w.pooled = w.buf
			writeBuffers.Put(w.pooled)
		}
		w.pooled, w.buf = nil, nil
	} else if cap(w.buf) > idleBuffer {
		w.buf = nil
	}
}
