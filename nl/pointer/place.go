package pointer

import (
	"slices"
	"strings"
)

// place is where in an answer the next word stands, as far as a preference asks.
type place struct {
	frames []frame // queries inside each other, the innermost last
	left   int     // the column that a test under way compares, or -1
	right  bool    // behind an operator
	agg    string  // the aggregate whose argument comes next
	on     int     // columns that "on" still wants

	columns map[int]bool // used so far
	tables  map[int]bool
	values  map[int]bool
}

// frame is one query of a place.
type frame struct {
	clause   string
	tables   []int // of FROM, where it is said
	used     []int // of the columns
	here     []int // columns of the clause under way
	selected []int
	bracket  bool // it stands in parentheses
	peer     int  // the column that the query's rows are compared with, or -1
	depth    int  // parentheses open inside
}

var (
	clauses   = []string{"select", "where", "group", "having", "order", "limit"}
	operators = []string{"=", "!=", "<", "<=", ">", ">=", "between", "like", "unlike", "starts", "ends", "in", "notin"}
)

// placeAt reads the words so far.
func (p *Prompt) placeAt(words []string) *place {
	at := &place{left: -1, columns: map[int]bool{}, tables: map[int]bool{}, values: map[int]bool{}}
	for i, w := range words {
		at.take(p, words, i, w)
	}
	return at
}

// now is the query under way.
func (at *place) now() *frame {
	if len(at.frames) == 0 {
		return &frame{peer: -1}
	}
	return &at.frames[len(at.frames)-1]
}

func (at *place) inner() bool { return len(at.frames) > 1 }

func (at *place) take(p *Prompt, words []string, i int, w string) {
	f := at.now()
	switch {
	case w == "from":
		at.enter(words, i, w)
	case w == "select" && (i == 0 || words[i-1] == "(" || setOps[words[i-1]]): // FROM is implied
		at.enter(words, i, w)
	case slices.Contains(clauses, w):
		f.clause, f.here = w, nil
		at.left, at.right, at.agg = -1, false, ""
	case w == "(":
		f.depth++
	case w == ")":
		at.leave(f)
	case aggregates[w]:
		at.agg = w
	case slices.Contains(operators, w):
		at.right = true
	case w == "and" || w == "or" || w == ",":
		if w != "," || f.depth == 0 {
			at.left, at.right = -1, false
		}
	case w == "on":
		at.on = 2
	case w == "*":
		at.agg = ""
	case strings.HasPrefix(w, "<t"):
		if n, ok := number(w, "t"); ok && n < len(p.Tables) && p.Tables[n] >= 0 {
			f.tables = append(f.tables, p.Tables[n])
			at.tables[p.Tables[n]] = true
		}
	case strings.HasPrefix(w, "<v"):
		if n, ok := number(w, "v"); ok {
			at.values[n] = true
		}
	case strings.HasPrefix(w, "<c"):
		if n, ok := number(w, "c"); ok && n < len(p.Columns) && p.Columns[n] >= 0 {
			at.column(p, f, p.Columns[n])
		}
	}
}

func (at *place) enter(words []string, i int, clause string) {
	if i > 0 && words[i-1] == "(" {
		if f := at.now(); f.depth > 0 {
			f.depth--
		}
		at.frames = append(at.frames, frame{clause: clause, bracket: true, peer: at.left})
	} else {
		if i > 0 { // the second part of a set operation says again what the first one did
			at.frames = at.frames[:max(len(at.frames)-1, 0)]
			clear(at.columns)
			clear(at.tables)
		}
		at.frames = append(at.frames, frame{clause: clause, peer: -1})
	}
	at.left, at.right, at.agg = -1, false, ""
}

func (at *place) leave(f *frame) {
	switch {
	case f.depth > 0:
		f.depth--
	case f.bracket && len(at.frames) > 1:
		at.frames = at.frames[:len(at.frames)-1]
		at.left, at.right, at.agg = -1, false, ""
	}
}

func (at *place) column(p *Prompt, f *frame, c int) {
	if at.on > 0 {
		at.on--
		return
	}
	at.columns[c] = true
	t := p.Schema.Columns[c].Table
	if !slices.Contains(f.used, t) {
		f.used = append(f.used, t)
	}
	if len(f.tables) == 0 { // FROM is implied: the column brings its table along
		at.tables[t] = true
	}
	f.here = append(f.here, c)
	if f.clause == "select" && at.agg == "" {
		f.selected = append(f.selected, c)
	}
	if at.agg == "" && !at.right {
		at.left = c
	}
	at.agg = ""
}
