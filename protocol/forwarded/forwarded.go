// Package forwarded learns a client's own address from the load balancer in front: the
// PROXY protocol, versions 1 and 2, which HAProxy, Envoy and the cloud providers' speak.
package forwarded

import (
	"bufio"
	"fmt"
	"net"
	"net/netip"
	"strings"

	proxyproto "github.com/pires/go-proxyproto"
)

// headerRoom holds the longest header that balancers send, their own fields included.
const headerRoom = 4 << 10

// Balancers are the addresses that send a header, and are believed. From them every
// connection has to begin with one: what is left to guess could be forged.
type Balancers []netip.Prefix

// Parse reads addresses (10.0.0.7) and networks (10.0.0.0/8).
func Parse(list []string) (Balancers, error) {
	var all Balancers
	for _, s := range list {
		s = strings.TrimSpace(s)
		if p, err := netip.ParsePrefix(s); err == nil {
			all = append(all, p.Masked())
			continue
		}
		a, err := netip.ParseAddr(s)
		if err != nil {
			return nil, fmt.Errorf("%q is neither an address nor a network such as 10.0.0.0/8", s)
		}
		all = append(all, netip.PrefixFrom(a, a.BitLen()))
	}
	return all, nil
}

// Has tells whether a connection from a comes from a balancer.
func (b Balancers) Has(a net.Addr) bool {
	t, ok := a.(*net.TCPAddr)
	if !ok || len(b) == 0 {
		return false
	}
	ip := t.AddrPort().Addr().Unmap().WithZone("")
	for _, p := range b {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}

// Read reads the header that c begins with. rest is what was read behind it. The caller
// has set the deadline. A balancer that speaks for itself, as in a check of its own, has
// its own address.
func Read(c net.Conn) (client net.Addr, rest []byte, err error) {
	r := bufio.NewReaderSize(c, headerRoom)
	h, err := proxyproto.Read(r)
	if err != nil {
		return nil, nil, fmt.Errorf("the PROXY header from %s: %w", c.RemoteAddr(), err)
	}
	client = c.RemoteAddr()
	if source, ok := h.SourceAddr.(*net.TCPAddr); ok && !h.Command.IsLocal() {
		client = source
	}
	rest = make([]byte, r.Buffered())
	_, err = r.Read(rest)
	if len(rest) == 0 {
		return client, nil, nil
	}
	return client, rest, err
}
