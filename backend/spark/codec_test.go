package spark

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/proto"

	pb "streamlink/backend/spark/connectpb"
)

// What the codec reads is what protobuf reads, and the rows lie in the message.
func TestCodec(t *testing.T) {
	with := numbers(0, 1000)
	with.SessionId, with.OperationId, with.ResponseId = "s", "o", "r"
	with.GetArrowBatch().StartOffset = new(int64)
	for name, m := range map[string]*pb.ExecutePlanResponse{
		"rows":    with,
		"no rows": {ResponseType: &pb.ExecutePlanResponse_ArrowBatch_{ArrowBatch: &pb.ExecutePlanResponse_ArrowBatch{RowCount: 3}}},
		"columns": schemaOf("a", "b"),
		"end":     {ResponseType: &pb.ExecutePlanResponse_ResultComplete_{ResultComplete: &pb.ExecutePlanResponse_ResultComplete{}}},
		"nothing": {},
	} {
		wire, err := proto.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		for _, pieces := range []mem.BufferSlice{{mem.SliceBuffer(wire)}, {mem.SliceBuffer(wire[:len(wire)/2]), mem.SliceBuffer(wire[len(wire)/2:])}} {
			got := new(pb.ExecutePlanResponse)
			if err := newCodec().Unmarshal(pieces, got); err != nil || !proto.Equal(got, m) {
				t.Errorf("%s: %v, %v; want %v", name, got, err, m)
			}
		}
		for n := range wire {
			want := proto.Unmarshal(wire[:n], new(pb.ExecutePlanResponse))
			if err := newCodec().Unmarshal(mem.BufferSlice{mem.SliceBuffer(wire[:n])}, new(pb.ExecutePlanResponse)); (err == nil) != (want == nil) {
				t.Errorf("%s cut to %d bytes: %v, want %v", name, n, err, want)
			}
		}
	}
	wire, _ := proto.Marshal(with)
	_, rows, err := withoutRows(wire)
	if err != nil || !bytes.Contains(wire, rows) || len(rows) == 0 {
		t.Fatalf("%d bytes of rows, %v", len(rows), err)
	}
	first := rows[0]
	if wire[bytes.Index(wire, rows)]++; rows[0] == first {
		t.Error("the rows were copied")
	}
}

// An Arrow stream that is cut or says of itself what is not so is an error.
func TestDecodeCut(t *testing.T) {
	b := numbers(0, 100).GetArrowBatch()
	for n := range b.Data {
		m := &messages{rest: b.Data[:n]}
		var err error
		for err == nil {
			_, err = m.Message()
		}
		if err != io.EOF && !errors.Is(err, errCut) {
			t.Errorf("cut to %d of %d bytes: %v", n, len(b.Data), err)
		}
	}
	for _, long := range [][]byte{{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}, {0xFE, 0xFF, 0xFF, 0xFF, 1, 2}, {8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8}, {}} {
		if _, err := (&messages{rest: long}).Message(); err == nil || err == io.EOF {
			t.Errorf("%v: %v", long, err)
		}
	}
}
