// Package pointer is the language that the built-in model speaks: SQL in which every
// table, column and value is a pointer into the prompt. The model never spells a name
// or a literal; the printer puts the real ones back. This comment is the
// specification that the trainer (nl/train) works from.
//
// # Words
//
// Prompt and answer are sequences of words. A special word has angle brackets
// (<t0>, <int>, <q>) and is one token of its own. Every other word is plain: lower-case
// letters, digits or one sign. As text, two plain words are joined by one space and no
// space stands beside a special word ("<t0>patents wide<c0>patent id<int>"), so that a
// SentencePiece tokenizer that puts a space before text gives no lone-space tokens.
// Every word of an answer is exactly one token: special words by name, plain words as
// the token that their text gives at the start of a fragment ("▁select"). Answers are
// written with one space between all words.
//
// # Prompt
//
// The prefix describes the schema and does not depend on the question (unless the
// catalog is larger than the budget: 24 tables, 160 columns):
//
//	<tN> words of the table's name
//	<cN> words of the column's name, then a type: <int> <num> <text> <date> <time> <bool> <other>,
//	     then <pk> when it is (part of) the primary key            (columns follow their table)
//	<fk> <cA> <cB>       cA references cB; after all tables; one pair for each column of the key
//
// A column that text of yes and no stands in is shown as <bool>. After the declared keys come
// those that names tell (orders.customer_id and customers.customer_id, trip.start_station_id and
// station.id), between tables that no declared key ties.
//
// <date> is a day, <time> a timestamp, <num> any number that is not whole. Names are
// split at underscores, spaces, digits and camel humps.
//
// The rest is the question with its links inline: after the last word of a phrase
// come the things it was linked to. It begins with <q> and ends with <a>, after which
// the answer follows:
//
//	<q> how many patents <t0> <exact> by amazon <v0> <has> <c9> after <v1> <year> <a>
//
// A link to a name is a pointer and a kind:
//
//	<exact>  the phrase is the whole name (up to inflection)
//	<part>   the phrase is some of the name's words
//	<syn>    the phrase is a synonym of the name or of one of its words, or a sentence
//	         encoder, where there is one, finds that the two mean alike
//
// A link to a value is <vN>, a kind, and up to three columns where it was found. A <cell>
// that longer cells of other columns contain is followed by <has> and up to three of those
// ("<v0> <cell> <c4> <has> <c9>"). Values are numbered in order of appearance, 16 at most:
//
//	<cell>   equal, up to case, to a cell of those columns, or another form of its words, its
//	         initials ("LA"), its words cut short ("Comp. Sci.")
//	<has>    cells of those columns contain the phrase
//	<quote>  text in quotation marks
//	<word>   a name that no indexed column has
//
// and, without columns:
//
//	<number> a number (digits or a word: "five", "twice", "3rd")
//	<year>   a year; also usable as a number
//	<date>   a day, a second of a day, a month of a year, a range such as "last year" or "the 1990s"
//
// The words of <number>, <year> and <date> are left out of the prompt when they are
// digits; spelled words stay ("five <v0> <number>").
//
// A model that was trained so ([Budget].Owners; "streamlink.owners" in its file) is shown a
// link's kind before its pointer and, in links and keys, a column's table behind the column:
// "<part> <c7> <t1>", "<exact> <t0>", "<v0> <cell> <c9> <t1>", "<fk> <c2> <t0> <c7> <t1>".
//
// In training the numbers of pointers are drawn at random from the whole budget (seeded
// by pair), so that only descriptions matter; in serving they count up from 0.
//
// # Answer
//
// FROM comes first, so that a column pointer can only name a table in scope, or it is implied:
//
//	answer  = query | "none"                          (this database cannot tell)
//	query   = core [ ( "union" | "intersect" | "except" ) core ]
//	core    = [ "from" table { table } ]
//	          "select" [ "distinct" ] ( "*" | expr { "," expr } )
//	          [ "where" cond ] [ "group" column { "," column } ] [ "having" cond ]
//	          [ "order" key { "," key } ] [ "limit" ( value | "1" ) ]
//	table   = [ "<i2>" ] "<tN>" [ "on" column column ]
//	column  = [ "<i2>" ] "<cN>"
//	expr    = term [ ( "+" | "-" | "*" | "/" ) term ]
//	term    = plain | agg
//	plain   = column | func column
//	func    = "year" | "month" | "day" | "decade" | "length"
//	agg     = "count" "*" | ( "count" | "sum" | "avg" | "min" | "max" ) [ "distinct" ] arg
//	arg     = plain | "(" plain ( "+" | "-" | "*" | "/" ) plain ")"
//	key     = expr ( "asc" | "desc" )
//	cond    = pred { ( "and" | "or" ) pred }          ("and" binds tighter)
//	pred    = "(" cond ")"
//	        | term ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) ( value | term | "(" query ")" )
//	        | term "between" value value
//	        | plain ( "like" | "unlike" | "starts" | "ends" ) value
//	        | plain ( "in" | "notin" ) "(" ( query | value value { value } ) ")"
//	        | plain ( "isnull" | "notnull" )
//	value   = "<vN>" | "0" | "1" | "true" | "false"
//
// Joins are implied: each further table joins one already there by a declared foreign
// key, in either direction. The default is the first key, taking the tables present in
// order of appearance and for each of them the keys in the order of the prompt; "on"
// follows only when it is another: the column of the table present (written with <i2>
// when it is the second instance), then the column of the new table (written without).
// For a key of several columns "on" names its first pair. A table that no key joins to those
// present may join by "on" with a pair of columns of one type that are called alike, or of
// which one is its table's key; a second instance without a key of its own by a text that both
// have ("on <c2> <c2>": by the same director). <i2> is the second instance
// of a table in the same core; its columns carry <i2> too.
//
// A model that was trained so ([Budget].Implied; "streamlink.implied" in its file) leaves FROM
// out where the columns imply it: the tables of the columns that the core names (subqueries
// apart), in the order in which it names them, each further one joined by its default key over
// the tables on the shortest way to it (keys in the order of the prompt, at most four joins).
// "select *", second instances, other keys and tables that no column names need "from".
//
// Grouping is implied: as soon as an aggregate stands in select, having or order, the
// core is grouped by the plain expressions of its select list. "group" adds keys that
// the select list does not have ("from <t0> <t1> select <c3> group <c2> order count * desc
// limit 1") or groups where there is no aggregate. In the canonical form, which the
// trainer's targets are brought to, "group" names no select expression if there is an
// aggregate.
//
// In having every predicate's left term is an aggregate. Order keys of a grouped core
// are aggregates or grouped expressions; of a distinct core, selected columns. A core
// without plain expressions and without "group" has no order. A subquery selects one
// expression; behind a comparison it yields one row: one aggregate without grouping,
// "limit 1", or a test that a key equals a value. Subqueries see only their own tables.
//
// "limit 1" is always the constant; other limits are linked values. 0 and 1 elsewhere are for
// implied numbers; a linked value goes first. true and false are also what yes and no are in a
// column of texts that says nothing else, even when the question holds the very word.
//
// The mask is narrower than this grammar: besides types that fit it wants of a subquery
// and of the second part of "intersect" and "except" columns that keys or names tie to those
// they are compared with; it reckons with no keys and puts them in no order; nothing equals
// two things at once; "limit 1" needs a superlative in the question.
//
// # Values in print
//
// A value is printed by what it is compared with. Against a DATE or TIMESTAMP, a year, month
// or range r is half open: "=" is >= r.start and < r.end; ">" (after) is >= r.end; ">=" (since)
// is >= r.start; "<" is < r.start; "<=" is < r.end; between a b is >= a.start and < b.end.
// Against a number it is the number. Against text, "=" with <cell> is the raw cell, with a
// year LIKE '2015%'. "like" is ILIKE '%phrase%', "starts" ILIKE 'phrase%', "ends"
// ILIKE '%phrase'. <has> goes with "like", "unlike", "starts" and "ends" only. <cell> and
// <has> go with the columns where they were found. Division is of floating-point
// numbers; the difference of two dates is in days.
//
// # Named form
//
// Trainer and Go exchange answers in the same words with names for pointers, separated by
// white space:
//
//	t:patents   c:patents.filing_date   v:"amazon tech"   v:2015   v:2016-03-01
//
// A name that is not made of letters, digits and _ is in double quotes, JSON-escaped
// (t:"My Table", c:"My Table"."% done"). Names are compared without case.
// <i2> stands before a name as before a pointer. A value is
// found generously: the same number, cell, phrase, date. "=" with a value that was linked as
// <has> becomes "like"; ">= 2" becomes "> 1" when only "one" was said; groups that are all shown
// become "distinct"; having tests of rows go to "where". [Convert] turns it into the canonical pointer form of one prompt
// or says why it cannot (a value was not linked; a join has no key).
package pointer
