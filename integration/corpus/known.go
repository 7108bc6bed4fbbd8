package corpus

import (
	"errors"
	"io/fs"
	"strings"
)

// Known are the cases that are known to be answered otherwise, by what they say; why,
// stands in the files and in docs/dialects.md. What only an engine does stands in a file of
// its own.
func Known(engine string) (map[string]bool, error) {
	known := make(map[string]bool)
	for _, file := range []string{"known.txt", "known." + engine + ".txt"} {
		text, err := testdata.ReadFile("testdata/" + file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				known[line] = true
			}
		}
	}
	return known, nil
}
