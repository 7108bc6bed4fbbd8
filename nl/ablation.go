package nl

import (
	"streamlink/nl/link"
	"streamlink/nl/pointer"
)

// Ablation leaves parts of the way of a question out, to measure what each is worth.
type Ablation struct {
	Names  bool // words are not linked to tables and columns
	Values bool // values are not looked up in the data
	Mask   bool // the model may write what it likes
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

// mask is the mask of a prompt, or none.
func (a Ablation) mask(p *pointer.Prompt, required ...int) Mask {
	if a.Mask {
		return nil
	}
	return mask{pointer.NewMask(p, required...)}
}
