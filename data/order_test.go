package data

import (
	"strings"
	"testing"
)

// TestOrderOf names series that stand in an order, and some that only look so.
func TestOrderOf(t *testing.T) {
	sided := func(left int, neutral bool) Order {
		return Order{Kind: Sided, Scale: Scale{Left: left, Neutral: neutral}}
	}
	for names, want := range map[string]Order{
		"2017|2019|2021":                    {Kind: Rising},
		"2023|2019":                         {Kind: Falling},
		"2020-Q1|2020-Q2":                   {Kind: Rising},
		"2019|2020-Q2":                      {},
		"Under 15|15–24|25–64|65 and over":  {Kind: Rising},
		"0-14 years|15-64 years|65+ years":  {Kind: Rising},
		"65+|15-64|0-14":                    {Kind: Falling},
		"1–9|10–49|50–249|250 or more":      {Kind: Rising},
		"0–999|1,000–9,999|10,000 and more": {Kind: Rising},
		"15—24 Jahre|25—34 Jahre":           {Kind: Rising},
		"15岁以下|15-59岁|60岁及以上":               {Kind: Rising},
		"15–24|10–49":                       {},
		"Table 1|Table 2|Table 3":           {},
		"Region 1-2|Area 3-4":               {},
		"G7|G20":                            {},
		"5|10|20":                           {},
		"Men|Women":                         {},
		"Low|High":                          {}, // two answers make no scale
		"Low|Medium|High|Don’t know":        {Kind: Rising, Unsure: 1},
		"High|Medium|Low":                   {Kind: Falling},
		"Strongly disagree|Disagree|Neither|Agree|Strongly agree":                            sided(2, true),
		"Strongly agree|Agree|Disagree|Strongly disagree":                                    sided(2, false),
		"Strongly agree|Agree|Neither agree nor disagree|Disagree|Don't know":                {Kind: Sided, Scale: Scale{Left: 2, Neutral: true}, Unsure: 1},
		"Agree|Strongly disagree|Disagree":                                                   {},
		"Nie|Selten|Oft|Immer":                                                               {Kind: Rising},
		"非常不满意|不满意|一般|满意|非常满意|不知道":                                                           {Kind: Sided, Scale: Scale{Left: 2, Neutral: true}, Unsure: 1},
		"Very favorable|Somewhat favorable|Somewhat unfavorable|Very unfavorable|Don’t know": {Kind: Sided, Scale: Scale{Left: 2}, Unsure: 1},
		"Much better|A little better|About the same|A little worse|Much worse":               sided(2, true),
		"Increased a lot|Increased|No change|Decreased":                                      sided(2, true),
		"For|Neutral|Against":                                                                sided(1, true),
		"Neutral|For|Against":                                                                {},
		"Agree|Disagree|Agree":                                                               {},
		"Men|Women|Other":                                                                    {},
		"Very old|Old|Blue":                                                                  sided(2, false), // no harm is done
		"Don't know|No answer":                                                               {},
		"Don't know":                                                                         {},
		"Coal|Gas|Unknown":                                                                   {},
		"Very confident|Somewhat confident|Not too confident|Not at all confident|No answer":       {Kind: Sided, Scale: Scale{Left: 2}, Unsure: 1},
		"Not at all likely|Not very likely|Fairly likely|Very likely|Extremely likely":             sided(2, false),
		"Very happy|Pretty happy|Not too happy":                                                    sided(2, false),
		"Very|Fairly|Not very|Not at all":                                                          sided(2, false),
		"Extremely important|Very important|Moderately important|Slightly important|Not important": sided(4, false),
		"Sehr wichtig|Eher wichtig|Weniger wichtig|Überhaupt nicht wichtig|Weiß nicht":             {Kind: Sided, Scale: Scale{Left: 2}, Unsure: 1},
		"Vertraue sehr|Vertraue eher|Vertraue eher nicht|Vertraue gar nicht":                       sided(2, false),
		"非常信任|比较信任|一般|不太信任|非常不信任|不清楚":                                                              {Kind: Sided, Scale: Scale{Left: 2, Neutral: true}, Unsure: 1},
		"完全不担心|不太担心|比较担心|非常担心":                                                                     sided(2, false),
		"很差|差|好|很好":                                           {Kind: Rising},
		"Very confident|Not too confident|Somewhat confident": {},
		"Not employed|Employed|Retired":                       {},
		"Ages 18–29|30–49|50–64|65+":                          {Kind: Rising},
		"Alter 15–24|25–64|65 und älter":                      {Kind: Rising},
		"18–29|Ages 30–49|50–64":                              {},
		"Ages 18–29|20–49|65+":                                {},
		"":                                                    {},
		"99999999999999999999999–2|3–4|5–6":                   {},
		"Very good|Good|Good":                                 {},
	} {
		if got := OrderOf(strings.Split(names, "|")); got != want {
			t.Errorf("%s: %+v, want %+v", names, got, want)
		}
	}
}
