package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// suiteQuestion is a question about one database of a suite, with gold SQL in SQLite's
// dialect or without.
type suiteQuestion struct {
	ID       string
	DB       string
	Question string
	SQL      string
	Refuse   bool // the right answer is a refusal
}

// choice says which questions of a suite are asked.
type choice struct {
	file      string   // empty: the suite's own
	field     string   // the question's field
	databases string   // names, or a file with names
	limit     int      // 0: all
	verified  bool     // only those whose gold gives the same on PostgreSQL
	wrong     bool     // each question is asked of another database
	except    string   // likewise, of databases that are not asked
	only      []string // database names, read from databases
}

// questions reads the questions that c chooses.
func (s *suite) questions(c choice) ([]suiteQuestion, error) {
	var err error
	if c.file == "" {
		if c.file, err = s.questionFile(); err != nil {
			return nil, err
		}
	}
	if c.only, err = names(c.databases); err != nil {
		return nil, err
	}
	skip, err := names(c.except)
	if err != nil {
		return nil, err
	}
	var out []suiteQuestion
	bad, n := 0, 0
	err = eachJSON(c.file, func(line map[string]json.RawMessage) {
		n++
		q := suiteQuestion{ID: text(line, "id"), DB: text(line, "db_id"), Question: text(line, c.field), SQL: text(line, "sql")}
		if q.SQL == "" {
			q.SQL = text(line, "query")
		}
		if q.ID == "" {
			q.ID = fmt.Sprint(n)
		}
		switch {
		case q.DB == "" || q.Question == "":
			bad++
		case c.field != "question" && q.Question == text(line, "question"):
		case len(c.only) > 0 && !slices.Contains(c.only, q.DB), slices.Contains(skip, q.DB):
		case c.verified && !same(line["pg_exec"]):
		default:
			out = append(out, q)
		}
	})
	if err != nil {
		return nil, err
	}
	if bad > 0 {
		fmt.Fprintf(os.Stderr, "%s: %d lines without db_id or %s are left out\n", c.file, bad, c.field)
	}
	if c.wrong {
		elsewhere(out)
	}
	return thin(out, c.limit), nil
}

// thin keeps limit questions, evenly spread over all.
func thin(all []suiteQuestion, limit int) []suiteQuestion {
	if limit <= 0 || limit >= len(all) {
		return all
	}
	out := make([]suiteQuestion, limit)
	for i := range out {
		out[i] = all[i*len(all)/limit]
	}
	return out
}

// elsewhere gives every question to the next database, where nobody can answer it.
func elsewhere(all []suiteQuestion) {
	var dbs []string
	for _, q := range all {
		if !slices.Contains(dbs, q.DB) {
			dbs = append(dbs, q.DB)
		}
	}
	slices.Sort(dbs)
	for i := range all {
		at, _ := slices.BinarySearch(dbs, all[i].DB)
		all[i].DB = dbs[(at+1+i%max(len(dbs)-1, 1))%len(dbs)]
		all[i].SQL, all[i].Refuse = "", true
	}
}

// questionFile is the one file of JSON lines in a suite that holds questions.
func (s *suite) questionFile() (string, error) {
	var found []string
	for _, pattern := range []string{"*.jsonl", "*.jsonl.gz"} {
		files, err := filepath.Glob(filepath.Join(s.dir, pattern))
		if err != nil {
			return "", err
		}
		for _, f := range files {
			if !strings.HasPrefix(filepath.Base(f), "schemas.") {
				found = append(found, f)
			}
		}
	}
	if len(found) != 1 {
		return "", errors.New("name the questions with --questions: " + s.dir + " holds " + fmt.Sprint(len(found)) + " files that may be they")
	}
	return found[0], nil
}

// names reads a list of names, or a file with one on each line.
func names(list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	if data, err := os.ReadFile(list); err == nil {
		return strings.Fields(string(data)), nil
	} else if strings.ContainsAny(list, "/\\") {
		return nil, err
	}
	return strings.Split(list, ","), nil
}

func text(line map[string]json.RawMessage, field string) string {
	var s string
	if json.Unmarshal(line[field], &s) == nil {
		return s
	}
	if raw := string(line[field]); raw != "null" {
		return raw // an id may be a number
	}
	return ""
}

func same(raw json.RawMessage) bool {
	var exec struct {
		Same bool `json:"same_as_sqlite"`
	}
	return json.Unmarshal(raw, &exec) == nil && exec.Same
}
