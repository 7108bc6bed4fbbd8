package dialect

import "strings"

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

// Several tells that a statement is more than one for an engine.
func (s *Statement) Several(to Dialect) bool {
	return s.tree != nil && (s.parted(to) || len(s.steps(to)) > 1)
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
