package batch

import (
	"os"
	"os/exec"
	"syscall"
)

// dieWithParent has the system kill a process whose supervisor dies.
func dieWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// selfPath is the program that runs: by its name, or, when another has taken its
// place on the disk, by what the system knows of this process.
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
