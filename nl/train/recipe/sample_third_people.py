"""People, companies and codes by a third hand: those alone on a patent and those together,
first-named ones, people of a company, what patents have and lack, rows of link tables."""
import re

from . import sample_wordings as words
from .sample_form import nested, render, value
from .sample_groups import TIMELY, group
from .sample_people import MANY, _team
from .sample_questions import ADDED, LISTED
from .sample_voices import STRICT, pair, phrase

LINK = {"inventor": "patent_inventors", "applicant": "patent_applicants", "cpc": "patent_cpc", "ipc": "patent_ipc"}
SOLO = {"inventor": "(inventor|inventor|inventor|person)", "applicant": "(applicant|applicant|company|owner)"}
PLURAL = {"inventor": "(inventors|inventors|inventors|people)", "applicant": "(applicants|applicants|companies|owners)"}


def size(link, sign, number):
    """The condition that a patent has so many rows of a link table."""
    return "{pid} in ( from t:%s select c:%s.patent_id having count * %s %s )" % (link, link, sign, number)


def team(w, v):
    """(condition, behind the noun, predicate, who) of patents by who stands alone or together."""
    k = w.rng.choice(["inventor", "inventor", "applicant"])
    one, many, link = w(SOLO[k]), w(PLURAL[k]), LINK[k]
    a = "an" if one[0] in "aeiou" else "a"
    roll = w.rng.random()
    if roll < 0.26:
        cond = size(link, "=", "1")
        post = w("(with a sole {o}|with only a single {o}|with a lone {o}|that have just one {o}|with one {o} alone|with no co-{k}|with no more than a single {o}|{i})", o=one, k=k, i="invented by a single person" if k == "inventor" else "owned by a single company")
        pred = w("(have a sole {o}|have only one {o}|name a single {o}|list just one {o}|have no co-{k}|have one {o} only)", o=one, k=k)
        return cond, post, pred, None
    if roll < 0.44:
        cond = size(link, ">", "1")
        post = w("(with more than one {o}|with several {m}|with co-{k}s|with multiple {m}|that have more than a single {o}|with at least one further {o}|with {a2} additional {o}|invented jointly)" if k == "inventor" else "(with more than one {o}|with several {m}|with co-{k}s|with multiple {m}|that have more than a single {o}|with at least one further {o}|owned jointly|with joint {m})", o=one, m=many, k=k, a2="an")
        pred = w("(have more than one {o}|have several {m}|have co-{k}s|name multiple {m}|list more than a single {o}|have at least one further {o})", o=one, m=many, k=k)
        return cond, post, pred, None
    if roll < 0.62:
        who = words.creator(w, v) if k == "inventor" else words.owner(w, v)
        alone = w.chance(0.5)
        name = who.keep[0]
        cond = f"{nested(who)} and {size(link, '=' if alone else '>', '1')}"
        if alone:
            post = w("(with {n} as the sole {k}|on which {n} is the only {k}|where {n} is the sole {k}|with {n} alone as {k}|that {n} {d} alone|that {n} {d} without anyone else|with no {k} besides {n}|with {n} as single {k})", n=name, k=k, d="invented" if k == "inventor" else w("(filed|owns)"))
            pred = w("(have {n} as their sole {k}|name {n} as the only {k}|have {n} alone as {k})", n=name, k=k)
        else:
            post = w("(of {n} together with at least one further {k}|that {n} {d} together with others|on which {n} is one of several {m}|with {n} and at least one more {k}|that {n} shares with another {k}|of {n} with at least one other {k}|on which {n} is not the only {k}|{n} {d} jointly with somebody else)", n=name, k=k, m=k + "s", d="invented" if k == "inventor" else "filed")
            pred = w("(have {n} and at least one further {k}|name {n} with other {m}|have {n} as one of several {m})", n=name, k=k, m=k + "s")
        return cond, post, pred, who
    k = w.rng.choice(["inventor", "inventor", "applicant", "cpc", "ipc"])
    many = w(PLURAL[k]) if k in PLURAL else w("({u} codes|{u} codes|{u} symbols|codes of the {u})", u=k.upper())
    sign, n, said, mark = words.number(w, v, 2, 20)
    cond = size(LINK[k], sign, value(n))
    post = w("(with {s} {m}|having {s} {m}|that have {s} {m}|with a team of {s} {m}|that list {s} {m}|with number of {m} {x})" if k == "inventor" else "(with {s} {m}|having {s} {m}|that have {s} {m}|that carry {s} {m}|with number of {m} {x})", s=said, m=many, x=mark)
    pred = w("(have {s} {m}|list {s} {m}|come with {s} {m}|carry {s} {m})", s=said, m=many)
    if roll > 0.84:
        other = w.rng.choice([x for x in LINK if x != k])
        s2, n2, said2, _ = words.number(w, v, 2, 20)
        if n2 == n:
            n2, s2, said2 = n + 3, ">", f"more than {n + 3}"
        m2 = w(PLURAL[other]) if other in PLURAL else f"{other.upper()} codes"
        cond += " and " + size(LINK[other], s2, value(n2))
        post = w("(with {a} {m} and {b} {o}|having {a} {m} and also {b} {o}|with {a} {m} as well as {b} {o})", a=said, m=many, b=said2, o=m2)
        pred = w("(have {a} {m} and {b} {o}|list {a} {m} and {b} {o})", a=said, m=many, b=said2, o=m2)
    return cond, post, pred, None


def alone_or_not(w, v):
    """Patents by whether somebody is alone on them, or by how many stand there."""
    cond, post, pred, who = team(w, v)
    found = words.facts(w, v, (50, 42, 8), without=("company", "inventor", "cpc", "ipc"))
    np, _ = phrase(w, found, STRICT, lead=False)
    fact = words.Fact("team", cond, post, pred=pred, keep=who.keep if who else ())
    roll = w.rng.random()
    if roll < 0.46:
        q = w("(how many {np} {p}|how many of the {np} {p}|how many {np} are there {r}|number of {np} {r}|count {np} {r}|count the {np} {r}|{np} {r}, how many|{np} {r}: number|tell how many {np} {p}|what number of {np} {p})", np=np, p=pred, r=post)
        return pair(found + [fact], q, "{count}", wide=False)
    if roll < 0.58:
        k, e, one, many, _ = group(w, ("juris", "year", "doctype", "kind", "filedyear"))
        q = w("(number of {np} {r} per {o}|how many {np} {r} per {o}|{np} {r} by {o}|for each {o}, the number of {np} {r}|count {np} {r} by {o}|{m} with the number of {np} {r})", np=np, r=post, o=one, m=many)
        if any(f.topic in (k, {"year": "when", "filedyear": "when"}.get(k)) for f in found):
            return None
        return pair(found + [fact], q, f"{e} , {{count}}", f"order {e} asc" if k in TIMELY else "", wide=False)
    q = w("(which {np} {p}|{np} {r}|list {np} {r}|show {np} {r}|{np} that {p}|find {np} {r}|which of the {np} {p}|all {np} {r}|titles of {np} {r}|give me the {np} {r}|are there {np} {r}|the {np} {r})", np=np, p=pred, r=post)
    shown = "{title}" if q.startswith("titles") else "{pubno} , {title}"
    if cond.count("count *") == 1 and not who:  # patents grouped by themselves, as elsewhere
        link, tail = re.match(r".*t:(\w+) select .* (having .*) \)$", cond).groups()
        return _team(found, q, link, tail, shown)
    return pair(found + [fact], q, shown, wide=False, nest=LISTED)


def team_average(w, v):
    """The average number of inventors, applicants or codes, of some patents or of each group."""
    k = w.rng.choices(["inventor", "applicant", "cpc", "ipc"], [6, 2, 2, 1])[0]
    many = w(PLURAL[k]) if k in PLURAL else w("({u} codes|{u} codes|{u} symbols)", u=k.upper())
    found = words.facts(w, v, (46, 44, 10), without=("cites", "family"))
    found = [f for f in found if not f.wide]
    np, _ = phrase(w, found, STRICT, lead=False)
    link = LINK[k]
    row = {"inventor": "{iseq}", "applicant": "{aseq}"}.get(k)
    text = w("(average number of {m} per patent|average number of {m}|mean number of {m} per patent|avg {m} per patent|average {m} per patent|average team size in {m})" if k == "inventor" else "(average number of {m} per patent|average number of {m}|mean number of {m} per patent|avg {m} per patent|average {m} per patent)", m=many)
    conds = " and ".join(nested(f) if f.topic in ADDED and " notin " not in f.cond else f.cond for f in found)
    body = render("{title}", conds).split(" where ", 1)
    where = f" where {body[1]}" if len(body) > 1 else ""
    ratio = "count * / count distinct c:patents.patent_id"
    keep = [x for f in found for x in f.keep]
    if found and w.chance(0.35):
        q = w("({t} of {np}|{t} on {np}|what is the {t} of {np}|{t} for {np}|how many {m} do {np} have on average|how many {m} are there on average on {np}|on average, how many {m} do {np} have|{np}: {t}|how many {m} per patent do {np} have)", t=text, np=np, m=many)
        return q, f"from t:patents t:{link} select {ratio}{where}", keep
    g, e, one, more, column = group(w, ("juris", "year", "year", "doctype", "kind", "filedyear", "decade"))
    if any(f.topic in (g, {"year": "when", "filedyear": "when", "decade": "when"}.get(g)) for f in found):
        return None
    of = f" {w('(of|for|on)')} {np}" if found else ""
    e = render(e).split("select ", 1)[1]
    tail = f" order {e} asc" if g in TIMELY else ""
    if w.chance(0.22):
        high = w.chance(0.7)
        q = w("(which {o} has the {h} {t}{of}|{o} with the {h} {t}{of}|in which {o} is the {t}{of} {h}|the {o} with the {h} {t}{of})", o=one, h="highest" if high else "lowest", t=text, of=of)
        tail = f" order {ratio} {'desc' if high else 'asc'} limit 1"
    else:
        q = w("({t} for each {o}{of}|{t} per {o}{of}|{t} by {o}{of}|{t} for every {o}{of}|for each {o} the {t}{of}|what is the {t} in each {o}{of}|how many {m} per patent on average for each {o}{of}|how many {m} does a patent have on average per {o}{of}|how does the {t} develop by {o}{of}|{m2} with the {t}{of}|show the {t} by {o}{of}|chart of {t} per {o}{of})", t=text, o=one, of=of, m=many, m2=more)
        if "develop" in q and g not in TIMELY:
            return None
    return q, f"from t:patents t:{link} select {e} , {ratio}{where}{tail}", keep


PLACES = [("(first|first|first-named|first listed)", 1), ("second", 2), ("third", 3)]


def named_first(w, v):
    """Who stands first, second or third on patents: counts, ranks, tests, names."""
    k = w.rng.choice(["inventor", "inventor", "applicant"])
    said, n = w.rng.choices(PLACES, [8, 2, 1])[0]
    said = w(said)
    seat = "{%s} = %s" % ({"inventor": "iseq", "applicant": "aseq"}[k], value(n))
    many = w(MANY[k]) if w.chance(0.5) else k + "s"
    found = [f for f in words.facts(w, v, (58, 36, 6), without=("company" if k == "applicant" else "inventor",)) if not f.wide and "notin" not in f.cond]
    np, _ = phrase(w, found, STRICT, lead=False)
    fact = words.Fact("seat", seat, said)
    listed = w("(listed {s}|named {s}|who stand {s}|in {s} position|in {s} place|who come {s})" if n == 1 and said == "first" else "(in {s} position|in {s} place)" if n > 1 else "who are {s}", s=said)
    if listed.startswith("who are"):
        many, listed = f"{said} {k}s", ""
    roll = w.rng.random()
    top, count = v.top()
    if roll < 0.28:
        sign, number, text, _ = words.number(w, v, 2, 100)
        q = w("({m} {l} on {t} {np}|which {m} are {l2} on {t} {np}|{m} {l} on {t} of the {np}|list {m} {l} on {t} {np}|{m} that are {s} {k} on {t} {np}|who is {s} {k} of {t} {np}|{m} with {t} {np} as {s} {k}|{m} having {t} {np} where they are the {s} {k})".replace("|{m} {l} on {t} of the {np}", ""), m=many, l=listed, l2=listed.removeprefix("who stand ").removeprefix("who come ") or said, t=text, np=np, s=said, k=k)
        return pair(found + [fact], q, f"{{{k}}} , {{count}}", f"having {{count}} {sign} {value(number)}", False)
    if roll < 0.5:
        single = w.chance(0.4)
        q = (w("(who is most often the {s} {k} on {np}|which {k} is {s} on the most {np}|{k} who is most often in {s} place on {np}|who is named as {s} {k} on the most {np}|the most frequent {s} {k} of {np}|which {s} {k} has the most {np})", s=said, k=k, np=np) if single else
             w("(top {t} {s} {k}s by number of {np}|the {t} most frequent {s} {k}s of {np}|top {t} {s} {k}s of {np}|the {t} {s} {k}s with the most {np}|which {t} {s} {k}s have the most {np}|top {t} {m} counting only the {s} {k} of {np}|{s} {k}s with the most {np}, top {t})", s=said, k=k, np=np, t=top, m=many))
        return pair(found + [fact], q, f"{{{k}}} , {{count}}", f"order {{count}} desc limit {'1' if single else value(count)}", False)
    if roll < 0.64:
        q = w("(number of {np} per {s} {k}|{np} by {s} {k}|{np} per {s} {k}|how many {np} for each {s} {k}|{s} {k}s and their number of {np}|count {np} by {s} {k}|how often is each {k} {s} on {np}|for each {k}, the number of {np} on which they come {s})", s=said, k=k, np=np)
        return pair(found + [fact], q, f"{{{k}}} , {{count}}", "", False)
    if roll < 0.76:
        q = w("(how many (different |)people are {s} {k} on {np}|number of different {s} {k}s on {np}|how many different {s} {k}s do {np} have|how many {s} {k}s are there on {np}|count the {s} {k}s of {np})" if k == "inventor" else "(how many companies are {s} {k} on {np}|number of different {s} {k}s on {np}|how many different {s} {k}s do {np} have)", s=said, k=k, np=np)
        return pair(found + [fact], q, "count distinct {%s}" % {"inventor": "iid", "applicant": "aid"}[k], wide=False, nest=ADDED)
    if roll < 0.86:
        number = w.rng.choice(v.numbers)
        q = w("(who is the {s} {k} of {n}|{s} {k} of {n}|who is named {s2} on {n} as {k}|name of the {s} {k} on {n}|which {k} comes {s2} on {n}|the {s} {k} of patent {n}|{n}: {s} {k})", s=said, k=k, n=number, s2=said if said in ("first", "second", "third") else "first")
        return q, render("{%s}" % k, "{pubno} = " + value(number) + " and " + seat), [number]
    if not found:
        return None
    q = w("({s} {k}s of {np}|list the {s} {k}s of {np}|who are the {s} {k}s of {np}|names of the {s} {k}s on {np}|which {m} are the {s} {k}s of {np}|show the {s} {k}s of {np}|{np}: {s} {k}s)", s=said, k=k, np=np, m=many)
    return pair(found + [fact], q, "distinct {%s}" % k, wide=False)


def people_ranked(w, v):
    """Inventors of a company, companies of an inventor or of a code, by number of patents."""
    k = w.rng.choice(["inventor", "inventor", "applicant"])
    if k == "inventor":
        who = words.owner(w, v)
    else:
        who = w.rng.choice([words.creator, words.creator, words.cpc_fact, words.ipc_fact, words.country, words.topical])(w, v)
    name = who.keep[0] if k == "inventor" or who.topic == "inventor" else ""
    extra = words.facts(w, v, (70, 28, 2), without=("company", "inventor", who.topic))
    extra = [f for f in extra if not f.wide]
    x = "".join(" " + f.post for f in extra)
    many = w(MANY[k]) if w.chance(0.4) else w("(inventors|inventors|people)" if k == "inventor" else "(companies|companies|applicants|firms)")
    said, n = v.top()
    roll = w.rng.random()
    if k == "inventor":
        at = w("(at {n}|of {n}|working for {n}|for {n}|inside {n})", n=name)
        one = "inventor"
    elif name:
        at = w("(of inventor {n}|that inventor {n} worked for|for which {n} invented|behind the patents of inventor {n}|on the patents of inventor {n})", n=name)
        one = w("(company|applicant|firm)")
    else:
        at, one = "with patents " + who.post, w("(company|applicant|firm)")
    if roll < 0.3:
        q = w("({m} {a} by number of patents{x}|{m} {a} and their number of patents{x}|{m} {a} with the number of patents each{x}|number of patents per {o} for {o}s {a}{x}|how many patents does each of the {m} {a} have{x}|list {m} {a} with their patent counts{x}|{m} {a}, and how many patents each{x})".replace("|number of patents per {o} for {o}s {a}{x}", ""), m=many, a=at, x=x, o=one)
        tail = "order {count} desc" if " by number" in q else ""
    elif roll < 0.62:
        q = w("(top {t} {m} {a} by number of patents{x}|the {t} {m} {a} with the most patents{x}|the {t} most productive {m} {a}{x}|which {t} {m} {a} have the most patents{x}|{m} {a}, top {t}{x}|{t} leading {m} {a}{x}|show the top {t} {m} {a}{x}|rank the {m} {a} by patents, first {t}{x}|the {t} busiest {m} {a}{x}|top {t} {m} {a}{x})", t=said, m=many, a=at, x=x)
        tail = f"order {{count}} desc limit {value(n)}"
    elif roll < 0.82:
        q = w("(which {o} {a} has the most patents{x}|the most productive {o} {a}{x}|{o} {a} with the most patents{x}|who is the most frequent {o} {a}{x}|which {o} {a} leads in patents{x}|which {o} {a} is on most patents{x}|number one {o} {a} by patents{x})", o=one, a=at, x=x)
        tail = "order {count} desc limit 1"
        if "number one" in q:
            q = q.replace("number one", "top")
    else:
        sign, number, text, _ = words.number(w, v, 2, 50)
        q = w("({m} {a} with {s} patents{x}|which {m} {a} have {s} patents{x}|{m} {a} that have {s} patents{x}|list {m} {a} with {s} patents{x}|{m} {a} having {s} patents{x})", m=many, a=at, s=text, x=x)
        tail = f"having {{count}} {sign} {value(number)}"
        if " with patents " in q:
            return None
    if x and "patent" not in q.removesuffix(x)[-16:]:
        return None
    return pair([who] + extra, q, f"{{{k}}} , {{count}}", tail, False)


SHAPES = [(alone_or_not, 8), (team_average, 6), (named_first, 8), (people_ranked, 8)]
