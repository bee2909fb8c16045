package batch

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/cmd/briefing/internal/publish"
)

// all is for a journal of all rows.
func all(nameHash) bool { return true }

// journalIn opens the journal in a folder.
func journalIn(t testing.TB, dir string) *journal {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	j, err := openJournal(root, dir, all)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.close() })
	return j
}

// sample returns a record with something in every field.
func sample(n int) *builtRow {
	r := &builtRow{
		name: fmt.Sprintf("north/row %d", n), setting: Setting{Program: "toy 1", Template: "t.yaml", Formats: []string{"pdf", "png"}, DPI: 72 + n%2},
		ageLimits: []AgeLimit{{"share", "2026-11-25"}}, left: []publish.File{{Name: "former.png", Size: 12, Time: 34, Sum: sumOf([]byte("f"))}},
		inputs:  []Input{{Name: "t.yaml", Sum: sumOf([]byte("t"))}, {Name: "a\\b c.csv", Used: fmt.Sprintf("region=r %d", n), Sum: sumOf([]byte{byte(n)})}, {Name: "system:", Used: "family=F&style=regular"}},
		outputs: []publish.File{{Name: "a.png", Size: 12, Time: 1234567890, Sum: sumOf([]byte("a")), DrawnFrom: sumOf([]byte("b"))}, {Name: "manifest.json", Size: int64(n)}},
	}
	r.key = keyOf(&hasher{}, r.setting, r.choice, n, r.inputs)
	return r
}

func addAll(t testing.TB, j *journal, records ...*builtRow) {
	t.Helper()
	for _, r := range records {
		if err := j.add(startVerb, r.name); err != nil {
			t.Fatal(err)
		}
		if err := j.addRow(doneVerb, r, ""); err != nil {
			t.Fatal(err)
		}
	}
}

// known returns the rows of a journal as text, by name.
func known(j *journal) map[string]string {
	rows := map[string]string{}
	for _, e := range j.index {
		var r builtRow
		if e.built == 0 {
			continue
		}
		if _, ok := j.readRow(e.built, &r); ok {
			rows[r.name] = fmt.Sprintf("%+v", r)
		}
	}
	return rows
}

// TestJournal checks that what is written is read again, by the next run and by the one
// after it.
func TestJournal(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	want := map[string]string{}
	for n := range 4 {
		j := journalIn(t, dir)
		if got := known(j); !maps.Equal(got, want) {
			t.Fatalf("before file %d: got\n%v\nwant\n%v", n, got, want)
		}
		for i := range 3 { // the second row is new in each file
			r := sample(10*(i%2)*n + i)
			addAll(t, j, r)
			want[r.name] = fmt.Sprintf("%+v", *r)
		}
		if err := j.close(); err != nil {
			t.Fatal(err)
		}
	}
	j := journalIn(t, dir)
	if len(j.files) != 4 {
		t.Errorf("%d files, want one for each run", len(j.files))
	}
	r := sample(2)
	if err := j.addRow(quarantineVerb, r, "it killed us\nall"); err != nil {
		t.Fatal(err)
	}
	if err := j.add(failVerb, sample(0).name, "two words"); err != nil {
		t.Fatal(err)
	}
	j.close()
	j = journalIn(t, dir)
	if verb, why := j.failureAt(j.index[hashName(r.name)].failed); verb != quarantineVerb || why != "it killed us\nall" {
		t.Errorf("%s %q", verb, why)
	}
	if verb, why := j.failureAt(j.index[hashName(sample(0).name)].failed); verb != failVerb || why != "two words" {
		t.Errorf("%s %q", verb, why)
	}
}

// written returns the file of a journal with six rows, and what it says about them.
func written(t *testing.T) (content []byte, whole map[string]string) {
	t.Helper()
	dir := t.TempDir()
	j := journalIn(t, dir)
	for n := range 6 {
		addAll(t, j, sample(n))
	}
	j.close()
	content, err := os.ReadFile(filepath.Join(dir, fileName(1)))
	if err != nil {
		t.Fatal(err)
	}
	return content, known(journalIn(t, dir))
}

// TestJournalCut checks that a journal cut off anywhere is read as far as it is
// complete: it has the rows of its complete lines, as written, and no others.
func TestJournalCut(t *testing.T) {
	t.Parallel()
	content, whole := written(t)
	cutDir := inMemory(t)
	for length := range len(content) + 1 {
		cut := content[:length]
		if err := os.WriteFile(filepath.Join(cutDir, fileName(1)), cut, 0o666); err != nil {
			t.Fatal(err)
		}
		j := journalIn(t, cutDir)
		got := known(j)
		if lines := strings.Count(string(cut), " done "); len(got) > lines || len(got) < strings.Count(string(cut[:1+strings.LastIndexByte(string(cut), '\n')]), " done ") {
			t.Fatalf("cut at %d: %d rows", length, len(got))
		}
		for name, r := range got {
			if whole[name] != r {
				t.Fatalf("cut at %d: %s is %s", length, name, r)
			}
		}
		j.close()
	}
}

// TestJournalDamaged checks that changed bytes cost the rows of their lines and nothing
// else.
func TestJournalDamaged(t *testing.T) {
	t.Parallel()
	content, whole := written(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	for range 500 {
		damaged := slices.Clone(content)
		for range 1 + dice.IntN(3) {
			damaged[dice.IntN(len(damaged))] = byte(dice.IntN(256))
		}
		holdsNothingElse(t, damaged, whole)
	}
}

// holdsNothingElse checks that a journal of some content gives no row that was not written.
func holdsNothingElse(t *testing.T, content []byte, whole map[string]string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName(1)), content, 0o666); err != nil {
		t.Fatal(err)
	}
	j := journalIn(t, dir)
	defer j.close()
	for name, r := range known(j) {
		if whole[name] != r {
			t.Fatalf("%s is %s", name, r)
		}
	}
}

// TestJournalReordered checks that lines in another order, each whole, give no row that was
// not written, and that a run with them builds what one from nothing does.
func TestJournalReordered(t *testing.T) {
	t.Parallel()
	content, whole := written(t)
	lines := bytes.SplitAfter(content, []byte("\n"))
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	for range 50 {
		dice.Shuffle(len(lines), func(a, b int) { lines[a], lines[b] = lines[b], lines[a] })
		holdsNothingElse(t, bytes.Join(lines, nil), whole)
	}
	p := newProject(t, 6)
	p.mustRun(nil)
	want := p.fromScratch()
	file := filepath.Join(p.out, stateName, "journal", fileName(1))
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines = bytes.SplitAfter(content, []byte("\n"))
	slices.Reverse(lines)
	if err := os.WriteFile(file, bytes.Join(lines, nil), 0o666); err != nil {
		t.Fatal(err)
	}
	if sum, _ := p.mustRun(nil); !sum.Complete() || !maps.Equal(p.outputs(), want) {
		t.Errorf("%+v", sum)
	}
}

// TestJournalOfOtherVersion checks that a journal whose lines are whole but of another
// version is not believed: everything is built again, to the same bytes.
func TestJournalOfOtherVersion(t *testing.T) {
	t.Parallel()
	p := newProject(t, 4)
	p.mustRun(nil)
	want := p.outputs()
	file := filepath.Join(p.out, stateName, "journal", fileName(1))
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head := appendLine(nil, headVerb, journalVersion)
	if !bytes.HasPrefix(content, head) {
		t.Fatalf("it begins with %q", content[:40])
	}
	content = append(appendLine(nil, headVerb, "2"), content[len(head):]...)
	if err := os.WriteFile(file, content, 0o666); err != nil {
		t.Fatal(err)
	}
	sum, rows := p.mustRun(nil)
	if sum.Skipped != 0 || !sum.Complete() || !maps.Equal(p.outputs(), want) {
		t.Errorf("%+v, %v", sum, states(rows))
	}
	if sum, _ := p.mustRun(nil); sum.Skipped != 4 {
		t.Errorf("the run after it: %+v", sum)
	}
}

// FuzzJournal reads any bytes as a journal.
func FuzzJournal(f *testing.F) {
	f.Add([]byte("88c939f7 briefing-journal 1\n6f66f907 start regions/Beijing/a4\n"))
	f.Add(appendLine(appendLine(nil, settingVerb, "1", "p", "t", "pdf", "", "0", "false"), doneVerb, "n", "-", "1", "0000000000000000", "i", "7"))
	f.Fuzz(func(t *testing.T, content []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, fileName(1)), content, 0o666); err != nil {
			t.Fatal(err)
		}
		known(journalIn(t, dir))
		// Also with a correct checksum.
		line := appendLine(nil, strings.Fields(string(content))...)
		if err := os.WriteFile(filepath.Join(dir, fileName(1)), line, 0o666); err != nil {
			t.Fatal(err)
		}
		known(journalIn(t, dir))
	})
}

// FuzzLine checks that words are read back as they were, whatever they contain.
func FuzzLine(f *testing.F) {
	f.Add("", "a b", `\e\s`)
	f.Add("\n", "\t\r", "数据 \\")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		line := appendLine(nil, a, b, c)
		body, ok := bodyOf(line)
		if !ok || strings.Count(string(line), "\n") != 1 {
			t.Fatalf("%q is not a line", line)
		}
		w := words{rest: body}
		for _, want := range []string{a, b, c} {
			if got := w.next(); got != want || w.err != nil {
				t.Errorf("%q is read as %q (%v)", want, got, w.err)
			}
		}
		if w.hasNext() {
			t.Error("there is more")
		}
	})
}

// TestCompaction checks that a journal that has grown is rewritten: it knows the same
// rows, and no others.
func TestCompaction(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	want := map[string]string{}
	for run := range maxFiles + 4 {
		j := journalIn(t, dir)
		for n := range 20 {
			r := sample(n)
			r.outputs[0].Size = int64(run)
			addAll(t, j, r)
			want[r.name] = fmt.Sprintf("%+v", *r)
		}
		if run == 0 {
			j.add(generationVerb, "2026-11-25")
			j.add(generationVerb, "2026-11-26")
			j.add(lostVerb, "2026-11-25")
			j.addRow(quarantineVerb, sample(77), "why not")
			j.add(failVerb, "no such row", "it fails")
		}
		if err := j.closeAndCompact(all); err != nil {
			t.Fatal(err)
		}
	}
	j := journalIn(t, dir)
	if len(j.files) >= maxFiles {
		t.Errorf("%d files", len(j.files))
	}
	if got := known(j); !maps.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
	if !slices.Equal(j.generations, []string{"2026-11-26"}) {
		t.Errorf("generations %v", j.generations)
	}
	if verb, why := j.failureAt(j.index[hashName(sample(77).name)].failed); verb != quarantineVerb || why != "why not" {
		t.Errorf("%s %q", verb, why)
	}
	if verb, why := j.failureAt(j.index[hashName("no such row")].failed); verb != failVerb || why != "it fails" {
		t.Errorf("%s %q", verb, why)
	}
}

// TestCompactionKilled checks that a run killed while it rewrites the journal leaves
// one that knows everything.
func TestCompactionKilled(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for n := range 3 {
		j := journalIn(t, dir)
		addAll(t, j, sample(n))
		j.close()
	}
	whole := known(journalIn(t, dir))
	if err := os.WriteFile(filepath.Join(dir, temporaryJournal), []byte("half a li"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := journalIn(t, dir).closeAndCompact(func(nameHash) bool { return true }); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(filepath.Join(dir, temporaryJournal)); err == nil {
		t.Error("what the killed run has left is there")
	}
	j := journalIn(t, dir)
	if err := j.rewrite(); err != nil {
		t.Fatal(err)
	}
	if got := known(journalIn(t, dir)); !maps.Equal(got, whole) {
		t.Errorf("got %v", got)
	}
	// As if it was killed before the old files were removed.
	newest, err := os.ReadFile(filepath.Join(dir, fileName(4)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, fileName(3)), newest, 0o666); err != nil {
		t.Fatal(err)
	}
	if got := known(journalIn(t, dir)); !maps.Equal(got, whole) {
		t.Errorf("got %v", got)
	}
}

// TestJournalCutRun cuts the journal of a batch at every hundredth byte: the next run
// must give the same bytes, and build what the journal does not know.
func TestJournalCutRun(t *testing.T) {
	t.Parallel()
	const rows = 5
	p := newProject(t, rows)
	p.out = filepath.Join(inMemory(t), "out")
	p.mustRun(nil)
	want := p.outputs()
	folder := filepath.Join(p.out, stateName, "journal")
	content, err := os.ReadFile(filepath.Join(folder, fileName(1)))
	if err != nil {
		t.Fatal(err)
	}
	for length := 0; length < len(content); length += 100 {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, fileName(1)), content[:length], 0o666); err != nil {
			t.Fatal(err)
		}
		_, reports := p.mustRun(nil)
		whole := content[:1+strings.LastIndexByte(string(content[:length]), '\n')]
		if n := states(reports); n[Skipped] != strings.Count(string(whole), " done ") || n[Skipped]+n[Same] != rows {
			t.Fatalf("cut at %d: %v", length, n)
		}
		if !maps.Equal(p.outputs(), want) {
			t.Fatalf("cut at %d: other bytes", length)
		}
	}
}

// BenchmarkJournal measures the memory for each row of a long table.
func BenchmarkJournal(b *testing.B) {
	dir := b.TempDir()
	j := journalIn(b, dir)
	for n := range 100_000 {
		if err := j.addRow(doneVerb, sample(n), ""); err != nil {
			b.Fatal(err)
		}
	}
	j.close()
	b.ReportAllocs()
	for b.Loop() {
		if j := journalIn(b, dir); len(j.index) != 100_000 {
			b.Fatal(len(j.index))
		}
	}
}

func sumOf(b []byte) publish.Sum { return publish.NewFile("", b).Sum }
