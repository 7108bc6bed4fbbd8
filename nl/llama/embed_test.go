//go:build llama

package llama

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
)

// encoder makes a BERT with random weights and a WordPiece vocabulary.
func encoder(pooling bool) *ggufFile {
	const width, layers, inner, context = 32, 2, 64, 64
	f := &ggufFile{}
	tokens := []string{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
	types := []int32{3, 3, 3, 3, 3}
	for _, w := range []string{"how", "many", "patents", "company", "applicant", "year", "?"} {
		tokens, types = append(tokens, "▁"+w), append(types, 1)
	}
	for c := 'a'; c <= 'z'; c++ {
		tokens, types = append(tokens, "▁"+string(c), string(c)), append(types, 1, 1)
	}
	f.set("general.architecture", "bert")
	f.set("bert.context_length", uint32(context))
	f.set("bert.embedding_length", uint32(width))
	f.set("bert.block_count", uint32(layers))
	f.set("bert.feed_forward_length", uint32(inner))
	f.set("bert.attention.head_count", uint32(2))
	f.set("bert.attention.layer_norm_epsilon", float32(1e-12))
	f.set("bert.attention.causal", false)
	if pooling {
		f.set("bert.pooling_type", uint32(1))
	}
	f.set("tokenizer.ggml.model", "bert")
	f.set("tokenizer.ggml.token_type_count", uint32(2))
	f.set("tokenizer.ggml.tokens", tokens)
	f.set("tokenizer.ggml.token_type", types)
	for name, id := range map[string]uint32{"unknown": 1, "bos": 2, "mask": 4, "padding": 0} {
		f.set("tokenizer.ggml."+name+"_token_id", id)
	}
	f.set("tokenizer.ggml.seperator_token_id", uint32(3)) // the format's own spelling
	rng := rand.New(rand.NewPCG(1, 1))
	put := func(name string, mean, scale float64, dims ...int) {
		n := 1
		for _, d := range dims {
			n *= d
		}
		data := make([]float32, n)
		for i := range data {
			data[i] = float32(mean + scale*rng.NormFloat64())
		}
		f.tensors = append(f.tensors, ggufTensor{name, dims, false, data})
	}
	put("token_embd.weight", 0, 1, width, len(tokens))
	put("token_types.weight", 0, 0.1, width, 2)
	put("position_embd.weight", 0, 0.3, width, context)
	layerNorm := func(name string) {
		put(name+".weight", 1, 0.1, width)
		put(name+".bias", 0, 0.1, width)
	}
	layerNorm("token_embd_norm")
	for i := range layers {
		p := "blk." + itoa(i) + "."
		for _, n := range []string{"attn_q", "attn_k", "attn_v", "attn_output"} {
			put(p+n+".weight", 0, 0.3, width, width)
			put(p+n+".bias", 0, 0.1, width)
		}
		layerNorm(p + "attn_output_norm")
		put(p+"ffn_up.weight", 0, 0.3, width, inner)
		put(p+"ffn_up.bias", 0, 0.1, inner)
		put(p+"ffn_down.weight", 0, 0.3, inner, width)
		put(p+"ffn_down.bias", 0, 0.1, width)
		layerNorm(p + "layer_output_norm")
	}
	return f
}

func TestEmbed(t *testing.T) {
	cfg := Default()
	cfg.Model = writeFile(t, "bert.gguf", encoder(true).bytes())
	m, err := Open(cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	embed := func(m *Model, text string) []float32 {
		t.Helper()
		all, err := m.Embed(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		v := all[0]
		if len(v) != m.Width() || math.Abs(dot(v, v)-1) > 1e-5 {
			t.Fatalf("%d numbers, length %v", len(v), math.Sqrt(dot(v, v)))
		}
		return v
	}
	a := embed(m, "How many patents?")
	if b := embed(m, "how many patents ?"); !slices.Equal(a, b) {
		t.Error("the same words have two vectors")
	}
	if b := embed(m, "patents many how?"); dot(a, b) > 0.9999 {
		t.Error("the order of words does not matter")
	}
	if near, far := dot(a, embed(m, "how many patents")), dot(a, embed(m, "company applicant")); near < far {
		t.Errorf("more words in common give %v, none %v", near, far)
	}
	if v := embed(m, strings.Repeat("company ", 500)); len(v) == 0 {
		t.Error("a long text has no vector")
	}
	embed(m, "") // [CLS] [SEP]
	if _, err := m.Complete(t.Context(), question, small, 1); code(err) != sqlstate.FeatureNotSupported {
		t.Errorf("an encoder wrote text: %v", err)
	}
	many := slices.Repeat([]string{"How many patents?", "company applicant", strings.Repeat("year ", 40), ""}, 60)
	vectors, err := m.Embed(t.Context(), many...)
	if err != nil || len(vectors) != len(many) {
		t.Fatal(len(vectors), err)
	}
	for i, v := range vectors {
		if near := dot(v, embed(m, many[i])); near < 0.9999 {
			t.Fatalf("text %d among others has another vector: %v", i, near)
		}
	}
	cfg.Model = writeFile(t, "plain.gguf", encoder(false).bytes())
	plain, err := Open(cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if b := embed(plain, "how many patents?"); dot(a, b) < 0.99999 {
		t.Error("without a pooling in the file, vectors are not pooled by mean")
	}
}

func dot(a, b []float32) (sum float64) {
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

func TestClosed(t *testing.T) {
	m := load(t, tiny, nil)
	m.Close()
	m.Close()
	if _, err := m.Complete(t.Context(), question, small, 1); code(err) != sqlstate.AdminShutdown {
		t.Error(err)
	}
	if _, err := m.Tokenize("how", false); code(err) != sqlstate.AdminShutdown {
		t.Error(err)
	}
	if _, ok := m.Metadata("general.name"); ok || m.Template() != "" {
		t.Error("a closed model still answers")
	}
}
