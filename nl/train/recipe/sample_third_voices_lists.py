"""Lists of patents in a third voice."""
from . import sample_wordings as words
from .sample_questions import LISTED
from .sample_third_voices import STRICT, charted, keyed, named, pick
from .sample_voices import pair, phrase

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


SHAPES = [(show, 12)]
