//go:build !unix

package main

// ignoreWriteSignals does nothing: there are no such signals here.
func ignoreWriteSignals() {}
