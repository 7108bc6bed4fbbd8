package dialect

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// jsonPath is PostgreSQL's jsonpath, as far as it is a way into a document: members,
// elements, and filters that compare. Either steps lead from $ or, in a filter, from @; or
// it is a predicate, as jsonb_path_match takes one.
type jsonPath struct {
	strict bool
	steps  []pathStep
	cond   *pathCond
}

type pathKind uint8

const (
	pathMember   pathKind = iota // .name
	pathMembers                  // .*
	pathElement                  // [n], [last - n]
	pathElements                 // [*]
	pathFilter                   // ? (…)
	pathSize                     // .size()
	pathType                     // .type()
)

type pathStep struct {
	kind  pathKind
	name  string
	index int // from the end, beginning with -1, where last was written
	cond  *pathCond
}

// pathCond is a filter's condition: "&&", "||", "!" and "exists" of others, or a comparison of
// a path with a constant: "==", "!=", "<", "<=", ">", ">=", "starts with".
type pathCond struct {
	op    string
	args  []*pathCond
	root  bool // the path begins with $, not with @
	steps []pathStep
	value pathValue
}

// pathValue is a constant of JSON: kind is 'n', 's', 'b' or '0' for null.
type pathValue struct {
	kind byte
	text string
}

// parseJSONPath reads a jsonpath; what it cannot say is refused.
func parseJSONPath(text string, at int) jsonPath {
	r := &pathReader{text: text, at: at}
	var out jsonPath
	switch {
	case r.word("strict"):
		out.strict = true
	case r.word("lax"):
	}
	if r.peek() == '$' || r.peek() == '@' {
		mark := r.i
		cond := r.operand()
		if r.space(); r.i == len(r.text) {
			if cond.root {
				out.steps = cond.steps
				return out
			}
			r.fail()
		}
		r.i = mark
	}
	out.cond = r.either()
	if r.space(); r.i < len(r.text) {
		r.fail()
	}
	return out
}

type pathReader struct {
	text string
	i    int
	at   int // the constant's position in the statement
	deep int
}

func (r *pathReader) fail() {
	if r.i >= len(r.text) {
		syntax(r.at, "syntax error at end of jsonpath input")
	}
	refuseHint(r.at, "the jsonpath "+r.text, "$.name, $[n], $[*], .* and ? (@.name == value) are")
}

func (r *pathReader) space() {
	for r.i < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.i]) >= 0 {
		r.i++
	}
}

func (r *pathReader) peek() byte {
	if r.space(); r.i < len(r.text) {
		return r.text[r.i]
	}
	return 0
}

// take reads a mark if it stands next.
func (r *pathReader) take(mark string) bool {
	r.space()
	if strings.HasPrefix(r.text[r.i:], mark) {
		r.i += len(mark)
		return true
	}
	return false
}

// word is take for a name that ends there.
func (r *pathReader) word(name string) bool {
	mark := r.i
	if r.take(name) && (r.i == len(r.text) || !nameByte(r.text[r.i])) {
		return true
	}
	r.i = mark
	return false
}

func nameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf
}

func (r *pathReader) name() string {
	if r.peek() == '"' {
		return r.quoted()
	}
	from := r.i
	for r.i < len(r.text) && nameByte(r.text[r.i]) {
		r.i++
	}
	if from == r.i || r.text[from] >= '0' && r.text[from] <= '9' {
		r.fail()
	}
	return r.text[from:r.i]
}

// quoted reads a string of JSON.
func (r *pathReader) quoted() string {
	from := r.i
	for r.i++; r.i < len(r.text) && r.text[r.i] != '"'; r.i++ {
		if r.text[r.i] == '\\' {
			r.i++
		}
	}
	if r.i >= len(r.text) {
		r.fail()
	}
	r.i++
	s, err := strconv.Unquote(strings.ReplaceAll(r.text[from:r.i], `\/`, `/`))
	if err != nil {
		r.fail()
	}
	return s
}

func (r *pathReader) number() (int, bool) {
	r.space()
	from := r.i
	for r.i < len(r.text) && r.text[r.i] >= '0' && r.text[r.i] <= '9' {
		r.i++
	}
	n, err := strconv.Atoi(r.text[from:r.i])
	return n, err == nil && n < 1<<30
}

// steps reads what follows $ or @.
func (r *pathReader) steps() []pathStep {
	var out []pathStep
	for {
		switch {
		case r.take(".**"):
			r.fail()
		case r.take(".*"):
			out = append(out, pathStep{kind: pathMembers})
		case r.take("."):
			quoted := r.peek() == '"'
			name := r.name()
			switch {
			case quoted || !r.take("("):
				out = append(out, pathStep{kind: pathMember, name: name})
			case name == "size" && r.take(")"):
				out = append(out, pathStep{kind: pathSize})
			case name == "type" && r.take(")"):
				out = append(out, pathStep{kind: pathType})
			default:
				r.fail()
			}
		case r.take("["):
			out = append(out, r.subscript())
		case r.take("?"):
			if !r.take("(") {
				r.fail()
			}
			out = append(out, pathStep{kind: pathFilter, cond: r.either()})
			r.close()
		default:
			return out
		}
	}
}

func (r *pathReader) close() {
	if !r.take(")") {
		r.fail()
	}
}

func (r *pathReader) subscript() pathStep {
	step := pathStep{kind: pathElement}
	ok := true
	switch {
	case r.take("*"):
		step.kind = pathElements
	case r.word("last"):
		step.index = -1
		if r.take("-") {
			var n int
			n, ok = r.number()
			step.index -= n
		}
	default:
		step.index, ok = r.number()
	}
	if !ok || !r.take("]") {
		r.fail()
	}
	return step
}

// either reads conditions with || between them.
func (r *pathReader) either() *pathCond {
	if r.deep++; r.deep > 50 {
		r.fail()
	}
	defer func() { r.deep-- }()
	out := r.both()
	for r.take("||") {
		out = &pathCond{op: "||", args: []*pathCond{out, r.both()}}
	}
	return out
}

func (r *pathReader) both() *pathCond {
	out := r.one()
	for r.take("&&") {
		out = &pathCond{op: "&&", args: []*pathCond{out, r.one()}}
	}
	return out
}

func (r *pathReader) one() *pathCond {
	switch {
	case r.take("!"):
		if !r.take("(") {
			r.fail()
		}
		inner := r.either()
		r.close()
		return &pathCond{op: "!", args: []*pathCond{inner}}
	case r.take("("):
		inner := r.either()
		r.close()
		return inner
	case r.word("exists"):
		if !r.take("(") {
			r.fail()
		}
		inner := r.operand()
		inner.op = "exists"
		r.close()
		return inner
	}
	return r.comparison()
}

// operand reads a path.
func (r *pathReader) operand() *pathCond {
	switch {
	case r.take("@"):
		return &pathCond{steps: r.steps()}
	case r.take("$"):
		if r.i < len(r.text) && nameByte(r.text[r.i]) { // a variable
			r.fail()
		}
		return &pathCond{root: true, steps: r.steps()}
	}
	r.fail()
	return nil
}

var pathOperators = []string{"==", "!=", "<>", "<=", ">=", "<", ">"}

// comparison reads a path and a constant, in either order.
func (r *pathReader) comparison() *pathCond {
	if c := r.peek(); c != '@' && c != '$' {
		v := r.value()
		op := r.operator()
		out := r.operand()
		out.op, out.value = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<="}[op], v
		if out.op == "" {
			out.op = op
		}
		return out
	}
	out := r.operand()
	if r.word("starts") {
		if !r.word("with") {
			r.fail()
		}
		if out.op, out.value = "starts with", r.value(); out.value.kind != 's' {
			r.fail()
		}
		return out
	}
	out.op = r.operator()
	out.value = r.value()
	return out
}

func (r *pathReader) operator() string {
	for _, op := range pathOperators {
		if r.take(op) {
			if op == "<>" {
				return "!="
			}
			return op
		}
	}
	r.fail()
	return ""
}

func (r *pathReader) value() pathValue {
	switch c := r.peek(); {
	case c == '"':
		return pathValue{'s', r.quoted()}
	case r.word("null"):
		return pathValue{'0', ""}
	case r.word("true"):
		return pathValue{'b', "true"}
	case r.word("false"):
		return pathValue{'b', "false"}
	case c == '-' || c == '.' || c >= '0' && c <= '9':
		from := r.i
		for r.i++; r.i < len(r.text) && (r.text[r.i] == '.' || r.text[r.i] >= '0' && r.text[r.i] <= '9'); r.i++ {
		}
		text := r.text[from:r.i]
		if _, err := strconv.ParseFloat(text, 64); err != nil || len(text) > 30 || r.i < len(r.text) && nameByte(r.text[r.i]) {
			r.fail()
		}
		return pathValue{'n', text}
	}
	r.fail()
	return pathValue{}
}
