//go:build !linux

package postgres

import (
	"net"
	"time"
)

// setUserTimeout needs Linux; elsewhere keep-alive alone finds dead peers.
func setUserTimeout(*net.TCPConn, time.Duration) error { return nil }

// hungUp needs Linux; elsewhere a client that is gone is noticed by the next write.
func hungUp(net.Conn) bool { return false }
