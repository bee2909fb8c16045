package wording

import (
	"strconv"
	"strings"

	"briefing/data/internal/pattern"
)

// pricesOf are words for the prices of one year, at which amounts are.
var pricesOf = pattern.Lazy(`(?i)[ ,(]*\b(?:at |in |at the |in the )?(?:constant |real |fixed )?\(?(\d{4})\)? (?:constant )?(?:prices|dollars|pounds|euros?|yuan|yen|rupees|francs|kron[ae]r?|money|pounds sterling)\b\)?` +
	`|[ ,(]*\b(?:at|in) (?:constant )?prices of (\d{4})\b\)?|[ ,(]*\bin preisen (?:von |des jahres )(\d{4})\b\)?|(?:按)?(\d{4})年(?:不变|可比)?价格?(?:计算|的)?` +
	`|\b(?:constant )?(\d{4}) (?:us\$|a\$|c\$|£|€|\$|eur|gbp|usd)`)

// PricesOf is the year at whose prices a text says that amounts are, and what is left of the text
// without that; false where it names none, or several.
func PricesOf(text string) (year int, rest string, ok bool) {
	all := pricesOf().FindAllStringSubmatchIndex(text, -1)
	if len(all) != 1 {
		return 0, text, false
	}
	for group := 1; group < len(all[0])/2; group++ {
		from, to := all[0][2*group], all[0][2*group+1]
		if from < 0 {
			continue
		}
		year, _ = strconv.Atoi(text[from:to])
		rest = text[:all[0][0]] + text[all[0][1]:]
		if sign := strings.TrimSpace(text[to:all[0][1]]); group == 5 { // 2023 US$
			rest = sign + text[all[0][1]:]
		}
	}
	return year, strings.TrimSpace(rest), true
}
