package main

import (
	"context"
	"strings"

	"streamlink/guard/dialect"
	"streamlink/nl/score"
	"streamlink/proxy"
)

// answerRows is a statement's outcome for the commands that show or compare it.
type answerRows struct {
	Columns []string
	Text    [][]string // for reading
	Cells   score.Rows // for comparing
	Notices []proxy.Notice
	Cut     bool // there were more rows than asked for
}

// runLocal takes a statement the way of a client's, in a session of this process, and
// keeps at most limit rows.
func runLocal(ctx context.Context, s *proxy.Session, text string, limit int) (*answerRows, error) {
	p, err := s.Prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	r, err := s.Execute(ctx, p, nil)
	if err != nil {
		return nil, err
	}
	defer r.Release()
	out := &answerRows{Notices: append(p.Notices, r.Notices...)}
	if r.Schema != nil {
		for _, f := range r.Schema.Fields() {
			out.Columns = append(out.Columns, f.Name)
		}
	}
	for r.Next() {
		rec := r.RecordBatch()
		for i := range int(rec.NumRows()) {
			if len(out.Text) == limit {
				out.Cut = true
				return out, nil
			}
			text, cells := make([]string, rec.NumCols()), make([]string, rec.NumCols())
			for c, col := range rec.Columns() {
				if col.IsNull(i) {
					cells[c] = score.Cell(nil)
					continue
				}
				text[c] = strings.Clone(col.ValueStr(i))
				cells[c] = strings.Clone(score.Cell(col.GetOneForMarshal(i))) // the batch is gone after Next
			}
			out.Text, out.Cells = append(out.Text, text), append(out.Cells, cells)
		}
	}
	r.Sent(int64(len(out.Text)), 0)
	return out, r.Err()
}

// localUser is who the commands that need no login are.
const localUser = "local"

// openLocal opens a session for a command of this process.
func openLocal(ctx context.Context, p *proxy.Proxy) (*proxy.Session, error) {
	return p.Open(ctx, proxy.Client{
		Wire: "local", Dialect: dialect.PostgreSQL, User: localUser, Database: p.Database(),
		Application: "streamlink", Addr: "local",
	})
}
