package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/compute"
	"briefing/data/internal/pattern"
)

// unsaidWholes looks for series and categories that are wholes of others, and that the
// figure does not say are.
func (g *gate) unsaidWholes() {
	steps := map[*data.Figure]bool{} // of waterfalls, which end with the sum of what is before
	for _, c := range g.ds.Charts {
		if c.Kind == data.KindWaterfall {
			steps[c.Figures[0]] = true
		}
	}
	for _, f := range g.ds.Figures {
		if f.Derived == nil && !steps[f] && f.Unit.Kind != data.UnitIndex && f.Unit.Kind != data.UnitTimes && !f.Unit.Names() {
			g.unsaidWhole(f)
		}
	}
}

func (g *gate) unsaidWhole(f *data.Figure) {
	series, ofSeries := compute.SeriesSums(f)
	keys, ofKeys := compute.KeySums(f)
	var texts []string
	for _, s := range ofSeries {
		texts = append(texts, sumText(series, s))
	}
	for _, s := range ofKeys {
		texts = append(texts, sumText(keys, s))
	}
	if len(texts) == 0 {
		texts = wholesByName(f)
	}
	if len(texts) == 0 {
		return
	}
	text := strings.Join(texts[:min(len(texts), mostUnmatched)], ", ")
	if more := len(texts) - mostUnmatched; more > 0 {
		text += fmt.Sprintf(", and %d more are such sums", more)
	}
	g.warn(data.RuleUnsaidWhole, f.Pos, "figures."+f.ID, text)
}

// sumText says of what a row is the sum.
func sumText(rows []string, s compute.SumFound) string {
	if len(s.Parts) == len(rows)-1 {
		return fmt.Sprintf("%q is the sum of all others", rows[s.Whole])
	}
	first, last := rows[s.Parts[0]], rows[s.Parts[len(s.Parts)-1]]
	if len(s.Parts) == 2 {
		return fmt.Sprintf("%q is the sum of %q and %q", rows[s.Whole], first, last)
	}
	return fmt.Sprintf("%q is the sum of %d others, from %q to %q", rows[s.Whole], len(s.Parts), first, last)
}

// wholeNames are names of wholes in tables of offices, in lower case.
var wholeNames = []string{
	"world", "world total", "global", "total", "totals", "grand total", "overall total", "all", "all countries", "all regions", "sum", "whole country", "national total",
	"welt", "weltweit", "gesamt", "insgesamt", "summe", "alle", "alle länder", "alle regionen", "bundesgebiet", "zusammen",
	"世界", "全球", "总计", "合计", "共计", "总和", "总量", "总数", "總數", "總計", "合計", "総数", "総計", "計", "总体", "全国", "全国合计", "monde", "ensemble", "mundo", "both",
}

// rests are the words behind "all" that name what is left beside others.
var rests = []string{"other", "others", "else", "andere", "anderen", "übrigen", "sonstigen", "otros", "demás", "autres"}

// wholesByName are the names of a figure that say that they are wholes, of what is
// greater than all else in the figure.
func wholesByName(f *data.Figure) []string {
	var texts []string
	parts := f.Parts()
	names := make([]string, len(parts))
	for i, s := range parts {
		names[i] = s.Name
	}
	texts = append(texts, listedTwice(f, names)...)
	for _, s := range parts {
		if len(parts) > 1 && (IsWholeName(s.Name) || IsUnion(s.Name, names)) && !slices.ContainsFunc(parts, func(o *data.Series) bool { return o != s && !under(f, o, s) }) {
			texts = append(texts, byName(s.Name))
		}
	}
	if f.Periods {
		return texts
	}
	keys := f.PartKeys()
	names = data.KeyNames(keys)
	texts = append(texts, listedTwice(f, names)...)
	for _, k := range keys {
		if len(keys) > 1 && (IsWholeName(k.Name) || IsUnion(k.Name, names)) && greatest(f, k) {
			texts = append(texts, byName(k.Name))
		}
	}
	return texts
}

func byName(name string) string {
	return fmt.Sprintf("%q is a whole by its name, and counted as one of the others", name)
}

// IsWholeName reports whether a name is that of a whole: World, Total (all ages).
func IsWholeName(name string) bool {
	name, _, _ = strings.Cut(strings.ToLower(name), "(")
	name, _, _ = strings.Cut(name, ",")
	name = strings.TrimFunc(name, func(c rune) bool { return !unicode.IsLetter(c) })
	if all := allOf.FindStringSubmatch(name); all != nil {
		return !slices.Contains(rests, all[1])
	}
	return slices.Contains(wholeNames, name)
}

// listedTwice are names that say that what they count is in one before them, of amounts.
func listedTwice(f *data.Figure, names []string) []string {
	var texts []string
	for i, name := range names {
		if i > 0 && f.IsAmount() && ofWhich.MatchString(name) {
			texts = append(texts, fmt.Sprintf("%q is in one before it by its name, and counted beside it", name))
		}
	}
	return texts
}

var (
	// allOf are names of all that a table counts, in lower case: both sexes, all ages.
	allOf   = pattern.New(`^(?:all|both|alle|beide|ambos|todos|todas|tous|toutes) (?:the )?(\pL+)$`)
	ofWhich = pattern.New(`(?i)^\W*(of which|thereof|o/w|darunter|davon|dont|di cui|其中|うち)(\W|$)|^(其中|うち)`)
	// union are names of unions of countries, and incomes those of the World Bank.
	union   = pattern.New(`(?i)^(eu[- _]?(\d\d)?(_\d{4})?|ea[- _]?\d\d|euro[- ]?(area|zone|raum)|eurozone|european union|europäische union|oecd|g[- ]?(7|8|20)|asean|brics\+?|nato|欧盟|欧元区|经合组织|东盟)[^\pL]*(total|average|countries|members?|member states|staaten|länder)?[^\pL]*((from|since|ab) [^\pL]*)?$`)
	incomes = pattern.New(`(?i)^(high|low|middle|(upper|lower)[- ]middle|low (and|&) middle)[- ]income( countries| economies)?$`)
)

// blocs are what stands beside unions of countries in comparisons of blocs, and is in none of them.
var blocs = []string{"china", "united states", "us", "usa", "u.s.", "united states of america", "india", "russia", "brazil", "japan", "united kingdom", "uk", "world", "cn", "jp", "gb", "vereinigte staaten", "indien", "russland", "brasilien", "vereinigtes königreich", "中国", "美国", "印度", "俄罗斯", "巴西", "日本", "英国"}

// IsUnion reports whether a name is that of a union of countries, beside names of which one may be
// that of a member: not those of other unions and of great countries alone.
func IsUnion(name string, among []string) bool {
	of := union
	if incomes.MatchString(name) {
		of = incomes
	} else if !of.MatchString(name) {
		return false
	}
	european := strings.HasPrefix(strings.ToLower(name), "e") || strings.HasPrefix(name, "欧")
	return slices.ContainsFunc(among, func(other string) bool {
		return !of.MatchString(other) && !IsWholeName(other) && !(european && slices.Contains(blocs, strings.ToLower(other)))
	})
}

// under reports whether a series is nowhere above another, and somewhere below it.
func under(f *data.Figure, s, whole *data.Series) bool {
	met := false
	for i, v := range s.Values {
		w, ok := data.NumberAt(whole, s.Keys[i])
		if !ok || v.Is == data.Absent || f.IsAggregate(s.Keys[i].Name) {
			continue
		}
		if v.Low().Sign() < 0 || v.Low().Cmp(w.High()) >= 0 {
			return false
		}
		met = true
	}
	return met
}

// greatest reports whether a category is above all others in every series.
func greatest(f *data.Figure, k data.Key) bool {
	met := false
	for _, s := range f.Series {
		whole, ok := data.NumberAt(s, k)
		for i, v := range s.Values {
			if !ok || s.Keys[i] == k || v.Is == data.Absent || f.IsAggregate(s.Keys[i].Name) {
				continue
			}
			if v.Low().Sign() < 0 || v.Low().Cmp(whole.High()) >= 0 {
				return false
			}
			met = true
		}
	}
	return met
}
