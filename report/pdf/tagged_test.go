package pdf

import (
	"fmt"
	"strings"
	"testing"

	"briefing/charts"
	"briefing/report/doc"
	"briefing/report/page"
	"briefing/report/reporttest"
)

// tagged is a file with what the structure says beyond roles.
const tagged = `title: Tags
sources:
  a: {publisher: A, title: First, date: 2020}
  b: {publisher: B, title: Second, date: 2020}
  c: {publisher: C, title: Third, date: 2020}
  d: {publisher: D, title: Fourth, date: 2020}
figures:
  share: {title: Share, unit: percent, source: a, values: {Beijing: more than 50, China: 36.2}}
charts:
  share: {figure: share, title: Beijing leads, kind: bar}
briefing:
  - key-numbers: [{figure: share, key: Beijing, label: of GDP}, {figure: share, key: China, label: of all}]
  - heading: 5G
  - text: |
      | Year | Computation |
      |---|---|
      | 2020 | (53 ÷ 50 − 1) × 100 |

      A **strong** word, an *emphatic* one, **one that is *both*** and the [Jahresgutachten]{de}.

      - apple
      - pear

      1. first
      2. second

      Two agree[@a][@b]. All do[@a][@b][@c][@d].
  - chart: share
  - table: share
`

// structureOf writes the tree of a file, an element on a line: its type, what its dictionary says,
// and the text drawn into it.
func structureOf(t *testing.T, standard Standard) (tree string, root dict) {
	t.Helper()
	ds := reporttest.Load(t, tagged)
	fonts, err := charts.Fonts(ds)
	if err != nil {
		t.Fatal(err)
	}
	d, faults := doc.New(ds)
	laid, err := page.New(ds, d, fonts)
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	made, err := Draw(laid, Info{Title: "Tags", Language: "en", Standard: standard})
	if err != nil {
		t.Fatal(err)
	}
	subsets, err := made.fontUses.subsets()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := made.assemble()
	if err != nil {
		t.Fatal(err)
	}
	file, err := readContainer(raw)
	if err != nil {
		t.Fatal(err)
	}
	trailer, err := made.complete(file, subsets)
	if err != nil {
		t.Fatal(err)
	}
	root = dictOf(dictOf(trailer["Root"].(*object))["StructTreeRoot"].(*object))
	texts := map[*object]string{}
	made.root.texts(texts)
	var b strings.Builder
	writeTree(&b, root["K"].(*object), texts, 0)
	return b.String(), root
}

// texts notes what is drawn into each element of the file.
func (e *Element) texts(of map[*object]string) {
	if e.object != nil {
		of[e.object] = string(e.text)
	}
	for _, k := range e.kids {
		if k.element != nil {
			k.element.texts(of)
		}
	}
}

func writeTree(b *strings.Builder, o *object, texts map[*object]string, depth int) {
	se := o.value.(*structElem)
	fmt.Fprintf(b, "%s%s", strings.Repeat(" ", depth), se.role)
	for _, key := range []struct{ name, text string }{{"E", se.expansion}, {"Lang", se.lang}, {"ActualText", se.actual}} {
		if key.text != "" {
			fmt.Fprintf(b, " %s=%q", key.name, key.text)
		}
	}
	for _, key := range []name{"ListNumbering"} {
		if n, ok := se.attributes[key]; ok {
			fmt.Fprintf(b, " %s=%s", key, n.append(nil))
		}
	}
	if text := strings.Join(strings.Fields(texts[o]), " "); text != "" {
		fmt.Fprintf(b, " %q", text)
	}
	b.WriteByte('\n')
	for _, k := range se.kids {
		if below, ok := k.(*object); ok {
			writeTree(b, below, texts, depth+1)
		}
	}
}

// hasTree reports whether a tree has lines below each other as they are in a fragment, at any depth.
func hasTree(tree, fragment string) bool {
	for depth := range 12 {
		lines := strings.Split(strings.TrimSuffix(fragment, "\n"), "\n")
		for i, l := range lines {
			lines[i] = strings.Repeat(" ", depth) + l
		}
		if strings.Contains("\n"+tree, "\n"+strings.Join(lines, "\n")) {
			return true
		}
	}
	return false
}

// TestTags: a reader hears how a list counts, what is stressed, short forms in full, words in their
// language, what a dash and a computation say, the names of tables, and which caption belongs to which figure.
func TestTags(t *testing.T) {
	for _, test := range []struct {
		standard                        Standard
		version, citation, group, roles string
	}{
		{UA1, "1.7", "Reference", "Div", "<</Em /Span /Strong /Span>>"},
		{UA2, "2.0", "Span", "Sect", ""}, // which has types for both
	} {
		tree, root := structureOf(t, test.standard)
		for _, want := range []string{
			"L ListNumbering=/Disc\n LI\n  Lbl \"•\"\n  LBody\n   P \"apple\"\n",
			"L ListNumbering=/Decimal\n LI\n  Lbl \"1.\"\n  LBody\n   P \"first\"\n",
			"Strong \"strong\"\n", "Em \"emphatic\"\n", "Strong \"one that is\"\nStrong\n Em \"both\"\n",
			"Span Lang=\"de\" \"Jahresgutachten\"\n",
			"P\n Span E=\"more than 50%\" ActualText=\"more than 50%\" \"> 50%\"\nP \"of GDP\"\n", "P \"36.2%\"\nP \"of all\"\n",
			map[Standard]string{UA1: "H2", UA2: "H1"}[test.standard] + " \"5G\"\n Span ActualText=\"1. \" \"1\"\n",
			"Table\n Caption ActualText=\"Data of Figure 1\"\n THead\n", "Table\n Caption ActualText=\"Table by Year\"\n THead\n",
			"TD\n Span ActualText=\"53 divided by 50, minus 1, the result times 100\" \"(53 ÷ 50 − 1) × 100\"\n",
			test.group + "\n Caption \"Figure 1. Beijing leads\"\n Figure\n",
			"Table\n Caption \"Table 1. Share\"\n THead\n",
			test.citation + " \"[ , ]\"\n Link \"1\"\n Link \"2\"\n" + test.citation + " \"[ ]\"\n Link \"1\"\n Span ActualText=\" to \" \"–\"\n Link \"4\"\n",
		} {
			if !hasTree(tree, want) {
				t.Errorf("PDF %s: no\n%s\nin\n%s", test.version, want, tree)
			}
		}
		roles := ""
		if v := root["RoleMap"]; v != nil {
			roles = strings.ReplaceAll(string(v.append(nil)), "\n", " ")
		}
		if roles != test.roles {
			t.Errorf("PDF %s: the roles of its own are %q, want %q", test.version, roles, test.roles)
		}
	}
}
