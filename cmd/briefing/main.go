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

// version is the program's, of three numbers. It changes whenever an output would
// come out with other bytes than before, for `inspect --verify` compares bytes only
// with outputs of the same version. It is a constant because manifests, pictures and
// PDFs carry it: what the Go tool knows of a build differs between `go run`, `go
// build` and a test of the same source, and the same input must give the same bytes.
const version = "0.1.0"

// What the collector of memory is told: a run is short, and rather takes some
// tens of megabytes than time; but not more than small machines have. A run that
// needs more has growth times what it holds: at a limit of its own size the
// collector would never rest.
const (
	garbagePercent = 1000
	softLimit      = 82 << 20
	growth         = 2
)

// supervisorPercent is that of the supervisor of a batch, which makes little
// garbage, over a long time, beside a renderer that needs the memory.
const supervisorPercent = 50

// rendererLimit is the soft limit of a renderer, which has a supervisor beside it:
// together they stay below 150 MB.
const rendererLimit = 80 << 20

func main() {
	setCollector(garbagePercent)
	raiseLimit()
	ctx := untilSignal(context.Background())
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// setCollector tells the collector of memory how much garbage to let lie, unless
// the environment does.
func setCollector(percent int) {
	if ownCollector() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(softLimit)
	}
}

// raiseLimit lets the soft limit follow what is in use: it sets it anew after every
// collection, of which the finalizer of an object that nobody holds tells.
func raiseLimit() {
	if !ownCollector() {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	runtime.SetFinalizer(new([16]byte), func(*[16]byte) {
		if limitFixed.Load() {
			return
		}
		metrics.Read(live)
		debug.SetMemoryLimit(max(softLimit, growth*int64(live[0].Value.Uint64())))
		raiseLimit()
	})
}

// limitFixed is set where the limit is one that a process must keep.
var limitFixed atomic.Bool

// limitMemory sets another soft limit, in bytes, likewise.
func limitMemory(bytes int64) {
	if ownCollector() {
		limitFixed.Store(true)
		debug.SetMemoryLimit(bytes)
	}
}

// ownCollector reports whether the environment leaves the collector to the program.
func ownCollector() bool { return os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" }

// run executes a command line and returns its exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := newSession(stdin, stdout, stderr)
	root := newRoot(s)
	root.SetArgs(args)
	s.fail(root.ExecuteContext(ctx))
	return int(s.end())
}
