package charts

import (
	"math/big"

	"briefing/data"
	"briefing/data/language"
)

// differencesOf is a column that says how far the two values of each row are apart, which readers
// of dumbbells look for: nothing where the file has columns of its own or wants none, and where
// no two values have a difference. It has signs where some differ one way and some the other, and those of falls.
func differencesOf(p *chartPlan) []sideColumn {
	all, ok := differencesBetween(p.words)
	if !ok || len(p.chart.Beside) > 0 {
		return nil
	}
	column := sideColumn{head: differenceHead(p.words, all)}
	compact := language.NewCompact(p.say, differenceUnit(p.words), func() []data.Value { return all })
	for _, v := range all {
		text := "–"
		if v.Is == data.Exact {
			text = compact.Label(v)
		}
		if v.Is == data.Exact && v.Number.Sign() > 0 && anyBelow(all) {
			text = "+" + text
		}
		column.texts = append(column.texts, text)
	}
	return []sideColumn{column}
}

func anyBelow(values []data.Value) bool {
	for _, v := range values {
		if v.Is == data.Exact && v.Number.Sign() < 0 {
			return true
		}
	}
	return false
}

// differencesBetween are how far the values of the second series are from those of the first, by key,
// of exact ones: without signs where all differ the same way, but not from one time to another. False where there is none.
func differencesBetween(w chartWords) (all []data.Value, ok bool) {
	if len(w.chart.Series) != 2 || w.chart.NoDifference || w.chart.Log {
		return nil, false
	}
	above, below := false, false
	for _, k := range w.chart.Keys {
		v := differenceAt(w, k)
		all = append(all, v)
		if v.Is == data.Exact {
			ok, above, below = true, above || v.Number.Sign() > 0, below || v.Number.Sign() < 0
		}
	}
	_, dated := data.ParsePeriod(w.chart.Series[0].Name) // falls are falls
	for i := range all {
		if below && !above && !dated && all[i].Is == data.Exact {
			all[i].Number = all[i].Number.Neg()
		}
	}
	return all, ok
}

// differenceAt is how far the second value at a key is from the first; absent where one of them
// is not a number alone.
func differenceAt(w chartWords, k data.Key) data.Value {
	a, okA := data.NumberAt(w.chart.Series[0].Series, k)
	b, okB := data.NumberAt(w.chart.Series[1].Series, k)
	if !okA || !okB {
		return data.Value{Is: data.Absent}
	}
	return differenceOf(a, b)
}

// differenceOf is how far a value is from another; absent where one of them is not a number alone.
func differenceOf(a, b data.Value) data.Value {
	if a.Is != data.Exact || b.Is != data.Exact {
		return data.Value{Is: data.Absent}
	}
	from, to := a.Shown().Number, b.Shown().Number
	places := max(from.Decimals(), to.Decimals())
	by := new(big.Int).Sub(to.Times10(places, new(big.Int)), from.Times10(places, new(big.Int)))
	if !by.IsInt64() || by.CmpAbs(big.NewInt(mostCoefficient)) > 0 {
		return data.Value{Is: data.Absent}
	}
	return data.Value{Number: data.NewDecimal(by.Int64(), places)}
}

// mostCoefficient is the greatest number of 18 digits, which is as long as numbers get.
const mostCoefficient = 999_999_999_999_999_999

// differenceUnit is the unit of differences: percentages differ by points.
func differenceUnit(w chartWords) data.Unit {
	if w.chart.Unit.Kind == data.UnitPercent {
		return data.Unit{Kind: data.UnitPoints}
	}
	return w.chart.Unit
}

// differenceHead is what stands over the column: a gap, where all differ the same way and not from one
// time to another.
func differenceHead(w chartWords, all []data.Value) string {
	_, dated := data.ParsePeriod(w.chart.Series[0].Name)
	words := [2]language.Word{language.WordGap, language.WordGapPoints}
	if turned := anyBelow(all) && !dated; turned && len(w.seriesName(0)+w.seriesName(1)) <= mostOfHead {
		words = [2]language.Word{language.WordLess, language.WordLessPoints}
	} else if turned || dated {
		words = [2]language.Word{language.WordDifference, language.WordDifferencePoints}
	}
	word := words[0]
	if w.chart.Unit.Kind == data.UnitPercent {
		word = words[1]
	}
	return w.say.Say(word, "to", w.seriesName(1), "from", w.seriesName(0))
}

// mostOfHead is how many bytes the names of both series have at most that stand over the column.
const mostOfHead = 24

// differencesInWords says in the alt text how far the two series are apart: everywhere, or where
// there are many, at least and at most.
func differencesInWords(alt *altWriter) string {
	if !alt.form.differences {
		return ""
	}
	all, ok := differencesBetween(alt.words)
	if !ok {
		return ""
	}
	s := &data.Series{}
	for i, k := range alt.chart.Keys {
		s.Add(k, all[i])
	}
	own := *alt
	own.unit = differenceUnit(alt.words)
	names := []string{alt.words.seriesName(0), alt.words.seriesName(1)}
	if _, dated := data.ParsePeriod(alt.chart.Series[0].Name); anyBelow(all) && !dated {
		return besideInWords(&own, data.Plotted{Series: s, Figure: alt.chart.Figures[0]}, alt.say.Say(language.WordLess, "to", names[1], "from", names[0]), language.WordAltLess, language.WordAltLessFrom)
	}
	return besideInWords(&own, data.Plotted{Series: s, Figure: alt.chart.Figures[0]}, alt.say.List(names), language.WordAltDifference, language.WordAltDifferenceFrom)
}
