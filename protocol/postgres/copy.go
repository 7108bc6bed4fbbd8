package postgres

import (
	"bytes"
	"encoding/binary"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/jackc/pgx/v5/pgproto3"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// copyOut answers COPY … TO STDOUT. It releases res.
func (c *conn) copyOut(res *result, o *dialect.CopyOptions) error {
	defer res.Release()
	if res.schema == nil {
		return sqlstate.New(sqlstate.FeatureNotSupported, "COPY query must return rows")
	}
	w, err := newCopyWriter(res.schema, o, c.style.of(c.session))
	if err != nil {
		return err
	}
	start := &pgproto3.CopyOutResponse{ColumnFormatCodes: make([]uint16, res.schema.NumFields())}
	if w.binary {
		start.OverallFormat = 1
		for i := range start.ColumnFormatCodes {
			start.ColumnFormatCodes[i] = 1
		}
	}
	c.notify(res.Messages())
	noticed := len(res.Messages())
	c.out.send(start)
	before := c.out.sent + int64(len(c.out.buf))
	c.out.buf = w.begin(c.out.buf)
	rows, err := c.copyRows(res, w)
	res.Sent(rows, c.out.sent+int64(len(c.out.buf))-before)
	if err != nil {
		return err
	}
	c.out.buf = w.end(c.out.buf)
	c.out.empty('c')
	c.notify(res.Messages()[noticed:])
	c.out.complete(res.Tag(rows))
	return nil
}

func (c *conn) copyRows(res *result, w *copyWriter) (n int64, err error) {
	for res.Next() {
		b := res.RecordBatch()
		if err := w.enc.batch(b); err != nil {
			return n, err
		}
		c.out.large()
		for i := range int(b.NumRows()) {
			if c.out.buf, err = w.row(c.out.buf, i); err != nil {
				return n, err
			}
			n++
			if c.out.room() != nil {
				return n, errClosed
			}
		}
	}
	return n, res.Err()
}

// copyWriter writes rows as COPY does.
type copyWriter struct {
	enc    *encoder
	o      dialect.CopyOptions
	binary bool
	headed bool // binary: what comes before the first row is out
	csv    bool
	names  []string
}

func newCopyWriter(schema *arrow.Schema, o *dialect.CopyOptions, st style) (*copyWriter, error) {
	w := &copyWriter{o: *o}
	var formats []int16
	switch o.Format {
	case "", "text":
		setDefault(&w.o.Delimiter, '\t')
	case "csv":
		w.csv = true
		setDefault(&w.o.Delimiter, ',')
		setDefault(&w.o.Quote, '"')
		setDefault(&w.o.Escape, w.o.Quote)
	case "binary":
		w.binary = true
		formats = []int16{binaryFormat}
	default:
		return nil, sqlstate.New(sqlstate.InvalidParameterValue, "COPY format %q not recognized", o.Format)
	}
	for _, f := range schema.Fields() {
		w.names = append(w.names, f.Name)
	}
	var err error
	w.enc, err = newEncoder(schema, formats, st)
	return w, err
}

func setDefault(b *byte, v byte) {
	if *b == 0 {
		*b = v
	}
}

// copySignature begins binary data; copyHeader is all that comes before the first row:
// no flags, and an extension of no bytes follow.
const (
	copySignature = "PGCOPY\n\xff\r\n\x00"
	copyHeader    = copySignature + "\x00\x00\x00\x00\x00\x00\x00\x00"
)

// begin writes the line of names. Binary data's header goes out in one message with the
// first row, as PostgreSQL sends it: clients that read rows by messages count on it.
func (w *copyWriter) begin(dst []byte) []byte {
	start := len(dst)
	switch {
	case w.o.Header:
		dst = append(dst, 'd', 0, 0, 0, 0)
		for i, name := range w.names {
			if i > 0 {
				dst = append(dst, w.o.Delimiter)
			}
			at := len(dst)
			dst = w.escape(append(dst, name...), at, false)
		}
		dst = append(dst, '\n')
	default:
		return dst
	}
	binary.BigEndian.PutUint32(dst[start+1:], uint32(len(dst)-start-1))
	return dst
}

// end writes binary data's trailer.
func (w *copyWriter) end(dst []byte) []byte {
	if !w.binary {
		return dst
	}
	start := len(dst)
	dst = w.head(append(dst, 'd', 0, 0, 0, 6, 0xff, 0xff), start)
	return dst
}

// head puts the header into the first message of binary data, which begins at start.
func (w *copyWriter) head(dst []byte, start int) []byte {
	if w.headed {
		return dst
	}
	w.headed = true
	dst = slices.Insert(dst, start+5, []byte(copyHeader)...)
	binary.BigEndian.PutUint32(dst[start+1:], uint32(len(dst)-start-1))
	return dst
}

// row appends a row as one CopyData message.
func (w *copyWriter) row(dst []byte, i int) ([]byte, error) {
	if w.binary { // a DataRow under another letter
		start := len(dst)
		dst, err := w.enc.row(dst, i)
		if err != nil {
			return dst, err
		}
		dst[start] = 'd'
		return w.head(dst, start), nil
	}
	start := len(dst)
	dst = append(dst, 'd', 0, 0, 0, 0)
	for k := range w.enc.columns {
		c := &w.enc.columns[k]
		if k > 0 {
			dst = append(dst, w.o.Delimiter)
		}
		if c.nulls.at(i) {
			dst = append(dst, w.o.Null...)
			continue
		}
		at := len(dst)
		dst = w.escape(c.put(dst, i), at, len(w.enc.columns) == 1)
	}
	dst = append(dst, '\n')
	size := len(dst) - start - 1
	if w.enc.err != nil || size > maxRow {
		return dst[:start], w.enc.refuse(size)
	}
	binary.BigEndian.PutUint32(dst[start+1:], uint32(size))
	return dst, nil
}

// escape protects the value appended at dst[at:]. alone tells that it is the row's
// only one, where \. would look like the end of the data.
func (w *copyWriter) escape(dst []byte, at int, alone bool) []byte {
	if w.csv {
		return w.quote(dst, at, alone)
	}
	extra := 0
	for _, b := range dst[at:] {
		if copyEscape(b, w.o.Delimiter) != 0 {
			extra++
		}
	}
	if extra == 0 {
		return dst
	}
	r := len(dst) - 1
	for range extra {
		dst = append(dst, 0)
	}
	for t := len(dst) - 1; r >= at; r-- {
		b := dst[r]
		if e := copyEscape(b, w.o.Delimiter); e != 0 {
			dst[t], dst[t-1] = e, '\\'
			t -= 2
			continue
		}
		dst[t] = b
		t--
	}
	return dst
}

// copyEscape is the letter that stands after a backslash for b, 0 where b stands as it is.
func copyEscape(b, delimiter byte) byte {
	switch b {
	case '\\':
		return '\\'
	case '\b':
		return 'b'
	case '\f':
		return 'f'
	case '\n':
		return 'n'
	case '\r':
		return 'r'
	case '\t':
		return 't'
	case '\v':
		return 'v'
	case delimiter:
		return b
	}
	return 0
}

// quote is CSV's protection: quotes only where they are needed.
func (w *copyWriter) quote(dst []byte, at int, alone bool) []byte {
	v := dst[at:]
	need := string(v) == w.o.Null || alone && string(v) == `\.`
	if !need && !bytes.ContainsAny(v, "\r\n") && bytes.IndexByte(v, w.o.Delimiter) < 0 && bytes.IndexByte(v, w.o.Quote) < 0 {
		return dst
	}
	extra := 2
	for _, b := range v {
		if b == w.o.Quote || b == w.o.Escape {
			extra++
		}
	}
	r := len(dst) - 1
	for range extra {
		dst = append(dst, w.o.Quote)
	}
	t := len(dst) - 2
	for ; r >= at; r-- {
		b := dst[r]
		dst[t] = b
		t--
		if b == w.o.Quote || b == w.o.Escape {
			dst[t] = w.o.Escape
			t--
		}
	}
	dst[at] = w.o.Quote
	return dst
}
