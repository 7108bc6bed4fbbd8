package dialect

import "strings"

// intervalUnits are the words that end an interval.
var intervalUnits = map[string]bool{
	"microsecond": true, "second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "quarter": true, "year": true,
	"second_microsecond": true, "minute_microsecond": true, "minute_second": true, "hour_microsecond": true, "hour_second": true,
	"hour_minute": true, "day_microsecond": true, "day_second": true, "day_minute": true, "day_hour": true, "year_month": true,
}

// signedIntervals writes a plus before the bracket of INTERVAL (…) DAY, which the parser
// would take for the function of that name. The text keeps its length.
func (r *mysqlReader) signedIntervals(text string) string {
	if !containsFold(text, "interval") {
		return text
	}
	var out []byte
	var opened []int // for each open bracket: the place of the plus, or 0
	l := lexer{text: text, from: MySQL, modes: r.modes}
	space, closed := 0, 0
	for t := l.next(); t.kind != tokEOF && t.kind != tokBad; t = l.next() {
		switch word := text[t.start:t.end]; {
		case t.kind == tokOpen:
			opened = append(opened, 0)
			if space == t.start && space > 0 && strings.ContainsRune(" \t\r\n", rune(text[space-1])) {
				opened[len(opened)-1] = space - 1
			}
			closed = 0
		case t.kind == tokClose && len(opened) > 0:
			closed = opened[len(opened)-1]
			opened = opened[:len(opened)-1]
		case t.kind == tokWord && closed > 0 && intervalUnits[strings.ToLower(word)]:
			if out == nil {
				out = []byte(text)
			}
			out[closed] = '+'
			closed = 0
		case t.kind == tokWord && strings.EqualFold(word, "interval"):
			closed = 0
			space = t.end
			for space < len(text) && strings.ContainsRune(" \t\r\n", rune(text[space])) {
				space++
			}
		default:
			closed = 0
		}
	}
	if out == nil {
		return text
	}
	return string(out)
}
