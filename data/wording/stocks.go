package wording

import (
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/internal/memo"
	"briefing/data/internal/pattern"
)

// Amounts are of a time or at a date. What a title, a noun or a name says of it follows from the
// words in it: those below, each of which may be the end of a longer German one where it says so.
// Words that are said of both, such as vehicles, loans and investment of some kinds, are in neither
// list: of these the file has to say it.
const (
	stockWords = `population|populations|inhabitant|inhabitants|resident|residents|citizen|citizens|household|households|dwelling stock|housing stock|livestock|stock|stocks` +
		`|stockpile|stockpiles|inventory|inventories|holding|holdings|debt|debts|liability|liabilities|deposit|deposits|loan|loans|credit|credits|mortgage|mortgages|asset|assets` +
		`|reserve|reserves|money supply|monetary base|wealth|net worth|capitalisation|capitalization|position|backlog|backlogs|unfilled orders|order book|order books|capacity` +
		`|capacities|storage|employment|employed|engaged|employees|unemployment|unemployed|jobless|jobs|vacancy|vacancies|workforce|labor force|labour force|workers|staff|personnel` +
		`|headcount|pensioners|recipients|beneficiaries|claimants|subscriber|subscribers|subscription|subscriptions|member|members|membership|memberships|user|users|students|pupils` +
		`|enrolment|enrolments|enrollment|enrollments|enrolled|teachers|doctors|physicians|nurses|beds|enterprises|companies|firms|establishments|farms|fleet|fleets|cattle|pigs` +
		`|sheep|herd|herds|prisoners|refugees|balance sheet|balance sheets`
	flowWords = `sales|sold|turnover|revenue|revenues|receipts|income|proceeds|fees|expenditure|expenditures|expense|expenses|spending|outlay|outlays|gdp|gross domestic product` +
		`|gross national product|gross national income|gni|value added|output|production|produced|manufactured|export|exports|exported|import|imports|imported|trade|trade balance` +
		`|budget balance|fiscal balance|primary balance|balance of trade|balance of payments|current account|surplus|surpluses|deficit|deficits|net lending|net borrowing|birth` +
		`|births|death|deaths|marriage|marriages|divorce|divorces|natural increase|natural change|natural growth|migration|immigration|emigration|arrival|arrivals|departure` +
		`|departures|overnight stays|nights|visit|visits|visitors|tourists|admissions|discharges|passengers|travelers|travellers|trips|journeys|flights|freight|cargo|throughput` +
		`|traffic|passenger kilometres|passenger kilometers|passenger miles|passenger km|tonne kilometres|tonne kilometers|tonne miles|tonne km|ton kilometres|ton kilometers` +
		`|ton miles|ton km|completions|completed|starts|started|delivery|deliveries|delivered|shipment|shipments|consumption|consumed|generation|generated|electricity|energy supply` +
		`|extraction|extracted|fixed asset investment|fixed capital investment|investment in fixed assets|investments in fixed assets|capital formation|capacity additions|tax|taxes` +
		`|contributions|subsidy|subsidies|transfers|remittances|compensation|profit|profits|loss|losses|dividends|payment|payments|transactions|purchase|purchases|issuance|granted` +
		`|awarded|emission|emissions|emitted|rainfall|precipitation|snowfall|sunshine|accident|accidents|crime|crimes|offences|offenses|homicide|homicides|murders|thefts|burglary` +
		`|burglaries|arrests|convictions|injured|killed|fatality|fatalities|casualties|hospitalisations|hospitalizations|operations|surgeries|vaccinations|abortions|adoptions` +
		`|graduates|applications|naturalisations|naturalizations|paid|received|spent|raised|collected|traded|carried|transported|handled|mined|felled|recycled|treated|admitted|born` +
		`|hires|hirings|separations|layoffs|dismissals|redundancies|strikes|hours|days lost|bankruptcy|bankruptcies|insolvency|insolvencies|votes|harvest|harvests|harvested|crop` +
		`|crops|catch|catches|landings|slaughter|slaughterings|slaughtered|additions|inflow|inflows|outflow|outflows|flow|flows|disbursements|repayments|redemptions|depreciation` +
		`|waste|parcels|downloads|donations|attendance|attendances|spectators|medals|new orders|orders received|incoming orders|new car|new vehicle|new passenger|new business` +
		`|new dwelling|new house|new home|new company|new student|new loans|new lending|new cases|new infections|new vehicles|new cars|new registrations|new entrants|new dwellings` +
		`|new houses|new homes|new businesses|new enterprises|new companies|new jobs|new capacity|new users|new subscribers|new members`
	germanStocks = `bevölkerung|einwohner|einwohnerzahl|einwohnerinnen|bestand|bestände|schulden|schuldenstand|einlagen|kredit|kredite|darlehen|vermögen|reserven|geldmenge` +
		`|kapazität|kapazitäten|beschäftigte|beschäftigten|beschäftigter|beschäftigung|erwerbstätige|erwerbstätigen|erwerbstätiger|erwerbspersonen|arbeitslose|arbeitslosen` +
		`|arbeitsloser|arbeitskräfte|offene stellen|haushalte|mitglieder|versicherte|versicherten|versicherter|rentner|empfänger|studierende|studierenden|studierender|schüler` +
		`|lehrkräfte|ärzte|betten|unternehmen|betriebe|rinder|schweine`
	germanFlows = `umsatz|umsätze|erlös|erlöse|einnahmen|ausgaben|aufwendungen|erträge|einkommen|bip|inlandsprodukt|wertschöpfung|produktion|erzeugung|ausfuhr|ausfuhren` +
		`|einfuhr|einfuhren|export|exporte|import|importe|handel|bilanzsaldo|überschuss|defizit|finanzierungssaldo|geburten|geborene|sterbefälle|gestorbene|todesfälle` +
		`|eheschließungen|scheidungen|zuzüge|fortzüge|zuwanderung|abwanderung|wanderungssaldo|ankünfte|übernachtungen|fahrgäste|fluggäste|passagiere|beförderte|umschlag` +
		`|neuzulassungen|baugenehmigungen|fertigstellungen|auftragseingang|auftragseingänge|lieferungen|absatz|verkäufe|verbrauch|konsum|anlageinvestitionen|steuern|beiträge` +
		`|subventionen|arbeitnehmerentgelt|gewinn|gewinne|verlust|verluste|zahlungen|käufe|emissionen|niederschlag|niederschläge|unfälle|verletzte|getötete|straftaten` +
		`|neuinfektionen|impfungen|absolventen|studienanfänger|asylanträge|einbürgerungen|entlassungen|arbeitsstunden|arbeitsvolumen|insolvenzen|gründungen|stimmen|ernte` +
		`|erntemenge|schlachtungen|zugänge|abgänge|zuflüsse|abflüsse|verkauft|verkaufte|verkauften|verkaufter|produzierte|produzierten|produzierter|gezahlte|gezahlten|gezahlter` +
		`|behandelte|behandelten|behandelter|neugeschäft|abfälle|besuche`
	chineseStocks = `人口|年末|期末|季末|月末|余额|存款|贷款|债务|负债|资产|储备|货币供应量|库存|存栏|保有量|从业人员|就业|职工|失业人员|在校|用户|会员|床位|装机|容量|企业数|单位数|户数|净值`
	chineseFlows  = `出生人口|死亡人口|销售|零售总额|营业收入|收入|支出|生产总值|增加值|产量|产值|出口|进口|贸易|顺差|逆差|出生|死亡|结婚|离婚|迁入|迁出|自然增长|旅客|游客|人次|客运量|货运量|周转量|吞吐量|竣工|开工|消费|发电|用电量|用水量|` +
		`固定资产投资|税收|利润|亏损|排放|降水|事故|新增[^ ]*|增量|招生|毕业生|成交|出栏|发放|订单|工时`

	// atDate are phrases for a date, which leave no doubt; 0 is a day of a month.
	atDate = `outstanding|at end of|at beginning of|at start of|at the end of|at the beginning of|at the start of|at end|by the end of|end of period|end of year|end of quarter` +
		`|end of month|end of the period|end of the year|end of the quarter|end of the month|year end|quarter end|month end|mid year|as of` +
		`|as at|on january|on march|on april|on june|on july|on september|on october|on december|on 0 january|on 0 march|on 0 april|on 0 june|on 0 july|on 0 september|on 0 october` +
		`|on 0 december|at january|at march|at april|at june|at july|at september|at october|at december|at 0 january|at 0 march|at 0 april|at 0 june|at 0 july|at 0 september` +
		`|at 0 october|at 0 december|in force|in circulation|in use|in stock|in storage|on hand|stock of|stocks of|cumulative|cumulated|to date|stichtag|am jahresende` +
		`|am quartalsende|am monatsende|am ende|ende der|ende des|am 0|zum 0`
)

var (
	inEnglish = phrasesOf(stockWords, flowWords)
	inGerman  = phrasesOf(germanStocks, germanFlows)
	inChinese = pattern.New(`(` + chineseStocks + `)|(` + chineseFlows + `)`)
	ofDates   = phrasesOf(atDate, "")
)

// datesInChinese are the words for a date in Chinese.
var datesInChinese = []string{"年末", "期末", "季末", "月末", "余额", "累计"}

// opening are names of an amount at the start or at the end of a period, and of its change, which belong
// to the account of that period: what was there, came and went is what is left.
var opening = pattern.New(`(?i)^(?:the )?(?:beginning|opening|initial|starting|ending|closing|final|carry[- ]?(?:in|over|out|forward))(?: \pL+)?(?: (?:stocks?|inventor(?:y|ies)|balances?|population|supply|storage)\b|$)` +
	`|^(?:changes?|variations?|increase|decrease|build|draw|drawdown)s? (?:in|of|from) (?:\pL+ )?(?:stocks?|inventor(?:y|ies))\b|^(?:stocks?|inventory) (?:changes?|variations?|withdrawals?|build|draw)\b` +
	`|^(?:stocks?|inventories|population) (?:at|on) (?:the )?(?:start|beginning|opening|1 january)\b|^(?:anfangs|end|schluss)best(?:and|ände)\b|^bestandsveränderung|^(?:期初|期末)(?:库存|存货|余额)|^库存变动`)

// InAccount reports the name of a stock that belongs to the account of a period, with its flows: opening
// stocks, production and imports are the supply.
func InAccount(name string) bool { return opening.MatchString(strings.TrimSpace(name)) }

// changed are words for what has come to stocks or gone from them, which is of its period.
var changed = pattern.New(`(?i)\b(?:chang|variation|increase|decrease|build|draw|withdraw)|veränderung|变动`)

// StockInAccount reports such a name of what the next period has again.
func StockInAccount(name string) bool { return InAccount(name) && !changed.MatchString(name) }

// spaced are the words of a text in small letters, each between two blanks of its own, with 0 for
// a number of one or two digits.
func spaced(text string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) <= 2 && strings.Trim(w, "0123456789") == "" {
			w = "0"
		}
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

var sayings memo.Memo[saying, saidInTime]

// saying is a unit, or else a title or a name.
type saying struct {
	text string
	unit bool
}

// said is what a text says, found once.
func (s saying) said() saidInTime {
	if len(s.text) > memo.Longest {
		return s.find()
	}
	return sayings.Of(s, saying.find)
}

// find is what the parts of a title say, or a unit.
func (s saying) find() saidInTime {
	if s.unit {
		return saidOfHead(spaced(s.text))
	}
	if InAccount(s.text) && !StockInAccount(s.text) {
		return saidInTime{flow: true} // changes in stocks
	}
	said := saidInTime{stock: saysDate(spaced(s.text))}
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
	for m := range mentions(phrase) {
		if m.from >= end {
			break
		}
		if said == (saidInTime{}) {
			end = headEnd(phrase, m.to)
		}
		said = saidInTime{stock: !m.flow, flow: m.flow}
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
