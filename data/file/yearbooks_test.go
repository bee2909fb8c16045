package file

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"briefing/data"
)

// TestYearbooks computes what an analyst computes from tables of yearbooks, in three languages. The
// numbers wanted were computed apart from this program, in fractions, and rounded to the places
// that their inputs bear out.
func TestYearbooks(t *testing.T) {
	files, err := filepath.Glob("../testdata/yearbooks/*.yaml")
	if err != nil || len(files) < 20 {
		t.Fatal("too few files in testdata/yearbooks", err)
	}
	wanted := regexp.MustCompile(`(?m)^  (\S+): .* # want (.*)$`)
	for _, name := range files {
		content, err := os.ReadFile(name)
		must(t, err)
		ds, err := Load(os.DirFS(filepath.Dir(name)), filepath.Base(name), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := map[string]string{}
		for _, m := range wanted.FindAllStringSubmatch(string(content), -1) {
			want[m[1]] = m[2]
		}
		for _, f := range ds.Figures {
			if got := shownNumbers(f); f.Derived != nil && got != want[f.ID] {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", filepath.Base(name), f.ID, got, want[f.ID])
			}
		}
	}
}

// shownNumbers are the numbers of a figure as they are shown, in the same way in all languages.
func shownNumbers(f *data.Figure) string {
	bounds := map[data.Qualifier]string{data.Between: "between ", data.LessThan: "less than ", data.MoreThan: "more than "}
	var all []string
	for _, s := range f.Series {
		for i, v := range s.Values {
			shown := v.Shown()
			text := s.Keys[i].String() + "=" + bounds[shown.Is] + shown.Number.String()
			if shown.Is == data.Between {
				text += "-" + shown.High().String()
			}
			all = append(all, strings.TrimSpace(s.Name+" "+text))
		}
	}
	return strings.Join(all, "; ")
}
