package mysql

import (
	"errors"
	"io"
	"net"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"
)

const (
	headerSize = 4
	// flushAt is how much waits in the output buffer before it is written.
	flushAt = 64 << 10
	// inSize is the read buffer that an idle connection keeps.
	inSize = 1 << 10
	// keepBig is the largest packet buffer kept from one command to the next.
	keepBig = 16 << 10
	// growBy is how much a packet's buffer grows at first: a client that claims much
	// and sends little costs little.
	growBy = 64 << 10
)

var (
	errMalformed = mysql.NewError(mysql.ER_MALFORMED_PACKET, "Malformed communication packet.")
	errTooLarge  = mysql.NewError(mysql.ER_NET_PACKET_TOO_LARGE, "Got a packet bigger than 'max_allowed_packet' bytes")
)

// outBuffers are lent to connections from the first byte of an answer until it is
// written, so that an idle connection holds none.
var outBuffers = sync.Pool{New: func() any {
	b := make([]byte, 0, flushAt+8<<10)
	return &b
}}

// wire frames packets on one connection. Output is flushed at 64 KiB and before a read.
type wire struct {
	raw     net.Conn // the socket: deadlines and its end
	nc      net.Conn // what is read and written: raw, or TLS over it
	seq     byte
	idle    time.Duration // how long the first byte of a packet may take
	rest    time.Duration // how long the others may take
	patient time.Duration // how long a write may take
	stopped atomic.Bool   // reads fail from now on

	in   []byte // read but not used: in[r:w]
	r, w int
	big  []byte // a packet that does not fit in

	out     []byte
	outHome *[]byte
	start   int // of the packet being written, in out
	sent    int64
	werr    error

	readArmed, writeArmed time.Time
	readFor               time.Duration
}

func newWire(nc net.Conn) wire { return wire{raw: nc, nc: nc, in: make([]byte, inSize)} }

// read gives the next packet's payload, valid until the next read. limit bounds it
// before memory is taken for it.
func (w *wire) read(limit int) ([]byte, error) {
	if cap(w.big) > keepBig {
		w.big = nil
	}
	n, err := w.header()
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, errTooLarge
	}
	if n <= len(w.in) {
		if err := w.ensure(n, w.rest); err != nil {
			return nil, noEOF(err)
		}
		payload := w.in[w.r : w.r+n : w.r+n]
		w.r += n
		return payload, nil
	}
	w.big = w.big[:0]
	for total := n; ; total += n {
		if total > limit {
			return nil, errTooLarge
		}
		if err := w.appendBig(n); err != nil {
			return nil, noEOF(err)
		}
		if n < mysql.MaxPayloadLen {
			return w.big, nil
		}
		if n, err = w.header(); err != nil {
			return nil, noEOF(err)
		}
	}
}

// header reads a packet's header and checks its place in the exchange.
func (w *wire) header() (int, error) {
	wait := w.idle
	if w.r < w.w {
		wait = w.rest
	}
	if err := w.ensure(headerSize, wait); err != nil {
		return 0, err
	}
	h := w.in[w.r : w.r+headerSize]
	w.r += headerSize
	expected := w.seq
	w.seq = h[3] + 1
	if h[3] != expected {
		return 0, errMalformed
	}
	return int(h[0]) | int(h[1])<<8 | int(h[2])<<16, nil
}

// ensure makes n bytes available at in[r:]; n is at most len(in).
func (w *wire) ensure(n int, wait time.Duration) error {
	for w.w-w.r < n {
		if w.r > 0 {
			copy(w.in, w.in[w.r:w.w])
			w.r, w.w = 0, w.w-w.r
		}
		got, err := w.fill(w.in[w.w:], wait)
		w.w += got
		if err != nil && w.w-w.r < n {
			if err == io.EOF && w.w-w.r > 0 {
				return io.ErrUnexpectedEOF
			}
			return err
		}
		wait = w.rest
	}
	return nil
}

// appendBig moves n bytes of a packet behind what big holds.
func (w *wire) appendBig(n int) error {
	for n > 0 {
		step := min(n, max(growBy, len(w.big)))
		w.big = slices.Grow(w.big, step)
		at := len(w.big)
		w.big = w.big[:at+step]
		got := copy(w.big[at:], w.in[w.r:w.w])
		w.r += got
		for got < step {
			more, err := w.fill(w.big[at+got:], w.rest)
			got += more
			if err != nil && got < step {
				return err
			}
		}
		n -= step
	}
	return nil
}

// fill is the only place that reads from the connection.
func (w *wire) fill(p []byte, wait time.Duration) (int, error) {
	if err := w.flush(); err != nil {
		return 0, err
	}
	w.lendBack()
	if now := time.Now(); w.readFor != wait || now.Sub(w.readArmed) > time.Second {
		// Moving a deadline costs; a second more or less does not matter.
		w.readArmed, w.readFor = now, wait
		if err := w.raw.SetReadDeadline(now.Add(wait)); err != nil {
			return 0, err
		}
	}
	if w.stopped.Load() {
		w.wake()
	}
	return w.nc.Read(p)
}

// stopReading makes the pending read and all later ones fail. Safe from any goroutine.
func (w *wire) stopReading() {
	w.stopped.Store(true)
	w.wake()
}

func (w *wire) wake() { _ = w.raw.SetReadDeadline(time.Unix(1, 0)) }

// begin starts a packet; its payload is appended to out.
func (w *wire) begin() {
	if w.out == nil {
		w.outHome = outBuffers.Get().(*[]byte)
		w.out = (*w.outHome)[:0]
	}
	w.start = len(w.out)
	w.out = append(w.out, 0, 0, 0, 0)
}

// end finishes the packet and writes the buffer when enough waits in it.
func (w *wire) end() error {
	n := len(w.out) - w.start - headerSize
	if n >= mysql.MaxPayloadLen {
		return w.endLarge(n)
	}
	h := w.out[w.start : w.start+headerSize]
	h[0], h[1], h[2], h[3] = byte(n), byte(n>>8), byte(n>>16), w.seq
	w.seq++
	if len(w.out) >= flushAt {
		return w.flush()
	}
	return nil
}

// endLarge writes a packet of n ≥ 16 MiB - 1 in pieces. A piece's header takes the
// place of the bytes before it, which have left already.
func (w *wire) endLarge(n int) error {
	from := 0
	for at := w.start; ; at += mysql.MaxPayloadLen {
		size := min(n, mysql.MaxPayloadLen)
		h := w.out[at : at+headerSize]
		h[0], h[1], h[2], h[3] = byte(size), byte(size>>8), byte(size>>16), w.seq
		w.seq++
		if err := w.write(w.out[from : at+headerSize+size]); err != nil {
			return err
		}
		if size < mysql.MaxPayloadLen {
			break
		}
		n -= size
		from = at + size
	}
	w.out = w.out[:0]
	return nil
}

// flush writes what waits.
func (w *wire) flush() error {
	if len(w.out) == 0 || w.werr != nil {
		return w.werr
	}
	err := w.write(w.out)
	w.out = w.out[:0]
	return err
}

func (w *wire) write(p []byte) error {
	if w.werr != nil {
		return w.werr
	}
	if now := time.Now(); now.Sub(w.writeArmed) > time.Second {
		w.writeArmed = now
		if err := w.raw.SetWriteDeadline(now.Add(w.patient)); err != nil {
			w.werr = err
			return err
		}
	}
	n, err := w.nc.Write(p)
	w.sent += int64(n)
	w.werr = err
	return err
}

// lendBack returns the empty output buffer; one that a long row has stretched is dropped.
func (w *wire) lendBack() {
	if w.outHome == nil {
		return
	}
	if cap(w.out) <= 4*flushAt {
		*w.outHome = w.out[:0]
		outBuffers.Put(w.outHome)
	}
	w.out, w.outHome = nil, nil
}

// written counts the bytes of finished packets, on their way or gone.
func (w *wire) written() int64 { return w.sent + int64(len(w.out)) }

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
