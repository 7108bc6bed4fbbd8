"""Different companies, inventors, codes and kinds, counted or listed, in a third voice."""
from . import sample_wordings as words
from .sample_form import render
from .sample_people import DO, TOPIC, several_things
from .sample_relations import THINGS, target
from .sample_third_voices import STRICT, charted, pick, sqled
from .sample_voices import pair, phrase

COLUMN = {"cpc": "cpc_subclass", "cpcclass": "cpc_class", "cpcsection": "cpc_section", "cpccode": "cpc_code", "ipc": "ipc_subclass", "ipcclass": "ipc_class", "ipccode": "ipc_code", "juris": "jurisdiction", "kind": "kind_code", "doctype": "document_type", "year": "publication_year", "assignee": "assignee"}
COUNT = """# of {d}{m} {r}
# {d}{m} {r}
nr of {d}{m} {r}
no. of {d}{m} {r}
num {d}{m} {r}
number of {d}{m} {r}
number {d}{m} {r}
count of {d}{m} {r}
count {d}{m} {r}
count the {d}{m} {r}
count up the {d}{m} {r}
total number of {d}{m} {r}
total {d}{m} {r}
{d}{m} {r}: count
{d}{m} {r} - how many
{d}{m} {r}: nr
{d}{m} {r}, number of
how many {d}{m} {r}
how many {d}{m} are there {r}
how many {d}{m} do we see {r}
how many {d}{m} show up {r}
how many {d}{m} can be found {r}
how many {d}{m} do we find {r}
how many {d}{m} turn up {r}
how many {d}{m} exist {r}
how many {d}{m} there are {r}
how much {d}{m} are there {r}
how much {d}{m} {r}
what number of {d}{m} is there {r}
what is the number of {d}{m} {r}
what's the count of {d}{m} {r}
just the number of {d}{m} {r}
i need the number of {d}{m} {r}
i need for my thesis the number of {d}{m} {r}
for my article: how many {d}{m} {r}
please count the {d}{m} {r}
please state the number of {d}{m} {r}
tell how many {d}{m} there are {r}
get the number of {d}{m} {r}
give the number of {d}{m} {r}
distinct count of {m} {r}
count distinct {m} {r}
count(distinct {m}) {r}
unique {m} count {r}
nunique of {m} {r}
cardinality of {m} {r}"""
ACTIVE_COUNT = """how many {d}{m} {v} {np}
how many {d}{m} {v} {np}
how many {d}{m} that {v} {np}
how many of the {m} {v} {np}
how many {m} there are that {v} {np}
how much {m} {v} {np}
number of {d}{m} that {v} {np}
nr of {m} that {v} {np}
# of {d}{m} that {v} {np}
count {d}{m} that {v} {np}
what number of {d}{m} {v} {np}
{d}{m} that {v} {np}: count
tell how many {d}{m} {v} {np}
please state how many {d}{m} {v} {np}
for my article: how many {m} {v} {np}
i need for my thesis how many {d}{m} {v} {np}"""
LIST = """{d}{m} {r}
{d}{m} {r}?
all {m} {r}
all {d}{m} {r}
the {d}{m} {r}
list {d}{m} {r}
list of {d}{m} {r}
list all {m} {r}
list me the {m} {r}
show {d}{m} {r}
show all {m} {r}
show me {m} {r}
get {d}{m} {r}
get all {m} {r}
fetch {d}{m} {r}
give {d}{m} {r}
give me the {d}{m} {r}
print {d}{m} {r}
return {d}{m} {r}
name the {m} {r}
name all {m} {r}
identify the {m} {r}
identify all {m} {r}
please identify the {m} {r}
please list the {d}{m} {r}
please name the {m} {r}
please provide the {m} {r}
extract the {m} {r}
pull the {m} {r}
need the {m} {r}
need all {m} {r}
i need {m} {r}
i need for my thesis the {m} {r}
for my article: {m} {r}
i search the {m} {r}
i look for the {m} {r}
which {m} are there {r}
which {d}{m} are there {r}
which {m} do we have {r}
which {m} exist {r}
which {m} can be found {r}
which {m} show up {r}
which {m} turn up {r}
which {m} do we see {r}
what {m} are there {r}
what {d}{m} exist {r}
what are the {d}{m} {r}
which are the {m} {r}
who's who: {m} {r}
{m}, no duplicates, {r}
{m} {r}, each once
{m} {r}, without duplicates
{m} {r}, distinct
{m} {r} (unique)
dedup {m} {r}
unique list of {m} {r}
distinct list of {m} {r}
select distinct {m} {r}
SELECT DISTINCT {m} {r}
dropdown values of {m} {r}
filter values: {m} {r}
overview of {m} {r}"""
ACTIVE = """which {m} {v} {np}
which {m} {v} {np}?
what {m} {v} {np}
which of the {m} {v} {np}
{m} that {v} {np}
{m} which {v} {np}
the {m} that {v} {np}
all {m} that {v} {np}
list {m} that {v} {np}
list the {m} which {v} {np}
list all {m} that {v} {np}
show {m} that {v} {np}
show all {m} which {v} {np}
name {m} that {v} {np}
name all {m} that {v} {np}
identify {m} that {v} {np}
please identify the {m} that {v} {np}
find {m} that {v} {np}
get {m} that {v} {np}
i need {m} that {v} {np}
i search {m} which {v} {np}
i need for my thesis the {m} that {v} {np}
for my article: which {m} {v} {np}
tell which {m} {v} {np}
say which {m} {v} {np}
are there {m} that {v} {np}, and which
do any {m} {v} {np}, name them
{np}: which {m} {v} them"""
WHO = {"applicant": """who filed {np}
who files {np}
who owns {np}
who holds {np}
who's filing {np}
who's behind {np}
who is behind {np}
who has {np}
who applied for {np}
who stands behind {np}
who are the owners of {np}
who are the companies behind {np}
who is active in {np}
who works on {np}, which companies
owners of {np}
filers of {np}
holders of {np}
companies behind {np}
companies active in {np}
applicant names for {np}
name the owners of {np}
players in {np}""", "inventor": """who invented {np}
who is inventor of {np}
who are the inventors behind {np}
who's named as inventor on {np}
who came up with {np}
who made the inventions in {np}
the people who invented {np}
the minds behind {np}, names of inventors
names of inventors for {np}
inventor names for {np}
inventors behind {np}
name the inventors of {np}
by whom were {np} invented"""}
SQL = """select distinct {c} where {s}
select distinct {c} from patents where {s}
SELECT DISTINCT {c} FROM patents WHERE {s}
distinct {c} where {s}
distinct {c} {s}
unique {c} where {s}
{c} distinct where {s}
patents where {s} distinct {c}
patents where {s}; distinct {c}
{c}.unique() where {s}
distinct values of {c} where {s}
all values of {c} where {s}"""


def distinct_columns(w, v, count):
    """A column's different values where the schema's words say what counts."""
    k = w.rng.choice([c for c in COLUMN if c not in ("assignee",)])
    found = words.facts(w, v, (0, 74, 26), without=(TOPIC.get(k, k[:3]),))
    s = sqled(w, found)
    if not s or any("notin" in f.cond for f in found):
        return None
    c = COLUMN[k] if w.chance(0.7) else COLUMN[k].replace("_", " ")
    if count:
        q = w.rng.choice(["select count(distinct {c}) where {s}", "select count(distinct {c}) from patents where {s}", "count distinct {c} where {s}", "count(distinct {c}) {s}", "number of distinct {c} where {s}", "nunique {c} where {s}", "how many distinct {c} where {s}"]).replace("{c}", c).replace("{s}", s)
    else:
        q = pick(w, SQL, c=c, s=s)
    f = "{%s}" % target(k)
    return pair(found, q, f"count distinct {f}" if count else f"distinct {f}", wide=any(x.wide for x in found))


def drawn(w, v):
    """(thing, its plural, noun phrase with facts, facts)"""
    k, many = several_things(w, v)
    found = words.facts(w, v, (0, 70, 30), without=(TOPIC.get(k, k[:3]),))
    if any("notin" in f.cond for f in found) or k == "year" and any(f.topic == "when" for f in found):
        return None
    np, _ = phrase(w, found, STRICT, lead=False)
    wide = (any(f.wide for f in found) or k == "assignee") and k != "inventor"
    return k, many, np, found, wide


def count_things(w, v):
    """How many different ones."""
    if w.chance(0.12):
        return distinct_columns(w, v, True)
    made = drawn(w, v)
    if not made:
        return None
    k, many, np, found, wide = made
    d = w.rng.choice(["", "", "", "different ", "distinct ", "unique ", "diff. "])
    if k in DO and w.chance(0.45):
        q = pick(w, ACTIVE_COUNT, d=d, m=many, v=w(DO[k]), np=np)
    else:
        r = w.rng.choice(["of", "for", "among", "across", "in", "behind" if k in DO else "within"]) + " " + np
        q = pick(w, COUNT, d=d, m=many, r=r)
        if "distinct" in q and d:
            q = q.replace(d, "", 1) if d != "distinct " else q
    select = {"applicant": "count distinct {aid}", "inventor": "count distinct {iid}"}.get(k, "count distinct {%s}" % target(k))
    return pair(found, charted(w, q, "number"), select, wide=wide)


def list_things(w, v):
    """Which different ones."""
    roll = w.rng.random()
    if roll < 0.14:
        return distinct_columns(w, v, False)
    made = drawn(w, v)
    if not made:
        return None
    k, many, np, found, wide = made
    if k in WHO and roll < 0.4:
        q = pick(w, WHO[k], np=np)
    elif k in DO and roll < 0.7:
        q = pick(w, ACTIVE, m=many, v=w(DO[k]), np=np)
    else:
        r = w.rng.choice(["of", "of", "for", "among", "in", "behind" if k in DO else "across"]) + " " + np
        q = pick(w, LIST, d=w.rng.choice(["", "", "", "different ", "distinct ", "unique "]), m=many, r=r)
    return pair(found, charted(w, q, "list", 0.08), "distinct {%s}" % target(k), wide=wide)


def whole(w, v):
    """All values of a column, without conditions."""
    k = w.rng.choice(list(COLUMN))
    c = COLUMN[k] if w.chance(0.6) else COLUMN[k].replace("_", " ")
    if w.chance(0.4):
        q = pick(w, """count(distinct {c})
select count(distinct {c})
nunique({c})
how many different {c} values
how many distinct values does {c} have
how many values does {c} take
number of different {c}
distinct {c} #
cardinality of column {c}
KPI: distinct {c}
KPI: number of distinct {c}""", c=c)
        return q, THINGS[k][0], []
    q = pick(w, """select distinct {c}
SELECT DISTINCT {c}
distinct {c}
distinct values of {c}
unique {c}
unique values of {c}
{c}.unique()
which values does {c} have
which values does {c} take
what values can {c} have
what are the possible values of {c}
values of {c}
values in column {c}
all values of {c}
list all values of {c}
list distinct {c}
show the different values of {c}
dropdown values for {c}
filter values for {c}
Filter list: {c}""", c=c)
    return q, render("distinct {%s}" % target(k), wide=k == "assignee"), []


SHAPES = [(count_things, 8), (list_things, 13), (whole, 1)]
