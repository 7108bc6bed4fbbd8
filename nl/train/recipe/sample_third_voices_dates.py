"""First and last dates and years in a third voice."""
from . import sample_wordings as words
from .sample_questions import ADDED
from .sample_third_voices import STRICT, pick
from .sample_voices import pair, phrase

DATES = [("filed", "(filing date|filing_date|date of filing|application date|filing date)", "(filed|filed|submitted|lodged|handed in)"), ("pubdate", "(publication date|publication_date|date of publication|pub date)", "(published|published|issued|laid open)"), ("priority", "(priority date|earliest priority date|priority)", ""), ("year", "(publication year|year of publication|publication_year)", "")]
DATE = """{e} {n} of {np}
{e} {n} for {np}
{e} {n}: {np}
{e} {n} among {np}
{e} {n}, {np}
{np}: {e} {n}
{np} - {e} {n}
{np}, {e} {n}
{n} of {np}, the {e}
{n} {e} for {np}
what's the {e} {n} for {np}
what is {e} {n} of {np}
which is the {e} {n} of {np}
which {n} is the {e} for {np}
show {e} {n} of {np}
get {e} {n} for {np}
need the {e} {n} of {np}
please state the {e} {n} of {np}
please provide the {e} {n} of {np}
i need for my thesis the {e} {n} of {np}
for the record: {e} {n} of {np}
for {np}: {e} {n}
for {np} give the {e} {n}
of {np}, what is the {e} {n}
among {np} the {e} {n}
determine the {e} {n} for {np}
{e} {n} in the set of {np}
{f}({c}) for {np}
{f}({c}) of {np}
{f}({c}) {np}
select {f}({c}) from {np}
{f} {c} of {np}
{f} of {c} for {np}
{f} {c}: {np}"""

def dates(w, v):
    """The first or last date."""
    f, noun, _ = w.rng.choices(DATES, [5, 4, 2, 2])[0]
    last = w.chance(0.45)
    found = words.facts(w, v, (18, 60, 22), without=("when",))
    np, front = phrase(w, found, STRICT)
    if f == "year" and not last and w.chance(0.5):
        q = pick(w, """since which year exist {np}
since which year do {np} exist
since which year are there {np}
since which year do we have {np}
since what year are there {np}
since what year have there been {np}
since which year were there {np}
from which year on are there {np}
from which year on exist {np}
in which year do {np} start
in which year did {np} start
in which year begin {np}
what is the first year with {np}
what's the first year with {np}
which is the first year with {np}
first year with {np}
first year of {np}
earliest year with {np}
earliest year of {np}
which year did {np} start
year of the first of {np}
min(publication_year) of {np}
what year do {np} go back to
to which year do {np} go back
how far back in years do {np} go""", np=np)
        return pair(found, front + q, "min {year}", nest=ADDED)
    if f == "year" and last and w.chance(0.5):
        q = pick(w, """until which year are there {np}
until which year exist {np}
until which year do we have {np}
until what year are there {np}
up to which year are there {np}
up to which year do {np} go
up to what year do we have {np}
what is the last year with {np}
what's the latest year with {np}
which is the last year with {np}
last year with {np} in the data
latest year with {np}
latest year of {np}
most recent year with {np}
max(publication_year) of {np}
in which year do {np} end""", np=np)
        return None if q.startswith("last year") else pair(found, front + q, "max {year}", nest=ADDED)
    end = w("(latest|last|most recent|max|maximum|newest)" if last else "(earliest|first|oldest|min|minimum|very first)")
    if f == "year" and end in ("last", "newest", "first", "oldest", "very first"):
        end = "latest" if last else "earliest"
    q = pick(w, DATE, e=end, n=w(noun), np=np, f="max" if last else "min", c=words.schema_word(w, f))
    return pair(found, front + q, f"{'max' if last else 'min'} {{{f}}}", nest=ADDED)


SHAPES = [(dates, 9)]
