package dialect

// The relations that describe the others may lie elsewhere than the data: in a database
// of their own, under names of its own, with PostgreSQL's catalog functions beside them.

// Relocate makes s, before it is shared, print for a place where the relations that it
// reads have the schemas that home gives, and where PostgreSQL's catalog functions are.
func (s *Statement) Relocate(home func(Name) string) {
	s.bound.home = home
	if s.Inner != nil {
		s.Inner.Relocate(home)
	}
}

// NamesObjects tells whether s looks up an object of the catalogs by a cast: 'name'::regclass.
func (s *Statement) NamesObjects() bool {
	if s.tree == nil || s.Dialect != PostgreSQL {
		return false
	}
	found := false
	w := walker{onExpr: func(e expr) {
		if c, ok := e.(*cast); ok && c.to.kind >= tRegclass && c.to.kind <= tRegrole {
			found = true
		}
	}}
	w.tree(s.tree)
	return found
}

// Relocated tells whether Relocate was called.
func (s *Statement) Relocated() bool { return s.bound.home != nil }

func init() {
	for name, write := range map[string]func(*printer, *call){
		"!catalog": (*printer).catalogCall, "!owner": (*printer).owner, "!indexdef": (*printer).indexDef,
		"!described": (*printer).described, "!expandarray": (*printer).expandArray, "!written": (*printer).written,
		"!records": (*printer).records, "!parse_ident": (*printer).parseIdent,
	} {
		hooks[name] = write
	}
}

// relocated tells whether the statement is printed for the system catalogs.
func (p *printer) relocated() bool { return p.s.bound.home != nil }

// catalogCall is a function that only the system catalogs have.
func (p *printer) catalogCall(c *call) {
	if !p.relocated() {
		refuse(c.pos, "the function "+c.name)
	}
	p.plainCall(c, c.name)
}

// owner is pg_get_userbyid: the data is the program's own.
func (p *printer) owner(c *call) {
	if !p.relocated() {
		p.text("streamlink")
		return
	}
	p.plainCall(c, c.name)
}

// indexDef is pg_get_indexdef of an index, or the name of one of its columns.
func (p *printer) indexDef(c *call) {
	if len(c.args) == 1 {
		p.catalogCall(c)
		return
	}
	if !p.relocated() {
		refuse(c.pos, "the function "+c.name)
	}
	if n, ok := p.intConstant(c.args[1]); ok && n == 0 {
		p.w("pg_get_indexdef(")
		p.mention(c.args[0], argument(c.args, 2))
		p.w(")")
		return
	}
	p.w("streamlink_indexcolumn(")
	p.mention(c.args[0], argument(c.args, 2))
	p.w(", ")
	p.expr(c.args[1])
	p.w(")")
}

// described is obj_description, whose second argument may be left out.
func (p *printer) described(c *call) {
	if p.relocated() && len(c.args) == 1 {
		p.plainCall(c, "streamlink_description")
		return
	}
	p.plainCall(c, c.name)
}

// written leaves out how a definition should be written. A parameter that said so is
// still named, for the engine counts them.
func (p *printer) written(c *call) {
	keep := 1
	if c.name == "pg_get_expr" {
		keep = 2
	}
	p.w(c.name + "(")
	p.mention(c.args[0], argument(c.args, keep))
	for _, arg := range c.args[1:keep] {
		p.w(", ")
		p.expr(arg)
	}
	p.w(")")
}

// mention writes e, and in it a parameter that the engine would not hear of otherwise.
func (p *printer) mention(e, left expr) {
	if !isParam(left) {
		p.expr(e)
		return
	}
	p.w("CASE WHEN ")
	p.expr(left)
	p.w(" THEN ")
	p.expr(e)
	p.w(" ELSE ")
	p.expr(e)
	p.w(" END")
}

// isParam tells a parameter, with or without a cast.
func isParam(e expr) bool {
	if c, ok := e.(*cast); ok {
		e = c.x
	}
	_, ok := e.(*param)
	return ok
}

// expandArray makes a row of each element and its place.
func (p *printer) expandArray(c *call) {
	if !p.relocated() {
		refuse(c.pos, "the function "+c.name)
	}
	p.w("unnest(list_transform(")
	p.expr(c.args[0])
	p.w(", lambda e, i: {'x': e, 'n': CAST(i AS INTEGER)}))")
}

// systemCast writes the casts between names and numbers of objects; false: it is another.
func (p *printer) systemCast(e *cast) bool {
	if !p.relocated() || e.to.array {
		return false
	}
	from := p.typ(e.x)
	_, isLiteral := e.x.(*literal)
	numbers := from.isInt() || from.kind == tOID
	switch {
	case e.to.kind == tRegclass && !isLiteral && !from.isText():
		p.operand(e.x) // the number is the object
	case e.to.kind == tRegclass:
		p.w("streamlink_regclass(")
		p.expr(e.x)
		p.w(")")
	case e.to.kind == tRegproc && numbers:
		p.nameOf("proname", "pg_proc", e.x)
	case e.to.kind == tRegproc:
		p.w("CAST(")
		p.expr(e.x)
		p.w(" AS VARCHAR)")
	case e.to.kind == tRegnamespace && numbers:
		p.nameOf("nspname", "pg_namespace", e.x)
	case e.to.kind == tRegrole && numbers:
		p.nameOf("rolname", "pg_roles", e.x)
	case e.to.kind == tOID && from.kind == tRegnamespace:
		p.numberOf("pg_namespace", "nspname", e.x)
	case e.to.kind == tOID && from.kind == tRegrole:
		p.numberOf("pg_roles", "rolname", e.x)
	case e.to.kind == tRegtype && (from.kind == tOID || from.isInt()):
		p.w("format_type(")
		p.expr(e.x)
		p.w(", NULL)")
	case e.to.isText() && from.kind == tRegclass:
		p.w("streamlink_relation(")
		p.expr(e.x)
		p.w(")")
	case e.to.kind == tOID && from.kind == tRegproc:
		p.numberOf("pg_proc", "proname", e.x)
	default:
		return false
	}
	return true
}

// nameOf is the name that a catalog keeps for a number.
func (p *printer) nameOf(column, catalog string, x expr) {
	p.w("(SELECT n." + column + " FROM main." + catalog + " AS n WHERE n.oid = ")
	p.operand(x)
	p.w(")")
}

// numberOf is the number that a catalog keeps for a name.
func (p *printer) numberOf(catalog, column string, x expr) {
	p.w("(SELECT min(n.oid) FROM main." + catalog + " AS n WHERE n." + column + " = ")
	p.operand(x)
	p.w(")")
}

// procNumbers makes a number of a function's name that is compared with one: in
// PostgreSQL the name stands for it.
func (f *inferrer) procNumbers(e *binary) {
	if !f.s.Relocated() || e.l == nil || e.r == nil {
		return
	}
	for _, pair := range [2][2]*expr{{&e.l, &e.r}, {&e.r, &e.l}} {
		name, number := (*pair[0]).base(), (*pair[1]).base().typ
		if name.typ.kind == tRegproc && !name.typ.array && !number.array && (number.kind == tOID || number.isInt()) {
			*pair[0] = &cast{node: node{pos: name.pos, typ: of(tOID)}, x: *pair[0], to: of(tOID)}
		}
	}
}
