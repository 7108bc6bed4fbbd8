package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"

	"streamlink/integration/server"
)

// Target is a StreamLink in front of one engine, holding the corpus's tables.
type Target struct {
	Name      string // the engine's
	PG, MySQL string // addresses
	stop      func()
	before    map[Wire]string // scripts that change the tables before a wire's cases
}

// Ready makes the tables of a wire's cases, where they differ: a TIME column is made over
// the wire that has such a type.
func (t *Target) Ready(ctx context.Context, w Wire) error {
	script, ok := t.before[w]
	if !ok {
		return nil
	}
	return fill(ctx, w, t.Address(w), script)
}

// Stop ends the target.
func (t *Target) Stop() { t.stop() }

// StartDuckDB runs a StreamLink with an embedded DuckDB and makes the tables through it.
// env is added to its environment.
func StartDuckDB(ctx context.Context, env ...string) (*Target, error) {
	s, err := server.StartStreamLink(append([]string{"STREAMLINK_GUARD_READ_ONLY=false", "STREAMLINK_DUCKDB_DATABASE=" + server.Database,
		"STREAMLINK_LOG_LEVEL=error"}, env...), "--data", server.Patents())
	if err != nil {
		return nil, err
	}
	t := &Target{Name: "duckdb", PG: s.PG, MySQL: s.MySQL, stop: s.Stop}
	if err := fill(ctx, PostgreSQL, t.PG, "tables.postgres.sql"); err != nil {
		return nil, errors.Join(err, ended(s))
	}
	return t, nil
}

func ended(s *server.StreamLink) error {
	s.Stop()
	fmt.Fprint(os.Stderr, s.Log())
	return nil
}

// StartReference runs the server that a wire's statements are meant for.
func StartReference(ctx context.Context, w Wire) (addr string, stop func(), err error) {
	if w == PostgreSQL {
		s, err := server.StartPostgreSQL()
		if err != nil {
			return "", nil, err
		}
		if err := fill(ctx, w, s.Addr, "tables.postgres.sql"); err != nil {
			s.Stop()
			return "", nil, err
		}
		return s.Addr, s.Stop, nil
	}
	s, err := server.StartMariaDB()
	if err != nil {
		return "", nil, err
	}
	if err := fill(ctx, w, s.Addr, "tables.mysql.sql"); err != nil {
		s.Stop()
		return "", nil, err
	}
	return s.Addr, s.Stop, nil
}

// Dial connects over a wire.
func Dial(ctx context.Context, w Wire, addr string) (Asker, error) {
	if w == PostgreSQL {
		return DialPostgreSQL(ctx, addr)
	}
	return DialMySQL(ctx, addr)
}

// fill runs a script that must not fail.
func fill(ctx context.Context, w Wire, addr, script string) error {
	conn, err := Dial(ctx, w, addr)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	statements, err := Script(script)
	if err != nil {
		return err
	}
	for _, s := range statements {
		a, err := conn.Ask(ctx, s, nil, false)
		if err != nil {
			return err
		}
		if a.Code != "" {
			return fmt.Errorf("%s: %s %s\n%s", script, a.Code, a.Message, s)
		}
	}
	return nil
}

// Address is where a target listens on a wire.
func (t *Target) Address(w Wire) string {
	if w == PostgreSQL {
		return t.PG
	}
	return t.MySQL
}
