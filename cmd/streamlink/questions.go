package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"regexp"

	"streamlink/nl/score"
	"streamlink/proxy"
)

// question is a line of a question file: with gold SQL, and others as good, or without
// when the right answer is a refusal.
type question struct {
	ID       string   `json:"id"`
	Half     string   `json:"half"`
	Question string   `json:"question"`
	SQL      string   `json:"sql"`
	Alt      []string `json:"alt"`
	Kind     string   `json:"kind"`
}

func readQuestions(file string) ([]question, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []question
	scan := bufio.NewScanner(f)
	scan.Buffer(nil, maxLine)
	for n := 1; scan.Scan(); n++ {
		if len(scan.Bytes()) == 0 {
			continue
		}
		var q question
		if err := json.Unmarshal(scan.Bytes(), &q); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		all = append(all, q)
	}
	return all, scan.Err()
}

var limitClause = regexp.MustCompile(`(?i)\s+LIMIT\s+\d+\s*;?\s*$`)

// right tells whether cells are the rows of the gold query or of one that is as good.
// Golds take the way of every statement of a client.
func (q question) right(ctx context.Context, s *proxy.Session, cells score.Rows) (bool, error) {
	for _, gold := range append([]string{q.SQL}, q.Alt...) {
		want, err := runLocal(ctx, s, gold, 1<<20)
		if err != nil {
			return false, fmt.Errorf("gold of %s: %w", q.ID, err)
		}
		if score.Equal(cells, want.Cells) {
			return true, nil
		}
		if !limitClause.MatchString(gold) || len(cells) != len(want.Cells) {
			continue
		}
		all, err := runLocal(ctx, s, limitClause.ReplaceAllString(gold, ""), 1<<20)
		if err != nil {
			return false, fmt.Errorf("gold of %s: %w", q.ID, err)
		}
		if score.EqualTies(cells, want.Cells, all.Cells) {
			return true, nil
		}
	}
	return false, nil
}
