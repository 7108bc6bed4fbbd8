"""Sums, averages and extremes, of all and of groups, in a third voice."""
from . import sample_wordings as words
from .sample_groups import TIMELY, around, group, wide_for
from .sample_questions import ADDED
from .sample_third_voices import STRICT, charted, filters, pick, sqled
from .sample_voices import pair, phrase

NAMES = {"cites": "(citations|citations|citation count|cites|cited_by_count|cited by count|number of citations|times cited|forward citations|citation number)", "fam": "(family size|simple family size|simple_family_size|size of the family|number of family members|patent family size)", "xfam": "(extended family size|extended_family_size|size of the extended family)"}
FNS = {"avg": "(avg|average|mean|avg.|average|the average|arithmetic mean)", "sum": "(total|sum of|sum|total|overall|combined|summed)", "max": "(max|maximum|highest|max.|peak|top|largest)", "min": "(min|minimum|lowest|min.|smallest)"}
ONE = """{g} {m} of {np}
{g} {m} for {np}
{g} {m} on {np}
{g} {m}: {np}
{g} {m} - {np}
{g} {m} among all {np}
{g} {m} across all {np}
{g} {m} taken over {np}
{np}: {g} {m}
{np} - {g} {m}
{np}; {g} {m}
{np} => {g} {m}
{np} {m} {g}
{m} of {np} - {g}
{m} of {np} ({g})
{m} ({g}) of {np}
{m} {g} for {np}
just the {g} {m} of {np}
only the {g} {m} for {np}
quick: {g} {m} of {np}
bottom line: {g} {m} for {np}
what's the {g} {m} for {np}
what's the {g} {m} on {np}
what is {g} {m} of {np}
what is {g} {m} for {np}
which is the {g} {m} of {np}
how much is the {g} {m} of {np}
how high is the {g} {m} for {np}
how is the {g} {m} of {np}
need {g} {m} of {np}
need the {g} {m} for {np}
i need for my thesis the {g} {m} of {np}
for my thesis: {g} {m} of {np}
for my article: {g} {m} of {np}
for my study the {g} {m} of {np}
i want know the {g} {m} of {np}
i want to know {g} {m} for {np}
please state the {g} {m} of {np}
please provide the {g} {m} of {np}
please compute the {g} {m} of {np}
please calculate {g} {m} for {np}
kindly give the {g} {m} of {np}
give {g} {m} of {np}
get {g} {m} of {np}
get me the {g} {m} for {np}
get the {g} of {m} for {np}
show {g} {m} of {np}
show {g} {m} for {np}
compute {g} {m} of {np}
compute the {g} of {m} over {np}
calculate the {g} of {m} for {np}
take the {g} of {m} over {np}
return the {g} {m} for {np}
report the {g} {m} of {np}
determine {g} {m} of {np}
find {g} {m} of {np}
stats: {g} {m} of {np}
for {np}: {g} {m}
for {np} - {g} {m}
for {np}, give {g} {m}
for all {np}: {g} {m}
of {np}, the {g} {m}
over {np}, what is the {g} {m}
across {np}, what's the {g} {m}
looking at {np}: {g} {m}
take {np}: what is the {g} {m}
considering {np}, the {g} {m}"""
CITED = {"sum": """how many citations did {np} collect
how many citations did {np} collect altogether
how many citations have {np} in total
how many citations has {np} in sum
how many cites for {np} in total
how many times {np} were cited in total
how many times have {np} been cited all together
how often were {np} cited all told
how often have {np} been cited overall
how much citations do {np} have in total
how much citations have {np} in total
citations of {np}, total
citations of {np} - sum
citations for {np} all together
citations to {np}, in total
citation sum of {np}
citation total, {np}
all citations for {np} summed
sum up citations of {np}
add together the citations of {np}
what do citations of {np} sum to
total cites of {np}
total times {np} were cited
total number of times {np} were cited""", "avg": """how many citations does an average one of the {np} have
how many citations have {np} on average
how many citations have {np} in average
how many citations do {np} typically have
how many cites do {np} average
how many cites per document for {np}
how often are {np} cited in average
how often are {np} typically cited
how often on average were {np} cited
citations per patent: {np}
citations per patent for {np}
citations per document of {np}
citations of {np} on average
citations {np} avg
cites per patent of {np}
cites per patent, {np}
mean cites of {np}
avg cites {np}
average cites of {np}
typical citation count of {np}
average citedness of {np}
on average {np} are cited how often
by how many patents are {np} cited on average"""}
SQL = """select {f}({c}) from patents where {s}
SELECT {f}({c}) FROM patents WHERE {s}
{f}({c}) where {s}
{f}({c}) patents {s}
{f} {c} where {s}
{f} {c} from patents where {s}
select {f} {c} where {s}
patents where {s} {f}({c})
patents where {s}; {f} of {c}
patents | where {s} | {f} {c}
{f} of {c} if {s}
{f}({c}) {s}
get {f}({c}) where {s}
compute {f}({c}) for {s}"""
FILTERED = """Filter: {k}. {g} {m}
Filter: {k}: {g} {m}
Filter {k}; metric: {g} {m}
Metric: {g} {m}; filter: {k}
{k}: {g} {m}
{k} - {g} {m}
{k} | {g} {m}
{k} -> {g} {m}
{k} => {g} {m}
{g} {m} {k}
{g} {m}, {k}
{g} {m} ({k})
{g} {m} [{k}]
{g} {m} | {k}
{g} {m} (filter: {k})
{k} {g} {m}
{k} {m} {g}
{k} patents {g} {m}
{g} {m} patents {k}
measure {g} {m}, filter {k}"""
PER = """{g} {m} per {o}{of}
{g} {m} by {o}{of}
{g} {m} / {o}{of}
{g} {m} vs {o}{of}
{g} {m} for each {o}{of}
{g} {m} for every {o}{of}
{g} {m} across {mm}{of}
{g} {m} over the {mm}{of}
{g} {m} in each {o}{of}
{g} {m} grouped by {o}{of}
{g} {m} broken down by {o}{of}
{g} {m} split per {o}{of}
{g} {m}{of} for each {o}
{g} {m}{of} by {o}
{g} {m}{of} per {o}
{g} {m}{of} by {c}
{g} {m}{of}, by {o}
{g} {m}{of} group by {c}
{m} {g} per {o}{of}
{m} by {o} ({g}){of}
{m} per {o}: {g}{of}
{o}: {g} {m}{of}
{o} vs {g} {m}{of}
{o} and {g} {m}{of}
{o}, {g} {m}{of}
{o}-wise {g} {m}{of}
{mm} and their {g} {m}{of}
{mm} with {g} {m}{of}
{mm}: {g} {m}{of}
x axis {o}, y axis {g} {m}{of}
dimension {o}, measure {g} {m}{of}
rows {o}, values {g} {m}{of}
by {o}: {g} {m}{of}
per {o}: {g} {m}{of}
for each {o}: {g} {m}{of}
for every {o} give {g} {m}{of}
for all {mm} the {g} {m}{of}
how does the {g} {m} differ by {o}{of}
how does {g} {m} vary across {mm}{of}
how is the {g} {m} per {o}{of}
how high is {g} {m} per {o}{of}
what is the {g} {m} per {o}{of}
what's {g} {m} by {o}{of}
which {g} {m} has each {o}{of}
show {g} {m} per {o}{of}
show me {g} {m} by {o}{of}
list {g} {m} by {o}{of}
list {mm} with their {g} {m}{of}
compare {mm} by {g} {m}{of}
compute {g} {m} per {o}{of}
i need for my thesis the {g} {m} per {o}{of}
for my article: {g} {m} by {o}{of}
please give {g} {m} for each {o}{of}
please break down {g} {m} by {o}{of}"""
PER_SQL = """{s} group by {c} {f}({col})
{s} group by {c}, {f}({col})
select {c}, {f}({col}) from {s} group by {c}
SELECT {c}, {f}({col}) FROM {s} GROUP BY {c}
{f}({col}) {s} group by {c}
{f}({col}) by {c} for {s}
{f} {col} group by {c} for {s}
group {s} by {c}, {f} {col}
groupby {c} {f} {col} of {s}
{c}, {f}({col}) of {s}"""


def measure(w):
    f = w.rng.choices(["cites", "fam", "xfam"], [7, 3, 1.5])[0]
    fn = w.rng.choices(["avg", "sum", "max", "min"], [5, 4, 3, 1.7])[0]
    g, m = w(FNS[fn]), w(NAMES[f])
    if fn == "sum" and m.startswith(("size", "family", "simple", "patent family", "extended")) and g in ("overall", "combined", "total"):
        g = "sum of"
    return f, fn, g, m


def amount(w, v):
    """One number over some patents."""
    f, fn, g, m = measure(w)
    found = words.facts(w, v, (13, 58, 25, 4), without=("cites",) if f == "cites" else ("family",))
    style = w.rng.random()
    if style < 0.18:
        keys = filters(w, found)
        if not keys:
            return None
        return pair(found, pick(w, FILTERED, k=keys, g=g.removeprefix("the "), m=m), f"{fn} {{{f}}}", nest=ADDED)
    if style < 0.28:
        s = sqled(w, found)
        if not s or any(x.topic in ADDED for x in found) and w.chance(0.5):
            return None
        return pair(found, pick(w, SQL, f=w.rng.choice([fn, fn, fn.upper()]), c=words.schema_word(w, f), s=s), f"{fn} {{{f}}}", nest=ADDED)
    np, front = phrase(w, found, STRICT)
    if f == "cites" and fn in CITED and style < 0.5:
        q = pick(w, CITED[fn], np=np)
    else:
        q = pick(w, ONE, g=g, m=m, np=np).replace("the the ", "the ")
    q = q.replace("sum of of", "sum of").replace("of number of", "of the number of") if "sum of number" not in q else q.replace("sum of number", "sum of the number")
    return pair(found, charted(w, front + q, "number"), f"{fn} {{{f}}}", nest=ADDED)


def per_thing(w, v):
    """A sum, mean or extreme for each of a group."""
    f, fn, g, m = measure(w)
    k, e, one, many, column = group(w, without=("month", "filedmonth", "fileddecade"))
    found = [x for x in around(w, v, k, (56, 38, 6)) if x.topic != ("cites" if f == "cites" else "family")]
    np, _ = phrase(w, found, STRICT, lead=False)
    wide = wide_for(w, k, found) or any(x.wide for x in found)
    tail = f"order {e} asc" if k in TIMELY else ""
    if w.chance(0.18):
        q = pick(w, PER_SQL, s=np, c=column, f=w.rng.choice([fn, fn, fn.upper()]), col=words.schema_word(w, f))
    else:
        of = f" {w('(of|for)')} {np}" if found else w.rng.choice(["", "", "", " of patents", " for all patents"])
        q = pick(w, PER, g=g.removeprefix("the "), m=m, o=one, mm=many, of=of, c=column)
    return pair(found, charted(w, q, "groups"), f"{e} , {fn} {{{f}}}", tail, wide, nest=ADDED)


SHAPES = [(amount, 15), (per_thing, 7)]
