package dialect

import "strings"

// A text and an interval are a text in MySQL: a date where the text has no time of day and
// only days or more are added, else with the time, and with digits after the second where
// there are any.

// shiftShape is what is known of a text and its intervals before it is computed.
type shiftShape struct {
	base  expr // the text
	known bool // timed and fine are so for every row
	timed bool // it has a time of day
	fine  bool // it has digits after the second
}

// shapeOf looks at a text and its intervals.
func shapeOf(e *binary) shiftShape {
	s := shiftShape{base: e}
	for b, ok := s.base.(*binary); ok; b, ok = s.base.(*binary) {
		unit := b.r.(*intervalExpr).unit
		s.fine = s.fine || strings.HasSuffix(unit, "microsecond")
		s.timed = s.timed || !dateUnits[unit]
		s.base = b.l
	}
	switch x := s.base.(type) {
	case *literal:
		s.known = true
		s.timed = s.timed || strings.Contains(x.text, ":")
		s.fine = s.fine || strings.Contains(x.text, ".")
	case *call:
		f, ok := argument(x.args, 1).(*literal)
		if x.name != "date_format" || !ok || f.kind != litString {
			break
		}
		s.known = true
		for i := 0; i+1 < len(f.text); i++ {
			if f.text[i] != '%' {
				continue
			}
			i++
			s.timed = s.timed || strings.IndexByte("HkhIlisSTrp", f.text[i]) >= 0
			s.fine = s.fine || f.text[i] == 'f'
		}
	}
	return s
}

// shiftedText writes a date computed from a text as a text.
func (p *printer) shiftedText(e *binary) {
	if shiftedType(e).kind == tDate {
		p.castOperand(e, p.textType())
		return
	}
	s := shapeOf(e)
	switch {
	case s.known && s.fine:
		p.moment(e, 6)
		return
	case s.known && s.timed:
		p.moment(e, 0)
		return
	case s.known:
		p.moment(e, -1)
		return
	}
	p.w("CASE")
	if !s.timed {
		p.w(" WHEN instr(")
		p.expr(s.base)
		p.w(", ':') = 0 THEN ")
		p.moment(e, -1)
	}
	p.w(" WHEN ")
	p.moment(e, 6)
	p.w(" NOT LIKE '%.000000' THEN ")
	p.moment(e, 6)
	p.w(" ELSE ")
	p.moment(e, 0)
	p.w(" END")
}

// moment writes a timestamp as a text with digits after the second; -1: its date alone.
func (p *printer) moment(e expr, digits int) {
	name, formats := "strftime(", [3]string{"%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f"}
	if p.to == Spark {
		name, formats = "date_format(", [3]string{"yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.SSSSSS"}
	}
	p.w(name)
	p.expr(e)
	p.w(", '" + formats[min(digits+1, 2)] + "')")
}
