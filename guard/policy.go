package guard

// Policy is the guard's part of the configuration: what is allowed beyond the
// built-in rules.
type Policy struct {
	// ReadOnly denies every statement that writes. Default true.
	ReadOnly bool `mapstructure:"read_only"`
	// MaxRows cuts a result off after so many rows; 0 is no limit.
	MaxRows int64 `mapstructure:"max_rows"`
}

// Validate tells what is wrong with the policy, or nil.
func (p Policy) Validate() error { return nil }
