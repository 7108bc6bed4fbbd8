"""Groups by a second hand: counts per thing, the ones with most, thresholds, comparisons."""
from . import sample_wordings as words
from .sample_form import value
from .sample_questions import TOPIC_OF, wide_for
from .sample_voices import STRICT, pair, phrase

# field, singular, plural, column as the schema spells it, weight
GROUPS = [
    ("juris", "(country|country|jurisdiction|office|patent office|country of publication|territory|nation|country code|authority|market|region)", "(countries|countries|jurisdictions|offices|patent offices|territories|country codes|authorities)", "jurisdiction", 12),
    ("year", "(year|year|year|publication year|year of publication|calendar year|single year|individual year)", "(years|years|publication years|the years)", "publication_year", 13),
    ("doctype", "(document type|type of document|kind of document|type|sort of document|category of document|type of patent|patent type)", "(document types|types of document|kinds of documents|types|sorts of documents)", "document_type", 7),
    ("kind", "(kind code|kind|kind code|publication kind)", "(kind codes|kind codes|kinds)", "kind_code", 5),
    ("applicant", "(company|company|applicant|applicant|firm|organization|filer|patentee|business|enterprise|corporation|patent owner|owner|patent holder|name of the applicant)",
     "(companies|companies|applicants|applicants|firms|organizations|filers|patentees|corporations|businesses|patent owners|owners|holders|enterprises|names of companies|entities)", "applicant", 26),
    ("assignee", "(assignee|assignee|assignee company)", "(assignees|assignees|assignee companies)", "assignee", 7),
    ("inventor", "(inventor|inventor|inventor|person|author|individual|creator|named inventor)", "(inventors|inventors|inventors|people|persons|individuals|inventor names|named inventors|minds)", "inventor", 15),
    ("cpc", "(CPC subclass|CPC subclass|cpc subclass|CPC|CPC group|technology class|technology area|cpc code|CPC category|technical field|tech area|CPC symbol)",
     "(CPC subclasses|CPC subclasses|cpc subclasses|CPCs|technology classes|technology areas|CPC codes|cpc codes|CPC categories|technical fields|tech areas|fields of technology)", "cpc_subclass", 13),
    ("cpcclass", "(CPC class|cpc class)", "(CPC classes|cpc classes)", "cpc_class", 5),
    ("cpcsection", "(CPC section|cpc section|section of the CPC)", "(CPC sections|cpc sections|sections of the CPC)", "cpc_section", 4),
    ("cpccode", "(full CPC code|complete CPC code|exact CPC code|detailed CPC symbol|cpc_code)", "(full CPC codes|complete CPC codes|exact CPC codes|detailed CPC codes|cpc_codes)", "cpc_code", 2),
    ("ipc", "(IPC subclass|ipc subclass|IPC|IPC code|IPC group|IPC category)", "(IPC subclasses|ipc subclasses|IPC codes|IPCs|IPC categories)", "ipc_subclass", 7),
    ("ipcclass", "(IPC class|ipc class)", "(IPC classes|ipc classes)", "ipc_class", 3),
    ("ipccode", "(full IPC code|complete IPC code)", "(full IPC codes|complete IPC codes|ipc_codes)", "ipc_code", 1),
    ("ipcsection", "(IPC section|ipc section)", "(IPC sections|ipc sections)", "ipc_section", 2),
    ("filedyear", "(filing year|year of filing|application year|year of application|year in which they were filed|year filed)", "(filing years|years of filing|application years)", "filing year", 5),
    ("decade", "(decade|decade|decade of publication|ten-year period)", "(decades|decades)", "decade", 4),
    ("fileddecade", "(decade of filing|filing decade)", "(decades of filing|filing decades)", "filing decade", 1),
    ("month", "(month|calendar month|month of publication|publication month|month of the year)", "(months|calendar months)", "month", 4),
    ("filedmonth", "(filing month|month of filing)", "(filing months|months of filing)", "filing month", 1),
]
EXPRESSION = {"assignee": "{applicant}", "filedyear": "year {filed}", "decade": "decade {pubdate}", "month": "month {pubdate}", "fileddecade": "decade {filed}", "filedmonth": "month {filed}"}
TIMELY = ("year", "filedyear", "decade", "month", "fileddecade", "filedmonth")
MOSTLY = ("applicant", "assignee", "inventor")


def group(w, among=None, without=()):
    """(field, expression, singular, plural, schema's spelling)"""
    pool = [g for g in GROUPS if (not among or g[0] in among) and g[0] not in without]
    k, one, many, column, _ = w.rng.choices(pool, [g[4] for g in pool])[0]
    return k, EXPRESSION.get(k, "{%s}" % k), w(one), w(many), column if w.chance(0.6) else column.replace("_", " ")


def around(w, v, k, counts=(45, 42, 13)):
    """Facts beside a grouping by k, mostly not on the same thing."""
    out = {TOPIC_OF.get(k, "")}
    if k in TIMELY and w.chance(0.6) and k != "month":
        out.add("when")
    found = words.facts(w, v, counts, without=out)
    if k == "month" and w.chance(0.8) and not any(f.topic == "when" for f in found):
        y = v.year()
        found.append(words.Fact("when", "{year} = " + value(y), w("(in|published in|during|of) {y}", y=y), adj=str(y), key=str(y)))
    return [f for f in found if not f.wide or k not in ("inventor", "ipc", "kind")]


def per_group(w, v):
    """So many for each."""
    k, e, one, many, column = group(w)
    found = around(w, v, k)
    keys = [f.key for f in found if f.key]
    tail = f"order {e} asc" if k in TIMELY else ""
    style = w.rng.random()
    if style < 0.16 and len(keys) == len(found):
        bag = " ".join(keys + [w("(patents|patents|patents|publications)")]) if w.chance(0.8) else " ".join([w("(patents|patent)")] + keys)
        q = w("({k} count by {o}|{k} by {o}|{k} per {o}|{k} {m}|{k} number per {o}|{k} count per {o}|{o} {k} count|{k} counts {o}|{k} / {o}|{k} by {c} count|{o} distribution {k}|{k} {o} breakdown|{k} {o} statistics|{m} {k} count|number {k} by {o}|{k} split {o}|{k} grouped {o})", k=bag, o=one, m=many, c=column)
        if q == bag + " " + many and k in MOSTLY:
            return None
    elif style < 0.26:
        np, _ = phrase(w, found, STRICT, lead=False)
        q = w("(group {np} by {c}|group {np} by {c} and count|group {np} by {c} with counts|count {np} group by {c}|count(*) of {np} group by {c}|count of {np} grouped by {c}|{np} group by {c}|select {c}, count(*) from {np} group by {c}|{c}, count of {np}|{c} and count of {np}|{np} count by {c}|aggregate {np} by {c}|counts by {c} for {np}|{c} counts for {np}|histogram of {c} for {np}|value counts of {c} for {np}|{c} frequencies for {np})".replace("(*)", "STAR"), np=np, c=column).replace("STAR", "(*)")
    else:
        np, front = phrase(w, found)
        q = w("(how many {np} per {o}|how many {np} (are there|do we have|exist|were there) (per|for each|for every|in each|by) {o}|how many {np} does (each|every) {o} have|how many {np} in (each|every) {o}|number of {np} per {o}|number of {np} for each {o}|number of {np} by {o}|number of {np} in every {o}|the number of {np} for every single {o}|{np} per {o}|{np} by {o}|{np} for each {o}"
              "|{np} broken down by {o}|{np} split by {o}|{np} sorted into {m}|{np} divided by {o}|{np} separated by {o}|a breakdown of {np} by {o}|breakdown by {o} of {np}|distribution of {np} by {o}|distribution of {np} across {m}|distribution of {np} over the {m}|how are {np} distributed across {m}|how do {np} split by {o}|how do {np} break down by {o}|how do {np} spread over the {m}"
              "|per {o}, how many {np}|by {o}, how many {np}|for each {o}, how many {np} are there|for every {o}: number of {np}|for each {o}, the number of {np}|for each {o} give the number of {np}|for each {o} list the count of {np}|count {np} per {o}|count {np} by {o}|count {np} for each {o}|count the {np} of each {o}|count how many {np} each {o} has|{np} counted by {o}|tally of {np} per {o}|{o} by {o}, how many {np}|{o} by {o} number of {np}"
              "|{o}-wise count of {np}|which {m} do {np} come from and how many|which {m} are there and how many {np} does each have|which {m} occur and how many {np} each|what {m} are there and how often do they occur among {np}|list {m} and number of {np}|list the {m} with the number of {np}|list of {m} with {np} count|all {m} with their number of {np}|{m} and how many {np} they have|{m} with counts of {np}|{m} and their {np} counts"
              "|each {o} and its number of {np}|every {o} with the count of {np}|show me {np} per {o}|show {np} by {o}|give me {np} per {o}|table of {np} by {o}|chart of {np} by {o}|statistics on {np} by {o}|overview of {np} by {o}|summary of {np} per {o}|summarise {np} by {o}|volume of {np} by {o}|quantity of {np} per {o}|total {np} by {o}|what is the number of {np} for each {o}|what's the split of {np} by {o})", np=np, o=one, m=many)
        q = front + q
        if "come from" in q and k != "juris":
            return None
    if k in TIMELY and w.chance(0.1):
        q, tail = f"{q} {w.rng.choice(['in descending order', ', latest first', 'newest first', ', most recent on top', 'starting with the latest'])}", f"order {e} desc"
    elif k not in TIMELY and w.chance(0.16):
        q, tail = f"{q}{w.rng.choice([', largest first', ', biggest first', ' in descending order', ', most first', ', sorted by count', ' sorted from high to low', ' ordered by count descending', ', highest on top', ', with the largest on top', ' from most to least', ', starting with the most', ' ranked by count'])}", "order {count} desc"
    return pair(found, q.replace(" ,", ","), f"{e} , {{count}}", tail, wide_for(w, k, found) or any(f.wide for f in found))


def over_time(w, v):
    """Counts over the years in words of development."""
    filing = w.chance(0.4)
    e = "year {filed}" if filing else "{year}"
    found = words.facts(w, v, (30, 55, 15), without=("when", "doctype"))
    if w.chance(0.45):
        cond, text, bare, sign, *_ = words.span(w, v, "filed" if filing else "year")
        if text.startswith(("of", "dated", "older", "on ", "for")) or sign == "=" and not bare.endswith("0s"):
            return None
        found.append(words.Fact("when", cond, text))
    rest = [f for f in found if f.topic != "when"]
    t = "".join(" " + f.post for f in found if f.topic == "when")
    np, front = phrase(w, rest, STRICT, lead=False)
    verb = w("(filed|filed|applied for|submitted|lodged)") if filing else w("(published|published|issued|released|put out|)")
    company = next((f for f in rest if f.topic == "company" and len(rest) == 1 and not f.wide and len(f.keep) == 1 and "notin" not in f.cond), None)
    if company and w.chance(0.6):
        deed, past = (w("(file|apply for|submit)"), w("(filed|applied for|submitted)")) if filing else (w("(publish|put out|release|bring out)"), w("(published|put out|released|issued)"))
        q = w("(how many patents did {c} {d} each year{t}|how many patents did {c} {d} per year{t}|how many patents does {c} {d} every year{t}|how many patents did {c} {d} year by year{t}|how many patents has {c} {p} per year{t}|yearly number of patents {p} by {c}{t}|patents {p} by {c} over the years{t}|how many patents {c} {p}, year by year{t}|{c} patents {p} by year{t}|number of patents that {c} {p} each year{t}|for each year, how many patents {c} {p}{t}|annual patents {p} by {c}{t}|{c}: patents {p} per year{t}|how has {c} been doing year on year in patents {p}{t})", c=company.keep[0], d=deed, p=past, t=t)
    else:
        if filing and not verb:
            return None
        q = w("(how did the number of {np} {p} develop{t}|how has the number of {np} {p} developed over time{t}|development of {np} {p} over the years{t}|development of the number of {np} {p}{t}|trend in {np} {p}{t} by year|trend of {np} {p} over time{t}|yearly trend of {np} {p}{t}|{np} {p} over time{t}|{np} {p} over the years{t}|{np} {p} year by year{t}|{np} {p} year after year{t}|year by year {np} {p}{t}"
              "|annual number of {np} {p}{t}|annual {np} {p}{t}|yearly {np} {p}{t}|yearly count of {np} {p}{t}|timeline of {np} {p}{t}|time line of {np} {p}{t}|growth of {np} {p} by year{t}|evolution of {np} {p}{t}|number of {np} {p} in each year{t}|number of {np} {p} every year{t}|how many {np} {q} {p} every year{t}|how many {np} {q} {p} in each year{t}|how many {np} {p} annually{t}|how many {np} {q} {p} from year to year{t}|per-year number of {np} {p}{t}|history of {np} {p} by year{t}|how many {np} a year {q} {p}{t}|how many {np} {q} {p} each year{t}|show the yearly development of {np} {p}{t}|time series of {np} {p}{t})", np=np, p=verb, q="were" if verb else "", t=t)
    return pair(found, q, f"{e} , {{count}}", f"order {e} asc", front="")


def two_groups(w, v):
    """Counts by two things at once."""
    a, ea, one, many, ca = group(w, ("juris", "year", "doctype", "kind", "filedyear", "applicant", "assignee", "cpc", "cpcsection", "inventor", "ipc"))
    b, eb, two, more, cb = group(w, ("juris", "year", "doctype", "kind", "filedyear", "decade", "cpcsection"))
    if a == b or {a, b} <= set(TIMELY):
        return None
    found = words.facts(w, v, (60, 34, 6), without=(TOPIC_OF.get(a, ""), TOPIC_OF.get(b, "")) + (("when",) if b in TIMELY or a in TIMELY else ()))
    np, front = phrase(w, found, STRICT, lead=False)
    q = w("({np} per {a} and {b}|{np} by {a} and {b}|number of {np} per {a} and {b}|number of {np} by {a} and by {b}|how many {np} for each {a} and {b}|how many {np} per {a} per {b}|for each {a} and each {b} the number of {np}|count {np} by {a} and {b}|count of {np} per {a} and per {b}|group {np} by {ca} and {cb}|group {np} by {ca}, {cb} and count|{np} grouped by {ca} and {cb}|{ca}, {cb}, count of {np}|{np} by {a} within {b}|cross table of {np} by {a} and {b}|{a} and {b} breakdown of {np}"
          "|{np} split by {a} and {b}|{np} broken down by {a} and then {b}|how many {np} does each {a} have per {b}|distribution of {np} over {m} and {n}|number of {np} for every combination of {a} and {b}|combinations of {a} and {b} with number of {np}|{np} counts by {ca} and {cb}|select {ca}, {cb}, count of {np})", np=np, a=one, b=two, ca=ca, cb=cb, m=many, n=more)
    time = ea if a in TIMELY else eb if b in TIMELY else ""
    return pair(found, q, f"{ea} , {eb} , {{count}}", f"order {time} asc" if time else "", wide_for(w, a, found) or any(f.wide for f in found))


def leaders(w, v):
    """The k with the most."""
    k, e, one, many, column = group(w)
    found = around(w, v, k, (33, 48, 19))
    np, front = phrase(w, found, STRICT)
    posts = "".join(" " + f.post for f in found)
    keys = " ".join(f.key for f in found if f.key) if all(f.key for f in found) else None
    inside = f" {w('(in|among|for|within|across|of)')} {np}" if found else ""
    n, count = v.top()
    down, who = True, k in ("applicant", "assignee")
    if w.chance(0.06):
        q = w("({n} {m} with the fewest {np}|which {n} {m} have the fewest {np}|the {n} {m} with the smallest number of {np}|bottom {n} {m} by number of {np}|{n} rarest {m}{i}|{n} least frequent {m}{i}|{n} {m} with least {np})", n=n, m=many, np=np, i=inside)
        return pair(found, front + q, f"{e} , {{count}}", f"order {{count}} asc limit {value(count)}", wide_for(w, k, found) or any(f.wide for f in found))
    style = w.rng.random()
    if style < 0.2 and keys is not None:
        q = w("(top {n} {m} {k}|{k} top {n} {m}|top {n} {m}: {k}|{k} {m} top {n}|{k}: top {n} {m}|top {n} {k} {m}|{k} biggest {n} {m}|{n} top {m} {k}|{n} main {m} {k}|{n} most frequent {m} {k}|top {n} {c} {k}|top {n} {c} by count {k}|{k} top {n} {c} by number of patents|{m} {k} top {n})", n=n, m=many, k=keys, c=column)
    elif style < 0.3 and who:
        verb = w("(filed|applied for|published|hold|own|have|put out|registered|brought out|submitted|possess|have got)")
        q = w("(which {n} {m} {v} the most {np}|which {n} {m} {v} most {np}|what {n} {m} {v} the most {np}|who are the {n} {m} that {v} the most {np}|the {n} {m} who {v} the most {np}|list the {n} {m} that {v} the most {np}|name {n} {m} that {v} the most {np}|show the {n} {m} which {v} the largest number of {np}|{n} {m} that {v} the highest number of {np}|the {n} biggest filers{i}|top {n} filers{i}|{n} largest patent owners{i}|{n} most active filers{i}|top {n} patent holders{i}|{n} heaviest filers{i}|the {n} busiest {m}{i}|{n} strongest {m}{i}|the {n} top patenting {m}{i})", n=n, m=many, v=verb, np=np, i=inside)
    elif style < 0.38 and k == "inventor":
        q = w("(which {n} {m} invented the most {np}|which {n} {m} were named on the most {np}|who are the {n} most prolific {m}{i}|the {n} most prolific {m}{i}|{n} most productive {m}{i}|{n} busiest {m}{i}|top {n} {m} by number of inventions{i}|name the {n} {m} with the greatest output of {np}|which {n} people are listed most often as inventors{i}|who are the {n} people with the most {np}|which {n} {m} had the most {np}|which {n} {m} occur most often{i}|{n} {m} appearing on the most {np}|{n} {m} credited with the most {np}|the {n} top {m}{i}|the {n} most frequent {m}{i}|the {n} most inventive people{i})", n=n, m=many, np=np, i=inside)
    else:
        q = w("(top {n} {m} by number of {np}|top {n} {m} by {np}|top {n} {m} by {np} count|top {n} {m}{i}|the top {n} {m}{i}|top {n} {m}{p}|{m}: top {n}{i}|{n} {m} with the most {np}|the {n} {m} with the most {np}|the {n} {m} with most {np}|{n} {m} with the highest number of {np}|{n} {m} with the largest number of {np}|which {n} {m} have the most {np}|which {n} {m} have most {np}|which {n} {m} lead{i}|which {n} {m} come out on top{i}|which {n} {m} show up most{i}|which {n} {m} are most common{i}"
              "|which {n} {m} dominate{i}|which are the {n} most common {m}{i}|which are the {n} leading {m}{i}|what are the {n} most frequent {m}{i}|what are the top {n} {m}{i}|what are the {n} biggest {m} by {np}|who are the top {n} {m}{i}|the {n} most important {m} by number of {np}|{n} most common {m}{i}|{n} most frequent {m}{i}|{n} most used {m}{i}|{n} biggest {m}{i}|{n} largest {m} by {np}|{n} leading {m}{i}|{n} main {m}{i}|{n} most active {m}{i}|{n} most represented {m}{i}|first {n} {m} by number of {np}"
              "|first {n} in the ranking of {m} by {np}|list the {n} {m} having the most {np}|give me the {n} {m} with the most {np}|show the {n} {m} having most {np}|show me the top {n} {m}{i}|name the {n} {m} with the most {np}|name the {n} leading {m}{i}|ranking of the {n} {m} with the most {np}|rank {m} by number of {np}, top {n}|{m} by number of {np}, top {n} only|{m} ranked by {np}, just the first {n}|order {m} by {np} descending limit {n}|{m} order by count desc limit {n}{i}|in terms of {np}, the {n} top {m}"
              "|by number of {np}, which are the top {n} {m}|looking at {np}, which {n} {m} are on top|{np}: top {n} {m}|{np}: which {n} {m} lead|{np}, {n} most frequent {m}|among {np}, the {n} most common {m}|for {np}, the top {n} {m}|best {n} {m} by {np}|highest {n} {m} by {np}|number {n} biggest {m} of {np})".replace("|number {n} biggest {m} of {np}", ""), n=n, m=many, np=np, i=inside, p=posts)
    if q.startswith("who") and k not in MOSTLY:
        return None
    if style >= 0.2:
        q = front + q if front.lower().strip() not in q.lower() else q
    return pair(found, q, f"{e} , {{count}}", f"order {{count}} {'desc' if down else 'asc'} limit {value(count)}", wide_for(w, k, found) or any(f.wide for f in found))


def winner(w, v):
    """The one with the most or the fewest."""
    k, e, one, many, column = group(w)
    found = around(w, v, k, (30, 50, 20))
    np, front = phrase(w, found, STRICT)
    inside = f" {w('(in|among|for|within|across|of)')} {np}" if found else ""
    keys = " ".join(f.key for f in found if f.key) if all(f.key for f in found) else None
    down = w.chance(0.91)
    style = w.rng.random()
    if not down:
        q = w("(which {o} has the fewest {np}|{o} with the fewest {np}|which {o} had the smallest number of {np}|the {o} with the least {np}|least common {o}{i}|rarest {o}{i}|which {o} occurs least often{i}|what is the least frequent {o}{i}|which {o} comes last by number of {np}|which {o} is at the bottom by number of {np})", o=one, np=np, i=inside)
    elif style < 0.14 and keys:
        q = w("(top {o} {k}|{k} top {o}|biggest {o} {k}|most common {o} {k}|{k} most common {o}|{k} main {o}|{k} leading {o}|{o} with most {k} patents|{k} {o} with most patents|most frequent {o} {k}|{k} most frequent {o}|number one {o} {k}|largest {o} {k}|{k} patents top {o})", o=one, k=keys)
    elif style < 0.34 and k in ("applicant", "inventor"):
        q = (w("(who (filed|has filed|applied for|published|holds|owns|has|is holding|registered|put in|submitted|has been filing|possesses|released) the most {np}|who (holds|owns|has) the largest number of {np}|who is the biggest (filer|applicant|owner|patent holder|patentee|player){i}|who is the (leading|largest|main|top|number one|most active|busiest) (applicant|filer|company|owner|firm){i}|which {o} (filed|published|holds|owns|registered|submitted|put out|brought out|applied for|issued|has been filing|is filing) the most {np}|whose portfolio of {np} is the largest|whose {np} portfolio is biggest|who leads{i}|who comes first by number of {np}|who is ahead{i}|name the biggest filer{i}|the biggest filer{i}|what {o} (filed|published|owns|has|have) most {np}|which {o} is the most active{i}|who is on top by number of {np}|who files the most {np}|strongest {o}{i})", o=one, np=np, i=inside)
             if k == "applicant" else
             w("(who invented the most {np}|who has invented the most {np}|who is the most prolific inventor{i}|most prolific inventor{i}|which inventor is the most prolific{i}|which {o} invented the most {np}|which {o} is named on the most {np}|which {o} appears on the most {np}|who is named as inventor on the most {np}|who is the busiest inventor{i}|which {o} has been the most productive{i}|who is the top inventor{i}|inventor with most {np}|who appears most often as inventor{i}|who is the inventor with the most {np}|whose name is on the most {np} as inventor|which inventor has more {np} than anyone else|name the most productive inventor{i}|most inventive person{i}|which inventor worked on the most {np}|inventor with the greatest number of {np}|who has the most inventions{i})", o=one, np=np, i=inside))
    elif style < 0.46 and k in ("year", "filedyear", "month", "decade"):
        verb = w("(filed|submitted|applied for|lodged)") if k.startswith("filed") else w("(published|published|issued|released)")
        o = "year" if "year" in k else k
        q = w("(in which {o} were the most {np} {v}|in what {o} were most {np} {v}|which {o} saw the most {np} {v}|which {o} had the most {np} {v}|which {o} brought the most {np} {v}|{o} with the most {np} {v}|when were the most {np} {v} ({o})|the {o} in which the most {np} were {v}|which was the strongest {o} for {np} {v}|which was the best {o} for {np} {v}|the peak {o} for {np} {v}|what was the peak {o} of {np} {v}|record {o} for {np} {v}|busiest {o} for {np} {v}|during which {o} were the most {np} {v}|in which {o} did the number of {np} {v} peak|what {o} were the most {np} {v}|which {o} was the busiest for {np} {v})", o=o, np=np, v=verb)
    elif style < 0.52 and k == "year":
        c = words.owner(w, v)
        found = [c]
        q = w("(in which year did {c} (publish|put out|release|get|have|bring out) the most patents|which year was the (best|busiest|biggest|most productive) for {c} by (number of |)(publications|patents)|{s} (best|busiest|biggest|record|peak|top|most productive) year (by patents|for patents|in patents|)|year in which {c} (published|had|got) most patents|what was {s} (best|busiest|biggest|peak) year for patents|when did {c} publish the most|{c} year with most patents|in what year did {c} come out with the most patents)", c=c.keep[0], s=c.owner)
        np = front = ""
    else:
        q = w("(which {o} has the most {np}|which {o} has most {np}|which {o} has got the most {np}|what {o} has the most {np}|which {o} has the highest number of {np}|which {o} has the largest number of {np}|which {o} has the largest count of {np}|the {o} with the most {np}|{o} with the most {np}|{o} with most {np}|{o} having the most {np}|{o} with the highest number of {np}|{o} with the highest count of {np}|what is the {o} with the most {np}|what is the most common {o}{i}|what is the most frequent {o}{i}|what's the commonest {o}{i}"
              "|which {o} is the most common{i}|which {o} is most frequent{i}|which {o} comes up most{i}|which {o} comes up most often{i}|which {o} appears most often{i}|which {o} occurs most{i}|which {o} is used the most{i}|which {o} is leading{i}|which {o} leads{i}|which {o} is on top{i}|which {o} is number one by {np}|which {o} ranks first by number of {np}|which {o} accounts for the most {np}|which {o} contributes the most {np}|which {o} is best represented{i}|which {o} dominates{i}|most common {o}{i}|most frequent {o}{i}|commonest {o}{i}|most used {o}{i}"
              "|biggest {o} by number of {np}|largest {o} by {np}|leading {o}{i}|leading {o} by number of {np}|main {o}{i}|top {o}{i}|top {o} by {np}|the number one {o}{i}|the dominant {o}{i}|in which {o} are the most {np}|in which {o} do we find the most {np}|{o} where most {np} are|find the {o} that has the most {np}|name the {o} with the most {np}|tell me the {o} with the highest number of {np}|show the {o} having the most {np}|order {m} by number of {np} descending limit 1|under which {o} do most {np} fall|most {np} by {o}, only the first)", o=one, m=many, np=np, i=inside)
        if ("in which" in q or "where most" in q or "under which" in q) and k in MOSTLY:
            return None
    if style >= 0.14 and front and front.lower().strip() not in q.lower():
        q = front + q
    return pair(found, q, f"{e} , {{count}}", f"order {{count}} {'desc' if down else 'asc'} limit 1", wide_for(w, k, found) or any(f.wide for f in found))


def thresholds(w, v):
    """Groups with more or fewer patents than a number."""
    k, e, one, many, column = group(w, without=("month", "filedmonth", "fileddecade"))
    found = around(w, v, k, (58, 36, 6))
    np, front = phrase(w, found, STRICT)
    if w.chance(0.14):
        sign, said, mark, n = w.rng.choice([("=", "(exactly one|only one|just one|a single|precisely one)", "= 1", 1), (">", "(more than one|more than a single|several|multiple)", "> 1", 1)])
        said = w(said)
        if sign == "=" or "one" in said or "single" in said:
            np = np.replace("patents", "patent", 1).replace("documents", "document", 1).replace("publications", "publication", 1).replace("inventions", "invention", 1)
        number = "v:1"
    else:
        sign, n, said, mark = words.number(w, v, 2, 500)
        number = value(n)
    verb = w("(have|own|hold|possess|filed|applied for|published|have filed|have published|registered|submitted|put out|can show)") if k in ("applicant", "assignee") else w("(have|are named on|appear on|are listed on|invented|have invented|worked on|are on|contributed to|are credited with)") if k == "inventor" else w("(have|have|occur in|appear in|cover|contain|include|show)") if k[:3] in ("cpc", "ipc") else w("(have|had|have|count|saw|brought)")
    keys = " ".join(f.key for f in found if f.key) if all(f.key for f in found) else None
    style = w.rng.random()
    if style < 0.14 and keys is not None and mark:
        q = w("({m} {k}, {x} patents|{m} patents {x} {k}|{k} {m} {x} patents|{m} with {s} patents {k})", m=many, x=mark, s=said, k=keys)
    elif style < 0.24 and not found:
        q = w("({c} having count {x}|{m} having count {x}|{m} having count of patents {x}|{m} with count {x}|{m} where number of patents {x}|{m} where count {x}|{m} having count(*) {x}|{c} with more patents than {n}|group by {c} having count {x}|{m} group having {x} patents|{m} whose patent count {x}|{c} with patent count {x})".replace("(*)", "STAR"), c=column, m=many, x=mark, n=n).replace("STAR", "(*)")
        if "more patents than" in q and sign != ">":
            return None
    else:
        q = w("({m} with {s} {np}|{m} with {s} {np}|{m} having {s} {np}|{m} that {v} {s} {np}|{m} which {v} {s} {np}|which {m} {v} {s} {np}|which {m} {v} {s} {np}|what {m} {v} {s} {np}|which of the {m} {v} {s} {np}|list {m} with {s} {np}|list the {m} having {s} {np}|list all {m} that {v} {s} {np}|show {m} with {s} {np}|show me all {m} which {v} {s} {np}|find {m} with {s} {np}|give me {m} with {s} {np}|give me the {m} that {v} {s} {np}|all {m} with {s} {np}|any {m} with {s} {np}|names of {m} with {s} {np}"
              "|{m} and their counts if they {v} {s} {np}|{m} whose number of {np} is {s}|{m} where the number of {np} is {s}|only {m} with {s} {np}|only those {m} that {v} {s} {np}|i want the {m} with {s} {np}|every {o} with {s} {np}|each {o} having {s} {np}|are there {m} with {s} {np}|{m} of {s} {np}|{m}, {s} {np}|{m} ({s} {np})|{m} to which {s} {np} belong|who are the {m} with {s} {np}|with {s} {np}, which {m} are there|{m} and number of {np} where that is {s})", m=many, o=one, s=said, np=np, v=verb)
        if "who are" in q and k not in MOSTLY:
            return None
        q = front + q
    return pair(found, q, f"{e} , {{count}}", f"having {{count}} {sign} {number}", wide_for(w, k, found) or any(f.wide for f in found))


def versus(w, v):
    """Some named ones side by side, or the one of them with the most."""
    kind = w.rng.choices(["company", "assignee", "juris", "year", "filedyear", "cpc", "inventor", "ipc", "kind"], [10, 2, 4, 4, 3, 3, 2, 1, 1.5])[0]
    many = 2 if w.chance(0.75) else 3
    if kind in ("company", "assignee", "inventor"):
        draws = [v.inventor() if kind == "inventor" else v.company() for _ in range(many)]
        field = "inventor" if kind == "inventor" else "applicant"
        said, e = [d[0] for d in draws], "{%s}" % field
        where = "( " + " or ".join(words.like(field, *d) for d in draws) + " )"
    else:
        make = {"juris": lambda: (lambda c: (words.place_of(w, c), c))(words.pick_office(w)), "year": lambda: (lambda y: (str(y), y))(v.year()), "cpc": lambda: v.code("cpc_subclass"), "ipc": lambda: v.code("ipc_subclass"),
                "kind": lambda: (lambda c: (c, c))(w.rng.choice(["A1", "A2", "B1", "B2", "A3"]))}
        draws = [make["year" if kind == "filedyear" else kind]() for _ in range(many)]
        said, e = [d[0] for d in draws], EXPRESSION.get(kind, "{%s}" % kind)
        where = ("( " + " or ".join("{filed} = " + value(d[1]) for d in draws) + " )") if kind == "filedyear" else "{%s} in ( %s )" % (kind, " ".join(value(d[1]) for d in draws))
    if len({str(d[1]) for d in draws}) < many:
        return None
    topic = {"company": "company", "assignee": "company", "year": "when", "filedyear": "when"}.get(kind, kind)
    found = words.facts(w, v, (68, 30, 2), without=(topic,))
    np, front = phrase(w, found, STRICT, lead=False)
    tie = w.rng.choice([" and ", " and ", " vs ", " vs. ", " versus ", " against ", " or "]) if many == 2 else " and "
    both = tie.join(said) if many == 2 else f"{said[0]}, {said[1]}{w.rng.choice([' and ', ' or ', ', '])}{said[2]}"
    lead = w({"assignee": "(assignees |)", "inventor": "(inventors |the inventors |)", "cpc": "(CPC |CPC subclasses |)", "ipc": "(IPC |IPC subclasses )", "kind": "(kind codes |kinds |)", "year": "(|the years )", "filedyear": "", "juris": "", "company": "(||the companies |the firms )"}[kind])
    both = f"{lead} {both}" if lead else both
    if kind == "filedyear":
        q = w("(how many {np} were filed in {a} as against {b}|{np} filed in {a} versus {b}|{np} filed in {a} vs in {b}|number of {np} filed in {a} and in {b} each|compare {np} filed in {a} with {b}|compare the filings of {np} in {a} and {b}|how many {np} were filed in {a} and how many in {b}|{np} filed in {a} against {b}|filed {np}: {a} vs {b})", np=np, a=said[0], b=said[1])
        if many == 3:
            return None
        return pair(found + [words.Fact("when", where, said[0])], q, f"{e} , {{count}}", f"order {e} asc")
    if w.chance(0.28) and kind not in ("year",):
        which = {"company": "(who|which company|which one|which|which of them|which firm)", "assignee": "(which assignee|which|which one)", "inventor": "(who|which inventor|which one)", "juris": "(which|which country|which office|which one)", "cpc": "(which|which one|which class)", "ipc": "(which|which one)", "kind": "(which|which kind|which one)"}[kind]
        q = w("({x} has (the |)(most|more|the most|the larger number of) {np}, {b}|among {b}, {x} has the most {np}|of {b}, {x} has the most {np}|{x} has the most {np} among {b}|{x} of {b} has the most {np}|between {b}, {x} has more {np}|{b}: {x} has the most {np}|{x} is ahead in {np}, {b}|{x} leads in {np}: {b}|{b} - {x} has more {np}|out of {b}, {x} has the most {np})", x=w(which), b=both, np=np)
        q = " ".join(q.split()).replace("the the", "the")
        return pair(found + [words.Fact(topic, where, said[0])], q, f"{e} , {{count}}", "order {count} desc" + (" limit 1" if q.startswith(("among", "of ", "out of")) or "among" in q else ""), kind == "assignee" or any(f.wide for f in found))
    q = w("({b}: number of {np}|{b}: {np} count|{b}, number of {np} each|{b}, how many {np} each|compare {b} by {np}|compare {b} by number of {np}|compare the number of {np} of {b}|compare the {np} of {b}|compare {b} in terms of {np}|comparison of {b} by number of {np}|how do {b} compare by {np}|how does the number of {np} compare between {b}|number of {np} {b}|number of {np} of {b} in comparison|number of {np} for {b} side by side|{np} of {b} compared|{np}: {b}|{np} count {b}|how many {np} do {b} have each|how many {np} do {b} have respectively|how many {np} for each of {b}"
          "|how many {np} has each of {b}|put {b} side by side by number of {np}|contrast {b} by number of {np}|{b} head to head, number of {np}|show {np} counts for {b}|{b} in comparison by {np}|what is the number of {np} for {b} each|{b}, compared by {np})", b=both, np=np)
    return pair(found + [words.Fact(topic, where, said[0])], q, f"{e} , {{count}}", f"order {e} asc" if kind == "year" else "", kind == "assignee" or any(f.wide for f in found))


SHAPES = [(per_group, 17), (over_time, 8), (two_groups, 4), (leaders, 16), (winner, 15), (thresholds, 10), (versus, 9)]
