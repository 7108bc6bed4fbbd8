package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// report prints Markdown whose tables can be read as they are.
type report struct{ w io.Writer }

func (r *report) title(format string, args ...any) {
	fmt.Fprintf(r.w, "\n### %s\n\n", fmt.Sprintf(format, args...))
}

func (r *report) say(format string, args ...any) { fmt.Fprintf(r.w, format+"\n", args...) }

// table prints rows under the first, which names the columns.
func (r *report) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for n, row := range rows {
		fmt.Fprint(r.w, "|")
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				fmt.Fprint(r.w, " ", cell, pad, " |")
			} else {
				fmt.Fprint(r.w, " ", pad, cell, " |")
			}
		}
		fmt.Fprintln(r.w)
		if n > 0 {
			continue
		}
		fmt.Fprint(r.w, "|")
		for i := range row {
			if i == 0 {
				fmt.Fprint(r.w, strings.Repeat("-", widths[i]+2), "|")
			} else {
				fmt.Fprint(r.w, strings.Repeat("-", widths[i]+1), ":|")
			}
		}
		fmt.Fprintln(r.w)
	}
	fmt.Fprintln(r.w)
}

// count writes a large number so that it can be read.
func count(n float64) string {
	digits := strconv.FormatFloat(n, 'f', 0, 64)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
