//go:build llama

package llama

import (
	"strings"

	"streamlink/nl"
)

// parse is one way to read the tokens so far as words. It stands between two words
// (path is nil) or inside one.
type parse struct {
	state nl.State // after the complete words
	words *words
	word  string // the word begun
	path  []int32
	at    int // the next token of path
}

// words is a list of complete words, the last first, so that beams share beginnings.
type words struct {
	last   string
	before *words
}

func (w *words) text() string {
	var list []string
	for ; w != nil; w = w.before {
		list = append(list, w.last)
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return strings.Join(list, " ")
}

// maxParses bounds the readings of one token sequence. More than one exist only
// where words of several tokens begin alike.
const maxParses = 256

// option is a token that may come next and the words that it begins or continues.
type option struct {
	token int32
	from  []parse // each with at on this token
}

// options lists the tokens that may come next in the mask's order. ending is the
// reading that may end here.
func (m *Model) options(parses []parse) (list []option, ending *parse, err error) {
	byToken := make(map[int32]int, 16)
	add := func(p parse) {
		token := p.path[p.at]
		i, ok := byToken[token]
		if !ok {
			i = len(list)
			byToken[token] = i
			list = append(list, option{token: token})
		}
		if len(list[i].from) < maxParses {
			list[i].from = append(list[i].from, p)
		}
	}
	for i := range parses {
		p := &parses[i]
		if p.path != nil {
			add(*p)
			continue
		}
		for _, word := range p.state.Allowed() {
			if word == "" {
				if ending == nil {
					ending = p
				}
				continue
			}
			path, err := m.path(word, p.words == nil)
			if err != nil {
				return nil, nil, err
			}
			add(parse{state: p.state, words: p.words, word: word, path: path})
		}
	}
	return list, ending, nil
}

// take reads the option's token.
func (o option) take() []parse {
	out := make([]parse, 0, len(o.from))
	for _, p := range o.from {
		if p.at+1 < len(p.path) {
			p.at++
			out = append(out, p)
			continue
		}
		out = append(out, parse{state: p.state.Next(p.word), words: &words{p.word, p.words}})
	}
	return out
}
