//go:build !unix

package publish

import "os"

// locks is false: temporaries cannot be told from those of a running program,
// and stay.
const locks = false

func tryLock(*os.File) (bool, error) { return true, nil }

// sync does nothing: such systems cannot open a folder to sync it.
func sync(*os.Root) error { return nil }
