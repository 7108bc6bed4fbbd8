package mysql

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/go-mysql-org/go-mysql/mysql"
	"github.com/go-mysql-org/go-mysql/server"
)

// mixed is a batch of ten columns such as a warehouse has.
func mixed(rows int) (*arrow.Schema, arrow.RecordBatch) {
	schema := arrow.NewSchema([]arrow.Field{
		{Name: "id", Type: arrow.PrimitiveTypes.Int64}, {Name: "n", Type: arrow.PrimitiveTypes.Int32},
		{Name: "name", Type: arrow.BinaryTypes.String}, {Name: "title", Type: arrow.BinaryTypes.String},
		{Name: "price", Type: arrow.PrimitiveTypes.Float64}, {Name: "ratio", Type: arrow.PrimitiveTypes.Float64},
		{Name: "amount", Type: &arrow.Decimal128Type{Precision: 18, Scale: 2}},
		{Name: "day", Type: arrow.FixedWidthTypes.Date32},
		{Name: "at", Type: &arrow.TimestampType{Unit: arrow.Microsecond}}, {Name: "flag", Type: arrow.FixedWidthTypes.Boolean},
	}, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	for i := range rows {
		b.Field(0).(*array.Int64Builder).Append(int64(i) * 7919)
		b.Field(1).(*array.Int32Builder).Append(int32(i % 1000))
		b.Field(2).(*array.StringBuilder).Append("AMAZON TECH INC")
		if i%10 == 0 {
			b.Field(3).AppendNull()
		} else {
			b.Field(3).(*array.StringBuilder).Append(fmt.Sprintf("unmanned aerial vehicle number %d", i))
		}
		b.Field(4).(*array.Float64Builder).Append(float64(i) + 0.25)
		b.Field(5).(*array.Float64Builder).Append(float64(i) / 3)
		b.Field(6).(*array.Decimal128Builder).Append(decimal128.FromI64(int64(i) * 199))
		b.Field(7).(*array.Date32Builder).Append(arrow.Date32(10000 + i%5000))
		b.Field(8).(*array.TimestampBuilder).Append(arrow.Timestamp(1.7e15 + int64(i)*1234567))
		b.Field(9).(*array.BooleanBuilder).Append(i%2 == 0)
	}
	return schema, b.NewRecordBatch()
}

// null swallows what a connection writes.
type null struct{ net.Conn }

func (null) Write(p []byte) (int, error)      { return len(p), nil }
func (null) SetWriteDeadline(time.Time) error { return nil }

func BenchmarkRows(b *testing.B) {
	for _, binary := range []bool{false, true} {
		name := map[bool]string{false: "text", true: "binary"}[binary]
		b.Run(name, func(b *testing.B) {
			schema, batch := mixed(2048)
			c := &conn{wire: wire{nc: null{}, raw: null{}}, results: utf8mb4}
			set := newRowset(schema, utf8mb4, nil)
			before := cpuTime()
			b.ReportAllocs()
			b.ResetTimer()
			for i := 0; i < b.N; {
				set.bind(batch)
				for k := 0; k < set.rows && i < b.N; k, i = k+1, i+1 {
					if err := c.row(set, k, binary); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.N)/(cpuTime()-before).Seconds()/1e6, "Mrows/cpu-s")
			b.ReportMetric(float64(c.written())/float64(b.N), "bytes/row")
		})
	}
}

// bare is go-mysql's own server with a canned answer.
type bare struct{ server.EmptyHandler }

func (bare) HandleQuery(string) (*mysql.Result, error) {
	r, err := mysql.BuildSimpleTextResultset([]string{"1"}, [][]any{{int32(1)}})
	if err != nil {
		return nil, err
	}
	return mysql.NewResult(r), nil
}

func (bare) HandleStmtPrepare(string) (int, int, any, error) { return 0, 1, nil, nil }

func (bare) HandleStmtExecute(any, string, []any) (*mysql.Result, error) {
	r, err := mysql.BuildSimpleBinaryResultset([]string{"1"}, [][]any{{int32(1)}})
	if err != nil {
		return nil, err
	}
	return mysql.NewResult(r), nil
}

// startBare serves go-mysql's server and gives its address.
func startBare(b testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { l.Close() })
	s := server.NewServer("8.0.39", mysql.DEFAULT_COLLATION_ID, mysql.AUTH_NATIVE_PASSWORD, nil, nil)
	users := server.NewInMemoryAuthenticationHandler(mysql.AUTH_NATIVE_PASSWORD)
	if err := users.AddUser("anna", testPassword); err != nil {
		b.Fatal(err)
	}
	go func() {
		for {
			nc, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				c, err := s.NewCustomizedConn(nc, users, bare{})
				for err == nil {
					err = c.HandleCommand()
				}
			}()
		}
	}()
	return l.Addr().String()
}

// startWhole serves the whole way to an engine; nil where none was built in.
var startWhole func(testing.TB) string

// BenchmarkSelect1 asks a bare go-mysql server, this wire over a fake session, and the
// whole way over DuckDB, from clients that cost the same.
func BenchmarkSelect1(b *testing.B) {
	ours, _ := startServer(b, newHouse(b), nil)
	sides := []struct{ name, addr string }{{"gomysql", startBare(b)}, {"wire", ours}}
	if startWhole != nil {
		sides = append(sides, struct{ name, addr string }{"whole", startWhole(b)})
	}
	for _, side := range sides {
		b.Run("simple/"+side.name, func(b *testing.B) {
			askInParallel(b, side.addr, func(r *raw) []byte {
				return append([]byte{9, 0, 0, 0, mysql.COM_QUERY}, "SELECT 1"...)
			})
		})
		b.Run("prepared/"+side.name, func(b *testing.B) {
			askInParallel(b, side.addr, func(r *raw) []byte {
				r.say(mysql.COM_STMT_PREPARE, "SELECT 1")
				id := r.wantOK()[1:5]
				r.read() // the column
				r.wantEnd()
				return append(append([]byte{10, 0, 0, 0, mysql.COM_STMT_EXECUTE}, id...), 0, 1, 0, 0, 0)
			})
		})
	}
}

// askInParallel sends one packet again and again on each of sixteen connections.
func askInParallel(b *testing.B, addr string, packet func(*raw) []byte) {
	b.SetParallelism(8)
	b.ReportAllocs()
	before := cpuTime()
	b.RunParallel(func(pb *testing.PB) {
		r := loginRaw(b, addr, 0)
		query := packet(r)
		_ = r.nc.SetDeadline(time.Time{})
		buf := make([]byte, 4096)
		for pb.Next() {
			if _, err := r.nc.Write(query); err != nil {
				b.Error(err)
				return
			}
			if err := readAnswer(r.nc, buf); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "q/s")
	b.ReportMetric(float64(b.N)/(cpuTime()-before).Seconds(), "q/cpu-s") // client and server
}

// cpuTime is what this process has used; unlike the clock it does not see what else
// runs on the machine.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// readAnswer reads a result of one row to its second EOF.
func readAnswer(nc net.Conn, buf []byte) error {
	for n, eofs := 0, 0; eofs < 2; {
		got, err := nc.Read(buf[n:])
		if err != nil {
			return err
		}
		n += got
		eofs = 0
		for at := 0; at+5 <= n; {
			size := int(buf[at]) | int(buf[at+1])<<8
			if buf[at+4] == mysql.EOF_HEADER {
				eofs++
			}
			at += 4 + size
		}
	}
	return nil
}

// BenchmarkStream sends rows through a socket to a client that only counts bytes.
func BenchmarkStream(b *testing.B) {
	h := newHouse(b)
	schema, batch := mixed(2048)
	t := &table{schema: schema}
	for range max(b.N/2048, 1) {
		t.batches = append(t.batches, batch)
	}
	h.tables["MIXED"] = t
	addr, _ := startServer(b, h, nil)
	r := loginRaw(b, addr, 0)
	_ = r.nc.SetDeadline(time.Time{})
	b.ResetTimer()
	r.say(mysql.COM_QUERY, "MIXED")
	end := []byte{mysql.EOF_HEADER, 0, 0, 2, 0}
	buf := make([]byte, 256<<10)
	for eofs := 0; eofs < 2; {
		n, err := r.nc.Read(buf)
		if err != nil && err != io.EOF {
			b.Fatal(err)
		}
		eofs += strings.Count(string(buf[:n]), string(end))
	}
	b.ReportMetric(float64(len(t.batches)*2048)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}

// TestIdleMemory: what 2,000 idle connections cost, each. The clients are in a process
// of their own, or they would be counted too.
func TestIdleMemory(t *testing.T) {
	if os.Getenv("MYSQL_IDLE_CLIENTS") != "" {
		idleClients(t, os.Getenv("MYSQL_IDLE_CLIENTS"))
		return
	}
	const n = 2000
	h := newHouse(t)
	cfg := DefaultConfig()
	s, err := newServer(cfg, h, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	defer func() { cancel(); <-done }()
	before := memoryInUse()
	stop := runIdleClients(t, l.Addr().String())
	defer stop()
	for s.connections() < n {
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(200 * time.Millisecond)
	each := (memoryInUse() - before) / n
	t.Logf("%d bytes for each of %d idle connections", each, n)
	if each > 24<<10 { // more than twice what it is, for the race detector's sake
		t.Errorf("%d bytes for an idle connection", each)
	}
}

func memoryInUse() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse + m.StackInuse)
}

// idleClients logs in 2,000 times, asks one question each, and waits for its end.
func idleClients(t *testing.T, addr string) {
	for range 2000 {
		r := loginRaw(t, addr, 0)
		_ = r.nc.SetDeadline(time.Time{})
		r.say(mysql.COM_QUERY, "SELECT 1")
		if err := readAnswer(r.nc, make([]byte, 4096)); err != nil {
			t.Fatal(err)
		}
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// BenchmarkDriver is what an application sees.
func BenchmarkDriver(b *testing.B) {
	addr, _ := startServer(b, newHouse(b), nil)
	for _, rest := range []string{"", "?interpolateParams=true"} {
		b.Run("driver"+rest, func(b *testing.B) {
			db := open(b, addr, "anna", testPassword, rest)
			var got sql.NullString
			for range b.N {
				if err := db.QueryRow("ECHO ?", 5).Scan(&got); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
