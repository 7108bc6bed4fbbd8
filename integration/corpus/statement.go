package corpus

import (
	"embed"
	"fmt"
	"path"
	"sort"
	"strings"
)

//go:embed testdata
var testdata embed.FS

// Wire is a client protocol, and with it the dialect of the statements.
type Wire string

// The two wires.
const (
	PostgreSQL Wire = "postgres"
	MySQL      Wire = "mysql"
)

// Case is one statement of the corpus, or a few that belong together.
type Case struct {
	Wire      Wire
	Construct string // the file's name
	Line      int
	// Statements are run one after the other; all answers are compared.
	Statements []string
	// Args are the parameters of the last statement as text; nil is NULL.
	Args []*string
	// Prepared asks with a prepared statement.
	Prepared bool
}

// String is the case as its file has it.
func (c Case) String() string {
	s := strings.Join(c.Statements, " ;; ")
	if len(c.Args) == 0 {
		return s
	}
	args := make([]string, len(c.Args))
	for i, a := range c.Args {
		args[i] = `\N`
		if a != nil {
			args[i] = *a
		}
	}
	return s + " @@ " + strings.Join(args, " | ")
}

// Load reads a wire's statements. A file has one case a line; # begins a comment;
// «a¦b» makes a case of each choice; ;; parts statements that belong together; what
// follows @@ are arguments, parted by |.
func Load(w Wire) ([]Case, error) {
	dir := path.Join("testdata", string(w))
	files, err := testdata.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	sort.Slice(files, func(i, j int) bool { return files[i].Name() < files[j].Name() })
	var out []Case
	for _, f := range files {
		text, err := testdata.ReadFile(path.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(text)) {
			n++
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			for _, s := range expand(line) {
				c := parseCase(s)
				c.Wire, c.Construct, c.Line = w, strings.TrimSuffix(f.Name(), ".sql"), n
				out = append(out, c)
			}
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no statements in %s", dir)
	}
	return out, nil
}

func parseCase(line string) Case {
	var c Case
	text, args, has := strings.Cut(line, " @@ ")
	for _, s := range strings.Split(text, " ;; ") {
		c.Statements = append(c.Statements, strings.TrimSpace(s))
	}
	if !has {
		return c
	}
	c.Prepared = true
	for _, a := range strings.Split(args, "|") {
		a = strings.TrimSpace(a)
		if a == `\N` {
			c.Args = append(c.Args, nil)
			continue
		}
		c.Args = append(c.Args, &a)
	}
	return c
}

// expand makes a line of each choice of «a¦b¦c».
func expand(line string) []string {
	from := strings.Index(line, "«")
	if from < 0 {
		return []string{line}
	}
	to := strings.Index(line, "»")
	if to < from {
		return []string{line}
	}
	var out []string
	for _, choice := range strings.Split(line[from+len("«"):to], "¦") {
		for _, rest := range expand(line[to+len("»"):]) {
			out = append(out, line[:from]+choice+rest)
		}
	}
	return out
}

// Script reads a file of statements that end with a semicolon at a line's end.
func Script(name string) ([]string, error) {
	text, err := testdata.ReadFile(path.Join("testdata", name))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, s := range strings.Split(string(text), ";\n") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out, nil
}
