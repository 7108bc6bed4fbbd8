//go:build llama

package llama

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// anonymous makes a file in memory, so that a read-only file system is no obstacle.
func anonymous() (*os.File, string, error) {
	fd, err := unix.MemfdCreate("streamlink-model", unix.MFD_CLOEXEC)
	if err != nil {
		return tempFile()
	}
	return os.NewFile(uintptr(fd), "memfd"), fmt.Sprintf("/proc/self/fd/%d", fd), nil
}
