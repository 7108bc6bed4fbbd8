package postgres

import (
	"fmt"
	"net"
	"time"

	"streamlink/protocol/forwarded"
)

// Config is what the wire needs to know. Zero durations switch a timeout off.
type Config struct {
	// Listen is the address, host:port; empty: this wire is off.
	Listen string `mapstructure:"listen"`
	// TLSCert and TLSKey are PEM files; both empty: no TLS.
	TLSCert string `mapstructure:"tls_cert"`
	TLSKey  string `mapstructure:"tls_key"`
	// TLSRequired refuses clients that do not ask for TLS.
	TLSRequired bool `mapstructure:"tls_required"`
	// TLSCA is a PEM file of authorities; clients may show certificates that they signed.
	TLSCA string `mapstructure:"tls_ca"`
	// ProxyFrom are balancers' addresses and networks, whose connections begin with a
	// header of the PROXY protocol; empty: nobody's do.
	ProxyFrom []string `mapstructure:"proxy_from"`
	// MaxConnections is how many clients may be connected; more get 53300.
	MaxConnections int `mapstructure:"max_connections"`
	// MaxMessage is the largest message body in bytes that a client may send.
	MaxMessage int `mapstructure:"max_message"`
	// MaxStatements is how many prepared statements, and how many portals, one
	// client may hold.
	MaxStatements int `mapstructure:"max_statements"`
	// StartupTimeout is how long a client may take until it is authenticated.
	StartupTimeout time.Duration `mapstructure:"startup_timeout"`
	// IdleTimeout ends a connection that sent nothing for so long.
	IdleTimeout time.Duration `mapstructure:"idle_timeout"`
	// IdleInTransactionTimeout is the same inside a transaction.
	IdleInTransactionTimeout time.Duration `mapstructure:"idle_in_transaction_timeout"`
	// DrainTimeout is how long running statements may go on after a shutdown began.
	DrainTimeout time.Duration `mapstructure:"drain_timeout"`
	// UserTimeout is how long sent bytes may stay unacknowledged before the peer is
	// taken for dead (TCP_USER_TIMEOUT, Linux).
	UserTimeout time.Duration `mapstructure:"user_timeout"`
	// KeepAlive is the pause between TCP keep-alive probes on a silent connection.
	KeepAlive time.Duration `mapstructure:"keep_alive"`
}

// DefaultConfig is a server on the loopback address.
func DefaultConfig() Config {
	return Config{
		Listen:         "127.0.0.1:5432",
		MaxConnections: 2000,
		MaxMessage:     64 << 20,
		MaxStatements:  10_000,
		StartupTimeout: time.Minute,
		DrainTimeout:   30 * time.Second,
		UserTimeout:    time.Minute,
		KeepAlive:      30 * time.Second,
	}
}

// minMaxMessage is the least body limit that ordinary clients get along with.
const minMaxMessage = 1024

// Validate tells what is wrong with the configuration, or nil.
func (c Config) Validate() error {
	if _, _, err := net.SplitHostPort(c.Listen); err != nil && c.Listen != "" {
		return fmt.Errorf("postgres.listen: %q is not host:port", c.Listen)
	}
	if (c.TLSCert == "") != (c.TLSKey == "") {
		return fmt.Errorf("postgres.tls_cert and postgres.tls_key: set both or neither")
	}
	if c.TLSRequired && c.TLSCert == "" {
		return fmt.Errorf("postgres.tls_required needs postgres.tls_cert and postgres.tls_key")
	}
	if c.TLSCA != "" && c.TLSCert == "" {
		return fmt.Errorf("postgres.tls_ca needs postgres.tls_cert and postgres.tls_key")
	}
	if _, err := forwarded.Parse(c.ProxyFrom); err != nil {
		return fmt.Errorf("postgres.proxy_from: %w", err)
	}
	if c.MaxConnections < 1 {
		return fmt.Errorf("postgres.max_connections: %d is less than 1", c.MaxConnections)
	}
	if c.MaxMessage < minMaxMessage || c.MaxMessage > 1<<30 {
		return fmt.Errorf("postgres.max_message: %d is not between %d and %d", c.MaxMessage, minMaxMessage, 1<<30)
	}
	if c.MaxStatements < 1 {
		return fmt.Errorf("postgres.max_statements: %d is less than 1", c.MaxStatements)
	}
	for name, d := range map[string]time.Duration{
		"startup_timeout": c.StartupTimeout, "idle_timeout": c.IdleTimeout, "idle_in_transaction_timeout": c.IdleInTransactionTimeout, "drain_timeout": c.DrainTimeout,
		"user_timeout": c.UserTimeout, "keep_alive": c.KeepAlive,
	} {
		if d < 0 {
			return fmt.Errorf("postgres.%s: %s is negative", name, d)
		}
	}
	return nil
}
