package main

import (
	"path"
	"path/filepath"
	"strings"

	"briefing/cmd/briefing/internal/batch"
	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
	"briefing/data"
	"briefing/data/file"
)

// changes compares what a row says with the data in its outputs on disk: those of its
// PDF, or else of the pictures of its charts. It returns nil if they carry none that this
// version reads: that a row is built does not depend on it.
func (r *rowRenderer) changes(j batch.Job, ds *data.Dataset) *batch.Changes {
	if len(j.Existing) == 0 {
		return nil
	}
	c, _ := catchPanic("changes", func() (*batch.Changes, error) { return batch.ChangesOf(r.editions(j, ds)), nil })
	return c
}

// editions returns what the outputs of a row say, each with what they would say now.
func (r *rowRenderer) editions(j batch.Job, ds *data.Dataset) (pairs [][2]*data.Dataset) {
	pictures := map[string]string{} // by chart
	for _, o := range j.Existing {
		switch {
		case isBriefing(o):
			if before := r.stored(path.Join(j.Name, o.Name)); before != nil {
				return [][2]*data.Dataset{{before, ds}}
			}
		case strings.HasSuffix(o.Name, pngFormat.extension()), strings.HasSuffix(o.Name, svgFormat.extension()):
			pictures[strings.TrimSuffix(o.Name, path.Ext(o.Name))] = o.Name
		}
	}
	for _, c := range ds.Charts {
		if pictures[c.ID] == "" {
			continue
		}
		before, after := r.stored(path.Join(j.Name, pictures[c.ID])), r.excerpt(ds, c)
		if before != nil && after != nil {
			pairs = append(pairs, [2]*data.Dataset{before, after})
		}
	}
	return pairs
}

// isBriefing reports whether an output is the PDF of a whole briefing.
func isBriefing(o publish.File) bool {
	return path.Ext(o.Name) == pdfFormat.extension() && !strings.HasSuffix(o.Name, chartPDFFormat.extension())
}

// stored returns the data in an output; nil if it cannot be read.
func (r *rowRenderer) stored(name string) *data.Dataset {
	content, err := disk.ReadFile(filepath.Join(r.out, filepath.FromSlash(name)), maxStored)
	if err != nil {
		return nil
	}
	st, err := readStored(content)
	if err != nil {
		return nil
	}
	return r.parsed(st)
}

// excerpt returns what the picture of a chart says.
func (r *rowRenderer) excerpt(ds *data.Dataset, c *data.Chart) *data.Dataset {
	size := c.Size
	if size.IsZero() {
		size = data.Slide()
	}
	e, _ := file.ExcerptOf(ds, c, size, data.DefaultDPI)
	return r.parsed(&stored{Data: e.JSON()})
}

// parsed returns stored data as a dataset; nil if it cannot be read.
func (r *rowRenderer) parsed(st *stored) *data.Dataset {
	if st.attachments == nil {
		var err error
		if st.excerpt, err = file.ParseExcerpt(st.Data); err != nil {
			return nil
		}
	}
	_, ds, err := st.loadIn(r.fsys)
	if err != nil {
		return nil
	}
	return ds
}
