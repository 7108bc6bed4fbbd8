// Package mysqlfunc computes functions of MySQL that an engine has nothing like: digests
// of other lengths, numbers of other bases, addresses, locales. It works on texts; DuckDB
// calls it for each row.
package mysqlfunc

import "errors"

// function computes an answer of arguments none of which is NULL; nil is NULL.
type function struct {
	least, most int
	compute     func(args []string) (*string, error)
}

var functions = map[string]function{
	"sha2":            {2, 2, sha2},
	"conv":            {3, 3, conv},
	"format_locale":   {2, 2, formatLocale},
	"export_set":      {3, 5, exportSet},
	"substring_index": {3, 3, substringIndex},
	"is_ipv6":         {1, 1, isIPv6},
	"inet6_aton":      {1, 1, inet6Aton},
	"inet6_ntoa":      {1, 1, inet6Ntoa},
	"is_ipv4_compat":  {1, 1, isCompatible},
	"is_ipv4_mapped":  {1, 1, isMapped},
	"rand":            {1, 1, rand},
	"aes_encrypt":     {2, 2, encrypt},
	"aes_decrypt":     {2, 2, decrypt},
}

// Known tells whether Call has a function.
func Known(name string) bool { return functions[name].compute != nil }

// Call computes a function; nil is NULL. Bytes are told and given as hexadecimal digits.
func Call(name string, args []*string) (*string, error) {
	f, ok := functions[name]
	if !ok {
		return nil, errors.New("no such function: " + name)
	}
	if len(args) < f.least || len(args) > f.most {
		return nil, errors.New("Incorrect parameter count in the call to native function '" + name + "'")
	}
	texts := make([]string, len(args))
	for i, a := range args {
		if a == nil {
			return nil, nil
		}
		texts[i] = *a
	}
	return f.compute(texts)
}

func answer(s string) (*string, error) { return &s, nil }

func truth(b bool) (*string, error) {
	if b {
		return answer("1")
	}
	return answer("0")
}
