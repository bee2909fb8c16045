package file

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// What a YAML file says is confidential is taken out of it, and all else stays as it is.
func TestPublicYAML(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"nothing confidential", "a: {value: 3.1}\n", "a: {value: 3.1}\n"},
		{"flow style", "a: {x: 1, y: {value: 3.1, confidential: true}, z: 2}\n", "a: {x: 1, y: {value: confidential, confidential: true}, z: 2}\n"},
		{"block style", "a:\n  value: about 3.1\n  confidential: true\n  note: no 3.1\n  mark: [break]\nb: 3.1\n", "a:\n  value: confidential\n  confidential: true\n  note: no 3.1\n  mark: [break]\nb: 3.1\n"},
		{"quotes", "a: {\"value\": '3.1', confidential: true, interval: [\"3\", 3.2]}\n", "a: {\"value\": confidential, confidential: true, interval: [confidential, confidential]}\n"},
		{"disputes", "a: {value: 3.1, confidential: true, disputed: [{value: 4, by: s, note: why}]}\n", "a: {value: confidential, confidential: true, disputed: [{value: confidential, by: s, note: why}]}\n"},
		{"comments", "# kept\nb: 1 # kept\n# 3.1\na: {value: 3.1, confidential: true} # 3.1\n  # 3.1\nc: '# kept'\n# kept\n", "# kept\nb: 1 # kept\n\na: {value: confidential, confidential: true}\n\nc: '# kept'\n# kept\n"},
		{"line ends and characters of several bytes", "\ufeff名: {中: \"文\", y: {value: 3.1, confidential: true, note: 文#字}} # 3\r\nz: 2\r\n", "\ufeff名: {中: \"文\", y: {value: confidential, confidential: true, note: 文#字}}\r\nz: 2\r\n"},
		{"two in a line", "{a: {value: 3.1, confidential: true}, b: {value: 12345, confidential: yes}}", "{a: {value: confidential, confidential: true}, b: {value: confidential, confidential: yes}}"},
		{"a word in place of true", "a: {value: 3.1, confidential: perhaps}\n", "a: {value: confidential, confidential: perhaps}\n"},
		{"slips", "a: {vale: 3.1, Confidential: true}\nb: {value: 3.1, confidental: true}\n", "a: {vale: confidential, Confidential: true}\nb: {value: confidential, confidental: true}\n"},
		{"not confidential", "a: {value: 3.1, confidential: false}\n", "a: {value: 3.1, confidential: false}\n"},
		{"a name", "values: {public: 3, confidential: 4}\n", "values: {public: 3, confidential: 4}\n"},
		{"a column", "csv: {file: a.csv, value: v, confidential: {column: c, codes: sdmx}}\n", "csv: {file: a.csv, value: v, confidential: {column: c, codes: sdmx}}\n"},
		{"a parameter", "parameters: {p: {default: 3.1, confidential: true, about: what}, q: {values: [1, 2], default: 1}}\na: {value: '${q}', confidential: true}\n",
			"parameters: {p: {default: confidential, confidential: true, about: what}, q: {values: [confidential, confidential], default: confidential}}\na: {value: confidential, confidential: true}\n"},
		{"another document", "a: 1\n---\nb: {value: 3.1, confidential: true}\n", "a: 1\n---\nb: {value: confidential, confidential: true}\n"},
	} {
		got := publicYAML([]byte(tt.content))
		if string(got.content) != tt.want || got.wrong != nil {
			t.Errorf("%s: got %q, %v, want %q", tt.name, got.content, got.wrong, tt.want)
		}
		if again := publicYAML(got.content); string(again.content) != tt.want || again.wrong != nil {
			t.Errorf("%s: taken out again: %q, %v", tt.name, again.content, again.wrong)
		}
	}
}

// Where a number cannot be found, or not be taken out, no number is quoted.
func TestPublicYAMLRefused(t *testing.T) {
	for _, content := range []string{
		"a: {value: 7.25, confidential: true", "a: {value: &x 7.25, confidential: true}\n", "a: {value: \"7\\u002e25\", confidential: true}\n",
		"a:\n  confidential: true\n  value: >\n    7.25\n", "a: {value: 7.25, confidential: true, note: 'x\n  # 7.25'}\n",
	} {
		got := publicYAML([]byte(content))
		if got.wrong == nil || strings.ContainsAny(string(got.content), "0123456789") {
			t.Errorf("%q: got %q, %v", content, got.content, got.wrong)
		}
		if _, err := loadString(content); err == nil || strings.Contains(err.Error(), "7.25") || strings.Contains(err.Error(), "u002e25") {
			t.Errorf("%q: got %v", content, err)
		}
	}
}

// What a dataset depends on is found again by the checksum of what is published: another
// secret is no change, another public number is one.
func TestWithheldSums(t *testing.T) {
	files := func(secret, public string) fstest.MapFS {
		fill := strings.NewReplacer("SECRET", secret, "PUBLIC", public).Replace
		return fstest.MapFS{
			"f.yaml": {Data: []byte(fill(textHead + "include: g.yaml\nnames-from: {file: a.csv, key: k, name: label}\nfigures:\n" +
				"  a: {title: A, unit: tonnes, source: s, csv: {file: a.csv, key: k, value: v, confidential: {column: c, codes: sdmx}}}\n" +
				"  b: {title: B, unit: tonnes, source: s, csv: {file: b.csv, key: k, value: v, where: {r: x}, confidential: {column: c, codes: sdmx}}}\n" +
				"  c: {title: C, unit: tonnes, source: s, csv: {file: c.csv, key: k, value: v, confidential: {column: c, codes: sdmx}}}\n"))},
			"g.yaml": {Data: []byte(fill("figures:\n  g: {title: G, unit: tonnes, source: s, values: {x: {value: SECRET, confidential: true}, y: PUBLIC}}\n"))},
			"a.csv":  {Data: []byte(fill("k,v,c,unused,label\nx,SECRET,C,SECRET,X\ny,PUBLIC,F,,Y\n"))},
			"b.csv":  {Data: []byte(fill("k,v,c,r\nx,SECRET,C,x\ny,PUBLIC,F,x\nz,SECRET,F,y\n"))},
			"c.csv":  {Data: []byte(fill("k,v,c,unused\nx,PUBLIC,F,1\ny,3,,2\n"))},
		}
	}
	ds, err := Load(files("3.1", "5"), "f.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	withheld := map[string]bool{}
	for _, in := range ds.Inputs {
		withheld[in.Name] = in.Withheld
		if in.Withheld && strings.Contains(string(in.Text), "3.1") {
			t.Errorf("%s holds the secret:\n%s", in.Name, in.Text)
		}
	}
	for _, in := range ds.Inputs {
		if want := "k,v,c,unused,label\nx,confidential,C,,X\ny,5,F,,Y\n"; in.Name == "a.csv" && string(in.Text) != want {
			t.Errorf("the copy of a.csv is %q, want %q", in.Text, want)
		}
	}
	for name, want := range map[string]bool{"f.yaml": false, "g.yaml": true, "a.csv": true, "b.csv": true, "c.csv": false} {
		if withheld[name] != want {
			t.Errorf("%s: withheld is %t, want %t", name, withheld[name], want)
		}
	}
	same := func(d data.Dependency, fsys fstest.MapFS) bool {
		sum, err := NewFileCache(fsys).Sum(d.InputRef, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return sum == d.Sum
	}
	if len(ds.Depends) != 5 {
		t.Fatalf("%d dependencies", len(ds.Depends))
	}
	for _, d := range ds.Depends {
		if !same(d, files("3.1", "5")) || !same(d, files("417", "5")) {
			t.Errorf("%s, %q: another secret is a change", d.Name, d.Used)
		}
		if d.Name != "f.yaml" && same(d, files("3.1", "6")) {
			t.Errorf("%s, %q: another public number is none", d.Name, d.Used)
		}
	}
}
