package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"streamlink/backend/sqlstate"
)

// maxLine bounds one input line of check and translate.
const maxLine = 16 << 20

// eachLine reads JSON lines into values of T and writes what answer makes of them.
func eachLine[T any](in io.Reader, out io.Writer, answer func(T) any) error {
	scan := bufio.NewScanner(in)
	scan.Buffer(make([]byte, 64<<10), maxLine)
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for n := 1; scan.Scan(); n++ {
		if len(scan.Bytes()) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(scan.Bytes(), &v); err != nil {
			return errors.Join(fmt.Errorf("line %d: %w", n, err), w.Flush())
		}
		if err := enc.Encode(answer(v)); err != nil {
			return err
		}
	}
	return errors.Join(scan.Err(), w.Flush())
}

// statementLine is an input line of check and translate. The id is passed through.
type statementLine struct {
	ID  json.RawMessage `json:"id"`
	SQL string          `json:"sql"`
}

// reasonOf is an error in one line for a person.
func reasonOf(err error) string {
	e := sqlstate.From(err)
	if e.Hint != "" {
		return e.Message + "; " + e.Hint
	}
	return e.Message
}
