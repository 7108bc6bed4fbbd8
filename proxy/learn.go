package proxy

import (
	"context"

	"streamlink/backend/sqlstate"
	"streamlink/guard"
)

// Learn reads what a user's first question would have to wait for: the tables that the
// user may read, their columns, and the values in them.
func (p *Proxy) Learn(ctx context.Context, user string) error {
	u, ok := p.users[user]
	switch {
	case !ok:
		return sqlstate.New(sqlstate.InvalidAuthorization, "role %q does not exist", user)
	case p.translator == nil:
		return errNoModel()
	}
	return p.translator.Learn(ctx, source{p, guard.Subject{User: user, Roles: u.Roles}})
}
