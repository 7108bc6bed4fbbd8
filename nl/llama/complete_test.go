//go:build llama

package llama

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"streamlink/nl"
)

// sentences is a mask that allows exactly these word sequences.
type sentences []string

func (g sentences) Start() nl.State { return at{g, nil} }

type at struct {
	g    sentences
	done []string
}

func (s at) Allowed() []string {
	var out []string
	for _, line := range s.g {
		words := strings.Fields(line)
		if len(words) < len(s.done) || !slices.Equal(words[:len(s.done)], s.done) {
			continue
		}
		next := ""
		if len(words) > len(s.done) {
			next = words[len(s.done)]
		}
		if !slices.Contains(out, next) {
			out = append(out, next)
		}
	}
	return out
}

func (s at) Next(word string) nl.State {
	if !slices.Contains(s.Allowed(), word) {
		panic("the word " + word + " is not allowed")
	}
	return at{s.g, append(slices.Clone(s.done), word)}
}

// endless is a mask without an end.
type endless []string

func (e endless) Start() nl.State      { return e }
func (e endless) Allowed() []string    { return e }
func (e endless) Next(string) nl.State { return e }

var small = sentences{
	"select <c1> from <t0>",
	"select <c1> from <t0> where <c2> >= 1",
	"select <c2> from <t0>",
	"select <c2> from <t0> group by <c2> order by count desc limit 1",
	"select count from <t0> where <c1> >= 1",
	"select count from <t1>",
	"select count from <t1> group by <c3>",
	"count <t0>",
}

var question = nl.Prompt{Prefix: "<t0> patents<c1> name<c2> of<t1> organisation<c3> name", Rest: "<q> how many patents<sql>"}

// byHand scores one sentence token by token, without beams, forced runs or a kept
// prefix. It is the definition that Complete is measured against.
func byHand(t *testing.T, m *Model, p nl.Prompt, mask nl.Mask, sentence string) nl.Candidate {
	t.Helper()
	prefix, rest, _, err := m.tokens(p)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSession(m)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	pos := int32(0)
	run := func(token int32) []float32 {
		s.batch.reset()
		s.batch.add(token, pos, 0, true)
		pos++
		if err := s.decode(t.Context()); err != nil {
			t.Fatal(err)
		}
		row, err := s.row(0)
		if err != nil {
			t.Fatal(err)
		}
		return slices.Clone(row)
	}
	var row []float32
	for _, token := range append(slices.Clone(prefix), rest...) {
		row = run(token)
	}
	out := nl.Candidate{Text: sentence, Least: 1}
	parses := []parse{{state: mask.Start()}}
	score := func(chosen int32, allowed []int32) {
		var sum, all float64
		for _, a := range allowed {
			sum += math.Exp(float64(row[a]))
		}
		for _, z := range row {
			all += math.Exp(float64(z))
		}
		p := float64(row[chosen]) - math.Log(sum)
		out.LogProb += p
		out.Least = min(out.Least, math.Exp(p))
		out.Free += float64(row[chosen]) - math.Log(all)
	}
	allowed := func() (list []int32, o []option) {
		o, ending, err := m.options(parses)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range o {
			list = append(list, x.token)
		}
		if ending != nil {
			list = append(list, m.vocab.ends...)
		}
		return list, o
	}
	for i, word := range strings.Fields(sentence) {
		path, err := m.path(word, i == 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, token := range path {
			list, o := allowed()
			score(token, list)
			at := slices.IndexFunc(o, func(x option) bool { return x.token == token })
			parses = o[at].take()
			row = run(token)
			out.Tokens++
		}
	}
	list, _ := allowed()
	score(m.vocab.ends[0], list)
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.02+0.002*math.Abs(b) }

// compare checks Complete against all sentences scored by hand.
func compare(t *testing.T, m *Model, mask sentences) {
	t.Helper()
	got, err := m.Complete(t.Context(), question, mask, 16)
	if err != nil {
		t.Fatal(err)
	}
	want := make(map[string]nl.Candidate)
	for _, s := range mask {
		want[s] = byHand(t, m, question, mask, s)
	}
	if len(got) != len(mask) {
		t.Fatalf("%d candidates for %d sentences", len(got), len(mask))
	}
	total := 0.0
	for i, c := range got {
		w, ok := want[c.Text]
		if !ok {
			t.Fatalf("%q is no sentence of the grammar", c.Text)
		}
		if !near(c.LogProb, w.LogProb) || !near(c.Free, w.Free) || !near(c.Least, w.Least) || c.Tokens != w.Tokens {
			t.Errorf("%s:\n got  %+v\n want %+v", c.Text, c, w)
		}
		if i > 0 && c.LogProb > got[i-1].LogProb {
			t.Error("candidates are not in order")
		}
		total += math.Exp(c.LogProb)
	}
	if math.Abs(total-1) > 0.01 {
		t.Errorf("the probabilities of all sentences sum to %v", total)
	}
}

// beams makes a search that gives nothing up.
func beams(n int) func(*Config) { return func(c *Config) { c.Beams, c.Spread = n, 0 } }

func TestBeamsEqualExhaustiveSearch(t *testing.T) {
	for seed := range uint64(5) {
		s := tiny
		s.seed = seed
		t.Run(fmt.Sprint("words, seed ", seed), func(t *testing.T) { compare(t, load(t, s, beams(16)), small) })
		s.words = false // select, from … become paths of several tokens
		t.Run(fmt.Sprint("paths, seed ", seed), func(t *testing.T) { compare(t, load(t, s, beams(16)), small) })
		s.spm, s.words = true, true
		t.Run(fmt.Sprint("SPM, seed ", seed), func(t *testing.T) { compare(t, load(t, s, beams(16)), small) })
	}
}

// TestWordsThatBeginAlike has words that are beginnings of other words.
func TestWordsThatBeginAlike(t *testing.T) {
	s := tiny
	s.words = false
	compare(t, load(t, s, beams(16)), sentences{"or order", "or ordered by", "ord er", "o", "order or", "orderor"})
}

func TestCandidatesFollowTheMask(t *testing.T) {
	m := load(t, tiny, beams(4))
	for n := 1; n <= 4; n++ {
		list, err := m.Complete(t.Context(), question, small, n)
		if err != nil {
			t.Fatal(err)
		}
		if len(list) != n {
			t.Errorf("%d candidates, want %d", len(list), n)
		}
		for _, c := range list {
			if !slices.Contains(small, c.Text) {
				t.Errorf("%q is not allowed", c.Text)
			}
		}
	}
}

// TestDeterminism wants the same bits: fresh, from the context, from the kept state,
// from another context, and after a question on another schema.
func TestDeterminism(t *testing.T) {
	m := load(t, tiny, nil)
	want, err := m.Complete(t.Context(), question, small, 4)
	if err != nil {
		t.Fatal(err)
	}
	again := func(name string, m *Model) {
		t.Helper()
		got, err := m.Complete(t.Context(), question, small, 4)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got  %+v\n want %+v", name, got, want)
		}
	}
	again("prefix in the context", m)
	if m.prefixes.restored != 0 {
		t.Errorf("%d states restored", m.prefixes.restored)
	}
	other := nl.Prompt{Prefix: "<t3> organisation<c9> of", Rest: question.Rest}
	if _, err := m.Complete(t.Context(), other, small, 2); err != nil {
		t.Fatal(err)
	}
	again("prefix restored", m)
	if m.prefixes.restored != 1 {
		t.Errorf("%d states restored", m.prefixes.restored)
	}
	again("a model opened afresh, no cache", load(t, tiny, func(c *Config) { c.PrefixCache = 0 }))
}

// TestSpread gives up candidates that are far less likely than the best.
func TestSpread(t *testing.T) {
	all, err := load(t, tiny, beams(8)).Complete(t.Context(), question, small, 8)
	if err != nil {
		t.Fatal(err)
	}
	some, err := load(t, tiny, func(c *Config) { c.Beams, c.Spread = 8, 0.01 }).Complete(t.Context(), question, small, 8)
	if err != nil {
		t.Fatal(err)
	}
	kept := make(map[string]bool)
	for _, c := range some {
		kept[c.Text] = true
	}
	if len(some) == len(all) || !kept[all[0].Text] {
		t.Errorf("%d of %d candidates are left", len(some), len(all))
	}
	for _, c := range all {
		if !kept[c.Text] && math.Exp(c.LogProb) > 0.01 {
			t.Errorf("%q was given up with a probability of %v", c.Text, math.Exp(c.LogProb))
		}
	}
}

func TestTwoAtOnce(t *testing.T) {
	m := load(t, tiny, nil)
	want, err := m.Complete(t.Context(), question, small, 3)
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				got, err := m.Complete(t.Context(), question, small, 3)
				if err != nil || !slices.Equal(got, want) {
					t.Errorf("%+v, %v", got, err)
				}
			}
		})
	}
	group.Wait()
	if len(m.pool.idle) != 2 {
		t.Errorf("%d contexts were made, want 2", len(m.pool.idle))
	}
}

// TestNoMask compares the one-beam text with the likeliest token taken at each step.
func TestNoMask(t *testing.T) {
	s := tiny
	s.ends = true
	m := load(t, s, nil)
	list, err := m.Complete(t.Context(), question, nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	prefix, rest, _, err := m.tokens(question)
	if err != nil {
		t.Fatal(err)
	}
	c, err := openSession(m)
	if err != nil {
		t.Fatal(err)
	}
	defer c.close()
	var answer []int32
	for next, pos := append(prefix, rest...), 0; ; {
		if err := c.run(t.Context(), next[:len(next)-1], int32(pos), 0); err != nil {
			t.Fatal(err)
		}
		pos += len(next)
		c.batch.reset()
		c.batch.add(next[len(next)-1], int32(pos-1), 0, true)
		if err := c.decode(t.Context()); err != nil {
			t.Fatal(err)
		}
		row, err := c.row(0)
		if err != nil {
			t.Fatal(err)
		}
		best := top(row, 1)
		if slices.Contains(m.vocab.ends, best[0]) {
			break
		}
		answer = append(answer, best...)
		next = best
	}
	want, err := m.Detokenize(answer)
	if err != nil || len(answer) == 0 {
		t.Fatalf("%d tokens, %v", len(answer), err)
	}
	if list[0].Text != want || list[0].Tokens != len(answer) || list[0].LogProb != list[0].Free {
		t.Errorf("got %+v, want %q", list[0], want)
	}
	many, err := m.Complete(t.Context(), question, nil, 4)
	if err != nil || many[0].LogProb < list[0].LogProb-0.01 {
		t.Errorf("four beams: %+v, %v", many, err)
	}
}

func TestAdapter(t *testing.T) {
	path := writeFile(t, "tuned.gguf", tiny.adapter().bytes())
	plain := load(t, tiny, nil)
	tuned := load(t, tiny, func(c *Config) { c.Adapter = path })
	a, err := plain.Complete(t.Context(), question, small, 1)
	if err != nil {
		t.Fatal(err)
	}
	b, err := tuned.Complete(t.Context(), question, small, 1)
	if err != nil {
		t.Fatal(err)
	}
	if a[0].LogProb == b[0].LogProb {
		t.Error("the adapter changes nothing")
	}
	if plain.Hash() == tuned.Hash() || tuned.Name() != "random+tuned" {
		t.Errorf("name %s, hash %s", tuned.Name(), tuned.Hash())
	}
	other := tiny
	other.width = 64
	for name, data := range map[string][]byte{"other size": other.adapter().bytes(), "a model": tiny.build().bytes(), "cut": tiny.adapter().bytes()[:700]} {
		cfg := Default()
		cfg.Model = writeFile(t, "random.gguf", tiny.build().bytes())
		cfg.Adapter = writeFile(t, "bad.gguf", data)
		if m, err := Open(cfg, nil); err == nil {
			m.Close()
			t.Errorf("an adapter that is %s was loaded", name)
		} else {
			t.Log(err)
		}
	}
}
