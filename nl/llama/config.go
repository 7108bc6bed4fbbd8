package llama

import "fmt"

// Config says which model runs and how much of the machine it may use.
type Config struct {
	Model       string  `mapstructure:"model"`        // path of a GGUF file; empty: the built-in model
	Adapter     string  `mapstructure:"adapter"`      // path of a LoRA adapter (GGUF); empty: none
	Context     int     `mapstructure:"context"`      // tokens of prompt and answer; 0: what the model was trained for, at most 4096
	Threads     int     `mapstructure:"threads"`      // threads of one context
	Contexts    int     `mapstructure:"contexts"`     // questions answered at the same time
	Queue       int     `mapstructure:"queue"`        // questions that may wait for a context
	Batch       int     `mapstructure:"batch"`        // prompt tokens of one run
	Beams       int     `mapstructure:"beams"`        // most candidates of one question
	Spread      float64 `mapstructure:"spread"`       // beginnings less likely than this share of the best are given up; 0: none
	MaxTokens   int     `mapstructure:"max_tokens"`   // longest answer
	PrefixCache int     `mapstructure:"prefix_cache"` // MiB for the states of schema descriptions; 0: none are kept
}

// Default is a configuration for the built-in model: one thread per context, because
// ggml's barriers spin and a busy neighbour makes two threads slower than one.
func Default() Config {
	return Config{Threads: 1, Contexts: 2, Queue: 64, Batch: 256, Beams: 8, Spread: 0.001, MaxTokens: 256, PrefixCache: 256}
}

// Validate refuses what cannot work.
func (c Config) Validate() error {
	limits := []struct {
		name            string
		value, low, top int
	}{
		{"context", c.Context, 0, 1 << 20},
		{"threads", c.Threads, 1, 256},
		{"contexts", c.Contexts, 1, 256},
		{"queue", c.Queue, 0, 1 << 20},
		{"batch", c.Batch, 32, 8192},
		{"beams", c.Beams, 1, 16},
		{"max_tokens", c.MaxTokens, 1, 1 << 16},
		{"prefix_cache", c.PrefixCache, 0, 1 << 20},
	}
	for _, l := range limits {
		if l.value < l.low || l.value > l.top {
			return fmt.Errorf("model.%s is %d; it must be between %d and %d", l.name, l.value, l.low, l.top)
		}
	}
	if !(c.Spread >= 0 && c.Spread < 1) {
		return fmt.Errorf("model.spread is %v; it must be at least 0 and below 1", c.Spread)
	}
	return nil
}
