//go:build llama

package llama

import (
	"math"
	"testing"
)

// forward is the llama architecture written out once more, in float64 and for one text,
// from the weights of a test's file: what a trainer's network must compute for the
// engine to agree with it.
func forward(f *ggufFile, s shape, tokens []int32) []float64 {
	weight := func(name string) []float32 {
		for _, t := range f.tensors {
			if t.name == name+".weight" {
				return t.data
			}
		}
		panic(name)
	}
	embeddings := weight("token_embd")
	row := func(token int32) []float64 {
		out := make([]float64, s.width)
		for i := range out {
			out[i] = float64(embeddings[int(token)*s.width+i])
		}
		return out
	}
	size := s.width / s.heads
	var x [][]float64
	for _, t := range tokens {
		x = append(x, row(t))
	}
	for l := range s.layers {
		p := "blk." + itoa(l) + "."
		var q, k, v [][]float64
		for pos := range x {
			n := norm(x[pos])
			q = append(q, rope(matmul(weight(p+"attn_q"), n), pos, size))
			k = append(k, rope(matmul(weight(p+"attn_k"), n), pos, size))
			v = append(v, matmul(weight(p+"attn_v"), n))
		}
		for pos := range x {
			mixed := make([]float64, s.width)
			for h := 0; h < s.width; h += size {
				scores, sum := make([]float64, pos+1), 0.0
				for i := range scores {
					for j := h; j < h+size; j++ {
						scores[i] += q[pos][j] * k[i][j]
					}
					scores[i] = math.Exp(scores[i] / math.Sqrt(float64(size)))
					sum += scores[i]
				}
				for i := range scores {
					for j := h; j < h+size; j++ {
						mixed[j] += scores[i] / sum * v[i][j]
					}
				}
			}
			add(x[pos], matmul(weight(p+"attn_output"), mixed))
			n := norm(x[pos])
			gate, up := matmul(weight(p+"ffn_gate"), n), matmul(weight(p+"ffn_up"), n)
			for i, g := range gate {
				up[i] *= g / (1 + math.Exp(-g))
			}
			add(x[pos], matmul(weight(p+"ffn_down"), up))
		}
	}
	return matmul(embeddings, norm(x[len(x)-1])) // tied embeddings
}

func matmul(w []float32, x []float64) []float64 {
	out := make([]float64, len(w)/len(x))
	for i := range out {
		for j, v := range x {
			out[i] += float64(w[i*len(x)+j]) * v
		}
	}
	return out
}

// norm is RMSNorm with weights of 1.
func norm(x []float64) []float64 {
	var sum float64
	for _, v := range x {
		sum += v * v
	}
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = v / math.Sqrt(sum/float64(len(x))+1e-5)
	}
	return out
}

// rope turns adjacent pairs.
func rope(x []float64, pos, size int) []float64 {
	for i := 0; i < len(x); i += 2 {
		angle := float64(pos) * math.Pow(10000, -float64(i%size)/float64(size))
		sin, cos := math.Sincos(angle)
		x[i], x[i+1] = x[i]*cos-x[i+1]*sin, x[i]*sin+x[i+1]*cos
	}
	return x
}

func add(x, y []float64) {
	for i := range x {
		x[i] += y[i]
	}
}

func TestForward(t *testing.T) {
	f := tiny.build()
	m := load(t, tiny, nil)
	tokens, err := m.Tokenize("<t0> patents<c1> name of organisation<q> how many patents", true)
	if err != nil {
		t.Fatal(err)
	}
	want := forward(f, tiny, tokens)
	s := lent(t, m)
	for i, token := range tokens {
		s.batch.add(token, int32(i), 0, i == len(tokens)-1)
	}
	if err := s.decode(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := s.row(len(tokens) - 1)
	if err != nil {
		t.Fatal(err)
	}
	worst := 0.0
	for i := range want {
		worst = max(worst, math.Abs(want[i]-float64(got[i])))
	}
	t.Logf("the largest difference of %d logits is %.4f", len(want), worst)
	if worst > 0.05 {
		t.Errorf("a logit is off by %v", worst)
	}
}
