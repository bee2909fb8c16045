package wording

import (
	"testing"

	"briefing/data"
)

// TestBasisOf holds titles and names of yearbooks to what they say of their amounts.
func TestBasisOf(t *testing.T) {
	for text, want := range map[string]data.Aspect{
		"GDP at current prices": data.CurrentPrices, "GDP, current US$": data.CurrentPrices, "GDP, constant 2015 US$": data.ConstantPrices, "GDP in 2012 dollars": data.ConstantPrices,
		"Real GDP": data.Real, "Real estate": 0, "Real Madrid": 0, "Nominal GDP": data.Nominal, "GDP, chain-linked volumes": data.ConstantPrices | data.Chained,
		"Chained (2017) dollars": data.ConstantPrices | data.Chained, "million chained 2017 dollars": data.ConstantPrices | data.Chained, "GDP (CVM)": data.ConstantPrices | data.Chained,
		"Gross value added, chain volume measures": data.ConstantPrices | data.Chained | data.Gross, "verkettete Volumenangaben": data.ConstantPrices | data.Chained, "GDP in previous year's prices": data.ConstantPrices,
		"preisbereinigt, verkettet": data.ConstantPrices | data.Chained, "国内生产总值（链式物量）": data.ConstantPrices | data.Chained, "按可比价格计算": data.ConstantPrices, "Supply chains": 0, "Retail chains, sales at constant prices": data.ConstantPrices,
		"Retail sales, seasonally adjusted": data.Adjusted, "Retail sales, not seasonally adjusted": data.Unadjusted, "Unadjusted": data.Unadjusted, "NSA": data.Unadjusted,
		"Seasonally and calendar adjusted": data.Adjusted, "Seasonally adjusted and unadjusted": 0, "Gross debt": data.Gross, "Net debt": data.Net, "Internet users": 0, "Planet": 0,
		"BIP in jeweiligen Preisen": data.CurrentPrices, "BIP, preisbereinigt": data.ConstantPrices, "Reale Löhne": data.Real, "Reallöhne": data.Real, "Realsteuern": 0,
		"Bruttolöhne": data.Gross, "Nettolöhne": data.Net, "kalender- und saisonbereinigt": data.Adjusted, "nicht saisonbereinigt": data.Unadjusted, "Originalwerte": data.Unadjusted,
		"国内生产总值（现价）": data.CurrentPrices, "按不变价计算的国内生产总值": data.ConstantPrices, "经季节调整": data.Adjusted, "未经季节调整": data.Unadjusted, "实际利用外资": 0, "名义工资": data.Nominal, "Growth, annualised": data.Annualised, "Growth, not annualised": data.OwnPeriod, "Annual average": 0, "auf das Jahr hochgerechnet": data.Annualised, "环比折年率": data.Annualised, "税后利润": data.Net, "GDP at purchasing power parities": data.Parities, "GDP (PPP)": data.Parities, "GDP, constant 2017 PPP dollars": data.ConstantPrices | data.Parities, "Debt, market exchange rates": data.MarketRates, "BIP in Kaufkraftparitäten": data.Parities, "Market rates of interest": 0, "按购买力平价计算": data.Parities,
	} {
		if got := BasisOf(text).Aspects; got != want {
			t.Errorf("%s: got %b, want %b", text, got, want)
		}
	}
	if of, want := BasisOf("Nettolöhne").Of, BasisOf("Bruttolöhne").Of; of != want {
		t.Errorf("net wages are of %q, gross wages of %q", of, want)
	}
}

// TestBasisOfNote takes a note at its word where it speaks of all numbers.
func TestBasisOfNote(t *testing.T) {
	for note, want := range map[string]data.Aspect{
		"Seasonally adjusted.": data.Adjusted, "Revised in 2020; all figures are seasonally adjusted.": data.Adjusted, "Alle Angaben saisonbereinigt": data.Adjusted,
		"Data are seasonally adjusted at annual rates.": data.Adjusted | data.Annualised, "Calendar and seasonally adjusted.": data.Adjusted, "Not adjusted.": data.Unadjusted, "The data have not been seasonally adjusted.": data.Unadjusted,
		"Adjusted for seasonal effects": data.Adjusted, "Values are deseasonalised": data.Adjusted, "Quarterly data are seasonally adjusted.": data.Adjusted, "Alle Werte sind saison- und kalenderbereinigt.": data.Adjusted, "数据均经季节调整": data.Adjusted,
		"Seasonally adjusted since 2015.": 0, "Trend and seasonally adjusted data differ": 0, "Adjusted for inflation.": data.ConstantPrices,
		"Before 2015 not seasonally adjusted.": 0, "The office also publishes seasonally adjusted numbers.": 0, "At constant prices": data.ConstantPrices,
	} {
		if got := BasisOfNote(note); got != want {
			t.Errorf("%s: got %b, want %b", note, got, want)
		}
	}
}

// TestOneThing tells one thing on two bases from two things.
func TestOneThing(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"GDP at current prices", "Real GDP", true}, {"Gross domestic product at current prices", "GDP at constant prices of 2015", true}, {"Exports, seasonally adjusted", "Exports, unadjusted", true},
		{"Household consumption at current prices", "Real GDP", false}, {"Exports at current prices", "Imports at constant prices", false}, {"国内生产总值（现价）", "国内生产总值（不变价）", true}, {"出口（现价）", "国内生产总值（不变价）", false},
	} {
		if got := OneThing(BasisOf(tt.a), BasisOf(tt.b), false); got != tt.want {
			t.Errorf("%s and %s: got %v", tt.a, tt.b, got)
		}
	}
}

// TestStrictlyOneThing takes two texts for one thing where neither says more than the other.
func TestStrictlyOneThing(t *testing.T) {
	for _, tt := range []struct {
		a, b            string
		want, otherwise bool
	}{
		{"Unemployed, seasonally adjusted", "Unemployed people, unadjusted", true, true}, {"Growth of GDP, seasonally adjusted", "Growth of gross domestic product, not adjusted", true, true},
		{"Sales, seasonally adjusted", "Sales of cars, unadjusted", false, true}, {"Unemployed, seasonally adjusted", "Unemployed in Hesse, unadjusted", false, false},
		{"Growth, seasonally adjusted", "Growth in France, unadjusted", false, false}, {"Arbeitslose, saisonbereinigt", "Arbeitslose in Hessen, unbereinigt", false, false}, {"Job vacancies, unadjusted", "Unemployed, seasonally adjusted", false, false},
	} {
		if got := OneThing(BasisOf(tt.a), BasisOf(tt.b), true); got != tt.want {
			t.Errorf("%s and %s, strictly: got %v", tt.a, tt.b, got)
		}
		if got := OneThing(BasisOf(tt.b), BasisOf(tt.a), false); got != tt.otherwise {
			t.Errorf("%s and %s: got %v", tt.b, tt.a, got)
		}
	}
}
