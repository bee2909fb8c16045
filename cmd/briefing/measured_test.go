//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// measuredCommand is a program that runs another with arguments, and prints what it
// used: nanoseconds of CPU time, and the peak of its memory in bytes.
func measuredCommand() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	if out, err := cmd.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		os.Exit(1)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	fmt.Println(int64(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()), usage.Maxrss<<10)
}
