package spark

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"streamlink/backend"
	pb "streamlink/backend/spark/connectpb"
)

func field(name string, t *pb.DataType) *pb.DataType_StructField {
	return &pb.DataType_StructField{Name: name, DataType: t}
}

func spanType(start *int32) *pb.DataType {
	return &pb.DataType{Kind: &pb.DataType_DayTimeInterval_{DayTimeInterval: &pb.DataType_DayTimeInterval{StartField: start}}}
}

func listOf(t *pb.DataType) *pb.DataType {
	return &pb.DataType{Kind: &pb.DataType_Array_{Array: &pb.DataType_Array{ElementType: t}}}
}

func mapOf(k, v *pb.DataType) *pb.DataType {
	return &pb.DataType{Kind: &pb.DataType_Map_{Map: &pb.DataType_Map{KeyType: k, ValueType: v}}}
}

func TestKinds(t *testing.T) {
	two, five, hour := int32(2), int32(5), int32(1)
	for _, c := range []struct {
		name string
		t    *pb.DataType
		out  string
		wire string
	}{
		{"decimal", &pb.DataType{Kind: &pb.DataType_Decimal_{Decimal: &pb.DataType_Decimal{Precision: &five, Scale: &two}}}, "decimal(5, 2)", ""},
		{"decimal, unsaid", &pb.DataType{Kind: &pb.DataType_Decimal_{Decimal: &pb.DataType_Decimal{}}}, "decimal(10, 0)", ""},
		{"timestamp", &pb.DataType{Kind: &pb.DataType_Timestamp_{}}, "timestamp[us, tz=UTC]", ""},
		{"timestamp_ntz", &pb.DataType{Kind: &pb.DataType_TimestampNtz{}}, "timestamp[us]", ""},
		{"char", &pb.DataType{Kind: &pb.DataType_Char_{}}, "utf8", "bpchar"},
		{"day span", spanType(nil), "month_day_nano_interval", ""},
		{"hour span", spanType(&hour), "month_day_nano_interval", ""},
		{"list of lists", listOf(listOf(long())), "list<element: list<element: int64, nullable>, nullable>", ""},
		{"struct", structOf(field("x", long())), "struct<x: int64>", "json"},
		{"map", mapOf(text(), long()), "map<utf8, int64, items_nullable>", "json"},
		{"variant", &pb.DataType{Kind: &pb.DataType_Variant_{}}, "utf8", "json"},
		{"udt", &pb.DataType{Kind: &pb.DataType_Udt{Udt: &pb.DataType_UDT{SqlType: long()}}}, "int64", ""},
		{"void", &pb.DataType{Kind: &pb.DataType_Null{}}, "null", ""},
	} {
		k, err := kindOf(c.t)
		if err != nil || k.out.String() != c.out || k.wire != c.wire {
			t.Errorf("%s is %v %q, %v", c.name, k.out, k.wire, err)
		}
	}
	for _, bad := range []*pb.DataType{{}, listOf(&pb.DataType{}), structOf(field("x", &pb.DataType{})), mapOf(text(), &pb.DataType{})} {
		if _, err := kindOf(bad); codeOf(err) != "0A000" {
			t.Errorf("%v: %v", bad, err)
		}
	}
	if _, err := newShape(long()); err == nil {
		t.Error("a result that is no struct was taken")
	}
}

// spanColumn is what Spark sends for INTERVAL DAY TO SECOND.
func spanColumn(micros ...int64) arrow.Array {
	b := array.NewDurationBuilder(memory.DefaultAllocator, microsSpan)
	defer b.Release()
	for _, m := range micros {
		b.Append(arrow.Duration(m))
	}
	b.AppendNull()
	return b.NewArray()
}

func TestSpans(t *testing.T) {
	hour := int32(1)
	const day = int64(microsPerDay)
	for _, c := range []struct {
		name string
		t    *pb.DataType
		want []arrow.MonthDayNanoInterval
	}{
		{"from days", spanType(nil), []arrow.MonthDayNanoInterval{{Days: 1, Nanoseconds: 1000}, {Days: -1, Nanoseconds: -3600e9}, {Days: 106751991, Nanoseconds: 14454775807000}}},
		{"from hours", spanType(&hour), []arrow.MonthDayNanoInterval{{Nanoseconds: (day + 1) * 1000}, {Nanoseconds: -(day + 3600e6) * 1000}}},
	} {
		micros := []int64{day + 1, -day - 3600e6}
		if len(c.want) == 3 {
			micros = append(micros, 1<<63-1)
		}
		in := spanColumn(micros...)
		k, err := kindOf(c.t)
		if err != nil {
			t.Fatal(err)
		}
		out, err := k.convert(in)
		if err != nil {
			t.Fatal(c.name, err)
		}
		got := out.(*array.MonthDayNanoInterval)
		for i, want := range c.want {
			if got.Value(i) != want {
				t.Errorf("%s: %v, want %v", c.name, got.Value(i), want)
			}
		}
		if !got.IsNull(len(c.want)) {
			t.Errorf("%s: a value where nothing is", c.name)
		}
		in.Release()
		out.Release()
	}
	in := spanColumn(1<<63 - 1)
	defer in.Release()
	if _, err := wholeSpan(in); codeOf(err) != "22008" {
		t.Errorf("an interval of 292,000 years in hours: %v", err)
	}
}

// A conversion deep inside leaves all around it as it was.
func TestNestedConversion(t *testing.T) {
	s, err := newShape(structOf(field("c", listOf(structOf(field("n", long()), field("s", spanType(nil)))))))
	if err != nil {
		t.Fatal(err)
	}
	b := array.NewListBuilder(memory.DefaultAllocator, arrow.StructOf(
		arrow.Field{Name: "n", Type: arrow.PrimitiveTypes.Int64, Nullable: true}, arrow.Field{Name: "s", Type: microsSpan, Nullable: true}))
	defer b.Release()
	members := b.ValueBuilder().(*array.StructBuilder)
	for row := range 3 {
		if row == 1 {
			b.AppendNull()
			continue
		}
		b.Append(true)
		for i := range 2 {
			members.Append(true)
			members.FieldBuilder(0).(*array.Int64Builder).Append(int64(10*row + i))
			members.FieldBuilder(1).(*array.DurationBuilder).Append(arrow.Duration(int64(row+1) * microsPerDay))
		}
	}
	col := b.NewArray()
	defer col.Release()
	rec := array.NewRecordBatch(arrow.NewSchema([]arrow.Field{{Name: "c", Type: col.DataType()}}, nil), []arrow.Array{col}, 3)
	defer rec.Release()
	out, err := s.take(rec)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Release()
	list := out.Column(0).(*array.List)
	got := list.ListValues().(*array.Struct)
	if !list.IsNull(1) || got.Field(0).(*array.Int64).Value(3) != 21 || got.Field(1).(*array.MonthDayNanoInterval).Value(3).Days != 3 {
		t.Errorf("got %v", out)
	}
	if v, _ := s.out.Field(0).Type.(*arrow.ListType).ElemField().Metadata.GetValue(backend.WireType); v != "json" {
		t.Error("a list of structs is not told to be JSON")
	}
}

// A VARIANT's bytes are read by a library that trusts them; whatever they are, there is a
// value or an error.
func FuzzVariant(f *testing.F) {
	f.Add([]byte{0x01, 0x00, 0x00}, []byte{0x0c, 0x07})
	f.Add([]byte{0x01, 0x01, 0x00, 0x01, 'a'}, []byte{0x02, 0x01, 0x00, 0x00, 0x02, 0x0c, 0x05})
	f.Add([]byte{}, []byte{})
	f.Fuzz(func(t *testing.T, metadata, value []byte) {
		b := array.NewStructBuilder(memory.DefaultAllocator, variantIn)
		defer b.Release()
		b.Append(true)
		b.FieldBuilder(0).(*array.BinaryBuilder).Append(value)
		b.FieldBuilder(1).(*array.BinaryBuilder).Append(metadata)
		in := b.NewArray()
		defer in.Release()
		if out, err := variantText(in); err == nil {
			out.Release()
		}
	})
}

// A catalog names an array by what its elements are.
func TestArrayNames(t *testing.T) {
	of := func(element *pb.DataType) string {
		k, err := kindOf(&pb.DataType{Kind: &pb.DataType_Array_{Array: &pb.DataType_Array{ElementType: element}}})
		if err != nil {
			t.Fatal(err)
		}
		return k.called()
	}
	variant := &pb.DataType{Kind: &pb.DataType_Variant_{Variant: &pb.DataType_Variant{}}}
	for want, element := range map[string]*pb.DataType{"": long(), "json": variant} {
		if got := of(element); got != want {
			t.Errorf("an array of %v is called %q, want %q", element, got, want)
		}
	}
}
