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

// madeUpLines makes up a file of one chart over time: few lines or many, short or long, with
// forecasts, intervals, events, highlights, in panels or not.
func madeUpLines(r *rand.Rand, language string) string {
	var b strings.Builder
	kind := [...]string{"line", "line", "line", "step", "area"}[r.IntN(5)]
	series, keys := 1, 2+r.IntN(40)
	if kind != "area" {
		series = [...]int{1, 1, 2, 3, 6, 14, 40}[r.IntN(7)]
	}
	known, fan := keys, r.IntN(3) == 0
	if r.IntN(2) == 0 {
		known = 1 + r.IntN(keys)
	}
	fmt.Fprintf(&b, "title: T\nlanguage: %s\n%ssources: {a: {publisher: A Publisher, title: A, date: 2020}}\n", language, fontLine(language))
	fmt.Fprintf(&b, "figures:\n  f:\n    title: What is measured\n    unit: %s\n    source: a\n", [...]string{"percent", "million users", "index", "€"}[r.IntN(4)])
	if fan = fan && known < keys; fan {
		b.WriteString("    interval: 90% confidence interval\n")
	}
	b.WriteString("    series:\n")
	monthly := r.IntN(4) == 0
	for s := range series {
		fmt.Fprintf(&b, "      %s %d:\n", madeUpName(r, s), s)
		v, from, to := 20+r.Float64()*60, r.IntN(1+keys/8), keys
		if s > 0 {
			to -= r.IntN(1 + keys/8)
		}
		for k := from; k < to; k++ {
			key := fmt.Sprint(1980 + k)
			if monthly {
				key = fmt.Sprintf("%d-%02d", 2019+k/12, 1+k%12)
			}
			v += r.NormFloat64() * 4
			switch {
			case k >= known && fan:
				fmt.Fprintf(&b, "        %s: {value: %.1f, status: forecast, interval: [%.1f, %.1f]}\n", key, v, v-float64(1+k-known), v+float64(1+k-known)/2)
			case k >= known:
				fmt.Fprintf(&b, "        %s: {value: %.1f, status: forecast}\n", key, v)
			default:
				fmt.Fprintf(&b, "        %s: %.1f\n", key, v)
			}
		}
	}
	fmt.Fprintf(&b, "charts:\n  c: {figure: f, kind: %s, title: A finding in some words, subtitle: What is measured", kind)
	if series > 1 && r.IntN(3) > 0 {
		r = rand.New(rand.NewPCG(uint64(series), 1))
		fmt.Fprintf(&b, ", highlight: [%q]", nameOfSeries(b.String(), r.IntN(series)))
	} else if series > 1 && series < 14 && kind == "line" {
		b.WriteString(", facets: series")
	}
	if !monthly && keys > 8 && r.IntN(3) == 0 {
		b.WriteString(", events: [{at: 1983, text: A law}, {from: 1985, to: 1986, text: A crisis}]")
	}
	b.WriteString("}\n")
	return b.String()
}

// nameOfSeries is the name of the n-th series of a made-up file.
func nameOfSeries(content string, n int) string {
	for line := range strings.Lines(content) {
		if strings.HasPrefix(line, "      ") && !strings.HasPrefix(line, "       ") {
			if n == 0 {
				return strings.TrimSuffix(strings.TrimSpace(line), ":")
			}
			n--
		}
	}
	return ""
}

// TestGeneratedLines checks the promises of every layout for made-up lines in every theme, at every
// size, in English, German and Chinese; a word for forecasts stands in the plot or in the foot, and
// labels in the plot cover no line but of context.
func TestGeneratedLines(t *testing.T) {
	t.Parallel()
	han, err := os.ReadFile(hanFont)
	languages := []string{"en", "de", "zh"}
	if err != nil {
		languages = languages[:2]
	}
	r := rand.New(rand.NewPCG(7, 8))
	drawn, divided := 0, 0
	for range 240 {
		language := languages[r.IntN(len(languages))]
		content := madeUpLines(r, language)
		ds, err := file.Load(fstest.MapFS{"test.yaml": {Data: []byte(content)}, "han.ttc": {Data: han}}, "test.yaml", file.Options{})
		if err != nil {
			if _, ok := errors.AsType[data.Faults](err); !ok {
				t.Fatalf("%v\n%s", err, content)
			}
			continue
		}
		fonts, err := Fonts(ds)
		if err != nil {
			t.Fatal(err)
		}
		for size, wh := range pictures {
			ds.Theme = data.Theme{Base: data.ThemeNames()[r.IntN(4)]}
			ch, err := New(ds, ds.Charts[0], Options{Width: wh[0], Height: wh[1], Fonts: fonts})
			if err != nil {
				checkFault(t, err)
				continue
			}
			drawn++
			checkScene(t, ch)
			checkContrast(t, ch)
			c := drawnChart{ch, size, language}
			for _, text := range ch.scene.texts {
				if text.role != roleValue && text.role != roleRemark {
					continue
				}
				if text.line.Text == forecastWords[language] {
					divided++
				}
				if mark := c.covered(text.box(), text.owner); mark != "" && mark != "spread" {
					t.Errorf("the %s %q covers a %s", text.role, text.line.Text, mark)
				}
			}
			if t.Failed() {
				t.Fatalf("%s, theme %s, %s\n%s", language, ds.Theme.Base, size, content)
			}
		}
	}
	if drawn < 900 || divided < 100 {
		t.Errorf("%d pictures were drawn, %d of them divided", drawn, divided)
	}
}
