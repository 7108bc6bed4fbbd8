package dialect

import (
	"encoding/json"
	"strings"

	"streamlink/backend/mysqljson"
)

// jsonbPathCall writes jsonb_path_exists, _match, _query, _query_first and _query_array. The path
// is read here and followed by StreamLink's own function: the engine's paths know no filters.
func (p *printer) jsonbPathCall(c *call) {
	silent := ""
	if len(c.args) > 2 {
		vars, ok := bareConstant(c.args[2]).(*literal)
		if ok && strings.TrimSpace(vars.text) == "{}" && len(c.args) == 4 {
			silent = p.boolConstant(c.args[3])
		}
	}
	if len(c.args) > 2 && silent == "" {
		p.refuseHint(c.pos, "a jsonpath with variables", "write their values into the path")
	}
	text, err := json.Marshal(toPath(parseJSONPath(p.constant(c, 1), c.args[1].base().pos)))
	if err != nil {
		refuse(c.pos, "this jsonpath")
	}
	ask := func(name string) {
		p.w("mysql_json('" + name + "', ")
		p.jsonArgument(c.args[0], jsonDoc)
		p.w(", ")
		p.text(string(text))
		p.w(", '" + silent + "')")
	}
	switch c.name {
	case "jsonb_path_exists", "jsonb_path_match":
		p.w("(")
		ask(c.name)
		p.w(" = '1')")
	case "jsonb_path_query":
		p.w("unnest(json_extract(CAST(")
		ask("jsonb_path_query_array")
		p.w(" AS JSON), '$[*]'))")
	default:
		p.w("CAST(")
		ask(c.name)
		p.w(" AS JSON)")
	}
}

// boolConstant is a constant truth value's text; empty: it is none.
func (p *printer) boolConstant(e expr) string {
	if l, ok := bareConstant(e).(*literal); ok && l.kind == litBool {
		return l.text
	}
	return ""
}

var pathKinds = map[pathKind]string{pathMember: "member", pathMembers: "members", pathElement: "element",
	pathElements: "elements", pathFilter: "filter", pathSize: "size", pathType: "type"}

func toPath(j jsonPath) mysqljson.PathQuery {
	return mysqljson.PathQuery{Strict: j.strict, Steps: toSteps(j.steps), Cond: toCond(j.cond)}
}

func toSteps(steps []pathStep) []mysqljson.PathStep {
	var out []mysqljson.PathStep
	for _, s := range steps {
		out = append(out, mysqljson.PathStep{Kind: pathKinds[s.kind], Name: s.name, Index: s.index, Cond: toCond(s.cond)})
	}
	return out
}

func toCond(c *pathCond) *mysqljson.PathCond {
	if c == nil {
		return nil
	}
	out := &mysqljson.PathCond{Op: c.op, Root: c.root, Steps: toSteps(c.steps)}
	for _, a := range c.args {
		out.Args = append(out.Args, toCond(a))
	}
	switch c.value.kind {
	case 's':
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if e.Encode(c.value.text) == nil {
			out.Value = strings.TrimSpace(b.String())
		}
	case '0':
		out.Value = "null"
	default:
		out.Value = c.value.text
	}
	return out
}
