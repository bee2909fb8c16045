package file

import (
	"slices"
	"strings"
	"testing"

	"briefing/data"
)

// TestOtherKinds checks that each form that is not drawn has one name in one place, and that
// what is to be written in its stead is a kind.
func TestOtherKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range otherKinds {
		for _, name := range strings.Fields(o.names) {
			if seen[name] || slices.Contains(data.Kinds(), data.Kind(name)) {
				t.Errorf("%s is answered twice", name)
			}
			seen[name] = true
		}
		for _, part := range strings.Split(o.hint, "kind: ")[1:] {
			kind := strings.FieldsFunc(part, func(c rune) bool { return c == ' ' || c == ',' || c == ';' })[0]
			if !slices.Contains(data.Kinds(), data.Kind(kind)) {
				t.Errorf("%s: %q is no kind", o.names, kind)
			}
		}
	}
	for spelt, want := range map[string]string{"pie": "pie", "Pie chart": "pie", "scatter_plot": "scatter", "donut-chart": "pie", "Sankey diagram": "sankey", "bar-vertical": "", "": ""} {
		o, ok := otherKindOf(spelt)
		if ok != (want != "") || ok && !strings.HasPrefix(o.names, want) {
			t.Errorf("%q is answered as %q", spelt, o.names)
		}
	}
}
