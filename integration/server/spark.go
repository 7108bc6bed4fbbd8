package server

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// sparkTimeout is how long a Spark may take until it has its tables: on a busy machine an
// empty metastore alone takes minutes.
const sparkTimeout = 8 * time.Minute

// Spark is a real Spark with Spark Connect that holds the sample data.
type Spark struct {
	*Process
	Addr  string // host:port
	Pages string // where it shows what runs on it, http://host:port
	dir   string
	port  int
	env   []string
}

// StartSpark runs a Spark of the version that SPARK names in a folder of its own. The
// statements in the file fixture are run before anybody is let in; settings are Spark's,
// name=value. Its catalog is kept in memory: Hive's takes minutes to make on a busy machine.
func StartSpark(fixture string, settings ...string) (*Spark, error) {
	dir, err := os.MkdirTemp("", "streamlink-spark-")
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	ui, uiErr := freePort()
	if err = errors.Join(err, uiErr); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	s := &Spark{Addr: net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), Pages: fmt.Sprintf("http://127.0.0.1:%d", ui), dir: dir, port: port,
		env: []string{memory(), "SPARK_CATALOG=in-memory", "SPARK_FIXTURE=" + fixture}}
	options := []string{"--conf spark.ui.enabled=true", fmt.Sprintf("--conf spark.ui.port=%d", ui)}
	for _, o := range settings {
		options = append(options, "--conf "+o)
	}
	s.env = append(s.env, "SPARK_OPTIONS="+strings.Join(options, " "))
	if err := s.Start(); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return s, nil
}

// memory is what a server's heap may have: SPARK_MEMORY, or little.
func memory() string {
	if m := os.Getenv("SPARK_MEMORY"); m != "" {
		return "SPARK_MEMORY=" + m
	}
	return "SPARK_MEMORY=1500m"
}

// Start runs the server, again after it was killed, at the same address and over the
// same tables, and waits until it answers.
func (s *Spark) Start() error {
	ready := filepath.Join(s.dir, "ready")
	if err := os.Remove(ready); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	cmd := exec.Command(filepath.Join(Root(), "integration", "spark", "spark.sh"), "run", s.dir, strconv.Itoa(s.port))
	cmd.Env = append(os.Environ(), s.env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	p, err := start(cmd)
	if err != nil {
		return err
	}
	s.Process = p
	return p.awaitFor(sparkTimeout, func() error {
		if _, err := os.Stat(ready); err != nil {
			return fmt.Errorf("its tables are not there yet: %w", err)
		}
		return nil
	})
}

// Kill ends the server without a word.
func (s *Spark) Kill() {
	_ = syscall.Kill(-s.PID(), syscall.SIGKILL)
	<-s.done
}

// Stop ends the server and removes its files.
func (s *Spark) Stop() {
	s.stop(syscall.SIGTERM)
	_ = os.RemoveAll(s.dir)
}
