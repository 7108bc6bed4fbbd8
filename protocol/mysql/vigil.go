package mysql

import "time"

// vigilEvery is how often a running statement's client is looked for. Nobody reads the
// socket while a statement runs, so a client that has gone would not be missed.
const vigilEvery = 2 * time.Second

// watched runs f and ends its statement when the client goes away meanwhile.
func (c *conn) watched(f func([]byte) error, body []byte) error {
	c.busy.Store(true)
	c.vigil.Reset(vigilEvery)
	err := f(body)
	c.busy.Store(false)
	c.vigil.Stop()
	return err
}

// lookForClient runs beside the statement. It may come once too late, which does no
// harm: what it would stop ends with the connection anyway.
func (c *conn) lookForClient() {
	switch {
	case !c.busy.Load():
	case isGone(c.raw):
		c.log.Debug("client left during a statement")
		c.interrupt()
	default:
		c.vigil.Reset(vigilEvery)
	}
}
