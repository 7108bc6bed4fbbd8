//go:build llama

package llama

import (
	"context"
	"strings"
	"testing"

	"streamlink/nl"
)

// The shapes of models of 5 and 28 million weights.
var (
	million5  = shape{width: 256, heads: 4, layers: 4, inner: 768, vocab: 4096, context: 2048, q8: true, words: true, seed: 1}
	million28 = shape{width: 512, heads: 8, layers: 8, inner: 1408, vocab: 6144, context: 2048, q8: true, words: true, seed: 1}
)

var shapes = []struct {
	name string
	s    shape
}{{"5M", million5}, {"28M", million28}}

// counted is a mask with a choice of 40 words in each of n steps.
type counted int

var choices = func() (list []string) {
	for i := range 40 {
		list = append(list, "<c"+itoa(i)+">")
	}
	return list
}()

func (n counted) Start() nl.State { return n }
func (n counted) Allowed() []string {
	if n == 0 {
		return []string{""}
	}
	return choices
}
func (n counted) Next(string) nl.State { return n - 1 }

func schema(tokens int) string { return strings.Repeat("<c1> name", tokens/2) }

func bench(b *testing.B, s shape) *Model {
	m := load(b, s, nil)
	b.Logf("%.1f million weights", float64(m.Parameters())/1e6)
	b.ResetTimer()
	return m
}

func rate(b *testing.B, tokens int) {
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tok/s")
}

// BenchmarkPrompt decodes a schema of 512 tokens.
func BenchmarkPrompt(b *testing.B) {
	for _, c := range shapes {
		b.Run(c.name, func(b *testing.B) {
			m := bench(b, c.s)
			s := lent(b, m)
			tokens, err := m.Tokenize(schema(512), true)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				s.clear()
				if err := s.run(context.Background(), tokens, 0, prefixSeq); err != nil {
					b.Fatal(err)
				}
			}
			rate(b, len(tokens))
		})
	}
}

// BenchmarkGenerate writes 64 tokens after a cached schema of 512.
func BenchmarkGenerate(b *testing.B) {
	for _, c := range shapes {
		for _, n := range []int{1, 4} {
			b.Run(c.name+"/beams="+itoa(n), func(b *testing.B) {
				m := bench(b, c.s)
				p := nl.Prompt{Prefix: schema(512), Rest: "<sql>"}
				for b.Loop() {
					if _, err := m.Complete(context.Background(), p, counted(64), n); err != nil {
						b.Fatal(err)
					}
				}
				rate(b, 64)
			})
		}
	}
}

// BenchmarkQuestion is a question of 24 tokens on a cached schema of 512 with an answer
// of 20 tokens, of which every second is forced.
func BenchmarkQuestion(b *testing.B) {
	var one []string
	for i := range 40 {
		one = append(one, "select <c"+itoa(i)+"> from <t1> where <c2> >= 1 and <c3> >= 1 group by <c4> order by count desc limit 1")
	}
	for _, c := range shapes {
		b.Run(c.name, func(b *testing.B) {
			m := bench(b, c.s)
			p := nl.Prompt{Prefix: schema(512), Rest: "<q>" + strings.Repeat(" how many", 11) + "<sql>"}
			for b.Loop() {
				if _, err := m.Complete(context.Background(), p, sentences(one), 4); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRestore brings a kept schema of 512 tokens back into a context.
func BenchmarkRestore(b *testing.B) {
	for _, c := range shapes {
		b.Run(c.name, func(b *testing.B) {
			m := bench(b, c.s)
			s := lent(b, m)
			tokens, err := m.Tokenize(schema(512), true)
			if err != nil {
				b.Fatal(err)
			}
			key := prefixKey{1}
			if err := s.load(context.Background(), tokens, key); err != nil {
				b.Fatal(err)
			}
			known, _ := m.prefixes.get(key)
			b.Logf("the state has %.1f MiB", float64(len(known.data))/(1<<20))
			for b.Loop() {
				s.clear()
				if err := s.load(context.Background(), tokens, key); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTokenize cuts a schema of 512 tokens.
func BenchmarkTokenize(b *testing.B) {
	m := load(b, tiny, nil)
	text := schema(512)
	for b.Loop() {
		if _, err := m.Tokenize(text, true); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(text)))
}
