package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"streamlink/backend"
	"streamlink/backend/duckdb"
	"streamlink/backend/spark"
	"streamlink/guard"
	"streamlink/nl"
	"streamlink/nl/llama"
	"streamlink/nl/model"
	"streamlink/proxy"
	"streamlink/proxy/audit"
	"streamlink/proxy/metrics"
)

// house is everything below the wires, built from one configuration.
type house struct {
	cfg    Config
	engine backend.Backend
	guard  *guard.Guard
	model  *llama.Model // nil: none in this build
	coder  *llama.Model // the sentence encoder; nil: none is named
	talk   conversation

	translator *nl.Translator // nil: no model
	proxy      *proxy.Proxy
	metrics    *metrics.Metrics
	audit      *audit.Log
	log        *slog.Logger
}

// build opens the rooms from the bottom up. A model that was asked for by name must
// load; a build that carries none serves SQL, and ASK says what is missing.
func build(ctx context.Context, cfg Config) (*house, error) { return buildWith(ctx, cfg, nil) }

// buildWith builds with another model than the configuration's, when one is given.
func buildWith(ctx context.Context, cfg Config, model nl.Model) (h *house, err error) {
	log, err := cfg.Log.logger(os.Stderr)
	if err != nil {
		return nil, err
	}
	h = &house{cfg: cfg, log: log}
	defer func() {
		if err != nil {
			err = errors.Join(err, h.Close())
		}
	}()
	if h.engine, err = cfg.open(ctx, log); err != nil {
		return h, err
	}
	if h.guard, err = guard.New(cfg.Guard); err != nil {
		return h, err
	}
	var translator *nl.Translator
	if model == nil {
		if h.model, err = openModel(cfg.Model, log); err != nil {
			return h, err
		}
		if h.model != nil {
			model = h.model
		}
	}
	if model != nil {
		if translator, err = nl.New(cfg.NL, model, log); err != nil {
			return h, err
		}
		if h.talk, err = openConversation(ctx, cfg.NL, cfg.Guard, h.engine, log); err != nil {
			return h, err
		}
		if h.coder, err = openEncoder(cfg, translator, log); err != nil {
			return h, err
		}
		h.translator = translator
		translator.Converse(h.talk.glossary, h.talk.memory)
	}
	h.metrics = metrics.New(func() int {
		if h.proxy == nil {
			return 0
		}
		return len(h.proxy.Sessions())
	})
	observers := []proxy.Observer{h.metrics}
	if h.audit, err = audit.Open(cfg.Audit, log); err != nil {
		return h, err
	}
	if h.audit != nil {
		observers = append(observers, h.audit)
	}
	h.proxy, err = proxy.New(cfg.Proxy, proxy.Deps{
		Backend: h.engine, Guard: h.guard, Translator: translator, Observers: observers, Log: log,
		Store: func(ctx context.Context) (backend.Backend, error) {
			return duckdb.Open(ctx, duckdb.Config{Threads: 1}, log) // an empty database in memory
		},
	})
	return h, err
}

// open opens the engine that the configuration names.
func (c Config) open(ctx context.Context, log *slog.Logger) (backend.Backend, error) {
	if c.Backend == engineSpark {
		return spark.Open(ctx, c.Spark, log)
	}
	return duckdb.Open(ctx, c.DuckDB, log)
}

// openModel loads the model of the configuration or the built-in one.
func openModel(cfg llama.Config, log *slog.Logger) (*llama.Model, error) {
	if cfg.Model != "" {
		return llama.Open(cfg, log)
	}
	weights := model.Weights()
	if weights == nil {
		log.Warn("this build carries no model; ASK is off until model.model names one")
		return nil, nil
	}
	m, err := llama.OpenBytes(cfg, model.Name, weights, log)
	if err != nil {
		log.Warn("ASK is off", "error", err)
		return nil, nil
	}
	return m, nil
}

// openEncoder loads the sentence encoder that the configuration names, for a translator; nil
// when it names none.
func openEncoder(cfg Config, t *nl.Translator, log *slog.Logger) (*llama.Model, error) {
	if cfg.NL.Encoder == "" {
		return nil, nil
	}
	own := cfg.Model
	own.Model, own.Adapter, own.Context, own.Queue = cfg.NL.Encoder, "", 0, max(own.Queue, cfg.NL.Parallel+8)
	m, err := llama.Open(own, log)
	if err != nil {
		return nil, err
	}
	if !m.Encodes() {
		return nil, errors.Join(fmt.Errorf("nl.encoder: %s writes text and makes no embeddings", cfg.NL.Encoder), m.Close())
	}
	if t != nil {
		t.Encode(m)
	}
	return m, nil
}

// Close closes the rooms from the top down.
func (h *house) Close() error {
	var errs []error
	if h.proxy != nil {
		h.proxy.Shutdown()
	}
	if h.translator != nil {
		h.translator.Close()
	}
	errs = append(errs, h.talk.Close())
	if h.audit != nil {
		errs = append(errs, h.audit.Close())
	}
	if h.model != nil {
		errs = append(errs, h.model.Close())
	}
	if h.coder != nil {
		errs = append(errs, h.coder.Close())
	}
	if h.engine != nil {
		errs = append(errs, h.engine.Close())
	}
	return errors.Join(errs...)
}
