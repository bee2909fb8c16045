package file

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// otherKind is a form that the program does not draw, or that it calls otherwise.
type otherKind struct {
	names string // separated by spaces, without chart, plot or graph
	why   string // it is not drawn; empty for another name of what is
	hint  string
}

// otherKinds are the forms that users ask for, each with what shows the same numbers better.
// It is not modified.
var otherKinds = []otherKind{
	{"pie donut doughnut ring", "lengths are compared more surely than angles", "write kind: bar-horizontal with sort: descending, or kind: bar-share for the parts of several wholes"},
	{"gauge speedometer dial", "a needle takes the room of a chart for one number", "write key-numbers: into the briefing, or kind: bar-horizontal with targets:"},
	{"radar spider web star", "what its area looks like depends on the order of its axes", "write kind: dot, or kind: bar-horizontal with facets: series"},
	{"scatter scatterplot xy", "a chart has one value axis, and keys that are names or times", "write kind: dot with both as series where they have one unit, or facets: figures with scales: own where they have two"},
	{"bubble bubbles circle-packing", "sizes of circles are read too small", "write kind: bar-horizontal with sort: descending"},
	{"map choropleth cartogram", "a map shows how large a region is before it shows its number", "write kind: bar-horizontal with sort: descending, with groups: for parts of a country"},
	{"treemap sunburst icicle voronoi", "areas of unlike shapes are not compared", "write kind: bar-horizontal with groups:, or kind: bar-share"},
	{"marimekko mekko mosaic", "areas of two lengths each are not compared", "write kind: bar-share for the shares, and kind: bar-horizontal for the sizes of the wholes"},
	{"sankey alluvial chord flow", "the widths of bands that cross are not compared", "write kind: waterfall for what leads from one amount to another, or table: into the briefing"},
	{"funnel", "the slope of its sides shows no number", "write kind: bar-horizontal, with compare: from the first to the last"},
	{"heat heatmap heat-map", "shades alone tell no numbers", "write table: and the id of the figure with style: heat into the briefing, or facets: series"},
	{"histograms density frequency distribution", "", "write kind: histogram; the keys are the classes, such as 0-4, 5-9 and 65+"},
	{"pyramid population-pyramid", "", "write kind: bar-diverging; the series are the two sides, and the keys the ages"},
	{"box boxplot violin whisker", "the numbers of a figure are those of its source, of which each is one", "write kind: range, or intervals of the values: {value: 3, interval: [1, 5]}"},
	{"candlestick ohlc", "", "write kind: range"},
	{"dual-axis dual-axes two-axes secondary-axis combo mixed", "where two scales share a picture, the crossing of lines is an accident", "write facets: figures with scales: own"},
	{"stream streamgraph themeriver", "no part of it stands on a line", "write kind: area-stacked, or kind: line"},
	{"wordcloud word-cloud", "long words look greater than short ones", "write kind: bar-horizontal with sort: descending"},
	{"radial polar rose radial-bar", "lengths on circles of unlike size are not compared", "write kind: bar-horizontal"},
	{"3d bar-3d pie-3d", "what is nearer looks greater", "write kind: bar"},
	{"network tree dendrogram venn", "it shows relations, and no numbers", "write a text or a table"},
	{"gantt timeline", "", "write kind: line with events:"},
	{"pictogram waffle isotype", "", "write kind: units, with of: and the whole"},
	{"bullet", "", "write kind: bar-horizontal with targets:"},
	{"sparkline", "", "write sparkline: true into a key number of the briefing"},
	{"table number", "", "write table: and the id of the figure, or key-numbers:, into the briefing"},
	{"column columns bar-column vertical vertical-bar", "", "write kind: bar-vertical"},
	{"hbar barh horizontal horizontal-bar row", "", "write kind: bar-horizontal"},
	{"bars", "", "write kind: bar"},
	{"lines multi-line curve spline time-series timeseries", "", "write kind: line"},
	{"stacked stacked-bar stacked-column stack", "", "write kind: bar-stacked"},
	{"grouped grouped-bar clustered clustered-bar", "", "write kind: bar-grouped"},
	{"percent percent-stacked 100% stacked-100 normalized", "", "write kind: bar-share"},
	{"likert diverging diverging-bar", "", "write kind: bar-diverging"},
	{"stacked-area", "", "write kind: area-stacked"},
	{"steps staircase", "", "write kind: step"},
	{"slopegraph", "", "write kind: slope"},
	{"dots strip dot-plot cleveland", "", "write kind: dot"},
	{"bridge cascade", "", "write kind: waterfall"},
	{"small-multiples trellis lattice facet facets", "", "write facets: series or facets: figures"},
}

// decodeKind reads a kind of chart. A form that the program does not draw is answered by one
// that shows the same numbers, and the reason.
func decodeKind(d *decoder, n node) data.Kind {
	if s := n.Value; n.Kind == yaml.ScalarNode && !slices.Contains(data.Kinds(), data.Kind(s)) {
		if other, ok := otherKindOf(s); ok {
			text := fmt.Sprintf("%q is not a kind of chart", s)
			if other.why != "" {
				text += ": " + other.why
			}
			d.fault(n, text, other.hint)
			return data.KindAuto
		}
	}
	kind, _ := word(d, n, "kind of chart", data.Kinds())
	return kind
}

// otherKindOf finds a form by one of its names: Pie chart, scatter_plot.
func otherKindOf(s string) (otherKind, bool) {
	s = strings.NewReplacer(" ", "-", "_", "-").Replace(strings.ToLower(strings.TrimSpace(s)))
	names := []string{s}
	for _, end := range []string{"chart", "plot", "graph", "diagram"} {
		if short, cut := strings.CutSuffix(s, end); cut {
			names = append(names, strings.TrimSuffix(short, "-"))
		}
	}
	for _, o := range otherKinds {
		for _, name := range strings.Fields(o.names) {
			if slices.Contains(names, name) {
				return o, true
			}
		}
	}
	return otherKind{}, false
}
