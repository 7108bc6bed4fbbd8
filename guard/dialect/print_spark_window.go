package dialect

import "strings"

// sparkWindow writes a window; Spark knows no window that extends a named one.
func (p *printer) sparkWindow(w *window) {
	if w.ref != "" {
		p.windowName(w.ref, 0)
		for _, n := range p.named {
			if n.name == w.ref {
				merged := *w
				merged.ref = n.ref
				merged.partitionBy = n.partitionBy
				if len(merged.orderBy) == 0 {
					merged.orderBy = n.orderBy
				}
				p.sparkWindow(&merged)
				return
			}
		}
	}
	if f := w.frame; f != nil {
		if f.unit == "GROUPS" {
			if f.start.x != nil || f.end.x != nil {
				p.refuseHint(0, "a window frame of so many GROUPS", "number the groups by dense_rank() in a subquery, and use RANGE over that")
			}
			plain, frame := *w, *f
			frame.unit = "RANGE" // which means the same without a number
			plain.frame = &frame
			p.sparkWindow(&plain)
			return
		}
		if w.name == "" && f.exclude != "" && f.exclude != "NO OTHERS" { // one of WINDOW is refused where it is used
			p.refuseHint(0, "EXCLUDE in a window frame", "")
		}
		if f.exclude != "" {
			plain, frame := *w, *f
			frame.exclude = ""
			plain.frame = &frame
			w = &plain
		}
	}
	outer := p.ordering
	p.ordering = true // its keys are written as those of GROUP BY, so that the one finds the other
	p.window(w)
	p.ordering = outer
}

// sparkExcluding writes an aggregate over a frame that leaves out the current row: over the
// rows before it, and over those behind it, put together. false: it has no such frame.
func (p *printer) sparkExcluding(c *call) bool {
	w := p.definedWindow(c.over)
	if w.frame == nil || w.frame.exclude == "" || w.frame.exclude == "NO OTHERS" {
		return false
	}
	if w.frame.exclude != "CURRENT ROW" {
		p.refuseHint(c.pos, "EXCLUDE "+w.frame.exclude+" in a window frame", "")
	}
	first, last, ok := w.aroundCurrent()
	if !ok || c.distinct || len(c.args) > 1 {
		p.refuseHint(c.pos, "EXCLUDE in this window frame", "")
	}
	over := func(name string, win *window, cut *call) {
		d := *cut
		d.name, d.over = name, win
		p.sparkCall(&d)
	}
	both := func(name, before, between, after string, cut *call) {
		p.w(before)
		over(name, first, cut)
		p.w(between)
		over(name, last, cut)
		p.w(after)
	}
	some := func() { both("count", "CASE WHEN ", " + ", " > 0 THEN ", c) }
	switch c.name {
	case "count":
		both("count", "(", " + ", ")", c)
	case "min":
		both("min", "least(", ", ", ")", c)
	case "max":
		both("max", "greatest(", ", ", ")", c)
	case "sum":
		some()
		both("sum", "coalesce(", ", 0) + coalesce(", ", 0) END", c)
	case "avg":
		t := p.typ(c.args[0])
		sum := &call{node: node{pos: c.pos, typ: t}, name: "sum", args: c.args}
		switch {
		case t.isInt():
			sum.typ = sqlType{kind: tNumeric, prec: 20}
		case t.kind == tNumeric:
			sum.typ = sqlType{kind: tNumeric, prec: 20 + t.scale, scale: t.scale}
		}
		total := &written{node: sum.node, write: func() { both("sum", "(coalesce(", ", 0) + coalesce(", ", 0))", sum) }}
		number := &written{node: node{pos: c.pos, typ: of(tInt4)}, write: func() { both("count", "(", " + ", ")", c) }}
		some()
		p.sparkDivision(&binary{node: c.node, op: "/", l: total, r: number})
		p.w(" END")
	default:
		p.refuseHint(c.pos, c.name+"() over a frame with EXCLUDE", "")
	}
	return true
}

// definedWindow is a window with what the named one that it is, or begins with, says.
func (p *printer) definedWindow(w *window) *window {
	name := w.ref
	if w.name != "" {
		name = w.name
	}
	for _, n := range p.named {
		if name == "" || !strings.EqualFold(n.name, name) {
			continue
		}
		if w.name != "" {
			return n
		}
		merged := *w
		merged.ref, merged.partitionBy = n.ref, n.partitionBy
		if len(merged.orderBy) == 0 {
			merged.orderBy = n.orderBy
		}
		return &merged
	}
	return w
}

// aroundCurrent are the parts of a frame of rows before and behind the current one; false
// where the frame is none of rows around it.
func (w *window) aroundCurrent() (first, last *window, ok bool) {
	f := w.frame
	before := f.start.kind == "UNBOUNDED PRECEDING" || f.start.kind == "PRECEDING"
	after := f.end.kind == "UNBOUNDED FOLLOWING" || f.end.kind == "FOLLOWING"
	whole := f.start.kind == "UNBOUNDED PRECEDING" && f.end.kind == "UNBOUNDED FOLLOWING"
	if !before || !after || f.unit != "ROWS" && !whole {
		return nil, nil, false
	}
	one := &literal{node: node{typ: of(tInt4)}, kind: litInt, text: "1"}
	a, b := *w, *w
	a.name, b.name = "", ""
	a.frame = &frame{unit: "ROWS", start: f.start, end: bound{kind: "PRECEDING", x: one}}
	b.frame = &frame{unit: "ROWS", start: bound{kind: "FOLLOWING", x: one}, end: f.end}
	return &a, &b, true
}
