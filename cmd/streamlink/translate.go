package main

import (
	"encoding/json"
	"fmt"
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

func translateCommand() *cobra.Command {
	var from, to string
	var jsonl bool
	cmd := &cobra.Command{
		Use: "translate [SQL]", Short: "Print statements of one dialect in an engine's",
		Example: `  streamlink translate --from mysql "SELECT IFNULL(a, 0) FROM t LIMIT 5, 10"
  streamlink translate --from postgres --to duckdb --jsonl < statements.jsonl`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			source, ok := dialect.ByName(from)
			if !ok || (source != dialect.PostgreSQL && source != dialect.MySQL) {
				return fmt.Errorf("--from: %q is neither postgres nor mysql", from)
			}
			target, ok := dialect.ByName(to)
			if !ok || (target != dialect.DuckDB && target != dialect.Spark) {
				return fmt.Errorf("--to: %q is neither duckdb nor spark", to)
			}
			if jsonl {
				return eachLine(cmd.InOrStdin(), cmd.OutOrStdout(), func(l statementLine) any {
					sql, err := translate(l.SQL, source, target)
					if err != nil {
						return translation{ID: l.ID, Error: reasonOf(err), SQLState: string(sqlstate.From(err).Code)}
					}
					return translation{ID: l.ID, SQL: sql}
				})
			}
			sql, err := translate(strings.Join(args, " "), source, target)
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
	f.BoolVar(&jsonl, "jsonl", false, `read {"id":…,"sql":"…"} lines from standard input`)
	return cmd
}

// translate prints one statement without a catalog or a session: what depends on either
// is refused by the printer.
func translate(text string, from, to dialect.Dialect) (string, error) {
	stmt, err := dialect.Read(text, from)
	if err != nil {
		return "", err
	}
	return stmt.Print(to, func(dialect.Ref) (any, bool) { return nil, false })
}
