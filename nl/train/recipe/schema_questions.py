"""Questions over any schema from its names alone, for schemas that nobody asked about:
counts, filters, groups, top k, superlatives, aggregates and joins over keys."""
from .named import name, value


def plural(text):
    if text.endswith(("s", "x", "ch")):
        return text
    return text[:-1] + "ies" if text.endswith("y") and text[-2:-1] not in "aeiou" else text + "s"


class Table:
    """A table with its columns sorted by what can be done with them."""

    def __init__(self, t):
        self.name, self.nl = t["name"], t["nl_name"].lower()
        keys = {c.lower() for c in t["primary_key"]} | {c.lower() for f in t["foreign_keys"] for c in f["columns"]}
        self.foreign = t["foreign_keys"]
        self.columns = t["columns"]
        plain = [c for c in t["columns"] if c["name"].lower() not in keys and not c["name"].lower().endswith("id")]
        kind = lambda c: c["type"].upper()
        self.numbers = [c for c in plain if any(k in kind(c) for k in ("INT", "REAL", "FLOAT", "DOUBLE", "DEC", "NUM"))]
        self.dates = [c for c in plain if any(k in kind(c) for k in ("DATE", "TIME"))]
        self.texts = [c for c in plain if c["values"] and c not in self.numbers and c not in self.dates]
        self.shown = self.texts or plain or t["columns"]
        self.labels = [c for c in self.texts if any(k in c["nl_name"].lower() for k in ("name", "title"))] or self.shown

    def c(self, column):
        return f"c:{name(self.name)}.{name(column['name'])}"


SUPERLATIVES = {"age": ("oldest", "youngest"), "price": ("most expensive", "cheapest"), "salary": ("best paid", "worst paid"), "height": ("tallest", "shortest"),
                "weight": ("heaviest", "lightest"), "length": ("longest", "shortest"), "year": ("latest", "earliest"), "size": ("biggest", "smallest"), "capacity": ("largest", "smallest")}


def condition(w, t):
    """(named condition, wording behind the noun)"""
    pool = [("text", c) for c in t.texts] + [("number", c) for c in t.numbers] + [("date", c) for c in t.dates]
    if not pool:
        return None
    kind, c = w.rng.choice(pool)
    nl = c["nl_name"].lower()
    if kind == "text":
        v = w.rng.choice(c["values"])
        if len(v) > 40 or "\n" in v:
            return None
        said = v if w.chance(0.6) else v.lower()
        if w.chance(0.12) and len(v.split()) > 1:
            part = w.rng.choice([p for p in v.split() if len(p) > 2] or v.split())
            return f"{t.c(c)} like {value(part)}", w("(whose {n} contains|with {n} containing|whose {n} includes) {p}", n=nl, p=part)
        if w.chance(0.1):
            return f"{t.c(c)} != {value(v)}", w("(whose {n} is not|with {n} other than|not with {n}|except those with {n}) {v}", n=nl, v=said)
        quoted = w("({v}|{v}|{v}|'{v}'|\"{v}\")", v=said)
        post = w("(with {n}|whose {n} is|where {n} is|having {n}|where the {n} is|with {n} of|in|from|of|for|with) ", n=nl)
        return f"{t.c(c)} = {value(v)}", post + " " + quoted
    n = w.rng.choice([2, 3, 5, 10, 20, 50, 100, 1000, w.rng.randint(2, 3000)]) if kind == "number" and "year" not in nl else w.rng.randint(1985, 2018)
    sign, words = w.rng.choice([(">", "(more than|above|over|greater than|higher than)"), ("<", "(less than|below|under|lower than)"), (">=", "(at least|no less than)"), ("<=", "(at most|no more than)"), ("=", "(equal to|of|exactly)")])
    if kind == "date" or "year" in nl:
        sign, words = w.rng.choice([(">", "after"), ("<", "before"), ("=", "in"), (">=", "since")])
    return f"{t.c(c)} {sign} v:{n}", w("(with {n}|whose {n} is|where {n} is|with a {n}|having a {n}) ", n=nl) + " " + w(words) + f" {n}"


def single(w, t):
    """A question on one table."""
    ts = plural(t.nl)
    cond = condition(w, t) if w.chance(0.62) else None
    np = ts + (" " + cond[1] if cond else "")
    where = f" where {cond[0]}" if cond else ""
    src = f"from t:{name(t.name)} select "
    shape = w.rng.randrange(8)
    if shape == 0:
        return w("(how many {np} are there|how many {np}|number of {np}|count {np}|count of {np}|total number of {np}|how many {np} do we have|what is the number of {np})", np=np), src + "count *" + where
    if shape in (1, 2):
        cs = w.rng.sample(t.shown, min(len(t.shown), w.rng.choice([1, 1, 2, 3])))
        nls = [c["nl_name"].lower() for c in cs]
        cols = nls[0] if len(nls) == 1 else ", ".join(nls[:-1]) + " and " + nls[-1]
        return (w("(list the {c} of {np}|show the {c} of all {np}|{c} of {np}|what are the {c} of {np}|give me the {c} for {np}|find the {c} of {np}|{np}: {c}|{c} for each of the {np}|which {c} do {np} have)", c=cols, np=np),
                src + " , ".join(t.c(c) for c in cs) + where)
    if shape == 3 and t.texts:
        k = w.rng.choice(t.texts)
        nl = k["nl_name"].lower()
        if w.chance(0.5):
            return w("({np} per {k}|number of {np} per {k}|how many {np} for each {k}|count of {np} by {k}|{np} by {k}|how many {np} does each {k} have|number of {np} grouped by {k}|for each {k} the number of {np})", np=np, k=nl), src + f"{t.c(k)} , count *" + where
        if w.chance(0.5):
            return w("(which {k} has the most {np}|most common {k} of {np}|{k} with the most {np}|what is the most frequent {k} of {np}|which {k} appears most often among {np})", np=np, k=nl), src + f"{t.c(k)} , count *{where} order count * desc limit 1"
        n = w.rng.choice([2, 3, 5, 10])
        if w.chance(0.5):
            return w("(top {n} {k} by number of {np}|the {n} most common {k} of {np}|{n} {k} with the most {np})", n=n, k=plural(nl), np=np), src + f"{t.c(k)} , count *{where} order count * desc limit v:{n}"
        return w("({k} with more than {n} {np}|which {k} have more than {n} {np}|{k} having over {n} {np})", n=n, k=plural(nl), np=np), src + f"{t.c(k)} , count *{where} having count * > v:{n}"
    if shape in (4, 5) and t.numbers:
        c = w.rng.choice(t.numbers)
        nl = c["nl_name"].lower()
        fn, word = w.rng.choice([("avg", "(average|mean)"), ("max", "(maximum|highest|largest)"), ("min", "(minimum|lowest|smallest)"), ("sum", "(total|sum of|overall)")])
        if shape == 4 or not t.texts:
            return w("(what is the {a} {c} of {np}|{a} {c} of {np}|{a} {c} of all {np}|find the {a} {c} for {np}|{a} {c} among {np})", a=w(word), c=nl, np=np), src + f"{fn} {t.c(c)}" + where
        k = w.rng.choice(t.texts)
        return w("({a} {c} of {np} per {k}|{a} {c} of {np} by {k}|what is the {a} {c} of {np} for each {k}|{a} {c} for each {k} of {np})", a=w(word), c=nl, np=np, k=k["nl_name"].lower()), src + f"{t.c(k)} , {fn} {t.c(c)}" + where
    if shape == 6 and t.numbers:
        c, l = w.rng.choice(t.numbers), w.rng.choice(t.labels)
        nl, down = c["nl_name"].lower(), w.chance(0.65)
        special = next((s for key, s in SUPERLATIVES.items() if key in nl.split()), None)
        high = w("(highest|largest|most|biggest|greatest)" if down else "(lowest|smallest|least)")
        n = w.rng.choice([1, 1, 2, 3, 5, 10])
        limit = "1" if n == 1 else f"v:{n}"
        if special and w.chance(0.5):
            q = w("({l} of the {n} {s} {np}|the {n} {s} {np}, show {l})", l=t_nl(l), n="" if n == 1 else n, s=special[0 if down else 1], np=np)
        elif n == 1:
            q = w("(which of the {np} has the {h} {c}, give the {l}|{l} of the {np} with the {h} {c}|what is the {l} of the one of the {np} with the {h} {c})", l=t_nl(l), h=high, c=nl, np=np)
        else:
            q = w("({l} of the {n} {np} with the {h} {c}|top {n} {np} by {c}, show {l})" if down else "{l} of the {n} {np} with the {h} {c}", l=t_nl(l), n=n, h=high, c=nl, np=np)
        return q, src + f"{t.c(l)}{where} order {t.c(c)} {'desc' if down else 'asc'} limit {limit}"
    if t.texts:
        c = w.rng.choice(t.texts)
        if w.chance(0.5):
            return w("(how many different {c} are there among {np}|number of distinct {c} of {np}|how many distinct {c} do {np} have|count the different {c} of {np})", c=plural(t_nl(c)), np=np), src + f"count distinct {t.c(c)}" + where
        return w("(list the different {c} of {np}|distinct {c} of {np}|what are the different {c} of {np}|which {c} are there for {np})", c=plural(t_nl(c)), np=np), src + f"distinct {t.c(c)}" + where
    return None


def t_nl(c):
    return c["nl_name"].lower()


def joined(w, t, o):
    """A question over t and the table o that one of t's keys names."""
    a, b = (t, o) if w.chance(0.5) else (o, t)
    cond = condition(w, b)
    src = f"from t:{name(o.name)} t:{name(t.name)} select "
    roll = w.rng.random()
    if roll < 0.45 and cond:
        c = w.rng.choice(a.shown)
        return (w("({c} of {a} of {b} {p}|list the {c} of {a} that belong to {b} {p}|{c} of {a} for {b} {p}|what are the {c} of {a} of {b} {p}|show the {c} of {a} with {b} {p})", c=t_nl(c), a=plural(a.nl), b=plural(b.nl), p=cond[1]),
                src + f"{a.c(c)} where {cond[0]}")
    l = w.rng.choice(o.labels)
    ts = plural(t.nl)
    if roll < 0.65:
        return w("(number of {t} for each {o}|how many {t} does each {o} have|for each {o} show the {l} and the number of {t}|{t} per {o}|list the {l} of each {o} and its number of {t})", t=ts, o=o.nl, l=t_nl(l)), src + f"{o.c(l)} , count *"
    if roll < 0.8:
        return w("(which {o} has the most {t}|{o} with the most {t}|{l} of the {o} with the largest number of {t}|what is the {l} of the {o} with the most {t})", t=ts, o=o.nl, l=t_nl(l)), src + f"{o.c(l)} order count * desc limit 1"
    if roll < 0.9:
        n = w.rng.choice([2, 3, 5])
        return w("({o} with at least {n} {t}|{l} of {o} with at least {n} {t}|which {o} have at least {n} {t})", n=n, t=ts, o=plural(o.nl), l=t_nl(l)), src + f"{o.c(l)} having count * >= v:{n}"
    f = next((f for f in t.foreign if f["ref_table"].lower() == o.name.lower()), None)
    if not f:
        return None
    return (w("(which {o} have no {t}|{l} of {o} without any {t}|{o} that do not have any {t}|list the {l} of {o} without {t})", t=ts, o=plural(o.nl), l=t_nl(l)),
            f"from t:{name(o.name)} select {o.c(l)} where c:{name(o.name)}.{name(f['ref_columns'][0])} notin ( from t:{name(t.name)} select {t.c({'name': f['columns'][0]})} )")


def draw(w, schema):
    """One pair over the schema, or None."""
    tables = [Table(t) for t in schema["tables"]]
    t = w.rng.choice(tables)
    if t.foreign and w.chance(0.6):
        target = w.rng.choice(t.foreign)["ref_table"].lower()
        o = next((x for x in tables if x.name.lower() == target), None)
        if o and o.name != t.name:
            return joined(w, t, o)
    return single(w, t)
