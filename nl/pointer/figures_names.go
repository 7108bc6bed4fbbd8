package pointer

import (
	"slices"

	"streamlink/nl/link"
)

// Figures about a column in its place.
const (
	colExact     = iota // it was linked by words that nothing used so far explains: as a whole,
	colPart             // in part,
	colSynonym          // by a synonym
	colStale            // it was linked by words that are explained
	colUnlinked         // it was not linked
	colLength           // words of the phrase beyond the first
	colDominated        // another column here is linked by the same words more surely
	colTableSaid        // its table is named
	colNearTable        // its table is named close by
	colEarly            // how early in the question its phrase is
	colSkips            // columns here that are linked as surely by earlier words
	colValued           // a value not used yet is one of its cells
	colHas              // its cells contain a value not used yet
	colTold             // a value that was used is one of its cells
	colSuper            // a superlative stands before its phrase
	colNumber           // a number not used yet follows its phrase
	colYear             // it is of the calendar, and a year is not used yet
	colNoYear           // it is not
	colKey              // it is a key that was not linked
	colName             // it is what the rows of a named table are called, and was not linked
	colHere             // it stands in this clause already
	colElse             // it stands in another clause
	colSelected         // it is selected
	colCue              // the aggregate's own word stands before its phrase
	colText             // it holds text
	colPeer             // the query's rows are compared with it
	colSort             // a word about order stands close to its phrase
	colSame             // another column of its table is used
	colTied             // none is, but a key ties its table to one that is
	colApart            // neither
	colKin              // a key ties it to what the query's rows are compared with
	colStranger         // it is compared with a key that it is not tied to
	colCover            // the share of the linked words that its table explains, where FROM is not said
	columnFigures
)

var columnNames = [columnFigures]string{
	"exact", "part", "synonym", "stale", "unlinked", "length", "dominated", "table said", "near table", "early", "skips", "valued", "has",
	"told", "superlative", "number", "year", "no year", "key", "name", "here", "elsewhere", "selected", "cue", "text", "peer", "sorted", "same table", "tied table", "other table", "kin", "stranger", "cover",
}

// Figures about a table in its place.
const (
	tabExact    = iota
	tabPart     // in part, or by a synonym
	tabStale    // by words that are explained
	tabUnlinked // not at all
	tabEarly    // how early in the question
	tabColumns  // it explains linked words that those before it do not: how many
	tabValues   // it holds values that those before it do not
	tabCover    // the share of the linked words that it explains
	tabBridge   // it explains nothing and ties those before it to one that does
	tabOuter    // it is in the query around
	tabSkips    // tables named earlier that are not there
	tableFigures
)

var tableNames = [tableFigures]string{"exact", "part", "stale", "unlinked", "early", "columns", "values", "cover", "bridge", "outer", "skips"}

// column puts the figures of a column.
func (f *figures) column(c int, put func(int, float64)) {
	col := &f.p.Schema.Columns[c]
	sp, fresh := best(f.columns[c], f.explained)
	switch {
	case fresh:
		put(int(sp.kind)-1, 1) // exact, part, synonym
		f.phrase(c, sp, put)
	case len(f.columns[c]) > 0:
		put(colStale, 1)
	default:
		put(colUnlinked, 1)
		if f.p.isKey(c) {
			put(colKey, 1)
		}
		if f.nameLike(c) && len(f.tables[col.Table]) > 0 {
			put(colName, 1)
		}
	}
	if tables := f.tables[col.Table]; len(tables) > 0 {
		if tables[0].kind == link.Exact {
			put(colTableSaid, 1)
		}
	}
	f.cells(c, put)
	if f.numbers > 0 && f.years {
		if f.yearLike(c) {
			put(colYear, 1)
		} else {
			put(colNoYear, 1)
		}
	}
	now := f.at.now()
	f.beside(now, col.Table, put)
	switch {
	case slices.Contains(now.here, c):
		put(colHere, 1)
	case f.at.columns[c]:
		put(colElse, 1)
	}
	if slices.Contains(now.selected, c) {
		put(colSelected, 1)
	}
	if col.Family == link.Text {
		put(colText, 1)
	}
	peer := now.peer
	if f.at.right {
		peer = f.at.left
	}
	switch {
	case peer < 0:
	case peer == c:
		put(colPeer, 1)
	case f.p.roots[peer] == f.p.roots[c]:
		put(colKin, 1)
	case f.p.isKey(peer):
		put(colStranger, 1)
	}
}

// beside puts what a column's table has to do with those of the columns before it.
func (f *figures) beside(now *frame, table int, put func(int, float64)) {
	switch {
	case len(now.used) == 0:
	case slices.Contains(now.used, table):
		put(colSame, 1)
	case f.tied(table, now.used):
		put(colTied, 1)
	default:
		put(colApart, 1)
	}
	if len(now.tables) == 0 {
		put(colCover, f.cover(f.reach(table)))
	}
}

// phrase puts the figures of the phrase that a column was linked by.
func (f *figures) phrase(c int, sp span, put func(int, float64)) {
	if n := sp.last - sp.first; n > 0 {
		put(colLength, float64(min(n, 3)))
	}
	put(colEarly, 1-float64(sp.first)/float64(max(len(f.linked), 1)))
	if f.dominated(c, sp) {
		put(colDominated, 1)
	}
	left(put, colSkips, f.skipped(c, sp))
	for _, t := range f.tables[f.p.Schema.Columns[c].Table] {
		if t.first-sp.last <= 3 && sp.first-t.last <= 3 {
			put(colNearTable, 1)
			break
		}
	}
	if closeTo(f.cues["limit"], sp, 2) {
		put(colSuper, 1)
	}
	if cue := f.cues[f.at.agg]; f.at.agg != "" && closeTo(cue, sp, 3) {
		put(colCue, 1)
	}
	if closeTo(f.cues["order"], span{first: sp.first, last: sp.last + 1}, 3) {
		put(colSort, 1)
	}
	for i, v := range f.p.Values {
		if d := v.First - sp.last; !f.at.values[i] && (v.Numeric() || v.Dated()) && d > 0 && d <= 6 {
			put(colNumber, 1-float64(d)/7)
			break
		}
	}
}

// dominated tells whether another column here is linked more surely by the same words.
func (f *figures) dominated(c int, sp span) bool {
	for _, n := range f.p.Found.Names {
		if n.Column < 0 || n.Column == c || n.First > sp.first || n.Last < sp.last || !f.here(n.Column) {
			continue
		}
		if n.Kind < sp.kind || n.Kind == sp.kind && (n.Last-n.First > sp.last-sp.first || n.Score > sp.score+0.15) {
			return true
		}
	}
	return false
}

// here tells whether a column's table is in the query under way, or may be.
func (f *figures) here(c int) bool {
	tables := f.at.now().tables
	return len(tables) == 0 || slices.Contains(tables, f.p.Schema.Columns[c].Table)
}

// skipped counts the phrases before this one that name columns here as surely and were not
// used.
func (f *figures) skipped(c int, sp span) int {
	n, last := 0, -1
	for _, o := range f.p.Found.Names {
		if o.Column < 0 || o.Column == c || o.Last >= sp.first || o.Kind > sp.kind || o.First <= last || !f.here(o.Column) {
			continue
		}
		for i := o.First; i <= o.Last; i++ {
			if !f.explained[i] {
				n, last = n+1, o.Last
				break
			}
		}
	}
	return n
}

// cells puts what a column has to do with values.
func (f *figures) cells(c int, put func(int, float64)) {
	valued, has, told := false, false, false
	for i, columns := range f.values {
		at := slices.Index(columns, c)
		switch {
		case at < 0:
		case f.at.values[i]:
			told = true
		case at < len(f.p.Values[i].Cells):
			valued = true
		default:
			has = true
		}
	}
	if valued {
		put(colValued, 1)
	}
	if has {
		put(colHas, 1)
	}
	if told {
		put(colTold, 1)
	}
}

// table puts the figures of a table.
func (f *figures) table(t int, put func(int, float64)) {
	sp, fresh := best(f.tables[t], f.explained)
	switch {
	case fresh && sp.kind == link.Exact:
		put(tabExact, 1)
	case fresh:
		put(tabPart, 1)
	case len(f.tables[t]) > 0:
		put(tabStale, 1)
	default:
		put(tabUnlinked, 1)
	}
	if fresh {
		put(tabEarly, 1-float64(sp.first)/float64(max(len(f.linked), 1)))
		skips := 0
		for o, spans := range f.tables {
			if b, ok := best(spans, f.explained); ok && o != t && b.kind == link.Exact && b.first < sp.first && !f.at.tables[o] {
				skips++
			}
		}
		left(put, tabSkips, skips)
	}
	reach := f.reach(t)
	more := 0
	for i, r := range reach {
		if r && f.linked[i] && !f.reached[i] {
			more++
		}
	}
	left(put, tabColumns, more)
	put(tabCover, f.cover(reach))
	left(put, tabValues, f.holds(t))
	if now := f.at.now(); more == 0 && len(now.tables) > 0 && f.bridges(t) {
		put(tabBridge, 1)
	}
	if len(f.at.frames) > 1 && slices.Contains(f.at.frames[len(f.at.frames)-2].tables, t) {
		put(tabOuter, 1)
	}
}

// holds counts the values not used that a table has and those before it do not.
func (f *figures) holds(t int) int {
	n := 0
	for i, columns := range f.values {
		if f.at.values[i] {
			continue
		}
		mine, theirs := false, false
		for _, c := range columns {
			mine = mine || f.p.Schema.Columns[c].Table == t
			theirs = theirs || f.here(c)
		}
		if mine && !theirs {
			n++
		}
	}
	return n
}

// bridges tells whether a table is tied to one that explains what those before it do not.
func (f *figures) bridges(t int) bool {
	for o := range f.tables {
		if o != t && !slices.Contains(f.at.now().tables, o) && f.tied(t, []int{o}) && !f.tied(o, f.at.now().tables) {
			return true
		}
	}
	for i, columns := range f.values {
		for _, c := range columns {
			o := f.p.Schema.Columns[c].Table
			if !f.at.values[i] && o != t && !slices.Contains(f.at.now().tables, o) && f.tied(t, []int{o}) && !f.tied(o, f.at.now().tables) {
				return true
			}
		}
	}
	return false
}
