package check

import "testing"

// TestUnions tells unions beside their members from those that blocs are compared with.
func TestUnions(t *testing.T) {
	for _, test := range []struct {
		name, other string
		want        bool
	}{
		{"EU27", "Germany", true}, {"EU-27", "Germany", true}, {"EU27_2020", "DE", true}, {"European Union (27)", "France", true},
		{"European Union - 27 countries (from 2020)", "France", true}, {"EA20", "France", true}, {"Euro area", "France", true}, {"OECD", "Chile", true},
		{"OECD - Total", "Chile", true}, {"G20", "Chile", true}, {"High income", "Chile", true}, {"欧盟", "德国", true},
		{"EU27", "China", false}, {"EU27", "EA20", false}, {"High income", "Low income", false}, {"Eurasia", "France", false}, {"Eutin", "Kiel", false}, {"Germany", "France", false},
	} {
		if got := IsUnion(test.name, []string{test.name, test.other}); got != test.want {
			t.Errorf("%s beside %s: got %t", test.name, test.other, got)
		}
	}
}

// TestWholeNames tells names of wholes from those of parts, and of what is left.
func TestWholeNames(t *testing.T) {
	for name, want := range map[string]bool{
		"Both sexes": true, "All ages": true, "All guests": true, "All persons (15-64)": true, "Total": true, "Alle Altersgruppen": true, "Beide Geschlechter": true, "合计": true,
		"All others": false, "All other": false, "Allgäu": false, "Both": true, "Men": false, "All Saints Bay": false, "Total Energies": false, "Alle anderen": false, "Alle übrigen": false,
	} {
		if got := IsWholeName(name); got != want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}
