package spark

import (
	"context"
	"maps"
	"strconv"
	"testing"
	"time"

	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// A session that Spark forgot is made anew with its settings, unless it held what a new
// one would not have.
func TestForgottenSession(t *testing.T) {
	f := startFake(t, func(f *fake) {
		f.run = func(ctx context.Context, sql string, send func(*pb.ExecutePlanResponse)) error {
			if cmd, _ := parse(sql); !cmd.query {
				send(&pb.ExecutePlanResponse{Schema: structOf()})
				return nil
			}
			return counting(1)(ctx, sql, send)
		}
	})
	b := backendOn(t, func(c *Config) { c.Settings = []string{"spark.sql.shuffle.partitions = 7"} }, f)
	conn := b.open()
	defer conn.Close()
	ask := func(sql string) error {
		t.Helper()
		res, err := conn.Query(within(t), sql, nil)
		if err != nil {
			return err
		}
		if res.Rows == nil {
			return nil
		}
		n, err := count(t, res)
		if err == nil && n != 10 {
			t.Errorf("%s gave %d rows", sql, n)
		}
		return err
	}
	settled := func() map[string]string {
		f.mu.Lock()
		defer f.mu.Unlock()
		for _, s := range f.sessions {
			return maps.Clone(s)
		}
		return nil
	}
	if err := ask("SELECT n FROM t"); err != nil {
		t.Fatal(err)
	}
	before := settled()
	if before["spark.sql.shuffle.partitions"] != "7" || before["spark.sql.variable.substitute"] != "false" {
		t.Errorf("the session began with %v", before)
	}
	for _, sql := range []string{"SELECT n FROM t", "INSERT INTO t SELECT 1"} {
		f.forget()
		if err := ask(sql); err != nil {
			t.Errorf("%s after the session was forgotten: %v", sql, err)
		}
		if !maps.Equal(settled(), before) {
			t.Errorf("the new session began with %v", settled())
		}
	}
	f.forget()
	if _, err := conn.Describe(within(t), "SELECT n FROM t"); err != nil {
		t.Errorf("a description after the session was forgotten: %v", err)
	}

	if err := ask("CREATE TEMPORARY VIEW v AS SELECT 1"); err != nil {
		t.Fatal(err)
	}
	f.forget()
	if err := ask("SELECT n FROM v"); codeOf(err) != sqlstate.ConnectionFailure {
		t.Errorf("a session with a temporary view was lost and nobody told: %v", err)
	}
	if err := ask("SELECT n FROM t"); err != nil {
		t.Errorf("after the loss was told: %v", err)
	}
}

// An idle session is kept alive, a shared one is never released.
func TestKeepAlive(t *testing.T) {
	f := startFake(t, nil)
	b := backendOn(t, func(c *Config) { c.KeepAlive = 20 * time.Millisecond }, f)
	conn := b.open()
	if _, err := conn.Describe(within(t), "SELECT 1"); err != nil {
		t.Fatal(err)
	}
	began := f.calls("config")
	until(t, "touched", func() bool { return f.calls("config") >= began+3 })
	conn.Close()
	until(t, "released", func() bool { return f.calls("release session") == 1 && f.live() == 0 })
	time.Sleep(50 * time.Millisecond)
	if f.live() > 0 {
		t.Error("a session was touched after its release")
	}
}

func TestSharedSession(t *testing.T) {
	const id = "01234567-89ab-cdef-0123-456789abcdef"
	f := startFake(t, nil)
	c := DefaultConfig()
	c.Endpoints = []Endpoint{{Address: "sc://" + f.addr + "/;session_id=" + id}}
	b, err := open(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		conn := b.open()
		if _, err := conn.Describe(within(t), "SELECT 1"); err != nil {
			t.Fatal(err)
		}
		conn.Close()
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.sessions) != 1 || f.sessions[id] == nil {
		t.Errorf("sessions are %v", f.sessions)
	}
}

// Parameters travel as values of their types, by name.
func TestParameters(t *testing.T) {
	for _, version := range []string{"4.1.2", "3.5.8"} {
		f := startFake(t, func(f *fake) { f.version = version })
		conn := backendOn(t, nil, f).open()
		at := time.Date(2024, 2, 29, 12, 0, 0, 123000, time.UTC)
		res, err := conn.Query(within(t), "SELECT :p2, ':p1', :p1, CAST(:p2 AS INT), :p3, :p4, :p5, :p6, :p7, v:p1",
			[]any{"it's", int64(2), nil, true, 1.5, []byte{0, 1}, at})
		if err != nil {
			t.Fatal(err)
		}
		res.Rows.Release()
		conn.Close()
		f.mu.Lock()
		q := f.plans[0]
		f.mu.Unlock()
		if want := "SELECT :p2, ':p1', :p1, CAST(:p2 AS INT), :p3, :p4, :p5, :p6, :p7, v:p1"; q.Query != want {
			t.Errorf("%s got %s", version, q.Query)
		}
		all := maps.Clone(q.Args)
		if all == nil {
			all = map[string]*pb.Expression_Literal{}
		}
		for name, a := range q.NamedArguments {
			all[name] = a.GetLiteral()
		}
		if (len(q.NamedArguments) == 0) != (version == "3.5.8") || len(all) != 7 {
			t.Fatalf("%s got %d and %d values", version, len(q.NamedArguments), len(all))
		}
		if all["p1"].GetString_() != "it's" || all["p2"].GetLong() != 2 || all["p3"].GetNull() == nil ||
			!all["p4"].GetBoolean() || all["p5"].GetDouble() != 1.5 || len(all["p6"].GetBinary()) != 2 || all["p7"].GetTimestamp() != at.UnixMicro() {
			t.Errorf("%s got %v", version, all)
		}
	}
}

func TestBadParameters(t *testing.T) {
	f := startFake(t, nil)
	conn := backendOn(t, nil, f).open()
	defer conn.Close()
	for _, c := range []struct {
		sql  string
		args []any
		code sqlstate.Code
	}{
		{"SELECT :p2", []any{int64(1)}, sqlstate.ProtocolViolation},
		{"SELECT ?", nil, sqlstate.ProtocolViolation},
		{"SELECT :p0", []any{int64(1)}, sqlstate.ProtocolViolation},
		{"SELECT ?, :p1", []any{int64(1)}, sqlstate.InternalError},
		{"SELECT :p1", []any{"\xff"}, sqlstate.CharacterNotInRepertoire},
		{"SELECT :p1", []any{struct{}{}}, sqlstate.InternalError},
	} {
		if _, err := conn.Query(within(t), c.sql, c.args); codeOf(err) != c.code {
			t.Errorf("%s with %v: %v, want %s", c.sql, c.args, err, c.code)
		}
	}
	if n := f.calls("execute"); n > 0 {
		t.Errorf("%d statements reached Spark", n)
	}
}

// A command is run once and never analysed.
func TestCommands(t *testing.T) {
	f := startFake(t, func(f *fake) {
		f.run = func(_ context.Context, sql string, send func(*pb.ExecutePlanResponse)) error {
			switch sql {
			case "DELETE FROM t":
				send(schemaOf("num_affected_rows"))
				r := numbers(42, 1)
				r.GetArrowBatch().StartOffset = nil
				send(r)
			case "SHOW TABLES":
				return counting(1)(nil, sql, send)
			default:
				send(&pb.ExecutePlanResponse{Schema: structOf()})
			}
			return nil
		}
	})
	b := backendOn(t, nil, f)
	conn := b.open()
	defer conn.Close()
	version := b.Catalog().Version()
	for i, c := range []struct {
		sql      string
		affected int64
		rows     bool
		defines  bool
	}{
		{"DELETE FROM t", 42, false, false}, {"DROP TABLE t", -1, false, true}, {"INSERT INTO t VALUES (1)", -1, false, false},
		{"WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x", -1, false, false}, {"SHOW TABLES", -1, true, false},
		{"CREATE TABLE t (a INT)", -1, false, true},
	} {
		if s, err := conn.Describe(within(t), c.sql); s != nil || err != nil {
			t.Errorf("%s is described as %v, %v", c.sql, s, err)
		}
		res, err := conn.Query(within(t), c.sql, nil)
		if err != nil {
			t.Fatal(c.sql, err)
		}
		if res.Affected != c.affected || (res.Rows != nil) != c.rows {
			t.Errorf("%s: affected %d, rows %v", c.sql, res.Affected, res.Rows)
		}
		if res.Rows != nil {
			res.Rows.Release()
		}
		if now := b.Catalog().Version(); (now != version) != c.defines {
			t.Errorf("%s left the catalog at version %s", c.sql, strconv.FormatUint(now, 10))
		} else {
			version = now
		}
		if n := f.calls("execute"); n != i+1 {
			t.Errorf("%s: %d statements ran", c.sql, n-i)
		}
	}
	if n := f.calls("analyze"); n > 0 {
		t.Errorf("%d commands were analysed, which before Spark 4.1 runs them", n)
	}
}

// Only Spark 4.0 takes the setting for comparisons that ignore blanks; others refuse it.
func TestSettingsByVersion(t *testing.T) {
	for version, want := range map[string]string{"3.5.7": "", "4.0.3": "true", "4.1.2": ""} {
		f := startFake(t, func(f *fake) { f.version = version })
		b := backendOn(t, nil, f)
		conn := b.open()
		res, err := conn.Query(within(t), "SELECT 1", nil)
		if err != nil {
			t.Fatal(err)
		}
		res.Rows.Release()
		f.mu.Lock()
		if got := f.sessions[conn.s.id][trimmed]; got != want {
			t.Errorf("on %s it is %q", version, got)
		}
		f.mu.Unlock()
		conn.Close()
	}
}
