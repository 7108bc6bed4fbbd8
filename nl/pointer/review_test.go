package pointer

import (
	"slices"
	"testing"
)

// TestReview tells better answers from worse ones by a figure that only one of them has.
func TestReview(t *testing.T) {
	for _, c := range []struct{ question, better, worse, figure string }{
		{"patents filed after 2015", `from t:patents select c:patents.title where c:patents.filing_date > v:2015`,
			`from t:patents select c:patents.title where c:patents.filing_date < v:2015`, "against"},
		{"patents filed in 2015 or later", `from t:patents select c:patents.title where c:patents.filing_date >= v:2015`,
			`from t:patents select c:patents.title where c:patents.filing_date > v:2015`, "bound"},
		{"patents filed since 2015", `from t:patents select c:patents.title where c:patents.filing_date >= v:2015`,
			`from t:patents select c:patents.title where c:patents.filing_date = v:2015`, "flat"},
		{"patents of 2015", `from t:patents select c:patents.title where c:patents.filing_date = v:2015`,
			`from t:patents select c:patents.title where c:patents.filing_date > v:2015`, "unsaid way"},
		{"title and jurisdiction of patents", `from t:patents select c:patents.title , c:patents.jurisdiction`,
			`from t:patents select c:patents.title`, "listed"},
		{"how many people have no roles", `from t:people select count * where c:people.id notin ( from t:roles select c:roles.inventor )`,
			`from t:roles select count * where c:roles.inventor notin ( from t:people select c:people.id )`, "vain"},
		{"how many people have no roles", `from t:people select count * where c:people.id notin ( from t:roles select c:roles.lawyer )`,
			`from t:people select count * where c:people.id notin ( from t:roles select c:roles.patent_id )`, "stranger"},
		{"how many people have no roles", `from t:people select count * where c:people.id notin ( from t:roles select c:roles.lawyer )`,
			`from t:roles select count * where c:roles.inventor notin ( from t:people select c:people.id )`, "miscounted"},
		{"titles of patents", `from t:patents select c:patents.title`, `from t:patents select max c:patents.title`, "max unasked"},
		{"average cited by count of patents", `from t:patents select avg c:patents.cited_by_count`, `from t:patents select c:patents.cited_by_count`, "avg unanswered"},
		{"titles of patents in US but not DE", `from t:patents select c:patents.title where c:patents.jurisdiction = v:"US"`,
			`from t:patents select c:patents.title where c:patents.jurisdiction = v:"US" and c:patents.jurisdiction = v:"DE"`, "clash"},
		{"names of people", `from t:people select c:people.name`, `from t:people t:roles select c:people.name`, "idle"},
		{"patents per jurisdiction", `from t:patents select c:patents.jurisdiction , count *`, `from t:patents select c:patents.patent_id , count *`, "group one"},
		{"titles of patents of 2015", `from t:patents select c:patents.title where c:patents.filing_date = v:2015`,
			`from t:patents select c:patents.title order c:patents.filing_date asc limit v:2015`, "limit far"},
		{"names of people", `from t:people select c:people.name`, `from t:people select c:people.id`, "key shown"},
		{"people by number of patents", `from t:people t:roles select c:people.name , count * group c:people.id`,
			`from t:people t:roles select c:people.name , count * group c:roles.patent_id`, "group alien"},
		{"titles of patents with cited by count over 5 and patent id over 7", `from t:patents select c:patents.title where c:patents.cited_by_count > v:5 and c:patents.patent_id > v:7`,
			`from t:patents select c:patents.title where c:patents.cited_by_count > v:5 and c:patents.cited_by_count > v:7`, "nearer"},
		{"cited by count of patents: how many cited by count in 2015", `from t:patents select sum c:patents.cited_by_count where c:patents.filing_date = v:2015`,
			`from t:patents select count * where c:patents.filing_date = v:2015`, "number counted"},
		{"patents of 2015", `from t:patents select c:patents.title where c:patents.filing_date = v:2015`,
			`from t:patents select c:patents.title where c:patents.cited_by_count = v:2015`, "year alien"},
	} {
		p := officePrompt(t, c.question, nil)
		r := NewReviewer(p)
		at := slices.Index(ReviewNames, c.figure)
		figure := func(named string) float64 {
			answer, err := Convert(p, named)
			if err != nil {
				t.Fatalf("%s: %s: %v", c.question, named, err)
			}
			q, err := Parse(p, answer)
			if err != nil {
				t.Fatalf("%s: %s: %v", c.question, answer, err)
			}
			return r.Figures(q)[at]
		}
		if good, bad := figure(c.better), figure(c.worse); good != 0 || bad == 0 {
			t.Errorf("%s: %s is %v, and %v for the worse answer", c.question, c.figure, good, bad)
		}
	}
}
