package main

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// query is one of a benchmark's queries as one engine's authors wrote it.
type query struct {
	suite, form, name string
	// setup runs before the text: a view that it reads.
	setup []string
	text  string
}

// form is a jar that holds a benchmark's texts.
type form struct{ suite, name, jar, dir string }

var forms = []form{
	{"tpch", "trino", "tpch-1.2.jar", "io/trino/tpch/queries"},
	{"tpch", "spark", "spark-sql_2.12-3.5.3-tests.jar", "tpch"},
	{"tpcds", "trino", "trino-benchto-benchmarks-368.jar", "sql/presto/tpcds"},
	{"tpcds", "spark", "spark-sql_2.12-3.5.3-tests.jar", "tpcds"},
}

// numbered is a file of one query: q01.sql, or q14a.sql for the first of two variants.
var numbered = regexp.MustCompile(`^q(\d+)([ab]?)\.sql$`)

// read gives a form's queries in order.
func (f form) read(build string) ([]query, error) {
	jar, err := zip.OpenReader(filepath.Join(build, "java", "lib", f.jar))
	if err != nil {
		return nil, fmt.Errorf("%w; run integration/tpc/setup.sh", err)
	}
	defer jar.Close()
	var out []query
	for _, file := range jar.File {
		m := numbered.FindStringSubmatch(path.Base(file.Name))
		if path.Dir(file.Name) != f.dir || m == nil {
			continue
		}
		text, err := content(file)
		if err != nil {
			return nil, err
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return nil, err
		}
		q := query{suite: f.suite, form: f.name, name: fmt.Sprintf("q%02d%s", n, m[2])}
		statements := statements(filled(text))
		if len(statements) == 0 {
			return nil, fmt.Errorf("%s is empty", file.Name)
		}
		q.setup, q.text = statements[:len(statements)-1], statements[len(statements)-1]
		out = append(out, q)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].name < out[j].name })
	if len(out) == 0 {
		return nil, fmt.Errorf("no queries in %s of %s", f.dir, f.jar)
	}
	return out, nil
}

func content(file *zip.File) (string, error) {
	r, err := file.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	return string(text), err
}

// filled takes out the places where a benchmark's runner puts the schema's name, and gives
// the one column its name that the generator calls otherwise.
func filled(text string) string {
	return strings.NewReplacer("c_last_review_date_sk", "c_last_review_date_sk", "c_last_review_date", "c_last_review_date_sk", `"${database}"."${schema}"."${prefix}`, `"`, "${database}.${schema}.${prefix}", "", "${database}.${schema}.", "").Replace(text)
}

// statements parts a text at its semicolons.
func statements(text string) []string {
	var out []string
	var one []token
	for _, t := range append(tokens(text), token{'p', ";"}) {
		if t.kind == 'b' && (strings.HasPrefix(t.text, "--") || strings.HasPrefix(t.text, "/*")) {
			continue
		}
		if t.kind == 'p' && t.text == ";" {
			if s := join(one); s != "" {
				out = append(out, s)
			}
			one = nil
			continue
		}
		one = append(one, t)
	}
	return out
}
