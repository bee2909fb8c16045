package batch

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"briefing/cmd/briefing/internal/disk"
	"briefing/cmd/briefing/internal/publish"
)

// metricsMark is how a file of metrics begins.
const metricsMark = "# HELP briefing_batch_"

// IsMetrics reports whether WriteMetrics wrote a file.
func IsMetrics(file string) bool {
	f, err := disk.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	begin := make([]byte, len(metricsMark))
	_, err = io.ReadFull(f, begin)
	return err == nil && string(begin) == metricsMark
}

// WriteMetrics writes the result of a run in the text format of Prometheus, for the
// textfile collector of its node exporter. The file appears complete or not at all.
func WriteMetrics(file string, c Config, sum Summary, status int) error {
	var b bytes.Buffer
	name := filepath.Base(c.File)
	labels := fmt.Sprintf("batch=%q", strings.TrimSuffix(name, filepath.Ext(name)))
	if !c.Shard.whole() {
		labels += fmt.Sprintf(",shard=%q", c.Shard)
	}
	metric := func(name, help string) {
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name)
	}
	value := func(name, more string, v float64) {
		fmt.Fprintf(&b, "%s{%s} %s\n", name, strings.TrimSuffix(labels+","+more, ","), strings.TrimSuffix(fmt.Sprintf("%.3f", v), ".000"))
	}
	metric("briefing_batch_rows", "Rows of the last run, by their result.")
	for _, s := range []struct {
		state State
		n     int
	}{{Built, sum.Built}, {Same, sum.Same}, {Skipped, sum.Skipped}, {Failed, sum.Failed}, {InQuarantine, sum.Quarantined}, {Missing, sum.Missing}, {"left", sum.Left}} {
		value("briefing_batch_rows", fmt.Sprintf("state=%q", s.state), float64(s.n))
	}
	for _, m := range []struct {
		name, help string
		v          float64
	}{
		{"briefing_batch_stale_rows", "Rows whose outputs are out of date.", float64(sum.Stale)},
		{"briefing_batch_old_rows", "Rows with figures older than their limits.", float64(sum.OldRows)},
		{"briefing_batch_warnings", "Warnings of the rows that were built.", float64(sum.Warnings)},
		{"briefing_batch_written_files", "Files that the last run wrote.", float64(sum.Written)},
		{"briefing_batch_written_bytes", "Bytes of these files.", float64(sum.Bytes)},
		{"briefing_batch_orphans", "Files that no row makes any more.", float64(sum.Orphans)},
		{"briefing_batch_exit_status", "Exit status of the last run.", float64(status)},
		{"briefing_batch_duration_seconds", "How long the last run took.", sum.Elapsed.Seconds()},
		{"briefing_batch_last_run_timestamp_seconds", "When the last run ended.", float64(c.Now().UnixMilli()) / 1000},
	} {
		metric(m.name, m.help)
		value(m.name, "", m.v)
	}
	return publish.Replace(file, b.Bytes())
}
