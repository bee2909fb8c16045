//go:build !unix

package disk

// noWait is nothing: such systems have no pipes among their files.
const noWait = 0
