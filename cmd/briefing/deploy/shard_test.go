//go:build linux

package deploy

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestShardPutBack runs the script of a shard with programs that stand for those of
// a cluster: it asks for another attempt after 75 and after signals, five times at
// most, and not for a job that was cancelled. TestSlurm does so on a real cluster.
func TestShardPutBack(t *testing.T) {
	t.Parallel()
	needPrograms(t, "bash")
	bin := t.TempDir()
	for name, does := range map[string]string{"briefing": "exit $STATUS", "squeue": "echo $STATE", "scontrol": `echo "asked: $*"`} {
		write(t, filepath.Join(bin, name), "#!/bin/sh\n"+does+"\n")
		if err := os.Chmod(filepath.Join(bin, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		status, restarts, state string
		again                   bool
	}{
		{"0", "0", "RUNNING", false},
		{"1", "0", "RUNNING", false},
		{"75", "", "RUNNING", true},
		{"75", "4", "RUNNING", true},
		{"75", "5", "RUNNING", false},
		{"137", "0", "RUNNING", true},
		{"143", "0", "CANCELLED", false},
	} {
		cmd := exec.Command("bash", "slurm/shard", "batch.yaml", t.TempDir(), "3")
		cmd.Env = append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"), "SLURM_JOB_ID=7", "SLURM_ARRAY_TASK_ID=1", "SLURM_RESTART_COUNT="+tt.restarts, "STATUS="+tt.status, "STATE="+tt.state)
		_, printed := run(t, 20*time.Second, cmd)
		if got := strings.Contains(printed, "asked: requeue 7\n"); got != tt.again {
			t.Errorf("%+v: put back %t:\n%s", tt, got, printed)
		}
	}
}
