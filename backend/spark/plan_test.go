package spark

import (
	"slices"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		sql, want                 string
		order                     []int
		query, defines, temporary bool
	}{
		{sql: "SELECT 1", query: true},
		{sql: "(SELECT 1) UNION SELECT 2", query: true},
		{sql: "/* insert */ WITH x AS (SELECT 1) SELECT * FROM x", query: true},
		{sql: "VALUES (1)", query: true},
		{sql: "SELECT `insert`, 'delete' FROM t", query: true},
		{sql: "WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x"},
		{sql: "FROM s INSERT INTO t SELECT *"},
		{sql: "INSERT INTO t VALUES (1)"},
		{sql: "EXPLAIN SELECT 1"},
		{sql: "SHOW TABLES"},
		{sql: "", query: false},
		{sql: "DROP TABLE t", defines: true},
		{sql: "CREATE TABLE t (temp INT)", defines: true, temporary: true}, // too careful, never too little
		{sql: "CREATE OR REPLACE TEMPORARY VIEW v AS SELECT 1", defines: true, temporary: true},
		{sql: "USE other", defines: true, temporary: true},
		{sql: "SELECT $1, '$2', `$3`, \"$4\", $2 -- $5", want: "SELECT :p1, '$2', `$3`, \"$4\", :p2 -- $5", order: []int{0, 1}, query: true},
		{sql: "SELECT :p10 + :p1", order: []int{9, 0}, query: true},
		{sql: `SELECT 'it\':p1', :p1`, order: []int{0}, query: true},
		{sql: "SELECT v:p1, a[0]:p2, f(x):p3, x::p4, :pp, :p1x, :p FROM t", query: true},
		{sql: "SELECT '${env:HOME}', :p1 /* :p2 */", order: []int{0}, query: true},
		{sql: "SELECT 'open :p1", query: true},
		{sql: "SELECT ?, '?', a=?", want: "SELECT :p1, '?', a=:p2", order: []int{0, 1}, query: true},
	} {
		got, err := parse(c.sql)
		if err != nil {
			t.Errorf("%s: %v", c.sql, err)
			continue
		}
		if c.want == "" {
			c.want = c.sql
		}
		if got.sql != c.want || !slices.Equal(got.order, c.order) || got.query != c.query || got.defines != c.defines || got.temporary != c.temporary {
			t.Errorf("%s is %+v", c.sql, got)
		}
	}
}

// Where the query begins whose rows a statement writes.
func TestSource(t *testing.T) {
	for sql, want := range map[string]string{
		"INSERT INTO t SELECT 1": "SELECT 1",
		"INSERT INTO `select`.`with` (`a`, `select`) SELECT $1, $2 FROM u":                             "SELECT :p1, :p2 FROM u",
		"insert into t (a) with x as (select 1) select * from x":                                       "with x as (select 1) select * from x",
		"CREATE TABLE t AS SELECT 1":                                                                   "SELECT 1",
		"CREATE TABLE t USING parquet OPTIONS (select 'with') AS WITH x AS (SELECT 1) SELECT * FROM x": "WITH x AS (SELECT 1) SELECT * FROM x",
		"INSERT INTO t VALUES (1, (SELECT 2))":                                                         "",
		"CREATE VIEW v AS SELECT 1":                                                                    "",
		"CREATE OR REPLACE TABLE t AS SELECT 1":                                                        "",
		"MERGE INTO t USING (SELECT 1) ON TRUE":                                                        "",
		"SELECT 1":                                                                                     "",
		"CREATE TABLE t (a INT COMMENT 'select')":                                                      "",
	} {
		c, err := parse(sql)
		got := ""
		if c.source > 0 {
			got = c.sql[c.source:]
		}
		if err != nil || got != want {
			t.Errorf("%s writes %q, want %q (%v)", sql, got, want, err)
		}
	}
}

// Whatever the text, parse ends, keeps all but the parameters, and never panics.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"SELECT $1, ':p2' :p3", "a'b\\", "`", "/*", "--", "$99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, sql string) {
		c, err := parse(sql)
		if err != nil {
			return
		}
		if c.order == nil && c.sql != sql {
			t.Errorf("%q became %q", sql, c.sql)
		}
		_ = c.anything()
	})
}
