package dialect

import (
	"strconv"

	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/parser/mysql"

	"streamlink/backend/sqlstate"
)

// fail stops the reading with an error that has its code already.
func fail(err error) { panic(bail{sqlstate.From(err)}) }

// writeStatement reads what changes data or definitions; nil is something else.
func (r *mysqlReader) writeStatement(n ast.StmtNode) *Statement {
	switch x := n.(type) {
	case *ast.InsertStmt:
		return r.attempt(Insert, tablesOf(x.Table), func() tree { return r.insert(x) })
	case *ast.UpdateStmt:
		return r.attempt(Update, tablesOf(x.TableRefs), func() tree { return r.update(x) })
	case *ast.DeleteStmt:
		names := tablesOf(x.TableRefs)
		if x.IsMultiTable && x.Tables != nil {
			names = nil
			for _, t := range x.Tables.Tables {
				names = append(names, tableName(t))
			}
		}
		return r.attempt(Delete, names, func() tree { return r.delete(x) })
	case *ast.TruncateTableStmt:
		return &Statement{Kind: Truncate, tree: &truncateStmt{names: []Name{tableName(x.Table)}}}
	case *ast.CreateTableStmt:
		return r.attempt(CreateTable, []Name{tableName(x.Table)}, func() tree { return r.createTable(x) })
	case *ast.CreateViewStmt:
		return r.attempt(CreateView, []Name{tableName(x.ViewName)}, func() tree {
			return &createView{name: tableName(x.ViewName), replace: x.OrReplace, columns: ciNames(x.Cols), query: r.resultSet(x.Select)}
		})
	case *ast.DropTableStmt:
		t := &dropStmt{what: "TABLE", ifExists: x.IfExists}
		if x.IsView {
			t.what = "VIEW"
		}
		for _, n := range x.Tables {
			t.names = append(t.names, tableName(n))
		}
		return &Statement{Kind: Drop, tree: t}
	case *ast.CreateDatabaseStmt:
		return &Statement{Kind: CreateSchema, Name: x.Name.O, Writes: []Name{{Schema: x.Name.O}},
			tree: &createSchema{name: x.Name.O, ifNotExists: x.IfNotExists}}
	case *ast.DropDatabaseStmt:
		return &Statement{Kind: Drop, tree: &dropStmt{what: "SCHEMA", ifExists: x.IfExists, names: []Name{{Name: x.Name.O}}}}
	case *ast.AlterTableStmt:
		return r.attempt(Alter, []Name{tableName(x.Table)}, func() tree { return r.alter(x) })
	case *ast.RenameTableStmt:
		return r.renameTables(x)
	case *ast.CreateIndexStmt:
		return r.attempt(CreateIndex, []Name{tableName(x.Table)}, func() tree { return r.createIndex(x) })
	case *ast.DropIndexStmt:
		return r.attempt(Drop, []Name{tableName(x.Table)}, func() tree {
			return &dropStmt{what: "INDEX", names: []Name{{Schema: x.Table.Schema.O, Name: mysqlIndexName(tableName(x.Table), x.IndexName)}}, ifExists: true}
		})
	}
	return nil
}

// renameTables is RENAME TABLE a TO b, c TO d.
func (r *mysqlReader) renameTables(x *ast.RenameTableStmt) *Statement {
	var names []Name
	var steps []*alterTable
	for _, t := range x.TableToTables {
		names = append(names, tableName(t.OldTable), tableName(t.NewTable))
		steps = append(steps, &alterTable{name: tableName(t.OldTable), action: "RENAME TO", newName: t.NewTable.Name.O})
	}
	s := r.attempt(Alter, names, func() tree {
		for _, t := range x.TableToTables {
			if t.NewTable.Schema.O != "" && t.NewTable.Schema.L != t.OldTable.Schema.L {
				refuse(0, "RENAME TABLE to another database")
			}
		}
		steps[0].more = steps[1:]
		return steps[0]
	})
	if _, ok := s.tree.(*alterTable); ok { // its tree tells the first table
		s.Writes = names[1:]
	}
	return s
}

// tablesOf are all tables of a FROM clause: what a multi-table write may change.
func tablesOf(t *ast.TableRefsClause) []Name {
	var out []Name
	var walk func(ast.ResultSetNode)
	walk = func(n ast.ResultSetNode) {
		switch x := n.(type) {
		case *ast.Join:
			walk(x.Left)
			if x.Right != nil {
				walk(x.Right)
			}
		case *ast.TableSource:
			if name, ok := x.Source.(*ast.TableName); ok {
				out = append(out, tableName(name))
			}
		}
	}
	if t != nil && t.TableRefs != nil {
		walk(t.TableRefs)
	}
	return out
}

// attempt reads a write in full, or keeps only what it writes and why it cannot be
// carried out.
func (r *mysqlReader) attempt(k Kind, targets []Name, read func() tree) (s *Statement) {
	s = &Statement{Kind: k}
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		b, ok := p.(bail)
		if !ok || b.err.Code != sqlstate.FeatureNotSupported {
			panic(p)
		}
		s.tree = &refused{err: b.err, writes: targets}
	}()
	s.tree = read()
	return s
}

// single is the one table that a write names.
func (r *mysqlReader) single(t *ast.TableRefsClause) *tableRef {
	items := r.tableRefs(t)
	if len(items) == 1 {
		if ref, ok := items[0].(*tableRef); ok {
			return ref
		}
	}
	refuse(0, "a write to several tables")
	return nil
}

func (r *mysqlReader) insert(x *ast.InsertStmt) tree {
	if len(x.PartitionNames) > 0 {
		refuse(0, "INSERT with PARTITION")
	}
	t := &insertStmt{table: r.single(x.Table), replace: x.IsReplace}
	for _, c := range x.Columns {
		t.columns = append(t.columns, c.Name.O)
	}
	if x.Select != nil {
		t.source = r.resultSet(x.Select)
	} else {
		v := &valuesList{}
		for _, row := range x.Lists {
			v.rows = append(v.rows, r.exprs(row))
		}
		if len(v.rows) != 1 || len(v.rows[0]) > 0 {
			t.source = &query{body: v}
		}
	}
	if x.IgnoreErr && len(x.OnDuplicate) == 0 && !x.IsReplace {
		t.conflict = &onConflict{nothing: true} // what else IGNORE lets pass stays an error
	}
	if len(x.OnDuplicate) > 0 {
		t.conflict = &onConflict{set: r.assignments(x.OnDuplicate)}
	}
	return t
}

func (r *mysqlReader) assignments(list []*ast.Assignment) []assignment {
	var out []assignment
	for _, a := range list {
		out = append(out, assignment{column: a.Column.Name.O, value: r.expr(a.Expr)})
	}
	return out
}

func (r *mysqlReader) update(x *ast.UpdateStmt) tree {
	if x.IgnoreErr {
		refuse(0, "UPDATE IGNORE")
	}
	if x.MultipleTable || x.TableRefs.TableRefs.Right != nil {
		return r.updateJoined(x)
	}
	with, recursive := r.writeWith(x.With)
	return &updateStmt{with: with, recursive: recursive, table: r.single(x.TableRefs), set: r.assignments(x.List), where: r.exprOrNil(x.Where), some: r.someRows(x.Order, x.Limit)}
}

func (r *mysqlReader) delete(x *ast.DeleteStmt) tree {
	if x.IgnoreErr {
		refuse(0, "DELETE IGNORE")
	}
	if x.IsMultiTable {
		return r.deleteJoined(x)
	}
	with, recursive := r.writeWith(x.With)
	return &deleteStmt{with: with, recursive: recursive, table: r.single(x.TableRefs), where: r.exprOrNil(x.Where), some: r.someRows(x.Order, x.Limit)}
}

// writeWith reads the WITH of an UPDATE or a DELETE.
func (r *mysqlReader) writeWith(w *ast.WithClause) (with []*cte, recursive bool) {
	q := &query{}
	r.with(q, w)
	return q.with, q.recursive
}

func (r *mysqlReader) createTable(x *ast.CreateTableStmt) tree {
	t := &createTable{name: tableName(x.Table), ifNotExists: x.IfNotExists, temp: x.TemporaryKeyword != ast.TemporaryNone}
	if x.ReferTable != nil {
		t.likes = []likeTable{{table: &tableRef{name: tableName(x.ReferTable)}, defaults: true, keys: true}}
		return t
	}
	// PARTITION BY says how rows are stored, and changes no answer.
	for _, c := range x.Cols {
		def := r.columnDef(c)
		if def.serial != nil {
			def.serial.sequence.of(t, def.name)
			if n := autoStart(x.Options); n > 0 {
				def.serial.sequence.options = " START WITH " + strconv.FormatUint(n, 10)
			}
		}
		t.columns = append(t.columns, def)
	}
	for _, c := range x.Constraints {
		r.constraint(t, c)
	}
	if x.Select != nil {
		if len(t.columns) > 0 {
			refuse(0, "CREATE TABLE with columns and a query")
		}
		t.as = r.resultSet(x.Select)
	}
	return t
}

// autoStart is the option AUTO_INCREMENT = n of a table; 0: none.
func autoStart(options []*ast.TableOption) uint64 {
	for _, o := range options {
		if o.Tp == ast.TableOptionAutoIncrement {
			return o.UintValue
		}
	}
	return 0
}

func (r *mysqlReader) constraint(t *createTable, c *ast.Constraint) {
	var keys []string
	for _, k := range c.Keys {
		if k.Column == nil {
			refuse(0, "a key on an expression")
		}
		keys = append(keys, k.Column.Name.O)
	}
	switch c.Tp {
	case ast.ConstraintPrimaryKey:
		t.primaryKey = keys
	case ast.ConstraintUniq, ast.ConstraintUniqKey, ast.ConstraintUniqIndex:
		t.uniques = append(t.uniques, keys)
	case ast.ConstraintKey, ast.ConstraintIndex:
		// An index changes no answer.
	case ast.ConstraintCheck:
		t.checks = append(t.checks, r.expr(c.Expr))
	case ast.ConstraintForeignKey:
		k := r.foreignKey(c.Refer).pairs(len(keys))
		k.columns = keys
		t.foreign = append(t.foreign, *k)
	default:
		refuse(0, "this table constraint")
	}
}

func (r *mysqlReader) columnDef(c *ast.ColumnDef) columnDef {
	d := columnDef{name: c.Name.Name.O, typ: r.fieldType(c.Tp, 0), unsigned: mysql.HasUnsignedFlag(c.Tp.GetFlag())}
	for _, o := range c.Options {
		switch o.Tp {
		case ast.ColumnOptionNotNull:
			d.notNull = true
		case ast.ColumnOptionNull, ast.ColumnOptionComment, ast.ColumnOptionCollate:
		case ast.ColumnOptionPrimaryKey:
			d.primary = true
		case ast.ColumnOptionUniqKey:
			d.unique = true
		case ast.ColumnOptionAutoIncrement:
			d.serial = &serial{}
		case ast.ColumnOptionDefaultValue:
			d.def = r.expr(o.Expr)
		case ast.ColumnOptionCheck:
			d.check = r.expr(o.Expr)
		case ast.ColumnOptionReference:
			// MySQL reads it and does nothing with it.
		case ast.ColumnOptionGenerated:
			d.generated = r.expr(o.Expr)
		case ast.ColumnOptionOnUpdate:
			d.touched = true
		default:
			refuse(0, "this column option")
		}
	}
	return d
}

func (r *mysqlReader) alter(x *ast.AlterTableStmt) tree {
	var steps []*alterTable
	for _, spec := range x.Specs {
		steps = append(steps, r.alterSpec(tableName(x.Table), spec)...)
	}
	if len(steps) == 0 {
		refuse(0, "ALTER TABLE that changes nothing here")
	}
	out := steps[0]
	out.more = steps[1:]
	return out
}

// alterSpec reads one change of a table, which may be several for the engine.
func (r *mysqlReader) alterSpec(table Name, s *ast.AlterTableSpec) []*alterTable {
	t := &alterTable{name: table, exists: s.IfExists || s.IfNotExists}
	switch s.Tp {
	case ast.AlterTableAddColumns:
		return r.addColumns(t, s)
	case ast.AlterTableDropColumn:
		t.action, t.column.name = "DROP COLUMN", s.OldColumnName.Name.O
	case ast.AlterTableRenameColumn:
		t.action, t.column.name, t.newName = "RENAME COLUMN", s.OldColumnName.Name.O, s.NewColumnName.Name.O
	case ast.AlterTableRenameTable:
		t.action, t.newName = "RENAME TO", s.NewTable.Name.O
	case ast.AlterTableAlterColumn:
		c := s.NewColumns[0]
		t.action, t.column.name = "DROP DEFAULT", c.Name.Name.O
		if len(c.Options) > 0 {
			t.action, t.column.def = "SET DEFAULT", r.expr(c.Options[0].Expr)
		}
	case ast.AlterTableDropIndex:
		t.action, t.newName = "DROP INDEX", mysqlIndexName(table, s.Name)
	case ast.AlterTableModifyColumn:
		return r.modifyColumn(t, s, s.NewColumns[0].Name.Name.O)
	case ast.AlterTableChangeColumn:
		return r.modifyColumn(t, s, s.OldColumnName.Name.O)
	case ast.AlterTableAddConstraint:
		d := &createTable{}
		r.constraint(d, s.Constraint)
		switch {
		case s.Constraint.Tp == ast.ConstraintKey || s.Constraint.Tp == ast.ConstraintIndex:
			t.action, t.newName = "ADD INDEX", mysqlIndexName(table, s.Constraint.Name)
			for _, k := range s.Constraint.Keys {
				t.keys = append(t.keys, k.Column.Name.O)
			}
		case len(d.primaryKey) > 0:
			t.action, t.keys = "ADD PRIMARY KEY", d.primaryKey
		case len(d.uniques) == 1:
			t.action, t.keys, t.newName = "ADD UNIQUE", d.uniques[0], mysqlIndexName(table, s.Constraint.Name)
		default:
			refuse(0, "ALTER TABLE … ADD of this kind")
		}
	default:
		refuse(0, "ALTER TABLE of this kind")
	}
	return []*alterTable{t}
}

// addColumns is ADD COLUMN of one column or several, at the end of the table.
func (r *mysqlReader) addColumns(t *alterTable, s *ast.AlterTableSpec) []*alterTable {
	if s.Position != nil && s.Position.Tp != ast.ColumnPositionNone {
		refuse(0, "ADD COLUMN at a place")
	}
	var out []*alterTable
	for _, c := range s.NewColumns {
		one := *t
		one.action, one.column = "ADD COLUMN", r.columnDef(c)
		if one.column.serial != nil {
			refuse(0, "adding a column that numbers its rows")
		}
		out = append(out, &one)
	}
	return out
}

// modifyColumn is MODIFY and CHANGE: a new type, name, default and whether it may be NULL.
func (r *mysqlReader) modifyColumn(t *alterTable, s *ast.AlterTableSpec, name string) []*alterTable {
	if s.Position != nil && s.Position.Tp != ast.ColumnPositionNone {
		refuse(0, "MODIFY COLUMN at a place")
	}
	def := r.columnDef(s.NewColumns[0])
	if def.primary || def.unique || def.serial != nil || def.generated != nil || def.check != nil || def.unsigned || def.typ.values != "" || def.touched {
		refuse(0, "MODIFY COLUMN with more than a type, NOT NULL and a default")
	}
	var out []*alterTable
	step := func(action string) *alterTable {
		one := &alterTable{name: t.name, action: action}
		one.column.name = def.name
		out = append(out, one)
		return one
	}
	if name != def.name {
		one := step("RENAME COLUMN")
		one.column.name, one.newName = name, def.name
	}
	step("TYPE").column.typ = def.typ
	if def.notNull {
		step("SET NOT NULL")
	} else {
		step("DROP NOT NULL")
	}
	if def.def != nil {
		step("SET DEFAULT").column.def = def.def
	} else {
		step("DROP DEFAULT")
	}
	return out
}
