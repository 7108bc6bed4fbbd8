package glossary

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v3"

	"streamlink/nl/link"
)

// Bounds of a file; more is a mistake.
const (
	largestFile     = 4 << 20
	longestPhrase   = 5 // words that a name's phrase may have
	longestSpoken   = 7 // and a value's
	longestSQL      = 4000
	mostOfAKind     = 10000
	mostOfPhrases   = 100
	nearestIsWithin = 4 // slips between a name and what may be meant by it
)

// Load reads a file and checks its form; what it names is checked by [Glossary.Check].
func Load(path string) (*Glossary, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, largestFile+1))
	if err != nil {
		return nil, err
	}
	return Parse(path, text)
}

// Parse reads the text of a file called name.
func Parse(name string, text []byte) (*Glossary, error) {
	r := &reader{g: &Glossary{file: name}}
	if len(text) > largestFile {
		r.bad(1, "the file is larger than %d bytes", largestFile)
		return nil, r.problems
	}
	sum := sha256.Sum256(text)
	r.g.version = hex.EncodeToString(sum[:8])
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		var at *yaml.TypeError
		if errors.As(err, &at) {
			r.bad(1, "%s", strings.Join(at.Errors, "; "))
		} else {
			message := strings.TrimPrefix(err.Error(), "yaml: ")
			if _, rest, ok := strings.Cut(message, ": "); ok && strings.HasPrefix(message, "line ") {
				message = rest
			}
			r.bad(lineOf(err.Error()), "%s", message)
		}
		return nil, r.problems
	}
	if len(doc.Content) > 0 {
		r.file(doc.Content[0])
	}
	r.problems.sort()
	if err := r.problems.err(); err != nil {
		return nil, err
	}
	return r.g, nil
}

// lineOf is the line that a YAML error names, or 1.
func lineOf(message string) int {
	line := 0
	_, rest, _ := strings.Cut(message, "line ")
	for _, c := range rest {
		if c < '0' || c > '9' {
			break
		}
		line = line*10 + int(c-'0')
	}
	return max(line, 1)
}

// reader turns YAML into a Glossary and collects what is wrong.
type reader struct {
	g        *Glossary
	problems Problems
}

var sections = []string{"tables", "columns", "values", "measures", "filters", "joins"}

func (r *reader) file(n *yaml.Node) {
	r.each(n, "the file", func(key, value *yaml.Node) {
		switch key.Value {
		case "tables":
			r.each(value, "tables", func(k, v *yaml.Node) {
				r.g.Names = append(r.g.Names, Name{Table: k.Value, Phrases: r.phrases(v, longestPhrase), Line: k.Line})
			})
		case "columns":
			r.each(value, "columns", func(k, v *yaml.Node) {
				if table, column, ok := r.column(k); ok {
					r.g.Names = append(r.g.Names, Name{table, column, r.phrases(v, longestPhrase), k.Line})
				}
			})
		case "values":
			r.each(value, "values", r.cells)
		case "measures":
			r.each(value, "measures", r.measure)
		case "filters":
			r.each(value, "filters", r.filters)
		case "joins":
			r.list(value, "joins", r.join)
		default:
			r.unknown(key, sections)
		}
	})
}

func (r *reader) cells(k, v *yaml.Node) {
	table, column, ok := r.column(k)
	if !ok {
		return
	}
	r.each(v, "the values of "+k.Value, func(cell, phrases *yaml.Node) {
		r.g.Cells = append(r.g.Cells, Cell{table, column, cell.Value, r.phrases(phrases, longestSpoken), cell.Line})
	})
}

func (r *reader) measure(k, v *yaml.Node) {
	m := Measure{Name: phrase(k.Value), Line: k.Line}
	m.Phrases = r.spoken([]*yaml.Node{k}, longestPhrase)
	r.each(v, "measure "+k.Value, func(key, value *yaml.Node) {
		switch key.Value {
		case "table":
			m.Table = r.text(value)
		case "sql":
			m.SQL = r.sql(value)
		case "synonyms":
			m.Phrases = append(m.Phrases, r.phrases(value, longestPhrase)...)
		default:
			r.unknown(key, []string{"table", "sql", "synonyms"})
		}
	})
	if m.Table == "" || m.SQL == "" {
		r.bad(k.Line, "measure %q needs table and sql", k.Value)
	}
	for _, o := range r.g.Measures {
		for _, p := range m.Phrases {
			if slices.Contains(o.Phrases, p) {
				r.bad(k.Line, "%q is measure %q already", p, o.Name)
			}
		}
	}
	r.g.Measures = append(r.g.Measures, m)
}

func (r *reader) filters(k, v *yaml.Node) {
	r.list(v, "the filters of "+k.Value, func(n *yaml.Node) {
		f := Filter{Table: k.Value, Line: n.Line}
		if n.Kind == yaml.ScalarNode {
			f.SQL = r.sql(n)
		} else {
			r.each(n, "a filter", func(key, value *yaml.Node) {
				switch key.Value {
				case "sql":
					f.SQL = r.sql(value)
				case "unless":
					f.Unless = r.phrases(value, longestPhrase)
				default:
					r.unknown(key, []string{"sql", "unless"})
				}
			})
		}
		if f.SQL == "" {
			r.bad(n.Line, "a filter of %s needs sql", k.Value)
		}
		r.g.Filters = append(r.g.Filters, f)
	})
}

func (r *reader) join(n *yaml.Node) {
	left, right, ok := strings.Cut(r.text(n), "=")
	a, b, okA := cut(left)
	c, d, okB := cut(right)
	if !ok || !okA || !okB {
		r.bad(n.Line, "%q is no join: table.column = other_table.column", n.Value)
		return
	}
	if strings.EqualFold(a, c) {
		r.bad(n.Line, "a join is between two tables")
		return
	}
	r.g.Joins = append(r.g.Joins, Join{[2]string{a, b}, [2]string{c, d}, n.Line})
}

// cut parts "table.column".
func cut(s string) (table, column string, ok bool) {
	s = strings.TrimSpace(s)
	i := strings.LastIndexByte(s, '.')
	if i <= 0 || i == len(s)-1 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}

func (r *reader) column(k *yaml.Node) (table, column string, ok bool) {
	if table, column, ok = cut(k.Value); !ok {
		r.bad(k.Line, "%q is no column: write table.column", k.Value)
	}
	return table, column, ok
}

// phrases reads one phrase or a list of them.
func (r *reader) phrases(n *yaml.Node, words int) []string {
	if n.Kind == yaml.ScalarNode {
		return r.spoken([]*yaml.Node{n}, words)
	}
	var nodes []*yaml.Node
	r.list(n, "synonyms", func(item *yaml.Node) { nodes = append(nodes, item) })
	if len(nodes) > mostOfPhrases {
		r.bad(n.Line, "more than %d phrases", mostOfPhrases)
		return nil
	}
	return r.spoken(nodes, words)
}

func (r *reader) spoken(nodes []*yaml.Node, words int) []string {
	var out []string
	for _, n := range nodes {
		p := phrase(r.text(n))
		switch k := len(link.Split(p)); {
		case n.Kind != yaml.ScalarNode: // told already
		case k == 0:
			r.bad(n.Line, "a phrase is empty")
		case k > words:
			r.bad(n.Line, "%q has more than %d words", p, words)
		case slices.Contains(out, p):
			r.bad(n.Line, "%q stands twice", p)
		default:
			out = append(out, p)
		}
	}
	return out
}

func (r *reader) sql(n *yaml.Node) string {
	s := strings.TrimSpace(r.text(n))
	if len(s) > longestSQL {
		r.bad(n.Line, "the SQL is longer than %d bytes", longestSQL)
		return ""
	}
	return s
}

func (r *reader) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.bad(n.Line, "text is wanted here")
		return ""
	}
	return n.Value
}

// each calls f for every key of a mapping, each of which may stand once.
func (r *reader) each(n *yaml.Node, what string, f func(key, value *yaml.Node)) {
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.bad(n.Line, "%s: keys with values are wanted here", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content) && i < 2*mostOfAKind; i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			r.bad(key.Line, "%q stands twice", key.Value)
			continue
		}
		seen[key.Value] = true
		f(key, n.Content[i+1])
	}
}

func (r *reader) list(n *yaml.Node, what string, f func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode || len(n.Content) > mostOfAKind {
		r.bad(n.Line, "%s: a list is wanted here", what)
		return
	}
	for _, item := range n.Content {
		f(item)
	}
}

func (r *reader) unknown(key *yaml.Node, known []string) {
	r.bad(key.Line, "unknown key %q%s", key.Value, nearest(key.Value, known))
}

func (r *reader) bad(line int, format string, args ...any) {
	r.problems = append(r.problems, problem(r.g.file, line, format, args...))
}

// nearest is "; nearest is …" for the known name most like s, or nothing.
func nearest(s string, known []string) string {
	best, at := "", nearestIsWithin+1
	for _, k := range known {
		if d := levenshtein.ComputeDistance(strings.ToLower(s), strings.ToLower(k)); d < at {
			best, at = k, d
		}
	}
	if best == "" {
		return ""
	}
	return "; nearest is " + best
}
