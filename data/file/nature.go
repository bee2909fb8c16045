package file

import (
	"fmt"
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
	"briefing/data/language"
	"briefing/data/wording"
)

// balanceUnits are those of balances of answers.
var balanceUnits = []string{"balance", "net balance", "balances", "balance points", "percentage balance", "percent balance", "saldo", "saldenpunkte", "净差额"}

// levels are units that say how much there is at each place, and not how much in all.
var levels = []string{
	"years", "years of age", "years of life", "score points", "points on a scale", "ph", "db", "decibels",
	"jahre", "lebensjahre", "grad", "punkte", "dezibel", "岁", "度", "分贝",
}

var (
	// annualRate are words for values at annual rates, and eachDay such for averages of days.
	annualRate = pattern.New(`(?i)\bsaar\b|\bannual(i[sz]ed)? rates?\b|\bannuali[sz]ed\b|\bannualisiert\w*|\b(auf|als) jahresraten?\b|年化|年率|折年`)
	eachDay    = pattern.New(`(?i)\b(average|mean) daily\b|\bdaily (average|mean)s?\b|\baverages? (a|per) day\b|\btages(durchschnitt|mittel)\w*|\b(durchschnittlich|mittlere)\w* tägliche?\w*|日均|每日平均`)
	aDay       = pattern.New(`(?i) (a|each|every) (day|week|month|quarter|hour|year)$|\b(daily|pro tag|am tag)$|/(天|日)$`)

	// balances are words for the share of one answer less that of another.
	balances = pattern.New(`(?i)\b(net )?balance of (the )?(firms|companies|businesses|enterprises|answers|replies|responses|respondents|opinions?|surveyors|households|consumers|views)\b|\bnet balance\b.*\b(expect|report|say|see)|\bopinion balance|\bsaldo (der|aus) (antworten|meldungen|firmen|unternehmen|positiven)|\bantwortsaldo`)

	// fromNormal are words for what is counted from a normal, and deviation such for what is
	// where the text names that, or a value is negative: a congenital anomaly is from none.
	fromNormal = pattern.New(`(?i)\b(anomal(y|ies)|deviations?|departures?) (from|against|relative to)\b|\bdeviations? of [^,;:]{1,60} (from|against|relative to)\b|\babweichung(en)?( (des|der|von) [^,;:]{1,60})? (vom|von|zum|gegenüber)\b|距平`)
	deviation  = pattern.New(`(?i)\b(anomal(y|ies)|anomalien?|abweichung(en)?)\b|偏差`)
	normal     = pattern.New(`(?i)\b(relative to|against|compared (to|with)|with respect to|base(line)? period|normal|mean|average|temperatures?|sea level|rainfall|precipitation|gegenüber|relativ|mittel)\b|相对|平均`)

	// relative are indices that compare each period with another one, which is 100.
	relative = pattern.New(`(?i)(\b(preceding|previous|prior|last|corresponding|same|before|earlier|ago)\b|vorjahr|vormonat|vorquartal|vorperiode|précédent|上年|上月|上季|去年|同期)[^=,;]{0,60}= ?100\b`)

	// quotients are units that are quotients by their name, and scores such that are levels.
	quotients = pattern.New(`(?i)\b(index|indices|coefficients?|ratios?|quotients?)\b|koeffizient|指数|系数|比率`)
	scores    = pattern.New(`(?i)\b(scores?|rating|grade points?)\b|得分|评分`)
	// tested are titles of what is measured in points that are no amounts.
	tested = pattern.New(`(?i)\b(pisa|timss|pirls|scores?|scale|rating|proficiency|satisfaction|happiness)\b|zufriedenheit|成绩|得分|满意度`)

	// academic are titles of degrees that are counted.
	academic = pattern.New(`(?i)\b(bachelor|master|doctor|universit|college|academic|awarded|conferred|graduat|higher education)`)

	// medians are titles of medians, and averages those of averages: how much people earn on average
	// does not add up. How many there are on average does, so that the unit has to be one of measuring.
	medians  = pattern.New(`(?i)(^|[,(:] ?)(the |der |die |das )?median|中位数`)
	averages = pattern.New(`(?i)(^|[,(:] ?)(the |der |die |das )?(average|mean|durchschnitt\w*|mittlere[rsn]?)\b|平均`)
	prices   = pattern.New(`(?i)^(the )?prices? (of|for|per)\b|^preise? (von|für|je)\b|(售价|均价|单价|房价)|^[^，,变比现]*价格$`)
	// named are titles of other prices and of pay, and typical those of what is an average or a rate
	// by its name; forEach are those of what is counted for each of something.
	named    = pattern.New(`(?i)^(the )?(average |mean |median )?(house|home|property|consumer|retail|wholesale|land|food|fuel|petrol|diesel|oil|gas|electricity|bread|wheat|rice|share|spot|unit) prices?\b|^(the )?\w+ prices? (of|for|per)\b|^\w*(miet|strom|gas|haus|immobilien|boden|benzin|diesel|öl|kauf|grundstücks|brot|weizen|milch)preise?\b|(房价|粮价|油价|电价)`)
	pay      = pattern.New(`(?i)\b(hourly|weekly|monthly|annual|minimum|starting) (gross |net )?(pay|wages?|earnings|salary|salaries)\b|\b(gross|net) (hourly|weekly|monthly|annual) (pay|wages?|earnings|salary|salaries)\b|^(the )?(minimum )?(wage|salary|pay)$|\b(brutto|netto)?(stunden|wochen|monats|jahres|mindest)(brutto|netto)?(löhne?n?|lohn|verdienste?|gehalt|gehälter)\b|最低工资|小时工资|月薪|时薪|月工资`)
	typical  = pattern.New(`(?i)\b(household size|size of households?|length of stay|duration of stay|exchange rates?|life expectancy|gini|(birth|death|mortality|fertility|unemployment|employment|crime|suicide|marriage|divorce|poverty|literacy|dropout|vacancy|interest|inflation) rates?)\b|haushaltsgröße|aufenthaltsdauer|verweildauer|wechselkurs|lebenserwartung|(geburten|sterbe|fertilitäts|arbeitslosen|erwerbs|scheidungs|armuts)(rate|ziffer|quote)|汇率|停留(时间|天数)|逗留(时间|天数)|户均|家庭规模|基尼|(出生|死亡|生育|失业|结婚|离婚)率`)
	forEach  = pattern.New(`(?i)\bper (head|capita|person|inhabitant|resident|adult|child|woman|worker|employee|job|household|family|dwelling|pupil|student|teacher|doctor|patient|passenger|user|\d|thousand|hundred|million)|\bje (einwohner|kopf|person|haushalt|beschäftigte|erwerbstätige|arbeitnehmer|schüler|\d|tausend)|\bpro[- ]?(kopf|einwohner|person|haushalt|\d)|人均|每(人|户|名|千|万|百|十万|百万)`)
	measured = pattern.New(`(?i)\b(dollars?|euros?|cents?|pence|penny|yuan|renminbi|pounds?|yen|rupees?|won|francs?|hours?|minutes?|seconds?|days?|weeks?|months?|points?|kg|kilograms?|grams?|g|cm|m|metres?|meters?|km|kilomet(re|er)s?|m²|litres?|liters?|kcal|calories|stunden?|minuten?|tage?|wochen?|monate?|kilogramm|gramm|meter|liter)\b|元|小时|分钟|天|公斤|千克|米|平方米`)
)

// What nature: says of amounts.
const (
	natureFlow    = "flow"
	natureStock   = "stock"
	natureAverage = "average"
	natureMixed   = "mixed"
)

// natureWords are all of them.
var natureWords = []string{natureFlow, natureStock, natureAverage, natureMixed}

// natureOf is what kind of quantity the numbers of a figure are where the kind of its unit does
// not say it: what the file says, or else what follows from its unit, its title and its names.
func natureOf(r *resolver, f *figureDraft, fig *data.Figure) data.Nature {
	plain := fig.Unit.Kind == data.UnitPlain && fig.Of == nil
	switch {
	case f.nature != "" && !plain:
		r.fault(f.natureAt, fmt.Sprintf("what numbers in %s are follows from their unit", r.printer.UnitOf(fig)), "remove nature")
	case f.nature == natureStock && fig.Cumulative:
		r.fault(f.natureAt, "values that run from the start of the year are of that time, and not at a date", "remove nature, or cumulative")
	case f.nature == natureStock:
		return data.Stock
	case f.nature == natureAverage:
		return data.Average
	case f.nature == natureMixed:
		return data.Mixed
	case plain && atAnnualRates(f, fig):
		return data.AnnualRate
	case f.nature == natureFlow:
		return data.Flow
	}
	title := blankOut(f.title.raw)
	nature := natureByUnit(title, fig)
	switch {
	case nature != data.Amount || !plain || !fig.Periods:
		return nature
	case fig.Cumulative:
		return data.Flow
	}
	return wording.StockOrFlow(title, fig)
}

// atAnnualRates reports whether a text of a figure says that its values are what those of parts of
// a year would come to in a year.
func atAnnualRates(f *figureDraft, fig *data.Figure) bool {
	if !fig.Periods || fig.Cumulative || len(fig.Keys) == 0 || fig.Keys[0].Period.Granularity().PerYear() == 1 {
		return false
	}
	for _, text := range []string{blankOut(f.title.raw), fig.Unit.Noun, blankOut(f.note.raw)} {
		if annualRate.MatchString(text) {
			return true
		}
	}
	return slices.ContainsFunc(fig.Series, func(s *data.Series) bool { return annualRate.MatchString(s.Name) })
}

// basisOf finds what the texts of a figure and of its series say of its amounts, and what nature: does
// of those of all.
func basisOf(f *figureDraft, fig *data.Figure) {
	fig.Basis = wording.Aspects(blankOut(f.title.raw), fig.Unit.Noun, blankOut(f.note.raw))
	switch {
	case fig.Measures == data.Stock && f.nature != "":
		fig.Basis.Aspects = fig.Basis.Aspects&^data.InPeriod | data.AtDate
	case fig.Measures == data.Flow && f.nature != "":
		fig.Basis.Aspects = fig.Basis.Aspects&^data.AtDate | data.InPeriod
	}
	if !fig.IsAmount() {
		fig.Basis.Aspects &^= data.AtDate | data.InPeriod
	}
	common := ^data.Aspect(0)
	for i, s := range fig.Series {
		s.Basis = wording.OfName(s.Name)
		if f.csv == nil && i < len(f.series) {
			s.Basis = s.Basis.Or(wording.BasisOfNote(blankOut(f.series[i].note.raw)))
		}
		common &= s.Basis.Aspects
	}
	if len(fig.Series) > 0 {
		fig.Basis = fig.Basis.Or(common & (data.Adjusted | data.Unadjusted | data.CurrentPrices | data.ConstantPrices))
	}
}

// natureByUnit is that which follows from the unit, and from titles of what is no amount.
func natureByUnit(title string, fig *data.Figure) data.Nature {
	u := fig.Unit
	if u.Kind != data.UnitPlain && u.Kind != data.UnitIndex {
		return data.Amount
	}
	noun := strings.ToLower(u.Noun)
	title = wording.Unconverted(title)
	switch {
	case fromChosenZero(title, noun, fig):
		return data.FromChosen
	case u.IsIndex() && relative.MatchString(noun+" = 100, "+title):
		return data.Relative
	case u.IsIndex():
		return data.IndexNumber
	case language.PerUnit(u.Noun) || language.PerMille(u) || forEach.MatchString(title) || eachDay.MatchString(title) || eachDay.MatchString(noun) || aDay.MatchString(noun):
		return data.Rate
	case slices.Contains(levels, noun), noun == "degrees" && !academic.MatchString(title), scores.MatchString(noun), (noun == "points" || noun == "分") && tested.MatchString(title):
		return data.Level
	case quotients.MatchString(noun):
		return data.Multiple
	case medians.MatchString(title) || typical.MatchString(title) || named.MatchString(title) || u.Scale == 0 && pay.MatchString(title):
		return data.Average
	case u.Scale == 0 && (averages.MatchString(title) || prices.MatchString(title)) && (language.IsCurrency(u.Noun) || measured.MatchString(noun)):
		return data.Average
	}
	return data.Amount
}

// fromChosenZero reports whether the numbers of a figure are counted from a zero that somebody
// has chosen: temperatures, and deviations from a normal.
func fromChosenZero(title, noun string, fig *data.Figure) bool {
	return language.Temperature(noun) != "" || slices.Contains(balanceUnits, noun) || balances.MatchString(title) && !language.IsCurrency(fig.Unit.Noun) || fromNormal.MatchString(title) || fromNormal.MatchString(noun) ||
		(deviation.MatchString(title) || deviation.MatchString(noun)) && (normal.MatchString(title) || hasNegative(fig))
}

// hasNegative reports whether a value of a figure is negative.
func hasNegative(fig *data.Figure) bool {
	for e := range fig.Numbers() {
		if e.Value.Number.Sign() < 0 {
			return true
		}
	}
	return false
}
