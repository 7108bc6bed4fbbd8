package main

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ulikunitz/xz"

	"streamlink/backend/sqlite"
	"streamlink/nl/llama"
)

// suite is a folder of databases with questions about them: schemas.jsonl, SQLite files
// beside it, questions as JSON lines.
type suite struct {
	dir     string
	sqlite  string // the folder of the SQLite files
	cache   string // where they lie as the engine serves them
	schemas map[string]suiteSchema
	encoder *llama.Model // links words by their meaning; nil: none
}

// suiteSchema is a line of schemas.jsonl.
type suiteSchema struct {
	DB     string `json:"db_id"`
	SQLite string `json:"sqlite"`
	Tables []struct {
		Name    string `json:"name"`
		Columns []struct {
			Name string `json:"name"`
			Type string `json:"type"`
		} `json:"columns"`
		PrimaryKey  []string `json:"primary_key"`
		ForeignKeys []struct {
			Columns    []string `json:"columns"`
			RefTable   string   `json:"ref_table"`
			RefColumns []string `json:"ref_columns"`
		} `json:"foreign_keys"`
	} `json:"tables"`
}

// suiteIn tells whether a folder is a suite.
func suiteIn(dir string) bool {
	for _, name := range []string{"schemas.jsonl.gz", "schemas.jsonl", "sqlite", "sqlite.tar.xz"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}

// openSuite reads a suite's schemas and unpacks its databases into the cache, once.
func openSuite(ctx context.Context, dir, cache string) (*suite, error) {
	s := &suite{dir: dir, sqlite: filepath.Join(dir, "sqlite"), schemas: map[string]suiteSchema{}}
	for _, name := range []string{"schemas.jsonl.gz", "schemas.jsonl"} {
		err := eachJSON(filepath.Join(dir, name), func(line suiteSchema) { s.schemas[line.DB] = line })
		if err == nil {
			break
		}
		if !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
	}
	if cache == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			base = os.TempDir()
		}
		cache = filepath.Join(base, "streamlink", "eval")
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	s.cache = filepath.Join(cache, stamp(abs))
	if err := os.MkdirAll(s.cache, 0o755); err != nil {
		return nil, err
	}
	archive := filepath.Join(dir, "sqlite.tar.xz")
	if fi, err := os.Stat(s.sqlite); err == nil && fi.IsDir() {
		return s, nil
	}
	fi, err := os.Stat(archive)
	if errors.Is(err, os.ErrNotExist) {
		return s, nil // every database will be told missing
	}
	if err != nil {
		return nil, err
	}
	s.sqlite = filepath.Join(s.cache, "sqlite-"+stamp(fi.Size(), fi.ModTime().UnixNano()))
	if _, err := os.Stat(s.sqlite); err == nil {
		return s, nil
	}
	return s, unpack(ctx, archive, s.sqlite)
}

// stamp is a short name for what tells one state of files from another.
func stamp(of ...any) string {
	sum := sha256.Sum256(fmt.Append(nil, of...))
	return hex.EncodeToString(sum[:6])
}

const largestFile = 1 << 32 // bytes of one unpacked database

// unpack writes the files of a .tar.xz, folders dropped, into a new folder.
func unpack(ctx context.Context, archive, folder string) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := xz.NewReader(bufio.NewReaderSize(f, 1<<20))
	if err != nil {
		return fmt.Errorf("%s: %w", archive, err)
	}
	temp, err := os.MkdirTemp(filepath.Dir(folder), "unpacking-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("%s: %w", archive, err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if h.Typeflag != tar.TypeReg || h.Size > largestFile {
			continue
		}
		if err := writeFile(filepath.Join(temp, filepath.Base(h.Name)), io.LimitReader(r, largestFile)); err != nil {
			return err
		}
	}
	return settle(temp, folder)
}

// settle gives a finished folder its name; another run may have been faster.
func settle(temp, folder string) error {
	err := os.Rename(temp, folder)
	if err != nil && exists(folder) {
		return nil
	}
	return err
}

func writeFile(path string, from io.Reader) error {
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, from)
	return errors.Join(err, out.Close())
}

// file is where a database's SQLite file should be.
func (s *suite) file(db string) string {
	if named := s.schemas[db].SQLite; named != "" {
		if path := filepath.Join(s.sqlite, filepath.Base(named)); exists(path) {
			return path
		}
	}
	for _, name := range []string{db + ".sqlite", filepath.Join(db, db+".sqlite"), db + ".db", db + ".sqlite3"} {
		if path := filepath.Join(s.sqlite, name); exists(path) {
			return path
		}
	}
	return filepath.Join(s.sqlite, db+".sqlite")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// exportVersion changes when the way a database is turned into Parquet does.
const exportVersion = 3

// served gives the folder in which a database lies as the engine serves it, making it at
// the first use.
func (s *suite) served(ctx context.Context, db string, file *sqlite.File) (string, error) {
	path := s.file(db)
	fi, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(s.cache, "served-"+stamp(path, fi.Size(), fi.ModTime().UnixNano(), exportVersion, s.schemas[db]))
	if exists(folder) {
		return folder, nil
	}
	tables, err := file.Tables(ctx)
	if err != nil {
		return "", err
	}
	temp, err := os.MkdirTemp(s.cache, "serving-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(temp)
	if _, err := file.Export(ctx, s.described(db, tables), temp); err != nil {
		return "", err
	}
	return folder, settle(temp, folder)
}

// described adds the keys of schemas.jsonl to what a file tells of its tables, and the order
// of the tables there.
func (s *suite) described(db string, tables []sqlite.Table) []sqlite.Table {
	for _, t := range s.schemas[db].Tables {
		i := slices.IndexFunc(tables, func(o sqlite.Table) bool { return strings.EqualFold(o.Name, t.Name) })
		if i < 0 {
			continue
		}
		if len(t.PrimaryKey) > 0 {
			tables[i].PrimaryKey = t.PrimaryKey
		}
		if len(t.ForeignKeys) > 0 {
			tables[i].ForeignKeys = nil
		}
		for _, k := range t.ForeignKeys {
			tables[i].ForeignKeys = append(tables[i].ForeignKeys, sqlite.ForeignKey{Columns: k.Columns, RefTable: k.RefTable, RefColumns: k.RefColumns})
		}
	}
	return tables
}

// eachJSON reads JSON lines, packed with gzip or not.
func eachJSON[T any](path string, use func(T)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	var from io.Reader = in
	if magic, _ := in.Peek(2); len(magic) == 2 && magic[0] == 0x1f && magic[1] == 0x8b {
		z, err := gzip.NewReader(in)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		from = z
	}
	scan := bufio.NewScanner(from)
	scan.Buffer(make([]byte, 64<<10), maxLine)
	for n := 1; scan.Scan(); n++ {
		if len(strings.TrimSpace(scan.Text())) == 0 {
			continue
		}
		var line T
		if err := json.Unmarshal(scan.Bytes(), &line); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		use(line)
	}
	return scan.Err()
}
