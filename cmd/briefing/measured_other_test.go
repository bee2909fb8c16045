//go:build !unix

package main

// measured is used by tests that run on Linux only.
func measured() { panic("only measured on Unix") }
