package look

// Joint is how a point of a line is joined to the one before it.
type Joint uint8

const (
	Solid           Joint = iota
	ToForecast            // to or from a forecast
	ToRange               // to or from a range: somewhere between its ends
	ToRangeForecast       // both
	Unsure                // thinly: nobody knows whether something is missing between
	Gap                   // not at all: something is missing between, or the two cannot be compared
)

// Join is how the points of two successive values are joined.
func Join(a, b Look) Joint {
	ahead, ranged := a.Texture == Sparse || b.Texture == Sparse, a.Range || b.Range
	switch {
	case ranged && ahead:
		return ToRangeForecast
	case ranged:
		return ToRange
	case ahead:
		return ToForecast
	}
	return Solid
}

// Range reports whether the line may run anywhere between two edges.
func (j Joint) Range() bool { return j == ToRange || j == ToRangeForecast }

// Forecast reports whether the line leads to or from a forecast.
func (j Joint) Forecast() bool { return j == ToForecast || j == ToRangeForecast }

// Dash is that of the line, in its widths; nil for a solid one.
func (j Joint) Dash() []float64 {
	switch j {
	case ToForecast:
		return []float64{2.6, 1.8}
	case Unsure:
		return GapDash()
	}
	return nil
}

// AreaTint is that of the area below the line: there is more colour below what
// is known than below forecasts.
func (j Joint) AreaTint() float64 {
	if j.Forecast() {
		return 0.91
	}
	return 0.78
}

// SpreadTint is the tint between the two edges of a line. On an area it is
// paler than the area, which is certain.
func SpreadTint(forecast, onArea bool) float64 {
	switch {
	case forecast:
		return 0.9
	case onArea:
		return 0.92
	}
	return 0.8
}

// LevelTint is the tint of one of several bands, one within the other, from the widest.
func LevelTint(i, levels int) float64 {
	return 0.84 - 0.4*float64(i)/float64(max(levels-1, 2))
}

// EdgeDash is the dash, in widths, of the edges of areas: nil for settled ones.
func EdgeDash(forecast bool) []float64 {
	if forecast {
		return []float64{4, 3}
	}
	return nil
}

// GapDash is the dash, in widths, of a line across a gap, or across what may be one.
func GapDash() []float64 { return []float64{3, 3} }
