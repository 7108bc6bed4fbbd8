package postgres

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgproto3"
)

// Wire scripts (testdata/wire/*.txt) are lines of what a client sends (>) and what it
// must get (<), in order. They run against this server on the fake and against a real
// PostgreSQL, except those whose first line is "# only streamlink".
var (
	update = flag.Bool("update", false, "rewrite what the scripts expect from this server's answers")
	pgDSN  = flag.String("pg", "", "host:port of a PostgreSQL that lets user postgres in without a password; empty: start one")
)

func TestWireScripts(t *testing.T) {
	for _, file := range scripts(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			_, addr := start(t, nil)
			got := play(t, file, addr, "trusted")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			compareScript(t, file, got)
		})
	}
}

func TestWireScriptsAgainstPostgreSQL(t *testing.T) {
	addr := *pgDSN
	if addr == "" {
		addr = startPostgreSQL(t)
	}
	for _, file := range scripts(t) {
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.HasPrefix(want, []byte("# only streamlink")) {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			compareScript(t, file, play(t, file, addr, "postgres"))
		})
	}
}

func scripts(t *testing.T) []string {
	files, err := filepath.Glob("testdata/wire/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no wire scripts: %v", err)
	}
	return files
}

func compareScript(t *testing.T, file string, got []byte) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		a, b := "(end)", "(end)"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("%s, after line %d:\n got %s\nwant %s", file, i, a, b)
		}
	}
}

// play runs a script and returns it with the answers as they came.
func play(t *testing.T, file, addr, user string) []byte {
	t.Helper()
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	nc, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	nc.SetDeadline(time.Now().Add(20 * time.Second))
	fe := pgproto3.NewFrontend(nc, nc)
	fe.Send(&pgproto3.StartupMessage{ProtocolVersion: 196608, Parameters: map[string]string{"user": user, "database": "postgres", "timezone": "UTC"}})
	if err := fe.Flush(); err != nil {
		t.Fatal(err)
	}
	for {
		m, err := fe.Receive()
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := m.(*pgproto3.ReadyForQuery); ok {
			break
		}
	}
	var out strings.Builder
	for line := range strings.Lines(string(script)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "<"):
			continue
		case strings.HasPrefix(line, "until "):
			fmt.Fprintln(&out, line)
			receive(t, fe, &out, strings.TrimPrefix(line, "until "))
			continue
		case strings.HasPrefix(line, ">"):
			b, err := outgoing(strings.TrimSpace(line[1:]))
			if err != nil {
				t.Fatalf("%s: %s: %v", file, line, err)
			}
			if _, err := nc.Write(b); err != nil {
				t.Fatalf("%s: %s: %v", file, line, err)
			}
		}
		fmt.Fprintln(&out, line)
	}
	return []byte(out.String())
}

// receive writes what comes until a message of the wanted kind, or until the server
// closes the connection where that is "EOF".
func receive(t *testing.T, fe *pgproto3.Frontend, out *strings.Builder, until string) {
	t.Helper()
	for {
		m, err := fe.Receive()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			fmt.Fprintln(out, "< EOF")
			if until != "EOF" {
				t.Fatalf("connection closed while waiting for %s; so far:\n%s", until, out)
			}
			return
		}
		if err != nil {
			t.Fatalf("waiting for %s: %v; so far:\n%s", until, err, out)
		}
		s := incoming(m)
		fmt.Fprintln(out, "< "+s)
		if kind, _, _ := strings.Cut(s, " "); kind == until {
			return
		}
	}
}

// incoming writes a server's message as one line. Of errors only what two servers
// must agree on is shown: severity, SQLSTATE, position.
func incoming(m pgproto3.BackendMessage) string {
	name := strings.TrimPrefix(fmt.Sprintf("%T", m), "*pgproto3.")
	var b strings.Builder
	b.WriteString(name)
	switch m := m.(type) {
	case *pgproto3.RowDescription:
		for _, f := range m.Fields {
			fmt.Fprintf(&b, " %s:%d:%d:%d:%d", f.Name, f.DataTypeOID, f.DataTypeSize, f.TypeModifier, f.Format)
		}
	case *pgproto3.DataRow:
		for _, v := range m.Values {
			if v == nil {
				b.WriteString(" NULL")
			} else {
				b.WriteString(" " + strconv.Quote(string(v)))
			}
		}
	case *pgproto3.CommandComplete:
		b.WriteString(" " + strconv.Quote(string(m.CommandTag)))
	case *pgproto3.ReadyForQuery:
		b.WriteString(" " + string(m.TxStatus))
	case *pgproto3.ParameterDescription:
		for _, oid := range m.ParameterOIDs {
			fmt.Fprintf(&b, " %d", oid)
		}
	case *pgproto3.ParameterStatus:
		b.WriteString(" " + m.Name + "=" + m.Value)
	case *pgproto3.ErrorResponse:
		b.WriteString(" " + m.Severity + " " + m.Code)
		if m.Position != 0 {
			fmt.Fprintf(&b, " at %d", m.Position)
		}
	case *pgproto3.NoticeResponse:
		b.WriteString(" " + m.Severity + " " + m.Code + " " + strconv.Quote(m.Message))
	case *pgproto3.CopyOutResponse:
		fmt.Fprintf(&b, " %d %d", m.OverallFormat, m.ColumnFormatCodes)
	case *pgproto3.CopyData:
		b.WriteString(" " + strconv.Quote(string(m.Data)))
	}
	return b.String()
}

// outgoing makes a client's message from a line: a name, bare words, key=value with
// values as Go writes them.
func outgoing(line string) ([]byte, error) {
	words, err := fields(line)
	if err != nil || len(words) == 0 {
		return nil, fmt.Errorf("cannot read %q: %v", line, err)
	}
	kv := map[string]string{}
	for i, w := range words[1:] {
		if k, v, ok := strings.Cut(w, "="); ok && !strings.HasPrefix(w, "\"") {
			kv[k] = v
		} else {
			kv[strconv.Itoa(i)] = w
		}
	}
	var m pgproto3.FrontendMessage
	switch words[0] {
	case "Query":
		m = &pgproto3.Query{String: unquote(kv["0"])}
	case "Parse":
		p := &pgproto3.Parse{Name: kv["name"], Query: unquote(kv["query"])}
		for _, n := range list(kv["oids"]) {
			oid, _ := strconv.Atoi(n)
			p.ParameterOIDs = append(p.ParameterOIDs, uint32(oid))
		}
		m = p
	case "Bind":
		b := &pgproto3.Bind{DestinationPortal: kv["portal"], PreparedStatement: kv["stmt"]}
		b.ParameterFormatCodes, b.ResultFormatCodes = formats(kv["pfmt"]), formats(kv["rfmt"])
		for _, p := range list(kv["params"]) {
			if p == "NULL" {
				b.Parameters = append(b.Parameters, nil)
			} else {
				b.Parameters = append(b.Parameters, []byte(unquote(p)))
			}
		}
		m = b
	case "Describe":
		m = &pgproto3.Describe{ObjectType: kv["0"][0], Name: kv["1"]}
	case "Execute":
		n, _ := strconv.Atoi(kv["max"])
		m = &pgproto3.Execute{Portal: kv["portal"], MaxRows: uint32(n)}
	case "Close":
		m = &pgproto3.Close{ObjectType: kv["0"][0], Name: kv["1"]}
	case "Sync":
		m = &pgproto3.Sync{}
	case "Flush":
		m = &pgproto3.Flush{}
	case "Terminate":
		m = &pgproto3.Terminate{}
	case "CopyDone":
		m = &pgproto3.CopyDone{}
	case "CopyData":
		m = &pgproto3.CopyData{Data: []byte(unquote(kv["0"]))}
	case "FunctionCall":
		m = &pgproto3.FunctionCall{Function: 1}
	case "Raw":
		return []byte(unquote(kv["0"])), nil
	default:
		return nil, fmt.Errorf("unknown message %s", words[0])
	}
	return m.Encode(nil)
}

// fields cuts at spaces outside of quotes.
func fields(line string) (words []string, err error) {
	for line = strings.TrimSpace(line); line != ""; line = strings.TrimSpace(line) {
		end := 0
		for end < len(line) && line[end] != ' ' {
			if line[end] == '"' {
				q, err := strconv.QuotedPrefix(line[end:])
				if err != nil {
					return nil, err
				}
				end += len(q) - 1
			}
			end++
		}
		words = append(words, line[:end])
		line = line[end:]
	}
	return words, nil
}

func list(s string) (items []string) {
	for s != "" {
		end := strings.IndexByte(s, ',')
		if strings.HasPrefix(s, "\"") {
			q, _ := strconv.QuotedPrefix(s)
			end = len(q)
		}
		if end < 0 {
			end = len(s)
		}
		items = append(items, s[:end])
		s = strings.TrimPrefix(s[end:], ",")
	}
	return items
}

func formats(s string) (codes []int16) {
	for _, f := range list(s) {
		n, _ := strconv.Atoi(f)
		codes = append(codes, int16(n))
	}
	return codes
}

func unquote(s string) string {
	if u, err := strconv.Unquote(s); err == nil {
		return u
	}
	return s
}
