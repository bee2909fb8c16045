package html

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"briefing/report/reporttest"
)

// TestInBrowser has axe-core look for what keeps people from reading the pages (WCAG 2.2
// AA), on phones, tablets and desks, by day and by night; a browser complain; and the Nu
// validator read them.
func TestInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a browser")
	}
	if _, err := exec.LookPath("web-check"); err != nil {
		if os.Getenv("BRIEFING_REQUIRE_TOOLS") == "1" {
			t.Fatal("web-check is not installed: see .ci/run")
		}
		t.Skip("web-check is not installed: see .ci/run")
	}
	dir := t.TempDir()
	var files []string
	for _, name := range []string{"small", "forms", "prose", "shipped"} {
		ds := reporttest.Shipped(t)
		if name != "shipped" {
			ds = reporttest.Load(t, reporttest.Fixture(name))
		}
		_, content := made(t, ds)
		path := filepath.Join(dir, name+".html")
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	published := filepath.Join(dir, "published.html")
	_, _, content := headOf(t, publishedFile, "", Place{Picture: Picture{Name: "a.png", Alt: "Figure A", Width: 1920, Height: 1080}})
	if err := os.WriteFile(published, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	files = append(files, published)
	out, err := exec.Command("web-check", files...).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
	broken := filepath.Join(dir, "broken.html")
	if err := os.WriteFile(broken, []byte("<title>x</title><img src=x><p style='color:#eee'>pale"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, _ := exec.Command("web-check", broken).CombinedOutput(); len(out) == 0 {
		t.Error("nothing is wrong with a page that has a picture without a name")
	}
}
