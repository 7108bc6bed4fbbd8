package link

import (
	"strings"
	"unicode"
)

// spelled writes phrases that cells contain as the cells do: "AT&T" is "AT & T" where the
// data puts it so, or a search for the phrase would find nothing.
func (l *Linker) spelled(r *Result) {
	if l.Values == nil {
		return
	}
	for i := range r.Values {
		if v := &r.Values[i]; len(v.Has) > 0 && (v.Kind == Has || v.Kind == Cell) {
			v.Text = l.Values.written(v.Text)
		}
	}
}

// written is text with the signs between its words that most cells with these words have.
func (x *Index) written(text string) string {
	key := Fold(text)
	if !strings.Contains(key, " ") {
		return text
	}
	low, same := strings.ToLower(text), 0
	counts := map[string]int{}
	for _, id := range x.within(key) {
		if raw := x.cells[id].raw; strings.Contains(strings.ToLower(raw), low) {
			same++
		} else if other := part(raw, key); other != "" {
			counts[other]++
		}
	}
	best := ""
	for other, n := range counts {
		if n > same && (best == "" || n > counts[best] || n == counts[best] && other < best) {
			best = other
		}
	}
	if best == "" {
		return text
	}
	return best
}

// part is the part of raw whose words are key's.
func part(raw, key string) string {
	var starts, ends []int
	inside := false
	for i, r := range raw {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && !inside {
			starts = append(starts, i)
		}
		if !letter && inside {
			ends = append(ends, i)
		}
		inside = letter
	}
	if inside {
		ends = append(ends, len(raw))
	}
	for i, n := 0, 1+strings.Count(key, " "); i+n <= len(starts); i++ {
		if found := raw[starts[i]:ends[i+n-1]]; Fold(found) == key {
			return found
		}
	}
	return ""
}
