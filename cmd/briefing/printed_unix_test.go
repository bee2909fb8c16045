//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/data"
)

// hostile is text that would move a cursor, ring the bell, forge a line and reverse
// text; hostileYAML is the same in a YAML string.
const (
	hostile     = "a\x1b[2Jb\x07c\u202ed\u2066e\x7f\u009bf\u2028g"
	hostileYAML = `"a\e[2Jb\ac\u202ed\u2066e\x7f\x9bf\u2028g\nforged: line"`
	evilName    = "a\x1b[2Jb\u202ec\nforged"
)

// hostileFiles contain it wherever a user can write: as key, value, name and path, with
// and without faults.
var hostileFiles = map[string]string{
	"key.yaml":     outsideHead + outsideFigure + "charts: {" + hostileYAML + ": {figure: a}}\n" + hostileYAML + ": 1\n",
	"value.yaml":   outsideHead + "theme: " + hostileYAML + "\n" + outsideFigure,
	"path.yaml":    outsideHead + "include: " + hostileYAML + "\n" + outsideFigure,
	"csv.yaml":     outsideHead + "figures: {a: {title: A, unit: percent, source: s, csv: {file: table.csv, key: " + hostileYAML + ", value: v}}}\n",
	"table.csv":    hostile + ",v\n1," + hostile + "\n",
	"raw.yaml":     outsideHead + "figures: {a: {title: \"\u202eA\", unit: percent, source: s, values: {2016: \u2066x}}}\n",
	"control.yaml": outsideHead + "figures: \x1b[2J\n",
	"good.yaml":    strings.Replace(outsideHead, "title: T", "title: "+hostileYAML, 1) + outsideFigure,
	"bidi.yaml":    "title: \"T \u202eT\"\n" + strings.TrimPrefix(outsideHead, "title: T\n") + outsideFigure,
	"two.yaml":     outsideHead + outsideFigure,
	"three.yaml":   strings.Replace(outsideHead, "Q", "R", 1) + strings.Replace(outsideFigure, "2017: 2", "2017: 3", 1),
	"evil.svg": `<svg xmlns="http://www.w3.org/2000/svg" data-producer="briefing 0.0.9"><title>A&#x202e;B&#x9b;C` + "\nforged</title><desc>\nforged: \u2066</desc>" +
		`<metadata>{"title":"T","sources":{"a":{"publisher":"P","title":"T"}},"figures":{"f":{"title":"F","unit":"percent","source":"a","values":{"A":1,"B":2}}}}</metadata></svg>`,
	"evil-data.svg": `<svg xmlns="http://www.w3.org/2000/svg"><title>A</title>` +
		`<metadata>{"title":"T","forged\n\u202e\u009b":1,"sources":{"a":{"publisher":"P","title":"T\u202e\nforged"}},"figures":{"f":{"title":"F","unit":"percent","source":"a","values":{"A\u202e":1,"B":2}}}}</metadata></svg>`,
	"batch.yaml": "template: template.yaml\nmatrix: {x: [one, " + hostileYAML + "]}\nname: \"{x}\"\n",
	"dirs.yaml":  "template: template.yaml\nmatrix: {x: [one, \"t\u202eo\"]}\nname: row-{x}\n" + hostileYAML + ": 1\n",
	"rows.yaml":  "template: template.yaml\nmatrix: {x: [one, \"t\u202eo\"]}\nname: \"row-{x}\"\n",
	"template.yaml": "parameters: {x: {values: [one, \"t\u202eo\"], default: one}}\n" +
		strings.Replace(outsideHead, "T\n", "'T ${x}'\n", 1) + outsideFigure,
	evilName + ".yaml": outsideHead + outsideFigure + hostileYAML + ": 1\n",
}

// TestPrinted checks that nothing that a user writes, in a file, in its name or on the
// command line, controls the terminal, whatever command prints it.
func TestPrinted(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, ".", hostileFiles)
	all := []string{evilName + ".yaml"}
	for name := range hostileFiles {
		if strings.HasSuffix(name, ".yaml") && name != all[0] {
			all = append(all, name)
		}
	}
	lines := [][]string{
		append([]string{"check"}, all...), append([]string{"check", "--json"}, all...), append([]string{"check", "--fresh"}, all...),
		{"build", evilName}, {"build", "--theme", evilName, "good.yaml"}, {"build", "--set", evilName + "=1", "good.yaml"}, {"build", "--set", "x=" + evilName, "template.yaml"},
		{"build", "--edition", evilName, "good.yaml"}, {"build", "--format", evilName, "good.yaml"}, {"build", "--size", evilName}, {"build", "--date", evilName},
		{"build", "--out", evilName, "two.yaml"}, {"build", "--out", evilName, "--json", "two.yaml"}, {"build", "two.yaml", all[0]}, {"build", "--" + evilName}, {evilName},
		{"build", "--out", evilName + ".yaml", "two.yaml"},
		{"inspect", evilName}, {"inspect", all[0]}, {"inspect", "--json", all[0]},
		{"inspect", "evil.svg"}, {"inspect", "--json", "evil.svg", "evil-data.svg"}, {"inspect", "--verify", "evil.svg", "evil-data.svg"}, {"inspect", "evil-data.svg"},
		{"diff", evilName, all[0]}, {"diff", "two.yaml", "three.yaml"}, {"diff", "--json", "two.yaml", "three.yaml"}, {"diff", "two.yaml", all[0]}, {"diff", "two.yaml", "bidi.yaml"},
		{"batch", "batch.yaml"}, {"batch", "--json", "batch.yaml"}, {"batch", "dirs.yaml"}, {"batch", evilName}, {"batch", "--log", "text", "batch.yaml"}, {"batch", "--log", "json", "batch.yaml"},
		{"batch", "--dry-run", "rows.yaml"}, {"batch", "--dry-run", "--json", "rows.yaml"}, {"batch", "--log", "json", "--out", evilName, "dirs.yaml"}, {"batch", all[0]},
		{"init", evilName}, {"init", "--batch", filepath.Join(evilName, "many")}, {"init", evilName}, {"init", all[0]}, {"schema", evilName}, {"version", evilName}, {"help", evilName},
	}
	printed := 0
	for _, args := range lines {
		_, stdout, stderr := shell(t.Context(), "", args...)
		for line := range strings.Lines(stdout + stderr) {
			printed++
			line = strings.TrimSuffix(line, "\n")
			// A quoted line has U+FFFD for what it leaves out.
			if line = strings.ReplaceAll(line, "\ufffd", "?"); data.Printable(line) != line {
				t.Errorf("briefing %q prints %q", args, line)
			}
			if strings.HasPrefix(line, "forged") {
				t.Errorf("briefing %q prints a line of the user: %q", args, line)
			}
		}
		if stdout+stderr == "" {
			t.Errorf("briefing %q prints nothing", args)
		}
	}
	if printed < 100 {
		t.Errorf("%d lines are too few to show anything", printed)
	}
	if _, err := os.Stat("out/two/two.pdf"); err != nil {
		t.Error(err)
	}
}
