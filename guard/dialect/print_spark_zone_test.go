package dialect

import (
	"strings"
	"testing"
)

// What depends on the client's time zone says it; what does not is printed as in UTC. The
// corpus (zones.sql) has the answers.
func TestSparkZone(t *testing.T) {
	berlin := func(ref Ref) (any, bool) {
		if ref == SessionZone {
			return "Europe/Berlin", true
		}
		return testEnv(ref)
	}
	for sql, want := range map[string]string{
		"SELECT timestamptz '2024-01-01 12:00+00' AS a":               "SELECT CAST('2024-01-01 12:00:00+00:00' AS TIMESTAMP) AS a",
		"SELECT (now())::date AS a":                                   "SELECT CAST(CAST(from_utc_timestamp(now(), 'Europe/Berlin') AS TIMESTAMP_NTZ) AS DATE) AS a",
		"SELECT extract(epoch FROM now()) AS a":                       "", // as in UTC
		"SELECT now() - interval '2 hours' AS a":                      "",
		"SELECT now() - timestamptz '2024-01-01 12:00+00' AS a":       "",
		"SELECT date_trunc('day', timestamp '2024-01-01 12:00') AS a": "",
		"SELECT current_date AS a":                                    "SELECT CAST(CAST(from_utc_timestamp(now(), 'Europe/Berlin') AS TIMESTAMP_NTZ) AS DATE) AS a",
		"SELECT to_char(now(), 'HH24 TZ')":                            "error: to_char() with TZ or OF in the time zone Europe/Berlin",
		"SELECT now() + 1.5 * interval '1 day'":                       "error: a part of a day added in the time zone Europe/Berlin",
		"SELECT extract(timezone_hour FROM now())":                    "error: extract(timezone_hour) in the time zone Europe/Berlin",
	} {
		s, err := Read(sql, PostgreSQL)
		if err == nil {
			err = Resolve(t.Context(), s, &Declared{})
		}
		if err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
		inUTC, utcErr := s.Print(Spark, testEnv)
		got, err := s.Print(Spark, berlin)
		switch refused, isError := strings.CutPrefix(want, "error: "); {
		case isError && (err == nil || !strings.Contains(err.Error(), refused)):
			t.Errorf("%s: %v, want %q", sql, err, refused)
		case isError:
		case err != nil || utcErr != nil:
			t.Errorf("%s: %v, %v", sql, err, utcErr)
		case want == "" && got != inUTC || want != "" && got != want:
			t.Errorf("%s is\n%s\nin UTC\n%s\nwant\n%s", sql, got, inUTC, want)
		}
	}
}
