package link

import (
	"slices"
	"strings"
)

// Words that say that a column identifies something but not what.
var identifying = map[string]bool{
	"id": true, "code": true, "key": true, "number": true, "no": true, "num": true, "identifier": true, "uuid": true, "pk": true, "ref": true, "nr": true,
}

// Words that too many tables have a column of to mean the same thing by it.
var general = map[string]bool{
	"name": true, "first": true, "last": true, "title": true, "date": true, "time": true, "year": true, "month": true, "day": true, "type": true,
	"status": true, "description": true, "detail": true, "details": true, "age": true, "sex": true, "gender": true, "country": true, "city": true, "state": true,
	"address": true, "phone": true, "email": true, "rank": true, "score": true, "result": true, "amount": true, "price": true,
	"total": true, "value": true, "note": true, "notes": true, "comment": true, "start": true, "end": true, "from": true, "to": true,
	"other": true, "other details": true, "latitude": true, "longitude": true, "lat": true, "long": true, "role": true, "level": true, "index": true,
	"position": true, "points": true, "count": true, "quantity": true, "size": true, "weight": true, "height": true, "length": true,
}

// Words of a person that a row may name another row of its own table by.
var superiors = map[string]bool{
	"manager": true, "parent": true, "supervisor": true, "boss": true, "mother": true, "father": true, "spouse": true, "mentor": true, "superior": true, "reports": true,
}

const mostInferred = 64

// infer adds the keys that nobody declared but names tell: a column called as another
// table's key is, or by that table and its key. Tables that a declared key ties are left
// alone.
func (s *Schema) infer() {
	declared := len(s.Keys)
	for t := range s.Tables {
		key := s.identifier(t)
		called := s.called(key)
		if len(called) == 0 {
			continue
		}
		for c := range s.Columns {
			if len(s.Keys)-declared >= mostInferred {
				return
			}
			own := s.Columns[c].Table == t
			if c == key || s.Columns[c].Family != s.Columns[key].Family {
				continue
			}
			named := own && s.superior(c, key) || !own && s.calls(c, called)
			if named && !s.tied(s.Columns[c].Table, t, declared) && !s.refers(c) {
				s.Keys = append(s.Keys, Key{From: []int{c}, To: []int{key}, Inferred: true})
			}
		}
	}
}

// identifier is the column whose values name a table's rows; -1 when it has none. Where no
// key is declared, a first column called id, or by the table's name and id, will do.
func (s *Schema) identifier(t int) int {
	found := -1
	tab := s.Tables[t]
	for c := tab.First; c < tab.First+tab.Len; c++ {
		if s.Columns[c].PK {
			if found >= 0 {
				return -1
			}
			found = c
		}
	}
	if found >= 0 || tab.Len == 0 {
		return found
	}
	words := s.Columns[tab.First].roots
	if len(words) == 0 {
		return -1
	}
	if identifying[words[len(words)-1]] && (len(words) == 1 || slices.Equal(words[:len(words)-1], stemsOf(tab.Words))) {
		return tab.First
	}
	return -1
}

// Identifies tells whether a column's value is one row's alone.
func (s *Schema) Identifies(column int) bool { return s.identifier(s.Columns[column].Table) == column }

// called are the roots by which other tables call a key: its own name, or its table's and
// that; nil when neither says enough.
func (s *Schema) called(key int) []string {
	if key < 0 {
		return nil
	}
	k := s.Columns[key].roots
	if generic(k) {
		k = append(stemsOf(s.Tables[s.Columns[key].Table].Words), k...)
	}
	if generic(k) {
		return nil
	}
	return k
}

// calls tells whether column c's name ends as another table's key is called.
func (s *Schema) calls(c int, called []string) bool {
	words := s.Columns[c].roots
	return len(words) >= len(called) && slices.Equal(words[len(words)-len(called):], called)
}

// agent tells whether a column is called by what somebody does: an advisor, a trainee.
func agent(roots []string) bool {
	if len(roots) != 1 || len(roots[0]) < 5 {
		return false
	}
	for _, end := range []string{"er", "or", "ee", "ist", "ian", "man", "ant"} {
		if strings.HasSuffix(roots[0], end) {
			return true
		}
	}
	return superiors[roots[0]]
}

// superior tells whether column c names another row of its own table.
func (s *Schema) superior(c, key int) bool {
	last := s.Columns[key].Words
	words := s.Columns[c].Words
	return !s.Columns[c].PK && slices.ContainsFunc(words, func(w string) bool { return superiors[w] }) &&
		(s.Columns[c].Family == Int || words[len(words)-1] == last[len(last)-1])
}

// generic tells whether stemmed words say nothing of what they name.
func generic(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !identifying[w] && !general[w] })
}

// tied tells whether one of the first n keys joins two tables.
func (s *Schema) tied(a, b, n int) bool {
	return slices.ContainsFunc(s.Keys[:n], func(k Key) bool {
		from, to := s.Ends(k)
		return (from == a && to == b) || (from == b && to == a)
	})
}

// refers tells whether a column names rows already: a key of it alone was declared or found.
func (s *Schema) refers(c int) bool {
	return slices.ContainsFunc(s.Keys, func(k Key) bool { return len(k.From) == 1 && k.From[0] == c && k.Inferred })
}

// Kindred tells whether rows of two columns may be joined though no key says so: both of
// one family, and called alike by more than a general word, or one of them the other
// table's key and the other called by what somebody does.
func (s *Schema) Kindred(a, b int) bool {
	x, y := s.Columns[a], s.Columns[b]
	if x.Table == y.Table || x.Family != y.Family || (x.Family != Int && x.Family != Text) {
		return false
	}
	if slices.Equal(x.roots, y.roots) {
		return !generic(x.roots) || (x.PK && y.PK)
	}
	if x.PK && s.identifier(x.Table) == a && agent(y.roots) || y.PK && s.identifier(y.Table) == b && agent(x.roots) {
		return true
	}
	p, q := x.roots, y.roots
	n := 0
	for n < min(len(p), len(q)) && p[n] == q[n] {
		n++
	}
	return n > 1 && identifying[p[n-1]] && !generic(p[:n])
}

func stemsOf(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = stem(w)
	}
	return out
}
