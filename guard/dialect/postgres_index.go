package dialect

import (
	pg "github.com/pganalyze/pg_query_go/v6"
)

func (r *pgReader) createIndex(i *pg.IndexStmt) tree {
	switch {
	case i.WhereClause != nil || len(i.IndexIncludingParams) > 0 || i.NullsNotDistinct:
		refuse(0, "CREATE INDEX with WHERE, INCLUDE or NULLS NOT DISTINCT")
	case i.AccessMethod != "" && i.AccessMethod != "btree" && i.AccessMethod != "hash":
		refuse(0, "an index of the kind "+i.AccessMethod)
	}
	t := &createIndex{name: i.Idxname, table: r.name(i.Relation), unique: i.Unique, ifNotExists: i.IfNotExists}
	for _, p := range i.IndexParams {
		e := p.GetIndexElem()
		if len(e.Collation) > 0 || len(e.Opclass) > 0 {
			refuse(0, "an index with a collation or an operator class")
		}
		if e.Expr != nil {
			t.keys = append(t.keys, r.expr(e.Expr))
			continue
		}
		t.keys = append(t.keys, &columnRef{parts: []string{e.Name}})
	}
	if t.name == "" {
		t.name = indexName(t)
	}
	return t
}

// indexName is the name that PostgreSQL gives an index without one.
func indexName(t *createIndex) string {
	name := t.table.Name
	for _, k := range t.keys {
		part := "expr"
		switch k := k.(type) {
		case *columnRef:
			part = k.parts[0]
		case *call:
			part = k.name
		}
		name += "_" + part
	}
	return name + "_idx"
}

// comment reads COMMENT ON a table, a view, a column or an index; nil is any other.
func (r *pgReader) comment(c *pg.CommentStmt) *Statement {
	t := &comment{what: map[pg.ObjectType]string{
		pg.ObjectType_OBJECT_TABLE: "TABLE", pg.ObjectType_OBJECT_VIEW: "VIEW", pg.ObjectType_OBJECT_COLUMN: "COLUMN",
		pg.ObjectType_OBJECT_INDEX: "INDEX", pg.ObjectType_OBJECT_SEQUENCE: "SEQUENCE",
	}[c.Objtype]}
	parts := names(c.Object.GetList().GetItems())
	if t.what == "COLUMN" && len(parts) > 1 {
		t.column, parts = parts[len(parts)-1], parts[:len(parts)-1]
	}
	if t.what == "" || len(parts) == 0 || len(parts) > 2 {
		return nil
	}
	t.name.Name = parts[len(parts)-1]
	if len(parts) > 1 {
		t.name.Schema = parts[0]
	}
	if c.Comment != "" { // an empty one takes it away
		t.text = &c.Comment
	}
	return &Statement{Kind: Alter, tree: t}
}

// foreignKey reads REFERENCES. The engine knows no action but to refuse, so that others are held
// without acting; it looks at once, never at the end of a transaction.
func (r *pgReader) foreignKey(k *pg.Constraint) *foreignKey {
	f := &foreignKey{table: r.name(k.Pktable), refers: names(k.PkAttrs)}
	for _, action := range []string{k.FkDelAction, k.FkUpdAction} {
		f.acts = f.acts || action != "" && action != "a" && action != "r"
	}
	if k.FkMatchtype == "f" && len(k.FkAttrs) > 1 {
		refuse(pos(k.Location), "REFERENCES with MATCH FULL of several columns")
	}
	return f
}
