package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// TestPlaces holds that the parts of a text are found where they stand in the
// file, however YAML writes it.
func TestPlaces(t *testing.T) {
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
		text := ds.Briefing[0].Text
		lines := strings.Split(file, "\n")
		places := text.Places()
		for range 2 { // also backwards
			at := places.At(strings.Index(text.Cited, tt.part))
			line := lines[at.Line-1]
			if rest := line[byteOffset(line, at.Col-1):]; !strings.HasPrefix(rest, tt.there) {
				t.Errorf("%s: %v is %q", tt.text, at, rest)
			}
			places.At(0)
		}
	}
	if at := (data.Text{Pos: data.Pos{File: "f.yaml", Line: 3, Col: 5}}).Places().At(7); at != (data.Pos{File: "f.yaml", Line: 3, Col: 5}) {
		t.Errorf("a text from no file: %v", at)
	}
}
