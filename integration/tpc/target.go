package main

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"syscall"

	"streamlink/integration/server"
)

// settings let a query's text make the view that it reads.
var settings = []string{"STREAMLINK_GUARD_READ_ONLY=false", "STREAMLINK_LOG_LEVEL=error"}

// startTarget runs the StreamLink that is asked: over DuckDB, or in front of a Spark.
func startTarget(o options, d *dataset) (*server.StreamLink, error) {
	if o.spark == "" {
		return server.StartStreamLink(append(settings, "STREAMLINK_DUCKDB_DATABASE="+server.Database), "--data", d.parquet)
	}
	schema := "streamlink_" + d.suite
	if err := makeTables(o.spark, schema, d.parquet); err != nil {
		return nil, err
	}
	return server.StartStreamLink(append(settings, "STREAMLINK_SPARK_SCHEMA="+schema), "--backend", "spark", "--spark", o.spark)
}

// makeTables tells a Spark of the Parquet files. Its own client does it: no statement of
// PostgreSQL's or MySQL's names a place in a file system.
func makeTables(address, schema, folder string) error {
	pythons, err := filepath.Glob(filepath.Join(server.Root(), "build", "spark", "*", "venv", "bin", "python"))
	if err != nil || len(pythons) == 0 {
		return errors.Join(err, errors.New("no Spark client is there: run integration/spark/spark.sh install"))
	}
	script := filepath.Join(server.Root(), "integration", "tpc", "tables.py")
	cmd := exec.Command(pythons[len(pythons)-1], script, address, schema, folder)
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("make the tables on Spark: %w\n%s", err, out)
	}
	return nil
}
