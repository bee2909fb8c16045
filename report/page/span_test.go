package page

import (
	"strings"
	"testing"

	"briefing/charts/typeset"
)

// linesOf returns the lines that plain texts, one span each, are set in.
func linesOf(width float64, spans ...span) []string {
	for i := range spans {
		if spans[i].style.Size == 0 {
			spans[i].style.Size = 10
		}
	}
	var out []string
	for _, l := range fill(typeset.Default(), spans, width) {
		var b strings.Builder
		for _, f := range l.fragments {
			b.WriteString(f.line.Text)
		}
		out = append(out, strings.TrimRight(b.String(), " "))
	}
	return out
}

func TestFill(t *testing.T) {
	super := span{text: "12,13", tight: true, style: typeset.Style{Size: 6}}
	for _, tt := range []struct {
		name  string
		width float64
		spans []span
		want  string
	}{
		{"words", 60, []span{{text: "one two three four"}}, "one two|three four"},
		{"over spans", 60, []span{{text: "one tw"}, {text: "o thr", style: typeset.Style{Size: 10, Bold: true}}, {text: "ee four"}}, "one two|three four"},
		{"line feed", 500, []span{{text: "one\ntwo"}}, "one|two"},
		{"no-break space", 40, []span{{text: "in 35.8\u00a0trn"}}, "in|35.8\u00a0trn"},
		{"superscript stays", 46, []span{{text: "in China"}, super}, "in|China12,13"},
		{"soft hyphen", 45, []span{{text: "digital\u00adization"}}, "digital-|ization"},
		{"long word", 30, []span{{text: "industrialization"}}, "indust|rializat|ion"},
		{"address", 80, []span{{text: "https://example.org/2019/report", address: true}}, "https://example.|org/2019/report"},
		{"nothing", 80, nil, ""},
		{"spaces at the end", 80, []span{{text: "one   "}}, "one"},
	} {
		if got := strings.Join(linesOf(tt.width, tt.spans...), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFillKeepsWidth(t *testing.T) {
	text := strings.Repeat("AVATAR To “Wave” fi office 35.8% of GDP, T.V. ", 40)
	for width := 5.0; width < 400; width += 7.3 {
		for _, l := range fill(typeset.Default(), []span{{text: text, style: regular(10)}}, width) {
			single := len(l.fragments) == 1 && len([]rune(typeset.TrimSpaces(l.fragments[0].line.Text))) == 1
			if l.width > width+slack && !single {
				t.Errorf("width %.1f: %q is %.3f wide", width, l.fragments[0].line.Text, l.width)
			}
		}
	}
}

func TestBalanced(t *testing.T) {
	c := composing(t)
	spans := styled("The digital economy in China", bold(36), nil)
	lines := fill(c.set.fonts, spans, c.set.balanced(spans, 450))
	if len(lines) != 2 || lines[1].width < 0.5*lines[0].width {
		t.Errorf("%d lines, widths %.0f and %.0f", len(lines), lines[0].width, lines[len(lines)-1].width)
	}
}
