//go:build !duckdb_arrow

package duckdb

import (
	"context"
	"errors"
	"log/slog"

	"streamlink/backend"
)

// Open says that this program was built without the engine.
func Open(_ context.Context, _ Config, _ *slog.Logger) (backend.Backend, error) {
	return nil, errors.New("this streamlink was built without DuckDB: build it with make build, or with -tags duckdb_arrow and cgo")
}
