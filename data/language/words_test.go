package language

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

var wordPlaceholder = regexp.MustCompile(`\{\w+\}`)

// placesIn lists the names that a pattern takes, each once.
func placesIn(pattern string) []string {
	found := wordPlaceholder.FindAllString(pattern, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// Every language has every word, and each takes the names that the English one
// does: a language is complete, or is none.
func TestEveryLanguageIsComplete(t *testing.T) {
	for tag, lang := range languages {
		whole(t, tag, reflect.ValueOf(*lang), "")
		for w := range wordCount {
			if got, want := placesIn(lang.phrases[w]), placesIn(english.phrases[w]); !slices.Equal(got, want) {
				t.Errorf("%s: the phrase %q takes %v, and %q takes %v", tag, lang.phrases[w], got, english.phrases[w], want)
			}
		}
		for q := range lang.qualifiers {
			if !slices.Equal(placesIn(lang.qualifiers[q]), placesIn(english.qualifiers[q])) {
				t.Errorf("%s: the qualifier %q", tag, lang.qualifiers[q])
			}
		}
		for g := data.Year; g <= data.Day; g++ {
			for _, p := range []periodPatterns{lang.periods, lang.shortPeriods} {
				if !slices.Equal(placesIn(p.patterns[g]), placesIn(english.periods.patterns[g])) {
					t.Errorf("%s: the period %q", tag, p.patterns[g])
				}
			}
		}
		if !strings.Contains(lang.percent, "{a}") || !strings.Contains(lang.times, "{a}") {
			t.Errorf("%s: %q and %q do not take {a}", tag, lang.percent, lang.times)
		}
		for _, m := range data.AllMarks.Each() {
			if lang.marks[m] == "" {
				t.Errorf("%s has no word for mark %b", tag, m)
			}
		}
		for noun := range english.nouns {
			if lang.nouns[noun] == (nounForms{}) {
				t.Errorf("%s has no %q", tag, noun)
			}
		}
		if !slices.IsSortedFunc(lang.scales, func(a, b scaleWord) int { return a.exp - b.exp }) {
			t.Errorf("%s: the scales do not rise", tag)
		}
	}
}

// mayLack are the fields of words that a language may leave empty.
var mayLack = []string{".classifiers", ".measureSpace", ".percentNames", ".shortScales", ".scales.one", ".indianScales"}

// whole reports empty words, wherever they stand.
func whole(t *testing.T, tag string, v reflect.Value, path string) {
	t.Helper()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			whole(t, tag, v.Field(i), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.Len() == 0 && !slices.Contains(mayLack, path) {
			t.Errorf("%s: no %s", tag, path)
		}
		for i := range v.Len() {
			if first := path == ".statuses" || strings.HasSuffix(path, ".patterns") || path == ".inYear" || path == ".lengths" || path == ".every"; first && i == 0 {
				continue // a final value has no word, no period no pattern
			}
			whole(t, tag, v.Index(i), path)
		}
	case reflect.String:
		if v.Len() == 0 && !slices.Contains(mayLack, path) {
			t.Errorf("%s: an empty %s", tag, path)
		}
	}
}

// No noun of one language is another thing in a second, and no unit: else a file
// would mean what depends on chance.
func TestUnitsMeanOneThing(t *testing.T) {
	nouns, units := map[string]string{}, map[string]data.UnitKind{}
	for tag, lang := range languages {
		for key, forms := range lang.nouns {
			for _, form := range []string{forms.one, forms.many} {
				if other, taken := nouns[form]; taken && other != key {
					t.Errorf("%s: %q is %s and %s", tag, form, key, other)
				}
				nouns[form] = key
			}
		}
		for name, kind := range lang.unitNames {
			if other, taken := units[name]; taken && other != kind {
				t.Errorf("%s: %q is two kinds of unit", tag, name)
			}
			units[name] = kind
		}
	}
}

// What is typed by hand is found in the number forms of each language.
func TestReadPrinted(t *testing.T) {
	for tag, tests := range map[string][][2]string{
		"en": {{"1,234.5", "1234.5"}, {"35.8", "35.8"}, {"1.2.3", "1.2.3"}},
		"de": {{"1.234,5", "1234.5"}, {"35,8", "35.8"}, {"1,2,3", "1,2,3"}},
		"zh": {{"6,600", "6600"}},
	} {
		for _, test := range tests {
			if got := printer(t, tag).Read(test[0]); got != test[1] {
				t.Errorf("%s: %q reads %q, want %q", tag, test[0], got, test[1])
			}
		}
	}
}
