package guard

import (
	"path"
	"strings"

	"streamlink/guard/dialect"
)

// access is Rules made ready for judging.
type access struct {
	tables, denyTables, writeTables []string
	functions, denyFunctions        []string
	write                           bool
	maxRows                         int64
}

func newAccess(r Rules) access {
	return access{
		tables: lower(r.Tables), denyTables: lower(r.DenyTables), writeTables: lower(r.WriteTables),
		functions: lower(r.Functions), denyFunctions: lower(r.DenyFunctions),
	}
}

func lower(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ToLower(s)
	}
	return out
}

// matches tells whether a table's name is meant by one of the patterns. A pattern
// without a schema means the table in whatever schema; one with a schema also means
// an unqualified name when its schema is a default one.
func matches(patterns []string, t dialect.Name) bool {
	if len(patterns) == 0 {
		return false
	}
	name, schema := strings.ToLower(t.Name), strings.ToLower(t.Schema)
	for _, p := range patterns {
		ps, pn, qualified := strings.Cut(p, ".")
		if !qualified {
			ps, pn = "*", p
		}
		if glob(pn, name) && (!qualified || glob(ps, schema) || schema == "" && defaultSchema[ps] || defaultSchema[schema] && defaultSchema[ps]) {
			return true
		}
	}
	return false
}

// defaultSchema are the names under which clients know the engine's default schema.
var defaultSchema = map[string]bool{"public": true, "main": true}

func glob(pattern, s string) bool {
	if !strings.ContainsAny(pattern, `*?[\`) {
		return pattern == s
	}
	ok, err := path.Match(pattern, s)
	return ok && err == nil
}

// list is the allow list for reading or for writing.
func (a access) list(write bool) []string {
	if write {
		return a.writeTables
	}
	return a.tables
}

// mayUse combines everybody's rules with the roles': a denial anywhere denies; where
// there is any list of allowed tables, one of them must name the table.
func (g *Guard) mayUse(who Subject, t dialect.Name, write bool) bool {
	listed, allowed := false, false
	for i := -1; i < len(who.Roles); i++ {
		a := g.all
		if i >= 0 {
			var ok bool
			if a, ok = g.roles[who.Roles[i]]; !ok {
				continue
			}
		}
		if matches(a.denyTables, t) {
			return false
		}
		allow := a.list(write)
		listed = listed || len(allow) > 0
		allowed = allowed || matches(allow, t)
	}
	return allowed || !listed || isCatalog(t) && !write
}

// isCatalog tells the relations that describe the others.
func isCatalog(t dialect.Name) bool {
	switch strings.ToLower(t.Schema) {
	case "information_schema", "pg_catalog":
		return true
	case "":
		return strings.HasPrefix(strings.ToLower(t.Name), "pg_")
	}
	return false
}

// function says whether the policy has an opinion on a function: 1 allowed by name,
// -1 denied, 0 none.
func (g *Guard) function(who Subject, name string) int {
	opinion := 0
	for i := -1; i < len(who.Roles); i++ {
		a := g.all
		if i >= 0 {
			var ok bool
			if a, ok = g.roles[who.Roles[i]]; !ok {
				continue
			}
		}
		if matchesAny(a.denyFunctions, name) {
			return -1
		}
		if matchesAny(a.functions, name) {
			opinion = 1
		}
	}
	return opinion
}

func matchesAny(patterns []string, name string) bool {
	for _, p := range patterns {
		if glob(p, name) {
			return true
		}
	}
	return false
}
