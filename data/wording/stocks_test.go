package wording

import (
	"testing"

	"briefing/data"
)

func TestStockOrFlow(t *testing.T) {
	for title, want := range map[string]data.Nature{
		"Number of births in the population": data.Flow, // what is said of the head counts
		"Population by births":               data.Stock,
		"Investments in fixed assets":        data.Flow, // and not the assets
		"Capacity additions":                 data.Flow,
		"New loans":                          data.Flow,
		"Loans outstanding on 31 December":   data.Stock,
		"Sales as of 3 May":                  data.Amount, // they do not agree
		"Bruttoinlandsprodukt":               data.Flow,
		"Offene Stellen":                     data.Stock,
		"Arbeitslose am 30.6.":               data.Stock,
		"年末常住人口":                             data.Stock,
		"出生人口":                               data.Flow,
		"新增贷款":                               data.Flow,
		"Vehicles 12":                        data.Amount,
	} {
		if got := StockOrFlow(title, &data.Figure{}); got != want {
			t.Errorf("%s: %v, want %v", title, got, want)
		}
	}
}
