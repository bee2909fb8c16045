package file

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"sync"

	"gopkg.in/yaml.v3"

	"briefing/data"
	"briefing/data/table"
	"briefing/data/table/number"
)

// FileCache shares between loads from one folder what they have in common: each file
// is read once, YAML is parsed once, and a CSV file is searched once for all the
// rows that where: may ask for. What was read stays as it was: a file that
// changes needs a new cache. Files are kept until they take 64 MiB together; what
// comes after that is read each time. A CSV file that where: chooses rows of is
// always kept. It may be used by several goroutines.
type FileCache struct {
	fsys    fs.FS
	oneLoad bool    // for one load: nothing is kept that only a second would need
	amounts amounts // of all editions of one load

	mu       sync.Mutex
	left     int64 // how many bytes more are kept; counted down from maxCacheSize
	files    map[string]*cachedFile
	sizes    map[string]int64
	indexes  map[indexKey]*table.Index
	fonts    map[data.InputRef]*cachedFont
	indexing map[string]*sync.Mutex // by file: two rows of a batch that ask at the same time make one index
	rhythms  map[rhythmKey]*foundOnce[data.Rhythm]
	dialects map[dialectKey]*foundOnce[number.Verdict]
	tables   map[string]*cachedTable
	wanted   map[string][]table.Selection // of one load: the rows that it may choose of a file
	parts    map[string]*table.Part       // likewise: of large files
}

// counted are the amounts that a file is counted in: those of the load, or, where the cache is
// for many, its own.
func (s *FileCache) counted() *amounts {
	if s.oneLoad {
		return &s.amounts
	}
	return new(amounts)
}

// foundOnce is what is found once: who asks for it at the same time waits.
type foundOnce[V any] struct {
	finding sync.Once
	found   V
}

// once finds what a key stands for in one of the maps of a cache, and keeps it.
func once[K comparable, V any](s *FileCache, all *map[K]*foundOnce[V], key K, find func() V) V {
	s.mu.Lock()
	if *all == nil {
		*all = map[K]*foundOnce[V]{}
	}
	one := (*all)[key]
	if one == nil {
		one = &foundOnce[V]{}
		(*all)[key] = one
	}
	s.mu.Unlock()
	one.finding.Do(func() { one.found = find() })
	return one.found
}

// maxCacheSize is how many bytes of files are kept.
const maxCacheSize = 64 << 20

// NewFileCache returns an empty cache for a folder.
func NewFileCache(fsys fs.FS) *FileCache { return &FileCache{fsys: fsys, left: maxCacheSize} }

// Load is Load from the folder of the cache: it gives the same dataset, and the
// same faults.
func (s *FileCache) Load(name string, opt Options) (*data.Dataset, error) {
	ds, _, err := open(s, name, opt)
	return ds, err
}

// cachedFile is a file that was read.
type cachedFile struct {
	content []byte
	sum     [32]byte // SHA-256

	parsing sync.Once
	root    *yaml.Node // nil for what is no YAML without faults
	lines   []string

	publishing sync.Once
	public     publicFile
}

// published is the file as YAML, without what may not be published.
func (f *cachedFile) published() *publicFile {
	f.publishing.Do(func() { f.public = publicYAML(f.content) })
	return &f.public
}

// read reads a file of at most 32 MiB and a byte: those who ask look whether it
// is too large for them. Two that ask for it at once may both read it.
func (s *FileCache) read(name string) (*cachedFile, error) {
	s.mu.Lock()
	known := s.files[name]
	s.mu.Unlock()
	if known != nil {
		return known, nil
	}
	f, err := s.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxAttachment+1))
	if err != nil {
		return nil, err
	}
	return s.keep(name, &cachedFile{content: content, sum: sha256.Sum256(content)}), nil
}

// keep caches a file while there is room, and returns the one that is
// cached.
func (s *FileCache) keep(name string, file *cachedFile) *cachedFile {
	if s.oneLoad {
		return file
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if known := s.files[name]; known != nil {
		return known
	}
	if size := int64(len(file.content)); size <= s.left {
		s.left -= size
		if s.files == nil {
			s.files = map[string]*cachedFile{}
		}
		s.files[name] = file
	}
	return file
}

// document parses a file that was read, or takes a copy of what was parsed
// before. Nil with faults recorded when there is no document.
func (r *reader) document(name string, content []byte) *yaml.Node {
	if public := r.public[name]; public != nil && public.wrong != nil {
		r.refusePublic(name, public)
		return nil
	}
	file := r.cache.cached(name)
	if file == nil {
		return r.parse(name, content)
	}
	file.parsing.Do(func() {
		first := reader{lines: map[string][]string{}}
		if root := first.parse(name, content); len(first.faults) == 0 {
			file.root, file.lines = root, first.lines[name]
		}
	})
	if file.root == nil {
		return r.parse(name, content) // for its faults
	}
	r.lines[name] = file.lines
	if !spend(r, name, file.root) {
		return nil
	}
	return copyTree(file.root)
}

// cached is a file of the cache; nil for one that it does not have.
func (s *FileCache) cached(name string) *cachedFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files[name]
}

// copyTree copies nodes, which a load writes the values of parameters into. The
// nodes have no aliases.
func copyTree(root *yaml.Node) *yaml.Node {
	nodes, children := countNodes(root)
	c := copier{make([]yaml.Node, nodes), make([]*yaml.Node, children)}
	return c.copy(root)
}

func countNodes(n *yaml.Node) (nodes, children int) {
	nodes, children = 1, len(n.Content)
	for _, child := range n.Content {
		more, below := countNodes(child)
		nodes, children = nodes+more, children+below
	}
	return nodes, children
}

// copier makes nodes and the lists of them in two pieces of memory, of which it has
// what is left.
type copier struct {
	nodes    []yaml.Node
	children []*yaml.Node
}

func (c *copier) copy(n *yaml.Node) *yaml.Node {
	out, size := &c.nodes[0], len(n.Content)
	c.nodes = c.nodes[1:]
	*out = *n
	if size == 0 {
		return out
	}
	out.Content, c.children = c.children[:size:size], c.children[size:]
	for i, child := range n.Content {
		out.Content[i] = c.copy(child)
	}
	return out
}

// openCSV opens a CSV file that is read as a whole, and returns its size in bytes;
// 0 where it is not known. A small one is kept.
func (s *FileCache) openCSV(name string) (io.ReadCloser, int64, error) {
	if file := s.cached(name); file != nil {
		return io.NopCloser(bytes.NewReader(file.content)), int64(len(file.content)), nil
	}
	if x, err := s.tableOf(name); x != nil || err != nil {
		content := contentOf(x)
		return io.NopCloser(bytes.NewReader(content)), int64(len(content)), err
	}
	f, err := s.fsys.Open(name)
	if err != nil {
		return nil, 0, err
	}
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = info.Size()
	}
	if s.oneLoad || size == 0 || size > maxFileSize {
		return f, size, nil
	}
	f.Close()
	file, err := s.read(name)
	if err != nil {
		return nil, 0, err
	}
	return io.NopCloser(bytes.NewReader(file.content)), int64(len(file.content)), nil
}

// cachedFont is what the machine has of a family in a style.
type cachedFont struct {
	*data.File
	sum [32]byte // SHA-256
}

// font looks for an installed font, which is asked for once. Nil where the family
// has no such style.
func (s *FileCache) font(family string, style data.FontStyle, find func(string, data.FontStyle) (*data.File, error)) (*cachedFont, error) {
	ref := fontRef(family, style)
	s.mu.Lock()
	known, ok := s.fonts[ref]
	s.mu.Unlock()
	if ok {
		return known, nil
	}
	file, err := find(family, style)
	if err != nil {
		return nil, err
	}
	var font *cachedFont
	if file != nil {
		font = &cachedFont{file, sha256.Sum256(file.Data)}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fonts == nil {
		s.fonts = map[data.InputRef]*cachedFont{}
	}
	s.fonts[ref] = font
	return font, nil
}
