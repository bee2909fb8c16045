package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// sheetOf is a sheet of a workbook: its name, and its cells by row, of which those that are numbers
// become such.
type sheetOf struct {
	name string
	rows [][]string
}

// bookOf is a workbook of sheets.
func bookOf(t *testing.T, sheets ...sheetOf) string {
	t.Helper()
	const main, office = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`, `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	add := func(name, content string) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(f, `<?xml version="1.0" encoding="UTF-8"?>`+content)
	}
	named, related := "", ""
	for n, sheet := range sheets {
		content := ""
		for r, row := range sheet.rows {
			content += fmt.Sprintf(`<row r="%d">`, r+1)
			for c, cell := range row {
				at := fmt.Sprintf("%c%d", 'A'+c, r+1)
				if _, err := strconv.ParseFloat(cell, 64); err == nil {
					content += `<c r="` + at + `"><v>` + cell + `</v></c>`
				} else if cell != "" {
					content += `<c r="` + at + `" t="inlineStr"><is><t>` + strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(cell) + `</t></is></c>`
				}
			}
			content += `</row>`
		}
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", n+1), `<worksheet `+main+`><sheetData>`+content+`</sheetData></worksheet>`)
		named += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, sheet.name, n+1, n+1)
		related += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n+1, office, n+1)
	}
	add("xl/workbook.xml", `<workbook `+main+` xmlns:r="`+office+`"><sheets>`+named+`</sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+related+`</Relationships>`)
	add("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+office+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// importedText is what import prints of a table, with its exit status and what it says beside.
func importedText(t *testing.T, name, content string, flags ...string) (status int, printed, said string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return shell(t.Context(), "", append([]string{"import", path}, flags...)...)
}

// What stands in a file is not asked: its units, its title and who published it, wherever the office
// writes them.
func TestImportAsksNothingThatIsSaid(t *testing.T) {
	rates := [][]string{{"시도별", "2021", "2022", "2023"}, {"전국", "3.5", "2.9", "2.7"}, {"서울특별시", "4.8", "3.8", "3.2"}}
	for _, c := range []struct {
		name, content string
		flags         []string
		wants         []string
	}{
		{"destatis.csv", "Tabelle: 12411-0010\nBevölkerung: Bundesländer, Stichtag\nFortschreibung des Bevölkerungsstandes\nBevölkerung (Anzahl)\nBundesländer;31.12.2020;31.12.2021;31.12.2022\nBayern;13140183;13176989;13369393\nBerlin;3664088;3677472;3755251\n__________\n© Statistisches Bundesamt (Destatis), 2024\nStand: 12.06.2024 / 10:11:12\n", nil,
			[]string{"publisher: Statistisches Bundesamt (Destatis)", "unit: number", "unit: Anzahl"}},
		{"statsnz.csv", "\"Population estimates, at 30 June\"\n\"\",\"Total\",\"Male\",\"Female\"\n\"2021\",\"5111\",\"2526\",\"2585\"\n\"2022\",\"5117\",\"2532\",\"2585\"\n\"2023\",\"5223\",\"2590\",\"2633\"\n\"Table information:\"\n\"Units:\"\n\"Number, Magnitude = Units\"\n\"Footnotes:\"\n\"Base population is the usually resident population.\"\n\"Source: Statistics New Zealand\"\n", nil,
			[]string{"unit: number", "unit: Number, Magnitude = Units", "publisher: Statistics New Zealand\n    title: Population estimates"}},
		{"statsnz2.csv", "Title: Live births\nUnits: Number\nSource: Stats NZ\nRegion,2019,2020,2021\nNorthland,2265,2199,2370\nAuckland,20931,20001,20589\n", nil, []string{"unit: number", "title: Live births"}},
		{"estat.csv", "\"統計名：\",\"人口推計\"\n\"表番号：\",\"001\"\n\"表題：\",\"年齢別人口\"\n\"年次\",\"総人口【千人】\",\"65歳以上【千人】\"\n\"2021年\",\"125502\",\"36214\"\n\"2022年\",\"124947\",\"36236\"\n\"2023年\",\"124352\",\"36227\"\n", nil,
			[]string{"unit: 千人", "values: {総人口: 総人口【千人】, 65歳以上: 65歳以上【千人】}", "title: 年齢別人口", "publisher: 人口推計"}},
		{"sidra.csv", "\"Tabela 6579 - População residente estimada\"\n\"Variável - População residente estimada (Pessoas)\"\n\"Brasil e Grande Região\",\"Ano\"\n\"\",\"2020\",\"2021\"\n\"Norte\",\"18672591\",\"18906962\"\n\"Nordeste\",\"57374243\",\"57667842\"\n\"Fonte: IBGE - Estimativas de População\"\n", nil,
			[]string{"unit: people", "title: População residente estimada", "publisher: IBGE - Estimativas de População"}},
		{"kosis.csv", "\"시도별\",\"2021\",\"2022\"\n\"시도별\",\"세대수 (세대)\",\"세대수 (세대)\"\n\"서울특별시\",\"4426007\",\"4446296\"\n\"부산광역시\",\"1544663\",\"1554408\"\n", []string{"--publisher", "KOSIS"}, []string{"unit: 세대", "title: 세대수"}},
		{"kosis.xlsx", bookOf(t, sheetOf{"데이터", rates}, sheetOf{"메타정보", [][]string{{"○ 통계표ID", "DT_1B040B3"}, {"○ 통계표명", "시도별 실업률"}, {"○ 출처", "통계청, 경제활동인구조사"}, {"○ 단위", "%"}, {"○ 주석", "분기별"}}}), nil,
			[]string{"title: 시도별 실업률", "unit: percent", "publisher: 통계청, 경제활동인구조사", "unit: '%'"}},
		{"abs.xlsx", bookOf(t,
			sheetOf{"Index", [][]string{{"", "Australian Bureau of Statistics"}, {}, {"", "6202.0 Labour Force, Australia"}, {"Data Item Description", "", "Series Type", "Series ID", "No. Obs.", "Unit"}, {"Unemployment rate ;  Persons ;", "", "Original", "A84423050A", "3", "Percent"}, {"Unemployment rate ;  > Males ;", "", "Original", "A84423051C", "3", "Percent"}, {"", "© Commonwealth of Australia 2024"}}},
			sheetOf{"Data1", [][]string{{"", "Unemployment rate ;  Persons ;", "Unemployment rate ;  > Males ;"}, {"Unit", "Percent", "Percent"}, {"Series Type", "Original", "Original"}, {"Frequency", "Month", "Month"}, {"No. Obs", "3", "3"}, {"Series ID", "A84423050A", "A84423051C"}, {"Jan-2024", "4.1", "4.3"}, {"Feb-2024", "4.2", "4.4"}, {"Mar-2024", "4.0", "4.1"}}}), nil,
			[]string{"publisher: Australian Bureau of Statistics", "title: Unemployment rate\n", "sheet: Data1", "values: {Persons: Unemployment rate ; Persons ;, Males: Unemployment rate ; > Males ;}"}},
		{"bea.csv", "Table 1.1.5. Gross Domestic Product\n\"[Billions of dollars] Seasonally adjusted at annual rates\"\nBureau of Economic Analysis\n\"Last Revised on: May 30, 2024 - Next Release Date June 27, 2024\"\nLine,,2023,2023\n,,Q1,Q2\n1,        Gross domestic product,26813.6,27063.0\n2,Personal consumption,18269.6,18419.0\n3,    Goods,6027.6,6033.8\n", nil,
			[]string{"publisher: Bureau of Economic Analysis", "title: Gross Domestic Product", "unit: Billions of dollars"}},
		{"turkstat.csv", "İşgücü göstergeleri;;\n(Bin kişi);;\nYıl;İşgücü;İstihdam\n2021;32 716;28 797\n2022;34 334;30 752\n2023;34 896;31 632\nKaynak: TÜİK;;\n", nil,
			[]string{"key: Yıl", "unit: thousand people", "publisher: TÜİK"}},
		{"rosstat.csv", "Уровень безработицы\nв процентах\nРегион;2021;2022;2023\nРоссия;4,8;3,9;3,2\nМосква;2,6;2,2;1,9\nИсточник: Росстат\n", nil, []string{"unit: percent", "publisher: Росстат"}},
		{"adb.csv", "\"Table 2.1: Domestic product\"\n\"($ million)\"\nMember,2000,2010,2020\nChad,…,\"42,321\",\"81,007b\"\nOman,\"7,012a\",\"19,234\",\"39,012\"\nPeru,0.0 *,\"4,323\",\"8,876\"\n… = data not available; * = less than half of the unit.\na. Refers to 2001.\nb. Provisional estimate.\nSource: Asian Development Bank.\n", nil,
			[]string{"publisher: Asian Development Bank\n", "codes: {…: {missing: data not available}, b: provisional, a: {note: Refers to 2001}}"}},
		{"fso.csv", "Wohnbevölkerung (Personen)\nKanton;2020;2021;2022\nZürich;1'553'423;1'564'662;1'579'967\nBern;1'043'132;1'047'473;X\nX: Entfällt\nQuelle: BFS\n", nil, []string{"codes: {X: {missing: Entfällt}}", "unit: people"}},
		{"undata.csv", "Country or Area,Year,Population (thousands of people),Value Footnotes\nChad,2019,65.1,\"1,2\"\nChad,2020,65.3,\"1,2\"\nOman,2019,83.5,1\nOman,2020,83.8,1\n\nfootnoteSeqID,Footnote\n1,Estimates\n2,Without islands.\n", nil,
			[]string{"decimal: point", "note: 'Chad, 2019, 2020; Oman, 2019, 2020: Estimates; Chad, 2019, 2020: Without islands'"}},
		{"names.csv", "Population (thousands of people)\nCountry,2019,2020\nChad*,651,653\nOman,835,838\nPeru¹,696,690\n* Estimated.\n¹ Without Lima.\nSource: UN\n", nil, []string{"note: 'Chad: Estimated; Peru: Without Lima'"}},
		{"bls.csv", "Consumer Price Index\nOriginal Data Value\n\nSeries Id:,CUUR0000SA0\nSeries Title:,All items\nBase Period:,1982-84=100\n\nYear,Period,Label,Value\n2022,M01,2022 Jan,281.148\n2022,M02,2022 Feb,283.716\n", nil,
			[]string{"title: All items\n", "unit: index (1982-84=100)", "decimal: point", "publisher: U.S. Bureau of Labor Statistics"}},
		{"bls2.csv", "Labor Force Statistics\nOriginal Data Value\n\nSeries Id:,LNS14000000\nSeries title:,Unemployment Rate\nType of data:,Percent or rate\n\nYear,Jan,Feb,Mar\n2022,4.0,3.8,3.6\n2023,3.4,3.6,3.5(P)\nP : Preliminary\n", nil, []string{"unit: percent", "codes: {(P): provisional}"}},
		{"cbs.csv", "\"Arbeid; kerncijfers\"\nGeslacht;Totaal;;\nOnderwerp;Mannen;Vrouwen;Werkloosheid\nPerioden;%;%;%\n2019;92,1;89,1;3,4\n2020;93,1;89,2;3,8\nBron: CBS\n", nil, []string{"head: 3\n", "unit: percent", "note: 'Geslacht: Totaal'"}},
		{"cbs2.csv", "Bevolking (%)\nOnderwerp;Perioden;Perioden\nOnderwerp;2019;2020\nMannen;49,1;49,2\nVrouwen;50,9;50,8\nBron: CBS\n", nil, []string{"head: 3\n", "across: year"}},
		{"cbs3.csv", "Onderwerp;Eenheid;2019;2020\nBevolking;personen;17282163;17407585\nWerkloosheid;%;3,4;3,8\nBron: CBS\n", []string{"--title", "T"}, []string{"where: {Onderwerp: Werkloosheid, Eenheid: '%'}", "unit: percent"}},
		{"bps.csv", "Provinsi,Jumlah Penduduk (Ribu Jiwa),\n,2020,2021\nACEH,5274.9,5333.7\nRIAU,6394.1,6493.6\nSumber: Badan Pusat Statistik,,\n", nil, []string{"unit: thousand people", "publisher: Badan Pusat Statistik"}},
		{"ksh.csv", "\"Foglalkoztatottság\"\n\"Időszak\";\"Foglalkoztatottak, ezer fő\";\"Ráta, %\"\n\"2021. I. negyedév\";\"4 585,6\";\"4,5\"\n\"2021. II. negyedév\";\"4 624,1\";\"4,1\"\nForrás: KSH\n", nil, []string{"unit: thousand people", "unit: percent", "key: Időszak"}},
		{"iea.csv", "Month Production\nProduct: Electricity,Unit: GWh,,,\nCountry,Time,Product,Value,Unit\nChad,November 2023,Gas,28941.2,GWh\nChad,December 2023,Gas,33111.8,GWh\nSource: IEA\n", nil, []string{"unit: GWh", "head: 3\n"}},
		{"nbs.csv", "国内生产总值（亿元）\n年份,一季度,上半年,前三季度,全年\n2021,249310,532167,823131,1149237\n2022,270178,562642,870269,1210207\n来源：国家统计局\n", nil, []string{"language: zh", "cumulative: year", "every: quarter", "unit: 亿元", "publisher: 国家统计局"}},
		{"gus.csv", "Kod;Nazwa;\"stopa bezrobocia;2020;[%]\";\"stopa bezrobocia;2021;[%]\"\n0000000;POLSKA;6,3;5,4\n0200000;DOLNY;5,6;4,7\n0400000;KUJAWY;9,0;7,8\n", []string{"--publisher", "GUS"}, []string{"series: Nazwa", "unit: percent", "across: year"}},
		{"bis.csv", "STRUCTURE,STRUCTURE_ID,FREQ:Frequency,REF_AREA:Reference area,TIME_PERIOD:Time period or range,OBS_VALUE:Observation Value,UNIT_MEASURE:Unit of measure,TITLE_TS:Series title\n" +
			"dataflow,BIS:WS_CBPOL(1.0),M: Monthly,US: United States,2023-01,4.375,368: Per cent per year,Central bank policy rates - United States - End of period\n" +
			"dataflow,BIS:WS_CBPOL(1.0),M: Monthly,GB: United Kingdom,2023-01,3.5,368: Per cent per year,Central bank policy rates - United Kingdom - End of period\n" +
			"dataflow,BIS:WS_CBPOL(1.0),M: Monthly,US: United States,2023-02,4.625,368: Per cent per year,Central bank policy rates - United States - End of period\n" +
			"dataflow,BIS:WS_CBPOL(1.0),M: Monthly,GB: United Kingdom,2023-02,4,368: Per cent per year,Central bank policy rates - United Kingdom - End of period\n", nil,
			[]string{"title: Central bank policy rates - End of period", "publisher: Bank for International Settlements", "unit: percent per year"}},
	} {
		status, printed, said := importedText(t, c.name, c.content, c.flags...)
		if status != int(done) || strings.Contains(printed, "ask:") {
			t.Errorf("%s: status %d: %s\n%s", c.name, status, said, printed)
		}
		for _, want := range c.wants {
			if !strings.Contains(printed, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, printed)
			}
		}
	}
}

// A list of codes that lacks those of the table is refused with the lists that have them.
func TestImportRefusesCodes(t *testing.T) {
	const table = "Country,2022,2023\nNorway,5.5,-\nSweden,6.5,7.5\n"
	for list, want := range map[string]string{
		"eurostat": "the list eurostat has no -; write one of ons, destatis, ssb",
		"nobody":   `"nobody" is no list of codes; write one of eurostat, sdmx`,
	} {
		if status, printed, said := importedText(t, "t.csv", table, "--codes", list); status == int(done) || printed != "" || !strings.Contains(said, want) {
			t.Errorf("%s: status %d: %s%s", list, status, said, printed)
		}
	}
	if status, printed, said := importedText(t, "t.csv", table, "--codes", "ssb", "--title", "T", "--publisher", "P", "--unit", "percent"); status != int(done) {
		t.Errorf("status %d: %s%s", status, said, printed)
	}
}
