package charts

import (
	"encoding/json"
	"math"
	"slices"

	"briefing/data"
)

// seenNumber is where a number is seen, for a page on which a reader can ask what it is: an area,
// or a point without extent.
type seenNumber struct {
	area               rect
	series, key, value string // in words
	of                 data.Number
}

// see notes where the number of a series at a key is seen, if the chart is to be asked.
func (s *sheet) see(area rect, series int, k data.Key, v data.Value) {
	if !s.plan.asked || v.Is == data.Absent {
		return
	}
	plotted := s.plan.chart.Series[series]
	s.scene.seen = append(s.scene.seen, seenNumber{area, s.plan.words.seriesName(series), s.plan.words.keyText(k), s.plan.say.WithInterval(v, s.plan.chart.UnitOf(plotted)),
		data.Number{Figure: plotted.Figure, Series: plotted.Name, Key: k}})
}

// inPanel is a number of a panel of a name, moved into the picture.
func (at seenNumber) inPanel(name string, origin point) seenNumber {
	at.area = rect{at.area.x0 + origin.x, at.area.y0 + origin.y, at.area.x1 + origin.x, at.area.y1 + origin.y}
	switch at.series {
	case "", name:
		at.series = name
	default:
		at.series = name + ", " + at.series
	}
	return at
}

// Seen is where a number of a chart is seen: from its left and upper end, in parts of the width
// and the height of the picture.
type Seen struct {
	X, Y, W, H         float64
	Series, Key, Value string // in words
	Of                 data.Number
}

// InWords is what is said of the number: "Wind, 2019: 20".
func (s Seen) InWords() string {
	text := s.Key + ": " + s.Value
	if s.Series != "" {
		text = s.Series + ", " + text
	}
	return text
}

// Seen returns where the numbers of a chart are seen; nil unless it was laid out to be asked.
func (c *Chart) Seen() []Seen {
	var all []Seen
	w, h := c.Size()
	for _, at := range c.scene.seen {
		all = append(all, Seen{at.area.x0 / w, 1 - at.area.y1/h, at.area.width() / w, at.area.height() / h, at.series, at.key, at.value, at.of})
	}
	return all
}

// seenPlaces are the numbers of a scene as JSON, for a script: the names of series and keys,
// and for each number its left and upper end, its width and its height in the units of the
// picture, the places of its series and key, and its value; traced also what it is the place of.
func (s *scene) seenPlaces(traced bool) string {
	if len(s.seen) == 0 {
		return ""
	}
	var out struct {
		Series  []string `json:"series"`
		Keys    []string `json:"keys"`
		Numbers [][]any  `json:"numbers"`
		Of      []string `json:"of,omitempty"`
	}
	place := func(all *[]string, name string) int {
		i := slices.Index(*all, name)
		if i < 0 {
			i = len(*all)
			*all = append(*all, name)
		}
		return i
	}
	tenth := func(v float64) float64 { return math.Round(10*v) / 10 }
	for _, at := range s.seen {
		out.Numbers = append(out.Numbers, []any{tenth(at.area.x0), tenth(s.height - at.area.y1), tenth(at.area.width()), tenth(at.area.height()),
			place(&out.Series, at.series), place(&out.Keys, at.key), at.value})
		if traced {
			out.Of = append(out.Of, at.of.String())
		}
	}
	text, err := json.Marshal(out)
	if err != nil {
		return "" // numbers that are none: nothing can be asked
	}
	return string(text)
}
