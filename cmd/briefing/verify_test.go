package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/charts"
	"briefing/data"
	"briefing/data/file"
	"briefing/report"
)

const verified = `title: T
sources: {a: {publisher: P, title: T, date: 2020}}
figures:
  f: {title: F, unit: percent, source: a, values: {A: 1, B: 2}}
charts: {f: {figure: f, title: B leads}}
`

// madeBy makes an output of each kind, as a version of the program would.
func madeBy(t testing.TB, producer string) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	path := writeInput(t, filepath.Join(dir, "file.yaml"), verified)
	ds, err := file.Load(os.DirFS(dir), filepath.Base(path), file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := charts.New(ds, ds.Charts[0], charts.Options{Producer: producer})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := report.New(ds, report.Options{Producer: producer, Formats: []string{"pdf"}})
	if err != nil {
		t.Fatal(err)
	}
	made := map[string][]byte{}
	for name, write := range map[string]func(io.Writer) error{
		"f.png":       func(w io.Writer) error { return c.WritePNG(w, 1920, 1080, data.DefaultDPI) },
		"f.svg":       c.WriteSVG,
		"f.chart.pdf": func(w io.Writer) error { return report.WriteChart(w, ds, c, report.Options{Producer: producer}) },
		"file.pdf":    doc.WritePDF,
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		made[name] = b.Bytes()
	}
	return made
}

// TestVerify checks that an output of this version is reported as the same or as
// changed, and that nothing is claimed about one that names another version.
func TestVerify(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, producer string
		want           status
		says           string
	}{
		{"this version", producer, done, ": same\n"},
		{"an earlier version", "briefing 0.0.9", madeByOther, ": made by briefing 0.0.9\n"},
		{"a later version", "briefing 10.20.30", madeByOther, "briefing 10.20.30 made it, and this is " + producer},
		{"no version", "", inputFault, ": differs\n"},
		{"less than a version", "briefing 0.1", inputFault, ": differs\n"},
		{"more than a version", producer + " (changed)", inputFault, ": differs\n"},
		{"another program", "painter 1.2.3", inputFault, ": differs\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for name, content := range madeBy(t, test.producer) {
				file := filepath.Join(t.TempDir(), name)
				if err := os.WriteFile(file, content, 0o666); err != nil {
					t.Fatal(err)
				}
				got, stdout, stderr := shell(t.Context(), "", "inspect", "--verify", file)
				if status(got) != test.want || !strings.Contains(stdout+stderr, test.says) {
					t.Errorf("%s: status %d, want %d: %s%s", name, got, test.want, stdout, stderr)
				}
			}
		})
	}
}

// TestVerifyChanged checks that a changed picture of this version differs, and also one
// whose version was changed into something else: that does not make the rest right.
func TestVerifyChanged(t *testing.T) {
	t.Parallel()
	svg := string(madeBy(t, producer)["f.svg"])
	for _, test := range []struct {
		name, old, new string
		want           status
	}{
		{"a colour", `fill="#`, `fill="#0`, inputFault},
		{"a value", `"B":2`, `"B":3`, inputFault},
		{"a title", "B leads", "A leads", inputFault},
		{"the version removed", ` data-producer="` + producer + `"`, "", inputFault},
		{"the version and a space", `data-producer="`, `data-producer=" `, inputFault},
		{"data of a language to come", `"figures":`, `"pictures":`, inputFault},
		{"another version, with data of a language to come", `data-producer="` + producer + `"`, `data-producer="briefing 9.0.0"`, madeByOther},
	} {
		changed := strings.Replace(svg, test.old, test.new, 1)
		if changed == svg {
			t.Errorf("%s: nothing was changed", test.name)
		}
		if test.want == madeByOther {
			changed = strings.Replace(changed, `"figures":`, `"pictures":`, 1)
		}
		got, stdout, stderr := shell(t.Context(), changed, "inspect", "--verify", "-")
		if status(got) != test.want {
			t.Errorf("%s: status %d, want %d: %s%s", test.name, got, test.want, stdout, stderr)
		}
	}
}

// TestVerifyMany checks that the most serious status of several files counts, and that
// JSON names the producer of each.
func TestVerifyMany(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	other := writeInput(t, filepath.Join(dir, "other.svg"), string(madeBy(t, "briefing 0.0.9")["f.svg"]))
	same := writeInput(t, filepath.Join(dir, "same.svg"), string(madeBy(t, producer)["f.svg"]))
	got, stdout, _ := shell(t.Context(), "", "inspect", "--verify", "--json", same, other)
	for _, want := range []string{`"producer":"` + producer + `"`, `"same":true`, `"producer":"briefing 0.0.9"`, `{"event":"failure"`} {
		if !strings.Contains(stdout, want) {
			t.Errorf("no %s in %s", want, stdout)
		}
	}
	if status(got) != madeByOther || strings.Count(stdout, `"same"`) != 1 {
		t.Errorf("status %d: %s", got, stdout)
	}
	if got, _, _ := shell(t.Context(), "no picture", "inspect", "--verify", other, "-"); status(got) != inputFault {
		t.Errorf("status %d with a file that is no picture", got)
	}
}
