package dialect

import "strings"

// parseArray reads PostgreSQL's one-dimensional array text: {a,"b c",NULL}. A nil
// element is NULL.
func parseArray(text string) ([]*string, bool) {
	text = strings.TrimSpace(text)
	if len(text) < 2 || text[0] != '{' || text[len(text)-1] != '}' {
		return nil, false
	}
	text = text[1 : len(text)-1]
	if strings.TrimSpace(text) == "" {
		return nil, true
	}
	var out []*string
	for i := 0; ; i++ {
		for i < len(text) && text[i] == ' ' {
			i++
		}
		var b strings.Builder
		quoted := i < len(text) && text[i] == '"'
		if quoted {
			i++
		}
		for ; i < len(text); i++ {
			c := text[i]
			if c == '\\' && i+1 < len(text) {
				i++
				b.WriteByte(text[i])
				continue
			}
			if quoted && c == '"' {
				i++
				break
			}
			if !quoted && (c == ',' || c == '{' || c == '}' || c == '"') {
				break
			}
			b.WriteByte(c)
		}
		for quoted && i < len(text) && text[i] == ' ' {
			i++
		}
		v := b.String()
		if !quoted {
			v = strings.TrimSpace(v)
		}
		if !quoted && v == "" {
			return nil, false
		}
		if !quoted && strings.EqualFold(v, "null") {
			out = append(out, nil)
		} else {
			out = append(out, &v)
		}
		if i >= len(text) {
			return out, true
		}
		if text[i] != ',' {
			return nil, false
		}
	}
}
