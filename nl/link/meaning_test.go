package link

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// topics is an encoder that knows what a few words are about: words of one topic mean alike.
type topics struct {
	asked []string
	err   error
}

var topicOf = map[string]int{
	"boss": 0, "chief": 0, "inventor": 0, "names": 0, "inventornames": 0,
	"headcount": 1, "emp": 1, "qty": 1, "quantity": 1, "employee": 1, "staffers": 1,
	"gadget": 2, "patents": 2, "patent": 2,
}

func (e *topics) Embed(_ context.Context, texts ...string) ([][]float32, error) {
	if e.err != nil {
		return nil, e.err
	}
	var out [][]float32
	for _, text := range texts {
		e.asked = append(e.asked, text)
		v := make([]float32, 8)
		for _, w := range strings.Fields(strings.ToLower(text)) {
			topic, ok := topicOf[w]
			if !ok {
				topic = 3 + len(w)%5
			}
			v[topic]++
		}
		var square float64
		for _, x := range v {
			square += float64(x * x)
		}
		for i := range v {
			v[i] /= float32(math.Sqrt(square))
		}
		out = append(out, v)
	}
	return out, nil
}

func meaningOf(t *testing.T, e *topics) *Linker {
	t.Helper()
	l := testLinker(t)
	m, err := NewMeaning(t.Context(), l.Schema, e)
	if err != nil {
		t.Fatal(err)
	}
	l.Meaning = m
	e.asked = nil
	return l
}

func TestMean(t *testing.T) {
	e := &topics{}
	l := meaningOf(t, e)
	for question, want := range map[string]string{
		"how many staffers are there":  "applicants.empQty",
		"list every gadget":            "patents",
		"how many gadget were granted": "patents",
		"how many applicants":          "",
		`who is "boss"`:                "", // text in quotation marks is itself
	} {
		r := l.Link(question, now)
		before := len(r.Names)
		if err := r.Mean(t.Context()); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range r.Names {
			switch {
			case n.Kind != Semantic:
			case n.Table >= 0:
				got = append(got, l.Schema.Tables[n.Table].Name)
			default:
				got = append(got, l.Schema.Tables[l.Schema.Columns[n.Column].Table].Name+"."+l.Schema.Columns[n.Column].Name)
			}
		}
		if want == "" && len(r.Names) != before || want != "" && !slices.Contains(got, want) {
			t.Errorf("%s: %q, not %q", question, got, want)
		}
		if len(got) > 0 && !slices.ContainsFunc(r.Words, func(w Word) bool { return w.Linked }) {
			t.Errorf("%s: the words are not marked", question)
		}
	}
	for _, text := range e.asked {
		if strings.Contains(text, "granted") || strings.Contains(text, "applicants") || text == "how" || text == "list every gadget" {
			t.Errorf("%q is explained or says nothing, and was looked up all the same", text)
		}
	}
}

// TestMeanWithin keeps to the tables that are left.
func TestMeanWithin(t *testing.T) {
	l := meaningOf(t, &topics{})
	keep := make([]bool, len(l.Schema.Tables))
	keep[l.Schema.Table("cpc")] = true
	r := l.Link("how many staffers have a gadget", now).Only(keep)
	if err := r.Mean(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, n := range r.Names {
		if n.Table >= 0 && !keep[n.Table] || n.Column >= 0 && !keep[l.Schema.Columns[n.Column].Table] {
			t.Errorf("linked to a table that is not there: %+v", n)
		}
	}
}

func TestMeanFails(t *testing.T) {
	e := &topics{}
	l := meaningOf(t, e)
	e.err = errors.New("out of memory")
	r := l.Link("how many staffers are there", now)
	if err := r.Mean(t.Context()); !errors.Is(err, e.err) {
		t.Error(err)
	}
	if err := l.Link("how many applicants", now).Mean(t.Context()); err != nil {
		t.Errorf("nothing was left to look up: %v", err)
	}
	if err := testLinker(t).Link("how many staffers are there", now).Mean(t.Context()); err != nil {
		t.Errorf("without an encoder: %v", err)
	}
	if _, err := NewMeaning(t.Context(), l.Schema, e); !errors.Is(err, e.err) {
		t.Error(err)
	}
}

// TestMeaningIsBounded gives a catalog more names than have vectors.
func TestMeaningIsBounded(t *testing.T) {
	s := NewSchema(catalog())
	for i := range mostNames {
		s.Columns = append(s.Columns, Column{Table: 0, Name: "x", Words: []string{"x", strings.Repeat("y", 1+i%50), strings.Repeat("z", 1+i/50)}})
	}
	e := &topics{}
	m, err := NewMeaning(t.Context(), s, e)
	if err != nil || len(m.vectors) != mostNames || len(e.asked) != mostNames {
		t.Fatal(len(m.vectors), len(e.asked), err)
	}
	l := New(s, nil)
	l.Meaning = m
	if err := l.Link("how many staffers are there", now).Mean(t.Context()); err != nil {
		t.Fatal(err)
	}
}
