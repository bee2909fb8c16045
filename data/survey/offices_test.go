package survey

import (
	"fmt"
	"strings"
	"testing"
)

// TestOfficesByHeads: whose a table is, which columns its figures take, and in what they are
// counted, for tables in the shapes of many offices.
func TestOfficesByHeads(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"DATAFLOW,REGION: Region,TIME_PERIOD: Time Period,OBS_VALUE,UNIT_MEASURE: Unit of Measure,UNIT_MULT: Unit of Multiplier\nABS:LF(1.0.0),1: North,2023-01,3.5,PCT: Percent,0: Units\nABS:LF(1.0.0),2: South,2023-01,4.5,PCT: Percent,0: Units\nABS:LF(1.0.0),1: North,2023-02,3.5,PCT: Percent,0: Units\n",
			"Australian Bureau of Statistics: LF, OBS_VALUE by TIME_PERIOD: Time Period of REGION: Region in percent in UNIT_MULT: Unit of Multiplier"},
		{"REF_DATE,GEO,DGUID,Characteristic,UOM,SCALAR_FACTOR,VALUE,STATUS\n2023-01,Yukon,1,Jobs,Persons,thousands,12.5,\n2023-01,Yukon,1,Rate,Percentage,units,6.5,E\n2023-02,Yukon,1,Jobs,Persons,thousands,12.6,\n2023-02,Yukon,1,Rate,Percentage,units,6.4,\n",
			"Statistics Canada: Jobs, Yukon, VALUE by REF_DATE in people in SCALAR_FACTOR; Rate, Yukon, VALUE by REF_DATE in percent in SCALAR_FACTOR"},
		{"Area,Element,Item,Year,Unit,Value,Flag\nChad,Area harvested,Wheat,2022,ha,12,A\nChad,Production,Wheat,2022,t,30,E\nChad,Area harvested,Wheat,2023,ha,13,A\nChad,Production,Wheat,2023,t,31,A\n",
			"FAO: Area harvested, Chad, Wheat, Value by Year in ha; Production, Chad, Wheat, Value by Year in t"},
		{"ref_area.label,source.label,indicator.label,time,obs_value,obs_status.label\nBenin,LFS,Unemployment rate (%),2022,5.5,\nBenin,LFS,Unemployment rate (%),2023,6.5,Break in series\n",
			"International Labour Organization: Unemployment rate, Benin, obs_value by time in percent"},
		{"IndicatorCode,Indicator,SpatialDimValueCode,Location,Period,FactValueNumeric,Value\nW,Life expectancy (years),KEN,Kenya,2022,62.61,62.6 [58.4-66.5]\nW,Life expectancy (years),PER,Peru,2022,70.11,70.1 [68.4-72.5]\nW,Life expectancy (years),KEN,Kenya,2023,63.61,63.6 [58.4-66.5]\n",
			"World Health Organization: Life expectancy, FactValueNumeric by Period of Location in years"},
		{"SortOrder,LocID,Location,VarID,Variant,Time,PopDensity\n1,900,World,2,Medium,2022,58.5\n1,900,World,2,Medium,2023,59.5\n2,404,Kenya,2,Medium,2022,95.5\n2,404,Kenya,2,Medium,2023,96.5\n",
			"United Nations: PopDensity, PopDensity by Time of Location in ?"},
		{"Country Name,Country Code,Indicator Name,Indicator Code,Time Period,Value\nJapan,158,Exports,BX,2022,5.5\nJapan,158,Exports,BX,2023,6.5\n", "International Monetary Fund: Exports, Japan, Value by Time Period in ?"},
		{"Country Name,Country Code,Indicator Name,Indicator Code,year,value\nJapan,JPN,GDP (constant 2015 US$),NY,2022,5.5\nJapan,JPN,GDP (constant 2015 US$),NY,2023,6.5\n", "World Bank: GDP, Japan, value by year in constant 2015 US$"},
		{"Indicator,year,value\nGDP: growth (%),2022,5.5\nGDP: growth (%),2023,6.5\n", ": GDP: growth, value by year in percent"},
		{"Measure,year,value\nM13: Unemployment (%),2022,5.5\nM13: Unemployment (%),2023,6.5\n", ": Unemployment, value by year in percent"},
		{"key,series,value,number,upper,is,status,unit\n2022,Chad,5.5,5.5,,,final,percent\n2022,Peru,6.5,6.5,,,final,percent\n2023,Chad,7.5,7.5,,,final,percent\n2023,Peru,8.5,8.5,,,final,percent\n", ": labour, value by key of series in percent"},
		{"KEY,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,TITLE,TITLE_COMPL,UNIT,UNIT_MULT\nA.U2,A,U2,2022,5.5,Prices,Euro area - Prices,PCCH,0\nA.DE,A,DE,2022,6.5,Prices,Germany - Prices,PCCH,0\nA.U2,A,U2,2023,7.5,Prices,Euro area - Prices,PCCH,0\nA.DE,A,DE,2023,8.5,Prices,Germany - Prices,PCCH,0\n", "European Central Bank: Prices, OBS_VALUE by TIME_PERIOD of REF_AREA in percent in UNIT_MULT"},
		{"Entity,Code,Year,Population (historical)\nKenya,KEN,2022,5\nKenya,KEN,2023,6\n", "Our World in Data: Population (historical), Kenya, Population (historical) by Year in ?"},
		{"statistics_label;time;1_variable_attribute_label;value;value_unit;value_variable_label;statistics_code\nFortschreibung;2022;Bayern;12;Anzahl;Bevölkerung;12411\nFortschreibung;2023;Bayern;13;Anzahl;Bevölkerung;12411\n", "Statistisches Bundesamt (Destatis): Bevölkerung, value by time in number"},
		{"ID,Geslacht,Perioden,Werkloosheid (%)\n0,3000,2022JJ00,3.5\n1,4000,2022JJ00,4.5\n2,3000,2022KW01,3.4\n3,4000,2022KW01,4.4\n", ": Werkloosheid (years), Werkloosheid (%) by Perioden of Geslacht in percent; Werkloosheid (quarters), Werkloosheid (%) by Perioden of Geslacht in percent"},
	} {
		text := c.table
		if !strings.Contains(strings.SplitN(text, "\n", 2)[0], ",") {
			text = strings.ReplaceAll(text, ";", ",")
		}
		p := Look(tableOf(t, text)).Plan(nil, Answers{})
		var figures []string
		for _, f := range p.Figures {
			one := fmt.Sprintf("%s, %s by %s", f.Title, p.Survey.Heads[f.Value], p.Survey.Heads[f.Key])
			if f.Series >= 0 {
				one += " of " + p.Survey.Heads[f.Series]
			}
			if f.Unit == "" {
				f.Unit = "?"
			}
			if f.Scale >= 0 {
				f.Unit += " in " + p.Survey.Heads[f.Scale]
			}
			figures = append(figures, one+" in "+f.Unit)
		}
		if got := p.Office.Publisher + ": " + strings.Join(figures, "; "); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.table, got, c.want)
		}
	}
}
