package file

import (
	"fmt"
	"strconv"

	"briefing/data"
	"briefing/data/compute"
)

// choiceDraft is what a chart is to show of its figures, with the places where the file
// says so.
type choiceDraft struct {
	choice                                      compute.Choice
	fromAt, toAt, atAt, rankAt, restAt, shownAt node
}

var aggregateWords = []string{"hide", "show"}

// mostRanked is how many of the highest a chart can ask for.
const mostRanked = 1_000

func choiceFields() record[chartDraft] {
	return record[chartDraft]{
		{"from", "the first period that the chart shows", false, periodShape(), func(d *decoder, n node, c *chartDraft) { c.fromAt = n }},
		{"to", "the last period that the chart shows", false, periodShape(), func(d *decoder, n node, c *chartDraft) { c.toAt = n }},
		{"at", "a period: the chart compares the series of its figures in it, as names; latest: in the last one that all have a value for; each latest: each in its own last one", false, textShape(), func(d *decoder, n node, c *chartDraft) {
			c.atAt, c.choice.Latest, c.choice.Each = n, n.Value == "latest", n.Value == "each latest"
		}},
		{"top", "how many of the highest names it shows: categories, or series over time", false, rangeShape(1, mostRanked), func(d *decoder, n node, c *chartDraft) {
			c.choice.Top, c.rankAt = decodeRank(d, n), n
		}},
		{"bottom", "how many of the lowest names it shows", false, rangeShape(1, mostRanked), func(d *decoder, n node, c *chartDraft) {
			c.choice.Bottom, c.rankAt = decodeRank(d, n), n
		}},
		{"others", "what the sum of the names is called that top and bottom leave out; they are not shown unless given", false, translatedShape(), func(d *decoder, n node, c *chartDraft) {
			c.choice.Rest, _ = d.phrase(n)
			c.restAt = n
		}},
		{"aggregates", "hide: aggregates are not shown; show: they are shown beside the highest and lowest, too. They stand apart unless given, and are left out by top and bottom", false, wordShape(aggregateWords), func(d *decoder, n node, c *chartDraft) {
			w, _ := word(d, n, "way to show aggregates", aggregateWords)
			c.choice.Hide, c.choice.Show, c.shownAt = w == "hide", w == "show", n
		}},
	}
}

func decodeRank(d *decoder, n node) int {
	s, ok := d.line(n)
	if !ok {
		return 0
	}
	most, err := strconv.Atoi(s)
	if err != nil || most < 1 || most > mostRanked {
		d.fault(n, fmt.Sprintf("%q is not a number of names", s), fmt.Sprintf("write a whole number, 1 to %d", mostRanked))
		return 0
	}
	return most
}

// chooseTime leaves in a chart the time that it is to show.
func (r *chartResolver) chooseTime(d *chartDraft, c *data.Chart) bool {
	if len(c.Series) == 0 || len(c.Keys) == 0 {
		return true // a fault is recorded
	}
	periods := []struct {
		at   node
		into *data.Period
	}{{d.fromAt, &d.choice.From}, {d.toAt, &d.choice.To}, {d.atAt, &d.choice.At}}
	for _, p := range periods {
		if p.at.Node == nil || p.into == &d.choice.At && (d.choice.Latest || d.choice.Each) {
			continue
		}
		var ok bool
		if *p.into, ok = r.base.decoder.periodLike(p.at, c.Keys[0].Period); !ok {
			return false
		}
	}
	return r.chosen(d, compute.SelectTime(r.base.printer, c, d.choice, r.base.copied))
}

// chooseNames leaves in a chart, whose kind is known, the names that it is to show.
func (r *chartResolver) chooseNames(d *chartDraft, c *data.Chart) bool {
	if len(c.Series) == 0 || len(c.Keys) == 0 {
		return true
	}
	for _, h := range d.highlight {
		d.choice.Beside = append(d.choice.Beside, h.name)
	}
	return r.chosen(d, compute.SelectNames(r.base.printer, c, d.choice, r.base.copied))
}

// chosen records what is wrong with what a chart is to show.
func (r *chartResolver) chosen(d *chartDraft, wrong []compute.Wrong) bool {
	for _, w := range wrong {
		r.base.faultOf(w.Rule, d.placeOf(w.Part), w.Text, w.Hint)
	}
	return len(wrong) == 0
}

// placeOf is where a chart asks for a part of what it is to show; that of its kind or its id
// where it does not.
func (d *chartDraft) placeOf(p compute.Part) node {
	var places []node
	switch p {
	case compute.OfTime:
		places = []node{d.toAt, d.fromAt}
	case compute.OfAt:
		places = []node{d.atAt}
	case compute.OfRank:
		places = []node{d.rankAt}
	case compute.OfRest:
		places = []node{d.restAt}
	case compute.OfAggregates:
		places = []node{d.shownAt}
	}
	for _, place := range append(places, d.kindAt) {
		if place.Node != nil {
			return place
		}
	}
	return d.key
}

// textCopy is a text of which there is a copy, that may be filled in later.
type textCopy struct{ from, to *data.Text }

func (r *resolver) copied(from, to *data.Text) { r.copies = append(r.copies, textCopy{from, to}) }
