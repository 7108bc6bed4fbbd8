package proxy

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/guard/dialect"
)

// warn keeps notices for SHOW WARNINGS, one for each row that it will list: what
// PostgreSQL has fields for are rows of their own there.
func (s *Session) warn(notices ...Notice) {
	for _, n := range notices {
		if s.client.Dialect != dialect.MySQL || n.Severity == "ERROR" || n.Severity == "WARNING" {
			s.warnings = append(s.warnings, n)
			continue
		}
		for _, text := range []string{n.Detail, n.Message, n.Hint} {
			if text != "" {
				s.warnings = append(s.warnings, Notice{Severity: n.Severity, Code: n.Code, Message: text})
			}
		}
	}
}

// counted is how many rows SHOW WARNINGS lists, or SHOW ERRORS.
func (s *Session) counted(errorsOnly bool) int64 {
	if !errorsOnly {
		return int64(len(s.warnings))
	}
	n := 0
	for _, w := range s.warnings {
		if w.Severity == "ERROR" {
			n++
		}
	}
	return int64(n)
}

// countWarnings is SHOW COUNT(*) WARNINGS or ERRORS.
func (s *Session) countWarnings(o *dialect.ShowOptions, p *Prepared) error {
	errorsOnly, name := o.What == "errors", "@@session.warning_count"
	if errorsOnly {
		name = "@@session.error_count"
	}
	p.Schema = arrow.NewSchema([]arrow.Field{{Name: name, Type: arrow.PrimitiveTypes.Int64}}, nil)
	p.run = func(_ context.Context, s *Session, _ []any, r *Result) error {
		t := newTable(p.Schema)
		t.add(s.counted(errorsOnly))
		r.rows = t.reader()
		return nil
	}
	return nil
}

// asksAfterWarnings tells whether a statement is about how the one before went, and so
// leaves its warnings in place.
func asksAfterWarnings(stmt *dialect.Statement) bool {
	if stmt.Kind == dialect.ShowInfo {
		return stmt.Show.What == "warnings" || stmt.Show.What == "errors"
	}
	if len(stmt.Reads) > 0 {
		return false
	}
	for _, r := range stmt.Refs {
		if !r.Function && !r.User && (r.Name == "warning_count" || r.Name == "error_count") {
			return true
		}
	}
	return false
}
