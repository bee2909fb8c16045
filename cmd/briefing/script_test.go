package main

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"briefing/data"
)

// quickExit stops the race detector from sleeping a second at the end of every process.
const quickExit = "atexit_sleep_ms=0"

func TestMain(m *testing.M) {
	os.Setenv("GORACE", quickExit)
	testscript.Main(m, map[string]func(){"briefing": main, "measured": measuredCommand})
}

// TestScript runs the sessions in testdata/script. UPDATE=1 rewrites the files that
// they compare with.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") == "1",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"pixels": pixels,
		},
		Condition: func(name string) (bool, error) {
			if name != "chinese" { // whether the font of the shipped Chinese edition is installed
				return false, fmt.Errorf("there is no condition %q", name)
			}
			file, err := installed.find("WenQuanYi Micro Hei", data.FontStyle{})
			return err == nil && file != nil, nil
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "")
			env.Setenv("GORACE", quickExit)
			return nil
		},
	})
}

// exits runs a command and checks its exit status: exits 75 briefing build.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND [ARGUMENT...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// pixels checks the size of a PNG file: pixels FILE WIDTH HEIGHT.
func pixels(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: pixels FILE WIDTH HEIGHT")
	}
	f, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	picture, err := png.DecodeConfig(f)
	ts.Check(err)
	if strconv.Itoa(picture.Width) != args[1] || strconv.Itoa(picture.Height) != args[2] {
		ts.Fatalf("%s has %d x %d pixels", args[0], picture.Width, picture.Height)
	}
}

// writeInput writes an input file, and returns its path.
func writeInput(t testing.TB, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
