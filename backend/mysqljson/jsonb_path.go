package mysqljson

import (
	"encoding/json"
	"errors"
	"math/big"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// PathQuery is a jsonpath that was read already: what its steps find, or, as a predicate, whether its
// condition holds.
type PathQuery struct {
	Strict bool       `json:"strict,omitempty"`
	Steps  []PathStep `json:"steps,omitempty"`
	Cond   *PathCond  `json:"cond,omitempty"`
}

// PathStep is one of a path: member, members, element, elements, filter, size or type. An element's
// index counts from the end where it is negative, beginning with -1.
type PathStep struct {
	Kind  string    `json:"kind"`
	Name  string    `json:"name,omitempty"`
	Index int       `json:"index,omitempty"`
	Cond  *PathCond `json:"cond,omitempty"`
}

// PathCond joins others by &&, ||, ! or exists, or compares what steps find with a constant, a text
// of JSON. Root tells that the steps begin at the document, not at the value that is looked at.
type PathCond struct {
	Op    string      `json:"op"`
	Args  []*PathCond `json:"args,omitempty"`
	Root  bool        `json:"root,omitempty"`
	Steps []PathStep  `json:"steps,omitempty"`
	Value string      `json:"value,omitempty"`
}

var errStrictPath = errors.New("jsonpath leads to what is not there in strict mode")

// paths keeps what was read of paths, which stand in statements as constants; no more than
// mostPaths of them.
var (
	paths     sync.Map
	pathCount atomic.Int64
)

const mostPaths = 1000

func readPath(text string) (*PathQuery, error) {
	if p, ok := paths.Load(text); ok {
		return p.(*PathQuery), nil
	}
	p := new(PathQuery)
	if err := json.Unmarshal([]byte(text), p); err != nil {
		return nil, err
	}
	if len(text) < 1<<12 && pathCount.Load() < mostPaths {
		if _, known := paths.LoadOrStore(text, p); !known {
			pathCount.Add(1)
		}
	}
	return p, nil
}

// jsonbPath computes jsonb_path_query_array, …_first, …_exists and …_match along a PathQuery, as
// JSON; true behind it makes NULL of what is an error.
func jsonbPath(name string, doc *value, args []*string) (*string, error) {
	if len(args) != 2 || args[0] == nil || args[1] == nil {
		return nil, errArguments
	}
	silent := *args[1] == "true"
	p, err := readPath(*args[0])
	if err != nil {
		return nil, err
	}
	e := &evaluation{root: doc, lax: !p.Strict}
	var found []*value
	if p.Cond != nil {
		found = []*value{{}}
		if holds := e.holds(p.Cond, doc); holds >= 0 {
			found[0] = truth(holds == 1)
		}
	} else if found, err = e.along(p.Steps, []*value{doc}); silent && err != nil {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	switch name {
	case "jsonb_path_query_array":
		return answer((&value{kind: array, items: found}).canonical(nil, true)), nil
	case "jsonb_path_exists":
		return answer(strconv.Itoa(min(len(found), 1))), nil
	}
	if len(found) == 0 {
		return nil, nil
	}
	if name == "jsonb_path_match" {
		if len(found) > 1 || found[0].kind != boolean && found[0].kind != null {
			if silent {
				return nil, nil
			}
			return nil, errors.New("single boolean result is expected")
		}
		if found[0].kind == null {
			return nil, nil
		}
		return answer(map[string]string{"true": "1", "false": "0"}[found[0].scalar]), nil
	}
	return answer(found[0].canonical(nil, true)), nil
}

// evaluation is one document's.
type evaluation struct {
	root *value
	lax  bool
}

// along follows steps from some values.
func (e *evaluation) along(steps []PathStep, from []*value) ([]*value, error) {
	for i := range steps {
		var next []*value
		for _, v := range from {
			found, err := e.step(&steps[i], v)
			if err != nil {
				return nil, err
			}
			next = append(next, found...)
		}
		from = next
	}
	return from, nil
}

func (e *evaluation) step(s *PathStep, v *value) ([]*value, error) {
	switch s.Kind {
	case "member", "members", "filter":
		if v.kind == array && e.lax {
			var out []*value
			for _, x := range v.items {
				found, err := e.reach(s, x)
				if err != nil {
					return nil, err
				}
				out = append(out, found...)
			}
			return out, nil
		}
		return e.reach(s, v)
	case "size":
		if v.kind != array && !e.lax {
			return nil, errStrictPath
		}
		return []*value{{kind: number, scalar: strconv.Itoa(len(v.listed()))}}, nil
	case "type":
		return []*value{{kind: text, scalar: kindNames[v.kind]}}, nil
	}
	if v.kind != array && !e.lax {
		return nil, errStrictPath
	}
	items := v.listed()
	if s.Kind == "elements" {
		return items, nil
	}
	at := s.Index
	if at < 0 {
		at += len(items)
	}
	switch {
	case at >= 0 && at < len(items):
		return items[at : at+1], nil
	case e.lax:
		return nil, nil
	}
	return nil, errStrictPath
}

var kindNames = [...]string{null: "null", boolean: "boolean", number: "number", text: "string", array: "array", object: "object"}

// reach is a step that looks into one value.
func (e *evaluation) reach(s *PathStep, v *value) ([]*value, error) {
	if s.Kind == "filter" {
		if e.holds(s.Cond, v) == 1 {
			return []*value{v}, nil
		}
		return nil, nil
	}
	if v.kind != object {
		if e.lax {
			return nil, nil
		}
		return nil, errStrictPath
	}
	if s.Kind == "members" {
		out := make([]*value, 0, len(v.items))
		for _, at := range v.ordered() {
			out = append(out, v.items[at])
		}
		return out, nil
	}
	if x := v.member(s.Name); x != nil {
		return []*value{x}, nil
	}
	if e.lax {
		return nil, nil
	}
	return nil, errStrictPath
}

// holds is a condition's truth: 1, 0, or -1 for unknown.
func (e *evaluation) holds(c *PathCond, v *value) int {
	switch c.Op {
	case "&&", "||":
		stop, out := 0, 1
		if c.Op == "||" {
			stop, out = 1, 0
		}
		for _, a := range c.Args {
			switch h := e.holds(a, v); h {
			case stop:
				return stop
			case -1:
				out = -1
			}
		}
		return out
	case "!":
		if h := e.holds(c.Args[0], v); h >= 0 {
			return 1 - h
		}
		return -1
	}
	from := v
	if c.Root {
		from = e.root
	}
	found, err := e.along(c.Steps, []*value{from})
	if err != nil {
		return -1
	}
	if c.Op == "exists" {
		return min(len(found), 1)
	}
	with, err := parse(c.Value)
	if err != nil {
		return -1
	}
	return e.anyHolds(c.Op, found, with)
}

// anyHolds tells that one of some values compares with a constant; arrays stand for their elements.
func (e *evaluation) anyHolds(op string, found []*value, with *value) int {
	out := 0
	for _, x := range found {
		candidates := []*value{x}
		if x.kind == array && e.lax {
			candidates = x.items
		}
		for _, candidate := range candidates {
			switch h := compareScalars(op, candidate, with); {
			case h == 1 && e.lax:
				return 1
			case h == 1 && out == 0:
				out = 1
			case h < 0:
				out = -1
			}
		}
	}
	return out
}

func compareScalars(op string, a, b *value) int {
	if op == "starts with" {
		if a.kind != text || b.kind != text {
			return -1
		}
		return bit(strings.HasPrefix(a.scalar, b.scalar))
	}
	if a.kind != b.kind {
		if a.kind == null || b.kind == null { // null is not equal to anything else
			return bit(op == "!=")
		}
		return -1
	}
	d := 0
	switch a.kind {
	case null:
	case text:
		d = strings.Compare(a.scalar, b.scalar)
	case boolean:
		if op != "==" && op != "!=" {
			d = strings.Compare(a.scalar, b.scalar)
		} else if a.scalar != b.scalar {
			d = 1
		}
	case number:
		x, ok1 := new(big.Rat).SetString(a.scalar)
		y, ok2 := new(big.Rat).SetString(b.scalar)
		if !ok1 || !ok2 {
			return -1
		}
		d = x.Cmp(y)
	default:
		return -1
	}
	switch op {
	case "==":
		return bit(d == 0)
	case "!=":
		return bit(d != 0)
	case "<":
		return bit(d < 0)
	case "<=":
		return bit(d <= 0)
	case ">":
		return bit(d > 0)
	}
	return bit(d >= 0)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
