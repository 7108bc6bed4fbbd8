package link

import "regexp"

// Runs that say two things: years with a hyphen between, a year or number after "pre-" or
// "post-", a number with a plus.
var joined = []*regexp.Regexp{
	regexp.MustCompile(`^((?:1[5-9]|20)\d\d)[-–—/]((?:1[5-9]|20)\d\d)$`),
	regexp.MustCompile(`^(?i:(pre|post|since|until|mid))[-–](\d{4})$`),
	regexp.MustCompile(`^(\d+)(\+)$`),
}

// apart parts such runs into their words, unless a cell is written so.
func (l *Linker) apart(words []Word) []Word {
	var out []Word
	for _, w := range words {
		parts := partsOf(w.Text)
		if w.Quoted || parts == nil || (l.Values != nil && len(l.Values.Equal(w.Key)) > 0 && parts[1] != "+") {
			out = append(out, w)
			continue
		}
		second := word(parts[1], w.Start+len(w.Text)-len(parts[1]))
		second.Stop = w.Stop
		out = append(out, word(parts[0], w.Start), second)
	}
	return out
}

func partsOf(text string) []string {
	for _, form := range joined {
		if m := form.FindStringSubmatch(text); m != nil {
			return m[1:]
		}
	}
	return nil
}
