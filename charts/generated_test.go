package charts

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
)

// generated makes up a file of one chart: any kind, values of every sort, names
// short and long, a scale from a millionth to a million billions.
func generated(r *rand.Rand, language string) string {
	kinds := data.Kinds()
	kind := kinds[r.IntN(len(kinds))]
	periods := kind.OverTime() || r.IntN(4) == 0
	series := 1 + r.IntN(4)*r.IntN(2)
	if kind == data.KindDumbbell || kind == data.KindSlope {
		series = 2
	}
	unit := [...]string{"percent", "million users", "users", "index"}[r.IntN(4)]
	power := r.IntN(12) - 4
	if unit == "percent" {
		power = 1
	}
	var b strings.Builder
	fmt.Fprintf(&b, "title: T\nlanguage: %s\n%ssources: {a: {publisher: A Publisher, title: A, date: 2020}, b: {publisher: Another, title: B, date: 2021}}\n", language, fontLine(language))
	fmt.Fprintf(&b, "figures:\n  f:\n    title: What is measured\n    unit: %s\n    source: a\n    series:\n", unit)
	keys := 1 + r.IntN(12)
	for s := range series {
		fmt.Fprintf(&b, "      %s:\n", madeUpName(r, s))
		for k := range keys {
			key := fmt.Sprint(2000 + k)
			if !periods {
				key = fmt.Sprintf("%s %d", madeUpName(rand.New(rand.NewPCG(uint64(k), 7)), k), k)
			}
			fmt.Fprintf(&b, "        %s: %s\n", key, madeUpValue(r, power))
		}
	}
	title := strings.Repeat("A finding in some words ", 1+r.IntN(4))
	fmt.Fprintf(&b, "charts:\n  c: {figure: f, kind: %s, title: %q", kind, strings.TrimSpace(title))
	if r.IntN(3) == 0 {
		b.WriteString(", references: [{value: 1, source: b, label: A level}]")
	}
	b.WriteString("}\n")
	return b.String()
}

func fontLine(language string) string {
	if language == "zh" {
		return "fonts: {fallback: han.ttc}\n"
	}
	return ""
}

func madeUpName(r *rand.Rand, n int) string {
	words := [...]string{"North", "Electronic manufacturing", "X", "Internet and related services including platforms", "Ελλάδα", "Other"}
	return fmt.Sprintf("%s %c", words[r.IntN(len(words))], 'A'+n%26)
}

// madeUpValue is a value as a file writes it.
func madeUpValue(r *rand.Rand, power int) string {
	number := func(d float64) string {
		return data.NewDecimal(int64(d*1000), 3-min(max(power, -9), 3)).String()
	}
	v := r.Float64() * 10
	if r.IntN(5) == 0 {
		v = -v
	}
	switch r.IntN(12) {
	case 0:
		return "more than " + number(v)
	case 1:
		return "up to " + number(v)
	case 2:
		return "about " + number(v)
	case 3:
		return fmt.Sprintf("between %s and %s", number(v), number(v+1))
	case 4:
		return fmt.Sprintf("{value: %s, status: provisional}", number(v))
	case 5:
		return fmt.Sprintf("{value: %s, disputed: %s, by: b}", number(v), number(v/2))
	case 6:
		return "{missing: not published}"
	case 7:
		return "0"
	}
	return number(v)
}

// hanFont is a font with Han characters, as Debian's fonts-wqy-microhei has it.
const hanFont = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"

// TestGenerated holds the promises of every layout for made-up charts in every
// theme, at several sizes, in both languages: each is laid out, or refused with
// a reason and a place.
func TestGenerated(t *testing.T) {
	han, err := os.ReadFile(hanFont)
	languages := []string{"en", "zh"}
	if err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Logf("in English only: %v", err)
		languages = languages[:1]
	}
	r := rand.New(rand.NewPCG(5, 6))
	sizes := []string{"600x338", "slide", "half", "tall", "4K"}
	drawn := map[data.Kind]int{}
	for range 600 {
		content := generated(r, languages[r.IntN(len(languages))])
		theme, size := data.ThemeNames()[r.IntN(4)], pictures[sizes[r.IntN(len(sizes))]]
		ds, err := data.Load(fstest.MapFS{"test.yaml": {Data: []byte(content)}, "han.ttc": {Data: han}}, "test.yaml", data.Options{})
		if err != nil {
			if _, ok := errors.AsType[data.Faults](err); !ok {
				t.Fatalf("%v\n%s", err, content)
			}
			continue // what the kind cannot carry
		}
		ds.Theme = data.Theme{Base: theme}
		fonts, err := Fonts(ds)
		if err != nil {
			t.Fatal(err)
		}
		c := ds.Charts[0]
		ch, err := New(ds, c, Options{Width: size[0], Height: size[1], Fonts: fonts})
		if err != nil {
			checkFault(t, err)
			continue
		}
		drawn[c.Kind]++
		checkScene(t, ch)
		checkContrast(t, ch)
		if t.Failed() {
			t.Fatalf("theme %s, %.0f points\n%s", theme, size, content)
		}
	}
	for _, k := range data.Kinds() {
		switch k {
		case data.KindUnits, data.KindWaterfall, data.KindShare, data.KindDiverging, data.KindAreaStack:
			continue // data of their own, which chance seldom makes
		}
		if drawn[k] == 0 {
			t.Errorf("no chart of kind %s was drawn", k)
		}
	}
	t.Log(drawn)
}
