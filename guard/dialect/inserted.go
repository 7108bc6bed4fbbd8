package dialect

// InsertedRows is how many rows an INSERT writes, where its text tells it: an engine
// such as Spark does not count them. It is -1 where the text does not.
func (s *Statement) InsertedRows() int64 {
	t, ok := s.tree.(*insertStmt)
	if ok && t.source == nil && t.conflict == nil && !t.replace { // DEFAULT VALUES
		return 1
	}
	if !ok || t.source == nil || t.conflict != nil || t.replace || t.source.limit != nil || t.source.offset != nil {
		return -1
	}
	switch b := t.source.body.(type) {
	case *valuesList:
		return int64(len(b.rows))
	case *selectCore:
		if len(b.from) == 0 && b.where == nil && b.having == nil && len(b.groupBy) == 0 && b.qualify == nil && !s.anyRows(b.items) {
			return 1
		}
	}
	return -1
}

// anyRows tells a call among the columns that may give any number of rows.
func (s *Statement) anyRows(items []selectItem) bool {
	found := false
	w := walker{shallow: true, onExpr: func(e expr) {
		if c, ok := e.(*call); ok {
			f := s.lookup(c)
			found = found || f != nil && f.class == 't'
		}
	}}
	for i := range items {
		w.expr(items[i].expr)
	}
	return found
}

// CountsRows tells a statement whose answer says how many rows it wrote.
func (s *Statement) CountsRows() bool {
	switch s.Kind {
	case Insert, Update, Delete, Merge:
		return true
	}
	return s.CreatesFromQuery()
}

// CreatesFromQuery tells CREATE TABLE … AS and SELECT … INTO, whose rows are counted.
func (s *Statement) CreatesFromQuery() bool {
	t, ok := s.tree.(*createTable)
	return ok && t.as != nil && !t.noData
}

// CreatesWithNoData tells CREATE TABLE … AS … WITH NO DATA.
func (s *Statement) CreatesWithNoData() bool {
	t, ok := s.tree.(*createTable)
	return ok && t.as != nil && t.noData
}
