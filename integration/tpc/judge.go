package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"streamlink/integration/corpus"
)

// What comes of a query on one wire. What the corpus's verdicts say, and where the
// reference server has no answer, what PostgreSQL's rows say.
const (
	equal    = "equal"
	ties     = "equal, ties" // its ORDER BY leaves the rows' order open; settled, they are equal
	digits   = "equal, other digits"
	refused  = "refused"
	failed   = "failed"
	differs  = "differs"
	lenient  = "lenient"
	cannot   = "reference cannot" // and StreamLink gives PostgreSQL's rows
	alike    = "the same error"
	neither  = "reference cannot, nor we" // an error on both sides
	tooSlow  = "reference too slow"       // and StreamLink gives PostgreSQL's rows, or nobody has any
	cannotNo = "reference cannot, rows differ"
)

var verdicts = []string{equal, ties, digits, cannot, tooSlow, alike, neither, refused, failed, lenient, differs, cannotNo}

type outcome struct {
	query
	wire     corpus.Wire
	verdict  string
	why      string
	rows     int
	took, by time.Duration // StreamLink's time and the reference's
}

// judge asks both sides of one wire.
type judge struct {
	wire              corpus.Wire
	target, reference *asker
	postgres          *asker // whose rows count where the reference has none
	limit             time.Duration
}

// asker is a connection that is made anew when it is lost.
type asker struct {
	wire corpus.Wire
	addr string
	conn corpus.Asker
}

// errSlow says that a statement was given up.
var errSlow = errors.New("too slow")

func (a *asker) ask(ctx context.Context, limit time.Duration, text string) (corpus.Answer, time.Duration, error) {
	if a.conn == nil {
		conn, err := corpus.Dial(ctx, a.wire, a.addr)
		if err != nil {
			return corpus.Answer{}, 0, err
		}
		a.conn = conn
	}
	in, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	start := time.Now()
	answer, err := a.conn.Ask(in, text, nil, false)
	took := time.Since(start)
	if err != nil || in.Err() != nil {
		a.close(ctx)
		if ctx.Err() == nil && in.Err() != nil {
			err = errSlow
		}
	}
	return answer, took, err
}

func (a *asker) close(ctx context.Context) {
	if a.conn != nil {
		_ = a.conn.Close(ctx)
		a.conn = nil
	}
}

// spelled is a text in a wire's dialect.
func spelled(w corpus.Wire, text string) string {
	if w == corpus.MySQL {
		return forMySQL(text)
	}
	return forPostgres(text)
}

func (j *judge) one(ctx context.Context, q query) outcome {
	out := outcome{query: q, wire: j.wire}
	for _, s := range q.setup {
		for _, a := range []*asker{j.reference, j.target} {
			if r, _, err := a.ask(ctx, j.limit, spelled(j.wire, s)); err != nil || r.Code != "" {
				out.verdict, out.why = failed, fmt.Sprint("before the query: ", r.Code, r.Message, err)
				return out
			}
		}
	}
	text := spelled(j.wire, q.text)
	want, by, werr := j.reference.ask(ctx, j.limit, text)
	got, took, err := j.target.ask(ctx, j.limit, text)
	out.by, out.took, out.rows = by, took, len(got.Rows)
	switch {
	case err != nil:
		out.verdict, out.why = failed, err.Error()
	case werr != nil && !errors.Is(werr, errSlow):
		out.verdict, out.why = failed, "the reference: "+werr.Error()
	case werr != nil || want.Code != "":
		j.without(ctx, &out, got, want, werr)
	default:
		j.compare(ctx, &out, got, want)
	}
	return out
}

// compare judges two answers.
func (j *judge) compare(ctx context.Context, out *outcome, got, want corpus.Answer) {
	v, why := corpus.Compare(got, want, true)
	out.why = why
	switch v {
	case corpus.Equal:
		out.verdict = equal
	case corpus.Format:
		out.verdict = digits
	case corpus.Refused:
		out.verdict = refused
	case corpus.Failed:
		out.verdict = failed
	default:
		out.verdict = differs
		if slices.Equal(got.Columns, want.Columns) {
			if why := j.settles(ctx, out.query, len(want.Columns)); why == "" {
				out.verdict, out.why = ties, ""
			} else {
				out.why += "; settled, " + why
			}
		}
	}
}

// settles asks again with every column in ORDER BY, and says why the answers differ even then.
func (j *judge) settles(ctx context.Context, q query, columns int) (why string) {
	text := settled(spelled(j.wire, q.text), columns)
	want, _, err := j.reference.ask(ctx, j.limit, text)
	if err != nil {
		return "the reference: " + err.Error()
	}
	got, _, err := j.target.ask(ctx, j.limit, text)
	if err != nil {
		return err.Error()
	}
	v, why := corpus.Compare(got, want, true)
	if v == corpus.Equal || v == corpus.Format {
		return ""
	}
	return why
}

// without judges where the reference has no answer: by PostgreSQL's rows, all of them and in
// any order, because the dialects sort NULL and texts in different places.
func (j *judge) without(ctx context.Context, out *outcome, got, want corpus.Answer, slow error) {
	out.verdict = cannot
	if slow != nil {
		out.verdict = tooSlow
	}
	switch {
	case got.Code == "0A000":
		out.verdict, out.why = refused, got.Message+" (the reference: "+want.Message+")"
		return
	case slow == nil && got.Code == want.Code && strings.HasPrefix(want.Code, "22"):
		out.verdict, out.why = alike, got.Code+" "+got.Message // the data's: a division by zero
		return
	case got.Code != "" && slow == nil:
		out.verdict, out.why = neither, got.Code+" "+got.Message+" (the reference: "+want.Message+")"
		return
	case got.Code != "":
		out.verdict, out.why = failed, got.Code+" "+got.Message
		return
	case j.wire == corpus.PostgreSQL && slow == nil:
		out.verdict, out.why = lenient, want.Message
		return
	}
	rows, _, err := j.postgres.ask(ctx, j.limit, forPostgres(unlimited(out.text)))
	if err != nil || rows.Code != "" {
		out.why = "PostgreSQL has no answer either: " + rows.Message
		return
	}
	got, _, err = j.target.ask(ctx, j.limit, unlimited(spelled(j.wire, out.text)))
	switch {
	case err != nil:
		out.verdict, out.why = failed, err.Error()
	case got.Code != "":
		out.verdict, out.why = failed, "without LIMIT: "+got.Message
	default:
		if why := sameRows(got.Rows, rows.Rows); why != "" {
			out.verdict, out.why = cannotNo, why+" (the reference: "+want.Message+")"
		}
	}
}

// sameRows compares two bags of rows across dialects: numbers by their value, as far as
// both have digits.
func sameRows(got, want [][]*string) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d rows, PostgreSQL %d", len(got), len(want))
	}
	g, w := keyed(got), keyed(want)
	for i := range g {
		if g[i] != w[i] {
			return fmt.Sprintf("row %s, PostgreSQL %s", g[i], w[i])
		}
	}
	return ""
}

func keyed(rows [][]*string) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		cells := make([]string, len(r))
		for k, v := range r {
			cells[k] = "NULL"
			if v == nil {
				continue
			}
			cells[k] = strings.ToLower(strings.TrimRight(*v, " "))
			if f, err := strconv.ParseFloat(*v, 64); err == nil {
				cells[k] = strconv.FormatFloat(math.Round(f*1000)/1000+0, 'f', 3, 64)
			}
		}
		out[i] = strings.Join(cells, "|")
	}
	slices.Sort(out)
	return out
}
