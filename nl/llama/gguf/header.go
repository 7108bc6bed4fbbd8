// Package gguf reads the header of a GGUF file before llama.cpp does, because llama.cpp
// trusts lengths in it that no honest file gets wrong. It is a package of its own so that
// it can be fuzzed without building llama.cpp anew. The format:
// https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
package gguf

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
)

// Header is what Inspect learns of a file.
type Header struct {
	Hash string // SHA-256 of the whole file in hexadecimal
	Arch string // general.architecture
	Kind string // general.type: "adapter", else a model
}

// Inspect reads and checks the header of the file at path and takes the file's hash. want
// is "model" or "adapter". An error says what is wrong with the file, without its name.
func Inspect(path, want string) (Header, error) {
	f, err := os.Open(path)
	if err != nil {
		return Header{}, errors.Unwrap(err)
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil {
		return Header{}, err
	}
	if stat.IsDir() {
		return Header{}, errors.New("it is a directory, not a GGUF file")
	}
	r := &headerReader{in: bufio.NewReaderSize(f, 1<<16), left: stat.Size()}
	head, err := r.header()
	if err != nil {
		return Header{}, err
	}
	switch {
	case head.Arch == "":
		return Header{}, errors.New("it names no architecture; the file is damaged or holds no model")
	case (head.Kind == "adapter") != (want == "adapter"):
		return Header{}, fmt.Errorf("it is no %s (its general.type is %q)", want, head.Kind)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return Header{}, err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return Header{}, err
	}
	head.Hash = hex.EncodeToString(sum.Sum(nil))
	return head, nil
}

// GGUF's value types.
const (
	typeInt32   = 5
	typeFloat32 = 6
	typeString  = 8
	typeArray   = 9
)

// width is the size of a scalar by its type; 0: no scalar.
var width = [...]int64{1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8}

var errShort = errors.New("the file ends too early; it is incomplete or damaged")

// headerReader reads a header and remembers the first error.
type headerReader struct {
	in   *bufio.Reader
	left int64
	err  error
}

func (r *headerReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *headerReader) take(n int64) bool {
	if r.err == nil && (n < 0 || n > r.left) {
		r.err = errShort
	}
	if r.err != nil {
		return false
	}
	r.left -= n
	return true
}

func (r *headerReader) u32() uint32 {
	var b [4]byte
	r.bytes(b[:])
	return binary.LittleEndian.Uint32(b[:])
}

func (r *headerReader) u64() uint64 {
	var b [8]byte
	r.bytes(b[:])
	return binary.LittleEndian.Uint64(b[:])
}

func (r *headerReader) bytes(b []byte) {
	if r.take(int64(len(b))) {
		if _, err := io.ReadFull(r.in, b); err != nil {
			r.err = errShort
		}
	}
}

func (r *headerReader) skip(n int64) {
	for r.take(n) && n > 0 {
		step := min(n, 1<<20)
		if _, err := r.in.Discard(int(step)); err != nil {
			r.err = errShort
		}
		n -= step
		r.left += n // what is still to skip is taken again
	}
}

func (r *headerReader) str() string {
	n := r.u64()
	if n > 1<<24 {
		r.fail("a text in its header has %d bytes; the file is damaged", n)
		return ""
	}
	if r.err != nil || int64(n) > r.left {
		r.take(int64(n))
		return ""
	}
	b := make([]byte, n)
	r.bytes(b)
	return string(b)
}

func (r *headerReader) header() (Header, error) {
	magic := make([]byte, 4)
	r.bytes(magic)
	if r.err == nil && string(magic) != "GGUF" {
		return Header{}, errors.New("it is not a GGUF file")
	}
	if v := r.u32(); r.err == nil && v != 2 && v != 3 {
		return Header{}, fmt.Errorf("its GGUF version is %d; versions 2 and 3 can be read", v)
	}
	tensors, pairs := r.u64(), r.u64()
	if tensors > 1<<20 || pairs > 1<<20 {
		return Header{}, errors.New("its header is damaged")
	}
	var head Header
	var lists lists
	for range pairs {
		if r.err != nil {
			break
		}
		r.pair(&head, &lists)
	}
	for range tensors {
		if r.err != nil {
			break
		}
		r.tensor()
	}
	if r.err == nil {
		r.err = lists.check()
	}
	return head, r.err
}

// lists are the lengths that llama.cpp takes to be equal.
type lists struct {
	tokens, types, scores int64
	hasTypes, hasScores   bool
}

func (l *lists) check() error {
	if l.hasTypes && l.types != l.tokens || l.hasScores && l.scores != l.tokens {
		return fmt.Errorf("its vocabulary has %d tokens, %d types and %d scores; the file is damaged", l.tokens, l.types, l.scores)
	}
	return nil
}

func (r *headerReader) pair(head *Header, l *lists) {
	key, kind := r.str(), r.u32()
	switch {
	case r.err != nil:
	case kind == typeArray:
		r.array(key, l)
	case kind == typeString:
		switch text := r.str(); key {
		case "general.architecture":
			head.Arch = text
		case "general.type":
			head.Kind = text
		}
	case int(kind) < len(width):
		r.skip(width[kind])
	default:
		r.fail("its key %q has the unknown type %d", key, kind)
	}
}

func (r *headerReader) array(key string, l *lists) {
	kind, n := r.u32(), r.u64()
	if r.err != nil {
		return
	}
	if n > uint64(r.left) {
		r.err = errShort
		return
	}
	want := map[string]uint32{
		"tokenizer.ggml.tokens": typeString, "tokenizer.ggml.merges": typeString,
		"tokenizer.ggml.token_type": typeInt32, "tokenizer.ggml.scores": typeFloat32,
	}
	if w, ok := want[key]; ok && w != kind {
		r.fail("its key %q has the type %d instead of %d", key, kind, w)
		return
	}
	switch key {
	case "tokenizer.ggml.tokens":
		l.tokens = int64(n)
		r.tokens(n)
		return
	case "tokenizer.ggml.token_type":
		l.types, l.hasTypes = int64(n), true
	case "tokenizer.ggml.scores":
		l.scores, l.hasScores = int64(n), true
	}
	switch {
	case kind == typeString:
		for range n {
			if r.err != nil {
				return
			}
			r.skip(int64(r.u64()))
		}
	case int(kind) < len(width) && width[kind] > 0:
		r.skip(int64(n) * width[kind])
	default:
		r.fail("its key %q is a list of the unknown type %d", key, kind)
	}
}

// tokens reads the vocabulary, in which no text may come twice.
func (r *headerReader) tokens(n uint64) {
	seen := make(map[string]struct{})
	for range n {
		text := r.str()
		if r.err != nil {
			return
		}
		if _, twice := seen[text]; twice {
			r.fail("its vocabulary has the token %q twice", text)
			return
		}
		seen[text] = struct{}{}
	}
}

func (r *headerReader) tensor() {
	name := r.str()
	dims := r.u32()
	if dims > 4 {
		r.fail("its tensor %q has %d dimensions", name, dims)
		return
	}
	for range dims {
		if n := r.u64(); n == 0 || n > 1<<40 {
			r.fail("its tensor %q has a dimension of %d", name, n)
			return
		}
	}
	r.u32() // type
	if offset := r.u64(); r.err == nil && offset > uint64(r.left) {
		r.err = errShort
	}
}
