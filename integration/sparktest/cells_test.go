package sparktest

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/jackc/pgx/v5/pgtype"
)

// A cell that was read is nil, a string, a number as bits, a span, or a list or map of
// cells: two that mean the same are equal, and two that are written differently where
// the writing counts, as the scale of a decimal, are not.
type (
	bits string // of a floating-point number, NaN too
	span struct{ months, micros int64 }
)

const (
	dateForm   = "2006-01-02"
	momentForm = "2006-01-02 15:04:05.999999"
	microsADay = 24 * 60 * 60 * 1_000_000
)

// cellOf is a cell as Arrow has it, without any of StreamLink's code.
func cellOf(a arrow.Array, i int) any {
	if a.IsNull(i) {
		return nil
	}
	switch a := a.(type) {
	case *array.Null:
		return nil
	case *array.Boolean:
		return strconv.FormatBool(a.Value(i))[:1]
	case *array.Int8:
		return strconv.Itoa(int(a.Value(i)))
	case *array.Int16:
		return strconv.Itoa(int(a.Value(i)))
	case *array.Int32:
		return strconv.Itoa(int(a.Value(i)))
	case *array.Int64:
		return strconv.FormatInt(a.Value(i), 10)
	case *array.Float32:
		return float(float64(a.Value(i)))
	case *array.Float64:
		return float(a.Value(i))
	case *array.Decimal128:
		return a.Value(i).ToString(a.DataType().(*arrow.Decimal128Type).Scale)
	case *array.String:
		return a.Value(i)
	case *array.Binary:
		return string(a.Value(i))
	case *array.Date32:
		return time.Unix(int64(a.Value(i))*24*60*60, 0).UTC().Format(dateForm)
	case *array.Timestamp:
		text := time.UnixMicro(int64(a.Value(i))).UTC().Format(momentForm)
		if a.DataType().(*arrow.TimestampType).TimeZone != "" {
			text += "+00"
		}
		return text
	case *array.Duration:
		return span{0, int64(a.Value(i))}
	case *array.MonthInterval:
		return span{int64(a.Value(i)), 0}
	}
	return nestedCell(a, i)
}

func nestedCell(a arrow.Array, i int) any {
	switch a := a.(type) {
	case *array.Map:
		all := map[string]any{}
		start, end := a.ValueOffsets(i)
		for at := int(start); at < int(end); at++ {
			key, _ := cellOf(a.Keys(), at).(string)
			all[key] = cellOf(a.Items(), at)
		}
		return all
	case *array.List:
		all := []any{}
		start, end := a.ValueOffsets(i)
		for at := int(start); at < int(end); at++ {
			all = append(all, cellOf(a.ListValues(), at))
		}
		return all
	case *array.Struct:
		all := map[string]any{}
		for f, field := range a.DataType().(*arrow.StructType).Fields() {
			all[field.Name] = cellOf(a.Field(f), i)
		}
		return all
	}
	return "unknown " + a.DataType().String()
}

func float(f float64) bits {
	if math.IsNaN(f) {
		return "NaN"
	}
	return bits(strconv.FormatFloat(f, 'x', -1, 64))
}

// postgresCell is a cell in PostgreSQL's text form.
func postgresCell(types *pgtype.Map, oid uint32, text []byte) any {
	if text == nil {
		return nil
	}
	switch oid {
	case pgtype.Float4OID:
		f, _ := strconv.ParseFloat(string(text), 32)
		return float(f)
	case pgtype.Float8OID:
		f, _ := strconv.ParseFloat(string(text), 64)
		return float(f)
	case pgtype.ByteaOID:
		var raw []byte
		_ = types.Scan(oid, pgtype.TextFormatCode, text, &raw)
		return string(raw)
	case pgtype.IntervalOID:
		var v pgtype.Interval
		_ = types.Scan(oid, pgtype.TextFormatCode, text, &v)
		return span{int64(v.Months), int64(v.Days)*microsADay + v.Microseconds}
	case pgtype.JSONOID:
		return jsonCell(text)
	}
	if t, ok := types.TypeForOID(oid); ok {
		if of, ok := t.Codec.(*pgtype.ArrayCodec); ok {
			return arrayCell(types, of.ElementType.OID, string(text))
		}
	}
	return string(text)
}

// jsonCell reads JSON; a number in it is its digits.
func jsonCell(text []byte) any {
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return err.Error()
	}
	var plain func(v any) any
	plain = func(v any) any {
		switch v := v.(type) {
		case json.Number:
			return v.String()
		case bool:
			return strconv.FormatBool(v)[:1]
		case []any:
			for i := range v {
				v[i] = plain(v[i])
			}
		case map[string]any:
			for k := range v {
				v[k] = plain(v[k])
			}
		}
		return v
	}
	return plain(v)
}

// arrayCell reads PostgreSQL's form of an array, nested or not, as its manual has it.
func arrayCell(types *pgtype.Map, element uint32, text string) any {
	at := 0
	var list func() []any
	list = func() []any {
		all := []any{}
		for at++; at < len(text) && text[at] != '}'; {
			switch text[at] {
			case ',':
				at++
			case '{':
				all = append(all, list())
			case '"':
				var b strings.Builder
				for at++; text[at] != '"'; at++ {
					if text[at] == '\\' {
						at++
					}
					b.WriteByte(text[at])
				}
				at++
				all = append(all, postgresCell(types, element, []byte(b.String())))
			default:
				end := at + strings.IndexAny(text[at:], ",}")
				if word := text[at:end]; word == "NULL" {
					all = append(all, nil)
				} else {
					all = append(all, postgresCell(types, element, []byte(word)))
				}
				at = end
			}
		}
		at++
		return all
	}
	return list()
}

// mysqlCell is a cell in MySQL's text form.
func mysqlCell(text []byte, of arrow.DataType) any {
	if text == nil {
		return nil
	}
	switch of := of.(type) {
	case *arrow.BooleanType:
		return map[string]string{"0": "f", "1": "t"}[string(text)]
	case *arrow.Float32Type:
		f, _ := strconv.ParseFloat(string(text), 32)
		return float(f)
	case *arrow.Float64Type:
		f, _ := strconv.ParseFloat(string(text), 64)
		return float(f)
	case *arrow.TimestampType: // with six digits of a second
		moment, err := time.Parse(momentForm, string(text))
		if err != nil {
			return err.Error()
		}
		out := moment.Format(momentForm)
		if of.TimeZone != "" {
			out += "+00"
		}
		return out
	}
	return string(text)
}

// same compares what pgx reads; two NaN are the same, and so are numerics of one value.
func same(a, b any) bool {
	if x, ok := a.(float64); ok && math.IsNaN(x) {
		y, ok := b.(float64)
		return ok && math.IsNaN(y)
	}
	if x, ok := a.(pgtype.Numeric); ok {
		y, ok := b.(pgtype.Numeric)
		return ok && x.NaN == y.NaN && digits(x) == digits(y)
	}
	if x, ok := a.(time.Time); ok {
		y, ok := b.(time.Time)
		return ok && x.Equal(y)
	}
	return reflect.DeepEqual(a, b)
}

// digits is a numeric's value, without zeros at its end.
func digits(n pgtype.Numeric) string {
	if !n.Valid {
		return "NULL"
	}
	text, exponent := n.Int.String(), int(n.Exp)
	for len(text) > 1 && strings.HasSuffix(text, "0") {
		text, exponent = text[:len(text)-1], exponent+1
	}
	if text == "0" {
		exponent = 0
	}
	return text + "e" + strconv.Itoa(exponent)
}
