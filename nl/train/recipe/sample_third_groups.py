"""Groups by a third hand: counts by two things, several measures of each group, two tests of
a group at once, groups that are there every year, different things per group."""
from . import sample_wordings as words
from .sample_form import value
from .sample_groups import TIMELY, TOPIC_OF, group, wide_for
from .sample_measures import NAMES
from .sample_questions import ADDED
from .sample_voices import STRICT, pair, phrase

CROSSED = ("juris", "year", "doctype", "kind", "filedyear", "applicant", "assignee", "cpc", "cpcclass", "cpcsection", "ipc", "ipcsection", "inventor", "decade", "filedmonth", "month")
SMALL = ("juris", "doctype", "kind", "cpcsection", "ipcsection")


def period(w, v, k):
    """A time of several years, said behind a grouping by k; or nothing."""
    if w.chance(0.45):
        return []
    cond, text, bare, sign, _, field = words.span(w, v, "filed" if k.startswith("filed") else "year")
    if sign == "=" and not bare.endswith("0s") or text.startswith(("of ", "dated", "older", "for", "on ")) or field not in ("filed", "year", "pubdate"):
        return []
    return [words.Fact("when", cond, text)]


def crossed(w, v):
    """Counts by two things at once."""
    a, ea, one, many, ca = group(w, CROSSED)
    b, eb, two, more, cb = group(w, SMALL + ("year", "filedyear", "decade", "year"))
    if w.chance(0.35):
        (a, ea, one, many, ca), (b, eb, two, more, cb) = (b, eb, two, more, cb), (a, ea, one, many, ca)
    if ea == eb or {a, b} <= set(TIMELY) or a[:3] == b[:3] in ("cpc", "ipc") or {a, b} & {"assignee"} and {a, b} & {"kind", "ipcsection", "inventor", "ipc"} or {a, b} == {"applicant", "assignee"}:
        return None
    time = next((k for k in (a, b) if k in TIMELY), "")
    when = period(w, v, time) if time in ("year", "filedyear") else []
    found = words.facts(w, v, (56, 36, 8), without=(TOPIC_OF.get(a, ""), TOPIC_OF.get(b, ""), "when" if time else ""))
    found = [f for f in found if not f.wide or not {a, b} & {"kind", "ipc", "ipcsection", "inventor"}]
    np, _ = phrase(w, found, STRICT, lead=False)
    t = "".join(" " + f.post for f in when)
    style = w.rng.random()
    if style < 0.2 and a in SMALL and b in SMALL + TIMELY and not found:
        q = w("({m} by {b}{t}|{m} per {b}{t}|{m} over the {n}{t}|{m} and {n}: counts{t}|{m} against {n}{t}|{m} split by {b}{t}|{m} for each {b}{t}, with counts|how do the {m} spread over the {n}{t}|number of each {a} by {b}{t}|how often does each {a} occur per {b}{t}|how many of each {a} per {b}{t}|how many of each {a} for every {b}{t}|{a} mix by {b}{t}|{a} breakdown per {b}{t})", m=many, n=more, a=one, b=two, t=t)
    elif style < 0.45:
        q = w("(heatmap: {a} against {b}{f}{t}|heatmap of {np} by {a} and {b}{t}|heat map {a} / {b}{f}{t}|matrix of {a} and {b} with number of {np}{t}|pivot {np} by {a} and {b}{t}|pivot table: {a} by {b}{f}{t}|cross tab of {a} and {b}{f}{t}|crosstab {a} x {b}{f}{t}|stacked bars of {np} by {a} and {b}{t}|stacked bar chart: {np} per {a}, split by {b}{t}|one line per {a}: {np} by {b}{t}|line chart of {np} per {a} by {b}{t}|{a} versus {b}, number of {np}{t}|bubble chart of {np}: {a} against {b}{t}|table with {a}, {b} and number of {np}{t}|{ca} x {cb} counts{f}{t}|plot {np} by {a} and {b}{t})",
              a=one, b=two, ca=ca, cb=cb, np=np, t=t, f=f" for {np}" if found else "")
    else:
        q = w("({np} per {a} by {b}{t}|{np} per {a} and {b}{t}|{np} by {a} and {b}{t}|{np} by {a}, by {b}{t}|{np} by {a} for each {b}{t}|number of {np} per {a} and {b}{t}|number of {np} for each {a} by {b}{t}|how many {np} per {a} and per {b}{t}|how many {np} are there for each {a} in each {b}{t}|how many {np} did each {a} have in each {b}{t}|how many {np} does every {a} have per {b}{t}|count {np} by {a} and {b}{t}|count of {np} for every {a} and every {b}{t}|for each {a} and {b}, the number of {np}{t}|for each {a}, count {np} by {b}{t}|for every {a} the number of {np} per {b}{t}|break {np} down by {a} and {b}{t}|break down the {np} by {a} and then by {b}{t}"
              "|split the {np} by {a} and {b}{t}|{np} grouped by {a} and {b}{t}|group the {np}{t} by {ca} and {cb}|{np}{t} grouped by {ca}, {cb}|show {np} by {a} and {b}{t}|show me the number of {np} by {a} and {b}{t}|counts of {np} by {a} and {b}{t}|{a} by {b}: number of {np}{t}|distribution of {np} over {m} and {n}{t}|how do {np} spread over {m} and {n}{t}|how are {np} distributed by {a} and by {b}{t}|statistics of {np} by {a} and {b}{t}|{np} count per {a} and {b}{t}|number of {np} in every combination of {a} and {b}{t}|number of {np} for each pair of {a} and {b}{t}|{m} and {n} with the number of {np}{t}|select {ca}, {cb}, count(*){t}{f})".replace("(*)", "STAR"),
              a=one, b=two, ca=ca, cb=cb, m=many, n=more, np=np, t=t, f=f" for {np}" if found else "").replace("STAR", "(*)")
    tail = f"order {ea if time == a else eb} asc" if time else ""
    return pair(found + when, q, f"{ea} , {eb} , {{count}}", tail, any(wide_for(w, k, found) for k in (a, b)))


SAID = {"min": "(min|minimum|lowest|smallest)", "max": "(max|maximum|highest|largest)", "avg": "(average|average|mean|avg)", "sum": "(total|sum|total)"}
SETS = [("min", "avg", "max"), ("min", "max"), ("avg", "max"), ("avg", "min", "max"), ("sum", "avg"), ("avg", "sum"), ("count", "avg"), ("count", "sum"), ("count", "avg", "max"), ("count", "sum", "avg"), ("count", "max"), ("count", "avg"), ("avg", "count")]
ENDS = {"filed": "(filing date|filing date|filing)", "pubdate": "(publication date|publication date|publication)", "year": "(publication year|year)", "priority": "(priority date|earliest priority date)"}


def listed(w, parts):
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + w.rng.choice([" and "] * 7 + [", ", " as well as "]) + parts[-1]


def measures(w, v):
    """(text, expressions, topic) of several measures."""
    roll = w.rng.random()
    noun = w("(patents|patents|documents|publications)")
    amount = w("(number of {n}|number of {n}|count|{n} count|count of {n}|how many {n})", n=noun)
    if roll < 0.24:
        f = w.rng.choice(list(ENDS))
        first, last = w.rng.choice([("first", "last"), ("earliest", "latest"), ("first", "most recent"), ("min", "max"), ("oldest", "newest")])
        parts, out = [first, last], [f"min {{{f}}}", f"max {{{f}}}"]
        text = f"{listed(w, parts)} {w(ENDS[f])}"
        if w.chance(0.3):
            text, out = f"{amount}, {text}", ["{count}"] + out
        return text.replace(", ", " and ", 1) if text.startswith(first + ", ") else text, out, "when"
    if roll < 0.42:
        f, g = w.rng.sample(["cites", "fam", "xfam"], 2)
        fn = w.rng.choice(["avg", "avg", "max", "sum"])
        more = fn if w.chance(0.7) else w.rng.choice(["avg", "max", "min"])
        parts = [f"{w(SAID[fn])} {w(NAMES[f])}", f"{w(SAID[more])} {w(NAMES[g])}"]
        out = [f"{fn} {{{f}}}", f"{more} {{{g}}}"]
        if w.chance(0.25):
            parts, out = [amount] + parts, ["{count}"] + out
        return listed(w, parts), out, "both"
    f = w.rng.choice(["cites", "cites", "cites", "fam", "xfam"])
    fns = w.rng.choice(SETS)
    m = w(NAMES[f])
    out = ["{count}" if fn == "count" else f"{fn} {{{f}}}" for fn in fns]
    if "count" in fns:
        parts = [amount if fn == "count" else f"{w(SAID[fn])} {m}" for fn in fns]
        if len(fns) == 2 and fns[0] == "count" and w.chance(0.2):
            parts = ["count", w(SAID[fns[1]]) + " " + m]
        return listed(w, parts), out, "cites" if f == "cites" else "family"
    text = listed(w, [w(SAID[fn]) for fn in fns])
    return w("({t} {m}|{t} of {m}|{t} of {m}|{m}: {t}|{m} ({t}))", t=text, m=m), out, "cites" if f == "cites" else "family"


def several_measures(w, v):
    """Two or three measures, of each group or of some patents."""
    text, out, topic = measures(w, v)
    out_of = {"both": ("cites", "family"), "when": ("when",)}.get(topic, (topic,))
    if w.chance(0.18):
        found = words.facts(w, v, (0, 66, 34), without=out_of)
        np, front = phrase(w, found, STRICT)
        if not text.startswith(("how many", "count")) and "(" not in text:
            q = w("({t} of {np}|{t} for {np}|what are the {t} of {np}|the {t} for {np}|show {t} of {np}|{np}: {t}|give me the {t} of {np}|for {np}, {t}|{t} over all {np}|compute {t} for {np})", t=text, np=np)
            return pair(found, front + q, " , ".join(out), nest=ADDED) if "{count}" not in out else None
        return None
    k, e, one, many, column = group(w, without=("month", "filedmonth", "fileddecade", "cpccode", "ipccode"))
    if topic == "when" and k in TIMELY:
        return None
    found = words.facts(w, v, (58, 36, 6), without=out_of + (TOPIC_OF.get(k, ""),))
    found = [f for f in found if not f.wide or k not in ("inventor", "ipc", "ipcclass", "ipcsection", "kind")]
    np, _ = phrase(w, found, STRICT, lead=False)
    of = f" {w('(of|for|among|of the)')} {np}" if found else ""
    s = text[9:] if text.startswith("how many ") else text
    if s != text:
        q = w("(how many {s}{of} per {o}|for each {o}: how many {s}{of}|per {o}, how many {s}{of}|by {o}: how many {s}{of})", s=s, of=of, o=one)
    else:
        q = w("({t} for every {o}{of}|{t} for each {o}{of}|{t} per {o}{of}|{t} by {o}{of}|{t} of each {o}{of}|{t} by {c}{of}|{t} group by {c}{of}|{t}{of} per {o}|{t}{of} by {o}|{t}{of} for each {o}|for each {o} the {t}{of}|for each {o}, {t}{of}|for every {o} show {t}{of}|per {o}: {t}{of}|by {o}: {t}{of}|{o}, {t}{of}|{m} with {t}{of}|{m} with their {t}{of}|{m} and their {t}{of}|list {m} with {t}{of}|list the {m} together with {t}{of}|show {t} by {o}{of}|show me the {t} per {o}{of}|what are the {t} per {o}{of}|what are the {t} of each {o}{of}|give the {t} for every {o}{of}|table of {m}: {t}{of}|each {o} with {t}{of}|a table by {o} with {t}{of}|compare {m} by {t}{of}|{t}, grouped by {o}{of}|statistics per {o}: {t}{of}|profile of each {o}: {t}{of})",
              t=text, o=one, m=many, c=column, of=of)
    tail = f"order {e} asc" if k in TIMELY else ""
    if k not in TIMELY and w.chance(0.1) and "{count}" in out:
        q, tail = q + w.rng.choice([", most patents first", ", ordered by number of patents descending", ", largest count first", ", sorted by count from high to low"]), "order {count} desc"
    return pair(found, q, f"{e} , {' , '.join(out)}", tail, wide_for(w, k, found) or any(f.wide for f in found), nest=ADDED)


def test(w, v, f):
    """(sign, number, wording) of a measure."""
    fn = w.rng.choices(["avg", "sum", "max"], [6, 3, 2])[0]
    sign, n, said, mark = words.number(w, v, 2, 300 if fn == "sum" else 60)
    if sign == "=":
        sign, said, mark = ">", f"more than {n}", f"> {n}"
    if f == "cites":
        post = w({"avg": "({s} citations per patent on average|{s} citations on average|an average of {s} citations|{s} citations per patent|an average citation count of {s}|on average {s} citations|a mean citation count {x})",
                  "sum": "({s} citations in total|{s} citations altogether|a total of {s} citations|{s} citations overall|total citations {x})", "max": "(a patent with {s} citations|a maximum of {s} citations|a best citation count of {s})"}[fn], s=said, x=mark)
        if fn == "max":
            post = w("(a maximum citation count of {s}|a highest citation count of {s}|max citations {x})", s=said, x=mark)
    else:
        if fn == "sum":
            fn = "avg"
        name = "extended family size" if f == "xfam" else w("(family size|simple family size)")
        post = w("(an average {m} of {s}|a mean {m} of {s}|average {m} {x}|an average {m} {x})" if fn == "avg" else "(a largest {m} of {s}|a maximum {m} of {s}|max {m} {x})", m=name, s=said, x=mark)
    return fn, sign, n, post


def tested_groups(w, v):
    """Groups tested by a measure, with or without a test of their number of patents."""
    f = w.rng.choices(["cites", "fam", "xfam"], [6, 2, 1])[0]
    k, e, one, many, column = group(w, without=("month", "filedmonth", "fileddecade", "cpccode", "ipccode", "decade"))
    fn, sign, n, post = test(w, v, f)
    found = words.facts(w, v, (66, 30, 4), without=("cites", "family", TOPIC_OF.get(k, "")))
    found = [x for x in found if not x.wide or k not in ("inventor", "ipc", "ipcclass", "ipcsection", "kind")]
    agg = f"{fn} {{{f}}}"
    np, _ = phrase(w, found, STRICT, lead=False)
    wide = wide_for(w, k, found) or any(x.wide for x in found)
    if w.chance(0.55):
        s2, n2, said2, mark2 = words.number(w, v, 2, 100)
        if n2 == n or s2 == "=":
            return None
        first = w("({s} {np}|{s} {np}|{s} {np}|number of {np} {x})", s=said2, np=np, x=mark2)
        q = w("({m} with {a} and {b}|{m} with {a} and {b}|{m} that have {a} and {b}|which {m} have {a} and {b}|which {m} have {a} and also {b}|list {m} with {a} and {b}|show the {m} with {a} and {b}|find {m} with both {a} and {b}|{m} having {a} and {b}|what {m} have {a} as well as {b}|{m} with {a}, and with {b}|all {m} that have {a} together with {b}|every {o} with {a} and {b}|name the {m} having {a} and {b}|give me {m} with {a} and {b})", m=many, o=one, a=first, b=post)
        if "number of" in first and not q.startswith(many):
            return None
        return pair(found, q, f"{e} , {{count}} , {agg}", f"having {{count}} {s2} {value(n2)} and {agg} {sign} {value(n)}", wide, nest=ADDED)
    of = f" {w('(for|among|looking at|on)')} {np}" if found else ""
    q = w("({m} with {b}{of}|which {m} have {b}{of}|{m} that have {b}{of}|list {m} with {b}{of}|{m} having {b}{of}|show {m} with {b}{of}|what {m} have {b}{of}|find the {m} that have {b}{of}|all {m} with {b}{of}|group by {c} having {b}{of}|every {o} that has {b}{of}|give me the {m} with {b}{of})", m=many, o=one, c=column, b=post, of=of)
    return pair(found, q, f"{e} , {agg}", f"having {agg} {sign} {value(n)}", wide, nest=ADDED)


def steady(w, v):
    """Groups that are there in every year of a time, every country, every section."""
    k, _, one, many, _ = group(w, ("applicant", "inventor", "cpc", "juris", "ipc", "applicant", "doctype"))
    over, span, sub, filing = w.rng.choices(["year", "juris", "doctype", "cpcsection"], [8, 2, 1, 1])[0], "", "", False
    if over == k or over == "cpcsection" and k in ("cpc", "ipc") or over == "juris" and k == "doctype":
        return None
    own = [x for x in words.facts(w, v, (84, 16), without=("company", "inventor", "cpc", "ipc", "juris", "when", "doctype")) if not x.wide]
    np, _ = phrase(w, own, STRICT, lead=False)
    column = "c:patents.publication_year" if over == "year" else {"juris": "c:patents.jurisdiction", "doctype": "c:patents.document_type", "cpcsection": "c:patent_cpc.cpc_section"}[over]
    cond, source = "", "t:patent_cpc" if over == "cpcsection" else "t:patents"
    when = []
    if over == "year":
        y = v.year(1995, 2012)
        z = y + w.rng.choice([1, 2, 3, 4, 5, 6, 7])
        if w.chance(0.2):
            cond = f" where {column} >= {value(y)}"
            said = w("(every year since {y}|each year since {y}|all years since {y}|every single year from {y} on)", y=y)
            when = [words.Fact("when", "{year} >= " + value(y), said)]
        else:
            cond = f" where {column} between {value(y)} {value(z)}"
            said = w("(every year from {y} to {z}|each year from {y} to {z}|every year between {y} and {z}|each of the years {y} to {z}|all years from {y} to {z}|every single year from {y} to {z}|each year between {y} and {z}|all of the years {y}-{z})", y=y, z=z)
            when = [words.Fact("when", "{year} between %s %s" % (value(y), value(z)), said)]
    else:
        said = w({"juris": "(every jurisdiction|all jurisdictions|every country|each of the countries|all countries|every office)", "doctype": "(every document type|all document types|each type of document)", "cpcsection": "(every CPC section|all CPC sections|each CPC section)"}[over])
    a = "of" if over == "doctype" else "in"
    q = w("(which {m} have {np} {a} {s}|{m} with {np} {a} {s}|which {m} had {np} {a} {s}|{m} that have {np} {a} {s}|list {m} with {np} {a} {s}|list the {m} that had {np} {a} {s}|which {m} appear with {np} {a} {s}|{m} having {np} {a} {s}|what {m} have {np} {a} {s}|{m} that are there {a} {s} with {np}|find {m} with at least one of the {np} {a} {s}|show the {m} with {np} {a} {s}|every {o} with {np} {a} {s})".replace("|find {m} with at least one of the {np} {a} {s}", ""), m=many, o=one, np=np, a=a, s=said)
    inner = f"( from {source} select count distinct {column}{cond} )"
    return pair(own + when, q, "{%s}" % k, f"having count distinct {{{over}}} = {inner}", False)


THINGS = {"aid": ("(companies|applicants|firms|owners|organizations|companies)", "company"), "iid": ("(inventors|inventors|people|persons)", "inventor"), "cpc": ("(CPC subclasses|technology classes|technology areas)", "cpc"), "cpcclass": ("(CPC classes|cpc classes)", "cpc"), "cpcsection": ("CPC sections", "cpc"), "cpccode": ("(full CPC codes|CPC symbols)", "cpc"),
          "ipc": ("(IPC subclasses|ipc subclasses)", "ipc"), "ipccode": ("full IPC codes", "ipc"), "juris": ("(countries|jurisdictions|offices)", "juris"), "kind": ("kind codes", "kind"), "doctype": ("(document types|types of document)", "doctype"), "year": ("(publication years|years)", "when")}


def different_per(w, v):
    """How many different companies, inventors, codes … each group has."""
    x = w.rng.choices(list(THINGS), [8, 8, 4, 1.5, 1, 1, 2, 0.5, 3, 1, 1.5, 2])[0]
    said, topic = THINGS[x]
    k, e, one, many, column = group(w, ("year", "juris", "doctype", "kind", "filedyear", "cpc", "cpcclass", "cpcsection", "ipc", "ipcclass", "ipcsection", "applicant", "inventor", "decade"))
    if {"aid": "applicant", "iid": "inventor"}.get(x, x)[:3] == k[:3] or k in TIMELY and x == "year" or k == "filedyear" and x == "year":
        return None
    things = w("(different|different|distinct|unique|separate)") + " " + w(said)
    found = words.facts(w, v, (58, 34, 8), without=(topic, TOPIC_OF.get(k, ""), "when" if k in TIMELY else ""))
    found = [f for f in found if not f.wide]
    when = period(w, v, k) if k in ("year", "filedyear") and w.chance(0.6) else []
    np, _ = phrase(w, found, STRICT, lead=False)
    of = (f" {w('(on|of|for|among)')} {np}" if found else "") + "".join(" " + f.post for f in when)
    agg = f"count distinct {{{x}}}"
    roll = w.rng.random()
    tail = f"order {e} asc" if k in TIMELY else ""
    if roll < 0.62:
        q = w("({x} per {o}{p}|number of {x} per {o}{p}|number of {x} by {o}{p}|{x} by {o}{p}|how many {x} per {o}{p}|how many {x} are there per {o}{p}|how many {x} are there in each {o}{p}|how many {x} for every {o}{p}|how many {x} does each {o} have{p}|how many {x} has every {o}{p}|count the {x} of each {o}{p}|count {x} by {c}{p}|count distinct: {x} per {o}{p}|for each {o} the number of {x}{p}|for every {o} how many {x}{p}|{m} with their number of {x}{p}|{m} and how many {x} each of them has{p}|number of {x} in each {o}{p}|chart the number of {x} per {o}{p}|plot {x} by {o}{p}|show how many {x} there are per {o}{p}|{x} counted per {o}{p}|{o}: number of {x}{p}|group by {c}: number of {x}{p})", x=things, o=one, m=many, c=column, p=of)
        if k in TIMELY and w.chance(0.3):
            q = w("(how did the number of {x} develop over the {m}{p}|number of {x} over the {m}{p}|development of the number of {x} per {o}{p}|trend of {x} per {o}{p}|{x} over time, by {o}{p})", x=things, o=one, m=many, p=of)
    elif roll < 0.82:
        q = w("(which {o} has the most {x}{p}|{o} with the most {x}{p}|the {o} with the largest number of {x}{p}|in which {o} are there the most {x}{p}|what {o} has the highest number of {x}{p}|name the {o} that has the most {x}{p})", o=one, x=things, p=of)
        tail = f"order {agg} desc limit 1"
    elif roll < 0.9:
        said, n = v.top()
        q = w("(top {n} {m} by number of {x}{p}|the {n} {m} with the most {x}{p}|which {n} {m} have the most {x}{p}|{n} {m} with the highest number of {x}{p})", n=said, m=many, x=things, p=of)
        tail = f"order {agg} desc limit {value(n)}"
    else:
        sign, n, text, _ = words.number(w, v, 2, 40)
        q = w("({m} with {s} {x}{p}|which {m} have {s} {x}{p}|list {m} with {s} {x}{p}|{m} that have {s} {x}{p}|{m} having {s} {x}{p})", m=many, s=text, x=things, p=of)
        tail = f"having {agg} {sign} {value(n)}"
    return pair(found + when, q, f"{e} , {agg}", tail, False)


SHAPES = [(crossed, 12), (several_measures, 11), (tested_groups, 8), (steady, 2.5), (different_per, 8)]
