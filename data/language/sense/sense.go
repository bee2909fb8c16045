// Package sense knows what words of the languages of the program say of the numbers beside them.
package sense

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Sense is what a word of a text says of the numbers beside it.
type Sense uint8

// The senses. A phrase is of the first that is listed for it; None is that of all other words, and of
// phrases that begin like one with a sense and have none.
const (
	None       Sense = iota
	Rises            // verbs and nouns of a movement: rose, increase
	Falls            //
	RisesTo          // the same with their preposition, in one word
	FallsTo          //
	Turns            // a verb whose direction its particle at the end of the clause says: nahm ... zu
	TurnsUp          // such a particle
	TurnsDown        //
	Up               // adverbs of one, which need a number right after them
	Down             //
	Widens           // away from zero, whatever the sign
	Narrows          //
	Improves         // towards the better, whichever that is
	Worsens          //
	Exceeds          // of two things, one by how much the other
	Doubles          // times two, and so on
	Trebles          //
	Quadruples       //
	Halves           //
	Unchanged        //
	Higher           // comparatives
	Lower            //
	Highest          // superlatives
	Lowest           //
	Second           // the next of these: the second largest
	Third            //
	Among            // one of these
	After            // but for those that are named
	By               // prepositions of how much, and from and to what
	To               //
	From             //
	OfSense
	In            //
	Since         //
	Between       //
	Than          // what is compared with follows
	And           // another clause may follow
	Filler        // words that may stand between a verb and its number
	Not           // negations, and conditions
	Long          // a comparison with a time before the period just before
	Yearly        // for each year
	OnYear        // on the year before
	OnPrevious    // on the quarter or the month before
	AnnualRate    // what a part of a year comes to in a whole one
	Is            // words between what is named and its number
	MoreThan      //
	LessThan      //
	Almost        //
	Majority      // shares in words
	Half          //
	OneThird      //
	OneQuarter    //
	OneFifth      //
	OneTenth      //
	TwoThirds     //
	ThreeQuarters //
	Surely        // a difference that is more than chance
	Tested        // the same, by a test
	MedianOf      //
	AverageOf     //
	PointsName    // percentage points
)

// senses are the phrases of each sense in each language, with | between them.
var senses = map[string]map[Sense]string{
	"en": {
		None: `without a pause|without pause|without interruption|without a break|without exception|every single year|up to|twice a year|twice a week|twice daily|make up|makes up|made up|set up|ups and downs|rising star|fall season|at most|most of the|at least|the most recent|the most important|the most likely|the least developed|the most common` +
			`|the third quarter|the fourth quarter|the second quarter|the first quarter|third quarter|second quarter|last quarter|high income|low income|rising prices|falling prices|loss of|other than|rather than|a year of|per year of|led to|leads to|leading to|amounted to|amounts to|came to|comes to|contributed to|contributes to|corresponds to|according to|due to|owing to|thanks to|similar to|related to|belong to|belongs to|limited to|access to|equal to|close to|next to|cut off|cuts to|no more than|no less than|a third party|a third time|a third way|a third country|a third person|half a million|half a billion|half year|half time|half an hour|half a year|half the time`,
		Rises: `rose|rise|rises|rising|risen|increase|increases|increased|increasing|grew|grow|grows|growing|grown|climb|climbs|climbed|climbing|jump|jumps|jumped|surge|surges|surged|soar|soars|soared|gain|gains|gained|went up|goes up|gone up|going up` +
			`|expand|expands|expanded|advance|advances|advanced|accelerate|accelerates|accelerated|quickened|picked up|rebound|rebounded|rebounds|recovered|raise|raised|raises|lifted|boosted|added`,
		Falls: `fell|fall|falls|falling|fallen|decrease|decreases|decreased|decreasing|decline|declines|declined|declining|drop|drops|dropped|dropping|shrank|shrunk|shrink|shrinks|contracted|contracts|dip|dips|dipped|slid|slipped|slips|plunge|plunged|tumbled|sank|sunk` +
			`|lost|lose|loses|went down|goes down|gone down|came down|reduced|reduction|cut|lowered|slowed|slows|slowing|eased|eases|cooled|moderated|receded|dwindled|retreated`,
		Up: `up`, Down: `down`,
		Widens: `widened|widens|widen|widening`, Narrows: `narrowed|narrows|narrow|narrowing`,
		Improves: `improved|improves|improve|improvement`, Worsens: `worsened|worsens|worsen|deteriorated|deteriorates|deterioration`,
		Exceeds: `exceeded|exceeds|exceed|outnumbered|outnumbers|outnumber|surpassed|surpasses|outstripped|outweighed`,
		Doubles: `doubled|doubles|doubling|twice|double`, Trebles: `tripled|trebled|triples`, Quadruples: `quadrupled`, Halves: `halved|halves`,
		Unchanged: `unchanged at|remained unchanged at|was unchanged at|flat at|steady at`,
		Higher:    `higher|more|greater|larger|bigger|dearer|costlier`, Lower: `lower|less|fewer|smaller|cheaper`,
		Highest: `highest|largest|biggest|greatest|the most|most expensive|dearest|record high`, Lowest: `lowest|smallest|least|fewest|cheapest|least expensive|record low`,
		Second: `second|second most|the second most`, Third: `third|the third most`,
		Among: `one of the|among the|some of the|two of the|three of the|by far one of the`, After: `after|behind|except|except for|besides|apart from|outside|excluding|but for|next to`,
		By: `by`, To: `to`, From: `from`, OfSense: `of`, In: `in|during`, Since: `since`, Between: `between`,
		Than: `than|compared with|compared to|against|versus|relative to`,
		And:  `and|but|while|whereas|although|though|because|as|so|which|who|when|or|then`,
		Filler: `about|around|roughly|approximately|just|only|some|a|an|the|another|further|again|still|already|now|also|slightly|sharply|strongly|slowly|steadily|markedly|considerably|substantially|slight|sharp|strong|small|large|steep|total|once more` +
			`|as much as|as little as|an estimated|overall|together|altogether|on average|even|well|a little|a lot|quickly|rapidly|modestly|moderately|faster|a mere|in total|all the way|back|is|are|was|were|has|have|had|been|its|their|people|percent`,
		Not:  `not|no|never|neither|nor|hardly|barely|without|if|would|could|should|might|may|unless|whether|instead|until|cannot|can't|don't|doesn't|didn't|hasn't|haven't|hadn't|isn't|wasn't|aren't|weren't|won't|failed|stopped|nobody|nothing|far from|expected|likely|need|needs|meant|aimed|promised|feared|supposed|target|goal|thought|believed|assumed|predicted|forecast|projected|hoped`,
		Long: `over the|over a|over|years|decade|decades|long|within|peak|ever|since then|for years|steadily|so far|throughout|through|half century|century|longer|earlier|until|all time|trough`,
		Yearly: `a year|per year|each year|every year|annually|yearly|per annum|p a|annual growth|annual increase|annual decline|annual change|annual rise|annual fall|yearly growth|yearly increase|yearly decline|yearly change|average annual|average yearly` +
			`|growth per year|year by year`,
		OnYear:     `a year earlier|a year before|a year ago|on the year|over the year|year on year|year over year|the previous year|the year before|the year earlier|last year|the preceding year`,
		OnPrevious: `on the quarter|on the month|on the week|quarter on quarter|month on month|the previous quarter|the previous month|the quarter before|the month before|the preceding quarter|the preceding month|a month earlier|a quarter earlier`,
		AnnualRate: `annual rate|annual pace|annualised rate|annualized rate|annualised|annualized|yearly rate`,
		Is:         `is|was|are|were|at|with|reached|being|has|had|have`,
		MoreThan:   `more than|over|above|greater than|well over`, LessThan: `less than|under|below|fewer than|well under`, Almost: `almost|nearly|close to|just under`,
		Majority: `a majority|the majority|majority of|most of`, Half: `half|one half|one in two|every second`, OneThird: `a third|one third|one in three|every third`, OneQuarter: `a quarter of the|one quarter of the|a quarter of all|one in four|every fourth`,
		OneFifth: `a fifth|one fifth|one in five|every fifth`, OneTenth: `a tenth|one tenth|one in ten|every tenth`, TwoThirds: `two thirds|two in three`, ThreeQuarters: `three quarters of the|three quarters of all|three in four`,
		Surely: `significantly|clearly|significant`, Tested: `statistically|statistically significantly|statistically significant`,
		MedianOf: `median`, AverageOf: `average|mean`, PointsName: `percentage points|percentage point|points|pp`,
	},
	"de": {
		None: `ohne unterbrechung|ohne pause|jahr für jahr|im fall|im falle|fall für|zu wenig|bis zu|ab dem|ab dem jahr|von fall|auf jeden fall|nicht nur|dritte quartal|zweite quartal|dritten quartal|zweiten quartal|dritte mal|im jahr nach`,
		Rises: `stieg|stiegen|steigt|steigen|gestiegen|angestiegen|anstieg|wuchs|wuchsen|wächst|wachsen|gewachsen|kletterte|kletterten|klettert|geklettert|erhöhte|erhöhten|erhöht|erhöhen|zugenommen|zunahm|zunahmen|zunimmt|zugelegt|zulegte|zulegten` +
			`|gewann|gewannen|gewonnen|anstieg|zunahme|zuwachs|plus|erhöhung|steigerung|gesteigert|steigerte|angehoben|beschleunigte|beschleunigt|verteuerte|verteuerten|verteuert|gesprungen|sprang`,
		Falls: `fiel|fielen|fällt|fallen|gefallen|sank|sanken|sinkt|sinken|gesunken|schrumpfte|schrumpften|schrumpft|geschrumpft|verringerte|verringerten|verringert|abgenommen|abnahm|abnahmen|abnimmt|zurückgegangen|zurückging|zurückgingen|verlor|verloren` +
			`|rückgang|abnahme|minus|senkung|gesenkt|senkte|senkten|nachgab|nachgegeben|verlangsamte|verlangsamt|abgeschwächt|verminderte|vermindert|reduziert|reduzierte|gekürzt|eingebrochen|gerutscht|rutschte|rutschten|verbilligte|verbilligt`,
		Turns: `nahm|nahmen|nimmt|nehmen|legte|legten|legt|ging|gingen|geht|gehen|gab|gaben|gibt`, TurnsUp: `zu|an|hinauf|nach oben`, TurnsDown: `ab|zurück|nach|herunter|nach unten`,
		Widens: `weitete|ausgeweitet|vergrößerte|vergrößert`, Narrows: `verkleinerte|verkleinert|eingeengt`,
		Improves: `verbesserte|verbesserten|verbessert|verbesserung`, Worsens: `verschlechterte|verschlechterten|verschlechtert|verschlechterung`,
		Exceeds: `überstieg|überstiegen|übersteigt|übersteigen|überstiegen|übertraf|übertrafen|übertrifft|übertreffen|übertroffen`,
		Doubles: `doppelt|verdoppelte|verdoppelten|verdoppelt|verdoppeln`, Trebles: `verdreifachte|verdreifachten|verdreifacht`, Quadruples: `vervierfachte|vervierfacht`, Halves: `halbierte|halbierten|halbiert`,
		Unchanged: `unverändert bei|unverändert auf`,
		Higher:    `höher|mehr|größer|teurer`, Lower: `niedriger|weniger|geringer|kleiner|billiger|tiefer`,
		Highest: `höchste|höchsten|höchster|höchstes|größte|größten|größter|größtes|meisten|am höchsten|am größten|am meisten|teuerste|teuersten`, Lowest: `niedrigste|niedrigsten|niedrigster|niedrigstes|kleinste|kleinsten|geringste|geringsten|wenigsten|am niedrigsten|am geringsten|am wenigsten|billigste|billigsten`,
		Second: `zweit`, Third: `dritt`,
		Among: `unter den|einer der|eine der|eines der|zu den`, After: `nach|hinter|außer|abgesehen von|neben|ohne`,
		By: `um`, To: `auf|bis auf`, From: `von`, In: `in|im jahr|im jahre|im`, Since: `seit|seit dem jahr`, Between: `zwischen`,
		Than: `als|gegenüber|verglichen mit|im vergleich zu|im vergleich mit|im vergleich zum`,
		And:  `und|aber|während|obwohl|weil|da|sondern|oder|dass|wobei|sowie|dann`,
		Filler: `etwa|rund|ungefähr|knapp|gut|nur|noch|wieder|weiter|weitere|erneut|schon|bereits|auch|sich|leicht|stark|kräftig|deutlich stärker|merklich|langsam|stetig|insgesamt|zusammen|im mittel|im schnitt|sogar|jetzt|ist|sind|war|waren|hat|haben|wurde|wurden|ein|eine|einen|einem|einer|der|die|das` +
			`|den|dem|leichter|starker|kräftiger|kleiner anstieg|schneller`,
		Not:        `nicht|kein|keine|keinen|keiner|keinem|nie|niemals|kaum|weder|noch nie|ohne|wenn|falls|würde|würden|könnte|könnten|sollte|sollten|statt|ob|soll|sollen|dürfte|dürften|ziel|erwartet`,
		Long:       `über|jahre|jahren|jahrzehnt|jahrzehnte|jahrzehnten|lange|binnen|innerhalb|höchststand|rekord|jemals|langfristig|bisher|seitdem|früher`,
		Yearly:     `pro jahr|je jahr|im jahr|jedes jahr|jährlich|jährliche|jährlichen|jährlicher|jährliches|jahresdurchschnittlich|p a|alljährlich`,
		OnYear:     `gegenüber dem vorjahr|gegenüber vorjahr|zum vorjahr|im vorjahresvergleich|als im vorjahr|als ein jahr zuvor|als vor einem jahr|binnen jahresfrist|im vergleich zum vorjahr`,
		OnPrevious: `gegenüber dem vorquartal|gegenüber dem vormonat|zum vorquartal|zum vormonat|als im vorquartal|als im vormonat`,
		AnnualRate: `jahresrate|annualisiert|annualisierte|auf das jahr hochgerechnet|aufs jahr hochgerechnet`,
		Is:         `ist|war|sind|waren|bei|mit|beträgt|betrug|liegt|lag|hat|hatte|erreichte`,
		MoreThan:   `mehr als|über|gut`, LessThan: `weniger als|unter`, Almost: `fast|knapp|beinahe|nahezu`,
		Majority: `die mehrheit|eine mehrheit|der mehrheit`, Half: `die hälfte|der hälfte|jeder zweite|jede zweite|jedes zweite`, OneThird: `ein drittel|jeder dritte|jede dritte|jedes dritte`, OneQuarter: `ein viertel|jeder vierte|jede vierte|jedes vierte`, OneFifth: `ein fünftel|jeder fünfte|jede fünfte|jedes fünfte`, OneTenth: `ein zehntel|jeder zehnte|jede zehnte|jedes zehnte`, TwoThirds: `zwei drittel`, ThreeQuarters: `drei viertel`,
		Surely: `signifikant|deutlich|eindeutig`, Tested: `statistisch|statistisch signifikant`,
		MedianOf: `median|mediane|mittlere`, AverageOf: `durchschnittliche|durchschnittlicher|durchschnittlichen|durchschnittshaushalt|mittel`, PointsName: `prozentpunkte|prozentpunkten|prozentpunkt|punkte`,
	},
	"zh": {
		None:    `不间断|从未间断|年年|连年|不断|不仅|不但|降水|降雨|增速|增幅|降幅|涨幅|跌幅|增长率|增长极|升级|新高|高达|高度|提高到|赤字率|最新|最近|最终|最后|最初|较高|较低|高等|高校|高中|中高|低收入|高收入|第一季度|第二季度|第三季度|占比|可比|同比例|比例|比重|比率|对比|环比例`,
		Rises:   `增长|增加|上升|上涨|提高|回升|攀升|加快|高出|多出|高了|多了|增加了|增长了|上升了|上涨了|提高了|提升|高`,
		Falls:   `下降|减少|下跌|降低|回落|放缓|缩减|萎缩|减少了|下降了|下跌了|降低了|低了|少了|低`,
		RisesTo: `增至|增到|升至|升到|涨至|涨到|提高到|提高至|上升到|上升至|增长到|增长至|增加到|增加至|上涨到|上涨至|回升至|回升到|攀升至|提升至|提升到`,
		FallsTo: `降至|降到|跌至|跌到|减至|减到|下降到|下降至|减少到|减少至|回落至|回落到|放缓至|放缓到|下跌到|下跌至|降低到|降低至`,
		Widens:  `扩大`, Narrows: `收窄|缩小`,
		Improves: `改善`, Worsens: `恶化`,
		Doubles: `两倍|翻一番|翻了一番|增长一倍|增长了一倍|增加一倍|增加了一倍`, Trebles: `增长两倍|增长了两倍`, Quadruples: `翻两番|翻了两番`, Halves: `减半|减少一半|减少了一半`,
		Unchanged: `持平于|保持在`,
		Higher:    `更高|更多|更大`, Lower: `更低|更少|更小`,
		Highest: `最高|最大|最多|居首|居首位|位居第一|最贵`, Lowest: `最低|最小|最少|居末|最便宜`,
		Second: `第二`, Third: `第三`,
		Among: `之一`, After: `仅次于|除|除了|以外`,
		To: `到|至`, From: `从|由|自`, Since: `以来|自`, Than: `比|较|相比`,
		In:     `在`,
		And:    `而|但|并|且|同时|以及|和|与`,
		Filler: `了|约|近|约为|大约|仅|为|共|共计|累计|进一步|继续|再|也|又|已|略|大幅|小幅|明显|达|达到|的`,
		Not:    `没有|未|并未|不|不再|若|如果|未能|从未|无|目标|计划|预计`,
		Long:   `以来|年来|十年|多年|长期|期间|历史|峰值|累计`,
		Yearly: `每年|年均|平均每年|年增长|逐年|年均增长`, OnYear: `同比|比上年|较上年|比去年|较去年|比上年同期`, OnPrevious: `环比|比上月|比上季度|较上月|较上季度`, AnnualRate: `年化|折年率|按年率计算|折合年率|年率`,
		Is:       `是|为|达|达到|有|的`,
		MoreThan: `超过|逾|多于|高于|大于|超`, LessThan: `不到|不足|少于|低于|小于`, Almost: `将近|接近|近`,
		Majority: `大多数|多数|过半|半数以上|一半以上`, Half: `一半|半数|每两人中就有一人`, OneThird: `三分之一|每三人中就有一人|每三人中有一人|每三个人中就有一个`, OneQuarter: `四分之一|每四人中就有一人|每四人中有一人`, OneFifth: `五分之一|每五人中就有一人|每五人中有一人`, OneTenth: `十分之一`, TwoThirds: `三分之二`, ThreeQuarters: `四分之三`,
		Surely: `显著|明显高于|明显低于`, Tested: `统计上|统计学上`,
		MedianOf: `median|中位数|中位|中等`, AverageOf: `平均`, PointsName: `个百分点|百分点`,
	},
}

// Side is which side of zero a noun says that its number lies on.
type Side uint8

// The sides. The number of a balance lies on either.
const (
	NoSide  Side = iota
	Lack         // a deficit of 5 is a balance of −5
	Surplus      //
	Balance      //
	Gain         // a balance that is called by the better side of it: a profit of −5 is a loss
)

// sides are the nouns of each side, or what they end with in a language that joins nouns.
var sides = map[string]map[Side]string{
	"en": {Lack: `deficit|deficits|shortfall|shortfalls|loss|losses|loss of`, Surplus: `surplus|surpluses`, Balance: `balance|balances`, Gain: `profit|profits|earnings`},
	"de": {Lack: `defizit|defizits|defizite|fehlbetrag|fehlbetrags|verlust|verluste`, Surplus: `überschuss|überschusses|überschüsse`, Balance: `saldo|saldos|salden|bilanz`, Gain: `gewinn|gewinns|gewinne`},
	"zh": {Lack: `赤字|逆差|亏损|缺口`, Surplus: `顺差|盈余`, Balance: `差额|余额|收支`, Gain: `利润|盈利`},
}

// SideOf is the side that a word or a phrase says.
func (s *Words) SideOf(phrase string) Side {
	if s.VerbLast {
		for noun, side := range s.sides {
			if strings.HasSuffix(phrase, noun) {
				return side
			}
		}
	}
	return s.sides[phrase]
}

// Sides are all sides that a text says, as bits.
func (s *Words) Sides(text string) (said uint8) {
	for words := Split(text); len(words) > 0; {
		_, n := s.At(words)
		said |= 1 << s.SideOf(strings.Join(words[:n], " "))
		words = words[n:]
	}
	return said
}

// Words finds the senses of the words of a language.
type Words struct {
	of      map[string]Sense // by the words of a phrase with a blank between them
	sides   map[string]Side  // by the same
	longest int
	// VerbLast says that a verb may stand after its number: um 3 Prozent gestiegen.
	VerbLast bool
}

var (
	made  = map[string]*Words{}
	mutex sync.Mutex
)

// Of are the words of a language, by its BCP 47 tag.
func Of(tag string) *Words {
	base, _, _ := strings.Cut(tag, "-")
	mutex.Lock()
	defer mutex.Unlock()
	if s := made[base]; s != nil {
		return s
	}
	s := &Words{of: map[string]Sense{}, sides: map[string]Side{}, VerbLast: base == "de"}
	for sense := range PointsName + 1 {
		for phrase := range strings.SplitSeq(senses[base][sense], "|") {
			s.add(phrase, sense)
		}
	}
	for side, nouns := range sides[base] {
		for noun := range strings.SplitSeq(nouns, "|") {
			s.sides[s.add(noun, None)] = side
		}
	}
	made[base] = s
	return s
}

// add adds a phrase with its sense, and returns its words with a blank between them.
func (s *Words) add(phrase string, sense Sense) string {
	words := Split(phrase)
	key := strings.Join(words, " ")
	if _, known := s.of[key]; !known && key != "" {
		s.of[key] = sense
		s.longest = max(s.longest, len(words))
	}
	return key
}

// At is the sense of the longest phrase that begins at a word, and how many words it has; 1 for a word
// of no phrase.
func (s *Words) At(words []string) (sense Sense, n int) {
	var key []byte
	n = 1
	for i := range min(s.longest, len(words)) {
		if i > 0 {
			key = append(key, ' ')
		}
		key = append(key, words[i]...)
		if found, ok := s.of[string(key)]; ok {
			sense, n = found, i+1
		}
	}
	return sense, n
}

// Split are the words of a text in small letters. Each Chinese character is one.
func Split(text string) (words []string) {
	for text != "" {
		word, rest := Cut(text)
		if word != "" {
			words = append(words, Fold(word))
		}
		text = rest
		if word == "" {
			_, size := utf8.DecodeRuneInString(text)
			text = text[size:]
		}
	}
	return words
}

// Fold is a word in small letters, with a straight apostrophe.
func Fold(word string) string { return strings.ReplaceAll(strings.ToLower(word), "’", "'") }

// Cut cuts the word off that a text begins with: letters and digits with an apostrophe between them,
// or one Chinese character. It is empty where the text begins with another character.
func Cut(text string) (word, rest string) {
	first, size := utf8.DecodeRuneInString(text)
	if unicode.Is(unicode.Han, first) {
		return text[:size], text[size:]
	}
	end := 0
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if unicode.Is(unicode.Han, r) || !letter && (end == 0 || r != '\'' && r != '’') {
			break
		}
		if end = i + utf8.RuneLen(r); !letter && (end >= len(text) || !beginsWithLetter(text[end:])) {
			end = i
			break
		}
	}
	return text[:end], text[end:]
}

func beginsWithLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}
