"""Templates out of people's own questions: what names tables, columns and values becomes
a slot in question and answer alike, and the template is asked of other schemas whose
tables and keys have the same shape.

A template is kept when every word left over is one that people use about many databases."""
import collections
import re

from .canonical import WORD, canonical, owner
from .conditions import number, text_value, typed
from .mentions import Db, plural, singular, value

TOKEN = re.compile(r"[a-z0-9_]+(?:'[a-z]+)?(?:\.\d+)?|[^\sa-z0-9_]", re.I)
SPELLED = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "once": "1", "twice": "2", "thrice": "3"}
COMPARED = ("=", "!=", "<", "<=", ">", ">=", "like", "unlike", "starts", "ends", "between")


def unquote(word):
    return word[1:-1].replace('\\"', '"') if word.startswith('"') else word


class Named:
    """The parts of a named form: tables, columns with their use, values, joins."""

    def __init__(self, named, schema):
        self.words = WORD.findall(named)
        self.edges, self.uses, self.values = set(), collections.defaultdict(set), {}
        by = {t["name"].lower(): t for t in schema["tables"]}
        self.tables = list(dict.fromkeys(w for w in self.words if w.startswith("t:")))
        last, i = None, 0
        while i < len(self.words):
            w = self.words[i]
            if w == "on":
                self.edges.add((self.words[i + 1], self.words[i + 2]))
                i += 3
                continue
            if w.startswith("c:"):
                before = self.words[i - 1]
                self.uses[w].add(before if before in ("avg", "sum", "min", "max", "order", "group") else "plain")
                last = w
            if w.startswith("v:"):
                back = [x for x in self.words[:i] if x in COMPARED or x in ("limit", "*", "in", "notin")]
                self.values[w] = (None if self.words[i - 1] == "limit" or self.words[i - 2] == "*" else last, back[-1] if back else "=")
            i += 1
        self.ok = "<i2>" not in self.words and all(unquote(t[2:]).lower() in by for t in self.tables)


def stems(text):
    return [singular(p) for p in TOKEN.findall(text.lower())]


class Slots:
    """The question as words and slots."""

    def __init__(self, question):
        self.raw = TOKEN.findall(question)
        self.low = [w.lower() for w in self.raw]
        self.stem = [singular(w) for w in self.low]
        self.slot = [None] * len(self.raw)

    def put(self, parts, slot, exact=False):
        """Every free run that equals parts becomes the slot; how many did."""
        n, base, i = 0, self.low if exact else self.stem, 0
        while parts and i + len(parts) <= len(base):
            if base[i:i + len(parts)] == parts and not any(self.slot[i:i + len(parts)]):
                many = self.low[i + len(parts) - 1] != self.stem[i + len(parts) - 1]
                self.slot[i:i + len(parts)] = [(slot, many)] + ["-"] * (len(parts) - 1)
                n += 1
                if exact:
                    return n
            i += 1
        return n

    def left(self):
        return [w for w, s in zip(self.low, self.slot) if s is None]

    def text(self):
        return [s if s else w for w, s in zip(self.low, self.slot) if s != "-"]


def family(c):
    kind = c["type"].upper()
    if "DATE" in kind or "TIME" in kind:
        return "date"
    return "number" if any(k in kind for k in ("INT", "REAL", "FLOAT", "DOUBLE", "DEC", "NUM")) else "text"


class Template:
    """What stays of a question and its answer when the names are gone, or why none does."""

    def __init__(self, pair, schema):
        self.good = False
        n = Named(pair["named"], schema)
        if not n.ok or any(w in ("<i2>",) for w in n.words):
            return
        tables = {"t:" + (t["name"] if re.fullmatch(r"\w+", t["name"]) else '"' + t["name"] + '"'): t for t in schema["tables"]}
        if any(t not in tables for t in n.tables):
            return
        s = Slots(pair["question"])
        # values, the longest first
        for v in sorted(n.values, key=len, reverse=True):
            text = unquote(v[2:])
            got = s.put([x.lower() for x in TOKEN.findall(text)], v, exact=True) or any(s.put([k], v, exact=True) for k, d in SPELLED.items() if d == text)
            if not got:
                return
        columns = {}
        for c in n.uses:
            t = tables[owner(c)]
            column = next((x for x in t["columns"] if x["name"].lower() == unquote(c.split(".", 1)[1] if not c.startswith('c:"') else c[c.index('".') + 2:]).lower()), None)
            if not column:
                return
            columns[c] = column
        self.implicit = {}
        for c in sorted(columns, key=lambda c: -len(columns[c]["nl_name"])):
            t, column = tables[owner(c)], columns[c]
            nl = stems(column["nl_name"])
            forms = [nl] + ([nl[1:]] if len(nl) > 1 and nl[0] in stems(t["nl_name"]) else []) + [stems(column["name"].replace("_", " "))]
            if any(s.put(f, c) for f in forms if f):
                continue
            role = self.role(t, column, tables, n)
            if not role and family(column) == "text" and any(at == c and how == "=" for at, how in n.values.values()) and n.uses[c] == {"plain"} and n.words.count(c) == sum(at == c for at, _ in n.values.values()):
                role = ("text",)
            if not role:
                return
            self.implicit[c] = role
        for t in sorted(tables, key=lambda t: -len(tables[t]["nl_name"])):
            hit = s.put(stems(tables[t]["nl_name"]), t)
            if hit and t not in n.tables:
                return
        self.tokens, self.words, self.rest = s.text(), n.words, s.left()
        self.tables = n.tables
        self.columns = {c: (owner(c), self.kind(tables[owner(c)], columns[c], n.uses[c])) for c in columns}
        self.values = {v: (c, how, bool(re.fullmatch(r"-?[\d.]+", v[2:]))) for v, (c, how) in n.values.items()}
        self.edges = []
        pairs = [(a, b) for a, b in n.edges]
        for c, role in self.implicit.items():
            if role[0] == "fk":
                pairs.append((c, role[2]))
        for a, b in pairs:
            road = self.road(a, b, tables)
            if not road:
                return
            self.edges.append(road)
        self.db, self.source, self.good = pair["db_id"], pair["source"], True

    @staticmethod
    def road(a, b, tables):
        """(child, parent, a's word, b's word) when a key is declared between them."""
        for x, y in ((a, b), (b, a)):
            t = tables[owner(x)]
            for f in t["foreign_keys"]:
                end = lambda w: unquote(w[len(owner(w)) + 1:]).lower()
                if f["ref_table"].lower() == unquote(owner(y)[2:]).lower() and [c.lower() for c in f["columns"]] == [end(x)]:
                    return owner(x), owner(y), x, y
        return None

    @staticmethod
    def role(t, column, tables, n):
        name = column["name"].lower()
        if [name] == [c.lower() for c in t["primary_key"]]:
            return ("pk", t["name"])
        for f in t["foreign_keys"]:
            if [c.lower() for c in f["columns"]] == [name] and len(f["ref_columns"]) == 1:
                for w in n.tables:
                    if unquote(w[2:]).lower() == f["ref_table"].lower():
                        real = next((c["name"] for c in tables[w]["columns"] if c["name"].lower() == f["ref_columns"][0].lower()), None)
                        if real:
                            return ("fk", t["name"], f"c:{w[2:]}.{real}" if re.fullmatch(r"\w+", real) else f'c:{w[2:]}."{real}"')
        return None

    @staticmethod
    def kind(t, column, uses):
        name = column["name"].lower()
        if [name] == [c.lower() for c in t["primary_key"]]:
            return "pk"
        if uses & {"avg", "sum"}:
            return "number"
        return family(column)


def learn(pairs, schemas, databases=7):
    """Templates whose left-over words are common to so many databases."""
    found, seen = [], collections.defaultdict(set)
    for p in pairs:
        if p["named"] == "none" or p["db_id"] not in schemas:
            continue
        t = Template(dict(p, named=canonical(p["named"], [x["name"] for x in schemas[p["db_id"]]["tables"]])), schemas[p["db_id"]])
        if t.good:
            found.append(t)
            for word in t.rest:
                seen[word].add(t.db)
    return [t for t in found if all(len(seen[w]) >= databases or not w.isalpha() for w in t.rest)]


class Asker:
    """Asks templates of a schema."""

    def __init__(self, words, say, schema):
        self.w, self.say, self.db = words, say, Db(schema)

    def assign(self, t):
        """Tables of the schema for the template's, along the same keys."""
        place, roads, todo = {}, {}, list(t.edges)
        for _ in range(len(t.tables) + 1):
            if todo and not place:
                options = [r for r in self.db.roads]
                if not options:
                    return None
                r = self.w.rng.choice(options)
                place[todo[0][0]], place[todo[0][1]] = r.child, r.parent
                roads[todo.pop(0)] = r
            for e in list(todo):
                a, b = place.get(e[0]), place.get(e[1])
                if not a and not b:
                    continue
                options = [r for r in self.db.roads if (r.child is a if a else r.child not in place.values()) and (r.parent is b if b else r.parent not in place.values())]
                if not options:
                    return None
                r = self.w.rng.choice(options)
                place[e[0]], place[e[1]] = r.child, r.parent
                roads[e] = r
                todo.remove(e)
        if todo:
            return None
        for x in t.tables:
            if x not in place:
                free = [y for y in self.db.tables if y not in place.values()]
                if not free:
                    return None
                place[x] = self.w.rng.choice(free)
        return place, roads

    def ask(self, t):
        """(question, named) or None."""
        got = self.assign(t)
        if not got:
            return None
        place, roads = got
        new = {x: y.t for x, y in place.items()}
        real, used = {}, set()
        for e, r in roads.items():
            real[e[2]], real[e[3]] = (r.child, r.column), (r.parent, r.target)
        valued = {c for c, *_ in t.values.values() if c}
        for c, (table, kind) in t.columns.items():
            if c in real and (c in t.implicit or kind == "pk"):
                continue
            p = place[table]
            if kind == "pk":
                pool = [p.key] if p.key else []
            elif kind == "number":
                pool = p.numbers
            elif kind == "date":
                pool = p.dates
            else:
                pool = p.texts if c in valued else p.labels + p.texts + [x for x in p.shown if x not in p.numbers]
            pool = [x for x in pool if id(x) not in used]
            if not pool:
                return None
            x = self.w.rng.choice(pool)
            used.add(id(x))
            real[c] = (p, x)
        new.update({c: p.c(x) for c, (p, x) in real.items()})
        said = {}
        for v, (c, how, numeric) in t.values.items():
            if c is None or c not in real:
                n = str(self.w.rng.choice([2, 3, 4, 5, 10]))
                new[v], said[v] = "v:" + n, n
                continue
            p, x = real[c]
            if numeric and x in p.numbers:
                n = number(self.w, x)
                new[v], said[v] = "v:" + n, n
                continue
            text = x["values"] and text_value(self.w, x)
            if numeric or not text:
                return None
            if how in ("like", "unlike", "starts", "ends"):
                parts = [y for y in re.findall(r"\w+", text) if len(y) > 1]
                text = self.w.rng.choice(parts) if parts else text
            new[v], said[v] = value(text), typed(self.w, text)
        if len(set(said.values())) < len(said):
            return None
        return self.text(t, place, real, said), " ".join(new.get(x, x) for x in t.words)

    def text(self, t, place, real, said):
        out = []
        for x in t.tokens:
            if isinstance(x, str):
                out.append(x)
                continue
            slot, many = x
            if slot in place:
                out.append(self.say.many(place[slot]) if many else self.say.one(place[slot]))
            elif slot in real:
                text = self.say.col(real[slot][1], real[slot][0])
                out.append(plural(text) if many else text)
            else:
                out.append(said[slot])
        return re.sub(r"\s+([?.,;!'])", r"\1", " ".join(out))
