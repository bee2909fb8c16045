package language

import (
	"testing"

	"briefing/data"
)

// TestKeysNamed heads pairs of years as the file calls them.
func TestKeysNamed(t *testing.T) {
	p := Of(&data.Dataset{Language: "en"})
	for _, tt := range []struct {
		name, title, note string
		fiscal            data.Fiscal
		want              string
	}{
		{"crops", "Wheat supply", "", data.Fiscal{}, "Year"}, {"marketing years", "Wheat supply", "Marketing years begin in June.", data.Fiscal{Begins: 6}, "Year"}, {"pupils", "Pupils", "", data.Fiscal{Begins: 9}, "Year"},
		{"seasons", "Goals in each season", "", data.Fiscal{}, "Year"}, {"by one year", "Deficit", "", data.Fiscal{ByOneYear: true}, "Fiscal year"}, {"a month said", "Deficit", "", data.Fiscal{Begins: 4}, "Fiscal year"},
		{"a note", "Deficit", "Fiscal years begin in April.", data.Fiscal{}, "Fiscal year"},
	} {
		f := &data.Figure{Title: data.Text{Plain: tt.title}, Note: data.Text{Plain: tt.note}}
		if got := KeysNamed(p, []data.Key{data.PeriodKey(data.FiscalYearOf(2022, tt.fiscal))}, []*data.Figure{f}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
