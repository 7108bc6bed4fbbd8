"""Groups with more or fewer patents than a number, in a third voice."""
from .sample_groups import around, group, wide_for
from .sample_third_facts_numbers import amount
from .sample_third_voices import STRICT, pick
from .sample_voices import pair, phrase

HAVING = """{m} with {x} {np}
{m} with {x} {np}, please
{m} - only those with {x} {np}
{m} that come with {x} {np}
{m} that reach {x} {np}
{m} which have {x} {np}
{m} having {x} {np}
{m} that got {x} {np}
{m} that can show {x} {np}
{m} who have {x} {np}
{m} where the count of {np} is {x}
{m} where number of {np} is {x}
{m} whose count of {np} is {x}
{m}, {x} {np} each
{m}: {x} {np}
{m} ({x} {np})
{m} having count(*) {x} {np}
{m} having count {x} {np}
{c} having count of {np} {x}
{np} group by {c} having count {x}
select {c} {np} group by {c} having count(*) {x}
group {np} by {c} having count {x}
group {np} by {c}, keep those with {x}
{np} by {o}, only with {x}
{np} per {o}, where there are {x}
which {m} have {x} {np}
which {m} has {x} {np}
which {m} have got {x} {np}
which {m} are there with {x} {np}
which {m} reach {x} {np}
which {m} come to {x} {np}
which {m} can boast {x} {np}
which {m} have a count of {x} {np}
which {m} show {x} {np}
which of the {m} have {x} {np}
what {m} have {x} {np}
what are the {m} with {x} {np}
list {m} with {x} {np}
list {m} having {x} {np}
list all {m} with {x} {np}
list only {m} with {x} {np}
show only {m} with {x} {np}
show {m} having {x} {np}
show me every {o} with {x} {np}
get {m} with {x} {np}
fetch {m} having {x} {np}
find all {m} with {x} {np}
identify {m} with {x} {np}
identify all {m} that have {x} {np}
name {m} with {x} {np}
give me {m} having {x} {np}
filter {m} to those with {x} {np}
i need {m} with {x} {np}
i need for my thesis all {m} with {x} {np}
i search {m} which have {x} {np}
for my article: {m} with {x} {np}
every {o} with {x} {np}
every {o} having {x} {np}
each {o} with {x} {np}
any {o} with {x} {np}
all {m} with {x} {np}
all {m} having {x} {np}
only {m} with {x} {np}
only the {m} with {x} {np}
are there {m} with {x} {np}
do we have {m} with {x} {np}
threshold {x} {np}: which {m}
cut-off {x} {np}: which {m}"""


def thresholds(w, v):
    """Groups with more or fewer patents than a number."""
    k, e, one, many, column = group(w)
    found = around(w, v, k, (58, 36, 6))
    cond, x = amount(w, 500)
    if cond.startswith("= ") and x.isdigit() and w.chance(0.6):
        return None
    np, front = phrase(w, found, STRICT, lead=False)
    q = pick(w, HAVING, m=many, o=one, np=np, x=x, c=column)
    return pair(found, q, f"{e} , {{count}}", f"having {{count}} {cond}", wide_for(w, k, found) or any(f.wide for f in found))


SHAPES = [(thresholds, 8)]
