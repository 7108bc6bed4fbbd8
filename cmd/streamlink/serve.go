package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"streamlink/protocol/mysql"
	"streamlink/protocol/postgres"
)

func serveCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{
		Use: "serve", Short: "Serve data to PostgreSQL and MySQL clients until Ctrl-C", Args: cobra.NoArgs,
		Example: `  streamlink serve --data sales.parquet --user ada:secret
  streamlink serve --spark sc://localhost:15002 --user ada:secret
  streamlink serve --config streamlink.yaml`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := o.load()
			if err != nil {
				return err
			}
			if err := cfg.serves(); err != nil {
				return err
			}
			if len(cfg.Proxy.Users) == 0 {
				return errors.New("nobody could log in: name a user with --user NAME:PASSWORD, or proxy.users in the configuration")
			}
			h, err := build(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			s, err := h.listen()
			if err != nil {
				return errors.Join(err, h.Close())
			}
			s.announce(cmd.OutOrStdout())
			err = s.run(cmd.Context())
			return errors.Join(err, h.Close())
		},
	}
	o.register(cmd, true)
	return cmd
}

// server is a house with its doors open.
type server struct {
	*house
	postgres, mysql, metrics net.Listener
	serve                    []func(ctx context.Context) error
}

// listen takes the ports and reads the certificates, so that a port in use or a missing
// file is told before anything is promised.
func (h *house) listen() (s *server, err error) {
	s = &server{house: h}
	for _, door := range []struct {
		key, address string
		at           *net.Listener
	}{
		{"postgres.listen", h.cfg.Postgres.Listen, &s.postgres},
		{"mysql.listen", h.cfg.MySQL.Listen, &s.mysql},
		{"metrics.listen", h.cfg.Metrics.Listen, &s.metrics},
	} {
		if door.address == "" {
			continue
		}
		l, err := net.Listen("tcp", door.address)
		if err != nil {
			s.closeListeners()
			if errors.Is(err, syscall.EADDRINUSE) {
				return nil, fmt.Errorf("%s: %s is in use; stop what listens there or choose another port", door.key, door.address)
			}
			return nil, fmt.Errorf("%s: cannot listen on %s: %w", door.key, door.address, err)
		}
		*door.at = l
	}
	if err := s.wires(); err != nil {
		s.closeListeners()
		return nil, err
	}
	return s, nil
}

// wires makes what will serve each listener.
func (s *server) wires() error {
	if s.postgres != nil {
		wire, err := postgres.New(s.cfg.Postgres, s.proxy, s.log)
		if err != nil {
			return err
		}
		s.serve = append(s.serve, func(ctx context.Context) error { return wire.Serve(ctx, s.postgres) })
	}
	if s.mysql != nil {
		wire, err := mysql.New(s.cfg.MySQL, s.proxy, s.log)
		if err != nil {
			return err
		}
		s.serve = append(s.serve, func(ctx context.Context) error { return wire.Serve(ctx, s.mysql) })
	}
	if s.metrics != nil {
		s.serve = append(s.serve, func(ctx context.Context) error { return s.house.metrics.Serve(ctx, s.metrics) })
	}
	return nil
}

func (s *server) closeListeners() {
	for _, l := range []net.Listener{s.postgres, s.mysql, s.metrics} {
		if l != nil {
			_ = l.Close()
		}
	}
}

// announce prints one line a listener, model and engine.
func (s *server) announce(w io.Writer) {
	line := func(what, format string, args ...any) {
		fmt.Fprintf(w, "%-9s %s\n", what, fmt.Sprintf(format, args...))
	}
	tables, err := s.engine.Catalog().Tables(context.Background(), "")
	if err != nil {
		line("engine", "%s %s (%v)", s.engine.Name(), s.engine.Version(), err)
	} else {
		line("engine", "%s %s, %d tables in %q", s.engine.Name(), s.engine.Version(), len(tables), s.proxy.Database())
	}
	if s.model != nil {
		line("model", "%s", s.model.Name())
	} else {
		line("model", "none: ASK is off")
	}
	if s.postgres != nil {
		line("postgres", "%s", s.postgres.Addr())
	}
	if s.mysql != nil {
		line("mysql", "%s", s.mysql.Addr())
	}
	if s.metrics != nil {
		line("metrics", "http://%s/metrics", s.metrics.Addr())
	}
}

// run serves until ctx ends, then lets running statements finish.
func (s *server) run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, serve := range s.serve {
		g.Go(func() error { return serve(ctx) })
	}
	return g.Wait()
}
