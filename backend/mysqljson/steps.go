package mysqljson

// Step is one leg of a path, for those who write a path's way in an engine's own words.
type Step struct {
	Name   string
	IsName bool // .name, or .* where All is set
	All    bool // .* or [*]
	Any    bool // **
	From   Place
	To     *Place // [from to to]
}

// Place is an element's place in an array, from the beginning or from the last one back.
type Place struct {
	N    int
	Last bool
}

// Path reads a path such as $.a[0]."b c"; false tells one that is none.
func Path(s string) ([]Step, bool) {
	steps, err := parsePath(s)
	if err != nil {
		return nil, false
	}
	out := make([]Step, len(steps))
	for i, x := range steps {
		out[i] = Step{Name: x.name, IsName: x.isName, All: x.all, Any: x.anywhere, From: Place{x.at.n, x.at.last}}
		if x.to != nil {
			out[i].To = &Place{x.to.n, x.to.last}
		}
	}
	return out, true
}

// OnePlace tells steps that lead to one place at most.
func OnePlace(steps []Step) bool {
	for _, s := range steps {
		if s.All || s.Any || s.To != nil {
			return false
		}
	}
	return true
}
