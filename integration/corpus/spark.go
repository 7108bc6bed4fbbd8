package corpus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"streamlink/integration/server"
)

// sparkSchema is where the corpus's tables stand on a Spark that others, and other runs,
// use too.
var sparkSchema = fmt.Sprintf("streamlink_corpus_%d", os.Getpid())

// StartSpark runs a StreamLink in front of a Spark Connect server and makes the tables
// through it, in a schema of their own. env is added to its environment.
func StartSpark(ctx context.Context, address string, env ...string) (*Target, error) {
	env = append([]string{"STREAMLINK_GUARD_READ_ONLY=false", "STREAMLINK_LOG_LEVEL=error"}, env...)
	args := []string{"--backend", "spark", "--spark", address}
	s, err := server.StartStreamLink(env, args...)
	if err != nil {
		return nil, err
	}
	err = demand(ctx, s.PG, "DROP SCHEMA IF EXISTS "+sparkSchema+" CASCADE", "CREATE SCHEMA "+sparkSchema)
	if err != nil {
		return nil, errors.Join(err, ended(s))
	}
	s.Stop()
	keys := filepath.Join(server.Root(), "integration", "corpus", "testdata", "keys.spark.yaml")
	s, err = server.StartStreamLink(append(env, "STREAMLINK_SPARK_SCHEMA="+sparkSchema, "STREAMLINK_SPARK_KEYS_FILE="+keys), args...)
	if err != nil {
		return nil, err
	}
	t := &Target{Name: "spark", PG: s.PG, MySQL: s.MySQL, stop: func() {
		if err := demand(ctx, s.PG, "DROP SCHEMA IF EXISTS "+sparkSchema+" CASCADE"); err != nil {
			fmt.Fprintln(os.Stderr, "corpus:", err)
		}
		s.Stop()
	}}
	if err := fill(ctx, PostgreSQL, t.PG, "tables.spark.sql"); err != nil {
		return nil, errors.Join(err, ended(s))
	}
	t.before = map[Wire]string{MySQL: "tables.spark.mysql.sql"}
	return t, nil
}

// demand runs statements that must not fail.
func demand(ctx context.Context, addr string, statements ...string) error {
	conn, err := Dial(ctx, PostgreSQL, addr)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	for _, s := range statements {
		a, err := conn.Ask(ctx, s, nil, false)
		if err != nil {
			return err
		}
		if a.Code != "" {
			return fmt.Errorf("%s: %s %s", s, a.Code, a.Message)
		}
	}
	return nil
}
