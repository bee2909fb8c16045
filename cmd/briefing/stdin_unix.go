//go:build unix

package main

import (
	"io"
	"os"
	"syscall"
)

// nonBlocking returns standard input so that waiting for it needs no thread: a read
// that blocks in the system keeps a processor from its goroutines for some
// milliseconds.
func nonBlocking(stdin io.Reader) io.Reader {
	f, ok := stdin.(*os.File)
	if !ok || syscall.SetNonblock(int(f.Fd()), true) != nil {
		return stdin
	}
	return os.NewFile(f.Fd(), f.Name())
}
