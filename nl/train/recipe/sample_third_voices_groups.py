"""Counts for each of a group and over the years, in a third voice."""
from . import sample_wordings as words
from .sample_groups import TIMELY, around, group, wide_for
from .sample_third_voices import NOUN, STRICT, charted, filters, noun, pick
from .sample_voices import pair, phrase

PLAIN = """{np} / {o}
{np} vs {o}
{np} vs. {o}
{np} x {o}
{np} by {o}
{np} by {o}, count
{np} per {o}
{np} per {o} (count)
{np} per {o} please
{np} for each {o}, number
{np} for every {o}: number
{np} over {m}
{np} across {m}
{np} across the {m}
{np} split per {o}
{np} split according to {o}
{np} according to {o}
{np} grouped per {o}
{np} grouped on {o}
{np} bucketed by {o}
{np} segmented by {o}
{np} classified by {o}
{np} sorted into {m}, counts
{np} arranged by {o}: count
{np}, one row per {o}, with count
{np} - count each {o}
{np}: how many per {o}
{np}: how many by {o}
{np}: numbers per {o}
{np}: count by {o}
{np}: breakdown by {o}
{np}: split by {o}
# {np} per {o}
# of {np} by {o}
nr of {np} per {o}
no. of {np} by {o}
num {np} per {o}
cnt {np} per {o}
count {np} / {o}
{o} / number of {np}
{o} vs number of {np}
{o}: number of {np}
{o} and number of {np}
{o}, number of {np}
{o} wise {np} count
{o} wise number of {np}
{o}-wise {np}
x axis {o}, y axis number of {np}
x = {o}, y = count of {np}
dimension {o}, measure count of {np}
rows: {o}; values: count of {np}
group by {o}: {np}
grouping of {np} by {o}
aggregate count of {np} on {o}
how many {np} each {o}
how many {np} each {o} has
how many {np} has each {o}
how many {np} has every {o}
how much {np} has each {o}
how much {np} per {o}
how much {np} there are per {o}
how many {np} there are for each {o}
how many {np} are in each {o}
how many {np} are there, by {o}
how many {np}, by {o}
how many {np}, broken down by {o}
how are {np} spread across {m}
how are {np} split across {m}
how do {np} divide among the {m}
how are {np} shared out among {m}
what does the split of {np} by {o} look like
what does the distribution of {np} over {m} look like
what is the breakdown of {np} by {o}
what is the distribution of {np} per {o}
what numbers of {np} do the {m} have
give the split of {np} by {o}
give me the breakdown by {o} for {np}
give numbers of {np} for every {o}
show me how {np} break down by {o}
show me how {np} are distributed by {o}
show the count of {np} for all {m}
show counts of {np} for each of the {m}
list each {o} with number of {np}
list all {m} and the number of {np}
list every {o} along with its count of {np}
for each {o}: count of {np}
for each {o}, how many {np} does it have
for every {o}, how many {np} are there
for all {m}: number of {np}
for each of the {m}, how many {np}
per {o}: {np}
per {o} the count of {np}
by {o}: number of {np}
by {o}: {np}, count
broken down by {o}: {np}
split by {o}, how many {np}
i need for my thesis the number of {np} per {o}
i need for my thesis {np} per {o}
for my article: {np} by {o}
i want to see number of {np} for each {o}
please break down {np} by {o}
please provide a breakdown of {np} by {o}
please provide the number of {np} for each {o}
please give to me the {np} count of each {o}
kindly provide the count of {np} by {o}
statistic of {np} per {o}
statistics: {np} per {o}
stats by {o}: {np}
stats on {np} by {o}
frequency of {np} by {o}
frequency table of {np} by {o}
frequencies of {o} among {np}
tabulate {np} by {o}
cross out {np} counts by {o}
summary: {np} by {o}
pivot {np} by {o}
rollup of {np} by {o}
roll up {np} by {o}
facet {np} by {o}
{o} distribution of {np}
{o} split of {np}
{o} breakdown of {np}
{o} breakdown: {np}
{o} counts: {np}
{m} and counts of {np}
{m} by count of {np}
{m} with count of {np}
{m}: count of {np}
{m} + number of {np}""".replace("cross out {np} counts by {o}\n", "")
SQL = """{np} group by {c}
{np} group by {c} count(*)
count(*) {np} group by {c}
select {c}, count(*) {np} group by {c}
SELECT {c}, COUNT(*) FROM {np} GROUP BY {c}
select {c} count of {np}
select count {np} group by {c}
count {np} groupby {c}
groupby {c} count {np}
group {np} by {c}, count
group {np} on {c} and count them
{c}, count(*) of {np}
{c}, count(*) for {np}
{c} | count of {np}
value_counts of {c} for {np}
value counts {c} for {np}
count by {c} for {np}
count(*) by {c}, {np}
table(c = {c}) {np}
histogram of {c} for {np}
{np} | stats count by {c}
{np} | group by {c} | count""".replace("table(c = {c}) {np}\n", "")
FILTERED = """{o} breakdown. Filter: {k}
Filter: {k}. Patents by {o}
Filter: {k}: patents by {o}
Filter: {k}; count per {o}
Filter {k}: number of patents per {o}
filter {k}, group by {c}, count
filter {k} then count by {o}
{k}: patents by {o}
{k}: count by {o}
{k}: number per {o}
{k} - patents per {o}
{k} | patents by {o}
{k} -> count by {o}
{k} => by {o}
{k} patents by {o}
{k} by {o}
{k} per {o}
{k} patents per {o}
patents {k} by {o}
patents by {o} ({k})
patents by {o}, {k}
patents by {o} for {k}
patents per {o} [{k}]
Patents by {o} (filter: {k})
Number of patents by {o} - {k}
Patent count per {o}, filter: {k}
Rows: {o}; values: count; filter: {k}
Group: {o}; filter: {k}; metric: count
dimension: {o}; filter: {k}; measure: count
count per {o} where filter {k}
number of patents per {o} {k}
{o} {k} count"""
YEARS = """{np} {p} / year{t}
{np} {p} per yr{t}
{np} {p} per annum{t}
{np} {p} p.a.{t}
{np} {p} by yr{t}
{np} {p} each yr{t}
{np} {p} by year, count{t}
{np} {p} year on year{t}
{np} {p} yearly{t}
{np} {p} annually{t}
{np} {p} across the years{t}
{np} {p} over the course of the years{t}
{np} {p} through the years{t}
{np} {p} through time{t}
{np} {p} by year, as a time line{t}
{np} {p}: yearly numbers{t}
{np} {p}: count for every year{t}
{np} {p}: how many per year{t}
{np} {p}: annual figures{t}
annual figures for {np} {p}{t}
annual count of {np} {p}{t}
annual counts: {np} {p}{t}
annual statistics of {np} {p}{t}
annual totals of {np} {p}{t}
annual volume of {np} {p}{t}
yearly figures of {np} {p}{t}
yearly numbers for {np} {p}{t}
yearly totals of {np} {p}{t}
yearly totals: {np} {p}{t}
yearly stats on {np} {p}{t}
year-by-year count of {np} {p}{t}
year-by-year numbers for {np} {p}{t}
year on year number of {np} {p}{t}
yoy {np} {p}{t}
time trend of {np} {p}{t}
time course of {np} {p}{t}
the rise of {np} {p} over the years{t}
the course of {np} {p} over the years{t}
the growth of {np} {p} over time{t}
boom in {np} {p}? number per year{t}
how did {np} {p} grow over the years{t}
how did {np} {p} develop over the years{t}
how did {np} {p} change from year to year{t}
how have {np} {p} developed year by year{t}
how have {np} {p} evolved over time{t}
how is the trend in number of {np} {p} per year{t}
how is the evolution of the number of {np} {p}{t}
how was the development of {np} {p} by year{t}
how many {np} {q} {p} in every year{t}
how many {np} {q} {p} in every single year{t}
how many {np} {q} {p} per annum{t}
how many {np} {q} {p} each yr{t}
how many {np} {q} {p} for each year{t}
how many {np} {q} {p} a year{t}
how many {np} {q} {p} yearly{t}
how much {np} {q} {p} every year{t}
how much {np} {q} {p} by year{t}
in each year, how many {np} {q} {p}{t}
every year how many {np} {q} {p}{t}
for every year, how many {np} {q} {p}{t}
per year, how many {np} {q} {p}{t}
year by year: {np} {p}{t}
by year: number of {np} {p}{t}
per year: count of {np} {p}{t}
number of {np} {p} for every year{t}
number of {np} {p} p.a.{t}
number of {np} {p} over time{t}
nr of {np} {p} per year{t}
# {np} {p} per year{t}
# {np} {p} by year{t}
count {np} {p} by year{t}
count of {np} {p} for each year{t}
counts of {np} {p} through the years{t}
show me how the number of {np} {p} developed{t}
show how many {np} {q} {p} each year{t}
plot the number of {np} {p} per year{t}
plot {np} {p} against the year{t}
draw the number of {np} {p} by year{t}
graph the number of {np} {p} per year{t}
chart the count of {np} {p} by year{t}
x axis year, y axis {np} {p}{t}
i need for my thesis the number of {np} {p} per year{t}
for my thesis: {np} {p} per year{t}
for an article: how many {np} {q} {p} each year{t}"""


def per_group(w, v):
    """So many for each."""
    k, e, one, many, column = group(w)
    found = around(w, v, k)
    tail = f"order {e} asc" if k in TIMELY else ""
    style = w.rng.random()
    if style < 0.2:
        keys = filters(w, found)
        if not keys:
            return None
        q = pick(w, FILTERED, k=keys, o=one, c=column)
        if q.startswith(keys) and "count" not in q and k in ("applicant", "assignee", "inventor") and " by " in q:
            return None
    elif style < 0.32:
        np, _ = phrase(w, found, STRICT, lead=False)
        q = pick(w, SQL, np=np, c=column)
    else:
        form, more = noun(w, found) if k not in ("doctype", "kind") else (NOUN, [])
        np, front = phrase(w, found, form=w(form))
        found = found + more
        q = pick(w, PLAIN, np=np, o=one, m=many)
        if " by " in q and k in ("applicant", "assignee", "inventor") and q == f"{np} by {one}":
            q = f"number of {q}"
        q = front + q
    q = charted(w, q, "years" if k in ("year", "filedyear") else "groups", 0.16)
    if w.chance(0.1):
        up = k in TIMELY
        q, tail = (q + w.rng.choice([", newest on top", ", latest year first", ", most recent first", ", descending by time"]), f"order {e} desc") if up else (q + w.rng.choice([", biggest on top", ", largest first", ", desc", " order by count desc", ", sort by count desc", ", most on top", ", highest first", " from high to low", ", descending", " - biggest first"]), "order {count} desc")
    return pair(found, q, f"{e} , {{count}}", tail, wide_for(w, k, found) or any(f.wide for f in found))


def yearly(w, v):
    """Counts over the years."""
    filing = w.chance(0.4)
    e = "year {filed}" if filing else "{year}"
    found = words.facts(w, v, (28, 56, 16), without=("when", "doctype"))
    t, times = "", []
    if w.chance(0.4):
        cond, text, bare, sign, *_ = words.span(w, v, "filed" if filing else "year")
        if text.startswith(("of", "dated", "older", "on ", "for")) or sign == "=" and not bare.endswith("0s"):
            return None
        t, times = " " + text, [words.Fact("when", cond, text)]
    form, more = noun(w, found)
    np, front = phrase(w, found, lead=False, form=w(form))
    verb = w("(filed|filed|applied for|submitted|lodged|handed in)") if filing else w("(published|published|issued|brought out|released|)")
    q = pick(w, YEARS, np=np, p=verb, q="were" if verb else "are there", t=t)
    if not verb and ("are there " in q and "how m" not in q):
        return None
    return pair(found + more + times, charted(w, q, "years", 0.2), f"{e} , {{count}}", f"order {e} asc")


SHAPES = [(per_group, 15), (yearly, 7)]
