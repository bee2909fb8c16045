package wording

import (
	"slices"
	"strings"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// kinds are words for what is measured that exclude each other, such as those for primary and for final
// energy, each with the name that messages have for it.
type kinds struct {
	// qualify says that the words say nothing of their own, so that a sentence which has one speaks of
	// the number beside it: exports may be spoken of beside imports.
	qualify bool
	// nested says that the first is the whole of the others, as cereals are of rice.
	nested bool
	of     []kind
}

type kind struct {
	name  string
	words *pattern.Pattern
}

func word(name, words string) kind { return kind{name, pattern.New(`(?i)` + words)} }

// opposed are the words that exclude each other, in the languages of the program. Those of two of a kind
// together, 进出口, are words of both.
var opposed = [...]kinds{
	{qualify: true, of: []kind{
		word("primary energy", `\bprimary (?:energy|consumption|supply)\b|\bprimärenergie\pL*|一次能源`),
		word("final energy", `\bfinal (?:energy|use of energy)\b|\bendenergie\pL*|终端(?:能源|能耗|消费)`),
		word("useful energy", `\buseful energy\b|\bnutzenergie\pL*|有效能`)}},
	{qualify: true, of: []kind{
		word("short-term", `\bshort[- ]term\b|\bkurzfristig\pL*|短期`), word("long-term", `\blong[- ]term\b|\blangfristig\pL*|\blangzeit\pL*|长期`)}},
	{qualify: true, of: []kind{ // what is owed, and what comes to it in a period
		word("debt", `\b(?:(?:public|government|national|state|sovereign|federal) )?(?:debts?|indebtedness)\b|\b\pL*(?:schulden|schuldenstand(?:s|es)?|schuldenquote)\b|\b\pL*verschuldung\b|债务|负债率`),
		word("borrowing", `\bnet (?:borrowing|lending)\b|\b(?:public(?: sector)?|government|state|federal) borrowing\b|\bdeficits?\b|\bsurplus(?:es)?\b|\b(?:budget|fiscal|primary) balance\b|\b(?:new|additional|extra|more) debts?\b|\badd(?:s|ed|ing)? (?:to|\pL+ to) (?:\pL+ )?(?:\pL+ )?debts?\b|\b(?:neuverschuldung|nettokreditaufnahme|kreditaufnahme|\pL*defizite?s?|finanzierungssaldo|überschuss|überschüsse|neuen? schulden)\b|赤字|盈余|净借款|新增债务|举债`)}},
	{qualify: true, of: []kind{
		word("the capital stock", `\bcapital stocks?\b|\b(?:kapitalstock|anlagevermögen)s?\b|资本存量`),
		word("investment", `\binvestments?\b|\bcapital formation\b|\b\pL*investitionen\b|投资|资本形成`)}},
	{of: []kind{word("wealth", `\b(?:wealth|net worth|\pL*vermögen)\b|财富|净资产`), word("income", `\b(?:incomes?|earnings|\pL*einkommen)\b|收入`)}},
	{nested: true, of: []kind{
		word("cereals", `\b(?:cereals?|grains?|\pL*getreide\pL*)\b|谷物|粮食`),
		word("rice", `\b(?:rice|paddy|reis(?:ernte|anbau|ertrag|erträge)?)\b|稻|大米|水稻`), word("wheat", `\bwheat\b|\b\pL*weizen\pL*|小麦`), word("maize", `\b(?:maize|corn)\b|\b\pL*mais(?:ernte|anbau|ertrag|erträge)?\b|玉米`),
		word("barley", `\bbarley\b|\b\pL*gerste\pL*|大麦`), word("rye", `\brye\b|\b\pL*roggen\pL*|黑麦`), word("oats", `\boats\b|\bhafer\pL*|燕麦`)}},
	{of: []kind{word("exports", `\bexports?\b|\bexporten?\b|\b\pL*ausfuhr(?:en)?\b|出口`), word("imports", `\bimports?\b|\bimporten?\b|\b\pL*einfuhr(?:en)?\b|进口|进出口`)}},
	{of: []kind{word("births", `\b(?:births|birth rates?|natality|geburten\pL*|\pL*geborenen?)\b|出生`), word("deaths", `\b(?:deaths|death rates?|mortality|died|fatalities|\pL*sterbe(?:fälle|ziffer|rate)\pL*|\pL*sterblichkeit|gestorbenen?|todesfälle)\b|死亡`)}},
	{of: []kind{word("men", `\b(?:males?|men|boys|männern?|männlich\pL*)\b|男性|男子|男女`), word("women", `\b(?:females?|women|girls|mothers|frauen\pL*|weiblich\pL*|mädchen)\b|女性|女子|妇女|男女`)}},
	{of: []kind{word("urban", `\burban\b|\bstädtisch\pL*|城镇|城市|城乡`), word("rural", `\brural\b|\bländlich\pL*|农村|乡村|城乡`)}},
	{of: []kind{word("supply", `\bsupply\b|\b\pL*angebots?\b|供给|供应|供需|供求`), word("demand", `\bdemand\b|\b\pL*nachfrage\b|需求|供需|供求`)}},
	{of: []kind{word("production", `\b(?:production|\pL*erzeugung|\pL*produktion)\b|产量|发电量`), word("consumption", `\b(?:consumption|\pL*verbrauchs?)\b|消费量|用电量|消耗量`)}},
	{of: []kind{word("revenue", `\b(?:revenues?|receipts|\pL*einnahmen)\b|财政收入`), word("expenditure", `\b(?:expenditures?|spending|outlays|\pL*ausgaben)\b|支出`)}},
	{of: []kind{word("immigration", `\b(?:immigra\pL+|zuwander\pL*|zuzüge)\b|迁入|移入`), word("emigration", `\b(?:emigra\pL+|abwander\pL*|fortzüge)\b|迁出|移出`)}},
	{of: []kind{word("arrivals", `\b(?:arrivals|ankünfte)\b|到达|入境`), word("departures", `\b(?:departures|abreisen|abflüge)\b|离开|出境`)}},
	{of: []kind{word("assets", `\b(?:assets|\pL*vermögen|aktiva)\b|资产`), word("liabilities", `\b(?:liabilities|verbindlichkeiten|passiva)\b|负债`)}},
	{of: []kind{word("the unemployed", `\b(?:unemploy\pL+|jobless|arbeitslos\pL*|erwerbslos\pL*)\b|失业`), word("the employed", `\b(?:employed|employment|erwerbstätig\pL*|\pL*beschäftigt\pL*)\b|就业`)}},
	{of: []kind{word("marriages", `\b(?:marriages|eheschließung\pL*)\b|结婚`), word("divorces", `\b(?:divorces?|scheidungs?\pL*|ehescheidung\pL*)\b|离婚`)}},
}

// said are which of some kinds a text names.
func (k kinds) said(text string) (all []string) {
	for _, one := range k.of {
		if one.words.MatchString(text) {
			all = append(all, one.name)
		}
	}
	return all
}

// Opposites are the words of two texts that exclude each other, such as final energy and primary energy.
type Opposites struct{ Own, Other string }

// opposites are those of some kinds where one text names one of them and another names others alone.
func (k kinds) opposites(own, others []string) (o Opposites, found bool) {
	if len(own) != 1 {
		return o, false
	}
	return Opposites{own[0], strings.Join(others, " and ")}, len(others) > 0 && !slices.Contains(others, own[0])
}

// Opposed finds what a text says of a figure that excludes what the texts of this say, but for what stands
// besides, as in those of what it is divided by. In prose only words count that say nothing of their own.
func Opposed(said string, f *data.Figure, besides string, prose bool) (o Opposites, found bool) {
	if f.Derived == nil && said == f.Title.Plain {
		return o, false // which is one of the texts
	}
	for _, k := range opposed {
		if prose && !k.qualify {
			continue
		}
		own := k.said(said)
		if len(own) != 1 {
			continue
		}
		of, divisors := textsOf(f)
		if o, found = k.opposites(own, k.said(of)); found && !slices.Contains(k.said(divisors+"\n"+besides), o.Own) {
			return o, true
		}
	}
	return o, false
}

// Unmatched finds a part in one text of what another names in whole, or another part of it: rice and all
// cereals.
func Unmatched(a, b string) (o Opposites, found bool) {
	for _, k := range opposed {
		if o, found = k.opposites(k.said(a), k.said(b)); found && k.nested {
			return o, true
		}
	}
	return o, false
}
