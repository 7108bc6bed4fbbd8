package postgres

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// value is one Arrow value and the PostgreSQL literal that it has to look like, in
// text and in binary. The literal's two forms stand in testdata/values.txt, as a real
// PostgreSQL gave them (-update asks it again).
type value struct {
	literal string // '…'::type
	field   arrow.Field
	fill    func(b array.Builder)
	zone    string
}

func fromString(s string) func(array.Builder) {
	return func(b array.Builder) {
		if err := b.AppendValueFromString(s); err != nil {
			panic(err)
		}
	}
}

func micros(s string) arrow.Timestamp {
	t, err := time.Parse("2006-01-02 15:04:05.999999", s)
	if err != nil {
		panic(err)
	}
	return arrow.Timestamp(t.UnixMicro())
}

func dec(s string, scale int32) decimal128.Num {
	n, err := decimal128.FromString(s, 38, scale)
	if err != nil {
		panic(err)
	}
	return n
}

var mdn = arrow.FixedWidthTypes.MonthDayNanoInterval

func span(months, days int32, micros int64) func(array.Builder) {
	return func(b array.Builder) {
		b.(*array.MonthDayNanoIntervalBuilder).Append(arrow.MonthDayNanoInterval{Months: months, Days: days, Nanoseconds: micros * 1000})
	}
}

func stamp(t arrow.Timestamp) func(array.Builder) {
	return func(b array.Builder) { b.(*array.TimestampBuilder).Append(t) }
}

func double(v float64) func(array.Builder) {
	return func(b array.Builder) { b.(*array.Float64Builder).Append(v) }
}

func single(v float32) func(array.Builder) {
	return func(b array.Builder) { b.(*array.Float32Builder).Append(v) }
}

func number(s string, scale int32) func(array.Builder) {
	return func(b array.Builder) { b.(*array.Decimal128Builder).Append(dec(s, scale)) }
}

func values() []value {
	p, f := arrow.PrimitiveTypes, arrow.FixedWidthTypes
	str, bin := arrow.BinaryTypes.String, arrow.BinaryTypes.Binary
	d := func(precision, scale int32) arrow.DataType {
		return &arrow.Decimal128Type{Precision: precision, Scale: scale}
	}
	utc, plain := timestampUTC, timestampNone
	blob := func(s string) func(array.Builder) {
		return func(b array.Builder) { b.(*array.BinaryBuilder).Append([]byte(s)) }
	}
	var vs []value
	add := func(literal string, t arrow.DataType, fill func(array.Builder), wire ...string) {
		vs = append(vs, value{literal: literal, field: field("v", t, wire...), fill: fill})
	}
	add("'t'::bool", f.Boolean, fromString("true"))
	add("'f'::bool", f.Boolean, fromString("false"))
	add("'-7'::int2", p.Int8, fromString("-7"))
	add("'-32768'::int2", p.Int16, fromString("-32768"))
	add("'2147483647'::int4", p.Int32, fromString("2147483647"))
	add("'255'::int4", p.Uint8, fromString("255"))
	add("'65535'::int4", p.Uint16, fromString("65535"))
	add("'4294967295'::int8", p.Uint32, fromString("4294967295"))
	add("'18446744073709551615'::numeric", p.Uint64, fromString("18446744073709551615"))
	add("'-9223372036854775808'::int8", p.Int64, fromString("-9223372036854775808"))
	add("'4000000000'::oid", p.Int64, fromString("4000000000"), "oid")
	for _, v := range []float64{0, math.Copysign(0, -1), 1, -1.5, 0.1, 1e14, 123456789012345, 999999999999999.9, 1e15, 1.2345678901234567e+17, 1e-4, 1e-5, 0.00012345,
		math.MaxFloat64, math.SmallestNonzeroFloat64, math.Pi, 1e22, 9007199254740993, 5e-324, math.Pow(2, -44)} {
		add(fmt.Sprintf("'%g'::float8", v), p.Float64, double(v))
	}
	add("'NaN'::float8", p.Float64, double(math.Float64frombits(0x7ff8000000000000)))
	add("'Infinity'::float8", p.Float64, double(math.Inf(1)))
	add("'-Infinity'::float8", p.Float64, double(math.Inf(-1)))
	for _, v := range []float32{0, 1, 0.1, 100000, 999999, 1e6, 1234567, 1e-4, 1e-5, 3.4028235e38, 16777216, math.Pi} {
		add(fmt.Sprintf("'%g'::float4", v), p.Float32, single(v))
	}
	for _, n := range []struct {
		s     string
		p, sc int32
	}{{"0.00", 10, 2}, {"1.50", 10, 2}, {"-1.50", 10, 2}, {"0.0001", 10, 4}, {"0.00010", 10, 5}, {"10000", 10, 0}, {"100000000", 12, 0},
		{"12345.678", 12, 3}, {"-0.5", 4, 1}, {"99999999999999999999999999999999999999", 38, 0}, {"-9999999999999999999999999999.9999999999", 38, 10},
		{"0.99999999999999999999999999999999999999", 38, 38}, {"1000000000000000000.0000", 30, 4}, {"18446744073709551616", 38, 0}, {"9999.9999", 8, 4}, {"123456.7", 7, 1}} {
		add(fmt.Sprintf("'%s'::numeric", n.s), d(n.p, n.sc), number(n.s, n.sc))
	}
	add("'170141183460469231731687303715884105727'::numeric", d(38, 0), func(b array.Builder) {
		b.(*array.Decimal128Builder).Append(decimal128.New(math.MaxInt64, math.MaxUint64))
	})
	add("'-170141183460469231731687303715884105728'::numeric", d(38, 0), func(b array.Builder) {
		b.(*array.Decimal128Builder).Append(decimal128.New(math.MinInt64, 0))
	})
	add("'12.345'::numeric", &arrow.Decimal256Type{Precision: 50, Scale: 3}, fromString("12.345"))
	add("'12.34'::numeric", &arrow.Decimal64Type{Precision: 10, Scale: 2}, fromString("12.34"))
	add("'grün, \"so\"'::text", str, fromString("grün, \"so\""))
	add("''::text", str, fromString(""))
	add("'a'::varchar", str, fromString("a"), "varchar")
	add("'a'::name", str, fromString("a"), "name")
	add("'large'::text", arrow.BinaryTypes.LargeString, fromString("large"))
	add("'view'::text", arrow.BinaryTypes.StringView, fromString("view"))
	add("'{\"a\": 1}'::json", str, fromString("{\"a\": 1}"), "json")
	add("'{\"a\": 1}'::jsonb", str, fromString("{\"a\": 1}"), "jsonb")
	add("'\\x00ff5c'::bytea", bin, blob("\x00\xff\\"))
	add("''::bytea", bin, blob(""))
	add("'123e4567-e89b-12d3-a456-426614174000'::uuid", str, fromString("123e4567-e89b-12d3-a456-426614174000"), "uuid")
	add("'123e4567-e89b-12d3-a456-426614174000'::uuid", &arrow.FixedSizeBinaryType{ByteWidth: 16}, func(b array.Builder) {
		raw, _ := hex.DecodeString("123e4567e89b12d3a456426614174000")
		b.(*array.FixedSizeBinaryBuilder).Append(raw)
	}, "uuid")
	for _, s := range []string{"2024-02-29", "1970-01-01", "1999-12-31", "0001-01-01"} {
		add("'"+s+"'::date", f.Date32, fromString(s))
	}
	days := func(n int32) func(array.Builder) {
		return func(b array.Builder) { b.(*array.Date32Builder).Append(arrow.Date32(n)) }
	}
	add("'0044-03-15 BC'::date", f.Date32, days(-735160))
	add("'12345-06-07'::date", f.Date32, days(3789548))
	add("'infinity'::date", f.Date32, days(math.MaxInt32))
	add("'-infinity'::date", f.Date32, days(-math.MaxInt32))
	add("'13:14:15.678'::time", f.Time64us, fromString("13:14:15.678"))
	add("'00:00:00'::time", f.Time64ns, fromString("00:00:00"))
	add("'23:59:59.999'::time", f.Time32ms, fromString("23:59:59.999"))
	add("'13:14:15+02'::timetz", str, fromString("13:14:15+02"), "timetz")
	add("'13:14:15.5'::time", str, fromString("13:14:15.5"), "time")
	for _, v := range []string{"1 year 2 mons 3 days 04:05:06.5", "-1 mons +1 day", "-1 days -02:03:04", "00:00:00", "100 days 25:00:00"} {
		add("'"+v+"'::interval", str, fromString(v), "interval")
	}
	for _, s := range []string{"2024-02-29 12:34:56", "1969-12-31 23:59:59.999999", "2000-01-01 00:00:00", "2024-01-01 00:00:00.1", "1900-06-01 12:00:00"} {
		add("'"+s+"'::timestamp", plain, stamp(micros(s)))
		add("'"+s+"+00'::timestamptz", utc, stamp(micros(s)))
	}
	add("'2024-02-29 12:34:56.123'::timestamp", f.Timestamp_ms, func(b array.Builder) {
		b.(*array.TimestampBuilder).Append(micros("2024-02-29 12:34:56.123") / 1000)
	})
	vs[len(vs)-1].field.Type = &arrow.TimestampType{Unit: arrow.Millisecond}
	add("'2024-02-29 12:34:56'::timestamp", &arrow.TimestampType{Unit: arrow.Second}, stamp(micros("2024-02-29 12:34:56")/1_000_000))
	add("'2024-02-29 12:34:56.123456'::timestamp", &arrow.TimestampType{Unit: arrow.Nanosecond}, stamp(micros("2024-02-29 12:34:56.123456")*1000+789))
	add("'infinity'::timestamp", plain, stamp(math.MaxInt64))
	add("'-infinity'::timestamptz", utc, stamp(-math.MaxInt64))
	add("'0044-03-15 10:00:00 BC'::timestamp", plain, stamp(arrow.Timestamp(-735160*day+10*3600*1_000_000)))
	for _, z := range []string{"America/New_York", "Asia/Kolkata", "Europe/Amsterdam", "Pacific/Apia"} {
		for _, s := range []string{"2024-07-01 12:00:00", "2024-12-31 23:59:59.5", "1850-01-01 00:00:00", "1935-05-05 05:05:05"} {
			vs = append(vs, value{literal: "'" + s + "+00'::timestamptz", field: field("v", utc), fill: stamp(micros(s)), zone: z})
		}
	}
	for _, i := range []struct {
		m, d int32
		us   int64
		s    string
	}{{14, 3, 14706789000, "1 year 2 mons 3 days 04:05:06.789"}, {0, 0, 0, "0"}, {0, -1, 0, "-1 days"}, {0, 1, -1, "1 day -00:00:00.000001"},
		{-1, 1, 3600_000_000, "-1 mons +1 days +01:00:00"}, {-13, 0, 0, "-1 years -1 mons"}, {12, 0, 0, "1 year"}, {0, 0, 400 * 3600_000_000, "400:00:00"},
		{25, -2, 1, "2 years 1 mon -2 days +00:00:00.000001"}, {0, 0, -90_500_000, "-00:01:30.5"}} {
		add("'"+i.s+"'::interval", mdn, span(i.m, i.d, i.us))
	}
	add("'36:00:00'::interval", &arrow.DurationType{Unit: arrow.Second}, func(b array.Builder) { b.(*array.DurationBuilder).Append(36 * 3600) })
	add("'{1,2,NULL}'::int4[]", arrow.ListOf(p.Int32), fromString("[1,2,null]"))
	add("'{}'::int4[]", arrow.ListOf(p.Int32), fromString("[]"))
	add("'{{1,2},{3,NULL}}'::int4[]", arrow.ListOf(arrow.ListOf(p.Int32)), fromString("[[1,2],[3,null]]"))
	add(`'{a,"b c","",NULL,"NULL","q\"b\\s","x,y","{}"}'::text[]`, arrow.ListOf(str), fromString(`["a","b c","",null,"NULL","q\"b\\s","x,y","{}"]`))
	add(`'{1.5,NaN}'::float8[]`, arrow.ListOf(p.Float64), func(b array.Builder) {
		l := b.(*array.ListBuilder)
		l.Append(true)
		l.ValueBuilder().(*array.Float64Builder).AppendValues([]float64{1.5, math.Float64frombits(0x7ff8000000000000)}, nil)
	})
	add(`'{"2024-01-02 03:04:05",NULL}'::timestamp[]`, arrow.ListOf(plain), func(b array.Builder) {
		l := b.(*array.ListBuilder)
		l.Append(true)
		l.ValueBuilder().(*array.TimestampBuilder).Append(micros("2024-01-02 03:04:05"))
		l.ValueBuilder().AppendNull()
	})
	add(`'{t,f}'::bool[]`, arrow.FixedSizeListOf(2, f.Boolean), fromString("[true,false]"))
	add("'{1.50,-2.00}'::numeric[]", arrow.ListOf(d(10, 2)), fromString(`["1.50","-2.00"]`))
	add("'1 2'::int2vector", arrow.ListOf(p.Int16), fromString("[1,2]"), "int2vector")
	add("'{123e4567-e89b-12d3-a456-426614174000}'::uuid[]", arrow.ListOf(str), fromString(`["123e4567-e89b-12d3-a456-426614174000"]`), "uuid[]")
	rec := arrow.StructOf(field("a", p.Int32), field("b", str), field("c", str), field("d", f.Boolean))
	add(`ROW('1'::int4,'x y'::text,NULL::text,'t'::bool)`, rec, fromString(`{"a":1,"b":"x y","c":null,"d":true}`))
	add(`ROW('1'::int4,'a"b\c'::text,''::text,'t'::bool)`, rec, fromString(`{"a":1,"b":"a\"b\\c","c":"","d":true}`))
	dict := &arrow.DictionaryType{IndexType: p.Int8, ValueType: str}
	add("'enum'::text", dict, fromString("enum"))
	return vs
}

// golden reads testdata/values.txt: zone, literal, text, hex of binary.
func golden(t testing.TB) map[string][2]string {
	f, err := os.Open("testdata/values.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m := map[string][2]string{}
	for s := bufio.NewScanner(f); s.Scan(); {
		parts := strings.Split(s.Text(), "\t")
		if len(parts) == 4 {
			m[parts[0]+"\t"+parts[1]] = [2]string{parts[2], parts[3]}
		}
	}
	return m
}

func (v value) key() string {
	z := v.zone
	if z == "" {
		z = "UTC"
	}
	return z + "\t" + v.literal
}

// encode writes one value between two NULLs, so that offsets and bitmaps count.
func (v value) encode(t testing.TB, format int16) string {
	t.Helper()
	schema := columns(v.field)
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer b.Release()
	b.Field(0).AppendNull()
	v.fill(b.Field(0))
	b.Field(0).AppendNull()
	whole := b.NewRecordBatch()
	defer whole.Release()
	e, err := newEncoder(schema, []int16{format}, style{zone: zone(v.zone), digits: 1})
	if err != nil {
		t.Fatalf("%s: %v", v.literal, err)
	}
	for _, at := range []struct {
		batch arrow.RecordBatch
		row   int
	}{{whole, 1}, {whole.NewSlice(1, 3), 0}} {
		if err := e.batch(at.batch); err != nil {
			t.Fatalf("%s: %v", v.literal, err)
		}
		null, err := e.row(nil, at.row+1)
		if err != nil || string(null) != "D\x00\x00\x00\x0a\x00\x01\xff\xff\xff\xff" {
			t.Fatalf("%s: NULL is %q, %v", v.literal, null, err)
		}
	}
	row, err := e.row(nil, 0)
	if err != nil {
		t.Fatalf("%s: %v", v.literal, err)
	}
	return string(row[11:])
}

func TestValuesLookLikePostgreSQL(t *testing.T) {
	if *update {
		updateValues(t)
	}
	want := golden(t)
	for _, v := range values() {
		w, ok := want[v.key()]
		if !ok {
			t.Errorf("testdata/values.txt has no %s; run with -update", v.key())
			continue
		}
		if got := fmt.Sprintf("%q", v.encode(t, textFormat)); got != w[0] {
			t.Errorf("%s (%s) as text:\n got %s\nwant %s", v.key(), v.field.Type, got, w[0])
		}
		if got := hex.EncodeToString([]byte(v.encode(t, binaryFormat))); got != w[1] {
			t.Errorf("%s (%s) in binary:\n got %s\nwant %s", v.key(), v.field.Type, got, w[1])
		}
	}
}

// updateValues asks a real PostgreSQL for every literal.
func updateValues(t *testing.T) {
	addr := *pgDSN
	if addr == "" {
		addr = startPostgreSQL(t)
	}
	conn, err := pgx.Connect(t.Context(), fmt.Sprintf("postgres://postgres@%s/postgres", addr))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	var out strings.Builder
	done := map[string]bool{}
	for _, v := range values() {
		if done[v.key()] {
			continue
		}
		done[v.key()] = true
		z, _, _ := strings.Cut(v.key(), "\t")
		if _, err := conn.Exec(t.Context(), "SET TIME ZONE '"+z+"'"); err != nil {
			t.Fatal(err)
		}
		var forms [2]string
		for format := range forms {
			r := conn.PgConn().ExecParams(t.Context(), "SELECT "+v.literal, nil, nil, nil, []int16{int16(format)}).Read()
			if r.Err != nil {
				t.Fatalf("%s: %v", v.literal, r.Err)
			}
			forms[format] = string(r.Rows[0][0])
			checkDescription(t, v, r.FieldDescriptions[0])
		}
		fmt.Fprintf(&out, "%s\t%q\t%x\n", v.key(), forms[0], forms[1])
	}
	if err := os.WriteFile("testdata/values.txt", []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func checkDescription(t *testing.T, v value, f pgconn.FieldDescription) {
	t.Helper()
	if typ := columnType(v.field); typ.oid != f.DataTypeOID || typ.size != f.DataTypeSize {
		t.Errorf("%s: type %d of size %d, PostgreSQL says %d of size %d", v.literal, typ.oid, typ.size, f.DataTypeOID, f.DataTypeSize)
	}
}

// TestOutputSettings checks what PostgreSQL gave under these settings.
func TestOutputSettings(t *testing.T) {
	for _, c := range []struct {
		digits int
		v      float64
		want   string
	}{{0, 0.30000000000000004, "0.3"}, {1, 0.30000000000000004, "0.30000000000000004"}, {0, 1e15, "1e+15"}, {0, 123456789012345678, "1.23456789012346e+17"},
		{0, 100000, "100000"}, {-15, 1234, "1e+03"}, {-10, 1.0 / 3, "0.33333"}, {3, 1.0 / 3, "0.3333333333333333"}} {
		if got := string(appendFloat8(nil, c.v, c.digits)); got != c.want {
			t.Errorf("extra_float_digits = %d: %s, want %s", c.digits, got, c.want)
		}
	}
	if got := string(appendFloat4(nil, 1.0/3, 0)); got != "0.333333" {
		t.Errorf("float4 with extra_float_digits = 0: %s", got)
	}
	schema := columns(field("v", arrow.BinaryTypes.Binary))
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	b.Field(0).(*array.BinaryBuilder).Append([]byte("\x00\xff\\a'\x7f"))
	e, err := newEncoder(schema, nil, style{zone: time.UTC, escape: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.batch(b.NewRecordBatch()); err != nil {
		t.Fatal(err)
	}
	if row, err := e.row(nil, 0); err != nil || string(row[11:]) != `\000\377\\a'\177` {
		t.Errorf("bytea_output = escape: %q, %v", row, err)
	}
}

func TestZones(t *testing.T) {
	at := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, want := range map[string]int{"": 0, "UTC": 0, "2": 7200, "+02": 7200, "-5.5": -19800, "Asia/Kolkata": 19800, "Local": 0, "Nowhere/At_All": 0} {
		if _, got := at.In(zone(name)).Zone(); got != want {
			t.Errorf("%q: %d, want %d", name, got, want)
		}
	}
}

// TestRefusals: what has no form on the wire is said so, not written in another.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name   string
		field  arrow.Field
		fill   func(array.Builder)
		format int16
		want   string
	}{
		{"regclass by name in binary", field("v", arrow.BinaryTypes.String, "regclass"), fromString("pg_class"), binaryFormat, "0A000"},
		{"broken uuid", field("v", arrow.BinaryTypes.String, "uuid"), fromString("123"), binaryFormat, "22P02"},
		{"broken timetz", field("v", arrow.BinaryTypes.String, "timetz"), fromString("1:2:3"), binaryFormat, "22P02"},
		{"broken inet", field("v", arrow.BinaryTypes.String, "inet"), fromString("here"), binaryFormat, "22P02"},
		{"ragged array", field("v", arrow.ListOf(arrow.ListOf(arrow.PrimitiveTypes.Int32))), fromString("[[1],[2,3]]"), binaryFormat, "2202E"},
		{"NULL inside an array of arrays", field("v", arrow.ListOf(arrow.ListOf(arrow.PrimitiveTypes.Int32))), fromString("[[1],null]"), binaryFormat, "2202E"},
		{"an instant too far away", field("v", &arrow.TimestampType{Unit: arrow.Second}), stamp(math.MaxInt64 / 1000), textFormat, "22008"},
	} {
		schema := columns(c.field)
		e, err := newEncoder(schema, []int16{c.format}, style{zone: time.UTC})
		if err == nil {
			b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
			c.fill(b.Field(0))
			if err := e.batch(b.NewRecordBatch()); err != nil {
				t.Fatal(err)
			}
			_, err = e.row(nil, 0)
		}
		if err == nil || !strings.Contains(err.Error(), "("+c.want+")") {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestNestedAndPointing covers the arrays that have no PostgreSQL literal.
func TestNestedAndPointing(t *testing.T) {
	p, str := arrow.PrimitiveTypes, arrow.BinaryTypes.String
	for _, c := range []struct {
		name  string
		field arrow.Field
		json  string
		want  string
	}{
		{"map", field("v", arrow.MapOf(str, p.Int32)), `[{"key":"a","value":1},{"key":"b\"c","value":null}]`, `{"a": 1, "b\"c": null}`},
		{"map of floats", field("v", arrow.MapOf(p.Int32, p.Float64)), `[{"key":1,"value":1.5}]`, `{"1": 1.5}`},
		{"struct as json", field("v", arrow.StructOf(field("a", p.Int32), field("b", arrow.ListOf(str))), "json"), `{"a":1,"b":["x\ny",null]}`, `{"a": 1, "b": ["x\ny", null]}`},
		{"json in a struct", field("v", arrow.StructOf(field("a", str, "json"), field("b", str)), "json"), `{"a":"{\"k\": [1]}","b":"[1]"}`, `{"a": {"k": [1]}, "b": "[1]"}`},
		{"json in a map", field("v", arrow.MapOfWithMetadata(str, arrow.Metadata{}, str, field("", str, "json").Metadata)), `[{"key":"a","value":"true"},{"key":"b","value":null}]`, `{"a": true, "b": null}`},
		{"struct in a list", field("v", arrow.ListOf(arrow.StructOf(field("a", p.Int32), field("b", str)))), `[{"a":1,"b":"x"}]`, `{"(1,x)"}`},
		{"large list", field("v", arrow.LargeListOf(p.Int64)), `[1,2]`, `{1,2}`},
		{"dictionary of numbers", field("v", &arrow.DictionaryType{IndexType: p.Int8, ValueType: p.Int64}), `7`, `7`},
		{"three dimensions", field("v", arrow.ListOf(arrow.ListOf(arrow.ListOf(p.Int32)))), `[[[1],[2]],[[3],[4]]]`, `{{{1},{2}},{{3},{4}}}`},
	} {
		v := value{literal: c.name, field: c.field, fill: fromJSON(c.json)}
		if got := v.encode(t, textFormat); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if v.encode(t, binaryFormat) == "" {
			t.Errorf("%s: nothing in binary", c.name)
		}
	}
}

func fromJSON(s string) func(array.Builder) {
	return func(b array.Builder) {
		if err := b.UnmarshalJSON([]byte("[" + s + "]")); err != nil {
			panic(err)
		}
	}
}

// TestNullsBehindPointers: an index that is there may point at a NULL.
func TestNullsBehindPointers(t *testing.T) {
	mem := memory.DefaultAllocator
	values := array.NewStringBuilder(mem)
	values.Append("a")
	values.AppendNull()
	strings := values.NewArray()
	index := array.NewInt8Builder(mem)
	index.AppendValues([]int8{0, 1, 0}, []bool{true, true, false})
	dict := array.NewDictionaryArray(&arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: arrow.BinaryTypes.String}, index.NewArray(), strings)
	ends := array.NewInt32Builder(mem)
	ends.AppendValues([]int32{1, 3}, nil)
	runs := array.NewRunEndEncodedArray(ends.NewArray(), strings, 3, 0)
	for _, a := range []arrow.Array{dict, runs} {
		schema := columns(field("v", a.DataType()))
		e, err := newEncoder(schema, nil, style{zone: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		if err := e.batch(array.NewRecordBatch(schema, []arrow.Array{a}, 3)); err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"\x00\x00\x00\x01a", "\xff\xff\xff\xff", "\xff\xff\xff\xff"} {
			if row, err := e.row(nil, i); err != nil || string(row[7:]) != want {
				t.Errorf("%s, row %d: %q, %v", a.DataType(), i, row, err)
			}
		}
	}
}
