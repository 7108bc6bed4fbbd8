package link

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// asked are the words that questions are made of, in order: what carries them, what names
// are called by, and what values are spoken as.
var asked = sync.OnceValue(func() []string {
	v := lexicon()
	var all []string
	add := func(w string) {
		if len(w) >= shortestSlip && !strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) {
			all = append(all, w)
		}
	}
	for w := range v.functions {
		add(w)
	}
	for w := range v.known {
		add(w)
		add(many(w))
	}
	for k := range v.aliases {
		add(k)
	}
	for m := range months {
		add(m)
	}
	slices.Sort(all)
	return slices.Compact(all)
})

// usual are the words of questions that are tried before all others, and words of doing
// that the lists lack.
var usual = strings.Fields("least most which what when where show list many than with from have does number total average each every country company first last " +
	"assigned published granted invented registered submitted issued released awarded received filed located founded ordered bought sold shipped enrolled hired")

const (
	shortestSlip = 4
	longWord     = 8 // from here on two slips are forgiven
)

func many(w string) string {
	if strings.HasSuffix(w, "y") && len(w) > 3 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])) {
		return w[:len(w)-1] + "ies"
	}
	return w + "s"
}

// mend reads words that nobody knows, neither the data nor a dictionary, as the words of
// questions that they are a slip or two away from: "wich", "compnaies", "avrage".
func (l *Linker) mend(words []Word) {
	for i := range words {
		w := &words[i]
		if w.Quoted || w.Function || len(w.Lower) < shortestSlip || (i > 0 && w.Capital()) || strings.ContainsFunc(w.Lower, func(r rune) bool { return !unicode.IsLower(r) }) || l.knows(w) {
			continue
		}
		if near := l.meant(w.Lower); near != "" {
			w.Lower, w.Stem, w.Key, w.Function = near, stem(near), Fold(near), lexicon().functions[near]
		}
	}
}

// knows tells whether a word is one: of the data, of the names, of the lists or of WordNet.
func (l *Linker) knows(w *Word) bool {
	v := lexicon()
	if v.known[w.Lower] || v.functions[w.Lower] || len(v.aliases[w.Key]) > 0 || l.names.known[w.Stem] || len(wordnet().members[w.Stem]) > 0 {
		return true
	}
	return l.Values != nil && (len(l.Values.tokens[w.Key]) > 0 || len(l.Values.tokens[singular(w.Key)]) > 0)
}

// meant is the word of questions or names nearest to one, or nothing.
func (l *Linker) meant(word string) string {
	limit := 2
	if len(word) >= longWord {
		limit = 3
	}
	best, at := "", limit
	try := func(other string) {
		if other[0] != word[0] || len(other)-len(word) >= at || len(word)-len(other) >= at || strings.HasPrefix(word, other) {
			return // what only goes on after a word is made from it: "gamer"
		}
		if len(word) < 6 && len(word) == len(other) && !sameLetters(word, other) {
			return // short words with one other letter are other words
		}
		if d := distance(word, other, at); d < at {
			best, at = other, d
		}
	}
	for _, other := range usual {
		try(other)
	}
	for _, name := range l.names.words {
		if len(name) >= shortestSlip {
			try(name)
			try(many(name))
		}
	}
	for _, other := range asked() {
		try(other)
	}
	return best
}

// sameLetters tells whether two words differ only in the order of their letters.
func sameLetters(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}
