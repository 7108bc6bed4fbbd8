"""Further shapes over the sample: ordered and cut lists, two keys at once, several codes,
partners, ratios and spans of time."""
from . import sample_filters as filters
from .sample_form import nested, render, value
from .sample_questions import ADDED, LISTED, PLAIN, SHOWN, TOPIC_OF, answer, key, narrowed, noun_phrase, placed, wide_for

ORDERED = [("pubdate", "desc", "(newest first|latest first|most recent first|sorted by publication date, newest first|by date descending|in reverse chronological order|ordered by publication date descending|starting with the newest)"),
           ("pubdate", "asc", "(oldest first|sorted by publication date|ordered by publication date|in chronological order|by publication date|sorted by date|ordered by date|earliest first)"),
           ("filed", "asc", "(sorted by filing date|ordered by filing date|by filing date)"), ("filed", "desc", "(sorted by filing date, latest first|last filed first|ordered by filing date descending)"),
           ("cites", "desc", "(sorted by citations|most cited first|ordered by number of citations|by citations, highest first|ordered by citations descending|ranked by citations|sorted by citation count, highest first)"),
           ("title", "asc", "(sorted by title|in alphabetical order|alphabetically|ordered by title|by title)"), ("fam", "desc", "(sorted by family size, largest first|largest family first)")]


def ordered_list(w, v):
    """A list in an order, cut or not."""
    found = filters.some(w, v, (10, 55, 28, 7))
    np, front = noun_phrase(w, found, PLAIN)
    f, way, said = w.rng.choice(ORDERED)
    said = w(said)
    shown = ["title"] if w.chance(0.35) else ["pubno", "title"]
    what = w("(titles|title) of {np}", np=np) if shown == ["title"] else np
    if w.chance(0.3):
        more = w.rng.choice([x for x in ("pubdate", "cites", "filed", "juris") if x not in shown])
        shown, what = ["title", more], w("(titles|title) and {m} of {np}", m=w(SHOWN[more]), np=np)
    q = w("({x}, {s}|{x} {s}|list {x} {s}|show {x} {s}|list all {x}, {s}|give me {x} {s}|all {x} {s}|show me {x}, {s})", x=what, s=said)
    return answer(found, q, " , ".join("{%s}" % s for s in shown), f"order {{{f}}} {way}", front=front, nest=LISTED)


def some_of(w, v):
    """So many patents, no matter which."""
    found = filters.some(w, v, (15, 60, 25))
    np, front = noun_phrase(w, found, PLAIN)
    said, n = v.top()
    if w.chance(0.4):
        q = w("({k} titles of {np}|show {k} titles of {np}|give me {k} titles of {np}|list {k} titles of {np}|any {k} titles of {np}|titles of {k} {np})", k=said, np=np)
        return answer(found, q, "{title}", f"limit {value(n)}", front=front, nest=LISTED)
    q = w("(show me {k} {np}|give me {k} {np}|any {k} {np}|list {k} {np}|{k} examples of {np}|show the first {k} {np} of the table|just {k} {np}|{k} random {np}|pick {k} {np}|a list of {k} {np}|give me {k} examples of {np})", k=said, np=np)
    return answer(found, q, "{pubno} , {title}", f"limit {value(n)}", front=front, nest=LISTED)


def two_keys(w, v):
    """Counts by two things at once."""
    a, ea, one, _ = key(w, ("juris", "year", "doctype", "kind", "filedyear", "applicant", "assignee", "cpc", "ipc", "decade", "cpcsection", "inventor"))
    b, eb, two, _ = key(w, ("juris", "year", "doctype", "kind", "filedyear", "decade", "cpcsection"))
    if a == b or {a, b} <= {"year", "filedyear", "decade"}:
        return None
    found = narrowed(w, v, a, (55, 38, 7))
    if any(f.topic == TOPIC_OF.get(b) for f in found):
        return None
    np, front = noun_phrase(w, found, PLAIN)
    q = w("({np} per {a} and {b}|number of {np} per {a} and {b}|{np} by {a} and {b}|count of {np} by {a} and {b}|how many {np} per {a} and {b}|number of {np} for each {a} and {b}|{np} grouped by {a} and {b}|breakdown of {np} by {a} and {b}|number of {np} by {a} and by {b}|for each {a} and {b} the number of {np})",
          np=np, a=one, b=two)
    return answer(found, q, f"{ea} , {eb} , {{count}}", wide=wide_for(w, a, found), front=front)


def several(w, v):
    """Patents that carry two codes, or belong to two companies or inventors together."""
    kind = w.rng.choice(["cpc", "cpc", "ipc", "company", "inventor"])
    if kind in ("cpc", "ipc"):
        (sa, a), (sb, b) = v.code(kind + "_subclass"), v.code(kind + "_subclass")
        conds = [filters.Filter(kind, "{%s} = %s" % (kind, value(x)), "") for x in (a, b)]
        name = w("(CPC |cpc |CPC subclasses ||)") if kind == "cpc" else w("(IPC |ipc |IPC subclasses )")
        post = w("(in both {n} {a} and {b}|classified in both {n} {a} and {b}|with both {n} {a} and {b}|that have both {n} {a} and {b}|in {n} {a} and also in {b}|classified under {n} {a} as well as {b})", n=name, a=sa, b=sb)
    else:
        draw = v.company if kind == "company" else v.inventor
        (sa, a, wa), (sb, b, wb) = draw(), draw()
        field = "applicant" if kind == "company" else "inventor"
        conds = [filters.Filter(kind, filters.like(field, s, x, y), "") for s, x, y in ((sa, a, wa), (sb, b, wb))]
        post = (w("(owned by both {a} and {b}|owned jointly by {a} and {b}|filed together by {a} and {b}|that {a} and {b} filed together|held by both {a} and {b}|of {a} together with {b}|co-owned by {a} and {b}|by both {a} and {b})", a=sa, b=sb) if kind == "company" else
                w("(by both {a} and {b}|invented by {a} together with {b}|invented jointly by {a} and {b}|naming both {a} and {b} as inventors|that {a} and {b} invented together)", a=sa, b=sb))
    if a == b:
        return None
    cond = " and ".join(nested(c) for c in conds)
    if w.chance(0.55):
        q = w("(how many patents are {p}|number of patents {p}|how many patents {p}|count of patents {p}|count patents {p}|patents {p}, how many)", p=post)
        q = q.replace("are that", "are there that").replace("are with", "are there with")
        return q, render("{count}", cond), [sa, sb]
    q = w("(patents {p}|list patents {p}|which patents are {p}|show patents {p}|titles of patents {p}|all patents {p})", p=post)
    return q, render("{title}" if q.startswith("titles") else "{pubno} , {title}", cond), [sa, sb]


def partners(w, v):
    """Who shares patents with a company or an inventor."""
    kind = w.rng.choice(["applicant", "inventor"])
    typed, val, whole = v.company() if kind == "applicant" else v.inventor()
    if kind == "applicant":
        q = w("(which companies share patents with {c}|who are the co-applicants of {c}|co-applicants of {c}|companies that filed patents together with {c}|which firms filed together with {c}|who co-owns patents with {c}|partners of {c}|which other applicants are on {c}'s patents|which companies hold patents jointly with {c})", c=typed)
    else:
        q = w("(who are the co-inventors of {c}|co-inventors of {c}|which inventors worked with {c}|who invented together with {c}|who worked together with inventor {c}|inventors who share patents with {c}|which other inventors are on {c}'s patents)", c=typed)
    own, link = f"c:{kind}s.name", f"patent_{kind}s"
    same = "=" if whole and " " in val else "like"
    sub = f"from t:{link} t:{kind}s select c:{link}.patent_id where {own} {same} {value(val)}"
    other = "!=" if same == "=" else "unlike"
    return q, f"from t:{link} t:{kind}s select distinct {own} where c:{link}.patent_id in ( {sub} ) and {own} {other} {value(val)}", [typed]


def ratio(w, v):
    """The average number of patents of a thing."""
    table, column, name = w.rng.choice([("patent_applicants", "applicant_id", "(company|applicant|firm|owner)"), ("patent_inventors", "inventor_id", "(inventor|person)"),
                                        ("patents", "publication_year", "(year|publication year)"), ("patents", "jurisdiction", "(country|jurisdiction|office)"),
                                        ("patents_wide", "assignee", "assignee"), ("patents_wide", "cpc", "(first CPC subclass|main CPC)")])
    q = w("(average number of patents per {o}|how many patents does a {o} have on average|how many patents per {o} on average|mean number of patents per {o}|on average how many patents does each {o} have|what is the average number of patents of a {o})", o=w(name))
    return q, f"from t:{table} select count * / count distinct c:{table}.{column}", []


def spans(w, v):
    """The patent that took longest or shortest from filing to publication."""
    found = filters.some(w, v, (50, 42, 8), without=("when",))
    np, front = noun_phrase(w, found, "(patents|documents|publications)")
    down = w.chance(0.75)
    said, n = v.top()
    long = w("(longest|most time|most days)" if down else "(shortest time|least time|fewest days)")
    q = w("(which of the {np} took {l} from filing to publication|which of the {np} took {l} to be published|the one of the {np} with the {d} time between filing and publication|which of the {np} had the {d} time from filing to publication)", np=np, l=long, d="longest" if down else "shortest")
    limit = "1"
    if w.chance(0.35):
        q, limit = w("(the {k} {np} with the {d} time between filing and publication|top {k} {np} by time from filing to publication)" if down else "the {k} {np} with the {d} time between filing and publication", k=said, np=np, d="longest" if down else "shortest"), value(n)
    return answer(found, q, "{title} , {pubdate} - {filed}", f"order {{pubdate}} - {{filed}} {'desc' if down else 'asc'} limit {limit}", front=front, nest=LISTED)


def dated_groups(w, v):
    """First and last dates of each group."""
    k, e, one, many = key(w, ("juris", "doctype", "kind", "applicant", "assignee", "inventor", "cpc", "ipc"))
    found = narrowed(w, v, k, (75, 25))
    np, front = noun_phrase(w, found, PLAIN)
    f, noun = w.rng.choice([("pubdate", "publication date"), ("filed", "filing date"), ("year", "publication year"), ("priority", "priority date")])
    fn, word = w.rng.choice([("min", "(earliest|first|oldest)"), ("max", "(latest|last|most recent|newest)")])
    of = f" of {np}" if found else ""
    q = w("({g} {m}{of} (per|by|of each|for each) {o}|what is the {g} {m}{of} for each {o}|for each {o} the {g} {m}{of}|{m2} with their {g} {m}{of}|{g} {m}{of} in each {o})", g=w(word), m=noun, of=of, o=one, m2=many)
    return answer(found, q, f"{e} , {fn} {{{f}}}", "", wide_for(w, k, found), front, ADDED)


def peak(w, v):
    """The year or country of most patents, asked with a verb."""
    filing = w.chance(0.4)
    k, e = ("filedyear", "year {filed}") if filing else ("year", "{year}")
    verb = w("(filed|applied for|submitted)") if filing else w("(published|issued|released)")
    found = filters.some(w, v, (20, 62, 18), without=("when",))
    np, front = noun_phrase(w, found, PLAIN)
    down = w.chance(0.9)
    most = w("(the most|most)") if down else w("(the fewest|the least)")
    roll = w.rng.random()
    if roll < 0.75:
        q = w("(in which year were {m} {np} {v}|in what year were {m} {np} {v}|which year had {m} {np} {v}|in which year {v} {m} {np}|when were {m} {np} {v}|the year in which {m} {np} were {v}|which year saw {m} {np} {v}|year with {m} {np} {v}|what year were {m} {np} {v})", m=most, np=np, v=verb)
        if filing and verb not in q:
            return None
    else:
        company = filters.company(w, v)
        did = w("(file|apply for)" if filing else "publish")
        q = w("(in which year did {c} {d} {m} patents|which year did {c} {d} {m} patents|when did {c} {d} {m} patents|in what year did {c} {d} {m} patents|{c}'s (busiest|strongest|most productive|peak) year)", c=company.adj, d=did, m=most)
        if "'s " in q and (filing or not down):
            return None
        return q, render(f"{e} , {{count}}", company.cond, f"order {{count}} {'desc' if down else 'asc'} limit 1"), [company.adj]
    return answer(found, q, f"{e} , {{count}}", f"order {{count}} {'desc' if down else 'asc'} limit 1", front=front)


def kinds_apart(w, v):
    """Grants beside applications and the like."""
    found = filters.some(w, v, (40, 50, 10), without=("doctype",))
    posts = "".join(" " + f.post for f in found)
    q = w("(how many grants and how many applications{p}|number of grants versus applications{p}|granted patents vs applications{p}|applications compared with granted patents{p}|how many of each document type{p}|what types of documents are there and how many of each{p}|documents of each type{p})", p=posts)
    return answer(found, q, "{doctype} , {count}")
