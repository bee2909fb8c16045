package wording

import (
	"strings"
	"sync"
	"unicode"

	"briefing/data"
	"briefing/data/internal/pattern"
)

// Amounts are of a time or at a date. What a title, a noun or a name says of it follows from the
// words in it: those below, each of which may be the end of a longer German one where it says so.
// Words that are said of both, such as vehicles, loans and investment of some kinds, are in neither
// list: of these the file has to say it.
const (
	stockWords = `populations?|inhabitants?|residents?|citizens?|households?|dwelling stock|housing stock|livestock|stocks?|stockpiles?|inventor(?:y|ies)|holdings?|` +
		`debts?|liabilit(?:y|ies)|deposits?|loans?|credits?|mortgages?|assets?|reserves?|money supply|monetary base|wealth|net worth|capitali[sz]ation|position|` +
		`backlogs?|unfilled orders|order books?|capacit(?:y|ies)|storage|employment|employed|engaged|employees|unemployment|unemployed|jobless|jobs|vacanc(?:y|ies)|workforce|labou?r force|` +
		`workers|staff|personnel|headcount|pensioners|recipients|beneficiaries|claimants|subscribers?|subscriptions?|members?|memberships?|users?|students|pupils|enrolments?|enrollments?|` +
		`enrolled|teachers|doctors|physicians|nurses|beds|enterprises|companies|firms|establishments|farms|fleets?|cattle|pigs|sheep|herds?|prisoners|refugees|balance sheets?`
	flowWords = `sales|sold|turnover|revenues?|receipts|income|proceeds|fees|expenditures?|expenses?|spending|outlays?|gdp|gross domestic product|gross national product|gross national income|gni|` +
		`value added|output|production|produced|manufactured|exports?|exported|imports?|imported|trade|(?:trade|budget|fiscal|primary) balance|balance of (?:trade|payments)|current account|` +
		`surplus(?:es)?|deficits?|net lending|net borrowing|births?|deaths?|marriages?|divorces?|natural (?:increase|change|growth)|migration|immigration|emigration|arrivals?|departures?|overnight stays|nights|visits?|visitors|` +
		`tourists|admissions|discharges|passengers|travell?ers|trips|journeys|flights|freight|cargo|throughput|traffic|(?:passenger|tonne|ton) (?:kilomet(?:re|er)s|miles|km)|` +
		`completions|completed|starts|started|deliver(?:y|ies)|delivered|shipments?|consumption|consumed|generation|generated|electricity|energy supply|extraction|extracted|` +
		`fixed (?:asset|capital) investment|investments? in fixed assets|capital formation|capacity additions|tax(?:es)?|contributions|subsid(?:y|ies)|transfers|remittances|compensation|profits?|loss(?:es)?|dividends|` +
		`payments?|transactions|purchases?|issuance|granted|awarded|emissions?|emitted|rainfall|precipitation|snowfall|sunshine|accidents?|crimes?|offen[cs]es|homicides?|murders|thefts|burglar(?:y|ies)|` +
		`arrests|convictions|injured|killed|fatalit(?:y|ies)|casualties|hospitali[sz]ations|operations|surgeries|vaccinations|abortions|adoptions|graduates|applications|naturali[sz]ations|` +
		`paid|received|spent|raised|collected|traded|carried|transported|handled|mined|felled|recycled|treated|admitted|born|hires|hirings|separations|layoffs|dismissals|redundancies|strikes|hours|days lost|bankruptc(?:y|ies)|insolvenc(?:y|ies)|votes|harvests?|harvested|crops?|catch(?:es)?|landings|slaughter(?:ings|ed)?|` +
		`additions|inflows?|outflows?|flows?|disbursements|repayments|redemptions|depreciation|waste|parcels|downloads|donations|attendances?|spectators|medals|new orders|orders received|incoming orders|` +
		`new (?:car|vehicle|passenger|business|dwelling|house|home|company|student|loans|lending|cases|infections|vehicles|cars|registrations|entrants|dwellings|houses|homes|businesses|enterprises|companies|` +
		`jobs|capacity|users|subscribers|members)`
	germanStocks = `bevölkerung|einwohner(?:zahl)?|einwohnerinnen|bestand|bestände|schulden|schuldenstand|einlagen|kredite?|darlehen|vermögen|reserven|geldmenge|kapazität(?:en)?|beschäftigte[nr]?|beschäftigung|` +
		`erwerbstätige[nr]?|erwerbspersonen|arbeitslose[nr]?|arbeitskräfte|offene stellen|haushalte|mitglieder|versicherte[nr]?|rentner|empfänger|studierende[nr]?|schüler|lehrkräfte|ärzte|betten|unternehmen|betriebe|rinder|schweine`
	germanFlows = `umsatz|umsätze|erlöse?|einnahmen|ausgaben|aufwendungen|erträge|einkommen|bip|inlandsprodukt|wertschöpfung|produktion|erzeugung|ausfuhr(?:en)?|einfuhr(?:en)?|exporte?|importe?|handel|` +
		`bilanzsaldo|überschuss|defizit|finanzierungssaldo|geburten|geborene|sterbefälle|gestorbene|todesfälle|eheschließungen|scheidungen|zuzüge|fortzüge|zuwanderung|abwanderung|wanderungssaldo|ankünfte|übernachtungen|` +
		`fahrgäste|fluggäste|passagiere|beförderte|umschlag|neuzulassungen|baugenehmigungen|fertigstellungen|auftragseingang|auftragseingänge|lieferungen|absatz|verkäufe|verbrauch|konsum|anlageinvestitionen|` +
		`steuern|beiträge|subventionen|arbeitnehmerentgelt|gewinne?|verluste?|zahlungen|käufe|emissionen|niederschlag|niederschläge|unfälle|verletzte|getötete|straftaten|neuinfektionen|impfungen|absolventen|studienanfänger|` +
		`asylanträge|einbürgerungen|entlassungen|arbeitsstunden|arbeitsvolumen|insolvenzen|gründungen|stimmen|ernte|erntemenge|schlachtungen|zugänge|abgänge|zuflüsse|abflüsse|verkauft|verkaufte[nr]?|produzierte[nr]?|gezahlte[nr]?|behandelte[nr]?|neugeschäft|abfälle|besuche`
	chineseStocks = `人口|年末|期末|季末|月末|余额|存款|贷款|债务|负债|资产|储备|货币供应量|库存|存栏|保有量|从业人员|就业|职工|失业人员|在校|用户|会员|床位|装机|容量|企业数|单位数|户数|净值`
	chineseFlows  = `出生人口|死亡人口|销售|零售总额|营业收入|收入|支出|生产总值|增加值|产量|产值|出口|进口|贸易|顺差|逆差|出生|死亡|结婚|离婚|迁入|迁出|自然增长|旅客|游客|人次|客运量|货运量|周转量|吞吐量|竣工|开工|消费|发电|用电量|用水量|` +
		`固定资产投资|税收|利润|亏损|排放|降水|事故|新增[^ ]*|增量|招生|毕业生|成交|出栏|发放|订单|工时`

	// atDate are words for a date, which leave no doubt.
	atDate = `outstanding|at (?:the )?(?:end|beginning|start) of|at end|by the end of|end of (?:the )?(?:period|year|quarter|month)|(?:year|quarter|month|mid) (?:end|year)|as of|as at|` +
		`(?:on|at) (?:\d{1,2} )?(?:january|march|april|june|july|september|october|december)(?: \d{1,2})?|in (?:force|circulation|use|stock|storage)|on hand|stocks? of|cumulative|cumulated|to date|` +
		`stichtag|am (?:jahresende|quartalsende|monatsende|ende)|ende (?:des|der)|(?:am|zum) \d{1,2}`
)

var (
	amountsInTime = pattern.Lazy(` (?:(` + apart(stockWords) + `)|(` + apart(flowWords) + `)) | \pL*(?:(` + apart(germanStocks) + `)|(` + apart(germanFlows) + `)) |(` + chineseStocks + `)|(` + chineseFlows + `)`)
	amountsAtDate = pattern.Lazy(` (?:` + apart(atDate) + `) |年末|期末|季末|月末|余额|累计`)
)

// apart are patterns of words that have two blanks between them, as spaced writes them.
func apart(words string) string { return strings.ReplaceAll(words, " ", "  ") }

// spaced are the words of a text in small letters, each between two blanks of its own.
func spaced(text string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(" " + w + " ")
	}
	return b.String()
}

// pastHead begin what is said of the head of a phrase: deaths in the population are deaths.
var pastHead = []string{
	"of", "in", "by", "to", "from", "for", "at", "on", "with", "among", "within", "between", "per",
	"von", "vom", "der", "des", "in", "im", "nach", "aus", "für", "mit", "bei", "am", "zum", "zur", "je", "auf",
}

// saidInTime is what words say of amounts.
type saidInTime struct{ stock, flow bool }

func (a saidInTime) and(b saidInTime) saidInTime {
	return saidInTime{a.stock || b.stock, a.flow || b.flow}
}

// nature is what the words agree on; Amount for no words, and for those that do not agree.
func (a saidInTime) nature() data.Nature {
	switch {
	case a.stock == a.flow:
		return data.Amount
	case a.stock:
		return data.Stock
	}
	return data.Flow
}

// StockOrFlow is whether amounts are of a time or at a date, by the words of the title and of the
// unit, or else by those of all names; Amount where they do not say it.
func StockOrFlow(title string, fig *data.Figure) data.Nature {
	said := saying{text: title}.said().and(saying{text: fig.Unit.Noun, unit: true}.said())
	if said != (saidInTime{}) {
		return said.nature()
	}
	for i, s := range fig.Series {
		switch of := (saying{text: s.Name}).said(); {
		case i == 0:
			said = of
		case of != said:
			return data.Amount
		}
	}
	return said.nature()
}

// sayings are texts that were looked at: units, titles and names of series come again in many
// figures, in all rows of a batch and in all files of a run.
var sayings struct {
	sync.Mutex
	said map[saying]saidInTime
}

// saying is a unit, or else a title or a name.
type saying struct {
	text string
	unit bool
}

// How many texts are kept, and how long these are, in bytes.
const (
	mostSayings   = 4096
	longestSaying = 256
)

// said is what a text says, found once.
func (s saying) said() saidInTime {
	sayings.Lock()
	said, ok := sayings.said[s]
	sayings.Unlock()
	if ok {
		return said
	}
	if said = s.find(); len(s.text) > longestSaying {
		return said
	}
	sayings.Lock()
	defer sayings.Unlock()
	if sayings.said == nil || len(sayings.said) == mostSayings {
		sayings.said = map[saying]saidInTime{}
	}
	sayings.said[s] = said
	return said
}

// find is what the parts of a title say, or a unit.
func (s saying) find() saidInTime {
	if s.unit {
		return saidOfHead(spaced(s.text))
	}
	said := saidInTime{stock: amountsAtDate().MatchString(spaced(s.text))}
	title := strings.ReplaceAll(strings.ReplaceAll(s.text, " and ", ", "), " und ", ", ")
	for _, part := range strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune(",:;()（）、，：；–—/", r) }) {
		said = said.and(saidOfHead(spaced(part)))
	}
	return said
}

// saidOfHead is what the head of a phrase says, which is the last of the words before what is
// said of it; where it says nothing, as in the number of births, that of what follows.
func saidOfHead(phrase string) (said saidInTime) {
	end := len(phrase)
	for _, m := range amountsInTime().FindAllStringSubmatchIndex(phrase, -1) {
		if m[0] >= end {
			break
		}
		if said == (saidInTime{}) {
			end = headEnd(phrase, m[1])
		}
		flow := m[4] >= 0 || m[8] >= 0 || m[12] >= 0
		said = saidInTime{stock: !flow, flow: flow}
	}
	return said
}

// headEnd is where the words that begin a further phrase stand after a place; the end of the text
// where there are none.
func headEnd(phrase string, from int) int {
	end := len(phrase)
	for _, word := range pastHead {
		if i := strings.Index(phrase[from:], " "+word+" "); i >= 0 {
			end = min(end, from+i)
		}
	}
	return end
}
