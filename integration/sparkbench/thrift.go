package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"streamlink/integration/server"
)

// overThrift measures Spark's own Thrift Server with its JDBC driver, as it collects a
// result before it sends it and as it collects it partition by partition.
func overThrift(ctx context.Context, s settings) error {
	thrift, err := server.StartThrift()
	if err != nil {
		return err
	}
	defer thrift.Stop()
	home, err := exec.CommandContext(ctx, s.python, "-c", "import os, pyspark; print(os.path.dirname(pyspark.__file__))").Output()
	if err != nil {
		return fmt.Errorf("where is Spark? %w", err)
	}
	jars := filepath.Join(strings.TrimSpace(string(home)), "jars")
	view := strings.Replace(mixed, "range(0, ROWS,", fmt.Sprintf("range(0, %d,", s.rows), 1)
	view = strings.Replace(view[strings.Index(view, "CREATE"):], "VIEW", "TEMPORARY VIEW", 1)
	view = strings.TrimSuffix(strings.TrimSpace(view), ";")
	read := func(n int, incremental bool) (drained, error) {
		return drain(s.java(jars, "jdbc:hive2://"+thrift.Addr+"/default", "any", "", 10_000,
			fmt.Sprintf("SET spark.sql.thriftServer.incrementalCollect=%v", incremental), view, query(n)))
	}
	if _, err := read(min(s.rows, 100_000), false); err != nil { // warms up all of it
		return err
	}
	head()
	for _, incremental := range []bool{false, true} {
		name := fmt.Sprintf("Spark Thrift Server, hive-jdbc, incrementalCollect=%v", incremental)
		if err := line(name, thrift.PID(), 0, func() (drained, error) { return read(s.some, incremental) }); err != nil {
			return err
		}
	}
	return nil
}
