package spark

import (
	"fmt"
	"maps"
	"strings"
	"time"
)

// Config says which Spark servers there are and how they are used.
type Config struct {
	// Endpoints are Spark Connect servers over the same data. Client sessions are
	// spread over those that answer.
	Endpoints []Endpoint `mapstructure:"endpoints"`
	// Catalog and Schema are where an unqualified name is looked up.
	Catalog string `mapstructure:"catalog"`
	Schema  string `mapstructure:"schema"`
	// Schemas are those that clients see; empty: all of Catalog's.
	Schemas []string `mapstructure:"schemas"`
	// Database is the name that clients connect to.
	Database string `mapstructure:"database"`
	// Settings are Spark settings, written name=value, that each session begins with
	// beside our own.
	Settings []string `mapstructure:"settings"`
	// KeysFile is a schema.yaml with the keys and comments of tables, which Spark's
	// own catalogs do not hold.
	KeysFile string `mapstructure:"keys_file"`
	// KeepAlive is how long a client's Spark session may be idle before it is touched;
	// Spark forgets one after an hour. 0: never touched.
	KeepAlive time.Duration `mapstructure:"keep_alive"`
	// CheckInterval is how often each endpoint is asked whether it lives.
	CheckInterval time.Duration `mapstructure:"check_interval"`
	// ConnectTimeout bounds what must answer at once: checks, new sessions, releases.
	ConnectTimeout time.Duration `mapstructure:"connect_timeout"`
	// CatalogTTL is how old the catalog's names and columns may be before they are
	// read again, beside the statements that still see the old ones.
	CatalogTTL time.Duration `mapstructure:"catalog_ttl"`
	// MaxMessage is the largest message taken from Spark, in bytes. One Arrow batch of
	// Spark 4 may have 90 MB.
	MaxMessage int `mapstructure:"max_message"`
}

// Endpoint is one Spark Connect server.
type Endpoint struct {
	Address string `mapstructure:"address"` // sc://host:port/;token=…
	Weight  int    `mapstructure:"weight"`  // its share of new sessions; 0 is 1
}

// DefaultConfig are the values that a configuration starts from; without endpoints it
// names no engine.
func DefaultConfig() Config {
	return Config{
		Catalog: "spark_catalog", Schema: "default", Database: "streamlink",
		KeepAlive: 10 * time.Minute, CheckInterval: 5 * time.Second, ConnectTimeout: 10 * time.Second,
		CatalogTTL: time.Minute, MaxMessage: 160 << 20,
	}
}

// least is the smallest MaxMessage that Spark 3.5's batches fit in.
const least = 4 << 20

// Validate tells in one line what is wrong with the configuration and what to do, or nil.
func (c Config) Validate() error {
	seen := map[string]bool{}
	for i, e := range c.Endpoints {
		d, err := ParseDSN(e.Address)
		if err != nil {
			return fmt.Errorf("spark.endpoints[%d]: %w", i, err)
		}
		if e.Weight < 0 || e.Weight > 1000 {
			return fmt.Errorf("spark.endpoints[%d]: weight is %d; use 1 to 1000", i, e.Weight)
		}
		if seen[d.Host] {
			return fmt.Errorf("spark.endpoints: %s stands twice; give it a weight instead", d.Host)
		}
		seen[d.Host] = true
	}
	for name, value := range map[string]string{"catalog": c.Catalog, "schema": c.Schema, "database": c.Database} {
		if len(c.Endpoints) > 0 && value == "" {
			return fmt.Errorf("spark.%s is empty: name one", name)
		}
	}
	if _, err := c.settings(); err != nil {
		return err
	}
	switch {
	case len(c.Endpoints) > 0 && (c.CheckInterval <= 0 || c.ConnectTimeout <= 0):
		return fmt.Errorf("spark.check_interval and spark.connect_timeout must be more than nothing")
	case c.KeepAlive < 0 || c.CatalogTTL < 0:
		return fmt.Errorf("spark.keep_alive and spark.catalog_ttl must not be negative")
	case len(c.Endpoints) > 0 && c.MaxMessage < least:
		return fmt.Errorf("spark.max_message is %d: Spark's batches need at least %d", c.MaxMessage, least)
	}
	return nil
}

// trimmed is the setting without which Spark 4.0 does not compare as MySQL does, with
// blanks at the end ignored. Later versions do, and refuse it.
const trimmed = "spark.sql.collation.trim.enabled"

// sessionSettings is what every session of ours runs under, so that a statement means
// what its client's own database would mean by it.
var sessionSettings = map[string]string{
	"spark.sql.ansi.enabled":                              "true", // overflow, bad casts and division by zero are errors
	"spark.sql.ansi.doubleQuotedIdentifiers":              "true",
	"spark.sql.ansi.enforceReservedKeywords":              "false",
	"spark.sql.storeAssignmentPolicy":                     "ANSI",
	"spark.sql.session.timeZone":                          "UTC",
	"spark.sql.timestampType":                             "TIMESTAMP_LTZ",
	"spark.sql.caseSensitive":                             "false",
	"spark.sql.parser.escapedStringLiterals":              "false",
	"spark.sql.legacy.timeParserPolicy":                   "CORRECTED",
	"spark.sql.execution.arrow.useLargeVarTypes":          "false",
	"spark.sql.legacy.charVarcharAsString":                "false",
	"spark.sql.legacy.setopsPrecedence.enabled":           "false",
	"spark.sql.legacy.sizeOfNull":                         "false",
	"spark.sql.legacy.interval.enabled":                   "false",
	"spark.sql.legacy.createHiveTableByDefault":           "false",
	"spark.sql.legacy.parser.havingWithoutGroupByAsWhere": "false",
	// a Delta table of ours may have columns with a DEFAULT
	"spark.databricks.delta.properties.defaults.feature.allowColumnDefaults": "supported",
	// ${env:…} in a statement would read the server's environment.
	"spark.sql.variable.substitute": "false",
}

// settings are all that a session begins with.
func (c Config) settings() (map[string]string, error) {
	all := maps.Clone(sessionSettings)
	for _, s := range c.Settings {
		name, value, ok := strings.Cut(s, "=")
		name = strings.TrimSpace(name)
		switch _, fixed := sessionSettings[name]; {
		case !ok || name == "":
			return nil, fmt.Errorf("spark.settings: %q is not name=value", s)
		case fixed:
			return nil, fmt.Errorf("spark.settings: %s is StreamLink's own; its SQL would mean something else with another value", name)
		}
		all[name] = strings.TrimSpace(value)
	}
	return all, nil
}
