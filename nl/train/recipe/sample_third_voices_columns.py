"""Columns of patents in a third voice, as dashboards, queries and people name them."""
from . import sample_wordings as words
from .sample_form import beside
from .sample_questions import LISTED, SHOWN
from .sample_third_voices import STRICT, charted, filters, named, pick, sqled
from .sample_voices import COLUMN_POOL, pair, phrase

FILTERED = """Filter: {k}: {c}
Filter: {k}. Columns: {c}
Filters: {k}; columns: {c}
Columns: {c}; filter: {k}
Table: {c} (filter: {k})
Table with {c}, filter {k}
{c} [{k}]
{c} | {k}
{k} | {c}
{k} -> {c}
{k} => {c}
{k}: show {c}
filter {k} show {c}
filter by {k} and show {c}
filter on {k}, {c}
where {k}, show {c}
with {k}: {c}
show {c}, filtered by {k}
{k} {c}
{c} {k}
{k} patents {c}
{k}: {c}
fields {c}; filter {k}"""
SQL = """select {c} from patents where {s}
SELECT {c} FROM patents WHERE {s}
select {c} where {s}
{c} from patents where {s}
{c} where {s}
patents where {s} select {c}
patents where {s}: {c}
patents | where {s} | select {c}
project {c} where {s}
get {c} where {s}
query {c} where {s}
return {c} for rows where {s}
from patents where {s} return {c}
show {c} when {s}
display {c} if {s}
pull {c} where {s}
list {c} for {s}"""
COLUMNS = """{c} of {np}
{c} for {np}
{c} of all {np}
{np}: {c}
{np} - {c}
{np}; {c}
{np}, {c} only
{np}, i only need the {c}
{np}: only {c}
{np} -> {c}
just the {c} of {np}
only the {c} of {np}
only {c} of {np}
need {c} of {np}
need the {c} for {np}
get {c} of {np}
get the {c} for all {np}
fetch {c} of {np}
pull the {c} of {np}
pull {c} from {np}
dump {c} of {np}
export {c} of {np}
print out {c} of {np}
output the {c} of {np}
extract the {c} from {np}
read out the {c} of {np}
look up the {c} of {np}
lookup {c} for {np}
report the {c} of {np}
state the {c} of {np}
please state the {c} of {np}
please provide the {c} of {np}
please provide {c} for {np}
please supply the {c} for {np}
set out the {c} of {np}
give the {c} of {np}
give me please the {c} of {np}
i need for my thesis the {c} of {np}
i need for my thesis {c} of {np}
for my article the {c} of {np}
for my study: {c} of {np}
i want to see {c} of {np}
i would like the {c} of {np}
i want {c} from {np}
what {c} have {np}
which {c} have {np}
which {c} has {np}
what are {c} of {np}
what is the {c} of {np}
what {c} do {np} have
how are the {c} of {np}
list with {c} of {np}
list of {c} for {np}
list me the {c} of {np}
table {c} of {np}
columns {c} for {np}
column {c}, {np}
for {np}: {c}
for {np}: show {c}
for {np}, please give {c}
for all {np}: {c}
for every one of the {np} the {c}
from {np} show {c}
from {np} i need {c}
of {np}, show {c}
of all {np} the {c}
take {np} and show {c}
take {np}, list their {c}
with {np}: {c}
regarding {np}: {c}
as to {np}: {c}"""
SHORT = {"title": "(title|titles|titel|title)", "pubno": "(publication no|pub number|publication numbers|pub numbers|patent numbers|publication_number)", "pubdate": "(pub date|publication date|publication_date|date of publication)", "year": "(publication year|publication_year|pub year)", "filed": "(filing date|filing_date|file date|filing dates)", "cites": "(citations|cited_by_count|citation count|no. of citations)", "juris": "(jurisdiction|country|office)",
         "doctype": "(document type|doc type|document_type|type)", "kind": "(kind code|kind_code|kind)", "fam": "(family size|simple_family_size|simple family size)", "priority": "(priority date|earliest_priority_date|earliest priority date)", "appno": "(application number|application_number|application no)", "lens": "(lens id|lens_id)", "xfam": "(extended family size|extended_family_size)", "applicant": "(applicants|applicant|companies|company)", "assignee": "assignee", "inventor": "(inventors|inventor)"}


def columns(w, v):
    """Named columns of patents."""
    style = w.rng.random()
    pool = COLUMN_POOL + (["applicant", "inventor"] if w.chance(0.5) else [])
    fields = list(dict.fromkeys(w.rng.choice(pool) for _ in range(w.rng.choices([1, 2, 3, 4], [42, 36, 16, 6])[0])))
    if w.chance(0.3):
        fields = ["title"]
    without = [t for f, t in (("applicant", "company"), ("inventor", "inventor")) if f in fields]
    if len(without) == 2:
        return None
    name = lambda f: w(SHORT[f]) if w.chance(0.45) or f in ("inventor",) else w(SHOWN[f])
    names = [name(f) for f in fields]
    if style < 0.22:
        found = words.facts(w, v, (0, 50, 40, 10), without=without)
        k = filters(w, found)
        names = [w(SHORT[f]) for f in fields]
        c = ", ".join(names) if w.chance(0.6) else " and ".join(names)
        return pair(found, pick(w, FILTERED, k=k, c=c), " , ".join("{%s}" % f for f in fields), wide=False if without else None, nest=LISTED) if k else None
    if style < 0.34:
        found = words.facts(w, v, (0, 56, 36, 8), without=without)
        s = sqled(w, found)
        if not s:
            return None
        return pair(found, pick(w, SQL, s=s, c=", ".join(words.schema_word(w, f) if f in words.SQL_COLUMN else w(SHORT[f]) for f in fields)), " , ".join("{%s}" % f for f in fields), wide=False if without else None, nest=LISTED)
    np, front, found = named(w, v, (0, 52, 40, 8), without=without)
    cols = names[0] if len(names) == 1 else ", ".join(names[:-1]) + w.rng.choice([" and ", " and ", ", ", " & ", " + ", " plus "]) + names[-1]
    q = pick(w, COLUMNS, c=cols, np=np)
    return pair(found, charted(w, front + q, "list"), " , ".join("{%s}" % f for f in beside(q, cols, fields)), wide=False if without else None, nest=LISTED)


def with_assignee(w, v):
    """Columns of the wide table: the assignee beside others."""
    found = words.facts(w, v, (0, 55, 38, 7), without=("company",), narrow=True)
    fields = w.rng.sample(["title", "title", "pubno", "pubdate", "filed", "year", "cites", "juris", "doctype"], w.rng.choice([1, 1, 2, 3]))
    fields = list(dict.fromkeys(fields))
    at = w.rng.randint(1, len(fields)) if w.chance(0.85) else 0
    fields.insert(at, "applicant")
    names = [w("(assignee|assignees|assignee)") if f == "applicant" else w(SHORT[f]) for f in fields]
    c = ", ".join(names[:-1]) + w.rng.choice([" and ", " and ", ", ", " & ", " + "]) + names[-1]
    if w.chance(0.45):
        k = filters(w, found)
        if not k:
            return None
        q, front = pick(w, FILTERED, k=k, c=c), ""
    else:
        np, front = phrase(w, found, STRICT)
        q = pick(w, COLUMNS, c=c, np=np)
    return pair(found, charted(w, front + q, "list"), " , ".join("{%s}" % f for f in fields), wide=True)


SHAPES = [(columns, 14), (with_assignee, 2)]
