package mysql

import (
	"os"
	"os/exec"
	"testing"
)

// runIdleClients starts this test binary again as the clients of TestIdleMemory.
func runIdleClients(t *testing.T, addr string) (stop func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestIdleMemory$", "-test.timeout", "60s")
	cmd.Env = append(os.Environ(), "MYSQL_IDLE_CLIENTS="+addr)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = t.Output()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return func() {
		in.Close()
		_ = cmd.Wait()
	}
}
