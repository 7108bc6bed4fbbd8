package dialect

import "unicode/utf8"

// gatherFacts fills in Reads, Writes, Calls, Refs and Locking from the tree.
func (s *Statement) gatherFacts() {
	if s.Inner != nil {
		s.innerFacts()
	}
	if s.tree == nil {
		s.findHazards()
		return
	}
	f := &facts{s: s, at: ruler{text: s.Text}}
	w := walker{onExpr: f.expr, onTable: f.table, onWrite: f.write, onQuery: f.query, onAsk: f.answer}
	w.tree(s.tree)
	s.findHazards()
}

// innerFacts makes the facts of an explained, declared or prepared statement those
// of the whole: what is judged is what may run.
func (s *Statement) innerFacts() {
	in := s.Inner
	in.gatherFacts()
	s.Reads, s.Writes, s.Calls, s.Refs, s.Configs = in.Reads, in.Writes, in.Calls, in.Refs, in.Configs
	s.Locking = in.Locking
}

// facts gathers into a statement.
type facts struct {
	s    *Statement
	at   ruler
	seen map[string]bool // names and calls, when there are many
}

// ruler turns byte positions into character positions. They come nearly in order, so
// it counts on from the last one.
type ruler struct {
	text        string
	bytes, done int
}

func (r *ruler) chars(pos int) int {
	if pos <= 0 || pos > len(r.text)+1 {
		return 0
	}
	if pos-1 < r.bytes {
		r.bytes, r.done = 0, 0
	}
	r.done += utf8.RuneCountInString(r.text[r.bytes : pos-1])
	r.bytes = pos - 1
	return r.done + 1
}

// few is how many names are looked through one by one.
const few = 24

// known tells whether a name stands in a list already. n is the list's length.
func (f *facts) known(n int, key string) bool {
	if f.seen == nil {
		f.seen = make(map[string]bool, 2*n)
	}
	if f.seen[key] {
		return true
	}
	f.seen[key] = true
	return false
}

func (f *facts) query(q *query) {
	if q.locking {
		f.s.Locking = true
	}
}

// answer adds the facts of the query that answers a question. Its positions are in
// another text.
func (f *facts) answer(a *askTable) {
	if a.answer == nil {
		return
	}
	for _, n := range a.answer.Reads {
		n.Position = 0
		f.s.Reads = addName(f.s.Reads, n)
	}
	for _, c := range a.answer.Calls {
		c.Position, c.Dialect = 0, a.answer.Dialect
		f.s.Calls = append(f.s.Calls, c)
	}
	f.s.Writes = append(f.s.Writes, a.answer.Writes...)
	f.s.Refs = append(f.s.Refs, a.answer.Refs...)
	f.s.Configs = append(f.s.Configs, a.answer.Configs...)
	f.s.Locking = f.s.Locking || a.answer.Locking
}

func (f *facts) table(t *tableRef) {
	if len(f.s.Reads) < few || !f.known(few, "r\x00"+t.name.String()) {
		f.s.Reads = addName(f.s.Reads, f.named(t.name))
	}
}

func (f *facts) write(n Name) { f.s.Writes = addName(f.s.Writes, f.named(n)) }

func (f *facts) named(n Name) Name {
	n.Position = f.at.chars(n.Position)
	return n
}

// addName keeps the first place where a name stands.
func addName(list []Name, n Name) []Name {
	for _, o := range list[:min(len(list), few)] {
		if o.Catalog == n.Catalog && o.Schema == n.Schema && o.Name == n.Name {
			return list
		}
	}
	return append(list, n)
}

func (f *facts) expr(e expr) {
	switch e := e.(type) {
	case *call:
		f.call(e.schema, e.name, e.pos)
		if e.name == "nextval" && e.schema == "" {
			f.write(sequenceNamed(e))
		}
	case *sessionRef:
		if e.set != nil {
			f.s.Configs = append(f.s.Configs, *e.set)
		}
		for _, r := range f.s.Refs {
			if r == e.ref {
				return
			}
		}
		f.s.Refs = append(f.s.Refs, e.ref)
	case *extract:
		f.call("", "extract", e.pos)
	case *atTimeZone:
		f.call("", "timezone", e.pos)
	}
}

func (f *facts) call(schema, name string, pos int) {
	for _, c := range f.s.Calls[:min(len(f.s.Calls), few)] {
		if c.Schema == schema && c.Name == name {
			return
		}
	}
	if len(f.s.Calls) >= few && f.known(few, "c\x00"+schema+"."+name) {
		return
	}
	f.s.Calls = append(f.s.Calls, FuncCall{Schema: schema, Name: name, Position: f.at.chars(pos)})
}
