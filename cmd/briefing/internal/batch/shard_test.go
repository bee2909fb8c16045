package batch

import (
	"maps"
	"os"
	"path/filepath"
	"testing"
)

func TestParseShard(t *testing.T) {
	for text, want := range map[string]Shard{"0/1": {0, 1}, "11/12": {11, 12}} {
		if got, err := ParseShard(text); err != nil || got != want || got.String() != text {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "1", "1/", "/2", "2/2", "-1/2", "0/0", "1/1000001", "a/b"} {
		if got, err := ParseShard(text); err == nil {
			t.Errorf("%q is taken: %v", text, got)
		}
	}
}

// TestShards checks that the shards together make what one run makes, each row once,
// and that only the merge reports it complete, and names what is missing.
func TestShards(t *testing.T) {
	t.Parallel()
	const rows, n = 40, 3
	p := newProject(t, rows)
	merge := func(c *Config) { c.Merge = n }
	total := 0
	for i := range n {
		sum, _ := p.mustRun(func(c *Config) { c.Shard = Shard{i, n} })
		if total += sum.Built; sum.Built == 0 || sum.Built != sum.Rows {
			t.Errorf("shard %d: %+v", i, sum)
		}
		if _, err := os.Stat(filepath.Join(p.out, Shard{i, n}.reportName())); err != nil {
			t.Error(err)
		}
		whole, _ := p.mustRun(merge)
		if whole.Complete() != (i == n-1) || whole.Skipped != total || whole.Missing != rows-total {
			t.Errorf("after shard %d: %+v", i, whole)
		}
	}
	if total != rows || !maps.Equal(p.outputs(), p.fromScratch()) {
		t.Error("the shards do not make what one run makes")
	}
	if _, err := os.Stat(filepath.Join(p.out, "report.json")); err != nil {
		t.Error(err)
	}
	for i := range n {
		if sum, _ := p.mustRun(func(c *Config) { c.Shard = Shard{i, n} }); sum.Skipped != sum.Rows {
			t.Errorf("shard %d again: %+v", i, sum)
		}
	}

	// The merge finds what is wrong.
	if err := os.WriteFile(filepath.Join(p.out, "r7", "own.txt"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	p.rows(rows, map[int]string{9: "error"})
	for i := range n {
		if i != hashName("r7").shard(n) {
			p.mustRun(func(c *Config) { c.Shard = Shard{i, n} })
		}
	}
	sum, reports := p.mustRun(merge)
	if sum.Complete() || reports[7].State != Missing || reports[7].Reason != "output altered" {
		t.Errorf("%+v, %+v", sum, reports[7])
	}
	if hashName("r7").shard(n) != hashName("r9").shard(n) && (reports[9].State != Failed || reports[9].Error != "in the last run of its shard: the ink is dry") {
		t.Errorf("%+v", reports[9])
	}
}

// TestAdopted checks that shards do not build again what one run has built, whatever
// their number, and that one run does not build again what shards have built.
func TestAdopted(t *testing.T) {
	t.Parallel()
	p := newProject(t, 12)
	p.mustRun(nil)
	for _, n := range []int{2, 3} {
		for i := range n {
			for range 2 {
				if sum, _ := p.mustRun(func(c *Config) { c.Shard = Shard{i, n} }); sum.Skipped != sum.Rows {
					t.Errorf("shard %d of %d: %+v", i, n, sum)
				}
			}
		}
	}
	p.figures(12, map[int]int{5: 99})
	for i := range 3 {
		p.mustRun(func(c *Config) { c.Shard = Shard{i, 3} })
	}
	if err := os.RemoveAll(filepath.Join(p.out, stateName, "journal")); err != nil {
		t.Fatal(err)
	}
	if sum, _ := p.mustRun(nil); sum.Skipped != 12 {
		t.Errorf("%+v", sum)
	}
}

// TestShardOf checks that rows are spread evenly over shards, and that a row always has
// the same one.
func TestShardOf(t *testing.T) {
	if got := hashName("north/2026").shard(7); got != 4 {
		t.Errorf("shard %d; another version would draw rows twice", got)
	}
	count := make([]int, 10)
	for n := range 10_000 {
		count[hashName(sample(n).name).shard(10)]++
	}
	for i, c := range count {
		if c < 850 || c > 1150 {
			t.Errorf("%d rows fall to shard %d", c, i)
		}
	}
}
