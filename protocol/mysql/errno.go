package mysql

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/backend/sqlstate"
)

// MySQL's numbers that go-mysql does not name.
const (
	erClientTimeout   = 4031 // ER_CLIENT_INTERACTION_TIMEOUT
	erSessionKilled   = 3169 // ER_SESSION_WAS_KILLED
	erSecureTransport = 3159 // ER_SECURE_TRANSPORT_REQUIRED
)

// errnos is MySQL's number for each SQLSTATE of [sqlstate]. What MySQL has no number
// for is the nearest thing a client reacts to in the same way.
var errnos = map[sqlstate.Code]uint16{
	sqlstate.Warning:                     mysql.ER_UNKNOWN_ERROR,
	sqlstate.ProtocolViolation:           mysql.ER_MALFORMED_PACKET,
	sqlstate.ConnectionFailure:           mysql.ER_CONNECT_TO_FOREIGN_DATA_SOURCE,
	sqlstate.CannotConnectNow:            mysql.ER_SERVER_SHUTDOWN,
	sqlstate.FeatureNotSupported:         mysql.ER_NOT_SUPPORTED_YET,
	sqlstate.InvalidTransactionState:     mysql.ER_CANT_CHANGE_TX_CHARACTERISTICS,
	sqlstate.ActiveTransaction:           mysql.ER_CANT_CHANGE_TX_CHARACTERISTICS,
	sqlstate.ReadOnlyTransaction:         mysql.ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION,
	sqlstate.NoActiveTransaction:         mysql.ER_UNKNOWN_ERROR,
	sqlstate.InFailedTransaction:         mysql.ER_UNKNOWN_ERROR,
	sqlstate.InvalidStatementName:        mysql.ER_UNKNOWN_STMT_HANDLER,
	sqlstate.InvalidAuthorization:        mysql.ER_ACCESS_DENIED_ERROR,
	sqlstate.InvalidPassword:             mysql.ER_ACCESS_DENIED_ERROR,
	sqlstate.InvalidCatalogName:          mysql.ER_BAD_DB_ERROR,
	sqlstate.InvalidSchemaName:           mysql.ER_BAD_DB_ERROR,
	sqlstate.InvalidCursorName:           mysql.ER_SP_CURSOR_MISMATCH,
	sqlstate.InvalidCursorState:          mysql.ER_SP_CURSOR_NOT_OPEN,
	sqlstate.DataException:               mysql.ER_TRUNCATED_WRONG_VALUE,
	sqlstate.NumericOutOfRange:           mysql.ER_DATA_OUT_OF_RANGE,
	sqlstate.InvalidDatetimeFormat:       mysql.ER_TRUNCATED_WRONG_VALUE,
	sqlstate.DatetimeOverflow:            mysql.ER_DATETIME_FUNCTION_OVERFLOW,
	sqlstate.DivisionByZero:              mysql.ER_DIVISION_BY_ZERO,
	sqlstate.InvalidParameterValue:       mysql.ER_WRONG_VALUE_FOR_VAR,
	sqlstate.InvalidTextRepresentation:   mysql.ER_TRUNCATED_WRONG_VALUE,
	sqlstate.InvalidBinaryRepresentation: mysql.ER_TRUNCATED_WRONG_VALUE,
	sqlstate.CharacterNotInRepertoire:    mysql.ER_INVALID_CHARACTER_STRING,
	sqlstate.NotNullViolation:            mysql.ER_BAD_NULL_ERROR,
	sqlstate.ForeignKeyViolation:         mysql.ER_NO_REFERENCED_ROW_2,
	sqlstate.UniqueViolation:             mysql.ER_DUP_ENTRY,
	sqlstate.CheckViolation:              3819, // ER_CHECK_CONSTRAINT_VIOLATED
	sqlstate.InsufficientPrivilege:       mysql.ER_SPECIFIC_ACCESS_DENIED_ERROR,
	sqlstate.SyntaxError:                 mysql.ER_PARSE_ERROR,
	"42712":                              mysql.ER_NONUNIQ_TABLE, // duplicate alias
	"2201W":                              mysql.ER_PARSE_ERROR,   // negative LIMIT
	sqlstate.GroupingError:               mysql.ER_WRONG_FIELD_WITH_GROUP,
	sqlstate.DatatypeMismatch:            mysql.ER_WRONG_ARGUMENTS,
	sqlstate.UndefinedColumn:             mysql.ER_BAD_FIELD_ERROR,
	sqlstate.AmbiguousColumn:             mysql.ER_NON_UNIQ_ERROR,
	sqlstate.UndefinedFunction:           mysql.ER_SP_DOES_NOT_EXIST,
	sqlstate.UndefinedTable:              mysql.ER_NO_SUCH_TABLE,
	sqlstate.UndefinedParameter:          mysql.ER_WRONG_ARGUMENTS,
	sqlstate.UndefinedObject:             mysql.ER_UNKNOWN_SYSTEM_VARIABLE,
	sqlstate.DuplicateObject:             mysql.ER_DUP_KEYNAME,
	sqlstate.DuplicateCursor:             mysql.ER_SP_DUP_CURS,
	sqlstate.DuplicatePreparedStatement:  mysql.ER_DUP_KEYNAME,
	sqlstate.DuplicateTable:              mysql.ER_TABLE_EXISTS_ERROR,
	sqlstate.IndeterminateDatatype:       mysql.ER_WRONG_ARGUMENTS,
	sqlstate.ProgramLimitExceeded:        mysql.ER_TOO_BIG_SELECT,
	sqlstate.StatementTooComplex:         mysql.ER_TOO_BIG_SELECT,
	sqlstate.OutOfMemory:                 mysql.ER_OUT_OF_RESOURCES,
	sqlstate.TooManyConnections:          mysql.ER_CON_COUNT_ERROR,
	sqlstate.ConfigurationLimitExceeded:  mysql.ER_USER_LIMIT_REACHED,
	sqlstate.QueryCanceled:               mysql.ER_QUERY_INTERRUPTED,
	sqlstate.AdminShutdown:               mysql.ER_SERVER_SHUTDOWN,
	sqlstate.IOError:                     mysql.ER_ERROR_ON_READ,
	sqlstate.CardinalityViolation:        mysql.ER_SUBQUERY_NO_1_ROW,
	sqlstate.DependentObjectsStillExist:  mysql.ER_ROW_IS_REFERENCED_2,
	sqlstate.SerializationFailure:        mysql.ER_LOCK_DEADLOCK, // what clients try again after
	sqlstate.DuplicateColumn:             mysql.ER_DUP_FIELDNAME,
	sqlstate.WrongObjectType:             mysql.ER_WRONG_OBJECT,
	"55P02":                              mysql.ER_INCORRECT_GLOBAL_LOCAL_VAR, // cant_change_runtime_param
	sqlstate.InternalError:               mysql.ER_UNKNOWN_ERROR,
}

// errnosByMessage tells apart what is one SQLSTATE in both databases.
var errnosByMessage = map[string]uint16{
	"The used SELECT statements have a different number of columns": mysql.ER_WRONG_NUMBER_OF_COLUMNS_IN_SELECT,
}

// states are the SQLSTATEs of numbers that go-mysql's table lacks.
var states = map[uint16]string{
	mysql.ER_DATA_OUT_OF_RANGE:                     "22003",
	mysql.ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION: "25006",
	mysql.ER_NOT_SUPPORTED_YET:                     "42000",
	mysql.ER_SPECIFIC_ACCESS_DENIED_ERROR:          "42000",
	mysql.ER_TABLEACCESS_DENIED_ERROR:              "42000",
	mysql.ER_NO_REFERENCED_ROW_2:                   "23000",
	mysql.ER_DATETIME_FUNCTION_OVERFLOW:            "22008",
	mysql.ER_DIVISION_BY_ZERO:                      "22012",
	mysql.ER_TRUNCATED_WRONG_VALUE:                 "22007",
	mysql.ER_USER_LIMIT_REACHED:                    "42000",
	mysql.ER_WRONG_VALUE_FOR_VAR:                   "42000",
}

// maxMessage bounds an error's text; clients keep 512 bytes at least.
const maxMessage = 4 << 10

// myError is err as this wire says it. text is what the client sent, in which a
// position becomes a line and a column.
func myError(err error, text string) *mysql.MyError {
	var ready *mysql.MyError
	if errors.As(err, &ready) {
		return ready
	}
	e := sqlstate.From(err)
	no, ok := errnos[e.Code]
	if said, known := errnosByMessage[e.Message]; known {
		no, ok = said, true
	}
	if !ok {
		no = mysql.ER_UNKNOWN_ERROR
	}
	if e.Code == sqlstate.InsufficientPrivilege && strings.HasPrefix(e.Detail, "rule: table") {
		no = mysql.ER_TABLEACCESS_DENIED_ERROR
	}
	if e.Code == sqlstate.TooManyConnections && (e.Detail == "rule: queue" || strings.HasPrefix(e.Message, "too many connections for role")) {
		no = mysql.ER_TOO_MANY_USER_CONNECTIONS // 1040 would make pools give the connection up
	}
	return &mysql.MyError{Code: no, State: stateOf(no), Message: messageOf(e, text)}
}

// stateOf is the SQLSTATE that MySQL itself sends with a number.
func stateOf(no uint16) string {
	if s, ok := states[no]; ok {
		return s
	}
	if s, ok := mysql.MySQLState[no]; ok {
		return s
	}
	return mysql.DEFAULT_MYSQL_STATE
}

// messageOf puts into one line what PostgreSQL has fields for.
func messageOf(e *sqlstate.Error, text string) string {
	var b strings.Builder
	b.WriteString(e.Message)
	if e.Position > 0 && !strings.Contains(e.Message, " at line ") {
		line, column := lineColumn(text, e.Position)
		b.WriteString(" at line " + strconv.Itoa(line) + " column " + strconv.Itoa(column))
	}
	if e.Detail != "" {
		b.WriteString(" (" + e.Detail + ")")
	}
	if e.Hint != "" {
		b.WriteString("; HINT: " + e.Hint)
	}
	s := b.String()
	if len(s) <= maxMessage {
		return s
	}
	cut := maxMessage
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut]
}

// lineColumn turns a 1-based character position into line and column. Without the
// text everything is on line 1.
func lineColumn(text string, position int) (line, column int) {
	line, column = 1, 1
	for _, r := range text {
		if position--; position == 0 {
			return line, column
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column + position - 1
}
