//go:build linux

package batch

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// killCount returns how many processes to kill: some locally, many in CI.
func killCount() int {
	if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
		return 300
	}
	return 20
}

// withoutRace builds this test without the race detector, with which the many runs
// would take about ten times as long.
func withoutRace(t *testing.T) string {
	t.Helper()
	if info, ok := debug.ReadBuildInfo(); ok && !slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		return os.Args[0]
	}
	path := filepath.Join(t.TempDir(), "batch.test")
	if out, err := exec.Command("go", "test", "-c", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// supervisor starts a run in a process of its own.
func (p *project) supervisor(program string) *exec.Cmd {
	p.t.Helper()
	cmd := exec.Command(program, superviseArg, p.dir, p.out)
	cmd.Stderr = new(bytes.Buffer)
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	return cmd
}

// rendererOf returns the process of a supervisor's renderer; 0 if there is none.
func rendererOf(supervisor int) int {
	lists, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", supervisor))
	for _, list := range lists {
		content, _ := os.ReadFile(list)
		if fields := strings.Fields(string(content)); len(fields) > 0 {
			pid, _ := strconv.Atoi(fields[0])
			return pid
		}
	}
	return 0
}

// TestKilled kills supervisors and renderers at random times. Every file must then be a
// complete old or new one; a run whose renderer was killed must still do everything,
// and after a killed run the next must do the rest.
func TestKilled(t *testing.T) {
	t.Parallel()
	const rows = 80
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	p, program := newProject(t, rows), withoutRace(t)
	p.out = filepath.Join(inMemory(t), "out")
	start := time.Now()
	if err := p.supervisor(program).Wait(); err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	old, interrupted, leftovers := p.outputs(), 0, 0
	rounds := 0
	for round := 0; interrupted < killCount(); round++ {
		if rounds++; rounds > 5*killCount() {
			t.Fatalf("of %d rounds only %d struck a run at work", rounds, interrupted)
		}
		if round%4 == 0 { // all rows; otherwise some
			p.write("template.yaml", strings.Replace(toyTemplate, "Of all", fmt.Sprint("Of all in round ", round), 1))
		} else {
			other := map[int]int{}
			for range rows / 4 {
				other[dice.IntN(rows)] = 100 + round
			}
			p.figures(rows, other)
		}
		latest := want(t, p, old)
		renderer, before := round%2 == 1, interrupted
		cmd := p.supervisor(program)
		time.Sleep(time.Duration(dice.Int64N(int64(took))))
		if renderer {
			if pid := rendererOf(cmd.Process.Pid); pid != 0 {
				if syscall.Kill(pid, syscall.SIGKILL) == nil {
					interrupted++
				}
			}
			if err := cmd.Wait(); err != nil {
				t.Fatalf("round %d: a run did not survive its renderer: %v\n%s", round, err, cmd.Stderr)
			}
		} else {
			cmd.Process.Kill()
			if cmd.Wait() != nil {
				interrupted++
			}
		}
		if interrupted == before { // too late: wait less next time
			took -= took / 6
		} else {
			took += took / 12
		}
		for name, content := range p.outputs() {
			switch {
			case strings.HasPrefix(path.Base(name), "."):
				leftovers++
			case content != old[name] && content != latest[name]:
				t.Fatalf("round %d: %s is neither whole nor old", round, name)
			}
		}
		if interrupted > before { // otherwise nothing is left to do
			next := p.supervisor(program)
			if err := next.Wait(); err != nil {
				t.Fatalf("round %d: the next run fails: %v\n%s", round, err, next.Stderr)
			}
		}
		if got := p.outputs(); !maps.Equal(got, latest) {
			t.Fatalf("round %d: the next run did not do what was left: %d files, want %d", round, len(got), len(latest))
		}
		old = latest
	}
	t.Logf("%d processes were killed at work in %d rounds; they left %d temporary files, which are gone", interrupted, rounds, leftovers)
}

// want returns what the rows become with the current template: a toy is easy to
// predict.
func want(t *testing.T, p *project, old map[string]string) map[string]string {
	t.Helper()
	c := p.config()
	toy, err := openToyHandlers(Setup{Folder: p.dir})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for row, err := range c.Batch.Rows {
		if err != nil {
			t.Fatal(err)
		}
		d, err := toy.Draw(t.Context(), jobOf(row.Index, row))
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range d.Outputs {
			files[row.Name+"/"+o.Name] = string(o.Data)
		}
	}
	if len(files) != len(old) || maps.Equal(files, old) {
		t.Fatal("the rows are not other rows")
	}
	return files
}

// TestOrphanedRenderer checks that neither a renderer nor a lock outlives its
// supervisor.
func TestOrphanedRenderer(t *testing.T) {
	t.Parallel()
	p := newProject(t, 3)
	p.rows(3, map[int]string{1: "hang"})
	cmd := p.supervisor(os.Args[0])
	pid := 0
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if pid = rendererOf(cmd.Process.Pid); pid != 0 || time.Now().After(deadline) {
			break
		}
	}
	if pid == 0 {
		t.Fatal("there is no renderer")
	}
	time.Sleep(50 * time.Millisecond)
	cmd.Process.Kill()
	cmd.Wait()
	p.rows(3, nil)
	p.mustRun(nil) // waits only briefly for the lock
	if err := syscall.Kill(pid, 0); err == nil {
		if state, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)); !bytes.Contains(state, []byte(") Z ")) {
			t.Error("the renderer is alive")
		}
	}
}

// TestPause checks that a run that is suspended for longer than a row may take, by ^Z
// or a sleeping machine, goes on as if nothing had happened.
func TestPause(t *testing.T) {
	t.Parallel()
	p := newProject(t, 2)
	p.rows(2, map[int]string{0: "nap", 1: "nap"})
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, superviseArg, p.dir, p.out, "1s")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if files, _ := filepath.Glob(filepath.Join(p.out, stateName, "journal", "0*")); len(files) > 0 && strings.Contains(readAll(t, p), " start r1") {
			break
		}
	}
	time.Sleep(100 * time.Millisecond) // they sleep
	group := -cmd.Process.Pid
	syscall.Kill(group, syscall.SIGSTOP)
	time.Sleep(3 * time.Second)
	syscall.Kill(group, syscall.SIGCONT)
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	report, err := os.ReadFile(filepath.Join(p.out, "report.json"))
	if err != nil || !strings.Contains(string(report), `"built": 2,`) {
		t.Errorf("%v\n%s", err, report)
	}
}
