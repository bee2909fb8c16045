//go:build linux

package deploy

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// crontab writes the crontab with other settings: times and folder.
func crontab(t *testing.T, times, folder string) (file string) {
	t.Helper()
	text := replaceOnce(t, read(t, "cron/crontab"), "30 2,4,6 * * *", times)
	file = filepath.Join(t.TempDir(), "crontab")
	write(t, file, replaceOnce(t, text, "BRIEFING=/srv/briefing", "BRIEFING="+folder))
	return file
}

// TestCrontab checks that cron accepts the crontab, and that it would refuse a wrong
// one.
func TestCrontab(t *testing.T) {
	needPrograms(t, "crontab")
	mustRun(t, time.Minute, exec.Command("crontab", "-n", "cron/crontab"))
	if status, printed := run(t, time.Minute, exec.Command("crontab", "-n", crontab(t, "30 26 * * *", "/srv/briefing"))); status == 0 {
		t.Errorf("26 o'clock is taken: %s", printed)
	}
}

// TestCron checks that cron builds the batch at the next full minute.
func TestCron(t *testing.T) {
	t.Parallel()
	needPrograms(t, "cron", "crontab", "unshare")
	needRoot(t)
	dir := t.TempDir()
	table{rows: 3}.write(t, dir)
	file := crontab(t, "* * * * *", dir)
	text := replaceOnce(t, read(t, file), "PATH=/usr/local/bin:", "PATH="+filepath.Dir(program(t))+":")
	write(t, file, text)
	mustRun(t, 2*time.Minute, exec.Command("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
		"testdata/cron-minute", file, filepath.Join(dir, "out", "report.json")))
	if got := hashes(t, filepath.Join(dir, "out")); len(got) < 3 {
		t.Errorf("it made %d files", len(got))
	}
}

// TestCronMail checks that the command prints nothing unless a run failed, so that cron
// sends no mail.
func TestCronMail(t *testing.T) {
	dir := t.TempDir()
	batch := table{rows: 3}.write(t, dir)
	line := regexp.MustCompile(`(?m)^30 2,4,6 \* \* \* (.*)$`).FindStringSubmatch(read(t, "cron/crontab"))
	if line == nil || strings.Contains(line[1], "%") {
		t.Fatalf("no command, or a %%, which is a new line to cron: %q", line)
	}
	job := func() (status int, mail string) {
		cmd := exec.Command("/bin/sh", "-c", line[1])
		cmd.Env = []string{"HOME=/", "SHELL=/bin/sh", "LOGNAME=nobody", "BRIEFING=" + dir, "PATH=" + filepath.Dir(program(t)) + ":/usr/bin:/bin"}
		return run(t, time.Minute, cmd)
	}
	if status, mail := job(); status != 0 || mail != "" {
		t.Errorf("status %d, mail %q", status, mail)
	}
	if err := os.WriteFile(batch, []byte("nonsense: true\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	status, mail := job()
	if status != 1 || !strings.Contains(mail, "nonsense") || !strings.HasSuffix(mail, "briefing: exit status 1\n") {
		t.Errorf("status %d, mail %q", status, mail)
	}
}
