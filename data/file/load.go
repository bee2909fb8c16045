package file

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"briefing/data"
)

// Options are what a file's meaning depends on besides the file.
type Options struct {
	// Today is the day that `fresh` limits are measured against. With the zero
	// Period they are not looked at.
	Today data.Period
	// Set are the values chosen for parameters of the file, by name; those left
	// out have their defaults.
	Set map[string]string
	// Edition is the BCP 47 tag of the edition that is read; empty for the main
	// one. A file without editions has one, in its language.
	Edition string
	// FindFont looks for an installed font of a family. It returns nothing where
	// the family is there but has no such style, and an error where there is no
	// such family, a data.Problem; a *fs.PathError is one
	// of the machine, and ends the load. Nil: the file may name no families.
	FindFont func(family string, style data.FontStyle) (*data.File, error)
	// Room makes room for the keys and values of a long series: so many of each, of which
	// there are none yet. Nil: make does.
	Room func(n int) ([]data.Key, []data.Value)
}

// Load reads a file, with everything it names, from the folder fsys, and checks
// it. When the file is at fault the error is of type Faults and holds all of
// them; when the file itself cannot be read it is what fsys returned, and for a
// choice of parameters or of an edition that the file does not offer a
// *ParameterError or an *EditionError. An edition that is left out for want of a
// font is a *FontMissingError. A file that is named and cannot be read is a fault
// where the error of fsys is fs.ErrNotExist or fs.ErrInvalid; any other is returned
// as it is, as one of the machine. fsys must not follow links out of its folder, as
// os.Root's does not, and must open regular files only: a pipe may keep Load for
// ever.
func Load(fsys fs.FS, name string, opt Options) (*data.Dataset, error) {
	ds, _, err := open(&FileCache{fsys: fsys, oneLoad: true}, name, opt)
	return ds, err
}

// open is Load from a cache, which returns, as far as it got, which editions the file
// has too.
func open(cache *FileCache, name string, opt Options) (*data.Dataset, []string, error) {
	d := newDecoder(cache, name)
	r := d.reader
	r.findFont, r.room = opt.FindFont, opt.Room
	content, err := r.readFile(name, maxFileSize)
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, nil, pathErr
	}
	if err != nil {
		return nil, nil, data.Faults{{Pos: data.Pos{File: name}, Text: "the file cannot be used: " + err.Error(), Hint: "split it with include:, or keep values in CSV files"}}
	}
	if root := r.document(name, content); root != nil {
		main := node{Node: root, file: name}
		parameters, err := d.setParameters(main, opt.Set)
		if err != nil {
			return nil, nil, err
		}
		if d.fill(main); d.filled > maxFileSize {
			return nil, d.editions, r.found()
		}
		if err := d.chooseEdition(main, opt.Edition); err != nil {
			return nil, nil, err
		}
		ds := d.load(main, opt)
		d.checkSecretParameters()
		if r.machine != nil {
			return nil, nil, r.machine
		}
		if len(r.faults) == 0 && d.without != nil {
			return nil, d.editions, d.without
		}
		if len(r.faults) == 0 {
			ds.Name, ds.Parameters, ds.Editions, ds.Tag = d.outputName(name), parameters, d.editions, d.edition
			ds.Inputs, ds.Depends = r.whatWasRead()
			slices.SortStableFunc(ds.Fresh, func(a, b data.Freshness) int { return a.StaleFrom.Compare(b.StaleFrom) })
			ds.Told = r.told
			ds.Warnings, ds.Stale = r.warned.Sorted(r.files).Listed(), r.stale.Sorted(r.files).Listed()
			return ds, d.editions, nil
		}
	}
	return nil, d.editions, r.found()
}

// newDecoder returns a decoder of one file, which reads through a cache.
func newDecoder(cache *FileCache, name string) *decoder {
	return &decoder{reader: &reader{cache: cache, lines: map[string][]string{}}, including: []string{name}}
}

// found are the faults in the order of the input.
func (r *reader) found() data.Faults {
	r.faults = slices.DeleteFunc(r.faults, func(f data.Fault) bool { return f == data.Fault{} })
	return r.faults.Sorted(r.files).Listed()
}

// load decodes and resolves the document.
func (d *decoder) load(root node, opt Options) *data.Dataset {
	draft := &fileDraft{ids: map[string]data.Pos{}, head: root.Node, sourceNodes: map[string]*yaml.Node{}, stamps: stamps{}}
	if isOther(d, root) {
		return nil
	}
	if !fileRecord().decode(d, root, "the file", draft) {
		return nil
	}
	if d.asked {
		return nil // the answers decide what else is read, and how
	}
	if len(draft.figures) == 0 && len(d.faults) == 0 {
		d.fault(root, "the file has no figures", "add figures: with a title, a unit, a source and values for each")
		return nil
	}
	r := &resolver{
		reader: d.reader, decoder: d, draft: draft, ds: &data.Dataset{}, today: opt.Today,
		sources: map[string]*data.Source{}, drafts: map[string]*figureDraft{}, figures: map[string]*data.Figure{}, damaged: map[string]*data.Figure{},
		uses: map[string]*uses{}, amounts: d.cache.counted(),
	}
	r.texts, r.charts, r.blocks, r.order = &expander{base: r}, &chartResolver{r}, &blockResolver{r}, &sourceOrder{base: r}
	r.resolve()
	return r.ds
}

// isOther reports whether a file is no briefing: a batch, or one with keys only that an included file
// may have, and no figures. What it lacks is said once, and not of each key of the other kind.
func isOther(d *decoder, root node) bool {
	part := len(root.Content) > 0
	shared := sharedRecord().names()
	for key := range d.pairs(root) {
		if key.Value == "template" {
			d.fault(key, "the file is a batch, not a briefing", "`briefing batch` builds it, and with --dry-run says what it would build; `briefing check` looks at its template")
			return true
		}
		part = part && key.Value != "figures" && slices.Contains(shared, key.Value)
	}
	if part {
		d.fault(root, "the file has neither a title nor figures", "a file with parts that others include is not built by itself: give the one that includes it; or add title: and figures:")
	}
	return part
}

// outputName is the name of the output folder: that of the file, with the language
// after it for an edition that is not the main one.
func (d *decoder) outputName(name string) string {
	if d.edition == "" || d.edition == d.editions[0] {
		return baseName(name)
	}
	return baseName(name) + "-" + d.edition
}

// baseName is the name of the output folder: the file's without its ending.
func baseName(name string) string {
	base := path.Base(name)
	if trimmed := strings.TrimSuffix(base, path.Ext(base)); trimmed != "" {
		return trimmed
	}
	return fmt.Sprintf("briefing-%s", base)
}
