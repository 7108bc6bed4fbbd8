package guard

import (
	"slices"
	"strings"

	"streamlink/guard/dialect"
)

// tableList is a list of patterns of tables. A pattern without a schema
// means the table in whatever schema; one with a schema also means an unqualified name
// when its schema is a default one.
type tableList struct {
	named map[string][]tablePattern // those whose name has no wildcard, by it
	wild  []tablePattern
}

type tablePattern struct {
	schema, name pattern
	qualified    bool
}

func newTableList(patterns []string) tableList {
	l := tableList{named: make(map[string][]tablePattern)}
	for _, text := range patterns {
		text = strings.ToLower(text)
		p := tablePattern{name: newPattern(text)}
		if schema, name, ok := strings.Cut(text, "."); ok {
			p = tablePattern{newPattern(schema), newPattern(name), true}
		}
		if p.name.wild {
			l.wild = append(l.wild, p)
		} else {
			l.named[p.name.text] = append(l.named[p.name.text], p)
		}
	}
	return l
}

func (l tableList) empty() bool { return len(l.named)+len(l.wild) == 0 }

// has tells whether a table is meant by one of the patterns.
func (l tableList) has(t dialect.Name) bool {
	if l.empty() {
		return false
	}
	name, schema := strings.ToLower(t.Name), strings.ToLower(t.Schema)
	inSchema := func(p tablePattern) bool { return p.inSchema(schema) }
	if slices.ContainsFunc(l.named[name], inSchema) {
		return true
	}
	return slices.ContainsFunc(l.wild, func(p tablePattern) bool { return p.name.matches(name) && p.inSchema(schema) })
}

func (p tablePattern) inSchema(schema string) bool {
	return !p.qualified || p.schema.matches(schema) || defaultSchema[p.schema.text] && (schema == "" || defaultSchema[schema])
}

// defaultSchema are the names under which clients know the engine's default schema.
var defaultSchema = map[string]bool{"public": true, "main": true}
