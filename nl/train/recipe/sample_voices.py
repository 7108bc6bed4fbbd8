"""Sentences built from parts by a second hand: counts and lists as a question, an order, a
heading, key words or near-SQL, with each condition said as adjective, possessive, phrase,
predicate or opening."""
import re

from . import sample_wordings as words
from .sample_form import beside, nested, render, wide_can
from .sample_questions import ADDED, LISTED, SHOWN

NOUN = ("(patents|patents|patents|patents|patents|patents|patents|patents|documents|publications|inventions|patent documents|drone patents|filings|records|patent publications|items|drone inventions|patent filings|pieces of prior art|entries)")
STRICT = "(patents|patents|patents|patents|documents|publications|inventions|patent documents)"
FIRST = {"doctype": 0, "title": 3, "juris": 1, "company": 2, "when": -1}
WITHIN = "(|||||in the (database|data|dataset|collection|data set|table|system|sample|archive|set)|on record|on file|altogether|overall|in all|in our (data|database|records)|so far|that we know of|here|in this (collection|database|dataset|data set|sample))"


def phrase(w, found, noun=NOUN, lead=True, form=""):
    """(text, opening) of "granted US patents that belong to Intel and were filed in 2012"."""
    order, before, behind, preds, opening = list(found), [], [], [], ""
    w.rng.shuffle(order)
    for f in order:
        roll = w.rng.random()
        if f.adj and roll < 0.42 and len(before) < 2 and not any(b.topic == "company" and f.topic == "title" for b in before):
            before.append(f)
        elif f.owner and roll < 0.6 and not any(b.owner and not b.adj for b in before) and len(before) < 2:
            before.append(f)
        elif f.front and lead and not opening and roll > 0.87:
            opening = f.front + " "
        elif f.pred and roll > 0.73 and roll <= 0.87 and len(preds) < 2:
            preds.append(f)
        else:
            behind.append(f)
    owners = [f for f in before if f.owner and (not f.adj or w.chance(0.5))][:1]
    rest = sorted((f for f in before if f not in owners), key=lambda f: FIRST.get(f.topic, 2))
    parts = [f.owner for f in owners] + [f.adj for f in rest if f.adj] + [form or w(noun)]
    behind += [f for f in rest if not f.adj]
    text = " ".join(parts)
    for i, f in enumerate(behind):
        text += (w.rng.choice([" and ", " and ", ", "]) if i and w.chance(0.25) else " ") + f.post
    if preds:
        text += w.rng.choice([" that ", " which ", " that "]) + " and ".join(f.pred for f in preds)
    return " ".join(text.split()), opening


def said_order(found, question):
    """The facts in the order in which the question says them."""
    low = question.lower()

    def at(f):
        spots = [low.find(p.lower()) for p in (f.post, f.pred, f.sql, f.owner, f.front, f.key) if p]
        spots = [s for s in spots if s >= 0] or [s for s in [low.find(p.lower()) for p in (f.adj,) + f.keep[:1] if p] if s >= 0]
        return min(spots, default=len(low))
    return sorted(found, key=at)


def pair(found, question, select, tail="", wide=None, front="", nest=()):
    """The question with its named form; facts whose topic is in nest become memberships."""
    question = re.sub(r"\b([Aa]) (?=(extended|inventor|applicant|assignee|IPC|ipc|average|earliest|application|amended)\b)", r"\1n ", " ".join((front + question).split()))
    wide = any(f.wide for f in found) if wide is None else wide
    wide = wide and wide_can(" ".join([select, tail] + [f.cond for f in found])) and not any("patent_applicants" in f.cond for f in found)
    conds = [nested(f) if f.topic in nest and not wide and " notin " not in f.cond else f.cond for f in said_order(found, question)]
    return question, render(select, " and ".join(conds), tail, wide), [k for f in found for k in f.keep]


# Verbs of companies: (with did, with has, bare plural past, what a time after them means).
DEEDS = [("file", "filed", "filed"), ("apply for", "applied for", "filed"), ("submit", "submitted", "filed"), ("lodge", "lodged", "filed"), ("put in", "put in", "filed"), ("hand in", "handed in", "filed"),
         ("register", "registered", "filed"), ("publish", "published", "year"), ("publish", "published", "year"), ("put out", "put out", "year"), ("come out with", "come out with", "year"), ("bring out", "brought out", "year"),
         ("release", "released", "year"), ("issue", "issued", "year"), ("get published", "had published", "year")]
PAST = {d[0]: d[1] for d in DEEDS} | {"come out with": "came out with", "get published": "got published", "had published": "had published"}
HOLDS = ["own", "hold", "have", "possess", "have on file", "control", "have in its portfolio", "have to its name", "own in total", "hold altogether"]


def deed(w, v):
    """(sentence with {c} and {o} for company and object, facts) of a company's doing."""
    verb, past, field = w.rng.choice(DEEDS)
    c = words.owner(w, v)
    found = [c]
    said = ""
    if w.chance(0.6):
        cond, text, _, _, _, _ = words.span(w, v, field)
        if text.startswith(("of ", "dated", "older", "for")):
            return None
        found.append(words.Fact("when", cond, text))
        said = " " + text
    name = c.keep[0]
    way = w.rng.choice([("did", f"{name} {verb}"), ("did", f"{name} {verb}"), ("has", f"{name} {past}"), ("were", f"{past} by {name}"), ("had", f"{name} {past}"), ("has the company", f"{name} {past}"), ("did the company", f"{name} {verb}"), ("have been", f"{past} by {name}")])
    if way[0] in ("were", "have been") and (verb in ("come out with", "get published") or past == "had published"):
        way = ("did", f"{name} {verb}")
    return way[0], way[1], said, found, name


def tally(w, v):
    """How many."""
    style = w.rng.random()
    if style < 0.2:
        made = deed(w, v)
        if not made:
            return None
        aux, act, said, found, name = made
        extra = words.facts(w, v, (62, 33, 5), without=("company", "when", "cites", "family"))
        np, _ = phrase(w, extra, STRICT, lead=False)
        q = w("(how many {np} {a} {b}{t}|how many {np} {a} {b}{t}|how many {np} {a} {b}{t}|{t2} how many {np} {a} {b}|what number of {np} {a} {b}{t}|how many {np} in total {a} {b}{t}|count how many {np} {a} {b}{t})", np=np, a=aux, b=act, t=said, t2=said.strip() + "," if said else "")
        return pair(found + extra, q, "{count}")
    if style < 0.27:
        c = words.owner(w, v)
        extra = words.facts(w, v, (50, 40, 10), without=("company",))
        np, _ = phrase(w, extra, STRICT, lead=False)
        of = c.owner
        q = w("(how many {np} does {c} {h}|how many {np} does {c} {h}|how (big|large) is {o} portfolio of {np}|what is the size of {o} portfolio of {np}|size of {o} {np} portfolio|how many {np} are there in {o} portfolio|how many {np} (sit|are) with {c}|how many {np} can {c} call its own|how many {np} are in the hands of {c}|how many {np} carry the name of {c}"
              "|{o} total number of {np}|{o} {np}, how many|{c}: how many {np}|{c}: number of {np}|how many of the {np} (belong to|are from|come from|are by|are held by|were filed by) {c}|{c} has how many {np}|{c} owns how many {np}|does {c} have {np} and how many|with how many {np} does {c} appear)",
              np=np, c=c.keep[0], o=of, h=w.rng.choice(HOLDS))
        return pair([c] + extra, q, "{count}")
    found = words.facts(w, v, (4, 50, 38, 8))
    if style < 0.42:
        subject, rest = found[0] if found else None, found[1:]
        if not subject or not subject.pred:
            return None
        np, front = phrase(w, rest, STRICT, lead=False)
        q = w("(how many {np} {p}|how many {np} {p}|how many {np} {p}|how many of the {np} {p}|how many of our {np} {p}|how many of these {np} {p}|how many of all {np} {p}|what number of {np} {p}|find out how many {np} {p}|count how many {np} {p}|do you know how many {np} {p}|of the {np}, how many {p}|what is the number of {np} that {p}|number of {np} which {p})", np=np, p=subject.pred)
        return pair([subject] + rest, q, "{count}")
    if style < 0.54:
        keys = [f.key for f in found if f.key]
        if len(keys) < len(found) or not keys:
            return None
        spot = w.rng.randrange(len(keys) + 1)
        noun = w("(patents|patents|patents|patents|documents|publications)")
        if w.chance(0.85):
            keys.insert(spot, noun)
        k = " ".join(keys)
        q = w("({k} count|{k} count|count {k}|{k} how many|how many {k}|{k} number|number {k}|# {k}|# of {k}|no. of {k}|{k} total|total {k}|{k} - how many|{k}: count|{k}, count|amount {k}|{k} quantity|how much {k}|{k} (number)|nr of {k}|{k} #|num {k})", k=k)
        return pair(found, q, "{count}")
    if style < 0.62:
        sqls = [f.sql for f in found if f.sql]
        if len(sqls) < len(found) or not sqls or any(f.topic in ADDED for f in found) and w.chance(0.7):
            return None
        c = w.rng.choice([" and ", " and ", ", ", " AND "]).join(sqls)
        q = w("(count where {c}|count of patents where {c}|number of patents where {c}|select count where {c}|select count(*) from patents where {c}|how many patents where {c}|count patents with {c}|count(*) where {c}|patents where {c}, count|count rows of patents where {c}|how many rows have {c}|number of rows where {c})".replace("(*)", "STAR"), c=c).replace("STAR", "(*)")
        return pair(found, q, "{count}")
    np, front = phrase(w, found)
    q = w("(how many {np}{i}|how many {np} are there{i}|how many {np} are there{i}|how many {np} do (we|you) have{i}|how many {np} exist{i}|how many {np} (can we find|are stored|are listed|are included|are contained|are known|does it hold|are present|did you find|would that be|have we got)|the number of {np}{i}|number of {np}{i}|count of {np}{i}"
          "|count the {np}{i}|count all {np}|count {np}|total number of {np}{i}|the total of {np}|what is the number of {np}{i}|what's the count of {np}|{np}{i} - how many|{np}, number|{np}, how many of them|{np}: how many are there|give the count of {np}|give the total number of {np}|work out the number of {np}|figure out how many {np} there are{i}|find out how many {np} exist"
          "|determine the number of {np}|quantity of {np}|volume of {np}|amount of {np}{i}|# of {np}|no of {np}|sum up the number of {np}|how large is the number of {np}|how high is the number of {np}|how many {np} all in all|what's the tally of {np}|there are how many {np}{i}|we have how many {np}|{np}: total number|{np} in numbers|how big is the set of {np}|total {np} count|in total how many {np}"
          "|in total, how many {np} are there|please count {np}|a count of {np}|number of all {np}|how many different {np} are there{i}|exact number of {np}|how many {np} have been recorded|can you count the {np})", np=np, i=" " + w(WITHIN) if not found or w.chance(0.5) else "")
    return pair(found, q, "{count}", front=front)


def table_rows(w, v):
    """Rows of one table by its name."""
    t = w.rng.choice(["patents", "applicants", "inventors", "patent_cpc", "patent_ipc", "patent_applicants", "patent_inventors", "patents_wide"])
    name = t if w.chance(0.6) else t.replace("_", " ")
    q = w("(how many rows (are in|does the table|in|has) {t}|number of rows in {t}|row count {t}|rows in {t}|count rows of {t}|count(*) from {t}|{t} row count|how many entries does {t} have|how many records are in {t}|number of records in {t}|size of the table {t}|how many rows are there in the {t} table|{t} number of rows|count all rows in {t}|select count(*) from {t}|total rows of {t}|how big is the table {t})".replace("(*)", "STAR"), t=name).replace("STAR", "(*)")
    q = q.replace("does the table " + name, "does the table " + name + " have")
    return q, f"from t:{t} select count *", []


MISSABLE = [("patents_wide", "assignee", "assignee"), ("patents_wide", "cpc", "cpc"), ("patents", "lens_id", "lens id"), ("patents", "title", "title"), ("patents", "filing_date", "filing date"), ("patents", "application_number", "application number"), ("patents_wide", "assignee", "assignee")]


def missing(w, v):
    """Empty columns."""
    t, c, name = w.rng.choice(MISSABLE)
    known = w.chance(0.25)
    said = c if w.chance(0.4) else name
    count = w.chance(0.75)
    has = w("(with a known {c}|where {c} is not null|with {c} filled in|that have an entry for {c}|with {c} not null|with a non-empty {c})" if known else "(without {c}|where {c} is null|with null {c}|with empty {c}|whose {c} is missing|with a missing {c}|that have no {c}|where the {c} is empty|with {c} null|with unknown {c}|lacking {c}|having no value for {c}|with no {c} given)", c=said)
    where = w("(patents|rows|records|documents|patents|rows in {t}|rows of {t}|{t} rows)", t=t)
    q = w("(how many {n} {h}|number of {n} {h}|count {n} {h}|{n} {h}, how many|count of {n} {h}|how many {n} are there {h})" if count else "({n} {h}|list {n} {h}|show {n} {h}|which are the {n} {h})", n=where, h=has)
    select = "count *" if count else f"c:{t}.publication_number , c:{t}.title"
    return q, f"from t:{t} select {select} where c:{t}.{c} {'notnull' if known else 'isnull'}", []


ASKS = ("({np}|{np}|{np}|list {np}|list all {np}|list the {np}|list of {np}|show {np}|show all {np}|show the {np}|display {np}|give me {np}|give me the {np}|give {np}|find {np}|find all {np}|get {np}|fetch {np}|fetch all {np}|pull {np}|pull up {np}|bring up {np}|search {np}|return {np}|print {np}|retrieve all {np}|look for {np}|which {np} are there"
        "|which {np} do we have|which are {np}|what {np} are there|what {np} do you know|what are the {np}|what are {np}|are there {np}|are there any {np}|do we have {np}|do you have any {np}|is there anything like {np}|i need all {np}|i need {np}|i'd like to see {np}|i want {np}|i am looking for {np}|looking for {np}|all {np}|every one of the {np}|the {np}|any {np}|let's see {np}"
        "|let me have {np}|let us look at {np}|name {np}|name all {np}|tell me the {np}|tell me about {np}|which ones are the {np}|can i see {np}|could i get {np}|can you pull {np}|overview of {np}|an overview of {np}|a full list of {np}|complete list of {np}|{np} please|{np}, list|{np} list|enumerate {np}|extract {np}|filter {np}|select {np}|what do you have in the way of {np}|go through {np}|open {np})")


def show(w, v):
    """A list of patents."""
    style = w.rng.random()
    if style < 0.16:
        made = deed(w, v)
        if not made:
            return None
        aux, act, said, found, name = made
        extra = words.facts(w, v, (66, 30, 4), without=("company", "when", "cites", "family"))
        np, _ = phrase(w, extra, STRICT, lead=False)
        if extra or w.chance(0.5):
            q = w("(which {np} {a} {b}{t}|which {np} {a} {b}{t}|what {np} {a} {b}{t}|list which {np} {a} {b}{t}|show which {np} {a} {b}{t}|tell me which {np} {a} {b}{t})", np=np, a=aux, b=act, t=said)
        elif aux in ("did", "has", "had"):
            q = w("(what {a} {b}{t}|everything {n} {p}{t}|all that {n} {p}{t}|show everything {n} {p}{t}|give me everything that {n} {p}{t}|list everything {n} {p}{t}|anything {n} {p}{t}|all the things {n} {p}{t}|whatever {n} {p}{t}|what all {a} {b}{t})", a=aux, b=act, t=said, n=name, p=PAST.get(act.removeprefix(name + " "), act.removeprefix(name + " ")))
        else:
            q = w("(what {a} {b}{t}|what was {x}{t}|everything {x}{t}|all things {x}{t}|show me what was {x}{t})", a=aux, b=act, t=said, x=act)
            if q.startswith("what were") or q.startswith("what have"):
                return None
        return pair(found + extra, q, "{pubno} , {title}", nest=LISTED)
    if style < 0.26:
        found = words.facts(w, v, (0, 50, 45, 5))
        keys = [f.key for f in found if f.key]
        if len(keys) < len(found):
            return None
        if w.chance(0.75) or len(keys) == 1:
            keys.insert(w.rng.randrange(len(keys) + 1), w("(patents|patents|patents|documents|publications|patent)"))
        return pair(found, " ".join(keys), "{pubno} , {title}", nest=LISTED)
    if style < 0.36:
        found = words.facts(w, v, (0, 60, 40))
        subject, rest = found[0], found[1:]
        if not subject.pred:
            return None
        np, _ = phrase(w, rest, STRICT, lead=False)
        q = w("(which {np} {p}|which {np} {p}|what {np} {p}|which of the {np} {p}|which of our {np} {p}|list all {np} that {p}|{np} that {p}|find {np} which {p}|do any {np} exist that {p}|tell me which {np} {p}|i want to know which {np} {p}|of the {np}, which ones {p}|are there {np} that {p})", np=np, p=subject.pred)
        return pair(found, q, "{pubno} , {title}", nest=LISTED)
    found = words.facts(w, v, (0, 52, 40, 8))
    if style < 0.62:
        np, front = phrase(w, found)
        return pair(found, w(ASKS, np=np), "{pubno} , {title}", front=front, nest=LISTED)
    return columns(w, v, found)


COLUMN_POOL = ["title"] * 7 + ["pubno"] * 3 + ["pubdate", "pubdate", "year", "filed", "filed", "cites", "cites", "juris", "doctype", "kind", "fam", "priority", "appno", "lens", "xfam"]


def columns(w, v, found):
    """A list with named columns; a fixed order of rows now and then."""
    fields = list(dict.fromkeys(w.rng.choice(COLUMN_POOL) for _ in range(w.rng.choices([1, 2, 3, 4], [50, 34, 13, 3])[0])))
    names = [words.schema_word(w, f) if w.chance(0.15) and f in words.SQL_COLUMN else w(SHOWN[f]) for f in fields]
    cols = names[0] if len(names) == 1 else ", ".join(names[:-1]) + w.rng.choice([" and ", ", ", " and the ", " plus "]) + names[-1]
    sqls = [f.sql for f in found if f.sql]
    if len(sqls) == len(found) and w.chance(0.2):
        cond = w.rng.choice([" and ", " and ", ", "]).join(sqls)
        q = w("(select {c} where {s}|{c} where {s}|show {c} where {s}|get {c} for {s}|{c} for patents where {s}|select {c} from patents where {s}|list {c} where {s}|return {c} where {s}|{c} with {s})", c=cols, s=cond)
        return pair(found, q, " , ".join("{%s}" % f for f in fields), nest=LISTED)
    np, front = phrase(w, found)
    q = w("({c} of {np}|{c} of all {np}|{c} of the {np}|the {c} of {np}|list the {c} of {np}|list {c} of {np}|show {c} of {np}|show me the {c} of all {np}|what are the {c} of {np}|which {c} do {np} have|what {c} do the {np} have|what are {np} and their {c}|give {c} for {np}|give me {c} for all {np}|{c} for {np}|{c} for the {np}|{c} from {np}|{np}: {c}|{np} - {c}|{np}, only the {c}"
          "|{np}, just {c}|{np} with {c}|{np} with {c} please|{np}; show {c}|for {np} show the {c}|for all {np}, list {c}|for {np}, i need the {c}|for each of the {np} the {c}|print the {c} of {np}|return {c} for {np}|i'd like the {c} of {np}|get me the {c} of {np}|pull the {c} for {np}|extract {c} of {np}|can i have the {c} of {np}|{np} along with their {c}|{np} including {c}|{np} showing their {c}|table of {np} with {c}|a list of {np} with {c})", c=cols, np=np)
    return pair(found, q, " , ".join("{%s}" % f for f in beside(q, cols, fields)), front=front, nest=LISTED)


SHAPES = [(tally, 22), (show, 18), (table_rows, 1.5), (missing, 1.5)]
