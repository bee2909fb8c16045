package file

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// breakDraft is a break whose text is not filled in.
type breakDraft struct {
	key  node
	text textDraft
	kind string // of breakKinds; empty where its words tell
}

// breakKinds are what may change: no more than the base of an index or of prices, or what is measured.
var breakKinds = []string{"rebase", "measure"}

func breakFields() record[breakDraft] {
	return record[breakDraft]{
		{"text", "what has changed", true, translatedShape(), func(d *decoder, n node, b *breakDraft) { b.text = d.textDraft(n) }},
		{"kind", "rebase: no more than the base changed, and growth on one side compares with that on the other; measure: what is measured did; told by the words unless given", false, wordShape(breakKinds), func(d *decoder, n node, b *breakDraft) {
			b.kind, _ = word(d, n, "kind of break", breakKinds)
		}},
	}
}

// breaksShape is what breaks: may have.
func breaksShape() *schema {
	return mapShape(periodShape(), eitherShape(translatedShape(), breakRecord().shape("A break with its kind.")))
}

// Words of a change of the base, and of changes that are more than that. New weights come with a base.
var (
	saysRebase  = pattern.New(`(?i)\bre-?bas(?:ed?|ing)\b|\b(?:new|other|different|change of|changed?) (?:the )?base\b|\b(?:base|reference) (?:year|period)\b|= ?100\b|basisjahr|umbasier|umgestellte? basis|neue basis|\bbasis [12]\d{3}|basiswechsel|基期`)
	saysMeasure = pattern.New(`(?i)definition|method|coverage|classif|census|concept|scope|sample|estimat|methodi|abgrenzung|klassifik|zensus|stichprobe|konzept|口径|方法|分类|普查|定义|范围`)
)

// rebases reports whether a break is one of the base alone.
func (b breakDraft) rebases() bool {
	if b.kind != "" {
		return b.kind == "rebase"
	}
	return saysRebase.MatchString(b.text.raw) && !saysMeasure.MatchString(b.text.raw)
}

// decodeBreaks reads where a series breaks, and why.
func decodeBreaks(d *decoder, n node) []breakDraft {
	var all []breakDraft
	for key, child := range d.filledMapping(n, "breaks") {
		b := breakDraft{key: key}
		if child.Kind == yaml.MappingNode && (len(d.editions) == 0 || lookup(child.Node, "text") != nil) {
			if !breakRecord().sound(d, child, "a break", &b) {
				continue
			}
		} else {
			b.text = d.textDraft(child)
		}
		if b.text.at.Node != nil {
			all = append(all, b)
		}
	}
	return all
}

// breaksOf follows the breaks of a figure whose values were read, and of its series.
func (r *resolver) breaksOf(f *figureDraft, fig *data.Figure) {
	fig.Breaks = breaksAmong(r, f.breaks, fig, fig.Keys)
	for i, s := range f.series {
		if i < len(fig.Series) {
			fig.Series[i].Breaks = breaksAmong(r, s.breaks, fig, fig.Series[i].Keys)
		}
	}
	if len(fig.Keys) > 0 {
		fig.BreakWhereMarked()
	}
}

// breaksAmong follows breaks between some keys of a figure.
func breaksAmong(r *resolver, drafts []breakDraft, fig *data.Figure, keys []data.Key) (all []*data.Break) {
	for _, d := range drafts {
		p, ok := r.decoder.periodLike(d.key, firstPeriod(fig.Keys))
		if !ok || len(fig.Keys) == 0 || len(keys) == 0 {
			continue
		}
		if !fig.Periods {
			r.fault(d.key, "only a figure over time has breaks, and the keys of this one are names", "remove breaks:")
			return nil
		}
		first, last := keys[0].Period, keys[len(keys)-1].Period
		if !p.Start().After(first.Start()) || p.Start().After(last.Start()) {
			r.fault(d.key, fmt.Sprintf("there is nothing to break at %s: the values run from %s to %s", p, first, last), "write the first period that is measured in the new way")
			continue
		}
		b := &data.Break{At: p, Pos: d.key.pos(), Rebase: d.rebases()}
		r.later(d.text, &b.Text)
		all = append(all, b)
	}
	slices.SortStableFunc(all, func(a, b *data.Break) int { return a.At.Compare(b.At) })
	return all
}
