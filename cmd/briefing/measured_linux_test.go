package main

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// measuredCommand is a program that runs another with arguments, and prints what it
// used: nanoseconds of CPU time, and the peak of its memory in bytes. After the word limited
// it runs one that may fail, with a limit on its CPU time, and prints its status, too.
func measuredCommand() {
	args := os.Args[1:]
	limited := args[0] == "limited"
	if limited {
		args = args[1:]
		if err := limitTime(checkTime); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	cmd := exec.Command(args[0], args[1:]...)
	out, err := cmd.CombinedOutput()
	if err != nil && !(limited && cmd.ProcessState != nil && cmd.ProcessState.Exited()) {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		os.Exit(1)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	fmt.Println(int64(cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime()), usage.Maxrss<<10, cmd.ProcessState.ExitCode())
}
