//go:build unix

package doc

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"briefing/data"
	"briefing/data/language"
)

// TestMarkdownIsLinear checks that a text of 64 KiB takes about eight times the CPU time of one
// of 8 KiB, whatever it repeats.
func TestMarkdownIsLinear(t *testing.T) {
	for _, s := range []string{
		"[", "![", "](", "[a](", "[a](<b", "[a]", "[a][b]", "[a]: ", "[@", "[@a]", "[@a ", "[^", "[^a]", "[^a", "*a ", "*a_", "**", "_*", "a*b_", "<a ", "<a href=", "<!--", "<?", "&", "&#", "\\", "`a ``b ", "|a", "- ", "> ", "~~a ", "http://", "www.", "a@b.",
	} {
		took := func(size int) time.Duration {
			least := time.Hour
			for range 3 {
				r := newTextReader(language.Of(&data.Dataset{}))
				began := timeUsed(t)
				r.prose(data.Text{Parts: []data.Part{{Text: strings.Repeat(s, size/len(s))}}})
				least = min(least, timeUsed(t)-began)
			}
			return least
		}
		long := took(64 << 10)
		if long < 100*time.Millisecond {
			continue
		}
		if short := took(8 << 10); long > 24*short {
			t.Errorf("%q: %v for 64 KiB, %v for 8 KiB", s, long, short)
		}
	}
}

// timeUsed is the CPU time of this process so far, which other work on the machine changes
// little.
func timeUsed(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
