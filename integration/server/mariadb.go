package server

import (
	"database/sql"
	"fmt"
	"net"
	"path/filepath"
	"strconv"
	"syscall"

	_ "github.com/go-sql-driver/mysql" // to make the account
)

// MariaDB is the reference for the MySQL wire.
type MariaDB struct {
	*Process
	home *home
	Addr string
}

// StartMariaDB makes an empty server and runs it.
func StartMariaDB() (s *MariaDB, err error) {
	h, err := newHome("mariadb")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			h.remove()
		}
	}()
	data := "--datadir=" + filepath.Join(h.dir, "data")
	cmd, err := h.command("mariadb-install-db", "--no-defaults", data, "--skip-test-db",
		"--auth-root-authentication-method=normal")
	if err != nil {
		return nil, err
	}
	if err := run(cmd); err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	socket := filepath.Join(h.dir, "sock")
	cmd, err = h.command("mariadbd", "--no-defaults", data, "--socket="+socket, "--pid-file="+filepath.Join(h.dir, "pid"),
		"--bind-address=127.0.0.1", "--port="+strconv.Itoa(port), "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0",
		"--character-set-server=utf8mb4", "--default-time-zone=+00:00", "--innodb-buffer-pool-size=64M",
		"--max-connections=300")
	if err != nil {
		return nil, err
	}
	p, err := start(cmd)
	if err != nil {
		return nil, err
	}
	s = &MariaDB{Process: p, home: h, Addr: net.JoinHostPort("127.0.0.1", strconv.Itoa(port))}
	if err := p.await(func() error { return s.createAccount(socket) }); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *MariaDB) createAccount(socket string) error {
	db, err := sql.Open("mysql", "root@unix("+socket+")/?multiStatements=true")
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(fmt.Sprintf("CREATE DATABASE %[1]s; CREATE USER %[2]s@'%%' IDENTIFIED BY '%[3]s';"+
		"GRANT ALL ON *.* TO %[2]s@'%%'; DROP USER IF EXISTS ''@localhost", Database, User, Password))
	return err
}

// Stop ends the server and removes its data.
func (s *MariaDB) Stop() {
	s.stop(syscall.SIGTERM)
	s.home.remove()
}

// MySQLDSN is the address of the database for go-sql-driver; options is its query part.
func MySQLDSN(addr, options string) string {
	return fmt.Sprintf("%s:%s@tcp(%s)/%s?%s", User, Password, addr, Database, options)
}
