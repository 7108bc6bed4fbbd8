"""More schemas than there are: a train database with its tables and columns in another
order, some left out and some renamed; and WikiSQL's tables put together into databases.
The questions that people asked go along where what they speak of is still there."""
import re

from .canonical import WORD
from .mentions import plural
from .named import name

KEEP = 0.72


def pieces(word):
    """(kind, table, column or None) of a table or column word."""
    parts = re.findall(r'"(?:[^"\\]|\\.)*"|[^\s".]+', word[2:])
    bare = [p[1:-1].replace('\\"', '"') if p.startswith('"') else p for p in parts]
    return word[0], bare[0], bare[1] if len(bare) > 1 else None


def moved(named, tables, columns):
    """The named form under other names; None where something is gone."""
    out = []
    for w in WORD.findall(named):
        if w[:2] in ("t:", "c:"):
            kind, t, c = pieces(w)
            if t.lower() not in tables or c is not None and (t.lower(), c.lower()) not in columns:
                return None
            w = f"t:{name(tables[t.lower()])}" if kind == "t" else f"c:{name(tables[t.lower()])}.{name(columns[t.lower(), c.lower()])}"
        out.append(w)
    return " ".join(out)


class Renamer:
    """Gives names in other words, in the style of the old ones."""

    def __init__(self, words, synonyms):
        self.w, self.synonyms = words, synonyms

    def __call__(self, old, nl, share):
        if not self.w.chance(share):
            return old, nl
        parts = nl.lower().split()
        spots = [i for i, p in enumerate(parts) if p in self.synonyms]
        if not spots:
            return old, nl
        i = self.w.rng.choice(spots)
        other = self.w.rng.choice(self.synonyms[parts[i]])
        if not re.fullmatch(r"[a-z ]+", other):
            return old, nl
        parts[i] = other
        said = " ".join(parts)
        return self.w.rng.choice([said.replace(" ", "_"), said.title().replace(" ", "_"), said.title().replace(" ", "")]), said


def variant(w, renamer, schema, number):
    """(schema, tables' new names, columns' new names)"""
    keys = {(t["name"].lower(), c.lower()) for t in schema["tables"] for c in t["primary_key"]}
    for t in schema["tables"]:
        for f in t["foreign_keys"]:
            keys |= {(t["name"].lower(), c.lower()) for c in f["columns"]} | {(f["ref_table"].lower(), c.lower()) for c in f["ref_columns"]}
    chosen = [t for t in schema["tables"] if len(schema["tables"]) < 3 or w.chance(0.85)] or list(schema["tables"])
    w.rng.shuffle(chosen)
    tables, columns, taken = {}, {}, set()
    for t in chosen:
        new, nl = renamer(t["name"], t["nl_name"], 0.3)
        if new.lower() in taken:
            new, nl = t["name"], t["nl_name"]
        taken.add(new.lower())
        tables[t["name"].lower()] = (new, nl)
    out = []
    for t in chosen:
        old, used, cs = t["name"].lower(), set(), []
        for c in t["columns"]:
            if (old, c["name"].lower()) not in keys and len(t["columns"]) > 3 and not w.chance(KEEP):
                continue
            new, nl = renamer(c["name"], c["nl_name"], 0.25)
            if new.lower() in used or any(x["name"].lower() == new.lower() for x in t["columns"] if x is not c):
                new, nl = c["name"], c["nl_name"]
            used.add(new.lower())
            columns[old, c["name"].lower()] = new
            cs.append(dict(c, name=new, nl_name=nl))
        if w.chance(0.4):
            w.rng.shuffle(cs)
        out.append((t, cs))
    new = lambda t, c: columns[t.lower(), c.lower()]
    made = [{"name": tables[t["name"].lower()][0], "nl_name": tables[t["name"].lower()][1], "columns": cs,
             "primary_key": [new(t["name"], c) for c in t["primary_key"]],
             "foreign_keys": [{"columns": [new(t["name"], c) for c in f["columns"]], "ref_table": tables[f["ref_table"].lower()][0], "ref_columns": [new(f["ref_table"], c) for c in f["ref_columns"]]}
                              for f in t["foreign_keys"] if f["ref_table"].lower() in tables and all((f["ref_table"].lower(), c.lower()) in columns for c in f["ref_columns"])]}
            for t, cs in out]
    return {"db_id": f"{schema['db_id']}~{number}", "tables": made}, {k: v[0] for k, v in tables.items()}, columns


def together(w, singles, number):
    """(schema, {db_id: (tables, columns)}) of several one-table databases."""
    made, maps, taken = [], {}, set()
    for s in singles:
        t = s["tables"][0]
        words = [c["nl_name"].lower() for c in t["columns"] if re.fullmatch(r"[a-z]+( [a-z]+)?", c["nl_name"].lower().replace("_", " "))]
        nl = w.rng.choice(words).replace("_", " ") if words and w.chance(0.7) else t["nl_name"].lower()
        nl = plural(nl) if w.chance(0.5) else nl + w.rng.choice([" list", " table", " info", "", " records", " data"])
        title = nl.replace(" ", "_")
        if title in taken or not re.fullmatch(r"\w+", title):
            title = nl = f"{t['nl_name'].lower()}_{len(taken) + 1}"
        taken.add(title)
        made.append(dict(t, name=title, nl_name=nl.replace("_", " ")))
        maps[s["db_id"]] = ({t["name"].lower(): title}, {(t["name"].lower(), c["name"].lower()): c["name"] for c in t["columns"]})
    return {"db_id": f"joined-{number}", "tables": made}, maps
