package main

import (
	"os"
	"slices"
	"strings"
	"syscall"
)

// threadCache lets glibc's malloc keep more freed pieces for a thread. DuckDB makes and
// frees some hundred small objects for every statement, and the default of seven pieces of
// a size sends most of them through the arena's lock and its merging: about a seventh of
// what a trivial statement costs. At most it holds a few MB for each thread.
const threadCache = "glibc.malloc.tcache_count=200"

// keepThreadCache starts the program again with threadCache, which glibc only reads from
// the environment of a new process. The process and its arguments stay what they are.
func keepThreadCache() {
	const name = "GLIBC_TUNABLES="
	env := os.Environ()
	at := slices.IndexFunc(env, func(s string) bool { return strings.HasPrefix(s, name) })
	switch {
	case len(os.Args) < 2 || os.Args[1] != "serve" && os.Args[1] != "demo":
		return // the others run few statements
	case at < 0:
		env = append(env, name+threadCache)
	case strings.Contains(env[at], "tcache"): // chosen by who started it, or by us
		return
	default:
		env[at] = strings.TrimSuffix(env[at], ":") + ":" + threadCache
	}
	self, err := os.Executable()
	if err != nil {
		return
	}
	_ = syscall.Exec(self, os.Args, env) // where it fails, all works with the default
}
