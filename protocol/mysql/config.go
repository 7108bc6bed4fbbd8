package mysql

import (
	"errors"
	"fmt"
	"time"

	"streamlink/protocol/forwarded"
)

// Config is the MySQL listener's.
type Config struct {
	// Listen is host:port; empty switches this wire off.
	Listen string `mapstructure:"listen"`
	// TLSCert and TLSKey are PEM files; both empty: no TLS.
	TLSCert string `mapstructure:"tls_cert"`
	TLSKey  string `mapstructure:"tls_key"`
	// TLSRequired refuses clients that do not switch to TLS.
	TLSRequired bool `mapstructure:"tls_required"`
	// TLSCA is a PEM file of authorities; clients may show certificates that they signed.
	TLSCA string `mapstructure:"tls_ca"`
	// ProxyFrom are balancers' addresses and networks, whose connections begin with a
	// header of the PROXY protocol; empty: nobody's do.
	ProxyFrom []string `mapstructure:"proxy_from"`
	// RSAKey is the PEM private key with which passwords are encrypted on plain
	// connections; empty: a new one at every start.
	RSAKey string `mapstructure:"rsa_key"`
	// MaxConnections counts everything that holds a socket, logged in or not.
	MaxConnections int `mapstructure:"max_connections"`
	// MaxAllowedPacket bounds what one client message may take in memory.
	MaxAllowedPacket int `mapstructure:"max_allowed_packet"`
	// MaxPreparedStatements bounds the open prepared statements of one connection.
	MaxPreparedStatements int `mapstructure:"max_prepared_statements"`
	// HandshakeTimeout bounds the time until a client has logged in.
	HandshakeTimeout time.Duration `mapstructure:"handshake_timeout"`
	// IdleTimeout is how long a connection may wait between commands (wait_timeout).
	IdleTimeout time.Duration `mapstructure:"idle_timeout"`
	// ReadTimeout is how long the rest of a begun packet may take (net_read_timeout).
	ReadTimeout time.Duration `mapstructure:"read_timeout"`
	// WriteTimeout is how long a client may leave rows unread (net_write_timeout).
	WriteTimeout time.Duration `mapstructure:"write_timeout"`
	// DrainTimeout is how long running statements may take after a shutdown began.
	DrainTimeout time.Duration `mapstructure:"drain_timeout"`
}

// DefaultConfig listens on loopback with MySQL's own defaults where it has one.
func DefaultConfig() Config {
	return Config{
		Listen:                "127.0.0.1:3306",
		MaxConnections:        4000,
		MaxAllowedPacket:      64 << 20,
		MaxPreparedStatements: 16382,
		HandshakeTimeout:      10 * time.Second,
		IdleTimeout:           8 * time.Hour,
		ReadTimeout:           30 * time.Second,
		WriteTimeout:          60 * time.Second,
		DrainTimeout:          30 * time.Second,
	}
}

// Validate says what is wrong with the configuration.
func (c Config) Validate() error {
	var wrong []error
	check := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Errorf("mysql."+format, args...))
		}
	}
	check((c.TLSCert == "") == (c.TLSKey == ""), "tls_cert and tls_key belong together")
	check(!c.TLSRequired || c.TLSCert != "", "tls_required needs tls_cert and tls_key")
	check(c.TLSCA == "" || c.TLSCert != "", "tls_ca needs tls_cert and tls_key")
	_, err := forwarded.Parse(c.ProxyFrom)
	check(err == nil, "proxy_from: %v", err)
	check(c.MaxConnections > 0, "max_connections must be positive, not %d", c.MaxConnections)
	check(c.MaxAllowedPacket >= 1024 && c.MaxAllowedPacket <= 1<<30,
		"max_allowed_packet must be between 1024 and 1073741824, not %d", c.MaxAllowedPacket)
	check(c.MaxPreparedStatements > 0, "max_prepared_statements must be positive, not %d", c.MaxPreparedStatements)
	for _, d := range []struct {
		name string
		v    time.Duration
	}{
		{"handshake_timeout", c.HandshakeTimeout}, {"idle_timeout", c.IdleTimeout},
		{"read_timeout", c.ReadTimeout}, {"write_timeout", c.WriteTimeout}, {"drain_timeout", c.DrainTimeout},
	} {
		check(d.v > 0, "%s must be positive, not %v", d.name, d.v)
	}
	return errors.Join(wrong...)
}
