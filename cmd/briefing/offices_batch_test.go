//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestBatchFromTable makes a batch of a table as an office hands it out, and builds it: a
// briefing for each country.
func TestBatchFromTable(t *testing.T) {
	dir := t.TempDir()
	table := filepath.Join(dir, "une_rt_a.tsv")
	content := "freq,unit,geo\\TIME_PERIOD\t2020 \t2021 \t2022 \t2023 \nA,PC_ACT,AT\t6.0 b\t6.2 \t4.8 \t5.1 \nA,PC_ACT,DE\t3.6 bd\t3.6 \t3.1 e\t3.1 p\n"
	if err := os.WriteFile(table, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	got, _, stderr := shell(t.Context(), "", "init", "--batch", "--from", table, "--by", "geo")
	template, err := os.ReadFile(filepath.Join(dir, templateName))
	if err != nil {
		t.Fatalf("status %d: %s", got, stderr)
	}
	answered := asked.ReplaceAllString(string(template), "$1: Eurostat")
	if err := os.WriteFile(filepath.Join(dir, templateName), []byte(answered), 0o644); err != nil {
		t.Fatal(err)
	}
	runBatch(t, dir, "--out", "out")
	for _, country := range []string{"AT", "DE"} {
		if pdfs, _ := filepath.Glob(filepath.Join(dir, "out", country, "*.pdf")); len(pdfs) != 1 {
			t.Errorf("%s has %d briefings", country, len(pdfs))
		}
	}
	if got, _, stderr := shell(t.Context(), "", "init", "--batch", "--from", table, "--by", "geo"); got == int(done) || !strings.Contains(stderr, "exists already") {
		t.Errorf("an existing file: status %d, %s", got, stderr)
	}
	if got, _, stderr := shell(t.Context(), "", "init", "--batch", "--from", table, "--by", "goe", filepath.Join(dir, "other")); got == int(done) || !strings.Contains(stderr, "freq, unit, geo") {
		t.Errorf("a column that is not there: status %d, %s", got, stderr)
	}
}

// asked matches a question that a file leaves open, with its key.
var asked = regexp.MustCompile(`(?m)([\w-]+):\s*(?:\{\s*)?ask: [^\n}]*\}?`)
