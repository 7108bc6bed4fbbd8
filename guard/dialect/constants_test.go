package dialect

import "testing"

func TestMySQLDate(t *testing.T) {
	for text, want := range map[string]string{
		"2024-02-29": "2024-02-29", "2024-2-9": "2024-02-09", "24-01-02": "2024-01-02", "70-01-02": "1970-01-02",
		"20240229": "2024-02-29", "240229": "2024-02-29", "20240229102030": "2024-02-29 10:20:30",
		"2024/02/29 10:20": "2024-02-29 10:20:00", "2024-02-29T10:20:30.5": "2024-02-29 10:20:30.500000",
		"2024-02-30": "", "2024-13-01": "", "nonsense": "", "": "", "2024-02": "", "2024-02-29 25:00": "", "123": "",
	} {
		got, ok := mysqlDate(text)
		if ok != (want != "") || got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestNumberPrefix(t *testing.T) {
	for text, want := range map[string]string{
		"12abc": "12", " 5 ": "5", "abc": "", "": "", "-1.7": "-1.7", "1e2": "1e2", "1e": "1", "0x10": "0",
		"+7": "7", ".5": ".5", "5.": "5", "1.5.2": "1.5", "-": "", "e5": "",
	} {
		if got := numberPrefix(text); got != want {
			t.Errorf("%q begins with %q, want %q", text, got, want)
		}
	}
}

func TestISOSpan(t *testing.T) {
	for text, want := range map[string]span{
		"P1DT2H": {days: 1, micros: 7200e6}, "P1Y2M": {months: 14}, "P2W": {days: 14}, "PT1M": {micros: 60e6}, "PT0.5S": {micros: 5e5},
	} {
		if got, ok := parseSpan(text); !ok || got != want {
			t.Errorf("%s is %+v, want %+v", text, got, want)
		}
	}
	for _, text := range []string{"P", "PT", "1D", "P1H"} {
		if s, ok := parseISOSpan(text); ok {
			t.Errorf("%q is %+v", text, s)
		}
	}
}

func TestTranslateRegex(t *testing.T) {
	p := &printer{s: &Statement{Dialect: PostgreSQL}}
	for pattern, want := range map[string]string{
		`\w+`: `[\p{L}\p{N}_]+`, `[\w.]`: `[\p{L}\p{N}_.]`, `[[:alpha:]]+`: `[\p{L}]+`, `\ma\M`: `\ba\b`,
		`a\.b`: `a\.b`, `[^]a]`: `[^\]a]`, `a\Z`: `a\z`, `\\w`: `\\w`, `[a`: `[a`,
	} {
		if got := p.translateRegex(pattern); got != want {
			t.Errorf("%s is %s, want %s", pattern, got, want)
		}
	}
}

func TestPicture(t *testing.T) {
	for f, want := range map[string]picture{
		"999":      {fill: true, digits: 3, width: 4, text: "999", whole: "999"},
		"FM999.90": {digits: 3, frac: 2, width: 7, text: "999.90", whole: "999", tail: "90"},
		"FM9.99":   {digits: 1, frac: 2, optional: 2, width: 5, text: "9.99", whole: "9", tail: "99"},
		"S0000":    {fill: true, plus: true, digits: 4, zeros: 4, width: 5, text: "0000", whole: "0000"},
	} {
		if got := parsePicture(&call{name: "to_char"}, f, 15); got != want {
			t.Errorf("%s is %+v, want %+v", f, got, want)
		}
	}
}
