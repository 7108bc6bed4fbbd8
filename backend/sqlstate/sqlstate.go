// Package sqlstate says no the way a database does: a code, a sentence, and what
// to do about it. The code is chosen where the reason is known and becomes bytes
// at the wire, nowhere between.
package sqlstate

import (
	"context"
	"errors"
	"fmt"
)

// Code is a five-character SQLSTATE (PostgreSQL, appendix A).
type Code string

// The codes that StreamLink uses. Add here, with PostgreSQL's condition name.
const (
	Warning                     Code = "01000"
	ProtocolViolation           Code = "08P01"
	ConnectionFailure           Code = "08006"
	CannotConnectNow            Code = "57P03"
	FeatureNotSupported         Code = "0A000"
	InvalidTransactionState     Code = "25000"
	ActiveTransaction           Code = "25001"
	ReadOnlyTransaction         Code = "25006"
	NoActiveTransaction         Code = "25P01"
	InFailedTransaction         Code = "25P02"
	InvalidStatementName        Code = "26000"
	InvalidAuthorization        Code = "28000"
	InvalidPassword             Code = "28P01"
	InvalidCatalogName          Code = "3D000"
	InvalidSchemaName           Code = "3F000"
	InvalidCursorName           Code = "34000"
	InvalidCursorState          Code = "24000"
	CardinalityViolation        Code = "21000"
	DataException               Code = "22000"
	NumericOutOfRange           Code = "22003"
	InvalidDatetimeFormat       Code = "22007"
	DatetimeOverflow            Code = "22008"
	DivisionByZero              Code = "22012"
	InvalidParameterValue       Code = "22023"
	InvalidTextRepresentation   Code = "22P02"
	InvalidBinaryRepresentation Code = "22P03"
	CharacterNotInRepertoire    Code = "22021"
	NotNullViolation            Code = "23502"
	ForeignKeyViolation         Code = "23503"
	UniqueViolation             Code = "23505"
	CheckViolation              Code = "23514"
	DependentObjectsStillExist  Code = "2BP01"
	SerializationFailure        Code = "40001"
	InsufficientPrivilege       Code = "42501"
	SyntaxError                 Code = "42601"
	GroupingError               Code = "42803"
	DatatypeMismatch            Code = "42804"
	UndefinedColumn             Code = "42703"
	AmbiguousColumn             Code = "42702"
	UndefinedFunction           Code = "42883"
	UndefinedTable              Code = "42P01"
	UndefinedParameter          Code = "42P02"
	UndefinedObject             Code = "42704"
	DuplicateObject             Code = "42710"
	DuplicateColumn             Code = "42701"
	WrongObjectType             Code = "42809"
	DuplicateCursor             Code = "42P03"
	DuplicatePreparedStatement  Code = "42P05"
	DuplicateTable              Code = "42P07"
	IndeterminateDatatype       Code = "42P18"
	ProgramLimitExceeded        Code = "54000"
	StatementTooComplex         Code = "54001"
	OutOfMemory                 Code = "53200"
	TooManyConnections          Code = "53300"
	ConfigurationLimitExceeded  Code = "53400"
	QueryCanceled               Code = "57014"
	AdminShutdown               Code = "57P01"
	IOError                     Code = "58030"
	InternalError               Code = "XX000"
)

// Error is a refusal or failure as a client may see it. Cause is for the log
// only and never leaves the machine's side.
type Error struct {
	Code     Code
	Message  string
	Detail   string
	Hint     string
	Position int // 1-based character in the client's text; 0: unknown
	Cause    error
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s (%s): %v", e.Message, e.Code, e.Cause)
	}
	return fmt.Sprintf("%s (%s)", e.Message, e.Code)
}

func (e *Error) Unwrap() error { return e.Cause }

// New makes an Error with a formatted message.
func New(c Code, format string, args ...any) *Error {
	return &Error{Code: c, Message: fmt.Sprintf(format, args...)}
}

// WithHint returns e with a hint: what the reader can do about it.
func (e *Error) WithHint(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}

// WithDetail returns e with a detail line.
func (e *Error) WithDetail(format string, args ...any) *Error {
	e.Detail = fmt.Sprintf(format, args...)
	return e
}

// At returns e with a 1-based character position in the client's text.
func (e *Error) At(position int) *Error {
	e.Position = position
	return e
}

// Because returns e with the cause that the log may show.
func (e *Error) Because(cause error) *Error {
	e.Cause = cause
	return e
}

// From gives any error a SQLSTATE. A stranger's text never reaches a client:
// what carries no code becomes "internal error" and keeps its cause for the log.
func From(err error) *Error {
	if err == nil {
		return nil
	}
	var e *Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, context.Canceled):
		return New(QueryCanceled, "canceling statement due to user request").Because(err)
	case errors.Is(err, context.DeadlineExceeded):
		return New(QueryCanceled, "canceling statement due to statement timeout").Because(err)
	}
	return New(InternalError, "internal error").Because(err)
}
