//go:build !unix

package main

import "io"

func nonBlocking(stdin io.Reader) io.Reader { return stdin }
