//go:build linux

package deploy

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"
)

// TestKubernetesSchema checks that the manifests follow the schema of the API, without
// unknown keys, in the oldest release that supports them and in the newest that the
// validator knows.
func TestKubernetesSchema(t *testing.T) {
	needPrograms(t, "kubernetes-validate")
	files, err := filepath.Glob("kubernetes/*.yaml")
	if err != nil || len(files) != 4 {
		t.Fatal(files, err)
	}
	for _, release := range []string{"1.34.0", "1.37.0"} {
		mustRun(t, time.Minute, exec.Command("kubernetes-validate", append([]string{"--strict", "--kubernetes-version", release}, files...)...))
	}
}

// TestKubernetesSchemaRefuses checks that the validator would find mistakes in them.
func TestKubernetesSchemaRefuses(t *testing.T) {
	needPrograms(t, "kubernetes-validate")
	shards := read(t, "kubernetes/shards.yaml")
	for _, fault := range []struct{ old, with, want string }{
		{"completionMode: Indexed", "completionmode: Indexed", "completionmode"},
		{"parallelism: 20", "parallelism: twenty", "spec.parallelism"},
		{"readOnlyRootFilesystem: true", "readOnlyRootFileSystem: true", "readOnlyRootFileSystem"},
		{"            requests: {cpu", "            request: {cpu", "request"},
	} {
		file := filepath.Join(t.TempDir(), "broken.yaml")
		write(t, file, replaceOnce(t, shards, fault.old, fault.with))
		status, printed := run(t, time.Minute, exec.Command("kubernetes-validate", "--strict", file))
		if status == 0 || !strings.Contains(printed, fault.want) {
			t.Errorf("%s: status %d\n%s", fault.with, status, printed)
		}
	}
}

// job is what the schema cannot check of a Job: that it handles failing nodes, and that
// it has no more rights than it needs.
type job struct {
	Completions          int
	Parallelism          int
	CompletionMode       string         `yaml:"completionMode"`
	BackoffLimitPerIndex int            `yaml:"backoffLimitPerIndex"`
	PodFailurePolicy     map[string]any `yaml:"podFailurePolicy"`
	PodReplacementPolicy string         `yaml:"podReplacementPolicy"`
	Template             struct{ Spec pod }
}

type pod struct {
	RestartPolicy                string `yaml:"restartPolicy"`
	AutomountServiceAccountToken *bool  `yaml:"automountServiceAccountToken"`
	SecurityContext              struct {
		RunAsNonRoot   bool                  `yaml:"runAsNonRoot"`
		SeccompProfile struct{ Type string } `yaml:"seccompProfile"`
	} `yaml:"securityContext"`
	Tolerations []struct {
		Key               string
		TolerationSeconds int `yaml:"tolerationSeconds"`
	}
	Containers []struct {
		Args            []string
		SecurityContext struct {
			AllowPrivilegeEscalation *bool                   `yaml:"allowPrivilegeEscalation"`
			ReadOnlyRootFilesystem   bool                    `yaml:"readOnlyRootFilesystem"`
			Capabilities             struct{ Drop []string } `yaml:"capabilities"`
		} `yaml:"securityContext"`
		Resources struct{ Limits map[string]string }
	}
}

func jobOf(t *testing.T, file string) job {
	t.Helper()
	var m struct {
		Kind string
		Spec struct {
			job         `yaml:",inline"`
			JobTemplate struct{ Spec job } `yaml:"jobTemplate"`
		}
	}
	if err := yaml.Unmarshal([]byte(read(t, file)), &m); err != nil {
		t.Fatal(err)
	}
	if m.Kind == "CronJob" {
		return m.Spec.JobTemplate.Spec
	}
	return m.Spec.job
}

func TestKubernetesJobs(t *testing.T) {
	for _, name := range []string{"cronjob", "shards", "merge"} {
		t.Run(name, func(t *testing.T) {
			j := jobOf(t, "kubernetes/"+name+".yaml")
			if j.PodFailurePolicy != nil || j.PodReplacementPolicy != "TerminatingOrFailed" {
				t.Error("with a dead node the job would hang")
			}
			checkPod(t, j.Template.Spec)
		})
	}
}

func checkPod(t *testing.T, p pod) {
	t.Helper()
	if p.RestartPolicy != "Never" || p.AutomountServiceAccountToken == nil || *p.AutomountServiceAccountToken {
		t.Error("restarts in place, or holds a token")
	}
	if s := p.SecurityContext; !s.RunAsNonRoot || s.SeccompProfile.Type != "RuntimeDefault" {
		t.Error("may be root, or make any system call")
	}
	patient := map[string]int{}
	for _, tolerated := range p.Tolerations {
		patient[tolerated.Key] = tolerated.TolerationSeconds
	}
	for _, taint := range []string{"not-ready", "unreachable"} {
		if seconds := patient["node.kubernetes.io/"+taint]; seconds < 1 || seconds > 30 {
			t.Errorf("waits %d s for a node that is %s", seconds, taint)
		}
	}
	c := p.Containers[0]
	if s := c.SecurityContext; !s.ReadOnlyRootFilesystem || s.AllowPrivilegeEscalation == nil || *s.AllowPrivilegeEscalation || len(s.Capabilities.Drop) != 1 {
		t.Errorf("may do too much: %+v", s)
	}
	if c.Resources.Limits["memory"] == "" {
		t.Error("no limit of memory")
	}
}

// TestKubernetesShards checks that all places that state the number of shards agree,
// and that each shard is retried by itself.
func TestKubernetesShards(t *testing.T) {
	shards, merge := jobOf(t, "kubernetes/shards.yaml"), jobOf(t, "kubernetes/merge.yaml")
	if shards.CompletionMode != "Indexed" || shards.BackoffLimitPerIndex < 1 || shards.Completions < 10*shards.Parallelism {
		t.Errorf("shards: %+v", shards)
	}
	args := strings.Join(shards.Template.Spec.Containers[0].Args, " ")
	last := strings.Join(merge.Template.Spec.Containers[0].Args, " ")
	if want := "--shard $(JOB_COMPLETION_INDEX)/200"; shards.Completions != 200 || !strings.HasSuffix(args, want) || !strings.HasSuffix(last, "--merge 200") {
		t.Errorf("%d completions of %s, then %s", shards.Completions, args, last)
	}
}
