package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// progress shows how far a measurement is: a bar on a terminal, a line now and then in a
// file.
type progress struct {
	out      io.Writer
	terminal bool
	all      int
	done     int
	right    int
	judged   int
	began    time.Time
	last     time.Time
}

func newProgress(out io.Writer, all int) *progress {
	p := &progress{out: out, all: all, began: time.Now(), last: time.Now()}
	if f, ok := out.(*os.File); ok {
		if fi, err := f.Stat(); err == nil {
			p.terminal = fi.Mode()&os.ModeCharDevice != 0
		}
	}
	return p
}

const barWidth = 30

// step counts one prediction.
func (p *progress) step(s suitePrediction) {
	p.done++
	if s.Right != nil {
		p.judged++
		if *s.Right && !s.Refused {
			p.right++
		}
	}
	pause := 200 * time.Millisecond
	if !p.terminal {
		pause = 20 * time.Second
	}
	if time.Since(p.last) < pause {
		return
	}
	p.last = time.Now()
	left := time.Duration(float64(time.Since(p.began)) / float64(p.done) * float64(p.all-p.done)).Round(time.Second)
	line := fmt.Sprintf("%d of %d, %.1f %% right, %s left", p.done, p.all, percent(p.right, p.judged), left)
	if !p.terminal {
		fmt.Fprintln(p.out, line)
		return
	}
	full := barWidth * p.done / max(p.all, 1)
	fmt.Fprintf(p.out, "\r\x1b[K[%s%s] %s", strings.Repeat("█", full), strings.Repeat("·", barWidth-full), line)
}

// clear makes room for another line.
func (p *progress) clear() {
	if p.terminal {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

func (p *progress) end() { p.clear() }
