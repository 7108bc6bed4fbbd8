package dialect

// MySQL's clock is that of the session's time_zone, while the engine's session is in UTC.
// Where that is another, functions that ask the clock, and columns of type TIMESTAMP, which
// are kept in UTC, are printed as their local time.

const utcOffset = "+00:00"

// inMySQLZone is an expression that depends on time_zone, said with CONVERT_TZ; nil is one that
// needs no other words.
func (p *printer) inMySQLZone(e expr) expr {
	if e == p.plainly {
		p.plainly = nil
		return nil
	}
	switch e := e.(type) {
	case *columnRef:
		if e.typ.kind == tTimestampTZ && !e.typ.array {
			return p.toLocal(&written{node: node{pos: e.pos, typ: sqlType{kind: tTimestamp, prec: e.typ.prec}}, write: func() { p.asUTC(e) }})
		}
	case *call:
		return p.zonedClock(e)
	}
	return nil
}

// asUTC writes what is kept in UTC as a time without a zone.
func (p *printer) asUTC(e expr) {
	name := "TIMESTAMP"
	if p.to == Spark {
		name = "TIMESTAMP_NTZ"
	}
	p.w("CAST(")
	p.plainly = e
	p.expr(e)
	p.w(" AS " + name + ")")
}

func (p *printer) zonedClock(e *call) expr {
	if e.schema != "" {
		return nil
	}
	named := func(name string, typ sqlType, args ...expr) *call {
		return &call{node: node{pos: e.pos, typ: typ}, name: name, args: args}
	}
	moment := sqlType{kind: tTimestamp, prec: e.typ.prec}
	switch e.name {
	case "now", "current_timestamp", "localtime", "localtimestamp", "sysdate":
		return p.toLocal(named("utc_timestamp", moment, e.args...))
	case "curdate", "current_date":
		return named("date", of(tDate), p.toLocal(named("utc_timestamp", moment)))
	case "curtime", "current_time":
		return named("time", e.typ, p.toLocal(named("utc_timestamp", moment, e.args...)))
	case "from_unixtime":
		at := p.toLocal(&written{node: node{pos: e.pos, typ: moment}, write: func() {
			y := *e
			y.args, y.typ = e.args[:1], moment
			p.plainly = &y
			p.expr(&y)
		}})
		if len(e.args) == 1 {
			return at
		}
		return named("date_format", e.typ, at, e.args[1])
	case "unix_timestamp":
		if len(e.args) == 1 {
			y := *e
			at := p.convertTZ(e.args[0], p.mysqlZone, utcOffset)
			y.args = []expr{at}
			if p.to == Spark { // what is told of the digits rests on the type that was written
				y.args[0] = &written{node: node{pos: e.pos, typ: e.args[0].base().typ}, write: func() { p.expr(at) }}
			}
			p.plainly = &y
			return &y
		}
	}
	return nil
}

// toLocal is a time in UTC as that of the session's time_zone.
func (p *printer) toLocal(x expr) expr { return p.convertTZ(x, utcOffset, p.mysqlZone) }

func (p *printer) convertTZ(x expr, from, to string) expr {
	zone := func(name string) expr { return &literal{node: node{typ: of(tText)}, kind: litString, text: name} }
	t := sqlType{kind: tTimestamp, prec: clockDigits(x)}
	return &call{node: node{pos: x.base().pos, typ: t}, name: "convert_tz", args: []expr{x, zone(from), zone(to)}}
}

// refuseZonedWrite refuses to write a TIMESTAMP column, which is kept in UTC, in another
// time zone.
func (p *printer) refuseZonedWrite(t tree) {
	if p.mysqlZone == "" {
		return
	}
	var types []sqlType
	switch t := t.(type) {
	case *insertStmt:
		types = p.columnTypes(t)
	case *updateStmt:
		rel := relation{columns: p.s.bound.tables[p.s.tableKey(t.table.name)]}
		for _, a := range t.set {
			if c := rel.column(a.column); c != nil {
				types = append(types, c.typ)
			}
		}
	}
	for _, t := range types {
		if t.kind == tTimestampTZ {
			p.refuseHint(0, "writing a TIMESTAMP column in the time zone "+p.mysqlZone, "SET time_zone = '+00:00' and write it in UTC, or use DATETIME")
		}
	}
}
