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

// fontBook finds the fonts that are installed on the machine. They are looked
// for when a file names the first family, and only then.
type fontBook struct {
	scan func() ([]fontscan.Footprint, error)
}

// installed are the fonts of this machine.
var installed = fontBook{sync.OnceValues(scanFonts)}

// scanFonts lists the installed fonts. The library keeps an index of them, which
// makes the next time faster, in the user's cache, or for this time only where
// there is none.
func scanFonts() ([]fontscan.Footprint, error) {
	quiet := log.New(io.Discard, "", 0) // it reports every file that is no font
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

// writable reports whether files can be made in a folder, which it makes.
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

// find returns the font of a family that comes nearest to a style and can be
// used, as file.Options.FindFont has it.
func (b fontBook) find(family string, style data.FontStyle) (*data.File, error) {
	all, err := b.scan()
	if err != nil { // the library has one for a machine without any font, too
		return nil, fmt.Errorf("no font of the family %q is installed, or none can be listed (%w); %s", family, err, packageOf(family))
	}
	name := font.NormalizeFamily(family)
	fonts := slices.DeleteFunc(slices.Clone(all), func(f fontscan.Footprint) bool { return f.Family != name })
	if len(fonts) == 0 {
		return nil, fmt.Errorf("no font of the family %q is installed; %s", family, packageOf(family))
	}
	fonts = slices.DeleteFunc(fonts, func(f fontscan.Footprint) bool { return !has(f.Aspect, style) })
	slices.SortFunc(fonts, func(a, b fontscan.Footprint) int {
		return cmp.Or(cmp.Compare(distance(a.Aspect, style), distance(b.Aspect, style)),
			strings.Compare(a.Location.File, b.Location.File), cmp.Compare(a.Location.Index, b.Location.Index))
	})
	return usable(family, fonts)
}

// has reports whether a font is of a style: upright or italic, and either
// regular or bold.
func has(a font.Aspect, style data.FontStyle) bool {
	italic := a.Style == font.StyleItalic
	heavy := a.Weight >= font.WeightSemibold
	return italic == style.Italic && heavy == style.Bold
}

// distance is how far a font is from the usual weight and width of a style.
func distance(a font.Aspect, style data.FontStyle) float64 {
	weight := font.WeightNormal
	if style.Bold {
		weight = font.WeightBold
	}
	return math.Abs(float64(a.Weight-weight)) + 1000*math.Abs(float64(a.Stretch-font.StretchNormal))
}

// usable returns the first of several fonts that the program can set text in.
// The error is the reason against the last, where there is none.
func usable(family string, fonts []fontscan.Footprint) (*data.File, error) {
	var reason error
	for _, f := range fonts {
		file, err := openFont(f.Location)
		if err == nil {
			return file, nil
		}
		if is[*fs.PathError](err) { // of the machine
			return nil, err
		}
		reason = err
	}
	if reason == nil {
		return nil, nil
	}
	return nil, fmt.Errorf("the installed family %q cannot be used: %w", family, reason)
}

// maxFont is the size of a font file, in bytes, up to which it is read.
const maxFont = 32 << 20

// openFont reads a font and tries it.
func openFont(at font.FontID) (*data.File, error) {
	name := filepath.Base(at.File)
	content, err := disk.ReadFile(at.File, maxFont)
	switch reason, _ := errors.AsType[*fs.PathError](err); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s cannot be read; install it again", name)
	case errors.Is(err, fs.ErrInvalid):
		return nil, fmt.Errorf("%s cannot be read: %w; name another family", name, reason.Err)
	case err != nil:
		return nil, err
	}
	file := &data.File{Name: name, Data: content, Face: int(at.Index)}
	_, err = typeset.New(typeset.Family{Regular: typeset.File{Name: name, Data: content, Face: file.Face}})
	return file, err
}

// debian are the Debian packages of families that briefings are often set in and
// that can be used.
var debian = []struct{ family, name string }{
	{"Noto Sans", "fonts-noto-core"}, {"Noto Serif", "fonts-noto-core"},
	{"Open Sans", "fonts-open-sans"}, {"Lato", "fonts-lato"}, {"Roboto", "fonts-roboto-unhinted"},
	{"DejaVu Sans", "fonts-dejavu-core"}, {"DejaVu Serif", "fonts-dejavu-core"},
	{"Liberation Sans", "fonts-liberation"}, {"Liberation Serif", "fonts-liberation"}, {"Carlito", "fonts-crosextra-carlito"},
	{"WenQuanYi Micro Hei", "fonts-wqy-microhei"}, {"WenQuanYi Zen Hei", "fonts-wqy-zenhei"}, {"Droid Sans Fallback", "fonts-droid-fallback"},
}

// packageOf says how to get a family.
func packageOf(family string) string {
	for _, d := range debian {
		if font.NormalizeFamily(d.family) == font.NormalizeFamily(family) {
			return fmt.Sprintf("install %s, or name the path of a TrueType file instead", d.name)
		}
	}
	return "install it (`fc-list : family` lists what there is), or name the path of a TrueType file instead"
}
