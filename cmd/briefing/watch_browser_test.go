package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"briefing/cmd/briefing/internal/watch"
	"briefing/data"
)

// browser returns a context of a page in headless Chromium. Without one the test is skipped.
func browser(t testing.TB, width, height int) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium-headless-shell", "chromium", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatal("Chromium is not installed: see .ci/run")
		}
		t.Skip("Chromium is not installed: see .ci/run")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(width, height))
	run, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	run, cancel = chromedp.NewContext(run)
	t.Cleanup(cancel)
	run, cancel = context.WithTimeout(run, 2*time.Minute)
	t.Cleanup(cancel)
	if err := chromedp.Do(run); err != nil {
		t.Fatal(err)
	}
	return run
}

// do acts in a browser.
func do(t testing.TB, page context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(page, actions...); err != nil {
		t.Fatal(err)
	}
}

// until waits until an expression is true in a browser.
func until(t testing.TB, page context.Context, expression string) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		found, err := chromedp.Run(page, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err != nil {
			t.Fatal(err)
		}
		if found {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("never true: %s", expression)
		}
	}
}

// shown is the document in which the page shows the briefing.
const shown = `document.getElementById("frame").contentDocument`

// watching serves a file, and returns the address of its page.
func watching(t testing.TB, path string) string {
	t.Helper()
	src, err := newSource(path)
	if err != nil {
		t.Fatal(err)
	}
	opt := newOptions()
	server, err := watch.Listen("0", newWatched(src, opt, func() data.Period { return opt.today.Period }))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return server.Address()
}

// shippedCopy is the shipped briefing in a folder of its own.
func shippedCopy(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"digital-economy.yaml", "digital-economy-sources.yaml"} {
		content, err := os.ReadFile(filepath.Join("../../data", name))
		if err != nil {
			t.Fatal(err)
		}
		writeInput(t, filepath.Join(dir, name), string(content))
	}
	return filepath.Join(dir, "digital-economy.yaml")
}

// replace changes a text in a file, in place.
func replace(t testing.TB, path, old, fresh string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(content), old) {
		t.Fatalf("%s has no %q", path, old)
	}
	writeInput(t, path, strings.Replace(string(content), old, fresh, 1))
}

// TestWatchInBrowser reads, scrolls and saves as an author does.
func TestWatchInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	path := shippedCopy(t)
	page := browser(t, 1440, 900)
	do(t, page, chromedp.Navigate(watching(t, path)))
	until(t, page, "document.documentElement.dataset.checked === '0'")
	until(t, page, shown+`.body.textContent.includes("53.9")`)

	// A number far above the place: it changes, and the place stays.
	evaluate(t, page, shown+`.querySelectorAll("figure")[4].scrollIntoView({behavior: "instant"}), window.figure = `+shown+`.querySelectorAll("figure")[4], window.was = figure.getBoundingClientRect().top`)
	replace(t, path, "Its scale, its weight", "Its scale, a sentence that is long enough to take another line of the page than the one before it took, its weight")
	until(t, page, shown+`.querySelector(".subtitle").textContent.includes("another line")`)
	until(t, page, `figure.isConnected && Math.abs(figure.getBoundingClientRect().top - was) < 2`)

	// Where numbers come from: one in a text, one in a table, one in a chart, one that is computed.
	evaluate(t, page, shown+`.querySelector(".summary [data-at]").click()`)
	until(t, page, explained+`.includes("latest \"scale\"") && `+explained+`.includes("digital-economy.yaml:")`)
	do(t, page, chromedp.SetValue("#number", "16.1%"), chromedp.Click("#ask button"))
	until(t, page, explained+`.includes("Growth of the digital economy") && `+explained+`.includes("45.5")`)
	do(t, page, chromedp.Click("#answer button"))
	until(t, page, explained+`.includes("Scale of China") && document.querySelector("#answer a").href.startsWith("http")`)

	// From a source back to the table that rests on it, which opens.
	evaluate(t, page, shown+`.querySelector(".back a[href^='#numbers.']").click()`)
	until(t, page, `[...`+shown+`.querySelectorAll("details[open]")].some(d => "#" + d.id === `+shown+`.querySelector(".back a[href^='#numbers.']").getAttribute("href"))`)

	// A fault: it stands beside its line, and the page stays.
	replace(t, path, "unit: trillion yuan", "unit: trilion yuan")
	until(t, page, `document.querySelector("#remarks .fault pre")?.textContent.includes("trilion yuan")`)
	until(t, page, `!document.getElementById("old").hidden && figure.isConnected`)
	replace(t, path, "unit: trilion yuan", "unit: trillion yuan")
	until(t, page, `document.getElementById("old").hidden && !document.querySelector("#remarks .fault")`)

	// Charts as pictures, and another edition.
	do(t, page, chromedp.Click("input[value=charts]"))
	until(t, page, `[...document.images].length >= 7 && document.images[0].complete && document.images[0].naturalWidth === 1920`)
	do(t, page, chromedp.SetValue("#number", "2019: 35.8"), chromedp.Click("#ask button"))
	until(t, page, explained+`.includes("35.8") && `+explained+`.includes("2019:")`)

	// Pages as pictures: a click on a number of a table, at its place on the page.
	do(t, page, chromedp.Click("input[value=pages]"))
	until(t, page, `document.querySelector("#pictures img[alt^='Page 3']")?.complete`)
	evaluate(t, page, `(async () => {
		const image = document.querySelector("#pictures img[alt^='Page 3']"), all = await placesOf(image), place = all.find(p => p.text === "41.5");
		image.scrollIntoView({behavior: "instant"});
		const box = image.getBoundingClientRect();
		image.dispatchEvent(new MouseEvent("click", {bubbles: true, clientX: box.left + (place.x + place.w / 2) * box.width, clientY: box.top + (place.y + place.h / 2) * box.height}));
	})(), undefined`)
	until(t, page, explained+`.includes("41.5%") && `+explained+`.includes("digital-economy.yaml:") && document.querySelector("#answer a").href.startsWith("http")`)
	do(t, page, chromedp.Click("input[value=web]"))
	until(t, page, shown+`.querySelector(".editions a").click() === undefined`)
	if file, err := installed.find("WenQuanYi Micro Hei", data.FontStyle{}); err == nil && file != nil {
		until(t, page, shown+`.documentElement.lang === "zh"`)
	}
}

// choose makes a choice on the page as a hand does.
func choose(t *testing.T, page context.Context, name, value string) {
	t.Helper()
	until(t, page, fmt.Sprintf(`document.querySelector("[name='%s']")`, name))
	evaluate(t, page, fmt.Sprintf(`(() => {
		const choice = document.querySelector("[name='%s']");
		choice.value = %[2]q;
		if (choice.value !== %[2]q) throw new Error("not offered: %[2]s");
		choice.dispatchEvent(new Event("change", { bubbles: true }));
	})(), undefined`, name, value))
}

// TestWatchSwitches chooses an edition, a value of a parameter, a theme and a size on the page, and
// another row of a batch.
func TestWatchSwitches(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	dir := t.TempDir()
	template := `title: {en: "Life in ${place}", de: "Leben in ${place}"}
editions: [en, de]
parameters: {place: {default: Here}}
sources: {s: {publisher: P, title: T, date: 2020}}
figures: {a: {title: {en: Figure A, de: Zahl A}, unit: percent, source: s, values: {2019: 11.5, 2020: 12.5}}}
`
	path := writeInput(t, filepath.Join(dir, "x.yaml"), template)
	page := browser(t, 1440, 900)
	do(t, page, chromedp.Navigate(watching(t, path)))
	title := shown + `.querySelector("h1")?.textContent`
	until(t, page, title+` === "Life in Here"`)
	choose(t, page, "edition", "de")
	until(t, page, title+` === "Leben in Here"`)
	choose(t, page, "set.place", "Rom")
	until(t, page, title+` === "Leben in Rom"`)
	do(t, page, chromedp.Click("input[value=charts]"))
	until(t, page, `document.images[0]?.naturalWidth === 1920 && document.images[0].naturalHeight === 1080`)
	evaluate(t, page, `window.before = document.images[0].src, undefined`)
	choose(t, page, "theme", "dark")
	until(t, page, `document.images[0].src !== before`)
	choose(t, page, "size", "square")
	until(t, page, `document.images[0].naturalWidth > 0 && document.images[0].naturalWidth === document.images[0].naturalHeight`)
	until(t, page, `document.getElementById("title").textContent === "Leben in Rom"`)

	writeInput(t, filepath.Join(dir, "rows.csv"), "place\nNorth\nSouth\n")
	batch := writeInput(t, filepath.Join(dir, "batch.yaml"), "template: x.yaml\ntable: rows.csv\nname: \"{place}\"\n")
	do(t, page, chromedp.Navigate(watching(t, batch)))
	until(t, page, title+` === "Life in North"`)
	choose(t, page, "row", "South")
	until(t, page, title+` === "Life in South"`)
}

// TestWatchChecked has the tools for web pages look at the page: with a fault, and with the
// origin of a number.
func TestWatchChecked(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	path := shippedCopy(t)
	replace(t, path, "title: {", "title: {en: Twice, ")
	faulty := watching(t, path)
	checkPages(t, faulty, watching(t, shippedCopy(t))+"#at=%5B%22growth%22%2C%22%22%2C%222023%22%5D", watching(t, shippedCopy(t))+"#view=charts")
}

// explained is what the page says of where a number comes from.
const explained = `document.getElementById("answer").textContent`

// evaluate evaluates an expression in a browser.
func evaluate(t testing.TB, page context.Context, expression string) {
	t.Helper()
	if _, err := chromedp.Run(page, chromedp.Evaluate[chromedp.Void](expression)); err != nil {
		t.Fatal(err)
	}
}

// checkPages has axe-core, a browser and the Nu validator look at web pages.
func checkPages(t *testing.T, pages ...string) {
	t.Helper()
	if _, err := exec.LookPath("web-check"); err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatal("web-check is not installed: see .ci/run")
		}
		t.Skip("web-check is not installed: see .ci/run")
	}
	if out, err := exec.Command("web-check", pages...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}
