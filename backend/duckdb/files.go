package duckdb

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// dataFile is one file that is served as a table.
type dataFile struct {
	Table  string // the file's name without its endings
	Path   string // absolute, links resolved: exactly what the engine may open
	Format string // "parquet", "csv" or "json"
}

// formats tells how a file is read by its ending; a .gz or .zst behind it is dropped first.
var formats = map[string]string{
	".parquet": "parquet", ".csv": "csv", ".tsv": "csv",
	".json": "json", ".jsonl": "json", ".ndjson": "json",
}

// format tells the table name and the format of a file by its name.
func format(name string) (table, kind string, ok bool) {
	base := name
	for _, packed := range []string{".gz", ".zst"} {
		if s, cut := strings.CutSuffix(base, packed); cut {
			base = s
		}
	}
	ext := filepath.Ext(base)
	kind, ok = formats[strings.ToLower(ext)]
	if ok && kind == "parquet" && base != name {
		return "", "", false // parquet packs its own pages
	}
	return strings.TrimSuffix(base, ext), kind, ok
}

// findFiles lists the data files that paths name, folders opened one level deep.
func findFiles(paths []string) ([]dataFile, error) {
	var out []dataFile
	for _, p := range paths {
		fi, err := os.Stat(p)
		if err != nil {
			return nil, fmt.Errorf("data %s does not exist: name a folder or a .parquet, .csv or .json file", p)
		}
		names := []string{p}
		if fi.IsDir() {
			if names, err = inFolder(p); err != nil {
				return nil, err
			}
		}
		for _, n := range names {
			f, err := newDataFile(n)
			if err != nil {
				return nil, err
			}
			if i := slices.IndexFunc(out, func(o dataFile) bool { return strings.EqualFold(o.Table, f.Table) }); i >= 0 {
				if out[i].Path == f.Path {
					continue
				}
				return nil, fmt.Errorf("data %s and %s would both be table %q: rename one", out[i].Path, n, f.Table)
			}
			out = append(out, f)
		}
	}
	return out, nil
}

// inFolder lists a folder's data files; a folder without any is an error.
func inFolder(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("data %s cannot be read: %v", dir, err)
	}
	var names []string
	for _, e := range entries {
		if _, _, ok := format(e.Name()); ok && !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, filepath.Join(dir, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("data %s holds no .parquet, .csv or .json file", dir)
	}
	return names, nil
}

func newDataFile(path string) (dataFile, error) {
	table, kind, ok := format(filepath.Base(path))
	if !ok {
		return dataFile{}, fmt.Errorf("data %s is of no known kind: use .parquet, .csv, .tsv, .json, .jsonl or .ndjson", path)
	}
	if table == "" {
		return dataFile{}, fmt.Errorf("data %s has no name before its ending, so it gives no table name", path)
	}
	abs, err := filepath.Abs(path)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return dataFile{}, fmt.Errorf("data %s cannot be read: %v", path, err)
	}
	if strings.ContainsAny(abs, "*?[{") {
		return dataFile{}, fmt.Errorf("data %s: the engine takes *, ?, [ and { in a path for patterns; rename it", abs)
	}
	f, err := os.Open(abs)
	if err != nil {
		return dataFile{}, fmt.Errorf("data %s cannot be read: %v", path, err)
	}
	f.Close()
	return dataFile{Table: table, Path: abs, Format: kind}, nil
}
