package duckdb

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"streamlink/backend"
)

// keysFile stands beside data files and tells what they cannot: keys and comments.
const keysFile = "schema.yaml"

// described is what a keysFile says, tables by their names in lower case.
type described struct {
	file   string
	tables map[string]tableNotes
}

type tableNotes struct {
	Comment     string            `yaml:"comment"`
	PrimaryKey  []string          `yaml:"primary_key"`
	ForeignKeys []foreignKeyNotes `yaml:"foreign_keys"`
	Columns     map[string]string `yaml:"columns"` // name → comment
}

type foreignKeyNotes struct {
	Columns    []string `yaml:"columns"`
	Table      string   `yaml:"table"`
	References []string `yaml:"references"`
}

// readKeys reads the keysFile of each folder that data names, or that holds a file
// it names. Having none is fine.
func readKeys(data []string) ([]described, error) {
	var out []described
	var seen []string
	for _, p := range data {
		dir := p
		if fi, err := os.Stat(p); err == nil && !fi.IsDir() {
			dir = filepath.Dir(p)
		}
		file := filepath.Join(dir, keysFile)
		if slices.Contains(seen, file) {
			continue
		}
		seen = append(seen, file)
		text, err := os.ReadFile(file)
		switch {
		case errors.Is(err, os.ErrNotExist):
			continue
		case err != nil:
			return nil, fmt.Errorf("%s cannot be read: %v", file, err)
		}
		d, err := parseKeys(file, text)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// parseKeys reads a keysFile; an unknown word in it is an error.
func parseKeys(file string, text []byte) (described, error) {
	var doc struct {
		Tables map[string]tableNotes `yaml:"tables"`
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		return described{}, fmt.Errorf("%s is not understood: %s", file, oneLine(strings.TrimPrefix(err.Error(), "yaml: ")))
	}
	out := described{file: file, tables: map[string]tableNotes{}}
	for name, t := range doc.Tables {
		for _, fk := range t.ForeignKeys {
			if len(fk.Columns) == 0 || len(fk.Columns) != len(fk.References) || fk.Table == "" {
				return described{}, fmt.Errorf("%s: a foreign key of table %s needs columns, table, and as many references as columns", file, name)
			}
		}
		out.tables[strings.ToLower(name)] = t
	}
	return out, nil
}

// apply adds what d says to the tables of one schema. A table that is not served is
// passed over, for a part of a folder may be; a column that its table does not have is
// an error.
func (d described) apply(tables []*backend.Table) error {
	byName := map[string]*backend.Table{}
	for _, t := range tables {
		byName[strings.ToLower(t.Name)] = t
	}
	for name, notes := range d.tables {
		t := byName[name]
		if t == nil {
			continue
		}
		var err error
		if t.PrimaryKey, err = d.columns(t, notes.PrimaryKey); err != nil {
			return err
		}
		for i := range t.Columns {
			if slices.Contains(t.PrimaryKey, t.Columns[i].Name) {
				t.Columns[i].Nullable = false
			}
		}
		if notes.Comment != "" {
			t.Comment = oneLine(notes.Comment)
		}
		for c, comment := range notes.Columns {
			found, err := d.columns(t, []string{c})
			if err != nil {
				return err
			}
			i := slices.IndexFunc(t.Columns, func(x backend.Column) bool { return x.Name == found[0] })
			t.Columns[i].Comment = oneLine(comment)
		}
		if err := d.foreignKeys(t, notes.ForeignKeys, byName); err != nil {
			return err
		}
	}
	return nil
}

func (d described) foreignKeys(t *backend.Table, notes []foreignKeyNotes, byName map[string]*backend.Table) error {
	for _, n := range notes {
		cols, err := d.columns(t, n.Columns)
		if err != nil {
			return err
		}
		ref := byName[strings.ToLower(n.Table)]
		if ref == nil {
			if _, known := d.tables[strings.ToLower(n.Table)]; known {
				continue // described, but not served
			}
			return fmt.Errorf("%s: table %s refers to table %s, which does not exist", d.file, t.Name, n.Table)
		}
		refCols, err := d.columns(ref, n.References)
		if err != nil {
			return err
		}
		t.ForeignKeys = append(t.ForeignKeys, backend.ForeignKey{
			Columns: cols, RefSchema: ref.Schema, RefTable: ref.Name, RefColumns: refCols})
	}
	return nil
}

// columns finds the names as the table spells them.
func (d described) columns(t *backend.Table, names []string) ([]string, error) {
	out := make([]string, 0, len(names))
	for _, n := range names {
		i := slices.IndexFunc(t.Columns, func(c backend.Column) bool { return strings.EqualFold(c.Name, n) })
		if i < 0 {
			return nil, fmt.Errorf("%s: table %s has no column %s", d.file, t.Name, n)
		}
		out = append(out, t.Columns[i].Name)
	}
	return out, nil
}
