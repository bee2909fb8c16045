package main

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"briefing/cmd/briefing/internal/disk/disktest"
)

// TestBatchOnBrokenDisk checks that a journal that cannot be read is the machine's
// fault, and that the next run, with a working disk, finds everything as it was.
func TestBatchOnBrokenDisk(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", outsideFiles)
	mustRun(t, briefing(t, ".", "batch", "rows.yaml"))
	t.Run("journal", func(t *testing.T) {
		disktest.Mount(t, "/proc/self/mem", filepath.Join("out", ".briefing", "journal", "00000001"), "", unix.MS_BIND, "")
		for _, args := range [][]string{{"batch", "rows.yaml"}, {"batch", "--dry-run", "rows.yaml"}, {"batch", "--retry", "--json", "rows.yaml"}} {
			if status, stdout, stderr := runWithTimeout(t, args...); status != int(machineFault) || !strings.Contains(stdout+stderr, "cannot read the journal out/.briefing/journal: ") || !strings.Contains(stdout+stderr, "input/output error") {
				t.Errorf("%v: status %d, %s%s", args, status, stdout, stderr)
			}
		}
	})
	again := briefing(t, ".", "batch", "rows.yaml")
	stdout, err := again.Output()
	if err != nil || !strings.Contains(string(stdout), "2 rows: 2 unchanged") {
		t.Errorf("%v, %s%s", err, stdout, again.Stderr)
	}
}
