package charts

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/charts/typeset"
	"briefing/data"
	"briefing/data/file"
	"briefing/data/language"
)

func altText(t *testing.T, ds *data.Dataset, id string) string {
	t.Helper()
	return breakable(laidOut(t, ds, chartOf(t, ds, id), 960, 540).Description(Standing{}))
}

func breakable(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func TestAltText(t *testing.T) {
	ds := gallery(t)
	tests := []struct{ id, want string }{
		{"share", "Bar chart: Digital economy as a share of GDP, 2019, percent, for Beijing and China. " +
			"Highest: Beijing; lowest: China. " +
			"Values: Beijing more than 50%; China 36.2%. Beijing: a lower bound, not an exact value. Source: Observer Report."},
		{"flows", "Stacked bar chart: Balance of trade by group of goods, billion US dollars; the parts are Goods, Services and Income, for Asia, Europe, Africa and America. Highest: Goods, America; lowest: Goods, Europe. Goods: Asia 40 billion US dollars;"},
		{"grouped", "Highest: 2021, Germany: 113.2 billion euros; lowest: 2017, Poland: 4.8 billion euros."},
		{"lines", "In 2021, highest: United Kingdom; lowest: India. Germany rose from 86.2% in 2014 to 91.4% in 2021, with a low of 84.2% in 2016."},
		{"lines", "Japan fell from 89.1% in 2014 to 82.9% in 2021, with a peak of 93.2% in 2016."},
		{"bounds", "between 30 million users and 45 million users in 2018"},
		{"bounds", "2019 is disputed: 41 million users according to Xinhua Beijing."},
		{"bounds", "Left open which is highest: more than 22 million users in 2016 and 63 million users (estimate) in 2020;"},
		{"scale", "rose from 11 trillion yuan in 2012 to 53.9 trillion yuan (forecast) in 2023."},
		{"scale", "No value for 2013 and 2014."},
		{"scale", "to 53.9 trillion yuan (forecast) in 2023. Values: 11 trillion yuan in 2012; 18.6 trillion yuan in 2015; "},
		{"choice-apart", "From highest to lowest: Asia 4,694 million people; Africa 1,394 million people; Europe 745 million people; Latin America 656 million people; Northern America 376 million people; Oceania 45 million people. World 7,910 million people. Set apart, as aggregates: World."},
		{"choice-rest", "From highest to lowest: Asia 4,694 million people; Africa 1,394 million people; Europe 745 million people. Other regions 1,077 million people."},
		{"choice-rest", "Shown: the highest 3 of 6; not shown: 3. Other regions: the sum of those not shown one by one (3). Not shown, as aggregates: World."},
		{"choice-lines", "In 2022, highest: Coal; lowest: Wood."},
		{"choice-latest", "The latest value of each, for 2023 unless its name says otherwise."},
		{"choice-steps", "Steps: Forecast plus 14.2 billion pounds; Interest plus 10.1 billion pounds; Before policy 129.9 billion pounds; Welfare minus 4.8 billion pounds;"},
		{"many", "Highest: Shenzhen 52%; lowest: Macao 9%."},
		{"huge", "From highest to lowest: First 1,000,000,000,000,000 users; Third"},
		{"units", "Beijing 22 of 50."},
		{"waterfall", "From Jobs in 2019: 41.2 thousand jobs to Jobs in 2023: 40.5 thousand jobs. Steps: Services plus 6.4 thousand jobs; Industry minus 3.9"},
		{"regions-lying", "National average, 36.2%."},
		{"regions-lying", "Left open which is highest: Beijing (disputed), Shanghai, Jiangsu and Fujian; lowest: Tibet. Values:"},
		{"equal", "from 2018 to 2020. Values: 5 trillion yuan in 2018; 5 trillion yuan in 2019; 5 trillion yuan in 2020."},
	}
	for _, tt := range tests {
		if alt := altText(t, ds, tt.id); !strings.Contains(alt, tt.want) {
			t.Errorf("%s: the alt text lacks %q:\n%s", tt.id, tt.want, alt)
		}
	}
	if alt := altText(t, ds, "regions"); strings.Contains(alt, "Highest:") || strings.Contains(alt, "; highest:") {
		t.Errorf("more than 50 twice, once disputed, has no sure maximum:\n%s", alt)
	}
}

func TestKeySentence(t *testing.T) {
	tests := []struct{ values, want, chinese string }{
		{"{A: more than 50, B: 55, C: 20}", "Left open which is highest: A more than 50% and B 55%; lowest: C 20%.", "何者最高未定：A超过50%；B为55%；最低：C为20%。"},
		{"{A: more than 56, B: 55, C: 20}", "Highest: A more than 56%; lowest: C 20%.", "最高：A超过56%；最低：C为20%。"},
		{"{A: 50, B: {value: 40, disputed: 60, by: b}, C: 20}", "Left open which is highest: A 50% and B 40% (disputed); lowest: C 20%.", "何者最高未定：A为50%；B为40%（有争议）；最低：C为20%。"},
		{"{A: 50, B: 50, C: up to 20}", "Highest: A and B, each 50%; lowest: C up to 20%.", "最高：A和B均为50%；最低：C至多20%。"},
		{"{A: 50, B: 50}", "Values: A 50%; B 50%.", "数值：A为50%；B为50%。"},
		{"{A: {value: 50, status: estimate}}", "A 50% (estimate).", "A为50%（估计数）。"},
		{"{2018: 20, 2019: 30}", "What is measured rose from 20% in 2018 to 30% in 2019.", "What is measured从2018年的20%升至2019年的30%。"},
		{"{2018: more than 20, 2019: 30}", "What is measured: more than 20% in 2018, 30% in 2019.", "What is measured：2018年为超过20%，2019年为30%。"},
		{"{2018: 30, 2019: less than 29}", "What is measured fell from 30% in 2018 to less than 29% in 2019.", "What is measured从2018年的30%降至2019年的不到29%。"},
	}
	for _, tt := range tests {
		for language, want := range map[string]string{"en": tt.want, "zh": tt.chinese} {
			ds := load(t, "language: "+language+"\n"+head+"    unit: percent\n    values: "+tt.values)
			p, _ := newPlan(ds, chartOf(t, ds, "f"), Light(), Options{Fonts: typeset.Default()}) // no font of its own has Chinese
			if got := breakable(keySentence(p.alt())); got != want {
				t.Errorf("%s: %s, want %s", tt.values, got, want)
			}
		}
	}
}

var numberInText = regexp.MustCompile(`[0-9](?:[0-9,.]*[0-9])?`)

// numbersOf are the numbers that a chart's data holds, as they are printed.
func numbersOf(ds *data.Dataset, c *data.Chart) map[string]bool {
	known := map[string]bool{}
	text := func(s string) {
		for _, n := range numberInText.FindAllString(s, -1) {
			known[n] = true
		}
	}
	value := func(v data.Value) {
		text(language.Of(ds).Value(v, c.Unit))
		for _, d := range v.Disputes() {
			text(language.Of(ds).Value(d.Value, c.Unit))
		}
	}
	text(c.Title.Plain)
	text(c.Unit.Noun)
	if c.Compare != nil {
		text(language.Compared(language.Of(ds), c.Compare))
	}
	for _, f := range c.Figures {
		text(f.Title.Plain)
		text(language.Of(ds).UnitOf(f))
		if f.Of != nil {
			text(language.Of(ds).Number(f.Of.Count))
		}
		text(f.Interval)
		for _, b := range f.Breaks {
			text(b.Text.Plain + " " + language.Of(ds).Period(b.At))
		}
		for _, d := range f.Roundings {
			text(language.Of(ds).Number(d.Sum) + " " + language.Of(ds).Number(d.Total))
		}
		for _, s := range f.Series {
			text(s.Name)
			for _, v := range s.Values {
				text(v.Detail().Missing)
				for _, l := range v.Levels() {
					text(l.Name + " " + language.Of(ds).Number(l.Low) + " " + language.Of(ds).Number(l.High))
				}
				if i := v.Interval(); i != nil {
					text(language.Of(ds).Number(i.Low) + " " + language.Of(ds).Number(i.High))
				}
			}
		}
	}
	for _, k := range c.Keys {
		text(language.Of(ds).Key(k) + " " + language.Of(ds).KeyShort(k))
		if next := k.Period; !next.IsZero() { // gaps name periods between those of the data, the last of them before one
			text(language.Of(ds).KeyShort(data.PeriodKey(next.Next(-1))))
			for i := range 20 {
				text(language.Of(ds).KeyShort(data.PeriodKey(next.Next(i))))
			}
		}
	}
	for _, s := range c.Series {
		for _, v := range s.Values {
			value(v)
		}
	}
	if total, ok := c.StackTotal(); ok {
		text(total.Figure.Title.Plain)
		for _, v := range total.Values {
			value(v)
		}
	}
	if c.Kind == data.KindDumbbell { // how far the two values of each key are apart
		for _, k := range c.Keys {
			a, okA := c.Series[0].At(k)
			b, okB := c.Series[1].At(k)
			if okA && okB && a.Is == data.Exact && b.Is == data.Exact {
				by := new(big.Rat).Sub(a.Number.Rat(), b.Number.Rat())
				text(by.Abs(by).FloatString(max(a.Number.Decimals(), b.Number.Decimals())))
			}
		}
	}
	for _, s := range c.SideSums {
		for _, v := range s.Values {
			value(v)
		}
	}
	for _, s := range c.StepSums {
		value(s.Value)
		text(s.Name.Plain)
	}
	for _, r := range c.References {
		value(r.Value)
		text(r.Label.Plain)
	}
	if c.Line != nil {
		text(c.Line.Label.Plain)
		for _, v := range c.Line.Series.Values {
			value(v)
		}
	}
	for _, b := range c.Beside {
		text(b.Label.Plain)
		for _, v := range b.Series.Values {
			value(v)
		}
	}
	if t := c.Target; t != nil {
		text(t.Label.Plain)
		for _, s := range t.Series {
			for _, v := range s.Values {
				value(v)
			}
		}
	}
	if classes := c.Classes; classes != nil { // how many there are, and where they end
		text(fmt.Sprint(len(c.Keys), " ", classes.Per))
		for _, b := range classes.Bounds {
			text(language.Of(ds).Number(b))
		}
		for i, v := range c.Series[0].Values { // and how high each is
			if classes.ByArea() && i+1 < len(classes.Bounds) {
				text(fmt.Sprintf("%.1f", v.Number.Float()*classes.Width.Float()/(classes.Bounds[i+1].Float()-classes.Bounds[i].Float())))
			}
		}
	}
	for _, e := range c.Events {
		text(e.Text.Plain)
		for _, p := range []data.Period{e.Began, e.Ended} { // which the chart may not reach
			text(language.Of(ds).Period(p))
		}
	}
	if s := c.Selected; s != nil { // how many names there are of which kind, and at which time
		left := len(s.LeftOut) + s.Valueless
		text(fmt.Sprint(s.Top, " ", s.Bottom, " ", left, " ", s.Shown+left, " ", len(s.RestOf), " ", s.Newer, " ", s.Of))
		for _, p := range []data.Period{s.From, s.To, s.At, s.Later, s.RankedAt} {
			text(language.Of(ds).Period(p))
		}
	}
	for i := range ds.Cited {
		text(fmt.Sprint(i + 1))
	}
	text(c.Subtitle.Plain)
	text(c.Note.Plain)
	for _, a := range c.Annotations {
		text(a.Text.Plain)
	}
	for _, f := range c.Figures {
		text(f.Note.Plain)
	}
	for _, s := range ds.Sources {
		text(s.Publisher)
	}
	doubted := map[string]map[data.Key]bool{"lower": {}, "upper": {}, "range": {}, "disputed": {}} // bounds and disputes, of many of which it is said how many they are
	values, bounds := 0, 0
	for _, s := range c.Series {
		text(s.Note.Plain)
		for i, v := range s.Values {
			text(v.Note().Plain)
			if v.Is != data.Absent {
				values++
			}
			if v.Is.Lower() || v.Is.Upper() || v.Is == data.Between {
				bounds++
			}
			for sort, such := range map[string]bool{"lower": v.Is.Lower(), "upper": v.Is.Upper(), "range": v.Is == data.Between, "disputed": len(v.Disputes()) > 0} {
				if such {
					doubted[sort][s.Keys[i]] = true
				}
			}
		}
	}
	for _, keys := range doubted {
		text(fmt.Sprint(len(keys)))
	}
	text(fmt.Sprint(len(c.Keys), " ", values, " ", bounds, " ", len(c.Series)))
	return known
}

// TestAltNumbers checks that each number of an alt text is one of the data.
func TestAltNumbers(t *testing.T) {
	check := func(ds *data.Dataset) {
		t.Helper()
		for _, c := range ds.Charts {
			p, err := newPlan(ds, c, Light(), Options{Fonts: fontsFor(t, ds)})
			if err != nil {
				t.Fatal(err)
			}
			known := numbersOf(ds, c)
			for _, text := range []string{p.alt().text(Standing{}), p.alt().text(Standing{AfterAlt: true, WithTable: true}), keySentence(p.alt()), p.alt().short()} {
				for _, n := range numberInText.FindAllString(text, -1) {
					if !known[n] {
						t.Errorf("%s: %s is not a number of the data:\n%s", c.ID, n, text)
					}
				}
			}
		}
	}
	check(gallery(t))
	fsys, name := data.Default()
	shipped, err := file.Load(fsys, name, file.Options{})
	if err != nil {
		t.Fatal(err)
	}
	check(shipped)
	for _, f := range shownForms(t) {
		check(f.ds)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		check(load(t, head+"    unit: "+[]string{"percent", "million users", "users"}[r.IntN(3)]+"\n    values: {"+claims(r, r.IntN(2) == 0).yaml()+"}"))
	}
}

func fontsFor(t *testing.T, ds *data.Dataset) *typeset.Fonts {
	t.Helper()
	fonts, err := Fonts(ds)
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// claim is what a source says a thing to be: a number from low to high.
type claim struct {
	key, value string
	low, high  float64
}

type claimList []claim

func (l claimList) yaml() string {
	var items []string
	for _, c := range l {
		items = append(items, c.key+": "+c.value)
	}
	return strings.Join(items, ", ")
}

// claims makes up values of every kind.
func claims(r *rand.Rand, periods bool) claimList {
	var list claimList
	for i := range 1 + r.IntN(18) {
		n, m := 1+r.IntN(30), 1+r.IntN(9)
		x, y := float64(n), float64(n+m)
		c := claim{"Name " + string(rune('A'+i)), fmt.Sprint(n), x, x}
		if periods {
			c.key = fmt.Sprint(2000 + i)
		}
		switch r.IntN(12) {
		case 0:
			c.value, c.low, c.high = fmt.Sprint("more than ", n), x+0.5, math.Inf(1)
		case 1:
			c.value, c.high = fmt.Sprint("at least ", n), math.Inf(1)
		case 2:
			c.value, c.low, c.high = fmt.Sprint("less than ", n), math.Inf(-1), x-0.5
		case 3:
			c.value, c.low = fmt.Sprint("up to ", n), math.Inf(-1)
		case 4:
			c.value, c.high = fmt.Sprintf("between %d and %d", n, n+m), y
		case 5:
			c.value, c.high = fmt.Sprintf("{value: %d, disputed: %d, by: b}", n, n+m), y
		case 6:
			c.value = fmt.Sprintf("{value: %d, status: forecast}", n)
		}
		list = append(list, c)
	}
	return list
}

// TestAltExtremes checks what the alt text calls highest or lowest against the
// intervals in which the values may be.
func TestAltExtremes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	claimed := 0
	for range 2000 {
		list := claims(r, false)
		if len(list) < 2 {
			continue
		}
		p := mustPlan(t, load(t, head+"    unit: users\n    values: {"+list.yaml()+"}"), "f")
		sentence := breakable(keySentence(p.alt()))
		for word, direction := range map[string]float64{"ighest:": 1, "owest:": -1} {
			clause := extremeClause(sentence, word)
			if clause == "" {
				continue
			}
			claimed++
			named, others := split(list, clause)
			for _, a := range named {
				for _, b := range slices.Concat(named, others) {
					if a.key != b.key && math.Min(direction*a.low, direction*a.high) < math.Max(direction*b.low, direction*b.high) {
						t.Errorf("%s\n%s: %s is not surely beyond %s", list.yaml(), sentence, a.key, b.key)
					}
				}
			}
		}
	}
	if claimed < 500 {
		t.Errorf("only %d claims", claimed)
	}
}

// extremeClause is the clause of a sentence that claims an extreme.
func extremeClause(sentence, word string) string {
	for _, clause := range strings.Split(sentence, "; ") {
		if strings.HasPrefix(clause[1:], word) {
			return clause
		}
	}
	return ""
}

func split(list claimList, clause string) (named, others claimList) {
	for _, c := range list {
		if strings.Contains(clause, c.key+" ") {
			named = append(named, c)
		} else {
			others = append(others, c)
		}
	}
	return named, others
}

func TestAltOfForms(t *testing.T) {
	for _, f := range shownForms(t) {
		p, err := newPlan(f.ds, f.chart(), Light(), Options{Fonts: fontsFor(t, f.ds)})
		if err != nil {
			t.Fatal(err)
		}
		if s := keySentence(p.alt()); s == p.alt().head() || !strings.HasSuffix(s, ".") {
			t.Errorf("%s: no key sentence: %q", f.name, s)
		}
	}
}

// What is computed from values that are not equally far apart, or from nothing that is defined, says
// so, and so does what a file remarks on a single value.
func TestAltOfSpansAndGaps(t *testing.T) {
	ds := load(t, "title: T\nsources: {s: {publisher: P, title: Q, date: 2024}}\nfigures:"+`
  census: {title: Census, unit: people, source: s, every: irregular, values: {1953: 100, 1964: 120, 1982: 180, 1990: {value: 200, note: without the islands.}, 2000: 220}}
  grown: {title: Grown, from: census, by: growth, over: previous}
  profit: {title: Profit, unit: euros, source: s, values: {2018: 4, 2019: -2, 2020: 5, 2021: 6}}
  rate: {title: Rate, from: profit, by: growth}
  sold: {title: Sold, unit: cars, nature: flow, source: s, values: {2019-Q1: 1, 2019-Q2: 2, 2019-Q3: 3, 2019-Q4: 4, 2020-Q1: 2, 2020-Q2: 3}}
  far: {title: So far, from: sold, by: running-sum, since: year}
`)
	for id, want := range map[string]string{
		"grown":  "The times from one value to the next differ: the shortest is from 1982 to 1990, the longest from 1964 to 1982.",
		"census": "1990: without the islands.",
		"rate":   "It went from about −150% in 2019 to about 20% in 2021. ",
		"far":    "It rose from 3 cars in January to June 2019 to 5 cars in January to June 2020.",
	} {
		if alt := altText(t, ds, id); !strings.Contains(alt, want) {
			t.Errorf("%s: the alt text lacks %q:\n%s", id, want, alt)
		}
	}
}
