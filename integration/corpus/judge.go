package corpus

import (
	"context"
	"fmt"
	"time"
)

// Result is what came of one case.
type Result struct {
	Case
	Verdict Verdict
	Why     string
}

// Judge asks a target and the reference the same cases. each is called for every
// result, in order. begin is a statement that each connection begins with, or empty.
func Judge(ctx context.Context, w Wire, target, reference, begin string, cases []Case, each func(Result)) error {
	j := &judge{wire: w, targetAddr: target, referenceAddr: reference, begin: begin}
	defer j.close(ctx)
	for _, c := range cases {
		if err := j.connect(ctx); err != nil {
			return err
		}
		each(j.one(ctx, c))
	}
	return nil
}

type judge struct {
	wire                      Wire
	targetAddr, referenceAddr string
	begin                     string
	target, reference         Asker
}

func (j *judge) connect(ctx context.Context) (err error) {
	if j.target == nil {
		if j.target, err = j.dial(ctx, j.targetAddr); err != nil {
			return err
		}
	}
	if j.reference == nil {
		j.reference, err = j.dial(ctx, j.referenceAddr)
	}
	return err
}

func (j *judge) dial(ctx context.Context, addr string) (Asker, error) {
	conn, err := Dial(ctx, j.wire, addr)
	if err != nil || j.begin == "" {
		return conn, err
	}
	a, err := conn.Ask(ctx, j.begin, nil, false)
	if err == nil && a.Code != "" {
		err = fmt.Errorf("%s: %s", j.begin, a.Message)
	}
	return conn, err
}

func (j *judge) close(ctx context.Context) {
	if j.target != nil {
		_ = j.target.Close(ctx)
	}
	if j.reference != nil {
		_ = j.reference.Close(ctx)
	}
	j.target, j.reference = nil, nil
}

// one runs a case's statements; the worst verdict counts.
func (j *judge) one(ctx context.Context, c Case) Result {
	out := Result{Case: c, Verdict: Equal}
	for i, s := range c.Statements {
		last := i == len(c.Statements)-1
		var args []*string
		if last {
			args = c.Args
		}
		ask := func(a Asker) (Answer, error) {
			ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
			defer cancel()
			return a.Ask(ctx, s, args, last && c.Prepared)
		}
		want, err := ask(j.reference)
		if err != nil {
			j.close(ctx)
			return Result{c, BothError, "the reference's connection is lost: " + err.Error()}
		}
		got, err := ask(j.target)
		if err != nil {
			j.close(ctx)
			return Result{c, Different, "the connection is lost: " + err.Error()}
		}
		v, why := Compare(got, want, Ordered(s))
		if len(c.Statements) > 1 && why != "" {
			why = fmt.Sprintf("statement %d: %s", i+1, why)
		}
		if worse(v, out.Verdict) {
			out.Verdict, out.Why = v, why
		}
		if v == Refused || v == Failed || v == Lenient {
			j.finish(ctx, c, i)
			break // what follows stands on what did not happen
		}
	}
	return out
}

// finish runs the rest of a case where its statements have to leave nothing behind.
func (j *judge) finish(ctx context.Context, c Case, from int) {
	for _, s := range c.Statements[from+1:] {
		_, _ = j.reference.Ask(ctx, s, nil, false)
		_, _ = j.target.Ask(ctx, s, nil, false)
	}
}

func worse(a, b Verdict) bool {
	rank := map[Verdict]int{Equal: 0, Format: 1, BothError: 2, Refused: 3, Failed: 4, Lenient: 5, Different: 6}
	return rank[a] > rank[b]
}

// Sampled adds prepared copies of every n-th case without arguments: the extended
// protocol must say the same.
func Sampled(cases []Case, n int) []Case {
	out := cases
	for i, c := range cases {
		if n > 0 && i%n == 0 && !c.Prepared && len(c.Statements) == 1 {
			c.Prepared = true
			out = append(out, c)
		}
	}
	return out
}
