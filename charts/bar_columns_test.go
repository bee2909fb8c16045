package charts

import (
	"strings"
	"testing"

	"briefing/data/language"
)

// TestColumnsBesideRows checks that further values stand in the rows that they belong to, in
// line at the right below their head, and that the alt text and the table have them.
func TestColumnsBesideRows(t *testing.T) {
	for _, kind := range []string{"bar-horizontal", "lollipop", "dot", "bar"} {
		ds := load(t, head+"    unit: percent\n    values: {Denmark: 50, Germany: 42, France: 34}\n  n: {title: Firms asked, unit: firms, source: b, chart: false, values: {France: 11500, Denmark: 4100}}\ncharts: {c: {figure: f, kind: "+kind+", columns: [{figure: n, label: Asked}], title: T}}")
		c := chartOf(t, ds, "c")
		for _, size := range pictures {
			laidOut(t, ds, c, size[0], size[1])
		}
		boxes := map[string]rect{}
		for _, text := range laidOut(t, ds, c, 960, 540).scene.texts {
			boxes[text.line.Text] = text.box()
		}
		for name, value := range map[string]string{"Denmark": "4,100", "France": "11,500", "Germany": "–"} {
			row, cell := boxes[name], boxes[value]
			if middle := (row.y0+row.y1)/2 - (cell.y0+cell.y1)/2; middle < -3 || middle > 3 {
				t.Errorf("%s: %s stands %.1f points from the row of %s", kind, value, middle, name)
			}
			if off := cell.x1 - boxes["Asked, firms"].x1; off < -0.5 || off > 0.5 {
				t.Errorf("%s: %s ends %.1f points from its head", kind, value, off)
			}
		}
		if got := breakable(altText(t, ds, "c")); !strings.Contains(got, "In a column beside the rows, Asked: Denmark 4,100 firms; France 11,500 firms.") {
			t.Errorf("the alt text is %q", got)
		}
		if got := language.Tabled(c, language.Of(ds)); len(got) != 2 || got[1].Label != "Asked" {
			t.Errorf("the table has %d columns", len(got))
		}
	}
}
