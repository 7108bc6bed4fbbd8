package proxy

import (
	"context"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/guard/dialect"
)

// tallied runs a write whose rows are for the session's books.
func (s *Session) tallied(ctx context.Context, stmt *dialect.Statement, t *dialect.Tally, sql string, args []any, r *Result) (err error) {
	if t.After != "" && !s.tx.explicit && !s.tx.implicit {
		s.BeginImplicit(ctx)
		defer func() {
			if end := s.EndImplicit(ctx, err == nil); err == nil {
				err = end
			}
		}()
	}
	if err := s.query(ctx, stmt, sql, args, 0, r); err != nil {
		return err
	}
	rows := r.rows
	r.rows, r.Schema = nil, nil
	if rows == nil {
		return nil
	}
	conn, err := s.connect(ctx)
	if err != nil {
		rows.Release()
		return err
	}
	if err := s.tally(ctx, conn, t, rows, r); err != nil {
		return err
	}
	s.affected = r.affected
	return nil
}

// tally reads the rows that a MySQL write returns for the session's books: how many rows
// it counts, and which number the server made.
func (s *Session) tally(ctx context.Context, conn backend.Conn, t *dialect.Tally, rows reader, r *Result) error {
	defer func() {
		if rows != nil {
			rows.Release()
		}
	}()
	var inserted, changed, first, last int64
	for rows.Next() {
		rec := rows.RecordBatch()
		n := rec.NumRows()
		for i := range int(n) {
			if t.Action && rec.Column(0).ValueStr(i) != "INSERT" {
				changed++
			} else {
				inserted++
			}
		}
		if !t.Key || n == 0 {
			continue
		}
		if first == 0 {
			first = lastNumber(rec, 0)
		}
		last = lastNumber(rec, int(n)-1)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Release()
	rows = nil
	r.affected = inserted + 2*changed
	if t.Unchanged {
		r.affected += max(t.Rows-inserted-changed, 0)
	}
	switch {
	case t.Given:
		r.insertID = last // MySQL tells the last of those that were given
	case t.Key && inserted+changed > 0:
		r.insertID = first
		if inserted > 0 {
			s.insertID = first
		}
	}
	if t.After == "" || inserted+changed == 0 {
		return nil
	}
	return s.drain(ctx, conn, t.After)
}

// drain runs a query of the session's own whose rows nobody sees.
func (s *Session) drain(ctx context.Context, conn backend.Conn, sql string) error {
	res, err := conn.Query(ctx, sql, nil)
	if err != nil {
		return err
	}
	if res.Rows == nil {
		return nil
	}
	defer res.Rows.Release()
	for res.Rows.Next() {
	}
	return res.Rows.Err()
}

// lastNumber is the value of the last column in a row.
func lastNumber(rec arrow.RecordBatch, row int) int64 {
	n, err := strconv.ParseInt(rec.Column(int(rec.NumCols())-1).ValueStr(row), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// countedRows runs a query that counts the rows which SQL_CALC_FOUND_ROWS asks for.
func (s *Session) countedRows(ctx context.Context, conn backend.Conn, sql string, args []any) (int64, error) {
	res, err := conn.Query(ctx, sql, args)
	if err != nil {
		return 0, err
	}
	defer res.Rows.Release()
	n := int64(0)
	for res.Rows.Next() {
		if rec := res.Rows.RecordBatch(); rec.NumRows() > 0 {
			n = lastNumber(rec, 0)
		}
	}
	return n, res.Rows.Err()
}

// foundRows counts what SQL_CALC_FOUND_ROWS asks for before the rows are read.
func (s *Session) foundRows(ctx context.Context, stmt *dialect.Statement, to dialect.Dialect, version dialect.Version, args []any, r *Result) error {
	sql, err := stmt.PrintFound(to, version, s.env)
	if err != nil || sql == "" {
		return err
	}
	conn, engine, _, err := s.engineFor(ctx, stmt)
	if err != nil {
		return err
	}
	if args, err = withLists(stmt, args, engine); err != nil {
		return err
	}
	r.found, err = s.countedRows(ctx, conn, sql, args)
	return err
}
