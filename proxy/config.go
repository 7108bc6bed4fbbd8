package proxy

import (
	"fmt"
	"time"
)

// Config is the proxy's part of the configuration.
type Config struct {
	// Database is the name clients connect to; empty takes the engine's.
	Database string `mapstructure:"database"`
	// Aliases are further names that lead to the same database.
	Aliases []string `mapstructure:"aliases"`
	// Users may log in. See UserConfig.
	Users []UserConfig `mapstructure:"users"`
	// MaxSessions bounds the clients connected at once, both wires together.
	MaxSessions int `mapstructure:"max_sessions"`
	// MaxUserSessions bounds the clients of one user; 0 is no bound.
	MaxUserSessions int `mapstructure:"max_user_sessions"`
	// StatementTimeout ends a statement that runs longer; 0 is never. A session may
	// lower or raise its own with SET statement_timeout.
	StatementTimeout time.Duration `mapstructure:"statement_timeout"`
	// AskComments accepts a question as the first comment of a statement
	// (/* ASK … */ SELECT 1), for tools that let nothing but SELECT through.
	AskComments bool `mapstructure:"ask_comments"`
	// CachedStatements is how many statements are kept read and planned.
	CachedStatements int `mapstructure:"cached_statements"`
	// History is how many answers each session keeps for SHOW WARNINGS' elder
	// sister streamlink.ask_history.
	History int `mapstructure:"history"`
}

// UserConfig is one account. Either Password (turned into verifiers at start and then
// forgotten) or the verifiers that `streamlink user` prints.
type UserConfig struct {
	Name        string   `mapstructure:"name"`
	Password    string   `mapstructure:"password"`
	SCRAM       string   `mapstructure:"scram"`
	MySQLNative string   `mapstructure:"mysql_native"`
	MySQLSHA2   string   `mapstructure:"mysql_sha2"`
	Roles       []string `mapstructure:"roles"`
	// Trust lets the user in without a password from a loopback address.
	Trust bool `mapstructure:"trust"`
	// ClientCert is CertCA or CertName: the client must show a certificate, too. A user
	// with CertName and no password comes in by the certificate alone.
	ClientCert string `mapstructure:"client_cert"`
	// MaxSessions is the user's own max_user_sessions; 0 takes that.
	MaxSessions int `mapstructure:"max_sessions"`
}

// Defaults are the values that a configuration starts from.
func Defaults() Config {
	return Config{MaxSessions: 10_000, CachedStatements: 4096, History: 100, AskComments: true}
}

// Validate tells what is wrong, or nil.
func (c Config) Validate() error {
	seen := map[string]bool{}
	for i, u := range c.Users {
		switch {
		case u.Name == "":
			return fmt.Errorf("proxy.users[%d]: name is missing", i)
		case seen[u.Name]:
			return fmt.Errorf("proxy.users: %q stands twice", u.Name)
		case u.ClientCert != "" && u.ClientCert != CertCA && u.ClientCert != CertName:
			return fmt.Errorf("proxy.users: %q: client_cert is %q or %q, not %q", u.Name, CertCA, CertName, u.ClientCert)
		case u.ClientCert != "" && u.Trust:
			return fmt.Errorf("proxy.users: %q: trust and client_cert do not go together", u.Name)
		case u.MaxSessions < 0:
			return fmt.Errorf("proxy.users: %q: max_sessions must not be negative", u.Name)
		case u.ClientCert == CertName:
		case u.Password == "" && u.SCRAM == "" && u.MySQLNative == "" && u.MySQLSHA2 == "" && !u.Trust:
			return fmt.Errorf("proxy.users: %q has neither password, verifier nor trust; make verifiers with `streamlink user %s`", u.Name, u.Name)
		}
		if u.SCRAM != "" {
			if err := checkSCRAM(u.SCRAM); err != nil {
				return fmt.Errorf("proxy.users: %q: %w", u.Name, err)
			}
		}
		seen[u.Name] = true
	}
	if c.MaxSessions < 1 {
		return fmt.Errorf("proxy.max_sessions: must be at least 1, not %d", c.MaxSessions)
	}
	if c.MaxUserSessions < 0 {
		return fmt.Errorf("proxy.max_user_sessions: must not be negative, is %d", c.MaxUserSessions)
	}
	if c.CachedStatements < 1 {
		return fmt.Errorf("proxy.cached_statements: must be at least 1, not %d", c.CachedStatements)
	}
	if c.StatementTimeout < 0 || c.History < 0 {
		return fmt.Errorf("proxy.statement_timeout and proxy.history must not be negative")
	}
	return nil
}
