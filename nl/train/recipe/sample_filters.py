"""Conditions over the sample data with the many ways to say them.

A filter has a condition with field names in braces and wordings by place: adj stands
before the noun ("US patents"), post behind it ("patents filed in 2012"), front at the
start of the sentence ("in 2016, …"), owner before the noun as a possessive."""
import dataclasses

from .sample_form import value


@dataclasses.dataclass
class Filter:
    topic: str
    cond: str
    post: str
    adj: str = ""
    front: str = ""
    owner: str = ""
    wide: bool = False
    keep: tuple = ()


def office(w, v):
    code, said = v.office()
    cond = "{juris} = " + value(code)
    place = {"American": "the US", "European": "Europe", "Australian": "Australia", "international": "WO"}.get(said, said)
    the = "the " if place in ("US", "USA", "U.S.", "United States") else ""
    post = w("(from|in|of|published in|issued in|registered in|in the jurisdiction|with jurisdiction|where the jurisdiction is"
             "|where jurisdiction is|whose jurisdiction is|from the jurisdiction|filed in|in the country|for|published by|at"
             "|with country|with country code|of jurisdiction|under jurisdiction) {p}", p=the + place)
    return Filter("juris", cond, post, adj=said, front=w("(in|for|in the case of|within) {p},", p=the + place))


def office_not(w, v):
    code, said = v.office()
    place = {"American": "US", "European": "Europe", "Australian": "Australia", "international": "WO"}.get(said, said)
    the = "the " if place in ("US", "USA", "U.S.", "United States") else ""
    post = w("(not from|outside|outside of|not published in|other than from|not in|that are not from|that were not published in"
             "|from anywhere but|not issued in|which are not from|published outside|excluding|except|except those from"
             "|whose jurisdiction is not|with a jurisdiction other than|that do not come from|not filed in|but not from) {p}",
             p=the + place)
    return Filter("juris", "{juris} != " + value(code), post, adj=w("(non-{s}|non {s})", s=place))


def offices(w, v):
    (a, sa), (b, sb) = v.office(), v.office()
    while a == b:
        b, sb = v.office()
    post = w("(from|in|published in|of|issued in|with jurisdiction|from either|either from) {a} or {b}", a=sa, b=sb)
    return Filter("juris", "{juris} in ( %s %s )" % (value(a), value(b)), post, adj=w("{a} (or|and) {b}", a=sa, b=sb))


def either(w, v):
    """One of two or three kinds, years, codes, offices or companies."""
    what = w.rng.choices(["kind", "year", "cpc", "ipc", "filed", "juris3"], [4, 4, 4, 1, 1, 1])[0]
    if what == "kind":
        a, b = w.rng.sample(["A1", "A2", "B1", "B2", "A9", "A3", "A4"], 2)
        post = w("(of kind {a} or {b}|with kind code {a} or {b}|that are (either |){a} or {b}|with kind {a} or {b}|whose kind code is {a} or {b}|either {a} or {b})", a=a, b=b)
        return Filter("kind", "{kind} in ( %s %s )" % (value(a), value(b)), post, adj=w("{a} (and|or) {b}", a=a, b=b))
    if what == "year":
        a = v.year()
        b = a + w.rng.choice([1, 1, 2, 5])
        post = w("(published in {a} or {b}|in {a} or {b}|from {a} or {b}|published in either {a} or {b}|in {a} and {b}|published in {a} and {b}|from the years {a} and {b})", a=a, b=b)
        return Filter("when", "{year} in ( %s %s )" % (value(a), value(b)), post)
    if what == "filed":
        a = v.year()
        b = a + w.rng.choice([1, 1, 2, 5])
        return Filter("when", "( {filed} = %s or {filed} = %s )" % (value(a), value(b)), w("(filed in {a} or {b}|filed in either {a} or {b}|filed in {a} or in {b})", a=a, b=b))
    if what == "juris3":
        codes = w.rng.sample(["US", "EP", "AU", "WO"], 3)
        return Filter("juris", "{juris} in ( %s )" % " ".join(map(value, codes)), w("(from|in|published in) {a}, {b} or {c}", a=codes[0], b=codes[1], c=codes[2]))
    (sa, a), (sb, b) = v.code(what + "_subclass"), v.code(what + "_subclass")
    named = w("(CPC |cpc |CPC subclass |||)") if what == "cpc" else w("(IPC |IPC subclass )")
    post = w("(in {n} {a} or {b}|classified in {n} {a} or {b}|with {n} {a} or {b}|in either {n} {a} or {b}|under {n} {a} or {b})", n=named, a=sa, b=sb)
    return Filter(what, "{%s} in ( %s %s )" % (what, value(a), value(b)), post, keep=(sa, sb))


PUBLISHED = ("(published|that were published|that came out|released|publicly available|appearing|issued|made public"
             "|that appeared|which were published|with publication year|with a publication date|with publication date|publicised) ")
FILED = ("(filed|that were filed|applied for|submitted|with a filing date|with filing date|which were filed|lodged"
         "|whose application was filed|whose filing date is|that had been filed) ")
PRIORITY = ("(with (a |)priority (date |)|with an earliest priority (date |)|whose earliest priority is|claiming priority (from |)"
            "|with earliest priority (date |)|whose priority date is|with a priority claim ) ")


def when(w, v, field):
    """(condition, wording with a preposition, front?) of a span of years."""
    y = v.year()
    kind = w.rng.choices("in after since before until between decade month day lately".split(),
                         [34, 12, 11, 9, 5, 13, 2, 4, 5, 0])[0]
    y2 = y + w.rng.randint(1, 8)
    if field == "year" and kind in ("month", "day"):
        field = "pubdate"
    put = lambda sign, x: "{%s} %s %s" % (field, sign, value(x))
    if kind == "in":
        return put("=", y), w("(in|in|in|in|during|in the year|in year|throughout) {y}", y=y), True
    if kind == "after":
        return put(">", y), w("(after|later than|after the year|past|after the end of) {y}", y=y), True
    if kind == "since":
        said = w("(since|since|since|from {y} on|since the year|from {y} onwards|in {y} or later|starting in|starting from"
                               "|in or after|not before|as of|in or since|no earlier than|onwards from)", y=y)
        if str(y) not in said:
            said += f" {y}"
        return put(">=", y), said, True
    if kind == "before":
        return put("<", y), w("(before|prior to|earlier than|before the year) {y}", y=y), True
    if kind == "until":
        return put("<=", y), w("(until|up to|no later than|through|in or before|by the end of|up until|till) {y}", y=y), True
    if kind == "between":
        return ("{%s} between %s %s" % (field, value(y), value(y2)),
                w("(between {a} and {b}|from {a} to {b}|in {a}-{b}|from {a} until {b}|in the years {a} to {b}|in the period {a} to {b}"
                  "|between the years {a} and {b}|{a} to {b}|{a}-{b}|from {a} through {b}|during {a} to {b}|anywhere from {a} to {b})",
                  a=y, b=y2), True)
    if kind == "decade":
        d = w.rng.choice([1980, 1990, 2000, 2010])
        field = "pubdate" if field == "year" else field
        said = f"the {d}s"
        return "{%s} = %s" % (field, value(f"{d}-01-01")), w("(in|during|from) {d}", d=said), True
    if kind == "month":
        said, iso = v.month()
        sign, prep = w.rng.choice([("=", "in"), ("=", "in"), ("=", "during"), (">", "after"), (">=", "since"), ("<", "before")])
        return "{%s} %s %s" % (field, sign, value(iso)), f"{prep} {said}", True
    said, iso = v.day()
    sign, prep = w.rng.choice([("=", "on"), (">", "after"), (">", "later than"), (">=", "since"), (">=", "on or after"),
                               ("<", "before"), ("<", "earlier than"), ("<", "prior to"), ("<=", "until"), ("<=", "on or before")])
    return put(sign, iso), f"{prep} {said}", True


def dated(w, v, field, verbs):
    found = when(w, v, field)
    cond, said = found[0], found[1]
    return cond, w(verbs) + " " + said, said


def published(w, v):
    cond, long, said = dated(w, v, "year", PUBLISHED)
    bare = w.chance(0.4)
    post = w("(from|of|dated|out) {y}", y=said[3:]) if said.startswith("in ") and w.chance(0.25) else (said if bare else long)
    year = said[3:] if said.startswith("in 1") or said.startswith("in 2") else ""
    year = year if year.isdigit() else ""
    return Filter("when", cond, post, adj=year if w.chance(0.25) else "", front=said + ",")


def filed(w, v):
    cond, long, said = dated(w, v, "filed", FILED)
    return Filter("when", cond, long)


def prioritised(w, v):
    cond, long, said = dated(w, v, "priority", PRIORITY)
    return Filter("when", cond, long)


def granted_when(w, v):
    cond, said = when(w, v, "year")[:2]
    post = w("(granted|that were granted|which got granted|that have been granted|which were granted) {s}", s=said)
    return Filter("when", "{doctype} like " + value("granted") + " and " + cond, post, keep=("granted",))


def like(field, typed, val, whole):
    return "{%s} %s %s" % (field, "=" if whole and " " in val else "like", value(val))


def company(w, v):
    typed, val, whole = v.company()
    cond = like("applicant", typed, val, whole)
    post = w("(by|by|by|of|of|from|from|owned by|held by|filed by|belonging to|that belong to|applied for by|for|published by"
             "|that {c} owns|that {c} filed|where the applicant is|with applicant|whose applicant is|with {c} as applicant"
             "|where the company is|from the company|by the company|by applicant|of the company|of the applicant|submitted by"
             "|that {c} has|in the name of|registered to|where {c} is an applicant|with {c} among the applicants|coming from"
             "|in {c}'s portfolio|with applicants like|{c} applied for|{c} has filed|{c} has)", c=typed)
    if typed not in post:
        post += " " + typed
    return Filter("company", cond, post, adj=typed, owner=typed + ("'" if typed.lower().endswith("s") and w.chance(0.3) else "'s"),
                  front=w("(for|at|in the case of) {c},", c=typed), keep=(typed,))


def two_companies(w, v):
    a, b = v.company(), v.company()
    cond = f"( {like('applicant', *a)} or {like('applicant', *b)} )"
    post = w("(by|of|from|owned by|filed by|belonging to|for|held by) (either |){a} or {b}", a=a[0], b=b[0])
    return Filter("company", cond, post, adj=w("{a} (and|or) {b}", a=a[0], b=b[0]), keep=(a[0], b[0]))


def assignee(w, v):
    typed, val, whole = v.company()
    post = w("(with assignee|assigned to|by the assignee of|by the assignee|by assignee|whose assignee is|where the assignee is"
             "|of the assignee|of assignee|with {c} as (the |)assignee|where {c} is the assignee|that are assigned to|for assignee"
             "|for the assignee|from assignee|having assignee|which are assigned to|with the assignee)", c=typed)
    if typed not in post:
        post += " " + typed
    return Filter("company", like("applicant", typed, val, whole), post, wide=True, keep=(typed,))


def inventor(w, v):
    typed, val, whole = v.inventor()
    post = w("(by inventor|invented by|with inventor|of inventor|from inventor|by the inventor|with {c} as inventor|naming {c} as inventor"
             "|where the inventor is|of the inventor|that {c} invented|whose inventor is|with {c} among the inventors"
             "|on which {c} is named as inventor|developed by inventor|where {c} is an inventor|with {c} as an inventor|with the inventor)", c=typed)
    if typed not in post:
        post += " " + typed
    return Filter("inventor", like("inventor", typed, val, whole), post, keep=(typed,))


def code(w, v, scheme):
    level = w.rng.choices(["subclass", "class", "code", "section"], [60, 15, 15, 10])[0]
    typed, val = v.code(f"{scheme}_{level}")
    field = scheme if level == "subclass" else scheme + level
    up = scheme.upper() if w.chance(0.8) else scheme
    name = w({"subclass": "(subclass|subclass|class|code|symbol|group|category|technology class|area|)",
              "class": "(class|class|code|category|)", "code": "(code|code|symbol|classification|group|)",
              "section": "section"}[level])
    named = f"{up} {name} {typed}"
    bare = scheme == "cpc" and level in ("subclass", "code") and w.chance(0.45)
    what = w("(||class |subclass |code |the class |category |technology |the subclass |tech class )", ) + " " + typed if bare else named
    post = w("(in|in|in|classified (in|under|as|with|into)|under|within|with|that fall under|tagged|with the|belonging to"
             "|that are in|classed (in|under)|from|having|assigned (to|) the|falling under|which have|labelled with"
             "|that carry|where the classification is|categorised as) {t}", t=what)
    return Filter(scheme, "{%s} = %s" % (field, value(val)), post, adj=typed if bare and w.chance(0.6) else "",
                  front=w("in {t},", t=what), keep=(typed,))


def cpc(w, v):
    return code(w, v, "cpc")


def ipc(w, v):
    return code(w, v, "ipc")


def titled(w, v):
    topic = v.topic()
    said = w("({t}|{t}|{t}|a {t}|{t}s)", t=topic) if topic[-1] != "s" else topic
    quote = w.chance(0.15)
    shown = w("('{t}'|\"{t}\")", t=topic) if quote else said
    val = topic if quote or not said.endswith("s") else said
    post = w("(about|about|on|mentioning|that mention|related to|relating to|concerning|dealing with|with {t} in the title"
             "|with {t} in their title|whose title contains|whose title mentions|with titles containing|containing {t} in the title"
             "|titled like|that have {t} in the title|with the word {t} in the title|where the title contains|with a title containing"
             "|that talk about|that deal with|that concern|having {t} in the title|with a title that includes|with title like"
             "|where the title mentions|which mention|whose title includes|that contain the word {t}|for) ", t=shown)
    if shown not in post:
        post += " " + shown
    val = val.removeprefix("a ") if val != topic else val
    return Filter("title", "{title} like " + value(val), post, adj=topic if not quote and topic not in ("drone", "drones") and w.chance(0.5) else "", keep=(topic,))


def untitled(w, v):
    topic = v.topic()
    post = w("(not about|not mentioning|whose title does not (contain|mention)|that do not mention|without {t} in the title"
             "|with no mention of|with titles not containing|not related to|that have no {t} in the title) ", t=topic)
    if topic not in post:
        post += " " + topic
    return Filter("title", "{title} unlike " + value(topic), post, keep=(topic,))


def compared(w, v, low=2, high=100):
    """(sign, number, wording) of a comparison with a number."""
    said, n = v.count(low, high)
    sign = w.rng.choice([">", ">", ">", ">=", ">=", "<", "<=", "="])
    word = {">": "(more than|over|above|greater than|exceeding|upwards of)", ">=": "(at least|no fewer than|no less than|a minimum of|minimum)",
            "<": "(fewer than|less than|under|below)", "<=": "(at most|no more than|up to|not more than)", "=": "(exactly|exactly|precisely|just)"}[sign]
    return sign, n, w(word) + " " + said, said


def cited(w, v):
    roll = w.rng.random()
    if roll < 0.2:
        post = w("(without (any |)citations|with no citations|never cited|that were never cited|that have never been cited|not cited at all"
                 "|with zero citations|that nobody cites|that nobody has cited|which have not been cited|not cited by anyone|with 0 citations"
                 "|lacking citations|that no later patent cites)")
        return Filter("cites", "{cites} = 0", post, adj=w("(uncited|never-cited|)"))
    if roll < 0.3:
        post = w("(cited at least once|that have been cited|with at least one citation|with (any |)citations|that are cited by others|having been cited|cited by other patents)")
        return Filter("cites", "{cites} >= 1" if "least" in post else "{cites} > 0", post)
    if roll < 0.36:
        post, n = w.rng.choice([("cited at least twice", 2), ("cited more than twice", 2), ("cited exactly twice", 2), ("cited twice", 2)])
        sign = ">=" if "least" in post else ">" if "more" in post else "="
        return Filter("cites", "{cites} %s %s" % (sign, value(n)), w("(|that were |which are )") + post)
    sign, n, said, _ = compared(w, v)
    post = w("(cited {s} times|with {s} citations|having {s} citations|that have {s} citations|with {s} forward citations|that received {s} citations"
             "|cited by {s} (others|patents|other patents|later patents)|which were cited {s} times|whose citation count is {s}|with a citation count of {s}"
             "|with {s} cites|that got {s} citations|with cited by count {s}|that are cited {s} times)", s=said)
    return Filter("cites", "{cites} %s %s" % (sign, value(n)), post)


def family(w, v):
    sign, n, said, _ = compared(w, v, 2, 60)
    which = w.rng.choices(["fam", "xfam"], [3, 1])[0]
    name = w("(simple family|family|simple patent family|patent family)") if which == "fam" else w("(extended family|extended patent family)")
    post = w("(with {s} (family members|members in the {n})|with a {n} (size |)of {s} (members|documents|)|whose {n} (size |)is {s}|with {n} size {s}|with {s} documents in the {n}"
             "|in a {n} of {s})", s=said, n=name)
    if "family members" in post:
        which = "fam"
    return Filter("family", "{%s} %s %s" % (which, sign, value(n)), post)


def document(w, v):
    """By document type. The word "granted" is a part of the cell 'Granted Patent'."""
    kind, adj, post = w.rng.choice([
        ("granted", "granted", "(that were granted|which are granted|that have been granted|that got granted|already granted)"),
        ("granted", "granted", "(that were granted|which are granted|that have been granted)"),
        ("granted", "granted", "(granted|that are granted)"),
        ("Granted Patent", "", "(with document type granted patent|of type granted patent|of document type 'Granted Patent')"),
        ("Patent Application", "", "(of type patent application|with document type patent application|whose document type is Patent Application)"),
        ("Search report", "", "(of type search report|whose document type is search report)"),
        ("Limited Patent", "", "(of type limited patent|with document type limited patent)"),
        ("Amended Patent", "", "(of type amended patent|with document type amended patent)")])
    sign = "like" if kind == "granted" else "="
    return Filter("doctype", "{doctype} %s %s" % (sign, value(kind)), w(post), adj=adj, keep=("granted", "applications", "application"))


def ungranted(w, v):
    return Filter("doctype", "{doctype} unlike " + value("granted"),
                  w("(that were not granted|not granted|that are not granted|which have not been granted|never granted|not yet granted)"), keep=("granted",))


def kind(w, v):
    k = w.rng.choice(["A1", "A1", "B1", "B2", "B2", "A2", "A4", "A3", "A9"])
    typed = k if w.chance(0.8) else k.lower()
    return Filter("kind", "{kind} = " + value(k), w("(with kind code|of kind|with kind|having kind code|whose kind code is|of kind code|where the kind code is) {k}", k=typed),
                  adj=typed if w.chance(0.5) else "", keep=(typed,))


WEIGHTED = [(office, 16), (office_not, 4), (offices, 3), (published, 22), (filed, 12), (prioritised, 2), (granted_when, 4), (company, 26),
            (two_companies, 1), (assignee, 8), (inventor, 6), (cpc, 14), (ipc, 4), (titled, 12), (untitled, 1), (cited, 8), (family, 3),
            (document, 8), (ungranted, 1), (kind, 4), (either, 4)]


EXTRA = []  # another hand's conditions, set by sample_shapes


def draw(w, v, without=()):
    """A filter whose topic is not among without."""
    while True:
        makers, weights = zip(*(EXTRA if EXTRA and w.chance(0.45) else WEIGHTED))
        make = w.rng.choices(makers, weights)[0]
        f = make(w, v)
        if f.topic not in without:
            return f


def some(w, v, counts=(35, 46, 17, 2), without=(), wide=None):
    """Zero to three filters of different topics."""
    n = w.rng.choices(range(len(counts)), counts)[0]
    out, used = [], list(without)
    while len(out) < n:
        f = draw(w, v, used)
        if wide and f.topic in ("inventor", "ipc", "family", "kind"):
            continue
        out.append(f)
        used.append(f.topic)
    return out
