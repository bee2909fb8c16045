// Command briefing turns a YAML file of sourced figures into charts and a PDF
// briefing.
package main

import (
	"context"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// version is the version of the program. It changes whenever an output would have other
// bytes than before, because `inspect --verify` compares only outputs of the same
// version. It is a constant because manifests, pictures and PDFs contain it: the build
// information of the Go tool differs between `go run`, `go build` and a test of the
// same source, and the same input must give the same bytes.
const version = "0.4.0"

// Settings of the garbage collector. A run is short, so it may use some tens of
// megabytes to save time, but no more than small machines have. A run that needs more
// gets growth times its live heap: with a limit of its own size the collector would
// never rest.
const (
	gcPercent = 1000
	softLimit = 82 << 20
	growth    = 2
	// mostExpected is how much of what is said to be kept is believed: it may be dropped
	// again, as by a run that reads one large table after the other.
	mostExpected = 128 << 20
)

// mostGarbage is how much of a large heap may be garbage: what a file within the limits
// keeps and that fit into 300 MB.
const mostGarbage = 64 << 20

// supervisorPercent is for the supervisor of a batch, which makes little garbage over a
// long time, next to a renderer that needs the memory.
const supervisorPercent = 50

// rendererLimit is the soft memory limit of a renderer: with its supervisor it stays
// below 150 MB.
const rendererLimit = 80 << 20

func main() {
	tuneCollector(gcPercent)
	followHeap()
	ctx := untilSignal(context.Background())
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// tuneCollector sets how much garbage may pile up, unless the environment does.
func tuneCollector(percent int) {
	if tunesCollector() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(softLimit)
	}
}

// followHeap raises the soft limit with the live heap. The finalizer of an unreachable
// object runs after every collection, and sets the limit again.
func followHeap() {
	if !tunesCollector() {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) {
		if limitFixed.Load() {
			return
		}
		metrics.Read(live)
		if expected.Swap(0) > 0 {
			debug.SetGCPercent(gcPercent)
		}
		kept := int64(live[0].Value.Uint64())
		debug.SetMemoryLimit(max(softLimit, kept+min((growth-1)*kept, mostGarbage)))
		followHeap()
	})
}

// expected is how many bytes were said since the last collection to be kept.
var expected atomic.Int64

// expectHeap raises the soft limit by what is about to be kept, and lets that alone rule the
// next collection, which would only find that it is.
func expectHeap(bytes int64) {
	if tunesCollector() && !limitFixed.Load() {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(max(debug.SetMemoryLimit(-1), softLimit+min(expected.Add(bytes), mostExpected)))
	}
}

// limitFixed is set if the process must keep its limit.
var limitFixed atomic.Bool

// limitMemory sets a fixed soft limit in bytes, unless the environment sets one.
func limitMemory(bytes int64) {
	if tunesCollector() {
		limitFixed.Store(true)
		debug.SetMemoryLimit(bytes)
	}
}

// tunesCollector reports whether the environment leaves the collector to the program.
func tunesCollector() bool { return os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" }

// run executes a command line and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := newSession(stdin, stdout, stderr)
	root := newRoot(s)
	root.SetArgs(args)
	s.fail(root.ExecuteContext(ctx))
	return int(s.end())
}
