package xmltoken

import (
	"encoding/xml"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

var spaces = []string{"urn:a urn:strict:a", "urn:b"}

// tokens prints what a scanner reads.
func tokens(in io.Reader) (string, error) {
	s := New(in, spaces)
	var b strings.Builder
	text := ""
	flush := func() {
		if text != "" {
			b.WriteString("'" + text + "' ")
			text = ""
		}
	}
	for {
		err := s.Next()
		if err != nil {
			flush()
			return strings.TrimSpace(b.String()), err
		}
		switch s.Kind {
		case Text:
			text += string(s.Text)
			continue
		case Start:
			flush()
			b.WriteString("<")
		case End:
			flush()
			b.WriteString("/")
		}
		b.WriteString([]string{"", "a:", "b:"}[s.Space] + string(s.Name))
		if v := s.Attr("k"); s.Kind == Start && v != nil {
			b.WriteString(" k=" + string(v))
		}
		if v := s.AttrIn(2, "k"); s.Kind == Start && v != nil {
			b.WriteString(" b:k=" + string(v))
		}
		b.WriteString(" ")
	}
}

// TestTokens checks what is read.
func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want, err string }{
		{`<x/>`, "<x /x", ""},
		{"\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x>1 &lt; 2</x>\n", "<x '1 < 2' /x", ""},
		{`<x k="a&amp;b"  j = '>'>t</x >`, "<x k=a&b 't' /x", ""},
		{`<x xmlns="urn:a" xmlns:b="urn:b"><b:y b:k="1"/><y k="2"></y></x>`, "<a:x <b:y b:k=1 /b:y <a:y k=2 /a:y /a:x", ""},
		{`<q:x xmlns:q="urn:strict:a"><x xmlns="urn:b"/><x/></q:x>`, "<a:x <b:x /b:x <x /x /a:x", ""},
		{`<x>a<!-- <y> -->b<![CDATA[<z>&amp;]]>c</x>`, "<x 'ab<z>&amp;c' /x", ""},
		{"<x>\r\n&#65;&#x42;</x>", "<x '\nAB' /x", ""},
		{`<x>ü€</x>`, "<x 'ü€' /x", ""},
		{"\xff\xfe<\x00x\x00>\x00\xac\x20<\x00/\x00x\x00>\x00", "<x '€' /x", ""},
		{`<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`, "", string(errDoctype)},
		{`<x>&a;</x>`, "<x", string(errEntity)},
		{`<x><y></x>`, "<x <y", string(errNesting)},
		{`<x>`, "<x", string(errCut)},
		{`<x`, "", string(errCut)},
		{`<x k=1/>`, "", string(errTag)},
		{`</x>`, "", string(errNesting)},
		{`<?xml version="1.0" encoding="ISO-8859-1"?><x/>`, "", string(errCode)},
		{strings.Repeat("<x>", 101), strings.TrimSpace(strings.Repeat("<x ", 100)), string(errDeep)},
		{`<x k="` + strings.Repeat("a", 2<<20) + `"/>`, "", string(errLong)},
	} {
		for _, in := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in))} {
			got, err := tokens(in)
			if err == io.EOF {
				err = Error("")
			}
			if got != c.want || err.Error() != c.err {
				t.Errorf("%.80s: %s, %v; want %s, %s", c.in, got, err, c.want, c.err)
			}
		}
	}
}

// TestWindow checks texts and tags that do not fit into the window.
func TestWindow(t *testing.T) {
	for n := window - 20; n < window+20; n++ {
		in := "<x>" + strings.Repeat("a", n) + "€&amp;<y k='1'/><![CDATA[€]]></x>"
		want := "<x '" + strings.Repeat("a", n) + "€&' <y k=1 /y '€' /x"
		if got, err := tokens(strings.NewReader(in)); got != want || err != io.EOF {
			t.Fatalf("%d: %d bytes, want %d: %v", n, len(got), len(want), err)
		}
	}
}

// TestChildren checks that the elements inside another are visited, whether a visit reads
// them or not, and that a second scanner begins inside one.
func TestChildren(t *testing.T) {
	const in = `<b:x xmlns:b="urn:b"><b:y><z/>t</b:y><w/>u<b:v>1</b:v></b:x><!-- end -->`
	s := New(strings.NewReader(in), spaces)
	if err := s.Root(); err != nil {
		t.Fatal(err)
	}
	inside := s.Continue(strings.NewReader(in[s.Offset():]))
	for _, s := range []*Scanner{s, inside} {
		names := ""
		err := s.Children(func() error {
			names += string(s.Name) + " "
			if s.Is(2, "v") {
				return s.Next()
			}
			return nil
		})
		if names != "y w v " || err != nil {
			t.Errorf("%s %v", names, err)
		}
		if err := s.Next(); err != io.EOF {
			t.Errorf("%v after the end", err)
		}
	}
}

// FuzzScanner checks that no document takes much memory, and that texts are read as
// encoding/xml reads them.
func FuzzScanner(f *testing.F) {
	for _, seed := range []string{`<x xmlns="urn:a" k="v">t&amp;<y/><![CDATA[x]]></x>`, `<!DOCTYPE x><x/>`, "<x>\r\n</x>", "\xff\xfe<\x00x\x00/\x00>\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got, err := tokens(strings.NewReader(in))
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 4<<20+uint64(300*len(in)) {
			t.Errorf("%d bytes of memory for %d", n, len(in))
		}
		if want, ok := texts(in); ok && err == io.EOF && !strings.Contains(got, want) {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	})
}

// texts is what encoding/xml reads of a document that has one text.
func texts(in string) (string, bool) {
	var doc struct {
		Text string                       `xml:",chardata"`
		In   []struct{ XMLName xml.Name } `xml:",any"`
	}
	err := xml.Unmarshal([]byte(in), &doc)
	return doc.Text, err == nil && len(doc.In) == 0 && !strings.ContainsAny(in, "\r!?")
}

// TestSkip skips an element by its end tag.
func TestSkip(t *testing.T) {
	tests := []struct {
		document string
		want     string // what follows; an error where it begins with one
	}{
		{`<a><x><y></y></x><b/></a>`, "b"},
		{`<a><x/><b/></a>`, "b"},
		{"<a><x></xy></x \n><b/></a>", "b"},
		{`<p:a xmlns:p="u"><p:x></x></p:x><p:b/></p:a>`, "b"},
		{`<a><x><b/></a>`, "cut"},
		{`<a><x>` + strings.Repeat("<y></y>", 100_000) + `</x><b/></a>`, "b"},
	}
	for _, test := range tests {
		s := New(strings.NewReader(test.document), nil)
		if err := s.Root(); err != nil {
			t.Fatal(err)
		}
		got := ""
		err := s.Children(func() error {
			if string(s.Name) == "x" {
				return s.Skip()
			}
			got += string(s.Name)
			return nil
		})
		if failed := test.want == "cut"; (err != nil) != failed || !failed && got != test.want {
			t.Errorf("%.40s: %q, %v", test.document, got, err)
		}
	}
}
