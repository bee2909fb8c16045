package data

import (
	"slices"
	"testing"
	"unsafe"
)

// A value stays small, with its marks.
func TestSizeOfValue(t *testing.T) {
	if size := unsafe.Sizeof(Value{}); size != 32 {
		t.Errorf("a value has %d bytes", size)
	}
}

// MarkCount counts the marks.
func TestMarkCount(t *testing.T) {
	if markEnd != 1<<MarkCount {
		t.Errorf("MarkCount is %d", MarkCount)
	}
	if all := (markEnd - 1).Each(); len(all) != MarkCount || all[0] != LowReliability || all[MarkCount-1] != AlsoEstimate {
		t.Errorf("the marks are %v", all)
	}
}

// A value keeps every status that it is given; the least settled is its own.
func TestAddStatus(t *testing.T) {
	for _, tt := range []struct{ given, want []Status }{
		{nil, nil},
		{[]Status{Final}, nil},
		{[]Status{Revised}, []Status{Revised}},
		{[]Status{Revised, Revised}, []Status{Revised}},
		{[]Status{Provisional, Revised}, []Status{Provisional, Revised}},
		{[]Status{Revised, Provisional}, []Status{Provisional, Revised}},
		{[]Status{Estimate, Provisional}, []Status{Estimate, Provisional}},
		{[]Status{Revised, Forecast, Estimate}, []Status{Forecast, Estimate, Revised}},
	} {
		var v Value
		for _, s := range tt.given {
			v.AddStatus(s)
		}
		if got := v.Statuses(); !slices.Equal(got, tt.want) {
			t.Errorf("%v: got %v, want %v", tt.given, got, tt.want)
		}
		if len(v.Remarks()) != 0 {
			t.Errorf("%v: the statuses are remarks: %v", tt.given, v.Remarks())
		}
	}
}

// What a number warns of, what is computed from it does; what is only its own, not.
func TestInheritedMarks(t *testing.T) {
	all := LowReliability | Imputed | DefinitionDiffers | SeriesBreak | Significant5 | AlsoRevised | EarliestRevision | SeriesEnded
	if got := all.Inherited(); got != LowReliability|Imputed|DefinitionDiffers {
		t.Errorf("got %b", got)
	}
}
