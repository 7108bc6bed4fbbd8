"""Dates by a third hand: the first and the last patent of somebody, since and until when,
a date beside each title, columns of a patent against each other."""
from . import sample_wordings as words
from .sample_form import value
from .sample_questions import ADDED, LISTED, SHOWN
from .sample_voices import STRICT, pair, phrase

# field, (past, plain verb, noun of the doing)
TIMES = [("filed", "(filed|filed|applied for|submitted|lodged)", "(file|file|apply for|submit|lodge)", "filing", 6), ("pubdate", "(published|published|issued|released|put out)", "(publish|publish|issue|release|bring out)", "(publication|publication|release)", 6)]
FIRSTS = ("(first|earliest|very first|oldest)", "(last|latest|most recent|newest)")


def one_of(text):
    for many, single in (("patent documents", "patent document"), ("patents", "patent"), ("documents", "document"), ("publications", "publication"), ("inventions", "invention")):
        if many in text:
            return text.replace(many, single, 1)
    return text


def end_of_time(w, v):
    """The first or the last patent of all, of a company, of an inventor, of a kind."""
    f, past, verb, noun, _ = w.rng.choice(TIMES)
    last = w.chance(0.5)
    end = w(FIRSTS[last])
    adverb = w("(last|most recently|latest)" if last else "(first|earliest)")
    way = "desc" if last else "asc"
    tail = f"order {{{f}}} {way} limit 1"
    select = f"{{title}} , {{{f}}}"
    style = w.rng.random()
    if style < 0.42:
        c = words.owner(w, v) if w.chance(0.85) else words.creator(w, v)
        extra = words.facts(w, v, (68, 28, 4), without=("company", "inventor", "when", "cites"))
        np, _ = phrase(w, extra, STRICT, lead=False)
        one, name = one_of(np), c.keep[0]
        of = name + ("'" if name.lower().endswith("s") and w.chance(0.5) else "'s")
        d, p = w(verb), w(past)
        if c.topic == "company":
            if w.chance(0.3) and not extra:
                q = w("(what was the {e} thing {c} {p}|what was the {e} thing that {c} {p}|the {e} thing {c} {p}|what did {c} {d} {l}|what did {c} {l} {d}|what has {c} {p} {l}|which one did {c} {d} {l}|{e} {n} of {c}|{e} {n} by {c}|{o} {e} {n}|what is {o} {e} {n}|show {o} {e} {n}|which {n} of {c} is the {e}|{c} {e} {n}|{c}, {e} {n})", e=end, c=name, o=of, p=p, d=d, n=w(noun), l="last" if last else "first")
                q = q.replace("apply for first", "first apply for").replace("apply for last", "last apply for")
            else:
                q = w("({e} {one} of {c} to be {p}|{e} {one} {c} {p}|{e} {one} {p} by {c}|{e} {one} that {c} {p}|the {e} {one} by {c} to be {p}|what was the {e} {one} of {c} to be {p}|which {one} of {c} was {p} {l}|which {one} did {c} {d} {l}|which of {o} {np} was {p} {l}|which of the {np} of {c} was {p} {a}|what is the {e} {one} {c} {p}|show the {e} {one} of {c} that was {p}|name the {e} {one} that {c} {p}|with which {one} did {c} {d} {l}|{o} {a} {p} {one}|{o} {e} {p} {one}|{c}: {e} {p} {one}|of {o} {np}, the one {p} {a}|of all {np} of {c}, which was {p} {a})".replace("|with which {one} did {c} {d} {l}", ""),
                      e=end, c=name, o=of, p=p, d=d, one=one, np=np, l="last" if last else "first", a=adverb)
        else:
            q = w("({e} {one} {c} to be {p}|which {one} {c} was {p} {l}|the {e} {p} {one} {c}|{one} {c} that was {p} {a}|which of the {np} {c} was {p} {a}|{a} {p} {one} {c})", e=end, p=p, one=one, np=np, c=c.post, l="last" if last else "first", a=adverb)
        return pair([c] + extra, q, select, tail, nest=LISTED)
    found = words.facts(w, v, (24, 58, 18), without=("when",))
    if style < 0.62:
        inside = w.rng.choice(["", "in the collection", "of all", "in the database", "in the whole collection", "on record", "in the data", "that we have", "in our data"]) if not found else " ".join(x.post for x in found)
        n = {"filed": "filing", "pubdate": "publication"}[f]
        q = w("({e} {n} {i}|the {e} {n} {i}|what is the {e} {n} {i}|which is the {e} {n} {i}|what was the {e} {n} {i}|show the {e} {n} {i}|give me the {e} {n} {i}|find the {e} {n} {i}|{e} {n} {i}, title and date|which {n} {i} is the {e}|tell me the {e} {n} {i})", e=end, n=n, i=inside)
        return pair(found, q, select, tail, nest=LISTED)
    if style < 0.74:
        rest = [x for x in found if x.topic not in ("doctype", "kind")]
        i = "".join(" " + x.post for x in rest)
        grant = words.Fact("doctype", "{doctype} like " + value("granted"), "", keep=("granted",))
        q = w("({e} grant{i}|the {e} grant{i}|what is the {e} grant{i}|which was the {e} grant{i}|{e} granted patent{i}|the {e} granted patent{i}|which is the {e} granted patent{i}|what is the {e} granted patent{i}|which granted patent{i} is the {e}|which granted patent{i} was published {l}|show the {e} patent{i} that was granted|which patent{i} was granted {l}|which patent{i} was the {l} to be granted|{e} patent{i} to be granted|the patent{i} granted {l}|{l} granted patent{i})", e=end, i=i, l="last" if last else "first")
        return pair(rest + [grant], q, f"{{title}} , {{pubdate}}", f"order {{pubdate}} {way} limit 1", nest=LISTED)
    np, front = phrase(w, found, STRICT)
    p = w(past)
    q = w("(which of the {np} was {p} {a}|which {one} was {p} {a}|which {one} was {p} {l}|the {one} {p} {a}|the {one} that was {p} {a}|{one} with the {e} {n} date|what {one} was {p} {l}|of the {np}, which was {p} {l}|among the {np}, the one that was {p} {a}|show the {one} that was {p} {l}|which {one} came {l} by {n} date|{np}: which one was {p} {a})", np=np, one=one_of(np), p=p, a=adverb, e=end.replace("very ", ""), n={"filed": "filing", "pubdate": "publication"}[f], l="last" if last else "first")
    return pair(found, front + q, select, tail, nest=LISTED)


def since_when(w, v):
    """From which year or day on there is something, and until when."""
    last = w.chance(0.42)
    year = w.chance(0.55)
    found = words.facts(w, v, (0, 68, 32), without=("when",))
    np, _ = phrase(w, found, STRICT, lead=False)
    one = one_of(np)
    who = next((x for x in found if x.topic == "company" and not x.wide and len(x.keep) == 1 and "notin" not in x.cond), None)
    if year and w.chance(0.75) or not who:
        if year:
            q = (w("(until which year are there {np}|up to which year do we have {np}|until what year do {np} exist|what is the last year with {np}|last year in which there are {np}|the last year that has {np}|most recent year with {np}|which is the latest year with {np}|in which year did the last of the {np} appear|latest publication year of {np}|until which year were {np} published|to which year do the {np} go)", np=np, one=one) if last else
                 w("(since which year are there {np}|since what year do we have {np}|from which year on are there {np}|from which year onwards do {np} exist|what is the first year with {np}|first year in which there are {np}|the first year that has {np}|earliest year with {np}|in which year did {np} first appear|in what year did the first of the {np} appear|which year saw the first of the {np}|in which year was the first {one} published|how far back in years do {np} go|since which year have {np} been published|the year {np} begin|when, by year, did {np} start)".replace("|how far back in years do {np} go", ""), np=np, one=one))
            return pair(found, q, ("max" if last else "min") + " {year}", nest=ADDED)
        f, past, verb, noun, _ = w.rng.choice(TIMES)
        p = w(past)
        q = (w("(until when were {np} {p}|until when are there {np} {p}|when was the last {one} {p}|when were {np} last {p}|when was the most recent {one} {p}|when did the {n} of {np} end|up to which date were {np} {p}|on what date was the latest {one} {p}|date of the last {n} among {np}|how recent is the last {n} among {np})".replace("|how recent is the last {n} among {np}", ""), np=np, one=one, p=p, n=w(noun)) if last else
             w("(since when are there {np} {p}|since when have {np} been {p}|when was the first {one} {p}|when were {np} first {p}|when was the first of the {np} {p}|when did the {n} of {np} begin|from which date on were {np} {p}|on what date was the earliest {one} {p}|date of the first {n} among {np}|the day the first {one} was {p}|when was the first ever {one} {p})", np=np, one=one, p=p, n=w(noun)))
        return pair(found, q, f"{'max' if last else 'min'} {{{f}}}", nest=ADDED)
    rest = [x for x in found if x is not who]
    np, _ = phrase(w, rest, STRICT, lead=False)
    one = one_of(np)
    name = who.keep[0]
    f, past, verb, noun, _ = w.rng.choice(TIMES)
    d, p = w(verb), w(past)
    if year:
        when = w("(in which year|in what year|which year)") if f == "pubdate" else w("(in which year|in what year)")
        if f == "filed":
            return None
        q = (w("({y} did {c} last {d} {np}|{y} did {c} {d} its last {one}|last year in which {c} {p} {np}|until which year did {c} {d} {np}|the most recent year {c} {p} {np})" if last else "({y} did {c} first {d} {np}|{y} did {c} {d} its first {one}|first year in which {c} {p} {np}|since which year does {c} {d} {np}|from which year on did {c} {d} {np}|since which year has {c} {p} {np}|{y} did {c} start to {d} {np}|the first year {c} {p} {np})", y=when.replace("which year", "in which year").replace("in in", "in"), c=name, d=d, p=p, np=np, one=one))
        return pair(found, q, ("max" if last else "min") + " {year}", nest=ADDED)
    q = (w("(when did {c} last {d} {np}|when did {c} last {d} {a} {one}|until when did {c} {d} {np}|when has {c} last {p} {np}|the last time {c} {p} {np}, when was it|when did {c} stop {g} {np}|date of the last {n} by {c}{x}|when was {c}'s last {one} {p}|up to when did {c} {d} {np}|last time {c} {p} {np})" if last else
           "(when did {c} first {d} {np}|when did {c} first {d} {a} {one}|since when did {c} {d} {np}|when did {c} start {g} {np}|when did {c} begin {g} {np}|when did {c} {d} {np} for the first time|the first time {c} {p} {np}, when was it|date of the first {n} by {c}{x}|when was {c}'s first {one} {p}|from when on did {c} {d} {np}|on what day did {c} {d} its first {one})", c=name, d=d, p=p, np=np, one=one, n=w(noun), a="an" if one[0] in "aeiou" else "a", g={"file": "filing", "apply for": "applying for", "submit": "submitting", "lodge": "lodging", "publish": "publishing", "issue": "issuing", "release": "releasing", "bring out": "bringing out"}[d], x="".join(" " + x.post for x in rest)))
    return pair(found, q, f"{'max' if last else 'min'} {{{f}}}", nest=ADDED)


BEHIND = {"filed": "(the date each was filed|the date they were filed|the day each one was filed|the date of filing|when each was filed|when they were filed|the filing date of each|when each one was applied for|their filing dates|filing date each|the filing date)",
          "pubdate": "(the date each was published|the date they were published|the day each one came out|when each was published|when they came out|the publication date of each|when each one was issued|their publication dates|publication date each|the date of publication)",
          "year": "(the year each was published|the year they were published|the year in which each came out|the publication year of each|the year of each|their publication years|the year)", "priority": "(their priority dates|the priority date of each|the earliest priority date of each|the priority date)",
          "cites": "(how often each was cited|how often each has been cited|how many times each was cited|the number of citations each got|how many citations each has|their citation counts|the citation count of each)", "juris": "(the country of each|which country each is from|their jurisdictions|the jurisdiction of each|where each was published)",
          "doctype": "(what type each one is|the document type of each|their document types|whether each is a grant or an application)", "kind": "(their kind codes|the kind code of each)", "fam": "(how large the family of each is|the family size of each|the size of their simple families|their family sizes)",
          "xfam": "(the extended family size of each|their extended family sizes)", "appno": "(their application numbers|the application number of each)", "pubno": "(their publication numbers|the publication number of each|the number of each)"}
BEHIND["doctype"] = "(what type each one is|the document type of each|their document types)"


def told_beside(w, v):
    """Titles or numbers of patents with one or two things told of each."""
    found = words.facts(w, v, (0, 62, 34, 4))
    np, front = phrase(w, found, STRICT)
    first = w.rng.choice(["title"] * 5 + ["pubno"])
    fields = w.rng.sample([f for f in BEHIND if f != first], 1 if w.chance(0.68) else 2)
    if w.chance(0.45):
        fields = list(dict.fromkeys([w.rng.choice(["filed", "pubdate", "filed", "cites"])] + fields))[:2]
    said = [w(BEHIND[f]) for f in fields]
    x = " and ".join(said)
    name = w({"title": "(titles|the titles|title)", "pubno": "(publication numbers|the publication numbers|numbers)"}[first])
    roll = w.rng.random()
    if roll < 0.62:
        q = w("({t} of {np} with {x}|{t} of {np}, with {x}|{t} of {np} and {x}|{t} of {np} together with {x}|{t} of all {np} along with {x}|list {t} of {np} with {x}|list {t} of {np} and {x}|show {t} of {np} with {x}|give me {t} of {np} and {x}|{t} of {np} plus {x}|for {np}, {t} and {x}|print {t} of {np} with {x}|i need {t} of {np} and {x}|what are {t} of {np}, and {x})", t=name, np=np, x=x)
        shown = [first] + fields
    elif roll < 0.85:
        q = w("({np} with {x}|{np} and {x}|list {np} with {x}|list the {np} and {x}|show {np} and {x}|show the {np} with {x}|give me {np} together with {x}|{np}, and {x}|which {np} are there, and {x}|find {np} and show {x}|all {np} with {x}|table of {np} with {x}|{np}; add {x}|{np}, also {x})", np=np, x=x)
        shown = ["title"] + fields if "pubno" not in fields else ["title"] + fields
    else:
        cols = [first] + fields
        w.rng.shuffle(cols)
        names = [w(SHOWN[f]) for f in cols]
        text = ", ".join(names[:-1]) + w.rng.choice([" and ", ", ", " and ", " as well as "]) + names[-1]
        q = w("({c} of each of the {np}|for each of the {np}: {c}|for every one of the {np}, {c}|{np}: for each, {c}|a table with {c} of {np}|columns {c} for {np}|spreadsheet with {c} for {np}|{c} for every one of the {np}|make a table of {np} with columns {c})", c=text, np=np)
        shown = cols
    order = ""
    if w.chance(0.14) and {"filed", "pubdate"} & set(shown):
        f = next(x for x in shown if x in ("filed", "pubdate"))
        down = w.chance(0.5)
        q += w.rng.choice([", newest first", ", latest first", ", most recent on top"] if down else [", oldest first", ", earliest first", ", in order of time", ", in chronological order"])
        order = f"order {{{f}}} {'desc' if down else 'asc'}"
    return pair(found, front + q, " , ".join("{%s}" % f for f in shown), order, nest=LISTED)


# Columns of a patent against each other: (condition, behind the noun, as predicate).
AGAINST = [
    ("{filed} = {priority}", "(filed on their priority date|whose filing date is also the priority date|with the same filing and priority date|with filing date = earliest_priority_date|where priority and filing fall on one day)", "(were filed on their priority date|have the same filing and priority date|were filed on the very day of their priority)", 3),
    ("{filed} != {priority}", "(not filed on their priority date|whose filing date differs from the priority date|with a priority date other than the filing date|with different filing and priority dates)", "(have different filing and priority dates|were not filed on their priority date|have a priority date that is not the filing date)", 2),
    ("{priority} < {filed}", "(with a priority before the filing date|whose priority date is earlier than the filing date|with priority date before filing date|whose filing came after the priority date|filed later than their priority date|with earliest_priority_date < filing_date|that claim an earlier priority than their filing date)", "(have a priority date before the filing date|were filed after their priority date|claim a priority earlier than the filing date)", 5),
    ("{filed} < {priority}", "(filed before their priority date|with a filing date before the priority date|whose filing date is earlier than the priority date|with filing_date < earliest_priority_date|where the filing precedes the priority date)", "(were filed before their priority date|have a filing date earlier than the priority date)", 5),
    ("{pubdate} < {filed}", "(published before they were filed|with a publication date before the filing date|whose publication precedes the filing|with publication_date < filing_date)", "(were published before they were filed|have a publication date before the filing date)", 3),
    ("{xfam} > {fam}", "(whose extended family is larger than the simple family|with an extended family larger than the simple one|with extended_family_size > simple_family_size|with more extended than simple family members)", "(have an extended family larger than the simple family|have a larger extended than simple family)", 4),
    ("{xfam} = {fam}", "(whose extended family is as large as the simple family|with the same simple and extended family size|whose simple and extended family size are equal)", "(have the same simple and extended family size|have an extended family as large as the simple one)", 3),
    ("{cites} > {fam}", "(with more citations than family members|whose citation count exceeds the family size|cited more often than their simple family has members)", "(have more citations than simple family members|have more citations than family members)", 3),
    ("{cites} > {xfam}", "(with more citations than extended family members|whose citations outnumber the extended family|with cited_by_count > extended_family_size)", "(have more citations than extended family members)", 2),
    ("{cites} < {fam}", "(with fewer citations than family members|whose citation count is below the family size|cited less often than their family has members)", "(have fewer citations than family members|have fewer citations than simple family members)", 2)]


def against(w, v):
    """Patents of which one column is before, above or equal to another."""
    cond, post, pred, _ = w.rng.choices(AGAINST, [a[3] for a in AGAINST])[0]
    post, pred = w(post), w(pred)
    out = ("when",) if "ed}" in cond or "date}" in cond else ("cites", "family")
    found = words.facts(w, v, (48, 42, 10), without=out)
    np, _ = phrase(w, found, STRICT, lead=False)
    fact = words.Fact("against", cond, post, pred=pred)
    roll = w.rng.random()
    if roll < 0.5:
        q = w("(how many {np} {p}|how many of the {np} {p}|how many {np} are there {r}|number of {np} {r}|count {np} {r}|count of {np} {r}|{np} {r}, how many|{np} {r}: count|is there a number of {np} that {p}|what number of {np} {p}|find out how many {np} {p})".replace("|is there a number of {np} that {p}", ""), np=np, p=pred, r=post)
        return pair(found + [fact], q, "{count}", wide=False)
    if roll < 0.62:
        k, one = w.rng.choice([("juris", "(jurisdiction|country)"), ("year", "(year|publication year)"), ("doctype", "document type"), ("applicant", "(company|applicant)")])
        if k == "year" and out == ("when",) or any(x.topic in (k, {"applicant": "company", "year": "when"}.get(k)) for x in found):
            return None
        q = w("(number of {np} {r} per {o}|how many {np} {r} per {o}|{np} {r} by {o}|for each {o}, the number of {np} {r}|count {np} {r} by {o})", np=np, r=post, o=w(one))
        return pair(found + [fact], q, f"{{{k}}} , {{count}}", "order {year} asc" if k == "year" else "", wide=False)
    q = w("(which {np} {p}|{np} {r}|list {np} {r}|show {np} {r}|{np} that {p}|find {np} {r}|are there {np} {r}|are there any {np} that {p}|which of the {np} {p}|all {np} {r}|titles of {np} {r}|titles of {np} that {p}|give me the {np} that {p})", np=np, p=pred, r=post)
    return pair(found + [fact], q, "{title}" if q.startswith("titles") else "{pubno} , {title}", wide=False, nest=LISTED)


SHAPES = [(end_of_time, 9), (since_when, 8), (told_beside, 8), (against, 3)]
