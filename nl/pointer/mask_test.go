package pointer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"streamlink/backend"
	"streamlink/nl/link"
)

// office is a small schema with keys, two of them between the same tables.
func office() *link.Schema {
	i, s, d := arrow.PrimitiveTypes.Int64, arrow.BinaryTypes.String, arrow.FixedWidthTypes.Date32
	col := func(n string, t arrow.DataType) backend.Column { return backend.Column{Name: n, Type: t} }
	key := func(c, t, r string) backend.ForeignKey {
		return backend.ForeignKey{Columns: []string{c}, RefTable: t, RefColumns: []string{r}}
	}
	schema := link.NewSchema([]backend.Table{
		{Name: "patents", PrimaryKey: []string{"patent_id"}, Columns: []backend.Column{
			col("patent_id", i), col("title", s), col("jurisdiction", s), col("filing_date", d), col("cited_by_count", i)}},
		{Name: "people", PrimaryKey: []string{"id"}, Columns: []backend.Column{col("id", i), col("name", s), col("boss", i)},
			ForeignKeys: []backend.ForeignKey{key("boss", "people", "id")}},
		{Name: "roles", Columns: []backend.Column{col("patent_id", i), col("inventor", i), col("lawyer", i)},
			ForeignKeys: []backend.ForeignKey{key("patent_id", "patents", "patent_id"), key("inventor", "people", "id"), key("lawyer", "people", "id")}},
	})
	for i := range schema.Tables {
		schema.Tables[i].Default = true
	}
	return schema
}

var officeCells = map[string][]string{
	"title": {"Drone", "Drone With A Parachute"}, "jurisdiction": {"US", "DE"}, "name": {"SMITH ANN", "JONES BOB"},
}

func officePrompt(t testing.TB, question string, shuffle *rand.Rand) *Prompt {
	t.Helper()
	schema := office()
	index, err := link.NewIndex(context.Background(), schema, func(_ context.Context, c, _ int) ([]string, bool, error) {
		return officeCells[schema.Columns[c].Name], true, nil
	}, link.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	found := link.New(schema, index).Link(question, time.Date(2024, 6, 15, 0, 0, 0, 0, time.UTC))
	return NewPrompt(schema, found, Full, shuffle)
}

// TestConvert takes answers in named form to pointer form, through the mask, to SQL.
func TestConvert(t *testing.T) {
	for _, c := range []struct{ question, named, sql string }{
		{"how many patents", "from t:patents select count *", "SELECT count(*) FROM patents"},
		{"german patents since 2015", `from t:patents select c:patents.title where c:patents.jurisdiction = v:"DE" and c:patents.filing_date >= v:2015`,
			"SELECT title FROM patents WHERE jurisdiction = 'DE' AND filing_date >= DATE '2015-01-01'"},
		{"patents filed in 2015", `from t:patents select count * where c:patents.filing_date = v:2015`,
			"SELECT count(*) FROM patents WHERE filing_date >= DATE '2015-01-01' AND filing_date < DATE '2016-01-01'"},
		{"patents filed before March 2015", `from t:patents select count * where c:patents.filing_date < v:2015-03-01`,
			"SELECT count(*) FROM patents WHERE filing_date < DATE '2015-03-01'"},
		{"patents filed on 2015-03-01", `from t:patents select count * where c:patents.filing_date = v:2015-03-01`,
			"SELECT count(*) FROM patents WHERE filing_date = DATE '2015-03-01'"},
		{"patents filed between 2010 and 2012", `from t:patents select count * where c:patents.filing_date between v:2010 v:2012`,
			"SELECT count(*) FROM patents WHERE filing_date >= DATE '2010-01-01' AND filing_date < DATE '2013-01-01'"},
		{"titles with parachute", `from t:patents select c:patents.title where c:patents.title = v:"parachute"`,
			"SELECT title FROM patents WHERE title ILIKE '%parachute%'"},
		{"patents by inventor smith", `from t:people t:roles t:patents select count distinct c:patents.patent_id where c:people.name like v:"smith"`,
			"SELECT count(DISTINCT patents.patent_id) FROM people JOIN roles ON people.id = roles.inventor JOIN patents ON roles.patent_id = patents.patent_id WHERE people.name ILIKE '%smith%'"},
		{"patents by lawyer smith", `from t:people t:roles on c:people.id c:roles.lawyer select count * where c:people.name like v:"smith"`,
			"SELECT count(*) FROM people JOIN roles ON people.id = roles.lawyer WHERE people.name ILIKE '%smith%'"},
		{"top 3 inventors by patents", `from t:people t:roles select c:people.name , count * group c:people.name order count * desc limit v:3`,
			"SELECT people.name, count(*) FROM people JOIN roles ON people.id = roles.inventor GROUP BY people.name ORDER BY count(*) DESC NULLS LAST LIMIT 3"},
		{"the inventor with the most patents", `from t:people t:roles select c:people.name group c:people.id order count * desc limit v:1`,
			"SELECT people.name FROM people JOIN roles ON people.id = roles.inventor GROUP BY people.name, people.id ORDER BY count(*) DESC NULLS LAST LIMIT 1"},
		{"bosses of people", `from t:people <i2> t:people select c:people.name , <i2> c:people.name`,
			"SELECT people.name, people_2.name FROM people JOIN people AS people_2 ON people.boss = people_2.id"},
		{"patents without an inventor", `from t:patents select c:patents.title where c:patents.patent_id notin ( from t:roles select c:roles.patent_id )`,
			"SELECT title FROM patents WHERE patent_id NOT IN (SELECT patent_id FROM roles WHERE patent_id IS NOT NULL)"},
		{"patents cited more than the average", `from t:patents select count * where c:patents.cited_by_count > ( from t:patents select avg c:patents.cited_by_count )`,
			"SELECT count(*) FROM patents WHERE cited_by_count > (SELECT avg(cited_by_count) FROM patents)"},
		{"US or german patents", `from t:patents select count * where c:patents.jurisdiction in ( v:"US" v:"DE" )`,
			"SELECT count(*) FROM patents WHERE jurisdiction IN ('US', 'DE')"},
		{"inventors with at least 2 patents", `from t:people t:roles select c:people.name having count * >= v:2`,
			"SELECT people.name FROM people JOIN roles ON people.id = roles.inventor GROUP BY people.name HAVING count(*) >= 2"},
		{"citations per patent", `from t:patents select sum c:patents.cited_by_count / count *`,
			"SELECT CAST(sum(cited_by_count) AS double precision) / NULLIF(count(*), 0) FROM patents"},
		{"patents per year", `from t:patents select year c:patents.filing_date , count * group year c:patents.filing_date`, ""},
		{"patents per year", `from t:patents select year c:patents.filing_date , count *`,
			"SELECT EXTRACT(year FROM filing_date), count(*) FROM patents GROUP BY EXTRACT(year FROM filing_date)"},
		{"different titles by date", `from t:patents select distinct c:patents.title order c:patents.filing_date desc`,
			"SELECT title FROM patents GROUP BY title ORDER BY max(filing_date) DESC NULLS LAST"},
		{"tell a joke", "none", ""},
		{"how many patents of Siemens", `from t:patents select count * where c:patents.title like v:"Siemens"`, ""},
		{"how many patents", `from t:patents t:nothing select count *`, ""},
		{"how many patents", `from t:patents t:people select count *`, ""},
		{"how many patents", `from t:patents select c:patents.nothing`, ""},
		{"how many patents", `from t:patents select sum c:patents.title`, ""},
		{"how many patents", `from t:patents select`, ""},
		{"how many patents", `from t:patents select count * where c:patents.title = v:"open`, ""},
	} {
		for _, shuffle := range []*rand.Rand{nil, rand.New(rand.NewPCG(1, 2))} {
			p := officePrompt(t, c.question, shuffle)
			answer, err := Convert(p, c.named)
			if err == nil {
				err = NewMask(p).Accepts(answer)
			}
			sql := ""
			if err == nil && answer != None {
				sql, _, _, err = Decode(p, answer)
			}
			if sql != c.sql || (err == nil) != (c.sql != "" || c.named == None) {
				t.Errorf("%s\n%s\n%s\n%s\n%v", c.question, c.named, answer, sql, err)
			}
		}
	}
}

// TestMaskRefuses holds what no walk would come across by chance.
func TestMaskRefuses(t *testing.T) {
	p := officePrompt(t, "german patents of smith after 2015 and 3 or more", nil)
	m := NewMask(p)
	for _, answer := range []string{
		"", "select", "from <t0>", "from <t0> select", "from <t9> select count *", "from <t0> <t1> select count *", "from <t0> select <c5>",
		"from <t0> select sum <c1>", "from <t0> select <c0> ,", "from <t0> select count * order count * desc", "from <t0> select <c1> order <c1>",
		"from <t0> select <c1> where <c1> = <v0>", "from <t0> select <c1> where <c3> like <v0>", "from <t0> select <c1> where <c4> = <v0>",
		"from <t0> select <c1> limit <v0>", "from <t0> select <c1> limit 0", "from <t0> select <c1> union from <t0> select <c1> , <c2>",
		"from <t0> select <c1> union from <t0> select <c0>", "from <t0> select <c1> where <c0> = ( from <t2> select <c8> )",
		"from <t0> select <c1> where <c0> in ( from <t2> select <c8> , <c9> )", "none none", "from <t0> select count * <t1>",
	} {
		if m.Accepts(answer) == nil {
			t.Errorf("%q passes", answer)
		}
	}
}

// BenchmarkMask walks an answer over a schema that fills the whole budget.
func BenchmarkMask(b *testing.B) {
	var tables []backend.Table
	for i := range Full.Tables {
		t := backend.Table{Name: fmt.Sprintf("table_%d", i), PrimaryKey: []string{"id"}}
		t.Columns = append(t.Columns, backend.Column{Name: "id", Type: arrow.PrimitiveTypes.Int64}, backend.Column{Name: "ref", Type: arrow.PrimitiveTypes.Int64},
			backend.Column{Name: "year", Type: arrow.PrimitiveTypes.Int64})
		for j := range 3 {
			t.Columns = append(t.Columns, backend.Column{Name: fmt.Sprintf("text_%d", j), Type: arrow.BinaryTypes.String})
		}
		if i > 0 {
			t.ForeignKeys = []backend.ForeignKey{{Columns: []string{"ref"}, RefTable: fmt.Sprintf("table_%d", i/2), RefColumns: []string{"id"}}}
		}
		tables = append(tables, t)
	}
	schema := link.NewSchema(tables)
	p := NewPrompt(schema, link.New(schema, nil).Link("how many after 2015 and 'red'", time.Time{}), Full, nil)
	m := NewMask(p)
	answer, err := Convert(p, `from t:table_0 t:table_1 select c:table_0.text_0 , count * where c:table_0.text_1 = v:"red" and c:table_1.year > v:2015 order count * desc`)
	if err != nil {
		b.Fatal(err)
	}
	if err := m.Accepts(answer); err != nil {
		b.Fatal(answer, err)
	}
	words := strings.Fields(answer)
	b.ResetTimer()
	for b.Loop() {
		s := m.Start()
		for _, w := range words {
			s.Allowed()
			s = s.Next(w)
		}
		s.Allowed()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*(len(words)+1)), "µs/word")
}
