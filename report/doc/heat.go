package doc

import (
	"math"

	"briefing/data"
	"briefing/data/language"
)

// heat gives the cells of a table shades by their values. Aggregates have none: the World would
// leave every country faint.
type heat struct {
	builder *tableBuilder
	figure  *data.Figure
	columns []column
}

// extent is the lowest and the highest of some values.
type extent struct {
	low, high data.Value
	any       bool
}

func (e *extent) cover(v data.Value) {
	if !e.any || v.Low().Cmp(e.low.Low()) < 0 {
		e.low = v
	}
	if !e.any || v.High().Cmp(e.high.High()) > 0 {
		e.high = v
	}
	e.any = true
}

// shade gives the cells their shades, and the table the line that says what these are.
func (h heat) shade(t *DataTable, style data.TableStyle) {
	all, each := h.extents()
	if !all.any {
		return
	}
	t.Sided = style == data.TableHeat && all.low.Low().Sign() < 0 && all.high.High().Sign() > 0
	h.explain(t, style, all)
	for i, k := range h.figure.Keys {
		for j := range h.columns {
			v, ok := h.valueAt(j, k)
			if !ok {
				continue
			}
			among := all
			if style == data.TableHeatSeries {
				among = each[j]
			}
			cell := &t.Records[i].Cells[j]
			cell.Shaded, cell.Shade = true, among.level(v, t.Sided)
		}
	}
}

// explain says what the shades are.
func (h heat) explain(t *DataTable, style data.TableStyle, all extent) {
	say := h.builder.words.say
	ends := []string{"low", say.Value(all.low, h.figure.Unit), "high", say.Value(all.high, h.figure.Unit)}
	switch {
	case style == data.TableHeatSeries:
		t.Heat = say.Say(language.WordHeatSeries)
		t.HeatGrey = t.Heat
	case t.Sided:
		t.Heat, t.HeatGrey = say.Say(language.WordHeatSided, ends...), say.Say(language.WordHeat, ends...)
	default:
		t.Heat = say.Say(language.WordHeat, ends...)
		t.HeatGrey = t.Heat
	}
}

// extents are those of all values, and of each series.
func (h heat) extents() (all extent, each []extent) {
	each = make([]extent, len(h.columns))
	for j := range h.columns {
		for _, k := range h.figure.Keys {
			if v, ok := h.valueAt(j, k); ok {
				all.cover(v)
				each[j].cover(v)
			}
		}
	}
	return all, each
}

// valueAt is the value of a cell that has a shade.
func (h heat) valueAt(column int, k data.Key) (data.Value, bool) {
	c := h.columns[column]
	v, ok := c.values[k]
	if !ok || v.Is == data.Absent || h.figure.IsAggregate(c.series.Name) || h.figure.IsAggregate(k.Name) {
		return v, false
	}
	return v.Shown(), true
}

// level is where a value lies between the lowest and the highest, or, with two sides, how far it is
// from zero compared with the one that is furthest. That of a range is that of its middle.
func (e extent) level(v data.Value, sided bool) int {
	low, high, at := e.low.Low().Float(), e.high.High().Float(), (v.Low().Float()+v.High().Float())/2
	switch {
	case sided:
		return int(math.Round(at / max(-low, high) * data.HeatLevels))
	case high <= low:
		return 0
	}
	return int(math.Round((at - low) / (high - low) * data.HeatLevels))
}
