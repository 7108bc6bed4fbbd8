//go:build llama

package llama

/*
#include "shim.h"
*/
import "C"

import (
	"fmt"
	"maps"
	"math"
	"strings"
	"sync"
	"unsafe"
)

// vocab is what the model's vocabulary says, read once.
type vocab struct {
	size     int
	bos      int32 // -1: prompts do not begin with one
	ends     []int32
	spm      bool               // the tokenizer puts a space before each text by itself
	words    bool               // every word is one token
	exact    map[string][]int32 // words that are one token
	specials []string           // texts of more than one byte that are cut out of a prompt
	paths    sync.Map           // pathKey → []int32
}

type pathKey struct {
	word  string
	first bool
}

func (v *vocab) load(m *Model) {
	v.size = int(C.sl_vocab_size(m.c))
	v.spm = bool(C.sl_vocab_spm(m.c))
	v.bos = -1
	if C.sl_adds_bos(m.c) {
		v.bos = int32(C.sl_bos(m.c))
	}
	flag, _ := m.Metadata("streamlink.words")
	v.words = flag == "true"
	v.exact = make(map[string][]int32)
	spaced := make(map[string][]int32) // SPM's tokens with a space in front, without it
	for id := range int32(v.size) {
		if bool(C.sl_is_end(m.c, C.int32_t(id))) {
			v.ends = append(v.ends, id)
		}
		special := bool(C.sl_token_special(m.c, C.int32_t(id)))
		if !v.words && !special {
			continue
		}
		text := C.GoString(C.sl_token_text(m.c, C.int32_t(id)))
		if special && len(text) > 1 {
			v.specials = append(v.specials, text)
		}
		if word, ok := strings.CutPrefix(text, "▁"); ok && v.spm && !special {
			spaced[word] = []int32{id}
			continue
		}
		v.exact[text] = []int32{id}
	}
	maps.Copy(v.exact, spaced)
	if eos := int32(C.sl_eos(m.c)); v.words && eos >= 0 {
		v.ends = []int32{eos}
	}
}

// path gives the tokens of a word: one where the vocabulary has it whole.
func (m *Model) path(word string, first bool) ([]int32, error) {
	if tokens, ok := m.vocab.exact[word]; ok {
		return tokens, nil
	}
	if m.vocab.words {
		return nil, fmt.Errorf("the model %s has no token for the word %q", m.name, word)
	}
	key := pathKey{word, first}
	if p, ok := m.vocab.paths.Load(key); ok {
		return p.([]int32), nil
	}
	text := word
	if !first && !m.vocab.spm {
		text = " " + word
	}
	tokens, err := m.Tokenize(text, false)
	if err != nil {
		return nil, err
	}
	if len(tokens) == 0 {
		return nil, fmt.Errorf("the model %s has no tokens for the word %q", m.name, word)
	}
	m.vocab.paths.Store(key, tokens)
	return tokens, nil
}

// VocabSize is the number of tokens in the vocabulary.
func (m *Model) VocabSize() int { return m.vocab.size }

// Tokenize cuts text into tokens, without a token for the beginning or the end.
// With parseSpecial, control tokens spelled in text (<c17>) become tokens; leave it
// off for a stranger's text.
func (m *Model) Tokenize(text string, parseSpecial bool) ([]int32, error) {
	if text == "" {
		return nil, nil
	}
	return m.tokenize(text, false, parseSpecial)
}

func (m *Model) tokenize(text string, ends, parseSpecial bool) ([]int32, error) {
	if len(text) > math.MaxInt32/2 {
		return nil, fmt.Errorf("the text has %d bytes; too many to tokenise", len(text))
	}
	release, err := m.hold()
	if err != nil {
		return nil, err
	}
	defer release()
	in := (*C.char)(unsafe.Pointer(unsafe.StringData(text)))
	out := make([]int32, len(text)/3+16)
	for {
		line := newErrorLine()
		n := C.sl_tokenize(m.c, in, C.int32_t(len(text)), (*C.int32_t)(unsafe.Pointer(&out[0])), C.int32_t(len(out)),
			C.bool(ends), C.bool(parseSpecial), line.c())
		switch {
		case n >= 0:
			return out[:n], nil
		case n == math.MinInt32:
			return nil, fmt.Errorf("cannot tokenise: %s", line)
		}
		out = make([]int32, -n)
	}
}

// Detokenize joins tokens to text; special tokens are spelled out.
func (m *Model) Detokenize(tokens []int32) (string, error) {
	if len(tokens) == 0 {
		return "", nil
	}
	for _, t := range tokens {
		if t < 0 || int(t) >= m.vocab.size {
			return "", fmt.Errorf("%d is no token of the model %s", t, m.name)
		}
	}
	release, err := m.hold()
	if err != nil {
		return "", err
	}
	defer release()
	buf := make([]byte, len(tokens)*8+16)
	for {
		line := newErrorLine()
		n := C.sl_detokenize(m.c, (*C.int32_t)(unsafe.Pointer(&tokens[0])), C.int32_t(len(tokens)),
			(*C.char)(unsafe.Pointer(&buf[0])), C.int32_t(len(buf)), line.c())
		switch {
		case n >= 0:
			return string(buf[:n]), nil
		case n == math.MinInt32:
			return "", fmt.Errorf("cannot join tokens: %s", line)
		}
		buf = make([]byte, -n)
	}
}
