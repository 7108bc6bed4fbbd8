"""Conditions on offices, companies, inventors and document types in a third voice."""
from . import sample_wordings as words
from .sample_filters import like
from .sample_form import value
from .sample_wordings import Fact, said_of

# Names behind a preposition, and words before a noun, for each office in the data.
PLACES = {"US": ("the US", "the United States", "the USA", "America", "the United States of America", "US", "usa", "the u.s.", "the American office", "the US patent office"),
          "EP": ("Europe", "the European Patent Office", "the EPO", "EP", "europe", "the European office"),
          "AU": ("Australia", "AU", "australia", "the Australian office"),
          "WO": ("the PCT", "WO", "WIPO", "wo", "the world office", "the World Intellectual Property Organization", "the international office")}
KINDS = {"US": ("US", "American", "american", "U.S.", "USA", "us", "United States"), "EP": ("European", "EP", "european", "EPO", "ep"), "AU": ("Australian", "AU", "australian"), "WO": ("international", "PCT", "WO", "world", "WIPO", "wo", "pct", "International")}


def pick(w):
    return w.rng.choices(list(PLACES), [6, 3.5, 3, 4])[0]


def office(w, v):
    code = pick(w)
    p, a = w.rng.choice(PLACES[code]), w.rng.choice(KINDS[code])
    post = w("(from|in|at|out of|for|published in|published at|registered with|issued by|that appeared in|filed with|handled by|of|under|whose jurisdiction is|where jurisdiction is {c}|with office {c}|with country {c}|with country code {c}|of jurisdiction {c}|country: {c}|jurisdiction: {c}|jurisdiction {c}|only in|coming out of|on record in|({c})|({c} only))", c=code)
    post = post if code in post.replace("(", " ").replace(")", " ").split() else f"{post} {p}"
    pred = w("(come from|are from|stem from|were published in|appeared in|were issued in|are registered in|belong to|come out of|are {a}|are {a} ones|have jurisdiction {c}|have country code {c}|are in|were published by|fall under)", a=a, c=code)
    pred = pred if a in pred.split()[1:] or code in pred.split()[2:] else f"{pred} {p}"
    return Fact("juris", "{juris} = " + value(code), post, adj=a, pred=pred, front=w("(in|for|at|only|for|looking at|restricted to|concerning|just) {p},", p=p, c=code) if w.chance(0.7) else w("({c}:|filter {c}:|{c} only:|country {c}:)", c=code),
                key=w("({a}|{a}|{c}|{c} only|only {c}|country {c}|jurisdiction {c}|jurisdiction = {c}|in {p})", a=a, c=code, p=p), sql=words.sql_text(w, "juris", "=", w.rng.choice([code, f"'{code}'", code.lower(), f'"{code}"'])))


def office_not(w, v):
    code = pick(w)
    p, a = w.rng.choice(PLACES[code]), w.rng.choice([k for k in KINDS[code] if k != "us"])
    post = w("(not in|not from|outside|outside of|from outside|from anywhere but|from anywhere other than|except those from|except from|excluding|excluding those in|other than in|everywhere except|that are not from|not published in|from countries other than|from offices other than|without those of|that come from elsewhere than|beyond|not issued in) {p}", p=p)
    adj = w("(non-{a}|non-{a}|non {a}|not-{a})", a=a) if a not in ("United States", "world") else f"non-{code}"
    return Fact("juris", "{juris} != " + value(code), post, adj=adj, pred=w("(are not from|do not come from|don't come from|were not published in|are from outside|come from outside|were published outside|are outside|did not appear in|are not in|come from somewhere other than) {p}", p=p),
                key=w("(non-{a}|non {a}|not {a}|without {a}|excl. {a}|ex {a}|minus {a}|except {a}|outside {p}|not in {p})", a=a, p=p), front=w("(outside|excluding|leaving aside|apart from|except for|not counting) {p},", p=p), sql=words.sql_text(w, "juris", "!=", w.rng.choice([code, f"'{code}'"])))


def offices(w, v):
    """One of two or three offices."""
    codes = w.rng.sample(list(PLACES), w.rng.choice([2, 2, 2, 3]))
    join = w.rng.choice(["or", "or", "and"])
    text = lambda said: ", ".join(said[:-1]) + f" {join} " + said[-1]
    p, a = text([w.rng.choice(PLACES[c]) for c in codes]), text([w.rng.choice(KINDS[c][:2]) for c in codes])
    post = w("(from|in|from either|published in|issued in|at|of|coming from|whose country is|with jurisdiction|registered in) {p}", p=p).replace("either", "either" if len(codes) == 2 and join == "or" else "")
    return Fact("juris", "{juris} in ( %s )" % " ".join(value(c) for c in codes), post, adj=a if len(codes) == 2 else "", pred=w("(are from|come from|were published in|are|belong to) ", ).strip() + " " + p.replace(" and ", " or "),
                key=w("({s}|{t}|{a})", s="/".join(codes), t=" ".join(codes), a=a), sql=w("jurisdiction in ({x})".replace("({x})", "{x}"), x="(" + ", ".join(w.rng.choice([c, c]) for c in codes) + ")"))


OWN = ("(by|by|from|from|of|of|filed by|filed from|filed form|form|belonging to|that belong to|in the name of|in the names of|at|held at|coming out of|owned by|held by|assigned to the firm|registered by|registered in the name of|under the name|by the firm|from the company|from the firm|by a company called|from the house of|brought in by"
       "|that are the property of|in possession of|in the possession of|belonging to the company|with applicant|applicant|applicant:|whose applicant is|where the applicant is|with {c} as filer|with {c} as applicant|where {c} is one of the applicants|with {c} among the owners|on which {c} is named|listing {c}|that {c} filed|that {c} owns|that {c} holds|which {c} has|that {c} got|{c} has|{c} owns|{c} filed"
       "|which were filed by|that come from|created at|made at|developed at|developed by the company|out of the labs of|attributable to|held in the portfolio of|in the portfolio of|in {c}'s hands|for the applicant|company {c}|company: {c})")
PRED = ("(belong to|are owned by|were filed by|come from|stem from|are in the name of|are held by|are in the portfolio of|carry {c} as applicant|have {c} as an applicant|have {c} as one of the applicants|name {c} among the applicants|are property of|were applied for by|list {c} among the applicants|came out of|are the property of|are registered in the name of|were lodged by|were handed in by|go back to|are by|are in the hands of)")


def company(w, v):
    typed, val, whole = v.company()
    if w.chance(0.3):
        typed = typed.lower()
    of = typed + ("'" if typed.lower().endswith("s") and w.chance(0.5) else "s" if w.chance(0.08) and " " not in typed and typed.isalpha() else "'s")
    if of.endswith("ss") or of == typed + "s" and not typed[-1].islower():
        of = typed + "'s"
    keep = (typed,)
    return Fact("company", like("applicant", typed, val, whole), said_of(w, OWN, typed), adj=typed, owner=of, keep=keep, pred=said_of(w, PRED, typed), key=w("({c}|{c}|{c}|{c} only|company {c}|applicant {c}|company = {c}|by {c}|from {c})", c=typed),
                front=w("({c}:|{c} -|for {c}:|company {c}:|applicant {c}:|filter {c}:|at {c},|with {c},|taking {c},|looking at {c},|only {c}:)", c=typed), sql=w("(applicant|company|applicants.name|applicant name|applicant_name|name of applicant) (=|like|contains|is|ilike) {q}", q=w.rng.choice([typed, f"'{typed}'", f'"{typed}"', f"'%{typed}%'"])))


def company_named(w, v):
    """A part of the applicant's name, at its beginning or end."""
    typed, val, _ = v.company()
    op = w.rng.choices(["starts", "ends", "like"], [5, 2, 3])[0]
    part = val.split()
    text = part[0] if op != "ends" else part[-1] if len(part) > 1 else w.rng.choice("inc corp ltd llc gmbh sa ag co univ".split())
    if len(text) < 2 or not text.isalnum():
        return company(w, v)
    shown = w.rng.choice([text, text.upper(), text.title()])
    shown = words.quoted(shown, w) if w.chance(0.4) else shown
    verb = {"starts": "(starts with|begins with)", "ends": "(ends in|ends with|ends on)", "like": "(contains|includes|has {t} in it)"}[op]
    verb = w(verb, t=shown)
    tail = verb if shown in verb else f"{verb} {shown}"
    post = w("(by companies whose name {t}|from applicants whose name {t}|of companies whose name {t}|by a company whose name {t}|where the applicant's name {t}|whose applicant's name {t}|where the applicant name {t}|from firms whose name {t}|whose applicant {t}|by an applicant whose name {t})", t=tail)
    return Fact("company", "{applicant} %s %s" % (op, value(text)), post, pred=w("(have an applicant whose name {t}|belong to companies whose name {t}|were filed by applicants whose name {t})", t=tail), key=w("applicant name {t}", t=tail), keep=(shown, text),
                sql=w("applicant like {q}", q={"starts": f"'{text}%'", "ends": f"'%{text}'", "like": f"'%{text}%'"}[op]))


def companies(w, v):
    a, b = v.company(), v.company()
    if a[1] == b[1] or a[1] in b[1] or b[1] in a[1]:
        return company(w, v)
    cond = f"( {like('applicant', *a)} or {like('applicant', *b)} )"
    return Fact("company", cond, w("(by {a} or {b}|from {a} or {b}|from either {a} or {b}|of {a} or {b}|owned by {a} or by {b}|filed by {a} or {b}|where the applicant is {a} or {b}|with {a} or {b} as applicant|held by either {a} or {b}|in the name of {a} or {b})", a=a[0], b=b[0]),
                pred=w("(belong to {a} or {b}|are owned by {a} or {b}|come from either {a} or {b}|were filed by {a} or by {b}|have {a} or {b} as applicant)", a=a[0], b=b[0]), key=w("({a} or {b}|{a}/{b}|{a} / {b})", a=a[0], b=b[0]), keep=(a[0], b[0]), front=w("for {a} or {b},", a=a[0], b=b[0]))


def assignee(w, v):
    typed, val, whole = v.company()
    said = lambda t: said_of(w, t, typed)
    return Fact("company", like("applicant", typed, val, whole), said("(assigned to|assignee|assignee:|with assignee|with {c} as assignee|whose assignee is|where assignee is|where the assignee is called|for assignee|having assignee|under the assignee|naming {c} as assignee|which list {c} as the assignee|that were assigned to|with {c} in the assignee field|whose assignee contains|with the assignee name|of assignee)"),
                pred=said("(are assigned to|were assigned to|have {c} as assignee|name {c} as the assignee|show {c} as assignee|have the assignee)"), key=said("(assignee|assignee:|assigned to|assignee =)"), front=said("(for assignee|assignee|with assignee)") + ":", sql=w("assignee (=|like|is|ilike) {q}", q=w.rng.choice([typed, f"'{typed}'", f"'%{typed}%'"])), wide=True, keep=(typed,))


def inventor(w, v):
    typed, val, whole = v.inventor()
    if w.chance(0.25):
        typed = typed.lower()
    said = lambda t: said_of(w, t, typed)
    return Fact("inventor", like("inventor", typed, val, whole), said("(invented by|from inventor|by the inventor|inventor|inventor:|with inventor|with {c} as an inventor|with {c} as one of the inventors|that {c} invented|that {c} helped invent|on which {c} is listed as an inventor|that name {c} as an inventor|whose inventors include|with {c} among the inventors|{c} is an inventor of|where inventor is|that {c} is named on as inventor|carrying {c} as inventor|co-invented by|in which {c} had a hand as inventor|that have inventor)").replace(f"{typed} is an inventor of", f"of inventor {typed}"),
                pred=said("(were invented by|have {c} as an inventor|have {c} among the inventors|list {c} as one of the inventors|name {c} as an inventor|are inventions of|were co-invented by|mention {c} as inventor|include {c} as inventor)"), key=said("(inventor|inventor:|inventor =|invented by|inv.)").replace("inv.", "inventor"),
                front=said("(for inventor|inventor|with inventor)") + ":", sql=w("(inventor|inventors.name|inventor name) (=|like|is) {q}", q=w.rng.choice([typed, f"'{typed}'"])), keep=(typed,))


TYPES = {"Patent Application": ("(patent application|patent applications)", 6), "Granted Patent": ("(granted patent|granted patents)", 5), "Search report": ("(search report|search reports)", 3), "Limited Patent": ("(limited patent|limited patents)", 2), "Amended Patent": ("(amended patent|amended patents)", 2), "Statutory Invention Registration": ("statutory invention registration", 1)}


def document(w, v):
    """By type: granted or not, or a type by its name."""
    roll = w.rng.random()
    if roll < 0.4:
        return Fact("doctype", "{doctype} like " + value("granted"), w("(that have been granted|that are granted|that got granted|granted|which have meanwhile been granted|that were actually granted|already granted|that were granted in the end|granted by the office|with granted status)").replace("with granted status", "which are granted").replace("granted by the office", "that have already been granted"),
                    adj=w("(granted|granted|already granted)"), pred=w("(have been granted|were granted|got granted|are granted|have actually been granted|have already been granted|were finally granted)"), key=w("(granted|granted only|only granted)"), front=w("(granted only:|only granted ones:|granted:)"), keep=("granted",), sql=w("(document_type|document type|type) (like|contains) 'granted'"))
    if roll < 0.52:
        return Fact("doctype", "{doctype} unlike " + value("granted"), w("(that are not granted|that are not granted yet|not granted|that have not been granted|that were never granted|still not granted|which are not yet granted)"), adj=w("(non-granted|not granted|not yet granted)"), pred=w("(are not granted|have not been granted|were not granted|were never granted|are still not granted)"), key=w("(not granted|not yet granted|non-granted)"), keep=("granted",))
    names = list(TYPES)
    name = w.rng.choices(names, [TYPES[n][1] for n in names])[0]
    one = w(TYPES[name][0]).removesuffix("s") if not name.startswith("Stat") else name.lower()
    one = w.rng.choice([one, one, name, f"'{name}'", f'"{one}"'])
    return Fact("doctype", "{doctype} = " + value(name), w("(of type {t}|of document type {t}|with type {t}|that are of the type {t}|type {t}|type: {t}|document type {t}|whose type is {t}|where the document type equals {t}|filed as type {t}|in the category {t}|stored as {t}|that count as {t}|classed as {t}|with the document type {t})", t=one), pred=w("(are of document type {t}|are of the type {t}|have the document type {t}|have type {t}|count as {t}|are classed as {t}|are stored as {t})", t=one),
                key=w("(type {t}|document type {t}|{t}|type = {t})", t=one), front=w("type {t}:", t=one), keep=tuple(name.lower().split()) + tuple(name.split()) + (one,), sql=w("(document_type|document type|type) (=|is|==) {t}", t=w.rng.choice([f"'{name}'", name, one])))


def kind(w, v):
    k = w.rng.choices(["A1", "B1", "B2", "A2", "A4", "A3", "A9"], [6, 5, 5, 3, 1, 1, 1])[0]
    t = k if w.chance(0.8) else k.lower()
    return Fact("kind", "{kind} = " + value(k), w("(with kind code {k}|with code kind {k}|kind {k}|kind code {k}|kind: {k}|with kind {k}|of kind code {k}|of the kind {k}|bearing kind code {k}|whose kind code equals {k}|with publication kind {k}|marked {k}|({k})|having kind {k}|of sort {k})", k=t).replace("code kind", "kind code").replace("of sort", "of kind"), adj=t, pred=w("(have kind {k}|are of kind {k}|have the kind code {k}|carry kind code {k}|are marked {k}|are {k} documents)", k=t),
                key=w("({k}|kind {k}|kind code {k}|kind = {k}|{k} only)", k=t), front=w("(kind {k}:|for kind code {k},|{k}:)", k=t), keep=(t,), sql=words.sql_text(w, "kind", "=", w.rng.choice([k, f"'{k}'"])))


FACTS = [(office, 16), (office_not, 6), (offices, 3), (company, 25), (company_named, 2), (companies, 1.5), (assignee, 6), (inventor, 6), (document, 8), (kind, 4)]
