package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// statement is one of a client's, with the shape of the reference server's answer.
type statement struct {
	ID       string     `json:"id"`
	Client   string     `json:"client"`
	Protocol string     `json:"protocol"`
	Tier     string     `json:"tier"`
	SQL      string     `json:"sql"`
	Params   []*string  `json:"params"`
	PG       string     `json:"pg15"`
	PGCols   [][]string `json:"pg15_columns"`
	MyStatus string     `json:"mariadb"`
	MyCols   [][]string `json:"mariadb_columns"`
}

// column is a column of an answer.
type column struct{ name, typ string }

// wanted is the answer that the reference server gave.
func (s statement) wanted() (cols []column) {
	for _, c := range append(s.PGCols, s.MyCols...) {
		cols = append(cols, column{c[0], c[1]})
	}
	return cols
}

// load reads the statements that the reference server answered, by protocol.
func load(dir string) (map[string][]statement, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s has no *.jsonl files", dir)
	}
	out := map[string][]statement{}
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 16<<20)
		for lines.Scan() {
			var s statement
			if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
				f.Close()
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			if s.PG == "ok" || s.MyStatus == "ok" {
				out[s.Protocol] = append(out[s.Protocol], s)
			}
		}
		f.Close()
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return out, nil
}

//go:embed schema.sql
var schema string

// fill makes the tables that the statements' parameters name.
func fill(ctx context.Context, addr, schema string) error {
	c, err := pgconn.Connect(ctx, server.PostgresDSN(addr, database))
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	for _, sql := range strings.Split(schema, ";\n") {
		if sql = strings.TrimSpace(sql); sql == "" {
			continue
		}
		if _, err := c.Exec(ctx, sql).ReadAll(); err != nil {
			return fmt.Errorf("%s: %w", sql, err)
		}
	}
	return nil
}
