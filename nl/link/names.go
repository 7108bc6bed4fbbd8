package link

import (
	"slices"
	"sort"
	"strings"
)

// object is a table or a column as names know it.
type object struct{ table, column int }

// hit is an object that a phrase may stand for.
type hit struct {
	object
	kind  NameKind
	score float64
}

// names finds tables and columns by phrases.
type names struct {
	schema *Schema
	whole  map[string][]hit // stems of a whole name
	part   map[string][]hit // stems of some neighbouring words of a name
	groups map[int][]hit    // synonym sets that a name or its part belongs to
	keys   map[int]bool     // columns that are keys or parts of one
	stems  []string         // the roots of names' words, and of runs of them
	words  []string         // the words of names
	known  map[string]bool  // the roots of words
	said   map[string]bool  // words of a house's own terms

	keep []bool // tables whose names are found; nil: all
}

func newNames(s *Schema) *names {
	n := &names{schema: s, whole: map[string][]hit{}, part: map[string][]hit{}, groups: map[int][]hit{}, keys: map[int]bool{}, said: map[string]bool{}}
	for i, t := range s.Tables {
		n.add(object{i, -1}, t.Words, nil)
		n.add(object{i, -1}, SplitName(t.Name), nil)
	}
	for i, c := range s.Columns {
		own := s.Tables[c.Table].Words
		n.add(object{-1, i}, c.Words, own)
		n.add(object{-1, i}, SplitName(c.Name), own)
		n.keys[i] = c.PK
	}
	for _, k := range s.Keys {
		for i := range k.From {
			n.keys[k.From[i]], n.keys[k.To[i]] = true, true
		}
	}
	n.stems, n.words, n.known = n.vocabulary(), n.spellings(), map[string]bool{}
	AddStems(n.known, n.words)
	return n
}

// add learns one form of an object's name. own are the words of a column's table: what
// is left without them is a whole name too ("name" for customers.customer_name).
func (n *names) add(o object, words, own []string) {
	st := make([]string, len(words))
	for i, w := range words {
		st[i] = stem(w)
	}
	put(n.whole, strings.Join(st, " "), hit{o, Exact, 1})
	if rest := without(st, own); len(rest) > 0 && len(rest) < len(st) {
		put(n.whole, strings.Join(rest, " "), hit{o, Exact, 0.9})
	}
	lex := lexicon()
	for i := range st {
		for j := i + 1; j <= len(st) && j-i <= max(lex.longest, 4); j++ {
			k := strings.Join(st[i:j], " ")
			share := float64(j-i) / float64(len(st))
			if j-i < len(st) {
				put(n.part, k, hit{o, Part, 0.35 + 0.4*share})
			}
			for _, g := range lex.groups[k] {
				score := 0.25 + 0.3*share
				hits := n.groups[g]
				if at := slices.IndexFunc(hits, func(h hit) bool { return h.object == o }); at < 0 {
					n.groups[g] = append(hits, hit{o, Synonym, score})
				} else if hits[at].score < score {
					hits[at].score = score
				}
			}
		}
	}
}

func put(m map[string][]hit, key string, h hit) {
	for i, o := range m[key] {
		if o.object == h.object {
			m[key][i].score = max(o.score, h.score)
			return
		}
	}
	m[key] = append(m[key], h)
}

func without(stemmed, own []string) []string {
	var rest []string
	for _, s := range stemmed {
		if !slices.ContainsFunc(own, func(w string) bool { return stem(w) == s }) {
			rest = append(rest, s)
		}
	}
	return rest
}

// Function words that names are made of all the same.
var naming = map[string]bool{
	"name": true, "names": true, "type": true, "types": true, "kind": true, "kinds": true, "time": true, "times": true, "number": true,
	"numbers": true, "total": true, "average": true, "value": true, "values": true, "detail": true, "details": true, "rank": true, "result": true,
	"results": true, "information": true, "record": true, "records": true, "count": true, "order": true, "orders": true, "group": true,
	"groups": true, "minimum": true, "maximum": true, "age": true, "item": true, "items": true, "data": true, "use": true, "state": true,
	"report": true, "reports": true, "show": true, "shows": true, "table": true, "column": true, "question": true, "answer": true, "range": true,
	"high": true, "low": true, "long": true, "short": true, "old": true, "large": true, "start": true, "end": true, "entry": true,
}

const (
	longestName    = 5
	tablesAPhrase  = 3
	columnsAPhrase = 4
)

// link finds the names in r's words, longer phrases first.
func (n *names) link(r *Result, taken []bool) {
	inside := make([]NameKind, len(r.Words)) // the kind of the longer phrase around a word
	type found struct {
		first, last int
		hits        []hit
	}
	var all []found
	for size := min(longestName, len(r.Words)); size >= 1; size-- {
		for i := 0; i+size <= len(r.Words); i++ {
			if size == 1 && counting(r.Words, i) {
				continue
			}
			hits := n.at(r.Words[i:i+size], taken[i:i+size])
			if len(hits) == 0 {
				continue
			}
			if kind := inside[i]; kind != 0 && kind == inside[i+size-1] {
				hits = slices.DeleteFunc(hits, func(h hit) bool { return h.table < 0 || h.kind != Exact })
			}
			if len(hits) == 0 {
				continue
			}
			all = append(all, found{i, i + size - 1, hits})
			if size > 1 {
				for k := i; k < i+size; k++ {
					if inside[k] == 0 {
						inside[k] = hits[0].kind
					}
				}
			}
		}
	}
	mentioned := make([]float64, len(n.schema.Tables))
	for _, f := range all {
		for _, h := range f.hits {
			if h.table >= 0 {
				mentioned[h.table] = max(mentioned[h.table], h.score)
			}
		}
	}
	for _, f := range all {
		for i, h := range f.hits {
			if h.column >= 0 {
				f.hits[i].score += 0.2 * mentioned[n.schema.Columns[h.column].Table]
			}
		}
		sort.SliceStable(f.hits, func(i, j int) bool { return f.hits[i].score > f.hits[j].score })
		tables, columns := 0, 0
		for _, h := range f.hits {
			if h.table >= 0 {
				tables++
			} else {
				columns++
			}
			if (h.table >= 0 && tables <= tablesAPhrase) || (h.column >= 0 && columns <= columnsAPhrase) {
				r.Names = append(r.Names, NameLink{f.first, f.last, h.table, h.column, h.kind, h.score})
			}
		}
	}
}

// at finds what one phrase may stand for, each object once by its surest kind.
func (n *names) at(words []Word, taken []bool) []hit {
	allTaken := true
	for i, w := range words {
		if w.Quoted || (w.Stop && i < len(words)-1) {
			return nil
		}
		allTaken = allTaken && taken[i]
	}
	single := words[0]
	if last := words[len(words)-1]; allTaken || (len(words) > 1 && (connecting[single.Lower] || dull(last))) {
		return nil
	}
	k := key(words)
	var hits []hit
	merge := func(more []hit) {
		for _, h := range more {
			if n.kept(h.object) && !slices.ContainsFunc(hits, func(o hit) bool { return o.object == h.object }) {
				hits = append(hits, h)
			}
		}
	}
	if len(words) > 1 || !dull(single) || n.said[single.Lower] {
		merge(n.whole[k])
		merge(n.part[k])
	}
	for _, g := range lexicon().groups[k] {
		merge(n.groups[g])
	}
	return n.sift(hits, k)
}

// kept tells whether an object may be found.
func (n *names) kept(o object) bool {
	switch {
	case n.keep == nil:
		return true
	case o.table >= 0:
		return n.keep[o.table]
	}
	return n.keep[n.schema.Columns[o.column].Table]
}

// sift drops what a surer link of the same phrase makes unlikely: key columns that only
// share the table's word, and synonyms and parts beside the very name.
func (n *names) sift(hits []hit, phrase string) []hit {
	exactTable, exactColumn, others := false, false, false
	for _, h := range hits {
		exactTable = exactTable || (h.table >= 0 && h.kind == Exact)
		exactColumn = exactColumn || (h.column >= 0 && h.kind == Exact)
		others = others || h.table >= 0 || !n.keys[h.column] || h.kind == Exact
	}
	return slices.DeleteFunc(hits, func(h hit) bool {
		switch {
		case h.kind == Exact:
			return false
		case h.table >= 0:
			return exactTable
		case n.keys[h.column] && others && phrase != "id" && phrase != "code":
			return true
		}
		return exactColumn && h.kind == Synonym
	})
}

// counting tells whether words[i] asks for a count: "number of", "count of".
func counting(words []Word, i int) bool {
	w := words[i].Stem
	return (w == "number" || w == "count" || w == "amount" || w == "total") && i+1 < len(words) && (words[i+1].Lower == "of" || words[i+1].Lower == "number")
}

// Words that no name's phrase begins with.
var connecting = map[string]bool{
	"the": true, "a": true, "an": true, "of": true, "in": true, "on": true, "at": true, "by": true, "for": true, "from": true, "to": true,
	"with": true, "and": true, "or": true, "is": true, "are": true, "was": true, "were": true, "be": true, "do": true, "does": true, "did": true,
	"has": true, "have": true, "had": true, "that": true, "which": true, "what": true, "who": true, "whose": true, "each": true, "every": true,
	"all": true, "any": true, "their": true, "its": true, "this": true, "these": true, "not": true, "no": true, "per": true, "show": true,
	"list": true, "find": true, "give": true, "how": true, "many": true, "me": true, "than": true, "more": true, "most": true,
}

func dull(w Word) bool { return w.Function && !naming[w.Lower] }

func key(words []Word) string {
	if len(words) == 1 {
		return words[0].Stem
	}
	st := make([]string, len(words))
	for i, w := range words {
		st[i] = w.Stem
	}
	return strings.Join(st, " ")
}
