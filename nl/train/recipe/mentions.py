"""A schema as a writer of questions sees it: tables with nouns, columns with the words
people use for them, keys as roads from table to table."""
from .named import name, value

NUMBERS = ("INT", "REAL", "FLOAT", "DOUBLE", "DEC", "NUM")
LABELS = ("name", "title", "label", "theme", "topic", "description")
TAILS = ("code", "name", "number", "details", "detail", "description", "text")
IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women", "foot": "feet", "staff": "staff", "series": "series",
             "people": "people", "information": "information", "staff member": "staff members", "news": "news"}


def plural(text):
    if text in IRREGULAR:
        return IRREGULAR[text]
    if text.endswith(("ss", "x", "ch", "sh", "us")):
        return text + "es"
    if text.endswith("s"):
        return text
    return text[:-1] + "ies" if text.endswith("y") and text[-2:-1] not in "aeiou" else text + "s"


def singular(text):
    if text in IRREGULAR.values():
        return next(k for k, v in IRREGULAR.items() if v == text)
    if text.endswith("ies") and len(text) > 4:
        return text[:-3] + "y"
    if text.endswith(("sses", "xes", "ches", "shes")):
        return text[:-2]
    return text[:-1] if text.endswith("s") and not text.endswith(("ss", "us", "is")) else text


class Table:
    """A table with its columns sorted by what can be done with them."""

    def __init__(self, t):
        self.name, self.nl = t["name"], singular(t["nl_name"].lower())
        self.primary = [c.lower() for c in t["primary_key"]]
        self.foreign = t["foreign_keys"]
        keys = set(self.primary) | {c.lower() for f in t["foreign_keys"] for c in f["columns"]}
        self.columns = t["columns"]
        plain = [c for c in t["columns"] if c["name"].lower() not in keys and not c["nl_name"].lower().endswith(" id") and c["nl_name"].lower() != "id"]
        kind = lambda c: c["type"].upper()
        self.numbers = [c for c in plain if any(k in kind(c) for k in NUMBERS) and "DATE" not in kind(c)]
        self.dates = [c for c in plain if any(k in kind(c) for k in ("DATE", "TIME"))]
        self.texts = [c for c in plain if c["values"] and c not in self.numbers and c not in self.dates]
        self.shown = plain or t["columns"]
        words = lambda c: c["nl_name"].lower().split()
        self.labels = [c for c in plain if c not in self.numbers and any(k in words(c) for k in LABELS)] or self.texts or self.shown
        self.groups = [c for c in self.texts if len(set(c["values"])) < 60] or self.texts
        self.key = next((c for c in t["columns"] if [c["name"].lower()] == self.primary), None)

    def c(self, column):
        return f"c:{name(self.name)}.{name(column['name'])}"

    @property
    def t(self):
        return "t:" + name(self.name)


class Road:
    """One key between two tables: child.column references parent.column."""

    def __init__(self, child, column, parent, target):
        self.child, self.column, self.parent, self.target = child, column, parent, target


class Db:
    def __init__(self, schema):
        self.tables = [Table(t) for t in schema["tables"]]
        by = {t.name.lower(): t for t in self.tables}
        self.roads = []
        for t in self.tables:
            for f in t.foreign:
                p = by.get(f["ref_table"].lower())
                if not p or p is t or len(f["columns"]) != 1 or len(f["ref_columns"]) != 1:
                    continue
                a = next((c for c in t.columns if c["name"].lower() == f["columns"][0].lower()), None)
                b = next((c for c in p.columns if c["name"].lower() == f["ref_columns"][0].lower()), None)
                if a and b:
                    self.roads.append(Road(t, a, p, b))
        ends = [frozenset((r.child.name, r.parent.name)) for r in self.roads]
        self.roads = [r for r, e in zip(self.roads, ends) if ends.count(e) == 1]
        # a link table: two roads out of it and little else
        self.bridges = [(a, b) for a in self.roads for b in self.roads if a is not b and a.child is b.child and a.parent is not b.parent]


class Speaker:
    """Says tables and columns, in their own words or in others."""

    def __init__(self, words, synonyms, share=0.14):
        self.w, self.synonyms, self.share = words, synonyms, share

    def other(self, text):
        """text with one of its words said differently, now and then."""
        if not self.w.chance(self.share):
            return text
        if text in self.synonyms:
            return self.w.rng.choice(self.synonyms[text])
        parts = text.split()
        spots = [i for i, p in enumerate(parts) if p in self.synonyms]
        if not spots:
            return text
        i = self.w.rng.choice(spots)
        parts[i] = self.w.rng.choice(self.synonyms[parts[i]])
        return " ".join(parts)

    def one(self, t):
        return self.other(t.nl)

    def many(self, t):
        return plural(self.other(t.nl))

    def col(self, c, t=None):
        """A column's words; without those of its table, which the noun already says."""
        nl = c["nl_name"].lower()
        parts = nl.split()
        if t and len(parts) > 1 and parts[0] == t.nl and self.w.chance(0.5):
            parts = parts[1:]
        if len(parts) > 1 and parts[-1] in TAILS and self.w.chance(0.12):
            parts = parts[:-1]
        return self.other(" ".join(parts))

    def cols(self, cs, t=None):
        said = [self.col(c, t) for c in cs]
        if len(said) == 1:
            return said[0]
        if self.w.chance(0.12):
            return " ".join(said)
        if self.w.chance(0.15):
            return ", ".join(said)
        joint = self.w("(and|and|and|and|as well as|along with|plus|&)")
        return ", ".join(said[:-1]) + self.w("(|,| ) ").rstrip() + f" {joint} " + said[-1]


__all__ = ["Db", "Table", "Road", "Speaker", "plural", "singular", "name", "value"]
