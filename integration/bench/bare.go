package main

import (
	"errors"
	"net"
	"os"
	"os/exec"
	"syscall"
	"time"

	"github.com/go-mysql-org/go-mysql/client"
	"github.com/go-mysql-org/go-mysql/mysql"
	gomysql "github.com/go-mysql-org/go-mysql/server"

	"streamlink/integration/server"
)

// bareHandler answers every statement with one row that was made beforehand.
type bareHandler struct {
	gomysql.EmptyHandler
	text, binary *mysql.Resultset
}

func (h *bareHandler) UseDB(string) error { return nil }

func (h *bareHandler) HandleQuery(string) (*mysql.Result, error) {
	return mysql.NewResult(h.text), nil
}

func (h *bareHandler) HandleStmtPrepare(string) (int, int, any, error) { return 0, 1, nil, nil }

func (h *bareHandler) HandleStmtExecute(any, string, []any) (*mysql.Result, error) {
	return mysql.NewResult(h.binary), nil
}

func (h *bareHandler) HandleStmtClose(any) error { return nil }

// serveBare is a go-mysql server that does nothing but answer.
func serveBare(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	text, err := mysql.BuildSimpleTextResultset([]string{"1"}, [][]any{{int64(1)}})
	if err != nil {
		return err
	}
	binary, err := mysql.BuildSimpleBinaryResultset([]string{"1"}, [][]any{{int64(1)}})
	if err != nil {
		return err
	}
	users := gomysql.NewInMemoryAuthenticationHandler(mysql.AUTH_NATIVE_PASSWORD)
	if err := users.AddUser(server.User, server.Password); err != nil {
		return err
	}
	made := gomysql.NewServer("8.0.39", mysql.DEFAULT_COLLATION_ID, mysql.AUTH_NATIVE_PASSWORD, nil, nil)
	for {
		nc, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer nc.Close()
			c, err := made.NewCustomizedConn(nc, users, &bareHandler{text: text, binary: binary})
			for err == nil {
				err = c.HandleCommand()
			}
		}()
	}
}

// startBare runs serveBare in a process of its own, as StreamLink runs in one: inside
// this process it would answer its clients without the scheduler in between.
func startBare() (addr string, pid int, stop func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", 0, nil, err
	}
	addr = l.Addr().String()
	if err := l.Close(); err != nil {
		return "", 0, nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return "", 0, nil, err
	}
	cmd := exec.Command(self, "-bare", addr)
	cmd.Stderr = os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		return "", 0, nil, err
	}
	stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	for range 250 {
		if c, err := client.Connect(addr, server.User, server.Password, server.Database); err == nil {
			return addr, cmd.Process.Pid, stop, c.Close()
		}
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	return "", 0, nil, errors.New("the bare go-mysql server does not answer")
}
