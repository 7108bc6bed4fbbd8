// Package schemafile reads schema.yaml, which tells what data files, and catalogs such as
// Hive's, cannot: keys and comments.
package schemafile

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

// Name is what the file is called beside data files.
const Name = "schema.yaml"

// File is what a schema file says, tables by their names in lower case.
type File struct {
	path   string
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

// Beside reads the schema file of each folder that data names, or that holds a file it
// names. Having none is fine.
func Beside(data []string) ([]File, error) {
	var out []File
	var seen []string
	for _, p := range data {
		dir := p
		if fi, err := os.Stat(p); err == nil && !fi.IsDir() {
			dir = filepath.Dir(p)
		}
		file := filepath.Join(dir, Name)
		if slices.Contains(seen, file) {
			continue
		}
		seen = append(seen, file)
		d, err := Read(file)
		switch {
		case errors.Is(err, os.ErrNotExist):
			continue
		case err != nil:
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// Read reads one schema file.
func Read(path string) (File, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return File{}, fmt.Errorf("%s cannot be read: %w", path, err)
	}
	return parse(path, text)
}

// parse reads a schema file's text; an unknown word in it is an error.
func parse(file string, text []byte) (File, error) {
	var doc struct {
		Tables map[string]tableNotes `yaml:"tables"`
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&doc); err != nil && !errors.Is(err, io.EOF) {
		return File{}, fmt.Errorf("%s is not understood: %s", file, oneLine(strings.TrimPrefix(err.Error(), "yaml: ")))
	}
	out := File{path: file, tables: map[string]tableNotes{}}
	for name, t := range doc.Tables {
		for _, fk := range t.ForeignKeys {
			if len(fk.Columns) == 0 || len(fk.Columns) != len(fk.References) || fk.Table == "" {
				return File{}, fmt.Errorf("%s: a foreign key of table %s needs columns, table, and as many references as columns", file, name)
			}
		}
		out.tables[strings.ToLower(name)] = t
	}
	return out, nil
}

// Apply adds what d says to the tables of one schema. A table that is not served is
// passed over, for a part of a folder may be; a column that its table does not have is
// an error.
func (d File) Apply(tables []*backend.Table) error {
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

func (d File) foreignKeys(t *backend.Table, notes []foreignKeyNotes, byName map[string]*backend.Table) error {
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
			return fmt.Errorf("%s: table %s refers to table %s, which does not exist", d.path, t.Name, n.Table)
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
func (d File) columns(t *backend.Table, names []string) ([]string, error) {
	out := make([]string, 0, len(names))
	for _, n := range names {
		i := slices.IndexFunc(t.Columns, func(c backend.Column) bool { return strings.EqualFold(c.Name, n) })
		if i < 0 {
			return nil, fmt.Errorf("%s: table %s has no column %s", d.path, t.Name, n)
		}
		out = append(out, t.Columns[i].Name)
	}
	return out, nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Comment is what the file says of a table, or empty.
func (d File) Comment(table string) string { return oneLine(d.tables[strings.ToLower(table)].Comment) }

// Describe adds what d says to one table of a catalog that is read table by table: spelled
// gives another table's name as the catalog has it, or empty when there is none. The
// columns that a foreign key points to are taken at their word.
func (d File) Describe(t *backend.Table, spelled func(name string) string) error {
	notes := d.tables[strings.ToLower(t.Name)]
	keys := notes.ForeignKeys
	notes.ForeignKeys = nil
	alone := File{path: d.path, tables: map[string]tableNotes{strings.ToLower(t.Name): notes}}
	if err := alone.Apply([]*backend.Table{t}); err != nil {
		return err
	}
	for _, n := range keys {
		cols, err := d.columns(t, n.Columns)
		if err != nil {
			return err
		}
		if to := spelled(n.Table); to != "" {
			t.ForeignKeys = append(t.ForeignKeys, backend.ForeignKey{
				Columns: cols, RefSchema: t.Schema, RefTable: to, RefColumns: n.References})
		}
	}
	return nil
}
