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
	view := strings.Replace(s.view("mixed_some", s.some), "VIEW", "TEMPORARY VIEW", 1)
	view = strings.TrimSuffix(strings.TrimSpace(view), ";")
	read := func(incremental bool) (drained, error) {
		return drain(s.java(jars, "jdbc:hive2://"+thrift.Addr+"/default", "any", "", 10_000,
			fmt.Sprintf("SET spark.sql.thriftServer.incrementalCollect=%v", incremental), view, s.query(s.some)))
	}
	for range warmUps {
		if _, err := read(false); err != nil {
			return err
		}
	}
	head()
	for _, incremental := range []bool{false, true} {
		name := fmt.Sprintf("Spark Thrift Server, hive-jdbc, incrementalCollect=%v", incremental)
		line(name, thrift.PID(), 0, func() (drained, error) { return read(incremental) })
	}
	return nil
}
