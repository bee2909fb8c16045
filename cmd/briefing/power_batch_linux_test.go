package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/cmd/briefing/internal/publish"
)

// powerRow is the template of the batches whose power is lost.
const powerRow = `title: About ${region}
sources: {s: {publisher: P, title: T, date: 2020}}
parameters: {region: {default: Here}, value: {default: "1"}}
figures:
  a: {title: "Share in ${region}", unit: percent, source: s, values: {Here: "${value}", There: 12}}
`

func powerBatch(north, south int) string {
	return fmt.Sprintf("template: row.yaml\nname: \"{region}\"\nformats: [html]\nrows:\n  - {region: North, value: %d}\n  - {region: South, value: %d}\n", north, south)
}

// triedStates is how many of the states that a loss of power may leave are followed by a run.
const triedStates = 60

// TestPowerLossInBatch loses the power after every call of a batch that changes the disk, its
// supervisor's and its renderer's: outputs, report and index page are whole, old or new, the
// manifest of a row is not newer than what it describes, and the next run, whatever is left of
// the journal, makes all that the undisturbed one does.
func TestPowerLossInBatch(t *testing.T) {
	t.Parallel()
	needsStrace(t)
	for name, values := range map[string][2]int{"into new folders": {0, 0}, "over older outputs": {1, 4}} {
		t.Run(name, func(t *testing.T) {
			dir, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			if values[0] != 0 { // one row is to be drawn again, and one is not
				write(t, dir, map[string]string{"row.yaml": powerRow, "batch.yaml": powerBatch(values[0], values[1])})
				mustRun(t, briefing(t, dir, "batch", "batch.yaml"))
			}
			write(t, dir, map[string]string{"row.yaml": powerRow, "batch.yaml": powerBatch(3, 4)})
			disk, old := loadDisk(t, dir), batchOutputs(t, dir)
			calls := readCalls(t, traced(t, dir, "batch", "batch.yaml"))
			now := batchOutputs(t, dir)
			if len(now) != 6 {
				t.Fatal("outputs: ", slices.Collect(maps.Keys(now)))
			}
			left := replayBatch(t, disk, calls, old, now)
			if len(left) < triedStates/2 {
				t.Errorf("only %d states: the calls were not understood", len(left))
			}
			tryStates(t, left, now)
		})
	}
}

// replayBatch plays the calls of a batch, checks each state that the disk may be found in, and
// returns the different ones.
func replayBatch(t *testing.T, disk *modelDisk, calls []call, old, now map[string]string) map[publish.Sum]map[string]string {
	t.Helper()
	outages := []outage{
		{old: old, now: below(now, "out/North/"), last: "out/North/manifest.json"},
		{old: old, now: below(now, "out/South/"), last: "out/South/manifest.json"},
		{old: old, now: map[string]string{"out/report.json": now["out/report.json"], "out/index.html": now["out/index.html"]}},
	}
	left, faults := map[publish.Sum]map[string]string{}, map[string]bool{}
	for n, c := range calls {
		if _, changed := disk.play(t, c); !changed {
			continue
		}
		disk.states(t, func(files map[string][]string) {
			for _, o := range outages {
				if fault := o.fault(files, nil); fault != "" {
					faults[fmt.Sprintf("after call %d, %s: %s", n+1, c.name, fault)] = true
				}
			}
			for part := range 3 {
				state := map[string]string{}
				for name, contents := range files {
					state[name] = contents[min(part, len(contents)-1)]
				}
				left[stateSum(state)] = state
			}
		})
	}
	for _, fault := range slices.Sorted(maps.Keys(faults)) {
		t.Error(fault)
	}
	t.Logf("%d calls, %d different states", len(calls), len(left))
	return left
}

// stateSum tells states apart.
func stateSum(state map[string]string) publish.Sum {
	text, _ := json.Marshal(state) // in the order of the names
	return publish.NewFile("", text).Sum
}

// below are the files below a folder.
func below(files map[string]string, folder string) map[string]string {
	some := maps.Clone(files)
	maps.DeleteFunc(some, func(name, _ string) bool { return !strings.HasPrefix(name, folder) })
	return some
}

// tryStates runs the batch again after some of the states, spread over all.
func tryStates(t *testing.T, left map[publish.Sum]map[string]string, now map[string]string) {
	t.Helper()
	sums := slices.SortedFunc(maps.Keys(left), func(a, b publish.Sum) int { return slices.Compare(a[:], b[:]) })
	for i := 0; i < len(sums); i += max(1, len(sums)/triedStates) {
		dir := t.TempDir()
		state := left[sums[i]]
		for name := range state {
			if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
				t.Fatal(err)
			}
		}
		write(t, dir, state)
		if cmd := briefing(t, dir, "batch", "batch.yaml"); cmd.Run() != nil {
			t.Errorf("after %q the next run ends with %v: %s", slices.Sorted(maps.Keys(state)), cmd.ProcessState, cmd.Stderr)
			continue
		}
		got := batchOutputs(t, dir)
		if rows := below(got, "out/North/"); !maps.Equal(rows, below(now, "out/North/")) || !maps.Equal(below(got, "out/South/"), below(now, "out/South/")) {
			t.Errorf("after %q the next run leaves %q", slices.Sorted(maps.Keys(state)), slices.Sorted(maps.Keys(got)))
		}
		if !json.Valid([]byte(got["out/report.json"])) || !strings.HasSuffix(strings.TrimSpace(got["out/index.html"]), "</html>") {
			t.Errorf("after %q the report or the index page is not whole", slices.Sorted(maps.Keys(state)))
		}
	}
}

// batchOutputs returns the outputs of a batch, its report and its index page by path, and
// temporary files where any are left.
func batchOutputs(t *testing.T, dir string) map[string]string {
	t.Helper()
	outputs := map[string]string{}
	err := filepath.WalkDir(filepath.Join(dir, "out"), func(path string, e os.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err):
			return nil
		case err != nil:
			return err
		case e.IsDir() && e.Name() == ".briefing":
			return filepath.SkipDir
		case e.IsDir():
			return nil
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		outputs[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return outputs
}
