package mysql

import (
	"database/sql"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/go-mysql-org/go-mysql/client"
	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/backend"
)

// typeNames are the Arrow types of testdata/values.txt.
var typeNames = map[string]arrow.DataType{
	"bool": arrow.FixedWidthTypes.Boolean,
	"int8": arrow.PrimitiveTypes.Int8, "int16": arrow.PrimitiveTypes.Int16,
	"int32": arrow.PrimitiveTypes.Int32, "int64": arrow.PrimitiveTypes.Int64,
	"uint8": arrow.PrimitiveTypes.Uint8, "uint16": arrow.PrimitiveTypes.Uint16,
	"uint32": arrow.PrimitiveTypes.Uint32, "uint64": arrow.PrimitiveTypes.Uint64,
	"float": arrow.PrimitiveTypes.Float32, "double": arrow.PrimitiveTypes.Float64,
	"decimal(18,2)":    &arrow.Decimal128Type{Precision: 18, Scale: 2},
	"decimal(38,0)":    &arrow.Decimal128Type{Precision: 38},
	"decimal(38,10)":   &arrow.Decimal128Type{Precision: 38, Scale: 10},
	"decimal(38,38)":   &arrow.Decimal128Type{Precision: 38, Scale: 38},
	"decimal256(76,5)": &arrow.Decimal256Type{Precision: 76, Scale: 5},
	"decimal64(10,3)":  &arrow.Decimal64Type{Precision: 10, Scale: 3},
	"date":             arrow.FixedWidthTypes.Date32, "date64": arrow.FixedWidthTypes.Date64,
	"timestamp(s)": &arrow.TimestampType{Unit: arrow.Second}, "timestamp(ms)": &arrow.TimestampType{Unit: arrow.Millisecond},
	"timestamp": &arrow.TimestampType{Unit: arrow.Microsecond}, "timestamp(ns)": &arrow.TimestampType{Unit: arrow.Nanosecond},
	"timestamptz": &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"},
	"time":        &arrow.Time64Type{Unit: arrow.Microsecond}, "time(s)": &arrow.Time32Type{Unit: arrow.Second},
	"text": arrow.BinaryTypes.String, "bigtext": arrow.BinaryTypes.LargeString, "textview": arrow.BinaryTypes.StringView,
	"blob": arrow.BinaryTypes.Binary, "uuid16": &arrow.FixedSizeBinaryType{ByteWidth: 16},
	"interval": arrow.FixedWidthTypes.MonthDayNanoInterval,
	"list":     arrow.ListOf(arrow.PrimitiveTypes.Int32), "texts": arrow.ListOf(arrow.BinaryTypes.String),
	"struct": arrow.StructOf(arrow.Field{Name: "a", Type: arrow.PrimitiveTypes.Float64, Nullable: true},
		arrow.Field{Name: "b", Type: arrow.ListOf(arrow.FixedWidthTypes.Date32), Nullable: true}),
	"enum": &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int8, ValueType: arrow.BinaryTypes.String},
	"null": arrow.Null,
}

// valueCase is a line of testdata/values.txt: a type, an Arrow value as JSON, and what
// the client reads; then the column's type, length, flags and decimals.
type valueCase struct{ typ, wire, json, want, column string }

func readValues(t *testing.T) []valueCase {
	t.Helper()
	text, err := os.ReadFile("testdata/values.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []valueCase
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, " | ")
		if len(f) != 4 {
			t.Fatalf("line %q has %d fields", line, len(f))
		}
		c := valueCase{json: f[1], want: f[2], column: f[3]}
		if strings.HasPrefix(c.want, `\x`) {
			want, err := strconv.Unquote(`"` + c.want + `"`)
			if err != nil {
				t.Fatal(err)
			}
			c.want = want
		}
		c.typ, c.wire, _ = strings.Cut(f[0], " as ")
		all = append(all, c)
	}
	return all
}

func (c valueCase) table(t *testing.T) *table {
	t.Helper()
	dt, ok := typeNames[c.typ]
	if !ok {
		t.Fatalf("no type %s", c.typ)
	}
	a, _, err := array.FromJSON(memory.DefaultAllocator, dt, strings.NewReader("["+c.json+", null]"))
	if err != nil {
		t.Fatal(err)
	}
	f := arrow.Field{Name: "v", Type: dt, Nullable: true}
	if c.wire != "" {
		f.Metadata = arrow.NewMetadata([]string{backend.WireType}, []string{c.wire})
	}
	schema := arrow.NewSchema([]arrow.Field{f}, nil)
	return &table{schema: schema, batches: []arrow.RecordBatch{array.NewRecordBatch(schema, []arrow.Array{a}, 2)}}
}

// TestValues reads each value over both protocols with two clients.
func TestValues(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, nil)
	db := open(t, addr, "anna", testPassword, "")
	inter := open(t, addr, "anna", testPassword, "?interpolateParams=true")
	other, err := client.Connect(addr, "anna", testPassword, "")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for i, c := range readValues(t) {
		t.Run(fmt.Sprintf("%s %s", c.typ, c.json), func(t *testing.T) {
			text := fmt.Sprint("VALUE ", i)
			h.tables[text] = c.table(t)
			readBoth(t, inter, db, text, c.want)
			r, err := other.Execute(text)
			if err != nil {
				t.Fatal(err)
			}
			f := r.Fields[0]
			column := fmt.Sprintf("type %d length %d flags %d decimals %d charset %d", f.Type, f.ColumnLength, f.Flag, f.Decimal, f.Charset)
			if column != c.column {
				t.Errorf("column: %s, want %s", column, c.column)
			}
			if got, _ := r.GetString(0, 0); got != c.want && f.Type != mysql.MYSQL_TYPE_NULL && !isFloat(f.Type) {
				t.Errorf("go-mysql read %q, want %q", got, c.want)
			}
		})
	}
}

func isFloat(typ byte) bool { return typ == mysql.MYSQL_TYPE_FLOAT || typ == mysql.MYSQL_TYPE_DOUBLE }

// readBoth reads a value and the NULL after it as text and as binary.
func readBoth(t *testing.T, text, binary *sql.DB, query, want string) {
	t.Helper()
	for name, read := range map[string]func() (*sql.Rows, error){
		"text": func() (*sql.Rows, error) { return text.Query(query) },
		"binary": func() (*sql.Rows, error) {
			st, err := binary.Prepare(query)
			if err != nil {
				return nil, err
			}
			defer st.Close()
			return st.Query()
		},
	} {
		rows, err := read()
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for i := 0; rows.Next(); i++ {
			var got sql.NullString
			if err := rows.Scan(&got); err != nil {
				t.Fatal(err)
			}
			isNull := i == 1 || want == "NULL"
			if got.Valid == isNull || !isNull && got.String != want && !sameMoment(got.String, want) {
				t.Errorf("%s row %d: %+v, want %q", name, i, got, want)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// sameMoment: the driver prints the binary protocol's times with the places that the
// column declares, and floats in Go's way.
func sameMoment(got, want string) bool {
	if strings.Contains(got, ":") {
		return strings.TrimSuffix(got, ".000000") == want
	}
	var a, b float64
	if _, err := fmt.Sscan(got, &a); err != nil {
		return false
	}
	if _, err := fmt.Sscan(want, &b); err != nil {
		return false
	}
	return a == b
}

// TestFloats checks the short way of printing against the long.
func TestFloats(t *testing.T) {
	seed := uint64(1)
	for range 200000 {
		seed = seed*6364136223846793005 + 1442695040888963407
		f := float64(int64(seed>>20)) / 1e4
		switch seed % 5 {
		case 0:
			f /= 3
		case 1:
			f = -f
		case 2:
			f = float64(int64(f * 10))
		case 3:
			f /= 1e7
		}
		got := string(appendFloat(nil, f, 64))
		var back float64
		if _, err := fmt.Sscan(got, &back); err != nil || back != f {
			t.Fatalf("%v printed as %s", f, got)
		}
		if abs := max(f, -f); abs >= 1e-5 && abs < 1e15 && got != fmt.Sprintf("%v", f) && len(got) > len(fmt.Sprintf("%v", f)) && !strings.Contains(fmt.Sprintf("%v", f), "e") {
			t.Fatalf("%v printed longer, as %s", f, got)
		}
	}
}

func TestZones(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zone data")
	}
	at := time.Date(2024, 7, 1, 23, 30, 0, 500000000, time.UTC)
	winter := time.Date(1969, 12, 31, 23, 30, 0, 0, time.UTC)
	dt := &arrow.TimestampType{Unit: arrow.Microsecond, TimeZone: "UTC"}
	b := array.NewTimestampBuilder(memory.DefaultAllocator, dt)
	b.Append(arrow.Timestamp(at.UnixMicro()))
	b.Append(arrow.Timestamp(winter.UnixMicro()))
	for zone, want := range map[*time.Location][2]string{
		nil:                                    {"2024-07-01 23:30:00.500000", "1969-12-31 23:30:00.000000"},
		berlin:                                 {"2024-07-02 01:30:00.500000", "1970-01-01 00:30:00.000000"},
		time.FixedZone("-03:30", -3*3600-1800): {"2024-07-01 20:00:00.500000", "1969-12-31 20:00:00.000000"},
	} {
		e := timeEncoder(dt, 6, zone)
		e.bind(b.NewArray())
		b.Append(arrow.Timestamp(at.UnixMicro()))
		b.Append(arrow.Timestamp(winter.UnixMicro()))
		for i := range 2 {
			if got := string(e.text(nil, i)[1:]); got != want[i] {
				t.Errorf("in %v: %s, want %s", zone, got, want[i])
			}
		}
	}
	for name, want := range map[string]int{"SYSTEM": 0, "": 0, "UTC": 0, "+05:30": 19800, "-8:00": -28800, "nonsense": 0} {
		offset := 0
		if loc := zoneOf(name); loc != nil {
			_, offset = time.Unix(0, 0).In(loc).Zone()
		}
		if offset != want {
			t.Errorf("zone %q is %d seconds off, want %d", name, offset, want)
		}
	}
}
