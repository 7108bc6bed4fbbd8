package pointer

import (
	"slices"
	"strings"

	"streamlink/nl/link"
)

// Words before a value that say which way a comparison goes.
var (
	upward   = strings.Fields("more greater over above after exceed exceeds exceeding higher larger longer bigger later heavier since older beyond past")
	downward = strings.Fields("less fewer under below before lower smaller shorter younger earlier lighter until within")
	onwards  = strings.Fields("more above higher later over up older after greater")
	back     = strings.Fields("less below lower earlier under fewer younger before")
)

// way is what the words around a value say: '>', '<' or 0, and whether the value itself is
// taken in.
func (s *sense) way(v *link.Value) (way byte, bound bool) {
	words := s.p.Found.Words
	if k := v.Last + 1; k+1 < len(words) && (words[k].Lower == "or" || words[k].Lower == "and") {
		switch {
		case slices.Contains(onwards, words[k+1].Lower):
			return '>', true
		case slices.Contains(back, words[k+1].Lower):
			return '<', true
		}
	}
	for i := v.First - 1; i >= max(0, v.First-4); i-- {
		w := words[i].Lower
		negated := i > 0 && (words[i-1].Lower == "no" || words[i-1].Lower == "not")
		switch {
		case words[i].Stop && i < v.First-1:
			return 0, false
		case slices.Contains(upward, w):
			if negated {
				return '<', true
			}
			return '>', w == "since"
		case slices.Contains(downward, w):
			if negated {
				return '>', true
			}
			return '<', w == "until" || w == "within"
		case i > 0 && words[i-1].Lower == "at" && (w == "least" || w == "minimum"):
			return '>', true
		case i > 0 && words[i-1].Lower == "at" && (w == "most" || w == "maximum"):
			return '<', true
		}
	}
	return 0, false
}

// tests puts the figures of an answer's conditions.
func (r *Reviewer) tests(q *Query, put []float64) {
	for _, c := range q.cores() {
		if v := c.Limit; v != nil && v.Const == "" && v.Literal == "" && v.N < len(r.p.Values) {
			if at := &r.p.Values[v.N]; !closeTo(r.cues["limit"], span{first: at.First, last: at.Last + 2}, 3) {
				put[revLimitFar]++
			}
		}
		equal := map[Col]int{}
		c.preds(func(p *Pred) {
			if p.SQL != nil || p.Sub != nil {
				return
			}
			if p.Right != nil {
				if p.Left.Agg == "" && p.Right.Agg == "" && !p.Left.Star && !p.Right.Star {
					put[revPair]++
				}
				return
			}
			if p.Op == "=" && p.Left.Agg == "" && c.Where != nil && len(c.Where.Any) == 1 {
				if equal[p.Left.Arg.Col]++; equal[p.Left.Arg.Col] > 1 {
					put[revClash]++
				}
			}
			for _, v := range p.Values {
				if v.Const == "" && v.Literal == "" && v.N < len(r.p.Values) {
					if r.p.Values[v.N].Dated() && r.yearAlien(c, p) {
						put[revYearAlien]++
					}
					r.compared(p, &r.p.Values[v.N], put)
				}
			}
		})
	}
}

// compared puts the figures of one test of a value.
func (r *Reviewer) compared(p *Pred, v *link.Value, put []float64) {
	way, bound := r.way(v)
	switch p.Op {
	case "<", "<=", ">", ">=":
		switch {
		case way == 0:
			put[revUnsaid]++
		case way != p.Op[0]:
			put[revTurned]++
		case bound != (len(p.Op) == 2):
			put[revBound]++
		default:
			put[revKept]++
		}
	case "=", "!=":
		if way != 0 {
			put[revFlat]++
		}
	}
	if p.Left.Agg == "" && !p.Left.Star && (v.Numeric() || v.Dated()) && r.nearer(p.Left.Arg.Col.Column, v) {
		put[revNearer]++
	}
	if p.Left.Agg != "" || p.Left.Star || v.Numeric() || v.Dated() || r.named(p.Left.Arg.Col.Column) {
		return
	}
	for _, at := range v.Cells {
		if at.Column != p.Left.Arg.Col.Column && r.named(at.Column) {
			put[revElsewhere]++
			return
		}
	}
}

// named tells whether words of the question, more than a synonym, stand for a column.
func (s *sense) named(column int) bool {
	return slices.ContainsFunc(s.columns[column], func(sp span) bool { return sp.kind != link.Synonym })
}

// nearer tells whether another column that v can be compared with is named nearer to v than
// this one is.
func (r *Reviewer) nearer(column int, v *link.Value) bool {
	reach := func(c int) int {
		d := len(r.linked)
		for _, sp := range r.columns[c] {
			if sp.kind != link.Synonym {
				d = min(d, max(v.First-sp.last, sp.first-v.Last, 0))
			}
		}
		return d
	}
	own := reach(column)
	family := r.p.Schema.Columns[column].Family
	for c := range r.columns {
		if c != column && r.p.Schema.Columns[c].Family == family && reach(c) < own {
			return true
		}
	}
	return false
}

// yearAlien tells whether p tests a column that is not of the calendar while a table that c
// reads has one that is.
func (r *Reviewer) yearAlien(c *Core, p *Pred) bool {
	if p.Left.Star || p.Left.Agg != "" || r.yearLike(p.Left.Arg.Col.Column) {
		return false
	}
	return slices.ContainsFunc(c.From, func(f From) bool {
		t := &r.p.Schema.Tables[f.Table]
		for column := t.First; column < t.First+t.Len; column++ {
			if r.yearLike(column) {
				return true
			}
		}
		return false
	})
}
