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
	cmd     *exec.Cmd
	jobs    chan Job // to be sent; closed to stop it
	news    chan news
	said    *tail
	stopped sync.Once
}

// news is what a renderer has said, or, at last, that it is gone.
type news struct {
	Answer
	gone bool
	why  string // it is gone: how it ended
}

// startRenderer starts a process. The locks go with it: as long as it lives, no
// other run begins.
func startRenderer(command func() *exec.Cmd, setup Setup, held locks, window int) (*renderer, error) {
	r := &renderer{cmd: command(), jobs: make(chan Job, window), news: make(chan news, window), said: &tail{}}
	in, err := r.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r.cmd.Stderr = r.said
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
		r.listen(out)
		r.news <- news{gone: true, why: r.ended(r.cmd.Wait())}
		close(r.news)
	}()
	if err := <-started; err != nil {
		return nil, err
	}
	go r.send(in, setup)
	return r, nil
}

// send gives jobs to the renderer. One that is gone takes none; that it is gone is
// told by listen.
func (r *renderer) send(in io.WriteCloser, setup Setup) {
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

// listen passes on what the renderer says until it is silent.
func (r *renderer) listen(out io.Reader) {
	from := json.NewDecoder(bufio.NewReader(out))
	for {
		var a Answer
		if err := from.Decode(&a); err == io.EOF {
			return
		} else if err != nil { // half a line of one that was killed, or no renderer
			r.kill()
			return
		}
		r.news <- news{Answer: a}
	}
}

// ended says how the process ended, and what it said last.
func (r *renderer) ended(err error) string {
	how := "it ended"
	if err != nil {
		how = err.Error()
	}
	if said := r.said.firstLine(); said != "" {
		how += ": " + said
	}
	return how
}

// stop asks the renderer to stop, and hears what it has to say until it has.
func (r *renderer) stop(grace time.Duration, hear func(news)) {
	r.stopped.Do(func() { close(r.jobs) })
	over := time.NewTimer(grace)
	defer over.Stop()
	for {
		select {
		case n, on := <-r.news:
			if !on {
				return
			}
			hear(n)
		case <-over.C:
			r.cmd.Process.Kill()
			for n := range r.news {
				hear(n)
			}
			return
		}
	}
}

// kill ends the renderer at once; its last news says so.
func (r *renderer) kill() { r.cmd.Process.Kill() }

// tail keeps the beginning of what a process says on standard error: of a crash
// that is the reason, and the stacks come after it.
type tail struct {
	mu   sync.Mutex
	text bytes.Buffer
}

const maxTail = 4 << 10

// Write keeps what there is room for.
func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := maxTail - t.text.Len(); room > 0 {
		t.text.Write(p[:min(len(p), room)])
	}
	return len(p), nil
}

func (t *tail) firstLine() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	line, _, _ := strings.Cut(strings.TrimSpace(t.text.String()), "\n")
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
