//go:build linux

// Package deploy holds examples of how to run the program on a schedule and on
// many machines. The tests run them: under a real systemd, cron, Slurm and
// podman, each in namespaces of its own, and against Kubernetes' schema. They are
// skipped where a program or the rights of root are missing, unless
// BRIEFING_REQUIRE_TOOLS=1.
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
	// Other users than root run the program from here.
	code := 1
	if err := os.Chmod(scratch, 0o755); err == nil {
		code = m.Run()
	}
	os.RemoveAll(scratch)
	os.Exit(code)
}

// lacking skips a test for want of something, or fails it where nothing may be
// wanting.
func lacking(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

func needs(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			lacking(t, p+" is not installed")
		}
	}
}

// needsRoot is for tests that make namespaces, mounts and users of their own.
func needsRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		lacking(t, "only root may do this")
	}
}

// run runs a program for at most a while and returns its status and all that it
// printed. It is killed, and not asked, when its time is over: the namespaces
// that it made end with it.
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

// mustRun is run for a program that must not fail.
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

// replaced returns a text with one piece of it changed, which must be there.
func replaced(t *testing.T, text, old, with string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in the text", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, with, 1)
}

type checksum [sha256.Size]byte

// hashes returns the SHA-256 of every file in the folders of a folder, but for
// those that only the program itself reads.
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
