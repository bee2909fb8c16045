package charts

import (
	"encoding/json"
	"math"

	"briefing/data"
	"briefing/data/language"
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
	X, Y, W, H float64
	InWords    string // what is said of it: "Wind, 2019: 20"
	Of         data.Number
}

// Seen returns where the numbers of a chart are seen; nil unless it was laid out to be asked.
func (c *Chart) Seen() []Seen {
	var all []Seen
	w, h := c.Size()
	for _, at := range c.scene.seen {
		text := c.plan.say.Say(language.WordLabelled, "label", at.key, "text", at.value)
		if at.series != "" {
			text = c.plan.say.Say(language.WordSeen, "series", at.series, "key", at.key, "value", at.value)
		}
		all = append(all, Seen{at.area.x0 / w, 1 - at.area.y1/h, at.area.width() / w, at.area.height() / h, text, at.of})
	}
	return all
}

// Told is what a page says of a number, and of what has none: who steps through a chart by
// keys comes to each, whether it is seen in the picture or not.
type Told struct {
	Series, Key string      // in words
	Text        string      // the value in words, where the picture does not show it
	More        string      // what follows it: a dispute, a note, why there is none
	Of          data.Number // zero for none
}

// seenPlaces are the numbers of a scene as JSON, for a script: the names of series and keys,
// and for each number its left and upper end, its width and its height in the units of the
// picture, the places of its series and key, and what is said of it; traced also what it is
// the place of. What is told comes first, in its order; of what is not seen the left end is null.
func (s *scene) seenPlaces(told []Told, traced bool) string {
	if len(s.seen) == 0 {
		return ""
	}
	var out toldNumbers
	where, used := map[data.Number]int{}, map[int]bool{}
	for i, at := range s.seen {
		if _, again := where[at.of]; !again {
			where[at.of] = i
		}
	}
	for _, t := range told {
		i, seen := where[t.Of]
		n, text := []any{nil, nil, 0, 0}, t.Text
		if seen {
			n, text = s.placeOf(i), s.seen[i].value
			used[i] = true
		}
		out.add(n, t.Series, t.Key, text+t.More, t.Of)
	}
	for i, at := range s.seen {
		if !used[i] {
			out.add(s.placeOf(i), at.series, at.key, at.value, at.of)
		}
	}
	if !traced {
		out.Of = nil
	}
	text, err := json.Marshal(out)
	if err != nil {
		return "" // numbers that are none: nothing can be asked
	}
	return string(text)
}

// tenth rounds a length as appendDecimal does: halves fall to the same side on every processor.
func tenth(v float64) float64 { return math.Round(10*(v+math.Copysign(1e-6, v))) / 10 }

// placeOf is where a number is seen: from the left and the upper end, in tenths.
func (s *scene) placeOf(i int) []any {
	area := s.seen[i].area
	return []any{tenth(area.x0), tenth(s.height - area.y1), tenth(area.width()), tenth(area.height())}
}

// toldNumbers are numbers as a script reads them.
type toldNumbers struct {
	Series  []string `json:"series"`
	Keys    []string `json:"keys"`
	Numbers [][]any  `json:"numbers"`
	Of      []string `json:"of,omitempty"`
	places  map[string]int
}

func (n *toldNumbers) add(at []any, series, key, text string, of data.Number) {
	n.Numbers = append(n.Numbers, append(at, n.place(&n.Series, "s"+series), n.place(&n.Keys, "k"+key), text))
	n.Of = append(n.Of, of.String())
}

// place is that of a name, after a letter for its list, among all of its list.
func (n *toldNumbers) place(all *[]string, name string) int {
	i, known := n.places[name]
	if !known {
		if n.places == nil {
			n.places = map[string]int{}
		}
		i = len(*all)
		n.places[name] = i
		*all = append(*all, name[1:])
	}
	return i
}
