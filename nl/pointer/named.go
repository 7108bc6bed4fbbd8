package pointer

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"streamlink/nl/link"
)

// Convert turns an answer in named form into the canonical pointer form of p, words
// joined by spaces.
func Convert(p *Prompt, named string) (string, error) {
	words, err := lex(named)
	if err != nil {
		return "", err
	}
	if len(words) == 1 && words[0] == None {
		return None, nil
	}
	q, err := parse(words, namedForm{p})
	if err != nil {
		return "", err
	}
	c := converter{p: p}
	for _, core := range []*Core{q.Left, q.Right} {
		if core != nil {
			if err := c.core(core); err != nil {
				return "", err
			}
		}
	}
	return Write(p, q), nil
}

// lex cuts named form at white space outside of quotation marks.
func lex(s string) ([]string, error) {
	var words []string
	for i := 0; i < len(s); {
		if s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r' {
			i++
			continue
		}
		start, quoted := i, false
		for i < len(s) && (quoted || (s[i] != ' ' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r')) {
			switch {
			case quoted && s[i] == '\\':
				i++
			case s[i] == '"' && i > start+1:
				quoted = !quoted
			}
			i++
		}
		if quoted || i > len(s) {
			return nil, fmt.Errorf("a quotation mark is open at byte %d", start)
		}
		words = append(words, s[start:i])
	}
	return words, nil
}

// namedForm reads the named form.
type namedForm struct{ *Prompt }

// identifiers reads a dotted name whose parts may be JSON strings.
func identifiers(s string) ([]string, error) {
	var out []string
	for s != "" {
		if s[0] != '"' {
			part, rest, _ := strings.Cut(s, ".")
			out, s = append(out, part), rest
			continue
		}
		d := json.NewDecoder(strings.NewReader(s))
		var part string
		if err := d.Decode(&part); err != nil {
			return nil, fmt.Errorf("bad name %s", s)
		}
		out = append(out, part)
		s = strings.TrimPrefix(s[d.InputOffset():], ".")
	}
	return out, nil
}

func (n namedForm) table(w string) (int, error) {
	name, ok := strings.CutPrefix(w, "t:")
	if !ok {
		return 0, fmt.Errorf("%q is no table", w)
	}
	parts, err := identifiers(name)
	if err != nil || len(parts) == 0 {
		return 0, fmt.Errorf("%q is no table", w)
	}
	t := n.Schema.Table(parts[len(parts)-1])
	if _, shown := n.tableNo[t]; !shown {
		return 0, fmt.Errorf("table %q is not in the prompt", name)
	}
	return t, nil
}

func (n namedForm) column(w string) (int, error) {
	name, ok := strings.CutPrefix(w, "c:")
	if !ok {
		return 0, fmt.Errorf("%q is no column", w)
	}
	parts, err := identifiers(name)
	if err != nil || len(parts) < 2 {
		return 0, fmt.Errorf("%q is no column", w)
	}
	t := n.Schema.Table(parts[len(parts)-2])
	if t < 0 {
		return 0, fmt.Errorf("table of %q is unknown", name)
	}
	c := n.Schema.Column(t, parts[len(parts)-1])
	if _, shown := n.columnNo[c]; !shown {
		return 0, fmt.Errorf("column %q is not in the prompt", name)
	}
	return c, nil
}

func (n namedForm) value(w string) (Val, error) {
	v, ok := strings.CutPrefix(w, "v:")
	if !ok {
		return Val{}, fmt.Errorf("%q is no value", w)
	}
	if strings.HasPrefix(v, `"`) {
		var s string
		if err := json.Unmarshal([]byte(v), &s); err != nil {
			return Val{}, fmt.Errorf("bad value %s", v)
		}
		return Val{Literal: s, Text: true}, nil
	}
	return Val{Literal: v}, nil
}

// converter brings a tree of the named form to the canonical form.
type converter struct{ p *Prompt }

func (c converter) query(q *Query) error {
	if err := c.core(q.Left); err != nil || q.Right == nil {
		return err
	}
	return c.core(q.Right)
}

func (c converter) core(core *Core) error {
	if err := c.from(core); err != nil {
		return err
	}
	if err := c.cond(core.Where); err != nil {
		return err
	}
	if err := c.cond(core.Having); err != nil {
		return err
	}
	if core.aggregated() {
		var kept []Col
		for _, g := range core.Group {
			implied := slices.ContainsFunc(core.Items, func(e Expr) bool {
				return slices.Contains(e.plains(), Plain{Col: g})
			})
			if !implied && !slices.Contains(kept, g) {
				kept = append(kept, g)
			}
		}
		core.Group = kept
	}
	c.distinct(core)
	if v := core.Limit; v != nil {
		if v.Const == "1" || sameNumber(v.Literal, "1") {
			*v = Val{Const: "1"}
			return nil
		}
		return c.value(v, -1, "limit")
	}
	return nil
}

// distinct turns an order of distinct rows by something that they do not have, which only
// SQLite takes, into an order of groups.
func (c converter) distinct(core *Core) {
	if !core.Distinct || core.Star || core.aggregated() || len(core.Group) > 0 {
		return
	}
	for i := range core.Order {
		k := &core.Order[i]
		if k.Expr.Op != "" {
			return
		}
		if slices.ContainsFunc(core.Items, func(e Expr) bool { return slices.Contains(e.plains(), k.Expr.L.Arg) }) {
			continue
		}
		core.Distinct = false
		k.Expr.L.Agg = "min"
		if k.Desc {
			k.Expr.L.Agg = "max"
		}
	}
}

// from puts the tables in an order in which each joins one before it, and keeps "on"
// only where it is needed.
func (c converter) from(core *Core) error {
	rest := core.From
	done := rest[:1:1]
	rest = rest[1:]
	for len(rest) > 0 {
		i := slices.IndexFunc(rest, func(f From) bool { return len(c.p.joins(done, f.Table)) > 0 })
		if i < 0 {
			return fmt.Errorf("no key joins table %q", c.p.Schema.Tables[rest[0].Table].Name)
		}
		f := rest[i]
		rest = slices.Delete(slices.Clone(rest), i, i+1)
		ways := c.p.joins(done, f.Table)
		if f.On != nil {
			at := slices.IndexFunc(ways, func(j join) bool { return c.matches(done, f, j) })
			if at < 0 {
				return fmt.Errorf("no key joins table %q on these columns", c.p.Schema.Tables[f.Table].Name)
			}
			pair := ways[at].pairs[0]
			f.On = &[2]Col{{Column: pair[0], Second: done[ways[at].present].Second}, {Column: pair[1]}}
			first := slices.IndexFunc(ways, func(j join) bool { return slices.Equal(j.pairs, ways[at].pairs) && j.present == ways[at].present })
			if first == 0 {
				f.On = nil
			}
		}
		done = append(done, f)
	}
	core.From = done
	return nil
}

// matches tells whether f's "on" means j, in either order of its columns.
func (c converter) matches(done []From, f From, j join) bool {
	for _, pair := range j.pairs {
		a, b := f.On[0], f.On[1]
		if a.Column == pair[0] && b.Column == pair[1] && a.Second == done[j.present].Second {
			return true
		}
		if b.Column == pair[0] && a.Column == pair[1] && b.Second == done[j.present].Second {
			return true
		}
	}
	return false
}

func (c converter) cond(cond *Cond) error {
	if cond == nil {
		return nil
	}
	for _, all := range cond.Any {
		for i := range all {
			if err := c.pred(&all[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c converter) pred(pr *Pred) error {
	if pr.Paren != nil {
		return c.cond(pr.Paren)
	}
	if pr.Sub != nil {
		oneRow := pr.Sub.Op == "" && (pr.Sub.Left.aggregated() || pr.Sub.Left.Limit != nil)
		if op, ok := map[string]string{"=": "in", "!=": "notin"}[pr.Op]; ok && !oneRow && pr.Left.Agg == "" {
			pr.Op = op
		}
		return c.query(pr.Sub)
	}
	column := -1
	if pr.Left.Agg == "" && pr.Left.Arg.Func == "" {
		column = pr.Left.Arg.Col.Column
	}
	if pr.Left.Agg == "min" || pr.Left.Agg == "max" {
		column = pr.Left.Arg.Col.Column
	}
	for i := range pr.Values {
		if err := c.value(&pr.Values[i], column, pr.Op); err != nil {
			return err
		}
	}
	if len(pr.Values) == 1 && pr.Values[0].Const == "" && likes[pr.Op] && c.p.Values[pr.Values[0].N].Dated() {
		pr.Op = map[string]string{"like": "=", "starts": "=", "ends": "=", "unlike": "!="}[pr.Op]
	}
	if len(pr.Values) == 1 && pr.Values[0].Const == "" && column >= 0 && c.p.Schema.Columns[column].Family == link.Text {
		v := &c.p.Values[pr.Values[0].N]
		if len(cellsIn(v, column)) == 0 && slices.Contains(v.Has, column) && !v.Numeric() {
			switch pr.Op {
			case "=":
				pr.Op = "like"
			case "!=":
				pr.Op = "unlike"
			}
		}
	}
	return nil
}

func cellsIn(v *link.Value, column int) []string {
	var out []string
	for _, at := range v.Cells {
		if at.Column == column {
			out = append(out, at.Cell)
		}
	}
	return out
}

// value finds a literal among the prompt's values. column is what it is compared with, or -1.
func (c converter) value(v *Val, column int, op string) error {
	if column >= 0 && c.p.Schema.Columns[column].Family == link.Bool {
		truth := map[string]string{"1": "true", "0": "false", "true": "true", "false": "false", "t": "true", "f": "false"}
		if v.Const = truth[strings.ToLower(v.Const+v.Literal)]; v.Const == "" {
			return fmt.Errorf("value %q is neither true nor false", v.Literal)
		}
		return nil
	}
	if v.Const == "true" || v.Const == "false" {
		return nil
	}
	literal := v.Literal
	if v.Const != "" {
		literal = v.Const
	}
	best, at := 0, -1
	for i := range c.p.Values {
		if s := c.likeness(&c.p.Values[i], literal, column); s > best {
			best, at = s, i
		}
	}
	switch {
	case at >= 0:
		*v = Val{N: at}
	case sameNumber(literal, "0"):
		*v = Val{Const: "0"}
	case sameNumber(literal, "1"):
		*v = Val{Const: "1"}
	default:
		return fmt.Errorf("value %q is not linked", literal)
	}
	if op == "limit" && !c.p.Values[v.N].Numeric() && v.Const == "" {
		return fmt.Errorf("limit %q is no number", literal)
	}
	return nil
}

// likeness says how well a linked value stands for a literal: 0 is not at all.
func (c converter) likeness(v *link.Value, literal string, column int) int {
	key := link.Fold(strings.Trim(literal, "%"))
	best := 0
	for _, at := range v.Cells {
		if column >= 0 && at.Column != column {
			continue
		}
		if at.Cell == literal {
			return 9
		}
		if link.Fold(at.Cell) == key {
			best = 8
		}
	}
	contains := column < 0 || slices.Contains(v.Has, column) || v.Kind == link.Quote || v.Kind == link.Loose || v.Numeric()
	switch {
	case v.Numeric() && sameNumber(v.Number, literal):
		best = max(best, 8)
	case v.Dated() && sameTime(v, literal):
		best = max(best, 8)
	case contains && link.Fold(v.Text) == key:
		best = max(best, 7)
	case contains && len(v.Has) > 0 && key != "" && sameNoun(link.Fold(v.Text), key):
		best = max(best, 5)
	}
	return best
}

func sameNumber(a, b string) bool {
	if a == b {
		return a != ""
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x == y
}

// sameTime tells whether a literal day or month is v's beginning.
func sameTime(v *link.Value, literal string) bool {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006", "01/02/2006", "1/2/2006"} {
		if t, err := time.Parse(layout, literal); err == nil {
			return t.Equal(v.From)
		}
	}
	return false
}

// sameNoun tells whether two phrases differ only in a plural ending.
func sameNoun(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || a+"s" == b || a+"es" == b || (strings.HasSuffix(a, "y") && a[:len(a)-1]+"ies" == b)
}
