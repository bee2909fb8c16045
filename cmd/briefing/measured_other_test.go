//go:build !linux

package main

// measuredCommand is only used by tests that run on Linux.
func measuredCommand() { panic("only measured on Linux") }
