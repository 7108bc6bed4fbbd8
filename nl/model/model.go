// Package model carries the built-in model's weights. Its card is MODEL_CARD.md; nl/train
// makes it. The build tag nomodel leaves the weights out of the binary.
package model

// Name is the built-in model's.
const Name = "streamlink-small"
