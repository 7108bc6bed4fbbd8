"""A second hand's wordings of the conditions: predicates ("were filed in 2015"), key words
("boeing 2015") and near-SQL ("publication_year > 2015") beside the places of sample_filters."""
import dataclasses
import re

from .sample_filters import Filter, like
from .sample_form import FIELDS, WIDE, value


@dataclasses.dataclass
class Fact(Filter):
    """A filter that can also be said as a predicate of plural patents, as a bare key word
    and as a condition in the words of the schema."""
    pred: str = ""
    key: str = ""
    sql: str = ""


PLACES = {"US": ("the US", "the United States", "the USA", "America", "the U.S.", "US", "the US"), "EP": ("Europe", "the EPO", "EP", "the European office", "Europe"),
          "AU": ("Australia", "AU", "Australia"), "WO": ("WO", "WIPO", "the PCT", "WO", "WO")}
ADJECTIVES = {"US": ("US", "US", "American", "us", "USA", "U.S."), "EP": ("European", "EP", "ep", "EPO"), "AU": ("Australian", "AU", "au"), "WO": ("WO", "PCT", "wo", "international", "WIPO")}
SQL_COLUMN = {"juris": "jurisdiction", "kind": "kind_code", "doctype": "document_type", "title": "title", "year": "publication_year", "filed": "filing_date",
              "pubdate": "publication_date", "priority": "earliest_priority_date", "cites": "cited_by_count", "fam": "simple_family_size", "xfam": "extended_family_size"}
SQL_SIGN = {"=": "(=|=|is|==|:)", "!=": "(!=|<>|is not|not)", ">": "(>|>|is greater than|after)", ">=": "(>=|>=)", "<": "(<|<|is less than|before)", "<=": "(<=|<=)"}


def schema_word(w, f):
    name = SQL_COLUMN[f]
    return name if w.chance(0.6) else name.replace("_", " ")


def sql_text(w, f, sign, said):
    sign = SQL_SIGN[sign]
    if f not in ("year", "filed", "pubdate", "priority"):
        sign = sign.replace("|after", "").replace("|before", "")
    return f"{schema_word(w, f)} {w(sign)} {said}"


def pick_office(w):
    return w.rng.choices(list(PLACES), [6, 3, 3, 4])[0]


def place_of(w, code):
    return w.rng.choice(PLACES[code])


def country(w, v):
    code = pick_office(w)
    p, a = place_of(w, code), w.rng.choice(ADJECTIVES[code])
    post = w("(from|from|in|of|out of|in|coming from|originating in|that come from|published by|which appeared in|registered in|that we have from|on file in|with {c} as jurisdiction|with the country code {c}|whose country is {c}|for)", c=code)
    if code not in post.split():
        post += " " + p
    pred = w("(are from|come from|were published in|originate from|were issued in|belong to|are registered in|have jurisdiction|appeared in|are|were published by)")
    pred += " " + (code if pred.endswith("jurisdiction") else a if pred.endswith("are") else p)
    return Fact("juris", "{juris} = " + value(code), post, adj=a, front=w("(in|for|within|regarding|limited to|looking only at|considering only|as for) {p},", p=p), pred=pred.replace("  ", " "),
                key=a, sql=sql_text(w, "juris", "=", w.rng.choice([code, f"'{code}'", code.lower()])))


def country_not(w, v):
    code = pick_office(w)
    p = place_of(w, code)
    post = w("(from outside|outside|not from|that come from anywhere except|from countries other than|other than those from|apart from those in|that do not belong to|leaving out|ignoring|without those from|with jurisdiction other than|not in|from everywhere but|published anywhere but in) {p}", p=p)
    pred = w("(are not from|do not come from|were not published in|are from outside|were published outside|were published elsewhere than in|aren't from|weren't published in) {p}", p=p)
    return Fact("juris", "{juris} != " + value(code), post, adj=w("non-{a}", a=code), pred=pred, key=w("(not {a}|non-{a}|excluding {a}|except {a}|-{a})", a=code),
                sql=sql_text(w, "juris", "!=", code))


def country_two(w, v):
    a, b = w.rng.sample(list(PLACES), 2)
    pa, pb = place_of(w, a), place_of(w, b)
    post = w("(from|in|from either|of|out of|published in|that come from|coming from) {a} (or|or|and) {b}", a=pa, b=pb)
    return Fact("juris", "{juris} in ( %s %s )" % (value(a), value(b)), post, adj=w("{a} (and|or|or|/) {b}", a=w.rng.choice(ADJECTIVES[a][:2]), b=w.rng.choice(ADJECTIVES[b][:2])),
                pred=w("(are|come|were published|originate) (from|in) (either |){a} or {b}", a=pa, b=pb).replace("come in", "come from").replace("originate in", "originate from").replace("published from", "published in"),
                key=w("{a} {b}", a=a, b=b), sql=f"jurisdiction in ({a}, {b})")


def country_none(w, v):
    a, b = w.rng.sample(list(PLACES), 2)
    pa, pb = place_of(w, a), place_of(w, b)
    post = w("(from neither {a} nor {b}|neither from {a} nor from {b}|that are neither from {a} nor from {b}|outside {a} and {b}|not from {a} or {b}|not published in {a} or {b}|except those from {a} and {b}|that come neither from {a} nor {b}|excluding {a} and {b}|other than from {a} or {b})", a=pa, b=pb)
    return Fact("juris", "{juris} notin ( %s %s )" % (value(a), value(b)), post, pred=w("(are neither from {a} nor from {b}|come neither from {a} nor {b}|are not from {a} or {b}|were published neither in {a} nor in {b})", a=pa, b=pb),
                key=w("(not {a} or {b}|excluding {a} and {b}|except {a} {b})", a=a, b=b), sql=f"jurisdiction not in ({a}, {b})")


def span(w, v, field):
    """(condition, wording with its preposition, bare wording, sign, said) of a time."""
    y = v.year()
    y2 = y + w.rng.choice([1, 2, 3, 4, 5, 10])
    how = w.rng.choices("in after since before until between decade month day quarter lately".split(), [36, 12, 12, 9, 5, 14, 4, 5, 4, 0.8, 0.6])[0]
    if field == "year" and how in ("month", "day", "decade", "quarter"):
        field = "pubdate"
    put = lambda sign, x: "{%s} %s %s" % (field, sign, value(x))
    if how == "in":
        return put("=", y), w("(in|in|in|during|throughout|in the year|in the course of|over the year|within|in calendar year|for|for the year) {y}", y=y), str(y), "=", y, field
    if how == "after":
        return put(">", y), w("(after|after|following|later than|since the end of|past|any time after|only after) {y}", y=y), w("(after|>|post-|post) {y}", y=y).replace("- ", "-"), ">", y, field
    if how == "since":
        said = w("(since|since|since|ever since|from {y} on|from {y} onward|from {y} onwards|beginning in|beginning with|beginning|starting with|starting|as from|in {y} and later|in {y} and after|in {y} or afterwards|from {y} and later|{y} onwards|{y} and later|from {y} to today|from {y} until now|since the beginning of)", y=y)
        return put(">=", y), said if str(y) in said else f"{said} {y}", w("(since {y}|{y} onwards|from {y}|{y} and later|>= {y}|{y}+)", y=y), ">=", y, field
    if how == "before":
        return put("<", y), w("(before|before|prior to|earlier than|ahead of|any time before|previous to|older than) {y}", y=y), w("(before|<|pre-|pre|older than) {y}", y=y).replace("- ", "-"), "<", y, field
    if how == "until":
        said = w("(until|up to|up to and including|till|no later than|not later than|until the end of|through|by the end of|in {y} or earlier|in {y} and earlier)", y=y)
        return put("<=", y), said if str(y) in said else f"{said} {y}", w("(until {y}|up to {y}|<= {y})", y=y), "<=", y, field
    if how == "between":
        said = w("(between {a} and {b}|between {a} and {b}|from {a} to {b}|from {a} till {b}|from {a} through {b}|from {a} up to {b}|{a} to {b}|{a}-{b}|{a}-{b}|{a} - {b}|in {a}-{b}|in the years {a}-{b}|in the years {a} to {b}|in the years {a} - {b}|in the period {a} to {b}|over the period {a} to {b}|{a} through {b}|over {a} to {b}|anywhere between {a} and {b}|in the years between {a} and {b}|starting {a} and ending {b}|within {a} and {b})", a=y, b=y2)
        return "{%s} between %s %s" % (field, value(y), value(y2)), said, w("({a}-{b}|{a}-{b}|{a} - {b}|{a}–{b}|{a} to {b}|{a} {b}|between {a} and {b})", a=y, b=y2), "between", (y, y2), field
    if how == "quarter":
        field = "pubdate" if field == "year" else field
        n = w.rng.randint(1, 4)
        spelled = ["first", "second", "third", "fourth"][n - 1]
        said = w("(in the {s} quarter of {y}|during the {s} quarter of {y}|in Q{n} {y}|of Q{n} {y})", s=spelled, y=y, n=n)
        return "{%s} = %s" % (field, value(f"{y}-{3 * n - 2:02d}-01")), said, f"Q{n} {y}", "=", f"Q{n} {y}", field
    if how == "lately":
        said = w.rng.choice(["last year", "this year", "last year"])
        return put("=", said), w.rng.choice([said, said, f"in {said}" if said == "last year" else said]), said, "=", said, field
    if how == "decade":
        d = w.rng.choice([1970, 1980, 1990, 2000, 2010])
        said = w("(in|during|from|throughout|within|of|dating from|of) the {d}s", d=d)
        return "{%s} = %s" % (field, value(f"{d}-01-01")), said, f"{d}s", "=", d, field
    said, iso = v.month() if how == "month" else v.day()
    sign, prep = w.rng.choice([("=", "in"), ("=", "during"), (">", "after"), (">=", "since"), (">=", "from"), ("<", "before"), ("<=", "until")] if how == "month" else
                              [("=", "on"), ("=", "dated"), (">", "after"), (">", "any time after"), (">=", "since"), (">=", "on or after"), (">=", "from"), ("<", "before"), ("<", "earlier than"), ("<=", "until"), ("<=", "up to"), ("<=", "no later than")])
    after = {"from": " on" if w.chance(0.6) else " onwards"}.get(prep, "")
    return put(sign, iso), f"{prep} {said}{after}", said if sign == "=" else f"{prep} {said}{after}", sign, said, field


ADJECTIVE = re.compile(r"(pre|post)-\d{4}|\d{4}[-–]\d{4}|\d{3}0s")


def time_sql(w, field, sign, said):
    if sign == "between":
        return f"{schema_word(w, field)} between {said[0]} and {said[1]}"
    if isinstance(said, str):  # a day or month
        return sql_text(w, field, sign, said)
    return sql_text(w, field, sign, said)


def time_fact(w, v, field, verbs, preds):
    cond, said, bare, sign, raw, f = span(w, v, field)
    year = field == "year"
    post = w(verbs) + " " + said
    if year and w.chance(0.4) and not said.startswith(("of", "dated")):
        post = said
    sql = time_sql(w, f, sign, raw) if not (sign == "=" and "s" in bare and bare.endswith("0s")) else bare
    return Fact("when", cond, post, adj=bare if year and (sign == "=" and bare.isdigit() or ADJECTIVE.fullmatch(bare)) else "", front=said + "," if year and not said.startswith(("of ", "dated", "older", "for")) else "",
                pred=w(preds) + " " + said, key=bare if year else "", sql=sql)


def issued(w, v):
    return time_fact(w, v, "year", "(published|coming out|brought out|that were issued|put out|that appeared|released|which came out|printed|that saw publication|laid open|made available|becoming public|made public|that have come out)",
                     "(were published|came out|were issued|appeared|were released|became public|were put out|have been published|got published|saw publication|were brought out)")


def lodged(w, v):
    f = time_fact(w, v, "filed", "(filed|filed|applied for|submitted|lodged|handed in|that somebody filed|put in|registered|whose filing took place|with an application date|having a filing date|that were put in|with filing)",
                  "(were filed|were applied for|were submitted|were lodged|have been filed|were handed in|got filed|were put in|have a filing date|were registered)")
    f.key = f.post if f.post.startswith(("filed", "submitted", "applied")) else ""
    return f


def prior(w, v):
    f = time_fact(w, v, "priority", "(with a priority date|having their priority|with earliest priority|whose first priority is|claiming a priority|with a first priority date|having priority)",
                  "(have a priority date|claim a priority|have their earliest priority|have priority)")
    f.key = f.post
    return f


def granted_then(w, v):
    cond, said, bare, *_ = span(w, v, "year")
    post = w("(granted|that got granted|which were granted|having been granted|with a grant|whose grant came) {s}", s=said)
    return Fact("when", "{doctype} like " + value("granted") + " and " + cond, post.replace("with a grant", "granted").replace("whose grant came", "granted"),
                pred=w("(were granted|got granted|have been granted|received a grant|became granted patents) {s}", s=said), key=f"granted {bare}", keep=("granted",))


OWN = ("(by|by|by|of|of|from|from|owned by|held by|in the hands of|filed by|put in by|registered by|applied for by|belonging to|assigned to the company|attributed to|that belong to|under the name of|in the name of"
       "|held in the name of|with {c} as owner|with {c} as the applicant|with {c} named as applicant|where {c} is named as applicant|where {c} appears as applicant|that list {c} as applicant|where one of the applicants is|coming from"
       "|that {c} holds|that {c} has|that {c} put in|that {c} has filed|that {c} applied for|{c} owns|{c} holds|that are {c}'s|which {c} owns|which belong to|issued to|granted to|that went to|out of {c}'s portfolio|from the portfolio of|for the company|for)")
OWN_PRED = ("(belong to|are owned by|are held by|were filed by|come from|are from|were applied for by|are in the name of|are registered to|have {c} as applicant|list {c} as applicant|name {c} as applicant|were put in by|are by|were submitted by|have been filed by|originate from|were published by|carry the name of)")


def said_of(w, text, name):
    out = w(text, c=name)
    return out if name in out else out + " " + name


def owner_fact(w, typed, cond, wide=False):
    of = typed + ("'" if typed.lower().endswith("s") and w.chance(0.5) else "'s")
    post = said_of(w, OWN, typed)
    if post.startswith("granted to"):
        post = "issued to " + typed
    return Fact("company", cond, post, adj=typed, owner=of, front=w("(for|at|as for|in the case of|as to|with|when it comes to|regarding|concerning|about) {c},", c=typed), wide=wide, keep=(typed,),
                pred=said_of(w, OWN_PRED, typed), key=typed, sql=w("(applicant|company|applicant name|applicants.name|name) (=|=|like|is|contains) {q}", q=w.rng.choice([typed, f"'{typed}'", typed])))


FOREIGN = ("Tesla|Nvidia|Huawei|Xiaomi|Siemens|Bayer|Oracle|Netflix|Uber|Adobe|Pfizer|Lego|Ikea|Nestle|Volvo|Renault|Hyundai|Philips|Canon|Kodak|Nikon|Garmin|Fitbit|Spotify|Zipline|Skydio|Yuneec|Matternet|Wing|Embraer|Bombardier|Dassault|Leonardo|Saab|Mitsubishi|Kawasaki").split("|")


def owner(w, v):
    typed, val, whole = v.company()
    if w.chance(0.03):
        typed = w.rng.choice(FOREIGN)
        val, whole = typed, False
    return owner_fact(w, typed, like("applicant", typed, val, whole))


def owner_not(w, v):
    """Patents in which a company has no part."""
    typed, val, whole = v.company()
    cond = "{pid} notin ( from t:patent_applicants t:applicants select c:patent_applicants.patent_id where %s )" % like("applicant", typed, val, whole).replace("{applicant}", "c:applicants.name")
    post = w("(not (owned|filed|held) by|that do not belong to|not from|from companies other than|that were not filed by|of anybody but|excluding those of|except those by) {c}", c=typed)
    return Fact("company", cond, post, pred=w("(do not belong to|are not from|were not filed by|aren't owned by|are not held by) {c}", c=typed), key=f"not {typed}", keep=(typed,))


def owners_two(w, v):
    a, b = v.company(), v.company()
    if a[1] == b[1]:
        return owner(w, v)
    cond = f"( {like('applicant', *a)} or {like('applicant', *b)} )"
    post = w("(by|of|from|held by|filed by|belonging to|for|owned by|that belong to) (either |one of |){a} or {b}", a=a[0], b=b[0]).replace("one of ", "")
    return Fact("company", cond, post, adj=w("{a} (and|or|/|&) {b}", a=a[0], b=b[0]), pred=w("(belong to|come from|were filed by|are owned by) (either |){a} or (by |){b}", a=a[0], b=b[0]).replace("or by", "or"),
                key=w("{a} or {b}", a=a[0], b=b[0]), keep=(a[0], b[0]))


def assigned(w, v):
    typed, val, whole = v.company()
    f = owner_fact(w, typed, like("applicant", typed, val, whole), wide=True)
    f.post = said_of(w, "(assigned to|assigned to|with the assignee|having {c} as assignee|whose assignee is|that have been assigned to|where assignee is|by assignee|under assignee|with {c} as the assignee|for which {c} is the assignee|of the assignee|listing {c} as assignee|with an assignee like|where the assignee name contains|that are assigned to)", typed)
    f.pred = said_of(w, "(are assigned to|were assigned to|have been assigned to|have {c} as assignee|list {c} as the assignee|have the assignee)", typed)
    f.adj, f.owner, f.front, f.key = "", "", w("for (the |)assignee {c},", c=typed), w("assignee {c}", c=typed)
    f.sql = w("assignee (=|like|is|contains|=) {q}", q=w.rng.choice([typed, f"'{typed}'"]))
    return f


def creator(w, v):
    typed, val, whole = v.inventor()
    post = said_of(w, "(invented by|by inventor|by the inventor|with inventor|naming {c} as inventor|which {c} invented|that {c} co-invented|co-invented by|on which {c} is an inventor|with {c} on the inventor list|of inventor|by inventor|that {c} worked on|devised by|authored by|conceived by"
                   "|where {c} appears as inventor|crediting|that credit|listing {c} as inventor|where one of the inventors is|which have {c} as inventor|in which {c} is named as an inventor|thought up by|from the inventor|of which {c} is an inventor|with {c} as one of the inventors)", typed)
    return Fact("inventor", like("inventor", typed, val, whole), post, keep=(typed,), owner=f"inventor {typed}'s" if w.chance(0.3) else "",
                pred=said_of(w, "(were invented by|name {c} as inventor|list {c} as inventor|have {c} as inventor|have {c} as an inventor|were co-invented by|were devised by|credit|carry the inventor|were made by the inventor)", typed),
                key=w("(inventor {c}|{c} inventor|inventor: {c})", c=typed), front=w("for (the |)inventor {c},", c=typed), sql=w("inventor (=|is|name =) {q}", q=w.rng.choice([typed, f"'{typed}'"])))


def classified(w, v, scheme):
    level = w.rng.choices(["subclass", "class", "code", "section"], [62, 15, 14, 9])[0]
    typed, val = v.code(f"{scheme}_{level}")
    field = scheme if level == "subclass" else scheme + level
    up = scheme.upper() if w.chance(0.85) else scheme
    bare = scheme == "cpc" and level in ("subclass", "code") and w.chance(0.55)
    name = {"subclass": "(subclass|subclass|code||group|category|symbol|class)", "class": "(class|class||category)", "code": "(code|symbol||classification|full code)", "section": "section"}[level]
    text = typed if bare else w("{u} " + name + " {t}", u=up, t=typed)
    post = w("(in|in|in|in|under|within|classified in|classified as|classed as|filed under|sorted under|with|with|that have|carrying|bearing|having|listed under|belonging to|put in|tagged|from|falling into|that fall into|that are classified under|which carry|on|which sit in|covered by|indexed under|placed in|for) {t}", t=text)
    pred = w("(are in|fall into|fall under|are classified in|are classified under|carry|have|belong to|are tagged|are classed in|sit in|were put in|are listed under|are filed under) {t}", t=text)
    column = f"{scheme}_{level}"
    return Fact(scheme, "{%s} = %s" % (field, value(val)), post, adj=typed if bare else "", front=w("(in|for|within|under|as for|regarding) {t},", t=text), keep=(typed,), pred=pred, key=text,
                sql=f"{column if w.chance(0.6) else column.replace('_', ' ')} {w('(=|=|is)')} {typed}")


def cpc_fact(w, v):
    return classified(w, v, "cpc")


def ipc_fact(w, v):
    return classified(w, v, "ipc")


def code_starts(w, v):
    scheme = w.rng.choices(["cpc", "ipc"], [4, 1])[0]
    _, code = v.code(f"{scheme}_code")
    stem = code.split("/")[0] if w.chance(0.7) else code[:-1]
    up = w("(CPC|CPC|cpc)") if scheme == "cpc" else "IPC"
    post = w("(with (a |){u} codes? (starting|beginning) with|whose {u} code (starts|begins) with|having (a |){u} code that (starts|begins) with) {s}".replace("codes?", "code"), u=up, s=stem)
    return Fact(scheme, "{%scode} starts %s" % (scheme, value(stem)), post, pred=w("have a {u} code (starting|beginning) with {s}", u=up, s=stem), key=w("{u} code starting with {s}", u=up, s=stem), keep=(stem,))


def quoted(text, w):
    return w.rng.choice([f'"{text}"', f"'{text}'", f'"{text}"', f"“{text}”"])


# Words that few or no titles have; in quotation marks they are text to look for all the same.
RARE = ("pizza|umbrella|chocolate|violin|piano|banana|kitchen|wedding|tennis|perfume|ostrich|castle|cinema|guitar|haircut|lipstick|marmalade|pirate|dragon|unicorn|sausage|sandwich|tattoo|necklace|igloo|kangaroo|origami|"
        "opera|ballet|poetry|champagne|mustard|pumpkin|toothbrush|spaceship|time machine|teleportation|perpetual motion|hoverboard|jetpack|laser sword|invisible|zombie|snowman|christmas tree|birthday|carnival|coffee machine|"
        "vacuum cleaner|parking lot|flower pot|bicycle|skateboard|trampoline|elevator|escalator|submarine|rollercoaster|fireworks|telescope|microscope|volcano|earthquake|tsunami|avalanche|iceberg|coral reef|rain forest|desert").split("|")


def topical(w, v):
    topic = v.topic()
    rare = w.chance(0.12)
    if rare:
        topic = w.rng.choice(RARE)
    quote = rare or w.chance(0.3)
    shown = quoted(topic, w) if quote else topic
    post = w("(about|about|on|on|with {t} in the title|with {t} in the title|with {t} in their titles|with the word {t} in the title|with the words {t} in the title|that have to do with|concerning|regarding|dealing with|that deal with|that cover|covering|around|mentioning|that mention"
             "|whose title has|whose title says|whose title contains|whose titles contain|whose title includes|having {t} in the title|that carry {t} in the title|containing {t}|containing the word {t} in the title|containing {t} in their title|titled something with|the title of which mentions"
             "|where {t} appears in the title|where {t} is part of the title|where the title has|where the title includes|in whose title {t} occurs|in the field of|related to|relating to|in connection with|to do with|that include {t} in the title|called something like|featuring {t} in the title|that refer to|for)", t=shown)
    if topic not in post:
        post += " " + shown
    if quote and post.startswith(("in the field", "around", "for ")):
        post = "with " + shown + " in the title"
    pred = w("(mention|mention|contain|are about|deal with|concern|have {t} in the title|have {t} in their title|contain {t} in the title|contain the word {t}|refer to|talk about|have the word {t} in the title|use the word {t} in the title|have a title with|include {t} in the title|have to do with|are related to|cover|carry {t} in the title)", t=shown)
    if topic not in pred:
        pred += " " + shown
    return Fact("title", "{title} like " + value(topic), post, adj=topic if not quote and topic not in ("drone", "drones") and w.chance(0.6) else "", keep=(topic,), pred=pred, key=shown,
                sql=w("title (like|contains|ilike|includes|has|containing) {t}", t=quoted(topic, w) if w.chance(0.7) else topic))


def topics_two(w, v):
    a, b = v.topic(), v.topic()
    if a in b or b in a:
        return topical(w, v)
    both = w.chance(0.45)
    join = "and" if both else "or"
    post = w("(with {a} {j} {b} in the title|about {a} {j} {b}|mentioning {a} {j} {b}|whose title contains {a} {j} {b}|that mention {a} {j} {b}|dealing with {a} {j} {b}|with the words {a} {j} {b} in the title|with {x} {a} {j} {b} in the title|containing {a} {j} {b} in the title|whose title mentions {a} {j} {b})",
             a=a, b=b, j=join, x="both" if both else "either")
    op = "and" if both else "or"
    cond = f"{{title}} like {value(a)} {op} {{title}} like {value(b)}"
    return Fact("title", cond if both else f"( {cond} )", post, pred=w("(mention|contain|deal with|are about|have) {x} {a} {j} {b}", a=a, b=b, j=join, x=w("(both|)" if both else "(either|)")) + (" in the title" if w.chance(0.5) else ""), keep=(a, b),
                key=f"{a} {join} {b}")


def topic_not(w, v):
    t = v.topic()
    s = quoted(t, w) if w.chance(0.3) else t
    post = w("(that do not mention|not containing {s} in the title|whose title lacks|whose title does not contain|without {s} in the title|without the word|not about|whose title doesn't mention|that have nothing to do with)", s=s)
    pred = w("(do not mention|do not have {s} in the title|are not about|don't contain|do not contain {s} in the title|lack the word)", s=s)
    fix = lambda x: x if t in x else f"{x} {s}"
    return Fact("title", "{title} unlike " + value(t), fix(post), pred=fix(pred), key=f"not {s}", keep=(t,))


SIGNS = {">": ("(more than|more than|over|above|in excess of|greater than|upwards of|exceeding)", ">"), ">=": ("(at least|at least|a minimum of|no fewer than|not less than|minimum)", ">="),
         "<": ("(fewer than|less than|under|below)", "<"), "<=": ("(at most|no more than|not more than|up to|a maximum of|maximum)", "<="), "=": ("(exactly|exactly|precisely|just|)", "=")}


def number(w, v, low, high):
    """(sign, number, worded comparison, digits with a sign)"""
    said, n = v.count(low, high)
    sign = w.rng.choices(list(SIGNS), [6, 5, 3, 2, 2])[0]
    text, mark = SIGNS[sign]
    word = w(text) + " " + said
    if sign == ">=" and w.chance(0.35):
        word = w.rng.choice([f"{said} or more", f"{said} or more", f"{n}+", f"{said} and more"])
    elif sign == "<=" and w.chance(0.25):
        word = w("{s} or (fewer|less)", s=said)
    return sign, n, word.strip(), f"{mark} {n}"


def cites_fact(w, v):
    if w.chance(0.22):
        zero = w.chance(0.7)
        if zero:
            post = w("(that nobody ever cited|never cited by anyone|without a single citation|with no citations at all|with zero citations|having no citations|that were never cited|not cited even once|that have not been cited yet|with not one citation|lacking citations|cited by no one|that no other patent cites|with cited_by_count = 0)")
            return Fact("cites", "{cites} = 0", post, adj=w("(uncited|never cited|)"), pred=w("(were never cited|have never been cited|have no citations|got no citations|have zero citations|were not cited at all|never got cited|have not been cited by anyone|are uncited|received no citations|have not a single citation|remain uncited|haven't been cited|were never cited by anybody)"),
                        key=w("(uncited|not cited|zero citations|0 citations|never cited)"), sql=w("(cited_by_count|cited by count) = 0"))
        post = w("(that have been cited|with at least one citation|having at least one citation|cited one or more times|cited at least once|that somebody has cited|that did get cited)")
        one = "least" in post or "one or" in post
        return Fact("cites", "{cites} >= 1" if one else "{cites} > 0", post, pred=w("(have been cited at least once|were cited at least once|have at least one citation)") if one else w("(have been cited|were cited|did get cited|are cited by others|have citations)"), key="cited at least once" if one else "cited")
    sign, n, said, mark = number(w, v, 2, 500)
    post = w("(cited {s} times|with {s} citations|having {s} citations|that got {s} citations|that gathered {s} citations|which received {s} citations|cited by {s} other patents|cited by {s} patents|cited by {s} later patents|that have been cited {s} times|that were cited {s} times|with {s} forward citations|with a citation count of {s}|that {s} others cite|which collected {s} citations|referenced {s} times|referenced by {s} patents)", s=said)
    pred = w("(were cited {s} times|have been cited {s} times|have {s} citations|are cited {s} times|received {s} citations|got {s} citations|are cited by {s} patents|have been cited by {s} others|collected {s} citations|attracted {s} citations)", s=said)
    return Fact("cites", "{cites} %s %s" % (sign, value(n)), post, pred=pred, key=w("({m} citations|citations {m}|cited {s} times)", m=mark, s=said), sql=w("(cited_by_count|cited by count|citations) {m}", m=mark))


def family_fact(w, v):
    sign, n, said, mark = number(w, v, 2, 60)
    which = w.rng.choices(["fam", "xfam"], [3, 2])[0]
    name = w("(family|simple family|patent family|simple patent family|family)") if which == "fam" else w("(extended family|extended patent family)")
    post = w("(with {s} members in the {n}|with a {n} of {s} members|having a {n} of {s}|whose {n} has {s} members|whose {n} counts {s} documents|belonging to a {n} of {s} documents|with {n} size {m}|in a {n} of {s} members|with {s} {n} members|that have a {n} of {s} members|whose {n} size is {s})", s=said, n=name, m=mark)
    return Fact("family", "{%s} %s %s" % (which, sign, value(n)), post, pred=w("(have a {n} of {s} members|have a {n} of {s}|have {s} members in the {n}|have {s} {n} members|belong to a {n} of {s} members|have a {n} size of {s})", s=said, n=name),
                key=w("{n} size {m}", n=name, m=mark), sql=w("{c} {m}", c=schema_word(w, which), m=mark))


def between_fact(w, v):
    f = w.rng.choice(["cites", "cites", "fam", "xfam"])
    a = w.rng.choice([2, 3, 5, 10, 20, 30, 50, 100])
    b = a + w.rng.choice([3, 5, 10, 20, 50, 100])
    x = w("(between {a} and {b}|from {a} to {b}|{a} to {b}|anything from {a} to {b})", a=a, b=b)
    name = {"fam": "(simple family|family)", "xfam": "extended family"}.get(f, "")
    post = w("(with {x} citations|cited {x} times|having {x} citations)", x=x) if f == "cites" else w("(with a {n} size {x}|with {x} members in the {n}|whose {n} has {x} members|with a {n} of {x} members)", x=x, n=w(name))
    pred = w("(have {x} citations|were cited {x} times)", x=x) if f == "cites" else w("(have {x} members in the {n}|have a {n} size {x})", x=x, n=w(name))
    return Fact("cites" if f == "cites" else "family", "{%s} between %s %s" % (f, value(a), value(b)), post, pred=pred, key=post, sql=f"{schema_word(w, f)} between {a} and {b}")


def typed_document(w, v):
    """By document type; "granted" is a part of the cell 'Granted Patent'."""
    if w.chance(0.5):
        return Fact("doctype", "{doctype} like " + value("granted"), w("(that were granted|that got granted|which have been granted|that made it to grant|already granted|that are granted)").replace("made it to grant", "got granted"), adj="granted",
                    pred=w("(are granted|were granted|have been granted|got granted|are granted patents)"), key="granted", keep=("granted",), sql=w("document_type (like|contains) 'granted'") if w.chance(0.3) else w("(document_type|document type) = 'Granted Patent'").replace("'Granted Patent'", "granted"))
    name = w.rng.choices(["Patent Application", "Granted Patent", "Search report", "Limited Patent", "Amended Patent", "Statutory Invention Registration"], [6, 3, 3, 2, 2, 1])[0]
    typed = w.rng.choice([name, name.lower(), name.lower()])
    post = w("(of type {t}|of the type {t}|with type {t}|with document type {t}|whose document type is {t}|that are of type {t}|having document type {t}|of document type {t}|where the document type is {t}|listed as {t}|recorded as {t})", t=w.rng.choice([typed, typed, f"'{typed}'"]))
    return Fact("doctype", "{doctype} = " + value(name), post, pred=w("(are of type {t}|have document type {t}|are recorded as {t}|are listed as {t}|have the type {t})", t=typed), key=typed, keep=tuple(typed.split()) + (typed,), sql=w("(document_type|document type) (=|is) {t}", t=w.rng.choice([f"'{name}'", name, typed])))


def not_granted(w, v):
    return Fact("doctype", "{doctype} unlike " + value("granted"), w("(that are not granted|which were never granted|that did not get granted|without having been granted|not granted so far|not granted yet)").replace("without having been granted", "not granted"),
                pred=w("(are not granted|were never granted|have not been granted|did not get granted|aren't granted yet|are not yet granted)"), key="not granted", keep=("granted",))


def kind_fact(w, v):
    k = w.rng.choices(["A1", "A2", "A", "B1", "B2", "A3", "A4", "A9", "B8"], [6, 3, 2, 5, 5, 2, 1, 1, 1])[0]
    typed = k if w.chance(0.85) or k == "A" else k.lower()
    post = w("(with kind code {k}|of kind {k}|with kind {k}|having the kind code {k}|that carry kind code {k}|whose kind is {k}|that are {k}|of the {k} kind|coded {k}|with code kind {k})", k=typed) if k != "A" else "with kind code A"
    return Fact("kind", "{kind} = " + value(k), post.replace("code kind", "kind code"), adj=typed if k != "A" else "", pred=w("(are {k}|have kind code {k}|are of kind {k}|carry the kind code {k})", k=typed) if k != "A" else "have kind code A", key=typed if k != "A" else "kind code A", keep=(typed,),
                sql=w("(kind_code|kind code|kind) (=|is) {k}", k=w.rng.choice([f"'{k}'", k])))


FACTS = [(country, 17), (country_not, 3), (country_two, 2), (country_none, 1), (issued, 21), (lodged, 13), (prior, 3), (granted_then, 4), (owner, 27), (owners_two, 1.5), (owner_not, 0.7), (assigned, 7), (creator, 7),
         (cpc_fact, 13), (ipc_fact, 4), (code_starts, 1.2), (topical, 14), (topics_two, 1.2), (topic_not, 1), (cites_fact, 8), (family_fact, 4), (between_fact, 1.5), (typed_document, 8), (not_granted, 1), (kind_fact, 4)]


def draw(w, v, without=(), only=None):
    """A fact whose topic is not among without (and is among only)."""
    makers, weights = zip(*FACTS)
    while True:
        f = w.rng.choices(makers, weights)[0](w, v)
        if f.topic not in without and (not only or f.topic in only):
            return f


def facts(w, v, counts=(30, 46, 20, 4), without=(), narrow=False):
    """Facts of different topics; narrow leaves out what the wide table does not know."""
    n = w.rng.choices(range(len(counts)), counts)[0]
    out, used = [], list(without)
    while len(out) < n:
        f = draw(w, v, used)
        if narrow and not knows(f):
            continue
        out.append(f)
        used.append(f.topic)
    return out


def knows(f):
    names = re.findall(r"\{(\w+)\}", f.cond)
    return all(n in WIDE for n in names)


assert set(SQL_COLUMN) <= set(FIELDS)
