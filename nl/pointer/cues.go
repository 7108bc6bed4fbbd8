package pointer

import (
	"slices"
	"strings"

	"streamlink/nl/link"
)

// A question says by words like these which words of an answer it wants. The key is the word
// of the answer, or "most" and "few" for either end of an order.
var cueWords = map[string]string{
	"count":     "many number count total amount often times",
	"sum":       "total sum overall combined altogether",
	"avg":       "average mean averages averaged",
	"max":       "maximum max highest largest greatest most biggest longest latest oldest top best heaviest tallest",
	"min":       "minimum min lowest smallest least fewest shortest earliest youngest worst cheapest lightest",
	"distinct":  "distinct different unique various unrepeated",
	"notin":     "not no never without none nor neither except excluding don't doesn't didn't haven't hasn't isn't aren't",
	"intersect": "both and also",
	"or":        "or either",
	"and":       "and both with also but",
	"group":     "each every per by respective corresponding",
	"order":     "order ordered sort sorted sorting ascending descending alphabetical alphabetically decreasing increasing rank ranked most least highest lowest first last",
	"most":      "most highest largest greatest biggest longest latest oldest maximum max top best newest recent heaviest tallest descending decreasing reverse frequent common popular",
	"few":       "least lowest smallest fewest shortest earliest youngest minimum min worst cheapest oldest ascending increasing alphabetical alphabetically",
	">":         "more greater over above after exceed exceeds exceeding higher larger longer older bigger later least heavier",
	"<":         "less fewer under below before lower smaller shorter younger earlier most cheaper lighter",
	"between":   "between from range",
	"like":      "contain contains containing substring include includes including word letter phrase has start starts begin begins end ends",
	"having":    "than least most exactly",
	"star":      "information info details detail everything records record rows row about all",
	"limit":     "most least highest lowest top first last best maximum minimum",
}

// synonymous are the words of an answer that share a cue.
var synonymous = map[string]string{
	">=": ">", "<=": "<", "desc": "most", "asc": "few", "except": "notin", "!=": "notin", "unlike": "like", "starts": "like", "ends": "like",
	"union": "or", "isnull": "notin",
}

// cues are the places in a question of the words that ask for something.
func cues(found *link.Result) map[string][]int {
	out := map[string][]int{}
	for name, list := range cueWords {
		said := strings.Fields(list)
		for i, w := range found.Words {
			if slices.Contains(said, w.Lower) || (superlative[name] && len(w.Lower) > 5 && strings.HasSuffix(w.Lower, "est")) {
				out[name] = append(out[name], i)
			}
		}
	}
	return out
}

// What any word that ends as a superlative asks for.
var superlative = map[string]bool{"order": true, "limit": true}
