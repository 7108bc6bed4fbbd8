"""Lists of patents and of their columns in a third voice."""
from . import sample_wordings as words
from .sample_form import beside
from .sample_questions import LISTED, SHOWN
from .sample_third_voices import STRICT, charted, filters, keyed, named, pick, sqled
from .sample_voices import COLUMN_POOL, pair, phrase

ASK = """{np} list
list: {np}
full list {np}
{np} - list please
{np} - show all
{np} pls
{np} thx
need {np}
need all {np}
need a list of {np}
we need the {np}
want {np}
gimme {np}
gimme all {np}
lemme see {np}
hand me {np}
get {np}
get all {np}
fetch {np}
load {np}
pull all {np}
pull me {np}
search: {np}
search for {np}
search all {np}
query {np}
look up {np}
lookup {np}
browse {np}
view {np}
view all {np}
open the list of {np}
dump {np}
dump all {np}
export {np}
print out {np}
output {np}
output all {np}
select {np}
select all {np}
select * {np}
SELECT {np}
return all {np}
retrieve {np}
filter for {np}
filter to {np}
filter down to {np}
show only {np}
show me only {np}
show just {np}
only {np}
only show {np}
please produce a list of {np}
please produce {np}
please furnish a list of {np}
please identify {np}
identify all {np}
identify {np}
locate {np}
locate all {np}
trace {np}
find me {np}
find every one of the {np}
please name all {np}
name the {np}
specify {np}
set out all {np}
what {np} are on record
which {np} are on file
which {np} are known
which {np} exist
which {np} exists
what {np} exist
what {np} have we got
what {np} can you show me
what {np} can be found
are there any {np} in the data, list them
do you have {np}
have we got {np}
have you {np}
is there {np}
can you find {np}
could you list {np}
could we see {np}
would like to see {np}
i would need {np}
i need for my thesis {np}
i need for my thesis a list of {np}
for my thesis: {np}
for my paper i need {np}
for my project please {np}
for an article: {np}
for a story i am after {np}
for the file: {np}
for due diligence: {np}
i search {np}
i search for {np}
i look for {np}
i am searching {np}
i am interested in {np}
interested in {np}
please show to me {np}
show me please the {np}
please you show {np}
tell me which {np} there are
which are the {np}
which ones are {np}
all the {np}
all {np} please
every one of the {np}
overview: {np}
report on {np}
report: {np}
a list with {np}
listing of {np}
catalogue of {np}
inventory of {np}
register of {np}
collection of {np}"""
KEYS = """{k}
{k} patents
patents {k}
{k} list
list {k}
{k} pats
pats {k}
{k} show
{k} patents list
patents: {k}
patents - {k}
search {k}
find {k}
all {k}
patents, {k}
show {k} patents
{k} - all patents
docs {k}
{k} documents"""
SUBJECT = """which {np} {p}
what {np} {p}
which {np} are those that {p}
which of the {np} {p}
which ones of the {np} {p}
{np} that {p}
{np} which {p}
{np} - those that {p}
show {np} that {p}
list {np} that {p}
list those {np} that {p}
list which {np} {p}
find {np} that {p}
identify {np} that {p}
name {np} that {p}
i search {np} which {p}
i need {np} which {p}
tell which {np} {p}
all {np} that {p}
any {np} that {p}
do we have {np} that {p}
are there {np} which {p}
please list {np} that {p}
only {np} that {p}
what are the {np} that {p}"""
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
patents[{s}].{c}
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


def show(w, v):
    """Patents, all columns left open."""
    style = w.rng.random()
    if style < 0.2:
        found = words.facts(w, v, (0, 50, 42, 8))
        k = keyed(w, found)
        if not k or len(found) == 1 and w.chance(0.5):
            return None
        q = pick(w, KEYS, k=k)
        if q == k and len(found) == 1:
            q += " patents"
        return pair(found, charted(w, q, "list", 0.06), "{pubno} , {title}", nest=LISTED)
    if style < 0.42:
        found = words.facts(w, v, (0, 58, 36, 6))
        if not found[0].pred:
            return None
        np, _ = phrase(w, found[1:], STRICT, lead=False)
        return pair(found, pick(w, SUBJECT, np=np, p=found[0].pred), "{pubno} , {title}", nest=LISTED)
    np, front, found = named(w, v, (0, 52, 40, 8))
    return pair(found, charted(w, front + pick(w, ASK, np=np), "list"), "{pubno} , {title}", nest=LISTED)


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


SHAPES = [(show, 12), (columns, 14)]
