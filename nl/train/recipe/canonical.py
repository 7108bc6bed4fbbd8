"""One order for the tables of a FROM: gold SQL writes joins in any order, and an order
that cannot be foretold teaches nothing. The table of the first selected column comes
first, then what keys join to those present, in the schema's order."""
import re

WORD = re.compile(r'[ct]:(?:"(?:[^"\\]|\\.)*"|[^\s".]+)(?:\.(?:"(?:[^"\\]|\\.)*"|[^\s"]+))?|v:"(?:[^"\\]|\\.)*"|\S+')


def owner(word):
    """The table of a column word, as a table word has it."""
    m = re.match(r'c:("(?:[^"\\]|\\.)*"|[^\s".]+)\.', word)
    return "t:" + m.group(1) if m else None


def reorder(words, order):
    """A core's words from "from" on, with its tables in canonical order."""
    select = words.index("select")
    sources, rest = words[1:select], words[select:]
    if "<i2>" in sources:
        return words
    tables, edges, i = [], [], 0
    while i < len(sources):
        if sources[i] == "on":
            edges.append((sources[i + 1], sources[i + 2]))
            i += 3
        else:
            tables.append(sources[i])
            i += 1
    if len(tables) < 2 or len(edges) != len(tables) - 1:
        return words
    first = next((owner(w) for w in rest if w.startswith("c:") or w in ("where", "(")), None)
    start = first if first in tables else tables[0]
    place = lambda t: order.get(t.lower(), 99)
    out, present, edges = ["from", start], [start], list(edges)
    while edges:
        steps = []
        for e in edges:
            for a, b in (e, e[::-1]):
                if owner(a) in present and owner(b) not in present:
                    steps.append((place(owner(b)), a, b, e))
        if not steps:
            return words
        _, a, b, e = min(steps, key=lambda s: s[0])
        edges.remove(e)
        present.append(owner(b))
        out += [owner(b), "on", a, b]
    return out + rest


def canonical(named, tables):
    """The named form with every core's tables in order."""
    if named == "none":
        return named
    order = {"t:" + t.lower(): i for i, t in enumerate(tables)}
    words = WORD.findall(named)
    if " ".join(words) != " ".join(named.split()) and "".join(words) != "".join(named.split()):
        return named
    out, starts = words, [i for i, w in enumerate(words) if w == "from"]
    for at in reversed(starts):
        depth, end = 0, len(out)
        for j in range(at + 1, len(out)):
            depth += {"(": 1, ")": -1}.get(out[j], 0)
            if depth < 0 or depth == 0 and out[j] in ("union", "intersect", "except"):
                end = j
                break
        out = out[:at] + reorder(out[at:end], order) + out[end:]
    return " ".join(out)
