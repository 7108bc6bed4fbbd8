// Package server starts the servers that the integration tests and benchmarks talk to:
// StreamLink, and PostgreSQL, PgBouncer and MariaDB to compare it with. Each runs on
// loopback, on a port of its own, in a folder of its own that goes when it stops.
package server

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// startTimeout is how long a server may take until it answers.
const startTimeout = 60 * time.Second

// Process is a running server.
type Process struct {
	cmd  *exec.Cmd
	name string
	log  output
	done chan struct{} // closed when the process has ended
	err  error         // why; valid after done
}

// start runs a command whose output is kept.
func start(cmd *exec.Cmd) (*Process, error) {
	p := &Process{cmd: cmd, name: filepath.Base(cmd.Path), done: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = &p.log, &p.log
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", p.name, err)
	}
	go func() {
		p.err = cmd.Wait()
		close(p.done)
	}()
	return p, nil
}

// PID is the process's number.
func (p *Process) PID() int { return p.cmd.Process.Pid }

// Log is all that the server has written so far.
func (p *Process) Log() string { return p.log.String() }

// Signal sends a signal to the server.
func (p *Process) Signal(s os.Signal) error { return p.cmd.Process.Signal(s) }

// Wait waits until the server has ended, and gives its exit code.
func (p *Process) Wait(limit time.Duration) (code int, err error) {
	select {
	case <-p.done:
		return p.cmd.ProcessState.ExitCode(), nil
	case <-time.After(limit):
		return 0, fmt.Errorf("%s still runs after %v:\n%s", p.name, limit, p.Log())
	}
}

// Running tells whether the server has not ended.
func (p *Process) Running() bool {
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// stop ends the server: by the signal, or by force when it does not listen.
func (p *Process) stop(s os.Signal) {
	_ = p.Signal(s)
	select {
	case <-p.done:
	case <-time.After(15 * time.Second):
		_ = p.cmd.Process.Kill()
		<-p.done
	}
}

// await calls ready until it gives nil, the server ends, or too much time has passed.
func (p *Process) await(ready func() error) error { return p.awaitFor(startTimeout, ready) }

// awaitFor is await for servers that take longer.
func (p *Process) awaitFor(limit time.Duration, ready func() error) error {
	deadline := time.Now().Add(limit)
	for {
		err := ready()
		if err == nil {
			return nil
		}
		if !p.Running() {
			return fmt.Errorf("%s ended (%v):\n%s", p.name, p.err, p.Log())
		}
		if time.Now().After(deadline) {
			p.stop(os.Kill)
			return fmt.Errorf("%s is not ready after %v: %w\n%s", p.name, limit, err, p.Log())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// output collects what a process writes.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(b)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

var _ io.Writer = (*output)(nil)

// run runs a command to its end.
func run(cmd *exec.Cmd) error {
	out, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(cmd.Path), err, out)
	}
	return nil
}

// find looks for a program in PATH and where Debian puts the servers'.
func find(name string) (string, error) {
	if path, err := exec.LookPath(name); err == nil {
		return path, nil
	}
	for _, pattern := range []string{"/usr/lib/postgresql/*/bin/", "/usr/sbin/", "/usr/local/sbin/"} {
		if found, _ := filepath.Glob(pattern + name); len(found) > 0 {
			return found[len(found)-1], nil
		}
	}
	return "", fmt.Errorf("%s is not installed: run integration/setup.sh", name)
}

// home is a server's folder and the account that it runs under. PostgreSQL and MariaDB
// refuse to run as root, so root lends them an account that may do nothing else.
type home struct {
	dir  string
	cred *syscall.Credential // nil: our own account
}

func newHome(name string) (*home, error) {
	dir, err := os.MkdirTemp("", "streamlink-"+name+"-")
	if err != nil {
		return nil, err
	}
	h := &home{dir: dir}
	if os.Getuid() != 0 {
		return h, nil
	}
	account, err := user.Lookup("nobody")
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	uid, err1 := strconv.ParseUint(account.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(account.Gid, 10, 32)
	if err := errors.Join(err1, err2, os.Chown(dir, int(uid), int(gid))); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	h.cred = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return h, nil
}

// command makes a command that runs in the home, under its account, and that does not
// outlive the tests.
func (h *home) command(name string, args ...string) (*exec.Cmd, error) {
	path, err := find(name)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = h.dir
	cmd.Env = append(os.Environ(), "HOME="+h.dir, "TMPDIR="+h.dir, "LC_ALL=C.UTF-8", "TZ=UTC")
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: h.cred, Pdeathsig: syscall.SIGKILL}
	return cmd, nil
}

// write puts a file into the home that the server may read.
func (h *home) write(name, text string) (string, error) {
	path := filepath.Join(h.dir, name)
	return path, os.WriteFile(path, []byte(text), 0o644)
}

func (h *home) remove() { _ = os.RemoveAll(h.dir) }

// freePort is a port that nobody listens on at the moment.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
