//go:build !linux

package main

import "unsafe"

func inLargePages(unsafe.Pointer, uintptr) {}
