package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// BenchmarkWatch saves the shipped briefing with another number, and waits until a browser has
// painted it: what an author waits for.
//
//	go test ./cmd/briefing -run '^$' -bench '^BenchmarkWatch$'
func BenchmarkWatch(b *testing.B) {
	for _, view := range []string{"web", "charts"} {
		b.Run(view, func(b *testing.B) {
			path := shippedCopy(b)
			page := browser(b, 1440, 900)
			do(b, page, chromedp.Navigate(watching(b, path)+"#view="+view))
			until(b, page, "document.documentElement.dataset.checked === '0'")
			number, turn := "53.9", 0
			var slowest time.Duration
			for b.Loop() {
				turn++
				next := fmt.Sprintf("53.%d", turn%9)
				evaluate(b, page, `window.before = Number(document.documentElement.dataset.turn), window.painted = new Promise(done => new MutationObserver((_, all) => {
					if (Number(document.documentElement.dataset.turn) > before) all.disconnect(), done(true);
				}).observe(document.documentElement, { attributes: true })), undefined`)
				began := time.Now()
				replace(b, path, "2023: {value: "+number, "2023: {value: "+next)
				if _, err := chromedp.Run(page, chromedp.Evaluate[bool]("painted", chromedp.EvalAwaitPromise)); err != nil {
					b.Fatal(err)
				}
				slowest = max(slowest, time.Since(began))
				number = next
				b.StopTimer()
				until(b, page, "Number(document.documentElement.dataset.checked) > before")
				b.StartTimer()
			}
			b.ReportMetric(float64(slowest.Milliseconds()), "ms/slowest")
		})
	}
}
