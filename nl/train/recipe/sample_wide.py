"""The paper's own sort of question: CPC, years and counts by an assignee, asked of the
wide table."""
from . import sample_filters as filters
from .sample_form import render, value


def paper(w, v):
    a = filters.assignee(w, v)
    c = a.keep[0]
    by = w("(by the assignee of|by the assignee|by assignee|of the assignee|for the assignee|of assignee|with assignee|for assignee|from the assignee|assigned to|of patents assigned to|where the assignee is|in patents with assignee) {c}", c=c)
    time = filters.when(w, v, "year") if w.chance(0.6) else None
    said = (" " + time[1]) if time else ""
    where = a.cond + (" and " + time[0] if time else "")
    roll = w.rng.random()
    top, n = v.top()
    if roll < 0.4:
        cpc = w("(CPC|CPC|cpc|CPCs|CPC subclasses|CPC classes|cpc codes|CPC categories)")
        q = w("(top {n} most frequently appeared {k} {b}{t}|top {n} {k} {b}{t}|the {n} most frequent {k} {b}{t}|{n} most common {k} {b}{t}|top {n} most frequent {k} {b}{t}|what are the top {n} {k} {b}{t}|tell me the top {n} most frequently appeared {k} {b}{t}|which {n} {k} appear most {b}{t}|{n} most used {k} {b}{t})", n=top, k=cpc, b=by, t=said)
        if not time and "year" in q:
            return None
        return q, render("{cpc} , {count}", where, f"order {{count}} desc limit {value(n)}", True), [c]
    if roll < 0.6:
        q = w("(most frequent (CPC|cpc|CPC subclass) {b}{t}|most frequently appeared CPC {b}{t}|which (CPC|CPC subclass) appears most {b}{t}|what is the most common (CPC|cpc) {b}{t}|most common CPC {b}{t}|top CPC {b}{t})", b=by, t=said)
        return q, render("{cpc} , {count}", where, "order {count} desc limit 1", True), [c]
    if roll < 0.75:
        q = w("(number of patents {b} per year{t}|patents per year {b}{t}|how many patents per year {b}{t}|patents {b} by year{t}|yearly number of patents {b}{t}|count of patents each year {b}{t})", b=by, t=said)
        return q, render("{year} , {count}", where, "order {year} asc", True), [c]
    if roll < 0.87:
        q = w("(how many patents {b}{t}|number of patents {b}{t}|count of patents {b}{t}|patents {b}{t}, how many)", b=by, t=said)
        return q, render("{count}", where, "", True), [c]
    typed, val = v.code("cpc_subclass")
    if w.chance(0.5):
        q = w("(top {n} assignees (in|with cpc|with CPC|for cpc|in CPC|by number of patents in) {k}{t}|{n} assignees with the most patents in {k}{t}|which {n} assignees have the most patents in {k}{t})", n=top, k=typed, t=said)
        tail = f"order {{count}} desc limit {value(n)}"
    else:
        q = w("(which assignee has the most patents (in|with cpc|in CPC) {k}{t}|assignee with the most patents in {k}{t}|top assignee in {k}{t})", k=typed, t=said)
        tail = "order {count} desc limit 1"
    cond = "{cpc} = " + value(val) + (" and " + time[0] if time else "")
    return q, render("{applicant} , {count}", cond, tail, True), [typed]
