package link

import "strings"

// forms are the words that name a way to show an answer, as dashboards head their tiles:
// "Pie chart: patents by section", "KPI: orders today".
var forms = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`chart charts graph plot diagram table pivot matrix crosstab heatmap heat map treemap bar bars column columns
		line lines area pie donut doughnut bubble scatter box boxplot histogram gauge funnel sankey waterfall radar big number
		kpi metric scorecard time series trend tile widget panel dashboard card filter values dropdown list report stacked horizontal
		vertical grouped simple word cloud bullet calendar sparkline sunburst`) {
		m[w] = true
	}
	return m
}()

const longestCaption = 3

// caption marks the words before a colon at the beginning that only name a form of showing:
// they carry the question, and are no values of it.
func caption(words []Word, question string) {
	for i := range min(longestCaption, len(words)) {
		w := &words[i]
		if w.Quoted || !forms[w.Lower] {
			return
		}
		if rest, ok := strings.CutPrefix(question[w.Start:], w.Text); ok && strings.HasPrefix(rest, ":") {
			for k := range i + 1 {
				words[k].Function = true
			}
			return
		}
	}
}
