//go:build unix

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const steppedFile = `title: Trade
sources: {s: {publisher: Office, title: Bulletin, date: 2024}}
figures:
  trade: {title: Trade, unit: billion euros, source: s, series: {Exports: {2021: 120.5, 2022: 98.2, 2023: less than 131}, Imports: {2021: 101, 2022: 99.9, 2023: 118.4}}}
charts: {trade: {figure: trade, kind: bar-grouped}}
`

// builtPage builds the web page of a file, and returns its address.
func builtPage(t *testing.T, content string) string {
	t.Helper()
	dir := t.TempDir()
	writeInput(t, filepath.Join(dir, "x.yaml"), content)
	mustRun(t, briefing(t, dir, "build", "x.yaml", "--out", "out", "--format", "html"))
	return "file://" + filepath.Join(dir, "out", "x", "x.html")
}

// named is what a page says of the number that is chosen in a chart, which it then has a frame around;
// empty for none.
const named = `(() => {
	const note = document.querySelector("figure .note"), box = note.getBoundingClientRect();
	if (note.hidden) return document.querySelector(".ring") ? "a frame" : "";
	if (box.left < 0 || box.right > innerWidth) return "outside";
	return document.querySelectorAll("svg:not([hidden]) .ring").length === 1 ? note.textContent : "no frame";
})()`

// expectNamed checks what a page says of a number after something was done.
func expectNamed(t *testing.T, page context.Context, after, want string) {
	t.Helper()
	got, err := chromedp.Run(page, chromedp.Evaluate[string](named))
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("after %s it says %q, want %q", after, got, want)
	}
}

// TestSteps steps through the numbers of a chart by keys, and points at one, on a phone and on a desk.
func TestSteps(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	address := builtPage(t, steppedFile)
	page := browser(t, 1440, 900)
	for _, width := range []int64{360, 1440} {
		do(t, page, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address))
		until(t, page, `document.querySelector(".step")`)
		for range 20 { // as far as the button, past the links of the head
			do(t, page, chromedp.KeyEvent(kb.Tab))
			if at, _ := chromedp.Run(page, chromedp.Evaluate[bool](`document.activeElement.className === "step"`)); at {
				break
			}
		}
		until(t, page, `document.activeElement.textContent === "Step through the numbers of Figure 1 with Enter or the arrow keys" && document.activeElement.getBoundingClientRect().left >= 0`)
		expectNamed(t, page, "Tab", "")
		for _, step := range []struct{ name, key, want string }{
			{"a first key", kb.ArrowRight, "Exports, 2021: 120.5|1 of 3"},
			{"right", kb.ArrowRight, "Exports, 2022: 98.2|2 of 3"},
			{"right", kb.ArrowRight, "Exports, 2023: less than 131|3 of 3"},
			{"right at the end", kb.ArrowRight, "Exports, 2023: less than 131|3 of 3, no further number this way"},
			{"down", kb.ArrowDown, "Imports, 2023: 118.4|2 of 2"},
			{"down at the end", kb.ArrowDown, "Imports, 2023: 118.4|2 of 2, no further number this way"},
			{"Home", kb.Home, "Imports, 2021: 101|1 of 3"},
			{"left at the beginning", kb.ArrowLeft, "Imports, 2021: 101|1 of 3, no further number this way"},
			{"up", kb.ArrowUp, "Exports, 2021: 120.5|1 of 2"},
			{"End", kb.End, "Exports, 2023: less than 131|3 of 3"},
			{"left", kb.ArrowLeft, "Exports, 2022: 98.2|2 of 3"},
			{"Enter", kb.Enter, "Exports, 2023: less than 131|3 of 6"},
			{"Enter, to the next series", kb.Enter, "Imports, 2021: 101|4 of 6"},
			{"Escape", kb.Escape, ""},
			{"Enter again", kb.Enter, "Exports, 2021: 120.5|1 of 6"},
			{"leaving", kb.Tab, ""},
		} {
			do(t, page, chromedp.KeyEvent(step.key))
			if step.want != "" {
				number, place, _ := strings.Cut(step.want, "|")
				step.want = number + "\u00a0billion\u00a0euros, " + place
			}
			expectNamed(t, page, fmt.Sprint(step.name, " at ", width), step.want)
		}
		at, err := chromedp.Run(page, chromedp.Evaluate[[]float64](`(() => {
			const svg = [...document.querySelectorAll("svg[data-numbers]")].find(svg => svg.getClientRects().length);
			svg.scrollIntoView({block: "center", behavior: "instant"});
			const all = JSON.parse(svg.dataset.numbers), [x, y, w, h] = all.numbers.find(n => all.series[n[4]] === "Imports" && all.keys[n[5]] === "2022");
			const point = new DOMPoint(x + w / 2, y + h / 2).matrixTransform(svg.getScreenCTM());
			return [point.x, point.y];
		})()`))
		if err != nil {
			t.Fatal(err)
		}
		do(t, page, chromedp.MouseEvent("mouseMoved", at[0], at[1]))
		expectNamed(t, page, "pointing", "Imports, 2022: 99.9\u00a0billion\u00a0euros")
		do(t, page, chromedp.MouseEvent("mouseMoved", 1, 1))
		expectNamed(t, page, "pointing elsewhere", "")
	}
}

// media makes a browser show a page as on a screen or in print, by day or by night.
func media(t *testing.T, page context.Context, kind, scheme string) {
	t.Helper()
	do(t, page, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	}))
}

// looks is what a page looks like: whether it is wider than its window; the layouts of its charts, of
// which each shows one; the size of the smallest letters of charts in pixels; how light its paper is,
// and its charts are; and what is shown that does not belong into print.
type looks struct {
	Wide, Bare      bool
	Layouts         []string
	Smallest, Paper float64
	Controls        int
}

const seeLooks = `(() => {
	const shown = e => e.getClientRects().length > 0, light = colour => { const [r, g, b] = colour.match(/[\d.]+/g).map(Number); return (r + g + b) / 765 };
	let smallest = 99, bare = false;
	const layouts = new Set();
	for (const figure of document.querySelectorAll("figure.chart")) {
		const all = [...figure.querySelectorAll("svg")].filter(shown);
		bare ||= all.length !== 1 || all[0].getBoundingClientRect().width > figure.clientWidth + 1;
		for (const svg of all) {
			layouts.add([...svg.classList].filter(name => ["wide", "narrow"].includes(name)).join(" "));
			const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
			for (const text of svg.querySelectorAll("text")) smallest = Math.min(smallest, scale * parseFloat(getComputedStyle(text).fontSize));
		}
	}
	for (const svg of document.querySelectorAll(".numbers li")) bare ||= [...svg.querySelectorAll("svg")].filter(shown).length > 1;
	return { wide: document.documentElement.scrollWidth > innerWidth, bare, layouts: [...layouts].sort(), smallest, paper: light(getComputedStyle(document.documentElement).backgroundColor),
		controls: [...document.querySelectorAll("details, .step, .skip, nav.editions")].filter(e => shown(e) && e.getBoundingClientRect().right > 0).length };
})()`

// TestLooks shows the shipped briefing on phones, tablets and desks, by day and by night, and in print:
// each chart once, in the layout for the width, in letters that can be read; print is light.
func TestLooks(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	dir := t.TempDir()
	mustRun(t, briefing(t, dir, "build", shippedCopy(t), "--out", "out", "--format", "html", "--edition", "en"))
	page := browser(t, 1440, 900)
	for _, width := range []int64{320, 360, 768, 1440} {
		do(t, page, chromedp.EmulateViewport(width, 900), chromedp.Navigate("file://"+filepath.Join(dir, "out", "digital-economy", "digital-economy.html")))
		for _, scheme := range []string{"light", "dark"} {
			for _, kind := range []string{"screen", "print"} {
				media(t, page, kind, scheme)
				got, err := chromedp.Run(page, chromedp.Evaluate[looks](seeLooks))
				if err != nil {
					t.Fatal(err)
				}
				where := fmt.Sprint(kind, " ", scheme, " ", width)
				layouts := "[narrow wide]" // two charts stand side by side
				if kind == "screen" && width < 760 {
					layouts = "[narrow]"
				}
				if got.Wide || got.Bare || fmt.Sprint(got.Layouts) != layouts {
					t.Errorf("%s: wider than the window %t, a chart not once or too wide %t, layouts %s, want %s", where, got.Wide, got.Bare, got.Layouts, layouts)
				}
				if least := 10.4; kind == "screen" && got.Smallest < least {
					t.Errorf("%s: letters of %.1f pixels", where, got.Smallest)
				}
				if dark := got.Paper < 0.5; dark != (scheme == "dark" && kind == "screen") {
					t.Errorf("%s: paper of lightness %.2f", where, got.Paper)
				}
				if (got.Controls > 0) != (kind == "screen") {
					t.Errorf("%s: %d controls", where, got.Controls)
				}
			}
		}
	}
}
