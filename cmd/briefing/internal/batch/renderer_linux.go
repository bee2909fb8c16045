package batch

import (
	"os/exec"
	"syscall"
)

// dieWithParent has the system kill a process whose supervisor dies.
func dieWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// selfPath is the program that runs, even when another has taken its place on the
// disk.
func selfPath(string) string { return "/proc/self/exe" }
