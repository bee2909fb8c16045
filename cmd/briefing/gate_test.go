package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"briefing/data"
)

// TestGate checks that each rule finds its bad file, which no other rule finds, and
// passes its good one; and that a reason turns off a warning, and nothing else.
func TestGate(t *testing.T) {
	kinds := map[data.Severity]faultKind{data.SeverityFault: isFault, data.SeverityWarning: isWarning, data.SeverityStale: isStale}
	ends := map[data.Severity]status{data.SeverityFault: inputFault, data.SeverityWarning: inputFault, data.SeverityStale: staleData}
	for _, rule := range data.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "gate", rule.ID))); err != nil {
				t.Fatal(err)
			}
			// No font file is in the repository.
			if err := os.WriteFile(filepath.Join(dir, "font.ttf"), liberationsansregular.TTF, 0o644); err != nil {
				t.Fatal(err)
			}
			if status, found := checkStrictly(t, filepath.Join(dir, "good.yaml")); status != done || len(found) > 0 {
				t.Errorf("the good file: status %d, %v", status, found)
			}
			bad := filepath.Join(dir, "bad.yaml")
			status, found := checkStrictly(t, bad)
			if status != ends[rule.Severity] || len(found) != 1 || found[0].Event != kinds[rule.Severity] ||
				found[0].Rule != rule.ID || found[0].Line == 0 || found[0].Hint == "" {
				t.Errorf("the bad file: status %d, %+v", status, found)
			}
			content, err := os.ReadFile(bad)
			if err != nil {
				t.Fatal(err)
			}
			waived := filepath.Join(dir, "waived.yaml")
			if err := os.WriteFile(waived, append(content, "gate: {"+rule.ID+": {off: for the sake of the test}}\n"...), 0o644); err != nil {
				t.Fatal(err)
			}
			status, found = checkStrictly(t, waived)
			if rule.Severity == data.SeverityWarning && (status != done || len(found) > 0) {
				t.Errorf("the bad file with the rule switched off: status %d, %v", status, found)
			}
			if rule.Severity != data.SeverityWarning && (status != inputFault || !slices.ContainsFunc(found, cannotBeSwitchedOff)) {
				t.Errorf("a rule that cannot be switched off: status %d, %v", status, found)
			}
		})
	}
}

func cannotBeSwitchedOff(e faultEvent) bool {
	return strings.Contains(e.Text, "cannot be switched off")
}

// checkStrictly checks a file strictly and returns what is found.
func checkStrictly(t *testing.T, file string) (status, []faultEvent) {
	t.Helper()
	got, out, _ := shell(t.Context(), "", "check", "--strict", "--json", "--date", "2026-11-24", file)
	var found []faultEvent
	for line := range strings.Lines(out) {
		var e faultEvent
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if e.Event == isFault || e.Event == isWarning || e.Event == isStale {
			found = append(found, e)
		}
	}
	return status(got), found
}
