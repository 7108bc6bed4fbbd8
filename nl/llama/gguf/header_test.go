package gguf

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shipped is the file that the binary carries.
func shipped(t testing.TB) (string, []byte) {
	t.Helper()
	found, err := filepath.Glob("../../model/*.gguf")
	if err != nil || len(found) != 1 {
		t.Fatalf("the weights of nl/model: %v %v", found, err)
	}
	b, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return found[0], b
}

func TestInspect(t *testing.T) {
	path, b := shipped(t)
	h, err := Inspect(path, "model")
	if err != nil || h.Arch != "llama" || len(h.Hash) != 64 {
		t.Fatalf("%+v %v", h, err)
	}
	for name, c := range map[string]struct {
		file       []byte
		want, says string
	}{
		"an adapter wanted": {b, "adapter", "no adapter"},
		"a text":            {[]byte("SELECT 1"), "model", "not a GGUF file"},
		"nothing":           {nil, "model", "ends too early"},
		"half a header":     {b[:1000], "model", "ends too early"},
		"a new version":     {append([]byte("GGUF\x09\x00\x00\x00"), b[8:64]...), "model", "version is 9"},
	} {
		file := filepath.Join(t.TempDir(), "file.gguf")
		if err := os.WriteFile(file, c.file, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Inspect(file, c.want); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Inspect(t.TempDir(), "model"); err == nil || !strings.Contains(err.Error(), "directory") {
		t.Errorf("a folder: %v", err)
	}
}

// FuzzHeader reads damaged headers; the reader must neither fail nor ask for memory that
// the file cannot fill.
func FuzzHeader(f *testing.F) {
	_, b := shipped(f)
	f.Add(b[:8192])
	small := []byte("GGUF")
	for _, part := range []any{uint32(3), uint64(1), uint64(2), uint64(20), []byte("general.architecture"), uint32(typeString), uint64(5), []byte("llama"),
		uint64(21), []byte("tokenizer.ggml.tokens"), uint32(typeArray), uint32(typeString), uint64(2), uint64(1), []byte("a"), uint64(1), []byte("b"),
		uint64(1), []byte("w"), uint32(1), uint64(32), uint32(0), uint64(0)} {
		small, _ = binary.Append(small, binary.LittleEndian, part)
	}
	f.Add(small)
	f.Fuzz(func(t *testing.T, data []byte) {
		r := &headerReader{in: bufio.NewReader(bytes.NewReader(data)), left: int64(len(data))}
		if _, err := r.header(); err == nil && len(data) < 24 {
			t.Errorf("a header in %d bytes", len(data))
		}
	})
}
