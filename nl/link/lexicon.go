package link

import (
	_ "embed" // the word lists
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

//go:embed data/abbreviations.txt
var abbreviationsText string

//go:embed data/functions.txt
var functionsText string

//go:embed data/synonyms.txt
var synonymsText string

//go:embed data/aliases.txt
var aliasesText string

// vocabulary is the general knowledge of words that links rest on.
type vocabulary struct {
	abbreviations map[string][]string
	functions     map[string]bool
	groups        map[string][]int    // stemmed phrase → its synonym sets
	aliases       map[string][]string // key of a spoken value → cells it may stand for
	known         map[string]bool     // every word of the lists, to cut names without gaps
	longest       int                 // words in the longest phrase of a set
}

var lexicon = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{
		abbreviations: map[string][]string{}, functions: map[string]bool{},
		groups: map[string][]int{}, aliases: map[string][]string{}, known: map[string]bool{},
	}
	for line := range entries(abbreviationsText) {
		words := strings.Fields(line)
		v.abbreviations[words[0]] = words[1:]
		v.learn(words[1:])
	}
	for line := range entries(functionsText) {
		for _, w := range strings.Fields(line) {
			v.functions[w] = true
		}
	}
	set := 0
	for line := range entries(synonymsText) {
		for phrase := range strings.SplitSeq(line, ",") {
			words := strings.Fields(phrase)
			v.learn(words)
			v.longest = max(v.longest, len(words))
			k := stems(words)
			v.groups[k] = append(v.groups[k], set)
		}
		set++
	}
	for line := range entries(aliasesText) {
		spoken, cells, _ := strings.Cut(line, ":")
		for phrase := range strings.SplitSeq(spoken, ",") {
			for cell := range strings.SplitSeq(cells, ",") {
				k := Fold(phrase)
				v.aliases[k] = append(v.aliases[k], strings.TrimSpace(cell))
			}
		}
	}
	return v
})

func (v *vocabulary) learn(words []string) {
	for _, w := range words {
		if len(w) > 2 {
			v.known[w] = true
		}
	}
}

// entries yields the lines of a list, comments and blank lines left out.
func entries(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(text) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// stem is the word's root; words with anything but letters stay as they are.
func stem(lower string) string {
	if len(lower) < 3 {
		return lower
	}
	for i := range len(lower) {
		if lower[i] < 'a' || lower[i] > 'z' {
			return lower
		}
	}
	if s, ok := irregular[lower]; ok {
		return s
	}
	return english.Stem(lower, true)
}

// Plurals that the stemmer does not know.
var irregular = map[string]string{
	"people": "person", "persons": "person", "children": "child", "men": "man", "women": "woman",
	"mice": "mous", "geese": "goos", "feet": "foot", "teeth": "tooth", "indices": "index",
	"bought": "buy", "sold": "sell", "paid": "pay", "made": "make", "held": "hold", "won": "win",
	"written": "write", "wrote": "write", "taught": "teach", "flew": "fli", "flown": "fli", "led": "lead",
}

func stems(words []string) string {
	s := make([]string, len(words))
	for i, w := range words {
		s[i] = stem(w)
	}
	return strings.Join(s, " ")
}

// AddStems puts the roots of words into a set.
func AddStems(set map[string]bool, words []string) {
	for _, w := range words {
		set[stem(w)] = true
	}
}
