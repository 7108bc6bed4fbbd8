package mysqljson

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync/atomic"
)

// Table is what JSON_TABLE makes of a document: a row for each place that its path leads
// to.
type Table struct {
	Path    string   `json:"path"`
	Columns []Column `json:"columns"`

	steps []step
	width int // columns with those of nested paths
}

// Column is one of JSON_TABLE's, or a nested path with columns of its own.
type Column struct {
	Kind    ColumnKind `json:"kind"`
	Name    string     `json:"name,omitempty"`
	Path    string     `json:"path,omitempty"`
	Type    ColumnType `json:"type,omitempty"`
	Size    int        `json:"size,omitempty"`  // of a text, digits of a decimal, after the second
	Scale   int        `json:"scale,omitempty"` // of a decimal
	OnEmpty On         `json:"on_empty,omitzero"`
	OnError On         `json:"on_error,omitzero"`
	Nested  *Table     `json:"nested,omitempty"`

	steps []step
}

// On is what a column holds where its path finds nothing, or what does not fit: NULL,
// unless it says otherwise.
type On struct {
	Fails   bool    `json:"fails,omitempty"`
	Default *string `json:"default,omitempty"`
}

// ColumnKind is a way to fill a column.
type ColumnKind string

// Columns are numbers of rows, values, marks that something is there, and nested paths.
const (
	Ordinality ColumnKind = "ordinality"
	Value      ColumnKind = "value"
	Exists     ColumnKind = "exists"
	Nested     ColumnKind = "nested"
)

// mostRows bounds what one document may become.
const mostRows = 1 << 20

var lastTable atomic.Pointer[preparedTable]

// preparedTable is the table that was asked for last: a chunk's rows have the same.
type preparedTable struct {
	text  string
	table *Table
}

// rowsOf is Call's json_table: the rows as an array of arrays of texts.
func rowsOf(doc *value, args []*string) (*string, error) {
	if len(args) != 1 || args[0] == nil {
		return nil, errArguments
	}
	t, err := tableOf(*args[0])
	if err != nil {
		return nil, err
	}
	rows, err := t.rows(doc)
	if err != nil {
		return nil, err
	}
	b := []byte{'['}
	for i, row := range rows {
		if i > 0 {
			b = append(b, ',')
		}
		for j, v := range row {
			b = append(b, "[,"[min(j, 1)])
			if v == nil {
				b = append(b, "null"...)
			} else {
				b = appendText(b, *v)
			}
		}
		b = append(b, ']')
	}
	s := string(append(b, ']'))
	return &s, nil
}

// tableOf reads a table, or gives the one that was read last.
func tableOf(text string) (*Table, error) {
	if p := lastTable.Load(); p != nil && p.text == text {
		return p.table, nil
	}
	t := &Table{}
	if err := json.Unmarshal([]byte(text), t); err != nil {
		return nil, errArguments
	}
	if err := t.Prepare(); err != nil {
		return nil, err
	}
	lastTable.Store(&preparedTable{text, t})
	return t, nil
}

// Prepare reads the paths, which may be none.
func (t *Table) Prepare() (err error) {
	if t.steps, err = parsePath(t.Path); err != nil {
		return err
	}
	t.width = 0
	for i := range t.Columns {
		c := &t.Columns[i]
		switch c.Kind {
		case Nested:
			if c.Nested == nil {
				return errArguments
			}
			if err := c.Nested.Prepare(); err != nil {
				return err
			}
			t.width += c.Nested.width
			continue
		case Value, Exists:
			if c.steps, err = parsePath(c.Path); err != nil {
				return err
			}
		}
		t.width++
	}
	return nil
}

// rows are all of a document's.
func (t *Table) rows(doc *value) ([][]*string, error) {
	var out [][]*string
	for i, p := range find(place{v: doc}, t.steps) {
		rows, err := t.rowsAt(p, i+1)
		if err != nil {
			return nil, err
		}
		if out = append(out, rows...); len(out) > mostRows {
			return nil, errors.New("JSON_TABLE makes too many rows of one document")
		}
	}
	return out, nil
}

// rowsAt are the rows of one place: one for each row of its nested paths, of which one
// after the other has values, or one.
func (t *Table) rowsAt(p place, number int) ([][]*string, error) {
	row := make([]*string, t.width)
	type part struct {
		at   int
		rows [][]*string
	}
	var parts []part
	at := 0
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Kind == Nested {
			rows, err := c.Nested.rows(p.v)
			if err != nil {
				return nil, err
			}
			parts = append(parts, part{at, rows})
			at += c.Nested.width
			continue
		}
		v, err := c.value(p, number)
		if err != nil {
			return nil, err
		}
		row[at] = v
		at++
	}
	var out [][]*string
	for _, part := range parts {
		for _, nested := range part.rows {
			one := append([]*string(nil), row...)
			copy(one[part.at:], nested)
			out = append(out, one)
		}
	}
	if len(out) == 0 {
		out = append(out, row)
	}
	return out, nil
}

// value is a column's value of a place, the number-th of its path.
func (c *Column) value(p place, number int) (*string, error) {
	switch c.Kind {
	case Ordinality:
		return answer(strconv.Itoa(number)), nil
	case Exists:
		if len(find(p, c.steps)) > 0 {
			return answer("1"), nil
		}
		return answer("0"), nil
	}
	found := find(p, c.steps)
	if len(found) == 0 {
		return c.otherwise(c.OnEmpty, fmt.Errorf("Missing value for JSON_TABLE column '%s'", c.Name))
	}
	v := found[0].v
	if len(found) > 1 {
		v = &value{kind: array}
		for _, f := range found {
			v.items = append(v.items, f.v)
		}
	}
	text, err := c.fit(v)
	if err != nil {
		return c.otherwise(c.OnError, err)
	}
	return text, nil
}

// otherwise is what stands for a value that is not there or does not fit.
func (c *Column) otherwise(o On, err error) (*string, error) {
	switch {
	case o.Fails:
		return nil, err
	case o.Default == nil:
		return nil, nil
	}
	v, invalid := parse(*o.Default)
	if invalid != nil { // MariaDB takes any text
		v = &value{kind: text, scalar: *o.Default}
	}
	return c.fit(v)
}
