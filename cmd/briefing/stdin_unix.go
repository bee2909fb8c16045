//go:build unix

package main

import (
	"io"
	"os"
	"syscall"
)

// polled returns standard input so that waiting for it costs no processor: a read
// that blocks in the system keeps one from its goroutines for some milliseconds.
func polled(stdin io.Reader) io.Reader {
	f, ok := stdin.(*os.File)
	if !ok || syscall.SetNonblock(int(f.Fd()), true) != nil {
		return stdin
	}
	return os.NewFile(f.Fd(), f.Name())
}
