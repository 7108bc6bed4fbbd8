package postgres

import (
	"encoding/binary"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
)

// put appends one value of a column, the row's, without its length. It is never
// called for a NULL. A put is made for one batch and bound to its arrays.
type put func(dst []byte, row int) []byte

// column writes the values of one result column.
type column struct {
	field arrow.Field
	typ   wireType
	// bind makes the put for a batch's array; it was chosen by type and format.
	bind func(a arrow.Array) put

	put   put
	nulls nulls
}

// nulls tells which rows of an array are NULL, without a call through an interface.
type nulls struct {
	bits   []byte // nil: none is
	offset int
	all    bool
}

func (n *nulls) at(i int) bool {
	if n.bits == nil {
		return n.all
	}
	i += n.offset
	return n.bits[i>>3]&(1<<(i&7)) == 0
}

// encoder turns record batches into DataRows (or COPY's rows). Its columns' writers
// report what cannot be written through err.
type encoder struct {
	columns []column
	schema  *arrow.Schema
	formats []int16
	style   style
	err     error
}

// fits tells whether the encoder can serve another result.
func (e *encoder) fits(schema *arrow.Schema, formats []int16, st style) bool {
	return e != nil && e.schema == schema && e.style == st && slices.Equal(e.formats, formats)
}

// release lets go of the last batch.
func (e *encoder) release() {
	for i := range e.columns {
		e.columns[i].put, e.columns[i].nulls = nil, nulls{}
	}
}

// newEncoder chooses a writer for each column. formats are Bind's result formats:
// none is text, one is for all columns.
func newEncoder(schema *arrow.Schema, formats []int16, st style) (*encoder, error) {
	e := &encoder{schema: schema, formats: formats, style: st, columns: make([]column, schema.NumFields())}
	for i := range e.columns {
		c, f := &e.columns[i], schema.Field(i)
		c.field, c.typ = f, columnType(f)
		c.bind = e.text(f.Type, c.typ.oid)
		if formatOf(formats, i) == binaryFormat {
			bind, err := e.binary(f.Type, c.typ.oid)
			if err != nil {
				return nil, err
			}
			c.bind = bind
		}
	}
	return e, nil
}

// The two formats of values.
const (
	textFormat   = 0
	binaryFormat = 1
)

func formatOf(formats []int16, i int) int16 {
	switch len(formats) {
	case 0:
		return textFormat
	case 1:
		return formats[0]
	}
	return formats[i]
}

// batch binds the columns to a record batch.
func (e *encoder) batch(b arrow.RecordBatch) error {
	if int(b.NumCols()) != len(e.columns) {
		return sqlstate.New(sqlstate.InternalError, "a batch has %d columns, its schema %d", b.NumCols(), len(e.columns))
	}
	for i := range e.columns {
		c, a := &e.columns[i], b.Column(i)
		if !arrow.TypeEqual(c.field.Type, a.DataType()) {
			return sqlstate.New(sqlstate.InternalError, "column %q came as %s, announced as %s", c.field.Name, a.DataType(), c.field.Type)
		}
		c.nulls = nullsOf(a)
		c.put = c.bind(a)
	}
	return nil
}

// maxRow bounds one DataRow: PostgreSQL's own limit of a message.
const maxRow = 1<<30 - 1

// row appends row i of the batch as a DataRow.
func (e *encoder) row(dst []byte, i int) ([]byte, error) {
	start := len(dst)
	n := len(e.columns)
	dst = append(dst, 'D', 0, 0, 0, 0, byte(n>>8), byte(n))
	for k := range e.columns {
		c := &e.columns[k]
		if c.nulls.at(i) {
			dst = append(dst, 0xff, 0xff, 0xff, 0xff)
			continue
		}
		at := len(dst)
		dst = c.put(append(dst, 0, 0, 0, 0), i)
		binary.BigEndian.PutUint32(dst[at:], uint32(len(dst)-at-4))
	}
	size := len(dst) - start - 1
	if e.err != nil || size > maxRow {
		return dst[:start], e.refuse(size)
	}
	binary.BigEndian.PutUint32(dst[start+1:], uint32(size))
	return dst, nil
}

func (e *encoder) refuse(size int) error {
	if e.err != nil {
		return e.err
	}
	return sqlstate.New(sqlstate.ProgramLimitExceeded, "a row of %d bytes is larger than the protocol's limit", size)
}

// cannot notes that a value has no form on the wire. The first reason counts.
func (e *encoder) cannot(err error) {
	if e.err == nil {
		e.err = err
	}
}

// appendDescription appends RowDescription.
func appendDescription(dst []byte, schema *arrow.Schema, formats []int16) []byte {
	start := len(dst)
	n := schema.NumFields()
	dst = append(dst, 'T', 0, 0, 0, 0, byte(n>>8), byte(n))
	for i := range n {
		f := schema.Field(i)
		t := columnType(f)
		dst = append(dst, clean(f.Name)...)
		dst = append(dst, 0)
		dst = append(dst, 0, 0, 0, 0, 0, 0) // no table, no column of one
		dst = binary.BigEndian.AppendUint32(dst, t.oid)
		dst = binary.BigEndian.AppendUint16(dst, uint16(t.size))
		dst = binary.BigEndian.AppendUint32(dst, uint32(t.modifier))
		dst = binary.BigEndian.AppendUint16(dst, uint16(formatOf(formats, i)))
	}
	binary.BigEndian.PutUint32(dst[start+1:], uint32(len(dst)-start-1))
	return dst
}
