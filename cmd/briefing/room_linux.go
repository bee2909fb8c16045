package main

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// largePage is the size of the larger pages of the usual machines.
const largePage = 2 << 20

// inLargePages asks for large pages in a piece of memory: it is filled at once, and a fault
// for each 4 KiB of it takes as long as reading the numbers. Where there are none nothing
// changes.
func inLargePages(at unsafe.Pointer, size uintptr) {
	skip := -uintptr(at) % largePage
	if size < skip+largePage {
		return
	}
	unix.Madvise(unsafe.Slice((*byte)(unsafe.Add(at, skip)), (size-skip)/largePage*largePage), unix.MADV_HUGEPAGE)
}
