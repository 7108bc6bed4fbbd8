package link

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

// span is a stretch of time in a question: used words from the first.
type span struct {
	from, to time.Time
	used     int
	year     bool
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// times finds days, months, years and other stretches of time.
func (l *Linker) times(r *Result, taken []bool, now time.Time) {
	for i := 0; i < len(r.Words); i++ {
		v := Value{Kind: Range, First: i}
		s, ok := timeAt(r.Words[i:], now)
		switch {
		case ok && s.year:
			v.Kind, v.Number = Year, strconv.Itoa(s.from.Year())
			v.From, v.To = s.from, s.to
		case ok:
			v.From, v.To = s.from, s.to
		default:
			m, isMonth := months[r.Words[i].Lower]
			spoken := i > 0 && (r.Words[i-1].Lower == "in" || r.Words[i-1].Lower == "of" || r.Words[i-1].Lower == "every")
			if !isMonth || !r.Words[i].Capital() || !spoken {
				continue
			}
			v.Kind, v.Number, s.used = Number, strconv.Itoa(int(m)), 1
		}
		v.Last = i + s.used - 1
		v.Text = phrase(r.Words[i : v.Last+1])
		for k := i; k <= v.Last; k++ {
			taken[k] = true
		}
		r.Values = append(r.Values, v)
		i = v.Last
	}
}

func phrase(words []Word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.Text
	}
	return strings.Join(texts, " ")
}

// timeAt reads a stretch of time at the start of words.
func timeAt(words []Word, now time.Time) (span, bool) {
	w := words[0].Lower
	word := func(i int) string {
		if i < len(words) {
			return words[i].Lower
		}
		return ""
	}
	if s, ok := clock(words[0].Text, word(1)); ok {
		return s, true
	}
	if s, ok := isoDay(words[0].Text); ok {
		return s, true
	}
	if m, ok := months[w]; ok {
		return monthAt(words, m)
	}
	if d, ok := dayOfMonth(w); ok {
		if m, is := months[word(1)]; is {
			if y, is := year(word(2)); is {
				return oneDay(y, m, d, 3)
			}
			if y, is := laterYear(words[2:]); is {
				return oneDay(y, m, d, 2)
			}
		} else if m, is := months[word(2)]; is && word(1) == "of" {
			if y, is := year(word(3)); is {
				return oneDay(y, m, d, 4)
			}
		}
	}
	if y, ok := year(w); ok {
		if q, ok := shortQuarter(word(1)); ok {
			return quarter(y, q, 2), true
		}
		return span{from: day(y, 1, 1), to: day(y+1, 1, 1), used: 1, year: true}, true
	}
	if y, ok := year(strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'")); ok && y%10 == 0 && strings.HasSuffix(w, "s") {
		return span{from: day(y, 1, 1), to: day(y+10, 1, 1), used: 1}, true
	}
	if s, ok := partOfYear(word); ok {
		return s, true
	}
	if n, ok := decades[strings.TrimPrefix(w, "'")]; ok {
		return span{from: day(n, 1, 1), to: day(n+10, 1, 1), used: 1}, true
	}
	return spokenTime(w, word(1), now)
}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

// decades of the last century by their names; a later one is "the 2010s".
var decades = map[string]int{"fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
	"50s": 1950, "60s": 1960, "70s": 1970, "80s": 1980, "90s": 1990}

// partOfYear reads "Q4 2015", "Q4 of 2015", "last quarter of 2015", "first half of 2014".
func partOfYear(word func(int) string) (span, bool) {
	part, used := 0, 1
	half := false
	if q, ok := shortQuarter(word(0)); ok {
		part = q
	} else if n, ok := ordinals[word(0)]; ok && (word(1) == "quarter" || word(1) == "half") {
		part, used, half = n, 2, word(1) == "half"
	} else {
		return span{}, false
	}
	if word(used) == "of" || word(used) == "in" {
		used++
	}
	y, ok := year(word(used))
	if !ok {
		return span{}, false
	}
	if half {
		from := day(y, time.Month(1+6*min(part-1, 1)), 1)
		return span{from: from, to: from.AddDate(0, 6, 0), used: used + 1}, true
	}
	return quarter(y, part, used+1), true
}

// shortQuarter reads "q1" to "q4".
func shortQuarter(w string) (int, bool) {
	if len(w) != 2 || w[0] != 'q' || w[1] < '1' || w[1] > '4' {
		return 0, false
	}
	return int(w[1] - '0'), true
}

func quarter(y, q, used int) span {
	m := time.Month(q*3 - 2)
	return span{from: day(y, m, 1), to: day(y, m+3, 1), used: used}
}

func oneDay(y int, m time.Month, d, used int) (span, bool) {
	t := day(y, m, d)
	if t.Day() != d {
		return span{}, false
	}
	return span{from: t, to: t.AddDate(0, 0, 1), used: used}, true
}

// monthAt reads "March 2016", "March of 2016", "March 1, 2016".
func monthAt(words []Word, m time.Month) (span, bool) {
	word := func(i int) string {
		if i < len(words) {
			return words[i].Lower
		}
		return ""
	}
	if y, ok := year(word(1)); ok {
		return span{from: day(y, m, 1), to: day(y, m+1, 1), used: 2}, true
	}
	if y, ok := year(word(2)); ok && word(1) == "of" {
		return span{from: day(y, m, 1), to: day(y, m+1, 1), used: 3}, true
	}
	if d, ok := dayOfMonth(word(1)); ok {
		if y, is := year(word(2)); is {
			return oneDay(y, m, d, 3)
		}
		if y, is := laterYear(words[2:]); is {
			return oneDay(y, m, d, 2)
		}
		return span{}, false
	}
	if y, ok := laterYear(words[1:]); ok {
		return span{from: day(y, m, 1), to: day(y, m+1, 1), used: 1}, true
	}
	return span{}, false
}

// laterYear is the year of a day or month that is said for the one before it too: "from
// March to June 2014", "between 1 March and 15 April 2016".
func laterYear(words []Word) (int, bool) {
	if len(words) < 3 || !slices.Contains([]string{"to", "and", "until", "till", "through", "-"}, words[0].Lower) {
		return 0, false
	}
	words = words[1:]
	if _, ok := dayOfMonth(words[0].Lower); ok {
		words = words[1:]
	}
	if m, ok := months[words[0].Lower]; ok {
		if s, ok := monthAt(words, m); ok {
			return s.from.Year(), true
		}
	}
	return 0, false
}

func dayOfMonth(w string) (int, bool) {
	n, ok := digits(w)
	d := int(n)
	return d, ok && n == float64(d) && d >= 1 && d <= 31
}

func year(w string) (int, bool) {
	if len(w) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(w)
	return y, err == nil && y >= 1500 && y <= 2100
}

// isoDay reads 2016-03-01, 2016/3/1, 3/1/2016 (month first), 2016-03 and 03/2016.
func isoDay(w string) (span, bool) {
	for _, layout := range []string{"2006-01-02", "2006/1/2", "2006-1-2", "1/2/2006", "2006.01.02"} {
		if t, err := time.Parse(layout, w); err == nil {
			return span{from: t, to: t.AddDate(0, 0, 1), used: 1}, true
		}
	}
	for _, layout := range []string{"2006-01", "1/2006"} {
		if t, err := time.Parse(layout, w); err == nil && t.Year() >= 1500 && t.Year() <= 2100 {
			return span{from: t, to: t.AddDate(0, 1, 0), used: 1}, true
		}
	}
	return span{}, false
}

// clock reads a second of a day: one word in quotation marks, or two.
func clock(w, next string) (span, bool) {
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, w); err == nil {
			return span{from: t, to: t.Add(time.Second), used: 1}, true
		}
		if t, err := time.Parse(layout, w+" "+next); err == nil && len(w) == len(time.DateOnly) {
			return span{from: t, to: t.Add(time.Second), used: 2}, true
		}
	}
	return span{}, false
}

// spokenTime reads "today", "this year", "last month" and the like.
func spokenTime(w, next string, now time.Time) (span, bool) {
	if now.IsZero() {
		return span{}, false
	}
	y, m, d := now.Date()
	today := day(y, m, d)
	switch w {
	case "today":
		return span{from: today, to: today.AddDate(0, 0, 1), used: 1}, true
	case "yesterday":
		return span{from: today.AddDate(0, 0, -1), to: today, used: 1}, true
	}
	back, ok := map[string]int{"this": 0, "last": -1, "previous": -1}[w]
	if !ok {
		return span{}, false
	}
	switch next {
	case "year":
		return span{from: day(y+back, 1, 1), to: day(y+back+1, 1, 1), used: 2, year: true}, true
	case "month":
		return span{from: day(y, m+time.Month(back), 1), to: day(y, m+time.Month(back)+1, 1), used: 2}, true
	case "decade":
		start := y/10*10 + 10*back
		return span{from: day(start, 1, 1), to: day(start+10, 1, 1), used: 2}, true
	}
	return span{}, false
}

// SpeaksOfNow tells whether the question's meaning changes with the day.
func SpeaksOfNow(question string) bool {
	words := Split(question)
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1].Lower
		}
		if _, ok := spokenTime(w.Lower, next, day(2000, 1, 1)); ok {
			return true
		}
	}
	return false
}
