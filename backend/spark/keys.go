package spark

import (
	"log/slog"

	"streamlink/backend"
	"streamlink/backend/schemafile"
)

// keys are the keys and comments that the configuration's schema file tells; the zero
// value tells none.
type keys struct {
	file schemafile.File
	log  *slog.Logger
}

func readKeys(path string, log *slog.Logger) (keys, error) {
	if path == "" {
		return keys{}, nil
	}
	f, err := schemafile.Read(path)
	return keys{f, log}, err
}

// comment gives a table that is only named its comment.
func (k keys) comment(t *backend.Table) {
	if c := k.file.Comment(t.Name); c != "" {
		t.Comment = c
	}
}

// apply gives a table its keys and comments. Where the file does not fit the table, the
// table is served without: somebody may have changed it while we run.
func (k keys) apply(t *backend.Table, spelled func(name string) string) {
	described := *t
	described.Columns = append([]backend.Column(nil), t.Columns...)
	if err := k.file.Describe(&described, spelled); err != nil {
		k.log.Warn("schema file does not fit", "error", err)
		return
	}
	*t = described
}
