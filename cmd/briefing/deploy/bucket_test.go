//go:build linux

package deploy

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestBucket checks that outputs kept in a bucket are drawn only once, although each
// night starts with an empty folder, and that the night after a failed upload makes up
// for it.
func TestBucket(t *testing.T) {
	needPrograms(t, "rclone", "curl")
	var pings []string
	check := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { pings = append(pings, r.URL.Path) }))
	defer check.Close()
	store := t.TempDir()
	folder := t.TempDir()
	out := filepath.Join(folder, "out")
	night := func(remote string) (status int, printed string) {
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("bucket/night", folder, remote, check.URL)
		cmd.Env = append(os.Environ(), "PATH="+filepath.Dir(program(t))+":"+os.Getenv("PATH"),
			"RCLONE_CONFIG=/dev/null", "RCLONE_RETRIES=1", "RCLONE_CONFIG_STORE_TYPE=alias", "RCLONE_CONFIG_STORE_REMOTE="+store)
		return run(t, time.Minute, cmd)
	}
	drawn := func() int { return len(pictures(hashes(t, out))) }

	table{rows: 20}.write(t, folder)
	if status, printed := night("store:briefings"); status != 0 || drawn() != 20 {
		t.Fatalf("the first night: status %d, %d drawn\n%s", status, drawn(), printed)
	}
	if status, printed := night("store:briefings"); status != 0 || drawn() != 0 {
		t.Errorf("nothing is new: status %d, %d drawn\n%s", status, drawn(), printed)
	}
	table{rows: 24, bad: 22}.write(t, folder)
	if status, printed := night("store:briefings"); status != 1 || drawn() != 3 {
		t.Errorf("three are new and one is bad: status %d, %d drawn\n%s", status, drawn(), printed)
	}
	table{rows: 24}.write(t, folder)
	if status, _ := night("nowhere:briefings"); status == 0 {
		t.Error("a night without a bucket is a good one")
	}
	if status, printed := night("store:briefings"); status != 0 || drawn() != 1 {
		t.Errorf("the bad one is mended: status %d, %d drawn\n%s", status, drawn(), printed)
	}
	if got := len(pictures(hashes(t, filepath.Join(store, "briefings")))); got != 24 {
		t.Errorf("%d pictures in the bucket", got)
	}
	if want := []string{"/0", "/0", "/1", "/0"}; !slices.Equal(pings, want) {
		t.Errorf("the health check heard %v", pings)
	}
}

// pictures returns the names of the SVG files.
func pictures(files map[string]checksum) (names []string) {
	for name := range files {
		if strings.HasSuffix(name, ".svg") {
			names = append(names, name)
		}
	}
	return names
}
