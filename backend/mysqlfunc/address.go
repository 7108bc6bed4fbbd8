package mysqlfunc

import (
	"encoding/hex"
	"net/netip"
	"strings"
)

func isIPv6(args []string) (*string, error) {
	a, err := netip.ParseAddr(args[0])
	return truth(err == nil && a.Is6() && a.Zone() == "")
}

// inet6Aton is INET6_ATON: the four or sixteen bytes of an address.
func inet6Aton(args []string) (*string, error) {
	a, err := netip.ParseAddr(args[0])
	if err != nil || a.Zone() != "" {
		return nil, nil
	}
	return answer(hex.EncodeToString(a.AsSlice()))
}

// address reads the bytes of an address.
func address(digits string) (netip.Addr, bool) {
	b, err := hex.DecodeString(digits)
	if err != nil {
		return netip.Addr{}, false
	}
	return netip.AddrFromSlice(b)
}

// inet6Ntoa is INET6_NTOA: the text of an address's bytes.
func inet6Ntoa(args []string) (*string, error) {
	a, ok := address(args[0])
	if !ok {
		return nil, nil
	}
	if compatible(a) {
		b := a.As16()
		return answer("::" + netip.AddrFrom4([4]byte(b[12:])).String())
	}
	return answer(a.String())
}

// compatible tells ::1.2.3.4, which is not ::1.
func compatible(a netip.Addr) bool {
	b := a.As16()
	return a.Is6() && strings.Count(string(b[:12]), "\x00") == 12 && (b[12] != 0 || b[13] != 0)
}

func isCompatible(args []string) (*string, error) {
	a, ok := address(args[0])
	return truth(ok && compatible(a))
}

func isMapped(args []string) (*string, error) {
	a, ok := address(args[0])
	return truth(ok && a.Is4In6())
}
