package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// tick is the kernel's unit of CPU time on Linux.
const tick = 10 * time.Millisecond

// drained is a result that was read to its end.
type drained struct {
	rows        int
	took, first time.Duration
	client      time.Duration // of CPU; 0 is not known
}

// used is the CPU time of a process until now, its ended children included.
func used(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	var sum time.Duration
	for i := 11; i <= 14 && i < len(fields); i++ { // utime, stime, cutime, cstime
		n, _ := strconv.ParseInt(fields[i], 10, 64)
		sum += time.Duration(n) * tick
	}
	return sum
}

// most is the most memory that a process had since forget.
func most(pid int) string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return "?"
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, _ := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			return fmt.Sprintf("%d MB", kb/1024)
		}
	}
	return "?"
}

// forget makes most begin anew.
func forget(pid int) { _ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", pid), []byte("5"), 0) }

// line prints what one way took. proxy is 0 where none stands between.
func line(name string, spark, proxy int, drain func() (drained, error)) {
	if proxy != 0 {
		forget(proxy)
	}
	sparkBefore, proxyBefore := used(spark), used(proxy)
	d, err := drain()
	if err != nil {
		fmt.Printf("| %s | failed: %s |\n", name, strings.Join(strings.Fields(err.Error()), " "))
		return // what fails is a result too
	}
	per := func(t time.Duration) string {
		if t <= 0 {
			return "–"
		}
		return fmt.Sprintf("%.2f", t.Seconds()/float64(d.rows)*1e6)
	}
	proxied, memory := "–", "–"
	if proxy != 0 {
		proxied, memory = per(used(proxy)-proxyBefore), most(proxy)
	}
	fmt.Printf("| %s | %d | %.0f | %d | %s | %s | %s | %s |\n", name, d.rows, float64(d.rows)/d.took.Seconds(), d.first.Milliseconds(),
		per(used(spark)-sparkBefore), proxied, per(d.client), memory)
}

func head() {
	fmt.Println("| way | rows | rows/s | first row ms | CPU µs a row: Spark | proxy | client | proxy's memory |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
}
