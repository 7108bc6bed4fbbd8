//go:build nomodel

package model

// Weights is nil: this build carries no weights.
func Weights() []byte { return nil }
