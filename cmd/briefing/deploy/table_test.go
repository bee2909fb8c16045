//go:build linux

package deploy

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// table is a batch of many small briefings: a PDF of a few pages, and a chart as SVG.
type table struct {
	rows int
	bad  int // the row that cannot be built; 0 for none
}

// name returns the output name of row n, counted from 1.
func (table) name(n int) string { return fmt.Sprintf("region-%04d", n) }

const batchFile = `template: region.yaml
table: regions.csv
name: "{region}"
formats: [pdf, svg]
`

const template = `title: Share of ${region}
sources:
  office: {publisher: Statistics Office, title: Yearbook, date: 2020}
parameters:
  region: {default: region-0001}
  share: {default: "36.2"}
figures:
  share:
    title: Share of the digital economy in ${region}
    unit: percent
    source: office
    values: {2018: 34.8, 2019: "${share}"}
`

// write writes the batch to a folder and returns the path of its main file.
func (b table) write(t *testing.T, dir string) (file string) {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("region,share\n")
	for n := 1; n <= b.rows; n++ {
		share := fmt.Sprintf("%d.%d", 10+n%80, n%10)
		if n == b.bad {
			share = "a third"
		}
		fmt.Fprintf(&rows, "%s,%s\n", b.name(n), share)
	}
	write(t, filepath.Join(dir, "regions.csv"), rows.String())
	write(t, filepath.Join(dir, "region.yaml"), template)
	file = filepath.Join(dir, "batch.yaml")
	write(t, file, batchFile)
	return file
}

// oneMachine returns the checksums of what a single run makes of a batch.
func (b table) oneMachine(t *testing.T) map[string]checksum {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	mustRun(t, 2*time.Minute, exec.Command(program(t), "batch", b.write(t, t.TempDir()), "--out", out))
	return hashes(t, out)
}
