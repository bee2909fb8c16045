package text

import (
	"strings"
	"testing"

	"briefing/data"
)

// A file in each encoding, as the offices and spreadsheets of its language write them: the
// right reading is offered first.
func TestReadings(t *testing.T) {
	for _, tt := range []struct{ encoding, content, word string }{
		{"gb18030", "指标,2023年,2022年\n国内生产总值(亿元),1260582.1,1204724.0\n第一产业增加值,89755.2,88207.0\n", "国内生产总值(亿元)"},
		{"big5", "年度,國內生產毛額,失業率\n2020,19914806,3.85\n2021,21663231,3.95\n", "國內生產毛額"},
		{"shift_jis", "年度,人口,失業率\n北海道,5224614,3.1\n青森県,1237984,3.2\n東京都,14047594,2.9\n", "失業率"},
		{"shift_jis", "地域,ガソリンの価格\nさいたま市,165.2\n", "ガソリンの価格"},
		{"euc-jp", "年度,人口,失業率\n北海道,5224614,3.1\n青森県の人口,1237984,3.2\n", "青森県の人口"},
		{"euc-kr", "연도,인구,실업률\n서울특별시,9668465,4.6\n부산광역시,3391946,4.4\n", "서울특별시"},
		{"windows-1252", "Region;Jahr;Beschäftigte\nBaden-Württemberg;2023;12\n", "Beschäftigte"},
		{"windows-1252", "Région;Année;Chômage\nÎle-de-France;2020;7,1\nProvence-Alpes-Côte d’Azur;2020;8,9\n", "Provence-Alpes-Côte d’Azur"},
		{"windows-1252", "Región;Año;Población\nCataluña;2020;7722203\nAragón;2020;1329391\n", "Región"},
		{"windows-1250", "Województwo;Rok;Stopa bezrobocia\nmałopolskie;2020;5,3\nśląskie;2020;4,9\nświętokrzyskie;2020;8,4\n", "śląskie"},
		{"windows-1250", "Kraj;Míra nezaměstnanosti\nStředočeský kraj;2,9\nJihočeský kraj;3,1\n", "Středočeský kraj"},
		{"windows-1251", "Регион;Год;Безработица\nМосковская область;2020;3,9\nСамарская область;2020;4,1\n", "Московская область"},
		{"koi8-r", "Регион;Год;Безработица\nМосковская область;2020;3,9\nСамарская область;2020;4,1\n", "Московская область"},
		{"ibm866", "Регион;Год;Безработица\nМосковская область;2020;3,9\nСамарская область;2020;4,1\n", "Московская область"},
		{"windows-1253", "Περιφέρεια;Έτος;Ανεργία\nΑττική;2020;15,1\nΚρήτη;2020;17,2\n", "Περιφέρεια"},
		{"windows-1254", "Bölge;Yıl;İşsizlik\nİstanbul;2020;14,2\nDiyarbakır;2020;17,2\nBalıkesir;2020;9,9\n", "İşsizlik"},
		{"windows-1255", "מחוז,אבטלה\nירושלים,4.1\nתל אביב,3.2\n", "ירושלים"},
		{"windows-1256", "المنطقة,البطالة\nالرياض,4.1\n", "المنطقة"},
		{"macintosh", "Région;Année;Chômage\nÎle-de-France;2020;7,1\nProvence-Alpes-Côte d’Azur;2020;8,9\n", "Provence-Alpes-Côte d’Azur"},
		{"ibm850", "Region;Jahr;Beschäftigte\nBaden-Württemberg;2023;12\nThüringen;2023;9\n", "Beschäftigte"},
	} {
		got := readingsOf(encoded(t, tt.encoding, tt.content))
		if len(got) == 0 || got[0].name != tt.encoding || got[0].word != tt.word {
			t.Errorf("%s: read as %v, want first %q", tt.encoding, got, tt.word)
		}
	}
}

// encoded is a text in an encoding.
func encoded(t testing.TB, name, content string) []byte {
	t.Helper()
	c, _, found := codingNamed(name)
	if !found {
		t.Fatalf("no encoding %s", name)
	}
	if c.with == nil {
		return []byte(content)
	}
	b, err := c.with.NewEncoder().Bytes([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Nothing that could move a cursor is shown, whatever the bytes are.
func TestReadingsArePrintable(t *testing.T) {
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	ask, _ := askEncoding(append([]byte("a\x1b[31m\x9b31mB\xe4r,"), all...))
	if data.Printable(ask) != ask || strings.Contains(ask, "\x1b") {
		t.Errorf("%q", ask)
	}
}

// Names are those of IANA, and others that files and people call them by.
func TestCodingNamed(t *testing.T) {
	for said, want := range map[string]string{
		"utf-8": "utf-8", "UTF8": "", "GB2312": "gb18030", "gbk": "gb18030", "cp1252": "windows-1252", "Latin1": "iso-8859-1",
		"ISO_8859-15": "iso-8859-15", "ISO-8859-9": "iso-8859-9", "Shift_JIS": "shift_jis", "MS_Kanji": "shift_jis", "EUC-KR": "euc-kr", "Big5": "big5",
		"IBM850": "ibm850", "cp866": "ibm866", "UTF-16": "utf-16le", "x-unknown": "", "": "",
	} {
		if c, _, found := codingNamed(said); c.name != want || found != (want != "") {
			t.Errorf("%q is %q, %v; want %q", said, c.name, found, want)
		}
	}
	for said, want := range map[string]string{"windows1252": "windows-1252", "utf8": "utf-8", "shift-jis": "shift_jis", "gb10830": "gb18030"} {
		if _, near, _ := codingNamed(said); near != want {
			t.Errorf("%q is near %q; want %q", said, near, want)
		}
	}
}
