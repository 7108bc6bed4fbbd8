"""Counts in a third voice: managers, lawyers, journalists, engineers, careless typists,
people who write in a foreign language, students, and the number tiles of dashboards."""
from . import sample_wordings as words
from .sample_questions import ADDED
from .sample_third_voices import STRICT, charted, filters, keyed, named, pick, sqled
from .sample_voices import pair, phrase

PLAIN = """{np} - total
total {np}
{np} in total
{np}: nr
nr of {np}
nr. of {np}
no. of {np}
# {np}
#{np}
{np} #
{np}, number of
{np} (count)
{np} cnt
cnt {np}
cnt of {np}
num of {np}
number of {np}?
{np} - how many do we have
so how many {np} do we have
{np}: how many have we got
bottom line: how many {np}
quick: how many {np}
short answer only: how many {np}
ballpark of {np}, how many are there
what's our count of {np}
what's the number on {np}
what's the figure for {np}
what is the figure for {np}
give me a number: {np}
just the number of {np}
only the number of {np}
i just need the number of {np}
headline number of {np}
state the number of {np}
kindly state the number of {np}
please specify the number of {np}
please indicate how many {np} there are
please confirm the number of {np}
could you confirm how many {np} are on record
how many {np} are on record
how many {np} are on file
how many {np} are known to exist
how many {np} can be identified
to what number do {np} amount
how many {np} were there
how many {np} are out there
just how many {np} are there
exactly how many {np} are there
and how many {np} exist
readers want to know how many {np} there are
for my article: how many {np} are there
for an article i need the number of {np}
i need for my thesis the number of {np}
i need for my thesis how many {np} there are
for my homework: how many {np}
for my research i count {np}
in my study i need the count of {np}
sample size: {np}
how big is the sample of {np}
n of {np}
n = {np}
how large is the population of {np}
how much {np} are there
how much {np} exist
how much {np} you have
how much {np} are in your database
how many {np} exists
how many {np} there are
how many {np} do exist
how many {np} is it
what is the quantity of {np}
what is the amount of {np}
which number of {np} exists
how high is the number of {np}
i want know how many {np}
please to count {np}
please count me the {np}
make a count of {np}
do a count of {np}
run a count on {np}
get count of {np}
get me the count of {np}
return count of {np}
fetch the count of {np}
compute the count of {np}
count({np})
count: {np}
count, {np}
COUNT {np}
SELECT COUNT(*) of {np}
len of {np}
length of the list of {np}
size of {np}
how many rows for {np}
how many hits for {np}
how many results for {np}
how many matches for {np}
number of hits for {np}
number of results: {np}
hits: {np}
tally: {np}
tally up {np}
add up {np}
numbers on {np}
stats: number of {np}
volume: {np}
total count: {np}
grand total of {np}
grand total: {np}
overall count of {np}
sum total of {np}
count up the {np}"""
SUBJECT = """how many {np} {p}
how many {np} {p}
number of {np} that {p}
how many of the {np} {p}
how many of those {np} {p}
of all {np}, how many {p}
of the {np} how many {p}
out of all {np}, how many {p}
out of our {np}, how many {p}
among {np}, how many {p}
count those {np} that {p}
count of {np} that {p}
what count of {np} {p}
how much {np} {p}
tell how many {np} {p}
say how many {np} {p}
nr of {np} which {p}
# of {np} that {p}
{np} that {p}: how many
{np} which {p} - number
count(*) of {np} that {p}
please state how many {np} {p}
it would help to know how many {np} {p}
how many {np} do we have that {p}
how many {np} do you know that {p}
are there {np} that {p}, and how many"""
KEYS = """{k} count
count {k}
{k} #
# {k}
{k} nr
nr {k}
{k} total
{k} how many
how many {k}
{k} number of patents
number of patents {k}
patents {k} count
pats {k} nr
{k} pats #
{k} patents: total
{k}: number
{k} - count
{k}, how many patents
{k} - how many patents
{k} patents how many
{k}; count
{k} => count
patent count {k}
patent count: {k}
patent count, {k}
total patents {k}
patents total {k}
nr of patents {k}
no. patents {k}
count patents {k}
amount patents {k}
how much patents {k}
{k} qty"""
FILTERED = """Filter: {k}. Number of patents
Filter: {k}: count
Filter: {k} -> patent count
Filters {k}; metric: number of patents
Metric: patent count; filter: {k}
Filter by {k}, show the count
filter {k}, count patents
Patent count (filter: {k})
Number of patents [{k}]
Count of patents filtered to {k}
measure: patent count, filters: {k}
count of patents, filtered by {k}
with filter {k}: how many patents
slice: {k}; count
{k} | count of patents"""
SQL = """select count(*) from patents where {s}
SELECT COUNT(*) FROM patents WHERE {s}
count(*) patents {s}
count(*) from patents where {s}
count(*) where {s}
select count where {s}
select count(patents) where {s}
patents where {s} count(*)
patents where {s}; count
patents | where {s} | count
patents {s} count
count patents where {s}
count rows where {s}
count if {s}
COUNTIF patents {s}
nr of rows where {s}
how many rows match {s}
how many records have {s}
number of records: {s}
select count(*) patents {s}
count documents with {s}
sql: count of patents where {s}
query: how many patents where {s}
count(patent_id) where {s}
count patent_id where {s}"""
COMPANY = """how much patents has {c}{t}
how much patents have {c}{t}
how many patents has {c}{t}
how many patents has {c} got{t}
how many {np} has {c}{t}
how many patents had {c}{t}
{c} has how many patents{t}
{c} have how many {np}{t}
how many {np} does {c} have{t}
how many {np} are there of {c}{t}
{c}{t} - number of {np}
{c}{t}: nr of {np}
{c}{t}, how many {np}
{c}: # {np}{t}
{np} {c}{t} count
what does {c} have in {np}{t}, count them
what's the patent count of {c}{t}
patent count for {c}{t}
patent count {c}{t}
patents count of {c}{t}
size of the patent estate of {c}{t}
how big is the patent estate of {c}{t}
how large a portfolio of {np} does {c} have{t}
size of {o} portfolio{t}
{o} portfolio size{t}
{o} patent count{t}
{o} total{t}
{o} number of {np}{t}
how strong is {c} in patents{t}: count
number of {np} in {o} name{t}
number of {np} in the hands of {c}{t}
how many {np} stand in the name of {c}{t}
how many {np} does {c} hold{t}
how many {np} does {c} own{t}
how many {np} is {c} sitting on{t}
how many {np} did {c} get out{t}
how many {np} came from {c}{t}
how many {np} came out of {c}{t}
how many {np} list {c} as applicant{t}
in how many {np} is {c} an applicant{t}
in how many {np} is {c} the applicant{t}
on how many {np} is {c} named as applicant{t}
how many times is {c} applicant{t}
how often is {c} applicant{t}
the firm {c}: how many {np}{t}
for {c}, count of {np}{t}
for {c} how many {np}{t}
does {c} own {np}, if so how many{t}"""


def tally(w, v):
    """How many."""
    style = w.rng.random()
    if style < 0.16:
        found = words.facts(w, v, (0, 55, 38, 7))
        k = keyed(w, found)
        return pair(found, charted(w, pick(w, KEYS, k=k), "number"), "{count}") if k else None
    if style < 0.22:
        found = words.facts(w, v, (0, 40, 45, 15))
        k = filters(w, found)
        return pair(found, pick(w, FILTERED, k=k), "{count}") if k else None
    if style < 0.31:
        found = words.facts(w, v, (0, 55, 38, 7))
        s = sqled(w, found)
        if not s or any(f.topic in ADDED for f in found) and w.chance(0.6):
            return None
        return pair(found, pick(w, SQL, s=s), "{count}")
    if style < 0.46:
        found = words.facts(w, v, (0, 58, 36, 6))
        subject = found[0]
        if not subject.pred:
            return None
        np, _ = phrase(w, found[1:], STRICT, lead=False)
        return pair(found, pick(w, SUBJECT, np=np, p=subject.pred), "{count}")
    if style < 0.6:
        return of_company(w, v)
    np, front, found = named(w, v, (5, 50, 37, 8))
    return pair(found, charted(w, front + pick(w, PLAIN, np=np), "number"), "{count}")


def of_company(w, v):
    """How many of a company's, perhaps of a time."""
    c = words.draw(w, v, only=("company",))
    if c.wide or len(c.keep) != 1 or "notin" in c.cond or "starts" in c.cond or "ends" in c.cond or not c.owner:
        return None
    found, t = [c], ""
    if w.chance(0.5):
        when = words.draw(w, v, only=("when",))
        if not when.post.startswith(("published", "filed", "in ", "since ", "from ", "before ", "after ", "between ", "until ", "granted")):
            return None
        found, t = [c, when], " " + when.post
    extra = words.facts(w, v, (72, 26, 2), without=("company", "when", "inventor", "cites", "family"))
    np, _ = phrase(w, extra, STRICT, lead=False)
    q = pick(w, COMPANY, c=c.keep[0], o=c.owner, np=np, t=t)
    if extra and np not in q:
        return None
    return pair(found + extra, q, "{count}")


SHAPES = [(tally, 22)]
