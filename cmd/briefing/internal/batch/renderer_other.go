//go:build !linux

package batch

import "os/exec"

func dieWithParent(*exec.Cmd) {} // its input ends instead

func selfPath(program string) string { return program }
