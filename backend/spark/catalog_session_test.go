package spark

import (
	"context"
	"strings"
	"testing"

	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// A client's temporary views are found by that client and by nobody else, before a table
// of the same name, and until Spark forgot them.
func TestTemporaryViews(t *testing.T) {
	_, f := shelves(t)
	run, analyze := f.run, f.analyze
	f.run = func(ctx context.Context, sql string, send func(*pb.ExecutePlanResponse)) error {
		switch {
		case sql == "SHOW VIEWS":
			send(&pb.ExecutePlanResponse{Schema: structOf(field("namespace", text()), field("viewName", text()),
				field("isTemporary", &pb.DataType{Kind: &pb.DataType_Boolean_{}}))})
			send(rowsOf([][]string{{"default", "lasting", "false"}, {"", "patents", "true"}}))
			return nil
		case strings.HasPrefix(sql, "CREATE"):
			send(&pb.ExecutePlanResponse{Schema: structOf()})
			return nil
		}
		return run(ctx, sql, send)
	}
	f.analyze = func(sql string) (*pb.DataType, error) {
		if sql == "SELECT * FROM `patents`" {
			return structOf(field("mine", text())), nil
		}
		return analyze(sql)
	}
	b := backendOn(t, nil, f)
	one, two := b.open(), b.open()
	defer one.Close()
	defer two.Close()
	shared := b.Catalog().Version()
	if _, err := one.Query(within(t), "CREATE TEMPORARY VIEW patents AS SELECT 1 AS mine", nil); err != nil {
		t.Fatal(err)
	}
	if b.Catalog().Version() != shared {
		t.Error("what is one client's own made all others read the catalog again")
	}
	if one.Catalog().Version() == two.Catalog().Version() {
		t.Error("two catalogs that differ have one version")
	}
	first := func(c *Conn, schema, name string) string {
		t.Helper()
		table, err := c.Catalog().Table(within(t), schema, name)
		if err != nil {
			t.Fatal(err)
		}
		return table.Columns[0].Name
	}
	if got := first(one, "", "PATENTS"); got != "mine" {
		t.Errorf("the client's own view has %s", got)
	}
	if got := first(one, "default", "patents") + first(two, "", "patents") + first(one, "", "cites"); got != "ididfrom_id" {
		t.Errorf("the tables have %s", got)
	}
	mine, err := one.Catalog().Tables(within(t), "")
	if err != nil || len(mine) != 4 || mine[0].Name != "patents" || mine[0].Schema != "" {
		t.Errorf("%v, %v", mine, err)
	}
	f.forget()
	if _, err := one.Query(within(t), "SELECT * FROM patents", nil); codeOf(err) != sqlstate.ConnectionFailure {
		t.Errorf("the view is gone, but the client is told %v", err)
	}
	if got := first(one, "", "patents"); got != "id" {
		t.Errorf("afterwards there is %s", got)
	}
}
