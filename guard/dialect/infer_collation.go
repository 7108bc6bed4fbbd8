package dialect

import "strings"

// MySQL compares texts without case and accents (utf8mb4_general_ci). Wherever values
// are compared, sorted, grouped or made distinct, the inferrer puts *folded around the
// texts; the printers say it in the engine's words.

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }

// textual tells what a collation applies to.
func textual(e expr) bool {
	switch x := e.(type) {
	case *folded:
		return true
	case *collate:
		return !binaryCollation(x.name) && textual(x.x)
	case *literal:
		return x.kind == litString
	}
	return e != nil && e.base().typ.isText()
}

// binaryCollation compares bytes.
func binaryCollation(name string) bool {
	name = strings.ToLower(name)
	return name == "binary" || strings.HasSuffix(name, "_bin") || strings.HasSuffix(name, "_cs")
}

// bytewise tells an operand that makes a whole comparison one of bytes.
func bytewise(e expr) bool {
	switch x := e.(type) {
	case *collate:
		return binaryCollation(x.name)
	case *call:
		if x.name == "json_unquote" || x.name == "json_extract" || x.name == "json_value" {
			return x.base().typ.kind != tJSON // JSON's texts have a binary collation
		}
	case nil:
		return false
	}
	return e.base().typ.kind == tBytea
}

// fold puts the collation around a text, once.
func (f *inferrer) fold(e expr) expr { return f.foldAs(e, false) }

func (f *inferrer) foldAs(e expr, like bool) expr {
	if e == nil || f.s.Dialect != MySQL || !textual(e) {
		return e
	}
	if _, done := e.(*folded); done {
		return e
	}
	return &folded{node: node{pos: e.base().pos, typ: of(tText)}, x: e, like: like}
}

// comparable prepares the operands of a comparison: texts are folded; a text beside a
// number is read as one, as MySQL does.
func (f *inferrer) comparable(list ...*expr) {
	if f.s.Dialect != MySQL {
		return
	}
	if len(list) == 2 {
		l, ok1 := (*list[0]).(*rowExpr)
		r, ok2 := (*list[1]).(*rowExpr)
		if ok1 && ok2 && len(l.elems) == len(r.elems) {
			for i := range l.elems {
				f.comparable(&l.elems[i], &r.elems[i])
			}
			return
		}
	}
	momentNumbers(list)
	texts, numbers, known, documents := 0, 0, 0, 0
	for _, e := range list {
		if bytewise(*e) {
			for _, e := range list {
				*e = f.asBytes(*e)
			}
			return
		}
		if l, ok := (*e).(*literal); ok && l.kind == litNull {
			continue
		}
		known++
		t := (*e).base().typ
		switch {
		case textual(*e):
			texts++
		case t.isNumber() || t.kind == tBool:
			numbers++
		case t.kind == tJSON:
			documents++
		}
	}
	switch {
	case texts == known:
		for _, e := range list {
			*e = f.fold(*e)
		}
	case numbers > 0 && texts+numbers+documents == known:
		for _, e := range list {
			*e = enumNumber(*e)
			if textual(*e) || (*e).base().typ.kind == tJSON {
				*e = mysqlNumber(*e)
			}
		}
	}
}

// asBytes is a text of which bytes are compared: the engine's own order of texts.
func (f *inferrer) asBytes(e expr) expr {
	if c, ok := e.(*cast); ok && c.to.kind == tBytea && textual(c.x) {
		return c.x
	}
	return e
}

// mysqlNumber is a text where a number is meant.
func mysqlNumber(e expr) expr {
	if l, ok := e.(*literal); ok && l.kind == litString {
		return numberLiteral(l)
	}
	if x, ok := e.(*folded); ok {
		e = x.x
	}
	return &cast{node: node{pos: e.base().pos, typ: of(tFloat8)}, x: e, to: of(tFloat8)}
}

// numberLiteral is the number at the beginning of a text, 0 where there is none.
func numberLiteral(l *literal) expr {
	text := numberPrefix(l.text)
	out := &literal{node: node{pos: l.pos}, kind: litInt, text: text}
	switch {
	case text == "":
		out.text = "0"
	case strings.ContainsAny(text, "eE"):
		out.kind = litFloat
	case strings.Contains(text, "."):
		out.kind = litDecimal
	}
	out.typ = of(tFloat8)
	return out
}

// numberPrefix cuts a text after the number that it begins with.
func numberPrefix(s string) string {
	s = strings.TrimLeft(s, " \t\n\r")
	i := 0
	digits := func() int {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i - from
	}
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	n := digits()
	if i < len(s) && s[i] == '.' {
		i++
		n += digits()
	}
	if n == 0 {
		return ""
	}
	if end := i; i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			i++
		}
		if digits() == 0 {
			i = end
		}
	}
	return strings.TrimPrefix(strings.TrimSuffix(s[:i], "."), "+")
}

// foldOutput folds the text columns that a subquery compares.
func (f *inferrer) foldOutput(q *query) {
	if f.s.Dialect != MySQL {
		return
	}
	switch b := q.body.(type) {
	case *selectCore:
		for i := range b.items {
			b.items[i].expr = f.fold(b.items[i].expr)
		}
	case *setOp:
		f.foldOutput(b.left)
		f.foldOutput(b.right)
	case *valuesList:
		for _, row := range b.rows {
			mapList(row, f.fold)
		}
	}
}

// numbersAmong makes numbers of the texts that stand beside numbers in GREATEST and LEAST.
func numbersAmong(list []expr) {
	texts, numbers := 0, 0
	for _, e := range list {
		switch t := e.base().typ; {
		case isNull(e):
		case textual(e):
			texts++
		case t.isNumber() || t.kind == tBool:
			numbers++
		default:
			return
		}
	}
	if texts == 0 || numbers == 0 {
		return
	}
	for i, e := range list {
		if textual(e) {
			list[i] = mysqlNumber(e)
			if _, constant := list[i].(*literal); constant { // the answer is a double
				list[i] = &cast{node: node{pos: e.base().pos, typ: of(tFloat8)}, x: list[i], to: of(tFloat8)}
			}
		}
	}
}
