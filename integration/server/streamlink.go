package server

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
)

// Accounts and database that every server here has.
const (
	User     = "demo"
	Password = "demo"
	Database = "streamlink"
)

// StreamLink is the server under test.
type StreamLink struct {
	*Process
	PG, MySQL string // addresses, host:port
}

// Binary is the program under test: STREAMLINK, or where `make build` puts it.
func Binary() (string, error) {
	path := os.Getenv("STREAMLINK")
	if path == "" {
		path = filepath.Join(Root(), "bin", "streamlink")
	}
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("%w; run `make build`, or name the program in STREAMLINK", err)
	}
	return path, nil
}

// Root is the repository's folder.
func Root() string {
	dir, err := os.Getwd()
	if err != nil {
		return ".."
	}
	for d := dir; d != filepath.Dir(d); d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, "data", "patents")); err == nil {
			return d
		}
	}
	return filepath.Dir(dir)
}

// Patents is the folder of the sample data.
func Patents() string { return filepath.Join(Root(), "data", "patents") }

var listening = regexp.MustCompile(`(?m)^(postgres|mysql)\s+(127\.0\.0\.1:\d+)$`)

// StartStreamLink runs `streamlink serve` on free ports. The arguments follow those for
// ports and user; env is added to the environment.
func StartStreamLink(env []string, args ...string) (*StreamLink, error) {
	binary, err := Binary()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(binary, append([]string{"serve", "--user", User + ":" + Password,
		"--postgres", "127.0.0.1:0", "--mysql", "127.0.0.1:0"}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	p, err := start(cmd)
	if err != nil {
		return nil, err
	}
	s := &StreamLink{Process: p}
	err = p.await(func() error {
		for _, m := range listening.FindAllStringSubmatch(p.Log(), -1) {
			if m[1] == "postgres" {
				s.PG = m[2]
			} else {
				s.MySQL = m[2]
			}
		}
		if s.PG == "" || s.MySQL == "" {
			return errors.New("it has not printed its ports")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Stop ends the server as Ctrl-C does.
func (s *StreamLink) Stop() { s.stop(os.Interrupt) }
