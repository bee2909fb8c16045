package claim_test

import (
	"strings"
	"testing"

	"briefing/data"
)

// named stands for the references of the texts below.
var named = strings.NewReplacer(
	"[old]", `{{ value "old" "Old" }}`, "[sweden]", `{{ value "use" "Sweden" }}`, "[finland]", `{{ value "use" "Finland" }}`, "[pay]", `{{ value "pay" "2023" }}`, "[pay%]", `{{ movedBy "pay" "2021" "2023" }}`,
	"[emp]", `{{ value "emp" "2023" }}`, "[una]", `{{ value "una" "2021" }}`, "[una-]", `{{ difference "una" "2019" "2021" }}`, "[una+]", `{{ difference "una" "2021" "2019" }}`, "[psn]", `{{ value "psn" "2021" }}`,
	"[fre%]", `{{ change "fre" "2021/22" "2022/23" }}`)

// TestPartsOrdersAndCourses holds parts in words, orders that bounds leave open, courses without a pause and
// movements that are said twice to the numbers: 28.6%; 1330 and more than 780; 48,749 to 43,341, which is
// 11.1% less; 8,953 to 8,947 in 2020; and intervals that overlap.
func TestPartsOrdersAndCourses(t *testing.T) {
	for language, tests := range map[string][][2]string{
		"en": {
			{"Every third Japanese, [old], is old.", size}, {"Every fourth Japanese, [old], is old.", size}, {"More than a quarter, [old], are old.", ""}, {"Less than a quarter, [old], are old.", size},
			{"Every third year it was [old].", ""},
			{"Wages fell by more than a fifth, to [pay].", direction}, {"Wages fell by more than a fifth from 2021 to 2023, to [pay].", direction}, {"Wages fell by almost a tenth, to [pay].", ""}, {"Wages fell by a tenth from 2021 to 2023, to [pay].", ""},
			{"Wages fell by more than a quarter to [pay].", direction}, {"Wages fell by [pay%], more than a fifth.", size}, {"Wages fell by [pay%], more than a tenth.", ""},
			{"Sweden uses the most energy, [sweden].", order}, {"Sweden has the highest consumption, [sweden].", order}, {"Sweden uses more energy than Norway, [sweden].", order}, {"Sweden uses more energy than Finland, [sweden].", ""},
			{"Employment grew without a pause from 2017, to [emp].", direction}, {"Employment grew every year from 2017 to 2023, to [emp].", direction}, {"Employment grew without a pause from 2020, to [emp].", ""},
			{"The share has fallen each year since 2019, to [una].", order}, {"The share has fallen each year since 2019, to [una], though this may be chance.", ""},
			{"The share fell to [una], that is, by [una-].", direction}, {"The share fell, by [una-].", direction}, {"The share fell from {{ value \"una\" \"2019\" }} in 2019 to [una] in 2021, or by [una-].", direction}, {"The share fell to [una], or by [una+].", ""},
			{"Public debt came to [psn].", data.RuleOtherTitle}, {"Borrowing added to the public debt: it came to [psn].", ""},
			{"Railways loaded [fre%] more freight in 2022/23.", ""}, {"Railways loaded [fre%] less freight in 2022/23.", ""},
		},
		"de": {
			{"Jeder dritte Japaner, [old], ist alt.", size}, {"Mehr als ein Viertel, [old], ist alt.", ""}, {"Die Löhne sind um mehr als ein Fünftel auf [pay] gesunken.", direction},
			{"Der Wert wuchs ununterbrochen seit 2017, auf [emp].", direction}, {"Der Wert wuchs ohne Unterbrechung seit 2020, auf [emp].", ""}, {"Der Schuldenstand betrug [psn].", data.RuleOtherTitle}, {"Die Neuverschuldung betrug [psn].", ""},
		},
		"zh": {
			{"每三人中就有一人是老年人，占[old]。", size}, {"老年人超过四分之一，占[old]。", ""}, {"工资下降了三分之一，降至[pay]。", direction}, {"政府债务为[psn]。", data.RuleOtherTitle},
		},
	} {
		for _, tt := range tests {
			if got := rulesOf(t, language, named.Replace(tt[0])); got != tt[1] {
				t.Errorf("%s: %q, want %q", tt[0], got, tt[1])
			}
		}
	}
}
