package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"streamlink/integration/server"
)

// told is what drain.py and Drain.java print at the end.
var told = regexp.MustCompile(`drained (\d+) rows (\d+) us first (\d+) us`)

// drain runs a program that reads a result and tells what it took.
func drain(cmd *exec.Cmd) (d drained, err error) {
	out, err := cmd.CombinedOutput()
	m := told.FindSubmatch(out)
	if err != nil || m == nil {
		return d, fmt.Errorf("%v: %s", err, tail(string(out)))
	}
	number := func(b []byte) int {
		n, _ := strconv.Atoi(string(b))
		return n
	}
	d.rows = number(m[1])
	d.took, d.first = time.Duration(number(m[2]))*time.Microsecond, time.Duration(number(m[3]))*time.Microsecond
	d.client = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return d, nil
}

// tail is the last of what a program said.
func tail(out string) string {
	lines := strings.Split(strings.TrimSpace(out), "\n")
	return strings.Join(lines[max(0, len(lines)-3):], " ")
}

func testdata(name string) string {
	return filepath.Join(server.Root(), "integration", "sparkbench", "testdata", name)
}

// python reads with pyspark's own client.
func (w ways) python(how string, n int) (drained, error) {
	if w.settings.python == "" {
		return drained{}, errors.New("no -python is given")
	}
	cmd := exec.CommandContext(w.ctx, w.settings.python, testdata("drain.py"), "sc://"+w.spark.Addr, how, w.query(n))
	cmd.Env = append(os.Environ(), "SPARK_REMOTE=")
	return drain(cmd)
}

// java reads over JDBC.
func (s settings) java(jars, url, user, password string, fetch int, statements ...string) *exec.Cmd {
	args := []string{"-Xmx1g", "-cp", filepath.Join(jars, "*"), testdata("Drain.java"), url, user, password, strconv.Itoa(fetch)}
	return exec.Command("java", append(args, statements...)...)
}

func (w ways) pgjdbc(n int) (drained, error) {
	if w.classes == "" {
		return drained{}, errors.New("no -classes is given")
	}
	return drain(w.java(w.classes, "jdbc:postgresql://"+w.proxy.PG+"/"+server.Database, server.User, server.Password, 10_000, w.query(n)))
}

var rate = regexp.MustCompile(`BenchmarkStream/stubs\S*\s+1\s+(\d+) ns/op.*?(\d+(?:\.\d+)?) ms-to-first`)

// bench runs a benchmark of backend/spark.
func (w ways) bench(name, count string, env ...string) (string, *exec.Cmd, error) {
	if w.settings.stubs == "" {
		return "", nil, errors.New("no -stubs is given")
	}
	cmd := exec.CommandContext(w.ctx, w.settings.stubs, "-test.run", "^$", "-test.bench", name, "-test.benchtime", count)
	cmd.Env = append(append(os.Environ(), "SPARK_ADDR="+w.spark.Addr), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, tail(string(out)))
	}
	return string(out), cmd, err
}

// stubs reads with nothing but the stubs, which drop the rows undecoded.
func (w ways) stubs(n int) (d drained, err error) {
	out, cmd, err := w.bench("^BenchmarkStream$/^stubs$", "1x", "SPARK_QUERY="+w.query(n), "SPARK_ROWS="+strconv.Itoa(n))
	if err != nil {
		return d, err
	}
	m := rate.FindStringSubmatch(out)
	if m == nil {
		return d, fmt.Errorf("the benchmark says %s", tail(out))
	}
	ns, _ := strconv.Atoi(m[1])
	first, _ := strconv.ParseFloat(m[2], 64)
	return drained{rows: n, took: time.Duration(ns), first: time.Duration(first) * time.Millisecond,
		client: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}
