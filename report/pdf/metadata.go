package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// check returns the first fault of the description.
func (i Info) check() error {
	for _, s := range []struct{ where, text string }{
		{"title", i.Title}, {"author", i.Author}, {"subject", i.Subject}, {"producer", i.Producer}, {"rights", i.Rights},
		{"keywords", strings.Join(i.Keywords, ", ")},
	} {
		if err := checkText(s.where, s.text); err != nil {
			return err
		}
	}
	if y := i.Date.Year(); !i.Date.IsZero() && (y < 1 || y > 9999) {
		return fmt.Errorf("date: the year %d cannot be written; use one from 1 to 9999", y)
	}
	return checkLanguage("language", i.Language)
}

// dict returns the description in the form that all readers know; the XMP packet
// says the same.
func (i Info) dict() dict {
	d := dict{}
	for k, s := range map[name]string{
		"Title": i.Title, "Author": i.Author, "Subject": i.Subject, "Producer": i.Producer,
		"Keywords": strings.Join(i.Keywords, ", "),
	} {
		if s != "" {
			d[k] = textString(s)
		}
	}
	if !i.Date.IsZero() {
		d["CreationDate"], d["ModDate"] = pdfDate(i.Date), pdfDate(i.Date)
	}
	return d
}

// pdfDate writes a date as ISO 32000-1, 7.9.4 has it: D:20200131235959+08'00'.
func pdfDate(t time.Time) bytestr {
	s := t.Format("D:20060102150405Z07:00")
	if i := strings.LastIndexByte(s, ':'); i > 2 {
		s = s[:i] + "'" + s[i+1:] + "'"
	}
	return bytestr(s)
}

// xmp returns the description as an XMP packet (ISO 16684-1).
func (i Info) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + "\n" +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">` + "\n")
	property(&b, "dc:format", "application/pdf")
	listed(&b, "dc:title", "Alt", i.Title)
	listed(&b, "dc:creator", "Seq", i.Author)
	listed(&b, "dc:description", "Alt", i.Subject)
	listed(&b, "dc:rights", "Alt", i.Rights)
	listed(&b, "dc:subject", "Bag", i.Keywords...)
	listed(&b, "dc:language", "Bag", i.Language)
	property(&b, "pdf:Keywords", strings.Join(i.Keywords, ", "))
	property(&b, "pdf:Producer", i.Producer)
	if !i.Date.IsZero() {
		property(&b, "xmp:CreateDate", i.Date.Format(time.RFC3339))
		property(&b, "xmp:ModifyDate", i.Date.Format(time.RFC3339))
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return []byte(b.String())
}

// property writes one value, nothing where it is empty.
func property(b *strings.Builder, tag, text string) {
	if text == "" {
		return
	}
	b.WriteString("<" + tag + ">")
	_ = xml.EscapeText(b, []byte(text)) // a Builder takes everything
	b.WriteString("</" + tag + ">\n")
}

// listed writes values in a container of RDF; the first of an Alt is the default.
func listed(b *strings.Builder, tag, container string, texts ...string) {
	if strings.Join(texts, "") == "" {
		return
	}
	b.WriteString("<" + tag + "><rdf:" + container + ">")
	for _, s := range texts {
		if container == "Alt" {
			b.WriteString(`<rdf:li xml:lang="x-default">`)
		} else {
			b.WriteString("<rdf:li>")
		}
		_ = xml.EscapeText(b, []byte(s))
		b.WriteString("</rdf:li>")
	}
	b.WriteString("</rdf:" + container + "></" + tag + ">\n")
}
