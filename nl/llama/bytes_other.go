//go:build llama && !linux

package llama

import "os"

func anonymous() (*os.File, string, error) { return tempFile() }
