package file

import (
	"testing"

	"briefing/data"
	"briefing/data/wording"
)

// TestStocksAndFlows holds titles, units and names of yearbooks to what they say of their amounts:
// those at a date have no sum over time, and where nothing says it the file is asked.
func TestStocksAndFlows(t *testing.T) {
	const stock, flow, asked = data.Stock, data.Flow, data.Amount
	for _, tt := range []struct {
		title, unit string
		names       []string
		want        data.Nature
	}{
		{"Population at the end of the quarter", "people", nil, stock},
		{"Resident population", "persons", nil, stock},
		{"Employment in retail trade", "people", nil, stock},
		{"Persons engaged", "persons", []string{"Agriculture", "Trade", "Construction"}, stock},
		{"Registered unemployed", "persons", nil, stock},
		{"Bank deposits of households", "euros", nil, stock},
		{"International debt securities, amounts outstanding", "US dollars", nil, stock},
		{"General government gross debt", "euros", nil, stock},
		{"Foreign exchange reserves", "US dollars", nil, stock},
		{"Crude oil stocks", "barrels", nil, stock},
		{"Natural gas in storage", "TWh", nil, stock},
		{"Installed capacity", "gigawatts", nil, stock},
		{"Hospital beds", "beds", nil, stock},
		{"Mobile subscriptions", "subscriptions", nil, stock},
		{"Livestock", "head", []string{"Cattle", "Pigs", "Sheep"}, stock},
		{"Banks", "euros", []string{"Deposits", "Loans", "Assets"}, stock},
		{"Bevölkerungsstand am Jahresende", "Personen", nil, stock},
		{"Erwerbstätige am Arbeitsort", "Personen", nil, stock},
		{"Schulden des Bundes", "Euro", nil, stock},
		{"Kraftfahrzeugbestand", "Fahrzeuge", nil, stock},
		{"年末总人口", "人", nil, stock},
		{"金融机构人民币各项贷款余额", "元", nil, stock},
		{"民用汽车保有量", "辆", nil, stock},
		{"城镇就业人员", "人", nil, stock},

		{"Retail sales", "yuan", nil, flow},
		{"Gross domestic product", "pounds", nil, flow},
		{"GDP by expenditure", "euros", nil, flow},
		{"Production of crude steel", "tonnes", nil, flow},
		{"Live births", "persons", nil, flow},
		{"Deaths in the population aged 65 years and over", "persons", nil, flow},
		{"Number of marriages", "couples", nil, flow},
		{"Exports of livestock", "head", nil, flow},
		{"Consumption of households", "euros", nil, flow},
		{"Sales to members", "euros", nil, flow},
		{"Government debt service payments", "rupees", nil, flow},
		{"New car registrations", "cars", nil, flow},
		{"New loans to households", "euros", nil, flow},
		{"Overnight stays", "nights", nil, flow},
		{"Foreign tourists", "arrivals", nil, flow},
		{"Air transport", "passengers", nil, flow},
		{"Tax revenue", "euros", nil, flow},
		{"Current account balance", "US dollars", nil, flow},
		{"Electricity", "GWh", nil, flow},
		{"People killed in road accidents", "people", nil, flow},
		{"Compensation of employees", "euros", nil, flow},
		{"Bank deposits: interest payments", "euros", nil, asked}, // one part says this, one that
		{"Rents paid", "euros", nil, flow},
		{"Stocks traded", "shares", nil, flow},
		{"Patients treated in hospital", "patients", nil, flow},
		{"Verkaufte Tickets", "Tickets", nil, flow},
		{"Change of stocks", "tonnes", nil, flow},
		{"Umsatz im Einzelhandel", "Euro", nil, flow},
		{"Lebendgeborene", "Personen", nil, flow},
		{"Bruttostromerzeugung", "GWh", nil, flow},
		{"Ausfuhr von Waren", "Euro", nil, flow},
		{"Neuzulassungen von Personenkraftwagen", "Fahrzeuge", nil, flow},
		{"Übernachtungen ausländischer Gäste", "Übernachtungen", nil, flow},
		{"社会消费品零售总额", "元", nil, flow},
		{"国内生产总值", "元", nil, flow},
		{"出生人口", "人", nil, flow},
		{"人口出生数", "人", nil, flow},
		{"城镇新增就业人数", "人", nil, flow},
		{"货物进出口总额", "元", nil, flow},
		{"粗钢产量", "吨", nil, flow},

		{"Vehicles", "vehicles", nil, asked},
		{"People", "people", nil, asked},
		{"Germany", "euros", nil, asked},
		{"Foreign direct investment", "US dollars", nil, asked},
		{"Vehicles registered", "vehicles", nil, asked},
		{"Population and births", "people", nil, asked},
		{"Movements", "people", []string{"Births", "Population"}, asked},
		{"Hires", "employees", nil, asked},
		{"Quantities", "m3", nil, asked},
		{"Value", "yuan", []string{"Exports", "Imports"}, flow},
		{"Branches", "yuan", []string{"Agriculture", "Trade"}, asked},
		{"Sales outstanding", "yuan", nil, asked},
	} {
		f := &data.Figure{Unit: data.Unit{Noun: tt.unit}, Series: []*data.Series{{}}}
		if tt.names != nil {
			f.Series = nil
		}
		for _, name := range tt.names {
			f.Series = append(f.Series, &data.Series{Name: name})
		}
		if got := wording.StockOrFlow(tt.title, f); got != tt.want {
			t.Errorf("%q in %s %v: %d, want %d", tt.title, tt.unit, tt.names, got, tt.want)
		}
	}
}

// BenchmarkStockOrFlow looks at a figure of three series whose names come again in others.
func BenchmarkStockOrFlow(b *testing.B) {
	fig := &data.Figure{Series: []*data.Series{{Name: "Eastern regions of the country"}, {Name: "Central regions"}, {Name: "Western regions"}}}
	b.ReportAllocs()
	for b.Loop() {
		if wording.StockOrFlow("Scale of three parts of the digital economy", fig) != data.Amount {
			b.Fatal("a nature was found")
		}
	}
}
