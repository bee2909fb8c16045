package page

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/charts/typeset"
)

// hanFonts are the fonts with a fallback for Han characters, as Debian has it. The
// test is skipped where it is not installed, unless BRIEFING_REQUIRE_TOOLS=1.
func hanFonts(t *testing.T) *typeset.Fonts {
	t.Helper()
	const file = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
	content, err := os.ReadFile(file)
	switch {
	case err != nil && os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1":
		t.Fatal(err)
	case err != nil:
		t.Skip("install fonts-wqy-microhei: ", err)
	}
	fonts, err := typeset.New(typeset.Family{Fallback: []typeset.File{{Name: file, Data: content}}})
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// What no line begins with and what none ends in (GB/T 15834; Requirements for
// Chinese Text Layout, 3.1.2).
const (
	neverFirst = "，。、；：？！）》」』】”’…·％%,.;:?!)]}"
	neverLast  = "（《「『【“‘([{"
)

const chineseText = "据《人民日报》报道：2019年，中国数字经济规模达35.8万亿元（占GDP的36.2%），比上年增长14.4%。" +
	"“数字产业化”与“产业数字化”是两个部分；后者达28.8万亿元、前者7.1万亿元……北京超过50%，上海亦然！" +
	"问：何者为先？答：见《Observer Report》第3页（2020年9月5日）。5G用户超过1.1亿人，终端6,600万个，" +
	"规模为2012年的3.3倍，折合5.4万亿美元【注】。他说：“the digital economy”占比‘过半’，即more than 50%。"

// TestChineseLines sets a text at every width, and checks the rules of what may
// begin and end a line, and that no number is separated from its measure.
func TestChineseLines(t *testing.T) {
	fonts := hanFonts(t)
	for width := 110.0; width < 480; width += 1.7 {
		spans := []span{{text: chineseText, style: regular(10)}, {text: "1", style: regular(6), tight: true}, {text: "。" + chineseText, style: bold(10)}}
		var lines []string
		for _, l := range fill(fonts, spans, width) {
			var b strings.Builder
			for _, f := range l.fragments {
				b.WriteString(f.line.Text)
			}
			lines = append(lines, strings.TrimRight(b.String(), " "))
		}
		for i, line := range lines {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if i > 0 && strings.ContainsRune(neverFirst, first) || i < len(lines)-1 && strings.ContainsRune(neverLast, last) {
				t.Fatalf("width %.1f: line %d is %q", width, i+1, line)
			}
			if i > 0 && lines[i-1] != "" && strings.IndexByte("0123456789", lines[i-1][len(lines[i-1])-1]) >= 0 && strings.ContainsRune("万亿元年月日个倍人页", first) {
				t.Fatalf("width %.1f: %q and %q part a number from its measure", width, lines[i-1], line)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != strings.ReplaceAll(chineseText+"1。"+chineseText, " ", "") {
			t.Fatalf("width %.1f: the text is not whole: %s", width, got)
		}
	}
}

// TestMeasured: the numbers that go on after an offset.
func TestMeasured(t *testing.T) {
	for in, want := range map[string]bool{
		"35.8|万亿元": true, "35.8万|亿元": true, "35.8万亿|元": true, "2019|年": true, "9月5|日": true, "3.3|倍": true,
		"2019年|中": false, "中|国": false, "占|36": false, "万|元": false, "|元": false, "5|G": false,
	} {
		before, after, _ := strings.Cut(in, "|")
		if got := insideMeasure(before+after, len(before)); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}
