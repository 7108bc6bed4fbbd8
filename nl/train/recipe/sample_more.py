"""More shapes of questions over the sample: superlatives, aggregates, comparisons,
having, subqueries, set operations and look-ups."""
from . import sample_filters as filters
from .sample_form import beside, render, value
from .sample_questions import ADDED, LISTED, PLAIN, SHOWN, TOPIC_OF, answer, key, narrowed, noun_phrase, together, wide_for

# Orderings of patents: field, words for the most, words for the least, the measure's name.
ORDERS = [
    ("cites", "(most cited|most cited|most often cited|most frequently cited|most highly cited|most referenced|most influential|top cited|highest cited|most-cited)",
     "(least cited|least often cited)", "(citations|number of citations|citation count|cited by count|times cited|citation counts|forward citations)"),
    ("fam", "(largest (simple |)family|biggest (simple |)family|largest simple patent family|largest patent family)", "(smallest (simple |)family)", "(simple family size|family size|simple family)"),
    ("xfam", "(largest extended family|biggest extended (patent |)family)", "smallest extended family", "(extended family size|extended family)"),
    ("pubdate", "(newest|latest|most recent|most recently published|last published|youngest|last)", "(oldest|earliest|first|first published|earliest published)", "(publication date)"),
    ("filed", "(most recently filed|last filed|latest filed)", "(first filed|earliest filed|oldest filed)", "(filing date)"),
    ("priority", "(latest priority date|most recent priority)", "(earliest priority date|oldest priority|earliest priority)", "(priority date)"),
]


def superlative(w, v):
    """One or several patents at an end of an ordering."""
    f, most, least, measure = w.rng.choices(ORDERS, [12, 4, 2, 7, 3, 1])[0]
    found = filters.some(w, v, (38, 45, 17), without=("cites",) if f == "cites" else ("family",) if f.endswith("fam") else ())
    np, front = noun_phrase(w, found, PLAIN)
    down = w.chance(0.75) if f not in ("pubdate",) else w.chance(0.5)
    end = w(most if down else least)
    said, n = v.top()
    one = w.chance(0.5)
    noun = np if not one else np.replace("patents", "patent", 1).replace("documents", "document", 1).replace("publications", "publication", 1).replace("inventions", "invention", 1)
    has = f.endswith("fam") or f == "priority"
    extreme = w("(highest|largest|greatest|most|biggest|maximum)" if down else "(lowest|smallest|fewest|least|minimum)")
    m = w(measure)
    fields = ["title", f]
    if has:
        q = (w("({o} with the {e}|which {o} has the {e}|what is the {o} with the {e}|the {o} with the {e}|which of the {np} has the {e}|which {o} belongs to the {e}|find the {o} having the {e})", o=noun, np=np, e=end)
             if one else w("({n} {o} with the {e}|the {n} {o} with the {e}|top {n} {o} with the {e}|list the {n} {o} with the {e}|which {n} {o} have the {e}|{o} with the {e}, top {n}|the {n} {o} that have the {e})", o=np, n=said, e=end))
    elif f == "cites" and w.chance(0.35):
        q = (w("(which {o} has the {x} {m}|{o} with the {x} {m}|which {o} was cited most|which {o} is cited the most|what is the {o} with the {x} {m}|which {o} has been cited the most (times|often|)|what {o} has the {x} {m}|which of the {np} got the {x} {m})", o=noun, np=np, x=extreme, m=m)
             if one else w("(top {n} {o} by {m}|top {n} {o} by {m}|{n} {o} with the {x} {m}|the {n} {o} with the {x} {m}|which {n} {o} are cited the most|{n} {o} cited most often|top {n} {o} in terms of {m}|{o} by {m}, top {n}|top {n} {o} ordered by {m}|top {n} {o} sorted by {m}|the {n} {o} cited the most)", o=np, n=said, x=extreme, m=m))
        if "cited" in q and not down and extreme not in q:
            return None
    else:
        q = (w("(what is the {e} {o}|the {e} {o}|{e} {o}|which is the {e} {o}|which {o} is the {e}|find the {e} {o}|show the {e} {o}|which of the {np} is the {e} (one|)|what's the {e} {o}|title of the {e} {o}|what is the title of the {e} {o}|what was the {e} {o}|which one is the {e} {o})", o=noun, np=np, e=end)
             if one else w("({n} {e} {o}|the {n} {e} {o}|top {n} {e} {o}|{e} {n} {o}|what are the {n} {e} {o}|list the {n} {e} {o}|show the {n} {e} {o}|which {n} {o} are the {e}|which are the {n} {e} {o}|{e} {o}, top {n}|show me the {e} {n} {o}|the {e} {n} {o}|give me the {n} {e} {o}|top {n} of the {e} {o})", o=np, n=said, e=end))
        if q.startswith(("title of", "what is the title")):
            fields = ["title"]
    if w.chance(0.3):
        more = [x for x in w.rng.sample(["title", "pubno", "cites", "pubdate", "filed", "juris", "fam"], w.rng.choice([1, 2, 2]))]
        names = [w(SHOWN[x]) for x in more]
        cols = " and ".join(names)
        q = w("({c} of {q}|{q}, show {c}|{q} with {c}|{q} and their {c}|show the {c} of {q}|please show me the {c} of {q}|list the {c} of {q}|{q}: {c}|{q} ({c}))" if q.startswith(("the ", said, "top", end)) else "({q}, show {c}|{q} and {c}|{q}, with {c})", q=q, c=cols)
        fields = beside(q, cols, more)
    select = " , ".join("{%s}" % x for x in dict.fromkeys(fields))
    limit = "1" if one else value(n)
    return answer(found, q, select, f"order {{{f}}} {'desc' if down else 'asc'} limit {limit}", front=front, nest=LISTED)


MEASURES = [("cites", "(citations|citations|number of citations|citation count|times cited|cited by count|forward citations|cites)", 6),
            ("fam", "(family size|simple family size|size of the simple family|patent family size)", 3),
            ("xfam", "(extended family size|size of the extended family)", 1)]
FUNCTIONS = [("avg", "(average|average|mean|avg|the average)", 5), ("max", "(maximum|highest|largest|max|greatest|top|biggest)", 3),
             ("min", "(minimum|lowest|smallest|min)", 1), ("sum", "(total|sum of|total number of|overall|combined)", 3)]


def measured(w):
    f, name, _ = w.rng.choices(MEASURES, [m[2] for m in MEASURES])[0]
    fn, word, _ = w.rng.choices(FUNCTIONS, [x[2] for x in FUNCTIONS])[0]
    return f, w(name), fn, w(word)


def aggregate(w, v):
    f, name, fn, word = measured(w)
    found = filters.some(w, v, (18, 56, 22, 4), without=("inventor",))
    np, front = noun_phrase(w, found, PLAIN)
    owner = next((x.owner for x in found if x.owner), "")
    q = w("({g} {m} of {np}|{g} {m} of {np}|what is the {g} {m} of {np}|what's the {g} {m} for {np}|{g} {m} for {np}|{g} {m} per patent for {np}|{g} {m} among {np}|the {g} {m} of all {np}"
          "|find the {g} {m} of {np}|{np}: {g} {m}|{np} {g} {m}|calculate the {g} {m} of {np}|{g} {m} of any of the {np}|{g} {m} across {np}|give me the {g} {m} of {np}|what was the {g} {m} of {np})", g=word, m=name, np=np)
    if f == "cites" and w.chance(0.35):
        q = {"avg": w("(how often are {np} cited on average|how many citations do {np} have on average|how many citations does the average one of {np} have|how many times are {np} cited on average|on average, how many citations do {np} get|average number of times {np} are cited|mean number of citations of {np}|how many times on average are {np} cited)", np=np),
             "sum": w("(how many citations do {np} have in total|how many times have {np} been cited (in total|altogether|overall)|total number of times {np} have been cited|total citations received by {np}|how often were {np} cited in total|sum of citations over {np}|how many citations did {np} receive altogether|all citations of {np} added up)", np=np),
             "max": w("(how many citations does the most cited of {np} have|highest citation count of any of the {np}|what is the most citations any of {np} got|how many times was the most cited of {np} cited|highest number of citations of a single one of {np}|the most times any of the {np} was cited)", np=np),
             "min": q}[fn]
    return answer(found, q, f"{fn} {{{f}}}", front=front, nest=ADDED)


def extent(w, v):
    """Earliest and latest dates, both ends, spans."""
    found = filters.some(w, v, (25, 60, 15), without=("when",))
    np, front = noun_phrase(w, found, PLAIN)
    f, noun, verb = w.rng.choice([("pubdate", "publication date", "published"), ("filed", "filing date", "filed"), ("priority", "priority date", ""), ("year", "publication year", "published")])
    fn, word = w.rng.choice([("min", "(earliest|first|oldest)"), ("max", "(latest|last|most recent|newest)")])
    word = w(word)
    roll = w.rng.random()
    if roll < 0.6:
        q = w("({g} {m} of {np}|what is the {g} {m} of {np}|{g} {m} among {np}|{g} {m} for {np}|find the {g} {m} of {np}|what's the {g} {m} for {np})", g=word, m=noun, np=np)
        if verb and f != "year" and w.chance(0.5):
            q = w("(when (was|were) the {g} of {np} {v}|when did the {g} of the {np} get {v}|on what (day|date) was the {g} of {np} {v}|date when the {g} of {np} was {v})", g=word, np=np, v=verb)
        return answer(found, q, f"{fn} {{{f}}}", front=front, nest=ADDED)
    if roll < 0.85:
        q = w("({a} and {b} {m} of {np}|what are the {a} and {b} {m} of {np}|{a} and {b} {m} for {np})", a=w("(earliest|first|oldest)"), b=w("(latest|last|most recent)"), m=noun, np=np)
        return answer(found, q, f"min {{{f}}} , max {{{f}}}", front=front, nest=ADDED)
    q = w("(average time (from|between) filing (to|and) publication (of|for) {np}|how many days on average (from|between) filing (to|and) publication (of|for) {np}|average number of days between filing and publication of {np}|how long does it take on average from filing to publication for {np}"
          "|mean delay between filing and publication for {np}|average days from filing to publication for {np})", np=np)
    return answer(found, q, "avg ( {pubdate} - {filed} )", front=front, nest=ADDED)


def grouped_measure(w, v):
    """An aggregate of a number for each group, or the group where it is highest."""
    f, name, fn, word = measured(w)
    k, e, one, many = key(w)
    found = narrowed(w, v, k, (58, 36, 6))
    found = [x for x in found if x.topic != "inventor"]
    np, front = noun_phrase(w, found, PLAIN)
    agg = f"{fn} {{{f}}}"
    of = f" of {np}" if found else w.rng.choice(["", "", " of patents"])
    if w.chance(0.5):
        q = w("({g} {m}{of} per {o}|{g} {m}{of} by {o}|{g} {m}{of} for each {o}|{g} {m}{of} in each {o}|what is the {g} {m}{of} for each {o}|for each {o}, the {g} {m}{of}|show the {g} {m}{of} by {o}|{m} by {o} ({g}){of}"
              "|{o} wise {g} {m}{of}|list {m2} with their {g} {m}{of}|compare the {g} {m}{of} by {o}|{g} {m}{of} grouped by {o}|each {o} with its {g} {m}{of}|how does the {g} {m}{of} differ by {o}|{m2} and their {g} {m}{of})",
              g=word, m=name, of=of, o=one, m2=many)
        tail = f"order {e} asc" if k in ("year", "filedyear", "decade", "month") else ""
        return answer(found, q, f"{e} , {agg}", tail, wide_for(w, k, found), front, ADDED)
    said, n = v.top()
    single = w.chance(0.5)
    high = w("(highest|largest|greatest|best)")
    q = (w("(which {o} has the {h} {g} {m}{of}|{o} with the {h} {g} {m}{of}|what {o} has the {h} {g} {m}{of}|in which {o} is the {g} {m}{of} the highest|find the {o} with the {h} {g} {m}{of}|the {o} with the {h} {g} {m}{of})",
           o=one, h=high, g=word, m=name, of=of) if single else
         w("(top {n} {m2} by {g} {m}{of}|top {n} {m2} by {g} {m}{of}|{n} {m2} with the {h} {g} {m}{of}|the {n} {m2} with the {h} {g} {m}{of}|which {n} {m2} have the {h} {g} {m}{of}|{m2} by {g} {m}{of}, top {n}|top {n} {m2} in terms of {g} {m}{of})",
           n=said, m2=many, h=high, g=word, m=name, of=of))
    if f == "cites" and fn == "sum" and w.chance(0.6):
        q = (w("(which {o} has the most citations{of}|which {o} is cited the most{of}|which {o} collected the most citations{of}|whose patents are cited most often{of}|most cited {o}{of}|{o} with the most citations{of}|which {o}'s patents have been cited the most{of})", o=one, of=of) if single else
             w("(top {n} {m2} by citations{of}|top {n} most cited {m2}{of}|{n} most cited {m2}{of}|{n} {m2} with the most citations{of}|which {n} {m2} have the most citations{of}|which {n} {m2} are cited the most{of}|top {n} {m2} by number of citations{of})", n=said, m2=many, of=of))
        if q.startswith("whose") and k != "applicant":
            return None
    return answer(found, q, f"{e} , {agg}", f"order {agg} desc limit {'1' if single else value(n)}", wide_for(w, k, found), front, ADDED)


def compare(w, v):
    """Two or three companies, offices, years, codes or inventors side by side."""
    kind = w.rng.choices(["company", "assignee", "juris", "year", "cpc", "inventor", "ipc"], [9, 3, 4, 3, 2, 1, 1])[0]
    if kind in ("company", "assignee"):
        draws = [v.company() for _ in range(2 if w.chance(0.85) else 3)]
        said = [d[0] for d in draws]
        conds = [filters.like("applicant", *d) for d in draws]
        e, keep = "{applicant}", said
    elif kind == "inventor":
        draws = [v.inventor() for _ in range(2)]
        said, conds = [d[0] for d in draws], [filters.like("inventor", *d) for d in draws]
        e, keep = "{inventor}", said
    else:
        pairs = {"juris": lambda: v.office()[::-1], "year": lambda: (lambda y: (str(y), y))(v.year()), "cpc": lambda: v.code("cpc_subclass"), "ipc": lambda: v.code("ipc_subclass")}
        draws = [pairs[kind]() for _ in range(2 if w.chance(0.85) else 3)]
        said, e, conds = [d[0] for d in draws], "{%s}" % kind, None
        keep = said
        listed = " ".join(value(d[1]) for d in draws)
    if len({d[1] for d in draws}) < len(draws):
        return None
    found = narrowed(w, v, "applicant" if kind in ("company", "assignee") else kind if kind != "year" else "", (72, 26, 2))
    found = [f for f in found if f.topic != ("when" if kind == "year" else "-")]
    posts = "".join(" " + f.post for f in found)
    both = w.rng.choice([" and ", " and ", " vs ", " versus ", " with ", " to ", " or ", ", "]).join(said[:2]) if len(said) == 2 else f"{said[0]}, {said[1]} and {said[2]}"
    lead = w({"assignee": "(assignee |assignees |the assignees )", "cpc": "(CPC |cpc |CPC subclasses |)", "ipc": "(IPC |IPC subclasses )", "inventor": "(inventors |the inventors )",
              "year": "(the years |)", "juris": "(|the jurisdictions )", "company": "(|||the companies |applicants )"}[kind])
    both = (lead + " " if lead else "") + both
    what = w("(patents|patents|documents|publications)")
    q = w("(compare {b} by number of {p}{s}|compare the number of {p}{s} (of|for|between|from) {b}|compare {b} (in|on) number of {p}{s}|{b}: number of {p}{s}|number of {p}{s} for {b}|{b} by number of {p}{s}|comparison of {b} by {p}{s}"
          "|how do {b} compare in number of {p}{s}|how many {p}{s} do {b} each have|how many {p} each for {b}{s}|{p} count{s} of {b}|{b} {p} count{s}|who has more {p}{s}, {b}|compare {b}{s}|compare {b} {p}{s}|how many {p}{s} for each of {b}|{b} - {p} compared{s}"
          "|{b}, how many {p} each{s}|compare patent counts of {b}{s}|{b}: who has more {p}{s}|{b}, who published more {p}{s}|who has more {p}{s}, {b}|which has more {p}{s}, {b}|number of {p} of {b} compared{s}|difference in number of {p} between {b}{s}|how many {p} does each of {b} have{s}|compare patent count{s} between {b})", b=both, p=what, s=posts)
    if q.startswith("who") and kind not in ("company", "assignee", "inventor"):
        return None
    conds = " or ".join(conds) if conds else f"{e} in ( {listed} )"
    extra = together(found)
    where = conds if not extra else (f"( {conds} )" if " or " in conds else conds) + " and " + extra
    if ("who " in q and kind not in ("company", "assignee", "inventor")):
        return None
    tail = "order {count} desc" if "who " in q or q.startswith("which has") else "order {year} asc" if kind == "year" else ""
    return q, render(f"{e} , {{count}}", where, tail, kind == "assignee" or any(f.wide for f in found)), keep + [k for f in found for k in f.keep]


def having(w, v):
    """Groups with more or fewer patents than a number."""
    k, e, one, many = key(w)
    found = narrowed(w, v, k, (62, 33, 5))
    sign, n, said, _ = filters.compared(w, v, 2, 500)
    np, front = noun_phrase(w, found, PLAIN)
    q = w("({m} with {s} {np}|{m} with {s} {np}|which {m} have {s} {np}|{m} having {s} {np}|{m} that have {s} {np}|list {m} with {s} {np}|show all {m} with {s} {np}|which {m} published {s} {np}|{m} which have {s} {np}|all {m} that have {s} {np}"
          "|find {m} that have {s} {np}|what are the {m} with {s} {np}|{m} appearing on {s} {np}|{m} named on {s} {np}|{m} where the number of {np} is {s}|{m} whose number of {np} is {s}|which {m} occur in {s} {np}|in which {m} are there {s} {np}|{m} that filed {s} {np}|which {m} hold {s} {np}|{m} owning {s} {np})",
          m=many, s=said, np=np)
    if any(x in q for x in ("published", "filed", "hold", "owning")) and k not in ("applicant", "assignee") and not found:
        return None
    return answer(found, q, f"{e} , {{count}}", f"having {{count}} {sign} {value(n)}", wide_for(w, k, found), front)


def team(w, v):
    """Patents by how many inventors, applicants or codes they have."""
    link, e, name = w.rng.choice([("patent_inventors", "iid", "(inventors|inventors|people as inventors)"), ("patent_applicants", "aid", "(applicants|companies|owners|applicants)"), ("patent_cpc", "cpccode", "(CPC codes|cpc codes)"), ("patent_ipc", "ipccode", "IPC codes")])
    name = w(name)
    roll = w.rng.random()
    if roll < 0.3:
        q = w("(average number of {n} per patent|how many {n} does a patent have on average|how many {n} per patent on average|mean number of {n} per patent|on average how many {n} are on a patent|how many {n} does the average patent have|what is the average number of {n} of a patent)", n=name)
        return q, f"from t:{link} select count * / count distinct c:{link}.patent_id", []
    if roll < 0.6:
        said, n = v.top()
        one = w.chance(0.6)
        q = (w("(which patent has the most {n}|patent with the most {n}|which patent has the highest number of {n}|the patent with the most {n}|which document lists the most {n}|what is the patent with the largest number of {n})", n=name) if one else
             w("({k} patents with the most {n}|top {k} patents by number of {n}|which {k} patents have the most {n}|the {k} patents with the highest number of {n}|patents with the most {n}, top {k})", n=name, k=said))
        return q, f"from t:patents t:{link} select c:patents.title , count * group c:patents.patent_id order count * desc limit {'1' if one else value(n)}", []
    sign, n, said, _ = filters.compared(w, v, 2, 12)
    q = w("(patents with {s} {n}|which patents have {s} {n}|list patents that have {s} {n}|titles of patents with {s} {n}|all patents having {s} {n}|patents that name {s} {n}|show patents with {s} {n}|patents listing {s} {n})", s=said, n=name)
    title = "c:patents.title" if q.startswith("titles") else "c:patents.publication_number , c:patents.title"
    return q, f"from t:patents t:{link} select {title} group c:patents.patent_id having count * {sign} {value(n)}", []
