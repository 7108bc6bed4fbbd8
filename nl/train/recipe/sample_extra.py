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
    time = next((e for k, e in ((a, ea), (b, eb)) if k in ("year", "filedyear", "decade")), "")
    return answer(found, q, f"{ea} , {eb} , {{count}}", f"order {time} asc" if time else "", wide=wide_for(w, a, found), front=front)


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


LINKS = [("patent_inventors", "patent_id", "(inventors|inventors|people as inventors|named inventors)"), ("patent_applicants", "patent_id", "(applicants|companies|owners|applicants)"),
         ("patent_cpc", "patent_id", "(CPC codes|cpc codes|CPC classifications)"), ("patent_ipc", "patent_id", "(IPC codes|ipc codes)")]


def exactly(w, v, low, high):
    """(sign, the number's words, the comparison's words); one is a constant."""
    if w.chance(0.3):
        sign, text = w.rng.choice([("=", "(only one|just one|exactly one|a single|one single|only 1)"), (">", "(more than one|several|multiple|more than 1)"), (">=", "at least one")])
        return sign, "v:1", w(text), True
    sign, n, said, _ = filters.compared(w, v, low, high)
    return sign, value(n), said, False


def singular(text):
    return text[:-3] + "y" if text.endswith("ies") else text.replace("people as inventor", "person as inventor") if text.endswith("inventors") and " " in text else text[:-1] if text.endswith("s") else text


def team_count(w, v):
    """How many patents have so many inventors, applicants or codes."""
    link, own, name = w.rng.choice(LINKS)
    name = w(name)
    sign, n, said, one = exactly(w, v, 2, 12)
    if one and sign != ">":
        name = singular(name)
    elif one and "more than" in said:
        name = singular(name)
    extra = filters.some(w, v, (65, 30, 5), without=("cpc", "ipc", "inventor", "company"))
    np, front = noun_phrase(w, extra, PLAIN)
    q = w("(how many {np} have {s} {n}|how many {np} have {s} {n}|number of {np} with {s} {n}|number of {np} with {s} {n}|count {np} with {s} {n}|how many {np} have {s} {n} listed|how many {np} list {s} {n}|how many {np} name {s} {n}|count of {np} that have {s} {n}|how many {np} are there with {s} {n}|{np} with {s} {n}, how many|on how many {np} are there {s} {n})",
          np=np, s=said, n=name)
    cond = "{pid} in ( from t:%s select c:%s.patent_id having count * %s %s )" % (link, link, sign, n)
    conds = [f.cond for f in placed(extra, q)] + [cond]
    return front + q, render("{count}", " and ".join(conds)), [k for f in extra for k in f.keep]


def owners_count(w, v):
    """How many companies or inventors have so many patents."""
    kind, many = w.rng.choice([("applicant", "(companies|applicants|firms|owners|organisations|applicants)"), ("inventor", "(inventors|inventors|people|authors)")])
    sign, n, said, one = exactly(w, v, 2, 100)
    noun = "(patent|publication|invention)" if one and (sign != ">" or "more than" in said) else "(patents|patents|publications|inventions|documents)"
    verb = w("(have|own|hold|are named on|appear on|possess|filed)" if kind == "applicant" else "(have|are named on|appear on|are on|made)")
    q = w("(how many {m} {v} {s} {p}|how many {m} {v} {s} {p}|number of {m} with {s} {p}|count {m} with {s} {p}|how many {m} are there with {s} {p}|count of {m} that {v} {s} {p}|number of {m} that {v} {s} {p})", m=w(many), v=verb, s=said, p=w(noun))
    link, ident = f"patent_{kind}s", f"{kind}_id"
    return q, f"from t:{kind}s select count * where c:{kind}s.{ident} in ( from t:{link} select c:{link}.{ident} having count * {sign} {n} )", []


def lone(w, v):
    """The names of those with one patent, or more than one."""
    k, e, _, many = key(w, ("applicant", "inventor", "assignee", "cpc", "ipc"))
    sign, text = w.rng.choice([("=", "(only one|just one|exactly one|a single)"), (">", "(more than one|more than 1)")])
    found = narrowed(w, v, k, (75, 25))
    np = noun_phrase(w, found, "(patent|patent|publication|document)")[0]
    q = w("({m} with {s} {np}|which {m} have {s} {np}|list {m} with {s} {np}|{m} that have {s} {np}|{m} having {s} {np})", m=many, s=w(text), np=np)
    return answer(found, q, f"{e} , {{count}}", f"having {{count}} {sign} v:1", wide_for(w, k, found))


def title_length(w, v):
    """By how long titles are."""
    found = filters.some(w, v, (65, 30, 5))
    np, front = noun_phrase(w, found, PLAIN)
    of = f" of {np}" if found else ""
    roll = w.rng.random()
    if roll < 0.2:
        return answer(found, w("(average length of the titles{o}|how long are the titles{o} on average|average title length{o}|mean length of titles{o})", o=of), "avg length {title}", front=front, nest=ADDED)
    said, n = v.top()
    down = w.chance(0.7)
    end = "longest" if down else "shortest"
    if w.chance(0.6):
        q, limit = w("(the {e} (patent |)title{o}|which patent has the {e} title|{e} (patent |)title{o}|what is the {e} title{o}|which of the {np} has the {e} title|patent with the {e} title)", e=end, o=of, np=np), "1"
        if "patent has" in q or "patent with" in q:
            found = []
    else:
        q, limit = w("(the {k} {e} titles{o}|{k} {e} titles{o}|{k} {np} with the {e} titles|top {k} {e} titles{o})", k=said, e=end, o=of, np=np), value(n)
    return answer(found, q, "{title}", f"order length {{title}} {'desc' if down else 'asc'} limit {limit}", nest=LISTED)


def neither(w, v):
    """Patents that lack two things."""
    pairs = [("patent_cpc", "CPC", "patent_ipc", "IPC"), ("patent_inventors", "inventors", "patent_applicants", "applicants"), ("patent_applicants", "applicants", "patent_inventors", "inventors"), ("patent_ipc", "IPC", "patent_cpc", "CPC")]
    la, na, lb, nb = w.rng.choice(pairs)
    tail = w("( codes| classification|)") if na.isupper() else ""
    count = w.chance(0.5)
    q = w("(how many patents have neither {a} nor {b}|number of patents with neither {a} nor {b}|how many patents have no {a} and no {b}|count patents without {a} and {b}|patents without {a} or {b}, how many)" if count else
          "(which patents have neither {a} nor {b}|patents with neither {a} nor {b}|list patents without {a} and without {b}|patents that have no {a} and no {b})", a=na + " " + tail if tail and w.chance(0.4) else na, b=nb + " " + tail)
    lack = lambda l: "{pid} notin ( from t:%s select c:%s.patent_id )" % (l, l)
    return q, render("{count}" if count else "{pubno} , {title}", f"{lack(la)} and {lack(lb)}"), []


def ranked_all(w, v):
    """Those with the most, in the plural and without a number: all, most first."""
    k, e, _, many = key(w, ("applicant", "assignee", "inventor", "cpc", "ipc", "juris", "year"))
    found = narrowed(w, v, k, (35, 55, 10))
    np, front = noun_phrase(w, found, PLAIN)
    within = " " + w("(in|of|among|for) {b}", b=np) if found else ""
    q = w("({m} with the most {np}|which {m} have the most {np}|top {m} by number of {np}|which {m} published the most {np}|most active {m}{i}|top {m}{i}|most common {m}{i}|which {m} lead in {np}|main {m}{i}|leading {m}{i}|most frequent {m}{i})", m=many, np=np, i=within)
    if "published" in q and k not in ("applicant", "assignee"):
        return None
    return answer(found, q, f"{e} , {{count}}", "order {count} desc", wide_for(w, k, found), front)


def first_of(w, v):
    """The first or last patent that somebody filed or published."""
    filing = w.chance(0.55)
    f, verb = ("filed", "(filed|applied for|submitted)") if filing else ("pubdate", "(published|issued|released)")
    verb = w(verb)
    down = w.chance(0.45)
    end = w("(last|latest|most recent|newest)" if down else "(first|earliest|very first|oldest)")
    who = (filters.company if w.chance(0.8) else filters.inventor)(w, v)
    extra = filters.some(w, v, (75, 25), without=("company", "inventor", "when"))
    post = (" " + extra[0].post) if extra else ""
    if who.topic == "company" and w.chance(0.7):
        q = w("(what was the {e} patent {v} by {c}{p}|{e} patent {v} by {c}{p}|which was the {e} patent {v} by {c}{p}|the {e} patent that {c} {v}{p}|which patent did {c} {d} {l}{p}|what is the {e} patent that {c} {v}{p}|show the {e} patent {v} by {c}{p}|the {e} patent {c} {v}{p})", e=end, v=verb, c=who.adj, p=post,
              d={"filed": "file", "applied for": "apply for", "submitted": "submit", "published": "publish", "issued": "issue", "released": "release"}[verb], l="last" if down else "first")
        who = filters.Filter("company", who.cond, "", keep=who.keep)
    else:
        f = "pubdate"
        q = w("({e} patent {w}{p}|what is the {e} patent {w}{p}|what was the {e} patent {w}{p}|show me the {e} patent {w}{p}|the {e} publication {w}{p}|title of the {e} patent {w}{p})", e=end, w=who.post, p=post)
        if who.owner and w.chance(0.4):
            q = w("({o} {e} patent|what was {o} {e} patent|show {o} {e} patent|what is {o} {e} publication)", o=who.owner, e=end) + post
    return answer([who] + extra, q, "{title}" if q.startswith("title of") else "{title} , {%s}" % f, f"order {{{f}}} {'desc' if down else 'asc'} limit 1", nest=LISTED)


def about(w, v):
    """Topics in the title, said loosely."""
    topic = v.topic()
    extra = filters.some(w, v, (50, 40, 10), without=("title",))
    post = "".join(" " + f.post for f in extra)
    q = w("(everything about {t}{p}|show me everything about {t}{p}|anything on {t}{p}|all about {t}{p}|what do we have on {t}{p}|everything on {t}{p}|find {t}{p}|{t} patents{p}|is there anything about {t}{p}|patents dealing with {t}{p}|search {t}{p}|what patents are there about {t}{p}|patents on {t}{p}|which patents are about {t}{p}|which patents have to do with {t}{p})", t=topic, p=post)
    return answer([filters.Filter("title", "{title} like " + value(topic), "", keep=(topic,))] + extra, q, "{pubno} , {title}", nest=LISTED)
