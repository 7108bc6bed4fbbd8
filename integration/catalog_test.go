package integration

import (
	"database/sql"
	"strings"
	"testing"

	"streamlink/integration/server"
)

// psqlDescribes are psql's commands about a schema: none may fail, whatever it finds.
const psqlDescribes = `\d
\d catalog_parent
\d+ catalog_child
\d catalog_view
\d+ catalog_view
\dt
\dt+ *.*
\di
\dv
\ds
\dm
\dn
\dn+
\df
\da
\do
\dT
\dT+
\l
\l+
\du
\dp
\ddp
\dD
\dC
\dL
\dx
\db
\dc
\dO
\des
\dew
\dF
\dFd
\drds
\dRp
\dy
\dA
\dAc
\dAf
\dP
\dX
\dd
\sv catalog_view
`

func TestPsqlDescribes(t *testing.T) {
	s := catalogServer(t)
	for _, command := range strings.Split(strings.TrimSpace(psqlDescribes), "\n") {
		if _, errs, err := psql(t, s.PG, command+"\n", "-q"); err != nil || errs != "" {
			t.Errorf("%s: %v %s", command, err, errs)
		}
	}
	out, _, _ := psql(t, s.PG, "\\d catalog_child\n", "-q")
	for _, want := range []string{"catalog_child_pkey", "PRIMARY KEY, btree (id)", "numeric(10,2)"} {
		if !strings.Contains(out, want) {
			t.Errorf("\\d catalog_child says nothing of %q:\n%s", want, out)
		}
	}
}

// catalogServer is a StreamLink of its own with two tables and a view.
func catalogServer(t *testing.T) *server.StreamLink {
	t.Helper()
	s, err := server.StartStreamLink([]string{"STREAMLINK_GUARD_READ_ONLY=false", "STREAMLINK_LOG_LEVEL=error",
		"STREAMLINK_DUCKDB_DATABASE=" + server.Database, "STREAMLINK_DUCKDB_PATH=" + t.TempDir() + "/catalog.duckdb"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	const tables = `CREATE TABLE catalog_parent (id int PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE catalog_child (id bigint PRIMARY KEY, parent int, price numeric(10,2) DEFAULT 1.5);
CREATE VIEW catalog_view AS SELECT p.name, c.price FROM catalog_parent p JOIN catalog_child c ON c.parent = p.id;
`
	if _, errs, err := psql(t, s.PG, tables, "-q"); err != nil || errs != "" {
		t.Fatal(err, errs)
	}
	return s
}

// MySQL's clients read the same tables by SHOW and from information_schema.
func TestMySQLDescribes(t *testing.T) {
	s := catalogServer(t)
	db, err := sql.Open("mysql", server.MySQLDSN(s.MySQL, "interpolateParams=true"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, q := range []struct{ sql, want string }{
		{"SHOW FULL TABLES WHERE Table_type = 'VIEW'", "catalog_view|VIEW"},
		{"SHOW TABLES LIKE '%child'", "catalog_child"},
		{"SHOW COLUMNS FROM catalog_child WHERE `Key` <> ''", "id|bigint|NO|PRI|-|"},
		{"DESCRIBE catalog_parent name", "name|longtext|NO|UNI|-|"},
		{"SHOW VARIABLES WHERE Variable_name IN ('autocommit', 'lower_case_table_names')", "autocommit|ON\nlower_case_table_names|0"},
		{"SELECT CONSTRAINT_NAME, TABLE_NAME, COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() ORDER BY 1, 2",
			"name|catalog_parent|name\nPRIMARY|catalog_child|id\nPRIMARY|catalog_parent|id"},
		{"SELECT t.TABLE_NAME, count(*) FROM information_schema.tables t JOIN information_schema.columns c USING (TABLE_SCHEMA, TABLE_NAME) WHERE t.TABLE_SCHEMA = DATABASE() GROUP BY 1 ORDER BY 1",
			"catalog_child|3\ncatalog_parent|2\ncatalog_view|2"},
		{"SELECT INDEX_NAME, COLUMN_NAME, NON_UNIQUE FROM information_schema.STATISTICS WHERE TABLE_NAME = 'CATALOG_PARENT' ORDER BY 1", "name|name|0\nPRIMARY|id|0"},
	} {
		if got := mysqlRows(t, db, q.sql); got != q.want {
			t.Errorf("%s:\n%s\nwant\n%s", q.sql, got, q.want)
		}
	}
}

// mysqlRows are the rows of an answer, fields parted by |, NULL as -.
func mysqlRows(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		return err.Error()
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err.Error()
	}
	values, into := make([]sql.NullString, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	var lines []string
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err.Error()
		}
		fields := make([]string, len(values))
		for i, v := range values {
			if fields[i] = v.String; !v.Valid {
				fields[i] = "-"
			}
		}
		lines = append(lines, strings.Join(fields, "|"))
	}
	if err := rows.Err(); err != nil {
		return err.Error()
	}
	return strings.Join(lines, "\n")
}
