package syscat

import (
	"hash/fnv"
	"strings"
	"sync"
)

// firstOID is where the numbers of what the engine holds begin: PostgreSQL keeps those
// below for itself.
const firstOID = 1 << 16

// numbers gives objects numbers that stay the same from one start to the next: they are
// made of the objects' names. Two that would get the same are told apart by order.
type numbers struct{ taken map[uint32]bool }

func (n *numbers) of(kind string, names ...string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(kind + "\x00" + strings.Join(names, "\x00")))
	oid := firstOID + h.Sum32()%(1<<31-firstOID)
	for n.taken[oid] {
		oid = firstOID + (oid+1-firstOID)%(1<<31-firstOID)
	}
	n.taken[oid] = true
	return int(oid)
}

// The numbers of PostgreSQL's own schemas and of its first user.
const (
	publicOID   = 2200
	superuser   = 10
	defaultAM   = 2   // heap
	btree       = 403 // the access method of every key's index
	databaseOID = 5
)

// catalogNumbers are the numbers of PostgreSQL's own relations.
var catalogNumbers = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	static, err := exported()
	if err != nil {
		return out
	}
	for row := range strings.SplitSeq(static["pg_catalog.pg_class"], rowEnd) {
		if f := strings.SplitN(row, fieldEnd, 3); len(f) == 3 {
			out[f[1]] = atoi(f[0])
		}
	}
	return out
})

// catalogOID is the number of one of PostgreSQL's own relations.
func catalogOID(name string) int { return catalogNumbers()[name] }
