//go:build !unix

package batch

import "os"

func tryLock(*os.File, bool) (bool, error) { return true, nil }

func syncFolder(*os.Root) error { return nil }
