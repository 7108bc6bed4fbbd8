package corpus

import "strings"

// Known are the cases that are known to be answered otherwise, by what they say; why,
// stands in the file and in docs/dialects.md.
func Known() (map[string]bool, error) {
	text, err := testdata.ReadFile("testdata/known.txt")
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool)
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			known[line] = true
		}
	}
	return known, nil
}
