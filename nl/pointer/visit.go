package pointer

// Visitor is told what a query is made of.
type Visitor struct {
	Table  func(table int)
	Column func(column int)
	Value  func(value int)

	own bool // subqueries and what is printed verbatim are left out
}

// Visit walks q. Columns of joins are not visited: tables stand for them.
func (q *Query) Visit(v Visitor) {
	for _, c := range []*Core{q.Left, q.Right} {
		if c != nil {
			c.visit(v)
		}
	}
}

func (c *Core) visit(v Visitor) {
	for _, f := range c.From {
		v.Table(f.Table)
	}
	for i := range c.Items {
		c.Items[i].visit(v)
	}
	c.Where.visit(v)
	for _, g := range c.Group {
		v.Column(g.Column)
	}
	c.Having.visit(v)
	for i := range c.Order {
		c.Order[i].Expr.visit(v)
	}
	if c.Limit != nil && c.Limit.Const == "" {
		v.Value(c.Limit.N)
	}
}

func (e *Expr) visit(v Visitor) {
	e.L.visit(v)
	if e.Op != "" {
		e.R.visit(v)
	}
}

func (t *Term) visit(v Visitor) {
	if t.Star || (v.own && t.SQL != nil) {
		return
	}
	v.Column(t.Arg.Col.Column)
	if t.Op != "" {
		v.Column(t.Arg2.Col.Column)
	}
}

func (c *Cond) visit(v Visitor) {
	if c == nil {
		return
	}
	for _, all := range c.Any {
		for i := range all {
			all[i].visit(v)
		}
	}
}

func (p *Pred) visit(v Visitor) {
	if p.Paren != nil {
		p.Paren.visit(v)
		return
	}
	if p.SQL != nil {
		return
	}
	p.Left.visit(v)
	for _, value := range p.Values {
		if value.Const == "" {
			v.Value(value.N)
		}
	}
	if p.Right != nil {
		p.Right.visit(v)
	}
	if p.Sub != nil && !v.own {
		p.Sub.Visit(v)
	}
}
