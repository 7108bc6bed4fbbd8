"""Conditions on one table's rows, and the many ways to hang them on a noun."""
import re

from .mentions import plural, value

ADJECTIVES = {"age": ("older than", "younger than"), "year": ("after", "before"), "price": ("more expensive than", "cheaper than"), "height": ("taller than", "shorter than"),
              "weight": ("heavier than", "lighter than"), "length": ("longer than", "shorter than"), "duration": ("longer than", "shorter than"), "population": ("with more people than", "with fewer people than"),
              "size": ("bigger than", "smaller than"), "capacity": ("larger than", "smaller than"), "salary": ("earning more than", "earning less than"), "cost": ("costing more than", "costing less than"),
              "speed": ("faster than", "slower than"), "elevation": ("higher than", "lower than")}
ABOVE = "(more than|above|over|greater than|higher than|bigger than|exceeding|larger than|>|beyond|in excess of|upwards of)"
BELOW = "(less than|below|under|lower than|smaller than|fewer than|<|beneath|not reaching)"
LEAST = "(at least|no less than|not less than|>=|a minimum of|not below|greater than or equal to)"
MOST = "(at most|no more than|not more than|<=|a maximum of|up to|not above|less than or equal to)"
EXACT = "(equal to|of|exactly|=|being|is)"
HOLDER = "(with {n}|whose {n} is|where {n} is|with a {n}|having a {n}|where the {n} is|that have a {n}|that have {n}|which have {n}|with the {n}|with {n} of|with a {n} of|and {n}|{n}|having {n}) "


def number(w, c):
    nl = c["nl_name"].lower()
    if "year" in nl.split() or "founded" in nl or "built" in nl:
        return str(w.rng.randint(1950, 2020))
    pick = w.rng.random()
    if pick < 0.3:
        return str(w.rng.randint(1, 12))
    if pick < 0.75:
        return str(w.rng.choice([5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200, 250, 300, 500, 750, 1000, 1500, 2000, 5000, 10000, 50000, 100000, 1000000]))
    if pick < 0.88:
        return str(w.rng.randint(10, 4000))
    return f"{w.rng.uniform(0, 100):.{w.rng.choice([1, 2])}f}"


def text_value(w, c):
    """A value of the column that a person may type, or None."""
    for _ in range(4):
        v = w.rng.choice(c["values"])
        if 0 < len(v) <= 40 and re.search(r"\w", v) and not re.search(r'["\n{}|()<>]', v):
            return v
    return None


def typed(w, v):
    return v if w.chance(0.6) else v.lower()


def of_text(w, say, t, c):
    v = text_value(w, c)
    if v is None:
        return None
    n, said, pick = say.col(c, t), typed(w, v), w.rng.random()
    if pick < 0.1:
        parts = [p for p in re.findall(r"\w+", v) if len(p) > 2]
        if parts:
            p = w.rng.choice(parts)
            sign, text = w.rng.choice([("like", "(whose {n} contains|with {n} containing|whose {n} includes|with {p0}{p}{p0} in the {n}|whose {n} has {p0}{p}{p0} in it|that have {p0}{p}{p0} in their {n}|with the word {p0}{p}{p0} in {n}|whose {n} contains the word|where {n} mentions|with a {n} like)")] * 3
                                       + [("starts", "(whose {n} starts with|whose {n} begins with|with {n} starting with|that have a {n} beginning with)"), ("ends", "(whose {n} ends with|with {n} ending in|whose {n} ends in)")])
            if sign == "starts":
                p = v[:w.rng.randint(1, 5)].strip() or v
            if sign == "ends":
                p = v[-w.rng.randint(2, 5):].strip() or v
            mark = w.rng.choice(["'", '"', "'", ""])
            text = w(text, n=n, p=p, p0=mark)
            return f"{t.c(c)} {sign} {value(p)}", text if p in text else f"{text} {mark}{p}{mark}"
    quoted = w("({v}|{v}|{v}|{v}|'{v}'|\"{v}\")", v=said)
    if pick < 0.19:
        return (f"{t.c(c)} != {value(v)}",
                w("(whose {n} is not {v}|with {n} other than {v}|not with {n} {v}|except those with {n} {v}|that do not have {n} {v}|whose {n} is different from {v}|excluding {n} {v}|with a {n} that is not {v}|where {n} is not {v}|not {v}|but not {v}|outside {v}|{n} != {v}|without {n} {v})", n=n, v=quoted))
    if pick < 0.56:
        text = w("(with {n}|whose {n} is|where {n} is|having {n}|where the {n} is|with {n} of|that have {n}|with the {n}|which have {n}|with a {n} of|{n}|{n} =|{n} is|that have the {n}|whose {n} equals|with {n} equal to|of {n}|in {n}|for {n}|under {n}|by {n}|from {n}|at {n}|and {n}|belonging to {n}|marked as {n}|tagged with {n}|named|called|listed as {n})", n=n)
        return f"{t.c(c)} = {value(v)}", f"{text} {quoted}"
    return f"{t.c(c)} = {value(v)}", w("(in|from|of|for|with|by|at|on|named|called|that are|which are|who are|about|under|belonging to|as|to|located in|based in|coming from|titled|-|:|)") + " " + quoted


def of_number(w, say, t, c):
    nl, n, v = c["nl_name"].lower(), say.col(c, t), number(w, c)
    pick = w.rng.random()
    if pick < 0.1:
        a, b = sorted((float(v), float(number(w, c))))
        a, b = (str(int(x)) if x == int(x) else str(x) for x in (a, b))
        if a != b:
            return (f"{t.c(c)} between v:{a} v:{b}",
                    w("(with {n} between {a} and {b}|whose {n} is between {a} and {b}|with a {n} between {a} and {b}|with {n} from {a} to {b}|{n} between {a} and {b}|whose {n} ranges from {a} to {b}|whose {n} is in the range {a} to {b}|having {n} in between {a} and {b}|with {n} {a}-{b}|that have a {n} of {a} to {b}|where {n} lies between {a} and {b})", n=n, a=a, b=b))
    word = next((k for k in ADJECTIVES if k in nl.split()), None)
    if word and w.chance(0.35):
        up, down = ADJECTIVES[word]
        return w.rng.choice([(f"{t.c(c)} > v:{v}", f"{up} {v}"), (f"{t.c(c)} < v:{v}", f"{down} {v}")])
    sign, text = w.rng.choice([(">", ABOVE), (">", ABOVE), ("<", BELOW), ("<", BELOW), (">=", LEAST), ("<=", MOST), ("=", EXACT)])
    if "year" in nl.split():
        sign, text = w.rng.choice([(">", "(after|later than|past)"), ("<", "(before|earlier than|prior to)"), ("=", "(in|of|is|from|equal to)"), (">=", "(since|from|in or after)")])
        if w.chance(0.5):
            return f"{t.c(c)} {sign} v:{v}", f"{w(text)} {v}"
    said = w(text) + " " + v
    if w.chance(0.3) and sign != "=":
        return f"{t.c(c)} {sign} v:{v}", w("(with {s} {n}|having {s} {n}|that have {s} {n}|with {n} {s}|who have {s} {n}|that has {s} {n})", s=said, n=n)
    return f"{t.c(c)} {sign} v:{v}", w(HOLDER, n=n) + " " + said


def of_date(w, say, t, c):
    n = say.col(c, t)
    v = str(w.rng.randint(1990, 2022)) if w.chance(0.6) else f"{w.rng.randint(1990, 2022)}-{w.rng.randint(1, 12):02d}-{w.rng.randint(1, 28):02d}"
    sign, text = w.rng.choice([(">", "(after|later than|past)"), ("<", "(before|earlier than|prior to)"), ("=", "(in|on|of)"), (">=", "(since|from|starting)")])
    return f"{t.c(c)} {sign} v:{v}", w("(with {n}|whose {n} is|where {n} is|{n}|with a {n}|) ", n=n) + " " + w(text) + " " + v


def condition(w, say, t, barred=()):
    """(named condition, words behind the noun, column) or None."""
    pool = [(of_text, c) for c in t.texts] * 2 + [(of_number, c) for c in t.numbers] + [(of_date, c) for c in t.dates]
    pool = [(f, c) for f, c in pool if c["name"] not in barred]
    if not pool:
        return None
    make, c = w.rng.choice(pool)
    made = make(w, say, t, c)
    return made and (*made, c)


def either(w, say, t):
    """Two values of one column."""
    if not t.texts:
        return None
    c = w.rng.choice(t.texts)
    a, b = text_value(w, c), text_value(w, c)
    if not a or not b or a.lower() == b.lower():
        return None
    n = say.col(c, t)
    form = f"{t.c(c)} = {value(a)} or {t.c(c)} = {value(b)}"
    return form, w("(whose {n} is {a} or {b}|with {n} {a} or {b}|from {a} or {b}|in {a} or {b}|whose {n} is either {a} or {b}|that are {a} or {b}|with either {a} or {b} as {n}|of {n} {a} or {b}|whose {n} equals {a} or {b}|with {n} {a} and {b}|{a} or {b}|of {a} and {b})", n=n, a=typed(w, a), b=typed(w, b)), c


def conditions(w, say, t):
    """None to two conditions: (named where, words)."""
    pick = w.rng.random()
    if pick < 0.4:
        return "", ""
    if pick < 0.46:
        made = either(w, say, t)
        return (" where " + made[0], made[1]) if made else ("", "")
    first = condition(w, say, t)
    if not first:
        return "", ""
    if pick < 0.84:
        return " where " + first[0], first[1]
    second = condition(w, say, t, barred=(first[2]["name"],))
    if not second:
        return " where " + first[0], first[1]
    if w.chance(0.2):
        return f" where {first[0]} or {second[0]}", f"{first[1]} or {second[1]}"
    joint = w.rng.choice([" and ", " and ", " ", ", ", " and also ", " but ", " that are also "])
    return f" where {first[0]} and {second[0]}", first[1] + joint + second[1]


__all__ = ["condition", "conditions", "either", "number", "text_value", "typed", "plural"]
