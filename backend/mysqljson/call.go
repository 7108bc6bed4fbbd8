package mysqljson

import (
	"errors"
	"strconv"
	"strings"
)

// Functions are MySQL's that Call knows: those whose constants are computed before a statement is
// printed. Besides, Call has PostgreSQL's of jsonb and json_table, by names of their own.
var Functions = map[string]bool{
	"json_set": true, "json_insert": true, "json_replace": true, "json_remove": true, "json_array_append": true, "json_array_insert": true,
	"json_merge": true, "json_merge_preserve": true, "json_merge_patch": true, "json_search": true, "json_depth": true,
	"json_overlaps": true, "json_contains": true, "json_extract": true,
}

var errArguments = errors.New("Incorrect parameter count in the call to a JSON function")

// Call computes a function. Documents and the values that are put into them are texts of
// JSON, paths and patterns are plain ones; nil is NULL. The answer is a text of JSON, a
// number, or 1 and 0.
func Call(name string, args []*string) (*string, error) {
	if len(args) == 0 {
		return nil, errArguments
	}
	if args[0] == nil {
		return nil, nil
	}
	if name == "json_text_at" || name == "jsonb_text_at" {
		return textAt(name, args)
	}
	doc, err := parse(*args[0])
	if err != nil {
		return nil, err
	}
	switch name {
	case "json_set", "json_insert", "json_replace", "json_array_append", "json_array_insert":
		return changed(name, doc, args[1:])
	case "json_merge", "json_merge_preserve", "json_merge_patch":
		return merged(name, doc, args[1:])
	case "json_remove", "json_extract":
		return along(name, doc, args[1:])
	case "json_depth":
		return answer(strconv.Itoa(depth(doc))), nil
	case "json_search":
		return search(doc, args[1:])
	case "jsonb_contains", "jsonb_equal", "jsonb_strip_nulls":
		return jsonb(name, doc, args[1:])
	case "json_table":
		return rowsOf(doc, args[1:])
	case "jsonb_set", "jsonb_insert", "jsonb_delete_path", "jsonb_delete_index", "jsonb_delete_keys":
		return jsonbChanged(name, doc, args[1:])
	case "jsonb_path_query_array", "jsonb_path_query_first", "jsonb_path_exists", "jsonb_path_match":
		return jsonbPath(name, doc, args[1:])
	case "jsonb_text", "jsonb_key", "jsonb_sort", "jsonb_pretty":
		return jsonbText(name, doc), nil
	case "json_overlaps", "json_contains":
		return compared(name, doc, args[1:])
	}
	return nil, errors.New("no such function: " + name)
}

func answer(s string) *string { return &s }

// changed puts values at paths, one after the other.
func changed(name string, doc *value, args []*string) (*string, error) {
	if len(args) == 0 || len(args)%2 != 0 {
		return nil, errArguments
	}
	for i := 0; i < len(args); i += 2 {
		if args[i] == nil {
			return nil, nil
		}
		steps, err := parsePath(*args[i])
		if err == nil && !one(steps) {
			err = errPath
		}
		if err != nil {
			return nil, err
		}
		x := &value{}
		if args[i+1] != nil {
			if x, err = parse(*args[i+1]); err != nil {
				return nil, err
			}
		}
		switch name {
		case "json_array_append":
			arrayAppend(doc, steps, x)
		case "json_array_insert":
			err = arrayInsert(doc, steps, x)
		default:
			doc = set(doc, steps, x, name != "json_replace", name != "json_insert")
		}
		if err != nil {
			return nil, err
		}
	}
	return answer(doc.String()), nil
}

func merged(name string, doc *value, args []*string) (*string, error) {
	for _, a := range args {
		if a == nil {
			return nil, nil
		}
		x, err := parse(*a)
		if err != nil {
			return nil, err
		}
		if name == "json_merge_patch" {
			doc = mergePatch(doc, x)
		} else {
			doc = mergePreserve(doc, x)
		}
	}
	return answer(doc.String()), nil
}

// along is JSON_REMOVE and JSON_EXTRACT.
func along(name string, doc *value, paths []*string) (*string, error) {
	if len(paths) == 0 {
		return nil, errArguments
	}
	found, many := &value{kind: array}, len(paths) > 1
	for _, path := range paths {
		if path == nil {
			return nil, nil
		}
		steps, err := parsePath(*path)
		if err == nil && name == "json_remove" && (len(steps) == 0 || !one(steps)) {
			err = errPath
		}
		if err != nil {
			return nil, err
		}
		if name == "json_remove" {
			remove(doc, steps)
			continue
		}
		many = many || !one(steps)
		for _, p := range find(place{v: doc}, steps) {
			found.items = append(found.items, p.v)
		}
	}
	switch {
	case name == "json_remove":
		return answer(doc.String()), nil
	case len(found.items) == 0:
		return nil, nil
	case !many:
		return answer(found.items[0].String()), nil
	}
	return answer(found.String()), nil
}

// compared is JSON_CONTAINS(document, candidate [, path]) and JSON_OVERLAPS.
func compared(name string, doc *value, args []*string) (*string, error) {
	if len(args) == 0 || len(args) > 2 || name == "json_overlaps" && len(args) == 2 {
		return nil, errArguments
	}
	for _, a := range args {
		if a == nil {
			return nil, nil
		}
	}
	x, err := parse(*args[0])
	if err != nil {
		return nil, err
	}
	if len(args) == 2 {
		steps, err := parsePath(*args[1])
		if err == nil && !one(steps) {
			err = errPath
		}
		if err != nil {
			return nil, err
		}
		at := find(place{v: doc}, steps)
		if len(at) == 0 {
			return nil, nil
		}
		doc = at[0].v
	}
	holds := contains
	if name == "json_overlaps" {
		holds = overlaps
	}
	if holds(doc, x) {
		return answer("1"), nil
	}
	return answer("0"), nil
}

// search is JSON_SEARCH(document, 'one' or 'all', pattern [, escape [, path, …]]).
func search(doc *value, args []*string) (*string, error) {
	if len(args) < 2 {
		return nil, errArguments
	}
	if args[0] == nil || args[1] == nil {
		return nil, nil
	}
	first := strings.EqualFold(*args[0], "one")
	if !first && !strings.EqualFold(*args[0], "all") {
		return nil, errors.New("The oneOrAll argument to json_search may take these values: 'one' or 'all'")
	}
	escape := '\\'
	if len(args) > 2 && args[2] != nil && *args[2] != "" {
		escape = []rune(*args[2])[0]
	}
	paths := []*string{answer("$")}
	if len(args) > 3 {
		paths = args[3:]
	}
	found, seen := &value{kind: array}, map[string]bool{}
	for _, path := range paths {
		if path == nil {
			return nil, nil
		}
		steps, err := parsePath(*path)
		if err != nil {
			return nil, err
		}
		for _, start := range find(place{doc, "$"}, steps) {
			walk(start, func(p place) {
				if p.v.kind == text && !seen[p.path] && like([]rune(p.v.scalar), []rune(*args[1]), escape) {
					seen[p.path] = true
					found.items = append(found.items, &value{kind: text, scalar: p.path})
				}
			})
		}
	}
	switch {
	case len(found.items) == 0:
		return nil, nil
	case first || len(found.items) == 1:
		return answer(found.items[0].String()), nil
	}
	return answer(found.String()), nil
}

// like compares a text with LIKE's pattern, going back to the last % where it has to.
func like(s, pattern []rune, escape rune) bool {
	i, j, star, mark := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case j < len(pattern) && pattern[j] == escape && j+1 < len(pattern) && pattern[j+1] == s[i]:
			i, j = i+1, j+2
		case j < len(pattern) && pattern[j] == '%':
			star, mark = j, i
			j++
		case j < len(pattern) && pattern[j] != escape && (pattern[j] == '_' || pattern[j] == s[i]):
			i, j = i+1, j+1
		case star >= 0:
			mark++
			i, j = mark, star+1
		default:
			return false
		}
	}
	for j < len(pattern) && pattern[j] == '%' {
		j++
	}
	return j == len(pattern)
}
