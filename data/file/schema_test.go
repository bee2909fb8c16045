package file

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"briefing/data"
)

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	return compile(t, Schema())
}

func compile(t *testing.T, schema []byte) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("briefing.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("briefing.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// jsonOf turns a YAML node into what a JSON reader would give, as editors that
// check YAML against a schema do.
func jsonOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return jsonOf(n.Content[0])
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = jsonOf(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, jsonOf(c))
		}
		return list
	}
	switch n.Tag {
	case "!!null":
		return nil
	case "!!bool":
		return n.Value == "true"
	case "!!int", "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return f
		}
	}
	return n.Value
}

func validate(t *testing.T, s *jsonschema.Schema, content []byte) error {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal(content, &n); err != nil {
		t.Fatal(err)
	}
	return s.Validate(jsonOf(&n))
}

func TestSchemaPassesWhatTheDecoderPasses(t *testing.T) {
	s := compiledSchema(t)
	fsys, name := data.Default()
	shipped, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(t, s, shipped); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	files, _ := filepath.Glob("../testdata/valid/*.yaml")
	if len(files) == 0 {
		t.Fatal("no files in testdata/valid")
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Load(os.DirFS("../testdata/valid"), filepath.Base(file), Options{}); err != nil {
			t.Errorf("Load: %v", err)
		}
		if err := validate(t, s, content); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// Each faulty file says whether a schema can see its faults ("invalid"), or
// whether they lie in what the schema cannot know ("valid"), or that it is not
// even YAML ("none").
func TestSchemaRefusesFaultyFiles(t *testing.T) {
	s := compiledSchema(t)
	for _, file := range faultFiles(t) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(content), "\n")
		said, ok := strings.CutPrefix(head, "# schema: ")
		said, _, _ = strings.Cut(said, " ")
		switch {
		case !ok:
			t.Errorf("%s does not begin with # schema:", file)
		case said == "none":
		case said == "valid":
			if err := validate(t, s, content); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		default:
			if validate(t, s, content) == nil {
				t.Errorf("%s: the schema passes it", file)
			}
		}
	}
}

func TestSchemaNamesEveryKey(t *testing.T) {
	text := string(Schema())
	for _, key := range fileRecord().names() {
		if !strings.Contains(text, `"`+key+`"`) {
			t.Errorf("the schema lacks %q", key)
		}
	}
}

// A file that loads is one that the schema passes: an editor must not underline
// what the program accepts. Every place of a file that has every key is
// replaced by every kind of node.
func TestSchemaPassesEveryVariationThatLoads(t *testing.T) {
	s := compiledSchema(t)
	fsys := fstest.MapFS{}
	for _, name := range []string{"everything.yaml", "more.yaml.part", "rows.csv.part", "wide.csv.part"} {
		content, err := os.ReadFile("../testdata/valid/" + name)
		must(t, err)
		fsys[name] = &fstest.MapFile{Data: content}
	}
	refused := eachVariation(t, s, fsys["everything.yaml"].Data, func(varied []byte) error {
		fsys["f.yaml"] = &fstest.MapFile{Data: varied}
		_, err := Load(fsys, "f.yaml", Options{})
		return err
	})
	if refused < 100 {
		t.Errorf("only %d variations are refused", refused)
	}
}

func TestBatchSchemaPassesEveryVariationThatLoads(t *testing.T) {
	s := compile(t, BatchSchema())
	refused := 0
	for _, name := range []string{"everything.yaml", "table.yaml", "matrix.yaml"} {
		fsys := fstest.MapFS{}
		for _, beside := range []string{name, "region.yaml.part", "rows.csv.part"} {
			content, err := os.ReadFile("../testdata/batch/valid/" + beside)
			must(t, err)
			fsys[beside] = &fstest.MapFile{Data: content}
		}
		if _, err := LoadBatch(fsys, name, Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := validate(t, s, fsys[name].Data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		refused += eachVariation(t, s, fsys[name].Data, func(varied []byte) error {
			fsys["f.yaml"] = &fstest.MapFile{Data: varied}
			_, err := LoadBatch(fsys, "f.yaml", Options{})
			return err
		})
	}
	if refused < 100 {
		t.Errorf("only %d variations are refused", refused)
	}
}

// eachVariation replaces every place of a file by every kind of node, and holds
// that what the schema refuses does not load. It counts what the schema refuses.
func eachVariation(t *testing.T, s *jsonschema.Schema, content []byte, load func(varied []byte) error) int {
	t.Helper()
	var doc yaml.Node
	must(t, yaml.Unmarshal(content, &doc))
	var others []*yaml.Node
	for _, text := range variations {
		var n yaml.Node
		must(t, yaml.Unmarshal([]byte(text), &n))
		others = append(others, n.Content[0])
	}
	refused := 0
	eachPlace(&doc, "", map[string]bool{}, func(path string, n *yaml.Node) {
		was := *n
		for i, other := range others {
			*n = *other
			if s.Validate(jsonOf(&doc)) == nil {
				continue
			}
			refused++
			varied, err := yaml.Marshal(&doc)
			must(t, err)
			if load(varied) == nil {
				t.Errorf("%s: %s loads, but the schema refuses it", path, variations[i])
			}
		}
		*n = was
	})
	return refused
}

var variations = []string{"null", "5", "true", "'5'", "''", "' 5 '", "[]", "{}", "[[]]",
	"more  than 5", "+5d", "+300x300"}

// userNames are the keys in a path that the user chose.
var userNames = regexp.MustCompile(`(figures|charts|sources|series|values)\.[^.]+`)

// eachPlace visits the values below a node, one for each place of the language.
func eachPlace(n *yaml.Node, path string, seen map[string]bool, visit func(path string, n *yaml.Node)) {
	for i, child := range n.Content {
		at := path + "[]"
		if n.Kind == yaml.MappingNode {
			if i%2 == 0 {
				continue
			}
			at = userNames.ReplaceAllString(path+"."+n.Content[i-1].Value, "$1.*")
		}
		if place := fmt.Sprint(at, child.Kind); !seen[place] {
			seen[place] = true
			visit(at, child)
		}
		eachPlace(child, at, seen, visit)
	}
}
