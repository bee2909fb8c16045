package doc

import (
	"strings"
	"testing"

	"briefing/data"
)

// TestUnitInNumber: a Chinese unit of a character or two stands in the number that is printed large,
// others before what it is the number of.
func TestUnitInNumber(t *testing.T) {
	f := &data.Figure{Unit: data.Unit{Noun: "yuan", Scale: 12}}
	n := data.KeyNumber{Figure: f, Value: data.Value{Number: data.NewDecimal(539, 1)}, Label: data.Text{Plain: "L", Parts: []data.Part{{Text: "L"}}}}
	wants := map[string][2]string{"zh": {"53.9万亿元", "L"}, "en": {"53.9\u00a0trn", "yuan, L"}, "de": {"53,9\u00a0Bio.", "Yuan, L"}}
	heard := map[string]string{"zh": "", "en": "53.9 trillion yuan", "de": "53,9 Billionen Yuan"}
	for tag, want := range wants {
		b := newBuilder(&data.Dataset{Language: tag})
		h := b.printedAs(n, n.Value, f.Unit)
		label := ""
		for i, r := range h.Label {
			label += r.(Run).Text
			if r.(Run).Silent != (tag != "zh" && i == 0) {
				t.Errorf("%s: %+v", tag, r)
			}
		}
		if got := strings.ReplaceAll(h.InWords, "\u00a0", " "); h.Number != want[0] || label != want[1] || got != heard[tag] {
			t.Errorf("%s: %q, %q and %q", tag, h.Number, got, label)
		}
	}
}

// A percentage printed large says beside it what it is of, unless its label does.
func TestWholeBesideNumber(t *testing.T) {
	u := data.Unit{Kind: data.UnitPercent, Noun: "of GDP"}
	for _, tt := range []struct{ tag, label, want string }{
		{"en", "Net borrowing", "of GDP, Net borrowing"},
		{"en", "Net borrowing as a share of gross domestic product", "Net borrowing as a share of gross domestic product"},
		{"de", "Schulden", "des BIP, Schulden"},
		{"de", "Schulden gemessen am BIP", "Schulden gemessen am BIP"},
		{"zh", "政府债务", "占国内生产总值，政府债务"},
		{"zh", "政府债务占GDP的比重", "政府债务占GDP的比重"},
	} {
		b := newBuilder(&data.Dataset{Language: tt.tag})
		n := data.KeyNumber{Figure: &data.Figure{Unit: u}, Value: data.Value{Number: data.NewDecimal(420, 2)}, Label: data.Text{Plain: tt.label, Parts: []data.Part{{Text: tt.label}}}}
		got := ""
		for _, r := range b.printedAs(n, n.Value, u).Label {
			got += r.(Run).Text
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.tag, got, tt.want)
		}
	}
}
