package spark

import (
	"context"
	"regexp"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

// failure is what a server said of a call that went wrong.
type failure struct {
	code     codes.Code
	class    string // Spark's error class, such as DIVIDE_BY_ZERO; empty where it told none
	state    string // SQLSTATE, as Spark has it
	message  string
	fragment string // the part of the statement that it is about
	id       string // under which the server keeps more about it
	cause    error
}

// failureOf reads what came with the error itself.
func failureOf(err error) failure {
	st, _ := status.FromError(err)
	f := failure{code: st.Code(), message: st.Message(), cause: err}
	for _, d := range st.Details() {
		info, ok := d.(*errdetails.ErrorInfo)
		if !ok {
			continue
		}
		f.class, f.state, f.id = info.Metadata["errorClass"], info.Metadata["sqlState"], info.Metadata["errorId"]
	}
	if f.class == "" { // left out where its parameters are long, and by Spark before 4.0
		if m := classInside.FindStringIndex(f.message); m != nil && strings.Contains(f.message[:m[0]], "Job aborted") {
			f.message = f.message[m[0]:] // why the job was aborted says it best
		}
		if m := classPrefix.FindStringSubmatch(strings.TrimSpace(f.message)); m != nil {
			f.class = m[1]
		}
	}
	return f
}

var (
	classPrefix = regexp.MustCompile(`^(?:[\w.$]+: )*\[([A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)?)\] `)
	classInside = regexp.MustCompile(`[\w.$]+(?:Exception|Error): \[[A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)?\] `)
	stateSuffix = regexp.MustCompile(`\.?\s*SQLSTATE: ([0-9A-Z]{5})\b`)
)

// sessionLost tells whether Spark no longer knows the session; nothing of the call ran.
func (f failure) sessionLost() bool {
	return strings.HasPrefix(f.class, "INVALID_HANDLE.SESSION_") || strings.Contains(f.message, "INVALID_HANDLE.SESSION_")
}

// operationLost tells whether Spark no longer knows the operation.
func (f failure) operationLost() bool {
	return strings.HasPrefix(f.class, "INVALID_HANDLE.OPERATION_") || strings.Contains(f.message, "INVALID_HANDLE.OPERATION_")
}

// operationUnknown tells whether Spark never heard of the operation.
func (f failure) operationUnknown() bool {
	const class = "INVALID_HANDLE.OPERATION_NOT_FOUND"
	return f.class == class || strings.Contains(f.message, class)
}

// unreachable tells whether the server could not be asked, did not answer in the time
// that it was given, or broke off.
func (f failure) unreachable() bool {
	return f.class == "" && (f.code == codes.Unavailable || f.code == codes.Aborted || f.code == codes.DeadlineExceeded)
}

// complete fetches what did not come with the error: the class of what failed at the
// bottom, and the part of the statement it stands in.
func (f failure) complete(ctx context.Context, s *session) failure {
	if f.id == "" || s == nil {
		return f
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.at.timeout)
	defer cancel()
	resp, err := s.stub.FetchErrorDetails(ctx, &pb.FetchErrorDetailsRequest{
		SessionId: s.id, UserContext: s.at.user(), ErrorId: f.id, ClientType: &clientType,
	})
	if err != nil || resp.RootErrorIdx == nil {
		return f // Spark 3.5 has no such call; what came will do
	}
	// The chain of causes goes from "job aborted" down to what really happened; the
	// innermost that has a class of its own says it best.
	for i, steps := int(resp.GetRootErrorIdx()), 0; i >= 0 && i < len(resp.Errors) && steps < len(resp.Errors); steps++ {
		e := resp.Errors[i]
		if t := e.GetSparkThrowable(); t.GetErrorClass() != "" && t.GetErrorClass() != "INTERNAL_ERROR" {
			f.class, f.state, f.message = t.GetErrorClass(), t.GetSqlState(), e.GetMessage()
			for _, q := range t.GetQueryContexts() {
				if q.GetFragment() != "" {
					f.fragment = q.GetFragment()
				}
			}
		}
		if e.CauseIdx == nil {
			break
		}
		i = int(e.GetCauseIdx())
	}
	return f
}

// byClass is PostgreSQL's code where Spark's own SQLSTATE says another thing to its clients.
var byClass = map[string]sqlstate.Code{
	"AMBIGUOUS_REFERENCE":                     sqlstate.AmbiguousColumn,
	"AMBIGUOUS_COLUMN_OR_FIELD":               sqlstate.AmbiguousColumn,
	"SCHEMA_NOT_FOUND":                        sqlstate.InvalidSchemaName,
	"SCHEMA_NOT_EMPTY":                        sqlstate.DependentObjectsStillExist,
	"SCHEMA_ALREADY_EXISTS":                   "42P06",
	"CATALOG_NOT_FOUND":                       sqlstate.InvalidCatalogName,
	"WRONG_NUM_ARGS":                          sqlstate.UndefinedFunction,
	"COLUMN_ALREADY_EXISTS":                   sqlstate.DuplicateColumn,
	"DATATYPE_MISMATCH":                       sqlstate.DatatypeMismatch,
	"INCOMPATIBLE_COLUMN_TYPE":                sqlstate.DatatypeMismatch,
	"NUM_COLUMNS_MISMATCH":                    sqlstate.SyntaxError,
	"DATETIME_OVERFLOW":                       sqlstate.DatetimeOverflow,
	"DATETIME_FIELD_OUT_OF_BOUNDS":            sqlstate.DatetimeOverflow,
	"DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION": sqlstate.NumericOutOfRange,
	"INSUFFICIENT_PERMISSIONS":                sqlstate.InsufficientPrivilege,
	"OPERATION_CANCELED":                      sqlstate.QueryCanceled,
	"NOT_NULL_ASSERT_VIOLATION":               sqlstate.NotNullViolation,
	"UNSUPPORTED_FEATURE":                     sqlstate.FeatureNotSupported,
	"UNBOUND_SQL_PARAMETER":                   sqlstate.UndefinedParameter,
}

// byState is PostgreSQL's code for SQLSTATEs of the standard that PostgreSQL does not use.
var byState = map[string]sqlstate.Code{
	"22018": sqlstate.InvalidTextRepresentation,
	"42K09": sqlstate.DatatypeMismatch,
	"42K05": sqlstate.DuplicateColumn,
	"42710": sqlstate.DuplicateObject,
	"HY008": sqlstate.QueryCanceled,
	"HY000": sqlstate.InternalError,
}

// states are the SQLSTATEs that Spark since 4.0 gives its classes, for servers that do not
// tell them: those of which a query can hear.
var states = map[string]string{
	"DIVIDE_BY_ZERO": "22012", "REMAINDER_BY_ZERO": "22012", "INTERVAL_DIVIDED_BY_ZERO": "22012",
	"ARITHMETIC_OVERFLOW": "22003", "BINARY_ARITHMETIC_OVERFLOW": "22003", "CAST_OVERFLOW": "22003", "NUMERIC_VALUE_OUT_OF_RANGE": "22003",
	"CAST_OVERFLOW_IN_TABLE_INSERT": "22003", "INVALID_ARRAY_INDEX": "22003", "INVALID_ARRAY_INDEX_IN_ELEMENT_AT": "22003",
	"INTERVAL_ARITHMETIC_OVERFLOW": "22015", "DATETIME_OVERFLOW": "22008",
	"CAST_INVALID_INPUT": "22018", "CANNOT_PARSE_TIMESTAMP": "22007", "CONVERSION_INVALID_INPUT": "22018",
	"INVALID_PARAMETER_VALUE": "22023", "SCALAR_SUBQUERY_TOO_MANY_ROWS": "21000",
	"TABLE_OR_VIEW_NOT_FOUND": "42P01", "TABLE_OR_VIEW_ALREADY_EXISTS": "42P07", "SCHEMA_NOT_FOUND": "3F000", "CATALOG_NOT_FOUND": "3D000",
	"UNRESOLVED_COLUMN": "42703", "UNRESOLVED_FIELD": "42703", "UNRESOLVED_USING_COLUMN_FOR_JOIN": "42703", "UNRESOLVED_ROUTINE": "42883",
	"AMBIGUOUS_REFERENCE": "42704", "DATATYPE_MISMATCH": "42K09", "PARSE_SYNTAX_ERROR": "42601", "INVALID_TYPED_LITERAL": "42604",
	"MISSING_AGGREGATION": "42803", "MISSING_GROUP_BY": "42803", "GROUP_BY_AGGREGATE": "42903", "GROUP_BY_POS_OUT_OF_RANGE": "42805",
	"ORDER_BY_POS_OUT_OF_RANGE": "42805", "PATH_NOT_FOUND": "42K03", "WRONG_NUM_ARGS": "42605",
	"UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY": "0A000", "UNSUPPORTED_FEATURE": "0A000", "UNSUPPORTED_EXPR_FOR_OPERATOR": "42K0E",
}

var stateForm = regexp.MustCompile(`^[0-9A-Z]{5}$`)

// error makes of a failure what a client may see.
func (f failure) error() *sqlstate.Error {
	switch {
	case f.sessionLost(), f.operationLost():
		return sqlstate.New(sqlstate.ConnectionFailure, "Spark no longer knows this statement; it was restarted or gave the session up").
			WithHint("run the statement again").Because(f.cause)
	case f.class == "":
		return f.plain()
	}
	state := f.state
	if state == "" {
		if m := stateSuffix.FindStringSubmatch(f.message); m != nil {
			state = m[1]
		}
	}
	main, _, _ := strings.Cut(f.class, ".")
	if state == "" { // Spark before 4.0 tells none
		state = states[main]
	}
	code := sqlstate.Code(state)
	if c, ok := byClass[main]; ok {
		code = c
	} else if c, ok := byState[state]; ok {
		code = c
	} else if !stateForm.MatchString(state) {
		code = sqlstate.InternalError
	}
	if main == "INTERNAL_ERROR" || strings.HasPrefix(string(code), "XX") {
		return sqlstate.New(sqlstate.InternalError, "Spark failed inside").WithDetail("Spark's error class is %s.", f.class).Because(f.cause)
	}
	message, hint := sentences(f.message)
	e := sqlstate.New(code, "%s", message).Because(f.cause)
	e.Hint, e.Detail = hint, "Spark's error class is "+f.class+"."
	if f.class == "UNSUPPORTED_FEATURE.TABLE_OPERATION" && e.Hint == "" {
		e.Hint = "the table is of plain files: Spark changes the rows and columns of tables of Delta Lake and Iceberg"
	}
	if f.fragment != "" && len(f.fragment) < 200 {
		e.Detail += " It is about: " + oneLine(f.fragment)
	}
	return e
}

// plain is for failures that carry no class of Spark's: the call's own, and Java's.
func (f failure) plain() *sqlstate.Error {
	var e *sqlstate.Error
	switch {
	case strings.Contains(f.message, "maxResultSize"):
		e = sqlstate.New(sqlstate.ProgramLimitExceeded, "the result is larger than Spark may gather").
			WithHint("ask for less, or have spark.driver.maxResultSize raised")
	case strings.Contains(f.message, "OutOfMemoryError"):
		e = sqlstate.New(sqlstate.OutOfMemory, "Spark ran out of memory")
	case storageFailed.MatchString(f.message) && strings.Contains(f.message, "Job aborted"):
		e = sqlstate.New(sqlstate.IOError, "Spark could not read or write a file of a table").
			WithHint("see whether its storage answers, then run the statement again")
	case f.code == codes.Unavailable && strings.Contains(strings.ToLower(f.message), "shutdown"):
		e = sqlstate.New(sqlstate.AdminShutdown, "Spark is shutting down")
	case f.code == codes.Unavailable, f.code == codes.Aborted:
		e = sqlstate.New(sqlstate.ConnectionFailure, "the connection to Spark failed").WithHint("run the statement again")
	case f.code == codes.Unauthenticated, f.code == codes.PermissionDenied:
		e = sqlstate.New(sqlstate.InvalidAuthorization, "Spark does not accept this server's token").
			WithHint("the operator sets it in spark.endpoints")
	case f.code == codes.ResourceExhausted && strings.Contains(f.message, "larger than max"):
		e = sqlstate.New(sqlstate.ProgramLimitExceeded, "one batch of the result is larger than this server takes").
			WithHint("raise spark.max_message, or lower spark.sql.execution.arrow.maxRecordsPerBatch in spark.settings")
	case f.code == codes.ResourceExhausted:
		e = sqlstate.New(sqlstate.TooManyConnections, "Spark takes no more work at present").WithHint("try again later")
	case f.code == codes.Unimplemented:
		e = sqlstate.New(sqlstate.FeatureNotSupported, "this version of Spark cannot do that")
	case f.code == codes.DeadlineExceeded:
		e = sqlstate.New(sqlstate.ConnectionFailure, "Spark does not answer").WithHint("run the statement again, or have spark.connect_timeout raised")
	case f.code == codes.Canceled:
		e = sqlstate.New(sqlstate.QueryCanceled, "Spark stopped the statement")
	default:
		e = sqlstate.New(sqlstate.InternalError, "Spark failed inside")
	}
	return e.Because(f.cause)
}

// storageFailed finds what Java, Hadoop and the stores' clients throw where a file cannot be
// had. Spark since 4.0 gives that a class of its own.
var storageFailed = regexp.MustCompile(`\b(?:BlockMissing|FileNotFound|EOF|IO|Connect|SocketTimeout|NoRouteToHost|UnknownHost|AccessControl|AccessDenied)Exception\b`)

var (
	// path is a file's or a store's; the last part is kept.
	path = regexp.MustCompile(`\b(?:[a-z][a-z0-9+.-]*:/{1,3}[^\s'"` + "`" + `,;()\]]*/|file:/)|(?:^|[\s'"` + "`" + `(\[])/(?:[^\s'"` + "`" + `,;()\]/]+/)+`)
	// aside begins what Spark adds below a message: the statement, a plan, a stack.
	aside = regexp.MustCompile(`(?s)(?:\n\s*== |[;(]?\s*\(?line \d+,? pos(?:ition)? \d+|;\n|\n\s*at [\w.$]+\(|\n\n?JVM stacktrace|\nDriver stacktrace).*`)
	// ownSettings are sentences that tell to change what sessions here run under.
	ownSettings = regexp.MustCompile(`"?spark\.[a-zA-Z.]+"?`)
)

// sentences takes a message of Spark's apart: what went wrong, and what it tells to do.
func sentences(text string) (message, hint string) {
	text = strings.TrimSpace(text)
	if at := classPrefix.FindStringIndex(text); at != nil {
		text = text[at[1]:]
	}
	text = aside.ReplaceAllString(text, "")
	text = stateSuffix.ReplaceAllString(text, ".")
	text = path.ReplaceAllStringFunc(text, func(m string) string {
		if i := strings.IndexByte(m, '/'); i == 1 && !strings.Contains(m, ":") {
			return m[:1]
		}
		return ""
	})
	all := split(oneLine(text))
	var hints []string
	for _, s := range all[1:] {
		if !ownSettings.MatchString(s) {
			hints = append(hints, s)
		}
	}
	return strings.TrimRight(all[0], ". "), strings.TrimSpace(strings.Join(hints, " "))
}

// split cuts a line into sentences; what stands in quotes is never cut.
func split(line string) []string {
	var out []string
	var quote byte
	start := 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '`' || c == '"':
			quote = c
		case (c == '.' || c == '?') && i+1 < len(line) && line[i+1] == ' ' && i > start:
			out = append(out, line[start:i+1])
			start = i + 2
		}
	}
	return append(out, strings.TrimSpace(line[start:]))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
