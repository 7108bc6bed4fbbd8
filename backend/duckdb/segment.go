//go:build duckdb_arrow

package duckdb

import (
	"bufio"
	"errors"
	"io"
	"os"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"

	"streamlink/backend/sqlstate"
)

// segment is a part of a result in a file: batches that were put aside because
// their link was needed. It is written, finished, and then read, each batch once.
type segment struct {
	file   *os.File
	buffer *bufio.Writer
	writer *ipc.Writer
	reader *ipc.Reader
	last   error // what the engine said after the last batch
}

// newSegment makes a file that has no name, where the system can: nothing is left
// behind whatever happens.
func newSegment(dir string, schema *arrow.Schema) (*segment, error) {
	f, err := os.CreateTemp(dir, "result-*.arrow")
	if err != nil {
		return nil, sqlstate.New(sqlstate.IOError, "an open result could not be put aside in a file").Because(err)
	}
	_ = os.Remove(f.Name()) // where this fails, close does it
	s := &segment{file: f, buffer: bufio.NewWriterSize(f, 256<<10)}
	s.writer = ipc.NewWriter(s.buffer, ipc.WithSchema(schema))
	return s, nil
}

func (s *segment) write(rec arrow.RecordBatch) error {
	if err := s.writer.Write(rec); err != nil {
		return sqlstate.New(sqlstate.IOError, "an open result could not be put aside in a file").Because(err)
	}
	return nil
}

// finish turns from writing to reading; last is what the reader gets after the
// batches.
func (s *segment) finish(last error) error {
	s.last = last
	err := errors.Join(s.writer.Close(), s.buffer.Flush())
	s.writer, s.buffer = nil, nil
	if err == nil {
		_, err = s.file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return sqlstate.New(sqlstate.IOError, "an open result could not be put aside in a file").Because(err)
	}
	return nil
}

// next gives the next batch, for the caller to release; nil is the end.
func (s *segment) next() (arrow.RecordBatch, error) {
	if s.reader == nil {
		r, err := ipc.NewReader(bufio.NewReaderSize(s.file, 256<<10))
		if err != nil {
			return nil, sqlstate.New(sqlstate.IOError, "a result put aside could not be read again").Because(err)
		}
		s.reader = r
	}
	if s.reader.Next() {
		rec := s.reader.RecordBatch()
		rec.Retain()
		return rec, nil
	}
	if err := s.reader.Err(); err != nil && !errors.Is(err, io.EOF) {
		return nil, sqlstate.New(sqlstate.IOError, "a result put aside could not be read again").Because(err)
	}
	return nil, s.last
}

// close removes the file.
func (s *segment) close() {
	if s.reader != nil {
		s.reader.Release()
	}
	if s.writer != nil {
		_ = s.writer.Close()
	}
	_ = s.file.Close()
	_ = os.Remove(s.file.Name())
}
