package dialect

import "strings"

// picturesNumber tells to_char of a number, or of a value without a type by a number's picture.
func picturesNumber(t sqlType, f string) bool {
	return t.isNumber() || !t.isTemporal() && t.kind != tInterval && strings.Trim(f, "FM90,.SDGfmPRLVIETH$") == ""
}

// toChar writes to_char of a date by its format's tokens, of a number by its picture.
func (p *printer) toChar(c *call) {
	f := p.constant(c, 1)
	t := p.typ(c.args[0])
	if picturesNumber(t, f) {
		p.numberPicture(c, f)
		return
	}
	if t.kind == tInterval && p.to == DuckDB {
		p.intervalPicture(c, f)
		return
	}
	if t.kind == tInterval || t.kind == tTime {
		refuse(c.pos, "to_char() of "+t.String())
	}
	parts := datePicture(c, f)
	if len(parts) == 1 {
		p.datePart(parts[0], func() { p.dateTime(c.args[0]) })
		return
	}
	p.once(c.args[0], func(d func()) {
		p.w("(")
		for i, part := range parts {
			if i > 0 {
				p.w(" || ")
			}
			p.datePart(part, d)
		}
		p.w(")")
	})
}

// picturePart is a strftime format with what is to be done to its result.
type picturePart struct {
	format string
	wrap   string // "upper", "lower", "" ; "pad" fills up to nine places
	pad    bool
	expr   string // an expression of $ instead of a format
	// ordinal is the ending of a number, as "th"; plain is expr without filling zeros
	ordinal string
	plain   string
}

func (p *printer) datePart(part picturePart, d func()) {
	if part.ordinal != "" {
		ending := part.ordinal
		part.ordinal = ""
		p.ordinal(ending, func() { p.datePart(part, d) })
		return
	}
	if part.expr != "" {
		for i, piece := range strings.Split(part.expr, "$") {
			if i > 0 {
				d()
			}
			p.w(piece)
		}
		return
	}
	if part.pad {
		p.w("rpad(")
	}
	if part.wrap != "" {
		p.w(part.wrap + "(")
	}
	p.w("strftime(")
	d()
	p.w(", ")
	p.text(part.format)
	p.w(")")
	if part.wrap != "" {
		p.w(")")
	}
	if part.pad {
		p.w(", 9, ' ')")
	}
}

// dateTokens are to_char's date tokens, longest first where one begins another.
var dateTokens = []struct {
	token string
	part  picturePart
}{
	{"YYYY", picturePart{format: "%Y"}}, {"IYYY", picturePart{format: "%G"}}, {"YY", picturePart{format: "%y"}},
	{"MONTH", picturePart{format: "%B", wrap: "upper", pad: true}}, {"Month", picturePart{format: "%B", pad: true}},
	{"month", picturePart{format: "%B", wrap: "lower", pad: true}},
	{"MON", picturePart{format: "%b", wrap: "upper"}}, {"Mon", picturePart{format: "%b"}}, {"mon", picturePart{format: "%b", wrap: "lower"}},
	{"MM", picturePart{format: "%m"}}, {"MI", picturePart{format: "%M"}}, {"MS", picturePart{format: "%g"}},
	{"DDD", picturePart{format: "%j"}}, {"DD", picturePart{format: "%d"}},
	{"DAY", picturePart{format: "%A", wrap: "upper", pad: true}}, {"Day", picturePart{format: "%A", pad: true}},
	{"day", picturePart{format: "%A", wrap: "lower", pad: true}},
	{"DY", picturePart{format: "%a", wrap: "upper"}}, {"Dy", picturePart{format: "%a"}}, {"dy", picturePart{format: "%a", wrap: "lower"}},
	{"D", picturePart{expr: "CAST(dayofweek($) + 1 AS VARCHAR)"}}, {"ID", picturePart{expr: "CAST(isodow($) AS VARCHAR)"}},
	{"HH24", picturePart{format: "%H"}}, {"HH12", picturePart{format: "%I"}}, {"HH", picturePart{format: "%I"}},
	{"SSSS", picturePart{expr: "CAST(CAST(floor(epoch($)) AS BIGINT) % 86400 AS VARCHAR)"}},
	{"SS", picturePart{format: "%S"}}, {"US", picturePart{format: "%f"}},
	{"AM", picturePart{format: "%p"}}, {"PM", picturePart{format: "%p"}},
	{"am", picturePart{format: "%p", wrap: "lower"}}, {"pm", picturePart{format: "%p", wrap: "lower"}},
	{"IW", picturePart{expr: "lpad(CAST(weekofyear($) AS VARCHAR), 2, '0')", plain: "CAST(weekofyear($) AS VARCHAR)"}}, {"Q", picturePart{expr: "CAST(quarter($) AS VARCHAR)"}},
	{"WW", picturePart{expr: "lpad(CAST((dayofyear($) - 1) // 7 + 1 AS VARCHAR), 2, '0')", plain: "CAST((dayofyear($) - 1) // 7 + 1 AS VARCHAR)"}},
	{"W", picturePart{expr: "CAST((day($) - 1) // 7 + 1 AS VARCHAR)"}},
	{"CC", picturePart{expr: "lpad(CAST((year($) - 1) // 100 + 1 AS VARCHAR), 2, '0')", plain: "CAST((year($) - 1) // 100 + 1 AS VARCHAR)"}},
	{"J", picturePart{expr: "CAST(CAST(julian(CAST($ AS DATE)) AS BIGINT) AS VARCHAR)"}},
	{"RM", picturePart{expr: "rpad(" + romanMonth + ", 4, ' ')", plain: romanMonth}},
	{"rm", picturePart{expr: "rpad(lower(" + romanMonth + "), 4, ' ')", plain: "lower(" + romanMonth + ")"}},
	{"Y,YYY", picturePart{expr: "format('{:d},{:03d}', year($) // 1000, year($) % 1000)"}},
	{"YYY", picturePart{expr: "right(strftime($, '%Y'), 3)"}}, {"Y", picturePart{expr: "right(strftime($, '%Y'), 1)"}},
	{"IYY", picturePart{expr: "right(strftime($, '%G'), 3)"}}, {"IY", picturePart{expr: "right(strftime($, '%G'), 2)"}},
	{"I", picturePart{expr: "right(strftime($, '%G'), 1)"}},
	{"IDDD", picturePart{expr: "lpad(CAST((week($) - 1) * 7 + isodow($) AS VARCHAR), 3, '0')", plain: "CAST((week($) - 1) * 7 + isodow($) AS VARCHAR)"}},
	{"BC", picturePart{expr: "['BC', 'AD'][CAST(year($) > 0 AS INTEGER) + 1]"}}, {"AD", picturePart{expr: "['BC', 'AD'][CAST(year($) > 0 AS INTEGER) + 1]"}},
	{"B.C.", picturePart{expr: "['B.C.', 'A.D.'][CAST(year($) > 0 AS INTEGER) + 1]"}}, {"A.D.", picturePart{expr: "['B.C.', 'A.D.'][CAST(year($) > 0 AS INTEGER) + 1]"}},
	{"A.M.", picturePart{expr: "['A.M.', 'P.M.'][hour($) // 12 + 1]", wrap: "upper"}},
	{"P.M.", picturePart{expr: "['A.M.', 'P.M.'][hour($) // 12 + 1]", wrap: "upper"}},
	{"a.m.", picturePart{expr: "['a.m.', 'p.m.'][hour($) // 12 + 1]", wrap: "lower"}},
	{"p.m.", picturePart{expr: "['a.m.', 'p.m.'][hour($) // 12 + 1]", wrap: "lower"}},
	{"SSSSS", picturePart{expr: "CAST(CAST(floor(epoch($)) AS BIGINT) % 86400 AS VARCHAR)"}},
	{"FF1", picturePart{expr: "left(strftime($, '%f'), 1)"}}, {"FF2", picturePart{expr: "left(strftime($, '%f'), 2)"}},
	{"FF3", picturePart{format: "%g"}}, {"FF4", picturePart{expr: "left(strftime($, '%f'), 4)"}},
	{"FF5", picturePart{expr: "left(strftime($, '%f'), 5)"}}, {"FF6", picturePart{format: "%f"}},
	{"OF", picturePart{expr: zoneShift}}, {"TZH", picturePart{expr: "left(" + zoneShift + ", 3)"}},
	{"TZM", picturePart{expr: "coalesce(nullif(substr(" + zoneShift + ", 5, 2), ''), left('00', 2 * CAST($ IS NOT NULL AS INTEGER)))"}},
	{"TZ", picturePart{format: "%Z"}}, {"tz", picturePart{format: "%Z", wrap: "lower"}},
}

// romanMonth is a month's number in Roman digits.
const romanMonth = "['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'][month($)]"

// zoneShift is how far a time is from UTC; one without a zone is there.
const zoneShift = `(CASE WHEN $ IS NOT NULL THEN coalesce(nullif(regexp_extract(CAST($ AS VARCHAR), ':\d\d(?:\.\d+)?([+-]\d\d(?::\d\d)?)' || chr(36), 1), ''), '+00') END)`

// unfilled are the tokens that FM makes shorter.
var unfilled = map[string]string{"%m": "%-m", "%d": "%-d", "%H": "%-H", "%I": "%-I", "%M": "%-M", "%S": "%-S", "%j": "%-j"}

// datePicture cuts a format into parts; neighbours that need nothing done become one.
func datePicture(c *call, f string) []picturePart {
	var parts []picturePart
	add := func(q picturePart) {
		if n := len(parts); n > 0 && q.expr == "" && q.wrap == "" && !q.pad && q.ordinal == "" {
			if l := &parts[n-1]; l.expr == "" && l.wrap == "" && !l.pad && l.ordinal == "" {
				l.format += q.format
				return
			}
		}
		parts = append(parts, q)
	}
	for f != "" {
		if f[0] == '"' {
			end := strings.IndexByte(f[1:], '"')
			if end < 0 {
				end = len(f) - 1
			}
			add(picturePart{format: strings.ReplaceAll(f[1:1+end], "%", "%%")})
			f = f[min(len(f), end+2):]
			continue
		}
		fill := false
		for len(f) > 2 && (strings.EqualFold(f[:2], "FM") || f[:2] == "TM") {
			f, fill = f[2:], true // names are English ones, which TM does not fill up
		}
		q, rest, ok := dateToken(f)
		switch {
		case ok:
			if fill {
				q.pad = false
				if s, short := unfilled[q.format]; short {
					q.format = s
				}
				if q.plain != "" {
					q.expr = q.plain
				}
			}
			if len(rest) > 1 && strings.EqualFold(rest[:2], "th") && (strings.HasPrefix(q.format, "%") && q.wrap == "" && !q.pad && !strings.ContainsAny(q.format, "pZba") || strings.HasPrefix(q.expr, "CAST") || strings.HasPrefix(q.expr, "lpad")) {
				q.ordinal, rest = rest[:2], rest[2:]
			}
			add(q)
		case f == "":
			return parts
		case f[0] >= 'A' && f[0] <= 'Z' || f[0] >= 'a' && f[0] <= 'z':
			refuse(c.pos, c.name+"() with the format "+f)
		default:
			add(picturePart{format: strings.ReplaceAll(f[:1], "%", "%%")})
			rest = f[1:]
		}
		f = rest
	}
	if len(parts) == 0 {
		parts = append(parts, picturePart{})
	}
	return parts
}

// dateToken finds the longest token at the beginning of f.
func dateToken(f string) (part picturePart, rest string, ok bool) {
	best := 0
	for _, fold := range []bool{false, true} {
		for _, t := range dateTokens {
			n := len(t.token)
			if n > len(f) || n <= best {
				continue
			}
			// The letters' case is the case of a month's or a day's name.
			number := t.part.wrap == "" && !t.part.pad && t.part.format != "%b" && t.part.format != "%a"
			if f[:n] == t.token || fold && number && strings.EqualFold(f[:n], t.token) {
				part, best = t.part, n
			}
		}
	}
	return part, f[best:], best > 0
}

// toDate reads a text by a format that strptime knows as well.
func (p *printer) toDate(c *call) {
	var b strings.Builder
	for _, q := range datePicture(c, p.constant(c, 1)) {
		if q.expr != "" || q.ordinal != "" {
			refuse(c.pos, c.name+"() with this format")
		}
		b.WriteString(q.format)
	}
	to := "DATE"
	if c.name == "to_timestamp" {
		to = "TIMESTAMPTZ"
	}
	p.w("CAST(strptime(")
	p.expr(c.args[0])
	p.w(", ")
	p.text(b.String())
	p.w(") AS " + to + ")")
}

// ordinal writes the text of a whole number with its English ending.
func (p *printer) ordinal(ending string, number func()) {
	words := []string{"th", "st", "nd", "rd"}
	if ending == "TH" || ending == "Th" {
		words = []string{"TH", "ST", "ND", "RD"}
	}
	p.w("list_transform([")
	number()
	p.w("], lambda o: o || CASE WHEN o LIKE '%1_' THEN ")
	p.text(words[0])
	p.w(" WHEN o LIKE '%1' THEN ")
	p.text(words[1])
	p.w(" WHEN o LIKE '%2' THEN ")
	p.text(words[2])
	p.w(" WHEN o LIKE '%3' THEN ")
	p.text(words[3])
	p.w(" ELSE ")
	p.text(words[0])
	p.w(" END)[1]")
}
