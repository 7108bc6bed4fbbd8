package sparktest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"streamlink/integration/server"
)

// lake is the database whose tables lie in HDFS.
const lake = "lake"

// store puts the sample data into HDFS, a folder for each table, and writes the statements
// that make tables of it. what is there afterwards is all that the tables read.
func store(t *testing.T, h *server.HDFS) (fixture string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(server.Patents(), "*.parquet"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the sample data: %d files, %v", len(files), err)
	}
	if _, err := h.Shell(append(append([]string{"-put"}, files...), h.URI+"/")...); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE DATABASE %s LOCATION '%s/%s';\n", lake, h.URI, lake)
	for _, f := range files {
		name := filepath.Base(f)
		fmt.Fprintf(&b, "CREATE TABLE %s.%s USING parquet LOCATION '%s/%s';\n", lake, strings.TrimSuffix(name, ".parquet"), h.URI, name)
	}
	fixture = filepath.Join(t.TempDir(), "lake.sql")
	if err := os.WriteFile(fixture, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return fixture
}

// Tables that lie in a real HDFS answer as local ones do; what a client writes lies there;
// a DataNode that dies is an error, never a short result, and one that is back heals.
func TestHDFS(t *testing.T) {
	h := must(t, server.StartHDFS)
	t.Cleanup(h.Stop)
	fixture := store(t, h)
	on := must(t, func() (*server.Spark, error) { return server.StartSpark(fixture) })
	t.Cleanup(on.Stop)
	s := must(t, func() (*server.StreamLink, error) { return startProductIn(lake, on.Addr) })
	t.Run("psql", func(t *testing.T) { readsBlocks(t, h, s) })
	conn := connect(t, s.PG)
	t.Run("write", func(t *testing.T) { writes(t, h, conn) })
	t.Run("dead DataNode", func(t *testing.T) { dataNodeDies(t, h, conn) })
}

// readsBlocks asks what is asked of local tables, and whether the DataNode was read for it.
func readsBlocks(t *testing.T, h *server.HDFS, s *server.StreamLink) {
	before := must(t, h.Read)
	asOnDuckDB(t, s)
	sent := must(t, h.Read) - before
	t.Logf("the DataNode sent %d bytes to readers", sent)
	info, err := os.Stat(filepath.Join(server.Patents(), "patents.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	if sent < info.Size() {
		t.Errorf("the DataNode sent %d bytes, less than one table has", sent)
	}
}

// writes makes a table over the wire and looks for it in the file system.
func writes(t *testing.T, h *server.HDFS, conn *pgx.Conn) {
	ctx := within(t, limit)
	if _, err := conn.Exec(ctx, "CREATE TABLE made AS SELECT patent_id, title FROM patents WHERE jurisdiction = 'AU'"); err != nil {
		t.Fatal(err)
	}
	listed, err := h.Shell("-ls", h.URI+"/"+lake+"/made")
	if err != nil || !strings.Contains(listed, ".parquet") {
		t.Errorf("the table's files: %v\n%s", err, listed)
	}
	var n, want int
	if err := conn.QueryRow(ctx, "SELECT count(*), (SELECT count(*) FROM patents WHERE jurisdiction = 'AU') FROM made").Scan(&n, &want); err != nil || n != want || n == 0 {
		t.Errorf("%d rows were written of %d: %v", n, want, err)
	}
	if _, err := conn.Exec(ctx, "DROP TABLE made"); err != nil {
		t.Fatal(err)
	}
	if listed, err := h.Shell("-ls", h.URI+"/"+lake+"/made"); err == nil {
		t.Errorf("the dropped table's files are still there:\n%s", listed)
	}
}

// dataNodeDies takes the blocks away and gives them back.
func dataNodeDies(t *testing.T, h *server.HDFS, conn *pgx.Conn) {
	const ask = "SELECT title, assignee FROM patents_wide"
	n := 0
	read := func() error {
		n = 0
		rows, err := conn.Query(within(t, limit), ask)
		if err != nil {
			return err
		}
		for rows.Next() {
			n++
		}
		return rows.Err()
	}
	if err := read(); err != nil {
		t.Fatal(err)
	}
	whole := n
	h.KillDataNode()
	began := time.Now()
	err := read()
	var pg *pgconn.PgError
	if !errors.As(err, &pg) || len(pg.Code) != 5 || pg.Code == "XX000" {
		t.Errorf("without a DataNode: %d rows, %v", n, err)
	} else if strings.Contains(pg.Message, "BP-") || strings.Contains(pg.Message, "org.apache") {
		t.Errorf("the message holds what is Hadoop's own: %s", pg.Message)
	}
	t.Logf("without a DataNode: %v, after %v", err, time.Since(began).Round(time.Millisecond))
	if err := h.StartDataNode(); err != nil {
		t.Fatal(err)
	}
	if !until(t, limit, func() bool { return read() == nil && n == whole }) {
		t.Errorf("after the DataNode is back: %d rows of %d", n, whole)
	}
	if err := conn.Ping(context.Background()); err != nil {
		t.Error(err)
	}
}
