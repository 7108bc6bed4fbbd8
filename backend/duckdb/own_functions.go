//go:build duckdb_arrow

package duckdb

/*
typedef void (*streamlink_scalar)(void *, void *, void *);
extern void streamlinkFunction(void *, void *, void *);
*/
import "C"

import (
	"errors"
	"fmt"
	"unsafe"

	"github.com/duckdb/duckdb-go-bindings"

	"streamlink/backend/mysqlfunc"
	"streamlink/backend/mysqljson"
)

// The names under which the engine has what StreamLink brings along. jsonFunction has functions of
// documents: mysql_json('json_set', document, path, value), since the engine has none of its own
// that change what is inside of an array, or that search. callFunction has MySQL's other functions
// that the engine lacks: mysql_call('conv', number, from, to).
const (
	jsonFunction = "mysql_json"
	callFunction = "mysql_call"
)

// addFunctions gives a database the functions that StreamLink brings along.
func addFunctions(db duckdb_go_bindings.Database) error {
	var conn duckdb_go_bindings.Connection
	if duckdb_go_bindings.Connect(db, &conn) == duckdb_go_bindings.StateError {
		return errors.New("duckdb gave no connection")
	}
	defer duckdb_go_bindings.Disconnect(&conn)
	text := duckdb_go_bindings.CreateLogicalType(duckdb_go_bindings.TypeVarchar)
	defer duckdb_go_bindings.DestroyLogicalType(&text)
	for _, name := range []string{jsonFunction, callFunction} {
		if err := addFunction(conn, name, text); err != nil {
			return err
		}
	}
	return nil
}

// addFunction registers a function of texts; the first tells which is meant.
func addFunction(conn duckdb_go_bindings.Connection, name string, text duckdb_go_bindings.LogicalType) error {
	f := duckdb_go_bindings.CreateScalarFunction()
	defer duckdb_go_bindings.DestroyScalarFunction(&f)
	duckdb_go_bindings.ScalarFunctionSetName(f, name)
	duckdb_go_bindings.ScalarFunctionAddParameter(f, text)
	duckdb_go_bindings.ScalarFunctionSetVarargs(f, text)
	duckdb_go_bindings.ScalarFunctionSetReturnType(f, text)
	duckdb_go_bindings.ScalarFunctionSetSpecialHandling(f) // NULLs come through
	duckdb_go_bindings.ScalarFunctionSetFunction(f, unsafe.Pointer(C.streamlink_scalar(C.streamlinkFunction)))
	if duckdb_go_bindings.RegisterScalarFunction(conn, f) == duckdb_go_bindings.StateError {
		return fmt.Errorf("duckdb does not take the function %s", name)
	}
	return nil
}

// streamlinkFunction computes a chunk. It is called on the engine's threads.
//
//export streamlinkFunction
func streamlinkFunction(info, input, output unsafe.Pointer) {
	fail := func(message string) {
		duckdb_go_bindings.ScalarFunctionSetError(duckdb_go_bindings.FunctionInfo{Ptr: info}, message)
	}
	defer func() {
		if recover() != nil { // a panic must not reach the engine's frames
			fail("a function of MySQL failed inside")
		}
	}()
	chunk := duckdb_go_bindings.DataChunk{Ptr: input}
	if err := callEach(chunk, duckdb_go_bindings.Vector{Ptr: output}); err != nil {
		fail(err.Error())
	}
}

// textColumn is one argument's values in a chunk.
type textColumn struct {
	values []duckdb_go_bindings.StringT
	valid  unsafe.Pointer // nil: none is NULL
}

func (t textColumn) at(row int) *string {
	if t.valid != nil && !duckdb_go_bindings.ValidityRowIsValid(t.valid, duckdb_go_bindings.IdxT(row)) {
		return nil
	}
	s := duckdb_go_bindings.StringTData(&t.values[row])
	return &s
}

// callEach computes the rows of a chunk.
func callEach(chunk duckdb_go_bindings.DataChunk, out duckdb_go_bindings.Vector) error {
	rows := int(duckdb_go_bindings.DataChunkGetSize(chunk))
	columns := make([]textColumn, duckdb_go_bindings.DataChunkGetColumnCount(chunk))
	for i := range columns {
		v := duckdb_go_bindings.DataChunkGetVector(chunk, duckdb_go_bindings.IdxT(i))
		data := (*duckdb_go_bindings.StringT)(duckdb_go_bindings.VectorGetData(v))
		columns[i] = textColumn{unsafe.Slice(data, rows), duckdb_go_bindings.VectorGetValidity(v)}
	}
	duckdb_go_bindings.VectorEnsureValidityWritable(out)
	valid := duckdb_go_bindings.VectorGetValidity(out)
	args := make([]*string, len(columns)-1)
	for row := range rows {
		name := columns[0].at(row)
		if name == nil {
			return errors.New("a function of MySQL without its name")
		}
		for i := range args {
			args[i] = columns[i+1].at(row)
		}
		call := mysqljson.Call
		if mysqlfunc.Known(*name) {
			call = mysqlfunc.Call
		}
		answer, err := call(*name, args)
		switch {
		case err != nil:
			return err
		case answer == nil:
			duckdb_go_bindings.ValiditySetRowInvalid(valid, duckdb_go_bindings.IdxT(row))
		default:
			duckdb_go_bindings.VectorAssignStringElement(out, duckdb_go_bindings.IdxT(row), *answer)
		}
	}
	return nil
}
