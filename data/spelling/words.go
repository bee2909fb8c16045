package spelling

// The classes of words and signs in a text; digits have the classes below.
const (
	yearSign   = 'Y' // 年
	monthSign  = 'm' // 月
	daySign    = 'D' // 日
	annual     = 'A' // 年度: of a year, or of a fiscal year
	fiscal     = 'F'
	calendar   = 'C' // CY: of a calendar year
	half       = 'H'
	firstHalf  = 'U' // 上半年
	secondHalf = 'L' // 下半年
	quarter    = 'Q'
	month      = 'M' // M01
	monthName  = 'N'
	roman      = 'R' // a half, a quarter or a month
	week       = 'W'
	kw         = 'K' // Kalenderwoche, or kwartaal
	upTo       = 'P' // cumulated: year to date
	era        = 'E' // a calendar whose years are not ours
	reign      = 'J' // one that begins to count anew, as eras has it
	between    = 'B' // the quarter of 1976 between two fiscal years of the United States
	jaar       = 'j' // 2021JJ00: a whole year
	nothing    = 0   // a word that adds nothing: 第, the th of 4th
	unknown    = '?'
)

// The classes of digits, by how many there are; separators between two of them stand for
// themselves, or in a text with words for a joint.
const (
	oneDigit    = 's'
	twoDigits   = 'd'
	threeDigits = '3' // of a year of another calendar
	fourDigits  = 'y'
	fiveDigits  = '5' // a day as spreadsheets count them
	sixDigits   = '6'
	eightDigits = '8'
	joint       = '~'
)

// words are the words that a period may hold, in lower case.
var words = map[string]byte{
	"q": quarter, "qtr": quarter, "quarter": quarter, "quartal": quarter, "vj": quarter, "vierteljahr": quarter, "t": quarter, "trim": quarter, "trimestre": quarter, "k": quarter, "kwartaal": quarter, "kvartal": quarter,
	"negyedév": quarter, "kwartał": quarter, "квартал": quarter, "кв": quarter, "čtvrtletí": quarter, "çeyrek": quarter, "quý": quarter, "triwulan": quarter, "trimestrul": quarter, "neljännes": quarter,
	"h": half, "half": half, "s": half, "sem": half, "semestre": half, "hj": half, "halbjahr": half, "félév": half, "półrocze": half, "полугодие": half, "pololetí": half,
	"m": month, "mm": month, "mo": month, "month": month, "tháng": month,
	"w": week, "wk": week, "week": week, "woche": week, "kalenderwoche": week, "semaine": week,
	"kw": kw, "fy": fiscal, "cy": calendar, "jj": jaar, "ytd": upTo, "to": upTo, "through": upTo, "bis": upTo,
	"ah": era, "annual": yearSign, "г": yearSign, "год": yearSign, "года": yearSign, "tq": between,
	"de": nothing, "del": nothing, "st": nothing, "nd": nothing, "rd": nothing, "th": nothing, "er": nothing, "e": nothing, "năm": nothing, "ème": nothing, "º": nothing, "ª": nothing,
}

// signs are the Chinese, Japanese and Korean words that a period may hold; of two that begin alike the longer
// stands first.
var signs = []struct {
	text  string
	class byte
}{
	{"年度", annual}, {"财年", fiscal}, {"財年", fiscal}, {"财政年度", fiscal}, {"年", yearSign},
	{"月份", monthSign}, {"月期", monthSign}, {"月", monthSign}, {"日", daySign}, {"号", daySign},
	{"四半期", quarter}, {"上期", firstHalf}, {"下期", secondHalf},
	{"년", yearSign}, {"월", monthSign}, {"일", daySign}, {"분기", quarter}, {"상반기", firstHalf}, {"하반기", secondHalf}, {"주", week},
	{"全年", nothing}, {"上半年", firstHalf}, {"下半年", secondHalf}, {"季度", quarter}, {"季", quarter}, {"周", week}, {"週", week}, {"第", nothing},
	{"前", upTo}, {"累计", upTo}, {"至", upTo},
}

// numerals are Chinese digits; the last is the first year of an era.
var numerals = []string{"一", "二", "三", "四", "元"}

// romans are Roman numbers, in lower case.
var romans = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"}

// named is a month by its name, and the languages that call it so: a bit for each.
type named struct {
	month     int
	languages uint16
}

const allLanguages = ^uint16(0)

// months are the names of months, in lower case, those of each month in one text.
var months = monthsOf([][12]string{
	{"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec"},
	{"januar jänner jan", "februar feb", "märz maerz mär mrz", "april apr", "mai", "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt", "november nov",
		"dezember dez"},
	{"janvier janv jan", "février fevrier févr fevr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout", "septembre sept", "octobre oct", "novembre nov",
		"décembre decembre déc dec"},
	{"enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago", "septiembre setiembre sep sept set", "octubre oct", "noviembre nov",
		"diciembre dic"},
	{"janeiro jan", "fevereiro fev", "março marco mar", "abril abr", "maio mai", "junho jun", "julho jul", "agosto ago", "setembro set", "outubro out", "novembro nov", "dezembro dez"},
	{"gennaio gen", "febbraio feb", "marzo mar", "aprile apr", "maggio mag", "giugno giu", "luglio lug", "agosto ago", "settembre set sett", "ottobre ott", "novembre nov",
		"dicembre dic"},
	{"januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul", "augustus aug", "september sep sept", "oktober okt", "november nov", "december dec"},
	{"januari januar jan", "februari februar feb", "mars marts mar", "april apr", "maj mai", "juni jun", "juli jul", "augusti august aug", "september sep sept", "oktober okt",
		"november nov", "december desember dec des"},
	{"styczeń sty", "luty lut", "marzec mar", "kwiecień kwi", "maj", "czerwiec cze", "lipiec lip", "sierpień sie", "wrzesień wrz", "październik paź", "listopad lis", "grudzień gru"},
	{"январь янв", "февраль фев", "март мар", "апрель апр", "май", "июнь июн", "июль июл", "август авг", "сентябрь сен сент", "октябрь окт", "ноябрь ноя нояб", "декабрь дек"},
	{"ocak oca", "şubat şub", "mart mar", "nisan nis", "mayıs mayis may", "haziran haz", "temmuz tem", "ağustos ağu", "eylül eyl", "ekim eki", "kasım kasim kas", "aralık aralik ara"},
	{"január jan", "február feb febr", "március márc", "április ápr", "május máj", "június jún", "július júl", "augusztus aug", "szeptember szept", "október okt", "november nov", "december dec"},
	{"tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu", "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu"},
	{"januari jan", "februari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agt agu", "september sep", "oktober okt", "november nov nop", "desember des"},
	{"leden", "únor", "březen", "duben", "květen", "červen", "červenec", "srpen", "září", "říjen", "listopad", "prosinec"},
	{"ianuarie ian", "februarie feb", "martie mar", "aprilie apr", "mai", "iunie iun", "iulie iul", "august aug", "septembrie sept", "octombrie oct", "noiembrie nov noi", "decembrie dec"},
})
