package file

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"briefing/data"
	"briefing/data/language"
)

// codedFile is a file with one figure, whose csv: has some keys.
func codedFile(lang, csv string) string {
	return "language: " + lang + "\n" + textHead + "figures:\n  f: {title: F, unit: percent, source: s, csv: {file: t.csv, " + csv + "}}\n"
}

// loadCoded loads such a file with a table.
func loadCoded(lang, csv, table string) (*data.Dataset, error) {
	return Load(fstest.MapFS{"f.yaml": {Data: []byte(codedFile(lang, csv))}, "t.csv": {Data: []byte(table)}}, "f.yaml", Options{})
}

// said is what the figure says of each value, with its statuses and marks.
func said(ds *data.Dataset) string {
	say := language.Of(ds)
	var all []string
	for _, s := range ds.Figures[0].Series {
		for i, v := range s.Values {
			text := s.Keys[i].String() + "=" + v.Number.String()
			if reason, missing := v.Missing(); missing {
				text = s.Keys[i].String() + "=(" + reason + ")"
			}
			if s.Name != "" {
				text = s.Name + "/" + text
			}
			if v.Confidential() {
				text += " secret"
			}
			for _, d := range language.Doubts(say, v, data.AllMarks) {
				text += " [" + d + "]"
			}
			if note := v.Note().Plain; note != "" {
				text += " (" + note + ")"
			}
			all = append(all, text)
		}
	}
	return strings.Join(all, "; ")
}

// Tables as each office writes them, in a column of codes or beside the numbers.
func TestCodes(t *testing.T) {
	for _, tt := range []struct{ name, csv, table, want string }{
		{"eurostat, with a column", "key: TIME_PERIOD, value: OBS_VALUE, series: geo, status: {column: OBS_FLAG, codes: eurostat}",
			"geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nAA,2019,4.1,\nAA,2020,5.0,b\nAA,2021,4.7,bd\nAA,2022,4.4,ep\nBB,2019,9.1,u\nBB,2020,,c\nBB,2021,:,z\nBB,2022,12.4,c\n",
			"AA/2019=4.1; AA/2020=5.0 [break in the series]; AA/2021=4.7 [definition differs] [break in the series]; AA/2022=4.4 [estimate] [provisional]; " +
				"BB/2019=9.1 [low reliability]; BB/2020=(confidential) secret; BB/2021=(not applicable); BB/2022=(confidential) secret"},
		{"eurostat, with two columns", "key: y, value: v, status: {column: [OBS_FLAG, CONF_STATUS], codes: eurostat}",
			"y,v,OBS_FLAG,CONF_STATUS\n2019,4.1,p,\n2020,5.0,p,C\n2021,5.1,,N\n",
			"2019=4.1 [provisional]; 2020=(confidential) secret; 2021=(confidential) secret"},
		{"eurostat, beside the numbers", "key: y, value: v, status: {codes: eurostat}",
			"y,v\n2017,:\n2018,: c\n2019,: u\n2020,12.3 b\n2021,12.9bp\n2022,0n\n2023,11.0\n",
			"2017=(not available); 2018=(confidential) secret; 2019=(low reliability); 2020=12.3 [break in the series]; 2021=12.9 [provisional] [break in the series]; " +
				"2022=0 [rounded to zero, not a true zero]; 2023=11.0"},
		{"sdmx", "key: y, value: v, status: {column: OBS_STATUS, codes: sdmx}",
			"y,v,OBS_STATUS\n2016,2.0,A\n2017,2.5,\"B,U\"\n2018,,H\n2019,,K\n2020,1.0,K\n2021,,Q\n2022,2.6,V\n2023,NaN,L\n2024,NaN,\n",
			"2016=2.0; 2017=2.5 [low reliability] [break in the series]; 2018=(holiday or weekend); 2019=(included in another category); 2020=1.0 [included in another category]; " +
				"2021=(suppressed) secret; 2022=2.6 [not validated]; 2023=(not collected); 2024=(not available)"},
		{"statcan, beside the numbers", "key: y, value: v, status: {codes: statcan}",
			"y,v\n2016,12.5\n2017,12.1 E\n2018,F\n2019,x\n2020,..\n2021,...\n2022,0s\n2023,13.0p\n2024,13.1 A\n",
			"2016=12.5; 2017=12.1 [low reliability]; 2018=(too unreliable to be published); 2019=(confidential) secret; 2020=(not available); 2021=(not applicable); " +
				"2022=0 [rounded to zero, not a true zero]; 2023=13.0 [provisional]; 2024=13.1"},
		{"statcan, with columns", "key: y, value: v, status: {column: [STATUS, SYMBOL, TERMINATED], codes: statcan}",
			"y,v,STATUS,SYMBOL,TERMINATED\n2019,4,,,\n2020,,..,,\n2021,5,A,r,\n2022,6,E,p,t\n",
			"2019=4; 2020=(not available); 2021=5 [revised]; 2022=6 [provisional] [low reliability] [series ended]"},
		{"gss", "key: y, value: v, status: {codes: gss}",
			"y,v\nNorth,3.4[p]\nSouth,\"3.1 [p][r]\"\nEast,[c]\nWest,[low]\nMid,[x]\nIsle,[w]\nCape,2.2 [u1]\nLake,[z]\n",
			"North=3.4 [provisional]; South=3.1 [provisional] [revised]; East=(confidential) secret; West=(low, but not zero); Mid=(not available); Isle=(none recorded in the survey); " +
				"Cape=2.2 [low reliability]; Lake=(not applicable)"},
		{"gss, with a column", "key: y, value: v, status: {column: Notes, codes: gss}",
			"y,v,Notes\n2019,3.4,[b]\n2020,3.1,\"p, r\"\n2021,3.2,[ns]\n",
			"2019=3.4 [break in the series]; 2020=3.1 [provisional] [revised]; 2021=3.2 [not statistically significant]"},
		{"ons", "key: y, value: v, status: {codes: ons}",
			"y,v\n2017,-\n2018,..\n2019,-1.5\n2020,0~\n2021,1.4 r\n2022,-1.5p\n",
			"2017=(nil or less than half of the last digit shown); 2018=(not available); 2019=-1.5; 2020=0 [rounded to zero, not a true zero]; 2021=1.4 [revised]; 2022=-1.5 [provisional]"},
		{"the file's own", "key: y, value: v, status: {column: s, codes: {p: provisional, pe: [provisional, estimate], u: {missing: unreliable}, b: break, q: {note: by telephone}, '-': zero, ok: normal, n/a: not applicable}}",
			"y,v,s\n2015,1,p\n2016,2,pe\n2017,,u\n2018,3,b\n2019,4,q\n2020,-,\n2021,n/a,\n2022,5,ok\n",
			"2015=1 [provisional]; 2016=2 [estimate] [provisional]; 2017=(unreliable); 2018=3 [break in the series]; 2019=4 (by telephone); 2020=0; 2021=(not applicable); 2022=5"},
		{"an empty cell that no code explains", "key: y, value: v, missing: not surveyed, status: {column: s, codes: eurostat}",
			"y,v,s\n2019,1,\n2020,,\n2021,,b\n2022,,n\n2023,2,\n",
			"2019=1; 2020=(not surveyed); 2021=(not surveyed) [break in the series]; 2022=(not significant); 2023=2"},
		{"words", "key: y, value: v, status: s", "y,v,s\n2019,1,final\n2020,2,estimate\n", "2019=1; 2020=2 [estimate]"},
	} {
		ds, err := loadCoded("en", tt.csv, tt.table)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := said(ds); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Reasons and marks are said in the language of the file.
func TestCodesInLanguages(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "2019=4.1 [vorläufig] [geringe Zuverlässigkeit]; 2020=(nicht zutreffend); 2021=(vertraulich) secret; 2022=4 [Bruch in der Zeitreihe]",
		"zh": "2019=4.1 [初步数] [可靠性低]; 2020=(不适用); 2021=(保密) secret; 2022=4 [口径变更]",
	} {
		ds, err := loadCoded(tag, "key: y, value: v, status: {codes: eurostat}", "y,v\n2019,4.1 pu\n2020,: z\n2021,: c\n2022,4 b\n")
		if err != nil {
			t.Fatal(err)
		}
		if got := said(ds); got != want {
			t.Errorf("%s:\n got %s\nwant %s", tag, got, want)
		}
	}
}

// Codes that nobody can know the meaning of are asked for, each once, with what they may
// mean.
func TestCodesAsked(t *testing.T) {
	for _, tt := range []struct {
		csv, table string
		want       []string // text, then hint, of each fault
	}{
		{"key: y, value: v, status: OBS_FLAG", "y,v,OBS_FLAG\n2019,1,b\n2020,2,p\n2021,3,b\n",
			[]string{`"b", "p" in the column OBS_FLAG: codes mean what a list says, and none is named`,
				`write status: {column: OBS_FLAG, codes: LIST}, with eurostat ("b": break in time series; "p": provisional), gss ("b": break in time series; "p": provisional), ons ("b": break in time series; "p": provisional), or what each means: {"b": MEANING}`}},
		{"key: y, value: v", "y,v\n2019,1\n2020,x\n2021,x\n",
			[]string{`"x" in the cells of the numbers: symbols mean what a list says, and none is named`,
				`write status: {codes: LIST} below csv:, with statcan ("x": suppressed to meet the confidentiality requirements of the Statistics Act), gss ("x": not available), destatis ("x": Tabellenfach gesperrt, weil Aussage nicht sinnvoll), or what each means: {"x": MEANING}`}},
		{"key: y, value: v", "y,v\n2019,1\n2020,-\n2021,12.3 b\n",
			[]string{`"-", "b" in the cells of the numbers: symbols mean what a list says, and none is named`,
				`write status: {codes: LIST} below csv:, with ons ("-": nil or less than half the final digit shown; "b": break in time series), or what each means: {"-": MEANING}; a unit stands under unit:, not beside each number`}},
		{"key: y, value: v", "y,v\n2019,1\n2020,#\n",
			[]string{`"#" in the cells of the numbers: symbols mean what a list says, and none is named`,
				`write status: {codes: LIST} below csv:, with what each means in place of LIST: {"#": MEANING}`}},
		{"key: y, value: v, status: {column: s, codes: eurostat}", "y,v,s\n2019,1,q\n2020,2,q\n2021,3,p\n",
			[]string{`"q" is not a code of eurostat`,
				`the known ones are : C N P b c d e f i m n p r s u z; what others mean can be written under codes:`}},
		{"key: y, value: v, status: {column: s, codes: sdmx}", "y,v,s\n2019,1,p\n",
			[]string{`"p" is not a code of sdmx`,
				`eurostat has it for "provisional", statcan has it for "preliminary", gss has it for "provisional", ons has it for "provisional", destatis has it for "vorläufige Zahl"; the known ones are A B D E F G H I J K L M N NaN O P Q S U V W _U; what others mean can be written under codes:`}},
		{"key: y, value: v, status: {codes: eurostat}", "y,v\n2019,1\n2020,..\n",
			[]string{`".." is not a code of eurostat`,
				`statcan has it for "not available for a specific reference period", ons has it for "not available", statsnz has it for "not available", ssb has it for "not available"; the known ones are : C N P b c d e f i m n p r s u z; what others mean can be written under codes:`}},
		{"key: y, value: v, status: {column: s, codes: {a: provisional}}", "y,v,s\n2019,1,a\n2020,1,b\n",
			[]string{`the codes do not say what "b" means`, `eurostat has it for "break in time series", gss has it for "break in time series", ons has it for "break in time series"; add it below codes:`}},
		{"key: y, value: v, status: {column: s, codes: sdmx}", "y,v,s\n2019,1,M\n",
			[]string{`the number is 1, and its code says that there is none`, `correct the number, or the code`}},
		{"key: y, value: v, status: {column: s, codes: sdmx}", "y,v,s\n2019,,A\n", []string{
			`there is no number, and the code "A" does not say why`,
			`sdmx has it for "normal value", statcan has it for "data quality: excellent", faostat has it for "official figure"; write below csv: why, as in missing: not published, or below codes: what "A" means where it stands alone`}},
		{"key: y, value: v, status: {column: s, codes: eurostat}", "y,v,s\n2019,,p\n", []string{
			`there is no number, and the code "p" does not say why`,
			`eurostat has it for "provisional", statcan has it for "preliminary", gss has it for "provisional", ons has it for "provisional", destatis has it for "vorläufige Zahl"; write below csv: why, as in missing: not published, or below codes: what "p" means where it stands alone`}},
		{"key: y, value: v, status: {codes: ons}", "y,v\n2019,1\n2020,*\n", []string{
			`there is no number, and the code "*" does not say why`,
			`statcan has it for "significantly different from reference category (p < 0.05)", ons has it for "significant at the 5% level", ssb has it for "provisional"; write below csv: why, as in missing: not published, or below codes: what "*" means where it stands alone`}},
		{"key: y, value: v, status: {codes: eurostat}", "y,v\n2019,1\n2020,\n", []string{
			`the cell is empty, and nothing says why there is no number`, `write below csv: why, as in missing: not published`}},
		{"key: y, value: v, status: {codes: eurstat}", "y,v\n2019,1\n", []string{`"eurstat" is not a list of codes`, `write "eurostat"`}},
		{"key: y, value: v, status: {column: s}", "y,v,s\n2019,1,b\n", []string{`status needs the key "codes"`, `whose codes they are, or what each of them means: {p: provisional, u: {missing: unreliable}}`}},
		{"key: y, value: v, status: {column: s, codes: {b: brake}}", "y,v,s\n2019,1,b\n", []string{`"brake" is not what a code can mean`, `write "break"`}},
		{"key: y, value: v, status: {column: s, codes: {b: nothing}}", "y,v,s\n2019,1,b\n", []string{`"nothing" is not what a code can mean`,
			`write a status such as provisional, a mark such as break or low reliability, confidential, zero, {missing: REASON} or {note: TEXT}`}},
		{"key: y, value: v, status: {column: s, codes: {b: {missing: M, note: N}}}", "y,v,s\n2019,1,b\n", []string{`a code says why a number is missing, or what to remark on it`, `write {missing: REASON} or {note: TEXT}`}},
	} {
		_, err := loadCoded("en", tt.csv, tt.table)
		faults, ok := errors.AsType[data.Faults](err)
		if !ok {
			t.Errorf("%s: got %v", tt.csv, err)
			continue
		}
		var got []string
		for _, f := range faults {
			got = append(got, f.Text, f.Hint)
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s:\n got %s\nwant %s", tt.csv, strings.Join(got, "\n     "), strings.Join(tt.want, "\n     "))
		}
	}
}

// What a code says of a value comes out of a picture again.
func TestCodesExcerpt(t *testing.T) {
	ds, err := loadCoded("en", "key: y, value: v, status: {codes: eurostat}", "y,v\n2018,3\n2019,4.1 ep\n2020,: c\n2021,: z\n2022,4 bu\n")
	if err != nil {
		t.Fatal(err)
	}
	excerpt, _ := ExcerptOf(ds, ds.Charts[0], data.Slide(), data.DefaultDPI)
	text, err := excerpt.YAML()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := said(loadWhole(t, string(text))), said(ds); got != want {
		t.Errorf("got %s, want %s, from\n%s", got, want, text)
	}
}

// A break by a code is one of its series alone: what is computed across it is refused, or
// left out, and the other series goes on.
func TestBreakOfOneSeries(t *testing.T) {
	const table = "y,geo,v,s\n2018,A,1,\n2019,A,2,b\n2020,A,4,\n2018,B,1,b\n2019,B,2,\n2020,B,3,\n"
	load := func(more string) (*data.Dataset, error) {
		content := strings.TrimSuffix(codedFile("en", "key: y, value: v, series: geo, status: {column: s, codes: eurostat}"), "\n") + "\n" + more
		return Load(fstest.MapFS{"f.yaml": {Data: []byte(content)}, "t.csv": {Data: []byte(table)}}, "f.yaml", Options{})
	}
	ds, err := load("  d: {title: D, from: f, by: difference, incomparable: gap}\n  s: {title: S, from: f, by: sum, whole: same, chart: false}\n")
	if err != nil {
		t.Fatal(err)
	}
	f := ds.Figures[0]
	a, b := f.Series[0], f.Series[1]
	if len(f.Breaks) != 0 || len(a.Breaks) != 1 || a.Breaks[0].At.String() != "2019" || len(b.Breaks) != 0 { // nothing is before the first of B
		t.Fatalf("breaks: %v, %v, %v", f.Breaks, a.Breaks, b.Breaks)
	}
	if f.BreakBetween(a, a.Keys[0], a.Keys[1]) == nil || f.BreakBetween(a, a.Keys[1], a.Keys[2]) != nil || f.BreakBetween(b, b.Keys[0], b.Keys[2]) != nil {
		t.Error("the wrong series breaks")
	}
	const want = "A/2019=not available (not comparable across the break in 2019); A/2020=2 percentage points; B/2019=1 percentage point; B/2020=1 percentage point"
	if got := figureOf(t, ds, "d"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if s := ds.Figures[2]; len(s.Series[0].Breaks) != 1 || s.BreakBetween(s.Series[0], s.Keys[0], s.Keys[1]) == nil {
		t.Error("the sum does not break where a part does")
	}
	if _, err := load("  g: {title: G, from: f, by: index, base: 2018}\n"); err == nil || !strings.Contains(err.Error(), "index of f from 2018 to 2019 crosses its break at 2019") {
		t.Errorf("got %v", err)
	}
	if _, err := load("briefing:\n  - text: 'It is {{ times \"f\" \"2018\" \"2019\" \"A\" }}.'\n"); err == nil || !strings.Contains(err.Error(), "f breaks between 2018 and 2019") {
		t.Errorf("got %v", err)
	}
	if _, err := load("briefing:\n  - text: 'It is {{ times \"f\" \"2018\" \"2019\" \"B\" }}.'\n"); err != nil {
		t.Error(err)
	}
}

// A series names a break of its own, too; a flag at the same place is the same break.
func TestBreaksOfSeries(t *testing.T) {
	ds := loadText(t, "figures:\n  f: {title: F, unit: percent, source: s, series: {A: {values: {2018: 1, 2019: {value: 2, mark: break}, 2020: {value: 3, mark: break}}, breaks: {2019: new survey}}, B: {2018: 1, 2019: 2, 2020: 3}}}\n")
	var got []string
	for _, b := range ds.Figures[0].AllBreaks() {
		for _, s := range ds.Figures[0].Breaking(b) {
			got = append(got, s.Name+" "+b.At.String()+" "+b.Text.Plain)
		}
	}
	if s := strings.Join(got, "; "); s != "A 2019 new survey; A 2020 " {
		t.Errorf("got %q", s)
	}
	if _, err := loadString(textHead + "figures:\n  f: {title: F, unit: percent, source: s, series: {A: {values: {2018: 1, 2019: 2}, breaks: {2018: x}}}}\n"); err == nil || !strings.Contains(err.Error(), "there is nothing to break at 2018") {
		t.Errorf("got %v", err)
	}
}

// A number beside a code for what may not be published stands in nothing that is made of
// the file: another number gives the same bytes.
func TestNumbersBesideSecretCodes(t *testing.T) {
	for _, tt := range []struct{ csv, table string }{
		{"key: y, value: v, status: {column: s, codes: eurostat}", "y,v,s\n2019,4.1,\n2020,SECRET,c\n2021,4.3,b\n2022,SECRET,bc\n"},
		{"key: y, value: v, status: {column: [s, t], codes: eurostat}", "y,v,s,t\n2019,4.1,p,\n2020,SECRET,p,N\n2021,4.3,,\n"},
		{"key: y, value: v, status: {codes: gss}", "y,v\n2019,4.1\n2020,SECRET [c]\n2021,4.3\n"},
		{"key: y, value: v, status: {column: s, codes: {k: confidential, p: provisional}}", "y,v,s\n2019,4.1,p\n2020,SECRET,k\n2021,4.3,\n"},
	} {
		var made [2]string
		for i, number := range []string{"7.25", "118.5"} {
			ds, err := loadCoded("en", tt.csv, strings.ReplaceAll(tt.table, "SECRET", number))
			if err != nil {
				t.Fatalf("%s: %v", tt.csv, err)
			}
			for _, in := range ds.Inputs {
				made[i] += in.Name + " " + in.SHA256 + " " + in.Used + "\n" + string(in.Text) + "\n"
			}
			made[i] += said(ds)
			if strings.Contains(made[i], number) {
				t.Errorf("%s: the number is in\n%s", tt.csv, made[i])
			}
		}
		if made[0] != made[1] {
			t.Errorf("%s: not the same:\n%s\n%s", tt.csv, made[0], made[1])
		}
	}
}

// Marks stand beside the status in the data of a chart, and are read again.
func TestMarksSurviveCSV(t *testing.T) {
	ds, err := loadCoded("en", "key: y, value: v, status: {codes: eurostat}", "y,v\n2018,3\n2019,4.1 ep\n2020,4.2 du\n2021,4 rb\n2022,0n\n")
	must(t, err)
	var b strings.Builder
	must(t, WriteCSV(ds, &b, ds.Charts[0]))
	for _, want := range []string{",estimate; provisional,", ",final; low reliability; definition differs,", ",revised; break,", ",final; rounded to zero,"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	again, err := loadCoded("en", "key: key, value: value, status: status", b.String())
	must(t, err)
	if said(again) != said(ds) {
		t.Errorf("got %s, want %s", said(again), said(ds))
	}
	if _, err := loadCoded("en", "key: y, value: v, status: s", "y,v,s\n2019,1,final; brake\n"); err == nil || !strings.Contains(err.Error(), `"final; brake" is not a status`) {
		t.Errorf("got %v", err)
	}
}

// What is computed from a number that its source warns of is worth no more; what a mark
// says of the number alone stays with it.
func TestMarksOfComputed(t *testing.T) {
	ds := loadText(t, "figures:\n  f: {title: F, unit: lorries, source: s, values: {2018: 2, 2019: {value: 4, mark: low reliability}, 2020: {value: 8, mark: [significant at 5%, definition differs], status: estimate}}}\n  g: {title: G, from: f, by: growth}\n")
	say := language.Of(ds)
	var got []string
	for _, v := range ds.Figures[1].Series[0].Values {
		got = append(got, say.InText(v, ds.Figures[1].Unit)+": "+strings.Join(language.Doubts(say, v, data.AllMarks), ", "))
	}
	if s := strings.Join(got, "; "); s != "100% (low reliability): low reliability; 100% (estimate, low reliability): estimate, low reliability, definition differs" {
		t.Errorf("got %s", s)
	}
}

// The file's own words for codes stand once for each language.
func TestCodesInEditions(t *testing.T) {
	const content = "editions: [en, de]\ntitle: {all: T}\nsources:\n  s: {publisher: P, title: T, date: 2020}\nfigures:\n  f:\n    title: {en: F, de: G}\n    unit: percent\n    source: s\n" +
		"    csv: {file: t.csv, key: y, value: v, status: {column: c, codes: {u: {missing: {en: unreliable, de: unsicher}}, q: {note: {en: by telephone, de: am Telefon}}, p: provisional}}}\n"
	all, _, err := LoadEditions(fstest.MapFS{"f.yaml": {Data: []byte(content)}, "t.csv": {Data: []byte("y,v,c\n2018,1,p\n2019,,u\n2020,3,q\n")}}, "f.yaml", nil, Options{})
	must(t, err)
	for i, want := range []string{"2018=1 [provisional]; 2019=(unreliable); 2020=3 (by telephone)", "2018=1 [vorläufig]; 2019=(unsicher); 2020=3 (am Telefon)"} {
		if got := said(all[i]); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
