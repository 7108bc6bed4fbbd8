package server

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// Thrift is Spark's Thrift Server, which JDBC clients of Hive speak to.
type Thrift struct {
	*Process
	Addr string // host:port
	dir  string
}

// StartThrift runs one of the version that SPARK names, with nothing in its catalog.
func StartThrift() (*Thrift, error) {
	dir, err := os.MkdirTemp("", "streamlink-thrift-")
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	cmd := exec.Command(filepath.Join(Root(), "integration", "spark", "spark.sh"), "thrift", dir, strconv.Itoa(port))
	cmd.Env = append(os.Environ(), memory())
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	p, err := start(cmd)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	t := &Thrift{Process: p, Addr: net.JoinHostPort("127.0.0.1", strconv.Itoa(port)), dir: dir}
	err = p.awaitFor(sparkTimeout, func() error {
		c, err := net.DialTimeout("tcp", t.Addr, time.Second)
		if err == nil {
			c.Close()
		}
		return err
	})
	if err != nil {
		t.Stop()
		return nil, err
	}
	return t, nil
}

// Stop ends the server and removes its files.
func (t *Thrift) Stop() {
	t.stop(syscall.SIGTERM)
	_ = os.RemoveAll(t.dir)
}
