package charts

import (
	"strings"

	"briefing/data"
	"briefing/data/language"
)

// seasons are the years of a line over one another, of which the latest, or what the file
// names, stands out.
var seasons = form{
	points:       true,
	axisSaysUnit: true,
	free:         true,
	years:        true,
	context:      contextYears,
	contextNames: yearsBehind,
	layouts:      lineStyle{course: straight}.layouts(),
	head: func(alt *altWriter) string {
		keys, series := alt.chart.Keys, alt.chart.Series
		if shown, lacking := yearsShown(alt.words); len(lacking) > 0 {
			return alt.headOf(language.WordAltSeasonYears, "first", alt.say.Key(keys[0]), "last", alt.say.Key(keys[len(keys)-1]), "years", alt.words.keyList(shown))
		}
		return alt.headOf(language.WordAltSeason, "first", alt.say.Key(keys[0]), "last", alt.say.Key(keys[len(keys)-1]), "from", series[0].Label, "to", series[len(series)-1].Label)
	},
}

// yearsShown are the years that have a line, and those between them that have none; nil where the names
// of the lines are no years.
func yearsShown(w chartWords) (shown, lacking []data.Key) {
	var last data.Period
	for i, s := range w.chart.Series {
		year, ok := data.ParsePeriod(s.Name)
		if !ok {
			return nil, nil
		}
		for gap := last.Next(1); i > 0 && gap.Compare(year) < 0; gap = gap.Next(1) {
			lacking = append(lacking, data.PeriodKey(gap))
		}
		shown, last = append(shown, data.PeriodKey(year)), year
	}
	return shown, lacking
}

// contextYears is how many years do not stand out: none of them has a name in the plot.
func contextYears(w chartWords) int {
	n := 0
	for _, s := range w.chart.Series {
		if !w.highlighted(s.Name) {
			n++
		}
	}
	return n
}

// yearsBehind lists them, several in a row as from the first to the last.
func yearsBehind(w chartWords) string {
	var items []string
	for i := 0; i < len(w.chart.Series); i++ {
		from := i
		for i < len(w.chart.Series) && !w.highlighted(w.chart.Series[i].Name) {
			i++
		}
		switch {
		case i-from > 2:
			items = append(items, w.seriesName(from)+"–"+w.seriesName(i-1))
		default:
			for j := from; j < i; j++ {
				items = append(items, w.seriesName(j))
			}
		}
	}
	return w.say.List(items)
}

// x is where a key stands on the time axis: a period by the calendar, a part of any year one
// after the other.
func (plot *timePlot) x(k data.Key) float64 {
	if k.Period.IsZero() {
		return plot.time.on(float64(plot.nth[k]))
	}
	return plot.time.at(k.Period)
}

// partSteps are the distances of labels of parts of a year.
var partSteps = []int{1, 2, 3, 4, 6, 13, 26, 52}

// partLabels are the labels of the parts of a year, as many as have room in equal steps.
func (plot *timePlot) partLabels() []timeLabel {
	keys := plot.plan.keys
	for _, step := range partSteps {
		var labels []timeLabel
		end, fits := -plot.sheet.scene.width, true
		for i := 0; i < len(keys); i += step {
			l := timeLabel{x: plot.x(keys[i]), block: plot.sheet.single(strings.TrimSpace(plot.plan.words.keyText(keys[i])), regular(plot.tick))}
			half := l.block.width() / 2
			fits = fits && l.x-half > end
			end = l.x + half + 0.5*plot.tick
			labels = append(labels, l)
		}
		if fits {
			return labels
		}
	}
	return nil
}

// linkOfParts is how the values of two parts of a year are joined: those that follow each other
// are, others have a gap between them.
func linkOfParts(plot *timePlot, a, b data.Key) data.Link {
	if plot.nth[b] == plot.nth[a]+1 {
		return data.Linked
	}
	return data.Parted
}
