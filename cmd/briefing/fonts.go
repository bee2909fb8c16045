package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"

	"briefing/charts/typeset"
	"briefing/cmd/briefing/internal/disk"
	"briefing/data"
)

// fontFinder finds fonts installed on the machine. It lists them when a file first
// names a family.
type fontFinder struct {
	scan func() ([]fontscan.Footprint, error)
}

// installed finds the fonts of this machine.
var installed = fontFinder{sync.OnceValues(scanFonts)}

// scanFonts lists the installed fonts. The library keeps an index in the user's cache
// folder, which makes the next scan faster. Without such a folder the index is only for
// this run.
func scanFonts() ([]fontscan.Footprint, error) {
	quiet := log.New(io.Discard, "", 0) // it would report every file that is not a font
	if cache, err := os.UserCacheDir(); err == nil {
		folder := filepath.Join(cache, "briefing")
		if writable(folder) {
			return fontscan.SystemFonts(quiet, folder)
		}
	}
	folder, err := os.MkdirTemp("", "briefing-fonts-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	return fontscan.SystemFonts(quiet, folder)
}

// writable reports whether files can be created in a folder, which it creates if
// needed.
func writable(folder string) bool {
	if os.MkdirAll(folder, 0o755) != nil {
		return false
	}
	f, err := os.CreateTemp(folder, "try-")
	if err != nil {
		return false
	}
	return errors.Join(f.Close(), os.Remove(f.Name())) == nil
}

// find returns the usable font of a family that is closest to a style, as
// file.Options.FindFont asks for.
func (f fontFinder) find(family string, style data.FontStyle) (*data.File, error) {
	all, err := f.scan()
	if _, broken := errors.AsType[*fs.PathError](err); broken {
		return nil, fmt.Errorf("no font can be listed: %w", err)
	}
	if err != nil { // the library returns one also for a machine without fonts
		return nil, data.Problem{Text: fmt.Sprintf("no font of the family %q is installed, or none can be listed (%v)", family, err), Hint: installHint(family)}
	}
	name := font.NormalizeFamily(family)
	fonts := slices.DeleteFunc(slices.Clone(all), func(f fontscan.Footprint) bool { return f.Family != name })
	if len(fonts) == 0 {
		return nil, data.Problem{Text: fmt.Sprintf("no font of the family %q is installed", family), Hint: installHint(family)}
	}
	fonts = slices.DeleteFunc(fonts, func(f fontscan.Footprint) bool { return !hasStyle(f.Aspect, style) })
	slices.SortFunc(fonts, func(a, f fontscan.Footprint) int {
		return cmp.Or(cmp.Compare(distance(a.Aspect, style), distance(f.Aspect, style)),
			strings.Compare(a.Location.File, f.Location.File), cmp.Compare(a.Location.Index, f.Location.Index))
	})
	return firstUsable(family, fonts)
}

// hasStyle reports whether a font has a style: upright or italic, and regular or bold.
func hasStyle(a font.Aspect, style data.FontStyle) bool {
	italic := a.Style == font.StyleItalic
	heavy := a.Weight >= font.WeightSemibold
	return italic == style.Italic && heavy == style.Bold
}

// distance returns how far a font is from the usual weight and width of a style.
func distance(a font.Aspect, style data.FontStyle) float64 {
	weight := font.WeightNormal
	if style.Bold {
		weight = font.WeightBold
	}
	return math.Abs(float64(a.Weight-weight)) + 1000*math.Abs(float64(a.Stretch-font.StretchNormal))
}

// firstUsable returns the first of several fonts that the program can set text in. If there
// is none, the error is the reason for the last.
func firstUsable(family string, fonts []fontscan.Footprint) (*data.File, error) {
	var reason error
	for _, f := range fonts {
		file, err := openFont(f.Location)
		if err == nil {
			return file, nil
		}
		if isError[*fs.PathError](err) { // the machine's
			return nil, err
		}
		reason = err
	}
	if reason == nil {
		return nil, nil
	}
	return nil, fmt.Errorf("the installed family %q cannot be used: %w", family, reason)
}

// maxFont is the largest font file that is read, in bytes.
const maxFont = 32 << 20

// openFont reads a font and tries it out.
func openFont(at font.FontID) (*data.File, error) {
	name := filepath.Base(at.File)
	content, err := disk.ReadFile(at.File, maxFont)
	switch reason, _ := errors.AsType[*fs.PathError](err); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, data.Problem{Text: name + " cannot be read", Hint: "install it again"}
	case errors.Is(err, fs.ErrInvalid):
		return nil, data.Problem{Text: fmt.Sprintf("%s cannot be read: %v", name, reason.Err), Hint: "name another family"}
	case err != nil:
		return nil, err
	}
	file := &data.File{Name: name, Data: content, Face: int(at.Index)}
	_, err = typeset.New(typeset.Family{Regular: typeset.File{Name: name, Data: content, Face: file.Face}})
	return file, err
}

// debianPackages are the Debian packages of usable families that briefings are often
// set in.
var debianPackages = []struct{ family, name string }{
	{"Noto Sans", "fonts-noto-core"}, {"Noto Serif", "fonts-noto-core"},
	{"Open Sans", "fonts-open-sans"}, {"Lato", "fonts-lato"}, {"Roboto", "fonts-roboto-unhinted"},
	{"DejaVu Sans", "fonts-dejavu-core"}, {"DejaVu Serif", "fonts-dejavu-core"},
	{"Liberation Sans", "fonts-liberation"}, {"Liberation Serif", "fonts-liberation"}, {"Carlito", "fonts-crosextra-carlito"},
	{"WenQuanYi Micro Hei", "fonts-wqy-microhei"}, {"WenQuanYi Zen Hei", "fonts-wqy-zenhei"}, {"Droid Sans Fallback", "fonts-droid-fallback"},
}

// installHint says how to get a family.
func installHint(family string) string {
	for _, d := range debianPackages {
		if font.NormalizeFamily(d.family) == font.NormalizeFamily(family) {
			return fmt.Sprintf("install %s, or name the path of a TrueType file instead", d.name)
		}
	}
	return "install it (`fc-list : family` lists what there is), or name the path of a TrueType file instead"
}
