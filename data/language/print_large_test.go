package language

import (
	"strings"
	"testing"

	"briefing/data"
)

func TestShortLabel(t *testing.T) {
	users := data.Unit{Scale: 6, Noun: "users"}
	for _, tt := range []struct {
		lang string
		v    data.Value
		u    data.Unit
		want string
	}{
		{"en", data.Value{Number: data.Int(570)}, users, "570 m"},
		{"en", data.Value{Number: data.Int(570), Is: data.LessThan}, users, "less than 570 m"},
		{"zh", data.Value{Number: data.Int(570)}, users, "5.7亿"},
		{"en", data.Value{Number: data.Int(57)}, data.Unit{Kind: data.UnitPercent}, "57%"},
		{"en", data.Value{Number: data.Int(57)}, data.Unit{Noun: "users"}, "57"},
	} {
		if got := strings.ReplaceAll(printer(t, tt.lang).ShortLabel(tt.v, tt.u), "\u00a0", " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.lang, got, tt.want)
		}
	}
}

// TestGreater follows a value, disputed with the same number, through the scales.
func TestGreater(t *testing.T) {
	for _, tt := range []struct {
		lang, number string
		u            data.Unit
		want         string
	}{
		{"en", "2500000000000000", data.Unit{Noun: "euros"}, "2,500,000,000,000 thousand 2,500,000,000 m 2,500,000 bn 2,500 trn"},
		{"zh", "2500000000000000", data.Unit{Noun: "euros"}, "250,000,000,000万 25,000,000亿 2500万亿"},
		{"de", "1500000.5", data.Unit{Scale: 3, Noun: "euros"}, "1.500,0005 Mio. 1,5000005 Mrd."},
		{"en", "999", data.Unit{Noun: "euros"}, ""},
		{"en", "-1000", data.Unit{Noun: "euros"}, "−1 thousand"},
		{"en", "2500", data.Unit{Scale: 12, Noun: "euros"}, ""},
		{"en", "2500", data.Unit{Kind: data.UnitPercent}, ""},
		{"en", "1234567890.12345678", data.Unit{Noun: "euros"}, "1,234,567.89012345678 thousand 1,234.56789012345678 m 1.23456789012345678 bn"},
	} {
		p := printer(t, tt.lang)
		v := data.Value{Number: decimal(t, tt.number), More: &data.Detail{Disputes: []data.Dispute{{Value: data.Value{Number: decimal(t, tt.number)}}}}}
		u := tt.u
		var got []string
		for {
			greater, unit, ok := p.Greater(v, u)
			if !ok {
				break
			}
			v, u = greater, unit
			number, _ := p.Short(v, u)
			got = append(got, strings.ReplaceAll(number, "\u00a0", " "))
			if other := p.ShortLabel(v.Disputes()[0].Value, u); other != number {
				t.Errorf("%s %s: the dispute is %s, not %s", tt.lang, tt.number, other, number)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.lang, tt.number, strings.Join(got, " "), tt.want)
		}
	}
}
