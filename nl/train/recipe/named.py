"""Gold SQL (SQLite's dialect) to the named form of nl/pointer, with sqlglot.

What the form cannot express raises Unsupported with a short reason, so that prepare
can count the reasons."""
import json
import re

import sqlglot
from sqlglot import exp


class Unsupported(Exception):
    pass


def name(text):
    return text if re.fullmatch(r"[A-Za-z0-9_]+", text) else json.dumps(text)


def value(text):
    return "v:" + json.dumps(text, ensure_ascii=False)


COMPARE = {exp.EQ: "=", exp.NEQ: "!=", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
TURNED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
ARITHMETIC = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}
AGGREGATE = {exp.Count: "count", exp.Sum: "sum", exp.Avg: "avg", exp.Min: "min", exp.Max: "max"}


class Core:
    """One SELECT: its tables in order and what its columns resolve to."""

    def __init__(self, select, schema):
        self.schema, self.select = schema, select
        self.tables = []  # (alias, table, second)
        for source in [select.args.get("from")] + (select.args.get("joins") or []):
            if source is None:
                raise Unsupported("no FROM")
            this = source.this
            if not isinstance(this, exp.Table):
                raise Unsupported("subquery in FROM")
            if this.name.lower() not in schema:
                raise Unsupported("unknown table")
            if source.args.get("side"):
                raise Unsupported("outer join")
            before = sum(t == this.name.lower() for _, t, _ in self.tables)
            if before > 1:
                raise Unsupported("third instance")
            self.tables.append((this.alias_or_name.lower(), this.name.lower(), before == 1))

    def place(self, column):
        """The position of the column's table in the FROM list."""
        owner, title = column.table.lower(), column.name.lower()
        for i, (alias, table, _) in enumerate(self.tables):
            if (owner == alias or (not owner and title in self.schema[table]["columns"])):
                if title not in self.schema[table]["columns"]:
                    raise Unsupported("unknown column")
                return i
        raise Unsupported("unknown column")

    def column(self, column, second=True):
        i = self.place(column)
        _, table, again = self.tables[i]
        real = self.schema[table]
        text = f"c:{name(real['name'])}.{name(real['columns'][column.name.lower()])}"
        return ("<i2> " if again and second else "") + text

    def sources(self, joins):
        """The table list, with "on" wherever the SQL says which columns join."""
        words, left = [], list(joins)
        for i, (_, table, again) in enumerate(self.tables):
            words.append(("<i2> " if again else "") + "t:" + name(self.schema[table]["name"]))
            if i == 0:
                continue
            for a, b in left:
                pa, pb = self.place(a), self.place(b)
                if pb < pa:
                    a, b, pa, pb = b, a, pb, pa
                if pb == i and pa < i:
                    words.append(f"on {self.column(a)} {self.column(b, second=False)}")
                    left.remove((a, b) if (a, b) in left else (b, a))
                    break
        return " ".join(words), left


def literal(node):
    if isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal):
        return "v:-" + node.this.this
    if isinstance(node, exp.Literal):
        return value(node.this) if node.is_string else "v:" + node.this
    if isinstance(node, exp.Column) and not node.table and node.this.args.get("quoted"):
        return value(node.name)  # SQLite reads "text" that is no column as a string
    return None


def term(core, node):
    if isinstance(node, exp.Paren):
        node = node.this
    if isinstance(node, exp.Column):
        return core.column(node)
    for kind, word in AGGREGATE.items():
        if isinstance(node, kind):
            inner = node.this
            distinct = ""
            if isinstance(inner, exp.Distinct):
                if len(inner.expressions) != 1:
                    raise Unsupported("several in DISTINCT")
                distinct, inner = "distinct ", inner.expressions[0]
            if isinstance(inner, exp.Star):
                if word != "count":
                    raise Unsupported("aggregate of star")
                return "count *"
            if type(inner) in ARITHMETIC:
                return f"{word} {distinct}( {expression(core, inner)} )"
            if isinstance(inner, exp.Column):
                return f"{word} {distinct}{core.column(inner)}"
            raise Unsupported("aggregate argument")
    raise Unsupported(f"term {type(node).__name__}")


def expression(core, node):
    node = node.unalias()
    if type(node) in ARITHMETIC:
        return f"{term(core, node.left)} {ARITHMETIC[type(node)]} {term(core, node.right)}"
    return term(core, node)


def subquery(core, node):
    inner = node.this if isinstance(node, (exp.Subquery, exp.Paren)) else node
    if not isinstance(inner, (exp.Select, exp.SetOperation)):
        raise Unsupported("operand")
    return f"( {query(inner, core.schema)} )"


def is_literal(core, node):
    if literal(node) is None:
        return False
    if isinstance(node, exp.Column):
        try:
            core.place(node)
            return False
        except Unsupported:
            return True
    return True


def operand(core, node):
    if is_literal(core, node):
        return literal(node)
    if isinstance(node, (exp.Subquery, exp.Select)):
        return subquery(core, node)
    return term(core, node)


def like(core, node, negated):
    pattern = node.expression
    if not is_literal(core, pattern):
        raise Unsupported("LIKE of an expression")
    text = pattern.name
    body = text.strip("%")
    if not body or "%" in body or "_" in body:
        raise Unsupported("LIKE pattern")
    left, right = text.startswith("%"), text.endswith("%")
    if negated and not (left and right):
        raise Unsupported("NOT LIKE pattern")
    word = {(True, True): "unlike" if negated else "like", (False, True): "starts",
            (True, False): "ends", (False, False): "="}[left, right]
    return f"{term(core, node.this)} {word} {value(body)}"


def predicate(core, node):
    if isinstance(node, exp.Paren):
        return "( " + condition(core, node.this) + " )"
    negated = isinstance(node, exp.Not)
    if negated:
        node = node.this.this if isinstance(node.this, exp.Paren) else node.this
    if isinstance(node, (exp.Like, exp.ILike)):
        return like(core, node, negated)
    if isinstance(node, exp.In):
        word = "notin" if negated else "in"
        if node.args.get("query"):
            return f"{term(core, node.this)} {word} {subquery(core, node.args['query'])}"
        values = [literal(v) for v in node.expressions]
        if None in values or len(values) < 2:
            raise Unsupported("IN list")
        return f"{term(core, node.this)} {word} ( {' '.join(values)} )"
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Null):
        return f"{term(core, node.this)} {'notnull' if negated else 'isnull'}"
    if negated:
        raise Unsupported("NOT")
    if isinstance(node, exp.Between):
        low, high = literal(node.args["low"]), literal(node.args["high"])
        if low is None or high is None:
            raise Unsupported("BETWEEN of expressions")
        return f"{term(core, node.this)} between {low} {high}"
    if type(node) in COMPARE:
        sign, a, b = COMPARE[type(node)], node.left, node.right
        if is_literal(core, a) or isinstance(a, exp.Subquery):
            sign, a, b = TURNED[sign], b, a
        return f"{term(core, a)} {sign} {operand(core, b)}"
    raise Unsupported(f"predicate {type(node).__name__}")


def condition(core, node):
    if isinstance(node, (exp.And, exp.Or)):
        word = "and" if isinstance(node, exp.And) else "or"
        return f"{condition(core, node.left)} {word} {condition(core, node.right)}"
    return predicate(core, node)


def conjuncts(node):
    if node is None:
        return []
    if isinstance(node, exp.And):
        return conjuncts(node.left) + conjuncts(node.right)
    return [node]


def joining(core, node):
    """Whether node is column = column of two tables of the FROM list."""
    return (isinstance(node, exp.EQ) and isinstance(node.left, exp.Column)
            and isinstance(node.right, exp.Column) and not is_literal(core, node.left)
            and not is_literal(core, node.right) and core.place(node.left) != core.place(node.right))


def core_words(select, schema):
    core = Core(select, schema)
    where = select.args.get("where")
    parts = conjuncts(where.this if where else None)
    for join in select.args.get("joins") or []:
        parts = conjuncts(join.args.get("on")) + parts
        if join.args.get("using"):
            raise Unsupported("USING")
    joins = [(p.left, p.right) for p in parts if joining(core, p)]
    parts = [p for p in parts if not joining(core, p)]
    tables, left = core.sources(joins)
    words = ["from", tables, "select"]
    if select.args.get("distinct"):
        words.append("distinct")
    items = select.expressions
    starred = len(items) == 1 and (isinstance(items[0], exp.Star) or
                                   isinstance(items[0], exp.Column) and isinstance(items[0].this, exp.Star))
    chosen = [] if starred else [expression(core, e) for e in items]
    words.append("*" if starred else " , ".join(chosen))
    tests = [f"{core.column(a)} = {core.column(b)}" for a, b in left]
    tests += [f"( {condition(core, p)} )" if isinstance(p, exp.Or) and len(parts) + len(left) > 1 else condition(core, p)
              for p in parts]
    if tests:
        words += ["where", " and ".join(tests)]
    having, order, limit = (select.args.get(k) for k in ("having", "order", "limit"))
    tail = []
    if having:
        tail += ["having", condition(core, having.this)]
    if order:
        keys = [f"{expression(core, k.this)} {'desc' if k.args.get('desc') else 'asc'}" for k in order.expressions]
        tail += ["order", " , ".join(keys)]
    group = select.args.get("group")
    if group:
        keys = [core.column(k) for k in group.expressions if isinstance(k, exp.Column)]
        if len(keys) != len(group.expressions):
            raise Unsupported("GROUP BY of an expression")
        aggregate = any(w in AGGREGATE.values() for w in " ".join(chosen + tail).split())
        plain = [c for c in chosen if c.split()[0] not in AGGREGATE.values()]
        extra = [k for k in keys if k not in plain] if aggregate else keys
        if extra:
            words += ["group", " ".join(extra)]
    words += tail
    if limit:
        count = limit.expression.name
        words += ["limit", "1" if count == "1" else "v:" + count]
    return " ".join(words)


def query(node, schema):
    for kind, word in ((exp.Union, "union"), (exp.Intersect, "intersect"), (exp.Except, "except")):
        if isinstance(node, kind):
            if any(isinstance(s, exp.SetOperation) for s in (node.left, node.right)):
                raise Unsupported("several set operations")
            if node.args.get("order") or node.args.get("limit"):
                raise Unsupported("order of a set operation")
            return f"{query(node.left, schema)} {word} {query(node.right, schema)}"
    if not isinstance(node, exp.Select):
        raise Unsupported(type(node).__name__)
    return core_words(node, schema)


def index(tables):
    """A schema as look-ups by lower-case name."""
    return {t["name"].lower(): {"name": t["name"], "columns": {c["name"].lower(): c["name"] for c in t["columns"]}}
            for t in tables}


def convert(sql, schema):
    try:
        tree = sqlglot.parse_one(sql, read="sqlite")
    except sqlglot.errors.SqlglotError as e:
        raise Unsupported("parse") from e
    return query(tree, schema)
