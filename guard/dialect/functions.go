package dialect

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// function is how a source function is understood and printed.
type function struct {
	name     string
	min, max int    // arguments; max -1: any number
	class    byte   // 's' scalar, 'a' aggregate, 'w' window, 't' set-returning
	result   string // a type's name, "=1" for the first argument's, "?" unknown
	typ      sqlType
	same     int // n of "=n"
	template string
}

//go:embed functions_postgres.txt
var functionsPostgres string

//go:embed functions_mysql.txt
var functionsMySQL string

// functions are the known functions of each source dialect by name. What is not
// here does not exist for a client, unless the policy lets it through.
var functions = map[Dialect]map[string][]function{
	PostgreSQL: loadFunctions(functionsPostgres),
	MySQL:      loadFunctions(functionsMySQL),
}

// loadFunctions reads a table of lines: name, arguments, class, result, template.
// A fault in it is a fault of the build, and the tests load it.
func loadFunctions(text string) map[string][]function {
	m := make(map[string][]function)
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) < 5 {
			panic(fmt.Sprintf("functions: line %d is too short: %s", n+1, line))
		}
		fn := function{name: f[0], class: f[2][0], result: f[3]}
		fn.min, fn.max = parseArity(f[1])
		rest := strings.TrimSpace(line)
		for range 4 {
			rest = strings.TrimSpace(rest[strings.IndexAny(rest, " \t"):])
		}
		fn.template = rest
		switch {
		case fn.result == "?":
		case fn.result[0] == '=':
			fn.same, _ = strconv.Atoi(fn.result[1:])
		default:
			name, array := strings.CutSuffix(fn.result, "[]")
			kind, ok := pgTypes[name]
			if !ok {
				panic("functions: unknown type in " + line)
			}
			fn.typ = sqlType{kind: kind, array: array}
		}
		m[fn.name] = append(m[fn.name], fn)
	}
	return m
}

func parseArity(s string) (lo, hi int) {
	if a, ok := strings.CutSuffix(s, "+"); ok {
		lo, _ = strconv.Atoi(a)
		return lo, -1
	}
	if a, b, ok := strings.Cut(s, "-"); ok {
		lo, _ = strconv.Atoi(a)
		hi, _ = strconv.Atoi(b)
		return lo, hi
	}
	lo, _ = strconv.Atoi(s)
	return lo, lo
}

// lookup finds the entry of a call by its number of arguments.
func (s *Statement) lookup(c *call) *function {
	if c.schema != "" {
		return nil
	}
	list := functions[s.Dialect][c.name]
	n := len(c.args)
	for i := range list {
		if n >= list[i].min && (n <= list[i].max || list[i].max < 0) {
			return &list[i]
		}
	}
	return nil
}

// Function tells whether a dialect has a function of this name that StreamLink knows:
// such functions are harmless, and the guard lets them through.
func Function(d Dialect, name string) bool {
	if _, ok := functions[d][name]; ok {
		return true
	}
	_, ok := sessionFunctions[d][name]
	return ok
}
