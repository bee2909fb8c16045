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

const unitFolder = "etc/systemd/system"

// machineRoot makes the root folder of a machine with the program, the units and a
// batch of some rows; everything else comes from /usr of this machine.
func machineRoot(t *testing.T, rows int) (root string) {
	t.Helper()
	root = t.TempDir()
	for _, dir := range []string{"usr/local/bin", unitFolder, "etc/sysusers.d", "var", "tmp", "run", "root", "proc", "sys", "dev", "share"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"bin", "sbin", "lib", "lib64"} {
		if err := os.Symlink("usr/"+dir, filepath.Join(root, dir)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(program(t), filepath.Join(root, "usr/local/bin/briefing")); err != nil {
		t.Fatal(err)
	}
	for _, unit := range units(t) {
		write(t, filepath.Join(root, unitFolder, filepath.Base(unit)), read(t, unit))
	}
	write(t, filepath.Join(root, "etc/sysusers.d/briefing.conf"), read(t, "systemd/briefing.sysusers"))
	table{rows: rows}.write(t, filepath.Join(root, "etc/briefing"))
	return root
}

func units(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("systemd/*.[st][ei][rm]*")
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	return files
}

// TestUnits checks that systemd accepts the units, and that it would find a fault.
func TestUnits(t *testing.T) {
	needPrograms(t, "systemd-analyze")
	root := machineRoot(t, 1)
	if err := os.CopyFS(filepath.Join(root, "usr/lib/systemd/system"), os.DirFS("/usr/lib/systemd/system")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(root, "usr/bin/echo"), "")
	if err := os.Chmod(filepath.Join(root, "usr/bin/echo"), 0o755); err != nil {
		t.Fatal(err)
	}
	verify := func() (status int, printed string) {
		return run(t, time.Minute, exec.Command("systemd-analyze", "verify", "--root="+root, "--man=no",
			"briefing.service", "briefing.timer", "briefing-failed.service"))
	}
	if status, printed := verify(); status != 0 || printed != "" {
		t.Fatalf("status %d\n%s", status, printed)
	}
	service := filepath.Join(root, unitFolder, "briefing.service")
	for _, fault := range []struct{ old, with, want string }{
		{"ProtectSystem=strict", "ProtectSytem=strict", "Unknown key"},
		{"RestartPreventExitStatus=1 2 3", "RestartForceExitStatus=75", "isn't allowed for Type=oneshot"},
		{"/usr/local/bin/briefing batch", "/usr/local/bin/briefly batch", "not executable"},
	} {
		write(t, service, replaceOnce(t, read(t, "systemd/briefing.service"), fault.old, fault.with))
		if _, printed := verify(); !strings.Contains(printed, fault.want) {
			t.Errorf("%s is not refused:\n%s", fault.with, printed)
		}
	}
}

// TestUnitsExposure checks systemd's own measure of how much a service may do to its
// machine, from 0 to 100.
func TestUnitsExposure(t *testing.T) {
	needPrograms(t, "systemd-analyze")
	printed := mustRun(t, time.Minute, exec.Command("systemd-analyze", "security", "--offline=yes", "--threshold=10", "systemd/briefing.service"))
	lines := strings.Split(strings.TrimSpace(printed), "\n")
	t.Log(lines[len(lines)-1])
}

// TestSystemd runs the units under a systemd that is process 1 of a machine of its own,
// without a network: testdata/systemd-night says what must happen.
func TestSystemd(t *testing.T) {
	t.Parallel()
	needPrograms(t, "systemd-nspawn", "flock")
	needRoot(t)
	root := machineRoot(t, 1000)
	write(t, filepath.Join(root, unitFolder, "night.service"), `[Unit]
Wants=briefing.timer
SuccessAction=exit-force
SuccessActionExitStatus=0
FailureAction=exit-force
FailureActionExitStatus=1
[Service]
Type=oneshot
TimeoutStartSec=3min
StandardOutput=file:/share/log
StandardError=inherit
ExecStart=/bin/bash /share/systemd-night
`)
	write(t, filepath.Join(root, unitFolder, "briefing.service.d/soon.conf"), "[Service]\nRestartSec=1s\n")
	write(t, filepath.Join(root, "share/systemd-night"), read(t, "testdata/systemd-night"))
	args := []string{"--quiet", "--register=no", "--keep-unit", "--private-network", "--console=pipe", "--directory=" + root}
	for _, dir := range []string{"bin", "sbin", "lib", "lib64", "share"} {
		if _, err := os.Stat("/usr/" + dir); err == nil {
			args = append(args, "--bind-ro=/usr/"+dir)
		}
	}
	args = append(args, "--", "/lib/systemd/systemd", "--system", "--unit=night.service")
	status, printed := run(t, 4*time.Minute, exec.Command("systemd-nspawn", args...))
	log := read(t, filepath.Join(root, "share/log"))
	if status != 0 || !strings.HasSuffix(log, "the night is over\n") {
		t.Errorf("status %d\n%s%s", status, log, printed)
	}
}
