package pointer

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/nl/link"
)

// DumpOptions say how training prompts are made.
type DumpOptions struct {
	Shuffle uint64 // seed for pointer numbers; 0: as in serving
	Budget  Budget
	Now     time.Time
}

// dumpSchema is one database of the schemas file.
type dumpSchema struct {
	DB     string `json:"db_id"`
	Tables []struct {
		Name    string `json:"name"`
		Columns []struct {
			Name   string   `json:"name"`
			Type   string   `json:"type"`
			Values []string `json:"values"`
		} `json:"columns"`
		PrimaryKey  []string `json:"primary_key"`
		ForeignKeys []struct {
			Columns    []string `json:"columns"`
			RefTable   string   `json:"ref_table"`
			RefColumns []string `json:"ref_columns"`
		} `json:"foreign_keys"`
	} `json:"tables"`
}

// DumpPrompts makes a training example of every line of in ({"db_id","question","named"},
// other keys are copied): the prompt that serving would make, and the answer in its
// pointers. A line that cannot be converted gives {"error"}. Schemas come first, one a line.
func DumpPrompts(in, schemas io.Reader, out io.Writer, opts DumpOptions) error {
	linkers, err := readLinkers(schemas)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 1<<20)
	w := bufio.NewWriterSize(out, 1<<20)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for n := 0; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			row := map[string]any{}
			if err := json.Unmarshal(line, &row); err != nil {
				return fmt.Errorf("pairs line %d: %w", n+1, err)
			}
			dumpRow(row, linkers, n, opts)
			if err := enc.Encode(row); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return w.Flush()
		}
		if err != nil {
			return err
		}
	}
}

// dumpRow fills one row with its example.
func dumpRow(row map[string]any, linkers map[string]*link.Linker, n int, opts DumpOptions) {
	row["n"] = n
	db, _ := row["db_id"].(string)
	question, _ := row["question"].(string)
	named, _ := row["named"].(string)
	delete(row, "named")
	l := linkers[db]
	if l == nil {
		row["error"] = "no schema " + db
		return
	}
	var shuffle *rand.Rand
	if opts.Shuffle != 0 {
		shuffle = rand.New(rand.NewPCG(opts.Shuffle, uint64(n)))
	}
	p := NewPrompt(l.Schema, l.Link(question, opts.Now), opts.Budget, shuffle)
	row["prefix"], row["rest"] = p.Prefix, p.Rest
	if named == "" {
		return
	}
	target, err := Convert(p, named)
	if err != nil {
		row["error"] = err.Error()
		return
	}
	if err := NewMask(p).Accepts(target); err != nil {
		row["error"] = "mask: " + err.Error() + ": " + target
		return
	}
	row["target"] = target
}

func readLinkers(schemas io.Reader) (map[string]*link.Linker, error) {
	linkers := map[string]*link.Linker{}
	d := json.NewDecoder(bufio.NewReaderSize(schemas, 1<<20))
	for {
		var s dumpSchema
		if err := d.Decode(&s); err == io.EOF {
			return linkers, nil
		} else if err != nil {
			return nil, fmt.Errorf("schemas: %w", err)
		}
		tables, values := s.tables()
		schema := link.NewSchema(tables)
		index, err := link.NewIndex(context.Background(), schema, func(_ context.Context, c, limit int) ([]string, bool, error) {
			v := values[c]
			return v[:min(len(v), limit)], len(v) <= limit, nil
		}, link.DefaultLimits)
		if err != nil {
			return nil, err
		}
		linkers[s.DB] = link.New(schema, index)
	}
}

// tables is the schema as a catalog would give it, and the values by column.
func (s *dumpSchema) tables() ([]backend.Table, [][]string) {
	var tables []backend.Table
	var values [][]string
	for _, t := range s.Tables {
		bt := backend.Table{Name: t.Name, PrimaryKey: t.PrimaryKey, Rows: -1}
		for _, c := range t.Columns {
			bt.Columns = append(bt.Columns, backend.Column{Name: c.Name, Type: declared(c.Type), Nullable: true})
			values = append(values, c.Values)
		}
		for _, k := range t.ForeignKeys {
			bt.ForeignKeys = append(bt.ForeignKeys, backend.ForeignKey{Columns: k.Columns, RefTable: k.RefTable, RefColumns: k.RefColumns})
		}
		tables = append(tables, bt)
	}
	return tables, values
}

// declared reads an SQL type as loosely as SQLite does.
func declared(sql string) arrow.DataType {
	t := strings.ToLower(sql)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(t, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("bool"):
		return arrow.FixedWidthTypes.Boolean
	case has("timestamp", "datetime"):
		return arrow.FixedWidthTypes.Timestamp_us
	case has("date"):
		return arrow.FixedWidthTypes.Date32
	case has("char", "text", "clob", "string", "enum"):
		return arrow.BinaryTypes.String
	case has("int", "serial", "year"):
		return arrow.PrimitiveTypes.Int64
	case has("real", "floa", "doub", "num", "dec", "money"):
		return arrow.PrimitiveTypes.Float64
	case has("blob", "bytea", "binary"):
		return arrow.BinaryTypes.Binary
	case t == "time":
		return arrow.FixedWidthTypes.Time64us
	}
	return arrow.BinaryTypes.String
}
