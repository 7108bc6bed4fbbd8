package dialect

import "testing"

func TestSpelledDate(t *testing.T) {
	for text, want := range map[string]string{
		"May 17, 2024": "2024-05-17", "17 May 2024 10:00 PM": "2024-05-17 22:00:00", "5/7/2024": "2024-05-07",
		"17-Sep-24": "2024-09-17", "2024/5/17 9:05:01.5": "2024-05-17 09:05:01.5", "Fri Jan 02 12:30 AM 1970": "1970-01-02 00:30:00",
		"2024-Feb-29": "2024-02-29", "January 8, 1999": "1999-01-08", "1/2/69": "2069-01-02", "1/2/70": "1970-01-02",
		"Jan 8 1999 04:05:06 UTC": "1999-01-08 04:05:06UTC", "8-Jan-1999 04:05+02": "1999-01-08 04:05:00+02",
		"May 2024": "", "17": "", "May": "", "soon": "", "2024-05": "", "13:00 PM May 1 2024": "", "1/2": "", "May 17, 24": "", "17 May 2024 foo": "",
	} {
		if got, ok := spelledDate(text); got != want && (ok || want != "") {
			t.Errorf("%s is read as %q, want %q", text, got, want)
		}
	}
}
