package nl

import (
	"time"

	"streamlink/backend/sqlstate"
)

// Config is how questions are answered.
type Config struct {
	// Threshold is the least confidence with which an answer is given; below it the
	// question is refused with the best readings as a hint.
	Threshold float64 `mapstructure:"threshold"`
	// Belonging is the least probability that a question is about what the database holds;
	// below it the question is refused as being outside of it.
	Belonging float64 `mapstructure:"belonging"`
	// Candidates is how many readings the model proposes.
	Candidates int `mapstructure:"candidates"`
	// Timeout bounds one question, waiting included.
	Timeout time.Duration `mapstructure:"timeout"`
	// Parallel is how many questions are worked on at once; Queue is how many more wait.
	// One more is refused at once.
	Parallel int `mapstructure:"parallel"`
	Queue    int `mapstructure:"queue"`
	// Cache is how many answered questions are kept.
	Cache int `mapstructure:"cache"`
	// ValuesPerColumn and Values bound the index of text values that questions are
	// linked with: distinct values of one column and of all together.
	ValuesPerColumn int `mapstructure:"values_per_column"`
	Values          int `mapstructure:"values"`
	// IndexTimeout is how long questions wait for the reading of those values; columns
	// that are not read by then are linked by their names alone, until they are.
	// IndexLimit bounds the reading, which goes on beside the questions.
	IndexTimeout time.Duration `mapstructure:"index_timeout"`
	IndexLimit   time.Duration `mapstructure:"index_limit"`
	// Encoder is the GGUF file of a sentence encoder that links words by what they mean, see
	// make encoder; empty is none.
	Encoder string `mapstructure:"encoder"`
	// Glossary is a YAML file with the house's words, see package glossary; empty is none.
	Glossary string `mapstructure:"glossary"`
	// Verified is the file that confirmed answers are kept in; empty keeps them until the
	// server stops. VerifiedShared lets users find each other's, as far as they may read
	// the tables; VerifiedEntries is how many are kept, 0 is none.
	Verified        string `mapstructure:"verified"`
	VerifiedShared  bool   `mapstructure:"verified_shared"`
	VerifiedEntries int    `mapstructure:"verified_entries"`
	// Tables and Columns bound the part of the schema that the model sees.
	Tables  int `mapstructure:"tables"`
	Columns int `mapstructure:"columns"`
}

// DefaultConfig suits one machine with the built-in model.
func DefaultConfig() Config {
	return Config{
		Threshold: 0.05, Belonging: 0.7, Candidates: 8, Timeout: 30 * time.Second, Parallel: 4, Queue: 64, Cache: 1000,
		ValuesPerColumn: 20000, Values: 300000, IndexTimeout: 10 * time.Second, IndexLimit: 10 * time.Minute, VerifiedEntries: 1000, Tables: 24, Columns: 160,
	}
}

// Validate says what is wrong with c.
func (c Config) Validate() error {
	bad := func(key, want string) error {
		return sqlstate.New(sqlstate.InvalidParameterValue, "nl.%s must be %s", key, want)
	}
	switch {
	case !(c.Threshold >= 0 && c.Threshold <= 1):
		return bad("threshold", "between 0 and 1")
	case !(c.Belonging >= 0 && c.Belonging <= 1):
		return bad("belonging", "between 0 and 1")
	case c.Candidates < 1 || c.Candidates > 16:
		return bad("candidates", "between 1 and 16")
	case c.Timeout <= 0:
		return bad("timeout", "positive")
	case c.IndexTimeout <= 0:
		return bad("index_timeout", "positive")
	case c.IndexLimit < c.IndexTimeout:
		return bad("index_limit", "index_timeout or more")
	case c.Parallel < 1 || c.Parallel > 1024:
		return bad("parallel", "between 1 and 1024")
	case c.Queue < 0:
		return bad("queue", "0 or more")
	case c.Cache < 0:
		return bad("cache", "0 or more")
	case c.ValuesPerColumn < 0 || c.Values < 0:
		return bad("values", "0 or more")
	case c.VerifiedEntries < 0 || c.VerifiedEntries > 100_000:
		return bad("verified_entries", "between 0 and 100000")
	case c.Tables < 1 || c.Tables > 24:
		return bad("tables", "between 1 and 24")
	case c.Columns < 1 || c.Columns > 160:
		return bad("columns", "between 1 and 160")
	}
	return nil
}
