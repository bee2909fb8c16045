//go:build unix

package disk

import "golang.org/x/sys/unix"

// noWait opens a pipe or a device without waiting for its other end, and lets no
// terminal become the controlling one.
const noWait = unix.O_NONBLOCK | unix.O_NOCTTY
