package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/csv"
	"github.com/apache/arrow-go/v18/parquet"
	"github.com/apache/arrow-go/v18/parquet/compress"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
)

// table is one generated table.
type table struct {
	name    string
	columns []column
	text    string // its rows, as COPY and LOAD DATA read them
}

type column struct{ name, typ string }

// dataset is one benchmark's tables.
type dataset struct {
	suite   string
	tables  []table
	parquet string // the folder that StreamLink serves
}

// generate makes a benchmark's tables in the cache, unless they are there.
func generate(build, suite string, scale float64) (*dataset, error) {
	dir := filepath.Join(build, fmt.Sprintf("%s-%s", suite, strconv.FormatFloat(scale, 'g', -1, 64)))
	done := filepath.Join(dir, "done")
	if _, err := os.Stat(done); errors.Is(err, os.ErrNotExist) {
		cmd := exec.Command("java", "-Xmx512m", "-cp", filepath.Join(build, "java", "tpc-1.jar")+":"+filepath.Join(build, "java", "lib", "*"),
			"Generate", suite, fmt.Sprint(scale), dir)
		cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
		if out, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("generate %s: %w\n%s", suite, err, out)
		}
	}
	d, err := readSchema(dir, suite)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(done); err == nil {
		return d, nil
	}
	if err := os.MkdirAll(d.parquet, 0o755); err != nil {
		return nil, err
	}
	for _, t := range d.tables {
		if err := writeParquet(t, filepath.Join(d.parquet, t.name+".parquet")); err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return d, os.WriteFile(done, nil, 0o644)
}

func readSchema(dir, suite string) (*dataset, error) {
	lines, err := os.ReadFile(filepath.Join(dir, "schema.tsv"))
	if err != nil {
		return nil, err
	}
	d := &dataset{suite: suite, parquet: filepath.Join(dir, "parquet")}
	for line := range strings.Lines(string(lines)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("schema.tsv: %q", line)
		}
		if n := len(d.tables); n == 0 || d.tables[n-1].name != f[0] {
			d.tables = append(d.tables, table{name: f[0], text: filepath.Join(dir, f[0]+".tsv")})
		}
		t := &d.tables[len(d.tables)-1]
		t.columns = append(t.columns, column{f[1], f[2]})
	}
	return d, nil
}

// arrowType is a column's type in the Parquet file.
func arrowType(typ string) (arrow.DataType, error) {
	switch typ {
	case "bigint":
		return arrow.PrimitiveTypes.Int64, nil
	case "integer":
		return arrow.PrimitiveTypes.Int32, nil
	case "date":
		return arrow.FixedWidthTypes.Date32, nil
	case "text":
		return arrow.BinaryTypes.String, nil
	}
	var precision, scale int32
	if _, err := fmt.Sscanf(typ, "decimal(%d,%d)", &precision, &scale); err != nil {
		return nil, fmt.Errorf("type %s: %w", typ, err)
	}
	return &arrow.Decimal128Type{Precision: precision, Scale: scale}, nil
}

// writeParquet turns a table's text into a Parquet file.
func writeParquet(t table, path string) (err error) {
	fields := make([]arrow.Field, len(t.columns))
	for i, c := range t.columns {
		typ, err := arrowType(c.typ)
		if err != nil {
			return err
		}
		fields[i] = arrow.Field{Name: c.name, Type: typ, Nullable: true}
	}
	schema := arrow.NewSchema(fields, nil)
	in, err := os.Open(t.text)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	rows := csv.NewReader(in, schema, csv.WithComma('\t'), csv.WithLazyQuotes(true), csv.WithNullReader(true, `\N`), csv.WithChunk(16384))
	defer rows.Release()
	w, err := pqarrow.NewFileWriter(schema, out, parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Snappy)), pqarrow.DefaultWriterProps())
	if err != nil {
		return errors.Join(err, out.Close())
	}
	for rows.Next() {
		if err := w.WriteBuffered(rows.RecordBatch()); err != nil {
			return errors.Join(err, w.Close())
		}
	}
	return errors.Join(rows.Err(), w.Close())
}
