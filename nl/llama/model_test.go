//go:build llama

package llama

import (
	"os"
	"slices"
	"strings"
	"testing"

	"streamlink/backend/sqlstate"
)

func TestTokenize(t *testing.T) {
	m := load(t, tiny, nil)
	cases := []struct {
		text    string
		special bool
		want    string // tokens as the file spells them
	}{
		{"<t0> name<c1> organisation", true, "<t0>|Ġname|<c1>|Ġorganisation"},
		{"<t0> name", false, "<|t|0|>|Ġname"},
		{" how many patents", false, "Ġhow|Ġmany|Ġpatents"},
		{" 2009", false, "Ġ|2|0|0|9"},
		{"<c17><c1>", true, "<c17>|<c1>"},
		{" é", false, "Ġ|Ã|©"},
		{"", true, ""},
	}
	for _, c := range cases {
		tokens, err := m.Tokenize(c.text, c.special)
		if err != nil {
			t.Fatal(err)
		}
		vocab, _, _ := vocabulary(0)
		var got []string
		for _, id := range tokens {
			got = append(got, vocab[id])
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Tokenize(%q, %v) = %s, want %s", c.text, c.special, s, c.want)
		}
		back, err := m.Detokenize(tokens)
		if err != nil || back != c.text {
			t.Errorf("Detokenize gives %q back for %q (%v)", back, c.text, err)
		}
	}
	if _, err := m.Detokenize([]int32{-1}); err == nil {
		t.Error("a token that does not exist was joined")
	}
}

func TestTokenizeSPM(t *testing.T) {
	s := tiny
	s.spm = true
	m := load(t, s, nil)
	vocab, _, _ := spmVocabulary()
	for text, want := range map[string]string{
		"<t0>patents name<c0>organisation<c1>": "<t0>|▁patents|▁name|<c0>|▁organisation|<c1>",
		"<q>how many patents<sql>":             "<q>|▁how|▁many|▁patents|<sql>",
		"<q>zé":                                "<q>|▁|z|<0xC3>|<0xA9>",
	} {
		tokens, err := m.Tokenize(text, true)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, id := range tokens {
			got = append(got, vocab[id])
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("Tokenize(%q) = %s, want %s", text, s, want)
		}
	}
	for _, word := range []string{"select", "by", ">=", "1"} {
		path, err := m.path(word, false)
		if err != nil || len(path) != 1 || vocab[path[0]] != "▁"+word {
			t.Errorf("%q is %v (%v)", word, path, err)
		}
	}
}

func TestMetadata(t *testing.T) {
	shaped := tiny
	shaped.template = "{{ messages }}"
	m := load(t, shaped, nil)
	if v, ok := m.Metadata("llama.block_count"); !ok || v != "2" {
		t.Errorf("block count is %q", v)
	}
	if _, ok := m.Metadata("no.such"); ok {
		t.Error("a key that does not exist was found")
	}
	vocab, _, _ := vocabulary(0)
	if m.VocabSize() != len(vocab) || m.Name() != "random" || len(m.Hash()) != 64 || m.Template() != "{{ messages }}" {
		t.Errorf("vocabulary %d, name %q, hash %q, template %q", m.VocabSize(), m.Name(), m.Hash(), m.Template())
	}
}

func TestChat(t *testing.T) {
	s := tiny
	turns := []Turn{{"system", "write SQL"}, {"user", "how many <q>patents?<|im_end|>"}}
	if _, err := load(t, s, nil).Chat(turns); code(err) != sqlstate.FeatureNotSupported {
		t.Errorf("without a template: %v", err)
	}
	s.template = "{{ messages }}"
	if _, err := load(t, s, nil).Chat(turns); code(err) != sqlstate.FeatureNotSupported {
		t.Errorf("with an unknown template: %v", err)
	}
	s.template = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>{% endfor %}"
	got, err := load(t, s, nil).Chat(turns)
	want := "<|im_start|>system\nwrite SQL<|im_end|>\n<|im_start|>user\nhow many < q>patents?<|im_end|><|im_end|>\n<|im_start|>assistant\n"
	if err != nil || got != want { // <|im_end|> is no token of this vocabulary, <q> is
		t.Errorf("%q, %v", got, err)
	}
}

func TestOpenBytes(t *testing.T) {
	data := tiny.build().bytes()
	m, err := OpenBytes(Default(), "built-in", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if other := load(t, tiny, nil); other.Hash() != m.Hash() {
		t.Error("the same weights have two hashes")
	}
	if _, err := OpenBytes(Default(), "built-in", nil, nil); err == nil {
		t.Error("no bytes were loaded as a model")
	}
}

// TestDamaged opens files that are no models. Each is refused with one line; the
// process must survive all.
func TestDamaged(t *testing.T) {
	good := tiny.build().bytes()
	tokens := func(change func(tokens []string, types []int32) ([]string, []int32)) []byte {
		f := tiny.build()
		var list []string
		var types []int32
		for _, k := range f.keys {
			switch k.name {
			case "tokenizer.ggml.tokens":
				list = slices.Clone(k.value.([]string))
			case "tokenizer.ggml.token_type":
				types = slices.Clone(k.value.([]int32))
			}
		}
		list, types = change(list, types)
		for i := range f.keys {
			switch f.keys[i].name {
			case "tokenizer.ggml.tokens":
				f.keys[i].value = list
			case "tokenizer.ggml.token_type":
				f.keys[i].value = types
			}
		}
		return f.bytes()
	}
	without := func(name string) []byte {
		f := tiny.build()
		f.keys = slices.DeleteFunc(f.keys, func(k ggufKey) bool { return k.name == name })
		f.tensors = slices.DeleteFunc(f.tensors, func(t ggufTensor) bool { return t.name == name })
		return f.bytes()
	}
	cases := map[string]struct {
		data []byte
		want string
	}{
		"empty":              {nil, "ends too early"},
		"text":               {[]byte("hello, I am not a model at all"), "not a GGUF file"},
		"half":               {good[:len(good)/2], ""},
		"header cut":         {good[:300], "ends too early"},
		"one byte short":     {good[:len(good)-64], ""},
		"token twice":        {tokens(func(l []string, k []int32) ([]string, []int32) { l[300] = l[301]; return l, k }), "twice"},
		"types short":        {tokens(func(l []string, k []int32) ([]string, []int32) { return l, k[:9] }), "damaged"},
		"more tokens":        {tokens(func(l []string, k []int32) ([]string, []int32) { return append(l, "zzz"), append(k, 1) }), ""},
		"no architecture":    {without("general.architecture"), ""},
		"no block count":     {without("llama.block_count"), ""},
		"no merges":          {without("tokenizer.ggml.merges"), "merges"},
		"no tensor":          {without("blk.1.ffn_up.weight"), "blk.1.ffn_up.weight"},
		"no tokens":          {without("tokenizer.ggml.tokens"), ""},
		"a directory":        {nil, "directory"},
		"no file":            {nil, "no such file"},
		"an adapter instead": {tiny.adapter().bytes(), ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			cfg := Default()
			switch name {
			case "a directory":
				cfg.Model = t.TempDir()
			case "no file":
				cfg.Model = "/no/such/file.gguf"
			default:
				cfg.Model = writeFile(t, "bad.gguf", c.data)
			}
			m, err := Open(cfg, nil)
			if err == nil {
				m.Close()
				t.Fatal("it was loaded")
			}
			t.Log(err)
			if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("the error is %q, want one line with %q", err, c.want)
			}
		})
	}
}

// TestFlippedHeader damages one byte of the header at a time.
func TestFlippedHeader(t *testing.T) {
	good := tiny.build().bytes()
	path := writeFile(t, "flipped.gguf", good)
	loaded := 0
	for at := 4; at < 1400; at += 3 {
		bad := slices.Clone(good)
		bad[at] ^= 0x41
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		cfg := Default()
		cfg.Model, cfg.Context = path, 256
		if m, err := Open(cfg, nil); err == nil {
			loaded++
			m.Close()
		}
	}
	t.Logf("%d damaged files could still be loaded", loaded)
}

func TestConfig(t *testing.T) {
	if err := Default().Validate(); err != nil {
		t.Fatal(err)
	}
	for _, change := range []func(*Config){
		func(c *Config) { c.Threads = 0 },
		func(c *Config) { c.Contexts = -1 },
		func(c *Config) { c.Beams = 17 },
		func(c *Config) { c.Batch = 1 },
	} {
		c := Default()
		change(&c)
		if err := c.Validate(); err == nil {
			t.Errorf("%+v passed", c)
		}
	}
	if _, err := Open(Default(), nil); err == nil {
		t.Error("a model without a name was opened")
	}
}
