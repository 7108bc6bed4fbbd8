package pointer

import (
	_ "embed" // the figures
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"
)

// Preference is what links say about an answer's next word beside the model: how far the
// model is trusted, and a weight for each figure of [FeatureNames]. What kind of word comes
// next is mostly the model's; which pointer it is, mostly the links'. It is fitted on
// databases that the model never saw (streamlink eval --fit-preference).
type Preference struct {
	Trust     float64            `json:"trust"`     // in the model's choice among pointers
	Structure float64            `json:"structure"` // in its choice of what kind of word comes next
	Weights   map[string]float64 `json:"weights"`

	flat []float64
}

//go:embed preference.json
var preferenceText []byte

var builtInPreference = sync.OnceValue(func() *Preference {
	p, err := ReadPreference(preferenceText)
	if err != nil {
		panic(fmt.Errorf("preference.json: %w", err))
	}
	return p
})

// ReadPreference reads a preference as it is kept: in JSON.
func ReadPreference(text []byte) (*Preference, error) {
	p := &Preference{}
	if err := json.Unmarshal(text, p); err != nil {
		return nil, err
	}
	p.flat = make([]float64, len(FeatureNames))
	at := map[string]int{}
	for i, name := range FeatureNames {
		at[name] = i
	}
	for name, w := range p.Weights {
		i, ok := at[name]
		if !ok {
			return nil, fmt.Errorf("there is no figure %q: fit it anew", name)
		}
		p.flat[i] = w
	}
	return p, nil
}

// Feature is one figure about a word that may come next.
type Feature struct {
	Index int // in FeatureNames
	Value float64
}

// Decisions cuts one choice among words in two: what kind of word comes next, where a
// pointer of any number is one kind, and which pointer. A part without a choice is left out.
func (s *State) Decisions(words []string, logProbs []float64, gold int) []Decision {
	kinds, of := kindsOf(words)
	which := Decision{Pointers: true, Gold: -1}
	what := Decision{LogProbs: sums(kinds, of, logProbs), Features: s.features(kinds), Gold: of[gold]}
	figures := s.features(words)
	for i := range words {
		if of[i] == of[gold] {
			if i == gold {
				which.Gold = len(which.LogProbs)
			}
			which.LogProbs = append(which.LogProbs, logProbs[i]-what.LogProbs[of[i]])
			which.Features = append(which.Features, figures[i])
		}
	}
	var out []Decision
	for _, d := range []Decision{what, which} {
		if len(d.LogProbs) > 1 {
			out = append(out, d)
		}
	}
	return out
}

// Weigh turns the model's log probabilities of words into those with links taken into
// account.
func (s *State) Weigh(words []string, logProbs []float64) {
	p := s.mask.Preference
	if p == nil {
		return
	}
	kinds, of := kindsOf(words)
	before := sums(kinds, of, logProbs)
	for i := range logProbs {
		if pointing(words[i]) {
			logProbs[i] = p.Trust * (logProbs[i] - before[of[i]])
		} else {
			logProbs[i] = 0
		}
	}
	f := s.figures()
	for i, w := range words {
		if pointing(w) {
			f.word(w, func(index int, value float64) { logProbs[i] += p.flat[index] * value })
		}
	}
	after := sums(kinds, of, logProbs)
	for k, kind := range kinds {
		before[k] *= p.Structure
		f.word(kind, func(index int, value float64) { before[k] += p.flat[index] * value })
	}
	for i := range logProbs {
		logProbs[i] += before[of[i]] - after[of[i]]
	}
}

// pointing tells whether a word is a pointer.
func pointing(word string) bool {
	return len(word) > 3 && word[0] == '<' && (word[1] == 'c' || word[1] == 't' || word[1] == 'v') && word[2] >= '0' && word[2] <= '9'
}

// kindsOf lists the kinds of words, and which one each word is of.
func kindsOf(words []string) (kinds []string, of []int) {
	of = make([]int, len(words))
	for i, w := range words {
		kind := w
		if pointing(w) {
			kind = w[:2] + ">"
		}
		if of[i] = slices.Index(kinds, kind); of[i] < 0 {
			of[i] = len(kinds)
			kinds = append(kinds, kind)
		}
	}
	return kinds, of
}

// sums are the kinds' log probabilities.
func sums(kinds []string, of []int, logProbs []float64) []float64 {
	top := slices.Repeat([]float64{math.Inf(-1)}, len(kinds))
	for i, z := range logProbs {
		top[of[i]] = max(top[of[i]], z)
	}
	out := make([]float64, len(kinds))
	for i, z := range logProbs {
		if k := of[i]; !math.IsInf(top[k], -1) {
			out[k] += math.Exp(z - top[k])
		}
	}
	for k := range out {
		out[k] = top[k] + math.Log(out[k])
	}
	return out
}

// features gives the figures of each word.
func (s *State) features(words []string) [][]Feature {
	f := s.figures()
	out := make([][]Feature, len(words))
	for i, w := range words {
		f.word(w, func(index int, value float64) { out[i] = append(out[i], Feature{index, value}) })
	}
	return out
}

// figures are those of the words that may follow.
func (s *State) figures() *figures {
	m := s.mask
	m.once.Do(func() { m.sense = newSense(m.p) })
	so := make([]string, s.n)
	for at := s; at.before != nil; at = at.before {
		so[at.n-1] = at.word
	}
	return newFigures(m.sense, so)
}
