package file

import (
	"strings"
	"testing"
)

// TestMissingBySeries: series that lack the same values for the same reason are named together, and no
// semicolon parts the first of them from what is said of both.
func TestMissingBySeries(t *testing.T) {
	const head = "title: T\nsources: {s: {publisher: P, title: Q, date: 2024}}\nbriefing: [{table: f}]\nfigures:\n  f:\n    title: F\n    unit: users\n    source: s\n    series:\n"
	for _, tt := range []struct{ series, en, de, zh string }{
		{"      A: {2019: 1, 2020: {missing: none}, 2021: 3}\n      B: {2019: 2, 2020: {missing: none}, 2021: 4}\n",
			"No value for A and B, 2020: none.", "Kein Wert für A und B, 2020: none.", "A和B（2020年）无数据：none。"},
		{"      A: {2019: 1, 2020: {missing: none}, 2021: 3}\n      B: {2019: {missing: none}, 2020: 2, 2021: 4}\n",
			"No value for A, 2020; B, 2019: none.", "Kein Wert für A, 2020; B, 2019: none.", "A（2020年）和B（2019年）无数据：none。"},
		{"      \"\": {2018: 1, 2019: {missing: none}, 2020: {missing: none}, 2021: {missing: none}, 2022: 3}\n",
			"No value for 2019–2021: none.", "Kein Wert für 2019–2021: none.", "2019–2021年无数据：none。"},
	} {
		for lang, want := range map[string]string{"en": tt.en, "de": tt.de, "zh": tt.zh} {
			content := head + tt.series
			if strings.Contains(tt.series, `""`) {
				content = strings.Replace(head, "    series:\n", "    values: ", 1) + strings.TrimPrefix(tt.series, `      "": `)
			}
			if got := methodsOf(t, lang, content); !strings.Contains(got, want) {
				t.Errorf("no %q in\n%s", want, got)
			}
		}
	}
}

// TestMethodsNameChineseKeys: a value follows its name as in a sentence; what follows the comma of a Chinese
// name stands in brackets.
func TestMethodsNameChineseKeys(t *testing.T) {
	const content = "title: T\nsources: {s: {publisher: P, title: Q, date: 2024}}\nbriefing: [{table: f}]\nfigures:\n  f: {title: F, unit: million users, source: s, values: {\"用户，9月15日\": more than 110, \"农业、林业\": 3}}\n"
	if got, want := methodsOf(t, "zh", content), "下限：用户（9月15日）超过1.1亿用户"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

// TestMethodsHaveNotes: a note on a value is among what must be known of it, once for all that have it.
func TestMethodsHaveNotes(t *testing.T) {
	const content = "title: T\nsources: {s: {publisher: P, title: Q, date: 2024}, o: {publisher: O, title: R, date: 2024}}\nbriefing: [{table: f}]\nfigures:\n  f:\n    title: F\n    unit: users\n    source: s\n" +
		"    values: {2015: {value: 5, note: under another name.}, 2016: {value: 6, note: under another name.}, 2017: {value: 7, disputed: 8, by: o, note: from a press release}, 2018: 9}\n"
	for tag, want := range map[string]string{
		"en": "- 2017 is disputed: 8 users according to O[@o].\n- 2015 and 2016: under another name.\n- 2017: from a press release.\n",
		"de": "- 2015 und 2016: under another name.\n",
		"zh": "- 2015年和2016年：under another name。\n",
	} {
		if got := strings.ReplaceAll(methodsOf(t, tag, content), "\u00a0", " "); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", tag, want, got)
		}
	}
}
