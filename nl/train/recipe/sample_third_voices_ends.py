"""The patents at the ends of an order in a third voice: most cited, newest, largest family."""
from . import sample_wordings as words
from .sample_form import value
from .sample_questions import LISTED
from .sample_third_voices import STRICT, charted, pick
from .sample_voices import pair, phrase

ENDS = {"cites": ("most cited|most-cited|highest cited|most often cited|top cited|best cited|most heavily cited|most quoted", "least cited|least often cited"), "pubdate": ("newest|latest|most recent|most recently published|last published|freshest", "oldest|earliest|earliest published|first published"), "filed": ("most recently filed|latest filed|last filed", "earliest filed|first filed|oldest filed"),
        "fam": ("with the largest simple family|with the biggest family|with the largest family|with the highest family size|with the most family members", "with the smallest family|with the lowest family size"), "xfam": ("with the largest extended family|with the biggest extended family|with the highest extended family size", "with the smallest extended family"), "priority": ("with the latest priority date|with the most recent priority date", "with the earliest priority date|with the oldest priority date"),
        "length": ("with the longest title|with the longest name", "with the shortest title")}
END_ONE = """{p}
{p}?
the {p}
the {p} pls
what is the {p}
what's the {p}
what was the {p}
which is the {p}
which one is the {p}
show the {p}
give me the {p}
name the {p}
name me the {p}
find the {p}
get the {p}
fetch the {p}
identify the {p}
please identify the {p}
please name the {p}
state the {p}
tell me the {p}
tell what is the {p}
i need the {p}
i look for the {p}
i search the {p}
i need for my thesis the {p}
for my article: the {p}
for the record: which is the {p}
and the {p}
and which is the {p}
can you find the {p}
do you know the {p}
looking for the {p}
return the {p}
select the {p}
just the {p}
only the {p}
the single {p}
the one {p}
which document is the {p}
title of the {p}
{p} - which one
{p}: which one is it"""
END_MANY = """{n} {p}
the {n} {p}
top {n} {p}
top {n}: {p}
{p}, top {n}
{p} top {n}
{p} - {n} of them
{p}, {n} rows
{p} limit {n}
{p}, limit {n}
{p} (top {n})
{p} ({n})
list {n} {p}
list the {n} {p}
list of the {n} {p}
show the {n} {p}
show {n} {p}
show top {n} {p}
give me the {n} {p}
give the {n} {p}
get {n} {p}
get the {n} {p}
fetch the {n} {p}
find {n} {p}
name {n} {p}
name the {n} {p}
identify the {n} {p}
please identify the {n} {p}
please list the {n} {p}
what are the {n} {p}
which are the {n} {p}
which are the {n} {p}?
i need the {n} {p}
i need for my thesis the {n} {p}
for my article: the {n} {p}
i want to see the {n} {p}
i search the {n} {p}
select top {n} {p}
return {n} {p}
only the {n} {p}
just the {n} {p}
the first {n} {p}
leaderboard: {n} {p}"""
SORTED = """{np} order by {c} {d} limit {n}
{np} sort by {c} {d} limit {n}
{np} sorted by {c} {d}, first {n}
{np} orderby {c} {d} head {n}
select title, {c} from {np} order by {c} {d} limit {n}
{np} by {c} {d}, top {n}
{np} ranked by {c} {d}, {n} rows
top {n} {np} by {c} {d}
first {n} {np} by {c} {d}"""


def extreme(w, v):
    """The patents at one end of an order."""
    f = w.rng.choices(list(ENDS), [9, 7, 3, 3, 1.5, 1.5, 1.5])[0]
    down = w.chance(0.8) if f != "pubdate" else w.chance(0.62)
    found = words.facts(w, v, (30, 50, 20), without=("cites",) if f == "cites" else ("family",) if f.endswith("fam") else ("when",) if f == "priority" else ())
    np, front = phrase(w, found, STRICT)
    n, count = v.top()
    expr, fields = ("length {title}", ["title"]) if f == "length" else ("{%s}" % f, ["title", f])
    tail = f"order {expr} {'desc' if down else 'asc'} limit "
    select = " , ".join("{%s}" % x for x in fields)
    if f != "length" and w.chance(0.12):
        q = pick(w, SORTED, np=np, c=words.schema_word(w, f), d=w.rng.choice(["desc", "descending"] if down else ["asc", "ascending"]), n=count)
        return pair(found, q, select, tail + value(count), front="", nest=LISTED) if not front else None
    end = w.rng.choice(ENDS[f][0 if down else 1].split("|"))
    one = w.chance(0.5)
    noun = np
    for many in ("patents", "documents", "publications", "inventions"):
        noun = noun.replace(many, many[:-1], 1) if one else noun
    p = f"{end} {noun}" if not end.startswith("with") else f"{noun} {end}"
    q = pick(w, END_ONE if one else END_MANY, p=p, n=n)
    if q.startswith("title of"):
        select = "{title}"
    return pair(found, charted(w, front + q, "rank", 0.08) if not one else front + q, select, tail + ("1" if one else value(count)), nest=LISTED)


SHAPES = [(extreme, 18)]
