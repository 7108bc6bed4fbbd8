"""Questions on one table of any schema, from its names alone: every shape that the
pointer form has, in many wordings."""
from .conditions import conditions, number

HOW = {"avg": "(average|mean|avg|typical|avg.)", "max": "(maximum|highest|largest|max|biggest|top|greatest)", "min": "(minimum|lowest|smallest|min|least)", "sum": "(total|sum of|overall|combined|total sum of|sum of the|summed|total amount of)"}
ADJECTIVES = {"age": ("oldest", "youngest"), "price": ("most expensive", "cheapest"), "salary": ("best paid", "worst paid"), "height": ("tallest", "shortest"),
              "weight": ("heaviest", "lightest"), "length": ("longest", "shortest"), "year": ("latest", "earliest"), "size": ("biggest", "smallest"), "capacity": ("largest", "smallest"),
              "duration": ("longest", "shortest"), "cost": ("most expensive", "cheapest"), "population": ("most populous", "least populous"), "date": ("most recent", "oldest"), "rating": ("best rated", "worst rated"),
              "area": ("largest", "smallest"), "speed": ("fastest", "slowest"), "elevation": ("highest", "lowest"), "points": ("top scoring", "lowest scoring"), "score": ("best scoring", "worst scoring")}
SHOW = "(list|show|give|find|return|display|get|give me|show me|list out|tell me|what are|what is|find out|print|report|select|i want|fetch|provide|name|which are|state|retrieve|can i see|let me see)"
NUMERALS = {2: "two", 3: "three", 4: "four", 5: "five", 10: "ten"}


def noun(w, say, t):
    """(plural noun with its conditions, named where)"""
    where, post = conditions(w, say, t)
    return (say.many(t) + " " + post).strip(), where


def lead(w, text):
    """A start that asks for a thing."""
    return w(SHOW) + " " + text if w.chance(0.7) else text


def count(w, say, t):
    np, where = noun(w, say, t)
    q = w("(how many {np} are there|how many {np}|number of {np}|count {np}|count of {np}|total number of {np}|how many {np} do we have|what is the number of {np}|count the number of {np}|find the number of {np}|how many {np} exist|tell me how many {np} there are|what is the total number of {np}|return the number of {np}|show the number of {np}|what is the count of {np}|the count of all {np}|total {np}|{np} count|# of {np}|give the total number of {np}|how many {np} in total|how many {np} in all|what's the amount of {np}|select count(*) of {np}|how many {np} can you find|how large is the number of {np})", np=np)
    return q, f"from {t.t} select count *{where}"


def columns(w, say, t):
    np, where = noun(w, say, t)
    cs = w.rng.sample(t.shown, min(len(t.shown), w.rng.choice([1, 1, 1, 2, 2, 3, 4])))
    cols, distinct, tail = say.cols(cs, t), "", ""
    if len(cs) == 1 and w.chance(0.3):
        distinct = "distinct "
        cols = w("(different|distinct|unique|all the different|the distinct|various|all possible|every different) ") + " " + cols
    elif w.chance(0.22):
        k = w.rng.choice(t.numbers + t.dates + t.labels)
        down = w.chance(0.5)
        tail = f" order {t.c(k)} {'desc' if down else 'asc'}"
        n = say.col(k, t)
        if k not in t.numbers + t.dates and w.chance(0.6):
            said = w("(in reverse alphabetical order of {n}|in descending alphabetical order by {n}|sorted by {n} from z to a)" if down else "(in alphabetical order of {n}|in alphabetical order by {n}|alphabetically by {n}|sorted alphabetically by {n}|in ascending alphabetical order of {n}|in lexicographical order of {n})", n=n)
        elif down:
            said = w("(sorted by {n} descending|in descending order of {n}|ordered by {n} from high to low|by decreasing {n}|from highest to lowest {n}|sort by {n} desc|in descending order by {n}|ordered by {n} in descending order|with the highest {n} first|in decreasing order of {n}|sorted by {n} in descending order|from the most to the least {n}|, largest {n} first)", n=n)
        else:
            said = w("(sorted by {n}|in ascending order of {n}|ordered by {n}|by increasing {n}|from lowest to highest {n}|sort by {n}|ordered by {n} ascending|in ascending order by {n}|ordered by {n} in ascending order|with the lowest {n} first|in increasing order of {n}|in order of {n}|arranged by {n}|, smallest {n} first)", n=n)
        if w.chance(0.2):
            return w("({said}, {show} the {c} of {np}|{said} {show} {c} for {np})", said=said, show=w("(list|show|give|return)"), c=cols, np=np), f"from {t.t} select {' , '.join(t.c(c) for c in cs)}{where}{tail}"
        np += " " + said
    q = w("({show} the {c} of {np}|{show} the {c} of all {np}|{c} of {np}|what are the {c} of {np}|{show} {c} for {np}|{show} the {c} for each of the {np}|{np}: {c}|{c} for each of the {np}|which {c} do {np} have|{np} {c}|{show} {c} of the {np}|what is the {c} of {np}|what is the {c} of the {np}|{show} all {c} of {np}|for all {np}, {show} the {c}|what {c} do the {np} have|the {c} of every {np}|{c} from {np}|{show} {np} with their {c}|{show} {np} and their {c}|{show} {np} by {c}|for {np} , what are the {c}|{c} by {np}|what are all the {c} of {np}|{show} every {c} of {np}|tell me about the {c} of {np})", c=cols, np=np, show=w("(list|show|give|find|return|display|get|give me|show me|tell me)"))
    return q, f"from {t.t} select {distinct}{' , '.join(t.c(c) for c in cs)}{where}{tail}"


def whole(w, say, t):
    np, where = noun(w, say, t)
    return w("({s} all {np}|{s} all information about {np}|{s} everything about {np}|{s} all details of {np}|{np}|{s} {np}|all info on {np}|{s} all the {np}|{s} all columns of {np}|what information is there on {np}|full details of {np})", s=w(SHOW), np=np), f"from {t.t} select *{where}"


def different(w, say, t):
    np, where = noun(w, say, t)
    c = w.rng.choice(t.texts or t.shown)
    from .mentions import plural
    n = plural(say.col(c, t))
    return w("(how many different {n} do {np} have|how many distinct {n} are there among {np}|number of different {n} of {np}|count the distinct {n} of {np}|how many unique {n} for {np}|number of distinct {n} for {np}|how many different {n} are there for {np}|how many different {n} are there in {np}|count of unique {n} in {np}|what is the number of different {n} of {np}|how many {n} are represented by {np}|find the number of distinct {n} of {np}|how many kinds of {n} are there for {np})", n=n, np=np), f"from {t.t} select count distinct {t.c(c)}{where}"


def grouped(w, say, t):
    np, where = noun(w, say, t)
    c = w.rng.choice(t.groups or t.shown)
    k, key = say.col(c, t), t.c(c)
    if w.chance(0.25):
        q = w("(number of {np} and their {k}|how many {np} are there for each {k}|how many {np} per {k}? show count and {k}|find the number of {np} for each {k}|count the {np} in each {k}|number of {np} in each {k}|what is the number of {np} for every {k}|return the number of {np} for each {k})", np=np, k=k)
        first = w.chance(0.5)
        return q, f"from {t.t} select " + (f"count * , {key}" if first and "and their" in q else f"{key} , count *") + where
    q = w("({np} per {k}|number of {np} per {k}|how many {np} for each {k}|count of {np} by {k}|{np} by {k}|how many {np} does each {k} have|number of {np} grouped by {k}|for each {k} the number of {np}|for each {k}, how many {np} are there|show {k} and the number of {np}|list each {k} and its number of {np}|what are the {k} and the number of {np} for each|{k} with number of {np}|breakdown of {np} by {k}|distribution of {np} over {k}|count {np} for each {k}|show the number of {np} by {k}|{k} wise count of {np}|how are {np} distributed by {k}|show different {k} and the number of {np} in each|group {np} by {k} and count|show all {k} and number of {np} in each|what is the number of {np} in each {k}|how many {np} are there in each {k}|how many {np} belong to each {k})", np=np, k=k)
    tail = ""
    if w.chance(0.2):
        down = w.chance(0.7)
        tail = f" order count * {'desc' if down else 'asc'}"
        q += w("(, most first|, sorted by count descending|, descending|in descending order of count|, highest count first|, ordered by the number from most to least)" if down else "(, fewest first|, sorted by count ascending|, ascending|in ascending order of count)")
    return q, f"from {t.t} select {key} , count *{where}{tail}"


def most(w, say, t):
    """The groups with the most or the fewest rows."""
    np, where = noun(w, say, t)
    c = w.rng.choice(t.groups or t.shown)
    k, key, down = say.col(c, t), t.c(c), w.chance(0.8)
    order = f" order count * {'desc' if down else 'asc'}"
    kind = w.rng.random()
    if kind < 0.6:
        text = ("(which {k} has the most {np}|most common {k} of {np}|{k} with the most {np}|what is the most frequent {k} of {np}|which {k} appears most often among {np}|find the {k} with the largest number of {np}|which {k} is the most common among {np}|the {k} that has the most {np}|what is the {k} with the most {np}|most popular {k} among {np}|what {k} do most {np} have|which {k} do the most {np} have|the {k} with the highest number of {np}|{k} shared by most {np}|what is the most common {k} for {np}|{k} most {np} have|give the {k} with the greatest number of {np}|which {k} has the highest count of {np}|return the most common {k} of {np}|which {k} is used by the most {np}|list the {k} which has most {np}|which {k} has most {np})" if down else
                "(which {k} has the fewest {np}|least common {k} of {np}|{k} with the fewest {np}|which {k} has the least number of {np}|what is the least frequent {k} of {np}|find the {k} with the smallest number of {np}|which {k} is the least common among {np}|rarest {k} of {np}|which {k} has the least {np}|the {k} with the lowest number of {np})")
        q = w(text, k=k, np=np)
        shown = key
        if w.chance(0.25):
            q += w("( and how many| and how many are there|, and the number| with the count|, also show how many)")
            shown += " , count *"
        return q, f"from {t.t} select {shown}{where}{order} limit 1"
    n = w.rng.choice([2, 3, 4, 5, 10, 20])
    said = NUMERALS.get(n, n) if w.chance(0.4) else n
    from .mentions import plural
    ks, v = plural(k), f"v:{n}"
    if kind < 0.8:
        return w("(top {n} {k} by number of {np}|the {n} most common {k} of {np}|{n} {k} with the most {np}|top {n} {k} with most {np}|which {n} {k} have the most {np}|the top {n} {k} of {np} by count|{n} most frequent {k} among {np}|what are the {n} most common {k} of {np})" if down else "(the {n} {k} with the fewest {np}|{n} least common {k} of {np}|bottom {n} {k} by number of {np}|{n} {k} with the least {np})", n=said, k=ks, np=np), f"from {t.t} select {key}{where}{order} limit {v}"
    sign, text = w.rng.choice([(">", "(more than|over|above)"), (">=", "(at least|no less than|not fewer than)"), ("<", "(less than|fewer than|under)"), ("<=", "(at most|no more than)"), ("=", "(exactly)")])
    shown = key + (" , count *" if w.chance(0.15) else "")
    q = w("({k} with {m} {n} {np}|which {k} have {m} {n} {np}|{k} having {m} {n} {np}|{k} that have {m} {n} {np}|find the {k} with {m} {n} {np}|what are the {k} with {m} {n} {np}|list {k} that appear {m} {n} times among {np}|{k} shared by {m} {n} {np}|which {k} has {m} {n} {np}|{k} of {m} {n} {np}|show the {k} that are used by {m} {n} {np})", k=ks if w.chance(0.6) else k, m=w(text), n=said, np=np)
    if "count" in shown:
        q += w("( and how many| with counts|, show the number too)")
    return q, f"from {t.t} select {shown}{where} having count * {sign} {v}"


def figure(w, say, t):
    """Aggregates of numbers, plain or by group."""
    if not t.numbers:
        return None
    np, where = noun(w, say, t)
    c = w.rng.choice(t.numbers)
    fns = w.rng.sample(list(HOW), w.rng.choice([1, 1, 1, 1, 2, 2, 3]))
    n = say.col(c, t)
    hows = [w(HOW[f]) for f in fns]
    a = hows[0] if len(hows) == 1 else ", ".join(hows[:-1]) + " and " + hows[-1]
    select = " , ".join(f"{f} {t.c(c)}" for f in fns)
    if len(t.numbers) > 1 and len(fns) == 1 and w.chance(0.15):
        d = w.rng.choice([x for x in t.numbers if x is not c])
        g = w.rng.choice(list(HOW))
        select += f" , {g} {t.c(d)}"
        n += " and " + w(HOW[g]) + " " + say.col(d, t)
    if t.groups and w.chance(0.4):
        k = w.rng.choice(t.groups)
        kn, key = say.col(k, t), t.c(k)
        q = w("({a} {c} of {np} per {k}|{a} {c} of {np} by {k}|what is the {a} {c} of {np} for each {k}|{a} {c} for each {k} of {np}|for each {k} , the {a} {c} of {np}|{k} and {a} {c} of {np}|show the {a} {c} of {np} in each {k}|for each {k} , what is the {a} {c} of the {np}|list the {k} and the {a} {c} of {np}|{a} {c} across {k} for {np}|find the {a} {c} of {np} of each {k}|{a} {c} of {np} grouped by {k})", a=a, c=n, np=np, k=kn)
        tail, kind = "", w.rng.random()
        if kind < 0.12:
            v = number(w, c)
            q += f" , only {kn} with {hows[0]} over {v}"
            tail = f" having {fns[0]} {t.c(c)} > v:{v}"
        elif kind < 0.3:
            down = w.chance(0.7)
            q = w("(which {k} has the {m} {a} {c} of {np}|{k} with the {m} {a} {c} among {np}|what is the {k} with the {m} {a} {c} of {np}|the {k} whose {np} have the {m} {a} {c})", k=kn, m=w("(highest|largest|biggest|greatest)" if down else "(lowest|smallest|least)"), a=hows[0], c=say.col(c, t), np=np)
            return q, f"from {t.t} select {key}{where} order {fns[0]} {t.c(c)} {'desc' if down else 'asc'} limit 1"
        return q, f"from {t.t} select " + (f"{select} , {key}" if q.startswith(a) and w.chance(0.3) else f"{key} , {select}") + where + tail
    return w("(what is the {a} {c} of {np}|{a} {c} of {np}|{a} {c} of all {np}|find the {a} {c} for {np}|{a} {c} among {np}|what are the {a} {c} of {np}|{s} the {a} {c} of {np}|for {np}, what is the {a} {c}|compute the {a} {c} of {np}|{np} {a} {c}|the {a} {c} across all {np}|what is the {a} {c} for {np}|calculate the {a} {c} for {np}|how much is the {a} {c} of {np}|{a} {c} over {np}|{a} {c} in {np}|return the {a} {c} of {np})", a=a, c=n, np=np, s=w("(show|give|find|list|tell me)")), f"from {t.t} select {select}{where}"


def superlative(w, say, t):
    """The first by a number or a date."""
    pool = t.numbers + t.dates
    if not pool:
        return None
    np, where = noun(w, say, t)
    c = w.rng.choice(pool)
    nl, n, down = c["nl_name"].lower(), say.col(c, t), w.chance(0.65)
    special = next((s for key, s in ADJECTIVES.items() if key in nl.split()), None)
    one = say.one(t)
    post = np[np.find(" "):].strip() if where and " " in np else ""
    cs = w.rng.sample(t.shown, min(len(t.shown), w.rng.choice([1, 1, 1, 2, 3])))
    cs = cs if w.chance(0.6) else [w.rng.choice(t.labels)]
    if w.chance(0.5):
        cs = [x for x in cs if x is not c] or cs
    cols = say.cols(cs, t)
    order = f" order {t.c(c)} {'desc' if down else 'asc'}"
    select = " , ".join(t.c(x) for x in cs)
    hi = w("(highest|largest|greatest|most|maximum|biggest|top|max|best)" if down else "(lowest|smallest|least|minimum|fewest|min)")
    if w.chance(0.3):
        k = w.rng.choice([2, 3, 4, 5, 6, 7, 8, 10, 15, 20])
        said = NUMERALS.get(k, k) if w.chance(0.4) else k
        if special and w.chance(0.5):
            adj = special[0 if down else 1]
            q = w("({c} of the {k} {adj} {np}|the {k} {adj} {np}: {c}|what are the {c} of the {k} {adj} {np}|show {c} for the {k} {adj} {np}|list the {k} {adj} {np} with their {c})", c=cols, k=said, adj=adj, np=np)
        elif down:
            q = w("({c} of the top {k} {np} by {n}|top {k} {np} by {n}, show {c}|the {c} of the {k} {np} with the {hi} {n}|{c} of the {k} {np} with {hi} {n}|what are the {c} of the {k} {np} with the {hi} {n}|list the {c} for the top {k} {np} in terms of {n}|{c} top {k} {np} {n}|which {k} {np} have the {hi} {n}? give the {c}|show the {c} of {np} with the top {k} {n})", c=cols, k=said, np=np, n=n, hi=hi)
        else:
            q = w("(the {c} of the {k} {np} with the {hi} {n}|{c} of the {k} {np} with {hi} {n}|{c} of the bottom {k} {np} by {n}|what are the {c} of the {k} {np} with the {hi} {n}|{k} {np} with the {hi} {n}, {c} only)", c=cols, k=said, np=np, n=n, hi=hi)
        return q, f"from {t.t} select {select}{where}{order} limit v:{k}"
    if special and w.chance(0.45):
        q = w("({c} of the {adj} {one} {post}|what is the {c} of the {adj} {one} {post}|the {adj} {one} {post} , {c}|which {one} {post} is the {adj}? show {c}|show the {c} of the {adj} {one} {post}|find the {c} of the {adj} {one} {post}|what are the {c} of the {adj} {one} {post}|tell me the {c} of the {adj} {one} {post}|who is the {adj} {one} {post}, {c}|{adj} {one} {post} {c})", c=cols, adj=special[0 if down else 1], one=one, post=post)
    else:
        q = w("({c} of the {one} {post} with the {hi} {n}|which {one} {post} has the {hi} {n}? give {c}|what is the {c} of the {one} {post} with the {hi} {n}|find the {c} of the {one} {post} with {hi} {n}|the {c} of {one} {post} that has the {hi} {n}|show the {c} of the {one} {post} that has the {hi} {n}|{c} with the {hi} {n} of {np}|{one} {post} with {hi} {n} {c}|give the {c} of the {one} {post} whose {n} is the {hi}|return the {c} of the {one} {post} having the {hi} {n}|{s} the {c} for the {one} {post} with the {hi} {n}|which {c} has the {hi} {n} among {np}|among {np} which {c} has the {hi} {n})", c=cols, one=one, post=post, hi=hi, n=n, np=np, s=w("(list|show|give me)"))
    return q, f"from {t.t} select {select}{where}{order} limit 1"


def versus_average(w, say, t):
    if not t.numbers:
        return None
    c, many = w.rng.choice(t.numbers), say.many(t)
    n, up = say.col(c, t), w.chance(0.65)
    fn, how = w.rng.choice([("avg", "(the average|average|the mean|the average of all)")] * 4 + [("max", "the maximum"), ("min", "the minimum")])
    counted = w.chance(0.25)
    cs = w.rng.sample(t.shown, min(len(t.shown), w.rng.choice([1, 1, 2])))
    sign = ">" if up else "<"
    if fn != "avg":
        sign = "="
        post = w("(whose {n} equals {how}|with {how} {n}|having {how} {n}|whose {n} is {how})", n=n, how=how)
    else:
        post = w("(with {n} {m} {a}|whose {n} is {m} {a}|having {n} {m} {a}|with a {n} {m} {a}|with {m} average {n}|whose {n} is {m} {a} {n}|that have {n} {m} {a} {n})", n=n, m=w("(above|higher than|over|greater than|more than|larger than)" if up else "(below|lower than|under|less than|smaller than)"), a=w(how))
    head = f"how many {many}" if counted else w("({s} the {c} of {np}|{c} of {np}|what are the {c} of {np}|{np} {c}|which {c} of {np})", s=w(SHOW), c=say.cols(cs, t), np=many)
    select = "count *" if counted else " , ".join(t.c(x) for x in cs)
    return f"{head} {post}", f"from {t.t} select {select} where {t.c(c)} {sign} ( from {t.t} select {fn} {t.c(c)} )"


SINGLE = [(count, 14), (columns, 26), (whole, 3), (different, 6), (grouped, 12), (most, 14), (figure, 14), (superlative, 16), (versus_average, 5)]
