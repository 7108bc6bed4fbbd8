"""Conditions on numbers, titles, classes and dates against each other in a third voice."""
from . import sample_wordings as words
from .sample_form import value
from .sample_wordings import Fact, quoted

TENS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 15: "fifteen", 20: "twenty", 25: "twenty-five", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 100: "one hundred", 1000: "one thousand"}
SIGNS = {
    ">": "(more than {n}|more than {n}|over {n}|above {n}|upwards of {n}|in excess of {n}|greater than {n}|north of {n}|beyond {n}|exceeding {n}|strictly more than {n}|> {n}|>{n}|well over {n}|any number above {n})",
    ">=": "(at least {n}|at least {n}|no fewer than {n}|no less than {n}|not fewer than {n}|not less than {n}|a minimum of {n}|{n} or more|{n} or more|{n} and more|{n} and up|{n} and above|{n} or above|{n}+|{n} plus|>= {n}|>={n}|min {n}|min. {n}|{n} at the least|{n} or greater)",
    "<": "(fewer than {n}|less than {n}|under {n}|below {n}|not even {n}|less then {n}|< {n}|<{n}|strictly fewer than {n}|any number below {n})",
    "<=": "(at most {n}|no more than {n}|not more than {n}|{n} or fewer|{n} or less|up to {n}|{n} at most|a maximum of {n}|<= {n}|max {n}|max. {n}|not over {n}|maximally {n}|{n} at the most|{n} or under)",
    "=": "(exactly {n}|exactly {n}|precisely {n}|just {n}|{n}|{n} - no more, no less|= {n}|only {n})",
}
BETWEEN = "(between {a} and {b}|between {a} and {b}|from {a} to {b}|{a} to {b}|{a} - {b}|{a} up to {b}|anywhere from {a} to {b}|anywhere between {a} and {b}|at least {a} and at most {b}|{a} or more but no more than {b}|no fewer than {a} and no more than {b}|somewhere between {a} and {b})"


def spelled(w, n):
    if n == 12 and w.chance(0.5):
        return "a dozen"
    if n == 100 and w.chance(0.4):
        return "a hundred"
    if n == 1000 and w.chance(0.5):
        return w.rng.choice(["1,000", "a thousand"])
    return TENS[n] if n in TENS and w.chance(0.45) else str(n)


def amount(w, high):
    """(condition, wording) of a number."""
    pool = [n for n in (2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10, 12, 12, 15, 20, 20, 25, 30, 40, 50, 50, 60, 75, 80, 100, 100, 120, 150, 200, 250, 300, 400, 500, 1000) if n <= high]
    if w.chance(0.17):
        a, b = sorted(w.rng.sample(sorted(set(pool)), 2))
        return f"between {value(a)} {value(b)}", w(BETWEEN, a=a, b=b)
    sign, n = w.rng.choices(list(SIGNS), [6, 6, 3, 3, 2])[0], w.rng.choice(pool)
    text = w(SIGNS[sign], n="{n}")
    symbol = any(c in text for c in "<>+=-") or "min" in text and "minimum" not in text or "max" in text and "maximum" not in text
    said = str(n) if symbol or text == "{n}" and n == 2 else spelled(w, n)
    if w.chance(0.12) and text == "{n} plus" and n in TENS and n < 13:
        return f"{sign} {value(n)}", f"{TENS[n]}-plus"
    return f"{sign} {value(n)}", text.replace("{n}", said)


def cited(w, v):
    if w.chance(0.16):
        return Fact("cites", "{cites} = 0", w("(without citations|with no citations|that nobody has ever cited|not cited by anybody|with zero cites|that never got cited|with 0 citations|never once cited|that no one cites|not cited a single time|which lack citations|that have not had a single citation|still uncited|with a citation count of zero|with a citation count of 0|without any cites)"),
                    adj=w("(uncited|never-cited|non-cited|uncited)"), pred=w("(are uncited|are still uncited|have never been cited by anyone|do not have a single citation|don't have any citations|have no citations whatsoever|have 0 citations|were never once cited|got zero citations|have not been cited|aren't cited|have a citation count of 0)"), key=w("(uncited|no citations|0 citations|without citations|never cited|zero cites)"), sql=w("(cited_by_count|cited by count|citations) (= 0|=0|is 0|== 0)"))
    cond, n = amount(w, 1000)
    at = cond.startswith("= ") and n.isdigit() or n.endswith("more, no less")
    post = w("(with {n} citations|with {n} citations|having {n} citations|cited {n} times|that were cited {n} times|with {n} cites|that have {n} citations|with {n} forward citations|referenced {n} times|with citations {n}|with {n} patents citing them|cited by {n} patents|cited by {n} other documents|cited by {n} later ones|boasting {n} citations|that drew {n} citations|which earned {n} citations|quoted {n} times|whose citation count is {n}|with a citation count of {n}|whose number of citations is {n}|with cited-by counts of {n}|{n} citations)", n=n)
    pred = w("(have {n} citations|have {n} citations|were cited {n} times|have been cited {n} times|drew {n} citations|earned {n} citations|got cited {n} times|have a citation count of {n}|are referenced {n} times|were cited by {n} patents|are cited by {n} documents|show {n} citations|have {n} cites|have {n} forward citations)", n=n)
    return Fact("cites", "{cites} " + cond, post, pred=pred, key=w("({n} citations|{n} citations|citations {n}|cites {n}|cited {n} times|citations: {n})", n=n), sql=f"{words.schema_word(w, 'cites')} {n}" if not at else "", front=w("(with {n} citations,|{n} citations:)", n=n))


def family(w, v):
    f = w.rng.choices(["fam", "xfam"], [3, 2])[0]
    cond, n = amount(w, 80)
    name = w("(family|simple family|patent family|family|simple patent family)" if f == "fam" else "(extended family|extended patent family)")
    return Fact("family", "{%s} %s" % (f, cond), w("(with {n} members in the {f}|in a {f} of {n}|in a {f} of {n} members|with a {f} of {n} members|with a {f} size of {n}|whose {f} size is {n}|whose {f} has {n} members|from a {f} of {n} documents|having {n} {f} members|that have {n} {f} members|with {f} size {n}|with {n} in the {f}|that belong to a {f} of {n})", n=n, f=name),
                pred=w("(have {n} members in their {f}|have {n} {f} members|have a {f} size of {n}|have a {f} of {n} members|belong to a {f} of {n} documents|sit in a {f} of {n}|come from a {f} of {n} members)", n=n, f=name), key=w("({f} size {n}|{n} {f} members|{f} {n}|{f} size: {n})", n=n, f=name), front=w("with {f} size {n},", n=n, f=name))


def titled(w, v):
    """One word or two of the title, with it or without it."""
    t = v.topic()
    s = quoted(t, w) if w.chance(0.3) else w.rng.choice([t, t, t, t.title(), t.upper()]) if w.chance(0.4) else t
    roll = w.rng.random()
    if roll < 0.12:
        fix = lambda x: x if s in x else f"{x} {s}"
        return Fact("title", "{title} unlike " + value(t), fix(w("(without the word|without {t} in the title|that do not have {t} in the title|not containing the word|with no {t} in the title|whose title lacks the word|where the title does not include|whose title has no|not about|that don't mention|excluding titles with|that have nothing to do with|whose title is free of|except those about|without mention of|not to do with)", t=s)),
                    pred=fix(w("(do not contain the word|do not have {t} in the title|lack {t} in the title|don't mention|have nothing to do with|are not about|do not deal with|have no {t} in the title)", t=s)), key=fix(w("(not|without|no|title not)")), keep=(t, s), sql=w("title not like {q}", q=w.rng.choice([f"'%{t}%'", f"'{t}'"])))
    if roll < 0.24:
        a, b = t, v.topic()
        if a not in b and b not in a:
            both = w.chance(0.35)
            j, op = ("and", "and") if both else ("or", "or")
            cond = f"{{title}} like {value(a)} {op} {{title}} like {value(b)}"
            post = w("(with {a} {j} {b} in the title|with {x} {a} {j} {b} in the title|with {a} {j} {b} in their titles|whose title has {a} {j} {b}|whose title contains {x} {a} {j} {b}|whose titles mention {a} {j} {b}|where the title includes {a} {j} {b}|containing the words {a} {j} {b} in the title|to do with {x} {a} {j} {b}|that mention {x} {a} {j} {b} in the title)", a=a, b=b, j=j, x="both" if both else "either")
            return Fact("title", cond if both else f"( {cond} )", post, pred=w("(have {a} {j} {b} in the title|mention {x} {a} {j} {b}|contain {a} {j} {b} in the title|deal with {x} {a} {j} {b})", a=a, b=b, j=j, x="both" if both else "either"), key=w("({a} {j} {b}|title {a} {j} {b})", a=a, b=b, j=j), keep=(a, b),
                        sql=f"title like '%{a}%' {op} title like '%{b}%'" if both else "")
    if roll < 0.32:
        op = w.rng.choice(["starts", "starts", "ends"])
        verb = w("(starts with|begins with|opens with)" if op == "starts" else "(ends with|ends in|ends on|finishes with)")
        verbs = verb.replace("starts", "start").replace("begins", "begin").replace("opens", "open").replace("ends", "end").replace("finishes", "finish")
        return Fact("title", "{title} %s %s" % (op, value(t)), w("(whose title {v} {t}|whose title {v} the word {t}|where the title {v} {t}|with a title that {v} {t}|whose titles {p} {t}|with titles that {p} {t})", v=verb, p=verbs, t=s), pred=w("(have a title that {v} {t}|have titles that {p} {t}|{p} {t} in the title)", v=verb, p=verbs, t=s).replace(f"{verbs} {s} in the title", f"have a title that {verb} {s}"), key=w("title {v} {t}", v=verb, t=s), keep=(t, s),
                    sql=w("title like {q}", q=f"'{t}%'" if op == "starts" else f"'%{t}'"))
    fix = lambda x: x if s in x else f"{x} {s}"
    post = fix(w("(about|about|on|on the subject of|on the topic of|that mention|mentioning|to do with|that have something to do with|having to do with|concerned with|which concern|around|with the word {t} in the title|with {t} in the title|with {t} in its title|with {t} somewhere in the title|with the term {t} in the title|whose title reads something like|whose title mentions|whose title features|where {t} is in the title|where the title has the word|where title contains|title contains|title:|title like|with title containing|with a title mentioning|with a title about|in which {t} is mentioned in the title|that talk of|that treat|that speak of|touching on|including {t} in the title|regarding|as regards|relating to|tagged {t} in the title|that carry the word {t} in the title)", t=s)).replace("tagged ", "with ")
    pred = fix(w("(are about|are about|have to do with|deal with|mention|mention {t} in the title|have the word {t} in the title|have {t} somewhere in the title|contain the term {t} in the title|contain {t} in the title|are concerned with|relate to|treat|touch on|feature {t} in the title|speak of|have something to do with|carry {t} in the title|are on the subject of|use the word {t} in the title)", t=s))
    return Fact("title", "{title} like " + value(t), post, adj=t if s == t and t not in ("drone", "drones") else "", pred=pred, key=w("({t}|{t}|title {t}|about {t}|title: {t}|on {t})", t=s), keep=(t, s), front=w("(on {t}:|on the topic of {t},|about {t}:|title contains {t}:)", t=s), sql=w("title (like|ilike|contains|has) {q}", q=w.rng.choice([f"'%{t}%'", f"'%{t}%'", f"'{t}'", f'"{t}"', t])))


def classed(w, v):
    scheme = w.rng.choices(["cpc", "ipc"], [3, 1])[0]
    level = w.rng.choices(["subclass", "class", "code", "section"], [60, 16, 14, 10])[0]
    typed, val = v.code(f"{scheme}_{level}")
    field = scheme if level == "subclass" else scheme + level
    up = scheme.upper() if w.chance(0.75) else scheme
    bare = scheme == "cpc" and level in ("subclass", "code") and w.chance(0.45)
    name = {"subclass": "(subclass|code||group|class|area|symbol|field|)", "class": "(class|class|)", "code": "(code|symbol|classification|full code|)", "section": "section"}[level]
    t = typed if bare else w("{u} " + name + " {t}", u=up, t=typed)
    return Fact(scheme, "{%s} = %s" % (field, value(val)), w("(in|in|under|classified under|classified in|within|from|filed in|sorted in|that sit in|that belong to|that fall in|falling in|having|with|carrying|given|that got|tagged with|tagged as|marked with|coded|coded as|indexed in|assigned to|of|out of|where the code is|in the area of|which are found in) {t}", t=t).replace("assigned to", "put into"),
                adj=typed if bare else "", pred=w("(are in|fall in|are classified under|are found in|are sorted in|are indexed in|were put into|carry|have|are tagged with|were given|belong to|sit in|got|are coded as|are marked with) {t}", t=t), key=w("({t}|{t}|in {t}|class {t}|code {t})", t=t) if bare else t, front=w("({t}:|in {t}:|for {t},|within {t},|under {t},|taking only {t},|filter {t}:)", t=t), keep=(typed,),
                sql=f"{scheme}_{level} {w('(=|=|like|is|==)')} {w.rng.choice([typed, repr(typed)])}")


FACTS = [(cited, 10), (family, 5), (titled, 17), (classed, 16)]
