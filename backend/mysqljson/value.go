// Package mysqljson computes functions of JSON documents that an engine has nothing like:
// MySQL's that change and search them, JSON_TABLE, and PostgreSQL's of jsonb. It works on
// texts: DuckDB calls it for each row, and MySQL's of constants are computed before a
// statement is printed.
package mysqljson

import (
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"strings"
)

type kind uint8

const (
	null kind = iota
	boolean
	number
	text
	array
	object
)

// value is a document or a part of one. Members keep the order in which they came.
type value struct {
	kind    kind
	scalar  string // a text; the digits of a number; "true" or "false"
	items   []*value
	names   []string // of an object, beside items
	members map[string]int
}

// mostDeep is how deep documents may be nested, as in MySQL.
const mostDeep = 100

var errInvalid = errors.New("Invalid JSON text")

// parse reads a whole document.
func parse(s string) (*value, error) {
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	v, err := read(d, 0)
	if err != nil {
		return nil, errInvalid
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errInvalid
	}
	return v, nil
}

func read(d *json.Decoder, depth int) (*value, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case nil:
		return &value{}, nil
	case bool:
		return truth(t), nil
	case json.Number:
		return &value{kind: number, scalar: t.String()}, nil
	case string:
		return &value{kind: text, scalar: t}, nil
	}
	if depth++; depth > mostDeep {
		return nil, errInvalid
	}
	v := &value{kind: array}
	if t == json.Delim('{') {
		v.kind = object
	}
	for d.More() {
		name := ""
		if v.kind == object {
			t, err := d.Token()
			if err != nil {
				return nil, err
			}
			name = t.(string)
		}
		x, err := read(d, depth)
		if err != nil {
			return nil, err
		}
		if v.kind == object {
			v.put(name, x)
		} else {
			v.items = append(v.items, x)
		}
	}
	_, err = d.Token()
	return v, err
}

func truth(b bool) *value {
	if b {
		return &value{kind: boolean, scalar: "true"}
	}
	return &value{kind: boolean, scalar: "false"}
}

// put sets a member of an object.
func (v *value) put(name string, x *value) {
	if i, ok := v.members[name]; ok {
		v.items[i] = x
		return
	}
	if v.members == nil {
		v.members = make(map[string]int)
	}
	v.members[name] = len(v.items)
	v.names, v.items = append(v.names, name), append(v.items, x)
}

// member is an object's, nil where it has none of the name.
func (v *value) member(name string) *value {
	if i, ok := v.members[name]; ok && v.kind == object {
		return v.items[i]
	}
	return nil
}

// drop takes the i-th member or element out.
func (v *value) drop(i int) {
	v.items = append(v.items[:i:i], v.items[i+1:]...)
	if v.kind != object {
		return
	}
	v.names = append(v.names[:i:i], v.names[i+1:]...)
	v.members = make(map[string]int, len(v.names))
	for i, n := range v.names {
		v.members[n] = i
	}
}

// appendTo writes a value as MySQL does, with a blank behind commas and colons.
func (v *value) appendTo(b []byte) []byte {
	switch v.kind {
	case null:
		return append(b, "null"...)
	case boolean, number:
		return append(b, v.scalar...)
	case text:
		return appendText(b, v.scalar)
	}
	ends := [2]byte{'[', ']'}
	if v.kind == object {
		ends = [2]byte{'{', '}'}
	}
	b = append(b, ends[0])
	for i, x := range v.items {
		if i > 0 {
			b = append(b, ", "...)
		}
		if v.kind == object {
			b = append(appendText(b, v.names[i]), ": "...)
		}
		b = x.appendTo(b)
	}
	return append(b, ends[1])
}

func appendText(b []byte, s string) []byte {
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if e.Encode(s) != nil {
		return append(b, `""`...)
	}
	return append(b, strings.TrimSuffix(out.String(), "\n")...)
}

// String is the document as MySQL writes it.
func (v *value) String() string { return string(v.appendTo(nil)) }

// same tells whether two values are equal: numbers by their value, objects whatever the
// order of their members.
func same(a, b *value) bool {
	if a.kind != b.kind || len(a.items) != len(b.items) {
		return false
	}
	switch a.kind {
	case number:
		x, ok1 := new(big.Rat).SetString(a.scalar)
		y, ok2 := new(big.Rat).SetString(b.scalar)
		return ok1 && ok2 && x.Cmp(y) == 0
	case array:
		for i := range a.items {
			if !same(a.items[i], b.items[i]) {
				return false
			}
		}
	case object:
		for i, n := range a.names {
			if x := b.member(n); x == nil || !same(a.items[i], x) {
				return false
			}
		}
	}
	return a.scalar == b.scalar || a.kind == number
}

// listed is an array's elements, or the value as the only one.
func (v *value) listed() []*value {
	if v.kind == array {
		return v.items
	}
	return []*value{v}
}
