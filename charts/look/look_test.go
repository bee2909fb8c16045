package look

import (
	"slices"
	"testing"

	"briefing/data"
)

func number(t *testing.T, is data.Qualifier, s string) data.Value {
	t.Helper()
	n, err := data.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return data.Value{Is: is, Number: n}
}

// Bounds of negative numbers are open towards zero.
func TestBounds(t *testing.T) {
	tests := []struct {
		is     data.Qualifier
		number string
		end    End
		down   bool
		arrow  int8
	}{
		{data.Exact, "5", Sharp, false, 0},
		{data.Exact, "-5", Sharp, true, 0},
		{data.MoreThan, "5", Open, false, 1},
		{data.MoreThan, "-5", Outline, true, 1},
		{data.LessThan, "5", Outline, false, -1},
		{data.LessThan, "-5", Open, true, -1},
		{data.MoreThan, "0", Open, false, 1},
		{data.UpTo, "0", Open, true, -1},
		{data.About, "5", Soft, false, 0},
	}
	for _, tt := range tests {
		v := number(t, tt.is, tt.number)
		l := Of(&v)
		if l.End != tt.end || l.Down != tt.down || l.Arrow != tt.arrow {
			t.Errorf("%v %s: end %d, down %t, arrow %d", tt.is, tt.number, l.End, l.Down, l.Arrow)
		}
		if l.Inexact() != (tt.is != data.Exact) {
			t.Errorf("%v %s: inexact %t", tt.is, tt.number, l.Inexact())
		}
	}
}

// Each status that is not settled has a look of its own beside the settled one.
func TestStatuses(t *testing.T) {
	tests := []struct {
		status  data.Status
		texture Texture
		hollow  bool
		joint   Joint
	}{
		{data.Final, Full, false, Solid},
		{data.Revised, Full, false, Solid},
		{data.Provisional, Hatched, true, Solid},
		{data.Estimate, Hatched, true, Solid},
		{data.Forecast, Sparse, true, ToForecast},
	}
	for _, tt := range tests {
		v := number(t, data.Exact, "5")
		v.Status = tt.status
		l := Of(&v)
		if l.Texture != tt.texture || l.Hollow != tt.hollow || Join(Look{}, l) != tt.joint || Join(l, Look{}) != tt.joint {
			t.Errorf("%v: %+v, joined by %d", tt.status, l, Join(Look{}, l))
		}
		if fill := l.Fill(); fill.Edge != tt.hollow || slices.Equal(fill.Dash, nil) == (tt.texture == Sparse) {
			t.Errorf("%v: filled by %+v", tt.status, fill)
		}
	}
}

func TestMissing(t *testing.T) {
	if l := Of(&data.Value{Is: data.Absent}); !l.Missing || !l.Remarkable() {
		t.Errorf("a missing value looks like %+v", l)
	}
}

// A number that its source warns of is drawn unlike one without a mark, whatever its
// status; an imputed one like an estimate; other marks leave the look alone.
func TestMarks(t *testing.T) {
	for _, status := range []data.Status{data.Final, data.Provisional, data.Estimate, data.Forecast} {
		v := number(t, data.Exact, "5")
		v.Status = status
		plain := Of(&v)
		for _, m := range []data.Marks{data.LowReliability, data.Unvalidated, data.Experimental, data.NotStatistical} {
			v.Marks = m
			l := Of(&v)
			if !l.Weak || l.Hollow != plain.Hollow || l.Texture != plain.Texture || !l.Telling() || !l.Patterned() || !Shows(m) {
				t.Errorf("status %d, mark %d: %+v", status, m, l)
			}
			if fill := l.Fill(); !fill.Edge || slices.Equal(fill.Dash, plain.Fill().Dash) {
				t.Errorf("status %d, mark %d: filled by %+v", status, m, fill)
			}
		}
	}
	v := number(t, data.Exact, "5")
	v.Marks = data.Imputed
	if l := Of(&v); !l.Hollow || l.Texture != Hatched || l.Weak || !Shows(data.Imputed) {
		t.Errorf("an imputed number looks like %+v", l)
	}
	for _, m := range []data.Marks{data.NotSignificant, data.RoundedToZero, data.DefinitionDiffers, data.SpecialEvent, data.SeriesBreak, data.AlsoRevised} {
		v.Marks = m
		if l := Of(&v); l != (Look{}) || Shows(m) {
			t.Errorf("mark %d: %+v", m, l)
		}
	}
}
