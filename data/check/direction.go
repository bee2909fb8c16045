package check

import (
	"fmt"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/wording"
)

// quotientTitles are titles that say what is divided by what, in the languages of the program: the
// first group by the second.
var quotientTitles = pattern.New(`(?i)\b(?:share|percentage|proportion) of (.+?) (?:in|among|within|out of) (.+)` +
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
	first, second := wording.Stems(a.Title.Plain), wording.Stems(b.Title.Plain)
	if wording.Common(over, second)+wording.Common(under, first) <= wording.Common(over, first)+wording.Common(under, second) {
		return ""
	}
	return fmt.Sprintf("the title %q divides the other way than the figure, which divides %s by %s", title, a.ID, b.ID)
}

// partsOfTitle are the words of what a title divides, and of what it divides by; nil where it says
// neither.
func partsOfTitle(title string) (over, under map[string]bool) {
	m := quotientTitles.FindStringSubmatch(title)
	for i := 1; i+1 < len(m); i += 2 {
		if m[i] != "" && m[i+1] != "" {
			return wording.Stems(m[i]), wording.Stems(m[i+1])
		}
	}
	return nil, nil
}
