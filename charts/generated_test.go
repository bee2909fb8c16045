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
	"briefing/data/file"
)

// madeUp is what a made-up chart is like.
type madeUp struct {
	kind       data.Kind
	unit       string
	series     int
	periods    bool
	power      int  // of ten, of the values
	positive   bool // no value is below zero
	of         int  // the whole that the values are counted out of; 0 for none
	ranges     bool // every value is a range
	numbers    bool // none is a bound or a range
	sum        bool // the last value is the sum of the others, and all are known
	references bool
}

// anyChart is a chart of a kind with data of any sort, of which the kind often
// cannot carry some.
func anyChart(r *rand.Rand, kind data.Kind) madeUp {
	m := madeUp{kind: kind, unit: [...]string{"percent", "million users", "users", "index"}[r.IntN(4)],
		series: 1 + r.IntN(4)*r.IntN(2), periods: r.IntN(4) == 0, power: r.IntN(12) - 4, references: r.IntN(3) == 0}
	if m.unit == "percent" {
		m.power = 1
	}
	return m
}

// fittingChart is a chart of a kind with data that the kind can carry; it may
// still be refused for want of room.
func fittingChart(r *rand.Rand, kind data.Kind) madeUp {
	m := anyChart(r, kind)
	m.periods = kind.OverTime() || m.periods && kind != data.KindDot && kind != data.KindWaterfall
	switch kind {
	case data.KindBar, data.KindVertical, data.KindHorizontal, data.KindLollipop, data.KindArea:
		m.series = 1
	case data.KindUnits:
		m.series, m.of, m.references = 1, 1+r.IntN(100), false
	case data.KindWaterfall:
		m.series, m.sum = 1, true
	case data.KindDumbbell:
		m.series = 2
	case data.KindSeason:
		m.series = 1
	case data.KindHistogram:
		m.series, m.positive, m.periods, m.references = 1, true, false, false
	case data.KindBump:
		m.series, m.numbers, m.references = 2+r.IntN(4), true, false
	case data.KindRange, data.KindRangeUp, data.KindRangeRows:
		m.series, m.ranges = 1, true
		m.periods = m.periods || kind == data.KindRangeUp && m.power%3 != 0 // below upright ones long names have no room
	case data.KindSlope:
		m.series, m.references = 2, false
	case data.KindShare, data.KindDiverging, data.KindAreaStack:
		m.series, m.positive, m.references = 2+r.IntN(3), true, false
	}
	parts := kind == data.KindShare || kind == data.KindDiverging
	if (m.unit == "percent" || m.unit == "index") && kind == data.KindHistogram || m.unit == "percent" && parts || m.unit == "index" && (parts || kind.Stacks() || kind == data.KindArea) || m.of > 0 {
		m.unit = "users"
	}
	return m
}

// generated makes up a file of one chart: values of every sort, names short and
// long, a scale from a millionth to a million billions.
func generated(r *rand.Rand, m madeUp, language string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: T\nlanguage: %s\n%ssources: {a: {publisher: A Publisher, title: A, date: 2020}, b: {publisher: Another, title: B, date: 2021}}\n", language, fontLine(language))
	fmt.Fprintf(&b, "figures:\n  f:\n    title: What is measured\n    unit: %s\n    source: a\n", m.unit)
	if m.of > 0 {
		fmt.Fprintf(&b, "    of: %d\n", m.of)
	}
	b.WriteString("    series:\n")
	keys := 1 + r.IntN(12)
	if m.sum {
		keys = 3 + r.IntN(3) // whose names stand side by side
	}
	if m.kind == data.KindSeason {
		keys += 4
	}
	for s := range m.series {
		fmt.Fprintf(&b, "      %s:\n", madeUpName(r, s))
		for k, value := range m.values(r, keys) {
			key := fmt.Sprint(2000 + k)
			if m.kind == data.KindSeason {
				key = fmt.Sprintf("%d-%02d", 2000+k/4, 1+k%4)
			} else if m.kind == data.KindHistogram {
				key = fmt.Sprintf("%d–%d", 7*k, 7*k+6)
			} else if !m.periods {
				key = fmt.Sprintf("%s %d", madeUpName(rand.New(rand.NewPCG(uint64(k), 7)), k), k)
			}
			fmt.Fprintf(&b, "        %s: %s\n", key, value)
		}
	}
	title := strings.Repeat("A finding in some words ", 1+r.IntN(4))
	fmt.Fprintf(&b, "charts:\n  c: {figure: f, kind: %s, title: %q", m.kind, strings.TrimSpace(title))
	if m.references {
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

// values are those of a series, as a file writes them.
func (m madeUp) values(r *rand.Rand, keys int) []string {
	list := make([]string, keys)
	places := 3 - min(max(m.power, -9), 3)
	sum := int64(0)
	for i := range list {
		switch {
		case m.of > 0:
			list[i] = fmt.Sprint(r.IntN(m.of + 1))
		case !m.sum:
			list[i] = m.value(r, places)
		case i < keys-1:
			n := r.Int64N(10_000)
			if i > 0 && n < sum && r.IntN(3) == 0 {
				n = -n
			}
			sum += n
			list[i] = data.NewDecimal(n, places).String()
		default:
			list[i] = data.NewDecimal(sum, places).String()
		}
	}
	return list
}

// value is any value.
func (m madeUp) value(r *rand.Rand, places int) string {
	number := func(d float64) string { return data.NewDecimal(int64(d*1000), places).String() }
	v := r.Float64() * 10
	if !m.positive && r.IntN(5) == 0 {
		v = -v
	}
	way := r.IntN(12)
	switch {
	case m.ranges && way != 6:
		way = 3
	case m.numbers && way < 4:
		way = 4
	}
	switch way {
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

// TestGenerated checks the promises of every layout for made-up charts in every
// theme, at several sizes, in each language: each is laid out, or refused with
// a reason and a place.
func TestGenerated(t *testing.T) {
	t.Parallel()
	han, err := os.ReadFile(hanFont)
	languages := []string{"en", "de", "zh"}
	if err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatal(err)
		}
		t.Logf("not in Chinese: %v", err)
		languages = languages[:2]
	}
	r := rand.New(rand.NewPCG(5, 6))
	sizes := []string{"600x338", "slide", "half", "tall", "4K"}
	const (
		each     = 36 // charts of each kind, one in four with data of any sort
		drawable = 18 // and at least so many of them drawn
	)
	drawn := map[data.Kind]int{}
	for n := range each * len(data.Kinds()) {
		kind := data.Kinds()[n/each]
		made := fittingChart(r, kind)
		if n%4 == 0 {
			made = anyChart(r, kind)
		}
		content := generated(r, made, languages[r.IntN(len(languages))])
		theme, size := data.ThemeNames()[r.IntN(4)], pictures[sizes[r.IntN(len(sizes))]]
		ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(content)}, "han.ttc": {Data: han}}, "test.yaml", file.Options{})
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
		if drawn[k] < drawable {
			t.Errorf("of %d charts of kind %s only %d were drawn, want %d", each, k, drawn[k], drawable)
		}
	}
	t.Log(drawn)
}
