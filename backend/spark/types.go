package spark

import (
	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// kind is a type of Spark's: how it comes, and how a client gets it.
type kind struct {
	in, out arrow.DataType
	wire    string    // backend.WireType, or empty
	convert converter // nil: what comes already is what out says
}

// shape is how a result's columns come from Spark and how a client gets them.
type shape struct {
	kinds []kind
	out   *arrow.Schema
	any   bool // some column is converted
}

var (
	microsUTC  = &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}
	microsNTZ  = &arrow.TimestampType{Unit: arrow.Microsecond}
	microsSpan = &arrow.DurationType{Unit: arrow.Microsecond}
	// variantIn is a VARIANT as it comes: two binaries.
	variantIn = arrow.StructOf(arrow.Field{Name: "value", Type: arrow.BinaryTypes.Binary},
		arrow.Field{Name: "metadata", Type: arrow.BinaryTypes.Binary})
)

// newShape reads a result's type, which is always a struct.
func newShape(t *pb.DataType) (*shape, error) {
	st := t.GetStruct()
	if st == nil {
		return nil, sqlstate.New(sqlstate.InternalError, "Spark described a result that has no columns")
	}
	s := &shape{kinds: make([]kind, len(st.Fields))}
	fields := make([]arrow.Field, len(st.Fields))
	for i, f := range st.Fields {
		k, err := kindOf(f.DataType)
		if err != nil {
			return nil, err
		}
		s.kinds[i], s.any = k, s.any || k.convert != nil
		fields[i] = k.field(f.Name)
	}
	s.out = arrow.NewSchema(fields, nil)
	return s, nil
}

// field is a column or member of the kind. Spark's "not null" is a guess of its
// planner's, so it is not passed on.
func (k kind) field(name string) arrow.Field {
	f := arrow.Field{Name: name, Type: k.out, Nullable: true}
	if k.wire != "" {
		f.Metadata = arrow.NewMetadata([]string{backend.WireType}, []string{k.wire})
	}
	return f
}

// called is the kind's name in a catalog; an array is named by its elements.
func (k kind) called() string {
	if list, ok := k.out.(*arrow.ListType); ok && k.wire == "" {
		if element, ok := list.ElemField().Metadata.GetValue(backend.WireType); ok {
			return element
		}
	}
	return k.wire
}

// simple are the types that have no parts.
func simpleKind(t *pb.DataType) (kind, bool) {
	same := func(t arrow.DataType) (kind, bool) { return kind{in: t, out: t}, true }
	switch t := t.Kind.(type) {
	case *pb.DataType_Null:
		return same(arrow.Null)
	case *pb.DataType_Boolean_:
		return same(arrow.FixedWidthTypes.Boolean)
	case *pb.DataType_Byte_:
		return same(arrow.PrimitiveTypes.Int8)
	case *pb.DataType_Short_:
		return same(arrow.PrimitiveTypes.Int16)
	case *pb.DataType_Integer_:
		return same(arrow.PrimitiveTypes.Int32)
	case *pb.DataType_Long_:
		return same(arrow.PrimitiveTypes.Int64)
	case *pb.DataType_Float_:
		return same(arrow.PrimitiveTypes.Float32)
	case *pb.DataType_Double_:
		return same(arrow.PrimitiveTypes.Float64)
	case *pb.DataType_Decimal_:
		p, s := t.Decimal.GetPrecision(), t.Decimal.GetScale()
		if t.Decimal.Precision == nil {
			p = 10
		}
		return same(&arrow.Decimal128Type{Precision: p, Scale: s})
	case *pb.DataType_String_, *pb.DataType_VarChar_:
		return same(arrow.BinaryTypes.String)
	case *pb.DataType_Char_:
		return kind{in: arrow.BinaryTypes.String, out: arrow.BinaryTypes.String, wire: "bpchar"}, true
	case *pb.DataType_Binary_:
		return same(arrow.BinaryTypes.Binary)
	case *pb.DataType_Date_:
		return same(arrow.FixedWidthTypes.Date32)
	case *pb.DataType_Timestamp_:
		return same(microsUTC)
	case *pb.DataType_TimestampNtz:
		return same(microsNTZ)
	case *pb.DataType_YearMonthInterval_:
		return same(arrow.FixedWidthTypes.MonthInterval)
	case *pb.DataType_CalendarInterval_:
		return same(arrow.FixedWidthTypes.MonthDayNanoInterval)
	case *pb.DataType_DayTimeInterval_:
		const day = 0 // the fields are numbered from DAY to SECOND
		span := wholeSpan
		if t.DayTimeInterval.StartField == nil || t.DayTimeInterval.GetStartField() == day {
			span = daySpan
		}
		return kind{in: microsSpan, out: arrow.FixedWidthTypes.MonthDayNanoInterval, convert: span}, true
	case *pb.DataType_Variant_:
		return kind{in: variantIn, out: arrow.BinaryTypes.String, wire: "json", convert: variantText}, true
	}
	return kind{}, false
}

// kindOf tells how a type of Spark's comes and how a client gets it.
func kindOf(t *pb.DataType) (kind, error) {
	if k, ok := simpleKind(t); ok {
		return k, nil
	}
	switch t := t.Kind.(type) {
	case *pb.DataType_Udt:
		return kindOf(t.Udt.GetSqlType())
	case *pb.DataType_Array_:
		k, err := kindOf(t.Array.ElementType)
		if err != nil {
			return k, err
		}
		in, out := arrow.ListOf(k.in), arrow.ListOfField(k.field("element"))
		return kind{in: in, out: out, convert: children(out, k.convert)}, nil
	case *pb.DataType_Struct_:
		n := len(t.Struct.Fields)
		in, out, converts := make([]arrow.Field, n), make([]arrow.Field, n), make([]converter, n)
		for i, f := range t.Struct.Fields {
			k, err := kindOf(f.DataType)
			if err != nil {
				return k, err
			}
			in[i], out[i], converts[i] = arrow.Field{Name: f.Name, Type: k.in, Nullable: true}, k.field(f.Name), k.convert
		}
		o := arrow.StructOf(out...)
		return kind{in: arrow.StructOf(in...), out: o, wire: "json", convert: children(o, converts...)}, nil
	case *pb.DataType_Map_:
		key, err := kindOf(t.Map.KeyType)
		if err != nil {
			return key, err
		}
		value, err := kindOf(t.Map.ValueType)
		if err != nil {
			return value, err
		}
		out := arrow.MapOfWithMetadata(key.out, key.field("").Metadata, value.out, value.field("").Metadata)
		entries := children(out.Elem(), key.convert, value.convert)
		return kind{in: arrow.MapOf(key.in, value.in), out: out, wire: "json", convert: children(out, entries)}, nil
	}
	return kind{}, sqlstate.New(sqlstate.FeatureNotSupported, "a column has a type of Spark's that cannot be sent").
		WithHint("cast it to string")
}

// alike tells whether an array that came as t may be read as want: names inside, and
// whether a value may be missing, do not matter.
func alike(t, want arrow.DataType) bool {
	if t.ID() != want.ID() {
		return false
	}
	switch want := want.(type) {
	case *arrow.Decimal128Type:
		got := t.(*arrow.Decimal128Type)
		return got.Precision == want.Precision && got.Scale == want.Scale
	case *arrow.TimestampType:
		got := t.(*arrow.TimestampType)
		return got.Unit == want.Unit && (got.TimeZone == "") == (want.TimeZone == "")
	case *arrow.DurationType:
		return t.(*arrow.DurationType).Unit == want.Unit
	case *arrow.ListType:
		return alike(t.(*arrow.ListType).Elem(), want.Elem())
	case *arrow.MapType:
		got := t.(*arrow.MapType)
		return alike(got.KeyType(), want.KeyType()) && alike(got.ItemType(), want.ItemType())
	case *arrow.StructType:
		got := t.(*arrow.StructType)
		if got.NumFields() != want.NumFields() {
			return false
		}
		for i := range want.NumFields() {
			if !alike(got.Field(i).Type, want.Field(i).Type) {
				return false
			}
		}
	}
	return true
}
