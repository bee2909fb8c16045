//go:build unix

package publish

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// victim names the folder that a child process of TestWriteKilled writes to.
const victim = "PUBLISH_TEST_VICTIM"

const (
	victimFiles = 4
	victimSize  = 64 << 10
)

// edition returns files that consist of one letter each.
func edition(n int) []File {
	list := make([]File, victimFiles)
	for i := range list {
		list[i] = NewFile(fmt.Sprint("f", i), bytes.Repeat([]byte{'a' + byte(n%26)}, victimSize))
	}
	return list
}

// TestVictim is not a test of its own: TestWriteKilled runs it in another process, and
// kills it.
func TestVictim(t *testing.T) {
	dir := os.Getenv(victim)
	if dir == "" {
		t.Skip("run by TestWriteKilled")
	}
	for n := 0; ; n++ {
		if _, err := Write(t.Context(), dir, "x", edition(n)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWriteKilled kills a program that does nothing but publish: it must never leave an
// incomplete file, and the next call must remove its leftovers.
func TestWriteKilled(t *testing.T) {
	dir := t.TempDir()
	x := filepath.Join(dir, "x")
	leftovers := 0
	for round := range 40 {
		killed := exec.Command(os.Args[0], "-test.run=^TestVictim$")
		killed.Env = append(os.Environ(), victim+"="+dir)
		if err := killed.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20*time.Millisecond + time.Duration(rand.IntN(20_000))*time.Microsecond)
		killed.Process.Kill()
		killed.Wait()
		if _, err := os.Stat(x); err != nil {
			continue // killed before it began
		}
		for name, data := range contents(t, x) {
			switch {
			case strings.HasPrefix(name, "."):
				leftovers++
			case len(data) != victimSize || strings.Count(data, data[:1]) != victimSize:
				t.Fatalf("round %d: %s is in pieces", round, name)
			}
		}
		if _, err := Write(t.Context(), dir, "x", edition(round)); err != nil {
			t.Fatal(err)
		}
		if got := contents(t, x); len(got) != victimFiles {
			t.Fatalf("round %d: leftovers stayed: %d files", round, len(got))
		}
	}
	t.Logf("%d temporaries were left by the kills and removed", leftovers)
}
