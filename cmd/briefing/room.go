package main

import (
	"unsafe"

	"briefing/data"
)

// roomFor makes room for a long series. There may be a hundred megabytes of it, so the
// collector is told, and the system too.
func roomFor(n int) ([]data.Key, []data.Value) {
	expectHeap(int64(n) * int64(unsafe.Sizeof(data.Key{})+unsafe.Sizeof(data.Value{})))
	keys, values := make([]data.Key, 0, n), make([]data.Value, 0, n)
	inLargePages(unsafe.Pointer(unsafe.SliceData(keys)), uintptr(n)*unsafe.Sizeof(data.Key{}))
	inLargePages(unsafe.Pointer(unsafe.SliceData(values)), uintptr(n)*unsafe.Sizeof(data.Value{}))
	return keys, values
}
