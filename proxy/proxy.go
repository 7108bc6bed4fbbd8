// Package proxy is one client's way from text to rows: ask? → read → judge → route
// → print → run. Both wires stand on it and nothing here knows which one is
// speaking except through the client's dialect.
package proxy

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"

	"streamlink/backend"
	"streamlink/backend/sqlstate"
	"streamlink/backend/syscat"
	"streamlink/guard"
	"streamlink/guard/dialect"
	"streamlink/nl"
)

// Client is who connected.
type Client struct {
	Wire        string // "postgres" or "mysql"
	Dialect     dialect.Dialect
	User        string
	Database    string
	Application string
	Addr        string // remote address
	Cipher      string // TLS: its cipher suite and version; empty: none
	TLSVersion  string
	// ID is a number from ReserveID that the client was told before it said who it is
	// (MySQL's handshake); 0: Open takes one.
	ID uint32
	// FoundRows: a MySQL client wants an UPDATE to count the rows that it finds.
	FoundRows bool
}

// Notice is a message beside the rows: NoticeResponse, SHOW WARNINGS.
type Notice struct {
	Severity string // "NOTICE", "WARNING"
	Code     string // SQLSTATE
	Message  string
	Detail   string
	Hint     string
}

// TxStatus is ReadyForQuery's byte.
type TxStatus byte

// The states of a transaction.
const (
	Idle   TxStatus = 'I'
	InTx   TxStatus = 'T'
	Failed TxStatus = 'E'
)

// Deps are the rooms that a Proxy stands on.
type Deps struct {
	Backend    backend.Backend
	Guard      *guard.Guard
	Translator *nl.Translator // nil: ASK says what is missing
	Observers  []Observer
	Log        *slog.Logger
	// Store opens an empty database for the system catalogs; nil: what the engine itself
	// answers for them is what clients get.
	Store func(ctx context.Context) (backend.Backend, error)
}

// Proxy makes Sessions and owns what they share.
type Proxy struct {
	cfg        Config
	engine     backend.Backend
	to         dialect.Dialect
	toVersion  dialect.Version // of the engine, where its dialect depends on it
	guard      *guard.Guard
	translator *nl.Translator
	observers  []Observer
	log        *slog.Logger
	users      map[string]User
	databases  []string
	catalogs   map[dialect.Dialect]*syscat.Catalogs // empty: the engine's own

	started time.Time
	plans   *lru.Cache[planKey, *plan]
	events  atomic.Uint64
	lastID  atomic.Uint32
	mu      sync.Mutex
	open    map[uint32]*Session
	closing bool
}

// New makes a Proxy from a valid configuration.
func New(cfg Config, d Deps) (*Proxy, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	to, ok := dialect.ByName(d.Backend.Name())
	if !ok {
		return nil, fmt.Errorf("proxy: no dialect for the engine %q", d.Backend.Name())
	}
	var version dialect.Version
	if to == dialect.Spark {
		var err error
		if version, err = dialect.ParseVersion(d.Backend.Version()); err != nil {
			return nil, fmt.Errorf("proxy: the engine's version: %w", err)
		}
	}
	all, err := users(cfg.Users)
	if err != nil {
		return nil, err
	}
	plans, err := lru.New[planKey, *plan](cfg.CachedStatements)
	if err != nil {
		return nil, err
	}
	name := cfg.Database
	if name == "" {
		name = d.Backend.Catalog().Database()
	}
	p := &Proxy{
		cfg: cfg, engine: d.Backend, to: to, toVersion: version, guard: d.Guard, translator: d.Translator,
		observers: d.Observers, log: d.Log, users: all, plans: plans, started: time.Now(),
		databases: append([]string{name}, cfg.Aliases...),
		open:      map[uint32]*Session{},
	}
	if d.Store != nil {
		p.catalogs = map[dialect.Dialect]*syscat.Catalogs{}
		for of, family := range families {
			p.catalogs[of] = syscat.Open(syscat.Options{Family: family, Engine: d.Backend.Catalog(), Store: d.Store, Database: name,
				Users: slices.Sorted(maps.Keys(all)), Log: d.Log})
		}
	}
	return p, nil
}

// User looks up an account by name; false: there is none. A wire must take the same
// time and the same words for an unknown user as for a wrong password.
func (p *Proxy) User(name string) (User, bool) {
	u, ok := p.users[name]
	return u, ok
}

// Database is the name that clients see as theirs.
func (p *Proxy) Database() string { return p.databases[0] }

// Open begins a session for an authenticated client. An unknown database is 3D000,
// too many sessions is 53300. The caller closes the session.
func (p *Proxy) Open(ctx context.Context, c Client) (*Session, error) {
	user, ok := p.users[c.User]
	if !ok {
		return nil, sqlstate.New(sqlstate.InvalidAuthorization, "role %q does not exist", c.User)
	}
	if c.Database == "" && c.Dialect == dialect.PostgreSQL {
		c.Database = c.User
	}
	s := &Session{proxy: p, client: c, roles: user.Roles, opened: time.Now(), killed: make(chan struct{})}
	if c.Database != "" {
		if err := p.knownDatabase(c.Database, c.Dialect); err != nil {
			return nil, err
		}
	}
	var secret [4]byte
	if _, err := rand.Read(secret[:]); err != nil {
		return nil, err
	}
	s.secret = secret
	s.settings = newSettings(c.Dialect, c)

	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closing:
		return nil, sqlstate.New(sqlstate.CannotConnectNow, "the server is shutting down")
	case len(p.open) >= p.cfg.MaxSessions:
		return nil, sqlstate.New(sqlstate.TooManyConnections, "sorry, too many clients already").
			WithHint("proxy.max_sessions is %d", p.cfg.MaxSessions)
	}
	if err := p.roomFor(user); err != nil {
		return nil, err
	}
	if s.id = c.ID; s.id == 0 || p.open[s.id] != nil {
		s.id = p.freeID()
	}
	p.open[s.id] = s
	return s, nil
}

// roomFor refuses a user who has all the sessions that one may have. The caller holds p.mu.
func (p *Proxy) roomFor(u User) error {
	most := cmp.Or(u.MaxSessions, p.cfg.MaxUserSessions)
	if most == 0 {
		return nil
	}
	n := 0
	for _, s := range p.open {
		if s.client.User == u.Name {
			n++
		}
	}
	if n < most {
		return nil
	}
	return sqlstate.New(sqlstate.TooManyConnections, "too many connections for role %q", u.Name).
		WithHint("the user may have %d sessions", most)
}

// ReserveID gives a connection id for a client that must be told it before it has
// logged in; it goes into Client.ID.
func (p *Proxy) ReserveID() uint32 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.freeID()
}

// freeID is the next id that no open session has. The caller holds p.mu.
func (p *Proxy) freeID() uint32 {
	for {
		if id := p.lastID.Add(1) & 0x7fffffff; id != 0 && p.open[id] == nil {
			return id
		}
	}
}

// knownDatabase accepts the names of the configuration; on MySQL, where a database is
// what others call a schema, the catalog's schemas too.
func (p *Proxy) knownDatabase(name string, d dialect.Dialect) error {
	if slices.Contains(p.databases, name) || name == p.engine.Catalog().Database() {
		return nil
	}
	if d == dialect.MySQL && p.isSchema(name) {
		return nil
	}
	if d == dialect.PostgreSQL && name == "postgres" {
		return nil // what administration tools connect to before they ask for the list
	}
	if d == dialect.MySQL {
		return sqlstate.New(sqlstate.InvalidCatalogName, "Unknown database '%s'", name).WithHint("connect to %q", p.databases[0])
	}
	return sqlstate.New(sqlstate.InvalidCatalogName, "database %q does not exist", name).
		WithHint("connect to %q", p.databases[0])
}

// isSchema tells whether MySQL's clients know a database of a name beside their own.
func (p *Proxy) isSchema(name string) bool {
	if slices.Contains(syscat.MySQL.Schemas(), strings.ToLower(name)) || name == p.engine.Catalog().DefaultSchema() {
		return true
	}
	all, err := p.engine.Catalog().Tables(context.Background(), name)
	return err == nil && len(all) > 0
}

// Cancel stops what the session with this id and secret is running, if there is one.
// It never tells whether it did.
func (p *Proxy) Cancel(id uint32, secret []byte) {
	p.mu.Lock()
	s := p.open[id]
	p.mu.Unlock()
	if s != nil && subtle.ConstantTimeCompare(s.secret[:], secret) == 1 {
		s.Interrupt()
	}
}

// Kill ends another session, or only its running statement. A user may kill what is
// the user's own; the role "admin" may kill anything.
func (p *Proxy) Kill(by *Session, id uint32, queryOnly bool) error {
	p.mu.Lock()
	s := p.open[id]
	p.mu.Unlock()
	if s == nil {
		return sqlstate.New(sqlstate.UndefinedObject, "unknown thread id: %d", id)
	}
	if s.client.User != by.client.User && !slices.Contains(by.roles, "admin") {
		return sqlstate.New(sqlstate.InsufficientPrivilege, "you are not owner of thread %d", id)
	}
	s.Interrupt()
	if !queryOnly {
		s.kill()
	}
	return nil
}

// Sessions lists the open sessions by id, for the process list.
func (p *Proxy) Sessions() []*Session {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := make([]*Session, 0, len(p.open))
	for _, s := range p.open {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *Session) int { return int(a.id) - int(b.id) })
	return all
}

// Shutdown lets no new session in and ends the open ones. The wires wait for their
// running statements first.
func (p *Proxy) Shutdown() {
	p.mu.Lock()
	p.closing = true
	all := make([]*Session, 0, len(p.open))
	for _, s := range p.open {
		all = append(all, s)
	}
	p.mu.Unlock()
	for _, s := range all {
		s.kill()
	}
	for _, c := range p.catalogs { // sessions that are still ending keep what they hold
		if err := c.Close(); err != nil {
			p.log.Warn("the system catalogs did not close", "error", err)
		}
	}
}

func (p *Proxy) forget(s *Session) {
	p.mu.Lock()
	delete(p.open, s.id)
	p.mu.Unlock()
}

// ServerVersion is the version that clients of a wire are told.
func ServerVersion(d dialect.Dialect) string {
	if d == dialect.MySQL {
		return "8.0.39-StreamLink"
	}
	return "16.4"
}
