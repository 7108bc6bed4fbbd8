//go:build llama

package llama

import (
	"errors"
	"os"
)

// asFile gives bytes a path, because llama.cpp loads from one. The file has no name
// left once release has run; what is mapped by then stays mapped.
func asFile(data []byte) (path string, release func(), err error) {
	if len(data) == 0 {
		return "", nil, errors.New("it is empty")
	}
	f, path, err := anonymous()
	if err != nil {
		return "", nil, err
	}
	release = func() {
		f.Close()
		if path == f.Name() {
			os.Remove(path)
		}
	}
	if _, err := f.Write(data); err != nil {
		release()
		return "", nil, err
	}
	return path, release, nil
}

func tempFile() (*os.File, string, error) {
	f, err := os.CreateTemp("", "streamlink-*.gguf")
	if err != nil {
		return nil, "", err
	}
	return f, f.Name(), nil
}
