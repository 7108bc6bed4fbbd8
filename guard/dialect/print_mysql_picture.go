package dialect

import (
	"fmt"
	"strings"
)

// timeFormat is TIME_FORMAT: hours may be more than a day has.
func (p *printer) timeFormat(c *call) {
	x, f := c.args[0], p.constant(c, 1)
	us, isConst := p.constantClock(x)
	switch {
	case isConst:
		p.text(clockPicture(us, f))
	case p.to == Spark:
		p.sparkClockPicture(c, f)
	case p.typ(x).kind == tInterval:
		p.longPicture(c, f)
	case textual(x):
		refuse(c.pos, "TIME_FORMAT() of a text that is computed")
	default:
		p.dateFormat(c)
	}
}

// clockPicture writes a constant time by a format.
func clockPicture(us int64, f string) string {
	sign := ""
	if us < 0 {
		sign, us = "-", -us
	}
	h, m, s, half := us/3600e6, us/60e6%60, us/1e6%60, "AM"
	if h%24 >= 12 {
		half = "PM"
	}
	twelve := (h+11)%12 + 1
	var out strings.Builder
	out.WriteString(sign)
	for i := 0; i < len(f); i++ {
		if f[i] != '%' || i+1 == len(f) {
			out.WriteByte(f[i])
			continue
		}
		i++
		switch f[i] {
		case 'H':
			fmt.Fprintf(&out, "%02d", h)
		case 'k':
			fmt.Fprintf(&out, "%d", h)
		case 'h', 'I':
			fmt.Fprintf(&out, "%02d", twelve)
		case 'l':
			fmt.Fprintf(&out, "%d", twelve)
		case 'i':
			fmt.Fprintf(&out, "%02d", m)
		case 's', 'S':
			fmt.Fprintf(&out, "%02d", s)
		case 'f':
			fmt.Fprintf(&out, "%06d", us%1e6)
		case 'p':
			out.WriteString(half)
		case 'r':
			fmt.Fprintf(&out, "%02d:%02d:%02d %s", twelve, m, s, half)
		case 'T':
			fmt.Fprintf(&out, "%02d:%02d:%02d", h, m, s)
		default:
			out.WriteByte(f[i])
		}
	}
	return out.String()
}

// longPicture writes a time that is an interval by a format.
func (p *printer) longPicture(c *call, f string) {
	fields := map[byte]string{'H': "d // 3600000000", 'i': "d // 60000000 % 60", 's': "d // 1000000 % 60", 'S': "d // 1000000 % 60", 'f': "d % 1000000"}
	p.w("list_transform([")
	p.micros(c.args[0])
	p.w("], lambda e: list_transform([abs(e)], lambda d: CASE WHEN e < 0 THEN '-' ELSE '' END")
	for i := 0; i < len(f); i++ {
		field := ""
		if f[i] == '%' && i+1 < len(f) {
			i++
			if field = fields[f[i]]; field == "" && f[i] == 'T' {
				f = f[:i+1] + "%i:%s" + f[i+1:]
				f = f[:i] + "H:" + f[i+1:]
				field = fields['H']
			} else if field == "" {
				refuse(c.pos, "TIME_FORMAT() of a computed time with %"+f[i:i+1])
			}
		}
		switch {
		case field == "":
			p.w(" || ")
			p.text(f[i : i+1])
		case f[i] == 'H': // three digits where it needs them
			p.w(" || CASE WHEN d < 360000000000 THEN lpad(CAST(" + field + " AS VARCHAR), 2, '0') ELSE CAST(" + field + " AS VARCHAR) END")
		case f[i] == 'f':
			p.w(" || lpad(CAST(" + field + " AS VARCHAR), 6, '0')")
		default:
			p.w(" || lpad(CAST(" + field + " AS VARCHAR), 2, '0')")
		}
	}
	p.w(")[1])[1]")
}
