//go:build duckdb_arrow

package duckdb

import (
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
)

func TestOwnFunctions(t *testing.T) {
	c := openConn(t, openDB(t, Config{}))
	for _, x := range []struct{ sql, want string }{
		{"SELECT mysql_json('json_depth', '[1]')", "2"},
		{"SELECT mysql_json('json_set', d, '$.l[0]', '9') FROM (VALUES ('{\"l\":[1]}'), (NULL), ('{\"l\":[]}')) t(d)", `{"l": [9]};NULL;{"l": [9]}`},
		{"SELECT mysql_json('json_set', CAST(d AS VARCHAR), '$.l', CAST(n AS VARCHAR)) FROM (SELECT CAST('{}' AS JSON) AS d, NULL::INTEGER AS n)", `{"l": null}`},
		{"SELECT count(*) || ' ' || count(DISTINCT mysql_json('json_array_append', '[' || i || ']', '$', 'true')) FROM range(5000) r(i)", "5000 5000"},
		{"SELECT mysql_json('json_search', CASE WHEN i % 2 = 0 THEN '[\"x\"]' END, 'one', 'x') FROM range(3) r(i)", `"$[0]";NULL;"$[0]"`},
		{"SELECT mysql_call('conv', n, '16', '2') FROM (VALUES ('a'), (NULL)) t(n)", "1010;NULL"},
	} {
		var got []string
		for _, row := range query(t, c, x.sql) {
			got = append(got, strings.Join(row, "|"))
		}
		if s := strings.Join(got, ";"); s != x.want {
			t.Errorf("%s\n got  %s\n want %s", x.sql, s, x.want)
		}
	}
	_, err := c.Query(t.Context(), "SELECT mysql_json('json_set', '{', '$.a', '1')", nil)
	if err == nil || sqlstate.From(err).Code == sqlstate.InternalError {
		t.Errorf("an invalid document: %v", err)
	}
}
