package wording

import (
	"strconv"
	"strings"

	"briefing/data/internal/pattern"
)

// monthNames are the months as prices are said to be of them, of which the first letters tell.
const monthNames = `(?:jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)\pL*\.?`

// baseOf is the time at whose prices amounts are: 2023, 2022/23, December 2023, Q4 2023.
const baseOf = `((?:` + monthNames + ` |q[1-4] |[1-4]\. ?quartal |(?:(?:first|second|third|fourth) )?quarter (?:of )?)?\d{4}(?:[/–-]\d{2,4}|[ -]?q[1-4])?)`

// pricesOf are words for the prices of a time, at which amounts are.
var pricesOf = pattern.New(`(?i)[ ,(]*\b(?:at |in |at the |in the )?(?:constant |real |fixed )?\(?` + baseOf + `\)? (?:constant )?(?:prices|dollars|pounds|euros?|yuan|yen|rupees|francs|kron[ae]r?|money|pounds sterling)\b\)?` +
	`|[ ,(]*\b(?:at |in )?(?:constant |the )?prices of ` + baseOf + `(?:\)|\b)|[ ,(]*\b(?:in |zu )?(?:konstanten )?preisen? (?:von |vom |des jahres |des )` + baseOf + `(?:\)|\b)` +
	`|[（(]?(?:按)?(\d{4})年(?:度|(?:1[0-2]|[1-9])月|第?[1-4一二三四]季度)?(?:不变|可比)?价格?(?:计算|的)?[）)]?` +
	`|\b(?:constant )?` + baseOf + ` (?:us\$|a\$|c\$|£|€|\$|eur|gbp|usd)`)

// PricesOf is the time at whose prices a text says that amounts are, as [PriceBase] writes it, and what is
// left of the text without that; false where it names none, or several.
func PricesOf(text string) (base, rest string, ok bool) {
	all := pricesOf.FindAllStringSubmatchIndex(text, -1)
	if len(all) != 1 {
		return "", text, false
	}
	for group := 1; group < len(all[0])/2; group++ {
		from, to := all[0][2*group], all[0][2*group+1]
		if from < 0 {
			continue
		}
		base = PriceBase(text[from:to])
		rest = text[:all[0][0]] + text[all[0][1]:]
		switch group {
		case 4: // the month or the quarter stands after the year
			base = PriceBase(text[from:all[0][1]])
		case 5: // 2023 US$
			rest = text[:all[0][0]] + strings.TrimSpace(text[to:all[0][1]]) + text[all[0][1]:]
		}
	}
	if base == "" {
		return "", text, false
	}
	return base, strings.TrimSpace(rest), true
}

// The parts of a time of prices.
var (
	baseYear    = pattern.New(`\d{4}`)
	baseFiscal  = pattern.New(`^(\d{4})[/–-](\d{2}|\d{4})$`)
	baseMonth   = pattern.New(`(?i)^(` + monthNames + `) \d{4}$|^\d{4}年(1[0-2]|[1-9])月`)
	baseQuarter = pattern.New(`(?i)q([1-4])|([1-4])\. ?quartal|(first|second|third|fourth) quarter|第?([1-4一二三四])季度`)
)

// PriceBase is a time as periods are written: 2023, 2022/23, 2023-12, 2023-Q4; empty for what is none.
func PriceBase(text string) string {
	year := baseYear.FindString(text)
	if m := baseFiscal.FindStringSubmatch(text); m != nil {
		return fiscalBase(m[1], m[2])
	}
	if m := baseMonth.FindStringSubmatch(text); m != nil {
		return year + "-" + monthNumber(m[1]+m[2])
	}
	if m := baseQuarter.FindStringSubmatch(text); m != nil && year != "" {
		return year + "-Q" + quarterNumber(strings.ToLower(m[1]+m[2]+m[3]+m[4]))
	}
	return year
}

// fiscalBase is a year by its two years, or a month where it cannot be that.
func fiscalBase(year, second string) string {
	next, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(second)
	switch {
	case n == next+1 || len(second) == 2 && n == (next+1)%100:
		return year + "/" + second[len(second)-2:]
	case len(second) == 2 && n >= 1 && n <= 12:
		return year + "-" + second
	}
	return ""
}

// monthNumber is the number of a month, with two digits, by its name or its number.
func monthNumber(month string) string {
	n, err := strconv.Atoi(month)
	if err != nil {
		first := string([]rune(strings.ToLower(month))[:3])
		n = 1 + strings.Index("jan feb mar apr may jun jul aug sep oct nov dec", strings.NewReplacer("mär", "mar", "mai", "may", "okt", "oct", "dez", "dec").Replace(first))/4
	}
	return string([]byte{'0' + byte(n/10), '0' + byte(n%10)})
}

// quarterNumber is the number of a quarter.
func quarterNumber(quarter string) string {
	for i, names := range []string{"1 first 一", "2 second 二", "3 third 三", "4 fourth 四"} {
		if strings.Contains(names, quarter) {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}
