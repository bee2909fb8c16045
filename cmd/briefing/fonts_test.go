package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"

	"briefing/data"
)

// testFonts returns a finder of fonts in a folder.
func testFonts(t *testing.T) fontFinder {
	t.Helper()
	folder := t.TempDir()
	entry := func(name, family string, content []byte, weight font.Weight, stretch font.Stretch) fontscan.Footprint {
		path := filepath.Join(folder, name)
		if content != nil {
			if err := os.WriteFile(path, content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return fontscan.Footprint{Location: font.FontID{File: path}, Family: font.NormalizeFamily(family), Aspect: font.Aspect{Style: font.StyleNormal, Weight: weight, Stretch: stretch}}
	}
	regular, bold := liberationsansregular.TTF, liberationsansbold.TTF
	cff := append([]byte("OTTO"), regular[4:]...)
	all := []fontscan.Footprint{
		entry("a-light.ttf", "House Sans", regular, font.WeightLight, font.StretchNormal),
		entry("a-narrow.ttf", "House Sans", regular, font.WeightNormal, font.StretchCondensed),
		entry("a-regular.otf", "House Sans", cff, font.WeightNormal, font.StretchNormal),
		entry("b-regular.ttf", "House Sans", regular, font.WeightNormal, font.StretchNormal),
		entry("b-heavy.ttf", "House Sans", bold, font.WeightBlack, font.StretchNormal),
		entry("b-bold.ttf", "House Sans", bold, font.WeightBold, font.StretchNormal),
		entry("c.otf", "Card Sans", cff, font.WeightNormal, font.StretchNormal),
		entry("gone.ttf", "Gone Sans", nil, font.WeightNormal, font.StretchNormal),
	}
	return fontFinder{func() ([]fontscan.Footprint, error) { return all, nil }}
}

func TestFindFont(t *testing.T) {
	b := testFonts(t)
	for _, tt := range []struct {
		family string
		style  data.FontStyle
		name   string
		wrong  []string
	}{
		{"House Sans", data.FontStyle{}, "b-regular.ttf", nil}, // the other regular one has PostScript outlines
		{"house sans", data.FontStyle{Bold: true}, "b-bold.ttf", nil},
		{"House Sans", data.FontStyle{Italic: true}, "", nil},
		{"Card Sans", data.FontStyle{}, "", []string{`"Card Sans"`, "c.otf", "PostScript", "; use a TrueType font"}},
		{"Gone Sans", data.FontStyle{}, "", []string{"gone.ttf cannot be read; install it again"}},
		{"Lato", data.FontStyle{}, "", []string{`no font of the family "Lato" is installed; install fonts-lato`}},
		{"Any Sans", data.FontStyle{}, "", []string{"fc-list"}},
	} {
		file, err := b.find(tt.family, tt.style)
		switch {
		case tt.wrong != nil:
			for _, want := range tt.wrong {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("%s: %v, want %q", tt.family, err, want)
				}
			}
		case err != nil:
			t.Errorf("%s: %v", tt.family, err)
		case tt.name == "" && file != nil, tt.name != "" && (file == nil || file.Name != tt.name):
			t.Errorf("%s %v: %v, want %q", tt.family, tt.style, file, tt.name)
		}
	}
	broken := fontFinder{func() ([]fontscan.Footprint, error) { return nil, errors.New("no folder") }}
	if _, err := broken.find("House Sans", data.FontStyle{}); err == nil || !strings.Contains(err.Error(), "is installed, or none can be listed (no folder); install it") {
		t.Errorf("without a list: %v", err)
	}
	if _, err := broken.find("WenQuanYi Micro Hei", data.FontStyle{}); err == nil || !strings.Contains(err.Error(), "no folder); install fonts-wqy-microhei, or name the path") {
		t.Errorf("without a list: %v", err)
	}
}

// scriptBriefing is a briefing with names in a script.
const scriptBriefing = `title: %TITLE%
%FONTS%
sources: {s: {publisher: P, title: Q, date: 2020}}
figures:
  f: {title: %TITLE%, unit: percent, source: s, values: {%NAME%: more than 50, B: 36.2}}
`

func buildScript(t *testing.T, title, name, fonts string) (status int, stderr, out string) {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "script.yaml")
	content := strings.NewReplacer("%TITLE%", title, "%NAME%", name, "%FONTS%", fonts).Replace(scriptBriefing)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	out = filepath.Join(folder, "out")
	status, _, stderr = shell(t.Context(), "", "build", "--out", out, "--size", "half", path)
	return status, stderr, filepath.Join(out, "script")
}

func TestScripts(t *testing.T) {
	for name, title := range map[string]string{"Москва": "Доля цифровой экономики", "Αθήνα": "Ψηφιακή οικονομία"} {
		if status, stderr, _ := buildScript(t, title, name, ""); status != 0 {
			t.Errorf("%s: %s", name, stderr)
		}
	}
	status, stderr, _ := buildScript(t, "数字经济", "北京", "")
	if status != int(inputFault) || !strings.Contains(stderr, "install fonts-wqy-microhei and add `fallback: {family: WenQuanYi Micro Hei}`") || !strings.Contains(stderr, "script.yaml:") {
		t.Errorf("Chinese without a font: status %d, %s", status, stderr)
	}
}

// TestChineseWithInstalledFont builds with a font of this machine, or skips.
func TestChineseWithInstalledFont(t *testing.T) {
	const family = "WenQuanYi Micro Hei"
	if file, err := installed.find(family, data.FontStyle{}); err != nil || file == nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is required: install fonts-wqy-microhei (%v)", family, err)
		}
		t.Skipf("%s is not installed (Debian: fonts-wqy-microhei)", family)
	}
	status, stderr, out := buildScript(t, "数字经济", "北京", "fonts: {fallback: {family: "+family+"}}")
	if status != 0 {
		t.Fatal(stderr)
	}
	manifest, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil || !strings.Contains(string(manifest), `"system:wqy-microhei.ttc"`) {
		t.Errorf("the manifest does not name the font: %v", err)
	}
	for _, name := range []string{"f.png", "f.svg", "script.pdf"} {
		if info, err := os.Stat(filepath.Join(out, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
