package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// widest is how many characters of a cell are shown.
const widest = 48

// printTable writes rows aligned, in psql's manner.
func printTable(w io.Writer, indent string, columns []string, rows [][]string) {
	width := make([]int, len(columns))
	for c, name := range columns {
		width[c] = utf8.RuneCountInString(clip(name))
	}
	for _, row := range rows {
		for c, cell := range row {
			width[c] = max(width[c], utf8.RuneCountInString(clip(cell)))
		}
	}
	line := func(cells []string, between string) {
		var b strings.Builder
		for c, cell := range cells {
			if c > 0 {
				b.WriteString(between)
			}
			cell = clip(cell)
			b.WriteString(cell + strings.Repeat(" ", width[c]-utf8.RuneCountInString(cell)))
		}
		fmt.Fprintf(w, "%s%s\n", indent, strings.TrimRight(b.String(), " "))
	}
	line(columns, " | ")
	rules := make([]string, len(columns))
	for c := range columns {
		rules[c] = strings.Repeat("-", width[c])
	}
	fmt.Fprintf(w, "%s%s\n", indent, strings.Join(rules, "-+-"))
	for _, row := range rows {
		line(row, " | ")
	}
}

func clip(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) <= widest {
		return s
	}
	return string([]rune(s)[:widest-1]) + "…"
}
