package pointer

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// Spell is q with names in place of table and column pointers, so that it outlives the
// catalog's numbering. Values stay pointers into the question's own. What holds a
// [Verbatim] cannot be spelled.
func Spell(p *Prompt, q *Query) (string, error) {
	for _, c := range q.Cores() {
		if c.verbatim() {
			return "", errors.New("a part of the query is not in pointer form")
		}
	}
	words := strings.Fields(write(p, q, true))
	for i, w := range words {
		if len(w) < 4 || w[0] != '<' {
			continue
		}
		n, err := strconv.Atoi(w[2 : len(w)-1])
		switch {
		case err != nil || w == "<i2>":
		case w[1] == 't':
			words[i] = "t:" + spelled(p.Schema.Tables[p.Tables[n]].Name)
		case w[1] == 'c':
			c := p.Schema.Columns[p.Columns[n]]
			words[i] = "c:" + spelled(p.Schema.Tables[c.Table].Name) + "." + spelled(c.Name)
		}
	}
	return strings.Join(words, " "), nil
}

// Unspell reads what Spell wrote, over a prompt of the same question.
func Unspell(p *Prompt, text string) (*Query, error) {
	words, err := lex(text)
	if err != nil {
		return nil, err
	}
	return p.parse(words, spelling{namedForm{p}, pointers{p}})
}

// spelling reads names as the named form does, and values as the pointer form does.
type spelling struct {
	namedForm
	pointers pointers
}

func (s spelling) value(w string) (Val, error) { return s.pointers.value(w) }

func spelled(name string) string {
	for _, r := range name {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') {
			b, _ := json.Marshal(name) // a string has no way to fail
			return string(b)
		}
	}
	return name
}

// verbatim tells whether a part of the core is not in pointer form.
func (c *Core) verbatim() bool {
	exprs := c.Items
	for _, k := range c.Order {
		exprs = append(exprs[:len(exprs):len(exprs)], k.Expr)
	}
	for _, e := range exprs {
		if e.L.SQL != nil || e.R.SQL != nil {
			return true
		}
	}
	for _, p := range append(c.Where.Preds(), c.Having.Preds()...) {
		if p.SQL != nil || p.Left.SQL != nil || (p.Right != nil && p.Right.SQL != nil) {
			return true
		}
	}
	return false
}

var gluedPointer = regexp.MustCompile(`<([tcvi])(\d+)>`)

// Spaced parts the pointers of a text that a model wrote without a mask from the words
// beside them, as [Parse] reads an answer.
func Spaced(text string) string {
	return strings.Join(strings.Fields(gluedPointer.ReplaceAllString(text, " $0 ")), " ")
}
