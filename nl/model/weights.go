//go:build !nomodel

package model

import _ "embed"

//go:embed streamlink-small.gguf
var weights []byte

// Weights is the GGUF file. Nobody may write to it.
func Weights() []byte { return weights }
