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

// cluster runs a script next to a Slurm of two nodes. It returns what the script
// printed, followed by the logs of its jobs.
func cluster(t *testing.T, script string, args ...string) (status int, printed string) {
	t.Helper()
	needPrograms(t, "slurmctld", "slurmd", "sbatch", "munged", "ip", "nsenter", "unshare", "runuser")
	needRoot(t)
	absolute := func(name string) string {
		path, err := filepath.Abs(name)
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	cmd := exec.Command(absolute("slurm/two-nodes"), append([]string{t.TempDir(), absolute(script)}, args...)...)
	cmd.Dir = t.TempDir() // for the logs of the jobs
	cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(program(t))+":"+os.Getenv("PATH"))
	status, printed = run(t, 4*time.Minute, cmd)
	logs, _ := filepath.Glob(filepath.Join(cmd.Dir, "*.log"))
	for _, log := range logs {
		printed += filepath.Base(log) + ":\n" + read(t, log)
	}
	return status, printed
}

// TestSlurm builds a thousand rows in twelve shards on two nodes. A program is killed
// in the middle of its shard, a whole node fails and comes back, and one row cannot be
// built. In the morning all other rows are there, with the bytes that one machine
// makes, and the merge names the missing one. Once that is corrected, it alone is
// drawn, and the merge succeeds.
func TestSlurm(t *testing.T) {
	t.Parallel()
	const rows, bad, shards = 1000, 500, "12"
	poisoned := table{}.name(bad)
	input, out := t.TempDir(), t.TempDir()

	status, printed := cluster(t, "testdata/slurm-night", table{rows: rows, bad: bad}.write(t, input), out, shards)
	if status != 1 || !strings.Contains(printed, poisoned) {
		t.Fatalf("the night: status %d\n%s", status, printed)
	}
	for _, event := range []string{"killed a program on node 1", "killed node 2", "node 2 is back", "status 137; once more"} {
		if !strings.Contains(printed, event) {
			t.Errorf("it did not come about: %s\n%s", event, printed)
		}
	}
	whole := table{rows: rows}.oneMachine(t)
	others := maps.Clone(whole)
	maps.DeleteFunc(others, func(name string, _ checksum) bool { return strings.HasPrefix(name, poisoned+"/") })
	checkSame(t, hashes(t, out), others)

	morning := time.Now()
	status, printed = cluster(t, "slurm/submit", table{rows: rows}.write(t, input), out, shards)
	if status != 0 {
		t.Fatalf("the morning: status %d\n%s", status, printed)
	}
	checkSame(t, hashes(t, out), whole)
	for name := range whole {
		info, err := os.Stat(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		if drawn, mended := info.ModTime().After(morning), strings.HasPrefix(name, poisoned+"/"); drawn != mended {
			t.Errorf("%s: drawn in the morning: %t", name, drawn)
		}
	}
}

// checkSame checks that two folders contain the same files.
func checkSame(t *testing.T, got, want map[string]checksum) {
	t.Helper()
	if len(want) < 2 {
		t.Fatalf("%d files are no test", len(want))
	}
	for name, sum := range want {
		if other, ok := got[name]; !ok || other != sum {
			t.Errorf("%s: there: %t, the same: %t", name, ok, other == sum)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: nothing makes that", name)
		}
	}
}

// TestSlurmStopped checks that a shard whose time is up is requeued, and that one
// cancelled by its user is not.
func TestSlurmStopped(t *testing.T) {
	t.Parallel()
	status, printed := cluster(t, "testdata/slurm-stop", table{rows: 1000}.write(t, t.TempDir()), t.TempDir())
	if status != 0 || !strings.Contains(printed, "stopped: put back 1 time\n") || !strings.Contains(printed, "cancelled: put back 1 time\n") {
		t.Errorf("status %d\n%s", status, printed)
	}
}
