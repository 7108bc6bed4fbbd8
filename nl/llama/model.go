//go:build llama

package llama

/*
#cgo CXXFLAGS: -std=c++17
#include <stdlib.h>
#include "shim.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"unsafe"

	_ "github.com/ollama/ollama/llama/llama.cpp/src" // the engine's C++ sources

	"streamlink/backend/sqlstate"
	"streamlink/nl/llama/gguf"
)

// Model is a loaded GGUF file. It is safe for many goroutines; each running question
// has a context of its own.
type Model struct {
	cfg  Config
	log  *slog.Logger
	name string
	hash string

	mu         sync.RWMutex // held for writing while c is freed
	c          *C.sl_model
	vocab      vocab
	parameters int64
	width      int
	context    int  // tokens of one prompt with its answer
	decodes    bool // false: an encoder, for Embed only
	pool       *pool
	prefixes   *prefixCache
}

var initOnce sync.Once

func initEngine(log *slog.Logger) {
	if log != nil {
		engineLog.Store(log)
	}
	initOnce.Do(func() {
		C.sl_init()
		if bool(C.sl_cpu_avx2()) && !bool(C.sl_build_avx2()) && log != nil {
			log.Warn("the model engine was compiled without AVX2 and runs 4 to 6 times slower; build with make, or set CGO_CFLAGS and CGO_CXXFLAGS to \"-O3 -march=x86-64-v3\"")
		}
	})
}

// Open loads the file that cfg names. A file that is missing, truncated or no model is
// an error of one line.
func Open(cfg Config, log *slog.Logger) (*Model, error) {
	if cfg.Model == "" {
		return nil, errors.New("no model file is named under model.model, and no built-in one was given")
	}
	file, err := gguf.Inspect(cfg.Model, "model")
	if err != nil {
		return nil, fmt.Errorf("cannot load the model %s: %w", cfg.Model, err)
	}
	name := strings.TrimSuffix(filepath.Base(cfg.Model), ".gguf")
	return open(cfg, name, cfg.Model, cfg.Model, file.Hash, log)
}

// OpenBytes loads weights that the binary carries. cfg.Model is not looked at.
func OpenBytes(cfg Config, name string, weights []byte, log *slog.Logger) (*Model, error) {
	path, release, err := asFile(weights)
	if err != nil {
		return nil, fmt.Errorf("cannot load the built-in model: %w", err)
	}
	defer release()
	file, err := gguf.Inspect(path, "model")
	if err != nil {
		return nil, fmt.Errorf("cannot load the built-in model: %w", err)
	}
	return open(cfg, name, name, path, file.Hash, log)
}

// open loads what lies at path; what is how an error calls it.
func open(cfg Config, name, what, path, hash string, log *slog.Logger) (*Model, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if cfg.Adapter != "" {
		file, err := gguf.Inspect(cfg.Adapter, "adapter")
		if err != nil {
			return nil, fmt.Errorf("cannot load the adapter %s: %w", cfg.Adapter, err)
		}
		hash += "+" + file.Hash
		name += "+" + strings.TrimSuffix(filepath.Base(cfg.Adapter), ".gguf")
	}
	initEngine(log)
	cPath, cAdapter := C.CString(path), C.CString(cfg.Adapter)
	defer C.free(unsafe.Pointer(cPath))
	defer C.free(unsafe.Pointer(cAdapter))
	line := newErrorLine()
	c := C.sl_model_open(cPath, cAdapter, line.c())
	if c == nil {
		return nil, fmt.Errorf("cannot load the model %s: %s", what, plain(line.String()))
	}
	m := &Model{cfg: cfg, log: log, name: name, hash: hash, c: c}
	if err := m.prepare(); err != nil {
		m.Close()
		return nil, err
	}
	return m, nil
}

// plain takes llama.cpp's own prefixes off an error.
func plain(line string) string {
	for _, p := range []string{"llama_model_load: ", "llama_adapter_lora_init: ", "error loading model: ", "error loading model "} {
		line = strings.TrimPrefix(line, p)
	}
	return line
}

// prepare reads what every question needs and tries a context, so that a
// model too large for the machine is refused at the start.
func (m *Model) prepare() error {
	switch {
	case bool(C.sl_vocab_none(m.c)):
		return fmt.Errorf("the model %s has no vocabulary", m.name)
	case bool(C.sl_translates(m.c)):
		return fmt.Errorf("the model %s is an encoder with a decoder; only decoders and encoders are supported", m.name)
	}
	m.decodes = bool(C.sl_decodes(m.c))
	m.parameters, m.width = int64(C.sl_params(m.c)), int(C.sl_width(m.c))
	m.context = m.cfg.Context
	trained := int(C.sl_trained_context(m.c))
	switch {
	case m.context == 0:
		m.context = min(trained, 4096)
	case m.context > trained && m.log != nil:
		m.log.Warn("model.context is larger than what the model was trained for", "context", m.context, "trained", trained)
	}
	if m.context < 16 {
		return fmt.Errorf("the model %s has a context of %d tokens; at least 16 are needed", m.name, m.context)
	}
	m.vocab.load(m)
	m.prefixes = newPrefixCache(int64(m.cfg.PrefixCache) << 20)
	m.pool = newPool(m, m.cfg.Contexts, m.cfg.Queue)
	return m.pool.try()
}

// Close waits for running questions and frees the model.
func (m *Model) Close() error {
	if m.pool != nil {
		m.pool.close()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.c != nil {
		C.sl_model_close(m.c)
		m.c = nil
	}
	return nil
}

var errClosed = sqlstate.New(sqlstate.AdminShutdown, "the model is closed")

// hold keeps the model from being freed until release is called.
func (m *Model) hold() (release func(), err error) {
	m.mu.RLock()
	if m.c == nil {
		m.mu.RUnlock()
		return nil, errClosed
	}
	return m.mu.RUnlock, nil
}

// Name is the file's name without its ending, with the adapter's after a plus.
func (m *Model) Name() string { return m.name }

// Hash is the SHA-256 of the weights in hexadecimal, with the adapter's after a plus.
func (m *Model) Hash() string { return m.hash }

// Parameters is the number of weights.
func (m *Model) Parameters() int64 { return m.parameters }

// Context is how many tokens a prompt with its answer may have.
func (m *Model) Context() int { return m.context }

// Metadata is a scalar of the file's metadata, as text.
func (m *Model) Metadata(key string) (string, bool) {
	release, err := m.hold()
	if err != nil {
		return "", false
	}
	defer release()
	cKey := C.CString(key)
	defer C.free(unsafe.Pointer(cKey))
	buf := make([]byte, 256)
	for {
		n := int(C.sl_meta(m.c, cKey, (*C.char)(unsafe.Pointer(&buf[0])), C.size_t(len(buf))))
		switch {
		case n < 0:
			return "", false
		case n < len(buf):
			return string(buf[:n]), true
		}
		buf = make([]byte, n+1)
	}
}

// Template is the file's chat template; empty when it has none.
func (m *Model) Template() string {
	release, err := m.hold()
	if err != nil {
		return ""
	}
	defer release()
	if t := C.sl_template(m.c); t != nil {
		return C.GoString(t)
	}
	return ""
}

// errorLine is a buffer for the one line that a failing call of the shim writes.
type errorLine struct{ buf [C.SL_ERR]byte }

func newErrorLine() *errorLine { return &errorLine{} }

func (e *errorLine) c() *C.char { return (*C.char)(unsafe.Pointer(&e.buf[0])) }

func (e *errorLine) String() string {
	text, _, _ := strings.Cut(string(e.buf[:]), "\x00")
	if text == "" {
		return "unknown reason"
	}
	return text
}
