//go:build llama

package llama

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var encoderDir = flag.String("encoder", "", "folder with minilm.gguf and minilm.jsonl, as nl/encoder/build.sh makes them")

// TestSentenceEncoder compares the converted encoder's vectors with those that onnxruntime
// makes of the weights that it was converted from.
func TestSentenceEncoder(t *testing.T) {
	if *encoderDir == "" {
		t.Skip("no -encoder is named; make encoder does")
	}
	cfg := Default()
	cfg.Model = filepath.Join(*encoderDir, "minilm.gguf")
	m, err := Open(cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	file, err := os.ReadFile(filepath.Join(*encoderDir, "minilm.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var want [][]float32
	for line := range strings.Lines(string(file)) {
		var s struct {
			Text   string
			Vector []float32
		}
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		texts, want = append(texts, s.Text), append(want, s.Vector)
	}
	if len(texts) < 50 {
		t.Fatalf("only %d sentences", len(texts))
	}
	got, err := m.Embed(t.Context(), texts...)
	if err != nil {
		t.Fatal(err)
	}
	least := 1.0
	for i := range texts {
		cos := dot(got[i], want[i])
		least = min(least, cos)
		if cos < 0.999 {
			t.Errorf("%q: cosine %.5f", texts[i], cos)
		}
	}
	t.Logf("%d sentences, least cosine %.5f", len(texts), least)
}
