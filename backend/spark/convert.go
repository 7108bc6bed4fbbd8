package spark

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/variant"

	"streamlink/backend/sqlstate"
)

// converter makes a client's array of one that came from Spark; the caller releases both.
type converter func(in arrow.Array) (arrow.Array, error)

const (
	microsPerDay = 24 * 60 * 60 * 1_000_000
	nanosPerUnit = 1000
)

// daySpan makes days of whole days, as PostgreSQL shows INTERVAL DAY TO SECOND.
func daySpan(in arrow.Array) (arrow.Array, error) {
	return spans(in, func(micros int64) arrow.MonthDayNanoInterval {
		return arrow.MonthDayNanoInterval{Days: int32(micros / microsPerDay), Nanoseconds: micros % microsPerDay * nanosPerUnit}
	})
}

// wholeSpan keeps all in the time: an interval that has no day field counts hours.
func wholeSpan(in arrow.Array) (arrow.Array, error) {
	const most = 1<<63 - 1
	for i := range in.Len() {
		if v := int64(in.(*array.Duration).Value(i)); in.IsValid(i) && (v > most/nanosPerUnit || v < -most/nanosPerUnit) {
			return nil, sqlstate.New(sqlstate.DatetimeOverflow, "interval out of range")
		}
	}
	return spans(in, func(micros int64) arrow.MonthDayNanoInterval {
		return arrow.MonthDayNanoInterval{Nanoseconds: micros * nanosPerUnit}
	})
}

func spans(in arrow.Array, of func(micros int64) arrow.MonthDayNanoInterval) (arrow.Array, error) {
	b := array.NewMonthDayNanoIntervalBuilder(memory.DefaultAllocator)
	defer b.Release()
	b.Reserve(in.Len())
	for i := range in.Len() {
		if in.IsNull(i) {
			b.AppendNull()
			continue
		}
		b.Append(of(int64(in.(*array.Duration).Value(i))))
	}
	return b.NewArray(), nil
}

// variantText writes each VARIANT as JSON.
func variantText(in arrow.Array) (out arrow.Array, err error) {
	defer func() { // the library trusts the bytes' own lengths
		if r := recover(); r != nil {
			err = sqlstate.New(sqlstate.DataException, "a VARIANT cannot be read").Because(fmt.Errorf("%v", r))
		}
	}()
	st := in.(*array.Struct)
	values, ok1 := st.Field(0).(*array.Binary)
	keys, ok2 := st.Field(1).(*array.Binary)
	if !ok1 || !ok2 {
		return nil, sqlstate.New(sqlstate.InternalError, "a VARIANT came in an unknown form")
	}
	b := array.NewStringBuilder(memory.DefaultAllocator)
	defer b.Release()
	b.Reserve(in.Len())
	for i := range in.Len() {
		if in.IsNull(i) {
			b.AppendNull()
			continue
		}
		if !soundVariant(keys.Value(i), values.Value(i)) {
			return nil, sqlstate.New(sqlstate.DataException, "a VARIANT cannot be read")
		}
		v, err := variant.New(keys.Value(i), values.Value(i))
		if err != nil {
			return nil, sqlstate.New(sqlstate.DataException, "a VARIANT cannot be read").Because(err)
		}
		text, err := v.MarshalJSON()
		if err != nil {
			return nil, sqlstate.New(sqlstate.DataException, "a VARIANT cannot be written as JSON").Because(err)
		}
		b.BinaryBuilder.Append(text)
	}
	return b.NewArray(), nil
}

// children converts the children of a nested array to make one of type out; it is nil
// when no child needs it and the names inside are told apart by position alone.
func children(out arrow.DataType, converts ...converter) converter {
	needed := false
	for _, c := range converts {
		needed = needed || c != nil
	}
	if !needed {
		return nil
	}
	return func(in arrow.Array) (arrow.Array, error) {
		d := in.Data()
		parts := make([]arrow.ArrayData, len(converts))
		for i, c := range converts {
			child := array.MakeFromData(d.Children()[i])
			defer func() { child.Release() }()
			if c != nil {
				made, err := c(child)
				if err != nil {
					return nil, err
				}
				child.Release()
				child = made
			}
			parts[i] = child.Data()
		}
		data := array.NewData(out, d.Len(), d.Buffers(), parts, d.NullN(), d.Offset())
		defer data.Release()
		return array.MakeFromData(data), nil
	}
}

// take makes a client's batch of one that came; the caller releases both. A batch that
// is not what the result's description said is an error, never read as it.
func (s *shape) take(rec arrow.RecordBatch) (arrow.RecordBatch, error) {
	if int(rec.NumCols()) != len(s.kinds) {
		return nil, unlike(fmt.Errorf("%d columns came, %d were described", rec.NumCols(), len(s.kinds)))
	}
	columns := make([]arrow.Array, len(s.kinds))
	for i, k := range s.kinds {
		columns[i] = rec.Column(i)
		if !alike(columns[i].DataType(), k.in) {
			return nil, unlike(fmt.Errorf("column %d came as %s, %s was described", i+1, columns[i].DataType(), k.in))
		}
		switch {
		case k.convert != nil:
			made, err := k.convert(columns[i])
			if err != nil {
				return nil, err
			}
			defer made.Release()
			columns[i] = made
		case !arrow.TypeEqual(columns[i].DataType(), k.out): // names inside, time zones
			named := retyped(columns[i].Data(), k.out)
			defer named.Release()
			columns[i] = array.MakeFromData(named)
			defer columns[i].Release()
		}
	}
	return array.NewRecordBatch(s.out, columns, rec.NumRows()), nil
}

func unlike(cause error) error {
	return sqlstate.New(sqlstate.InternalError, "Spark sent other rows than it had described").Because(cause)
}

// retyped is the same data under a type that is alike.
func retyped(d arrow.ArrayData, t arrow.DataType) *array.Data {
	parts := make([]arrow.ArrayData, len(d.Children()))
	for i, c := range d.Children() {
		child := retyped(c, childType(t, i))
		defer child.Release()
		parts[i] = child
	}
	return array.NewData(t, d.Len(), d.Buffers(), parts, d.NullN(), d.Offset())
}

func childType(t arrow.DataType, i int) arrow.DataType {
	switch t := t.(type) {
	case *arrow.ListType:
		return t.Elem()
	case *arrow.MapType:
		return t.Elem()
	case *arrow.StructType:
		return t.Field(i).Type
	}
	return t
}
