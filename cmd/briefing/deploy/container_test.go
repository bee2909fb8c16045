//go:build linux

package deploy

import (
	"debug/elf"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

const containerfile = "container/Containerfile"

// built returns the program as the Containerfile builds it, made once for all tests.
var built = sync.OnceValues(func() (string, error) {
	text, err := os.ReadFile(containerfile)
	if err != nil {
		return "", err
	}
	line := regexp.MustCompile(`(?m)^RUN (CGO_ENABLED=0 go build .*)$`).FindSubmatch(text)
	if line == nil {
		return "", fmt.Errorf("%s builds nothing", containerfile)
	}
	file := filepath.Join(scratch, "bin", "briefing")
	command := strings.Replace(string(line[1]), "-o /briefing ", "-o "+file+" ", 1)
	build := exec.Command("sh", "-c", command)
	build.Dir = "../../.."
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%s: %v\n%s", command, err, out)
	}
	return file, nil
})

func program(t *testing.T) string {
	t.Helper()
	file, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestStatic checks that the program needs no loader and no library: an image of it
// alone can run.
func TestStatic(t *testing.T) {
	f, err := elf.Open(program(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	libraries, err := f.ImportedLibraries()
	if err != nil || len(libraries) > 0 {
		t.Errorf("it asks for %v (%v)", libraries, err)
	}
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			t.Error("it asks for a loader")
		}
	}
}

// podman is a container engine with a storage of its own. It runs in a process
// namespace, so that its monitors end with it.
type podman struct {
	dir    string
	cgroup string
}

func newPodman(t *testing.T) podman {
	t.Helper()
	needPrograms(t, "podman", "runc", "unshare")
	needRoot(t)
	p := podman{t.TempDir(), fmt.Sprintf("briefing-test-%d", os.Getpid())}
	t.Cleanup(func() {
		// It leaves empty groups behind. Groups that are not empty are kept: they would
		// not be ours.
		var groups []string
		filepath.WalkDir("/sys/fs/cgroup", func(name string, e fs.DirEntry, err error) error {
			if err == nil && e.IsDir() && strings.Contains(name, p.cgroup) {
				groups = append(groups, name)
			}
			return nil
		})
		for _, g := range slices.Backward(groups) {
			os.Remove(g)
		}
	})
	return p
}

func (p podman) command(args ...string) *exec.Cmd {
	own := []string{"--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "podman",
		"--root", p.dir + "/store", "--runroot", p.dir + "/run", "--tmpdir", p.dir + "/tmp",
		"--storage-driver", "vfs", "--events-backend", "none", "--cgroup-manager", "cgroupfs", "--runtime", "runc"}
	return exec.Command("unshare", append(own, args...)...)
}

// image builds the last stage of the Containerfile. The first stage needs an image from
// a registry; what its command builds here takes its place.
func (p podman) image(t *testing.T) string {
	t.Helper()
	text := read(t, containerfile)
	last := strings.LastIndex(text, "\nFROM ")
	context := t.TempDir()
	write(t, filepath.Join(context, "Containerfile"), "FROM scratch AS build\nCOPY briefing /briefing\n"+text[last:])
	if err := os.Link(program(t), filepath.Join(context, "briefing")); err != nil {
		t.Fatal(err)
	}
	const name = "localhost/briefing:test"
	mustRun(t, 2*time.Minute, p.command("build", "--isolation", "chroot", "--tag", name, context))
	return name
}

// fontFolder is the folder of installed fonts; the Chinese edition of the shipped
// briefing needs one, and the image has none.
const fontFolder = "/usr/share/fonts"

// in runs a container as a careful operator does: only out is writable, and there is no
// network, no root privilege and little memory.
func (p podman) in(image, out string, args ...string) *exec.Cmd {
	limits := []string{"run", "--rm", "--cgroup-parent", "/" + p.cgroup, "--network", "none",
		"--read-only", "--read-only-tmpfs=false", "--cap-drop", "all", "--security-opt", "no-new-privileges",
		"--memory", "512m", "--pids-limit", "64", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024",
		"--volume", out + ":/out"}
	if _, err := os.Stat(fontFolder); err == nil {
		limits = append(limits, "--volume", fontFolder+":"+fontFolder+":ro", "--tmpfs", "/tmp:size=16m")
	}
	limits = append(limits, image)
	return p.command(append(limits, args...)...)
}

// TestContainer checks that the image contains one file and runs it as nobody, and that
// it builds the shipped briefing into the one writable folder, with the same bytes as
// outside.
func TestContainer(t *testing.T) {
	p := newPodman(t)
	image := p.image(t)
	checkConfig(t, mustRun(t, time.Minute, p.command("image", "inspect", image)))

	outside := t.TempDir()
	mustRun(t, time.Minute, exec.Command(program(t), "build", "--out", outside))
	out := t.TempDir()
	if err := os.Chown(out, 65532, 65532); err != nil {
		t.Fatal(err)
	}
	mustRun(t, time.Minute, p.in(image, out, "build", "--out", "/out"))
	if got, want := hashes(t, out), hashes(t, outside); len(want) < 20 || !maps.Equal(got, want) {
		t.Errorf("inside %d files, outside %d, or other bytes", len(got), len(want))
	}
	if status, printed := run(t, time.Minute, p.in(image, out, "build", "--out", "/elsewhere")); status != 75 || !strings.Contains(printed, "read-only") {
		t.Errorf("written elsewhere: status %d\n%s", status, printed)
	}
	shell := p.in(image, out)
	shell.Args = slices.Insert(shell.Args, len(shell.Args)-1, "--entrypoint", "/bin/sh")
	if status, printed := run(t, time.Minute, shell); status != 127 {
		t.Errorf("a shell: status %d\n%s", status, printed)
	}
}

// TestContainerBatch checks that a batch is read as Kubernetes mounts a ConfigMap:
// through links that are switched when the map changes, on a read-only disk.
func TestContainerBatch(t *testing.T) {
	p := newPodman(t)
	in, out := t.TempDir(), t.TempDir()
	table{rows: 10}.write(t, filepath.Join(in, "..2026_11_25"))
	links := map[string]string{"..data": "..2026_11_25"}
	for _, name := range []string{"batch.yaml", "region.yaml", "regions.csv"} {
		links[name] = "..data/" + name
	}
	for link, to := range links {
		if err := os.Symlink(to, filepath.Join(in, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chown(out, 65532, 65532); err != nil {
		t.Fatal(err)
	}
	job := jobOf(t, "kubernetes/cronjob.yaml")
	cmd := p.in(p.image(t), out, job.Template.Spec.Containers[0].Args...)
	run := slices.Index(cmd.Args, "run")
	cmd.Args = slices.Insert(cmd.Args, run+1, "--volume", in+":/briefings:ro")
	mustRun(t, time.Minute, cmd)
	checkSame(t, hashes(t, out), table{rows: 10}.oneMachine(t))
}

func checkConfig(t *testing.T, inspected string) {
	t.Helper()
	var images []struct {
		Size   int64
		RootFS struct{ Layers []string }
		Config struct {
			User       string
			Entrypoint []string
		}
	}
	if err := json.Unmarshal([]byte(inspected), &images); err != nil || len(images) != 1 {
		t.Fatal(err, inspected)
	}
	i := images[0]
	if i.Config.User != "65532:65532" || !slices.Equal(i.Config.Entrypoint, []string{"/briefing"}) || len(i.RootFS.Layers) != 1 {
		t.Errorf("the image is %+v", i)
	}
}
