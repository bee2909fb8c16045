package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"
)

// renderer is a process that draws rows, as its supervisor sees it. A row that
// kills or hangs the process costs this process and not the run.
type renderer struct {
	cmd      *exec.Cmd
	jobs     chan Job // to be sent; closed to stop it
	messages chan message
	stderr   *firstBytes
	stopped  sync.Once
}

// message is what a renderer has said, or, at last, that it is gone.
type message struct {
	Answer
	exited bool
	why    string // it is gone: how it ended
}

// startRenderer starts a process. The locks go with it: as long as it lives, no
// other run begins.
func startRenderer(command func() *exec.Cmd, setup Setup, held locks, window int) (*renderer, error) {
	r := &renderer{cmd: command(), jobs: make(chan Job, window), messages: make(chan message, window), stderr: &firstBytes{}}
	in, err := r.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r.cmd.Stderr = r.stderr
	r.cmd.ExtraFiles = held
	r.cmd.WaitDelay = time.Second
	dieWithParent(r.cmd)
	started := make(chan error)
	go func() {
		// The renderer dies with the thread that started it.
		runtime.LockOSThread()
		if err := r.cmd.Start(); err != nil {
			started <- err
			return
		}
		started <- nil
		r.readAnswers(out)
		r.messages <- message{exited: true, why: r.exitReason(r.cmd.Wait())}
		close(r.messages)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	go r.writeJobs(in, setup)
	return r, nil
}

// writeJobs gives jobs to the renderer. One that is gone takes none; that it is gone is
// reported by readAnswers.
func (r *renderer) writeJobs(in io.WriteCloser, setup Setup) {
	defer in.Close()
	to := bufio.NewWriter(in)
	e := json.NewEncoder(to)
	e.Encode(setup)
	to.Flush()
	for j := range r.jobs {
		e.Encode(j)
		to.Flush()
	}
}

// readAnswers passes on what the renderer says until it is silent.
func (r *renderer) readAnswers(out io.Reader) {
	from := json.NewDecoder(bufio.NewReader(out))
	for {
		var a Answer
		if err := from.Decode(&a); err == io.EOF {
			return
		} else if err != nil { // half a line of one that was killed, or no renderer
			r.kill()
			return
		}
		r.messages <- message{Answer: a}
	}
}

// exitReason says how the process ended, and what it said last.
func (r *renderer) exitReason(err error) string {
	reason := "it ended"
	if err != nil {
		reason = err.Error()
	}
	if text := r.stderr.firstLine(); text != "" {
		reason += ": " + text
	}
	return reason
}

// stop asks the renderer to stop, and hears what it has to say until it has.
func (r *renderer) stop(grace time.Duration, receive func(message)) {
	r.stopped.Do(func() { close(r.jobs) })
	timer := time.NewTimer(grace)
	defer timer.Stop()
	for {
		select {
		case n, ok := <-r.messages:
			if !ok {
				return
			}
			receive(n)
		case <-timer.C:
			r.cmd.Process.Kill()
			for n := range r.messages {
				receive(n)
			}
			return
		}
	}
}

// kill ends the renderer at once; its last message says so.
func (r *renderer) kill() { r.cmd.Process.Kill() }

// firstBytes keeps the beginning of what a process says on standard error: of a crash
// that is the reason, and the stacks come after it.
type firstBytes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

const maxStderr = 4 << 10

// Write keeps what there is room for.
func (b *firstBytes) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if room := maxStderr - b.text.Len(); room > 0 {
		b.text.Write(p[:min(len(p), room)])
	}
	return len(p), nil
}

func (b *firstBytes) firstLine() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	line, _, _ := strings.Cut(strings.TrimSpace(b.text.String()), "\n")
	return line
}

// Self is the command that runs this program again, with other arguments. The
// name it was called by is kept.
func Self(args ...string) *exec.Cmd {
	program, err := os.Executable()
	if err != nil {
		program = os.Args[0]
	}
	cmd := exec.Command(selfPath(program), args...)
	cmd.Args[0] = os.Args[0]
	return cmd
}
