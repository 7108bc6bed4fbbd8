package spark

import (
	"context"
	"strings"
	"testing"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "streamlink/backend/spark/connectpb"
	"streamlink/backend/sqlstate"
)

func TestErrors(t *testing.T) {
	const plan = " SQLSTATE: 42703; line 1 pos 7;\n'Project ['nope]\n+- Range (0, 3, step=1)\n"
	for _, c := range []struct {
		name          string
		err           error
		code          sqlstate.Code
		message, hint string
	}{
		{"division", sparkError("DIVIDE_BY_ZERO", "22012",
			"Division by zero. Use `try_divide` to tolerate divisor being 0. If necessary set \"spark.sql.ansi.enabled\" to \"false\" to bypass this error."),
			"22012", "Division by zero", "Use `try_divide` to tolerate divisor being 0."},
		{"column", status.Error(codes.Internal, "[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column with name `no. pe` cannot be resolved. Did you mean one of the following? [`id`]."+plan),
			"42703", "A column with name `no. pe` cannot be resolved", "Did you mean one of the following? [`id`]."},
		{"syntax", status.Error(codes.Internal, "\n[PARSE_SYNTAX_ERROR] Syntax error at or near 'selct'. SQLSTATE: 42601 (line 1, pos 0)\n\n== SQL ==\nselct 1\n^^^\n"),
			"42601", "Syntax error at or near 'selct'", ""},
		// Spark 3.5 tells no SQLSTATE, and of a task's failure only in the text.
		{"3.5, table", status.Error(codes.Internal, "[TABLE_OR_VIEW_NOT_FOUND] The table or view `x` cannot be found. Verify the spelling.; line 1 pos 14;\n'Project [*]\n"),
			"42P01", "The table or view `x` cannot be found", "Verify the spelling."},
		{"3.5, task", status.Error(codes.Internal, "org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 3.0 failed 1 times, most recent failure: "+
			"Lost task 0.0 in stage 3.0 (TID 3) (localhost executor driver): org.apache.spark.SparkArithmeticException: [DIVIDE_BY_ZERO] Division by zero. Use `try_divide` to tolerate divisor being 0.\n"+
			"== SQL(line 1, position 8) ==\nSELECT 1 / x\n\tat org.apache.spark.sql.errors.QueryExecutionErrors$.f(Q.scala:1)\n\nDriver stacktrace:"),
			"22012", "Division by zero", "Use `try_divide` to tolerate divisor being 0."},
		{"3.5, storage", status.Error(codes.Internal, "org.apache.spark.SparkException: Job aborted due to stage failure: Task 2 in stage 9.0 failed 1 times, most recent failure: "+
			"Lost task 2.0 in stage 9.0 (TID 31) (localhost executor driver): org.apache.hadoop.hdfs.BlockMissingException: Could not obtain block: BP-1-127.0.0.1:blk_1 file=/x.parquet\n\tat org.apache.Foo"),
			"58030", "Spark could not read or write a file of a table", "see whether its storage answers, then run the statement again"},
		{"ambiguous", sparkError("AMBIGUOUS_REFERENCE", "42704", "Reference `a` is ambiguous."), "42702", "Reference `a` is ambiguous", ""},
		{"cast", sparkError("CAST_INVALID_INPUT", "22018", "The value cannot be cast."), "22P02", "The value cannot be cast", ""},
		{"path", sparkError("PATH_NOT_FOUND", "42K03", "Path does not exist: hdfs://nn:8020/secret/data/part-0.parquet."),
			"42K03", "Path does not exist: part-0.parquet", ""},
		{"local path", sparkError("FAILED_READ_FILE.NO_HINT", "KD001", "Encountered error while reading file /srv/data/x/y.parquet."),
			"KD001", "Encountered error while reading file y.parquet", ""},
		{"canceled", sparkError("OPERATION_CANCELED", "HY008", "Operation has been canceled."), "57014", "Operation has been canceled", ""},
		{"inside", sparkError("INTERNAL_ERROR", "XX000", "The Spark SQL phase failed at /opt/x."), "XX000", "Spark failed inside", ""},
		{"no state", status.Error(codes.Internal, "[SOME_CLASS] Something. "), "XX000", "Spark failed inside", ""},
		{"java", status.Error(codes.Unknown, "java.lang.NullPointerException: x\n\tat org.apache.spark.Foo.bar(Foo.scala:1)"), "XX000", "Spark failed inside", ""},
		{"memory", status.Error(codes.Internal, "java.lang.OutOfMemoryError: Java heap space"), "53200", "Spark ran out of memory", ""},
		{"result", status.Error(codes.Internal, "Total size of serialized results of 9 tasks is bigger than spark.driver.maxResultSize (1024.0 MiB)"),
			"54000", "the result is larger than Spark may gather", "ask for less, or have spark.driver.maxResultSize raised"},
		{"away", status.Error(codes.Unavailable, "connection refused"), "08006", "the connection to Spark failed", "run the statement again"},
		{"late", status.Error(codes.DeadlineExceeded, "context deadline exceeded"), "08006", "Spark does not answer", "run the statement again, or have spark.connect_timeout raised"},
		{"shutdown", status.Error(codes.Unavailable, "Server shutdownNow invoked"), "57P01", "Spark is shutting down", ""},
		{"token", status.Error(codes.Unauthenticated, "no"), "28000", "Spark does not accept this server's token", "the operator sets it in spark.endpoints"},
		{"full", status.Error(codes.ResourceExhausted, "too many"), "53300", "Spark takes no more work at present", "try again later"},
		{"session", sparkError("INVALID_HANDLE.SESSION_CLOSED", "HY000", "Session was closed."), "08006",
			"Spark no longer knows this statement; it was restarted or gave the session up", "run the statement again"},
	} {
		e := failureOf(c.err).error()
		if e.Code != c.code || e.Message != c.message || e.Hint != c.hint {
			t.Errorf("%s: %s %q, hint %q", c.name, e.Code, e.Message, e.Hint)
		}
		if e.Unwrap() != c.err {
			t.Errorf("%s: the cause is lost", c.name)
		}
	}
}

// What happened at the bottom is told, not that a job was aborted because of it.
func TestErrorDetails(t *testing.T) {
	two, class, state := int32(1), "REMAINDER_BY_ZERO", "22012"
	resp := &pb.FetchErrorDetailsResponse{RootErrorIdx: new(int32), Errors: []*pb.FetchErrorDetailsResponse_Error{
		{Message: "Job aborted due to stage failure", CauseIdx: &two},
		{Message: "[REMAINDER_BY_ZERO] Remainder by zero. SQLSTATE: 22012", SparkThrowable: &pb.FetchErrorDetailsResponse_SparkThrowable{
			ErrorClass: &class, SqlState: &state,
			QueryContexts: []*pb.FetchErrorDetailsResponse_QueryContext{{Fragment: "a %\n b"}}}},
	}}
	f := startFake(t, func(f *fake) {
		f.details = resp
		f.run = func(context.Context, string, func(*pb.ExecutePlanResponse)) error {
			return errorWithID("41")
		}
	})
	conn := backendOn(t, nil, f).open()
	defer conn.Close()
	_, err := conn.Query(within(t), "SELECT a % b", nil)
	e := coded(err)
	if e == nil || e.Code != "22012" || e.Message != "Remainder by zero" || !strings.Contains(e.Detail, class) || !strings.Contains(e.Detail, "a % b") {
		t.Errorf("got %#v", e)
	}
	// A chain that bites its own tail ends.
	loop := int32(0)
	resp.Errors[1].CauseIdx = &loop
	if _, err := conn.Query(within(t), "SELECT a % b", nil); codeOf(err) != "22012" {
		t.Errorf("got %v", err)
	}
}
