package wording

import (
	"slices"
	"strings"
	"unicode"

	"briefing/data"
	"briefing/data/internal/memo"
	"briefing/data/internal/pattern"
)

// Words that say on which side amounts are, in small letters. What stands under later names is
// looked for first: not seasonally adjusted before seasonally adjusted.
const (
	unadjusted = `\b(?:not (?:been )?(?:seasonally )?adjusted(?: for (?:the )?season(?:ality|al (?:effects?|variations?|factors|influences?)|s)?)?|(?:seasonally )?unadjusted|non[- ]?seasonally adjusted|nsa|(?:without|before|no) seasonal adjustment|raw (?:data|series)|` +
		`nicht (?:saison|kalender)\w*bereinigt\w*|unbereinigt\w*|original(?:wert|reihe)\w*|ursprungswert\w*)\b|(?:未经?|没有?)季节?(?:性)?调整?|季节调整前|未季调|原始(?:数据|序列)`
	adjusted = `\b(?:seasonally(?:,? and (?:calendar|working[- ]day|trading[- ]day))?(?:,)? adjusted|(?:calendar|working[- ]day|trading[- ]day) and seasonally adjusted|seasonal(?:ly)?[- ]adjusted|adjusted for (?:the )?season(?:ality|al (?:effects?|variations?|factors|influences?|patterns?)|s)?(?: and (?:the )?(?:calendar|working[- ]day|trading[- ]day)(?: effects?| variations?)?)?|` +
		`adjusted for (?:calendar|working[- ]day|trading[- ]day)(?: effects?)? and season(?:ality|al)(?: effects?| variations?)?|deseasonali[sz]ed|saar|` +
		`(?:kalender- und )?saison(?:- und (?:kalender|arbeitstäglich))?\w*bereinigt\w*|saisonbereinigung)\b|(?:经|已)?季节(?:性)?调整后?|季调后?`
	constant = `\bconstant (?:\(?\d{4}\)? )?us\$|\b(?:(?:at |in |at the )?(?:constant|fixed|chained|previous[- ]year'?s?) (?:\(?\d{4}\)? )?(?:local |international )?(?:prices|us dollars|dollars|euros?|pounds|yuan|ppp|lcu)|` +
		`(?:at|in) \d{4} (?:prices|dollars|euros|pounds)|chain(?:ed)?[- ]linked(?: volumes?)?|chained volumes?|chain[- ]volumes?(?: measures?)?|cvm|in real terms|inflation[- ]adjusted|(?:adjust(?:ed|ing)|allow(?:ed|ing)) for inflation|after taking (?:out|account of) inflation|net of inflation|deflated|` +
		`preisbereinigt\w*|inflationsbereinigt\w*|(?:nach )?abzug der (?:inflation|teuerung)|(?:in )?konstante[nr]? preise?n?|in preisen (?:von|des jahres) \d{4}|verkettet\w*(?: volumen\w*)?)\b|不变价格?|可比价格?|链式(?:物量|价格)?|\bafter inflation(?:[,.;:)]|$)|(?:剔除|扣除)(?:价格|物价|通胀|通货膨胀)(?:因素|影响)?`
	current = `\bcurrent us\$|\b(?:(?:at |in )?current (?:local |international )?(?:prices|us dollars|dollars|euros?|pounds|yuan|ppp|lcu)|in nominal terms|not (?:deflated|adjusted for inflation)|` +
		`(?:in )?(?:jeweilige|laufende)[nr]? preise?n?)\b|现价|当年价格?|当期价格?`
	ownPeriod  = `\b(?:not|non|un)[- ]?annuali[sz]ed\b|\bnicht (?:annualisiert|auf(?:s| das) jahr hochgerechnet)\w*|(?:未|非|不)(?:折)?年(?:化|率)`
	annualised = `\bannuali[sz]ed\b|\bat (?:an )?annual rates?\b|\bannualisiert\w*|\bauf(?:s| das) jahr hochgerechnet\w*|(?:折)?年率|年化`
	realTerms  = `\breal(?: (?:(?:average|mean|median|total|regular|hourly|weekly|monthly|annual|disposable|household|gross|net|minimum|per capita) )*(?:gdp|gni|gross domestic product|national income|income|incomes|wages?|earnings|pay|exports|imports|consumption|spending|expenditure|growth|value added|output|sales|turnover)\b|$)|` +
		`\breale[rsn]?\b|\breal(?:löhne?|lohn|einkommen|verdienste?)\b|^real\b[,:)]|实际(?:gdp|工资|收入|国内生产总值|增加值|值$)|^实际$`
	nominal    = `\bnominale?[rsn]?\b|\bnominell\w*|名义`
	grossWords = `\bgross\b(?: (?:domestic|national|fixed|capital|value)\b)?|\bbefore (?:taxes|tax|depreciation|deductions)\b|\bbrutto\w*|\bvor steuern\b|税前|毛(?:额|利|投资|值)`
	// parities and marketRates stand beside the words of other sides: constant 2017 PPP dollars.
	parities    = `[, (]*\b(?:(?:at |in )?purchasing[- ]power[- ](?:parity|parities)|(?:at |in )?ppps?|international dollars?|kaufkraftparität\w*|kaufkraftstandards?|kkp|kks)\b\)?|购买力平价`
	marketRates = `[, (]*\b(?:at |in )?(?:market|official|current|actual) exchange rates\b\)?|\b(?:zu |in )?(?:markt|offiziellen )wechselkursen?\b|市场汇率`
	// notDeflated has words of constant prices in it.
	notDeflated = `\b(?:not|before|without|un)[- ]?(?:deflated|deflating|(?:adjust(?:ed|ing|ment)|allow(?:ed|ing)) for inflation|inflation adjustment|taking (?:out|account of) inflation)\b|\b(?:nicht|vor) (?:preis|inflations)bereinig\w*|\bohne abzug der (?:inflation|teuerung)|未(?:剔除|扣除)(?:价格|物价|通胀|通货膨胀)(?:因素|影响)?`
	// chainedWords say it of what is said to be at constant prices.
	chainedWords = `\b(?:chained|chain(?:ed)?[- ]linked|chain[- ]volumes?|cvm|verkettet\w*)\b|链式`
	netWords     = `\bnet\b(?: (?:of|domestic|national|fixed|capital|value)\b)?|\bafter (?:taxes|tax|depreciation|deductions)\b|\bnetto\w*|\bnach steuern\b|税后|净(?:额|利|投资|值)?`
)

// sided are the words of each side; of what a text says for one, later ones are not looked for.
var sided = [...]struct {
	side data.Aspect
	said *pattern.Pattern
}{
	{data.Unadjusted, pattern.New(unadjusted)}, {data.Adjusted, pattern.New(adjusted)},
	{data.OwnPeriod, pattern.New(ownPeriod)}, {data.Annualised, pattern.New(annualised)},
	{data.CurrentPrices, pattern.New(notDeflated)}, {data.ConstantPrices, pattern.New(constant)}, {data.CurrentPrices, pattern.New(current)},
	{data.Real, pattern.New(realTerms)}, {data.Nominal, pattern.New(nominal)},
	{data.Gross, pattern.New(grossWords)}, {data.Net, pattern.New(netWords)},
}

// converted are the words for rates at which amounts of money are converted, which are looked for last.
var converted = [...]struct {
	side data.Aspect
	said *pattern.Pattern
}{{data.Parities, pattern.New(`(?i)` + parities)}, {data.MarketRates, pattern.New(`(?i)` + marketRates)}}

// realAlone is the word itself in what is found for realTerms, which names what is real, too.
var realAlone = pattern.New(`^(?:reale[rsn]?\b|real|实际)`)

var saidChained = pattern.New(chainedWords)

// anySide are parts of words, without one of which no text says anything of a side.
var anySide = []string{
	"adjust", "season", "nsa", "saar", "raw ", "saison", "bereinigt", "original", "ursprung", "季", "原始", "constant", "fixed", "chain", "price", "preis", "inflation", "teuerung", "通胀", "通货", "terms", "deflated", "dollars", "euros", "pounds",
	"verkettet", "链", "cvm", "价", "物价", "current", "us$", "ppp", "lcu", "real", "实际", "nomin", "名义", "gross", "net", "before", "after", "brutto", "steuern", "税", "毛", "净", "annual", "hochgerechnet", "年率", "年化", "purchas", "international dollar", "exchange rates", "kaufkraft", "kkp", "kks", "wechselkurs", "购买力", "汇率",
}

var bases memo.Memo[string, data.Basis]

// BasisOf is what a title, a unit or a name says of amounts: at which prices, adjusted, gross or net.
func BasisOf(text string) data.Basis {
	text = strings.ToLower(text)
	if len(text) > memo.Longest || !slices.ContainsFunc(anySide, func(part string) bool { return strings.Contains(text, part) }) {
		return data.Basis{}
	}
	return bases.Of(text, findBasis)
}

// findBasis takes the words of each side out of a text, and keeps what is left.
func findBasis(text string) (b data.Basis) {
	whole := text
	for _, s := range sided {
		left := s.said.ReplaceAllStringFunc(text, func(said string) string {
			if s.side == data.Real {
				return " " + realAlone.ReplaceAllString(said, "")
			}
			return " "
		})
		if left != text {
			b.Aspects |= s.side
			text = left
		}
	}
	for _, s := range converted {
		if s.said.MatchString(whole) {
			b.Aspects |= s.side
			text = s.said.ReplaceAllString(text, " ")
		}
	}
	if b.Aspects = b.Aspects.Decided(); b.Aspects&data.ConstantPrices != 0 && saidChained.MatchString(whole) {
		b.Aspects |= data.Chained
	}
	b.Of = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;:()（），：；–—-/的", r) }), " ")
	return b
}

// Unconverted is a title without the words for the rates at which its amounts are converted: what is at
// exchange rates is none.
func Unconverted(title string) string {
	for _, s := range converted {
		title = s.said.ReplaceAllString(title, " ")
	}
	return title
}

// BasisOfNote is what a note says of all numbers that it stands at: what one of its sentences, or a
// part of one, says alone.
func BasisOfNote(note string) (sides data.Aspect) {
	for _, part := range strings.FieldsFunc(note, func(r rune) bool { return strings.ContainsRune(".,;:()。，；（）", r) }) {
		if b := BasisOf(strings.TrimSpace(part)); b.Of == "" || wholly(b.Of) {
			sides |= b.Aspects
		}
	}
	return sides.Decided()
}

// wholly reports what is no more than the frame of a statement on all numbers.
func wholly(rest string) bool { return framed.MatchString(rest) }

var framed = pattern.New(`^(?:(?:the |all |these |both )?(?:numbers|figures|data|series|values|estimates|statistics|results|amounts|rates|changes)?(?: shown| here| published)?(?: (?:are|is|have|has|been|were|in|at|on))*(?: a| an)?(?: basis)?` +
	`|(?:quarterly|monthly|weekly|annual) (?:numbers|figures|data|series|values|rates|changes)(?: (?:are|at|in|have|been))*|(?:quarterly |monthly )?(?:and|for|at|in|effects?|variations?|influences?|annual rates?| )*` +
	`|(?:alle |die )*(?:zahlen|daten|werte|angaben|ergebnisse|reihen?|quoten)?(?: (?:sind|wurden|in))*|(?:所有|全部)?(?:数据|数字)?(?:均|都|已)*(?:为|按|经过?)?(?:计算)?(?:的)?(?:数据|数字|数值|结果)?)$`)

// Aspects are those that texts of a figure say that its amounts are on, at a date or of a period
// included.
func Aspects(title, unit, note string) data.Basis {
	b := BasisOf(title).Or(BasisOf(unit).Aspects).Or(BasisOfNote(note))
	if b.Of == "" { // the title itself says nothing of it
		b.Of = strings.ToLower(title)
	}
	said := saying{text: title}.said().and(saying{text: unit, unit: true}.said())
	b.Aspects |= said.sides()
	return b
}

// OfName is what the name of a series or category says of its amounts.
func OfName(name string) data.Basis {
	b := BasisOf(name)
	b.Aspects |= (saying{text: name}).said().sides()
	return b
}

func (a saidInTime) sides() (s data.Aspect) {
	if a.stock {
		s |= data.AtDate
	}
	if a.flow {
		s |= data.InPeriod
	}
	return s
}

// OneThing reports whether the amounts of two bases may be one thing on two of them: nominal and real
// exports. Where a text says nothing of what is measured they may. Of two texts one may say more of it,
// such as exports of goods, but not where it is; strictly they say the same.
func OneThing(a, b data.Basis, strictly bool) bool {
	x, y := Stems(strings.ReplaceAll(a.Of, "gdp", "product")), Stems(strings.ReplaceAll(b.Of, "gdp", "product"))
	if len(x) > len(y) {
		a, b, x, y = b, a, y, x
	}
	placed := Stems(afterPlace.FindString(b.Of))
	for word := range y {
		if !x[word] && (placed[word] || strictly && !saysNoMore[word]) {
			return len(x) == 0
		}
	}
	return Common(x, y) == len(x)
}

// afterPlace is what names a place, and saysNoMore are stems that tell no two things apart.
var (
	afterPlace = pattern.New(` (?:in|im)(?: the| der| den| dem)? .+$`)
	saysNoMore = map[string]bool{"gross": true, "domest": true, "produc": true, "total": true, "people": true, "person": true, "number": true, "level": true, "levels": true, "index": true, "data": true, "the": true, "all": true,
		"volume": true, "value": true, "quarte": true, "monthl": true, "annual": true, "series": true, "anzahl": true, "zahl": true, "der": true, "insges": true}
)

// stemLength is how many letters of a word are compared: renewables are renewable.
const stemLength = 6

// Stems are the beginnings of the words of a text, but for those that say at which prices it is or
// whether it is adjusted, and each two signs of Chinese that stand together.
func Stems(text string) map[string]bool {
	if b := BasisOf(text); b.Aspects&(data.CurrentPrices|data.ConstantPrices|data.Adjusted|data.Unadjusted) != 0 {
		text = b.Of // output per head at current prices is none per current price
	}
	all := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		runes := []rune(word)
		switch {
		case unicode.Is(unicode.Han, runes[0]):
			for i := range len(runes) - 1 {
				all[string(runes[i:i+2])] = true
			}
		case len(runes) > 2:
			all[string(runes[:min(len(runes), stemLength)])] = true
		}
	}
	return all
}

// Common is how many stems two texts have in common.
func Common(a, b map[string]bool) (n int) {
	for word := range a {
		if b[word] {
			n++
		}
	}
	return n
}
