package dialect

// anyWindow writes a window with what the engine can say of it.
func (p *printer) anyWindow(win *window) {
	if p.to == Spark {
		p.sparkWindow(win)
		return
	}
	p.window(win)
}

func (p *printer) window(win *window) {
	p.w("(")
	sep := ""
	if win.ref != "" {
		p.windowName(win.ref, 0)
		p.ident(win.ref)
		sep = " "
	}
	if len(win.partitionBy) > 0 {
		p.w(sep + "PARTITION BY ")
		p.exprs(win.partitionBy)
		sep = " "
	}
	if len(win.orderBy) > 0 {
		p.w(sep + "ORDER BY ")
		p.sortKeys(win.orderBy)
		sep = " "
	}
	if f := win.frame; f != nil {
		p.w(sep + f.unit + " BETWEEN ")
		p.bound(f.start)
		p.w(" AND ")
		p.bound(f.end)
		if f.exclude != "" {
			p.w(" EXCLUDE " + f.exclude)
		}
	}
	p.w(")")
}

func (p *printer) bound(b bound) {
	if s, ok := constantSpan(b.x); ok && p.to == Spark && p.s.Dialect == PostgreSQL && p.typ(b.x).kind == tInterval {
		p.sparkSpan(s)
		p.w(" ")
	} else if b.x != nil {
		p.operand(b.x)
		p.w(" ")
	}
	p.w(b.kind)
}
