package duckdb

import "strings"

// withNulls puts NULL in the place of every parameter. Each stands inside a CAST, which
// then gives it its type: some of DuckDB's functions (len among them) do not take one from
// a cast parameter, and a statement with such a call has no columns until it is run.
func withNulls(sql string) string {
	var b strings.Builder
	for i := 0; i < len(sql); {
		switch c := sql[i]; {
		case c == '\'' || c == '"':
			end := strings.IndexByte(sql[i+1:], c) // a doubled one begins the next part
			if end < 0 {
				return sql
			}
			b.WriteString(sql[i : i+end+2])
			i += end + 2
		case c == '$' && i+1 < len(sql) && sql[i+1] >= '0' && sql[i+1] <= '9':
			for i++; i < len(sql) && sql[i] >= '0' && sql[i] <= '9'; i++ {
			}
			b.WriteString("NULL")
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}
