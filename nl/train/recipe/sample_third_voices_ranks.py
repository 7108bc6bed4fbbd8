"""Leaders and the single one with most in a third voice."""
from .sample_form import value
from .sample_groups import around, group, wide_for
from .sample_third_voices import STRICT, charted, filters, keyed, pick
from .sample_voices import pair, phrase

TOP = """top {n} {m}{i}
top {n} {m} by {np}
top {n} {m} for {np}
top {n} {m} by # of {np}
top {n} {m} by nr of {np}
top {n} {m} by patent count{i}
top {n} {m} by volume of {np}
top {n} {m} measured by number of {np}
top {n} of the {m}{i}
top {n} of {m} by number of {np}
the top {n} {m}{i} pls
{np}: top {n} {m}
{np} - top {n} {m}
{np}; {n} leading {m}
{m}, top {n}{i}
{m} top {n}{i}
{m} ranked by number of {np}, top {n}
{m} ranked by {np} - {n} only
{m} by {np}, limit {n}
{m} by number of {np} desc limit {n}
{m} sorted by number of {np}, only the first {n}
{m} with most {np}, {n} of them
{m} with the most {np}: first {n}
first {n} {m} when ranked by number of {np}
the {n} first {m} by number of {np}
the {n} {m} that come first by number of {np}
the {n} {m} with the biggest number of {np}
the {n} {m} with the biggest pile of {np}
the {n} {m} with the greatest number of {np}
the {n} {m} with the highest {np} count
{n} {m} with the most {np} please
{n} {m} with most {np}
{n} biggest {m} by {np}
{n} largest {m} by number of {np}
{n} most important {m}{i}
{n} most frequent {m}{i}
{n} strongest {m} by {np}
{n} top {m}{i}
{n} best {m} by number of {np}
best {n} {m} by number of {np}
biggest {n} {m}{i}
biggest {n} {m} by number of {np}
largest {n} {m} by count of {np}
leading {n} {m}{i}
league table of {m}{i}, top {n}
leaderboard of {m}{i}, {n} places
ranking {m}{i}, {n} places
ranking of {m} by number of {np}, places 1 to {n}
who is who: {n} {m} with the most {np}
what {n} {m} have the most {np}
which {n} {m} has the most {np}
which {n} {m} have most of the {np}
which {n} {m} are the most frequent{i}
which {n} {m} are the biggest{i}
which {n} {m} are at the top{i}
which {n} {m} head the ranking{i}
which {n} {m} head the list{i}
which are the {n} {m} with most {np}
which are the {n} biggest {m} by {np}
which are the top {n} {m} for {np}
what are the {n} {m} with the most {np}
name the top {n} {m}{i}
name {n} {m} with the most {np}
list top {n} {m}{i}
list top {n} {m} by {np}
show top {n} {m} by number of {np}
give top {n} {m} by {np}
get top {n} {m} by count of {np}
give me the {n} most frequent {m}{i}
i need for my thesis the {n} {m} with the most {np}
i need for my thesis the top {n} {m}{i}
i want know the {n} {m} with most {np}
for my article: the {n} {m} with the most {np}
please list the {n} {m} with the largest number of {np}
please rank the top {n} {m} by {np}
select {c}, count(*) {np} group by {c} order by count desc limit {n}
select top {n} {c} by count of {np}
{np} group by {c} order by count desc limit {n}
{np} group by {c} top {n}
group {np} by {c}, top {n}
count {np} by {c} order desc limit {n}
{c} order by count(*) desc limit {n}{i}
{np} value_counts {c} head {n}
{np} by {c} desc top {n}
top {n} {c}{i}
top {n} {c} by count{i}
show {n} {m}, most {np} first
{n} {m}, most {np} first"""
TOP_KEYS = """top {n} {m} {k}
{k} top {n} {m}
{k}: top {n} {m}
{k} - top {n} {m}
{k} / top {n} {m}
top {n} {m} ({k})
top {n} {m} [{k}]
top {n} {m} - {k}
top {n} {m}; {k}
top {n} {m}; filter: {k}
Filter: {k}. Top {n} {m}
Filter: {k}: top {n} {m} by patent count
filter {k}, top {n} {m}
Top {n} {m} by patent count, filter {k}
{m} {k} top {n}
{k} {m} top {n}
biggest {n} {m} {k}
{k} biggest {n} {m}
{k}, {n} biggest {m}
{k}: {n} leading {m}
leading {n} {m} {k}
{k} {n} most frequent {m}
{k} patents: top {n} {m}
{k} patents top {n} {m}
rank {m} {k} top {n}"""
ONE = """{o} with most {np}
{o} with the most {np}?
{o} no. 1{i}
{o} no 1 by number of {np}
number 1 {o}{i}
number one {o} by {np}
#1 {o}{i}
#1 {o} by number of {np}
top {o}{i}
top {o} by number of {np}
top {o} for {np}
leading {o}{i}?
leading {o} by {np}
biggest {o}{i}
biggest {o} by number of {np}
biggest {o} by {np}?
largest {o} by number of {np}
strongest {o} by number of {np}
most frequent {o}{i}
most common {o}{i}?
most important {o} by number of {np}
main {o}{i}?
the {o} that leads{i}
the {o} in first place by number of {np}
the {o} with the highest {np} count
the {o} with the greatest number of {np}
the single {o} with the most {np}
the one {o} that has the most {np}
which {o} has most {np}
which {o} have the most {np}
which {o} have most {np}
which {o} has the greatest number of {np}
which {o} has the most {np} to its name
which {o} is first by number of {np}
which {o} is in the lead{i}
which {o} is top{i}
which {o} is the top one{i}
which {o} is the number one{i}
which {o} is the biggest{i}
which {o} is the most frequent one{i}
which {o} appears most{i}
which {o} comes top{i}
which {o} comes up most{i}
which {o} tops the list{i}
which {o} tops the ranking{i}
which {o} stands out with the most {np}
which single {o} has the most {np}
what {o} has most {np}
what {o} is leading{i}
what is the main {o}{i}
what is the top {o}{i}
what is the number one {o}{i}
what is the leading {o}{i}
what is the {o} with most {np}
name the {o} with most {np}
name the leading {o}{i}
name the top {o}{i}
tell me the {o} with the most {np}
tell which {o} has the most {np}
say which {o} has the most {np}
identify the {o} with the most {np}
please identify the {o} with the highest number of {np}
please tell the {o} which has most {np}
i want know which {o} has the most {np}
i need for my thesis the {o} with the most {np}
for my article: which {o} has the most {np}
by number of {np}, which {o} leads
by {np}, which {o} is number one
{np}: leading {o}
{np}: top {o}
{np}: which {o} has the most
{np}: {o} with the most
{np} - which {o} leads
{np}, most by which {o}
of {np}, which {o} has the most
among {np}, which {o} is the most frequent
select {c} {np} group by {c} order by count desc limit 1
{np} group by {c} order by count desc limit 1
{c} with max count of {np}
{o} with max number of {np}
{o} with the max {np}
max {np} by {o}: which {o}"""
WHO = """biggest filer{i}
biggest filer{i}?
top filer{i}
top filer{i}?
who's the biggest filer{i}
who is the top filer{i}
who leads{i}
who's leading{i}
who is on top{i}
who is number one{i}
who has most {np}
who has the most {np}
who owns the most {np}
who owns most of the {np}
who holds most {np}
who filed the most {np}
who files the most {np}
who filed most {np}
who got the most {np}
who is the biggest owner of {np}
who is the largest holder of {np}
who is the main applicant{i}
who is behind most of the {np}
who tops the list of applicants{i}
who dominates{i}
largest filer{i}
largest holder of {np}
largest owner of {np}
biggest owner of {np}
main player{i}
most active filer{i}
most active applicant{i}
most active company{i}
busiest filer{i}
which company filed most {np}
which company files the most {np}
which firm holds the most {np}
which firm sits on the most {np}
what company owns the most {np}
no. 1 filer{i}
market leader by number of {np}
heaviest filer{i}
leader by number of {np}"""
def inside(w, found, np):
    """Where the ranking is, behind a noun: "in US patents"."""
    return " " + w.rng.choice(["in", "among", "for", "within", "of", "across"]) + " " + np if found else ""


def leaders(w, v):
    """The so many with the most."""
    k, e, one, many, column = group(w)
    found = around(w, v, k, (34, 48, 18))
    n, count = v.top()
    if w.chance(0.28):
        keys = filters(w, found)
        if not keys:
            return None
        q = pick(w, TOP_KEYS, n=n, m=many, k=keys)
    else:
        np, front = phrase(w, found, STRICT)
        q = front + pick(w, TOP, n=n, m=many, np=np, i=inside(w, found, np), c=column, o=one)
    return pair(found, charted(w, q, "rank"), f"{e} , {{count}}", f"order {{count}} desc limit {value(count)}", wide_for(w, k, found) or any(f.wide for f in found))


def winner(w, v):
    """The one with the most."""
    if w.chance(0.3):
        k, e, one, many, column = group(w, ("applicant",))
        frames = WHO
    else:
        k, e, one, many, column = group(w)
        frames = ONE
    found = around(w, v, k, (28, 52, 20))
    np, front = phrase(w, found, STRICT)
    i = inside(w, found, np)
    if w.chance(0.22) and (keys := keyed(w, found)) and found:
        i, front = " " + keys, ""
        if frames is ONE:
            frames = "\n".join(f for f in frames.split("\n") if "{i}" in f)
        else:
            frames = "\n".join(f for f in frames.split("\n") if "{i}" in f and not f.startswith("who"))
    q = pick(w, frames, o=one, m=many, np=np, i=i, c=column)
    return pair(found, front + q, f"{e} , {{count}}", "order {count} desc limit 1", wide_for(w, k, found) or any(f.wide for f in found))


SHAPES = [(leaders, 15), (winner, 15)]
