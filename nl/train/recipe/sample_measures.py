"""Sums, means, extremes and dates by a second hand, and the patents at the ends of an order."""
from . import sample_wordings as words
from .sample_form import beside, value
from .sample_groups import TIMELY, around, group, wide_for
from .sample_questions import ADDED, LISTED, SHOWN
from .sample_voices import STRICT, pair, phrase

NAMES = {"cites": "(citations|citations|number of citations|citation count|times cited|citation number|citation figure|cited by count|forward citations|citation score|cites|cited_by_count|cited by number)",
         "fam": "(simple family size|family size|simple family size|size of the simple family|patent family size|size of the family|simple_family_size|number of family members)",
         "xfam": "(extended family size|extended family size|size of the extended family|extended_family_size|number of extended family members)"}
WORDS = {"avg": "(average|average|mean|avg|the average|typical|avg.|average of|mean of)", "max": "(maximum|highest|largest|max|greatest|top|biggest|the highest|maximal|record|peak)", "min": "(minimum|lowest|smallest|min|least|the lowest|minimal)",
         "sum": "(total|sum of|total number of|sum of all|overall|combined|the sum of|cumulative|accumulated|summed|total of|aggregate)"}


def measure(w):
    f = w.rng.choices(["cites", "fam", "xfam"], [7, 3, 2])[0]
    fn = w.rng.choices(["avg", "max", "min", "sum"], [5, 3, 1.6, 4])[0]
    g, m = w(WORDS[fn]), w(NAMES[f])
    if g.endswith("number of") and m.startswith("number of"):
        g = "total"
    if g.endswith("number of") and "citation" not in m and m != "cites":
        g = "total"
    return f, fn, g, m


HOW_OFTEN = {
    "sum": "(how often {have} {np} been cited in total|how often {were} {np} cited in total|how often {were} {np} cited altogether|how often {have} {np} been cited|how often {are} {np} cited|how many times {were} {np} cited|how many times {have} {np} been cited|how many times {have} {np} been cited in total|how many times {were} {np} cited overall|how many citations {have} {np} received|how many citations {do} {np} have in total|how many citations {do} {np} have|how many citations {do} {np} get altogether"
           "|how many citations {have} {np} collected|how many citations {did} {np} attract|how many citations came to {np}|how many citations go to {np}|how many citations {are} there to {np}|how much {are} {np} cited in total|how much citation {did} {np} get in total|total of how often {np} {were} cited|citations of {np} in total|citations of {np} added up|citations of {np} summed up|citations to {np} altogether|all citations received by {np}|all citations of {np} together|total citations received by {np}|number of citations received by {np}"
           "|number of times {np} {have} been cited|number of times {np} {were} cited|count of citations of {np}|count of all citations to {np}|the citations {np} have gathered in total|by how many patents {are} {np} cited in total|add up the citations of {np}|sum up the citations of {np}|total up citations for {np}|what do the citations of {np} add up to|what is the citation total of {np}|citation total of {np}|citation total for {np}|overall citations of {np}|overall how often {are} {np} cited)",
    "avg": "(how often {are} {np} cited on average|how many times {are} {np} cited on average|how many citations {do} {np} have on average|how many citations {do} {np} get on average|how many citations {do} {np} receive per patent|on average how often {are} {np} cited|on average, how many citations {do} {np} have|citations per patent among {np}|how many citations per patent {do} {np} get|average times {np} {are} cited|average number of times {np} {were} cited|mean citations per patent of {np}|how heavily {are} {np} cited on average|how well cited {are} {np} on average|what is the citation average of {np}|citation average of {np}|how many cites {do} {np} get on average)",
    "max": "(how many citations {does} the most cited of {np} have|what is the most often any of {np} {was} cited|how often {was} the most cited of {np} cited|the most citations any of {np} got|what is the citation record among {np}|how many citations at most {do} {np} have|at most how often {was} any of {np} cited|most citations of a single one of {np}|how many times {was} the most cited of {np} cited)",
    "min": "(fewest citations any of {np} has|how many citations {does} the least cited of {np} have|how many citations at least {do} {np} have)"}


AUX = ("have", "were", "are", "do", "did", "does", "was")


def amount(w, v):
    """One number over some patents."""
    f, fn, g, m = measure(w)
    found = words.facts(w, v, (14, 58, 24, 4), without=("cites",) if f == "cites" else ("family",))
    np, front = phrase(w, found, STRICT)
    keys = " ".join(x.key for x in found if x.key) if all(x.key for x in found) else None
    style = w.rng.random()
    if style < 0.18 and keys:
        q = w("({k} {g} {m}|{g} {m} {k}|{g} {m} {k} patents|{k} patents {g} {m}|{m} {g} {k}|{k} patents {m} {g}|{k}: {g} {m}|{k} {m} ({g}))", k=keys, g=g.removeprefix("the ").removesuffix(" of").removesuffix(" of all"), m=m)
    elif style < 0.26 and found and all(x.sql for x in found):
        column = words.schema_word(w, f)
        q = w("({a} {c} where {s}|{a} of {c} where {s}|select {a} {c} where {s}|{a} {c} of patents where {s}|{c} {a} where {s}|{a} {c} for {s})", a=w({"avg": "(avg|average|mean)", "max": "(max|maximum)", "min": "(min|minimum)", "sum": "(sum|total|sum)"}[fn]), c=column, s=w.rng.choice([" and ", ", "]).join(x.sql for x in found))
    elif f == "cites" and style < 0.68:
        q = front + w(HOW_OFTEN[fn], np=np, **{a: a for a in AUX})
    elif f != "cites" and fn in ("avg", "max", "sum") and style < 0.55:
        name = {"fam": "(family|simple family|patent family|simple patent family)", "xfam": "(extended family|extended patent family)"}[f]
        q = front + w({"avg": "(how large is the {n} of {np} on average|how big are the {n2} of {np} on average|how many members has the {n} of {np} on average|on average how large is the {n} of {np}|how many documents are in the {n} of {np} on average|what is the average {n} of {np}|average size of the {n} of {np})",
                       "max": "(how large is the largest {n} of {np}|how big is the biggest {n} of {np}|size of the largest {n} of {np}|what is the size of the biggest {n} among {np}|biggest {n} among {np}, how many members)",
                       "sum": "(how many members do the {n2} of {np} have in total|sum of the {n} sizes of {np}|{n} sizes of {np} added up|total of the {n} sizes of {np})"}[fn], n=(name := w(name)), n2=name.replace("family", "families"), np=np)
    else:
        q = front + w("({g} {m} of {np}|{g} {m} of {np}|{g} {m} for {np}|{g} {m} among {np}|{g} {m} across {np}|{g} {m} over {np}|{g} {m} of all {np}|what is the {g} {m} of {np}|what is the {g} {m} for {np}|what's the {g} {m} of {np}|what is the {g} {m} among {np}|what was the {g} {m} of {np}|give me the {g} {m} of {np}|give the {g} {m} for {np}|tell me the {g} {m} of {np}|show the {g} {m} of {np}|compute the {g} {m} of {np}|calculate {g} {m} for {np}|work out the {g} {m} of {np}|determine the {g} {m} of {np}|find the {g} {m} among {np}"
                      "|how high is the {g} {m} of {np}|how large is the {g} {m} of {np}|{np}: {g} {m}|{np}, {g} {m}|{np} - {g} {m}|{g} {m} when looking at {np}|for {np}, what is the {g} {m}|for {np} the {g} {m}|{m} of {np}, {g}|i need the {g} {m} of {np}|taking {np}, what is their {g} {m}|the {g} {m} per patent of {np}|{g} {m} per document for {np})".replace("|the {g} {m} per patent of {np}|{g} {m} per document for {np}", "" if fn == "sum" else "|the {g} {m} per patent of {np}|{g} {m} per document for {np}"), g=g, m=m, np=np).replace("the the ", "the ").replace("of of", "of")
    return pair(found, q, f"{fn} {{{f}}}", nest=ADDED)


def both_ends(w, v):
    """Minimum and maximum together, of numbers or dates."""
    f, name = w.rng.choice([("cites", NAMES["cites"]), ("fam", NAMES["fam"]), ("year", "(publication year|publication_year|year|year of publication)"), ("pubdate", "(publication date|publication_date|date of publication)"), ("filed", "(filing date|filing_date|date of filing)"), ("priority", "(priority date|earliest priority date|priority)")])
    found = words.facts(w, v, (50, 42, 8), without=("when",) if f in ("year", "pubdate", "filed", "priority") else ("cites", "family"))
    np, front = phrase(w, found, STRICT, lead=False)
    ends = w("(minimum and maximum|min and max|minimum and the maximum|lowest and highest|smallest and largest|min and the max)") if f in ("cites", "fam", "year") or w.chance(0.3) else w("(earliest and latest|first and last|oldest and newest|earliest and the latest|oldest and most recent|minimum and maximum|min and max)")
    of = f" {w('(of|for|among|of all)')} {np}" if found or w.chance(0.3) else ""
    q = w("({e} {m}{o}|{e} of {m}{o}|what are the {e} {m}{o}|what is the {e} {m}{o}|what is {e} of {m}{o}|{m} {e}{o}|{m}: {e}{o}|show {e} {m}{o}|give me the {e} {m}{o}|range of {m}{o}|from which to which {m} do they go{o}|{m} range{o})", e=ends, m=w(name), o=of)
    if "from which" in q and f in ("cites", "fam"):
        return None
    return pair(found, q, f"min {{{f}}} , max {{{f}}}", nest=ADDED)


def dates(w, v):
    """The first or last date of something."""
    f, noun, verb, did = w.rng.choices([("filed", "(filing date|filing date|date of filing|filing_date|application date|date of application)", "(filed|filed|applied for|submitted|lodged)", "(file|apply for|submit|lodge)"),
                                        ("pubdate", "(publication date|publication date|date of publication|publication_date|issue date)", "(published|issued|released)", "(publish|issue|release|bring out)"),
                                        ("priority", "(priority date|priority|earliest_priority_date|priority date)", "", ""), ("year", "(publication year|year of publication|publication_year|year)", "(published|issued|released)", "(publish|release)")], [6, 5, 2, 2])[0]
    last = w.chance(0.45)
    fn = "max" if last else "min"
    end = w("(latest|newest|most recent|last|maximum|max|youngest|highest)" if last else "(earliest|oldest|first|minimum|min|very first|lowest)")
    if f == "year" and end in ("last", "newest", "youngest", "first", "oldest", "very first"):
        end = "latest" if last else "earliest"
    found = words.facts(w, v, (22, 56, 22), without=("when",))
    np, front = phrase(w, found, STRICT)
    who = next((x for x in found if x.topic == "company" and not x.wide and len(x.keep) == 1 and "notin" not in x.cond), None)
    single = np
    if verb and f != "year" and who and w.chance(0.5):
        rest = [x for x in found if x is not who]
        np, front = phrase(w, rest, STRICT, lead=False)
        one = np.replace("patents", "patent", 1).replace("documents", "document", 1).replace("publications", "publication", 1).replace("inventions", "invention", 1)
        e = w("(last|most recently|latest)" if last else "(first|first ever)")
        q = w("(when did {c} {d} its {e} {one}|when did {c} {e} {d} {np}|when was the {e} {one} {v} by {c}|when {e} did {c} {d} {np}|on which day did {c} {d} its {e} {one}|date when {c} {d2} its {e} {one}|when were {np} {e} {v} by {c}|when was {s} {e} {one} {v})" if not last else
              "(when did {c} {d} its {e} {one}|when did {c} {e} {d} {np}|when was the {e} {one} {v} by {c}|when was the last time {c} {v} {np}|until when did {c} {d} {np}|when were {np} {e} {v} by {c}|when was {s} {e} {one} {v})", c=who.keep[0], s=who.owner, d=w(did), d2=w(verb), v=w(verb), e=e.replace("latest", "last") if last else e.replace("first ever", "first"), np=np, one=one)
        if not last and w.chance(0.25):
            q = w("(since when has {c} been (filing|applying for|submitting) {np}|since when does {c} file {np}|since when has {c} filed {np}|from when on did {c} file {np})" if f == "filed" else "(since when has {c} been publishing {np}|since when does {c} publish {np}|since when has {c} had {np} published)", c=who.keep[0], np=np)
        return pair(found, q, f"{fn} {{{f}}}", nest=ADDED)
    one = single.replace("patents", "patent", 1).replace("documents", "document", 1).replace("publications", "publication", 1).replace("inventions", "invention", 1)
    style = w.rng.random()
    if verb and f != "year" and style < 0.4:
        e = w("(last|latest|most recent|newest)" if last else "(first|earliest|oldest|very first)")
        inside = w("(||| in the (data|database|collection|dataset)| here| on record)") if not found else ""
        q = w("(when was the {e} {one} {v}{i}|when was the {e} of the {np} {v}{i}|when was the {e} of {np} {v}{i}|on what date was the {e} {one} {v}{i}|on which day was the {e} {one} {v}{i}|what day was the {e} {one} {v}{i}|date on which the {e} {one} was {v}{i}|the date the {e} {one} was {v}{i}|when was the {e} one of the {np} {v}{i}|tell me when the {e} {one} was {v}{i}|when did the {e} {one} get {v}{i}|how {x} is the {e} {one} ({n})|{n} of the {e} {one}{i})", e=e, one=one, np=np, v=w(verb), i=(" " + inside) if inside else "", n=w(noun), x="recent" if last else "old")
        if " how " in " " + q:
            return None
    else:
        keys = " ".join(x.key for x in found if x.key) if all(x.key for x in found) else None
        if style > 0.85 and keys:
            q = w("({k} {e} {n}|{e} {n} {k}|{k} patents {e} {n}|{n} {e} {k}|{e} {n} {k} patents)", k=keys, e=end, n=w(noun))
            front = ""
        else:
            of = f" {w('(of|of|of|among|for|of all|across|in)')} {np}" if found or w.chance(0.5) else ""
            q = w("({e} {n}{o}|{e} {n}{o}|the {e} {n}{o}|what is the {e} {n}{o}|what is the {e} {n}{o}|what's the {e} {n}{o}|which is the {e} {n}{o}|what was the {e} {n}{o}|show the {e} {n}{o}|give me the {e} {n}{o}|find the {e} {n}{o}|tell me the {e} {n}{o}|determine the {e} {n}{o}|look up the {e} {n}{o}|{e} of the {n}s{o}|{n}, {e}{o}|{e} {n} we have{o}|what {n} is the {e}{o}|i need the {e} {n}{o})", e=end, n=w(noun), o=of)
    return pair(found, front + q, f"{fn} {{{f}}}", nest=ADDED)


def delay(w, v):
    """Days between two dates."""
    fn, word = w.rng.choice([("avg", "(on average|on average|in the mean)"), ("avg", ""), ("max", "at most"), ("min", "at least")])
    a, b, said = w.rng.choice([("filed", "pubdate", "(filing and publication|the filing date and the publication date|application and publication|filing date and publication date)"), ("filed", "pubdate", "(filing and publication|filing and publishing)"), ("priority", "filed", "(priority and filing|the priority date and the filing date|earliest priority and filing)"), ("priority", "pubdate", "(priority and publication|the priority date and publication)")])
    found = words.facts(w, v, (50, 42, 8))
    np, _ = phrase(w, found, STRICT, lead=False)
    of = f" {w('(of|for|with)')} {np}" if found else w.rng.choice(["", "", " of patents", " of a patent"])
    start, end = w(said).split(" and ", 1)
    if fn == "avg":
        q = w("(average time between {a} and {b}{o}|average number of days between {a} and {b}{o}|how many days lie between {a} and {b}{o} on average|how many days pass from {a} to {b} on average{o}|how much time goes by between {a} and {b} on average{o}|how long does it take on average from {a} to {b}{o}|mean days from {a} to {b}{o}|what is the average delay between {a} and {b}{o}|average lag between {a} and {b}{o}|average gap in days between {a} and {b}{o}|on average how many days are there between {a} and {b}{o}|average duration from {a} to {b}{o}|how long do {x} wait between {a} and {b} on average|time from {a} to {b}, average{o}|avg days {a} to {b}{o}|average waiting time from {a} to {b}{o}|in average how many days from {a} to {b}{o})", a=start, b=end, o=of, x=np if found else "patents")
    else:
        end_word = w("(longest|maximum|greatest|largest|biggest)" if fn == "max" else "(shortest|minimum|smallest)")
        q = w("({e} time between {a} and {b}{o}|{e} number of days between {a} and {b}{o}|{e} delay between {a} and {b}{o}|what is the {e} gap between {a} and {b}{o}|{e} duration from {a} to {b}{o} in days)", e=end_word, a=start, b=end, o=of)
    return pair(found, q, f"{fn} ( {{{b}}} - {{{a}}} )", nest=ADDED)


def per_thing(w, v):
    """An average, sum or extreme for each of a group."""
    f, fn, g, m = measure(w)
    k, e, one, many, column = group(w, without=("month", "filedmonth", "fileddecade"))
    found = [x for x in around(w, v, k, (58, 36, 6)) if x.topic != ("cites" if f == "cites" else "family")]
    np, front = phrase(w, found, STRICT, lead=False)
    of = f" {w('(of|for|of the|among)')} {np}" if found else w.rng.choice(["", "", "", " of patents", " of the patents"])
    agg = f"{fn} {{{f}}}"
    wide = wide_for(w, k, found) or any(x.wide for x in found)
    g = g.removeprefix("the ")
    style = w.rng.random()
    if style < 0.5:
        tail = f"order {e} asc" if k in TIMELY else ""
        q = w("({g} {m}{of} per {o}|{g} {m}{of} by {o}|{g} {m}{of} for each {o}|{g} {m}{of} for every {o}|{g} {m}{of} in each {o}|{g} {m} by {o}{of}|{g} {m} per {o}{of}|what is the {g} {m}{of} per {o}|what is the {g} {m}{of} for each {o}|what is the {g} {m} of each {o}{of}|for each {o} the {g} {m}{of}|for every {o}, {g} {m}{of}|by {o}: {g} {m}{of}|per {o} {g} {m}{of}|show {g} {m}{of} by {o}|show me the {g} {m}{of} per {o}|{m} per {o}, {g}{of}|{o}: {g} {m}{of}|{o}-wise {g} {m}{of}|{m2} with their {g} {m}{of}|{m2} and {g} {m}{of}"
              "|list {m2} with {g} {m}{of}|each {o} with {g} {m}{of}|{g} {c2}{of} by {c}|{g} {c2} group by {c}{of}|{g}({c2}) by {c}{of}|{c}, {g} {c2}{of}|{g} {m}{of} grouped by {o}|{g} {m}{of} grouped by {c}|how does the {g} {m}{of} vary by {o}|how high is the {g} {m}{of} in each {o}|{g} {m}{of} split by {o}|{g} {m}{of} broken down by {o}|compare {g} {m}{of} across {m2}|{g} {m} across {m2}{of}|table of {g} {m}{of} by {o}|{g} {m}{of} depending on {o}|{g} {m}{of} according to {o})".replace("({c2})", "PAREN"), g=g, m=m, of=of, o=one, m2=many, c=column, c2=words.schema_word(w, f)).replace("PAREN", " " + words.schema_word(w, f)).replace("of of", "of")
        return pair(found, q, f"{e} , {agg}", tail, wide, nest=ADDED)
    n, count = v.top()
    single = w.chance(0.5)
    low = fn != "sum" and w.chance(0.12)
    high = w("(lowest|smallest)" if low else "(highest|largest|greatest|biggest|best|top)")
    if f == "cites" and fn == "sum" and w.chance(0.7):
        low = False
        q = (w("(which {o} has the most citations{of}|which {o} has the most citations in total{of}|which {o} has collected the most citations{of}|which {o} got the most citations{of}|which {o} is the most cited{of}|which {o} is cited most{of}|{o} with the most citations{of}|{o} with the highest citation total{of}|{o} with most citations in total{of}|most cited {o}{of}|the most cited {o} overall{of}|which {o} has received the largest number of citations{of}|what {o} gathered the most citations altogether{of}|which {o} attracts the most citations{of}|whose patents have the most citations in total{of}|whose patents are cited the most{of}|whose patents gather the most citations{of}|which {o} leads in citations{of}|which {o} leads by total citations{of}|which {o}'s patents have been cited most often in total{of}|top {o} by citations{of}|top {o} by total number of citations{of}|{o} whose patents have the most citations{of})", o=one, of=of) if single else
             w("(top {n} {m} by citations{of}|top {n} {m} by total citations{of}|top {n} {m} by total cited_by_count{of}|top {n} {m} by number of citations received{of}|{n} most cited {m}{of}|the {n} most cited {m}{of}|{n} {m} with the most citations{of}|{n} {m} with the most citations in total{of}|which {n} {m} have the most citations{of}|which {n} {m} are cited most{of}|which {n} {m} collected the most citations{of}|which {n} {m} got the most citations overall{of}|{m} by citations, top {n}{of}|{m} with the highest citation totals, top {n}{of}|rank {m} by total citations, first {n}{of}|the {n} {m} whose patents are cited the most{of}|list the {n} {m} with the highest sum of citations{of}|leading {n} {m} by citations{of})", n=n, m=many, of=of))
        if q.startswith("whose") and k != "applicant":
            return None
    else:
        q = (w("(which {o} has the {h} {g} {m}{of}|{o} with the {h} {g} {m}{of}|what {o} has the {h} {g} {m}{of}|the {o} with the {h} {g} {m}{of}|in which {o} is the {g} {m}{of} {h}|where is the {g} {m}{of} the {h} ({o})|which {o} shows the {h} {g} {m}{of}|find the {o} having the {h} {g} {m}{of}|{o} by {g} {m}, the {h}{of}|name the {o} with the {h} {g} {m}{of}|which {o} comes first by {g} {m}{of})", o=one, h=high, g=g, m=m, of=of) if single else
             w("(top {n} {m2} by {g} {m}{of}|{n} {m2} with the {h} {g} {m}{of}|the {n} {m2} with the {h} {g} {m}{of}|which {n} {m2} have the {h} {g} {m}{of}|{m2} by {g} {m}, top {n}{of}|top {n} {m2} in terms of {g} {m}{of}|rank {m2} by {g} {m}, top {n}{of}|show the {n} {m2} with the {h} {g} {m}{of}|list {n} {m2} having the {h} {g} {m}{of}|top {n} {m2} according to {g} {m}{of})", n=n, m2=many, h=high, g=g, m=m, of=of))
        if low and ("top" in q or "first" in q):
            return None
    return pair(found, q.replace("of of", "of"), f"{e} , {agg}", f"order {agg} {'asc' if low else 'desc'} limit {'1' if single else value(count)}", wide, nest=ADDED)


ENDS = {"cites": ("(most cited|most cited|most often cited|most-cited|most frequently cited|most referenced|most heavily cited|highest cited|top cited|most quoted)", "(least cited|least often cited)"),
        "pubdate": ("(newest|latest|most recent|latest published|most recently published|youngest|last published|freshest|most current)", "(oldest|earliest|earliest published|first published|very first|first)"),
        "filed": ("(most recently filed|last filed|latest filed|newest filed)", "(first filed|earliest filed|oldest filed|first submitted)")}
HAS = {"fam": ("(largest family|biggest family|largest simple family|most family members|biggest simple patent family|highest simple family size|largest patent family)", "(smallest family|smallest simple family|fewest family members)"),
       "xfam": ("(largest extended family|biggest extended family|most members in the extended family|highest extended family size)", "smallest extended family"),
       "priority": ("(latest priority date|most recent priority date|newest priority)", "(earliest priority date|oldest priority date|oldest priority|earliest priority)"),
       "cites": ("(most citations|highest citation count|most cites|highest number of citations|most forward citations|highest cited_by_count|largest number of citations|most citations received)", "(fewest citations|lowest citation count)"),
       "length": ("(longest title|longest name|lengthiest title|most characters in the title)", "(shortest title|shortest name)"),
       "filed": ("(latest filing date|most recent filing date)", "(earliest filing date|oldest filing date)")}


def extreme(w, v):
    """The patents at one end of an order."""
    has = w.chance(0.4)
    table = HAS if has else ENDS
    f = w.rng.choices(list(table), [4, 2, 1.5, 4, 2.5, 1] if has else [9, 8, 3])[0]
    down = w.chance(0.8) if f != "pubdate" else w.chance(0.62)
    end = w(table[f][0 if down else 1])
    if f == "filed" and not has and "submitted" in end:
        end = "first submitted"
    found = words.facts(w, v, (32, 48, 20), without=("cites",) if f == "cites" else ("family",) if f.endswith("fam") else ())
    one = w.chance(0.5)
    n, count = v.top()
    expr = "length {title}" if f == "length" else "{%s}" % f
    fields = ["title"] + ([] if f == "length" else [f])
    tail = f"order {expr} {'desc' if down else 'asc'} limit {'1' if one else value(count)}"
    np, front = phrase(w, found, STRICT)
    single = np.replace("patents", "patent", 1).replace("documents", "document", 1).replace("publications", "publication", 1).replace("inventions", "invention", 1)
    keys = " ".join(x.key for x in found if x.key) if all(x.key for x in found) else None
    if has:
        q = (w("(which {s} has the {e}|which {s} has the {e}|what {s} has the {e}|{s} with the {e}|the {s} with the {e}|{s} with {e}|which of the {np} has the {e}|which one of the {np} has the {e}|what is the {s} with the {e}|find the {s} with the {e}|show the {s} that has the {e}|among {np}, which has the {e}|of the {np}, which one has the {e}|name the {s} having the {e}|i want the {s} with the {e})", s=single, np=np, e=end) if one else
             w("({n} {np} with the {e}|the {n} {np} with the {e}|which {n} {np} have the {e}|top {n} {np} with the {e}|{np} with the {e}, top {n}|list the {n} {np} having the {e}|show {n} {np} with the {e}|give me the {n} {np} that have the {e}|{np} having the {e}, top {n}|among {np}, the {n} with the {e}|the top {n} of {np} with the {e})", n=n, np=np, e=end))
    elif keys is not None and w.chance(0.18):
        q = (w("({e} {k} patent|{k} {e} patent|{k} patent {e}|{e} patent {k}|{e} {k} publication|{k}: {e} patent)", e=end, k=keys) if one else w("({e} {k} patents {n}|{k} {e} {n} patents|{n} {e} {k} patents|{k} patents {e} {n}|{e} patents {k} {n}|{k} top {n} {e} patents|top {n} {e} {k}|{n} {e} {k})", e=end, k=keys, n=n))
        front = ""
    elif f == "cites" and w.chance(0.35):
        if not down:
            return None
        q = (w("(which {s} has been cited the most|which {s} has been cited most often|which {s} was cited most|which {s} is cited the most|which {s} gets cited the most|what {s} is cited most frequently|which of the {np} is cited the most|which of the {np} has been cited most|which {s} has drawn the most citations|which {s} do others cite the most|what is the top {s} by citations|top {s} by citations|{s} cited the most|number one {s} by citation count)", s=single, np=np) if one else
             w("(top {n} {np} by citations|top {n} {np} by citation count|top {n} {np} by cited_by_count|{n} {np} cited the most|which {n} {np} are cited the most|which {n} {np} have been cited most often|{np} by citations, top {n}|{np} ordered by citations, first {n}|{np} ranked by citation count, top {n}|the {n} {np} that were cited most often|{np} sort by cited_by_count desc limit {n}|first {n} {np} by number of citations|best {n} {np} by citations)", n=n, np=np))
    else:
        q = (w("({e} {s}|the {e} {s}|what is the {e} {s}|what was the {e} {s}|what's the {e} {s}|which is the {e} {s}|which {s} is the {e}|which {s} is {e}|which of the {np} is the {e}|show the {e} {s}|show me the {e} {s}|find the {e} {s}|give me the {e} {s}|name the {e} {s}|tell me the {e} {s}|i'd like to see the {e} {s}|look up the {e} {s}|among {np}, which is the {e}|the {e} of all {np}|the {e} one of the {np})", e=end, s=single, np=np) if one else
             w("({n} {e} {np}|the {n} {e} {np}|{e} {n} {np}|the {e} {n} {np}|top {n} {e} {np}|what are the {n} {e} {np}|which are the {n} {e} {np}|which {n} {np} are the {e}|show {n} {e} {np}|show the {n} {e} {np}|show me the {e} {n} {np}|list the {n} {e} {np}|list {n} {e} {np}|give me the {n} {e} {np}|give me {n} of the {e} {np}|find the {n} {e} {np}|{e} {np}, {n} of them|{e} {np} ({n})|{e} {np}, top {n}|what are {np}, the {n} {e}|i'd like the {n} {e} {np}|name {n} of the {e} {np}|the {n} {e} of the {np}|the {n} {e} among {np})", n=n, e=end, np=np))
    if f == "length" and one and w.chance(0.4):
        q, front = w("({e}|the {e}|what is the {e}|which is the {e}|show the {e}) ", e=end) + (" " + w("(of|among|of all)") + " " + np if found else ""), ""
    if w.chance(0.16):
        fields = list(dict.fromkeys(w.rng.sample(["title", "pubno", "cites", "pubdate", "filed", "juris", "fam", "kind"], w.rng.choice([1, 2, 2, 3]))))
        names = " and ".join(w(SHOWN[x]) for x in fields)
        q = w("({q}, show {c}|{q}, with {c}|{q}, give {c}|{q}: {c}|{q} ({c})|{q}, only {c}|{q} - {c})", q=q, c=names)
        fields = beside(q, names, fields)
    return pair(found, front + q, " , ".join("{%s}" % x for x in fields), tail, nest=LISTED)


ORDERED = [("pubdate", "desc", "(newest first|latest first|most recent first|sorted by publication date descending|with the newest on top|from newest to oldest|in reverse chronological order|ordered by date, newest first)"),
           ("pubdate", "asc", "(oldest first|sorted by publication date|ordered by publication date|in chronological order|sorted by date of publication|from oldest to newest|order by publication date|earliest first|sort by publication_date)"),
           ("filed", "asc", "(sorted by filing date|ordered by filing date|in order of filing|by date of filing|order by filing_date)"), ("filed", "desc", "(sorted by filing date, latest first|latest filing first|ordered by filing date descending)"),
           ("cites", "desc", "(sorted by citations, highest first|most cited first|ordered by citations descending|ranked by citations|by number of citations, most first|from most to least cited|order by cited_by_count desc|sorted by citation count descending)"),
           ("title", "asc", "(sorted by title|in alphabetical order|alphabetically|ordered by title|from a to z|alphabetically sorted)"), ("fam", "desc", "(sorted by family size, largest first|largest families first|ordered by family size descending)")]


def sorted_list(w, v):
    """A list in an order."""
    found = words.facts(w, v, (8, 56, 30, 6))
    f, way, said = w.rng.choice(ORDERED)
    said = w(said)
    np, front = phrase(w, found, STRICT)
    keys = " ".join(x.key for x in found if x.key) if all(x.key for x in found) else None
    cols, select = "", "{pubno} , {title}"
    if keys and w.chance(0.15):
        q, front = w("({k} patents {s}|patents {k} {s}|{k} {s})", k=keys, s=said), ""
    else:
        if w.chance(0.3):
            fields = list(dict.fromkeys(w.rng.sample(["title", "title", "cites", "pubdate", "filed", "juris", "pubno"], w.rng.choice([1, 2, 2]))))
            cols, select = " and ".join(w(SHOWN[x]) for x in fields) + " of", " , ".join("{%s}" % x for x in fields)
        q = w("({c} {np} {s}|{c} {np}, {s}|list {c} {np} {s}|list {c} {np}, {s}|show {c} {np} {s}|show me {c} {np}, {s}|give me {c} {np} {s}|all {c} {np}, {s}|{c} all {np} {s}|i want {c} {np} {s}|display {c} {np}, {s}|{c} {np} please, {s})", c=cols, np=np, s=said)
    return pair(found, front + q, select, f"order {{{f}}} {way}", nest=LISTED)


SHAPES = [(amount, 15), (both_ends, 3), (dates, 10), (delay, 2.5), (per_thing, 8), (extreme, 19), (sorted_list, 4)]
