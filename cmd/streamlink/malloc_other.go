//go:build !linux

package main

// keepThreadCache is about glibc's malloc.
func keepThreadCache() {}
