package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
)

// stopSignals ask the program to stop.
var stopSignals = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT}

// stopWithin is how long the program may take to end once it is asked to. What still waits
// then, for a disk or for somebody to read what it prints, is left: the next run takes it
// for a killed one.
const stopWithin = 700 * time.Millisecond

// untilSignal returns a context that ends with a signalError when the program is asked
// to stop. A second signal kills the program, and so does the time. Signals that the caller
// ignores, as nohup does, stay ignored.
func untilSignal(parent context.Context) context.Context {
	ctx, cancel := context.WithCancelCause(parent)
	arrived := make(chan os.Signal, 1)
	for _, s := range stopSignals {
		if !signal.Ignored(s) {
			signal.Notify(arrived, s)
		}
	}
	ignoreWriteSignals()
	go func() {
		stopped := signalError{(<-arrived).(syscall.Signal)}
		signal.Stop(arrived)
		cancel(stopped)
		time.Sleep(stopWithin)
		os.Exit(int(statusOf(stopped)))
	}()
	return ctx
}

// await runs work and returns its result, or the cause of ctx as soon as that ends.
// Drawing knows no contexts: it is then left to finish unnoticed, because the process
// is about to end. A panic of the work becomes a bugError that names what was being
// made.
func await[T any](ctx context.Context, what string, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	ready := make(chan result, 1)
	go func() {
		value, err := catchPanic(what, work)
		ready <- result{value, err}
	}()
	select {
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	case r := <-ready:
		return r.value, r.err
	}
}

// catchPanic runs work, and turns a panic into a bugError that names what was being made.
func catchPanic[T any](what string, work func() (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &bugError{what, p, debug.Stack()}
		}
	}()
	return work()
}
