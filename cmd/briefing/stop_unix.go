//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreWriteSignals makes a broken pipe and the limit on file sizes ordinary write
// errors: killed by their signals, the program would leave work undone and temporary
// files behind.
func ignoreWriteSignals() { signal.Ignore(syscall.SIGPIPE, syscall.SIGXFSZ) }
