package postgres

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgproto3"
	"github.com/jackc/pgx/v5/pgtype"

	"streamlink/backend/sqlstate"
)

// arguments turns Bind's parameters into what [backend.Conn] takes. Nothing of the
// message's own bytes is kept.
func arguments(m *pgproto3.Bind, oids []uint32) ([]any, error) {
	args := make([]any, len(m.Parameters))
	for i, raw := range m.Parameters {
		if raw == nil {
			continue
		}
		var err error
		switch format := formatOf(m.ParameterFormatCodes, i); format {
		case textFormat:
			args[i], err = textArgument(oids[i], raw)
		case binaryFormat:
			args[i], err = binaryArgument(oids[i], raw, i+1)
		default:
			err = sqlstate.New(sqlstate.InvalidParameterValue, "unsupported format code: %d", format)
		}
		if err != nil {
			return nil, err
		}
	}
	return args, nil
}

// textArgument reads a parameter in text format. What has no Go type of its own stays
// text for the engine's cast.
func textArgument(oid uint32, raw []byte) (any, error) {
	if !utf8.Valid(raw) || strings.IndexByte(string(raw), 0) >= 0 {
		return nil, sqlstate.New(sqlstate.CharacterNotInRepertoire, "invalid byte sequence for encoding \"UTF8\"")
	}
	s := string(raw)
	switch oid {
	case oidBool:
		if v, ok := parseBool(s); ok {
			return v, nil
		}
		return nil, invalidText("boolean", s)
	case oidInt2, oidInt4, oidInt8, oidOID:
		return integer(s, oid)
	case oidFloat4, oidFloat8:
		return float(s, oid)
	case oidBytea:
		return bytea(s)
	}
	return s, nil
}

func invalidText(typ, s string) error {
	return sqlstate.New(sqlstate.InvalidTextRepresentation, "invalid input syntax for type %s: %q", typ, s)
}

// parseBool takes what PostgreSQL takes: unique beginnings of the words, any case.
func parseBool(s string) (v, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	switch {
	case s == "":
		return false, false
	case s == "1" || s == "on" || strings.HasPrefix("true", s) || strings.HasPrefix("yes", s):
		return true, true
	case s == "0" || s == "of" || s == "off" || strings.HasPrefix("false", s) || strings.HasPrefix("no", s):
		return false, true
	}
	return false, false
}

func integer(s string, oid uint32) (any, error) {
	name, bits := "bigint", 64
	switch oid {
	case oidInt2:
		name, bits = "smallint", 16
	case oidInt4:
		name, bits = "integer", 32
	}
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, bits)
	if err == nil {
		return n, nil
	}
	if err.(*strconv.NumError).Err == strconv.ErrRange {
		return nil, sqlstate.New(sqlstate.NumericOutOfRange, "value %q is out of range for type %s", s, name)
	}
	return nil, invalidText(name, s)
}

func float(s string, oid uint32) (any, error) {
	name, bits := "double precision", 64
	if oid == oidFloat4 {
		name, bits = "real", 32
	}
	t := strings.TrimSpace(s)
	if strings.ContainsAny(t, "_xXpP") {
		return nil, invalidText(name, s) // Go's own ways to write numbers
	}
	f, err := strconv.ParseFloat(t, bits)
	if err == nil {
		return f, nil
	}
	if err.(*strconv.NumError).Err == strconv.ErrRange {
		return nil, sqlstate.New(sqlstate.NumericOutOfRange, "%q is out of range for type %s", s, name)
	}
	return nil, invalidText(name, s)
}

// bytea reads the hex form and the older one with backslashes.
func bytea(s string) (any, error) {
	if h, ok := strings.CutPrefix(s, `\x`); ok {
		b, err := hex.DecodeString(h)
		if err != nil {
			return nil, sqlstate.New(sqlstate.InvalidParameterValue, "invalid hexadecimal data for type bytea")
		}
		return b, nil
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b = append(b, s[i])
			continue
		}
		if i+1 < len(s) && s[i+1] == '\\' {
			b = append(b, '\\')
			i++
			continue
		}
		if i+3 >= len(s) {
			return nil, invalidText("bytea", s)
		}
		n, err := strconv.ParseUint(s[i+1:i+4], 8, 8)
		if err != nil {
			return nil, invalidText("bytea", s)
		}
		b = append(b, byte(n))
		i += 3
	}
	return b, nil
}

// binaryArgument reads a parameter in binary format. number is its $number.
func binaryArgument(oid uint32, raw []byte, number int) (any, error) {
	malformed := sqlstate.New(sqlstate.InvalidBinaryRepresentation, "incorrect binary data format in bind parameter %d", number)
	if t := typesByOID[oid]; t != nil && len(raw) < int(t.size) && oid != oidName {
		return nil, violation("insufficient data left in message")
	}
	switch oid {
	case oidBool:
		if len(raw) == 1 {
			return raw[0] != 0, nil
		}
	case oidInt2:
		if len(raw) == 2 {
			return int64(int16(binary.BigEndian.Uint16(raw))), nil
		}
	case oidInt4:
		if len(raw) == 4 {
			return int64(int32(binary.BigEndian.Uint32(raw))), nil
		}
	case oidOID:
		if len(raw) == 4 {
			return int64(binary.BigEndian.Uint32(raw)), nil
		}
	case oidInt8:
		if len(raw) == 8 {
			return int64(binary.BigEndian.Uint64(raw)), nil
		}
	case oidFloat4:
		if len(raw) == 4 {
			return float64(math.Float32frombits(binary.BigEndian.Uint32(raw))), nil
		}
	case oidFloat8:
		if len(raw) == 8 {
			return math.Float64frombits(binary.BigEndian.Uint64(raw)), nil
		}
	case oidBytea:
		return append([]byte{}, raw...), nil
	case oidDate, oidTime, oidTimestamp, oidTimestamptz, oidInterval, oidTimetz:
		if s, ok := timeArgument(oid, raw); ok {
			return s, nil
		}
	case oidUUID:
		if len(raw) == 16 {
			return uuidString(raw), nil
		}
	case oidJSONB:
		if len(raw) > 0 && raw[0] == 1 && utf8.Valid(raw[1:]) {
			return string(raw[1:]), nil
		}
	default:
		if isStringOID(oid) || oid == oidJSON {
			return textArgument(oidText, raw)
		}
		if element := elementOf[oid]; element != 0 {
			return arrayArgument(element, raw, malformed)
		}
		return rareArgument(oid, raw, malformed)
	}
	return nil, malformed
}

func uuidString(raw []byte) string {
	h := hex.EncodeToString(raw)
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// timeArgument writes a binary date or time as text, instants with their zone, so
// that the engine's cast cannot take them for another.
func timeArgument(oid uint32, raw []byte) (string, bool) {
	size := map[uint32]int{oidDate: 4, oidTime: 8, oidTimestamp: 8, oidTimestamptz: 8, oidInterval: 16, oidTimetz: 12}[oid]
	if len(raw) != size {
		return "", false
	}
	if oid == oidDate {
		switch d := int32(binary.BigEndian.Uint32(raw)); d {
		case math.MaxInt32:
			return "infinity", true
		case math.MinInt32:
			return "-infinity", true
		default:
			return string(appendDay(nil, int64(d)+pgEpochDays)), true
		}
	}
	n := int64(binary.BigEndian.Uint64(raw))
	switch oid {
	case oidTime, oidTimetz:
		if n < 0 || n > day {
			return "", false
		}
		b := appendClock(nil, n)
		if oid == oidTimetz {
			b = appendOffset(b, -int(int32(binary.BigEndian.Uint32(raw[8:]))))
		}
		return string(b), true
	case oidInterval:
		v := interval{int32(binary.BigEndian.Uint32(raw[12:])), int32(binary.BigEndian.Uint32(raw[8:])), n}
		return string(v.append(nil)), true
	}
	if n != math.MaxInt64 && n != math.MinInt64 {
		if n > math.MaxInt64-pgEpochMicros {
			return "", false
		}
		n += pgEpochMicros
	}
	if oid == oidTimestamptz {
		z := zoneClock{zone: time.UTC}
		return string(z.appendZoned(nil, n)), true
	}
	return string(appendInstant(nil, n)), true
}

// rareArgument lets pgtype read what has no reader of its own here (numeric,
// inet, ranges) and write it as text.
func rareArgument(oid uint32, raw []byte, malformed error) (any, error) {
	m := pgtype.NewMap()
	t, ok := m.TypeForOID(oid)
	if !ok {
		return nil, sqlstate.New(sqlstate.FeatureNotSupported, "no binary input function available for type with OID %d", oid).
			WithHint("send the parameter in text format")
	}
	v, err := t.Codec.DecodeValue(m, oid, pgtype.BinaryFormatCode, raw)
	if err != nil {
		return nil, malformed
	}
	text, err := m.Encode(oid, pgtype.TextFormatCode, v, nil)
	if err != nil {
		return nil, malformed
	}
	return string(text), nil
}
