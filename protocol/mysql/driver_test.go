package mysql

import (
	"context"
	"crypto/tls"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	driver "github.com/go-sql-driver/mysql"
)

// open connects go-sql-driver.
func open(t testing.TB, addr, user, password, rest string) *sql.DB {
	t.Helper()
	db, err := sql.Open("mysql", fmt.Sprintf("%s:%s@tcp(%s)/%s", user, password, addr, rest))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func errno(err error) uint16 {
	var e *driver.MySQLError
	if errors.As(err, &e) {
		return e.Number
	}
	return 0
}

func TestDriverLogin(t *testing.T) {
	cert, key := writeCertificate(t)
	plain, _ := startServer(t, newHouse(t), nil)
	secure, _ := startServer(t, newHouse(t), func(c *Config) { c.TLSCert, c.TLSKey, c.TLSRequired = cert, key, true })
	_ = driver.RegisterTLSConfig("test", &tls.Config{InsecureSkipVerify: true})
	cases := []struct {
		name, addr, user, password, rest string
		number                           uint16
	}{
		{"sha2 fast", plain, "anna", testPassword, "patents", 0},
		{"no database", plain, "anna", testPassword, "", 0},
		{"sha2 full, native verifier", plain, "native", testPassword, "", 0},
		{"sha2 full, SCRAM verifier", plain, "scram", testPassword, "", 0},
		{"sha2 after full", plain, "scram", testPassword, "", 0},
		{"trusted", plain, "trusted", "", "", 0},
		{"trusted with a password", plain, "trusted", "whatever", "", 0},
		{"wrong password", plain, "anna", "wrong", "", 1045},
		{"wrong password, SCRAM", plain, "scram", "wrong", "", 1045},
		{"empty password", plain, "anna", "", "", 1045},
		{"unknown user", plain, "nobody", testPassword, "", 1045},
		{"unknown database", plain, "anna", testPassword, "nowhere", 1049},
		{"TLS", secure, "anna", testPassword, "?tls=test", 0},
		{"TLS full", secure, "scram", testPassword, "?tls=test", 0},
		{"TLS wrong", secure, "anna", "wrong", "?tls=test", 1045},
		{"TLS required", secure, "anna", testPassword, "", 3159},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			db := open(t, c.addr, c.user, c.password, c.rest)
			err := db.Ping()
			if got := errno(err); got != c.number || err != nil && c.number == 0 {
				t.Fatalf("Ping = %v, want error %d", err, c.number)
			}
			if c.number != 0 {
				return
			}
			var one int
			if err := db.QueryRow("SELECT 1").Scan(&one); err != nil || one != 1 {
				t.Fatalf("SELECT 1 = %d, %v", one, err)
			}
		})
	}
}

// TestRefusalsAlike: what a client is told must not show whether an account exists.
func TestRefusalsAlike(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), nil)
	var first string
	for _, user := range []string{"anna", "nobody", "scram"} {
		began := time.Now()
		err := open(t, addr, user, "wrong", "").Ping()
		if took := time.Since(began); took < refuseAfter {
			t.Errorf("%s was refused after %v, sooner than %v", user, took, refuseAfter)
		}
		text := strings.ReplaceAll(fmt.Sprint(err), user, "X")
		if first == "" {
			first = text
		}
		if text != first || !strings.Contains(text, "Error 1045 (28000): Access denied") {
			t.Errorf("%s: %s, not %s", user, text, first)
		}
	}
}

func TestDriverArguments(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), nil)
	moment := time.Date(2024, 2, 29, 13, 14, 15, 123456000, time.UTC)
	args := []any{nil, int64(-5), uint64(1 << 63), 1.5, true, "käse", []byte{1, 0xff}, moment, strings.Repeat("x", 300)}
	want := []any{nil, "int64:-5", "string:9223372036854775808", "float64:1.5", "int64:1", "string:käse", "bytes:01ff",
		"string:2024-02-29 13:14:15.123456", "string:" + strings.Repeat("x", 300)}
	db := open(t, addr, "anna", testPassword, "")
	got := make([]any, len(args))
	into := make([]any, len(args))
	for i := range got {
		into[i] = &got[i]
	}
	if err := db.QueryRow("ECHO ? ? ? ? ? ? ? ? ?", args...).Scan(into...); err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if b, ok := got[i].([]byte); ok {
			got[i] = string(b)
		}
		if got[i] != want[i] {
			t.Errorf("argument %d came as %v, want %v", i, got[i], want[i])
		}
	}
	inter := open(t, addr, "anna", testPassword, "?interpolateParams=true")
	var text string
	if err := inter.QueryRow("ECHO ? ? ?", 1, "it's", nil).Scan(&text); err != nil {
		t.Fatal(err)
	}
	if text != `string:1 'it\'s' NULL` {
		t.Errorf("interpolated: %s", text)
	}
}

func TestDriverPreparedTwice(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), nil)
	db := open(t, addr, "anna", testPassword, "")
	st, err := db.Prepare("ECHO ?")
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, v := range []any{int64(7), "seven", nil, 7.5} {
		var got sql.NullString
		if err := st.QueryRow(v).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%T:%v", v, v); v != nil && got.String != want || v == nil && got.Valid {
			t.Errorf("%v came back as %+v", v, got)
		}
	}
}

func TestDriverErrors(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), nil)
	db := open(t, addr, "anna", testPassword, "")
	db.SetMaxOpenConns(1)
	for _, c := range []struct {
		text   string
		number uint16
		says   string
	}{
		{"NONSENSE here", 1064, "at line 1 column 1"},
		{"\n\n  NONSENSE", 1064, "at line 3 column 3"},
		{"LATE", 1365, "division by zero"},
		{"", 1065, "empty"},
	} {
		_, err := db.Exec(c.text)
		if errno(err) != c.number || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want %d with %q", c.text, err, c.number, c.says)
		}
		var one int
		if err := db.QueryRow("SELECT 1").Scan(&one); err != nil {
			t.Errorf("after %q: %v", c.text, err)
		}
	}
	r, err := db.Exec("INSERT")
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := r.RowsAffected(); n != 3 {
		t.Errorf("%d rows affected", n)
	}
}

func TestDriverMultiStatements(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, nil)
	db := open(t, addr, "anna", testPassword, "?multiStatements=true")
	rows, err := db.Query("NUMBERS; SELECT 1; INSERT; SELECT 1;")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var counts []int
	for {
		n := 0
		for rows.Next() {
			n++
		}
		counts = append(counts, n)
		if !rows.NextResultSet() {
			break
		}
	}
	if rows.Err() != nil || fmt.Sprint(counts) != "[10 1 1]" && fmt.Sprint(counts) != "[10 1 0 1]" {
		t.Errorf("rows of each result: %v, %v", counts, rows.Err())
	}
	if _, err := db.Exec("SELECT 1; NONSENSE; INSERT"); errno(err) != 1064 {
		t.Errorf("an error in the middle: %v", err)
	}
	if last := h.last().prepared; last[len(last)-1] != "NONSENSE" {
		t.Errorf("after the error it went on to %q", last[len(last)-1])
	}
	single := open(t, addr, "anna", testPassword, "")
	if _, err := single.Exec("SELECT 1; SELECT 1"); errno(err) != 1064 {
		t.Errorf("two statements from a client that did not ask for several: %v", err)
	}
}

// TestHugePackets: 16 MiB and more travel in several packets, both ways.
func TestHugePackets(t *testing.T) {
	addr, _ := startServer(t, newHouse(t), func(c *Config) { c.MaxAllowedPacket = 40 << 20 })
	db := open(t, addr, "anna", testPassword, "?maxAllowedPacket=67108864")
	for _, size := range []int{1<<24 - 1 - 5 - 4, 1<<24 - 1 - 5, 1 << 24, 33 << 20} {
		text := strings.Repeat("0123456789abcdef", size/16+1)[:size]
		var got string
		if err := db.QueryRow("ECHO " + text).Scan(&got); err != nil {
			t.Fatalf("%d bytes: %v", size, err)
		}
		if got != "string:"+text {
			t.Errorf("%d bytes came back as %d others", size, len(got))
		}
	}
	_, err := db.Exec("ECHO " + strings.Repeat("x", 50<<20))
	if errno(err) != 1153 && !errors.Is(err, driver.ErrInvalidConn) && !errors.Is(err, driver.ErrPktSync) {
		t.Errorf("50 MiB with a limit of 40: %v", err)
	}
	if err := db.Ping(); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func TestDriverCancel(t *testing.T) {
	h := newHouse(t)
	addr, _ := startServer(t, h, nil)
	db := open(t, addr, "anna", testPassword, "")
	errs := make(chan error, 1)
	go func() {
		_, err := db.Exec("WAIT")
		errs <- err
	}()
	time.Sleep(50 * time.Millisecond)
	h.last().Interrupt()
	if err := <-errs; errno(err) != 1317 {
		t.Errorf("interrupted: %v", err)
	}
	// A client that has gone away must not keep its statement running.
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := db.ExecContext(ctx, "WAIT"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("deadline: %v", err)
	}
	waiting := h.last()
	for range 100 {
		if waiting.closed.Load() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("the statement of a client that is gone still runs")
}
