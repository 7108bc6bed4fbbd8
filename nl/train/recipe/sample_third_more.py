"""Further shapes by a third hand: groups by when they begin and end, between two numbers, in so
many years, main codes, the codes of a company."""
from . import sample_wordings as words
from .sample_form import value
from .sample_groups import TIMELY, TOPIC_OF, group, wide_for
from .sample_questions import ADDED
from .sample_voices import STRICT, pair, phrase

OWNERS = ("applicant", "assignee", "inventor", "cpc", "ipc", "juris", "applicant", "cpcclass")


def begun(w, v):
    """Groups whose first or last patent is before, after or in a time."""
    k, e, one, many, _ = group(w, OWNERS)
    found = [f for f in words.facts(w, v, (76, 22, 2), without=("when", TOPIC_OF.get(k, ""))) if not f.wide or k in ("applicant", "assignee", "juris")]
    np, _ = phrase(w, found, STRICT, lead=False)
    last = w.chance(0.45)
    f = w.rng.choice(["filed", "year", "year"])
    y = v.year()
    sign, time = w.rng.choice([("<", "before"), (">=", "since"), (">", "after"), ("=", "in"), ("<=", "until")])
    agg = f"{'max' if last else 'min'} {'year {filed}' if f == 'filed' else '{year}'}"
    t = f"{time} {y}" if time != "since" else w.rng.choice([f"in {y} or later", f"not before {y}"])
    if time == "until":
        t = w.rng.choice([f"in {y} or earlier", f"no later than {y}"])
    past, noun = ("filed", "filing") if f == "filed" else ("published", "publication")
    rest = f" of {np}" if found else ""
    thing = w("(patent|publication|document)") if f != "filed" else "patent"
    late = w("(last|most recent|latest)" if last else "(first|earliest|very first)")
    if k in ("applicant", "assignee"):
        q = w("(which {m} {p} their {l} {x} {t}{r}|{m} that {p} their {l} {x} {t}{r}|{m} whose {l} {n} was {t}{r}|list {m} whose {l} {n} was {t}{r}|which {m} had their {l} {n} {t}{r}|{m} with their {l} {n} {t}{r}|{m} with a {l} {n} {t}{r}|{m} whose {l} {x} was {p} {t}{r}|show {m} that {p} for the {y} time {t}{r}|name the {m} whose {l} {x} was {p} {t}{r}|which {m} {y} {p} {t}{r})", m=many, p=past, l=late, x=thing, t=t, r=rest, n=noun, y="last" if last else "first")
    else:
        q = w("({m} whose {l} {n} was {t}{r}|which {m} have their {l} {n} {t}{r}|{m} with their {l} {n} {t}{r}|{m} with the {l} {n} {t}{r}|list {m} whose {l} {x} was {p} {t}{r}|{m} of which the {l} {x} was {p} {t}{r}|which {m} first_last appear {t}{r}|find {m} with a {l} {n} {t}{r})", m=many, p=past, l=late, x=thing, t=t, r=rest, n=noun)
        if "first_last" in q:
            if f == "filed":
                return None
            q = q.replace("first_last", "last" if last else "first")
    return pair(found, q, f"{e} , {agg}", f"having {agg} {sign} {value(y)}", wide_for(w, k, found) or any(x.wide for x in found), nest=ADDED)


def between(w, v):
    """Groups with a number of patents, or of different things, between two numbers."""
    k, e, one, many, _ = group(w, without=("month", "filedmonth", "fileddecade"))
    found = [f for f in words.facts(w, v, (64, 32, 4), without=(TOPIC_OF.get(k, ""),)) if not f.wide or k not in ("inventor", "ipc", "ipcclass", "ipcsection", "ipccode", "kind")]
    np, _ = phrase(w, found, STRICT, lead=False)
    a = w.rng.choice([2, 3, 5, 10, 20, 50, 100])
    b = a + w.rng.choice([3, 5, 10, 20, 50, 100])
    if w.chance(0.72):
        text = w("(between {a} and {b}|from {a} to {b}|{a} to {b}|anywhere from {a} to {b})", a=a, b=b)
        tail = f"having {{count}} between {value(a)} {value(b)}"
    else:
        text = w("(at least {a} but no more than {b}|at least {a} and at most {b}|{a} or more but at most {b})", a=a, b=b)
        tail = f"having {{count}} >= {value(a)} and {{count}} <= {value(b)}"
    q = w("({m} with {s} {np}|which {m} have {s} {np}|{m} that have {s} {np}|list {m} with {s} {np}|{m} having {s} {np}|show the {m} with {s} {np}|all {m} with {s} {np}|find {m} that have {s} {np}|every {o} with {s} {np}|{m} whose number of {np} is {s}|what {m} have {s} {np})", m=many, o=one, s=text, np=np)
    return pair(found, q, f"{e} , {{count}}", tail, wide_for(w, k, found) or any(f.wide for f in found))


def so_many_years(w, v):
    """Groups that are there in so many different years, countries or codes, with patents enough."""
    k, e, one, many, _ = group(w, ("applicant", "inventor", "cpc", "ipc", "applicant"))
    x, said, pre = w.rng.choice([("year", "(different years|years|separate years|publication years)", "in"), ("year", "(different years|years)", "in"), ("juris", "(countries|different jurisdictions|offices|different countries)", "in"), ("doctype", "different document types", "of"), ("cpc", "(CPC subclasses|different CPC subclasses)", "in")])
    if x == k or k == "ipc" and x == "cpc":
        return None
    found = [f for f in words.facts(w, v, (80, 20), without=("company", "inventor", "cpc", "ipc", "juris", "when", "doctype")) if not f.wide]
    np, _ = phrase(w, found, STRICT, lead=False)
    sign, n, text, _ = words.number(w, v, 2, 12)
    agg = f"count distinct {{{x}}}"
    things = w(said)
    if w.chance(0.4):
        s2, n2, t2, _ = words.number(w, v, 3, 60)
        if n2 == n or s2 == "=" or np == "":
            return None
        q = w("({m} with {t} {np} {p} {s} {x}|which {m} have {t} {np} {p} {s} {x}|{m} that have {t} {np} {p} {s} {x}|list {m} having {t} {np} {p} {s} {x}|{m} with {t} {np}, spread over {s} {x})", m=many, t=t2, np=np, p=pre, s=text, x=things)
        return pair(found, q, f"{e} , {{count}} , {agg}", f"having {{count}} {s2} {value(n2)} and {agg} {sign} {value(n)}", False)
    q = w("({m} with {np} {p} {s} {x}|which {m} have {np} {p} {s} {x}|{m} that have {np} {p} {s} {x}|list {m} with {np} {p} {s} {x}|{m} having {np} {p} {s} {x}|find {m} with {np} {p} {s} {x}|show {m} that had {np} {p} {s} {x}|{m} active {p2} {s} {x}{of})", m=many, np=np, p=pre, p2="in" if pre == "in" else "with patents of", s=text, x=things, of=f" with {np}" if found else "")
    return pair(found, q, f"{e} , {agg}", f"having {agg} {sign} {value(n)}", False)


def main_code(w, v):
    """The first CPC subclass of each patent, as the wide table has it."""
    name = w("(first CPC subclass|main CPC subclass|first CPC|main CPC|primary CPC|first-listed CPC subclass|main CPC code)")
    found = words.facts(w, v, (46, 44, 10), without=("cpc", "ipc", "inventor", "kind", "family"), narrow=True)
    found = [f for f in found if "{priority}" not in f.cond]
    np, _ = phrase(w, found, STRICT, lead=False)
    said, n = v.top()
    roll = w.rng.random()
    many = name + ("s" if not name.endswith("subclass") else "es")
    if roll < 0.34:
        q = w("({np} by {c}|{np} per {c}|number of {np} per {c}|number of {np} by {c}|how many {np} for each {c}|count {np} by {c}|{np} grouped by {c}|for each {c} the number of {np}|distribution of {np} over the {m}|breakdown of {np} by {c})", np=np, c=name, m=many)
        tail = ""
    elif roll < 0.58:
        q = w("(top {n} {m} by number of {np}|the {n} most frequent {m} of {np}|{n} most common {m} among {np}|which {n} {m} have the most {np}|top {n} {m} of {np})", n=said, m=many, np=np)
        tail = f"order {{count}} desc limit {value(n)}"
    elif roll < 0.74:
        q = w("(most common {c} of {np}|which {c} do most {np} have|what is the most frequent {c} among {np}|{c} with the most {np}|the {c} that occurs most often on {np})", c=name, np=np)
        tail = "order {count} desc limit 1"
    elif roll < 0.88:
        typed, val = v.code("cpc_subclass")
        q = w("(how many {np} have {t} as their {c}|how many {np} have the {c} {t}|number of {np} with {c} {t}|{np} with {c} {t}, how many|count {np} whose {c} is {t})", np=np, t=typed, c=name)
        return pair(found + [words.Fact("first", "{cpc} = " + value(val), typed, keep=(typed,))], q, "{count}", wide=True)
    else:
        q = w("(how many different {m} do {np} have|number of different {m} of {np}|how many distinct {m} are there among {np})", m=many, np=np)
        return pair(found, q, "count distinct {cpc}", wide=True)
    return pair(found, q, "{cpc} , {count}", tail, True)


def codes_of(w, v):
    """Codes, countries, years or types of a company's or an inventor's patents, ranked."""
    who = words.owner(w, v) if w.chance(0.75) else words.creator(w, v)
    k, e, one, many, _ = group(w, ("cpc", "cpcclass", "cpcsection", "ipc", "juris", "year", "doctype", "kind", "filedyear"))
    name = who.keep[0]
    extra = [f for f in words.facts(w, v, (72, 28), without=("company", "inventor", TOPIC_OF.get(k, ""), "when" if k in TIMELY else "")) if not f.wide]
    np, _ = phrase(w, extra, STRICT, lead=False)
    n, count = v.top()
    of = name + "'s" if who.topic == "company" else "inventor " + name + "'s"
    whom = name if who.topic == "company" else "inventor " + name
    roll = w.rng.random()
    if roll < 0.4:
        q = w("(in which {o} does {c} have the most {np}|in which {o} has {c} the most {np}|{o} with the most {np} of {c}|{c2} strongest {o} by number of {np}|what is the main {o} of {c2} {np}|which {o} do most of {c2} {np} fall into|most frequent {o} of {c2} {np}|which {o} is {c} most active in, by {np}|{c}: {o} with the most {np}|where does {c} have most {np}, by {o}|which {o} holds the most of {c2} {np})", o=one, c=whom, c2=of, np=np)
        tail = "order {count} desc limit 1"
        if "most of" in q and k in TIMELY or "strongest" in q and k in ("doctype", "kind"):
            return None
    elif roll < 0.65:
        q = w("(top {n} {m} of {c2} {np}|{c2} top {n} {m} by number of {np}|the {n} {m} in which {c} has the most {np}|in which {n} {m} does {c} have the most {np}|{n} most frequent {m} of {c2} {np}|{c}: top {n} {m} by {np})", n=n, m=many, c=whom, c2=of, np=np)
        tail = f"order {{count}} desc limit {value(count)}"
    else:
        q = w("({c2} {np} by {o}|{c2} {np} per {o}|how do {c2} {np} split by {o}|how are {c2} {np} spread over {m}|{o} profile of {c2} {np}|{o} breakdown of {c2} {np}|for {c}, number of {np} per {o}|how many {np} does {c} have per {o}|how many {np} does {c} have in each {o}|portfolio of {c} by {o}: number of {np}|{c}: {np} by {o}|what {m} are {c2} {np} in and how many each|pie chart of {c2} {np} by {o}|bar chart of {c2} {np} per {o})", c=whom, c2=of, o=one, m=many, np=np)
        tail = f"order {e} asc" if k in TIMELY else ""
    return pair([who] + extra, q, f"{e} , {{count}}", tail, False)


SHAPES = [(begun, 4), (between, 3), (so_many_years, 2.5), (main_code, 2.5), (codes_of, 5)]
