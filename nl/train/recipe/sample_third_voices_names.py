"""Companies and inventors by their own names, in a third voice."""
from . import sample_wordings as words
from .sample_form import value
from .sample_third_voices import pick

NAMES = """{m} whose name {v} {t}
{m} with a name that {v} {t}
{m} where the name {v} {t}
{m} where name {v} {t}
{m}: name {v} {t}
all {m} whose name {v} {t}
list {m} whose name {v} {t}
list all {m} whose name {v} {t}
show {m} whose name {v} {t}
get {m} whose name {v} {t}
find {m} whose name {v} {t}
look up {m} whose name {v} {t}
name the {m} whose name {v} {t}
identify {m} whose name {v} {t}
i need {m} whose name {v} {t}
i search {m} which name {v} {t}
which {m} have a name that {v} {t}
which {m} do we have whose name {v} {t}
what {m} are there whose name {v} {t}
are there {m} whose name {v} {t}
select name from {table} where name {v} {t}
select name from {table} where name like {l}
{table} where name like {l}
{table} with name like {l}
search {table} for names where the name {v} {t}"""


def called(w, v):
    """Companies and inventors by the beginning, end or a part of the name."""
    k = w.rng.choice(["applicant", "inventor"])
    many = w("(companies|applicants|applicants|firms|filers|organisations)" if k == "applicant" else "(inventors|inventors|people)")
    op = w.rng.choices(["starts", "ends", "like"], [4, 2.5, 3])[0]
    parts = (v.company() if k == "applicant" else v.inventor())[1].lower().split()
    text = parts[-1] if op == "ends" and len(parts) > 1 else w.rng.choice("inc corp ltd llc gmbh sa ag co systems tech labs".split()) if op == "ends" and k == "applicant" else parts[0]
    if len(text) < 2 or not text.isalpha():
        return None
    if op == "starts" and len(text) > 5 and w.chance(0.3):
        text = text[:w.rng.randint(3, 5)]
    shown = w.rng.choice([text, text.title(), text.upper()])
    shown = words.quoted(shown, w) if w.chance(0.45) else shown
    verb = w({"starts": "(starts with|begins with|is starting with)", "ends": "(ends with|ends in|ends on|finishes with)", "like": "(contains|includes|has {t} in it|contains the word|mentions)"}[op], t=shown)
    verb, t = (verb, shown) if shown not in verb else (verb, "")
    fill = dict(m=many, v=verb, t=t, table=k + "s", l={"starts": f"'{text}%'", "ends": f"'%{text}'", "like": f"'%{text}%'"}[op])
    count = w.chance(0.25)
    q = pick(w, "how many {m} have a name that {v} {t}\nnumber of {m} whose name {v} {t}\ncount {m} whose name {v} {t}\n# {m} whose name {v} {t}\nhow many {m} are there whose name {v} {t}\nnr of {m} whose name {v} {t}\n{m} whose name {v} {t}: count\nselect count(*) from {table} where name like {l}" if count else NAMES, **fill)
    return q, f"from t:{k}s select {'count *' if count else f'c:{k}s.name'} where c:{k}s.name {op} {value(text)}", [shown, text]


SHAPES = [(called, 1.5)]
