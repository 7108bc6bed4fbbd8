package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// translation is an output line of translate.
type translation struct {
	ID       json.RawMessage `json:"id,omitempty"`
	SQL      string          `json:"sql,omitempty"`
	Error    string          `json:"error,omitempty"`
	SQLState string          `json:"sqlstate,omitempty"`
}

// translator prints statements of one dialect in an engine's.
type translator struct {
	from, to dialect.Dialect
	version  dialect.Version
	tables   *dialect.Declared // nil: the columns' types are not known
	wire     bool              // output columns are named and typed as a client of serve sees them
}

func translateCommand() *cobra.Command {
	var from, to, version, schema string
	var jsonl, wire bool
	cmd := &cobra.Command{
		Use: "translate [SQL]", Short: "Print statements of one dialect in an engine's",
		Example: `  streamlink translate --from mysql "SELECT IFNULL(a, 0) FROM t LIMIT 5, 10"
  streamlink translate --to spark --spark-version 3.5 --schema tables.sql "SELECT a / 2 FROM t"
  streamlink translate --from postgres --to duckdb --jsonl < statements.jsonl`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			t, err := newTranslator(from, to, version, schema)
			if err != nil {
				return err
			}
			t.wire = wire
			ctx := cmd.Context()
			if jsonl {
				return eachLine(cmd.InOrStdin(), cmd.OutOrStdout(), func(l statementLine) any {
					sql, err := t.translate(ctx, l.SQL)
					if err != nil {
						return translation{ID: l.ID, Error: reasonOf(err), SQLState: string(sqlstate.From(err).Code)}
					}
					return translation{ID: l.ID, SQL: sql}
				})
			}
			sql, err := t.translate(ctx, strings.Join(args, " "))
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), sql)
			return err
		},
	}
	f := cmd.Flags()
	f.StringVar(&from, "from", "postgres", "postgres or mysql")
	f.StringVar(&to, "to", "duckdb", "duckdb or spark")
	f.StringVar(&version, "spark-version", "", "the Spark to print for: 3.5, 4.0, 4.1 (default: the newest)")
	f.StringVar(&schema, "schema", "", "a file of CREATE TABLE statements in the dialect of --from, which tells the columns' types")
	f.BoolVar(&wire, "wire", false, "name and type the output columns as the server of --from does, which serve needs for its clients")
	f.BoolVar(&jsonl, "jsonl", false, `read {"id":…,"sql":"…"} lines from standard input`)
	return cmd
}

func newTranslator(from, to, version, schema string) (*translator, error) {
	t := &translator{}
	var ok bool
	var err error
	if t.from, ok = dialect.ByName(from); !ok || (t.from != dialect.PostgreSQL && t.from != dialect.MySQL) {
		return nil, fmt.Errorf("--from: %q is neither postgres nor mysql", from)
	}
	if t.to, ok = dialect.ByName(to); !ok || (t.to != dialect.DuckDB && t.to != dialect.Spark) {
		return nil, fmt.Errorf("--to: %q is neither duckdb nor spark", to)
	}
	if version != "" {
		if t.version, err = dialect.ParseVersion(version); err != nil || t.to != dialect.Spark {
			return nil, fmt.Errorf("--spark-version: %q is not a version of Spark such as 4.1, or --to is not spark", version)
		}
	}
	if schema == "" {
		return t, nil
	}
	text, err := os.ReadFile(schema)
	if err != nil {
		return nil, err
	}
	t.tables, err = dialect.DeclareTables(string(text), t.from)
	return t, err
}

// translate prints one statement without a session: what depends on one is refused by
// the printer. Types are what the schema tells, or else what the text itself does.
func (t *translator) translate(ctx context.Context, text string) (string, error) {
	stmt, err := dialect.Read(text, t.from)
	if err != nil {
		return "", err
	}
	if t.tables == nil {
		dialect.Assume(stmt)
	} else if err := dialect.Resolve(ctx, stmt, t.tables); err != nil {
		return "", err
	}
	print := stmt.PrintPlain
	if t.wire {
		print = stmt.PrintVersion
	}
	return print(t.to, t.version, func(dialect.Ref) (any, bool) { return nil, false })
}
