package mysql

import (
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/bitutil"
	"github.com/go-mysql-org/go-mysql/mysql"
)

// encoder writes the values of one column. What kind of array it reads is settled
// when it is made, where its values lie when a batch is bound; a value costs neither
// a type switch nor an allocation.
type encoder interface {
	bind(a arrow.Array)
	// text appends value i as the text protocol has it, its length included.
	text(dst []byte, i int) []byte
	// binary appends value i as the binary protocol has it.
	binary(dst []byte, i int) []byte
}

// rowset encodes the rows of one result.
type rowset struct {
	encoders []encoder
	nulls    []nullmap
	rows     int
}

// nullmap is where a batch says which values of a column are NULL.
type nullmap struct {
	valid  []byte // nil: none is NULL
	offset int
	all    bool // every value is NULL
}

func (n *nullmap) null(i int) bool {
	return n.all || n.valid != nil && !bitutil.BitIsSet(n.valid, n.offset+i)
}

// newRowset makes the encoders of a schema for a client that reads text in cs and
// wants instants as clocks at loc show them.
func newRowset(s *arrow.Schema, cs *charset, loc *time.Location) *rowset {
	n := s.NumFields()
	r := &rowset{encoders: make([]encoder, n), nulls: make([]nullmap, n)}
	for i := range n {
		f := s.Field(i)
		r.encoders[i] = encoderOf(f.Type, columnOf(f), cs, loc)
	}
	return r
}

// bind turns to the rows of a batch.
func (r *rowset) bind(rec arrow.RecordBatch) {
	r.rows = int(rec.NumRows())
	for i, e := range r.encoders {
		a := rec.Column(i)
		r.nulls[i] = nullmap{}
		switch {
		case a.DataType().ID() == arrow.NULL:
			r.nulls[i].all = true
			continue
		case a.NullN() > 0:
			r.nulls[i] = nullmap{valid: a.NullBitmapBytes(), offset: a.Data().Offset()}
		}
		e.bind(a)
	}
}

// text appends row i for the text protocol.
func (r *rowset) text(dst []byte, i int) []byte {
	for c, e := range r.encoders {
		if r.nulls[c].null(i) {
			dst = append(dst, 0xfb)
			continue
		}
		dst = e.text(dst, i)
	}
	return dst
}

// binary appends row i for the binary protocol.
func (r *rowset) binary(dst []byte, i int) []byte {
	dst = append(dst, 0)
	at := len(dst)
	for range (len(r.encoders) + 7 + 2) / 8 {
		dst = append(dst, 0)
	}
	for c, e := range r.encoders {
		if r.nulls[c].null(i) {
			dst[at+(c+2)/8] |= 1 << ((c + 2) % 8)
			continue
		}
		dst = e.binary(dst, i)
	}
	return dst
}

// encoderOf chooses how a column is written.
func encoderOf(t arrow.DataType, col column, cs *charset, loc *time.Location) encoder {
	switch t := t.(type) {
	case *arrow.DictionaryType:
		return &dictionaryEncoder{values: encoderOf(t.ValueType, col, cs, loc)}
	case arrow.ExtensionType:
		return &storageEncoder{encoderOf(t.StorageType(), col, cs, loc)}
	case *arrow.NullType:
		return &jsonEncoder{}
	}
	if e := numberEncoder(t); e != nil {
		if d, ok := e.(*decimalEncoder); ok && col.typ == mysql.MYSQL_TYPE_LONGLONG {
			return &wholeEncoder{*d}
		}
		return e
	}
	if e := timeEncoder(t, int(col.decimals), loc); e != nil {
		if iv, ok := e.(*intervalEncoder); ok && col.typ == mysql.MYSQL_TYPE_TIME {
			return &spanEncoder{*iv}
		}
		return e
	}
	if e := bytesEncoderOf(t, col, cs); e != nil {
		return e
	}
	return &jsonEncoder{}
}

// dictionaryEncoder writes a column whose values stand once in a dictionary (ENUM).
type dictionaryEncoder struct {
	values encoder
	array  *array.Dictionary
}

func (e *dictionaryEncoder) bind(a arrow.Array) {
	e.array = a.(*array.Dictionary)
	e.values.bind(e.array.Dictionary())
}

func (e *dictionaryEncoder) text(dst []byte, i int) []byte {
	return e.values.text(dst, e.array.GetValueIndex(i))
}

func (e *dictionaryEncoder) binary(dst []byte, i int) []byte {
	return e.values.binary(dst, e.array.GetValueIndex(i))
}

// storageEncoder writes an extension type's values as what they are stored as.
type storageEncoder struct{ encoder }

func (e *storageEncoder) bind(a arrow.Array) {
	if x, ok := a.(array.ExtensionArray); ok {
		a = x.Storage()
	}
	e.encoder.bind(a)
}
