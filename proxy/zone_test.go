package proxy

import (
	"testing"
	"time"
)

func TestZone(t *testing.T) {
	noon := time.Date(2024, 7, 1, 12, 0, 0, 0, time.UTC)
	for name, want := range map[string]string{
		"UTC": "12:00", "gmt": "12:00", "Europe/Berlin": "14:00", "-3": "09:00", "5.5": "17:30",
		"GMT+02:00": "10:00", "GMT-02:00": "14:00", "UTC+3": "09:00", "<+02>-02": "14:00", "EST5": "07:00",
		"Mars/Base": "none", "GMT+99": "none", "GMT-02:99": "none", "../etc/passwd": "none",
	} {
		got := "none"
		if z, ok := Zone(name); ok {
			got = noon.In(z).Format("15:04")
		}
		if got != want {
			t.Errorf("%s: noon is %s, want %s", name, got, want)
		}
	}
}
