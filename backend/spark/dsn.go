package spark

import (
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// DefaultPort is Spark Connect's.
const DefaultPort = 15002

// DSN is a server's address as Spark Connect's clients write it:
//
//	sc://host:port/;user_id=ada;token=secret;use_ssl=true;session_id=…
type DSN struct {
	Host      string // host:port
	User      string // user_id; empty: "streamlink"
	Token     string // sent as "Authorization: Bearer …"
	SSL       bool
	SessionID string // all clients share this Spark session, which is never released
	// Headers are the other parameters, which Spark Connect's clients send as headers.
	Headers map[string]string
}

// ParseDSN reads a server's address. A token that would go over a network in the clear
// is an error unless the address says use_ssl=false itself.
func ParseDSN(text string) (DSN, error) {
	rest, ok := strings.CutPrefix(text, "sc://")
	if !ok {
		return DSN{}, fmt.Errorf("spark address %q must begin with sc://, as in sc://localhost:15002", redacted(text))
	}
	host, params, _ := strings.Cut(rest, "/")
	host, err := hostPort(host)
	if err != nil {
		return DSN{}, fmt.Errorf("spark address %q: %w", redacted(text), err)
	}
	d := DSN{Host: host, Headers: map[string]string{}}
	said := false
	for param := range strings.SplitSeq(params, ";") {
		if param == "" {
			continue
		}
		key, value, ok := strings.Cut(param, "=")
		if !ok || key == "" {
			return DSN{}, fmt.Errorf("spark address %q: parameters are written ;name=value after the slash", redacted(text))
		}
		switch key {
		case "user_id":
			d.User = value
		case "token":
			d.Token = value
		case "use_ssl":
			if d.SSL, err = strconv.ParseBool(value); err != nil {
				return DSN{}, fmt.Errorf("spark address %q: use_ssl is true or false, not %q", redacted(text), value)
			}
			said = true
		case "session_id":
			if uuid.Validate(value) != nil || len(value) != 36 {
				return DSN{}, fmt.Errorf("spark address %q: session_id must be a UUID", redacted(text))
			}
			d.SessionID = value
		case "user_agent", "grpc_max_message_size":
			// Other clients' own; nothing here depends on them.
		default:
			d.Headers[strings.ToLower(key)] = value
		}
	}
	if d.Token != "" && !d.SSL && !said && !loopback(d.Host) {
		return DSN{}, fmt.Errorf("spark address %q would send its token in the clear: add use_ssl=true, or use_ssl=false if the network may see it", redacted(text))
	}
	return d, nil
}

// hostPort adds the default port where none is given.
func hostPort(host string) (string, error) {
	if host == "" {
		return "", fmt.Errorf("the host is missing")
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil { // no port, or an address in brackets alone
		name, port = strings.Trim(host, "[]"), strconv.Itoa(DefaultPort)
		if strings.Contains(name, ":") && !strings.HasPrefix(host, "[") {
			return "", fmt.Errorf("write an IPv6 address in brackets")
		}
	}
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 || name == "" {
		return "", fmt.Errorf("%q is not host:port", host)
	}
	return net.JoinHostPort(name, port), nil
}

// redacted is an address that may be shown: without its parameters, which may hold a token.
func redacted(text string) string {
	shown, params, _ := strings.Cut(text, ";")
	if params != "" {
		shown += ";…"
	}
	return shown
}

// String is the address without secrets, as logs and errors have it.
func (d DSN) String() string { return "sc://" + d.Host }

func loopback(hostPort string) bool {
	host, _, err := net.SplitHostPort(hostPort)
	if err != nil {
		return false
	}
	if a, err := netip.ParseAddr(host); err == nil {
		return a.IsLoopback()
	}
	return host == "localhost"
}
