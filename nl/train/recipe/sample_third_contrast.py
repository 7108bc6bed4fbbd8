"""Contrasts by a third hand: patents with one thing and without another, those that never or
only have a sort of patent, names in two roles, rows of link tables, companies by a measure."""
from . import sample_wordings as words
from .sample_form import render, value
from .sample_groups import group
from .sample_people import MANY
from .sample_questions import LISTED
from .sample_voices import STRICT, pair, phrase

LINKED = {"patent_cpc": "(CPC code|CPC code|cpc code|CPC classification|CPC symbol)", "patent_ipc": "(IPC code|IPC code|ipc code|IPC classification|IPC symbol)", "patent_inventors": "(inventor|inventor|named inventor)", "patent_applicants": "(applicant|applicant|company|owner)"}


def side(w, v, among=("link", "grant", "cited", "family")):
    """(topic, condition, its opposite, "have x", "have no x") of something a patent has or lacks."""
    kind = w.rng.choice(among)
    if kind == "link":
        link = w.rng.choice(list(LINKED))
        name = w(LINKED[link])
        a = "an" if name[0] in "aeiI" else "a"
        if w.chance(0.35):
            a, name = "", name + "s" if not name.endswith("y") else name[:-1] + "ies"
        return link, "{pid} in ( from t:%s select c:%s.patent_id )" % (link, link), "{pid} notin ( from t:%s select c:%s.patent_id )" % (link, link), f"{a} {name}".strip(), f"no {name}"
    if kind == "grant":
        return "doctype", "{doctype} like " + value("granted"), "{doctype} unlike " + value("granted"), "granted", "granted"
    return "cites", "{cites} > 0", "{cites} = 0", "cited", "cited"


def but_not(w, v):
    """Patents with this and without that, with both, with neither."""
    found = words.facts(w, v, (56, 36, 8), without=("company", "inventor", "cpc", "ipc", "doctype", "cites", "kind"))
    found = [f for f in found if "{doctype}" not in f.cond]
    np, _ = phrase(w, found, STRICT, lead=False)
    way = w.rng.choices(["but", "both", "neither"], [5, 2, 3])[0]
    if w.chance(0.55):
        a, b = side(w, v, ("link",)), side(w, v, ("link",))
        if a[0] == b[0]:
            return None
        bare = b[4].removeprefix("no ")
        if way == "but":
            conds = [a[1], b[2]]
            post = w("(with {a} but {b}|that have {a} but {b}|with {a} and {b}|with {a} yet {b}|with {a} but without {c}|having {a} and lacking {c}|that carry {a} but {b}|with {a}, but {b}|that do have {a} but {b})", a=a[3], b=b[4], c=b[3])
            pred = w("(have {a} but {b}|have {a} and {b}|carry {a} but {b}|have {a} but lack {c}|do have {a} but {b}|come with {a} but without {c}|have {a} though {b})", a=a[3], b=b[4], c=b[3])
        elif way == "both":
            conds = [a[1], b[1]]
            post = w("(with both {a} and {b}|with {a} as well as {b}|that have {a} and also {b}|having {a} and {b})", a=a[3], b=b[3])
            pred = w("(have both {a} and {b}|have {a} as well as {b}|carry {a} and also {b})", a=a[3], b=b[3])
        else:
            conds = [a[2], b[2]]
            first = a[4].removeprefix("no ")
            post = w("(with neither {a} nor {b}|without {c} and without {d}|that have neither {a} nor {b}|with no {e} and no {f}|lacking both {c} and {d}|that have no {e} and also no {f})", a=a[3], b=b[3], c=a[3], d=b[3], e=first, f=bare)
            pred = w("(have neither {a} nor {b}|have no {e} and no {f}|lack both {a} and {b}|have no {e} and also no {f}|come without {a} and without {b})", a=a[3], b=b[3], e=first, f=bare)
        keep = ()
    else:
        yes = w.rng.choice([("granted", "cited"), ("cited", "granted")])
        one = {"granted": ("{doctype} like " + value("granted"), "{doctype} unlike " + value("granted")), "cited": ("{cites} > 0", "{cites} = 0")}
        x, y = yes
        keep = ("granted",)
        if way == "but":
            conds = [one[x][0], one[y][1]]
            never = "never" if w.chance(0.6) else "not"
            post = w("(that are {x} but {n} {y}|that were {x} but {n} {y}|that have been {x} but {n} {y}|that were {x} yet {n} {y}|{x} but {n} {y}|{x}, but {n} {y}|{x} and {n} {y}|which got {x} but {n} {y})", x=x, y=y, n=never)
            pred = w("(were {x} but {n} {y}|are {x} but {n} {y}|have been {x} but {n} {y}|were {x} yet {n} {y}|got {x} but were {n} {y})", x=x, y=y, n=never)
        elif way == "both":
            conds = [one[x][0], one[y][0]]
            post = w("(that are both {x} and {y}|that were {x} and also {y}|both {x} and {y}|that have been {x} as well as {y}|which were {x} and have been {y})", x=x, y=y)
            pred = w("(are both {x} and {y}|were {x} and also {y}|have been {x} as well as {y}|were both {x} and {y})", x=x, y=y)
        else:
            conds = [one[x][1], one[y][1]]
            post = w("(that are neither {x} nor {y}|neither {x} nor {y}|that were neither {x} nor {y}|that have been neither {x} nor {y}|not {x} and not {y} either|which are not {x} and were never {y}|never {x} and never {y})", x=x, y=y)
            pred = w("(are neither {x} nor {y}|were neither {x} nor {y}|have been neither {x} nor {y}|are not {x} and were never {y})", x=x, y=y)
    fact = words.Fact("pair", " and ".join(conds), post, pred=pred, keep=keep)
    roll = w.rng.random()
    if roll < 0.52:
        q = w("(how many {np} {p}|how many {np} {p}|how many of the {np} {p}|how many {np} are there {r}|number of {np} {r}|count {np} {r}|count the {np} {r}|{np} {r}: how many|{np} {r}, number|what is the number of {np} {r}|{np} {r}, count)", np=np, p=pred, r=post)
        return pair(found + [fact], q, "{count}", wide=False)
    if roll < 0.64:
        k, e, one, many, _ = group(w, ("juris", "year", "kind", "applicant", "doctype"))
        if k == "applicant" and any("patent_applicants" in c for c in conds) or any(f.topic in (k, {"year": "when"}.get(k)) for f in found) or k == "doctype" and "doctype" in conds[0] + conds[1]:
            return None
        q = w("({np} {r} per {o}|number of {np} {r} by {o}|how many {np} {r} for each {o}|for each {o}, how many {np} {p}|count {np} {r} by {o}|{np} {r} by {o})", np=np, r=post, o=one, p=pred)
        return pair(found + [fact], q, f"{e} , {{count}}", f"order {e} asc" if k == "year" else "", wide=False)
    q = w("(which {np} {p}|which {np} {p}|{np} {r}|list {np} {r}|show {np} {r}|find {np} {r}|{np} that {p}|all {np} {r}|titles of {np} {r}|give me the {np} {r}|are there {np} that {p}|which of the {np} {p})", np=np, p=pred, r=post)
    return pair(found + [fact], q, "{title}" if q.startswith("titles") else "{pubno} , {title}", wide=False, nest=LISTED)


DEEDS = [("{doctype} like " + value("granted"), "{doctype} unlike " + value("granted"), "a granted patent", "granted patents", "granted patents", ("granted",)),
         ("{cites} > 0", "{cites} = 0", "a cited patent", "cited patents", "cited patents", ()), ("{cites} = 0", "{cites} > 0", "", "uncited patents", "uncited patents", ())]


def never_or_only(w, v):
    """Companies or inventors without a patent of a sort, or with nothing but that sort."""
    k = w.rng.choice(["applicant", "applicant", "inventor"])
    many = w(MANY[k]) if w.chance(0.5) else w("(companies|companies|applicants|firms)" if k == "applicant" else "(inventors|inventors|people)")
    table, ident, key = ("applicants", "{aid}", "applicant_id") if k == "applicant" else ("inventors", "{iid}", "inventor_id")
    keep = ()
    pick = w.rng.random()
    if pick < 0.45:
        cond, other, a, plural, _, keep = w.rng.choice(DEEDS)
    elif pick < 0.8:
        code = words.pick_office(w)
        cond, other = "{juris} = " + value(code), "{juris} != " + value(code)
        plural = w("({a} patents|patents in {p}|patents from {p}|patents published in {p}|{a} publications)", a=w.rng.choice(words.ADJECTIVES[code][:2]), p=words.place_of(w, code))
        a = ""
    else:
        y = v.year()
        sign = w.rng.choice(["<", ">="])
        cond, other = "{year} %s %s" % (sign, value(y)), "{year} %s %s" % ({"<": ">=", ">=": "<"}[sign], value(y))
        plural = w("(patents published {t} {y}|patents {t} {y}|publications {t} {y})", t="before" if sign == "<" else "since", y=y)
        a = ""
    count = w.chance(0.45)
    if w.chance(0.5):
        says = w("(never had {x}|have no {x}|never got any {x}|do not have any {x}|have never had {x}|lack {x}|are without {x}|have not got a single one of the {x}|have none of the {x})", x=plural)
        if "one of the" in says or "none of the" in says:
            says = f"have no {plural} at all"
        body = cond
    else:
        says = w("(have only {x}|have nothing but {x}|only have {x}|have {x} only|only ever had {x}|have {x} and no others|have exclusively {x})", x=plural)
        body = other
    q = (w("(how many {m} {s}|how many of the {m} {s}|how many {m} are there that {s}|number of {m} that {s}|count {m} that {s}|{m} that {s}: how many|count the {m} which {s})", m=many, s=says) if count else
         w("(which {m} {s}|{m} that {s}|list {m} that {s}|list the {m} which {s}|show {m} that {s}|find {m} that {s}|what {m} {s}|name {m} that {s}|names of the {m} that {s}|all {m} that {s}|which of the {m} {s}|give me the {m} that {s})", m=many, s=says))
    q = q.replace("of the names of the", "of the")
    inner = render(ident, body)
    return q, f"from t:{table} select {'count *' if count else f'c:{table}.name'} where c:{table}.{key} notin ( {inner} )", list(keep)


def two_roles(w, v):
    """Names that are inventor and applicant, with or without a name to look for."""
    a, b = w.rng.choice([("applicants", "inventors"), ("inventors", "applicants")])
    yes = w.chance(0.78)
    what = {"applicants": "(applicants|applicants|companies|owners)", "inventors": "(inventors|inventors|people)"}
    m = w(what[a])
    o = {"applicants": "applicant", "inventors": "inventor"}[b]
    art = "an" if o[0] in "ai" else "a"
    says = w("(are also listed as {o}|are {o}s too|are at once {o}s|also appear as {o}|are named as {o} as well|stand among the {o}s too|also occur as {a} {o}|turn up as {o} as well|share their name with {a} {o}|have the same name as {a} {o})" if yes else "(are never listed as {o}|are not {o}s as well|do not appear as {o}|never turn up as {o}|are no {o}s themselves|do not occur among the {o}s)", o=o, a=art)
    q2 = ""
    cond = f"c:{a}.name {'in' if yes else 'notin'} ( from t:{b} select c:{b}.name )"
    keep = []
    if w.chance(0.3):
        typed, val, whole = v.inventor() if a == "inventors" else v.company()
        text = val.split()[0]
        cond = f"c:{a}.name like {value(text)} and " + cond
        m = w("({m} named {t}|{m} with {t} in the name|{m} called {t}|{m} whose name contains {t})", m=m, t=text.title())
        keep = [text.title(), text]
    count = w.chance(0.42)
    q = (w("(how many {m} {s}|how many of the {m} {s}|number of {m} that {s}|count {m} that {s}|how many {m} are there that {s}|{m} that {s}, how many|how many names of {m} {s})".replace("|how many names of {m} {s}", ""), m=m, s=says) if count else
         w("(which {m} {s}|{m} that {s}|list {m} that {s}|show {m} that {s}|find {m} who {s}|which of the {m} {s}|names of {m} that {s}|all {m} that {s}|are there {m} that {s}|what {m} {s})", m=m, s=says))
    return q, f"from t:{a} select {'count *' if count else f'c:{a}.name'} where {cond}", keep


def own_patents(w, v):
    """Patents whose applicant is one of the inventors."""
    found = words.facts(w, v, (60, 36, 4), without=("company", "inventor", "cpc", "ipc"))
    np, _ = phrase(w, found, STRICT, lead=False)
    post = w("(on which an inventor is also an applicant|whose inventor is also the applicant|where applicant and inventor are the same|owned by their own inventor|where an inventor is the applicant as well|whose applicant and inventor have the same name|filed by one of their inventors)")
    fact = words.Fact("own", "{applicant} = {inventor}", post)
    if w.chance(0.5):
        q = w("(how many {np} are there {r}|number of {np} {r}|count {np} {r}|{np} {r}, how many)", np=np, r=post)
        return pair(found + [fact], q, "{count}", wide=False)
    q = w("({np} {r}|list {np} {r}|show {np} {r}|find {np} {r}|all {np} {r})", np=np, r=post)
    return pair(found + [fact], q, "distinct {pubno} , {title}", wide=False)


ROWS = {"patent_cpc": ("CPC", ["cpc_section", "cpc_class", "cpc_subclass", "cpc_code"]), "patent_ipc": ("IPC", ["ipc_section", "ipc_class", "ipc_subclass", "ipc_code"]), "patent_applicants": ("applicant", ["sequence", "applicant_id"]), "patent_inventors": ("inventor", ["sequence", "inventor_id"])}


def link_rows(w, v):
    """Rows of a link table: by a column, with a value, the column with the most."""
    t = w.rng.choices(list(ROWS), [5, 4, 1.5, 1.5])[0]
    up, columns = ROWS[t]
    c = w.rng.choice(columns[:3])
    table = t if w.chance(0.6) else t.replace("_", " ")
    said = c.replace("_", " ") if w.chance(0.6) else c
    if c.startswith(("cpc", "ipc")) and w.chance(0.35):
        said = c.replace("_", " ").replace("cpc", "CPC").replace("ipc", "IPC")
    rows = w("(rows|entries|records|rows|lines)")
    roll = w.rng.random()
    codes = up in ("CPC", "IPC")
    if roll < 0.5:
        q = w("(number of {r} in {t} per {c}|how many {r} does {t} have per {c}|how many {r} of {t} for each {c}|{t}: {r} per {c}|count {r} of {t} by {c}|{r} in {t} by {c}|{t} {r} grouped by {c}|how many {r} are there in {t} for every {c}|count(*) from {t} group by {c}|{r} of {t} broken down by {c}|{t} by {c}, number of {r})".replace("(*)", "STAR"), r=rows, t=table, c=said).replace("STAR", "(*)")
        if codes and c != columns[3] and w.chance(0.4):
            q = w("(number of assigned {u} codes by {c}|how many {u} codes were assigned in each {c}|how many {u} entries per {c}|number of {u} entries by {c}|{u} assignments per {c}|count of {u} code assignments by {c}|how many {u} rows for each {c})", u=up, c=said)
        tail = w.rng.choice(["", "", "", " order count * desc"])
        if tail:
            q += w.rng.choice([", most first", ", largest first", " in descending order", ", highest on top"])
        return q, f"from t:{t} select c:{t}.{c} , count *{tail}", []
    if roll < 0.82 and codes:
        level = c.split("_")[1]
        typed, val = v.code(f"{up.lower()}_{level}")
        q = w("(how many {r} of {t} have {c} {x}|how many {r} in {t} have {c} {x}|number of {r} in {t} with {c} {x}|{r} in {t} with {c} = {x}|count {r} of {t} where {c} is {x}|how many {r} with {c} {x} are in {t}|{t}: number of {r} with {c} {x}|count(*) from {t} where {c} = {x}|how many {u} entries have {c} {x})".replace("(*)", "STAR"), r=rows, t=table, c=said, x=typed, u=up).replace("STAR", "(*)")
        return q, f"from t:{t} select count * where c:{t}.{c} = {value(val)}", [typed]
    if roll < 0.9 and codes:
        q = w("(which {c} has the most {r} in {t}|{c} with the most {r} in {t}|which {c} occurs most often in {t}|most frequent {c} in {t}|what {c} stands in the most {r} of {t})", c=said, r=rows, t=table)
        return q, f"from t:{t} select c:{t}.{c} , count * order count * desc limit 1", []
    if codes:
        sign, n, text, _ = words.number(w, v, 2, 500)
        q = w("(which {c} has {s} {r} in {t}|{c} with {s} {r} in {t}|each {c} that has {s} {r} in {t}|{c} values occurring in {s} {r} of {t})", c=said, s=text, r=rows, t=table)
        return q, f"from t:{t} select c:{t}.{c} , count * having count * {sign} {value(n)}", []
    n = w.rng.choice([1, 2, 3, 4, 5])
    q = w("(how many {r} of {t} have sequence {n}|number of {r} in {t} with sequence {n}|{r} in {t} where sequence = {n}|count {r} of {t} with sequence {n}|how many {r} in {t} have the sequence {n})", r=rows, t=table, n=n)
    return q, f"from t:{t} select count * where c:{t}.sequence = {value(n)}", []


MEASURES = [("avg {cites}", "(average citations|average number of citations|citations per patent|mean citations per patent|average citation count)", 6), ("sum {cites}", "(total citations|citations in total|number of citations altogether|sum of citations)", 5), ("max {cites}", "(most citations of a single patent|highest citation count|maximum of citations)", 1.5), ("avg {fam}", "(average family size|average simple family size|mean family size)", 3), ("max {fam}", "(largest family|biggest simple family size)", 1),
            ("avg {xfam}", "(average extended family size|mean extended family size)", 1.5), ("min {filed}", "(first filing|first filing date|earliest filing date|date of the first filing)", 3), ("max {filed}", "(latest filing date|last filing|most recent filing date)", 2), ("min {year}", "(first publication year|earliest year of publication)", 2), ("max {pubdate}", "(latest publication date|most recent publication)", 1.5),
            ("count distinct {iid}", "(number of inventors|number of different inventors|how many inventors|inventor count)", 2), ("count distinct {juris}", "(number of countries|number of different jurisdictions)", 1), ("count distinct {cpc}", "(number of CPC subclasses|number of different CPC subclasses)", 1), ("{count}", "(number of patents|patent count|how many patents)", 6)]


def named_by_measure(w, v):
    """Two or three named companies, inventors, countries or codes by a measure."""
    kind = w.rng.choices(["company", "assignee", "inventor", "juris", "cpc", "doctype", "year"], [10, 2, 2, 3, 2, 1, 2])[0]
    many = 2 if w.chance(0.7) else 3
    lead, extra_keep = "", ()
    if kind in ("company", "assignee", "inventor"):
        draws = [v.inventor() if kind == "inventor" else v.company() for _ in range(many)]
        field = "inventor" if kind == "inventor" else "applicant"
        said, e = [d[0] for d in draws], "{%s}" % field
        where = "( " + " or ".join(words.like(field, *d) for d in draws) + " )"
        lead = w({"company": "(|||the companies |companies |applicants )", "assignee": "(assignees |the assignees )", "inventor": "(inventors |the inventors )"}[kind])
    else:
        make = {"juris": lambda: (lambda c: (words.place_of(w, c), c))(words.pick_office(w)), "cpc": lambda: v.code("cpc_subclass"), "year": lambda: (lambda y: (str(y), y))(v.year()),
                "doctype": lambda: (lambda c: (c[1], c[0]))(w.rng.choice([("Patent Application", "patent applications"), ("Granted Patent", "granted patents"), ("Search report", "search reports"), ("Amended Patent", "amended patents")]))}
        draws = [make[kind]() for _ in range(many)]
        said, e = [d[0] for d in draws], "{%s}" % kind
        where = "{%s} in ( %s )" % (kind, " ".join(value(d[1]) for d in draws))
        lead = w("(CPC |CPC subclasses |)") if kind == "cpc" else w("(|the years )") if kind == "year" else ""
    if len({str(d[1]) for d in draws}) < many or len(set(said)) < many:
        return None
    agg, text, _ = w.rng.choices(MEASURES, [m[2] for m in MEASURES])[0]
    topic = {"assignee": "company", "year": "when"}.get(kind, kind)
    if kind == "year" and ("year" in agg or "date" in agg or "filed" in agg) or kind == "juris" and "juris" in agg or kind == "cpc" and "cpc" in agg or kind == "inventor" and "iid" in agg or kind == "assignee" and ("fam" in agg or "iid" in agg):
        return None
    text = w(text)
    out = {"cites": ("cites",), "fam": ("family",), "filed": ("when",), "year": ("when",), "pubdate": ("when",), "iid": ("inventor",), "juris": ("juris",), "cpc": ("cpc",)}
    without = (topic,) + tuple(x for f, xs in out.items() if f in agg for x in xs)
    found = [f for f in words.facts(w, v, (50, 42, 8), without=without) if not f.wide]
    np, _ = phrase(w, found, STRICT, lead=False)
    of = f" {w('(for|counting only|on|among|looking only at)')} {np}" if found else ""
    tie = w.rng.choice([" and ", " and ", " vs ", " versus ", " with ", " against "]) if many == 2 else " and "
    both = lead + " " * bool(lead) + (tie.join(said) if many == 2 else f"{said[0]}, {said[1]}{w.rng.choice([' and ', ', '])}{said[2]}")
    nest = tuple(t for t in ("company", "inventor", "cpc", "ipc") if t != topic)
    fact = words.Fact(topic, where, said[0], keep=tuple(said))
    if w.chance(0.2) and kind in ("company", "inventor", "assignee", "juris") and "how many" not in text:
        best = {"avg": "higher", "sum": "more", "max": "higher", "min": "earlier", "count": "larger"}[agg.strip("{").split(" ")[0].strip("}")]
        if agg in ("max {filed}", "max {pubdate}"):
            best = "later"
        who = w({"company": "(who|which company|which one|which)", "inventor": "(who|which inventor)", "assignee": "(which assignee|which one)", "juris": "(which country|which one|which)"}[kind])
        rival = w.rng.choice([" or ", " or ", " and "]).join(said) if many == 2 else f"{said[0]}, {said[1]} or {said[2]}"
        short = text.removeprefix("sum of ").removeprefix("total ").removesuffix(" in total").removeprefix("number of ").removesuffix(" altogether") if agg == "sum {cites}" else text
        if agg == "sum {cites}":
            best = "more"
        q = w("({w} has {a} {b} {t}{o}: {r}|{w} has {a} {b} {t}{o}, {r}|{r}: {w} has {a} {b} {t}{o})", w=who, a="" if best == "more" else "the", b=best, t=short, o=of, r=rival)
        return pair(found + [fact], q, f"{e} , {agg}", f"order {agg} {'asc' if best == 'earlier' else 'desc'}", kind == "assignee", nest=nest)
    if text.startswith("how many"):
        q = w("({t}{o} do {b} have each|{b}: {t}{o} does each have|{t}{o} for {b} each|{b}, {t}{o} each)", t=text, b=both, o=of)
    else:
        q = w("(compare {b} by {t}{o}|compare {b} in {t}{o}|compare the {t} of {b}{o}|compare {t} for {b}{o}|{b}: {t}{o}|{b} compared by {t}{o}|{t} of {b}{o}|{t} of {b} each{o}|{t} for each of {b}{o}|{t} of {b} side by side{o}|{b} side by side: {t}{o}|comparison of {b} by {t}{o}|{t}: {b}{o}|{t}, {b} compared{o}|what are the {t} of {b}{o}|how do {b} compare in {t}{o}|how do {b} differ in {t}{o}|put {b} next to each other by {t}{o}|bar chart of {t} for {b}{o}|show the {t} for {b}{o}|{b} head to head: {t}{o})", b=both, t=text, o=of)
    return pair(found + [fact], q, f"{e} , {agg}", "order {year} asc" if kind == "year" else "", kind == "assignee", nest=nest)


def holders_of_two(w, v):
    """Companies or inventors with patents in two codes, or in one and not in the other."""
    k = w.rng.choice(["applicant", "applicant", "inventor"])
    many = w(MANY[k]) if w.chance(0.4) else w("(companies|companies|applicants|firms)" if k == "applicant" else "(inventors|inventors|people)")
    scheme = w.rng.choices(["cpc", "ipc"], [4, 1])[0]
    a, b = words.classified(w, v, scheme), words.classified(w, v, scheme)
    if a.key == b.key or " section" in a.key + b.key and w.chance(0.6):
        return None
    ka, kb = a.key, b.key
    if ka.startswith(("CPC", "cpc", "IPC", "ipc")) != kb.startswith(("CPC", "cpc", "IPC", "ipc")):
        return None
    code = w("(codes|patents|patents|symbols)") if len(a.keep[0]) > 3 else "patents"
    if w.chance(0.55):
        op = "intersect"
        q = w("({m} with both {a} and {b} {c}|{m} with {a} and {b} {c}|which {m} have {a} and also {b} {c}|which {m} have patents in {a} and in {b}|{m} active in both {a} and {b}|which {m} are active in {a} as well as in {b}|{m} that work in {a} and {b} alike|list {m} with patents in {a} and patents in {b}|{m} that have patents in both {a} and {b}|who is active in {a} and in {b}|{m} that cover both {a} and {b})", m=many, a=ka, b=kb, c=code)
    else:
        op = "except"
        q = w("({m} with {a} but no {b} {c}|which {m} have {a} patents but no {b} patents|which {m} have patents in {a} but none in {b}|{m} active in {a} but not in {b}|{m} with patents in {a} and none in {b}|list {m} that are in {a} but never in {b}|{m} that cover {a} but not {b}|which {m} work in {a} and not in {b})", m=many, a=ka, b=kb, c=code)
    if q.startswith("who ") and k != "applicant":
        return None
    e = "{%s}" % k
    return q, f"{render(e, a.cond)} {op} {render(e, b.cond)}", list(a.keep + b.keep)


SHAPES = [(but_not, 8), (never_or_only, 4), (two_roles, 2.5), (own_patents, 1), (link_rows, 5), (named_by_measure, 8), (holders_of_two, 2.5)]
