package check

import (
	"fmt"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/wording"
)

// quotientTitles are titles that say what is divided by what, in the languages of the program: the
// first group by the second.
var quotientTitles = pattern.Lazy(`(?i)\b(?:share|percentage|proportion) of (.+?) (?:in|among|within|out of) (.+)` +
	`|^(.+?),? (?:as (?:a |the )?|in )?(?:share|percentage|proportion|percent|per cent|%) of (.+)` +
	`|\bratio of (.+?) to (.+)|^(.+?)[- ]to[- ](.+?)[- ]ratio|^(.+?) (?:per|relative to|in relation to) (.+)` +
	`|\banteil (?:der |des |von )?(.+?) (?:an|am|in) (.+)|^(.+?),? in (?:prozent|%) (?:der|des|von|vom) (.+)|\bverhältnis (?:der |des |von )?(.+?) zu[rm]? (.+)|^(.+?) (?:je|pro) (.+)` +
	`|(.+?)(?:占|在)(.+?)(?:中|的)*(?:比重|比例|份额|占比)|(.+?)(?:与|对)(.+?)(?:之比|的?比率|的?比例)`)

// turnedShares looks for titles that say the other direction than a ratio or a share is computed in:
// the share of A in B, of B divided by A.
func (g *gate) turnedShares() {
	for _, f := range g.ds.Figures {
		if text := turned(f, f.Title.Plain); text != "" {
			g.warn(data.RuleTurned, f.Pos, "figures."+f.ID, text)
		}
	}
	for _, c := range g.ds.Charts {
		if len(c.Figures) != 1 || c.Title.Plain == c.Figures[0].Title.Plain {
			continue
		}
		for _, said := range []string{c.Title.Plain, c.Subtitle.Plain} {
			if text := turned(c.Figures[0], said); text != "" {
				g.warn(data.RuleTurned, c.Pos, "charts."+c.ID, text)
				break
			}
		}
	}
}

// turned says that a title of a figure has its operands the other way round; empty where it has not.
func turned(f *data.Figure, title string) string {
	if f.Derived == nil || len(f.Derived.From) != 2 || f.Derived.By != data.Ratio && f.Derived.By != data.ShareOfTotal {
		return ""
	}
	over, under := partsOfTitle(title)
	if over == nil {
		return ""
	}
	a, b := f.Derived.From[0], f.Derived.From[1]
	first, second := stems(a.Title.Plain), stems(b.Title.Plain)
	if common(over, second)+common(under, first) <= common(over, first)+common(under, second) {
		return ""
	}
	return fmt.Sprintf("the title %q divides the other way than the figure, which divides %s by %s", title, a.ID, b.ID)
}

// partsOfTitle are the words of what a title divides, and of what it divides by; nil where it says
// neither.
func partsOfTitle(title string) (over, under map[string]bool) {
	m := quotientTitles().FindStringSubmatch(title)
	for i := 1; i+1 < len(m); i += 2 {
		if m[i] != "" && m[i+1] != "" {
			return stems(m[i]), stems(m[i+1])
		}
	}
	return nil, nil
}

// stemLength is how many letters of a word are compared: renewables are renewable.
const stemLength = 6

// stems are the beginnings of the words of a text, but for those that say at which prices it is or
// whether it is adjusted, and each two signs of Chinese that stand together.
func stems(text string) map[string]bool {
	if b := wording.BasisOf(text); b.Aspects&(data.CurrentPrices|data.ConstantPrices|data.Adjusted|data.Unadjusted) != 0 {
		text = b.Of // output per head at current prices is none per current price
	}
	all := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		runes := []rune(word)
		switch {
		case unicode.Is(unicode.Han, runes[0]):
			for i := range len(runes) - 1 {
				all[string(runes[i:i+2])] = true
			}
		case len(runes) > 2:
			all[string(runes[:min(len(runes), stemLength)])] = true
		}
	}
	return all
}

// common is how many words two texts have in common.
func common(a, b map[string]bool) (n int) {
	for word := range a {
		if b[word] {
			n++
		}
	}
	return n
}
