package dialect

import (
	"strconv"
	"strings"
)

// What MySQL's grammar has and the parser does not know is put in other words of the same
// length before it is asked, and read out of its tree again.

// soundsLike says SOUNDS LIKE as ILIKE, which the parser knows and MySQL does not have.
func (r *mysqlReader) soundsLike(text string) string {
	if !containsFold(text, "sounds") && !containsFold(text, "ilike") {
		return text
	}
	out := []byte(text)
	l := lexer{text: text, from: MySQL, modes: r.modes}
	for t := l.next(); t.kind != tokEOF && t.kind != tokBad; t = l.next() {
		if t.kind != tokWord {
			continue
		}
		switch word := text[t.start:t.end]; {
		case strings.EqualFold(word, "ilike"):
			syntax(t.start+1, "You have an error in your SQL syntax near '%s'", word)
		case strings.EqualFold(word, "sounds"):
			mark := l.pos
			if like := l.next(); like.kind == tokWord && strings.EqualFold(text[like.start:like.end], "like") {
				blank(out[t.start:like.end])
				copy(out[t.start:], "ilike")
				continue
			}
			l.pos = mark
		}
	}
	return string(out)
}

// span of rows that GROUP_CONCAT's LIMIT keeps.
type kept struct{ offset, count int64 }

// groupLimits takes LIMIT out of GROUP_CONCAT's brackets and keeps it by the place of the
// function's name.
func (r *mysqlReader) groupLimits(text string) string {
	if !containsFold(text, "group_concat") || !containsFold(text, "limit") {
		return text
	}
	out := []byte(text)
	l := lexer{text: text, from: MySQL, modes: r.modes}
	var opened []int // for each open bracket: where the GROUP_CONCAT stands that it belongs to, or -1
	name := -1
	for t := l.next(); t.kind != tokEOF && t.kind != tokBad; t = l.next() {
		before := name
		name = -1
		switch word := text[t.start:t.end]; {
		case t.kind == tokOpen:
			opened = append(opened, before)
		case t.kind == tokClose && len(opened) > 0:
			opened = opened[:len(opened)-1]
		case t.kind == tokWord && strings.EqualFold(word, "group_concat"):
			name = t.start
		case t.kind == tokWord && strings.EqualFold(word, "limit") && len(opened) > 0 && opened[len(opened)-1] >= 0:
			limit, end, ok := keptOf(&l)
			if !ok {
				refuse(t.start+1, "LIMIT of a computed number in GROUP_CONCAT()")
			}
			blank(out[t.start:end])
			if r.limits == nil {
				r.limits = make(map[int]kept)
			}
			r.limits[opened[len(opened)-1]] = limit
		}
	}
	return string(out)
}

// keptOf reads n, m or n OFFSET m behind LIMIT.
func keptOf(l *lexer) (out kept, end int, ok bool) {
	number := func() (int64, int, bool) {
		t := l.next()
		n, err := strconv.ParseInt(l.text[t.start:t.end], 10, 63)
		return min(n, 1<<31-1), t.end, err == nil && t.kind == tokNumber
	}
	if out.count, end, ok = number(); !ok {
		return out, 0, false
	}
	mark := l.pos
	switch t := l.next(); {
	case t.kind == tokComma:
		out.offset = out.count
		out.count, end, ok = number()
	case t.kind == tokWord && strings.EqualFold(l.text[t.start:t.end], "offset"):
		out.offset, end, ok = number()
	default:
		l.pos = mark
	}
	return out, end, ok
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}
