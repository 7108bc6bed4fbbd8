package mysqljson

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// textAt computes document ->> key ->> …: the text of what stands at the end of keys, an array of
// names and places. A json keeps the words of its document, a jsonb is written anew; a string has
// no quotes, null is NULL.
func textAt(name string, args []*string) (*string, error) {
	if len(args) != 2 || args[0] == nil || args[1] == nil {
		return nil, nil
	}
	keys, err := parse(*args[1])
	if err != nil || keys.kind != array {
		return nil, errInvalid
	}
	at := json.RawMessage(*args[0])
	for _, k := range keys.items {
		if at = part(at, k); at == nil {
			return nil, nil
		}
	}
	at = bytes.TrimSpace(at)
	if len(at) == 0 || string(at) == "null" {
		return nil, nil
	}
	if at[0] == '"' || name == "jsonb_text_at" {
		v, err := parse(string(at))
		if err != nil {
			return nil, err
		}
		if v.kind == text {
			return answer(v.scalar), nil
		}
		return answer(v.canonical(nil, true)), nil
	}
	return answer(string(at)), nil
}

// part is a member or an element in the words of its document.
func part(doc json.RawMessage, key *value) json.RawMessage {
	if key.kind == text {
		var members map[string]json.RawMessage
		if json.Unmarshal(doc, &members) != nil {
			return nil
		}
		return members[key.scalar]
	}
	n, err := strconv.Atoi(strings.TrimSpace(key.scalar))
	var items []json.RawMessage
	if err != nil || json.Unmarshal(doc, &items) != nil {
		return nil
	}
	if n < 0 {
		n += len(items)
	}
	if n < 0 || n >= len(items) {
		return nil
	}
	return items[n]
}
