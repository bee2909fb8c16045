package text

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/data"
	"briefing/data/table/grid"
)

// maxReadings is how many readings of a word are shown, longestWord how much of it, in
// characters, and maxSample how much of the file is read in each encoding.
const (
	maxReadings = 4
	longestWord = 32
	maxSample   = 8 << 10
)

// unlikely is how far behind the best a reading is that is not shown, and rare how far an
// encoding is put behind that only old files are in.
const (
	unlikely = 1.1
	rare     = 0.4
)

// reading is what an encoding makes of the bytes of a file.
type reading struct {
	name, word string
	score      float64 // how much it looks like words; higher is better
}

// askEncoding is what to write where the encoding of a file is not known: a word of the
// file as each encoding reads it that may be meant, the likeliest first. It is empty where
// nothing reads the bytes.
func askEncoding(sample []byte) (hint string, readings []grid.Reading) {
	var shown []string
	for _, r := range readingsOf(sample) {
		says := fmt.Sprintf(`reads "%s"`, data.Printable(r.word))
		shown = append(shown, "encoding: "+r.name+" "+says)
		readings = append(readings, grid.Reading{Write: r.name, Means: says})
	}
	if readings == nil {
		return "", nil
	}
	return "write the one that reads right: " + strings.Join(shown, ", "), readings
}

// readingsOf reads a sample in every encoding, and keeps those that differ and look like
// words most.
func readingsOf(sample []byte) []reading {
	cells := slices.DeleteFunc(bytes.FieldsFunc(sample, endsCell), isASCII)
	word := mostForeign(cells)
	if word == nil {
		return nil
	}
	sample = bytes.Join(cells, []byte(","))
	sample = sample[:min(len(sample), maxSample)]
	var all []reading
	known := map[string]bool{}
	for _, c := range codings() {
		if c.with == nil || strings.HasPrefix(c.name, "utf-16") {
			continue
		}
		text, _ := c.with.NewDecoder().Bytes(sample) // what it cannot read is U+FFFD
		read, _ := c.with.NewDecoder().Bytes(word)
		score, ok := score(string(text))
		if shown := clipped(string(read)); ok && !known[shown] {
			known[shown] = true
			if c.rare {
				score -= rare
			}
			all = append(all, reading{c.name, shown, score})
		}
	}
	slices.SortStableFunc(all, func(a, b reading) int { return cmp.Compare(b.score, a.score) })
	for n, r := range all {
		if n == maxReadings || r.score < all[0].score-unlikely {
			return all[:n]
		}
	}
	return all
}

// endsCell reports the ASCII characters that end a cell and that are no second byte of a
// character in any of the encodings.
func endsCell(r rune) bool { return r < ' ' || r == '"' || r == ',' || r == ';' }

func isASCII(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c >= utf8.RuneSelf })
}

// mostForeign is the cell that shows best how an encoding reads a file: the one with most
// bytes that are not ASCII, if it is not long.
func mostForeign(cells [][]byte) (best []byte) {
	most := 0
	for _, cell := range cells {
		foreign := 0
		for _, b := range cell {
			if b >= utf8.RuneSelf {
				foreign++
			}
		}
		if foreign > most && (best == nil || len(cell) <= longestWord) {
			best, most = cell, foreign
		}
	}
	return best
}

// clipped is the part of a word that is shown, from near its first character that is not
// ASCII on.
func clipped(word string) string {
	runes := []rune(strings.TrimSpace(word))
	first := slices.IndexFunc(runes, func(r rune) bool { return r >= utf8.RuneSelf })
	if len(runes) <= longestWord {
		return string(runes)
	}
	from := min(max(0, first-longestWord/3), len(runes)-longestWord)
	return string(runes[from : from+longestWord])
}

// score says how much a text looks like words: the mean over its characters that are not
// ASCII. It reports false where it has bytes that no character stands for; one at the end
// may be cut. Latin letters count where one language has them: a text of Prague that is
// read as one of Paris has letters of five.
func score(text string) (mean float64, ok bool) {
	before, sum, count := ' ', 0.0, 0
	spoken := make([]float64, len(alphabets))
	for i, r := range text {
		if r >= utf8.RuneSelf {
			if i < len(text)-8 && (r < 0xa0 || r == utf8.RuneError || !unicode.IsPrint(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r)) {
				return 0, false
			}
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if l := likeliness(before, r, after); l != fine {
				sum += l
				count++
			}
			for language, letters := range alphabets {
				if strings.ContainsRune(letters, unicode.ToLower(r)) {
					spoken[language]++
				}
			}
		}
		before = r
	}
	spoken[icelandic] *= 0.9 // which is written by fewer than the Turkish that has its bytes
	return (sum + slices.Max(spoken)) / float64(max(count, 1)), true
}

// fine is the likeliness of a sign that stands in texts of any language, and says nothing.
const fine = 0.5

// likeliness says whether a character stands well between two others. Latin letters are
// worth one more where their language is known.
func likeliness(before, r, after rune) float64 {
	script := scriptOf(r)
	switch {
	case script == nil:
		return ofSign(before, r, after)
	case script == unicode.Han && !strings.ContainsRune(han, r):
		return fits(script, before, after, 0.3)
	case r >= 0xff61 && r <= 0xff9f: // halfwidth kana: most single bytes of Shift_JIS
		return -0.5
	case script == unicode.Hangul && !strings.ContainsRune(hangul, r):
		return fits(script, before, after, 0.6)
	case script == unicode.Hangul:
		return fits(script, before, after, 1.2) // of the bytes of Chinese, half are Hanja
	case unicode.IsUpper(r) && unicode.IsLower(before):
		return -1
	case script == unicode.Latin && !unicode.IsUpper(r) && !unicode.IsLetter(before) && !unicode.IsLetter(after):
		return -1.5 // a letter alone
	case script == unicode.Latin:
		return fits(script, before, after, 0)
	case script == unicode.Thai, unicode.IsLower(r) && !unicode.IsLetter(before): // names begin with capitals, where there are any
		return fits(script, before, after, 0.8)
	}
	return fits(script, before, after, 1)
}

// alphabets are the letters of languages beside those of English. Icelandic is the first.
var alphabets = []string{
	"áéíóúýðþæö", "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíóúüñ", "àèéìíîòóùú", "ãõáâàçéêíóôúü", "åäöæøé", "ąćęłńóśźż", "áčďéěíňóřšťúůýžäĺľŕô",
	"áéíóöőúüű", "ăâîșțşţ", "çğıi\u0307öşüâîû", "āčēģīķļņšūžõäöü", "ąčęėįšųūž", "čćđšž", "çëâ", "đăâêôơưáàảãạéèíìóòúùý",
}

const icelandic = 0

// han are characters that tables of China, Taiwan and Japan are full of.
const han = "的一二三四五六七八九十百千万億亿年月日度季期第中國国家統统計计局数數據据指標标表時时間间地区區省市縣县州府町村自治" +
	"人口男女性户戶合計总總全社會会经經济済濟生产產業业值額额增加減减率收入支出平均工资資价價格農农林牧渔漁工商服務务建筑築交通運运输輸" +
	"金融房地产教育文化科技研究医醫疗療卫衛就失劳勞動动力比上下本大小新北京東东西南海江河山湖广廣川津重慶庆武安福台湾灣香港澳門门" +
	"城鎮镇乡鄉居民消費费零售额進进口出口外贸貿投资定固资源能电電水汽油煤气氣单單位元美円名主要分類类行按其他他不含及以和与與內内外" +
	"前後后同累計月末当當值現现可支配收別地方公共預预算財财政税稅青森県都道阪神奈愛知兵庫岡島岩手宮秋形茨城栃木群馬埼玉葉潟富石福長野岐阜静滋賀" +
	"奈良和歌鳥取根広徳香媛高佐崎熊分鹿児沖縄製造造売小卸学校院制作用来源注释明表年末初始終了者数世帯帶口围圍以来於于为為是有在对對者"

// hangul are syllables that tables of Korea are full of.
const hangul = "가각간감강개거건경계고공과관구국군권균금급기김나남내년노농단달당대도동등량력령로류률리림만매면명목무문물미민반발방배별병보복본부북분비사산상생서석선설성세소수순술스시식신실안양어업여역연영예외용원월위유율은의이인일임자장재저전점정제조주중증지직진차창천청체초총출충치통투특판평품하학한합항해행험현협형호화환활황회"

// fits is a value lowered where a neighbour is a letter of another script. The scripts of
// Japanese stand beside one another, and Latin abbreviations beside what has no cases.
func fits(script *unicode.RangeTable, before, after rune, value float64) float64 {
	for _, other := range []rune{before, after} {
		beside := scriptOf(other)
		switch {
		case beside == nil || beside == script:
		case beside == unicode.Latin && unicode.IsUpper(other) && (script == unicode.Han || script == unicode.Hangul || script == unicode.Hiragana):
		case script != unicode.Hangul && script != unicode.Latin && (beside == unicode.Han || beside == unicode.Hiragana) && (script == unicode.Han || script == unicode.Hiragana):
		default:
			value--
		}
	}
	return value
}

// scriptOf is the script of a letter; nil for what is no letter.
func scriptOf(r rune) *unicode.RangeTable {
	if r < utf8.RuneSelf {
		if unicode.IsLetter(r) {
			return unicode.Latin
		}
		return nil
	}
	if unicode.Is(unicode.Katakana, r) {
		return unicode.Hiragana // one script for what is written together
	}
	for _, script := range []*unicode.RangeTable{unicode.Han, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Hangul, unicode.Hiragana, unicode.Arabic, unicode.Hebrew, unicode.Thai} {
		if unicode.Is(script, r) {
			return script
		}
	}
	return nil
}

// ofSign is the likeliness of what is no letter. In a word there is none but an apostrophe.
func ofSign(before, r, after rune) float64 {
	switch {
	case r >= 0x2e80 && r < 0xfff0: // punctuation of the far east
		return fine
	case r == '’', unicode.IsMark(r):
		return fine
	case unicode.IsLetter(before) && unicode.IsLetter(after):
		return -2
	case strings.ContainsRune("\u00a0\u202f–—“”„‘«»‹›…€£°²³§†‡·", r):
		return fine
	}
	return -1
}
