//go:build linux

// Package deploy contains examples of running the program on a schedule and on many
// machines. The tests run them under a real systemd, cron, Slurm and podman, each in
// its own namespaces, and check them against the schema of Kubernetes. They are skipped
// where programs or root privileges are missing, unless BRIEFING_REQUIRE_TOOLS=1.
package deploy

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// scratch is a folder for what the tests share.
var scratch string

func TestMain(m *testing.M) {
	flag.Parse()
	// Tests that run at the same time mostly wait, for minutes and nodes to pass.
	flag.Set("test.parallel", "4")
	var err error
	if scratch, err = os.MkdirTemp("", "briefing-deploy-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	// Users other than root run the program from here.
	code := 1
	if err := os.Chmod(scratch, 0o755); err == nil {
		code = m.Run()
	}
	os.RemoveAll(scratch)
	os.Exit(code)
}

// skipWithout skips a test that lacks something, or fails it if nothing may be missing.
func skipWithout(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

func needPrograms(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			skipWithout(t, p+" is not installed")
		}
	}
}

// needRoot is for tests that make their own namespaces, mounts and users.
func needRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		skipWithout(t, "only root may do this")
	}
}

// run runs a program for a limited time, and returns its status and everything it
// printed. When the time is over it is killed rather than asked to stop: its namespaces
// then end with it.
func run(t *testing.T, atMost time.Duration, cmd *exec.Cmd) (status int, printed string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), atMost)
	defer cancel()
	limited := exec.CommandContext(ctx, cmd.Path, cmd.Args[1:]...)
	limited.Dir, limited.Env, limited.WaitDelay = cmd.Dir, cmd.Env, time.Second
	var out bytes.Buffer
	limited.Stdout, limited.Stderr = &out, &out
	err := limited.Run()
	if ctx.Err() != nil {
		t.Fatalf("%s: not done after %v\n%s", cmd, atMost, &out)
	}
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		return failed.ExitCode(), out.String()
	}
	if err != nil {
		t.Fatalf("%s: %v", cmd, err)
	}
	return 0, out.String()
}

// mustRun is like run for a program that must not fail.
func mustRun(t *testing.T, atMost time.Duration, cmd *exec.Cmd) string {
	t.Helper()
	status, printed := run(t, atMost, cmd)
	if status != 0 {
		t.Fatalf("%s: status %d\n%s", cmd, status, printed)
	}
	return printed
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// replaceOnce returns a text with one part of it replaced, which must be there.
func replaceOnce(t *testing.T, text, old, with string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in the text", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, with, 1)
}

type checksum [sha256.Size]byte

// hashes returns the SHA-256 of every file in the folders of a folder, except those
// that only the program itself reads.
func hashes(t *testing.T, dir string) map[string]checksum {
	t.Helper()
	sums := map[string]checksum{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".briefing":
			return fs.SkipDir
		case e.Type().IsRegular() && strings.Contains(name, "/"):
			sums[name] = sha256.Sum256([]byte(read(t, filepath.Join(dir, name))))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}
