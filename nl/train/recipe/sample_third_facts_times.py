"""Conditions on time in a third voice: months, quarters, stretches from day to day, years
with both ends said in many ways; for filing, publication, priority and grant."""
import re

from . import sample_wordings as words
from .sample_form import value
from .sample_values import MONTHS

SPELLED = ["first", "second", "third", "fourth"]
ORDINAL = ["1st", "2nd", "3rd", "4th"]


def ended(n):
    return f"{n}{'th' if 10 < n < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def day_said(w, y, m, d):
    """One of the ways to write a day."""
    name, short = MONTHS[m - 1], MONTHS[m - 1][:3]
    return w.rng.choice([f"{y}-{m:02d}-{d:02d}", f"{y}-{m:02d}-{d:02d}", f"{d} {name} {y}", f"{name} {d}, {y}", f"{ended(d)} of {name} {y}", f"the {ended(d)} of {name} {y}", f"{name} {ended(d)}, {y}", f"{name} {ended(d)} {y}",
                         f"{d} {short} {y}", f"{short} {d} {y}", f"{y}/{m:02d}/{d:02d}", f"{d} {name.lower()} {y}", f"{m}/{d}/{y}"])


def month_said(w, y, m):
    name = MONTHS[m - 1]
    return w.rng.choice([f"{name} {y}", f"{name} {y}", f"{name} {y}", f"{name.lower()} {y}", f"{name} of {y}", f"{name[:3]} {y}", f"{name[:3]}. {y}" if name != "May" else f"May {y}", f"{y}-{m:02d}", f"{name[:3].lower()} {y}"])


def quarter_said(w, y, q):
    return w.rng.choice([f"Q{q} {y}", f"Q{q} {y}", f"q{q} {y}", f"the {SPELLED[q - 1]} quarter of {y}", f"the {SPELLED[q - 1]} quarter of {y}", f"the {ORDINAL[q - 1]} quarter of {y}", f"{SPELLED[q - 1]} quarter {y}", f"the {SPELLED[q - 1]} quarter {y}"])


def moment(w, v):
    """(said, value, kind) of a month, a quarter or a day."""
    kind = w.rng.choices(["month", "quarter", "day"], [5, 3, 3])[0]
    y, m, d = v.year(), w.rng.randint(1, 12), w.rng.choice([1, 1, 15, 28, w.rng.randint(1, 28)])
    if kind == "month":
        return month_said(w, y, m), f"{y}-{m:02d}", kind
    if kind == "quarter":
        q = w.rng.randint(1, 4)
        return quarter_said(w, y, q), f"{y}-{3 * q - 2:02d}-01", kind
    return day_said(w, y, m, d), f"{y}-{m:02d}-{d:02d}", kind


def two_moments(w, v):
    """(said a, value a, said b, value b), both of one kind and in order."""
    kind = w.rng.choices(["month", "quarter", "day"], [5, 2, 5])[0]
    y, y2 = v.year(), 0
    y2 = y if w.chance(0.6) else y + w.rng.choice([1, 1, 2, 3])
    if kind == "day":
        a = (w.rng.randint(1, 12), w.rng.choice([1, 1, 15, w.rng.randint(1, 28)]))
        b = (w.rng.randint(1, 12), w.rng.choice([1, 15, 28, w.rng.randint(1, 28)]))
        if y == y2 and a >= b:
            a, b = (1, 1), (w.rng.randint(2, 12), w.rng.choice([1, 15, 28]))
        say = day_said
    else:
        top = 12 if kind == "month" else 4
        a, b = (w.rng.randint(1, top),), (w.rng.randint(1, top),)
        if y == y2 and a >= b:
            a = (w.rng.randint(1, top - 1),)
            b = (w.rng.randint(a[0] + 1, top),)
        say = month_said if kind == "month" else quarter_said
    state = w.rng.getstate()
    first = say(w, y, *a)
    w.rng.setstate(state)  # both ends written alike
    second = say(w, y2, *b)
    put = {"day": lambda y, x: f"{y}-{x[0]:02d}-{x[1]:02d}", "month": lambda y, x: f"{y}-{x[0]:02d}", "quarter": lambda y, x: f"{y}-{3 * x[0] - 2:02d}-01"}[kind]
    return first, put(y, a), second, put(y2, b)


def fine(w, v):
    """(condition's sign and values, wording, sign) of a time finer than a year."""
    if w.chance(0.36):
        a, x, b, z = two_moments(w, v)
        said = w("(between {a} and {b}|between {a} and {b}|from {a} to {b}|from {a} to {b}|from {a} until {b}|from {a} through {b}|from {a} till {b}|{a} to {b}|{a} through {b}|in the period from {a} to {b}|in the time between {a} and {b}|at some point between {a} and {b}|not before {a} and not after {b}|within {a} to {b}|starting {a} and up to {b})", a=a, b=b)
        return f"between {value(x)} {value(z)}", said, "between"
    said, iso, kind = moment(w, v)
    sign, prep = w.rng.choice({"month": [("=", "in (the month of|)")] * 4, "quarter": [("=", "(in|during|within|over)")] * 4, "day": [("=", "on")] * 4}[kind] +
                              [(">", "(after|later than|any time after|past)"), (">=", "(since|since|starting|as of|from {x} on|from {x} onwards|beginning|no earlier than|not earlier than|{x} or later|{x} and later|not before)"),
                               ("<", "(before|before|prior to|earlier than|ahead of)"), ("<=", "(until|up to|up to and including|no later than|not later than|by the end of|not after|through)")])
    text = w(prep, x=said)
    text = text.replace("by the end of", "no later than") if kind == "day" else text
    return f"{sign} {value(iso)}", text if said in text else f"{text} {said}", sign


def years(w, v):
    """(condition's sign and values, wording, bare wording, sign) of whole years."""
    y = v.year()
    z = y + w.rng.choice([1, 2, 3, 4, 5, 6, 8, 10])
    sign = w.rng.choices(["=", ">=", "<=", ">", "<", "between", "decade"], [12, 14, 10, 7, 6, 12, 5])[0]
    if sign == "decade":
        d = w.rng.choice([1970, 1980, 1990, 2000, 2010])
        return f"= {value(f'{d}-01-01')}", w("(in|during|throughout|at some time in|some time in|anywhere in) the {d}s", d=d), f"{d}s", "decade"
    if sign == "between":
        said = w("(between {a} and {b}|from {a} to {b}|from {a} to {b} inclusive|between {a} and {b} inclusive|from {a} up to and including {b}|from {a} until the end of {b}|in {a} to {b}|in {a} - {b}|{a}–{b}|in the years from {a} to {b}|from the beginning of {a} to the end of {b}|over the years {a} to {b}|in the time from {a} to {b}|in the span {a} to {b}|starting in {a} and ending in {b}|no earlier than {a} and no later than {b}|since {a} and until {b}|not before {a} and not after {b}|at any time from {a} to {b}|within the years {a} to {b}|beginning {a} through {b})", a=y, b=z)
        return f"between {value(y)} {value(z)}", said, w("({a}-{b}|{a} - {b}|{a}–{b}|{a} to {b}|{a} until {b})", a=y, b=z), sign
    said, bare = {
        "=": ("(in {y}|in {y}|during {y}|in the year {y}|at any time in {y}|some time in {y}|in the whole of {y}|back in {y}|in calendar {y}|over the course of {y}|within the year {y}|within {y})", "({y}|{y}|in {y}|year {y}|{y} only)"),
        ">=": ("({y} or later|{y} and later|in {y} or later|from {y}|from {y}|from {y} forward|from {y} on|from the year {y} onwards|{y} onwards|since {y}|since {y}|since the start of {y}|starting from {y}|as of {y}|as from {y}|beginning with {y}|not before {y}|no earlier than {y}|not earlier than {y}|in {y} or after|in {y} or any later year|in {y} and the following years|in {y} and beyond|from January {y} on)".replace("|from January {y} on", ""), "({y} onwards|{y} and later|{y} or later|from {y}|since {y}|{y}+|>= {y}|as of {y}|{y} and up|{y} and newer)"),
        "<=": ("(up to {y}|up to and including {y}|up to and including {y}|until {y}|until and including {y}|till {y}|through {y}|through the end of {y}|by the end of {y}|no later than {y}|not later than {y}|not after {y}|in {y} or earlier|in {y} or before|in {y} and before|in {y} or any earlier year|{y} or earlier|{y} at the latest|until the end of {y})", "(up to {y}|until {y}|{y} and earlier|{y} or earlier|<= {y}|{y} and older|through {y})"),
        ">": ("(after {y}|after the year {y}|later than {y}|after the end of {y}|in the years after {y}|any time after {y}|in the years following {y}|only after {y}|past {y}|more recently than {y})", "(after {y}|post {y}|post-{y}|later than {y}|> {y}|newer than {y})"),
        "<": ("(before {y}|before the year {y}|prior to {y}|earlier than {y}|in the years before {y}|before the start of {y}|any time before {y}|ahead of {y}|in the years preceding {y})", "(before {y}|pre {y}|pre-{y}|earlier than {y}|< {y}|older than {y})"),
    }[sign]
    return f"{sign} {value(y)}", w(said, y=y), w(bare, y=y), sign


VERBS = {
    "year": ("(published|that were published|which appeared|published|out|that came out|issued|made public|which went public|with publication|with a publication date|laid open|dated|printed|with publication year)", "(were published|came out|appeared|were issued|were laid open|were made public|went public|have been published|got out)"),
    "filed": ("(filed|filed|with filing|with a filing date|with filing dates|whose filing date lies|whose application was filed|that had been filed|handed in|that were lodged|registered|applied for|put in|for which the application was made|that got filed|with date of filing|where the filing happened)", "(were filed|had been filed|got filed|were lodged|were applied for|were handed in|were submitted|have filing dates|were put in)"),
    "priority": ("(with priority|with priority dates|with a priority|with an earliest priority date|with an earliest priority|whose priority date lies|having a priority date|whose earliest priority lies|claiming priority|with earliest priority)", "(have a priority date|have an earliest priority date|have priority dates|claim priority|have their priority|have an earliest priority)"),
}
ADJECTIVE = re.compile(r"(pre|post)-\d{4}|\d{4}[-–]\d{4}|\d{4}|\d{3}0s")


def time_fact(w, v, field):
    """A time of publication, filing or priority."""
    verbs, preds = VERBS[field]
    fits = lambda verb, said: not (verb in ("dated", "out") and not said.startswith(("in ", "from ", "before", "after", "since", "until")) or verb.endswith(("year", "is")) and True)
    if w.chance(0.5 if field != "year" else 0.4):
        cond, said, _ = fine(w, v)
        field = "pubdate" if field == "year" else field
        bare = ""
    else:
        cond, said, bare, sign = years(w, v)
        field = "pubdate" if field == "year" and sign == "decade" else field
    verb = w(verbs)
    if not fits(verb, said):
        verb = {"filed": "filed", "priority": "with a priority date"}.get(field, "published")
    pub = field in ("year", "pubdate")
    post = said if pub and w.chance(0.25) and said.startswith(("in ", "from ", "since ", "after ", "before ", "between ", "until ")) else f"{verb} {said}"
    column = words.schema_word(w, field)
    lead = w({"filed": "(filed|filing date|filed)", "priority": "(priority|priority date|earliest priority)"}.get(field, "(published|pub date|publication date)"))
    key = bare if pub and bare else w("({l} {s}|{l}: {s}|{s})" if pub else "({l} {s}|{l}: {s}|{l} {s})", l=lead, s=said)
    sql = f"{column} {cond.replace('v:', '')}" if "between" not in cond else "{} between {} and {}".format(column, *[x.removeprefix("v:") for x in cond.split()[1:]])
    if "1970-01-01" in cond or re.search(r"\d{3}0-01-01", cond) and bare.endswith("0s") or re.search(r"-(01|04|07|10)-01\b", cond) and "uarter" in said + " quarter" and re.search(r"[qQ]\d|quarter", said):
        sql = ""
    return words.Fact("when", "{%s} %s" % (field, cond), post, adj=bare if pub and ADJECTIVE.fullmatch(bare) else "", pred=w(preds) + " " + said, key=key, sql=sql,
                      front=said + "," if pub and w.chance(0.6) and not said.startswith(("of ", "dated")) else w({"filed": "filed {s}:", "priority": "with priority {s}:"}.get(field, "published {s}:"), s=said))


def published(w, v):
    return time_fact(w, v, "year")


def filed(w, v):
    return time_fact(w, v, "filed")


def prior(w, v):
    return time_fact(w, v, "priority")


def granted(w, v):
    """Grants of a time: the document type and the time of publication."""
    if w.chance(0.4):
        cond, said, _ = fine(w, v)
        field = "pubdate"
    else:
        cond, said, _, sign = years(w, v)
        field = "pubdate" if sign == "decade" else "year"
    return words.Fact("when", "{doctype} like " + value("granted") + " and {%s} %s" % (field, cond), w("(granted|granted|that were granted|which got granted|that have been granted) {s}", s=said), pred=w("(were granted|got granted|have been granted) {s}", s=said),
                      key=f"granted {said}", front=f"granted {said}:", keep=("granted",))


FACTS = [(published, 10), (filed, 10), (prior, 3.5), (granted, 1.5)]
