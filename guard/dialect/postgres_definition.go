package dialect

import (
	pg "github.com/pganalyze/pg_query_go/v6"
)

// definition reads CREATE, DROP and ALTER of tables, views and schemas.
func (r *pgReader) definition(n *pg.Node) *Statement {
	switch x := n.GetNode().(type) {
	case *pg.Node_CreateStmt:
		return r.attempt(CreateTable, x.CreateStmt.Relation, func() tree { return r.createTable(x.CreateStmt) })
	case *pg.Node_CreateTableAsStmt:
		return r.createTableAs(x.CreateTableAsStmt)
	case *pg.Node_ViewStmt:
		v := x.ViewStmt
		return r.attempt(CreateView, v.View, func() tree {
			if v.WithCheckOption > pg.ViewCheckOption_NO_CHECK_OPTION {
				refuse(0, "WITH CHECK OPTION")
			}
			return &createView{name: r.name(v.View), replace: v.Replace, temp: v.View.Relpersistence == "t",
				columns: names(v.Aliases), query: r.query(v.Query.GetSelectStmt())}
		})
	case *pg.Node_CreateSchemaStmt:
		c := x.CreateSchemaStmt
		s := &Statement{Kind: CreateSchema, Name: c.Schemaname, Writes: []Name{{Schema: c.Schemaname}}}
		if len(c.SchemaElts) == 0 && c.Schemaname != "" {
			s.tree = &createSchema{name: c.Schemaname, ifNotExists: c.IfNotExists}
		}
		return s
	case *pg.Node_DropStmt:
		return r.drop(x.DropStmt)
	case *pg.Node_IndexStmt:
		return r.attempt(CreateIndex, x.IndexStmt.Relation, func() tree { return r.createIndex(x.IndexStmt) })
	case *pg.Node_CreateSeqStmt:
		return r.attempt(CreateSequence, x.CreateSeqStmt.Sequence, func() tree { return r.createSequence(x.CreateSeqStmt) })
	case *pg.Node_CommentStmt:
		return r.comment(x.CommentStmt)
	case *pg.Node_AlterTableStmt:
		return r.attempt(Alter, x.AlterTableStmt.Relation, func() tree { return r.alter(x.AlterTableStmt) })
	case *pg.Node_RenameStmt:
		rs := x.RenameStmt
		if rs.Relation == nil {
			return nil
		}
		return r.attempt(Alter, rs.Relation, func() tree {
			t := &alterTable{name: r.name(rs.Relation), newName: rs.Newname, exists: rs.MissingOk}
			switch rs.RenameType {
			case pg.ObjectType_OBJECT_TABLE:
				t.action = "RENAME TO"
			case pg.ObjectType_OBJECT_COLUMN:
				t.action, t.column.name = "RENAME COLUMN", rs.Subname
			default:
				refuse(0, "this RENAME")
			}
			return t
		})
	}
	return nil
}

func (r *pgReader) createTableAs(c *pg.CreateTableAsStmt) *Statement {
	return r.attempt(CreateTable, c.Into.Rel, func() tree {
		if c.Objtype != pg.ObjectType_OBJECT_TABLE {
			refuse(0, "CREATE MATERIALIZED VIEW")
		}
		sel := c.Query.GetSelectStmt()
		if sel == nil {
			refuse(0, "CREATE TABLE AS EXECUTE")
		}
		return &createTable{name: r.name(c.Into.Rel), temp: c.Into.Rel.Relpersistence == "t",
			ifNotExists: c.IfNotExists, colNames: names(c.Into.ColNames), as: r.query(sel), noData: c.Into.SkipData}
	})
}

func (r *pgReader) createTable(c *pg.CreateStmt) tree {
	t := &createTable{name: r.name(c.Relation), temp: c.Relation.Relpersistence == "t", ifNotExists: c.IfNotExists}
	if len(c.InhRelations) > 0 || c.Partbound != nil || c.Partspec != nil || c.OfTypename != nil {
		refuse(0, "a partitioned, inherited or typed table")
	}
	for _, e := range c.TableElts {
		switch x := e.GetNode().(type) {
		case *pg.Node_ColumnDef:
			c := r.columnDef(x.ColumnDef)
			if c.serial != nil {
				c.serial.sequence.of(t, c.name)
			}
			t.columns = append(t.columns, c)
		case *pg.Node_Constraint:
			switch x.Constraint.Contype {
			case pg.ConstrType_CONSTR_PRIMARY:
				t.primaryKey = names(x.Constraint.Keys)
			case pg.ConstrType_CONSTR_UNIQUE:
				t.uniques = append(t.uniques, names(x.Constraint.Keys))
			case pg.ConstrType_CONSTR_CHECK:
				t.checks = append(t.checks, r.expr(x.Constraint.RawExpr))
			case pg.ConstrType_CONSTR_FOREIGN:
				k := r.foreignKey(x.Constraint)
				k.columns = names(x.Constraint.FkAttrs)
				k.pairs(len(k.columns))
				t.foreign = append(t.foreign, *k)
			default:
				refuse(pos(x.Constraint.Location), "this table constraint")
			}
		case *pg.Node_TableLikeClause:
			t.likes = append(t.likes, r.like(x.TableLikeClause, len(t.columns)))
		default:
			refuse(0, "CREATE TABLE with "+pgConstruct(e))
		}
	}
	return t
}

func (r *pgReader) columnDef(c *pg.ColumnDef) columnDef {
	d := columnDef{name: c.Colname, typ: r.typeName(c.TypeName), notNull: c.IsNotNull}
	if _, name := last(c.TypeName.Names); serialTypes[name] {
		d.serial, d.notNull = &serial{}, true
	}
	for _, n := range c.Constraints {
		k := n.GetConstraint()
		switch k.Contype {
		case pg.ConstrType_CONSTR_NOTNULL:
			d.notNull = true
		case pg.ConstrType_CONSTR_NULL:
		case pg.ConstrType_CONSTR_PRIMARY:
			d.primary = true
		case pg.ConstrType_CONSTR_UNIQUE:
			d.unique = true
		case pg.ConstrType_CONSTR_DEFAULT:
			d.def = r.expr(k.RawExpr)
		case pg.ConstrType_CONSTR_CHECK:
			d.check = r.expr(k.RawExpr)
		case pg.ConstrType_CONSTR_FOREIGN:
			d.references = r.foreignKey(k).pairs(1)
		case pg.ConstrType_CONSTR_IDENTITY:
			d.serial = &serial{always: k.GeneratedWhen == "a", sequence: createSequence{options: r.sequenceOptions(k.Options)}}
			d.notNull = true
		case pg.ConstrType_CONSTR_GENERATED:
			d.generated = r.expr(k.RawExpr)
		default:
			refuse(pos(k.Location), "this column constraint")
		}
	}
	return d
}

func (r *pgReader) drop(d *pg.DropStmt) *Statement {
	what := map[pg.ObjectType]string{
		pg.ObjectType_OBJECT_TABLE: "TABLE", pg.ObjectType_OBJECT_VIEW: "VIEW", pg.ObjectType_OBJECT_SCHEMA: "SCHEMA",
		pg.ObjectType_OBJECT_INDEX: "INDEX", pg.ObjectType_OBJECT_SEQUENCE: "SEQUENCE",
	}[d.RemoveType]
	s := &Statement{Kind: Drop}
	t := &dropStmt{what: what, ifExists: d.MissingOk, cascade: d.Behavior == pg.DropBehavior_DROP_CASCADE}
	for _, o := range d.Objects {
		if l := names(o.GetList().GetItems()); len(l) > 0 && len(l) <= 3 {
			n := Name{Name: l[len(l)-1]}
			if len(l) > 1 {
				n.Schema = l[len(l)-2]
			}
			if len(l) > 2 {
				n.Catalog = l[0]
			}
			t.names = append(t.names, n)
		} else if v := o.GetString_(); v != nil {
			t.names = append(t.names, Name{Name: v.Sval})
		}
	}
	if what == "" || len(t.names) == 0 {
		return &Statement{Kind: Drop, Writes: []Name{{Name: "?"}}}
	}
	s.tree = t
	return s
}

func (r *pgReader) alter(a *pg.AlterTableStmt) tree {
	if len(a.Cmds) == 0 || a.Objtype != pg.ObjectType_OBJECT_TABLE {
		refuse(0, "ALTER of this kind")
	}
	t := r.alterOne(a, a.Cmds[0])
	for _, c := range a.Cmds[1:] {
		t.more = append(t.more, r.alterOne(a, c))
	}
	return t
}

// alterOne reads one change of a table.
func (r *pgReader) alterOne(a *pg.AlterTableStmt, n *pg.Node) *alterTable {
	c := n.GetAlterTableCmd()
	t := &alterTable{name: r.name(a.Relation), exists: c.MissingOk}
	switch c.Subtype {
	case pg.AlterTableType_AT_AddColumn:
		t.action, t.column = "ADD COLUMN", r.columnDef(c.Def.GetColumnDef())
		if t.column.serial != nil {
			refuse(0, "adding a column that numbers its rows")
		}
	case pg.AlterTableType_AT_DropColumn:
		t.action, t.column.name = "DROP COLUMN", c.Name
	case pg.AlterTableType_AT_AlterColumnType:
		d := c.Def.GetColumnDef()
		t.action, t.column.name, t.column.typ, t.using = "TYPE", c.Name, r.typeName(d.TypeName), r.exprOrNil(d.RawDefault)
	case pg.AlterTableType_AT_ColumnDefault:
		t.action, t.column.name, t.column.def = "SET DEFAULT", c.Name, r.exprOrNil(c.Def)
		if t.column.def == nil {
			t.action = "DROP DEFAULT"
		}
	case pg.AlterTableType_AT_SetNotNull:
		t.action, t.column.name = "SET NOT NULL", c.Name
	case pg.AlterTableType_AT_DropNotNull:
		t.action, t.column.name = "DROP NOT NULL", c.Name
	case pg.AlterTableType_AT_AddConstraint:
		k := c.Def.GetConstraint()
		switch {
		case k.GetContype() == pg.ConstrType_CONSTR_PRIMARY && k.Indexname == "":
			t.action = "ADD PRIMARY KEY"
		case k.GetContype() == pg.ConstrType_CONSTR_UNIQUE && k.Indexname == "" && !k.NullsNotDistinct:
			t.action, t.newName = "ADD UNIQUE", k.Conname
		case k.GetContype() == pg.ConstrType_CONSTR_FOREIGN:
			refuseHint(0, "ADD FOREIGN KEY", "the engine takes foreign keys in CREATE TABLE only: declare it there")
		case k.GetContype() == pg.ConstrType_CONSTR_CHECK:
			refuseHint(0, "ADD CHECK", "the engine takes conditions in CREATE TABLE only: declare it there")
		default:
			refuse(0, "ADD CONSTRAINT of this kind")
		}
		t.keys = names(k.Keys)
	default:
		refuse(0, "ALTER TABLE of this kind")
	}
	return t
}
