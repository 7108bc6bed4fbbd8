package mysql

import (
	"strconv"
	"strings"
	"time"

	"github.com/go-mysql-org/go-mysql/mysql"

	"streamlink/guard/dialect"
)

// charset takes the client's character set from a collation id; false: it is not
// understood, and nothing has changed.
func (c *conn) charset(collation uint16) bool {
	cs, ok := charsetOf(collation)
	if !ok {
		return false
	}
	c.client = cs
	c.reply(cs, collation)
	return true
}

// reply sets what rows and messages are written in. Text is never announced as binary:
// clients would take it for bytes.
func (c *conn) reply(cs *charset, collation uint16) {
	if cs.collation == collationBinary {
		cs, collation = utf8mb4, collationUTF8MB4
	}
	if collation == 0 {
		collation = cs.collation
	}
	c.results, c.resultCollation = cs, collation
}

// tellCharset tells the session the handshake's character set, as SET NAMES would.
func (c *conn) tellCharset() {
	values := [][2]string{
		{"character_set_client", c.client.name},
		{"character_set_connection", c.client.name},
		{"character_set_results", c.client.name},
	}
	if name, ok := collationNames[c.login.collation]; ok {
		values = append(values, [2]string{"collation_connection", name})
	}
	for _, v := range values {
		if err := c.sess.Set(v[0], v[1]); err != nil {
			c.log.Debug("session does not take the handshake's character set", "variable", v[0], "error", err)
		}
	}
}

// tellWait tells the session how long the connection waits for its client, which a SET
// of wait_timeout changes.
func (c *conn) tellWait() {
	c.wait, _ = c.sess.Setting("wait_timeout")
	if s := c.server.cfg.IdleTimeout / time.Second; s > 0 {
		c.wait = strconv.FormatInt(int64(s), 10)
		for _, name := range []string{"wait_timeout", "interactive_timeout"} {
			if err := c.sess.Set(name, c.wait); err != nil {
				c.log.Debug("session does not take the idle timeout", "variable", name, "error", err)
			}
		}
	}
}

// settings reads again what the wire itself must know of the session's variables. The
// error is for a character set that this wire cannot speak; the old one stays.
func (c *conn) settings() error {
	c.mayChange = true
	client, err := c.setting("character_set_client", c.client)
	if err != nil {
		return err
	}
	results, err := c.setting("character_set_results", c.results)
	if err != nil {
		return err
	}
	c.client = client
	if results != c.results {
		c.reply(results, 0)
	}
	if v, ok := c.sess.Setting("autocommit"); ok {
		v = strings.ToLower(v)
		c.autocommit = v != "0" && v != "off" && v != "false"
	}
	if v, _ := c.sess.Setting("wait_timeout"); v != c.wait {
		if n, err := strconv.ParseUint(v, 10, 31); err == nil && n > 0 {
			c.wait, c.idle = v, time.Duration(n)*time.Second
		}
	}
	zone, _ := c.sess.Setting("time_zone")
	c.zone = zoneOf(zone)
	return nil
}

// setting is a variable's character set, or now when the session does not say.
func (c *conn) setting(name string, now *charset) (*charset, error) {
	v, ok := c.sess.Setting(name)
	if !ok {
		return now, nil
	}
	cs, ok := charsetNamed(v)
	if !ok {
		_ = c.sess.Set(name, now.name)
		return nil, &mysql.MyError{Code: mysql.ER_UNKNOWN_CHARACTER_SET, State: "42000",
			Message: "Unknown character set: '" + v + "'; use utf8mb4"}
	}
	if cs.collation == collationBinary && now == utf8mb4 {
		return now, nil // as reply has it
	}
	return cs, nil
}

// zoneOf understands MySQL's time zones: an offset or a name. SYSTEM is UTC here.
func zoneOf(name string) *time.Location {
	if len(name) == len("+5:30") && (name[0] == '+' || name[0] == '-') {
		name = name[:1] + "0" + name[1:]
	}
	if t, err := time.Parse("-07:00", name); err == nil {
		_, offset := t.Zone()
		return time.FixedZone(name, offset)
	}
	if name == "" || strings.EqualFold(name, "SYSTEM") || strings.EqualFold(name, "UTC") {
		return nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return loc
}

// after brings the wire up to date after a statement of a kind.
func (c *conn) after(kind dialect.Kind) error {
	switch kind {
	case dialect.Set, dialect.Discard:
		return c.settings()
	case dialect.Use:
		c.newDatabase, c.mayChange = c.sess.Database(), true
	}
	return nil
}
