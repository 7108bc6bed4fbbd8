"""Further shapes by a second hand: patents beside their people, partners, first and last
dates of groups, lists of so many, ways of putting things apart."""
from . import sample_wordings as words
from .sample_form import render, value
from .sample_groups import around, group
from .sample_questions import LISTED, SHOWN, wide_for
from .sample_voices import STRICT, pair, phrase

PEOPLE = {"applicant": "(applicants|applicant|companies|company|owners|owner|applicant names|company names|filers|firms|names of the applicants)", "inventor": "(inventors|inventor|inventor names|names of the inventors|names of inventors|people who invented them)",
          "cpc": "(CPC subclasses|CPC subclass|cpc subclasses)", "cpccode": "(CPC codes|full CPC codes|cpc codes)", "ipc": "(IPC subclasses|ipc subclasses)", "ipccode": "(IPC codes|ipc codes)"}
TOPIC = {"applicant": "company", "inventor": "inventor", "cpc": "cpc", "cpccode": "cpc", "ipc": "ipc", "ipccode": "ipc"}


def beside_people(w, v):
    """Patents with their inventors, applicants or codes as columns."""
    k = w.rng.choices(list(PEOPLE), [5, 5, 1.5, 1.5, 1, 1])[0]
    found = words.facts(w, v, (0, 58, 36, 6), without=(TOPIC[k],))
    np, front = phrase(w, found, STRICT)
    f = w.rng.choice(["title", "title", "title", "pubno", "pubno", "year", "pubdate", "filed"])
    fields = [f, k] if w.chance(0.8) else ["pubno", "title", k]
    if w.chance(0.12) and k in ("applicant", "inventor"):
        fields = ["title", "inventor" if k == "applicant" else "applicant", k]
        if any(x.topic in ("company", "inventor") for x in found):
            return None
    names = [w(PEOPLE[x]) if x in PEOPLE else w(SHOWN[x]) for x in fields]
    cols = ", ".join(names[:-1]) + w.rng.choice([" and ", " and ", " and the ", ", ", " plus "]) + names[-1]
    q = w("({c} of {np}|{c} of all {np}|list {c} of {np}|show {c} of {np}|show me the {c} of {np}|give me {c} for {np}|what are the {c} of {np}|{c} for {np}|{np}: {c}|{np}, {c}|{np} - show {c}|for {np} show {c}|list the {c} of all {np}|print {c} for {np}|i need {c} of {np}|get the {c} of {np}|return {c} of {np}|table with {c} of {np})", c=cols, np=np)
    if fields[0] == "title" and len(fields) == 2 and w.chance(0.4):
        q = w("({np} with their {x}|{np} and their {x}|{np} together with their {x}|list {np} with {x}|list {np} and the {x}|show {np} and who their {x} are|{np} with {x}|which {np} are there and who are the {x}|{np} along with the {x}|{np} including {x})", np=np, x=names[1])
        if "who" in q and k not in ("applicant", "inventor"):
            return None
    return pair(found, q, " , ".join("{%s}" % x for x in fields), wide=False, front=front, nest=LISTED)


def together(w, v):
    """Who shares patents with a company or an inventor."""
    kind = w.rng.choice(["applicant", "inventor"])
    typed, val, whole = v.company() if kind == "applicant" else v.inventor()
    count = w.chance(0.15)
    if kind == "applicant":
        q = (w("(how many (companies|applicants|firms) share patents with {c}|how many co-applicants does {c} have|number of co-applicants of {c}|with how many other applicants does {c} hold patents)", c=typed) if count else
             w("(who (files|filed) (jointly|together) with {c}|co-owners of {c}'s patents|who are the co-owners of patents of {c}|who holds patents jointly with {c}|companies with joint patents with {c}|joint applicants of {c}|{c} co-applicants|co-applicants {c}|joint patents of {c}: which partners|with whom does {c} (file|own|hold) patents|with whom has {c} filed patents|with which (companies|firms) does {c} hold joint patents|with which (firms|organizations) did {c} file together|which other (companies|firms|owners) appear on patents of {c}|names of the co-applicants of {c}|list the partners of {c} in joint patents|who else is an applicant on the patents of {c}|other applicants on {c}'s patents)", c=typed))
    else:
        q = (w("(how many co-inventors does {c} have|how many people has {c} invented with|number of co-inventors of {c}|with how many other inventors did {c} work)", c=typed) if count else
             w("(who (invents|invented) together with {c}|with whom did {c} invent|with whom has {c} invented|who did {c} invent with|who are {c}'s co-inventors|co-inventors {c}|{c} co-inventors|list co-inventors of {c}|colleagues of inventor {c} on patents|which people invented together with {c}|which other people are named on patents of {c}|other inventors on {c}'s patents|who else is named on the patents {c} invented|who else worked on the inventions of {c}|fellow inventors of {c}|inventors who appear together with {c}|which inventors have patents in common with {c}|names of people who worked with {c}|team mates of inventor {c}|who shares patents with inventor {c})", c=typed))
    own, link = f"c:{kind}s.name", f"patent_{kind}s"
    same = "=" if whole and " " in val else "like"
    sub = f"from t:{link} t:{kind}s select c:{link}.patent_id where {own} {same} {value(val)}"
    select = f"count distinct c:{link}.{kind}_id" if count else f"distinct {own}"
    return q, f"from t:{link} t:{kind}s select {select} where c:{link}.patent_id in ( {sub} ) and {own} {'!=' if same == '=' else 'unlike'} {value(val)}", [typed]


def first_dates(w, v):
    """First and last dates for each of a group."""
    k, e, one, many, column = group(w, ("applicant", "assignee", "inventor", "juris", "cpc", "ipc", "kind", "doctype", "cpcclass", "cpcsection"))
    found = around(w, v, k, (72, 28))
    found = [f for f in found if f.topic != "when"]
    np, _ = phrase(w, found, STRICT, lead=False)
    last = w.chance(0.45)
    fn = "max" if last else "min"
    f, noun, verb, past = w.rng.choice([("filed", "filing date", "file", "filed"), ("filed", "filing date", "file", "filed"), ("pubdate", "publication date", "publish", "published"), ("year", "publication year", "publish", "published"), ("priority", "priority date", "", "")])
    end = w("(latest|last|most recent|newest|max|maximum)" if last else "(earliest|first|oldest|min|minimum)")
    of = f" of {np}" if found else w.rng.choice(["", "", " of its patents" if k in ("applicant", "assignee") else "", " of patents"])
    if k in ("applicant", "assignee") and verb and f != "year" and w.chance(0.4):
        q = w("(when did each {o} {l} {v} {np}|when did every {o} {v} its {l} patent|for each {o}, when was the {l} of {np} {p}|for each {o}, the date of its {l} patent {p}|{m} and when they {l} {p} {np}|{m} and the date of their {l} patent {p}|per {o}, when was the {l} patent {p})", o=one, m=many, l="last" if last else "first", v=verb, p=past, np=np)
        if found and "its " in q or found and "their" in q or found and "per " in q:
            return None
    else:
        q = w("({e} {n} per {o}{of}|{e} {n} by {o}{of}|{e} {n} of each {o}{of}|{e} {n} for every {o}{of}|the {e} {n}{of} for each {o}|for each {o} the {e} {n}{of}|for every {o} show the {e} {n}{of}|{m} with {e} {n}{of}|{m} and their {e} {n}{of}|what is the {e} {n}{of} in each {o}|what is the {e} {n} of every {o}{of}|{e} {n} group by {c}{of}|list {m} with the {e} {n}{of}|{n} by {o}, {e}{of})", e=end, n=noun, o=one, m=many, of=of, c=column)
    return pair(found, q, f"{e} , {fn} {{{f}}}", "", wide_for(w, k, found) or any(x.wide for x in found), nest=("company", "inventor", "cpc", "ipc"))


def so_many(w, v):
    """Some patents, no matter which."""
    found = words.facts(w, v, (12, 58, 30))
    np, front = phrase(w, found, STRICT)
    n, count = v.top()
    if w.chance(0.4):
        q = w("({k} titles of {np}|show {k} titles of {np}|give me {k} titles of {np}|list {k} titles of {np}|name {k} titles of {np}|titles of any {k} {np}|{k} sample titles of {np})", k=n, np=np)
        return pair(found, q, "{title}", f"limit {value(count)}", front=front, nest=LISTED)
    q = w("(show {k} {np}|show me {k} {np}|give me {k} {np}|any {k} {np}|list {k} {np}|{k} {np} as an example|{k} examples of {np}|a sample of {k} {np}|sample {k} {np}|pick any {k} {np}|just {k} {np}|let me see {k} {np}|i want {k} {np}|{np}, just {k}|{np}, only {k} of them|some {np}, say {k}|find {k} {np}|name {k} {np}|{np} limit {k}|display {k} rows of {np}|no more than {k} {np}|{k} of the {np})", k=n, np=np)
    if "no more than" in q:
        return None
    return pair(found, q, "{pubno} , {title}", f"limit {value(count)}", front=front, nest=LISTED)


def each_kind(w, v):
    """Two kinds beside each other: grants and applications, first and other countries."""
    found = words.facts(w, v, (36, 52, 12), without=("doctype",))
    posts = "".join(" " + f.post for f in found)
    q = w("(how many granted patents and how many applications{p}|granted versus pending applications{p}|patents{p} by document type|grants vs applications{p}|number of applications and of grants{p}|how many of each type of document{p}|how many are applications and how many are granted{p}|split of applications and grants{p}|which kinds of documents{p} and how many of each|document types and their counts{p})".replace("|granted versus pending applications{p}", ""), p=posts)
    if "how many are" in q and posts:
        return None
    return pair(found, q, "{doctype} , {count}")


def with_and_without(w, v):
    """Companies or inventors that have no patent of a sort."""
    k = w.rng.choice(["applicant", "applicant", "inventor"])
    many = w("(companies|applicants|firms|organizations)" if k == "applicant" else "(inventors|people|persons)")
    f = words.draw(w, v, only=("juris", "when", "cpc", "title", "cites", "doctype", "kind"))
    if "notin" in f.cond or " or " in f.cond or " and " in f.cond:
        return None
    count = w.chance(0.4)
    lack = w("(have no patents {p}|have no patent {p}|never had a patent {p}|do not have patents {p}|without any patents {p}|without patents {p}|lacking patents {p}|that never had patents {p})", p=f.post)
    q = w("(how many {m} {l}|number of {m} {l2}|count {m} {l2})" if count else "(which {m} {l}|{m} {l2}|list {m} {l2}|show {m} {l2}|what {m} {l})", m=many, l=lack, l2=lack if lack.startswith(("without", "lacking", "that")) else "that " + lack)
    if lack.startswith(("without", "lacking", "that")) and q.startswith(("which", "how", "what")):
        return None
    ids = ("{aid}", "applicants") if k == "applicant" else ("{iid}", "inventors")
    return q, f"from t:{ids[1]} select {'count *' if count else f'c:{ids[1]}.name'} where c:{ids[1]}.{k}_id notin ( {render(ids[0], f.cond)} )", list(f.keep)


def lacking(w, v):
    """Patents without codes, inventors or applicants."""
    link, name = w.rng.choice([("patent_cpc", "(CPC code|CPC codes|cpc classification|CPC symbol)"), ("patent_ipc", "(IPC code|IPC codes|ipc classification)"), ("patent_inventors", "(inventor|inventors|named inventor|inventor at all)"), ("patent_applicants", "(applicant|applicants|owner|company|named applicant)")])
    name = w(name)
    bare = name.removesuffix(" at all")
    extra = words.facts(w, v, (58, 36, 6), without=("cpc", "ipc", "inventor", "company"))
    np, front = phrase(w, extra, STRICT, lead=False)
    a = "an" if bare[0] in "aeiouI" else "a"
    a = "" if bare.endswith("s") else a
    pred = w("(have no {n}|have no {b} recorded|do not have {a} {b}|do not have any {b}|lack {a} {b}|are missing {a} {b}|come without {a} {b}|do not name {a} {b}|don't have {a} {b}|carry no {b}|list no {b}|are without {b})", n=name, b=bare, a=a)
    post = w("(with no {b}|without {a} {b}|without any {b}|lacking {a} {b}|that have no {n}|which carry no {b}|where no {b} is given|having no {b}|that lack {a} {b}|with {b} missing)", n=name, b=bare, a=a)
    count = w.chance(0.6)
    q = (w("(how many {np} {p}|how many {np} {p}|how many of the {np} {p}|number of {np} {b}|count {np} {b}|count of {np} {b}|{np} {b}: how many|how many {np} are there {b})", np=np, p=pred, b=post) if count else
         w("(which {np} {p}|{np} {b}|list {np} {b}|show {np} {b}|find {np} that {p}|all {np} {b}|titles of {np} {b})", np=np, p=pred, b=post))
    cond = "{pid} notin ( from t:%s select c:%s.patent_id )" % (link, link)
    select = "{count}" if count else "{title}" if q.startswith("titles") else "{pubno} , {title}"
    return pair(extra + [words.Fact("lack", cond, post, pred=pred)], q, select, wide=False, nest=() if count else LISTED)


PIECES = "univ|robot|tech|aero|drone|systems|labs|group|holding|energy|electronics|motor|medical|wireless|networks|international|research|institute|airbus|sony|intel|panasonic|general|united|state|smith|wang|chen|lee|li|john|james|martin|kim|park|van|mac|jr".split("|")


def called(w, v):
    """Companies and inventors by their own names."""
    k = w.rng.choices(["applicant", "inventor"], [3, 2])[0]
    many = w("(companies|applicants|applicants|firms|organizations|applicant names|company names)" if k == "applicant" else "(inventors|inventors|people|inventor names)")
    text = w.rng.choice(PIECES) if w.chance(0.6) else (v.company() if k == "applicant" else v.inventor())[1].split()[0]
    text = text.lower()
    shown = w.rng.choice([text, text.upper(), text.title()])
    shown = words.quoted(shown, w) if w.chance(0.6) else shown
    op = w.rng.choices(["like", "starts", "ends"], [6, 2, 1])[0]
    name = w("(name|name|names)")
    if op == "like":
        rel = w("(with {t} in (the|their) {n}|whose name (contains|includes|has) {t}|that have {t} in (the|their) name|having {t} in the name|containing {t} in the name|called {t}|named {t}|with a name like {t}|with {t} as part of the name|whose names contain {t})", t=shown, n=name)
        pred = w("(have {t} somewhere in the name|contain {t} in the name|are called {t}|are named {t}|have a name with {t}|carry {t} in the name)", t=shown)
    else:
        verb = "(starts|begins)" if op == "starts" else "ends"
        rel = w("whose name " + verb + " with {t}", t=shown)
        pred = w("(start|begin) with {t}" if op == "starts" else "end with {t}", t=shown) if "names" in many else w("have a name that " + verb + " with {t}", t=shown)
    count = w.chance(0.3)
    q = (w("(how many {m} {p}|number of {m} {r}|count {m} {r}|how many {m} are there {r}|{m} {r}, how many)", m=many, p=pred, r=rel) if count else
         w("(which {m} {p}|{m} {r}|list {m} {r}|show all {m} {r}|find {m} {r}|all {m} {r}|list the {m} that {p}|what {m} {p}|are there {m} {r}|give me the {m} {r})", m=many, p=pred, r=rel))
    return q, f"from t:{k}s select {'count *' if count else f'c:{k}s.name'} where c:{k}s.name {op} {value(text)}", [shown, text]


SHAPES = [(called, 3), (beside_people, 5), (together, 2.5), (first_dates, 3), (so_many, 3), (each_kind, 1), (with_and_without, 2.5), (lacking, 4)]
