package duckdb

import (
	"errors"
	"path/filepath"
	"regexp"
	"strings"

	"streamlink/backend/sqlstate"
)

// rule gives a SQLSTATE to what DuckDB says. The first rule that fits decides.
type rule struct {
	class string // DuckDB's word before "Error:"; empty: any
	text  *regexp.Regexp
	code  sqlstate.Code
	// message is for the client, $1 being the first group; empty: DuckDB's own.
	message string
}

func fits(class, text string, code sqlstate.Code, message string) rule {
	return rule{class, regexp.MustCompile(text), code, message}
}

var rules = []rule{
	fits("Interrupt", ``, sqlstate.QueryCanceled, "canceling statement due to user request"),

	fits("Catalog", `(?i)write-write conflict|another transaction`, sqlstate.SerializationFailure, ""),
	fits("Catalog", `^(?:Table|View) with name "?(.+?)"? does not exist`, sqlstate.UndefinedTable, `relation "$1" does not exist`),
	fits("Catalog", `Function with name "?(.+?)"? (?:does not exist|is not in the catalog)`, sqlstate.UndefinedFunction, "function $1 does not exist"),
	fits("Catalog", `^Macro.* with name "?(.+?)"? does not exist`, sqlstate.UndefinedFunction, "function $1 does not exist"),
	fits("Catalog", `^Column with name .+ already exists`, sqlstate.DuplicateColumn, ""),
	fits("Catalog", `(?i)^could not drop`, sqlstate.DependentObjectsStillExist, ""),
	fits("Catalog", `^Existing object`, sqlstate.WrongObjectType, ""),
	fits("Catalog", `^Type with name "?(.+?)"? does not exist`, sqlstate.UndefinedObject, `type "$1" does not exist`),
	fits("Catalog", `^Schema with name "?(.+?)"? does not exist`, sqlstate.InvalidSchemaName, `schema "$1" does not exist`),
	fits("Catalog", `^Table with name "?(.+?)"? already exists`, sqlstate.DuplicateTable, `relation "$1" already exists`),
	fits("Catalog", `^View with name "?(.+?)"? already exists`, sqlstate.DuplicateTable, `relation "$1" already exists`),
	fits("Catalog", `already exists`, sqlstate.DuplicateObject, ""),
	fits("Catalog", `(?s)unrecognized configuration parameter "(.+?)"`, sqlstate.UndefinedObject, `unrecognized configuration parameter "$1"`),
	fits("Catalog", ``, sqlstate.UndefinedObject, ""),

	fits("Binder", `^Referenced column "(.+?)" (?:not found|was not found)`, sqlstate.UndefinedColumn, `column "$1" does not exist`),
	fits("Binder", `^Table ".+?" does not have a column (?:named|with name) "(.+?)"`, sqlstate.UndefinedColumn, `column "$1" does not exist`),
	fits("Binder", `^Referenced update column (.+?) not found`, sqlstate.UndefinedColumn, `column "$1" does not exist`),
	fits("Binder", `(?i)column (?:with name )?"?(.+?)"? (?:does not exist|not found)`, sqlstate.UndefinedColumn, ""),
	fits("Binder", `^Referenced table "(.+?)" not found`, sqlstate.UndefinedTable, `missing FROM-clause entry for table "$1"`),
	fits("Binder", `^Catalog "(.+?)" does not exist`, sqlstate.InvalidCatalogName, `database "$1" does not exist`),
	fits("Binder", `duplicate alias "(.+?)"`, "42712", `table name "$1" specified more than once`),
	fits("Binder", `(?i)^LIMIT/OFFSET cannot be negative`, "2201W", "LIMIT must not be negative"),
	fits("Binder", `^Ambiguous reference to column name "(.+?)"`, sqlstate.AmbiguousColumn, `column reference "$1" is ambiguous`),
	fits("Binder", `must appear in (?:the )?GROUP BY|cannot contain aggregates|aggregate function calls cannot be nested`, sqlstate.GroupingError, ""),
	fits("Binder", `^(No function matches the given name and argument types '.+?')`, sqlstate.UndefinedFunction, "$1"),
	fits("Binder", `(?i)cannot (?:compare|mix|cast|combine)|type mismatch|must be of type|unimplemented type`, sqlstate.DatatypeMismatch, ""),
	fits("Binder", `^Cannot change configuration|configuration has been locked`, sqlstate.InsufficientPrivilege, ""),
	fits("Binder", ``, sqlstate.SyntaxError, ""),

	fits("", `(?i)max expression depth|^memory exhausted at or near`, sqlstate.StatementTooComplex, "the statement is nested too deeply"),
	fits("", `(?i)invalid unicode|invalid utf-?8`, sqlstate.CharacterNotInRepertoire, `invalid byte sequence for encoding "UTF8"`),
	fits("Parser", ``, sqlstate.SyntaxError, ""),
	fits("Syntax", ``, sqlstate.SyntaxError, ""),

	fits("Conversion", `^Could not convert string '([-+]?\d+)' to (U?INT(?:8|16|32|64))\b`, sqlstate.NumericOutOfRange, `value "$1" is out of range for type $2`),
	fits("Conversion", `(?s)^Could not convert string '(.*)' to INTERVAL`, sqlstate.InvalidDatetimeFormat, `invalid input syntax for type interval: "$1"`),
	fits("Conversion", `(?s)^Could not convert string '(.*)' to (\w+)`, sqlstate.InvalidTextRepresentation, `invalid input syntax for type $2: "$1"`),
	fits("Conversion", `(?i)(?:date|time|timestamp).* (?:out of range|not in timestamp range)`, sqlstate.DatetimeOverflow, ""),
	fits("Conversion", `^Could not cast value \S+ to DECIMAL`, sqlstate.NumericOutOfRange, ""),
	fits("Conversion", `(?i)invalid (?:date|time|timestamp|interval)|(?:date|time|timestamp|interval) (?:field|format)|could not parse string`, sqlstate.InvalidDatetimeFormat, ""),
	fits("Conversion", `(?i)out of range|overflow|too (?:large|small)|doesn't fit`, sqlstate.NumericOutOfRange, ""),
	fits("Conversion", `(?i)unimplemented type for cast`, sqlstate.DatatypeMismatch, ""),
	fits("Conversion", ``, sqlstate.InvalidTextRepresentation, ""),

	fits("Out of Range", `(?i)\b(?:date|time|timestamp|interval)\b`, sqlstate.DatetimeOverflow, ""),
	fits("Out of Range", ``, sqlstate.NumericOutOfRange, ""),
	fits("Divide by Zero", ``, sqlstate.DivisionByZero, "division by zero"),
	fits("Mismatch Type", ``, sqlstate.DatatypeMismatch, ""),
	fits("Decimal", ``, sqlstate.NumericOutOfRange, ""),

	fits("Constraint", `(?i)not null constraint failed: (?:\S+\.)?(\S+)`, sqlstate.NotNullViolation, `null value in column "$1" violates not-null constraint`),
	fits("Constraint", `(?i)duplicate key`, sqlstate.UniqueViolation, ""),
	fits("Constraint", `(?i)foreign key`, sqlstate.ForeignKeyViolation, ""),
	fits("Constraint", `(?i)check constraint`, sqlstate.CheckViolation, ""),
	fits("Constraint", ``, sqlstate.CheckViolation, ""),

	fits("", `(?i)current transaction is aborted`, sqlstate.InFailedTransaction, "current transaction is aborted, commands ignored until end of transaction block"),
	fits("", `(?i)read-only (?:mode|transaction)|in read-only|transaction is read.only`, sqlstate.ReadOnlyTransaction, ""),
	fits("TransactionContext", `(?i)conflict|another transaction`, sqlstate.SerializationFailure, ""),
	fits("Transaction", `(?i)conflict|another transaction`, sqlstate.SerializationFailure, ""),
	fits("TransactionContext", `(?i)within a transaction|already`, sqlstate.ActiveTransaction, ""),
	fits("TransactionContext", `(?i)no transaction`, sqlstate.NoActiveTransaction, ""),
	fits("TransactionContext", ``, sqlstate.InvalidTransactionState, ""),
	fits("Transaction", ``, sqlstate.InvalidTransactionState, ""),

	fits("", `configuration has been locked`, sqlstate.InsufficientPrivilege, "the engine's settings cannot be changed from SQL here"),
	fits("Permission", `(?i)file|directory|extension`, sqlstate.InsufficientPrivilege, "files and extensions cannot be reached from SQL here"),
	fits("Permission", ``, sqlstate.InsufficientPrivilege, ""),
	fits("Dependency", ``, sqlstate.DependentObjectsStillExist, ""),
	fits("Invalid Input", `^division by zero$`, sqlstate.DivisionByZero, ""), // dialect prints this error
	fits("Invalid Input", `(?i)multiple statements`, sqlstate.SyntaxError, "cannot insert multiple commands into a prepared statement"),
	fits("Invalid Input", `(?i)^no statement`, sqlstate.SyntaxError, "there is no statement"),
	fits("Invalid Input", `(?i)more than one row returned by a subquery`, sqlstate.CardinalityViolation, "more than one row returned by a subquery used as an expression"),
	fits("Invalid Input", `^(Could not parse string ".*?" according to format specifier ".*?")`, sqlstate.InvalidDatetimeFormat, "$1"),
	fits("Invalid Input", `(?i)prepared statement parameter`, sqlstate.UndefinedParameter, ""),
	fits("Invalid Input", ``, sqlstate.InvalidParameterValue, ""),
	fits("Parameter Not Resolved", ``, sqlstate.IndeterminateDatatype, ""),
	fits("Parameter Not Allowed", ``, sqlstate.SyntaxError, ""),
	fits("Not implemented", ``, sqlstate.FeatureNotSupported, ""),
	fits("Missing Extension", ``, sqlstate.FeatureNotSupported, ""),
	fits("Extension Autoloading", ``, sqlstate.FeatureNotSupported, ""),
	fits("Out of Memory", ``, sqlstate.OutOfMemory, "the engine is out of memory for this statement"),
	fits("IO", ``, sqlstate.IOError, ""),
	fits("HTTP", ``, sqlstate.IOError, ""),
	fits("Sequence", ``, sqlstate.InvalidParameterValue, ""),
	fits("Expression", ``, sqlstate.InvalidParameterValue, ""),
}

var (
	classOf    = regexp.MustCompile(`^([A-Za-z][A-Za-z ]*?) Error: `)
	sourceLine = regexp.MustCompile(`(?s)\n+LINE \d+: .*$`)
	nearest    = regexp.MustCompile(`(?s)\s*Did you mean:? "(.+?)"\??.*$`)
	candidates = regexp.MustCompile(`(?s)\s*Candidate bindings:[ :]+(.+?)$`)
	advice     = regexp.MustCompile(`(?s),? (?:but|although) it exists in the .*$|\s*Possible solutions:.*$`)
	overloads  = regexp.MustCompile(`(?s)\s*You might need to add explicit type casts\.\s*Candidate functions:\n(.*)$`)
	inside     = regexp.MustCompile(`^(?:pg_|duckdb_|sqlite_|pragma_|information_schema)`)
	path       = regexp.MustCompile(`(^|[\s"'(=])((?:/|[A-Za-z]:\\)[^\s"'():,]*[/\\][^\s"'():,]*)`)
)

// fromEngine makes an error of DuckDB's text. That text is about the client's own
// SQL and may be shown, but for the places of files.
func fromEngine(text string) *sqlstate.Error {
	class, body := "", text
	if m := classOf.FindStringSubmatch(text); m != nil {
		class, body = m[1], text[len(m[0]):]
	}
	body = advice.ReplaceAllString(sourceLine.ReplaceAllString(body, ""), "")
	body, near, hint := hintOf(body)
	code, message := sqlstate.InternalError, ""
	for _, r := range rules {
		if m := r.text.FindStringSubmatchIndex(body); m != nil && (r.class == "" || strings.EqualFold(r.class, class)) {
			code = r.code
			if r.message != "" {
				message = string(r.text.ExpandString(nil, r.message, body, m))
			}
			if len(m) > 3 && m[2] >= 0 && near != "" && !similar(body[m[2]:m[3]], near) {
				hint = ""
			}
			break
		}
	}
	if message == "" {
		message = strings.TrimSpace(body)
	}
	if strings.EqualFold(class, "Conversion") || strings.EqualFold(class, "Out of Range") {
		message = renameTypes(message)
	}
	e := sqlstate.New(code, "%s", oneLine(withoutPaths(message)))
	e.Hint = oneLine(withoutPaths(hint))
	return e.Because(errors.New(text))
}

// typeNames are the engine's inner names of types and what clients call them.
var typeNames = map[string]string{
	"INT8": "tinyint", "INT16": "smallint", "INT32": "integer", "INT64": "bigint",
	"UINT8": "utinyint", "UINT16": "usmallint", "UINT32": "uinteger", "UINT64": "ubigint",
	"BOOL": "boolean", "DOUBLE": "double precision", "FLOAT": "real",
}

var engineType = regexp.MustCompile(`\b(?:U?INT(?:8|16|32|64)|BOOL|DOUBLE|FLOAT)\b`)

// renameTypes leaves alone what stands in quotes: that is the client's own.
func renameTypes(s string) string {
	parts := strings.Split(s, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = engineType.ReplaceAllStringFunc(parts[i], func(t string) string { return typeNames[t] })
	}
	return strings.Join(parts, `"`)
}

// hintOf takes the part of body that tells what might have been meant; near is the
// one name that it names.
func hintOf(body string) (rest, near, hint string) {
	if m := nearest.FindStringSubmatchIndex(body); m != nil {
		name := body[m[2]:m[3]]
		rest = body[:m[0]]
		if inside.MatchString(name) {
			return rest, "", "" // the engine's own tables are no help to anyone
		}
		return rest, name, `Perhaps you meant "` + name + `".`
	}
	if m := candidates.FindStringSubmatchIndex(body); m != nil {
		return body[:m[0]], "", "Perhaps you meant one of these columns: " + strings.TrimSpace(body[m[2]:m[3]]) + "."
	}
	if m := overloads.FindStringSubmatchIndex(body); m != nil {
		lines := strings.Fields(strings.ReplaceAll(strings.ReplaceAll(body[m[2]:m[3]], " ", "\x00"), "\t", ""))
		const few = 4
		if len(lines) > few {
			return body[:m[0]], "", "You might need to add explicit type casts."
		}
		return body[:m[0]], "", "You might need to add explicit type casts. Candidates: " +
			strings.ReplaceAll(strings.Join(lines, "; "), "\x00", " ")
	}
	return body, "", ""
}

// similar tells whether a could be b mistyped. DuckDB names the nearest of what it
// has, however far.
func similar(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	row := make([]int, len(b)+1) // the edit distance of a's first i bytes to each start of b
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := before
			if a[i] != b[j] {
				d = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)] <= 1+max(len(a), len(b))/4
}

// withoutPaths leaves only the last part of a file's path.
func withoutPaths(s string) string {
	return path.ReplaceAllStringFunc(s, func(m string) string {
		p := path.FindStringSubmatch(m)
		return p[1] + filepath.Base(strings.ReplaceAll(p[2], `\`, "/"))
	})
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// firstLine is what the operator is told when the engine does not start.
func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

// engineText is DuckDB's own text behind err: at start-up paths help.
func engineText(err error) string {
	var e *sqlstate.Error
	if errors.As(err, &e) && e.Cause != nil {
		return e.Cause.Error()
	}
	return err.Error()
}
