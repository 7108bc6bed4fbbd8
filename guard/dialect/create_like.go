package dialect

import (
	"github.com/apache/arrow-go/v18/arrow"
	pg "github.com/pganalyze/pg_query_go/v6"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
)

// What LIKE takes over besides names, types and NOT NULL, as PostgreSQL numbers it.
const (
	likeChecks    = 1 << 2
	likeDefaults  = 1 << 3
	likeGenerated = 1 << 4
	likeIndexes   = 1 << 6
)

// like reads LIKE table INCLUDING ….
func (r *pgReader) like(c *pg.TableLikeClause, place int) likeTable {
	return likeTable{place: place, table: r.table(c.Relation), checks: c.Options&likeChecks != 0,
		defaults: c.Options&(likeDefaults|likeGenerated) != 0, keys: c.Options&likeIndexes != 0}
}

// engineText is an expression as the engine's catalog has it.
type engineText struct {
	node
	text string
}

// likes puts the columns of other tables in place of LIKE.
func (l *lookup) likes(s *Statement, t *createTable) {
	for i := len(t.likes) - 1; i >= 0 && l.err == nil; i-- {
		like := t.likes[i]
		l.table(s, like.table.name, like.table.pos)
		if l.err != nil {
			return
		}
		from, err := l.c.Table(l.ctx, s.tableKey(like.table.name).Schema, like.table.name.Name)
		if err != nil {
			l.err = err
			return
		}
		if s.Dialect == MySQL {
			if l.err = t.conditionsOf(from); l.err != nil {
				return
			}
		}
		var columns []columnDef
		for _, c := range from.Columns {
			columns = append(columns, like.column(s, t, c))
		}
		t.columns = append(t.columns[:like.place:like.place], append(columns, t.columns[like.place:]...)...)
		if like.keys {
			t.primaryKey = append(t.primaryKey, from.PrimaryKey...)
			t.uniques = append(t.uniques, from.Uniques...)
		}
	}
}

// column is one of another table's. MySQL counts anew where the other one numbers its rows,
// PostgreSQL goes on by the other's sequence.
func (like *likeTable) column(s *Statement, t *createTable, c backend.Column) columnDef {
	d := columnDef{name: c.Name, typ: s.columnType(c), notNull: !c.Nullable || c.Required, touched: c.Touched}
	switch c.Type.ID() {
	case arrow.UINT8, arrow.UINT16, arrow.UINT32, arrow.UINT64:
		d.unsigned = s.Dialect == MySQL
	}
	switch {
	case c.Default == "" || !like.defaults:
	case s.Dialect == MySQL && numberedBy(c.Default).sequence != "":
		d.serial = &serial{}
		d.serial.sequence.of(t, d.name)
	default:
		d.def = &engineText{text: c.Default}
	}
	return d
}

// conditionsOf takes over the conditions of a table, as MySQL does.
func (t *createTable) conditionsOf(from *backend.Table) error {
	if from.View {
		return sqlstate.New("42809", "'%s' is not of type 'BASE TABLE'", from.Name)
	}
	for _, check := range from.Checks {
		t.checks = append(t.checks, &engineText{node: truthNode(0), text: check})
	}
	return nil
}
