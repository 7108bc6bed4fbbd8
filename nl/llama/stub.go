//go:build !llama

package llama

import (
	"context"
	"errors"
	"log/slog"

	"streamlink/nl"
)

var errMissing = errors.New("this binary was built without the model engine; build it with `make` (build tag llama), or name a server under model.url")

// Model is never made in a build without the engine.
type Model struct{}

// Open says that the engine is missing.
func Open(Config, *slog.Logger) (*Model, error) { return nil, errMissing }

// OpenBytes says that the engine is missing.
func OpenBytes(Config, string, []byte, *slog.Logger) (*Model, error) { return nil, errMissing }

// Name is empty.
func (*Model) Name() string { return "" }

// Hash is empty.
func (*Model) Hash() string { return "" }

// Metadata finds nothing.
func (*Model) Metadata(string) (string, bool) { return "", false }

// Template is empty.
func (*Model) Template() string { return "" }

// VocabSize is 0.
func (*Model) VocabSize() int { return 0 }

// Tokenize says that the engine is missing.
func (*Model) Tokenize(string, bool) ([]int32, error) { return nil, errMissing }

// Detokenize says that the engine is missing.
func (*Model) Detokenize([]int32) (string, error) { return "", errMissing }

// Turn is one message of a conversation.
type Turn struct{ Role, Text string }

// Chat says that the engine is missing.
func (*Model) Chat([]Turn) (string, error) { return "", errMissing }

// Complete says that the engine is missing.
func (*Model) Complete(context.Context, nl.Prompt, nl.Mask, int) ([]nl.Candidate, error) {
	return nil, errMissing
}

// Encodes is false.
func (*Model) Encodes() bool { return false }

// Embed says that the engine is missing.
func (*Model) Embed(context.Context, ...string) ([][]float32, error) { return nil, errMissing }

// Close does nothing.
func (*Model) Close() error { return nil }
