package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"streamlink/backend/schemafile"
	"streamlink/backend/sqlite"
)

// wide makes a catalog of many tables: those of a folder, and beside them tables of a suite's
// databases with their keys, as a house with many businesses has them.
type wide struct {
	folder string // the new one
	most   int
	names  map[string]bool // of tables, in lower case
	tables map[string]map[string]any
}

// widen makes a folder of n tables out of base and the databases of a suite, which the caller
// removes.
func widen(ctx context.Context, base string, s *suite, n int) (folder string, err error) {
	folder, err = os.MkdirTemp("", "streamlink-wide-")
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	w := &wide{folder: folder, most: n, names: map[string]bool{}, tables: map[string]map[string]any{}}
	if err := w.add(base); err != nil {
		return folder, err
	}
	for _, db := range slices.Sorted(maps.Keys(s.schemas)) {
		if len(w.names) >= n {
			break
		}
		file, err := sqlite.Open(s.file(db))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return folder, err
		}
		served, err := s.served(ctx, db, file)
		if err = errors.Join(err, file.Close()); err != nil {
			return folder, err
		}
		if err := w.add(served); err != nil {
			return folder, err
		}
	}
	if len(w.names) < n {
		return folder, fmt.Errorf("there are %d tables, fewer than %d", len(w.names), n)
	}
	return folder, w.describe()
}

// add links a folder's tables into the new one, as many as there is room for.
func (w *wide) add(from string) error {
	files, err := filepath.Glob(filepath.Join(from, "*.parquet"))
	if err != nil {
		return err
	}
	var schema struct {
		Tables map[string]map[string]any `yaml:"tables"`
	}
	text, err := os.ReadFile(filepath.Join(from, schemafile.Name))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := yaml.Unmarshal(text, &schema); err != nil {
		return err
	}
	called := map[string]string{} // by the name in from
	for _, file := range files {
		if len(w.names) >= w.most {
			break
		}
		old := strings.TrimSuffix(filepath.Base(file), ".parquet")
		name := w.free(old)
		called[old] = name
		path, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		if err := os.Symlink(path, filepath.Join(w.folder, name+".parquet")); err != nil {
			return err
		}
	}
	for old, name := range called {
		w.tables[name] = renamed(schema.Tables[old], called)
	}
	return nil
}

// free is name, or with a number behind it where a table is called so already.
func (w *wide) free(name string) string {
	out := name
	for k := 2; w.names[strings.ToLower(out)]; k++ {
		out = fmt.Sprintf("%s_%d", name, k)
	}
	w.names[strings.ToLower(out)] = true
	return out
}

// renamed is what is told of a table, keys to tables that did not come left out.
func renamed(notes map[string]any, called map[string]string) map[string]any {
	out := map[string]any{}
	for k, v := range notes {
		if k != "foreign_keys" {
			out[k] = v
		}
	}
	var keys []any
	all, _ := notes["foreign_keys"].([]any)
	for _, k := range all {
		key, ok := k.(map[string]any)
		if !ok {
			continue
		}
		table, _ := key["table"].(string)
		if name, ok := called[table]; ok {
			key = maps.Clone(key)
			key["table"] = name
			keys = append(keys, key)
		}
	}
	if len(keys) > 0 {
		out["foreign_keys"] = keys
	}
	return out
}

func (w *wide) describe() error {
	text, err := yaml.Marshal(map[string]any{"tables": w.tables})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.folder, schemafile.Name), text, 0o600)
}

// peak is the largest resident memory that this process has had, in MiB; 0 where the system
// does not tell.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		kib := 0
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	return 0
}
