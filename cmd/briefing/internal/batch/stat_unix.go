//go:build unix

package batch

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// fileStat is what is asked of an output, of each in every run: so it is asked
// below an open folder, and no more than needed is made of the answer.
type fileStat struct {
	size, time int64 // bytes, and nanoseconds since 1970
	regular    bool
}

// statAt looks at a file below an open folder.
func statAt(dir *os.File, name string) (s fileStat, err error) {
	var st unix.Stat_t
	for {
		err = unix.Fstatat(int(dir.Fd()), name, &st, unix.AT_SYMLINK_NOFOLLOW)
		if err != unix.EINTR {
			break
		}
	}
	if err == unix.ENOTDIR { // a file stands in place of the folder
		err = fs.ErrNotExist
	}
	return fileStat{st.Size, st.Mtim.Nano(), st.Mode&unix.S_IFMT == unix.S_IFREG}, err
}
