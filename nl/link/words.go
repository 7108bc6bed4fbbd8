package link

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is one word of a question.
type Word struct {
	Text     string // as written, without the punctuation around it
	Lower    string // lower case
	Stem     string
	Key      string // as cells are compared: lower-case letters and digits, single spaces
	Quoted   bool   // stood in quotation marks; Text may hold spaces
	Function bool   // carries the question rather than says what it is about
	Linked   bool   // was understood as something
	Start    int    // byte offset in the question
	Stop     bool   // a sentence or clause ends after it
	Owner    bool   // written with 's: another thing follows
}

const maxWords = 200

var closing = map[rune]rune{'"': '"', '\'': '\'', '“': '”', '‘': '’', '’': '’', '`': '`', '«': '»', '„': '“'}

// Split cuts a question into words. Text in quotation marks is one word.
func Split(q string) []Word {
	var words []Word
	for i := 0; i < len(q) && len(words) < maxWords; {
		r, n := utf8.DecodeRuneInString(q[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
		case closing[r] != 0 && closedAt(q[i+n:], closing[r]) > 0:
			k := closedAt(q[i+n:], closing[r])
			words = append(words, quoted(q[i+n:i+n+k], i+n))
			i += n + k + utf8.RuneLen(closing[r])
		default:
			j := i
			for j < len(q) {
				r, n := utf8.DecodeRuneInString(q[j:])
				if unicode.IsSpace(r) || r == '"' || r == '“' {
					break
				}
				j += n
			}
			if j == i {
				j += n
			}
			words = splitRun(words, q[i:j], i)
			i = j
		}
	}
	return words
}

// closedAt finds the closing quotation mark: one that no letter follows.
func closedAt(s string, mark rune) int {
	for at := 0; ; {
		k := strings.IndexRune(s[at:], mark)
		if k < 0 || at+k > 200 {
			return -1
		}
		at += k
		next, _ := utf8.DecodeRuneInString(s[at+utf8.RuneLen(mark):])
		if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return at
		}
		at += utf8.RuneLen(mark)
	}
}

func quoted(s string, at int) Word {
	t := strings.TrimSpace(s)
	return Word{Text: t, Lower: strings.ToLower(t), Stem: stem(strings.ToLower(t)), Key: Fold(t), Quoted: true, Start: at}
}

// splitRun cuts a run without spaces: punctuation falls off its ends; hyphens and
// slashes part words but not codes, dates and numbers.
func splitRun(words []Word, run string, at int) []Word {
	trim := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' && r != '$' && r != '+' && r != '#' && r != '-' && r != '\'' && r != '’'
	}
	left := strings.TrimLeftFunc(run, func(r rune) bool { return trim(r) || r == '\'' || r == '’' || r == '$' || r == '+' })
	at += len(run) - len(left)
	body := strings.TrimRightFunc(left, func(r rune) bool { return trim(r) || r == '\'' || r == '’' || r == '-' })
	stop := strings.ContainsAny(left[len(body):], ",.;:!?")
	if body == "" {
		if stop && len(words) > 0 {
			words[len(words)-1].Stop = true
		}
		return words
	}
	whole := body
	for _, suffix := range []string{"'s", "’s", "'S"} {
		body = strings.TrimSuffix(body, suffix)
	}
	first := len(words)
	if strings.ContainsFunc(body, unicode.IsDigit) {
		words = append(words, word(body, at))
	} else {
		start := 0
		for i, r := range body + "/" {
			if r == '-' || r == '/' || r == ',' || r == '_' || r == '(' || r == ')' || i == len(body) {
				if i > start {
					words = append(words, word(body[start:i], at+start))
				}
				start = i + utf8.RuneLen(r)
			}
		}
	}
	if len(words) > first {
		words[len(words)-1].Stop, words[len(words)-1].Owner = stop, body != whole
	}
	return words
}

func word(text string, at int) Word {
	lower := strings.ToLower(text)
	return Word{Text: text, Lower: lower, Stem: stem(lower), Key: Fold(text), Function: lexicon().functions[lower], Start: at}
}

// Fold is text as cells are compared: letters and digits in lower case, all else one space.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Capital tells whether w is written like a name: a capital first, or a code.
func (w *Word) Capital() bool {
	r, _ := utf8.DecodeRuneInString(w.Text)
	return unicode.IsUpper(r)
}

// Code tells whether w mixes letters and digits, as symbols and numbers of things do.
func (w *Word) Code() bool {
	return strings.ContainsFunc(w.Text, unicode.IsDigit) && strings.ContainsFunc(w.Text, unicode.IsLetter)
}

// Words that single one thing out of many; "…est" does too.
var singling = map[string]bool{
	"most": true, "least": true, "top": true, "first": true, "last": true, "maximum": true, "minimum": true, "max": true, "min": true,
	"best": true, "worst": true, "fewest": true, "leading": true, "main": true, "favorite": true, "favourite": true, "common": true,
	"popular": true, "frequent": true, "frequently": true, "commonly": true, "extreme": true, "single": true, "one": true, "any": true,
	"1": true, "peak": true, "top-ranked": true, "bottom": true, "busiest": true, "recent": true, "recently": true, "major": true, "dominant": true,
	"largely": true, "biggest": true, "winner": true, "champion": true, "best-selling": true, "record": true, "#1": true, "greater": true,
	"majority": true, "higher": true, "older": true, "younger": true, "larger": true, "longer": true, "primary": true, "often": true, "highly": true, "more": true,
	"lead": true, "leads": true, "leader": true, "ahead": true, "dominates": true, "dominate": true, "dominating": true, "tops": true, "foremost": true,
	"prolific": true, "maximal": true, "minimal": true, "msot": true, "mots": true, "moust": true,
}

// Words of a question about how something is spelled.
var spelling = map[string]bool{
	"start": true, "begin": true, "end": true, "contain": true, "includ": true, "prefix": true, "suffix": true, "letter": true, "digit": true,
	"charact": true, "substr": true, "string": true, "approxim": true, "minut": true,
}

// Spells tells whether the question is about how something is spelled, so that a number may
// be digits of a text.
func (r *Result) Spells() bool {
	for _, w := range r.Words {
		if spelling[w.Stem] {
			return true
		}
	}
	return false
}

// Superlative tells whether the question asks for the first of an order: "most", "oldest".
func (r *Result) Superlative() bool {
	for i, w := range r.Words {
		if (w.Lower == "least" || w.Lower == "most" || w.Lower == "max") && i > 0 && r.Words[i-1].Lower == "at" {
			continue
		}
		if (w.Lower == "more") && i+1 < len(r.Words) && r.Words[i+1].Lower == "than" {
			continue
		}
		if singling[w.Lower] || (len(w.Lower) > 5 && strings.HasSuffix(w.Lower, "est")) {
			return true
		}
	}
	return false
}
