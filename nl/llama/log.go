//go:build llama

package llama

import "C"

import (
	"context"
	"log/slog"
	"strings"
	"sync/atomic"
)

// engineLog is where llama.cpp's own log goes; it has one for the whole process.
var engineLog atomic.Pointer[slog.Logger]

// slLog passes a line of llama.cpp's log on at debug level: what matters in it comes
// back as an error as well.
//
//export slLog
func slLog(level C.int, text *C.char) {
	log := engineLog.Load()
	if log == nil || !log.Enabled(context.Background(), slog.LevelDebug) {
		return
	}
	if line := strings.TrimSpace(C.GoString(text)); len(line) > 1 {
		log.Debug("llama.cpp", "level", int(level), "line", line)
	}
}
