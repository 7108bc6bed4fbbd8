package dialect

import "strings"

// A column that numbers its rows has a sequence of its own, made before its table and
// dropped after it. How a column's default is written tells later how it is numbered:
// what is always numbered adds a zero.

const (
	serialHead = "CAST(nextval('"
	alwaysTail = " + 0"
)

// numbering tells how a column of the catalog gets its numbers: by which sequence of its
// own, and whether always.
type numbering struct {
	sequence string
	always   bool
}

// numberedBy reads it off a column's default.
func numberedBy(def string) numbering {
	def = strings.TrimPrefix(def, "(")
	rest, ok := strings.CutPrefix(def, serialHead)
	if !ok {
		return numbering{}
	}
	name, tail, ok := strings.Cut(rest, "'")
	if !ok {
		return numbering{}
	}
	return numbering{sequence: name, always: strings.Contains(tail, alwaysTail)}
}

// steps are the statements that the engine runs for one of the client's, in their order.
func (s *Statement) steps(to Dialect) []tree {
	if s.parted(to) {
		return s.parts(false)
	}
	switch t := s.tree.(type) {
	case *createTable:
		var out []tree
		for i := range t.columns {
			if c := &t.columns[i]; c.serial != nil && to != Spark {
				out = append(out, &c.serial.sequence)
			}
		}
		return append(out, t)
	case *dropStmt:
		out := make([]tree, 0, len(t.names)+len(t.owned))
		for _, n := range t.names {
			one := *t
			one.names = []Name{n}
			out = append(out, &one)
		}
		for _, n := range t.owned {
			out = append(out, &dropStmt{what: "SEQUENCE", names: []Name{n}, ifExists: true})
		}
		return out
	case *multiWrite:
		if to == DuckDB {
			return t.steps()
		}
	case *updateStmt:
		if len(t.from) > 0 && s.Dialect == MySQL && to == DuckDB {
			return t.asMulti().steps()
		}
	case *truncateStmt:
		out := make([]tree, 0, len(t.names))
		for _, n := range t.names {
			out = append(out, &truncateStmt{names: []Name{n}})
		}
		return out
	case *alterTable:
		out := t.added(s.Dialect, to)
		for _, more := range t.more {
			out = append(out, more.added(s.Dialect, to)...)
		}
		if to == DuckDB && len(t.indexes) > 0 {
			return t.withoutIndexes(s.Dialect, out)
		}
		return out
	}
	return []tree{s.tree}
}

// added parts ADD COLUMN … NOT NULL, which DuckDB adds without the condition first. The rows
// that are there get the default, or MySQL's zero of the type.
func (t *alterTable) added(from, to Dialect) []tree {
	c := t.column
	if t.action != "ADD COLUMN" || !c.notNull || to != DuckDB || c.primary || c.generated != nil || c.serial != nil {
		return []tree{t.step()}
	}
	zero := c.def == nil && from == MySQL
	if zero {
		if c.def = zeroOf(c.typ); c.def == nil {
			return []tree{t.step()}
		}
	}
	c.notNull = false
	after := func(action string) tree {
		return &alterTable{name: t.name, action: action, column: columnDef{name: c.name}}
	}
	add := *t
	add.column = c
	out := []tree{&add, after("SET NOT NULL")}
	if zero {
		out = append(out, after("DROP DEFAULT"))
	}
	return out
}

// zeroOf is what MySQL gives the rows that are there in a column added as NOT NULL; nil: a
// value that only MySQL has.
func zeroOf(t sqlType) expr {
	switch {
	case t.array:
	case t.isInt(), t.isFloat(), t.kind == tNumeric:
		return &literal{node: node{typ: of(tInt4)}, kind: litInt, text: "0"}
	case t.kind == tBool:
		return &literal{node: node{typ: of(tBool)}, kind: litBool, text: "false"}
	case t.isText():
		return &literal{node: node{typ: of(tText)}, kind: litString}
	}
	return nil
}

// step is one change of a table; a further UNIQUE is an index for the engine.
func (t *alterTable) step() tree {
	switch t.action {
	case "ADD UNIQUE", "ADD INDEX":
	case "DROP INDEX":
		return &dropStmt{what: "INDEX", names: []Name{{Schema: t.name.Schema, Name: t.newName}}, ifExists: true}
	default:
		return t
	}
	out := &createIndex{name: t.newName, table: t.name, unique: t.action == "ADD UNIQUE"}
	for _, k := range t.keys {
		out.keys = append(out.keys, &columnRef{parts: []string{k}})
	}
	if out.name == "" {
		out.name = t.name.Name + "_" + strings.Join(t.keys, "_") + "_key"
	}
	return out
}

// Several tells that a statement is more than one for an engine.
func (s *Statement) Several(to Dialect) bool {
	return s.tree != nil && (s.parted(to) || len(s.steps(to)) > 1)
}

// PrintShape is a query that returns columns as the last of several steps will, and can be
// described before the first has run; empty: no rows are returned.
func (s *Statement) PrintShape(to Dialect, version Version, env Env) (sql string, err error) {
	if !s.parted(to) {
		return "", nil
	}
	defer func() {
		if e := caught(recover(), s.Text); e != nil {
			sql, err = "", e
		}
	}()
	trees := s.parts(true)
	last, ok := trees[len(trees)-1].(*query)
	if !ok {
		return "", nil
	}
	return s.printTrees(&printer{s: s, env: env, to: to, version: version, params: new([]int)}, []tree{last})
}

// Step is one of the engine's statements for one of the client's.
type Step struct {
	SQL string
	// Args are the numbers of the client's parameters that stand in it, from 1, in its own order.
	Args []int
	// Quiet: the rows that it writes are not the client's.
	Quiet bool
	// Rows: what it returns is the client's, when the steps before it are done.
	Rows bool
}

// PrintSteps is PrintVersion with each of the engine's statements by itself.
func (s *Statement) PrintSteps(to Dialect, version Version, env Env) (out []Step, err error) {
	defer func() {
		if e := caught(recover(), s.Text); e != nil {
			out, err = nil, e
		}
	}()
	trees := []tree{s.tree}
	if s.Several(to) {
		trees = s.steps(to)
	}
	for _, t := range trees {
		one := Step{}
		p := &printer{s: s, env: env, to: to, version: version, params: &one.Args}
		if one.SQL, err = s.printTrees(p, []tree{t}); err != nil {
			return nil, err
		}
		if to == Spark { // which knows parameters by their names
			one.Args = s.allParams(t)
		}
		switch s.Kind {
		case Update, Delete:
			_, updates := t.(*updateStmt)
			_, deletes := t.(*deleteStmt)
			one.Quiet = !updates && !deletes
		}
		out = append(out, one)
	}
	if s.parted(to) {
		s.mainStep(trees, out)
	}
	return out, nil
}

// allParams are the numbers of all parameters, where one stands in a tree.
func (s *Statement) allParams(t tree) []int {
	found := false
	w := walker{marked: true, onExpr: func(e expr) {
		_, isParam := e.(*param)
		found = found || isParam
	}}
	w.tree(t)
	if !found {
		return nil
	}
	out := make([]int, len(s.Params))
	for i := range out {
		out[i] = i + 1
	}
	return out
}

// mainStep tells which of the steps of a parted statement is the client's own: the last one but
// for what is cleared away.
func (s *Statement) mainStep(trees []tree, steps []Step) {
	main := len(trees) - 1
	for main > 0 {
		if _, drops := trees[main].(*dropStmt); !drops {
			break
		}
		main--
	}
	_, steps[main].Rows = trees[main].(*query)
	if len(s.writesIn()) == 0 {
		return // its write is the only one
	}
	for i := range steps {
		steps[i].Quiet = i != main
	}
}

func (p *printer) createSequence(t *createSequence) {
	p.w("CREATE ")
	if t.temp {
		p.w("TEMP ")
	}
	p.w("SEQUENCE ")
	if t.ifNotExists {
		p.w("IF NOT EXISTS ")
	}
	p.tableName(t.name)
	p.w(t.options)
}

// sequenceNamed is the sequence that nextval('schema.name') takes a number from.
func sequenceNamed(c *call) Name {
	arg := argument(c.args, 0)
	if x, ok := arg.(*cast); ok {
		arg = x.x
	}
	l, ok := arg.(*literal)
	if !ok || l.kind != litString || len(c.args) != 1 {
		return Name{Name: "?", Position: c.pos}
	}
	parts := strings.Split(l.text, ".")
	for i, part := range parts {
		if n := len(part); n > 1 && part[0] == '"' && part[n-1] == '"' {
			parts[i] = part[1 : n-1]
		} else {
			parts[i] = strings.ToLower(part)
		}
	}
	out := Name{Name: parts[len(parts)-1], Position: l.pos}
	if len(parts) == 2 {
		out.Schema = parts[0]
	}
	if len(parts) > 2 || strings.ContainsAny(l.text, "'") {
		out.Name = "?"
	}
	return out
}

// nextval writes the call with the engine's name of the sequence.
func (p *printer) nextval(c *call) {
	n := sequenceNamed(c)
	if n.Name == "?" {
		refuse(c.pos, "nextval() of a computed name")
	}
	if p.to == Spark {
		p.refuseHint(c.pos, "nextval()", "Spark has no sequences")
	}
	p.w("nextval('")
	if schema := p.s.engineSchema(n); schema != "" {
		p.w(`"` + schema + `".`)
	}
	p.w(`"` + n.Name + `"')`)
}

// serial writes the default of a column that numbers its rows.
func (p *printer) serial(c *columnDef) {
	if c.serial == nil {
		return
	}
	name := c.serial.sequence.name
	if strings.ContainsAny(name.Name+name.Schema, `'".`) {
		refuse(0, "a numbered column with quotes in its name or its table's")
	}
	typ, _ := c.typ.duck()
	p.w(" DEFAULT (" + serialHead)
	if schema := p.s.engineSchema(name); schema != "" {
		p.w(schema + ".")
	}
	p.w(`"` + name.Name + `"`)
	p.w("') AS " + typ + ")")
	if c.serial.always {
		p.w(alwaysTail)
	}
	p.w(")")
}

// owned notes the sequences that go with the tables of a DROP.
func (l *lookup) owned(t *dropStmt) {
	if t.what != "TABLE" {
		return
	}
	for _, n := range t.names {
		key := l.s.tableKey(n)
		table, err := l.c.Table(l.ctx, key.Schema, n.Name)
		if err != nil {
			continue // that it is not there, the engine says
		}
		for _, c := range table.Columns {
			seq := numberedBy(c.Default).sequence
			if seq == "" {
				continue
			}
			own := Name{Name: seq}
			if schema, name, ok := strings.Cut(seq, "."); ok {
				own = Name{Schema: schema, Name: name}
			}
			own.Name = strings.Trim(own.Name, `"`)
			t.owned = append(t.owned, own)
		}
	}
}
