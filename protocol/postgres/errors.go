package postgres

import (
	"errors"
	"log/slog"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgproto3"

	"streamlink/backend/sqlstate"
	"streamlink/proxy"
)

// cannotRun is PostgreSQL's object_not_in_prerequisite_state, for a portal that
// was run already.
const cannotRun sqlstate.Code = "55000"

// errClosed ends the loop after everything that had to be said was said.
var errClosed = errors.New("connection closed")

// violation is a message that breaks the protocol: the client is told and dropped.
func violation(format string, args ...any) *sqlstate.Error {
	return sqlstate.New(sqlstate.ProtocolViolation, format, args...)
}

// errorResponse is the message for e. offset is how many characters of the client's
// text come before the statement that e speaks of.
func errorResponse(severity string, e *sqlstate.Error, offset int) *pgproto3.ErrorResponse {
	m := &pgproto3.ErrorResponse{
		Severity:            severity,
		SeverityUnlocalized: severity,
		Code:                string(e.Code),
		Message:             clean(e.Message),
		Detail:              clean(e.Detail),
		Hint:                clean(e.Hint),
	}
	if e.Position > 0 {
		m.Position = int32(e.Position + offset)
	}
	if m.Message == "" {
		m.Message = "unknown error"
	}
	return m
}

// clean keeps a NUL, which would end the field early, out of a message.
func clean(s string) string {
	if strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(s, "\x00", "")
}

func noticeResponse(n proxy.Notice) *pgproto3.NoticeResponse {
	severity, code := n.Severity, n.Code
	if severity == "" {
		severity = "NOTICE"
	}
	if code == "" {
		code = "00000"
	}
	return &pgproto3.NoticeResponse{
		Severity:            severity,
		SeverityUnlocalized: severity,
		Code:                code,
		Message:             clean(n.Message),
		Detail:              clean(n.Detail),
		Hint:                clean(n.Hint),
	}
}

// fail reports err to the client and marks an open transaction as failed. The
// connection goes on. What is no refusal but a fault of ours is logged, since the
// client is not told what it was.
func (c *conn) fail(err error, offset int) {
	e := sqlstate.From(err)
	if e.Code == sqlstate.InternalError {
		c.log.Error("statement failed", slog.Any("error", err))
	}
	if c.session != nil {
		c.session.Fail()
	}
	c.out.send(errorResponse("ERROR", e, offset))
}

// fatal reports err as the last message of the connection.
func (c *conn) fatal(err error) error {
	e := sqlstate.From(err)
	if e.Code == sqlstate.InternalError {
		c.log.Error("connection failed", slog.Any("error", err))
	}
	c.out.send(errorResponse("FATAL", e, 0))
	c.setLastWriteDeadline()
	_ = c.out.flush() // the connection ends either way
	return errClosed
}

// offsetOf finds stmt in text at or after byte from. It returns how many characters
// come before it, and the byte after it.
func offsetOf(text, stmt string, from int) (chars, next int) {
	i := strings.Index(text[from:], stmt)
	if i < 0 {
		return 0, from
	}
	return utf8.RuneCountInString(text[:from+i]), from + i + len(stmt)
}
