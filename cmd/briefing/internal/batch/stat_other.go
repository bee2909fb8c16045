//go:build !unix

package batch

import (
	"os"
	"path/filepath"
)

type fileStat struct {
	size, time int64 // bytes, and nanoseconds since 1970
	regular    bool
}

func statAt(dir *os.File, name string) (fileStat, error) {
	info, err := os.Lstat(filepath.Join(dir.Name(), filepath.FromSlash(name)))
	if err != nil {
		return fileStat{}, err
	}
	return fileStat{info.Size(), info.ModTime().UnixNano(), info.Mode().IsRegular()}, nil
}
