"""Questions over two and three tables of any schema: joins along keys, counts of things
that belong to others, membership, set operations."""
from .conditions import condition, conditions, text_value, typed
from .generic import ADJECTIVES, HOW, NUMERALS, SHOW
from .mentions import value


def owns(w):
    """Words between a thing and what belongs to it."""
    return w("(has|have|had|contains|is linked to|is associated with|comes with|possesses|includes|owns)")


def label(w, t):
    """One or two columns that tell a row to a person."""
    cs = [w.rng.choice(t.labels)] if w.chance(0.75) else w.rng.sample(t.shown, min(2, len(t.shown)))
    if t.key and w.chance(0.14):
        cs = [t.key] + cs[:1]
    return cs


def select(t, cs):
    return " , ".join(t.c(c) for c in cs)


def road(w, db):
    return w.rng.choice(db.roads) if db.roads else None


def ends(w, db):
    """(asked table, tables between, other table, whether asked holds the key)."""
    if db.bridges and w.chance(0.35):
        a, b = w.rng.choice(db.bridges)
        return a.parent, [a.child], b.parent
    r = road(w, db)
    if not r:
        return None
    return (r.child, [], r.parent) if w.chance(0.5) else (r.parent, [], r.child)


def relation(w, one, other):
    return w("(of|for|from|with|in|by|that belong to|belonging to|related to|linked to|associated with|connected with|attached to|whose {o} is|with {o}|of the {o}|in the {o}|by the {o}|for the {o}|from the {o}|that have the {o}|which have {o}|that are in the {o}|under the {o}|registered with|at the {o}|on the {o}|having the {o}|assigned to|that go with the {o}|who have the {o}|and {o})", o=other)


def by_other(w, say, db):
    """Columns or the count of rows that belong to certain rows of another table."""
    found = ends(w, db)
    if not found:
        return None
    t, between, o = found
    made = condition(w, say, o)
    if not made:
        return None
    where, post, c = made
    extra = condition(w, say, t) if w.chance(0.15) else None
    many, other = say.many(t), say.one(o) if w.chance(0.6) else say.many(o)
    if post.split()[0] in ("with", "whose", "where", "having", "that", "who", "older", "younger", "which"):
        tie = w("(of|for|from|with|in|by|that belong to|of the|for the|with a|in the|by|whose {o}|that have a|having|linked to|connected to|related to|associated with|from the|of all|that go with)", o="").strip()
        noun = f"{many} {tie} {other} {post}"
    elif where.split(" ")[1] == "=" and w.chance(0.6):
        v = post.split(" ", 1)[-1] if w.chance(0.2) else typed(w, _value(where))
        noun = many + " " + (relation(w, t, other) + " " + v if w.chance(0.7) else f"{w('(of|for|from|in|by|with|at|on)')} {v}" if w.chance(0.6) else f"{w('(of|for|from|in|by|with)')} {v} {other}")
    else:
        noun = f"{many} {w('(of|for|from|with|in|by|whose)')} {other} {post}"
    if extra:
        where, noun = f"{where} and {extra[0]}", f"{noun} and {extra[1]}"
    source = f"from {t.t} " + "".join(m.t + " " for m in between) + o.t
    kind = w.rng.random()
    if kind < 0.2:
        return w("(how many {n} are there|how many {n}|number of {n}|count {n}|count the {n}|find the number of {n}|what is the number of {n}|total number of {n}|how many {n} do we have|tell me the count of {n})", n=noun), f"{source} select count * where {where}"
    if kind < 0.3 and t.numbers:
        c = w.rng.choice(t.numbers)
        f = w.rng.choice(list(HOW))
        return w("(what is the {a} {c} of {n}|{a} {c} of {n}|find the {a} {c} of the {n}|{a} {c} for {n}|show the {a} {c} of {n})", a=w(HOW[f]), c=say.col(c, t), n=noun), f"{source} select {f} {t.c(c)} where {where}"
    cs = w.rng.sample(t.shown, min(len(t.shown), w.rng.choice([1, 1, 1, 2, 2, 3])))
    distinct, tail = "", ""
    cols = say.cols(cs, t)
    if w.chance(0.15):
        distinct, cols = "distinct ", w("(different|distinct|unique|the distinct)") + " " + cols
    elif w.chance(0.12):
        k = w.rng.choice(t.shown)
        down = w.chance(0.5)
        tail = f" order {t.c(k)} {'desc' if down else 'asc'}"
        noun += " " + w("(sorted by {n} descending|in descending order of {n}|ordered by {n} desc)" if down else "(sorted by {n}|ordered by {n}|in ascending order of {n}|by {n})", n=say.col(k, t))
    elif w.chance(0.14) and t.numbers:
        k = w.rng.choice(t.numbers)
        down = w.chance(0.7)
        tail = f" order {t.c(k)} {'desc' if down else 'asc'} limit 1"
        noun += " " + w("(with the {h} {n}|that has the {h} {n}|having the {h} {n})", h=w("(highest|largest|most|greatest)" if down else "(lowest|smallest|least)"), n=say.col(k, t))
    return w("({s} the {c} of {n}|{c} of {n}|{s} {c} for {n}|what are the {c} of the {n}|what is the {c} of {n}|{n}: {c}|{n} {c}|which {c} do {n} have|{s} the {c} of all {n}|{c} for the {n})", s=w(SHOW), c=cols, n=noun), f"{source} select {distinct}{select(t, cs)} where {where}{tail}"


def _value(where):
    import json
    raw = where.split(" ", 2)[2]
    return json.loads(raw[2:]) if raw.startswith('v:"') else raw[2:]


def both_columns(w, say, db):
    """Columns of two tables side by side."""
    found = ends(w, db)
    if not found:
        return None
    t, between, o = found
    a, b = label(w, t), label(w, o)
    many, other = say.many(t), say.one(o)
    where, post = conditions(w, say, t) if w.chance(0.3) else ("", "")
    np = f"{many} {post}".strip()
    source = f"from {t.t} " + "".join(m.t + " " for m in between) + o.t
    q = w("({s} the {a} of {np} and the {b} of their {o}|{s} the {a} of {np} with the {b} of the {o}|{a} of {np} and {o} {b}|{s} each {one} {a} and its {o} {b}|what are the {a} of {np} and the {b} of the {o} they belong to|{s} the {a} of each {one} and the corresponding {o} {b}|for each {one} , show {a} and {b} of the {o}|{np} {a} with {o} {b}|{s} the {a} of {np} together with the {o} {b}|{s} {one} {a} and {o} {b}|what is the {a} of each {one} and the {b} of its {o})",
          s=w(SHOW), a=say.cols(a, t), b=say.cols(b, o), np=np, o=other, one=say.one(t))
    return q, f"{source} select {select(t, a)} , {select(o, b)}{where}"


def belongings(w, say, db):
    """How many children each parent has; the parent with the most; parents with so many."""
    if db.bridges and w.chance(0.25):
        a, b = w.rng.choice(db.bridges)
        parent, child, things, key = a.parent, a.child, say.many(b.parent), a.target
    else:
        r = road(w, db)
        if not r:
            return None
        parent, child, things, key = r.parent, r.child, say.many(r.child), r.target
    cs = label(w, parent)
    one, many = say.one(parent), say.many(parent)
    cols = say.cols(cs, parent)
    source = f"from {parent.t} {child.t}"
    group = "" if any(c is key for c in cs) else f" group {parent.c(key)}"
    where = ""
    if w.chance(0.12):
        made = condition(w, say, child)
        if made:
            where, things = f" where {made[0]}", f"{things} {made[1]}"
    kind = w.rng.random()
    if kind < 0.32:
        q = w("({s} the {c} of each {one} and the number of {th}|number of {th} per {one}, show {c}|how many {th} does each {one} have? {s} {c}|for each {one} , {s} the {c} and the number of {th}|{c} of {many} with their number of {th}|{th} per {one} {c}|number of {th} by {one} {c}|count of {th} for each {one} {c}|how many {th} does each {one} {c} have|{s} {one} {c} and how many {th} they have|what are the {c} of each {one} and how many {th} are there|{s} the {c} of all {many} and the count of {th}|for each {one} {c} how many {th}|what is the number of {th} for each {one}? {s} {c})",
              s=w("(show|list|give|return|find)"), c=cols, one=one, many=many, th=things)
        tail = ""
        if w.chance(0.15):
            tail, q = " order count * desc", q + w("( , most first| in descending order| sorted by count descending)")
        return q, f"{source} select {select(parent, cs)} , count *{where}{group}{tail}"
    down = w.chance(0.82)
    if kind < 0.7:
        m = w("(most|largest number of|highest number of|greatest number of|most)" if down else "(fewest|least|smallest number of|lowest number of)")
        shown = " , count *" if w.chance(0.15) else ""
        q = w("(which {one} has the {m} {th}? {s} {c}|{c} of the {one} with the {m} {th}|what is the {c} of the {one} with the {m} {th}|{s} the {c} of the {one} that has the {m} {th}|find the {c} of {one} with {m} {th}|{one} with the {m} {th} {c}|which {one} {owns} the {m} {th}|{c} of the {one} having the {m} {th}|{one} that has the {m} {th} , {c}|the {one} with {m} {th} : {c}|{s} the {c} of the {one} who has the {m} {th}|what are the {c} of the {one} that {owns} the {m} {th}|which {one} {c} has {m} {th})",
              s=w("(show|list|give|return|find|tell me|what is)"), c=cols, one=one, m=m, th=things, owns=owns(w))
        limit, order = "1", "desc" if down else "asc"
        if w.chance(0.2):
            n = w.rng.choice([2, 3, 4, 5, 10])
            said = NUMERALS.get(n, n) if w.chance(0.5) else n
            q = w("({c} of the {n} {many} with the {m} {th}|top {n} {many} by {th}|top {n} {many} by number of {th}, {c}|{s} the {c} of the {n} {many} that have the {m} {th}|which {n} {many} have the {m} {th}? give {c}|{n} {many} with {m} {th}, {c})", s=w("(show|list|give|find)"), c=cols, n=said, many=many, m=m, th=things)
            limit = f"v:{n}"
        if shown:
            q += w("( and how many| and the number| with the number of them|, also show the count)")
        return q, f"{source} select {select(parent, cs)}{shown}{where}{group} order count * {order} limit {limit}"
    n = w.rng.choice([1, 2, 2, 3, 4, 5, 6, 10, 20])
    sign, text = w.rng.choice([(">", "(more than|over|above)"), (">=", "(at least|no less than|{n} or more)"), ("<", "(less than|fewer than|under)"), ("=", "(exactly|only)")])
    said = {1: "one", **NUMERALS}.get(n, n) if w.chance(0.5) else n
    m = w(text, n=said)
    amount = m if "or more" in m else f"{m} {said}"
    q = w("({c} of {many} with {m} {th}|{s} the {c} of {many} that have {m} {th}|which {many} have {m} {th}? {s} {c}|what are the {c} of the {many} with {m} {th}|find the {c} of {many} having {m} {th}|{many} with {m} {th} , {c}|{many} {owns} {m} {th}, {c}|{s} {c} for {many} which have {m} {th}|{s} the {c} of the {many} who have {m} {th}|{many} having {m} {th}: {c})",
          s=w("(show|list|give|return|find)"), c=cols, many=many, m=amount, th=things, owns=owns(w))
    return q, f"{source} select {select(parent, cs)}{where}{group} having count * {sign} v:{n}"


def without(w, say, db):
    """Rows that no row of another table refers to, or that some do."""
    r = road(w, db)
    if not r:
        return None
    t, o = r.parent, r.child
    many, things = say.many(t), say.many(o)
    made = condition(w, say, o) if w.chance(0.25) else None
    inner = f"from {o.t} select {o.c(r.column)}" + (f" where {made[0]}" if made else "")
    if made:
        things += " " + made[1]
    some = w.chance(0.15)
    post = w("(with {th}|that have {th}|which have some {th}|that have at least one of {th}|who have {th})" if some else "(without {th}|without any {th}|that have no {th}|with no {th}|that do not have any {th}|who do not have {th}|that have never had {th}|not having {th}|that are not in {th}|lacking {th}|which have no {th}|that don't have {th}|with zero {th}|who never had any {th}|not linked to any {th}|that are missing {th}|not associated with any {th}|that did not have any {th}|which are not used in {th}|that do not appear in {th})", th=things)
    word = "in" if some else "notin"
    if w.chance(0.25):
        return w("(how many {np} are there|how many {np}|number of {np}|count {np}|count the number of {np})", np=f"{many} {post}"), f"from {t.t} select count * where {t.c(r.target)} {word} ( {inner} )"
    cs = label(w, t)
    q = w("({s} the {c} of {np}|{c} of {np}|which {np}|{np}|{s} {c} for {np}|what are the {c} of {np}|{s} {np} , {c}|find {np} and give the {c}|{np}: {c})" if len(cs) == 1 and cs[0] in t.labels[:1] else "({s} the {c} of {np}|{c} of {np}|{s} {c} for {np}|what are the {c} of {np}|{s} {np} , {c}|{np}: {c})", s=w(SHOW), c=say.cols(cs, t), np=f"{many} {post}")
    return q, f"from {t.t} select {select(t, cs)} where {t.c(r.target)} {word} ( {inner} )"


def combined(w, say, db):
    """Groups found under both of two conditions, under one but not the other, or either."""
    if db.roads and w.chance(0.45):
        r = road(w, db)
        t, o = (r.parent, r.child) if w.chance(0.6) else (r.child, r.parent)
        source = f"from {t.t} {o.t}"
    else:
        t = o = w.rng.choice(db.tables)
        source = f"from {t.t}"
    if not o.texts and not o.numbers:
        return None
    c = w.rng.choice(label(w, t) if t is not o else t.labels)
    key, np, n = t.c(c), say.many(t), say.col(c, t)
    word = w.rng.choice(["intersect", "intersect", "except", "except", "union"])
    if o.texts and (not o.numbers or w.chance(0.75)):
        d = w.rng.choice(o.texts)
        a, b = text_value(w, d), text_value(w, d)
        if d is c or not a or not b or a.lower() == b.lower():
            return None
        dn = say.col(d, o)
        one = f"{o.c(d)} = {value(a)}", f"{o.c(d)} = {value(b)}"
        a, b = typed(w, a), typed(w, b)
        first = say.one(o) + " " if t is not o and w.chance(0.6) else ""
        post = {"intersect": "(with both {f}{d} {a} and {f}{d} {b}|that have both {a} and {b} as {f}{d}|with {f}{d} {a} and also {b}|having both {f}{d} {a} and {b}|who have {f}{d} {a} as well as {b}|with both {a} and {b} {f}{d}|for both {f}{d} {a} and {b}|in both {a} and {b}|shared by {f}{d} {a} and {b}|that appear in both {f}{d} {a} and {f}{d} {b}|common to {f}{d} {a} and {b}|with {a} {f}and with {b} {f})",
                "except": "(with {f}{d} {a} but not {b}|that have {f}{d} {a} but do not have {b}|with {a} {f}but without {b} {f}|in {a} but not in {b}|having {f}{d} {a} but never {b}|with {f}{d} {a} and no {b}|for {f}{d} {a} but not for {b}|that have {a} but not {b} as {f}{d})",
                "union": "(with {f}{d} {a} together with those with {b}|that have {f}{d} {a} plus the ones that have {b}|with {a} {f}combined with those with {b}|union of {f}{d} {a} and {b})"}[word]
        post = w(post, f=first, d=dn, a=a, b=b)
    else:
        d = w.rng.choice(o.numbers)
        low, high = sorted(w.rng.sample([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 1990, 2000, 2010], 2))
        one = f"{o.c(d)} > v:{high}", f"{o.c(d)} < v:{low}"
        dn = say.col(d, o)
        post = {"intersect": "(with some {d} above {h} and some below {l}|shared by {d} over {h} and {d} under {l}|having both {d} more than {h} and {d} less than {l}|with both {d} greater than {h} and {d} less than {l})", "except": "(with {d} above {h} but none below {l}|having {d} over {h} but not {d} under {l}|that have {d} greater than {h} but no {d} less than {l})",
                "union": "(with {d} above {h} together with those below {l}|having {d} over {h} plus the ones under {l})"}[word]
        post = w(post, d=dn, h=high, l=low)
    q = w("({s} the {n} of {np} {p}|{n} of {np} {p}|which {n} {p}|what are the {n} of {np} {p}|{s} {n} {p}|find the {n} shared by {np} {p}|what {n} do {np} {p} have|{s} the {n} {p})" if t is o else "({s} the {n} of {np} {p}|{n} of {np} {p}|what are the {n} of {np} {p}|{s} {np} {n} {p}|which {np} {p}? give {n}|find the {n} of {np} {p})", s=w(SHOW), n=n, np=np, p=post)
    return q, f"{source} select {key} where {one[0]} {word} {source} select {key} where {one[1]}"


def not_those(w, say, db):
    """except over a join: things without a certain kind of belongings."""
    if not db.roads:
        return None
    r = road(w, db)
    t, o = r.parent, r.child
    made = condition(w, say, o)
    if not made:
        return None
    c = w.rng.choice(t.labels)
    post = w("(without {o} {p}|that do not have {o} {p}|with no {o} {p}|that never had {o} {p}|who do not have any {o} {p}|not having any {o} {p}|that have not {o} {p})", o=say.many(o), p=made[1])
    q = w("({s} the {n} of {np} {p}|{n} of {np} {p}|what are the {n} of {np} {p}|which {np} {p}? give {n}|find the {n} of the {np} {p})", s=w(SHOW), n=say.col(c, t), np=say.many(t), p=post)
    return q, f"from {t.t} select {t.c(c)} except from {t.t} {o.t} select {t.c(c)} where {made[0]}"


def best_other(w, say, db):
    """Columns of one table by the extreme of another's number or date."""
    r = road(w, db)
    if not r:
        return None
    t, o = (r.parent, r.child) if w.chance(0.5) else (r.child, r.parent)
    pool = o.numbers + o.dates
    if not pool:
        return None
    k = w.rng.choice(pool)
    down = w.chance(0.65)
    cs = label(w, t)
    nl, n, one, other = k["nl_name"].lower(), say.col(k, o), say.one(t), say.one(o)
    special = next((s for key, s in ADJECTIVES.items() if key in nl.split()), None)
    h = w("(highest|largest|greatest|most|maximum)" if down else "(lowest|smallest|least|minimum)")
    if special and w.chance(0.5):
        post = w("(of the {adj} {o}|with the {adj} {o}|that has the {adj} {o}|for the {adj} {o})", adj=special[0 if down else 1], o=other)
    else:
        post = w("(with the {h} {o} {n}|of the {o} with the {h} {n}|whose {o} has the {h} {n}|that has the {o} with the {h} {n}|having the {h} {o} {n}|for the {o} with the {h} {n})", h=h, o=other, n=n)
    q = w("({s} the {c} of the {one} {p}|{c} of the {one} {p}|what is the {c} of the {one} {p}|which {one} {p}? show {c}|find {c} of {one} {p}|{one} {p} , {c})", s=w(SHOW), c=say.cols(cs, t), one=one, p=post)
    return q, f"from {t.t} {o.t} select {select(t, cs)} order {o.c(k)} {'desc' if down else 'asc'} limit 1"


def figures_of_other(w, say, db):
    """An aggregate of one table by a column of another."""
    r = road(w, db)
    if not r:
        return None
    t, o = (r.parent, r.child) if w.chance(0.6) else (r.child, r.parent)
    if not o.numbers:
        return None
    c, f = w.rng.choice(o.numbers), w.rng.choice(list(HOW))
    k = w.rng.choice(t.labels if w.chance(0.6) else t.groups or t.labels)
    a, n, kn, one, things = w(HOW[f]), say.col(c, o), say.col(k, t), say.one(t), say.many(o)
    if w.chance(0.3):
        down = w.chance(0.75)
        return w("({k} of the {one} with the {m} {a} {n} of {th}|which {one} has the {m} {a} {n} of {th}? show {k}|find the {k} of the {one} whose {th} have the {m} {a} {n}|what is the {k} of the {one} with the {m} {a} {th} {n})", k=kn, one=one, m=w("(highest|largest|greatest)" if down else "(lowest|smallest)"), a=a, n=n, th=things), f"from {t.t} {o.t} select {t.c(k)} order {f} {o.c(c)} {'desc' if down else 'asc'} limit 1"
    return w("({a} {n} of {th} for each {one} {k}|for each {one} {k} , the {a} {n} of {th}|{a} {n} of {th} by {one} {k}|{a} {n} of {th} per {one} {k}|show the {k} of each {one} and the {a} {n} of its {th}|what is the {a} {n} of {th} for each {one}? show {k}|{one} {k} and {a} {n} of {th}|list the {k} of {one} and the {a} {th} {n})", a=a, n=n, th=things, one=one, k=kn), f"from {t.t} {o.t} select {t.c(k)} , {f} {o.c(c)}"


JOINED = [(by_other, 26), (both_columns, 10), (belongings, 22), (without, 12), (combined, 9), (not_those, 4), (best_other, 8), (figures_of_other, 6)]
