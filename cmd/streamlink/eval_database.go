package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"

	"streamlink/backend"
	"streamlink/backend/duckdb"
	"streamlink/backend/sqlite"
	"streamlink/guard"
	"streamlink/nl"
	"streamlink/proxy"
)

// evalDatabase is one database of a suite, served as any data is, and its SQLite file.
type evalDatabase struct {
	name   string
	file   *sqlite.File
	engine backend.Backend
	proxy  *proxy.Proxy

	translator *nl.Translator

	mu     sync.Mutex
	traces map[string]nl.Trace // by question
}

// openEvalDatabase opens a database with a model that is loaded already.
func openEvalDatabase(ctx context.Context, s *suite, name string, cfg Config, model nl.Model, without nl.Ablation, log *slog.Logger) (d *evalDatabase, err error) {
	path := s.file(name)
	d = &evalDatabase{name: name, traces: map[string]nl.Trace{}}
	if d.file, err = sqlite.Open(path); err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("database %s is missing: there is no %s", name, path)
		}
		return nil, fmt.Errorf("database %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("database %s: %w", name, err), d.Close())
			d = nil
		}
	}()
	folder, err := s.served(ctx, name, d.file)
	if err != nil {
		return d, err
	}
	cfg.DuckDB.Path, cfg.DuckDB.Data, cfg.DuckDB.Import = "", []string{folder}, true
	if d.engine, err = duckdb.Open(ctx, cfg.DuckDB, log); err != nil {
		return d, err
	}
	g, err := guard.New(cfg.Guard)
	if err != nil {
		return d, err
	}
	if d.translator, err = nl.New(cfg.NL, model, log); err != nil {
		return d, err
	}
	if s.encoder != nil {
		d.translator.Encode(s.encoder)
	}
	d.translator.Ablate(without)
	d.translator.Watch(func(t nl.Trace) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.traces[traceKey(t.Question)] = t
	})
	d.proxy, err = proxy.New(cfg.Proxy, proxy.Deps{Backend: d.engine, Guard: g, Translator: d.translator, Log: log})
	return d, err
}

// traceKey is a question less what a session takes off it.
func traceKey(question string) string {
	return strings.Join(strings.Fields(strings.TrimRight(question, " \t\r\n?;")), " ")
}

// trace is what the answer to a question rested on.
func (d *evalDatabase) trace(question string) nl.Trace {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.traces[traceKey(question)]
}

// Close closes the database.
func (d *evalDatabase) Close() error {
	var errs []error
	if d.proxy != nil {
		d.proxy.Shutdown()
	}
	if d.translator != nil {
		d.translator.Close()
	}
	if d.engine != nil {
		errs = append(errs, d.engine.Close())
	}
	if d.file != nil {
		errs = append(errs, d.file.Close())
	}
	return errors.Join(errs...)
}
