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
	"streamlink/backend/spark"
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
	Backend  string          `mapstructure:"backend"` // the engine: duckdb or spark
	DuckDB   duckdb.Config   `mapstructure:"duckdb"`
	Spark    spark.Config    `mapstructure:"spark"`
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

// The engines that backend can name.
const (
	engineDuckDB = "duckdb"
	engineSpark  = "spark"
)

// defaults is where every configuration starts.
func defaults() Config {
	c := Config{
		Postgres: postgres.DefaultConfig(), MySQL: mysql.DefaultConfig(), Proxy: proxy.Defaults(),
		Guard: guard.Default(), NL: nl.DefaultConfig(), Model: llama.Default(),
		Backend: engineDuckDB, Spark: spark.DefaultConfig(),
		Log: LogConfig{Level: "info", Format: "text"},
	}
	c.Postgres.Listen, c.MySQL.Listen = postgresListen, mysqlListen
	return c
}

// Validate asks every room and tells the first thing that is wrong.
func (c Config) Validate() error {
	return cmp.Or(c.Postgres.Validate(), c.MySQL.Validate(), c.Proxy.Validate(), c.Guard.Validate(),
		c.NL.Validate(), c.Model.Validate(), c.validateEngine(), c.Audit.Validate(), c.Metrics.Validate())
}

// validateEngine looks at the engine that is named; the other's part may be anything.
func (c Config) validateEngine() error {
	switch c.Backend {
	case engineDuckDB:
		return c.DuckDB.Validate()
	case engineSpark:
		return c.Spark.Validate()
	}
	return fmt.Errorf("backend: %q is neither duckdb nor spark", c.Backend)
}

// serves tells whether the configuration names something to serve.
func (c Config) serves() error {
	switch {
	case c.Backend == engineSpark && len(c.Spark.Endpoints) == 0:
		return errors.New("nothing to serve: name a Spark Connect server with --spark sc://host:port, or in spark.endpoints of the configuration")
	case c.Postgres.Listen == "" && c.MySQL.Listen == "":
		return errors.New("nobody could connect: postgres.listen and mysql.listen are both empty")
	case c.Backend == engineDuckDB && c.DuckDB.Path == "" && len(c.DuckDB.Data) == 0:
		return errors.New("nothing to serve: name files with --data, or duckdb.path or duckdb.data in the configuration")
	}
	return nil
}

// options are the flags that commands which build the house share.
type options struct {
	config string
	data   []string
	spark  []string
	users  []string
	flags  *pflag.FlagSet
}

// flagKeys leads flags to the keys that they set.
var flagKeys = map[string]string{
	"postgres": "postgres.listen", "mysql": "mysql.listen", "model": "model.model",
	"metrics": "metrics.listen", "audit": "audit.file", "log-level": "log.level", "backend": "backend",
}

func (o *options) register(cmd *cobra.Command, server bool) {
	f := cmd.Flags()
	o.flags = f
	f.StringVarP(&o.config, "config", "c", "", "configuration file (default: streamlink.yaml when it is there)")
	f.StringSliceVarP(&o.data, "data", "d", nil, "what to serve: a folder, a .duckdb file, .parquet, .csv or .json files")
	f.String("backend", engineDuckDB, "engine: duckdb or spark")
	f.StringSliceVar(&o.spark, "spark", nil, "Spark Connect server, sc://host:port/;token=…; named several times: sessions are spread")
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
	if err := o.engine(&c); err != nil {
		return c, err
	}
	for _, u := range o.users {
		name, password, _ := strings.Cut(u, ":")
		c.Proxy.Users = append(c.Proxy.Users, proxy.UserConfig{Name: name, Password: password, Trust: password == ""})
	}
	return c, c.Validate()
}

// engine takes --data and --spark in: either names the engine, and both name two.
func (o *options) engine(c *Config) error {
	if len(o.spark) > 0 && len(o.data) > 0 {
		return errors.New("--data is DuckDB's and --spark is Spark's: name one")
	}
	if len(o.spark) > 0 {
		c.Backend, c.Spark.Endpoints = engineSpark, nil
		for _, address := range o.spark {
			c.Spark.Endpoints = append(c.Spark.Endpoints, spark.Endpoint{Address: address})
		}
	}
	if f := o.flags.Lookup("backend"); f.Changed && (f.Value.String() != engineDuckDB && len(o.data) > 0 || f.Value.String() != engineSpark && len(o.spark) > 0) {
		return fmt.Errorf("--backend %s does not go with the data that is named: --data is duckdb's, --spark is spark's", f.Value)
	}
	if len(o.data) > 0 {
		c.Backend = engineDuckDB
		c.DuckDB.Path, c.DuckDB.Data = "", nil
	}
	for _, d := range o.data {
		switch filepath.Ext(d) {
		case ".duckdb", ".db":
			if c.DuckDB.Path != "" {
				return errors.New("--data takes one database file")
			}
			c.DuckDB.Path = d
		default:
			c.DuckDB.Data = append(c.DuckDB.Data, d)
		}
	}
	return nil
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
