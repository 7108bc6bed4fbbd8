package server

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"

	"github.com/jackc/pgx/v5"
)

// PostgreSQL is the reference for the PostgreSQL wire.
type PostgreSQL struct {
	*Process
	home *home
	Addr string
}

// StartPostgreSQL makes an empty cluster and runs it.
func StartPostgreSQL() (s *PostgreSQL, err error) {
	h, err := newHome("postgres")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			h.remove()
		}
	}()
	secret, err := h.write("password", Password+"\n")
	if err != nil {
		return nil, err
	}
	data := filepath.Join(h.dir, "data")
	cmd, err := h.command("initdb", "-D", data, "-U", User, "--pwfile", secret, "-E", "UTF8", "--locale=C.UTF-8",
		"--auth-host=scram-sha-256", "--auth-local=trust", "--no-sync")
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
	cmd, err = h.command("postgres", "-D", data, "-p", strconv.Itoa(port), "-k", h.dir,
		"-c", "listen_addresses=127.0.0.1", "-c", "timezone=UTC", "-c", "fsync=off", "-c", "synchronous_commit=off",
		"-c", "max_connections=300")
	if err != nil {
		return nil, err
	}
	p, err := start(cmd)
	if err != nil {
		return nil, err
	}
	s = &PostgreSQL{Process: p, home: h, Addr: net.JoinHostPort("127.0.0.1", strconv.Itoa(port))}
	if err := p.await(s.createDatabase); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *PostgreSQL) createDatabase() error {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, PostgresDSN(s.Addr, "postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, "CREATE DATABASE "+Database)
	return err
}

// Stop ends the server and removes its data.
func (s *PostgreSQL) Stop() {
	s.stop(os.Interrupt) // fast shutdown
	s.home.remove()
}

// PostgresDSN is the URL of a database for libpq, pgx and lib/pq.
func PostgresDSN(addr, database string) string {
	return fmt.Sprintf("postgres://%s:%s@%s/%s?sslmode=disable", User, Password, addr, database)
}

// PgBouncer stands in front of a PostgreSQL.
type PgBouncer struct {
	*Process
	home *home
	Addr string
}

// StartPgBouncer pools connections to the PostgreSQL at the address, as a deployment
// for many clients does; passwords are checked by the bouncer. Sessions are pooled whole,
// because this PgBouncer knows no prepared statements otherwise.
func StartPgBouncer(backend string) (s *PgBouncer, err error) {
	h, err := newHome("pgbouncer")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			h.remove()
		}
	}()
	users, err := h.write("users.txt", fmt.Sprintf("%q %q\n", User, Password))
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	host, backendPort, err := net.SplitHostPort(backend)
	if err != nil {
		return nil, err
	}
	config, err := h.write("pgbouncer.ini", fmt.Sprintf(`[databases]
%[1]s = host=%[2]s port=%[3]s dbname=%[1]s user=%[4]s password=%[5]s
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = %[6]d
unix_socket_dir =
auth_type = scram-sha-256
auth_file = %[7]s
pool_mode = session
default_pool_size = 100
max_client_conn = 1000
log_connections = 0
log_disconnections = 0
`, Database, host, backendPort, User, Password, port, users))
	if err != nil {
		return nil, err
	}
	cmd, err := h.command("pgbouncer", config)
	if err != nil {
		return nil, err
	}
	p, err := start(cmd)
	if err != nil {
		return nil, err
	}
	s = &PgBouncer{Process: p, home: h, Addr: net.JoinHostPort("127.0.0.1", strconv.Itoa(port))}
	err = p.await(func() error {
		ctx := context.Background()
		conn, err := pgx.Connect(ctx, PostgresDSN(s.Addr, Database))
		if err != nil {
			return err
		}
		return conn.Close(ctx)
	})
	return s, err
}

// Stop ends the bouncer.
func (s *PgBouncer) Stop() {
	s.stop(os.Interrupt)
	s.home.remove()
}
