//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// started starts the program, and returns the address that it prints. Without input its
// standard input is /dev/null.
func started(t *testing.T, path string, input io.Reader, flags ...string) (cmd *exec.Cmd, address string) {
	t.Helper()
	cmd = exec.Command("briefing", append([]string{"watch", path}, flags...)...)
	cmd.Stdin, cmd.Stderr = input, new(bytes.Buffer)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	found := regexp.MustCompile(`^watching .*: open (http://127\.0\.0\.1:\d+/\w{26}/)\n$`).FindStringSubmatch(line)
	if found == nil {
		t.Fatalf("it prints %q, %v\n%s", line, err, cmd.Stderr)
	}
	return cmd, found[1]
}

// TestWatchBuilds writes what build writes whenever the file is saved without faults, and no page
// is open.
func TestWatchBuilds(t *testing.T) {
	t.Parallel()
	path, _ := watchedFolder(t)
	out := filepath.Join(t.TempDir(), "out")
	started(t, path, nil, "--build", "--out", out, "--format", "csv")
	has := func(text string) bool {
		content, _ := os.ReadFile(filepath.Join(out, "x", "a.csv"))
		return strings.Contains(string(content), text)
	}
	for _, numbers := range [][2]string{{"11.53", "13.57"}, {"13.57", "14.5"}} {
		for end := time.Now().Add(20 * time.Second); !has(numbers[0]); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s is not written", numbers[0])
			}
		}
		replace(t, path, numbers[0], numbers[1])
	}
}

// TestWatchPort serves at the port that is asked for, and says when another program has it.
func TestWatchPort(t *testing.T) {
	t.Parallel()
	path, _ := watchedFolder(t)
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	cmd := exec.Command("briefing", "watch", path, "--port", port)
	out, err := cmd.CombinedOutput()
	if want := "port " + port + " is in use"; cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), want) {
		t.Errorf("of a port in use it says %s, %v", out, err)
	}
	free.Close()
	if _, address := started(t, path, nil, "--port", port); !strings.HasPrefix(address, "http://127.0.0.1:"+port+"/") {
		t.Errorf("it is at %s", address)
	}
}

// endsSoon waits for the end of the program, and returns its exit status.
func endsSoon(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			return exit.ExitCode()
		}
		return 0
	case <-time.After(time.Second):
		t.Fatal("it has not ended after a second")
		return 0
	}
}

// TestWatchEnds ends the program in each way, while a page is open.
func TestWatchEnds(t *testing.T) {
	path, _ := watchedFolder(t)
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(sig) {
			t.Logf("%v is switched off, as by nohup, and stays so", sig)
			continue
		}
		cmd, address := started(t, path, nil)
		page, err := http.Get(address + "events?view=web")
		if err != nil {
			t.Fatal(err)
		}
		defer page.Body.Close()
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		if got, want := endsSoon(t, cmd), 128+int(sig); got != want {
			t.Errorf("%v: status %d, want %d", sig, got, want)
		}
	}
	input, end := io.Pipe()
	cmd, _ := started(t, path, input)
	if err := end.Close(); err != nil {
		t.Fatal(err)
	}
	if got := endsSoon(t, cmd); got != 0 {
		t.Errorf("standard input is closed: status %d", got)
	}
}
