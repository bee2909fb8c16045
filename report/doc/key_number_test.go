package doc

import (
	"testing"

	"briefing/data"
)

// TestUnitInNumber: a Chinese unit of a character or two stands in the number that is printed large,
// others before what it is the number of.
func TestUnitInNumber(t *testing.T) {
	f := &data.Figure{Unit: data.Unit{Noun: "yuan", Scale: 12}}
	n := data.KeyNumber{Figure: f, Value: data.Value{Number: data.NewDecimal(539, 1)}, Label: data.Text{Plain: "L", Parts: []data.Part{{Text: "L"}}}}
	for tag, want := range map[string][2]string{"zh": {"53.9万亿元", "L"}, "en": {"53.9\u00a0trn", "yuan, L"}, "de": {"53,9\u00a0Bio.", "Yuan, L"}} {
		b := newBuilder(&data.Dataset{Language: tag})
		h := b.printedAs(n, n.Value, f.Unit)
		if label := h.Label[0].(Run).Text; h.Number != want[0] || label != want[1] {
			t.Errorf("%s: %q and %q", tag, h.Number, label)
		}
	}
}
