package dialect

import "streamlink/backend/sqlstate"

// JOIN … USING and NATURAL JOIN over texts compare as the collation does, which the engine
// would not: they are written with ON, and what they merge is taken from the left side.

// mergesTexts tells that a join merges columns which are compared by their collation.
func (f *inferrer) mergesTexts(names []string, left []relation) bool {
	if f.s.Dialect != MySQL || f.s.Relocated() { // the catalogs write a name the same everywhere
		return false
	}
	for _, name := range names {
		for i := range left {
			if c := left[i].column(name); c != nil && c.typ.isText() {
				return true
			}
		}
	}
	return false
}

// joinByTexts puts ON in place of USING.
func (f *inferrer) joinByTexts(j *join, names []string, left, right []relation) {
	side := func(rels []relation, name string) expr {
		for i := range rels {
			if c := rels[i].column(name); c != nil && rels[i].name != "" && !containsName(rels[i].merged, name) {
				return &columnRef{parts: []string{rels[i].name, c.name}}
			}
		}
		panic(bail{sqlstate.New(sqlstate.FeatureNotSupported, "JOIN … USING or NATURAL JOIN over the text column %s is not supported here", name).
			WithHint("Write JOIN … ON with the columns.")})
	}
	on := &logic{node: truthNode(0), op: "AND"}
	for _, name := range names {
		on.args = append(on.args, &binary{node: truthNode(0), op: "=", l: side(left, name), r: side(right, name)})
	}
	j.using, j.natural, j.on = nil, false, on
	if len(on.args) == 1 {
		j.on = on.args[0]
	}
	for i := range right {
		right[i].byText = append(right[i].byText, names...)
	}
}

// byText tells that a column was merged by ON, so that its name alone would mean two.
func (s *scope) byText(name string) bool {
	for ; s != nil; s = s.parent {
		for i := range s.rels {
			if containsName(s.rels[i].byText, name) {
				return true
			}
		}
	}
	return false
}

// starsOfMerged names the columns of t.* where t is joined by USING or NATURAL: engines put
// the merged ones before the others there, PostgreSQL does so in * alone.
func (f *inferrer) starsOfMerged(items []selectItem, sc *scope) []selectItem {
	merges := false
	for i := range sc.rels {
		merges = merges || len(sc.rels[i].merged) > 0
	}
	if !merges || f.s.Dialect != PostgreSQL {
		return items
	}
	var out []selectItem
	for _, it := range items {
		if s, ok := it.expr.(*star); ok && len(s.qualifier) == 1 {
			out = append(out, f.expandItems([]selectItem{it}, sc)...)
			continue
		}
		out = append(out, it)
	}
	return out
}

// mergedFirst are the columns that * shows before the others: those that a join by texts
// merged, in the order of the left side.
func (sc *scope) mergedFirst(s *star) []selectItem {
	var out []selectItem
	for i := range sc.rels {
		r := &sc.rels[i]
		for _, c := range r.columns {
			if !containsName(r.merged, c.name) && sc.mergesByText(c.name) {
				ref := &columnRef{node: node{pos: s.pos, typ: c.typ}, parts: []string{r.name, c.name}, real: c.name, rel: r.name}
				out = append(out, selectItem{expr: ref, name: c.name})
			}
		}
	}
	return out
}

// mergesByText is byText of this FROM alone.
func (sc *scope) mergesByText(name string) bool {
	only := scope{rels: sc.rels}
	return only.byText(name)
}
