// Package model carries the built-in model's weights.
package model

// Name is the built-in model's.
const Name = "streamlink-small"

// Weights is the GGUF file, or nil in a build that carries none.
func Weights() []byte { return nil }
