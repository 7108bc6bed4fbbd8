package dialect

import (
	"encoding/json"

	"streamlink/backend/mysqljson"
	"streamlink/backend/sqlstate"
)

// jsonTable writes JSON_TABLE as a query over the rows that mysql_json() makes of a
// document: lists of texts, one for each column.
func (p *printer) jsonTable(t *jsonTable) {
	if p.to == Spark {
		p.jsonTableSpark(t)
		return
	}
	spec := jsonTableSpec(t)
	if err := spec.Prepare(); err != nil {
		panic(bail{sqlstate.New("42000", "%s in JSON_TABLE", err.Error()).At(t.pos)})
	}
	text, err := json.Marshal(spec)
	if err != nil {
		panic(bail{sqlstate.New(sqlstate.InternalError, "JSON_TABLE cannot be written").Because(err)})
	}
	if t.lateral() {
		p.w("LATERAL ")
	}
	p.w("(SELECT ")
	for i, c := range t.columns() {
		if i > 0 {
			p.w(", ")
		}
		p.jsonTableColumn(i+1, c)
	}
	p.w(" FROM (SELECT unnest(CAST(CAST(mysql_json('json_table', ")
	p.jsonArgument(t.doc, jsonDoc)
	p.w(", ")
	p.text(string(text))
	p.w(") AS JSON) AS VARCHAR[][])) AS r) AS j)")
	p.alias(t.alias, nil)
}

func (p *printer) jsonTableColumn(i int, c column) {
	name, ok := c.typ.duck()
	if !ok {
		refuse(0, "a column of JSON_TABLE of the type "+c.typ.String())
	}
	p.w("CAST(r[" + itoa(i) + "] AS " + name + ") AS ")
	p.ident(c.name)
}

// jsonTableSpec is a table as the engine's function reads it.
func jsonTableSpec(t *jsonTable) *mysqljson.Table { return jsonSpec(t.path, t.cols) }

func jsonSpec(path string, cols []jsonColumn) *mysqljson.Table {
	out := &mysqljson.Table{Path: path}
	for _, c := range cols {
		as := mysqljson.Column{Name: c.name, Path: c.path,
			OnEmpty: mysqljson.On{Fails: c.onEmpty.fails, Default: c.onEmpty.def},
			OnError: mysqljson.On{Fails: c.onError.fails, Default: c.onError.def}}
		switch c.kind {
		case jsonNestedColumns:
			as.Kind, as.Path, as.Nested = mysqljson.Nested, "", jsonSpec(c.path, c.nested)
		case jsonNumberColumn:
			as.Kind = mysqljson.Ordinality
		case jsonExistsColumn:
			as.Kind = mysqljson.Exists
		default:
			as.Kind = mysqljson.Value
			as.Type, as.Size, as.Scale = jsonColumnType(c.typ)
		}
		out.Columns = append(out.Columns, as)
	}
	return out
}

// jsonColumnTypes are the types that values are made to fit.
var jsonColumnTypes = map[typeKind]mysqljson.ColumnType{
	tInt1: mysqljson.Int8, tInt2: mysqljson.Int16, tInt4: mysqljson.Int32, tInt8: mysqljson.Int64, tUInt8: mysqljson.Uint64,
	tNumeric: mysqljson.Decimal, tFloat4: mysqljson.Double, tFloat8: mysqljson.Double, tJSON: mysqljson.Document,
	tDate: mysqljson.Date, tTimestamp: mysqljson.Timestamp, tTimestampTZ: mysqljson.Timestamp, tTime: mysqljson.Time,
}

func jsonColumnType(t sqlType) (as mysqljson.ColumnType, size, scale int) {
	as, ok := jsonColumnTypes[t.kind]
	if !ok {
		as = mysqljson.Text
	}
	return as, int(t.prec), int(t.scale)
}
