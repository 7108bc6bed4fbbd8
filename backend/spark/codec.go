package spark

import (
	"google.golang.org/grpc/encoding"
	grpcproto "google.golang.org/grpc/encoding/proto"
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	pb "streamlink/backend/spark/connectpb"
)

// codec reads what Spark sends. A batch of rows stays in the bytes that its message came
// in; gRPC's own codec copies it out of them into new memory.
type codec struct{ encoding.CodecV2 }

func newCodec() codec { return codec{encoding.GetCodecV2(grpcproto.Name)} }

// Where the rows of a response are: ExecutePlanResponse.arrow_batch, and its data.
const (
	batchField protowire.Number = 2
	dataField  protowire.Number = 2
)

// Unmarshal reads a message.
func (c codec) Unmarshal(data mem.BufferSlice, v any) error {
	resp, ok := v.(*pb.ExecutePlanResponse)
	if !ok {
		return c.CodecV2.Unmarshal(data, v)
	}
	rest, rows, err := withoutRows(data.Materialize())
	if err != nil {
		return err
	}
	if err := proto.Unmarshal(rest, resp); err != nil {
		return err
	}
	if b := resp.GetArrowBatch(); b != nil {
		b.Data = rows
	}
	return nil
}

// withoutRows parts a response from the rows in it, which are a part of the message given.
func withoutRows(message []byte) (rest, rows []byte, err error) {
	err = fields(message, func(number protowire.Number, whole, value []byte) error {
		if number != batchField || value == nil {
			rest = append(rest, whole...)
			return nil
		}
		var about []byte
		err := fields(value, func(number protowire.Number, whole, value []byte) error {
			if number == dataField && value != nil {
				rows = value
			} else {
				about = append(about, whole...)
			}
			return nil
		})
		rest = protowire.AppendTag(rest, batchField, protowire.BytesType)
		rest = protowire.AppendBytes(rest, about)
		return err
	})
	return rest, rows, err
}

// fields visits a message's fields; value is what one of bytes holds, nil of another.
func fields(message []byte, visit func(number protowire.Number, whole, value []byte) error) error {
	for len(message) > 0 {
		number, typ, head := protowire.ConsumeTag(message)
		if head < 0 {
			return protowire.ParseError(head)
		}
		var value []byte
		var body int
		if typ == protowire.BytesType {
			value, body = protowire.ConsumeBytes(message[head:])
		} else {
			body = protowire.ConsumeFieldValue(number, typ, message[head:])
		}
		if body < 0 {
			return protowire.ParseError(body)
		}
		if err := visit(number, message[:head+body], value); err != nil {
			return err
		}
		message = message[head+body:]
	}
	return nil
}
