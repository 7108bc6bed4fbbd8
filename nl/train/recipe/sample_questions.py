"""Questions over the sample data: what is asked, crossed with the filters, in many
wordings. Each function gives (question, named form, values to keep) or None when its
draws do not fit together."""
from . import sample_filters as filters
from .sample_form import beside, nested, render, value, wide_can

PATENTS = ("(patents|patents|patents|patents|patents|patents|patents|patent documents|documents|publications|inventions|patent records|filings"
           "|patent publications|drone patents|items|disclosures)")
PLAIN = "(patents|patents|patents|patents|documents|publications|patent documents|inventions)"
GRANT_ORDER = {"doctype": 0, "title": 3, "juris": 1, "company": 2}


def noun_phrase(w, found, noun=None, adjectives=True):
    """(text, front part) of "granted US patents by intel filed after 2012"."""
    before, behind, front = [], [], ""
    order = list(found)
    w.rng.shuffle(order)
    for f in order:
        if f.adj and adjectives and w.chance(0.5) and len(before) < 2:
            before.append(f)
        elif f.owner and not before and w.chance(0.25):
            before.append(f)
        elif f.front and not front and w.chance(0.08):
            front = f.front + " "
        else:
            behind.append(f)
    owners = [f for f in before if f.owner and w.chance(0.55)][:1]
    rest = sorted((f for f in before if f not in owners), key=lambda f: GRANT_ORDER.get(f.topic, 2))
    words = [f.owner for f in owners] + [f.adj or f.owner for f in rest]
    words.append(w(noun or PATENTS))
    posts = [f.post for f in behind]
    text = " ".join(words)
    for i, p in enumerate(posts):
        text += (" and " if i and w.chance(0.35) and not p.startswith(("for ", "of ")) else " ") + p
    return text, front


def tie(w, text):
    """A reading of text that keeps its leading space."""
    said = w(text)
    return said if said.startswith(",") else " " + said


def placed(found, question):
    """The filters in the order in which the question says them."""
    def at(f):
        spots = [question.find(p) for p in (f.post, f.adj, f.owner, f.front) + f.keep[:1] if p]
        return min((s for s in spots if s >= 0), default=len(question))
    return sorted(found, key=at)


def together(found):
    return " and ".join(f.cond for f in found)


def answer(found, question, select, tail="", wide=None, front="", nest=()):
    """The pair; filters whose topic is in nest become memberships in normal tables."""
    question = front + question
    wide = any(f.wide for f in found) if wide is None else wide
    wide = wide and wide_can(" ".join([select, tail] + [f.cond for f in found]))
    conds = [nested(f) if f.topic in nest and not wide else f.cond for f in placed(found, question)]
    return question, render(select, " and ".join(conds), tail, wide), [k for f in found for k in f.keep]


# Shapes that show or add up patents must not meet one twice.
LISTED = ("cpc", "ipc")
ADDED = ("company", "inventor", "cpc", "ipc")


def count(w, v):
    found = filters.some(w, v, (6, 52, 36, 6))
    np, front = noun_phrase(w, found)
    q = w("(how many {np}|how many {np}|how many {np}|how many {np} are there|how many {np} do we have|how many {np} exist|number of {np}|number of {np}"
          "|count of {np}|count {np}|count the {np}|count all {np}|total number of {np}|what is the number of {np}|the number of {np}"
          "|{np}, how many|{np}: count|{np} count|how many of the {np} are in the database|what's the total number of {np}|find the number of {np}"
          "|give the number of {np}|give me a count of {np}|how many {np} are in the data|{np} - how many|how many {np} can you find"
          "|what is the total count of {np}|what number of {np} is there|amount of {np}|what is the size of the set of {np}|how many are {np}"
          "|how many total {np}|are there any {np} and how many|overall number of {np}|calculate the number of {np}|{np}, total number|how many {np} in total|total count of {np}|{np}, how many are there|{np}: how many|{np}, count|how many {np} exist in total|how many {np} show up|how many {np} can be found|{np} (count)|{np} in total|i wonder how many {np} there are|how many {np} have we got)", np=np)
    return answer(found, q, "{count}", front=front)


def count_said(w, v):
    """Counts with the condition as the sentence's verb: "how many did Boeing file …"."""
    kind = w.rng.randrange(9)
    if kind == 0:
        c, f = filters.company(w, v), filters.when(w, v, "filed")
        q = w("how many (patents|patents|applications|documents|inventions) (did|has) {c} (file|filed|apply for|submit|lodge) {t}", c=c.adj, t=f[1])
        return q, render("{count}", c.cond + " and " + f[0]), [c.adj]
    if kind == 1:
        c, f = filters.company(w, v), filters.when(w, v, "year")
        q = w("how many (patents|patents|documents|inventions) (did|has) {c} (publish|published|have published|get published) {t}", c=c.adj, t=f[1])
        return q, render("{count}", c.cond + " and " + f[0]), [c.adj]
    if kind == 2:
        c = filters.company(w, v)
        if w.chance(0.2):
            q = w("(list everything {c} has (published|filed)|everything {c} (published|filed)|what has {c} (published|filed|patented)|what patents does {c} (have|own|hold)|which patents does {c} (have|own|hold)|which patents belong to {c}|what did {c} patent|which patents were filed by {c}|show {c} patents|list {c} patents|{c} patents|patents {c}|{c} portfolio)", c=c.adj)
            return q, render("{pubno} , {title}", c.cond), [c.adj]
        q = w("how many patents (does {c} (own|have|hold|possess)|has {c} filed|did {c} file|are owned by {c}|belong to {c}|are held by {c}|has {c} got|were filed by {c}"
              "|did {c} apply for|come from {c}|are from {c}|does the company {c} have|list {c} as applicant|name {c} as applicant)", c=c.adj)
        return q, render("{count}", c.cond), [c.adj]
    if kind == 3:
        f = filters.filed(w, v)
        t = f.cond
        when = filters.when(w, v, "filed")
        q = w("how many (patents|documents|applications|inventions) were (filed|applied for|submitted|lodged) {t}", t=when[1])
        return q, render("{count}", when[0]), []
    if kind == 4:
        when = filters.when(w, v, "year")
        q = w("how many (patents|documents|inventions) (were (published|released|issued)|came out|appeared|got published|have been published) {t}", t=when[1])
        return q, render("{count}", when[0]), []
    if kind == 5:
        when = filters.when(w, v, "year")
        q = w("how many patents (were granted|got granted|have been granted|are granted patents) {t}", t=when[1])
        return q, render("{count}", "{doctype} like " + value("granted") + " and " + when[0]), []
    if kind == 6:
        i = filters.inventor(w, v)
        n = i.keep[0]
        q = w("how many patents (does {n} have|has {n} invented|did {n} invent|name {n} as inventor|list {n} as inventor|is {n} the inventor of|was {n} an inventor on|is the inventor {n} on|did inventor {n} contribute to)", n=n)
        return q, render("{count}", i.cond), [n]
    if kind == 7:
        f = w.rng.choice([filters.office, filters.offices, filters.document, filters.kind, filters.cpc, filters.office_not])(w, v)
        extra = [g for g in filters.some(w, v, (60, 40), without=(f.topic,))]
        np, front = noun_phrase(w, extra, PLAIN)
        said = f.adj if f.adj and w.chance(0.6) else f.post
        q = w("how many of (the|these|all|our|all the|) {np} are {s}", np=np, s=said)
        return answer([f] + extra, q, "{count}", front=front)
    f = w.rng.choice([filters.cited, filters.titled, filters.family])(w, v)
    extra = filters.some(w, v, (50, 50), without=(f.topic,))
    np, front = noun_phrase(w, extra, PLAIN)
    if f.topic == "title":
        t = f.keep[0]
        q = w("how many {np} (mention|talk about|are about|deal with|concern|have something to do with|have {t} in their title|contain the word) ", np=np, t=t)
        q = q if t in q else q + " " + t
        return answer([filters.Filter("title", "{title} like " + value(t), "", keep=(t,))] + extra, q, "{count}", front=front)
    if f.post.startswith("cited"):
        q = w("how many {np} (were|are|have been) {s}", np=np, s=f.post)
    else:
        q = w("how many {np} (are there|exist|do we have|) {s}", np=np, s=f.post)
    return answer([f] + extra, q, "{count}", front=front)


SHOWN = {
    "title": "(titles|titles|title|names|headings)", "pubno": "(publication numbers|publication number|numbers|document numbers|publication ids)",
    "pubdate": "(publication dates|publication date|dates of publication|when published)", "year": "(publication years|years|publication year|year|year of publication)",
    "filed": "(filing dates|filing date|dates of filing|filed dates)", "cites": "(citations|citation counts|number of citations|cited by counts|times cited|citation count|cites)",
    "juris": "(jurisdictions|countries|jurisdiction|country|offices)", "doctype": "(document types|document type|types|types of document)", "kind": "(kind codes|kind code|kinds)",
    "fam": "(family sizes|simple family sizes|family size|simple family size)", "priority": "(priority dates|earliest priority dates|priority date)",
    "appno": "(application numbers|application number)", "lens": "(lens ids|lens id|lens identifiers)",
    "xfam": "(extended family sizes|extended family size)", "applicant": "(applicants|companies|applicant names|applicant|owners|company names)",
    "inventor": "(inventors|inventor names|names of the inventors)",
}


def listing(w, v):
    """All patents that meet some conditions, with or without named columns."""
    found = filters.some(w, v, (0, 60, 34, 6))
    np, front = noun_phrase(w, found)
    if w.chance(0.45):
        q = w("({np}|{np}|all {np}|all {np}|list {np}|list all {np}|list the {np}|show {np}|show me {np}|show all {np}|give me all {np}|find {np}|which {np} are there"
              "|which are the {np}|what are the {np}|find all {np}|display {np}|get all {np}|I need {np}|every {np}|return all {np}|which {np}|what {np} do we have"
              "|search for {np}|look up {np}|list every {np}|any {np}|are there any {np}|let me see {np}|see {np}|pull up {np}|bring up all {np}|looking for {np}|what are all {np}|show the complete list of {np}|a list of {np}|list of all {np}|which ones are {np}|i want to see {np}|show me the list of {np})", np=np)
        return answer(found, q, "{pubno} , {title}", front=front, nest=LISTED)
    pool = ["title"] * 8 + ["pubno"] * 4 + ["pubdate", "year", "filed", "cites", "juris", "doctype", "kind", "fam", "priority", "appno", "lens", "xfam"]
    fields = [w.rng.choice(pool)]
    while w.chance(0.45) and len(fields) < 3:
        f = w.rng.choice(pool)
        if f not in fields:
            fields.append(f)
    names = [w(SHOWN[f]) for f in fields]
    cols = names[0] if len(names) == 1 else ", ".join(names[:-1]) + w.rng.choice([" and ", " and ", ", "]) + names[-1]
    select = " , ".join("{%s}" % f for f in fields)
    distinct = w.chance(0.05)
    q = w("(list {c} of {np}|show the {c} of {np}|{c} of {np}|{c} of all {np}|what are the {c} of {np}|give me the {c} of {np}|{c} for {np}|{np}: {c}"
          "|{np}, show {c}|{np}, give {c}|list the {c} for all {np}|find the {c} of {np}|show {c} of {np}|{np} with their {c}|list {np} with {c}"
          "|show me the {c} for {np}|which {c} do {np} have|return the {c} of {np}|what {c} do {np} have|{np} and their {c}|get {c} for {np}|display the {c} of every one of the {np}"
          "|{np} - {c}|{np} showing {c}|{np} ({c})|i want the {c} of {np})", c=("different " if distinct else "") + cols, np=np)
    if not distinct:
        select = " , ".join("{%s}" % f for f in beside(q, cols, fields))
    return answer(found, q, ("distinct " if distinct else "") + select, front=front, nest=LISTED)


def titles(w, v):
    """Titles by what they mention."""
    t = filters.titled(w, v)
    said = t.keep[0]
    said = w("({t}|{t}|a {t}|the word {t}|'{t}'|{t}s)", t=said) if said[-1] != "s" else said
    extra = filters.some(w, v, (75, 25), without=("title", "cites"))
    val = value(t.keep[0] + ("s" if said.endswith("s") and t.keep[0][-1] != "s" else ""))
    q = w("(list|show|find|give me|which|what are the|all|show me|) (patent |) titles (that mention|mentioning|containing|that contain|with|including|about|that include|which refer to|that talk about|having) {s}", s=said)
    if extra:
        q += " " + w("(from patents|of patents|for patents|in patents|of documents|among patents) {p}", p=extra[0].post)
    return answer([filters.Filter("title", "{title} like " + val, "", keep=(t.keep[0],))] + extra, q, "{title}", nest=LISTED)


# What patents may be grouped by: field, one, many, and how often.
KEYS = [
    ("juris", "(country|country|jurisdiction|office|patent office|country code|authority|nation)", "(countries|jurisdictions|offices|patent offices|countries)", 12),
    ("year", "(year|year|publication year|year of publication|calendar year)", "(years|publication years)", 12),
    ("doctype", "(document type|type|type of document|kind of document|patent type|document category)", "(document types|types of document|types)", 6),
    ("kind", "(kind code|kind)", "(kind codes|kinds)", 4),
    ("applicant", "(company|applicant|applicant|firm|organisation|owner|organization|patent owner|corporation|business|patent holder)",
     "(companies|companies|applicants|applicants|firms|organisations|owners|organizations|players|corporations|patent holders|patent owners|businesses|filers|patentees)", 26),
    ("assignee", "(assignee|assignee|assignee name)", "(assignees|assignees)", 8),
    ("inventor", "(inventor|inventor|author|person|creator|individual inventor)", "(inventors|inventors|inventors|people|authors|creators|individual inventors)", 14),
    ("cpc", "(CPC subclass|CPC subclass|CPC|cpc|CPC code|technology class|cpc category|technology|CPC classification|technology area)",
     "(CPC subclasses|CPC subclasses|CPCs|cpc|CPC codes|technology classes|technologies|CPC classifications|technology areas|CPC categories)", 14),
    ("cpcclass", "CPC class", "CPC classes", 3),
    ("cpcsection", "(CPC section|cpc section)", "(CPC sections|cpc sections)", 3),
    ("cpccode", "(full CPC code|full cpc symbol|detailed CPC code)", "(full CPC codes|detailed CPC codes|full CPC symbols)", 2),
    ("ipc", "(IPC subclass|IPC subclass|IPC|ipc|IPC code|IPC classification)", "(IPC subclasses|IPC subclasses|IPC codes|ipc subclasses|IPCs|IPC classifications)", 8),
    ("ipcclass", "IPC class", "IPC classes", 2),
    ("ipcsection", "IPC section", "IPC sections", 2),
    ("filedyear", "(filing year|year of filing|year filed|application year)", "(filing years|years of filing)", 5),
    ("decade", "(decade|publication decade)", "(decades)", 3),
    ("month", "(month|calendar month|publication month)", "(months)", 2),
]
EXPRESSION = {"assignee": "{applicant}", "filedyear": "year {filed}", "decade": "decade {pubdate}", "month": "month {pubdate}"}
TOPIC_OF = {"juris": "juris", "year": "", "doctype": "doctype", "kind": "kind", "applicant": "company", "assignee": "company", "inventor": "inventor",
            "cpc": "cpc", "cpcclass": "cpc", "cpcsection": "cpc", "cpccode": "cpc", "ipc": "ipc", "ipcclass": "ipc", "ipcsection": "ipc"}


def key(w, among=None):
    pool = [k for k in KEYS if not among or k[0] in among]
    name, one, many, _ = w.rng.choices(pool, [k[3] for k in pool])[0]
    return name, EXPRESSION.get(name, "{%s}" % name), w(one), w(many)


def narrowed(w, v, k, counts):
    """Filters for a grouping by k: usually not on the same thing."""
    return filters.some(w, v, counts, without=(TOPIC_OF.get(k, ""),))


def wide_for(w, k, found):
    """Whether a grouping by k is asked of the wide table."""
    return k == "assignee" or any(f.wide for f in found)


def grouped(w, v):
    k, e, one, many = key(w)
    found = narrowed(w, v, k, (45, 42, 13))
    np, front = noun_phrase(w, found)
    q = w("({np} per {o}|{np} by {o}|number of {np} per {o}|number of {np} by {o}|number of {np} for each {o}|number of {np} in each {o}|how many {np} per {o}"
          "|how many {np} are there per {o}|how many {np} are there for each {o}|how many {np} does each {o} have|how many {np} for every {o}|how many {np} by {o}"
          "|count of {np} (per|by|for each) {o}|count {np} (per|by) {o}|count the {np} for each {o}|{np} grouped by {o}|{np} count by {o}|breakdown of {np} by {o}"
          "|distribution of {np} (over|by|across) {m}|for each {o}, how many {np}|for each {o} count the {np}|for every {o}, the number of {np}|{np} split by {o}"
          "|{np} broken down by {o}|show the number of {np} by {o}|{o} wise (count of|number of) {np}|list {m} and their number of {np}|{m} with their number of {np}"
          "|{m} and the number of {np} in each|show each {o} and its number of {np}|statistics of {np} by {o}|how are {np} distributed over {m}|per {o} number of {np}"
          "|each {o} with its {np} count|how many {np} in each {o}|list each {o} with the number of {np}|total {np} per {o}|give {np} counts per {o}|{np} / {o}"
          "|what is the number of {np} per {o}|tally {np} by {o}|aggregate {np} by {o}|{np} for each {o}|show {np} per {o})", np=np, o=one, m=many)
    tail = ""
    timely = k in ("year", "filedyear", "decade", "month")
    if timely:
        tail = f"order {e} asc"
        if w.chance(0.08):
            q, tail = q + tie(w, "(, newest first| in descending order of year|, latest first|, most recent first)"), f"order {e} desc"
    elif w.chance(0.15):
        q, tail = q + tie(w, "(, most first|, highest first| in descending order|, largest first| sorted by count descending|, sorted from most to least|, biggest first"
                        "| ordered by number of patents|, ranked| from highest to lowest)"), "order {count} desc"
    return answer(found, q, f"{e} , {{count}}", tail, wide_for(w, k, found), front)


def yearly(w, v):
    """Counts over the years, said without "per"."""
    filing = w.chance(0.35)
    e = "year {filed}" if filing else "{year}"
    when = filters.when(w, v, "filed" if filing else "year")
    verb = w("(filed|applied for|submitted)") if filing else w("(published|published|published|issued|released|)")
    extra = filters.some(w, v, (45, 45, 10), without=("when", "doctype"))
    np, front = noun_phrase(w, extra, PLAIN)
    span = when[1].startswith(("since", "from", "between", "after", "in the", "until", "before", "through", "during the", "up to")) and w.chance(0.75)
    tail = (" " + when[1]) if span else ""
    q = w("(count of {np} {p} each year{t}|how many {np} were {q} each year{t}|{np} {p} per year{t}|number of {np} {p} (every|each|per) year{t}|yearly number of {np} {p}{t}|annual number of {np} {p}{t}"
          "|annual {np} {p}{t}|{np} {p} by year{t}|{np} {p} year by year{t}|how has the number of {np} {p} changed over the years{t}|how did the number of {np} {p} develop{t}"
          "|trend of {np} {p}{t}|{np} trend{t} by year|evolution of {np} {p} over time{t}|{np} {p} over the years{t}|yearly {np} count {p}{t}|number of {np} {p} over time{t}|per year count of {np} {p}{t}"
          "|how many {np} {p} in each year{t}|annual count of {np} {p}{t}|time series of {np} {p}{t})", np=np, p=verb, q=verb or "published", t=tail)
    if filing and verb not in q:
        return None
    conds = together(extra)
    if tail:
        conds = when[0] if not conds else f"{conds} and {when[0]}" if w.chance(0) else f"{when[0]} and {conds}"
    return front + q, render(f"{e} , {{count}}", conds, f"order {e} asc", any(f.wide for f in extra)), [k for f in extra for k in f.keep]


def top(w, v):
    """The k groups with the most patents."""
    k, e, one, many = key(w)
    found = narrowed(w, v, k, (35, 47, 18))
    np, front = noun_phrase(w, found, "(patents|patents|patents|documents|publications|filings|patent documents)" )
    said, n = v.top()
    bare = noun_phrase(w, found, "(patents|publications|documents)")[0] if found else ""
    within = " " + w("(in|among|for|of|on|across) {b}", b=bare) if found else ""
    posts = "".join(" " + f.post for f in found)
    direction, limit = "desc", f"limit {value(n)}"
    style = w.rng.random()
    if style < 0.5:
        q = w("(top {n} {m} by number of {np}|top {n} {m} by {np}|top {n} {m}{in}|the top {n} {m} by number of {np}|top {n} {m}{posts}|top {n} most frequent {m}{in}|top {n} most frequently appeared {m}{posts}"
              "|top {n} most frequently appearing {m}{posts}|top {n} most common {m}{in}|{n} most common {m}{in}|{n} most frequent {m}{in}|the {n} most common {m}{in}|{n} {m} with the most {np}|which {n} {m} have the most {np}"
              "|the {n} {m} with the most {np}|who are the top {n} {m}{in}|what are the top {n} {m}{in}|which {n} {m} appear most often{in}|{n} biggest {m}{in}|the {n} largest {m} by {np}"
              "|{n} most active {m}{in}|list the {n} {m} having the most {np}|{n} leading {m}{in}|leading {n} {m} by number of {np}|show the {n} {m} with the highest number of {np}|{m} with the most {np}, top {n}"
              "|{m} with most {np} (top {n})|{m} ranked by number of {np}, first {n}|best {n} {m} by number of {np}|{n} {m} with the largest number of {np}|name the {n} {m} with the greatest number of {np}"
              "|what are the {n} most frequently used {m}{in}|give me the {n} most important {m} by number of {np}|{n} most prolific {m}{in}|which {n} {m} filed the most {np}|the {n} {m} that filed the most {np}"
              "|top {n} {m} (count){in}|{m} top {n}{in}|top-{n} {m}{in}|top{n} {m}{in}|{n} top {m}{in}|{n} most popular {m}{in}|which {n} {m} are (named|listed|found) most often{in}|{n} {m} that occur most (often|frequently){in})",
              n=said, m=many, np=np, posts=posts, **{"in": within})
    elif style < 0.86:
        limit = "limit 1"
        q = w("(which {o} has the most {np}|which {o} has the highest number of {np}|which {o} had the most {np}|what {o} has the most {np}|{o} with the most {np}|the {o} with the most {np}|which {o} has most {np}"
              "|which is the {o} with the largest number of {np}|what is the most common {o}{in}|what is the most frequent {o}{in}|most common {o}{in}|most frequent {o}{in}|which {o} appears most often{in}"
              "|the most active {o}{in}|who is the most active {o}{in}|who is the top {o}{in}|biggest {o} by {np}|top {o}{in}|top {o} by number of {np}|name the {o} with the highest number of {np}|which {o} leads with the most {np}"
              "|which single {o} accounts for the most {np}|what is the {o} with the most {np}|what's the most popular {o}{in}|find the {o} with the greatest number of {np}|which {o} is the most productive{in}|the largest {o} by number of {np}"
              "|which {o} comes first by number of {np}|which {o} dominates{in}|which {o} filed the most {np}|who filed the most {np}|who has the most {np}|who owns the most {np}|which {o} is most frequent{in}|most prolific {o}{in})",
              o=one, m=many, np=np, **{"in": within})
        if q.startswith("who") and k not in ("applicant", "assignee", "inventor"):
            return None
        if q.startswith(("who filed", "who has", "who owns")) and k != "applicant":
            return None
    elif style < 0.95:
        limit = ""
        q = w("(rank {m} by number of {np}|{m} ranked by number of {np}|{m} sorted by number of {np}|{m} ordered by number of {np}, descending|ranking of {m} by {np}|order {m} by their number of {np}, most first|list {m} from most to fewest {np}"
              "|sort {m} by number of {np} in descending order|{m} in descending order of {np})", m=many, np=np)
    else:
        direction = "asc"
        one_only = w.chance(0.6)
        limit = "limit 1" if one_only else f"limit {value(n)}"
        q = (w("(which {o} has the fewest {np}|{o} with the fewest {np}|which {o} has the least {np}|what is the least common {o}{in}|which {o} has the lowest number of {np}|the rarest {o}{in}|{o} with the smallest number of {np})",
               o=one, np=np, **{"in": within}) if one_only else
             w("({n} {m} with the fewest {np}|the {n} least common {m}{in}|which {n} {m} have the fewest {np}|bottom {n} {m} by number of {np}|{n} rarest {m}{in}|lowest {n} {m} by {np})", n=said, m=many, np=np, **{"in": within}))
    if "filed" in q and k not in ("applicant", "assignee"):
        return None
    return answer(found, q, f"{e} , {{count}}", f"order {{count}} {direction} {limit}", wide_for(w, k, found), front if front.lower() not in q else "")
