"""Questions over the sample about people, companies and codes themselves: how many,
who with whom, who never, what a given patent has."""
from . import sample_filters as filters
from .sample_form import FIELDS, nested, render, value
from .sample_questions import ADDED, LISTED, PLAIN, SHOWN, answer, key, narrowed, noun_phrase, placed, wide_for

THINGS = {  # what can be counted for itself: whole table or distinct column
    "applicant": ("from t:applicants select count *", "(companies|applicants|applicants|firms|organisations|patent owners|corporations|filers)"),
    "inventor": ("from t:inventors select count *", "(inventors|inventors|inventors|people|authors|creators)"),
    "assignee": ("from t:patents_wide select count distinct c:patents_wide.assignee", "assignees"),
    "cpc": ("from t:patent_cpc select count distinct c:patent_cpc.cpc_subclass", "(CPC subclasses|cpc subclasses|CPC classifications|technology classes)"),
    "cpcclass": ("from t:patent_cpc select count distinct c:patent_cpc.cpc_class", "CPC classes"),
    "cpcsection": ("from t:patent_cpc select count distinct c:patent_cpc.cpc_section", "CPC sections"),
    "cpccode": ("from t:patent_cpc select count distinct c:patent_cpc.cpc_code", "(CPC codes|cpc codes|full CPC codes|CPC symbols)"),
    "ipc": ("from t:patent_ipc select count distinct c:patent_ipc.ipc_subclass", "(IPC subclasses|ipc subclasses)"),
    "ipcclass": ("from t:patent_ipc select count distinct c:patent_ipc.ipc_class", "IPC classes"),
    "ipccode": ("from t:patent_ipc select count distinct c:patent_ipc.ipc_code", "(IPC codes|ipc codes)"),
    "juris": ("from t:patents select count distinct c:patents.jurisdiction", "(countries|jurisdictions|offices|patent offices)"),
    "kind": ("from t:patents select count distinct c:patents.kind_code", "kind codes"),
    "doctype": ("from t:patents select count distinct c:patents.document_type", "(document types|types of document)"),
    "year": ("from t:patents select count distinct c:patents.publication_year", "(publication years|years)"),
}


def thing(w, among=None):
    names = list(THINGS) if not among else among
    weights = [8 if n in ("applicant", "inventor") else 3 if n in ("cpc", "assignee", "juris", "ipc") else 1 for n in names]
    k = w.rng.choices(names, weights)[0]
    return k, w(THINGS[k][1])


def target(k):
    return "applicant" if k == "assignee" else k


def distinct_count(w, v):
    """How many different things, everywhere or among some patents."""
    k, many = thing(w)
    diff = w("(different |different |distinct |unique |various |individual ||||)")
    if w.chance(0.35):
        q = w("(how many {d} {m} are there|how many {d} {m} are there|number of {d} {m}|count the {d} {m}|how many {d} {m} do we have|how many {d} {m} are in the (data|database)|total number of {d} {m}|how many {d} {m}|count of {d} {m}|what is the number of {d} {m}|how many {d} {m} exist|how many {d} {m} appear in the data)", d=diff, m=many)
        return q, THINGS[k][0], []
    topic = {"applicant": "company", "assignee": "company", "inventor": "inventor", "juris": "juris", "kind": "kind", "doctype": "doctype", "year": "when"}.get(k, k[:3])
    found = filters.some(w, v, (0, 75, 25), without=(topic,))
    np, front = noun_phrase(w, found, PLAIN)
    verb = {"applicant": "(filed|have|own|applied for|are behind|are named on|hold|appear on)", "assignee": "(have|own|appear on|are named on)",
            "inventor": "(are named on|worked on|appear on|are on|invented|contributed to|are listed on)"}.get(k, "(are there in|appear in|occur in|appear on|are used in|cover|occur among|do we see in)")
    q = w("(how many {d} {m} {v} {np}|how many {d} {m} {v} {np}|number of {d} {m} (of|for|on|in|among) {np}|how many {d} {m} are there (for|in|on|among) {np}|count the {d} {m} of {np}|count of {d} {m} in {np})", d=diff, m=many, v=w(verb), np=np)
    if k == "applicant":
        return answer(found, q, "count distinct {aid}", front=front)
    if k == "inventor":
        return answer(found, q, "count distinct {iid}", front=front)
    return answer(found, q, "count distinct {%s}" % target(k), wide=any(f.wide for f in found) or k == "assignee", front=front)


def staff(w, v):
    """Inventors of a company and companies of an inventor, said with verbs of working."""
    if w.chance(0.65):
        c = filters.company(w, v)
        count = w.chance(0.3)
        many = w(THINGS["inventor"][1])
        q = (w("(how many {m} (work for|work at|worked for|has|does) {c}|how many {m} are behind {c}'s patents|number of {m} at {c}|how many {m} invented for {c}|how many different {m} has {c}|number of {m} of {c}|how many {m} are named on {o} patents)", m=many, c=c.adj, o=c.owner)
             if count else w("(which {m} (work|worked) (for|at|with) {c}|who (works|worked) (for|at) {c}|{m} (of|at|from) {c}|who invents for {c}|who are {c}'s {m}|which {m} are behind {o} patents|{m} of {o} patents|list the {m} working for {c}|{m} who worked for {c}|who invented {o} patents|people inventing for {c}|names of the {m} at {c}|which {m} has {c})", m=many, c=c.adj, o=c.owner))
        if "does" in q:
            q += " have"
        return q, render("count distinct {iid}" if count else "distinct {inventor}", c.cond), [c.adj]
    i = filters.inventor(w, v)
    q = w("(which companies did {i} work (for|with)|which companies has {i} worked for|who did {i} work for|companies of inventor {i}|which company does {i} work for|for whom did {i} invent|which applicants are on {i}'s patents|who employs {i}|on patents of which companies is {i} named|for which companies did {i} invent|applicants of the patents of inventor {i})", i=i.keep[0])
    return q, render("distinct {applicant}", i.cond), list(i.keep)


def things(w, v):
    """A plain list of the different things of some patents, or of all."""
    k, many = thing(w)
    if w.chance(0.25):
        if k in ("applicant", "inventor"):
            table = k + "s"
            q = w("(list all {m}|show all {m}|names of all {m}|all {m}|list the names of all {m}|which {m} are there|give me all {m}|list {m} alphabetically|show all {m} in alphabetical order|{m} sorted by name)", m=many)
            tail = f" order c:{table}.name asc" if "alphabet" in q or "sorted" in q else ""
            return q, f"from t:{table} select c:{table}.name{tail}", []
        q = w("(which {m} are there|list all {m}|list the different {m}|what {m} exist|what are the different {m}|show the distinct {m}|all {m}|which {m} occur|what {m} are in the data|list of {m}|give me the list of distinct {m})", m=many)
        return q, render("distinct {%s}" % target(k), wide=k == "assignee"), []
    topic = {"applicant": "company", "assignee": "company", "inventor": "inventor", "juris": "juris", "kind": "kind", "doctype": "doctype", "year": "when"}.get(k, k[:3])
    found = filters.some(w, v, (0, 70, 30), without=(topic,))
    np, front = noun_phrase(w, found, PLAIN)
    verb = {"applicant": "(have|own|filed|applied for|hold|are named on|are behind|published)", "assignee": "(have|own|are named on)", "inventor": "(worked on|are named on|appear on|are listed on|invented)"}.get(k, "(occur in|are found in|appear in|are used for|cover|are there for)")
    q = w("(which {m} {v} {np}|which {m} {v} {np}|{m} of {np}|list the {m} of {np}|{m} for {np}|list {m} on {np}|what {m} {v} {np}|show the {m} of {np}|names of {m} that {v} {np}|all {m} of {np}|who are the {m} of {np}|find {m} with {np}|{m} with {np}|the different {m} of {np}|distinct {m} of {np}|{m} that {v} {np}|{m} who {v} {np})",
          m=many, v=w(verb), np=np)
    if "who" in q and k not in ("applicant", "inventor", "assignee") or q.startswith("names") and k not in ("applicant", "inventor"):
        return None
    return answer(found, q, "distinct {%s}" % target(k), wide=any(f.wide for f in found) or k == "assignee", front=front)


MISSING = [("patent_cpc", "(CPC code|CPC classification|cpc code|CPC|CPC codes|CPC symbols|cooperative patent classification)"),
           ("patent_ipc", "(IPC code|IPC classification|ipc code|IPC|IPC codes|international patent classification)"),
           ("patent_inventors", "(inventor|inventors|named inventor|inventor listed|listed inventors)"),
           ("patent_applicants", "(applicant|applicants|company|owner|named applicant|listed applicant)")]


def without(w, v):
    """Patents that lack something altogether."""
    link, name = w.rng.choice(MISSING)
    name = w(name)
    extra = filters.some(w, v, (60, 34, 6), without=("cpc", "ipc", "inventor", "company"))
    np, front = noun_phrase(w, extra, PLAIN)
    lack = w("(have no {n} at all|have no {n}|lack {a} {n}|do not have any {n}|have not got any {n}|miss {a} {n}|are without {n}|don't have {a} {n})", n=name, a="an" if name[0] in "aeiouI" else "a")
    bare = w("(without (any |){n}|with no {n}|lacking (any |){n}|that have no {n}|missing {n}|that do not have {n}|having no {n}|with missing {n})", n=name)
    count = w.chance(0.6)
    if count:
        q = w("(how many {np} {l}|how many {np} {l}|number of {np} {b}|count {np} {b}|how many {np} {b} are there|{np} {b}, how many|how many {np} are there {b}|count of {np} {b})", np=np, l=lack, b=bare)
    else:
        q = w("(which {np} {l}|list {np} {b}|{np} {b}|titles of {np} {b}|show {np} {b}|find {np} {b}|all {np} {b}|publication numbers of {np} {b})", np=np, l=lack, b=bare)
    select = "{count}" if count else "{title}" if q.startswith("titles") else "{pubno}" if q.startswith("publication numbers") else "{pubno} , {title}"
    conds = [f.cond for f in placed(extra, q)] + ["{pid} notin ( from t:%s select c:%s.patent_id )" % (link, link)]
    return front + q, render(select, " and ".join(conds)), [k for f in extra for k in f.keep]


def above_average(w, v):
    f, name, adj = w.rng.choice([("cites", "(citations|number of citations|citation count)", "cited"), ("cites", "(citations|citation count)", "cited"), ("fam", "(simple family|family size|simple family size)", ""), ("xfam", "(extended family|extended family size)", "")])
    name = w(name)
    up = w.chance(0.8)
    extra = filters.some(w, v, (65, 35), without=("cites", "family"))
    np, front = noun_phrase(w, extra, PLAIN)
    more = w("(more|higher|larger|greater|bigger)" if up else "(fewer|lower|smaller|less)")
    rel = w("(above|higher than|over|more than|greater than)" if up else "(below|lower than|under|less than)")
    if f == "cites" and w.chance(0.5):
        tail = w("(are|were) cited {x} (often |frequently |)than (the |)(average|average patent|mean|average one)", x="more" if up else "less")
        behind = w("cited {x} (often |)than (the |)(average|average patent|mean)", x="more" if up else "less")
    elif f == "cites":
        tail = w("have {x} citations than (the |)(average|average patent|mean)", x="more" if up else "fewer")
        behind = w("(with|having) {r} average (citations|citation counts|citation count)", r=w("(above|above|over)" if up else "(below|under)"))
    else:
        tail = w("have a {x} {n} than (the |)(average|average patent|mean)", x="larger" if up else "smaller", n=name)
        behind = w("(with a|whose) {n} {r} (the |)average", n=name, r=rel) if w.chance(0.5) else w("with {r} average {n}", r="above" if up else "below", n=name)
    count = w.chance(0.6)
    q = (w("(how many {np} {t}|number of {np} {b}|how many {np} are there {b}|count {np} {b}|count of {np} {b}|how many of the {np} {t})", np=np, t=tail, b=behind) if count else
         w("(which {np} {t}|list {np} {b}|{np} {b}|{np} that {t}|show {np} {b}|titles of {np} {b}|find {np} that {t})", np=np, t=tail, b=behind))
    cond = "{%s} %s ( from t:patents select avg c:%s )" % (f, ">" if up else "<", FIELDS[f])
    conds = [nested(g) if not count and g.topic in LISTED else g.cond for g in placed(extra, q)] + [cond]
    select = "{count}" if count else "{title}" if q.startswith("titles") else f"{{title}} , {{{f}}}"
    return front + q, render(select, " and ".join(conds)), [k for g in extra for k in g.keep]


def both_or_not(w, v):
    """Companies or inventors with patents of one sort and (not) of another."""
    k = w.rng.choice(["applicant", "applicant", "inventor"])
    many = w(THINGS[k][1])
    without = ("company",) if k == "applicant" else ("inventor",)
    while True:
        a = filters.draw(w, v, without)
        b = type(a)
        b = next(g for g in iter(lambda: filters.draw(w, v, without), None) if g.topic == a.topic)
        if a.cond != b.cond and a.post != b.post:
            break
    e = "{%s}" % k
    roll = w.rng.random()
    verb = w("(with patents|that have patents|having patents|with publications|that own patents)" if k == "applicant" else "(with patents|that have patents|who have patents|named on patents)")
    if roll < 0.45:
        q = w("({m} {v} (both {a} and {b}|both {a} and also {b}|{a} and also {b})|which {m} have patents both {a} and {b}|{m} that have both patents {a} and patents {b})", m=many, v=verb, a=a.post, b=b.post)
        op = "intersect"
    elif roll < 0.85:
        q = w("({m} {v} {a} but (not|no patents|none|without any) {b}|which {m} have patents {a} but (not|none|no patents) {b}|{m} {v} {a} and no patents {b})", m=many, v=verb, a=a.post, b=b.post)
        op = "except"
    else:
        q = w("({m} {v} {a} or {b}|which {m} have patents {a} or {b})", m=many, v=verb, a=a.post, b=b.post)
        op = "union"
    return q, f"{render(e, a.cond)} {op} {render(e, b.cond)}", list(a.keep + b.keep)


def never(w, v):
    """Companies or inventors that have no patent of a sort."""
    k = w.rng.choice(["applicant", "applicant", "inventor"])
    many = w(THINGS[k][1])
    f = filters.draw(w, v, ("company",) if k == "applicant" else ("inventor",))
    count = w.chance(0.3)
    tail = w("(have no patents {p}|never had a patent {p}|do not have any patents {p}|have not had any patent {p}|don't have patents {p}|have never had patents {p})", p=f.post)
    q = w("(how many {m} {t}|number of {m} (that|who) {t})" if count else "(which {m} {t}|{m} that {t}|list {m} that {t}|names of {m} that {t}|{m} without (any |)patents {p}|{m} with no patents {p})", m=many, t=tail, p=f.post)
    ids = ("{aid}", "applicants.applicant_id", "applicants") if k == "applicant" else ("{iid}", "inventors.inventor_id", "inventors")
    select = "count *" if count else f"c:{ids[2]}.name"
    return q, f"from t:{ids[2]} select {select} where c:{ids[1]} notin ( {render(ids[0], f.cond)} )", list(f.keep)


def lookup(w, v):
    """What one patent has, found by its number or its title's words."""
    number = w.rng.choice(v.numbers)
    by = w("(patent {n}|{n}|document {n}|publication {n}|the patent {n}|patent number {n}|publication number {n}|the document {n})", n=number)
    cond = "{pubno} = " + value(number)
    roll = w.rng.random()
    if roll < 0.3:
        q = w("(who invented {p}|inventors of {p}|who are the inventors of {p}|list the inventors of {p}|inventors on {p}|which inventors are named on {p}|who is the inventor of {p})", p=by)
        return q, render("{inventor}", cond), [number]
    if roll < 0.55:
        q = w("(who owns {p}|applicants of {p}|who applied for {p}|which company (owns|filed|holds) {p}|who is the applicant of {p}|who filed {p}|list the applicants of {p}|which companies are behind {p})", p=by)
        return q, render("{applicant}", cond), [number]
    if roll < 0.7:
        k = w.rng.choice(["cpccode", "cpc", "ipccode", "ipc"])
        name = w({"cpccode": "(CPC codes|cpc codes|full CPC codes)", "cpc": "(CPC subclasses|CPC classes)", "ipccode": "(IPC codes|ipc codes)", "ipc": "IPC subclasses"}[k])
        if name == "CPC classes":
            k = "cpcclass"
        q = w("({m} of {p}|which {m} does {p} have|list the {m} of {p}|what {m} are assigned to {p}|under which {m} is {p} classified)", m=name, p=by)
        return q, render(("distinct " if k not in ("cpccode", "ipccode") else "") + "{%s}" % k, cond), [number]
    f = w.rng.choice(["title", "title", "pubdate", "filed", "cites", "juris", "doctype", "fam", "priority", "lens"])
    q = {"title": "(what is the title of {p}|title of {p}|what is {p} called|what is {p} about)", "pubdate": "(when was {p} published|publication date of {p}|on what date was {p} published)",
         "filed": "(when was {p} filed|filing date of {p}|when did they file {p})", "cites": "(how often is {p} cited|how many times has {p} been cited|citations of {p}|how many patents cite {p}|citation count of {p})",
         "juris": "(which country is {p} from|jurisdiction of {p}|which office published {p})", "doctype": "(document type of {p}|what type of document is {p})", "fam": "(family size of {p}|how large is the simple family of {p}|simple family size of {p})",
         "priority": "(priority date of {p}|what is the earliest priority date of {p})", "lens": "(lens id of {p}|what is the lens id of {p})"}[f]
    return w(q, p=by), render("{%s}" % f, cond), [number]


def same_as_best(w, v):
    """Patents of the group with the most; the publication year of the most cited one …"""
    roll = w.rng.random()
    if roll < 0.5:
        k = w.rng.choice(["applicant", "applicant", "inventor"])
        one = "(company|applicant|firm|owner)" if k == "applicant" else "(inventor|person)"
        p = w.rng.choice(["(who|which {o}) (owns|filed|has|holds|is behind) the most cited patent", "(applicant|owner|company) of the most cited patent", "which {o} (has|owns|filed) the patent with the most citations"] if k == "applicant"
                         else ["who invented the most cited patent", "inventors of the most cited patent", "which {o} (invented|made|is named on) the most cited patent", "inventors of the patent with the most citations"])
        q = w(p, o=w(one))
        return q, f"from t:{k}s t:patent_{k}s select c:{k}s.name where c:patent_{k}s.patent_id in ( from t:patents select c:patents.patent_id order c:patents.cited_by_count desc limit 1 )", []
    k = w.rng.choice(["applicant", "inventor", "inventor"])
    many = w("(patents|titles of patents|publications|patent titles)")
    who = w("(by|of|from) the (company|applicant|firm) with the most patents" if k == "applicant" else "(by|of|from) (the inventor with the most patents|the most prolific inventor)")
    q = w("({m} {p}|list {m} {p}|show {m} {p}|all {m} {p})", m=many, p=who)
    ident = f"{k}_id"
    sub = f"from t:patent_{k}s select c:patent_{k}s.{ident} group c:patent_{k}s.{ident} order count * desc limit 1"
    select = "c:patents.title" if "title" in q else "c:patents.publication_number , c:patents.title"
    return q, f"from t:patents t:patent_{k}s select {select} where c:patent_{k}s.{ident} in ( {sub} )", []
