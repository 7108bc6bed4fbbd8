package nl

import (
	"context"

	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// Ablation leaves parts of the way of a question out, to measure what each is worth.
type Ablation struct {
	Names  bool // words are not linked to tables and columns
	Values bool // values are not looked up in the data
	Mask   bool // the model may write what it likes
	Topic  bool // tables that have nothing to do with the question stay in the prompt

	Preference bool                // links say nothing beside the model's own preference
	Other      *pointer.Preference // what they say instead of what is built in; nil: that
}

// Ablate leaves parts out. It is called before the first question.
func (t *Translator) Ablate(a Ablation) { t.without = a }

// linked gives what was found, less what is left out.
func (a Ablation) linked(found *link.Result) *link.Result {
	if a.Names {
		found.Names = nil
	}
	return found
}

// skips tells whether a search is left out.
func (a Ablation) skips(search int) bool { return search == linked && (a.Preference || a.Mask) }

// mask is the mask of a prompt for a search, or none.
func (a Ablation) mask(p *pointer.Prompt, search int, required ...int) Mask {
	if a.Mask {
		return nil
	}
	m := pointer.NewMask(p, required...)
	if search == alone {
		m.Preference = nil
	} else if a.Other != nil {
		m.Preference = a.Other
	}
	return mask{m}
}

// answering is the mask of a prompt without the answer that nothing can be told.
func (a Ablation) answering(p *pointer.Prompt) Mask {
	if a.Mask {
		return nil
	}
	m := pointer.NewMask(p)
	m.Answers = true
	if a.Preference {
		m.Preference = nil
	} else if a.Other != nil {
		m.Preference = a.Other
	}
	return mask{m}
}

// Prompt is what the model would be asked, for measuring what comes before it.
func (t *Translator) Prompt(ctx context.Context, q Question) (*pointer.Prompt, error) {
	v, err := t.view(ctx, q.Source)
	if err != nil {
		return nil, err
	}
	return t.prompt(ctx, v.linker.Schema, v.linker.Link(q.Text, q.Now))
}
