package main

import (
	"strings"
	"testing"
)

// TestImportSeries imports and builds tables of series, above whose numbers lines say of each what
// it is, as central banks hand them out: no question is open that the file answers, and each value
// comes out with its title and unit. All numbers are made up.
func TestImportSeries(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		args []string
		want []string // in rows of the CSV: key, number, unit
	}{
		"banco de españa": {`"CÓDIGO DE LA SERIE","DCN_A1","DCN_A2"
"NÚMERO SECUENCIAL","3766785","3766786"
"ALIAS DE LA SERIE","BE_4_17.1","BE_4_17.2"
"DESCRIPCIÓN DE LA SERIE","Préstamos a hogares","Tipo de interés"
"DESCRIPCIÓN DE LAS UNIDADES","Miles de Euros","Porcentaje"
"FRECUENCIA","MENSUAL","MENSUAL"
"ENE 2019","701234567","1.900"
"FEB 2019","701235567","_"
"MAR 2019","701236567","2.125"
"ABR 2019","701237567","2.135"
"FUENTE","Banco de España","Banco de España"
`, nil, []string{"2019-01 701234567 € thousand", "2019-04 701237567 € thousand", "2019-01 1.900 percent", "2019-03 2.125 percent"}},
		"bundesbank": {"\ufeff" + `"";BBK01.TUA012;BBK01.TUA012_FLAGS;BBDP1.M.VPI;BBDP1.M.VPI_FLAGS
"";Kredite an Unternehmen;;Verbraucherpreisindex;
Einheit;Euro;;2020=100;
Dimension;Milliarden;;Eins;
Stand vom;29.11.2024 08:00:00;;29.11.2024 08:00:00;
2019-01;1597,5;;98,1;
2019-02;1601,0;;.;Kein Wert vorhanden
2019-03;1604,5;;98,7;Vorläufiger Wert
2019-04;1604,7;;98,9;Vorläufiger Wert
`, nil, []string{"2019-01 1597.5 € billion", "2019-04 1604.7 € billion", "2019-01 98.1 index, 2020 = 100", "2019-03 98.7 index, 2020 = 100"}},
		"one series": {"\ufeff" + `"";BBK01.TUA012;BBK01.TUA012_FLAGS
"";Kredite an Unternehmen;
Einheit;Euro;
Dimension;Milliarden;
2019-01;1597,5;
2019-02;1601,0;
`, nil, []string{"2019-01 1597.5 € billion", "2019-02 1601.0 € billion"}},
		"banca d'italia": {`"CODICE SERIE";"S1";"S2"
"DESCRIZIONE";"Prestiti alle famiglie";"Prestiti alle imprese"
"UNITA' DI MISURA";"milioni di euro";"milioni di euro"
"FREQUENZA";"mensile";"mensile"
"FONTE";"Banca d'Italia";"Banca d'Italia"
"31/01/2019";"1000,5";"2000,25"
"28/02/2019";"1001,5";"2002,25"
"31/03/2019";"1003,0";"2004,50"
`, nil, []string{"2019-01 1000.5 € million", "2019-03 2004.50 € million"}},
		"bank of england": {`SERIES,DESCRIPTION
XUMAUSS,"Monthly average Spot exchange rate, US$ into Sterling"
IUMABEDR,Monthly average of official Bank Rate

DATE,XUMAUSS,IUMABEDR
31 Jan 2019,1.2897,0.75
28 Feb 2019,1.3014,0.75
31 Mar 2019,1.3181,0.50
`, []string{"--publisher", "Bank of England", "--unit", "XUMAUSS=US$ per pound", "--unit", "IUMABEDR=percent"}, []string{"2019-01 1.2897 US$ per pound", "2019-03 0.50 percent"}},
		"first quarters": {`数据库：季度数据
指标,2019年前三季度,2019年上半年,2019年一季度,2018年
国内生产总值_累计值(亿元),712845.4,460636.7,217168.3,919281.1
数据来源：国家统计局
`, nil, []string{"2018-Q4 919281.1 亿元", "2019-Q1 217168.3 亿元", "2019-Q2 460636.7 亿元", "2019-Q3 712845.4 亿元"}},
		"numbered columns": {`Statement 1: Gross value added (₹ crore)
S. No.,Item,2019-20,2020-21,2021-22
1,2,3,4,5
1,Agriculture,2101000,2180000,2250000
2,Mining,2101100,2180101,2250102
`, []string{"--publisher", "Office"}, []string{"2019/20 2101000 ₹ crore", "2021/22 2250102 ₹ crore"}},
		"numbers for none": {`NAME,B19013_001E
Alabama,53913
Alaska,-666666666
Arizona,65913
Ohio,61938
`, []string{"--title", "Median household income", "--unit", "US$"}, []string{"Alabama 53913 US$", "Alaska  US$"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, row := range imported(t, t.TempDir(), "table.csv", c.text, c.args...)[1:] {
				got = append(got, strings.Join([]string{row[0], row[3], row[7]}, " "))
			}
			all := strings.Join(got, "\n")
			for _, want := range c.want {
				if !strings.Contains(all+"\n", want+"\n") {
					t.Errorf("no %q in\n%s", want, all)
				}
			}
			if strings.Contains(all, "-666666666") || strings.Contains(all, "2019/20 3 ") {
				t.Errorf("what is no number is one:\n%s", all)
			}
		})
	}
}
