package file

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestParts checks that the parts of a text are found where they stand in the
// file, however YAML writes it.
func TestParts(t *testing.T) {
	const head = `title: T
parameters: {what: {default: long name}}
sources: {s: {publisher: P, title: T}}
figures:
  f: {title: F, unit: people, source: s, values: {A: 1234567}}
briefing:
`
	for _, tt := range []struct{ text, part, there string }{
		{"  - text: one <b>", "<b>", "<b>"},
		{"  - text: 'it''s one <b>'", "<b>", "<b>"},
		{`  - text: "a \"b\" \\ c\n\n\td <b>"`, "<b>", "<b>"},
		{"  - text: \"one\\\n      two\n\n      <b>\"", "<b>", "<b>"},
		{"  - text: one\n      two\n\n      three <b>", "<b>", "<b>"},
		{"  - text: |\n      one\n\n        two\n\n      数字 <b>", "<b>", "<b>"},
		{"  - text: |2-  # kept\n        one\n      <b>", "<b>", "<b>"},
		{"  - text: >-\n      one\n      two\n\n      <b>", "<b>", "<b>"},
		{"  - text: |\n      {{ value \"f\" \"A\" }} and {{ value \"f\"\n      \"A\" }}\n      then <b>", "<b>", "<b>"},
		{"  - text: '{{ value \"f\" \"A\" }} <b>'", "<b>", "<b>"},
		{"  - text: |\n      ${what} and\n      ${ what } <b>", "<b>", "<b>"},
		{"  - {text: \"${what} <b>\"}", "<b>", "<b>"},
		{"  - text: |\n      a ${what}", "name", "${what}"},
		{"  - text: |\n      say {{ value \"f\" \"A\" }}", "1,234,567", "{{ value"},
		{`  - text: "é is \u00e9 <b>"`, "<b>", `"é is`}, // not found again: the text
	} {
		file := head + tt.text + "\n"
		ds, err := Load(fstest.MapFS{"f.yaml": {Data: []byte(file)}}, "f.yaml", Options{})
		if err != nil {
			t.Fatalf("%s: %v", tt.text, err)
		}
		lines := strings.Split(file, "\n")
		found := false
		for _, p := range ds.Briefing[0].Text.Parts {
			offset := strings.Index(p.Text, tt.part)
			line := lines[p.Pos.Line-1]
			rest := line[byteOffset(line, p.Pos.Col-1):]
			if p.Verbatim && strings.TrimSpace(p.Text) != "" && !strings.HasPrefix(rest, strings.TrimSpace(p.Text)) {
				t.Errorf("%s: %q is said to be %q", tt.text, p.Text, rest)
			}
			if offset < 0 {
				continue
			}
			found = true
			if p.Verbatim {
				rest = rest[offset:]
			}
			if !strings.HasPrefix(rest, tt.there) {
				t.Errorf("%s: %v is %q", tt.text, p.Pos, rest)
			}
		}
		if !found {
			t.Errorf("%s: no part has %q", tt.text, tt.part)
		}
	}
}
