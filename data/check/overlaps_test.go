package check

import (
	"strings"
	"testing"

	"briefing/data"
)

// TestOverlapping tells ranges that overlap from those that lie side by side.
func TestOverlapping(t *testing.T) {
	for names, want := range map[string]string{
		"15-24|20-64": "15-24|20-64", "15-24|25-54|55-64": "", "0-5|5-10|10-15": "", "15–24 years|20 to 24 years": "15–24 years|20 to 24 years",
		"under 20|15-24": "under 20|15-24", "under 15|15-24|65+": "", "60-69|65 and over": "60-69|65 and over", "65 years and over|80+": "65 years and over|80+",
		"0至14岁|10至19岁": "0至14岁|10至19岁", "unter 15 Jahre|15 bis 64 Jahre": "", "2019-20|2019-21": "", "A 15-24|B 20-64": "", "24-15|20-64": "",
	} {
		a, b, found := overlapping(strings.Split(names, "|"))
		if got := strings.Trim(a+"|"+b, "|"); got != want || found != (want != "") {
			t.Errorf("%s: got %q, want %q", names, got, want)
		}
	}
}

// TestOverlapsAddedUp finds sums of groups of ages that overlap: all of them, or those of one group.
func TestOverlapsAddedUp(t *testing.T) {
	a := figure("a", years(t, "15-24", "4"), years(t, "25-54", "28"), years(t, "20-64", "39"))
	a.Aggregates = []string{"20-64"}
	a.Finish()
	b := figure("b", years(t, "15-24", "4"), years(t, "25-54", "28"), years(t, "20-64", "39"))
	group := func(members ...string) data.Over {
		return data.Over{Groups: data.NewGrouping("g", []data.Group{{Name: "G", Members: members}}, nil)}
	}
	for _, tt := range []struct {
		name string
		of   *data.Figure
		by   data.Method
		over data.Over
		want int
	}{
		{"a sum", b, data.Sum, data.Over{Series: true}, 1},
		{"shares", b, data.ShareOfTotal, data.Over{}, 1},
		{"no sum", b, data.Max, data.Over{Series: true}, 0},
		{"sums over time", b, data.Sum, data.Over{Period: data.Year}, 0},
		{"the overlap is a whole", a, data.Sum, data.Over{Series: true}, 0},
		{"a group of two that overlap", b, data.Sum, group("15-24", "20-64"), 1},
		{"a group of two that do not", b, data.Sum, group("15-24", "25-54"), 0},
	} {
		sum := figure("sum", years(t, "", "71"))
		sum.Derived = &data.Derivation{By: tt.by, From: []*data.Figure{tt.of}, Over: tt.over}
		g := &gate{ds: &data.Dataset{Figures: []*data.Figure{tt.of, sum}}, say: english}
		if overlaps(g); len(g.found) != tt.want {
			t.Errorf("%s: got %v, want %d", tt.name, g.found, tt.want)
		}
	}
}

// TestAboveAllPeople finds rates of people by people that only a slip of a unit makes.
func TestAboveAllPeople(t *testing.T) {
	for _, tt := range []struct {
		title, noun, percent string
		want                 bool
	}{
		{"Unemployment rate", "people", "3560.1", true},
		{"Unemployment rate", "people", "3.6", false},
		{"Erwerbslosenquote", "people", "100.1", true},
		{"Gross enrolment rate", "people", "104.2", false},
		{"Women to men", "people", "103", false},
		{"Women to men", "people", "103000", true},
		{"Debt rate", "euros", "3560", false},
	} {
		a, b := figure("a", years(t, "", "1")), figure("b", years(t, "", "2"))
		a.Unit, b.Unit = data.Unit{Noun: tt.noun, Scale: 6}, data.Unit{Noun: tt.noun, Scale: 3}
		f := figure("f", years(t, "", tt.percent))
		f.Title, f.Unit, f.Derived = data.Text{Plain: tt.title}, data.Unit{Kind: data.UnitPercent}, &data.Derivation{By: data.Ratio, From: []*data.Figure{a, b}}
		g := &gate{ds: &data.Dataset{Figures: []*data.Figure{a, b, f}}, say: english}
		if g.aboveWhole(); (len(g.found) == 1) != tt.want {
			t.Errorf("%s of %s%%: got %v, want one: %v", tt.title, tt.percent, g.found, tt.want)
		}
	}
}

// TestCrossing finds names that tell people apart in two ways.
func TestCrossing(t *testing.T) {
	for names, want := range map[string]string{
		"Bachelor|Master|Doctorate|Foreign students|Part-time": "Bachelor|Foreign students", "Bachelor|Master|Doctorate": "", "Full-time|Part-time": "", "Men|Women|Part-time": "Men|Part-time",
		"Men, full-time|Men, part-time|Women, full-time|Women, part-time": "", "Men|Women|Under 18": "", "Domestic banks|Foreign|Households": "", "Full-time|Part-time|Self-employed": "", "Secondary|Tertiary|Foreign qualifications": "",
		"Bachelor|Master|Ausländische Studierende": "Bachelor|Ausländische Studierende", "Vollzeit|Teilzeit|Frauen": "Vollzeit|Frauen", "本科|硕士|博士|留学生": "本科|留学生", "男生|女生": "", "Doctorate|Part-time": "",
	} {
		a, b, found := crossing(strings.Split(names, "|"))
		if got := strings.Trim(a+"|"+b, "|"); found != (want != "") || found && got != want {
			t.Errorf("%s: got %q, %v, want %q", names, got, found, want)
		}
	}
	bev := figure("bev", years(t, "Bachelor", "310"), years(t, "Master", "120"), years(t, "Foreign students", "61"))
	shares := derived(figure("shares", years(t, "Bachelor", "63")), data.ShareOfTotal, bev)
	g := &gate{ds: &data.Dataset{Figures: []*data.Figure{bev, shares}}, say: english}
	if overlaps(g); len(g.found) != 1 || g.found[0].Rule != data.RuleUnsaidWhole {
		t.Errorf("shares of degrees and foreign students: got %v", g.found)
	}
}
