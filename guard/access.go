package guard

import (
	"strings"

	"streamlink/guard/dialect"
)

// access is Rules made ready for judging.
type access struct {
	tables, denyTables, writeTables tableList
	functions, denyFunctions        []pattern
	write                           bool
	maxRows                         int64
}

func newAccess(r Rules) access {
	return access{
		tables: newTableList(r.Tables), denyTables: newTableList(r.DenyTables), writeTables: newTableList(r.WriteTables),
		functions: newPatterns(r.Functions), denyFunctions: newPatterns(r.DenyFunctions),
	}
}

// list is the allow list for reading or for writing.
func (a access) list(write bool) tableList {
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
		if a.denyTables.has(t) {
			return false
		}
		allow := a.list(write)
		listed = listed || !allow.empty()
		allowed = allowed || allow.has(t)
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

func matchesAny(patterns []pattern, name string) bool {
	for _, p := range patterns {
		if p.matches(name) {
			return true
		}
	}
	return false
}
