package dialect

import (
	"slices"
	"strings"
)

// Spark's session computes in UTC, on which much of what is printed rests. Where the
// client's time zone is another, what depends on it is said with AT TIME ZONE: a
// timestamp with time zone is taken apart as the local time that it is there, and what is
// made of local times is turned back.

// SessionZone asks an [Env] for the session's time zone, an IANA name; "" is UTC.
var SessionZone = Ref{Function: true, Name: "time zone"}

// sessionZone is the client's time zone where it has to be said, else "": PostgreSQL's on
// Spark, as DuckDB's session is told it, and MySQL's on both.
func (s *Statement) sessionZone(to Dialect, env Env) (postgres, mysql string) {
	if env == nil || to != Spark && s.Dialect == PostgreSQL {
		return "", ""
	}
	v, _ := env(SessionZone)
	name, _ := v.(string)
	if s.Dialect == MySQL {
		return "", name
	}
	return name, ""
}

// local is the time of day and the date that a timestamp with time zone is for the client.
func (p *printer) local(x expr) expr {
	if x.base().typ.kind != tTimestampTZ {
		return x
	}
	return &atTimeZone{node: node{pos: x.base().pos, typ: of(tTimestamp)}, x: x, zone: p.zoneText()}
}

// instant is the timestamp with time zone of a local time.
func (p *printer) instant(x expr) expr {
	if t := x.base().typ; t.kind != tTimestamp {
		x = &cast{node: node{pos: x.base().pos, typ: of(tTimestamp)}, x: x, to: of(tTimestamp)}
	}
	return &atTimeZone{node: node{pos: x.base().pos, typ: of(tTimestampTZ)}, x: x, zone: p.zoneText()}
}

func (p *printer) zoneText() expr {
	return &literal{node: node{typ: of(tText)}, kind: litString, text: p.clientZone}
}

// asInstant is a value that stands beside a timestamp with time zone, as one.
func (p *printer) asInstant(x expr) expr {
	l, ok := x.(*literal)
	if t := x.base().typ; t.kind == tTimestampTZ || t.kind == tInterval || t.array || ok && l.kind == litNull {
		return x
	}
	return &cast{node: node{pos: x.base().pos, typ: of(tTimestampTZ)}, x: x, to: of(tTimestampTZ)}
}

// asInstants has all of a list as timestamps with time zone; changed tells whether any was not.
func (p *printer) asInstants(list ...expr) (out []expr, changed bool) {
	out = make([]expr, len(list))
	for i, x := range list {
		out[i] = p.asInstant(x)
		changed = changed || out[i] != x
	}
	return out, changed
}

// zoned is an expression that depends on the client's time zone, said with AT TIME ZONE;
// nil is one that needs no other words.
func (p *printer) zoned(e expr) expr {
	if e == p.plainly {
		p.plainly = nil
		return nil
	}
	switch e := e.(type) {
	case *cast:
		return p.zonedCast(e)
	case *extract:
		if inZone(e) {
			if strings.HasPrefix(strings.ToLower(e.field), "timezone") {
				p.refuseZone(e.pos, "extract("+e.field+")")
			}
			y := *e
			y.x = p.local(e.x)
			return &y
		}
	case *binary:
		if inZone(e) {
			return p.zonedBinary(e)
		}
	case *between:
		if l, changed := p.asInstants(e.x, e.lo, e.hi); changed && inZone(e) {
			y := *e
			y.x, y.lo, y.hi = l[0], l[1], l[2]
			return &y
		}
	case *inList:
		if l, changed := p.asInstants(append([]expr{e.x}, e.list...)...); changed && inZone(e) {
			y := *e
			y.x, y.list = l[0], l[1:]
			return &y
		}
	case *distinctFrom:
		if l, changed := p.asInstants(e.l, e.r); changed && inZone(e) {
			y := *e
			y.l, y.r = l[0], l[1]
			return &y
		}
	case *caseExpr:
		return p.zonedCase(e)
	case *call:
		return p.zonedCall(e)
	}
	return nil
}

// refuseZone refuses what is said of UTC only.
func (p *printer) refuseZone(pos int, what string) {
	p.refuseHint(pos, what+" in the time zone "+p.clientZone, "name the zone (x AT TIME ZONE '"+p.clientZone+"'), or SET TIME ZONE 'UTC'")
}

// zonedCast is a cast from or to a timestamp with time zone. As a text it is [printer.zonedText]'s.
func (p *printer) zonedCast(e *cast) expr {
	from, to := e.x.base().typ, e.to
	switch {
	case from.array || to.array || (from.kind == tTimestampTZ) == (to.kind == tTimestampTZ) || to.isText():
		return nil
	case from.kind == tTimestampTZ && (to.kind == tTimestamp || to.kind == tDate || to.kind == tTime):
		y := *e
		y.x = p.local(e.x)
		return &y
	case from.kind == tTimestampTZ:
		p.refuseZone(e.pos, "a cast to "+to.String())
	}
	if l, ok := e.x.(*literal); ok {
		// one that names its zone, or says when in a word
		if m := sparkDatePattern.FindStringSubmatch(strings.TrimSpace(l.text)); l.kind != litString || m != nil && m[8] != "" || m == nil && lettersOnly(l.text) {
			return nil
		}
		return p.instant(e.x)
	}
	if from.kind == tTimestamp || from.kind == tDate {
		return p.instant(e.x)
	}
	return &written{node: node{pos: e.pos, typ: of(tTimestampTZ)}, write: func() { p.readInstant(func() { p.sparkText(e.x) }) }}
}

// readInstant reads a text that may name its own time zone.
func (p *printer) readInstant(text func()) {
	t := p.aside(func() { p.castTo("STRING", text) })
	at := &written{node: node{typ: of(tTimestamp)}, write: func() { p.castTo("TIMESTAMP_NTZ", func() { p.w(t) }) }}
	p.w("CASE WHEN " + t + ` RLIKE ':[0-9.]+ *([-+][0-9:]+|[A-Za-z].*) *$' THEN `)
	p.zonedInstant(func() { p.w(t) })
	p.w(" ELSE ")
	p.expr(p.instant(at))
	p.w(" END")
}

// zonedInstant reads a text whose time zone, if any, may be of hours only and whose time
// may be of hours and minutes: Spark wants them whole.
func (p *printer) zonedInstant(text func()) {
	p.castTo("TIMESTAMP", func() {
		p.w("regexp_replace(regexp_replace(")
		text()
		p.w(`, '([ T][0-9]{1,2}:[0-9]{2})( *[-+A-Za-z].*)$', '$1:00$2'), '(:[0-9.]+) *([-+][0-9]{2}) *$', '$1$2:00')`)
	})
}

// zonedText is a timestamp with time zone as PostgreSQL's text, with the hours between the
// client's time and UTC; minutes are always told where a document wants them.
func (p *printer) zonedText(e expr, local func(x expr), minutes bool) {
	p.once(e, func(x func()) {
		at := &written{node: node{pos: e.base().pos, typ: of(tTimestampTZ)}, write: x}
		offset := p.aside(func() {
			p.w("((unix_micros(CAST(")
			p.expr(p.local(at))
			p.w(" AS TIMESTAMP)) - unix_micros(")
			x()
			p.w(")) div 60000000)")
		})
		rest := "lpad(CAST(abs(" + offset + ") % 60 AS STRING), 2, '0')"
		p.w("(")
		local(p.local(at))
		p.w(" || CASE WHEN " + offset + " < 0 THEN '-' ELSE '+' END || lpad(CAST(abs(" + offset + ") div 60 AS STRING), 2, '0') || ")
		if minutes {
			p.w("':' || " + rest + ")")
			return
		}
		p.w("CASE WHEN " + offset + " % 60 = 0 THEN '' ELSE ':' || " + rest + " END)")
	})
}

// isoText is a local time as a document has it.
func (p *printer) isoText(x expr) {
	p.w("replace(CAST(")
	p.expr(x)
	p.w(" AS STRING), ' ', 'T')")
}

// zonedBinary: an interval's months and days are the client's, its hours the clock's.
func (p *printer) zonedBinary(e *binary) expr {
	l, r := e.l.base().typ, e.r.base().typ
	switch {
	case e.op == "||":
		return nil // as a text
	case r.kind == tInterval:
		return p.zonedShift(e, e.l, e.r)
	case l.kind == tInterval && e.op == "+":
		return p.zonedShift(e, e.r, e.l)
	}
	sides, changed := p.asInstants(e.l, e.r)
	if !changed {
		return nil
	}
	y := *e
	y.l, y.r = sides[0], sides[1]
	return &y
}

// zonedShift adds an interval: its months and days to the local time, its hours to the instant.
func (p *printer) zonedShift(e *binary, at, by expr) expr {
	s, ok := constantSpan(by)
	if n, isBinary := by.(*binary); !ok && isBinary && (n.op == "*" || n.op == "/") {
		factor := n.l
		if s, ok = constantSpan(n.l); ok {
			factor = n.r
		} else {
			s, ok = constantSpan(n.r)
		}
		if ok && s.months|s.days != 0 && (s.micros != 0 || n.op == "/" || !factor.base().typ.isInt()) {
			p.refuseZone(e.pos, "a part of a day added")
		}
	} else if n, isUnit := by.(*intervalExpr); !ok && isUnit {
		s, ok = spanUnits[n.unit], true
	} else if c, isCall := by.(*call); !ok && isCall && c.name == "make_interval" {
		ok = true
	}
	switch {
	case !ok:
		p.refuseZone(e.pos, "an interval that is not constant added")
	case s.months|s.days == 0 && !isCall(by, "make_interval"):
		return nil
	case s.micros == 0 || !isConstantSpan(by):
		return p.instant(&binary{node: node{pos: e.pos, typ: of(tTimestamp)}, op: e.op, l: p.local(at), r: by})
	}
	days := p.instant(&binary{node: node{pos: e.pos, typ: of(tTimestamp)}, op: e.op, l: p.local(at), r: spanText(span{months: s.months, days: s.days})})
	return &binary{node: e.node, op: e.op, l: days, r: spanText(span{micros: s.micros})}
}

func isCall(e expr, name string) bool {
	c, ok := e.(*call)
	return ok && c.name == name
}

func isConstantSpan(e expr) bool {
	_, ok := constantSpan(e)
	return ok
}

// spanText is an interval constant.
func spanText(s span) expr {
	text := itoa(int(s.months)) + " months " + itoa(int(s.days)) + " days " + seconds(s.micros) + " seconds"
	return &cast{node: node{typ: of(tInterval)}, x: &literal{node: node{typ: of(tText)}, kind: litString, text: text}, to: of(tInterval)}
}

// zonedCase has what may be the result of a CASE in one type.
func (p *printer) zonedCase(e *caseExpr) expr {
	if e.typ.kind != tTimestampTZ {
		return nil
	}
	y, changed := *e, false
	y.whens = slices.Clone(e.whens)
	for i := range y.whens {
		x := p.asInstant(y.whens[i].result)
		changed = changed || x != y.whens[i].result
		y.whens[i].result = x
	}
	if e.els != nil {
		y.els = p.asInstant(e.els)
		changed = changed || y.els != e.els
	}
	if !changed {
		return nil
	}
	return &y
}

// zonedCall is a call that takes a timestamp with time zone apart, or makes one.
func (p *printer) zonedCall(e *call) expr {
	if e.schema != "" && e.schema != "pg_catalog" {
		return nil
	}
	some := slices.ContainsFunc(e.args, func(x expr) bool { return x.base().typ.kind == tTimestampTZ })
	with := func(args []expr) *call {
		y := *e
		y.args = args
		return &y
	}
	locals := func() []expr {
		out := make([]expr, len(e.args))
		for i, x := range e.args {
			out[i] = p.local(x)
		}
		return out
	}
	switch e.name {
	case "current_date", "localtimestamp", "localtime":
		return p.zonedNow(e)
	case "date_part", "to_char":
		if some {
			if f := textOf(e.args[1]); e.name == "to_char" && strings.ContainsAny(f, "zZ") || strings.Contains(f, "OF") {
				p.refuseZone(e.pos, "to_char() with TZ or OF")
			}
			return with(locals())
		}
	case "date_trunc":
		if kind := e.typ.kind; len(e.args) == 2 && kind == tTimestampTZ {
			y := with(locals())
			y.typ = of(tTimestamp)
			return p.instant(y)
		}
	case "date_bin":
		if times, changed := p.asInstants(e.args[1:]...); some && changed {
			return with(append([]expr{e.args[0]}, times...))
		}
	case "age":
		switch {
		case len(e.args) == 1:
			return with([]expr{&call{node: node{pos: e.pos, typ: of(tDate)}, name: "current_date"}, p.local(e.args[0])})
		case some:
			return with(locals())
		}
	case "to_timestamp":
		if len(e.args) == 2 {
			return p.zonedRead(e)
		}
	case "make_timestamptz":
		if len(e.args) == 6 {
			y := with(e.args)
			y.name, y.typ = "make_timestamp", of(tTimestamp)
			return p.instant(y)
		}
	case "coalesce", "greatest", "least", "nullif":
		if args, changed := p.asInstants(e.args...); some && changed {
			return with(args)
		}
	}
	return nil
}

// zonedNow is the present day or time of the client.
func (p *printer) zonedNow(e *call) expr {
	now := p.local(&call{node: node{pos: e.pos, typ: of(tTimestampTZ)}, name: "now"})
	switch e.name {
	case "current_date":
		return &cast{node: node{pos: e.pos, typ: of(tDate)}, x: now, to: of(tDate)}
	case "localtime":
		return &cast{node: node{pos: e.pos, typ: of(tTime)}, x: now, to: of(tTime)}
	}
	return now
}

// zonedRead is to_timestamp(text, format): what Spark reads in UTC is a local time.
func (p *printer) zonedRead(e *call) expr {
	if f := textOf(e.args[1]); f == "" || strings.Contains(strings.ToUpper(f), "TZ") {
		p.refuseZone(e.pos, "to_timestamp() of this format")
	}
	return p.instant(&written{node: node{pos: e.pos, typ: of(tTimestamp)}, write: func() {
		p.castTo("TIMESTAMP_NTZ", func() {
			p.plainly = e
			p.expr(e)
		})
	}})
}

// lettersOnly tells a word that stands for a time, as now or -infinity.
func lettersOnly(s string) bool {
	return strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz-+ ") == ""
}

// textOf is a constant text, "" for anything else.
func textOf(e expr) string {
	if l, ok := e.(*literal); ok && l.kind == litString {
		return l.text
	}
	return ""
}
