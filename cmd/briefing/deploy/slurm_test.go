//go:build linux

package deploy

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// cluster runs a script of testdata beside a Slurm of two nodes.
func cluster(t *testing.T, script string, args ...string) (status int, printed string) {
	t.Helper()
	needs(t, "slurmctld", "slurmd", "sbatch", "munged", "ip", "nsenter", "unshare", "runuser")
	needsRoot(t)
	absolute := func(name string) string {
		path, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	dir := filepath.Join(scratch, script)
	cmd := exec.Command(absolute("slurm/two-nodes"), append([]string{dir, absolute("testdata/" + script)}, args...)...)
	cmd.Dir = t.TempDir() // where the jobs' logs go
	cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(program(t))+":"+os.Getenv("PATH"))
	status, printed = run(t, 4*time.Minute, cmd)
	logs, _ := filepath.Glob(filepath.Join(cmd.Dir, "*.log"))
	for _, log := range logs {
		printed += filepath.Base(log) + ":\n" + read(t, log)
	}
	return status, printed
}

// A thousand rows in twelve shards on two nodes. A program is killed in the
// middle of its shard, a whole node dies and comes back, one row cannot be built.
// In the morning all others are there, the same bytes as one machine makes, and
// the merge names the one. It is mended, and the merge says so.
func TestSlurm(t *testing.T) {
	t.Parallel()
	const rows, bad, shards = 1000, 500, "12"
	input, out := t.TempDir(), t.TempDir()
	batch := table{rows: rows, bad: bad}.write(t, input)

	status, printed := cluster(t, "slurm-night", batch, out, shards)
	if status != 1 || !strings.Contains(printed, table{}.name(bad)) {
		t.Fatalf("the night: status %d\n%s", status, printed)
	}
	for _, event := range []string{"killed a program on node 1", "killed node 2", "node 2 is back", "status 137; once more"} {
		if !strings.Contains(printed, event) {
			t.Errorf("it did not come about: %s\n%s", event, printed)
		}
	}
	want := oneMachine(t, table{rows: rows})
	poisoned := table{}.name(bad)
	checkOutputs(t, out, without(want, poisoned))

	before := hashes(t, out)
	batch = table{rows: rows}.write(t, input)
	status, printed = cluster(t, "slurm-morning", batch, out, shards)
	if status != 0 {
		t.Fatalf("the morning: status %d\n%s", status, printed)
	}
	checkOutputs(t, out, want)
	_ = before
}

var _ = maps.Equal[map[string]int]
