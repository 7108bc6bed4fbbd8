package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tick is the kernel's unit of CPU time on Linux.
const tick = 10 * time.Millisecond

// cpuTime is what processes and their children have used so far.
func cpuTime(pids ...int) time.Duration {
	var total time.Duration
	for _, pid := range pids {
		total += processTime(fmt.Sprintf("/proc/%d/stat", pid))
	}
	all, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range all {
		fields := statFields(path)
		if len(fields) < 2 {
			continue
		}
		for _, pid := range pids {
			if fields[1] == strconv.Itoa(pid) {
				total += processTime(path)
			}
		}
	}
	return total
}

// ownTime is what this process has used so far: the clients.
func ownTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// processTime is the time of a process itself and of its children that have ended.
func processTime(path string) (sum time.Duration) {
	fields := statFields(path)
	for i := 11; i <= 14 && i < len(fields); i++ { // utime, stime, cutime, cstime
		n, _ := strconv.ParseInt(fields[i], 10, 64)
		sum += time.Duration(n) * tick
	}
	return sum
}

// statFields are the fields of a stat file from the state on.
func statFields(path string) []string {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	_, rest, ok := strings.Cut(string(text), ") ")
	if !ok {
		return nil
	}
	return strings.Fields(rest)
}

// memory tells how much of a process is in memory now, and the most since forgetPeak.
func memory(pid int) (now, peak megabytes, err error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, 0, err
	}
	for l := range strings.Lines(string(text)) {
		fields := strings.Fields(l)
		if len(fields) < 2 {
			continue
		}
		kb, _ := strconv.ParseFloat(fields[1], 64)
		switch fields[0] {
		case "VmRSS:":
			now = megabytes(kb / 1024)
		case "VmHWM:":
			peak = megabytes(kb / 1024)
		}
	}
	if now == 0 {
		return 0, 0, fmt.Errorf("process %d tells no VmRSS", pid)
	}
	return now, peak, nil
}

type megabytes float64

func (m megabytes) String() string { return fmt.Sprintf("%.0f MB", float64(m)) }

// forgetPeak lets the kernel watch a process's peak anew.
func forgetPeak(pid int) error {
	return os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", pid), []byte("5"), 0)
}

// allowFiles raises the number of files that this process may open.
func allowFiles(n uint64) error {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &l); err != nil {
		return err
	}
	if l.Cur >= n {
		return nil
	}
	l.Cur, l.Max = n, max(n, l.Max)
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &l); err != nil {
		return fmt.Errorf("%d open files are needed (%w): raise the limit with `ulimit -n %d`", n, err, n)
	}
	return nil
}
