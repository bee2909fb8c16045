package charts

import (
	"briefing/data"
	"briefing/data/language"
)

// stackedBars are several series on top of each other, or end to end.
var stackedBars = form{
	axisSaysUnit: true,
	upright:      true,
	layouts:      []layoutFunc{stackedHosted, stackedUpright},
	rows:         inRows(stackedRows),
	inRows:       asksAnswers,
	headOfPanels: language.WordAltStackPanels,
	panels:       []panelLayout{{stackedUpright, uprightPanels.shape}, {panelRows(stackedRows), horizontalShape}},
	head:         func(alt *altWriter) string { return alt.headOf(language.WordAltStacked) },
}

// stackedUpright draws several series as bars on top of each other.
func stackedUpright(s *sheet) error {
	total, _ := s.plan.chart.StackTotal()
	return newStacks(s, false).stackUpright(total.Series)
}

// stackedRows draws several series as bars end to end.
func stackedRows(s *sheet, way rowWay) error {
	total, _ := s.plan.chart.StackTotal()
	b := newStacks(s, true)
	if way.plain {
		b.plot.scale = tightScale
	}
	return b.stackRows(total.Series, way)
}

func newStacks(s *sheet, horizontal bool) *barChart {
	b := newBars(s, horizontal, stackLane(horizontal))
	if horizontal {
		b.marks.seam = rowSeam
	}
	b.addStacks()
	return b
}

// rowSeam is the breadth of the paper between the parts of a row, in base units, and shareOfRows what part of
// their slots rows of parts take.
const rowSeam, shareOfRows = 1.4, 0.79

// stackLane is the lane of stacks: those in rows are high enough for their values.
func stackLane(horizontal bool) slots {
	lane := oneLane
	if lane.texts = horizontal; horizontal {
		lane.share = shareOfRows
	}
	return lane
}

// rowWay is a way to draw stacks in rows.
type rowWay struct {
	named int  // lines of the names of the series over the first row; 0 for a legend
	plain bool // without an axis: nearly every piece has its value, or where space is short most have
	sums  bool // with a column of the sums of the answers that approve
}

// inRows are the ways to draw stacks in rows, the preferred one first.
func inRows(draw func(*sheet, rowWay) error) []layoutFunc {
	var all []layoutFunc
	ways := []rowWay{{1, true, true}, {2, true, true}, {1, true, false}, {2, true, false}, {1, false, false}, {2, false, false}, {0, true, false}, {0, false, false}}
	for _, way := range ways {
		all = append(all, func(s *sheet) error {
			if way.sums && (len(s.plan.chart.SideSums) != 1 || s.panel != nil) {
				return &layoutError{text: "there are no sums to print", hint: "remove totals"}
			}
			return draw(s, way)
		})
	}
	return all
}

// panelRows draws stacks in rows in a panel, whose legend stands above all panels.
func panelRows(draw func(*sheet, rowWay) error) layoutFunc {
	return func(s *sheet) error { return draw(s, rowWay{}) }
}

// asksAnswers reports whether the series are answers of a scale, which readers compare by the
// lengths of rows.
func asksAnswers(p *chartPlan) bool {
	return !p.chart.Periods && p.chart.Order.Kind == data.Sided
}

// stackRows makes the bars stacks and lays them out end to end in a way.
func (b *barChart) stackRows(total *data.Series, way rowWay) error {
	labels := b.stacked(total)
	b.plot.plain, labels.all = way.plain, way.plain
	b.plot.ending = !b.plot.percentagesOfWhole()
	if way.named > 0 && labels.net {
		return &layoutError{text: "the mark of the net has its name in a legend", hint: "write totals: false"}
	}
	if way.sums {
		b.favour = newFavourColumn(b, way.named)
	}
	if way.named > 0 {
		b.over = &nameRow{chart: b, lines: way.named, pieces: true}
	} else if err := legendOfMany(b.sheet); err != nil {
		return err
	}
	return b.layHorizontal()
}

// stackUpright makes the bars stacks and lays them out upright. The names of the series
// stand beside the last bar where they fit, otherwise in a legend.
func (b *barChart) stackUpright(total *data.Series) error {
	labels := b.stacked(total)
	if b.sheet.saving == saveNothing && !b.plan.chart.Periods && b.plan.chart.Orientation == data.OrientationAuto {
		b.plot.nameLines = 1
	}
	if b.sheet.panel != nil {
		return b.layUpright(nil)
	}
	names, err := labels.names()
	if err != nil {
		return err
	}
	return b.layUpright(names)
}
