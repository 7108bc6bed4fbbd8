package spark

import (
	"strings"
	"testing"
	"time"
)

func TestParseDSN(t *testing.T) {
	const id = "01234567-89ab-cdef-0123-456789abcdef"
	for _, c := range []struct {
		text string
		want DSN
		err  string
	}{
		{"sc://localhost", DSN{Host: "localhost:15002"}, ""},
		{"sc://localhost:7/", DSN{Host: "localhost:7"}, ""},
		{"sc://[::1]:7", DSN{Host: "[::1]:7"}, ""},
		{"sc://[::1]", DSN{Host: "[::1]:15002"}, ""},
		{"sc://h:1/;user_id=ada;token=a=b;use_ssl=true;session_id=" + id, DSN{Host: "h:1", User: "ada", Token: "a=b", SSL: true, SessionID: id}, ""},
		{"sc://h:1/;X-Team=blue;user_agent=x", DSN{Host: "h:1", Headers: map[string]string{"x-team": "blue"}}, ""},
		{"sc://127.0.0.1:1/;token=t", DSN{Host: "127.0.0.1:1", Token: "t"}, ""},
		{"sc://h:1/;token=t;use_ssl=false", DSN{Host: "h:1", Token: "t"}, ""},
		{"sc://h:1/;token=t", DSN{}, "in the clear"},
		{"http://h:1", DSN{}, "must begin with sc://"},
		{"sc://", DSN{}, "host is missing"},
		{"sc://h:0", DSN{}, "not host:port"},
		{"sc://h:70000", DSN{}, "not host:port"},
		{"sc://::1", DSN{}, "in brackets"},
		{"sc://h/;use_ssl=perhaps", DSN{}, "true or false"},
		{"sc://h/;session_id=mine", DSN{}, "must be a UUID"},
		{"sc://h/;token", DSN{}, "name=value"},
	} {
		got, err := ParseDSN(c.text)
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) {
				t.Errorf("%s: %v, want %s", c.text, err, c.err)
			}
			if err != nil && strings.Contains(err.Error(), "token=t") {
				t.Errorf("%s: the error tells the token: %v", c.text, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		same := got.Host == c.want.Host && got.User == c.want.User && got.Token == c.want.Token && got.SSL == c.want.SSL &&
			got.SessionID == c.want.SessionID && len(got.Headers) == len(c.want.Headers)
		for k, v := range c.want.Headers {
			same = same && got.Headers[k] == v
		}
		if !same {
			t.Errorf("%s is %+v", c.text, got)
		}
		if strings.Contains(got.String(), "ada") || c.want.Token != "" && strings.Contains(got.String(), c.want.Token+";") {
			t.Errorf("%s is shown as %s", c.text, got)
		}
	}
}

func TestConfig(t *testing.T) {
	if err := DefaultConfig().Validate(); err != nil {
		t.Errorf("the defaults: %v", err)
	}
	at := func(addresses ...string) func(*Config) {
		return func(c *Config) {
			c.Endpoints = nil
			for _, a := range addresses {
				c.Endpoints = append(c.Endpoints, Endpoint{Address: a})
			}
		}
	}
	for _, c := range []struct {
		name string
		set  func(*Config)
		err  string
	}{
		{"two", at("sc://a", "sc://b"), ""},
		{"no address", at("a"), "endpoints[0]"},
		{"twice", at("sc://a", "sc://a:15002/;user_id=x"), "stands twice"},
		{"weight", func(c *Config) { c.Endpoints[0].Weight = -1 }, "weight"},
		{"schema", func(c *Config) { c.Schema = "" }, "spark.schema is empty"},
		{"setting", func(c *Config) { c.Settings = []string{"spark.sql.shuffle.partitions=8"} }, ""},
		{"no setting", func(c *Config) { c.Settings = []string{"spark.sql.shuffle.partitions"} }, "not name=value"},
		{"our setting", func(c *Config) { c.Settings = []string{"spark.sql.ansi.enabled = false"} }, "StreamLink's own"},
		{"interval", func(c *Config) { c.CheckInterval = 0 }, "check_interval"},
		{"ttl", func(c *Config) { c.CatalogTTL = -time.Second }, "must not be negative"},
		{"message", func(c *Config) { c.MaxMessage = 1000 }, "max_message"},
	} {
		cfg := DefaultConfig()
		at("sc://h")(&cfg)
		c.set(&cfg)
		err := cfg.Validate()
		if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
			t.Errorf("%s: %v, want %q", c.name, err, c.err)
		}
	}
}
