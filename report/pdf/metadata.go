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

// dict returns the description in the form that all readers know; the XMP packet says
// the same.
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

// pdfDate formats a date as in ISO 32000-1, 7.9.4: D:20200131235959+08'00'.
func pdfDate(t time.Time) bytestr {
	s := t.Format("D:20060102150405Z07:00")
	if i := strings.LastIndexByte(s, ':'); i > 2 {
		s = s[:i] + "'" + s[i+1:] + "'"
	}
	return bytestr(s)
}

// xmp returns the description as an XMP packet (ISO 16684-1). tagged says whether the
// document has a structure.
func (i Info) xmp(tagged, attached bool) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + "\n" +
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	for _, claim := range i.claims(tagged, attached) {
		property(&b, claim[0], claim[1])
	}
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
	if i.Standard == UA1 {
		b.WriteString(schemaOfUA)
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return []byte(b.String())
}

// claims returns the standards that the file conforms to: with a structure PDF/A-3a
// (ISO 19005-3) and, if it also has a title and a language, PDF/UA-1 (ISO 14289-1);
// otherwise PDF/A-3u.
func (i Info) claims(tagged, attached bool) [][2]string {
	if i.Standard == UA2 {
		return i.claimsOf2(tagged, attached)
	}
	claims := [][2]string{{"pdfaid:part", "3"}, {"pdfaid:conformance", "U"}}
	if tagged {
		claims[1][1] = "A"
	}
	if tagged && i.Title != "" && i.Language != "" {
		claims = append(claims, [2]string{"pdfuaid:part", "1"})
	}
	return claims
}

// claimsOf2 are those of PDF 2.0: PDF/A-4 (ISO 19005-4), with attachments PDF/A-4f, and PDF/UA-2
// (ISO 14289-2).
func (i Info) claimsOf2(tagged, attached bool) [][2]string {
	claims := [][2]string{{"pdfaid:part", "4"}, {"pdfaid:rev", "2020"}}
	if attached {
		claims = append(claims, [2]string{"pdfaid:conformance", "F"})
	}
	if tagged && i.Title != "" && i.Language != "" {
		claims = append(claims, [2]string{"pdfuaid:part", "2"}, [2]string{"pdfuaid:rev", "2024"})
	}
	return claims
}

// schemaOfUA describes the property of PDF/UA, which PDF/A does not know (ISO 19005-3,
// 6.6.2.3.3).
const schemaOfUA = `<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>` +
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"

// property writes one value, unless it is empty.
func property(b *strings.Builder, tag, text string) {
	if text == "" {
		return
	}
	b.WriteString("<" + tag + ">")
	_ = xml.EscapeText(b, []byte(text)) // a Builder accepts everything
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
