//go:build llama

package llama

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// ggufFile is a GGUF file under construction: keys in order, then tensors.
type ggufFile struct {
	keys    []ggufKey
	tensors []ggufTensor
}

type ggufKey struct {
	name  string
	value any
}

type ggufTensor struct {
	name string
	dims []int // as ggml counts: the row's length first
	q8   bool
	data []float32
}

func (f *ggufFile) set(name string, value any) { f.keys = append(f.keys, ggufKey{name, value}) }

func (f *ggufFile) bytes() []byte {
	var b bytes.Buffer
	put := func(v any) { binary.Write(&b, binary.LittleEndian, v) }
	str := func(s string) { put(uint64(len(s))); b.WriteString(s) }
	b.WriteString("GGUF")
	put(uint32(3))
	put(uint64(len(f.tensors)))
	put(uint64(len(f.keys)))
	for _, k := range f.keys {
		str(k.name)
		switch v := k.value.(type) {
		case uint32:
			put(uint32(4))
			put(v)
		case float32:
			put(uint32(6))
			put(v)
		case bool:
			put(uint32(7))
			put(v)
		case string:
			put(uint32(8))
			str(v)
		case []string:
			put(uint32(9))
			put(uint32(8))
			put(uint64(len(v)))
			for _, s := range v {
				str(s)
			}
		case []int32:
			put(uint32(9))
			put(uint32(5))
			put(uint64(len(v)))
			put(v)
		case []float32:
			put(uint32(9))
			put(uint32(6))
			put(uint64(len(v)))
			put(v)
		default:
			panic("no such GGUF value")
		}
	}
	var offset uint64
	for _, t := range f.tensors {
		str(t.name)
		put(uint32(len(t.dims)))
		for _, d := range t.dims {
			put(uint64(d))
		}
		size, kind := 4*len(t.data), uint32(0)
		if t.q8 {
			size, kind = len(t.data)/32*34, 8
		}
		put(kind)
		put(offset)
		offset += uint64(size+31) / 32 * 32
	}
	pad := func() {
		for b.Len()%32 != 0 {
			b.WriteByte(0)
		}
	}
	for _, t := range f.tensors {
		pad()
		if t.q8 {
			b.Write(quantizeQ8(t.data))
		} else {
			put(t.data)
		}
	}
	pad()
	return b.Bytes()
}

// quantizeQ8 is Q8_0: blocks of 32 with one half-precision scale.
func quantizeQ8(x []float32) []byte {
	out := make([]byte, 0, len(x)/32*34)
	for ; len(x) >= 32; x = x[32:] {
		var top float64
		for _, v := range x[:32] {
			top = max(top, math.Abs(float64(v)))
		}
		scale := float32(top / 127)
		out = binary.LittleEndian.AppendUint16(out, half(scale))
		for _, v := range x[:32] {
			q := 0.0
			if scale > 0 {
				q = math.Round(float64(v / scale))
			}
			out = append(out, byte(int8(q)))
		}
	}
	return out
}

// half rounds a small positive float to half precision.
func half(f float32) uint16 {
	if f < 6.1e-5 {
		return uint16(math.Round(float64(f) * (1 << 24)))
	}
	bits := math.Float32bits(f) + 0x1000
	return uint16((bits>>23-112)<<10 | bits>>13&0x3ff)
}

// shape is the size of a model for a test.
type shape struct {
	width, heads, layers, inner, vocab, context int
	q8, words, spm                              bool
	ends                                        bool // the end is often the likeliest token
	seed                                        uint64
	template                                    string
}

var tiny = shape{width: 32, heads: 2, layers: 2, inner: 64, context: 512, words: true, seed: 7}

// byteAlphabet is GPT-2's: each byte as one printable character.
func byteAlphabet() []string {
	out := make([]string, 256)
	next := rune(256)
	for i := range 256 {
		r := rune(i)
		if !(i >= '!' && i <= '~' || i >= 0xa1 && i <= 0xac || i >= 0xae && i <= 0xff) {
			r = next
			next++
		}
		out[i] = string(r)
	}
	return out
}

// vocabulary is the bytes, a few merged words, keywords of SQL as normal tokens and
// pointers and marks as control tokens.
func vocabulary(size int) (tokens []string, types []int32, merges []string) {
	add := func(kind int32, list ...string) {
		for _, t := range list {
			tokens = append(tokens, t)
			types = append(types, kind)
		}
	}
	add(3, "<s>", "</s>", "<pad>", "<q>", "<sql>")
	add(1, byteAlphabet()...)
	have := make(map[string]bool)
	for _, t := range tokens {
		have[t] = true
	}
	for _, word := range []string{"Ġhow", "Ġmany", "Ġpatents", "Ġname", "Ġof", "Ġorganisation"} {
		piece := ""
		for _, r := range word {
			if piece != "" {
				merges = append(merges, piece+" "+string(r))
			}
			if piece += string(r); !have[piece] {
				have[piece] = true
				add(1, piece)
			}
		}
	}
	for _, word := range []string{"select", "from", "where", "group", "by", "order", "limit", "count", "and", "or", ">=", "desc", "1"} {
		if !have[word] {
			have[word] = true
			add(1, word)
		}
	}
	for i := range 20 {
		add(3, "<t"+itoa(i)+">")
	}
	for i := range 40 {
		add(3, "<c"+itoa(i)+">")
	}
	for i := 0; len(tokens) < size; i++ {
		add(1, "filler"+itoa(i))
	}
	return tokens, types, merges
}

// spmVocabulary is bytes, letters, words with and without the space in front of them, and
// pointers.
func spmVocabulary() (tokens []string, types []int32, scores []float32) {
	add := func(kind int32, score float32, list ...string) {
		for _, t := range list {
			tokens, types, scores = append(tokens, t), append(types, kind), append(scores, score)
		}
	}
	add(3, 0, "<s>", "</s>")
	add(2, 0, "<unk>")
	for i := range 256 {
		add(6, 0, fmt.Sprintf("<0x%02X>", i))
	}
	have := make(map[string]bool)
	piece := func(t string) {
		if !have[t] {
			have[t] = true
			add(1, -float32(len(have)), t)
		}
	}
	for _, word := range []string{"how", "many", "patents", "name", "of", "organisation", "select", "from", "where",
		"group", "by", "order", "limit", "count", "desc", ">=", "1"} {
		for i := range word {
			piece(word[:i+1])
			piece("▁" + word[:i+1])
		}
	}
	piece("▁")
	for i := 'a'; i <= 'z'; i++ {
		piece(string(i))
	}
	add(3, 0, "<q>", "<sql>")
	for i := range 20 {
		add(3, 0, "<t"+itoa(i)+">", "<c"+itoa(i)+">")
	}
	return tokens, types, scores
}

func itoa(i int) string {
	if i < 10 {
		return string(rune('0' + i))
	}
	return itoa(i/10) + itoa(i%10)
}

// build makes a llama with random weights.
func (s shape) build() *ggufFile {
	f := &ggufFile{}
	tokens, types, merges := vocabulary(s.vocab)
	var scores []float32
	if s.spm {
		tokens, types, scores = spmVocabulary()
	}
	f.set("general.architecture", "llama")
	f.set("general.name", "random")
	f.set("llama.context_length", uint32(s.context))
	f.set("llama.embedding_length", uint32(s.width))
	f.set("llama.block_count", uint32(s.layers))
	f.set("llama.feed_forward_length", uint32(s.inner))
	f.set("llama.attention.head_count", uint32(s.heads))
	f.set("llama.attention.head_count_kv", uint32(s.heads))
	f.set("llama.attention.layer_norm_rms_epsilon", float32(1e-5))
	f.set("llama.rope.dimension_count", uint32(s.width/s.heads))
	f.set("tokenizer.ggml.tokens", tokens)
	f.set("tokenizer.ggml.token_type", types)
	if s.spm {
		f.set("tokenizer.ggml.model", "llama")
		f.set("tokenizer.ggml.scores", scores)
		f.set("tokenizer.ggml.unknown_token_id", uint32(2))
	} else {
		f.set("tokenizer.ggml.model", "gpt2")
		f.set("tokenizer.ggml.pre", "smollm")
		f.set("tokenizer.ggml.merges", merges)
	}
	f.set("tokenizer.ggml.bos_token_id", uint32(0))
	f.set("tokenizer.ggml.eos_token_id", uint32(1))
	f.set("tokenizer.ggml.add_bos_token", !s.spm)
	if s.template != "" {
		f.set("tokenizer.chat_template", s.template)
	}
	if s.words {
		f.set("streamlink.words", true)
	}
	rng := rand.New(rand.NewPCG(s.seed, 1))
	matrix := func(name string, in, out int, scale float64) {
		data := make([]float32, in*out)
		for i := range data {
			data[i] = float32(rng.NormFloat64() * scale)
		}
		f.tensors = append(f.tensors, ggufTensor{name, []int{in, out}, s.q8, data})
	}
	ones := func(name string) {
		data := make([]float32, s.width)
		for i := range data {
			data[i] = 1
		}
		f.tensors = append(f.tensors, ggufTensor{name, []int{s.width}, false, data})
	}
	d := 1.5 / math.Sqrt(float64(s.width))
	matrix("token_embd.weight", s.width, len(tokens), 0.6)
	if s.ends {
		for i := range s.width {
			f.tensors[0].data[s.width+i] *= 4
		}
	}
	ones("output_norm.weight")
	for i := range s.layers {
		p := "blk." + itoa(i) + "."
		ones(p + "attn_norm.weight")
		ones(p + "ffn_norm.weight")
		for _, n := range []string{"attn_q", "attn_k", "attn_v", "attn_output"} {
			matrix(p+n+".weight", s.width, s.width, d)
		}
		matrix(p+"ffn_gate.weight", s.width, s.inner, d)
		matrix(p+"ffn_up.weight", s.width, s.inner, d)
		matrix(p+"ffn_down.weight", s.inner, s.width, d)
	}
	return f
}

// adapter makes a LoRA of rank 4 for the model's first query matrix.
func (s shape) adapter() *ggufFile {
	f := &ggufFile{}
	f.set("general.architecture", "llama")
	f.set("general.type", "adapter")
	f.set("adapter.type", "lora")
	f.set("adapter.lora.alpha", float32(8))
	rng := rand.New(rand.NewPCG(s.seed, 2))
	for _, t := range []ggufTensor{
		{name: "blk.0.attn_q.weight.lora_a", dims: []int{s.width, 4}},
		{name: "blk.0.attn_q.weight.lora_b", dims: []int{4, s.width}},
	} {
		t.data = make([]float32, t.dims[0]*t.dims[1])
		for i := range t.data {
			t.data[i] = float32(rng.NormFloat64())
		}
		f.tensors = append(f.tensors, t)
	}
	return f
}

func writeFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// load opens a random model of a shape.
func load(t testing.TB, s shape, change func(*Config)) *Model {
	t.Helper()
	cfg := Default()
	cfg.Model = writeFile(t, "random.gguf", s.build().bytes())
	if change != nil {
		change(&cfg)
	}
	m, err := Open(cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}
