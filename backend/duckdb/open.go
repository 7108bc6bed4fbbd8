//go:build duckdb_arrow

package duckdb

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"github.com/duckdb/duckdb-go-bindings"

	"streamlink/backend"
	"streamlink/backend/schemafile"
)

// Backend is one DuckDB database, locked to what its Config names.
type Backend struct {
	db      duckdb_go_bindings.Database
	pool    *pool
	crew    *crew // nil: the engine has threads of its own, or needs none
	catalog *catalog
	spool   string // folder for results that must be put aside
	temp    string // folder made by Open, removed by Close; empty: none
	log     *slog.Logger
}

// Open opens the database, loads what the configuration names, and then locks every
// door to files, network, extensions and settings. The caller closes the Backend
// after all its Conns.
func Open(ctx context.Context, c Config, log *slog.Logger) (backend.Backend, error) {
	b, err := open(ctx, c, log)
	if err != nil {
		return nil, err // not a nil *Backend inside an interface
	}
	return b, nil
}

func open(ctx context.Context, c Config, log *slog.Logger) (*Backend, error) {
	if err := c.Validate(); err != nil {
		return nil, err
	}
	files, err := findFiles(c.Data)
	if err != nil {
		return nil, err
	}
	keys, err := schemafile.Beside(c.Data)
	if err != nil {
		return nil, err
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	b := &Backend{log: log, spool: c.TempDirectory}
	if b.spool == "" {
		if b.temp, err = os.MkdirTemp("", "streamlink-"); err != nil {
			return nil, fmt.Errorf("duckdb needs a temporary folder: %v; set temp_directory", err)
		}
		b.spool = b.temp
	}
	if err := b.openDatabase(c); err != nil {
		b.Close()
		return nil, err
	}
	b.pool = newPool(b.db, b.crew)
	rows, err := b.load(ctx, c, files)
	if err != nil {
		b.Close()
		return nil, err
	}
	b.catalog = newCatalog(b.pool, c.database(), keys, rows)
	if err := b.catalog.check(ctx); err != nil {
		b.Close()
		return nil, err
	}
	return b, nil
}

// openDatabase opens the database file, or memory, with what must be set before.
func (b *Backend) openDatabase(c Config) error {
	var cfg duckdb_go_bindings.Config
	if duckdb_go_bindings.CreateConfig(&cfg) == duckdb_go_bindings.StateError {
		return errors.New("duckdb gave no configuration")
	}
	defer duckdb_go_bindings.DestroyConfig(&cfg)
	options := [][2]string{
		{"autoinstall_known_extensions", "false"},
		{"autoload_known_extensions", "false"},
		{"allow_community_extensions", "false"},
		{"temp_directory", b.spool},
	}
	if c.Path != "" && c.ReadOnly {
		options = append(options, [2]string{"access_mode", "READ_ONLY"})
	}
	helpers := crewSize(c.Threads)
	switch {
	case helpers > 0: // threads that are not DuckDB's own
		all := strconv.Itoa(helpers + 1)
		options = append(options, [2]string{"threads", all}, [2]string{"external_threads", all})
	case c.Threads > 0:
		options = append(options, [2]string{"threads", strconv.Itoa(c.Threads)})
	}
	if c.MemoryLimit != "" {
		options = append(options, [2]string{"memory_limit", c.MemoryLimit})
	}
	for _, o := range options {
		if duckdb_go_bindings.SetConfig(cfg, o[0], o[1]) == duckdb_go_bindings.StateError {
			return fmt.Errorf("duckdb does not take %s = %q", o[0], o[1])
		}
	}
	var reason string
	if duckdb_go_bindings.OpenExt(c.Path, &b.db, cfg, &reason) == duckdb_go_bindings.StateError {
		return fmt.Errorf("duckdb cannot open %s: %s", c.Path, firstLine(reason))
	}
	if helpers > 0 {
		b.crew = newCrew(b.db, helpers)
	}
	return addFunctions(b.db)
}

// load makes a table or view of each file, then locks the database. It gives the
// row counts of views by their names, where the files tell them.
func (b *Backend) load(ctx context.Context, c Config, files []dataFile) (map[string]int64, error) {
	l, err := b.pool.get()
	if err != nil {
		return nil, err
	}
	defer l.close() // its cached statements know the unlocked database
	rows := map[string]int64{}
	for _, f := range files {
		if err = l.exec(ctx, f.create(c.Import)); err == nil && f.Format == "parquet" && !c.Import {
			err = l.each(ctx, "SELECT num_rows FROM parquet_file_metadata("+quote(f.Path)+")", func(r row) {
				rows[f.Table] = r.int(0)
			})
		}
		if err != nil {
			return nil, fmt.Errorf("data %s cannot be loaded: %s", f.Path, firstLine(engineText(err)))
		}
		b.log.Debug("data file served", "path", f.Path, "table", f.Table, "imported", c.Import)
	}
	for _, s := range lockdown(files, c.Import) {
		if err := l.exec(ctx, s); err != nil {
			return nil, fmt.Errorf("duckdb cannot be locked (%s): %s", s, firstLine(engineText(err)))
		}
	}
	return rows, nil
}

// lockdown is what stands between client SQL and the machine. The order matters: what may
// be read is said before the rest is closed.
func lockdown(files []dataFile, imported bool) []string {
	s := []string{
		"SET GLOBAL TimeZone = 'UTC'",
		// Planning costs the fourth power of an expression's depth and hears no
		// interrupt: the 1,000 that DuckDB allows would take minutes.
		"SET GLOBAL max_expression_depth = 250",
	}
	if len(files) > 0 && !imported {
		var paths []string
		for _, f := range files {
			paths = append(paths, quote(f.Path))
		}
		s = append(s, "SET GLOBAL allowed_paths = ["+strings.Join(paths, ", ")+"]")
	}
	return append(s,
		// The engine lets nobody take this back. Its other settings are not locked, since a link
		// gets its client's time zone: a client's SET and PRAGMA are refused by their kind.
		"SET GLOBAL enable_external_access = false")
}

// create is the statement that makes f a view, or a table when it is imported.
func (f dataFile) create(imported bool) string {
	kind := "VIEW"
	if imported {
		kind = "TABLE"
	}
	read := map[string]string{"parquet": "read_parquet", "csv": "read_csv", "json": "read_json"}[f.Format]
	return fmt.Sprintf("CREATE %s %s AS SELECT * FROM %s(%s)", kind, quoteIdent(f.Table), read, quote(f.Path))
}

// Name is the engine's dialect name.
func (b *Backend) Name() string { return "duckdb" }

// Version is DuckDB's version, such as "v1.5.0".
func (b *Backend) Version() string { return duckdb_go_bindings.LibraryVersion() }

// Open makes one client's connection. It costs nothing until its first statement.
func (b *Backend) Open(context.Context) (backend.Conn, error) {
	return &Conn{b: b}, nil
}

// Catalog describes what the database holds.
func (b *Backend) Catalog() backend.Catalog { return b.catalog }

// Close closes the database. Every Conn and result must be closed before.
func (b *Backend) Close() error {
	if b.pool != nil {
		b.pool.close()
	}
	b.crew.end()
	duckdb_go_bindings.Close(&b.db)
	if b.temp != "" {
		return os.RemoveAll(b.temp)
	}
	return nil
}

func quote(s string) string      { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
func quoteIdent(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
