package dialect

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend/sqlstate"
)

// ListText writes an array parameter's value, which is PostgreSQL's text of it, as the
// statements printed for an engine read it: for DuckDB's cast from text to a list
// ["a","b c",NULL], for Spark's from_json the same with null, and bytes in base64.
func ListText(text string, list arrow.DataType, to Dialect) (string, error) {
	elements, ok := parseArray(text)
	if !ok {
		return "", sqlstate.New(sqlstate.InvalidTextRepresentation, "malformed array literal: %q", text).
			WithHint("arrays have one dimension and look like {1,2,NULL}")
	}
	nested, isList := list.(arrow.ListLikeType)
	bytes := isList && nested.Elem().ID() == arrow.BINARY
	if to == Spark {
		return jsonList(elements, bytes)
	}
	var b strings.Builder
	b.WriteByte('[')
	for i, e := range elements {
		if i > 0 {
			b.WriteByte(',')
		}
		if e == nil {
			b.WriteString("NULL")
			continue
		}
		v := *e
		if digits, ok := strings.CutPrefix(v, `\x`); bytes && ok && len(digits)%2 == 0 { // \xff10 is \xff\x10
			v = ""
			for ; len(digits) > 0; digits = digits[2:] {
				v += `\x` + digits[:2]
			}
		}
		b.WriteByte('"')
		b.WriteString(listEscapes.Replace(v))
		b.WriteByte('"')
	}
	b.WriteByte(']')
	return b.String(), nil
}

// SpanText writes an interval parameter's value, which is PostgreSQL's text of it, as the
// statements printed for Spark read it: its months, days and microseconds.
func SpanText(text string) (string, error) {
	s, ok := parseSpan(text)
	if !ok {
		return "", sqlstate.New(sqlstate.InvalidDatetimeFormat, "invalid input syntax for type interval: %q", text)
	}
	return fmt.Sprintf("%d %d %d", s.months, s.days, s.micros), nil
}

// jsonList writes elements as JSON's texts.
func jsonList(elements []*string, bytes bool) (string, error) {
	all := make([]*string, len(elements))
	for i, e := range elements {
		all[i] = e
		if e == nil || !bytes {
			continue
		}
		v, err := byteaValue(*e)
		if err != nil {
			return "", err
		}
		letters := base64.StdEncoding.EncodeToString(v)
		all[i] = &letters
	}
	text, err := json.Marshal(all)
	return string(text), err
}

var listEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

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
