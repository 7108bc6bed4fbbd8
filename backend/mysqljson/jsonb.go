package mysqljson

// PostgreSQL's jsonb has a few operators that no engine has for documents that are computed.

// jsonb computes one of them: @>, =, and jsonb_strip_nulls().
func jsonb(name string, doc *value, args []*string) (*string, error) {
	if name == "jsonb_strip_nulls" {
		doc.stripNulls()
		return answer(doc.String()), nil
	}
	if len(args) != 1 {
		return nil, errArguments
	}
	if args[0] == nil {
		return nil, nil
	}
	x, err := parse(*args[0])
	if err != nil {
		return nil, err
	}
	is := false
	if name == "jsonb_equal" {
		is = same(doc, x)
	} else {
		is = jsonbContains(doc, x) || doc.kind == array && x.kind < array && jsonbContains(doc, &value{kind: array, items: []*value{x}})
	}
	if is {
		return answer("1"), nil
	}
	return answer("0"), nil
}

// jsonbContains is @> within documents: an array holds a simple value of its own only where
// the other side is an array too.
func jsonbContains(doc, x *value) bool {
	switch {
	case doc.kind != x.kind:
		return false
	case x.kind == object:
		for i, n := range x.names {
			if have := doc.member(n); have == nil || !jsonbContains(have, x.items[i]) {
				return false
			}
		}
		return true
	case x.kind == array:
		for _, e := range x.items {
			found := false
			for _, have := range doc.items {
				found = found || jsonbContains(have, e)
			}
			if !found {
				return false
			}
		}
		return true
	}
	return same(doc, x)
}

// stripNulls leaves out the members of objects that are null.
func (v *value) stripNulls() {
	for i := len(v.items) - 1; i >= 0; i-- {
		if v.kind == object && v.items[i].kind == null {
			v.drop(i)
			continue
		}
		v.items[i].stripNulls()
	}
}
