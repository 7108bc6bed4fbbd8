package mysql

import (
	"bytes"
	"encoding/binary"
)

// payload reads the fields of a packet. A field that is not there makes it bad, and
// everything after it empty, so that a caller checks once, at the end.
type payload struct {
	b   []byte
	bad bool
}

// take gives the next n bytes.
func (p *payload) take(n int) []byte {
	if n < 0 || n > len(p.b) {
		p.b, p.bad = nil, true
		return nil
	}
	got := p.b[:n:n]
	p.b = p.b[n:]
	return got
}

func (p *payload) u8() byte {
	if b := p.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (p *payload) u16() uint16 {
	if b := p.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (p *payload) u32() uint32 {
	if b := p.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (p *payload) u64() uint64 {
	if b := p.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// lenenc reads a length-encoded integer; NULL (0xfb) and ERR (0xff) are no integers.
func (p *payload) lenenc() uint64 {
	switch first := p.u8(); first {
	case 0xfc:
		return uint64(p.u16())
	case 0xfd:
		low := p.u16()
		return uint64(low) | uint64(p.u8())<<16
	case 0xfe:
		return p.u64()
	case 0xfb, 0xff:
		p.b, p.bad = nil, true
		return 0
	default:
		return uint64(first)
	}
}

// lenencBytes reads a length-encoded string. The length is compared before it is
// narrowed, so that no value of it can wrap.
func (p *payload) lenencBytes() []byte {
	n := p.lenenc()
	if n > uint64(len(p.b)) {
		p.b, p.bad = nil, true
		return nil
	}
	return p.take(int(n))
}

// cstring reads up to a NUL, which must be there.
func (p *payload) cstring() []byte {
	i := bytes.IndexByte(p.b, 0)
	if i < 0 {
		p.b, p.bad = nil, true
		return nil
	}
	s := p.take(i)
	p.take(1)
	return s
}

// lastCString reads up to a NUL or the end: old clients leave the last NUL out.
func (p *payload) lastCString() []byte {
	if i := bytes.IndexByte(p.b, 0); i >= 0 {
		return p.cstring()
	}
	return p.take(len(p.b))
}

// rest is what was not read yet.
func (p *payload) rest() []byte { return p.take(len(p.b)) }
