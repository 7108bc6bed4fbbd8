package spark

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	pb "streamlink/backend/spark/connectpb"
)

// decode reads a batch, which is an Arrow stream of its own. The record's columns lie in
// the batch's own bytes: nothing is copied.
func decode(b *pb.ExecutePlanResponse_ArrowBatch, s *shape) (arrow.RecordBatch, error) {
	r, err := ipc.NewReaderFromMessageReader(&messages{rest: b.Data})
	if err != nil {
		return nil, unlike(err)
	}
	defer r.Release()
	if !r.Next() {
		if err := r.Err(); err != nil {
			return nil, unlike(err)
		}
		return nil, unlike(errors.New("a batch is empty"))
	}
	rec := r.RecordBatch()
	if rec.NumRows() != b.RowCount {
		return nil, unlike(errors.New("a batch has another length than it says"))
	}
	return s.take(rec)
}

const (
	// continuation begins a message of an Arrow stream; before it came, the length did.
	continuation = 0xFFFFFFFF
	lengthSize   = 4
)

var errCut = errors.New("an Arrow stream ends within a message")

// messages cuts an Arrow stream into its messages where it lies. The library's own reader
// copies each body, which costs as much as all else that is done to a batch.
type messages struct{ rest []byte }

// Message gives the next message, and io.EOF at the end of the stream.
func (m *messages) Message() (_ *ipc.Message, err error) {
	defer func() { // flatbuffers trust their own offsets
		if r := recover(); r != nil {
			err = fmt.Errorf("an Arrow message cannot be read: %v", r)
		}
	}()
	length, err := m.length()
	if err != nil {
		return nil, err
	}
	if length == 0 {
		return nil, io.EOF
	}
	if length == continuation {
		if length, err = m.length(); err != nil {
			return nil, err
		}
		if length == 0 {
			return nil, io.EOF
		}
	}
	if uint64(length) > uint64(len(m.rest)) {
		return nil, errCut
	}
	meta := memory.NewBufferBytes(m.rest[:length])
	m.rest = m.rest[length:]
	body := ipc.NewMessage(meta, memory.NewBufferBytes(m.rest)).BodyLen()
	if body < 0 || body > int64(len(m.rest)) {
		return nil, errCut
	}
	msg := ipc.NewMessage(meta, memory.NewBufferBytes(m.rest[:body:body]))
	m.rest = m.rest[body:]
	return msg, nil
}

func (m *messages) length() (uint32, error) {
	if len(m.rest) < lengthSize {
		return 0, errCut
	}
	n := binary.LittleEndian.Uint32(m.rest)
	m.rest = m.rest[lengthSize:]
	return n, nil
}

// Retain and Release do nothing: a message's memory is the garbage collector's.
func (m *messages) Retain() {}

// Release does nothing.
func (m *messages) Release() {}
