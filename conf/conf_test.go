package conf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/pflag"
)

type Shared struct {
	Deny []string `mapstructure:"deny"`
}

type inner struct {
	Shared  `mapstructure:",squash"`
	Listen  string        `mapstructure:"listen"`
	Timeout time.Duration `mapstructure:"timeout"`
	Users   []struct {
		Name string `mapstructure:"name"`
	} `mapstructure:"users"`
	Paths []string `mapstructure:"paths"`
}

type config struct {
	Postgres inner `mapstructure:"postgres"`
	Max      int   `mapstructure:"max"`
}

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "streamlink.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestOrderOfSources(t *testing.T) {
	file := write(t, "max: 5\npostgres:\n  listen: from-file\n  timeout: 3s\n  deny: [x]\n  users:\n    - name: ada\n")
	t.Setenv("STREAMLINK_POSTGRES_LISTEN", "from-env")
	t.Setenv("STREAMLINK_POSTGRES_PATHS", "a,b")
	flags := pflag.NewFlagSet("t", pflag.ContinueOnError)
	flags.Int("max", 1, "")
	flags.String("listen", "flag-default", "")
	if err := flags.Parse([]string{"--max", "9"}); err != nil {
		t.Fatal(err)
	}
	c := config{Max: 2, Postgres: inner{Timeout: time.Second}}
	err := Load(&c, Source{File: file, Flags: map[string]*pflag.Flag{
		"max": flags.Lookup("max"), "postgres.listen": flags.Lookup("listen")}})
	if err != nil {
		t.Fatal(err)
	}
	if c.Max != 9 || c.Postgres.Listen != "from-env" || c.Postgres.Timeout != 3*time.Second {
		t.Errorf("got %+v", c)
	}
	if len(c.Postgres.Users) != 1 || c.Postgres.Users[0].Name != "ada" || strings.Join(c.Postgres.Paths, "+") != "a+b" || len(c.Postgres.Deny) != 1 {
		t.Errorf("lists: got %+v", c.Postgres)
	}
}

func TestDefaultsStand(t *testing.T) {
	c := config{Max: 2}
	if err := Load(&c, Source{}); err != nil || c.Max != 2 {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestMistakesAreTold(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"unknown key", "postgres:\n  lisen: x\n", `unknown key "postgres.lisen"; did you mean "postgres.listen"?`},
		{"unknown room", "postgress:\n  listen: x\n", `unknown key "postgress"`},
		{"wrong type", "max: many\n", "max"},
		{"wrong duration", "postgres:\n  timeout: soon\n", "timeout"},
		{"broken yaml", "max: [1\n", "streamlink.yaml"},
		{"unknown key of a list's element", "postgres:\n  users:\n    - nam: x\n", "nam"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			err := Load(&config{}, Source{File: write(t, tc.text)})
			if err == nil || !strings.Contains(err.Error(), tc.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %q", err, tc.want)
			}
		})
	}
	if err := Load(&config{}, Source{File: "nowhere.yaml"}); err == nil || !strings.Contains(err.Error(), "--config") {
		t.Errorf("a missing file: got %v", err)
	}
}

// A name of the environment that is nearly a key is a typing error; others are not ours.
func TestEnvironmentTypos(t *testing.T) {
	var c config
	t.Setenv("STREAMLINK_SERVICE_HOST", "10.0.0.1") // Kubernetes says so of a service
	if err := Load(&c, Source{}); err != nil {
		t.Error(err)
	}
	t.Setenv("STREAMLINK_POSTGRES_LISEN", "x")
	if err := Load(&c, Source{}); err == nil || !strings.Contains(err.Error(), "mean STREAMLINK_POSTGRES_LISTEN?") {
		t.Error(err)
	}
}

func TestUnknownRoom(t *testing.T) {
	var c config
	err := Load(&c, Source{File: write(t, "postgress:\n  listen: x\n")})
	if err == nil || !strings.Contains(err.Error(), `mean "postgres"?`) {
		t.Error(err)
	}
}
