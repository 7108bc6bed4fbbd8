package mysqljson

// set is JSON_SET, JSON_INSERT or JSON_REPLACE at one path: add tells whether what is
// missing is added, replace whether what is there is replaced.
func set(doc *value, steps []step, x *value, add, replace bool) *value {
	if len(steps) == 0 {
		if replace {
			return x
		}
		return doc
	}
	parents := find(place{v: doc}, steps[:len(steps)-1])
	if len(parents) == 0 {
		return doc
	}
	parent, s := parents[0].v, steps[len(steps)-1]
	switch {
	case s.isName && parent.kind == object:
		if parent.member(s.name) != nil && replace || parent.member(s.name) == nil && add {
			parent.put(s.name, x)
		}
	case s.isName:
	default:
		n := len(parent.listed())
		switch i := s.at.of(n); {
		case i >= 0 && i < n && replace && parent.kind == array:
			parent.items[i] = x
		case i == 0 && n == 1 && replace:
			*parent = *x
		case i >= n && add:
			wrap(parent)
			parent.items = append(parent.items, x)
		case i < 0 && add:
			wrap(parent)
			parent.items = append([]*value{x}, parent.items...)
		}
	}
	return doc
}

// wrap makes an array of what is none.
func wrap(v *value) {
	if v.kind != array {
		inner := *v
		*v = value{kind: array, items: []*value{&inner}}
	}
}

func remove(doc *value, steps []step) {
	for _, p := range find(place{v: doc}, steps[:len(steps)-1]) {
		s := steps[len(steps)-1]
		if s.isName {
			if i, ok := p.v.members[s.name]; ok && p.v.kind == object {
				p.v.drop(i)
			}
			continue
		}
		if i := s.at.of(len(p.v.items)); p.v.kind == array && i >= 0 && i < len(p.v.items) {
			p.v.drop(i)
		}
	}
}

func arrayAppend(doc *value, steps []step, x *value) {
	for _, p := range find(place{v: doc}, steps) {
		wrap(p.v)
		p.v.items = append(p.v.items, x)
	}
}

// arrayInsert puts an element before the one that a path names; beyond the end it is the
// last.
func arrayInsert(doc *value, steps []step, x *value) error {
	if len(steps) == 0 || steps[len(steps)-1].isName {
		return errPath
	}
	for _, p := range find(place{v: doc}, steps[:len(steps)-1]) {
		if p.v.kind != array {
			continue
		}
		i := min(max(steps[len(steps)-1].at.of(len(p.v.items)), 0), len(p.v.items))
		p.v.items = append(p.v.items[:i:i], append([]*value{x}, p.v.items[i:]...)...)
	}
	return nil
}

// mergePreserve joins documents: members of one name, and arrays, keep all values.
func mergePreserve(a, b *value) *value {
	if a.kind == object && b.kind == object {
		for i, n := range b.names {
			if old := a.member(n); old != nil {
				a.put(n, mergePreserve(old, b.items[i]))
			} else {
				a.put(n, b.items[i])
			}
		}
		return a
	}
	return &value{kind: array, items: append(append([]*value(nil), a.listed()...), b.listed()...)}
}

// mergePatch is RFC 7396's.
func mergePatch(a, b *value) *value {
	if b.kind != object {
		return b
	}
	if a == nil || a.kind != object {
		a = &value{kind: object}
	}
	for i, n := range b.names {
		at, known := a.members[n]
		switch {
		case b.items[i].kind == null && known:
			a.drop(at)
		case b.items[i].kind == null:
		default:
			a.put(n, mergePatch(a.member(n), b.items[i]))
		}
	}
	return a
}

// contains tells whether a candidate is in a document, as JSON_CONTAINS has it.
func contains(doc, x *value) bool {
	switch {
	case doc.kind == array && x.kind == array:
		for _, e := range x.items {
			if !contains(doc, e) {
				return false
			}
		}
		return true
	case doc.kind == array:
		for _, e := range doc.items {
			if contains(e, x) {
				return true
			}
		}
		return false
	case doc.kind == object && x.kind == object:
		for i, n := range x.names {
			if have := doc.member(n); have == nil || !contains(have, x.items[i]) {
				return false
			}
		}
		return true
	}
	return same(doc, x)
}

// overlaps tells whether two documents have a member, an element or all in common.
func overlaps(a, b *value) bool {
	if a.kind == object && b.kind == object {
		for i, n := range a.names {
			if x := b.member(n); x != nil && same(a.items[i], x) {
				return true
			}
		}
		return false
	}
	for _, x := range a.listed() {
		for _, y := range b.listed() {
			if same(x, y) {
				return true
			}
		}
	}
	return false
}

func depth(v *value) int {
	most := 0
	for _, x := range v.items {
		most = max(most, depth(x))
	}
	return most + 1
}
