package duckdb

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Config says what the engine serves and how much of the machine it may use.
type Config struct {
	// Path is a .duckdb file. Empty: a database in memory over Data.
	Path string `mapstructure:"path"`
	// Data lists folders and .parquet, .csv, .tsv, .json, .jsonl, .ndjson files;
	// each file is served as a table that has the file's name.
	Data []string `mapstructure:"data"`
	// Import loads Data into tables at start-up. Without it the files are read at
	// each query, where they stand.
	Import bool `mapstructure:"import"`
	// ReadOnly opens Path for reading only.
	ReadOnly bool `mapstructure:"read_only"`
	// Database is the name clients see. Empty: Path's name without its ending, or
	// "streamlink".
	Database string `mapstructure:"database"`
	// Threads is how many worker threads DuckDB may use; 0: one for each CPU.
	Threads int `mapstructure:"threads"`
	// MemoryLimit is how much memory DuckDB may use, such as "2GB"; empty: 80 % of
	// the machine's.
	MemoryLimit string `mapstructure:"memory_limit"`
	// TempDirectory is where DuckDB writes what does not fit in memory; empty: a
	// folder of its own under the system's, removed at the end.
	TempDirectory string `mapstructure:"temp_directory"`
}

var memorySize = regexp.MustCompile(`^\d+(\.\d+)?\s*(B|KB|MB|GB|TB|KiB|MiB|GiB|TiB)$`)

// Validate tells in one line what is wrong with the configuration and what to do,
// or nil.
func (c Config) Validate() error {
	if c.Threads < 0 {
		return fmt.Errorf("duckdb threads is %d: use 0 for all CPUs or a positive number", c.Threads)
	}
	if c.MemoryLimit != "" && !memorySize.MatchString(c.MemoryLimit) {
		return fmt.Errorf("duckdb memory_limit %q is not a size: write it like 2GB or 512MB", c.MemoryLimit)
	}
	if c.Path != "" && len(c.Data) > 0 {
		return fmt.Errorf("duckdb takes path (%s) or data (%s), not both", c.Path, strings.Join(c.Data, ", "))
	}
	if c.Path != "" {
		if err := c.validatePath(); err != nil {
			return err
		}
	}
	if c.TempDirectory != "" {
		if fi, err := os.Stat(c.TempDirectory); err != nil || !fi.IsDir() {
			return fmt.Errorf("duckdb temp_directory %s is not a folder: create it or leave it empty", c.TempDirectory)
		}
	}
	_, err := findFiles(c.Data)
	return err
}

func (c Config) validatePath() error {
	fi, err := os.Stat(c.Path)
	switch {
	case err == nil && fi.IsDir():
		return fmt.Errorf("duckdb path %s is a folder: name a .duckdb file, or serve the folder as data", c.Path)
	case err == nil:
		return nil
	case !os.IsNotExist(err):
		return fmt.Errorf("duckdb path %s cannot be read: %v", c.Path, err)
	case c.ReadOnly:
		return fmt.Errorf("duckdb path %s does not exist: check the name, or clear read_only to create it", c.Path)
	}
	if fi, err := os.Stat(filepath.Dir(c.Path)); err != nil || !fi.IsDir() {
		return fmt.Errorf("duckdb path %s: its folder does not exist", c.Path)
	}
	return nil
}

// database is the name that clients see.
func (c Config) database() string {
	switch {
	case c.Database != "":
		return c.Database
	case c.Path != "":
		return strings.TrimSuffix(filepath.Base(c.Path), filepath.Ext(c.Path))
	}
	return "streamlink"
}
