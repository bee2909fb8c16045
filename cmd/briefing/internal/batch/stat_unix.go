//go:build unix

package batch

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// fileStat is what a run needs to know of an output. It is asked for every output in
// every run, so that only the needed fields are read, relative to an open folder.
type fileStat struct {
	size, time int64 // bytes, and nanoseconds since 1970
	regular    bool
}

// statAt returns the state of a file below an open folder.
func statAt(dir *os.File, name string) (s fileStat, err error) {
	var st unix.Stat_t
	for {
		err = unix.Fstatat(int(dir.Fd()), name, &st, unix.AT_SYMLINK_NOFOLLOW)
		if err != unix.EINTR {
			break
		}
	}
	if err == unix.ENOTDIR { // a file is in the place of the folder
		err = fs.ErrNotExist
	}
	return fileStat{st.Size, st.Mtim.Nano(), st.Mode&unix.S_IFMT == unix.S_IFREG}, err
}
