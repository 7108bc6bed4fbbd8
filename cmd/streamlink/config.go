package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"streamlink/backend/duckdb"
	"streamlink/conf"
	"streamlink/guard"
	"streamlink/nl"
	"streamlink/nl/llama"
	"streamlink/protocol/mysql"
	"streamlink/protocol/postgres"
	"streamlink/proxy"
	"streamlink/proxy/audit"
	"streamlink/proxy/metrics"
)

// Config is every room's, as it stands in streamlink.yaml.
type Config struct {
	Postgres postgres.Config `mapstructure:"postgres"`
	MySQL    mysql.Config    `mapstructure:"mysql"`
	Proxy    proxy.Config    `mapstructure:"proxy"`
	Guard    guard.Policy    `mapstructure:"guard"`
	NL       nl.Config       `mapstructure:"nl"`
	Model    llama.Config    `mapstructure:"model"`
	DuckDB   duckdb.Config   `mapstructure:"duckdb"`
	Audit    audit.Config    `mapstructure:"audit"`
	Metrics  metrics.Config  `mapstructure:"metrics"`
	Log      LogConfig       `mapstructure:"log"`
}

// LogConfig is the server log's.
type LogConfig struct {
	Level  string `mapstructure:"level"`  // debug, info, warn or error
	Format string `mapstructure:"format"` // text or json
}

// Ports that stand beside a real PostgreSQL and MySQL on the same machine.
const (
	postgresListen = "127.0.0.1:15432"
	mysqlListen    = "127.0.0.1:13306"
)

// defaults is where every configuration starts.
func defaults() Config {
	c := Config{
		Postgres: postgres.DefaultConfig(), MySQL: mysql.DefaultConfig(), Proxy: proxy.Defaults(),
		Guard: guard.Default(), NL: nl.DefaultConfig(), Model: llama.Default(),
		Log: LogConfig{Level: "info", Format: "text"},
	}
	c.Postgres.Listen, c.MySQL.Listen = postgresListen, mysqlListen
	return c
}

// Validate asks every room and tells the first thing that is wrong.
func (c Config) Validate() error {
	return cmp.Or(c.Postgres.Validate(), c.MySQL.Validate(), c.Proxy.Validate(), c.Guard.Validate(),
		c.NL.Validate(), c.Model.Validate(), c.DuckDB.Validate(), c.Audit.Validate(), c.Metrics.Validate())
}

// options are the flags that commands which build the house share.
type options struct {
	config string
	data   []string
	users  []string
	flags  *pflag.FlagSet
}

// flagKeys leads flags to the keys that they set.
var flagKeys = map[string]string{
	"postgres": "postgres.listen", "mysql": "mysql.listen", "model": "model.model",
	"metrics": "metrics.listen", "audit": "audit.file", "log-level": "log.level",
}

func (o *options) register(cmd *cobra.Command, server bool) {
	f := cmd.Flags()
	o.flags = f
	f.StringVarP(&o.config, "config", "c", "", "configuration file (default: streamlink.yaml when it is there)")
	f.StringSliceVarP(&o.data, "data", "d", nil, "what to serve: a folder, a .duckdb file, .parquet, .csv or .json files")
	f.String("model", "", "GGUF file of the model (default: the built-in one)")
	f.String("log-level", "info", "debug, info, warn or error")
	if !server {
		return
	}
	f.StringSliceVarP(&o.users, "user", "u", nil, "NAME:PASSWORD may log in; NAME alone: without a password, from this machine only")
	f.String("postgres", postgresListen, "address for PostgreSQL clients")
	f.String("mysql", mysqlListen, "address for MySQL clients")
	f.String("metrics", "", "address for /metrics and /healthz")
	f.String("audit", "", "audit log file, - for standard error")
}

// load reads file, environment and flags.
func (o *options) load() (Config, error) {
	c := defaults()
	file := o.config
	if file == "" {
		if _, err := os.Stat("streamlink.yaml"); err == nil {
			file = "streamlink.yaml"
		}
	}
	from := conf.Source{File: file, Flags: map[string]*pflag.Flag{}}
	for name, key := range flagKeys {
		if f := o.flags.Lookup(name); f != nil {
			from.Flags[key] = f
		}
	}
	if err := conf.Load(&c, from); err != nil {
		return c, err
	}
	if len(o.data) > 0 {
		c.DuckDB.Path, c.DuckDB.Data = "", nil
	}
	for _, d := range o.data {
		switch filepath.Ext(d) {
		case ".duckdb", ".db":
			if c.DuckDB.Path != "" {
				return c, errors.New("--data takes one database file")
			}
			c.DuckDB.Path = d
		default:
			c.DuckDB.Data = append(c.DuckDB.Data, d)
		}
	}
	for _, u := range o.users {
		name, password, _ := strings.Cut(u, ":")
		c.Proxy.Users = append(c.Proxy.Users, proxy.UserConfig{Name: name, Password: password, Trust: password == ""})
	}
	return c, c.Validate()
}

// logger makes the server log.
func (c LogConfig) logger(w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.Level)); err != nil {
		return nil, fmt.Errorf("log.level: %q is none of debug, info, warn, error", c.Level)
	}
	o := &slog.HandlerOptions{Level: level}
	switch c.Format {
	case "text":
		return slog.New(slog.NewTextHandler(w, o)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, o)), nil
	}
	return nil, fmt.Errorf("log.format: %q is neither text nor json", c.Format)
}
