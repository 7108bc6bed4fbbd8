// Package conf fills a configuration struct from a file, the environment and flags.
package conf

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// Prefix begins the environment's names: proxy.max_sessions is STREAMLINK_PROXY_MAX_SESSIONS.
const Prefix = "STREAMLINK"

// Source is where values come from, the later ones winning: the struct's own defaults,
// File, the environment, Flags.
type Source struct {
	// File is YAML, TOML or JSON by its ending; empty is none.
	File string
	// Flags maps a key ("postgres.listen") to the flag that sets it, when it was given.
	Flags map[string]*pflag.Flag
}

// Load fills into, a pointer to a struct with mapstructure tags that holds the defaults.
// A key that the struct does not have is an error that names the nearest one it has.
func Load(into any, from Source) error {
	v := viper.New()
	known := keys(reflect.TypeOf(into).Elem(), "")
	v.SetEnvPrefix(Prefix)
	v.SetEnvKeyReplacer(strings.NewReplacer(".", "_"))
	for _, key := range known {
		if err := v.BindEnv(key); err != nil {
			return err
		}
	}
	if err := checkEnvironment(os.Environ(), known); err != nil {
		return err
	}
	if from.File != "" {
		v.SetConfigFile(from.File)
		if err := v.ReadInConfig(); err != nil {
			return fileError(from.File, err)
		}
		if err := checkKeys(v.AllSettings(), "", known, from.File); err != nil {
			return err
		}
	}
	// Only what was really given is decoded over the defaults.
	given := map[string]any{}
	for _, key := range known {
		if v.IsSet(key) {
			put(given, strings.Split(key, "."), v.Get(key))
		}
		if flag := from.Flags[key]; flag != nil && flag.Changed {
			put(given, strings.Split(key, "."), flagValue(flag))
		}
	}
	dec, err := mapstructure.NewDecoder(&mapstructure.DecoderConfig{
		Result: into, ErrorUnused: true, WeaklyTypedInput: true,
		DecodeHook: mapstructure.ComposeDecodeHookFunc(
			mapstructure.StringToTimeDurationHookFunc(), mapstructure.StringToSliceHookFunc(",")),
	})
	if err != nil {
		return err
	}
	if err := dec.Decode(given); err != nil {
		return fmt.Errorf("configuration: %s", strings.Join(strings.Fields(err.Error()), " "))
	}
	return nil
}

func flagValue(flag *pflag.Flag) any {
	if list, ok := flag.Value.(pflag.SliceValue); ok {
		return list.GetSlice()
	}
	return flag.Value.String()
}

// Keys lists the dotted keys of a struct that Load can fill.
func Keys(of any) []string { return keys(reflect.TypeOf(of), "") }

// keys lists the dotted keys of a struct. A slice or map of anything is one key.
func keys(t reflect.Type, prefix string) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		tag, opts, _ := strings.Cut(f.Tag.Get("mapstructure"), ",")
		switch {
		case opts == "squash":
			out = append(out, keys(f.Type, prefix)...)
			continue
		case tag == "" || tag == "-":
			continue
		case f.Type.Kind() == reflect.Struct:
			out = append(out, keys(f.Type, prefix+tag+".")...)
		default:
			out = append(out, prefix+tag)
		}
	}
	return out
}

func checkKeys(have map[string]any, prefix string, known []string, file string) error {
	for name, value := range have {
		key := prefix + name
		if slices.Contains(known, key) {
			continue
		}
		inner, isMap := value.(map[string]any)
		isRoom := slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(k, key+".") })
		if isMap && isRoom {
			if err := checkKeys(inner, key+".", known, file); err != nil {
				return err
			}
			continue
		}
		return fmt.Errorf("%s: unknown key %q; did you mean %q?", file, key, nearest(key, slices.Concat(known, rooms(known))))
	}
	return nil
}

// rooms are the beginnings of keys: "postgres" of "postgres.listen".
func rooms(known []string) []string {
	var all []string
	for _, key := range known {
		for i, r := range key {
			if r == '.' && !slices.Contains(all, key[:i]) {
				all = append(all, key[:i])
			}
		}
	}
	return all
}

// closeTo is how many letters may be wrong in a name of the environment for it to be
// taken as meant for us. Others make names that begin with ours: Kubernetes tells of a
// service by STREAMLINK_SERVICE_HOST.
const closeTo = 2

// checkEnvironment refuses a name of the environment that is nearly one of ours.
func checkEnvironment(environ, known []string) error {
	names := make([]string, len(known))
	for i, key := range known {
		names[i] = Prefix + "_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
	}
	for _, entry := range environ {
		name, _, _ := strings.Cut(entry, "=")
		if !strings.HasPrefix(name, Prefix+"_") || slices.Contains(names, name) {
			continue
		}
		if meant := nearest(name, names); levenshtein.ComputeDistance(name, meant) <= closeTo {
			return fmt.Errorf("environment: unknown key %s; did you mean %s?", name, meant)
		}
	}
	return nil
}

func nearest(key string, known []string) string {
	return slices.MinFunc(known, func(a, b string) int {
		return levenshtein.ComputeDistance(key, a) - levenshtein.ComputeDistance(key, b)
	})
}

func put(m map[string]any, path []string, value any) {
	for len(path) > 1 {
		inner, ok := m[path[0]].(map[string]any)
		if !ok {
			inner = map[string]any{}
			m[path[0]] = inner
		}
		m, path = inner, path[1:]
	}
	m[path[0]] = value
}

func fileError(file string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("configuration file %s: %w; give another with --config", file, path.Err)
	}
	return fmt.Errorf("configuration file %s: %s", file, strings.Join(strings.Fields(err.Error()), " "))
}
