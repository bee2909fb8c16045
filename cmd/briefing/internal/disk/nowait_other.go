//go:build !unix

package disk

// noWait is 0: such systems have no named pipes among their files.
const noWait = 0
