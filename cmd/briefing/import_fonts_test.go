package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/data"
)

// What import writes for names in other scripts builds, or says what must be answered: a font
// where this machine has none, and other names where none could set their letters.
func TestImportScripts(t *testing.T) {
	for name, c := range map[string]struct{ names, asks string }{
		"han":    {"北京,上海", "fallback"},
		"hangul": {"서울,부산", "fallback"},
		"kana":   {"とうきょう,おおさか", "fallback"},
		"thai":   {"กรุงเทพ,เชียงใหม่", "fallback"},
		"greek":  {"Αθήνα,Πάτρα", ""},
		"arabic": {"الرياض,جدة", "names"},
		"hindi":  {"दिल्ली,मुंबई", "names"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			names := strings.Split(c.names, ",")
			path, file := filepath.Join(dir, "t.csv"), filepath.Join(dir, "t.yaml")
			if err := os.WriteFile(path, []byte("city,2019,2020\n"+names[0]+",1.5,2.5\n"+names[1]+",3.5,4.5\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			status, made, stderr := shell(t.Context(), "", "import", path, "--publisher", "P", "--title", "T", "--unit", "percent", "--date", "2024", "--language", "en")
			if err := os.WriteFile(file, []byte(made), 0o644); err != nil {
				t.Fatal(err)
			}
			built, _, faults := shell(t.Context(), "", "build", file, "--out", filepath.Join(dir, "out"), "--format", "svg")
			switch {
			case status == int(done):
				if c.asks == "names" || built != int(done) {
					t.Errorf("built: %d, %s\n%s", built, faults, made)
				}
			case c.asks == "" || status != int(inputFault):
				t.Errorf("status %d: %s\n%s", status, stderr, made)
			case c.asks == "fallback" && !strings.Contains(stderr, "or by --fallback"), c.asks == "names" && !strings.Contains(made, names[1]+": {ask: "):
				t.Errorf("%s is not asked: %s\n%s", c.asks, stderr, made)
			case built != int(inputFault) || !strings.Contains(faults, "not known yet: "):
				t.Errorf("asked, and built: %d, %s", built, faults)
			}
		})
	}
	if _, err := installed.find("No Such Family", data.FontStyle{}); err == nil {
		t.Fatal("there is a family of that name")
	}
	if status, _, stderr := shell(t.Context(), "", "import", "t.csv", "--fallback", "No Such Family"); status != int(usageFault) || !strings.Contains(stderr, `--fallback: no font of the family "No Such Family" is installed`) {
		t.Errorf("status %d: %s", status, stderr)
	}
}

// Characters that one font would mend are one fault of a file, at its first place.
func TestOneFaultForAFont(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "t.yaml")
	if err := os.WriteFile(file, []byte("title: 数据\nlanguage: zh\nsources: {s: {publisher: P, title: Q, date: 2020}}\nfigures:\n"+
		"  a: {title: 年度, unit: percent, source: s, values: {北京: 1, 上海: 2}}\n  b: {title: 数字, unit: percent, source: s, values: {北京: 1, 上海: 2}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _, stderr := shell(t.Context(), "", "check", file); status != int(inputFault) || strings.Count(stderr, "no font has") != 1 || !strings.Contains(stderr, "t.yaml:") {
		t.Errorf("status %d: %s", status, stderr)
	}
}
