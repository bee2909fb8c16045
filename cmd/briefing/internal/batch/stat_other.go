//go:build !unix

package batch

import (
	"os"
	"path/filepath"
)

type standing struct {
	size, time int64 // bytes, and nanoseconds since 1970
	regular    bool
}

func standingAt(dir *os.File, name string) (standing, error) {
	info, err := os.Lstat(filepath.Join(dir.Name(), filepath.FromSlash(name)))
	if err != nil {
		return standing{}, err
	}
	return standing{info.Size(), info.ModTime().UnixNano(), info.Mode().IsRegular()}, nil
}
