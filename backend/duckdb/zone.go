//go:build duckdb_arrow

package duckdb

import (
	"context"
	"strings"
)

// SetTimeZone says in which zone the client's days and hours are; "" is UTC.
func (c *Conn) SetTimeZone(name string) { c.zone = name }

// inZone gives a link a client's time zone. What it has prepared may hold constants of the
// last one.
func (l *link) inZone(ctx context.Context, zone string) error {
	if l.zone == zone {
		return nil
	}
	l.cache.clear()
	name := zone
	if name == "" {
		name = "UTC"
	}
	if err := l.exec(ctx, "SET TimeZone = '"+strings.ReplaceAll(name, "'", "''")+"'"); err != nil {
		return err
	}
	l.zone = zone
	return nil
}
