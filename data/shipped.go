package data

import (
	"embed"
	"io/fs"
)

//go:embed *.yaml
var shipped embed.FS

// Default returns the briefing that the program ships with: the file and the
// file system it stands in.
func Default() (fsys fs.FS, name string) { return shipped, "digital-economy.yaml" }
