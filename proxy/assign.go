package proxy

import (
	"context"
	"strings"

	"streamlink/backend/sqlstate"
	"streamlink/guard/dialect"
)

// assign runs SELECT … INTO @a, @b or SET @a = (SELECT …): the values of its one row become
// the session's. Without a row nothing changes, as in MySQL.
func (s *Session) assign(ctx context.Context, stmt *dialect.Statement, sql string, args []any, r *Result) error {
	if err := s.query(ctx, stmt, sql, args, 0, r); err != nil {
		return err
	}
	rows := r.rows
	r.rows, r.Schema, r.affected = nil, nil, 0
	if rows == nil {
		return nil
	}
	defer rows.Release()
	variables := stmt.Assigned()
	values := make([]dialect.Setting, len(variables))
	found := int64(0)
	for rows.Next() {
		rec := rows.RecordBatch()
		if found += rec.NumRows(); found > 1 {
			return sqlstate.New(sqlstate.CardinalityViolation, "Result consisted of more than one row").
				WithHint("LIMIT 1 takes one of them")
		}
		if rec.NumRows() == 0 {
			continue
		}
		for i, v := range variables {
			values[i] = dialect.Setting{Name: v.Name, User: true, Number: v.Number, Null: rec.Column(i).IsNull(0)}
			if values[i].Null {
				continue
			}
			values[i].Value = strings.Clone(rec.Column(i).ValueStr(0))
			if v.Approx && !strings.ContainsAny(values[i].Value, "eE") {
				values[i].Value += "e0" // so that it stays a double
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if found == 0 {
		s.warn(Notice{Severity: "WARNING", Code: "02000", Message: "No data - zero rows fetched, selected, or processed"})
		return nil
	}
	for _, v := range values {
		if err := s.settings.set(v); err != nil {
			return err
		}
	}
	return nil
}
