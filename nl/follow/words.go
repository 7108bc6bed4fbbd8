package follow

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

var (
	// openings begin what continues; they carry nothing themselves.
	openings = set("and", "now", "then", "but", "only", "just", "also", "same", "instead", "again", "ok", "okay", "or", "without", "excluding", "except")
	// ties stand in front of a question that stands by itself.
	ties = set("and", "now", "then", "but", "so", "ok", "okay", "also", "please")
	// fillers may stand anywhere in a follow-up.
	fillers = set("and", "now", "then", "but", "only", "just", "also", "same", "instead", "again", "ok", "okay", "so", "please", "the", "a", "an", "me", "show",
		"give", "let", "us", "see", "make", "it", "them", "those", "these", "ones", "one", "they", "that", "results", "result", "rows", "list", "too", "well", "as",
		"but", "is", "are", "were", "was", "with", "for", "of", "i", "want", "can", "you", "would", "like", "with", "to", "all")
	// marks show that a question continues another, wherever they stand.
	marks = set("and", "now", "then", "but", "only", "just", "also", "same", "instead", "again", "them", "those", "these", "too")
	// pronouns point back.
	pronouns = set("them", "those", "these", "ones", "they")
	// relative words say which ones a pronoun means.
	relative = set("who", "that", "which", "whose", "with", "in", "from", "of", "where", "having")
	// heads begin a question of its own.
	heads = set("what", "which", "who", "whose", "whom", "where", "when", "how", "why", "find", "count", "name", "tell", "return", "get", "display", "list", "show", "give")
	// editing are words of the clauses below that name nothing.
	editing = set("sort", "sorted", "order", "ordered", "rank", "ranked", "group", "grouped", "top", "bottom", "first", "last", "best", "limit", "ascending",
		"descending", "reverse", "reversed", "alphabetically", "average", "total", "sum", "maximum", "minimum", "many", "by", "per", "each", "every", "year", "month")

	tops    = set("top", "first", "best", "highest", "largest", "biggest", "leading", "greatest")
	bottoms = set("bottom", "last", "lowest", "worst", "smallest", "least")
	sorts   = set("sort", "sorted", "order", "ordered", "rank", "ranked", "arrange", "arranged", "sorting", "ordering")
	sums    = set("count", "counts", "number", "numbers", "total", "totals", "amount", "sum", "average", "value", "quantity", "size")
	periods = map[string]string{"year": "year", "years": "year", "month": "month", "months": "month", "decade": "decade", "decades": "decade"}

	newest  = set("newest", "latest", "recent")
	oldest  = set("oldest", "earliest")
	largest = set("largest", "highest", "biggest", "most", "greatest", "top")
	least   = set("smallest", "lowest", "fewest", "least")

	aggregateWords = map[string]string{
		"average": "avg", "mean": "avg", "total": "sum", "sum": "sum", "maximum": "max", "max": "max", "minimum": "min", "min": "min",
	}
)

// comparison is what words before a value ask of it; words that only place it ask for
// equality when it is a time, and for nothing new otherwise.
type comparison struct {
	words  []string
	op     string // "" is "as before, or equal"
	places bool
}

// comparisons, the longest first where one begins another.
var comparisons = []comparison{
	{[]string{"no", "more", "than"}, "<=", false}, {[]string{"no", "less", "than"}, ">=", false}, {[]string{"no", "fewer", "than"}, ">=", false},
	{[]string{"more", "than"}, ">", false}, {[]string{"greater", "than"}, ">", false}, {[]string{"higher", "than"}, ">", false}, {[]string{"over"}, ">", false},
	{[]string{"above"}, ">", false}, {[]string{"later", "than"}, ">", false}, {[]string{"after"}, ">", false},
	{[]string{"less", "than"}, "<", false}, {[]string{"fewer", "than"}, "<", false}, {[]string{"lower", "than"}, "<", false}, {[]string{"below"}, "<", false},
	{[]string{"under"}, "<", false}, {[]string{"earlier", "than"}, "<", false}, {[]string{"before"}, "<", false},
	{[]string{"at", "least"}, ">=", false}, {[]string{"since"}, ">=", false}, {[]string{"at", "most"}, "<=", false}, {[]string{"until"}, "<=", false},
	{[]string{"up", "to"}, "<=", false}, {[]string{"exactly"}, "=", false},
	{[]string{"in"}, "", true}, {[]string{"on"}, "", true}, {[]string{"during"}, "", true}, {[]string{"for"}, "", true}, {[]string{"from"}, "", true},
	{[]string{"of"}, "", true}, {[]string{"by"}, "", true}, {[]string{"at"}, "", true}, {[]string{"to"}, "", true}, {[]string{"with"}, "", true},
	{[]string{"about"}, "", true},
}

// negations turn a value away.
var negations = [][]string{
	{"but", "not"}, {"other", "than"}, {"except", "for"}, {"except"}, {"excluding"}, {"without"}, {"not"}, {"leaving", "out"}, {"minus"},
}
