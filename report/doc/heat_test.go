package doc

import (
	"strings"
	"testing"

	"briefing/data"
)

// heatFigure has a series of each text: numbers of the names A, B, C, with - for none.
func heatFigure(series ...string) *data.Figure {
	f := &data.Figure{Title: data.Text{Plain: "Change"}, Unit: data.Unit{Kind: data.UnitPercent}, Aggregates: []string{"C"}}
	for i, text := range series {
		s := &data.Series{Name: string(rune('a' + i))}
		for j, number := range strings.Fields(text) {
			v := data.Value{Is: data.Absent}
			if d, err := data.ParseDecimal(number); err == nil {
				v = data.Value{Number: d}
			}
			s.Add(data.CategoryKey(string(rune('A'+j))), v)
		}
		f.Series = append(f.Series, s)
	}
	f.Finish()
	return f
}

// TestHeat checks the shades of cells, that those without a value and aggregates have none, and
// what the line below says in each language.
func TestHeat(t *testing.T) {
	const none = 99
	for name, tt := range map[string]struct {
		style  data.TableStyle
		figure *data.Figure
		want   [3][2]int // by row
		sided  bool
		says   map[string]string
	}{
		"one side": {data.TableHeat, heatFigure("1 10 500", "5.5 - 1000"), [3][2]int{{0, 5}, {9, none}, {none, none}}, false, map[string]string{
			"en": "Shades: from 1% (faintest) to 10% (strongest).", "de": "Farbstufen: von 1 % (schwach) bis 10 % (kräftig).", "zh": "底色由淡到浓：从1%到10%。"}},
		"two sides": {data.TableHeat, heatFigure("-4 12 0", "6 0 0"), [3][2]int{{-3, 5}, {9, 0}, {none, none}}, true, map[string]string{
			"en": "Shades: stronger the further from zero, in one colour down to −4%, in another up to 12%.",
			"de": "Farbstufen: kräftiger, je weiter von null entfernt, in einer Farbe bis hinab zu −4 %, in einer anderen bis hinauf zu 12 %.",
			"zh": "底色越浓，离零越远：零以下为一种颜色，最低为−4%；零以上为另一种颜色，最高为12%。"}},
		"series": {data.TableHeatSeries, heatFigure("-4 12 0", "600 500 0"), [3][2]int{{0, 9}, {9, 0}, {none, none}}, false, map[string]string{
			"en": "Shades: in each series from its lowest value (faintest) to its highest (strongest)."}},
		"none": {data.TablePlain, heatFigure("1 2 3", "4 5 6"), [3][2]int{{none, none}, {none, none}, {none, none}}, false, map[string]string{"en": ""}},
	} {
		for tag, says := range tt.says {
			table := newBuilder(&data.Dataset{Language: tag}).dataTables.figureTable(tt.figure, nil, tt.style)
			if got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(table.Heat); got != says || table.Sided != tt.sided {
				t.Errorf("%s, %s: the line says %q, want %q", name, tag, got, says)
			}
			for i, r := range table.Records {
				for j, c := range r.Cells {
					got := none
					if c.Shaded {
						got = c.Shade
					}
					if got != tt.want[i][j] {
						t.Errorf("%s: the shade of %s in %d is %d, want %d", name, r.Key, j, got, tt.want[i][j])
					}
				}
			}
		}
	}
}
