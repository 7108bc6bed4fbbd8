package dialect

import "strings"

// A column that numbers its rows has a sequence of its own, made before its table and
// dropped after it. How a column's default is written tells later how it is numbered:
// what is always numbered adds a zero.

const (
	serialHead = "CAST(nextval('"
	alwaysTail = " + 0"
)

// numbering tells how a column of the catalog gets its numbers: by which sequence of its
// own, and whether always.
type numbering struct {
	sequence string
	always   bool
}

// numberedBy reads it off a column's default.
func numberedBy(def string) numbering {
	def = strings.TrimPrefix(def, "(")
	rest, ok := strings.CutPrefix(def, serialHead)
	if !ok {
		return numbering{}
	}
	name, tail, ok := strings.Cut(rest, "'")
	if !ok {
		return numbering{}
	}
	return numbering{sequence: name, always: strings.Contains(tail, alwaysTail)}
}

func (p *printer) createSequence(t *createSequence) {
	p.w("CREATE ")
	if t.temp {
		p.w("TEMP ")
	}
	p.w("SEQUENCE ")
	if t.ifNotExists {
		p.w("IF NOT EXISTS ")
	}
	p.tableName(t.name)
	p.w(t.options)
}

// sequenceNamed is the sequence that nextval('schema.name') takes a number from.
func sequenceNamed(c *call) Name {
	arg := argument(c.args, 0)
	if x, ok := arg.(*cast); ok {
		arg = x.x
	}
	l, ok := arg.(*literal)
	if !ok || l.kind != litString || len(c.args) != 1 {
		return Name{Name: "?", Position: c.pos}
	}
	parts := strings.Split(l.text, ".")
	for i, part := range parts {
		if n := len(part); n > 1 && part[0] == '"' && part[n-1] == '"' {
			parts[i] = part[1 : n-1]
		} else {
			parts[i] = strings.ToLower(part)
		}
	}
	out := Name{Name: parts[len(parts)-1], Position: l.pos}
	if len(parts) == 2 {
		out.Schema = parts[0]
	}
	if len(parts) > 2 || strings.ContainsAny(l.text, "'") {
		out.Name = "?"
	}
	return out
}

// nextval writes the call with the engine's name of the sequence.
func (p *printer) nextval(c *call) {
	n := sequenceNamed(c)
	if n.Name == "?" {
		refuse(c.pos, "nextval() of a computed name")
	}
	if p.to == Spark {
		p.refuseHint(c.pos, "nextval()", "Spark has no sequences")
	}
	p.w("nextval('")
	if schema := p.s.engineSchema(n); schema != "" {
		p.w(`"` + schema + `".`)
	}
	p.w(`"` + n.Name + `"')`)
}

// serial writes the default of a column that numbers its rows.
func (p *printer) serial(c *columnDef) {
	if c.serial == nil {
		return
	}
	name := c.serial.sequence.name
	if strings.ContainsAny(name.Name+name.Schema, `'".`) {
		refuse(0, "a numbered column with quotes in its name or its table's")
	}
	typ, _ := c.typ.duck()
	p.w(" DEFAULT (" + serialHead)
	if schema := p.s.engineSchema(name); schema != "" {
		p.w(schema + ".")
	}
	p.w(`"` + name.Name + `"`)
	p.w("') AS " + typ + ")")
	if c.serial.always {
		p.w(alwaysTail)
	}
	p.w(")")
}

// owned notes the sequences that go with the tables of a DROP.
func (l *lookup) owned(t *dropStmt) {
	if t.what != "TABLE" {
		return
	}
	for _, n := range t.names {
		key := l.s.tableKey(n)
		table, err := l.c.Table(l.ctx, key.Schema, n.Name)
		if err != nil {
			continue // that it is not there, the engine says
		}
		for _, c := range table.Columns {
			seq := numberedBy(c.Default).sequence
			if seq == "" {
				continue
			}
			own := Name{Name: seq}
			if schema, name, ok := strings.Cut(seq, "."); ok {
				own = Name{Schema: schema, Name: name}
			}
			own.Name = strings.Trim(own.Name, `"`)
			t.owned = append(t.owned, own)
		}
	}
}
