package postgres

import (
	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
	"streamlink/proxy"
)

// statement is what Parse made.
type statement struct {
	prepared *proxy.Prepared
	params   []uint32 // type OIDs, as declared or inferred
	// described is the schema that the client was told, for a result must keep to it.
	described *arrow.Schema
	// spare is the encoder of the last execution, for the next one of the same shape.
	spare *encoder
}

// portal is what Bind made: a statement with its arguments, and after the first
// Execute its open rows.
type portal struct {
	statement *statement
	args      []any
	formats   []int16
	rows      *stream // nil: not run yet
	done      bool
}

func (p *portal) close() {
	if p.rows != nil {
		p.rows.close()
		p.rows = nil
	}
	p.done = true
}

// stream sends a result's rows, some now, some later.
type stream struct {
	c       *conn
	of      *statement // nil: a simple query's
	res     *result
	enc     *encoder // nil: no rows
	batch   arrow.RecordBatch
	row     int // next row of batch
	last    int64
	noticed int
}

// newStream sends res in the given formats. of may keep an encoder for it.
func (c *conn) newStream(res *result, formats []int16, of *statement) (*stream, error) {
	s := &stream{c: c, res: res, of: of}
	s.notices()
	if res.schema == nil {
		return s, nil
	}
	if err := checkFormats(formats, res.schema.NumFields()); err != nil {
		return nil, err
	}
	st := c.style.of(c.session)
	if of != nil && of.spare.fits(res.schema, formats, st) {
		s.enc, of.spare = of.spare, nil
		return s, nil
	}
	var err error
	s.enc, err = newEncoder(res.schema, formats, st)
	return s, err
}

// send writes up to limit rows, 0 is all. suspended tells that the limit was reached,
// whether or not more rows would come: nothing looks ahead.
func (s *stream) send(limit int64) (suspended bool, err error) {
	s.last = 0
	if s.enc == nil {
		return false, s.exhaust()
	}
	out := &s.c.out
	before := out.sent + int64(len(out.buf))
	defer func() { s.res.Sent(s.last, out.sent+int64(len(out.buf))-before) }()
	for limit == 0 || s.last < limit {
		if s.batch == nil || s.row >= int(s.batch.NumRows()) {
			more, err := s.next()
			if err != nil || !more {
				return false, err
			}
		}
		end := int(s.batch.NumRows())
		if left := limit - s.last; limit > 0 && int64(end-s.row) > left {
			end = s.row + int(left)
		}
		if err := s.rows(end); err != nil {
			return false, err
		}
	}
	return true, nil
}

// rows writes the batch's rows up to end.
func (s *stream) rows(end int) (err error) {
	out := &s.c.out
	if end-s.row > 8 {
		out.large()
	}
	for ; s.row < end; s.row++ {
		if out.buf, err = s.enc.row(out.buf, s.row); err != nil {
			return err
		}
		s.last++
		if len(out.buf) >= flushAt {
			if err := out.flush(); err != nil {
				return errClosed
			}
		}
	}
	return nil
}

// next pulls a batch.
func (s *stream) next() (bool, error) {
	s.batch, s.row = nil, 0
	if !s.res.Next() {
		s.notices()
		return false, s.res.Err()
	}
	s.batch = s.res.RecordBatch()
	return true, s.enc.batch(s.batch)
}

// exhaust lets a statement without rows finish.
func (s *stream) exhaust() error {
	for s.res.Next() {
	}
	s.notices()
	return s.res.Err()
}

// notices sends what the statement has said since the last time.
func (s *stream) notices() {
	all := s.res.Messages()
	s.c.notify(all[min(s.noticed, len(all)):])
	s.noticed = len(all)
}

// tag is the command tag for the rows of the last send.
func (s *stream) tag() string { return s.res.Tag(s.last) }

func (s *stream) close() {
	if s.res != nil {
		s.batch = nil
		s.res.Release()
		s.res = nil
		if s.of != nil && s.enc != nil && s.enc.err == nil {
			s.enc.release()
			s.of.spare = s.enc
		}
	}
}

// checkFormats holds result formats against the columns.
func checkFormats(formats []int16, columns int) error {
	if len(formats) > 1 && len(formats) != columns {
		return violation("bind message has %d result formats but query has %d columns", len(formats), columns)
	}
	for _, f := range formats {
		if f != textFormat && f != binaryFormat {
			return sqlstate.New(sqlstate.InvalidParameterValue, "unsupported format code: %d", f)
		}
	}
	return nil
}

// sameShape tells whether rows of b can go under a description of a.
func sameShape(a, b *arrow.Schema) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.NumFields() != b.NumFields() {
		return false
	}
	for i := range a.NumFields() {
		if columnType(a.Field(i)).oid != columnType(b.Field(i)).oid {
			return false
		}
	}
	return true
}

// closePortals ends every portal, as the end of a transaction does.
func (c *conn) closePortals() {
	if c.portal != nil {
		c.portal.close()
		c.portal = nil
	}
	for name, p := range c.portals {
		p.close()
		delete(c.portals, name)
	}
}
