package batch

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"
)

// renderer is a process that draws rows, as seen by the supervisor. If a row kills or
// hangs it, the run goes on with another.
type renderer struct {
	cmd      *exec.Cmd
	jobs     chan Job // to send; closed to stop it
	messages chan message
	stderr   *firstBytes
	stopped  sync.Once
}

// message is an answer of the renderer or, as the last one, that it has exited.
type message struct {
	Answer
	exited bool
	why    string // how it exited
}

// startRenderer starts a process. It inherits the locks: no other run begins while it
// lives.
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
		// The renderer is killed when the thread that started it ends.
		runtime.LockOSThread()
		if err := r.cmd.Start(); err != nil {
			started <- err
			return
		}
		started <- nil
		wrong := r.readAnswers(out)
		ended := r.exitReason(r.cmd.Wait())
		r.messages <- message{exited: true, why: cmp.Or(wrong, ended)}
		close(r.messages)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	go r.writeJobs(in, setup)
	return r, nil
}

// writeJobs sends the renderer its jobs until it has exited, which readAnswers notices.
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

// maxAnswer is how long an answer may be, in bytes: far more than the faults and files of a row
// take.
const maxAnswer = 16 << 20

// answers is the output of a renderer, of which so much is left to be read for an answer.
type answers struct {
	io.Reader
	left int
}

var errLongAnswer = fmt.Errorf("it gave an answer of more than %d MiB", maxAnswer>>20)

func (a *answers) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errLongAnswer
	}
	n, err := a.Reader.Read(p)
	a.left -= n
	return n, err
}

// readAnswers passes on the answers of the renderer until there are no more. One that says what
// no renderer says is not listened to any longer: then it returns what is wrong.
func (r *renderer) readAnswers(out io.Reader) (wrong string) {
	limited := &answers{Reader: out}
	from := json.NewDecoder(limited)
	for {
		limited.left = maxAnswer
		var a Answer
		err := from.Decode(&a)
		if err == nil && a.sound() {
			r.messages <- message{Answer: a}
			continue
		}
		if err == io.EOF {
			return ""
		}
		r.kill()
		switch {
		case errors.Is(err, errLongAnswer):
			return err.Error()
		case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, new(*fs.PathError)):
			return "" // it has ended in half an answer
		}
		return "it said what no renderer says"
	}
}

// exitReason says how the process ended, with what it printed first.
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

// stop asks the renderer to stop, and receives its messages until it has.
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

// firstBytes keeps the beginning of what a process prints on standard error: in a crash
// that is the reason, and the stacks follow.
type firstBytes struct {
	mu   sync.Mutex
	text bytes.Buffer
}

const maxStderr = 4 << 10

// Write keeps as much as there is room for.
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

// Self returns the command that runs this program again with other arguments. It keeps
// the name by which the program was called.
func Self(args ...string) *exec.Cmd {
	program, err := os.Executable()
	if err != nil {
		program = os.Args[0]
	}
	cmd := exec.Command(selfPath(program), args...)
	cmd.Args[0] = os.Args[0]
	return cmd
}
