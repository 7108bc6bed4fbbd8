//go:build duckdb_arrow

package duckdb

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/duckdb/duckdb-go-bindings"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// shape is how a result's columns leave DuckDB and how a client gets them.
type shape struct {
	in      *arrow.Schema // as DuckDB exports them
	out     *arrow.Schema
	convert []converter // by column; nil: as it is
	any     bool        // some column is converted
	layouts []layout    // nil: not comparable
	// readings tell how a chunk of few rows is read; nil: some column cannot be read so.
	readings []reading
}

// layout is as much of a plain column's type as decides how its buffers are read: the
// type, and above it a decimal's width and scale, as streamlink_start writes it.
type layout uint32

func (l layout) id() duckdb_go_bindings.Type { return duckdb_go_bindings.Type(l & 0xff) }
func (l layout) width() uint8                { return uint8(l >> 8) }

// layoutOf tells a type's layout; false for a nested type or an ENUM.
func layoutOf(t duckdb_go_bindings.LogicalType) (layout, bool) {
	id := duckdb_go_bindings.GetTypeId(t)
	l := layout(id)
	switch id {
	case duckdb_go_bindings.TypeDecimal:
		l |= layout(duckdb_go_bindings.DecimalWidth(t))<<8 | layout(duckdb_go_bindings.DecimalScale(t))<<16
	case duckdb_go_bindings.TypeList, duckdb_go_bindings.TypeArray, duckdb_go_bindings.TypeStruct,
		duckdb_go_bindings.TypeMap, duckdb_go_bindings.TypeUnion, duckdb_go_bindings.TypeEnum:
		return l, false
	}
	return l, true
}

// fits tells whether r has the columns that s was made for. Another client may
// have changed a table between preparing and running, and DuckDB then binds anew: read
// with the wrong shape, the buffers would be nonsense.
func (s *shape) fits(r *run) bool {
	return s != nil && s.layouts != nil && r.has(s.layouts)
}

// newShape asks DuckDB how it would export n columns; column gives each one's name
// and type.
func newShape(o duckdb_go_bindings.ArrowOptions, n int,
	column func(duckdb_go_bindings.IdxT) (string, duckdb_go_bindings.LogicalType)) (*shape, error) {
	names := make([]string, n)
	types := make([]duckdb_go_bindings.LogicalType, n)
	for i := range n {
		names[i], types[i] = column(duckdb_go_bindings.IdxT(i))
	}
	defer func() {
		for i := range types {
			duckdb_go_bindings.DestroyLogicalType(&types[i])
		}
	}()
	raw, failed := duckdb_go_bindings.NewArrowSchema(o, types, names)
	if err := takeError(failed); err != nil {
		return nil, err
	}
	s := &shape{convert: make([]converter, n), layouts: make([]layout, 0, n)}
	in, out := make([]arrow.Field, n), make([]arrow.Field, n)
	for i, f := range raw.Fields() {
		k, err := refine(types[i], f.Type)
		if err != nil {
			return nil, err
		}
		out[i] = arrow.Field{Name: names[i], Type: k.out, Nullable: true, Metadata: wire(k.wire)}
		in[i] = out[i]
		if k.convert != nil {
			in[i].Type, s.any = f.Type, true
		}
		s.convert[i] = k.convert
		if l, ok := layoutOf(types[i]); ok {
			s.layouts = append(s.layouts, l)
		}
	}
	if len(s.layouts) != n {
		s.layouts = nil
	}
	s.in, s.out = arrow.NewSchema(in, nil), arrow.NewSchema(out, nil)
	s.readings = s.readingsOf()
	return s, nil
}

// readingsOf tells how small chunks are read.
func (s *shape) readingsOf() []reading {
	if s.layouts == nil || s.any {
		return nil
	}
	out := make([]reading, len(s.layouts))
	for i, l := range s.layouts {
		if out[i] = readingOf(l, s.in.Field(i).Type); out[i].cell == cellNone {
			return nil
		}
	}
	return out
}

func wire(name string) arrow.Metadata {
	if name == "" {
		return arrow.Metadata{}
	}
	return arrow.NewMetadata([]string{backend.WireType}, []string{name})
}

// kind is a type as a client gets it.
type kind struct {
	out     arrow.DataType
	wire    string    // backend.WireType, or empty
	convert converter // nil: DuckDB's buffers already are what out says
}

// refine tells how a client gets DuckDB's type t, which is exported as in.
func refine(t duckdb_go_bindings.LogicalType, in arrow.DataType) (kind, error) {
	switch duckdb_go_bindings.GetTypeId(t) {
	case duckdb_go_bindings.TypeUUID:
		return kind{out: in, wire: "uuid"}, nil
	case duckdb_go_bindings.TypeVarchar:
		if duckdb_go_bindings.LogicalTypeGetAlias(t) == "JSON" {
			return kind{out: in, wire: "json"}, nil
		}
	case duckdb_go_bindings.TypeUHugeInt:
		return kind{arrow.BinaryTypes.String, "numeric", texts(unsignedText)}, nil
	case duckdb_go_bindings.TypeBigNum:
		return kind{arrow.BinaryTypes.String, "numeric", texts(bignumText)}, nil
	case duckdb_go_bindings.TypeBit:
		return kind{arrow.BinaryTypes.String, "varbit", texts(bitText)}, nil
	case duckdb_go_bindings.TypeTimeTZ:
		return kind{arrow.BinaryTypes.String, "timetz", timetz}, nil
	case duckdb_go_bindings.TypeUnion:
		return kind{arrow.BinaryTypes.String, "", union}, nil
	case duckdb_go_bindings.TypeList, duckdb_go_bindings.TypeArray:
		return refineList(t, in)
	case duckdb_go_bindings.TypeStruct:
		return refineStruct(t, in.(*arrow.StructType))
	case duckdb_go_bindings.TypeMap:
		return refineMap(t, in.(*arrow.MapType))
	}
	return kind{out: in}, nil
}

// inner refines an element type; it takes t over. A TIMETZ loses its offset on the
// way into a nested Arrow array, so rather than a wrong time there is an error.
func inner(t duckdb_go_bindings.LogicalType, in arrow.DataType) (kind, error) {
	defer duckdb_go_bindings.DestroyLogicalType(&t)
	if duckdb_go_bindings.GetTypeId(t) == duckdb_go_bindings.TypeTimeTZ {
		return kind{}, sqlstate.New(sqlstate.FeatureNotSupported, "a TIMETZ inside a list, struct or map cannot be sent").
			WithHint("cast it to text")
	}
	return refine(t, in)
}

func refineList(t duckdb_go_bindings.LogicalType, in arrow.DataType) (kind, error) {
	var k kind
	var err error
	switch in := in.(type) {
	case *arrow.FixedSizeListType:
		if k, err = inner(duckdb_go_bindings.ArrayTypeChildType(t), in.Elem()); err == nil {
			k.out = arrow.FixedSizeListOfField(in.Len(), item(k))
		}
	default:
		if k, err = inner(duckdb_go_bindings.ListTypeChildType(t), in.(*arrow.ListType).Elem()); err == nil {
			k.out = arrow.ListOfField(item(k))
		}
	}
	if err != nil {
		return k, err
	}
	return kind{out: k.out, convert: children(k.out, k.convert)}, nil
}

func item(k kind) arrow.Field {
	return arrow.Field{Name: "item", Type: k.out, Nullable: true, Metadata: wire(k.wire)}
}

func refineStruct(t duckdb_go_bindings.LogicalType, in *arrow.StructType) (kind, error) {
	fields, converts := in.Fields(), make([]converter, in.NumFields())
	for i := range fields {
		k, err := inner(duckdb_go_bindings.StructTypeChildType(t, duckdb_go_bindings.IdxT(i)), fields[i].Type)
		if err != nil {
			return k, err
		}
		fields[i].Type, fields[i].Nullable, fields[i].Metadata = k.out, true, wire(k.wire)
		converts[i] = k.convert
	}
	out := arrow.StructOf(fields...)
	return kind{out: out, convert: children(out, converts...)}, nil
}

func refineMap(t duckdb_go_bindings.LogicalType, in *arrow.MapType) (kind, error) {
	key, err := inner(duckdb_go_bindings.MapTypeKeyType(t), in.KeyType())
	if err != nil {
		return key, err
	}
	item, err := inner(duckdb_go_bindings.MapTypeValueType(t), in.ItemType())
	if err != nil {
		return item, err
	}
	out := arrow.MapOfWithMetadata(key.out, wire(key.wire), item.out, wire(item.wire))
	entries := children(out.Elem(), key.convert, item.convert)
	return kind{out: out, convert: children(out, entries)}, nil
}
