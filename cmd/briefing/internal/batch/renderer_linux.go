package batch

import (
	"os"
	"os/exec"
	"syscall"
)

// dieWithParent makes the system kill the process when its supervisor dies.
func dieWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// selfPath returns the path of the running program: its name or, if that now leads to
// another file, the one that the system knows.
func selfPath(program string) string {
	const self = "/proc/self/exe"
	running, err := os.Stat(self)
	if err != nil {
		return program
	}
	if there, err := os.Stat(program); err == nil && os.SameFile(there, running) {
		return program
	}
	return self
}
