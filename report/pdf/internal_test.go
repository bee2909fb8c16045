package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
	"gonum.org/v1/plot/vg"

	"briefing/charts/typeset"
	"briefing/report/page"
	"briefing/report/reporttest"
)

// smallDocument builds two pages that need every kind of object.
func smallDocument(t *testing.T) *Document {
	t.Helper()
	fonts := typeset.Default()
	shape := func(s string, style typeset.Style) typeset.Line {
		l, err := fonts.Shape(s, style)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	d := New(fonts, Info{Title: "Small – 小", Language: "en"})
	p := d.AddPage(300, 200)
	sect := d.Root().Child(page.Sect)
	p.Rect(nil, 0, 0, 300, 20, color.NRGBA{0x1F, 0x5F, 0xA8, 0xFF})
	h := sect.Child(page.H1)
	h.Title = "Head"
	p.Text(h, shape("AV To", typeset.Style{Size: 20, Bold: true}), 10, 50, color.Black)
	para := sect.Child(page.P)
	p.Text(para, shape("One line,", typeset.Style{Size: 10}), 10, 70, color.Black)
	p.Text(para, shape("another − 3%", typeset.Style{Size: 10}), 10, 84, color.Black)
	link := para.Child(page.Link)
	p.Text(link, shape("next", typeset.Style{Size: 10}), 80, 84, color.NRGBA{0, 0, 0xC0, 0xFF})
	p.LinkTo(link, 80, 75, 20, 12, "next")
	p.Text(para, shape("page.", typeset.Style{Size: 10}), 110, 84, color.Black)
	fig := sect.Child(page.Figure)
	fig.Alt = "Two marks"
	c := p.Canvas(fig, 10, 100, 100, 60)
	vg.Initialize(c)
	c.SetColor(color.NRGBA{0xC0, 0, 0, 0x80})
	var path vg.Path
	path.Move(vg.Point{X: 0, Y: 0})
	path.QuadTo(vg.Point{X: 30, Y: 60}, vg.Point{X: 60, Y: 0})
	path.Close()
	c.Fill(path)
	c.Push()
	c.Translate(vg.Point{X: 50, Y: 30})
	c.Rotate(math.Pi / 6)
	c.SetLineDash([]vg.Length{3, 1}, 0)
	c.SetLineWidth(2)
	c.Stroke(vg.Path{{Type: vg.ArcComp, Radius: 10, Angle: math.Pi / 2}})
	typeset.Draw(c, vg.Point{Y: 12}, shape("40%", typeset.Style{Size: 8}))
	c.Pop()
	c.Stroke(vg.Path{{Type: vg.MoveComp}, {Type: vg.LineComp, Pos: vg.Point{X: 100, Y: 0}}})
	c.Close()
	tab := sect.Child(page.Table)
	row := tab.Child(page.TR)
	th := row.Child(page.TH)
	th.Scope, th.ColSpan = page.Column, 2
	row.Child(page.TD)
	p.Text(th, shape("Year", typeset.Style{Size: 9}), 10, 180, color.Black)

	p = d.AddPage(200, 300)
	p.Dest("next", 40)
	p.Text(para, shape("The paragraph goes on.", typeset.Style{Size: 10}), 10, 40, color.Black)
	p.Text(d.Root().Child(page.PageFooter), shape("2 / 2", typeset.Style{Size: 8}), 90, 290, color.Black)
	p.Rect(nil, 0, 280, 200, 1, color.Transparent)
	p.Rect(nil, 0, 281, 200, 1, color.White)
	note := sect.Child(page.Note)
	note.Lang = "zh"
	p.Text(note, shape("A note.", typeset.Style{Size: 8}), 10, 60, color.Black)
	p.LinkURL(note, 10, 50, 30, 10, "https://example.org")
	sect.Child(page.P)
	d.Outline(1, "Head", "next")
	d.Outline(3, "Deeper", "next")
	d.Outline(1, "Second", "next")
	return d
}

func TestOperators(t *testing.T) {
	var b strings.Builder
	for i, p := range smallDocument(t).pages {
		fmt.Fprintf(&b, "page %d\n%s", i+1, p.content())
		checkNesting(t, string(p.content()))
	}
	reporttest.Golden(t, "operators.txt", b.String())
}

// checkNesting checks that pairs of operators are nested and that everything painted is
// marked.
func checkNesting(t *testing.T, content string) {
	t.Helper()
	ends := map[string]string{"EMC": "mark", "ET": "BT", "Q": "q"}
	var open []string
	for n, line := range strings.Split(content, "\n") {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		switch op := words[len(words)-1]; op {
		case "BDC", "BMC":
			open = append(open, "mark")
		case "BT", "q":
			open = append(open, op)
		case "EMC", "ET", "Q":
			if len(open) == 0 || open[len(open)-1] != ends[op] {
				t.Fatalf("line %d: %s ends not what was begun last: %v", n+1, op, open)
			}
			open = open[:len(open)-1]
		case "S", "f", "TJ", "Do":
			if len(open) == 0 || open[0] != "mark" {
				t.Errorf("line %d: %s paints outside of marked content", n+1, line)
			}
		}
	}
	if len(open) > 0 {
		t.Errorf("not ended: %v", open)
	}
}

// TestStructure compares the finished objects, except streams and fonts, numbered in
// the order in which they are found.
func TestStructure(t *testing.T) {
	d := smallDocument(t)
	fonts, err := d.fontUses.subsets()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := d.assemble()
	if err != nil {
		t.Fatal(err)
	}
	made, err := readContainer(raw)
	if err != nil {
		t.Fatal(err)
	}
	trailer, err := d.complete(made, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, o := range number(trailer) {
		text := string(o.value.append(nil))
		if o.stream != nil || strings.Contains(text, "Font") && !strings.Contains(text, "/XObject") {
			continue
		}
		fmt.Fprintf(&b, "%d %s\n", o.num, strings.ReplaceAll(text, "\n", " "))
	}
	reporttest.Golden(t, "objects.txt", b.String())
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{0, 3, "0"}, {math.Copysign(0, -1), 3, "0"}, {1, 3, "1"}, {-1.5, 3, "-1.5"}, {0.1234, 3, "0.123"},
		{0.1235, 3, "0.124"}, {-0.0004, 3, "0"}, {-0.0006, 3, "-0.001"}, {-0.05, 3, "-0.05"}, {841.89, 3, "841.89"},
		{99999999, 3, "99999999"}, {12.0005, 3, "12.001"}, {math.Nextafter(12.0005, 0), 3, "12.001"},
		{0.8660254037844387, 6, "0.866025"}, {-1e-7, 6, "0"}, {7, 0, "7"},
	} {
		if got := string(appendNumber(nil, test.v, test.decimals)); got != test.want {
			t.Errorf("%g with %d decimals: %s, want %s", test.v, test.decimals, got, test.want)
		}
	}
}

func TestDashPattern(t *testing.T) {
	for _, test := range []struct {
		lengths []float64
		offset  float64
		want    string
	}{
		{nil, 0, solid}, {[]float64{0}, 0, solid}, {[]float64{0.0004, 0.0004, 0.0004}, 0, solid},
		{[]float64{-1, 2}, 0, solid}, {[]float64{math.NaN()}, 0, solid}, {[]float64{1}, math.Inf(1), solid},
		{[]float64{3, 1}, 2, "[3 1] 2"}, {[]float64{3}, 0, "[3 3] 0"}, {[]float64{3, 1}, -1, "[3 1] 3"}, {[]float64{3, 1}, 9, "[3 1] 1"},
		{[]float64{0, 2}, 0, "[0 2] 0"},
	} {
		if got := dashPattern(test.lengths, test.offset); got != test.want {
			t.Errorf("%v from %g: %s, want %s", test.lengths, test.offset, got, test.want)
		}
	}
}

func TestValues(t *testing.T) {
	for _, test := range []struct {
		v    value
		want string
	}{
		{name("A B#/(é"), "/A#20B#23#2F#28#C3#A9"}, {bytestr(`a(b)\`), `(a\(b\)\\)`}, {textString("é"), "<FEFF00E9>"},
		{textString("𝄞"), "<FEFFD834DD1E>"}, {bytestr("\r"), "<0D>"}, {bytestr(""), "()"}, {real(-0.5), "-0.5"},
		{array{integer(1), keyword("null"), &object{num: 7}}, "[1 null 7 0 R]"},
		{dict{"B": integer(2), "A": dict{}}, "<</A <<>>\n/B 2>>"},
	} {
		if got := string(test.v.append(nil)); got != test.want {
			t.Errorf("%#v: %s, want %s", test.v, got, test.want)
		}
	}
}

// TestDeflateForgets checks that a reused writer gives the same bytes as a new one.
func TestDeflateForgets(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	text := func() []byte {
		var b []byte
		for range random.IntN(2000) {
			b = fmt.Appendf(b, "%d %d l\n", random.IntN(50), random.IntN(1000))
		}
		return b
	}
	for range 200 {
		data := text()
		fresh, err := zlib.NewWriterLevel(nil, level)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		fresh.Reset(&want)
		if _, err := fresh.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := fresh.Close(); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(deflate(data), want.Bytes()) {
			t.Fatalf("%d bytes were packed differently by a used writer", len(data))
		}
	}
}

func TestParseObjects(t *testing.T) {
	const file = "%PDF-1.3\n3 0 obj\n<</A [1 -2.5 (x\\)(y)\\\\) /N true null 4 0 R]/E<<>>>>\nendobj\n" +
		"4 0 obj\n<</Length 6>>\nstream\nendobj\nendstream\nendobj\nxref\n0 1\ntrailer\n<<\n/Root 3 0 R\n>>\n"
	objects, trailer, err := parseObjects([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	objects[3].num, objects[4].num = 3, 4
	if got, want := string(objects[3].value.append(nil)), "<</A [1 -2.5 (x\\)\\(y\\)\\\\) /N true null 4 0 R]\n/E <<>>>>"; got != want {
		t.Errorf("object 3 is %s, want %s", got, want)
	}
	if string(objects[4].stream) != "endobj" || trailer["Root"] != value(objects[3]) {
		t.Errorf("stream %q, trailer %v", objects[4].stream, trailer)
	}
	for end := range len(file) - 1 {
		if _, _, err := parseObjects([]byte(file[:end])); err == nil && !strings.HasSuffix(file[:end], ">>") {
			t.Fatalf("a file cut after %d bytes was read", end)
		}
	}
}

// TestSharedSubset uses two documents with the same characters in a different order,
// and one with others.
func TestSharedSubset(t *testing.T) {
	face := typeset.Default().Face(typeset.Style{})
	embed := func(text string) *embedded {
		use := newFontUse(face, 1)
		for _, r := range text {
			gid, _ := face.Glyph(r)
			use.code(nil, gid, r)
		}
		e, err := use.embed()
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	first := embed("Beijing, 42%")
	if embed("24% %, Beijing") != first {
		t.Error("the same characters in another order were cut again")
	}
	if other := embed("Beijing, 43%"); other == first || other.base == first.base {
		t.Error("other characters have the same font")
	}
}

// TestUnicodeMap uses more codes than one list may contain, and a character that takes
// two units of UTF-16.
func TestUnicodeMap(t *testing.T) {
	use := newFontUse(nil, 1)
	for r := range rune(100) {
		use.code(nil, 7, 0x100+r)
	}
	use.code(nil, 7, '𝄞')
	if got := use.code(nil, 7, 'A'); got != 'A'-' '+1 {
		t.Errorf("A has code %d", got)
	}
	got := string(use.toUnicode())
	for _, want := range []string{
		"100 beginbfchar\n<0022> <0041>\n<0060> <0100>\n", "<00C2> <0162>\nendbfchar\n2 beginbfchar\n<00C3> <0163>\n<00C4> <D834DD1E>\nendbfchar\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the map lacks %q:\n%s", want, got)
		}
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a b":   "https://example.org/a%20b",
		"HTTP://例.org/ü%20?a={b}#c": "HTTP://%E4%BE%8B.org/%C3%BC%20?a=%7Bb%7D#c",
		"mailto:a@example.org":      "mailto:a@example.org",
	} {
		if got, err := address(in); err != nil || got != want {
			t.Errorf("%s: %s (%v), want %s", in, got, err, want)
		}
	}
}

// TestLinesOfLink: an address on lines below each other is one link of two parts; the next link, and one whose lines
// begin apart, are links of their own.
func TestLinesOfLink(t *testing.T) {
	d := New(typeset.Default(), Info{Title: "Links", Language: "en"})
	p := d.AddPage(200, 300)
	link := func(lefts ...float64) *Element {
		e := d.Root().Child(page.Link)
		for i, x := range lefts {
			p.LinkURL(e, x, 10+12*float64(i), 40, 10, "https://example.org")
		}
		return e
	}
	long, next, apart := link(10, 10), link(10), link(90, 10)
	d.annotations(p, []*object{{}})
	if n := len(p.links); n != 4 || len(long.kids) != 1 || len(next.kids) != 1 || len(apart.kids) != 2 {
		t.Fatalf("%d links, of %d, %d and %d areas, want 4 of 1, 1 and 2", n, len(long.kids), len(next.kids), len(apart.kids))
	}
	if got := p.links[0].box; got != [4]float64{10, 268, 50, 290} {
		t.Errorf("the link is %v", got)
	}
	if got, want := string(p.links[0].quads().append(nil)), "[10 280 50 280 50 290 10 290 10 268 50 268 50 278 10 278]"; got != want {
		t.Errorf("its lines are %s, want %s", got, want)
	}
	if dictOf(p.links[0].object)["QuadPoints"] == nil || dictOf(p.links[1].object)["QuadPoints"] != nil {
		t.Error("a link of one line has parts, or one of two has none")
	}
}
