package flag

import (
	"briefing/data"
	"briefing/data/language"
)

// lists are those of offices.
var lists = []*List{
	newList("eurostat", eurostat), newList("sdmx", sdmx), newList("statcan", statcan), gssList(), newList("ons", ons),
	newList("destatis", destatis), newList("faostat", faostat), newList("statsnz", statsNZ), newList("ilostat", ilostat), newList("ssb", ssb), newList("bundesbank", bundesbank),
}

// status, mark and missing are meanings.
func status(s data.Status) Meaning { return Meaning{Status: s} }

func mark(m data.Marks) Meaning { return Meaning{Marks: m} }

func missing(why language.Word) Meaning { return Meaning{Missing: true, Why: why} }

// secret is the meaning of a code for what may not be published.
func secret(why language.Word) Meaning { return Meaning{Missing: true, Why: why, Confidential: true} }

// seriesBreak is the meaning of a code for a break.
var seriesBreak = mark(data.SeriesBreak)

// eurostat are the flags of Eurostat. Capitals are those of confidentiality; r, s and z
// stood in its tables until 2025.
var eurostat = []Code{
	{":", "not available", missing(language.WordNotAvailable)},
	{"b", "break in time series", seriesBreak},
	{"c", "confidential", secret(language.WordReasonConfidential)},
	{"d", "definition differs", mark(data.DefinitionDiffers)},
	{"e", "estimated", status(data.Estimate)},
	{"f", "forecast", status(data.Forecast)},
	{"i", "value imputed by Eurostat or other receiving agencies", mark(data.Imputed)},
	{"m", "missing value, data cannot exist", missing(language.WordReasonNotApplicable)},
	{"n", "not significant", mark(data.NotSignificant)},
	{"p", "provisional", status(data.Provisional)},
	{"r", "revised", status(data.Revised)},
	{"s", "Eurostat estimate", status(data.Estimate)},
	{"u", "low reliability", mark(data.LowReliability)},
	{"z", "not applicable", missing(language.WordReasonNotApplicable)},
	{"C", "confidential", secret(language.WordReasonConfidential)},
	{"N", "not for publication", secret(language.WordReasonConfidential)},
	{"P", "information under non-statistical secrecy arrangements", secret(language.WordReasonConfidential)},
}

// sdmx is CL_OBS_STATUS, with what stands for a number that does not exist.
var sdmx = []Code{
	{"A", "normal value", Meaning{}},
	{"B", "time series break", seriesBreak},
	{"D", "definition differs", mark(data.DefinitionDiffers)},
	{"E", "estimated value", status(data.Estimate)},
	{"F", "forecast value", status(data.Forecast)},
	{"G", "experimental value", mark(data.Experimental)},
	{"H", "missing value; holiday or weekend", missing(language.WordReasonHoliday)},
	{"I", "value imputed by a receiving agency", mark(data.Imputed)},
	{"J", "derogation", mark(data.Derogation)},
	{"K", "data included in another category", mark(data.InOther)},
	{"L", "missing value; data exist but were not collected", missing(language.WordReasonNotCollected)},
	{"M", "missing value; data cannot exist", missing(language.WordReasonNotApplicable)},
	{"N", "not significant", mark(data.NotSignificant)},
	{"O", "missing value", missing(language.WordNotAvailable)},
	{"P", "provisional value", status(data.Provisional)},
	{"Q", "missing value; suppressed", secret(language.WordReasonSuppressed)},
	{"S", "strike and other special events", mark(data.SpecialEvent)},
	{"U", "low reliability", mark(data.LowReliability)},
	{"V", "unvalidated value", mark(data.Unvalidated)},
	{"W", "includes data from another category", mark(data.IncludesOther)},
	{"_U", "unknown status", Meaning{}},
	{"NaN", "no number", missing(language.WordNotAvailable)},
}

// statcan are the symbols of Statistics Canada. A to D are grades that its guide puts
// together with no symbol at all: acceptable or better.
var statcan = []Code{
	{".", "not available for any reference period", missing(language.WordReasonNeverAvailable)},
	{"..", "not available for a specific reference period", missing(language.WordNotAvailable)},
	{"...", "not applicable", missing(language.WordReasonNotApplicable)},
	{"0s", "value rounded to 0 where there is a meaningful distinction between true zero and the value that was rounded", Meaning{Zero: true, Marks: data.RoundedToZero}},
	{"p", "preliminary", status(data.Provisional)},
	{"r", "revised", status(data.Revised)},
	{"x", "suppressed to meet the confidentiality requirements of the Statistics Act", secret(language.WordReasonConfidential)},
	{"A", "data quality: excellent", Meaning{}},
	{"B", "data quality: very good", Meaning{}},
	{"C", "data quality: good", Meaning{}},
	{"D", "data quality: acceptable", Meaning{}},
	{"E", "use with caution", mark(data.LowReliability)},
	{"F", "too unreliable to be published", missing(language.WordReasonUnreliable)},
	{"*", "significantly different from reference category (p < 0.05)", mark(data.DiffersFromReference)},
	{"<LOD", "less than the limit of detection", missing(language.WordReasonDetection)},
	{"t", "terminated", mark(data.SeriesEnded)},
}

// gss is the shorthand of the Government Statistical Service of the United Kingdom.
var gss = []Code{
	{"b", "break in time series", seriesBreak},
	{"c", "confidential", secret(language.WordReasonConfidential)},
	{"e", "estimated", status(data.Estimate)},
	{"er", "earliest revision", mark(data.EarliestRevision)},
	{"f", "forecast", status(data.Forecast)},
	{"low", "low figure, but not a real zero", missing(language.WordReasonLow)},
	{"ns", "not statistically significant", mark(data.NotStatistical)},
	{"p", "provisional", status(data.Provisional)},
	{"r", "revised", status(data.Revised)},
	{"s", "significant at the 5% level", mark(data.Significant5)},
	{"ss", "significant at the 1% level", mark(data.Significant1)},
	{"sss", "significant at the 0.1% level", mark(data.Significant01)},
	{"u", "low reliability", mark(data.LowReliability)},
	{"w", "none recorded in survey", missing(language.WordReasonNoneRecorded)},
	{"x", "not available", missing(language.WordNotAvailable)},
	{"z", "not applicable", missing(language.WordReasonNotApplicable)},
}

func gssList() *List {
	l := newList("gss", gss)
	l.numbered = true
	return l
}

// ons are the Data Markers that the Office for National Statistics agreed on with Eurostat,
// until 2022, and the .. and - of its tables before those. Some of its surveys have symbols of
// their own beside them, with other meanings, and a file says those itself.
var ons = []Code{
	{"..", "not available", missing(language.WordNotAvailable)},
	{":", "not available", missing(language.WordNotAvailable)},
	{"-", "nil or less than half the final digit shown", missing(language.WordReasonNil)},
	{"–", "nil or less than half the final digit shown", missing(language.WordReasonNil)},
	{"~", "less than half the final digit shown and different from a real zero", Meaning{Zero: true, Marks: data.RoundedToZero}},
	{"b", "break in time series", seriesBreak},
	{"c", "confidential", secret(language.WordReasonConfidential)},
	{"e", "estimated", status(data.Estimate)},
	{"f", "forecast", status(data.Forecast)},
	{"n", "not significant", mark(data.NotSignificant)},
	{"p", "provisional", status(data.Provisional)},
	{"r", "revised", status(data.Revised)},
	{"†", "earliest revision", mark(data.EarliestRevision)},
	{"u", "low reliability", mark(data.LowReliability)},
	{"z", "not applicable", missing(language.WordReasonNotApplicable)},
	{"*", "significant at the 5% level", mark(data.Significant5)},
	{"**", "significant at the 1% level", mark(data.Significant1)},
	{"***", "significant at the 0.1% level", mark(data.Significant01)},
}

// destatis are the signs of the statistical offices of Germany. What stands in place of a
// number that is unknown or secret is no secret itself.
var destatis = []Code{
	{"-", "nichts vorhanden", Meaning{Zero: true}},
	{"–", "nichts vorhanden", Meaning{Zero: true}},
	{"...", "Angabe fällt später an", missing(language.WordNotAvailable)},
	{".", "Zahlenwert unbekannt oder geheim zu halten", missing(language.WordReasonSuppressed)},
	{"/", "keine Angaben, da Zahlenwert nicht sicher genug", missing(language.WordReasonUnreliable)},
	{"x", "Tabellenfach gesperrt, weil Aussage nicht sinnvoll", missing(language.WordReasonNotApplicable)},
	{"X", "Tabellenfach gesperrt, weil Aussage nicht sinnvoll", missing(language.WordReasonNotApplicable)},
	{"p", "vorläufige Zahl", status(data.Provisional)},
	{"r", "berichtigte Zahl", status(data.Revised)},
	{"s", "geschätzte Zahl", status(data.Estimate)},
}

// faostat are the flags of FAOSTAT.
var faostat = []Code{
	{"A", "official figure", Meaning{}},
	{"B", "time series break", seriesBreak},
	{"E", "estimated value", status(data.Estimate)},
	{"F", "forecast value", status(data.Forecast)},
	{"I", "imputed value", mark(data.Imputed)},
	{"M", "missing value; data cannot exist", missing(language.WordReasonNotApplicable)},
	{"O", "missing value", missing(language.WordNotAvailable)},
	{"P", "provisional value", status(data.Provisional)},
	{"T", "unofficial figure", Meaning{Note: "unofficial figure"}},
	{"X", "figure from international organizations", Meaning{Note: "figure from international organizations"}},
}

// statsNZ are the statuses of Stats NZ, and what stands in place of a number.
var statsNZ = []Code{
	{"F", "final", Meaning{}},
	{"P", "provisional", status(data.Provisional)},
	{"R", "revised", status(data.Revised)},
	{"C", "confidential", secret(language.WordReasonConfidential)},
	{"..", "not available", missing(language.WordNotAvailable)},
	{"...", "not applicable", missing(language.WordReasonNotApplicable)},
}

// ilostat are the statuses of ILOSTAT, which its files give as codes or in words.
var ilostat = []Code{
	{"B", "break in series", seriesBreak},
	{"U", "unreliable", mark(data.LowReliability)},
}

// ssb are the signs of Statistics Norway.
var ssb = []Code{
	{".", "not possible", missing(language.WordReasonNotApplicable)},
	{"..", "not available", missing(language.WordNotAvailable)},
	{":", "not for publication", missing(language.WordReasonSuppressed)},
	{"-", "nil", Meaning{Zero: true}},
	{"*", "provisional", status(data.Provisional)},
}

// bundesbank are the remarks of the Deutsche Bundesbank beside the numbers of its series, in both
// of its languages.
var bundesbank = []Code{
	{".", "kein Wert vorhanden", missing(language.WordNotAvailable)},
	{"Kein Wert vorhanden", "no value available", missing(language.WordNotAvailable)},
	{"No value available", "kein Wert vorhanden", missing(language.WordNotAvailable)},
	{"Vorläufiger Wert", "provisional value", status(data.Provisional)},
	{"Provisional value", "vorläufiger Wert", status(data.Provisional)},
	{"Geschätzter Wert", "estimated value", status(data.Estimate)},
	{"Estimated value", "geschätzter Wert", status(data.Estimate)},
}
