//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// editionFile returns a file all of whose outputs differ from those for another n.
func editionFile(n int) string {
	return fmt.Sprintf(`title: Edition %d
sources: {s: {publisher: P, title: T, date: 2020}}
figures:
  a: {title: Figure %d, unit: percent, source: s, values: {Here: %d, There: 12}}
  b: {title: Figure %d, unit: percent, source: s, values: {2018: 12, 2019: %d}}
`, n, n, n, n, n)
}

func briefing(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command("briefing", args...) // TestMain puts it into PATH
	cmd.Dir = dir
	cmd.Stderr = new(bytes.Buffer)
	return cmd
}

func mustRun(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, cmd.Stderr)
	}
}

// readFolder returns the files of a folder by name.
func readFolder(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = data
	}
	return files
}

// TestStoppedAnywhere stops the program at random times with each signal. A file with a
// final name must always be a complete file of one edition, signals other than SIGKILL
// must leave no temporary file behind, and the next run must repair everything.
func TestStoppedAnywhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	input, outputs := filepath.Join(dir, "x.yaml"), filepath.Join(dir, "out", "x")
	write := func(n int) {
		if err := os.WriteFile(input, []byte(editionFile(n)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var known []map[string][]byte
	var took time.Duration
	for n := range 2 {
		write(n)
		start := time.Now()
		mustRun(t, briefing(t, dir, "build", "x.yaml"))
		took = time.Since(start)
		known = append(known, readFolder(t, outputs))
	}
	for round := range 24 {
		write(round % 2)
		signal := []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM}[round%3]
		cmd := briefing(t, dir, "build", "x.yaml")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(took))))
		cmd.Process.Signal(signal)
		checkStopped(t, cmd, signal)
		for name, data := range readFolder(t, outputs) {
			switch {
			case strings.HasPrefix(name, "."):
				if signal != syscall.SIGKILL {
					t.Errorf("round %d: %v left %s behind", round, signal, name)
				}
			case !bytes.Equal(data, known[0][name]) && !bytes.Equal(data, known[1][name]):
				t.Errorf("round %d: %v left %s in pieces", round, signal, name)
			}
		}
		mustRun(t, briefing(t, dir, "build", "x.yaml"))
		if got := readFolder(t, outputs); fmt.Sprintf("%x", got) != fmt.Sprintf("%x", known[round%2]) {
			t.Fatalf("round %d: the run after %v did not put all right", round, signal)
		}
	}
}

// checkStopped checks how a run ended: finished before the signal came, killed by it,
// or with the status for the signal. SIGINT and SIGTERM kill it, too, until the program
// has started to listen for them.
func checkStopped(t *testing.T, cmd *exec.Cmd, signal syscall.Signal) {
	t.Helper()
	err := cmd.Wait()
	if err == nil {
		return
	}
	failed, ok := errors.AsType[*exec.ExitError](err)
	if !ok {
		t.Fatal(err)
	}
	state := failed.Sys().(syscall.WaitStatus)
	if !(state.Signaled() && state.Signal() == signal) && state.ExitStatus() != 128+int(signal) {
		t.Errorf("after %v: %v\n%s", signal, err, cmd.Stderr)
	}
}

// TestStoppedWhileReading checks that a signal at once ends even a run that waits for
// standard input.
func TestStoppedWhileReading(t *testing.T) {
	t.Parallel()
	for _, number := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT} {
		if signal.Ignored(number) {
			t.Logf("%v is switched off, as by nohup, and stays so", number)
			continue
		}
		cmd := briefing(t, t.TempDir(), "build", "-")
		pipe, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// This is more than fits into a pipe: once it is written the program is
		// reading, and it has listened for signals since before.
		if _, err := pipe.Write(bytes.Repeat([]byte("# not done yet\n"), 1<<14)); err != nil {
			t.Fatal(err)
		}
		cmd.Process.Signal(number)
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case err := <-ended:
			failed, ok := errors.AsType[*exec.ExitError](err)
			if !ok || failed.ExitCode() != 128+int(number) {
				t.Errorf("%v: %v, want status %d", number, err, 128+int(number))
			}
		case <-time.After(10 * time.Second):
			cmd.Process.Kill()
			t.Errorf("%v did not end the run", number)
		}
		pipe.Close()
	}
}
