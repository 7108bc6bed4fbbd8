package mysqljson

import (
	"errors"
	"strconv"
	"strings"
)

// PostgreSQL changes jsonb along paths of texts: in an array a text is a place, which counts from
// the end where it is negative. A path that leads nowhere changes nothing.

// jsonbChanged computes jsonb_set(document, path, value, create), jsonb_insert(document, path,
// value, after), document #- path, document - place and document - keys. Paths and keys are
// arrays of texts, flags are true or false.
func jsonbChanged(name string, doc *value, args []*string) (*string, error) {
	for _, a := range args {
		if a == nil {
			return nil, nil
		}
	}
	if doc.kind < array {
		return nil, simpleError(name)
	}
	var err error
	switch {
	case name == "jsonb_delete_index" && len(args) == 1:
		err = deletePlace(doc, *args[0])
	case name == "jsonb_delete_keys" && len(args) == 1:
		err = deleteKeys(doc, *args[0])
	case name == "jsonb_delete_path" && len(args) == 1:
		err = alongTexts(doc, *args[0], func(at *value, key string) error { return deleteAt(at, key) })
	case name == "jsonb_set" && len(args) == 3:
		err = putAlong(doc, args, func(at *value, key string, x *value) error { return setAt(at, key, x, *args[2] == "true") })
	case name == "jsonb_insert" && len(args) == 3:
		err = putAlong(doc, args, func(at *value, key string, x *value) error { return insertAt(at, key, x, *args[2] == "true") })
	default:
		return nil, errArguments
	}
	if err != nil {
		return nil, err
	}
	return answer(doc.canonical(nil, true)), nil
}

// simpleError is the error of a document that has no parts.
func simpleError(name string) error {
	if strings.HasPrefix(name, "jsonb_delete") {
		return errors.New("cannot delete from scalar")
	}
	return errors.New("cannot set path in scalar")
}

// putAlong reads the value that goes to the end of a path.
func putAlong(doc *value, args []*string, do func(at *value, key string, x *value) error) error {
	x, err := parse(*args[1])
	if err != nil {
		return err
	}
	return alongTexts(doc, *args[0], func(at *value, key string) error { return do(at, key, x) })
}

// alongTexts goes to the last but one value of a path and does something with its last key.
func alongTexts(doc *value, path string, do func(at *value, key string) error) error {
	keys, err := parse(path)
	if err != nil || keys.kind != array {
		return errInvalid
	}
	at := doc
	for i, k := range keys.items {
		if k.kind != text {
			return errors.New("path element at position " + strconv.Itoa(i+1) + " is null")
		}
		if i == len(keys.items)-1 {
			return do(at, k.scalar)
		}
		switch at.kind {
		case object:
			at = at.member(k.scalar)
		case array:
			n, err := placeIn(at, k.scalar)
			if err != nil {
				return err
			}
			if n < 0 || n >= len(at.items) {
				return nil
			}
			at = at.items[n]
		default:
			return nil
		}
		if at == nil {
			return nil
		}
	}
	return nil
}

// placeIn is the place that a text names in an array; it may lie outside.
func placeIn(at *value, key string) (int, error) {
	n, err := strconv.Atoi(key)
	if err != nil {
		return 0, errors.New("path element is not an integer: \"" + key + "\"")
	}
	if n < 0 {
		n += len(at.items)
	}
	return n, nil
}

func setAt(at *value, key string, x *value, create bool) error {
	switch at.kind {
	case object:
		if create || at.member(key) != nil {
			at.put(key, x)
		}
	case array:
		n, err := placeIn(at, key)
		switch {
		case err != nil:
			return err
		case n >= 0 && n < len(at.items):
			at.items[n] = x
		case create && n < 0:
			at.insert(0, x)
		case create:
			at.insert(len(at.items), x)
		}
	}
	return nil
}

func insertAt(at *value, key string, x *value, after bool) error {
	switch at.kind {
	case object:
		if at.member(key) != nil {
			return errors.New("cannot replace existing key")
		}
		at.put(key, x)
	case array:
		n, err := placeIn(at, key)
		if err != nil {
			return err
		}
		if after && n >= 0 {
			n++
		}
		at.insert(min(max(n, 0), len(at.items)), x)
	}
	return nil
}

// insert puts an element before the n-th.
func (v *value) insert(n int, x *value) {
	v.items = append(v.items, nil)
	copy(v.items[n+1:], v.items[n:])
	v.items[n] = x
}

func deleteAt(at *value, key string) error {
	switch at.kind {
	case object:
		if i, ok := at.members[key]; ok {
			at.drop(i)
		}
	case array:
		n, err := placeIn(at, key)
		if err != nil {
			return err
		}
		if n >= 0 && n < len(at.items) {
			at.drop(n)
		}
	}
	return nil
}

func deletePlace(doc *value, place string) error {
	if doc.kind == object {
		return errors.New("cannot delete from object using integer index")
	}
	return deleteAt(doc, place)
}

// deleteKeys takes members, or elements that are texts, out of a document.
func deleteKeys(doc *value, list string) error {
	keys, err := parse(list)
	if err != nil || keys.kind != array {
		return errInvalid
	}
	gone := make(map[string]bool, len(keys.items))
	for _, k := range keys.items {
		if k.kind == text {
			gone[k.scalar] = true
		}
	}
	for i := len(doc.items) - 1; i >= 0; i-- {
		if doc.kind == object && gone[doc.names[i]] || doc.kind == array && doc.items[i].kind == text && gone[doc.items[i].scalar] {
			doc.drop(i)
		}
	}
	return nil
}
