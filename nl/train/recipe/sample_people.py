"""Who with whom, by a second hand: inventors and companies of patents, different things,
teams, sets of two conditions, single patents looked up."""
from . import sample_wordings as words
from .sample_form import FIELDS, nested, render, value
from .sample_groups import group
from .sample_questions import LISTED, SHOWN
from .sample_relations import THINGS, target
from .sample_voices import STRICT, pair, phrase

MANY = {"applicant": "(companies|companies|applicants|applicants|firms|organizations|filers|patentees|corporations|businesses|patent owners|entities|players|names of the applicants)",
        "assignee": "(assignees|assignees|assignee names)", "inventor": "(inventors|inventors|inventors|people|persons|individuals|inventor names|authors|creators|names of the inventors)"}
TOPIC = {"applicant": "company", "assignee": "company", "inventor": "inventor", "juris": "juris", "kind": "kind", "doctype": "doctype", "year": "when"}
DO = {"applicant": "(filed|applied for|own|hold|have|published|put in|are behind|are named on|submitted|are working on|are active in|stand behind|registered|appear on)",
      "assignee": "(have|own|hold|are named on|appear on)", "inventor": "(invented|worked on|are named on|are listed on|appear on|are behind|contributed to|are credited with|had a hand in|came up with|have)"}


def several_things(w, v):
    """(field, plural) of what can be listed or counted for itself."""
    names = list(THINGS)
    k = w.rng.choices(names, [9 if n == "applicant" else 9 if n == "inventor" else 3 if n in ("cpc", "assignee", "juris", "ipc", "cpcclass") else 1.5 for n in names])[0]
    if k in MANY:
        return k, w(MANY[k])
    _, _, _, many, _ = group(w, (k,))
    return k, many


def how_many_things(w, v):
    """Different companies, inventors, codes: their number."""
    k, many = several_things(w, v)
    d = w("(|||different |distinct |unique |separate |individual |various )")
    d = d + " " if d else ""
    if w.chance(0.3):
        column = {"cpc": "cpc_subclass", "cpcclass": "cpc_class", "cpcsection": "cpc_section", "cpccode": "cpc_code", "ipc": "ipc_subclass", "ipcclass": "ipc_class", "ipccode": "ipc_code", "juris": "jurisdiction", "kind": "kind_code", "doctype": "document_type", "year": "publication_year", "assignee": "assignee"}.get(k)
        if column and w.chance(0.4):
            t = THINGS[k][0].split()[1][2:]
            q = w("(count distinct {c}|count distinct {c} in {t}|count distinct {c} from {t}|distinct {c} count|number of distinct {c}|number of distinct {c} in {t}|how many distinct {c}|how many distinct {c} in {t}|distinct count of {c}|select count(distinct {c}) from {t}|unique {c} count|how many unique values has {c}|number of different values of {c}|cardinality of {c})".replace("(distinct {c})", "DISTINCT"), c=column, t=t).replace("DISTINCT", f"(distinct {column})")
            return q, THINGS[k][0], []
        q = w("(how many {d}{m} are there|how many {d}{m} do we have|how many {d}{m} exist|how many {d}{m} are in the (database|data|collection|dataset)|how many {d}{m} are listed|how many {d}{m} are known|how many {d}{m} occur|number of {d}{m}|total number of {d}{m}|count of {d}{m}|count {d}{m}|count the {d}{m}|{d}{m} count|what is the number of {d}{m}|how many {d}{m} in all|how many {d}{m} altogether|how many {d}{m} does the database know|tell me how many {d}{m} there are|{m}, how many|{d}{m}: how many|# of {d}{m})", d=d, m=many)
        return q, THINGS[k][0], []
    found = words.facts(w, v, (0, 72, 28), without=(TOPIC.get(k, k[:3]),))
    found = [f for f in found if "notin" not in f.cond]
    if not found:
        return None
    np, front = phrase(w, found, STRICT)
    if k in DO:
        q = w("(how many {d}{m} {v} {np}|how many {d}{m} {v} {np}|how many {d}{m} {v} {np}|how many {d}{m} are there that {v} {np}|number of {d}{m} that {v} {np}|number of {d}{m} with {np}|number of {d}{m} on {np}|number of {d}{m} of {np}|count {d}{m} of {np}|count the {d}{m} that {v} {np}|count of {d}{m} with {np}|how many {d}{m} for {np}|how many {d}{m} are named on {np}|by how many {d}{m} are {np}|to how many {d}{m} do {np} belong|{d}{m} of {np}, how many|{d}{m} with {np}: how many|{np}: how many {d}{m}|{np}: number of {d}{m})", d=d, m=many, v=w(DO[k]), np=np)
        if k == "inventor" and "belong" in q or k != "inventor" and "by how many" in q and w.chance(0.5):
            return None
    else:
        q = w("(how many {d}{m} do {np} cover|how many {d}{m} occur in {np}|how many {d}{m} are there among {np}|how many {d}{m} do {np} have|how many {d}{m} do {np} fall into|how many {d}{m} appear in {np}|in how many {d}{m} are {np}|in how many {d}{m} are there {np}|in how many {d}{m} do {np} exist|across how many {d}{m} do {np} spread|number of {d}{m} of {np}|number of {d}{m} in {np}|number of {d}{m} among {np}|number of {d}{m} covered by {np}|count the {d}{m} of {np}|count of {d}{m} among {np}|{d}{m} of {np}, how many|{np}: how many {d}{m})", d=d, m=many, np=np)
        if "published" in q.split(" ")[0]:
            return None
    select = {"applicant": "count distinct {aid}", "inventor": "count distinct {iid}"}.get(k, "count distinct {%s}" % target(k))
    return pair(found, q, select, wide=(any(f.wide for f in found) or k == "assignee") and k != "inventor", front=front)


def which_things(w, v):
    """Different companies, inventors, codes: a list."""
    k, many = several_things(w, v)
    if w.chance(0.2):
        if k in ("applicant", "inventor"):
            t = k + "s"
            q = w("(list all {m}|show all {m}|show me all {m}|list the {m}|give me all {m}|all {m}|names of all {m}|list of all {m}|list of {m}|which {m} are there|which {m} are in the (database|data|collection)|print all {m}|who are all the {m}|full list of {m}|{m} list|{m} in alphabetical order|list {m} alphabetically|all {m} sorted by name|{m} from a to z)", m=many)
            order = f" order c:{t}.name asc" if any(x in q for x in ("alphabet", "sorted", "a to z")) else ""
            return q, f"from t:{t} select c:{t}.name{order}", []
        q = w("(distinct {m}|list distinct {m}|list all {m}|list of all {m}|which {m} are there|which {m} exist|which {m} occur|which {m} occur in the (data|database)|what {m} are there|what are the possible {m}|what are the {m}|all {m}|show all {m}|show the different {m}|give me the different {m}|different {m}|every {m2}|unique {m}|select distinct {m}|{m} in the database|{m} list|name all {m}|what kind of {m} are there)".replace("|every {m2}", "").replace("|what kind of {m} are there", ""), m=many)
        return q, render("distinct {%s}" % target(k), wide=k == "assignee"), []
    found = words.facts(w, v, (0, 70, 30), without=(TOPIC.get(k, k[:3]),))
    np, front = phrase(w, found, STRICT)
    if k in DO:
        q = w("(which {m} {v} {np}|which {m} {v} {np}|what {m} {v} {np}|{m} that {v} {np}|{m} who {v} {np}|list the {m} that {v} {np}|list {m} that {v} {np}|list all {m} that {v} {np}|show me the {m} that {v} {np}|name the {m} that {v} {np}|tell me which {m} {v} {np}|find {m} that {v} {np}|{m} of {np}|{m} on {np}|{m} for {np}|the {m} of {np}|list the {m} of {np}|list {m} of {np}|all {m} of {np}|show the {m} of {np}|give me the {m} of {np}|give me all {m} with {np}|{m} with {np}|which {m} have {np}|who are the {m} of {np}|who are the {m} behind {np}|whose {np} are these, list {m}|from which {m} are {np}|which are the {m} of {np}|{np}: which {m}|{np}: list of {m}|{np}, {m}|{np} - {m}|distinct {m} of {np}|different {m} with {np}|who {v} {np})", m=many, v=w(DO[k]), np=np)
        if q.startswith("who ") and not q.startswith("who are the") and k == "assignee" or q.startswith("who have"):
            return None
        if q.startswith("who ") and not q.startswith("who are the") and k == "applicant" and " invented " in q:
            return None
        if q.startswith("who ") and not q.startswith("who are the") and k == "inventor" and "invented" not in q and "came up" not in q:
            return None
        if "whose" in q:
            return None
    else:
        q = w("(which {m} do {np} have|which {m} do {np} fall into|which {m} do {np} cover|which {m} occur in {np}|which {m} occur among {np}|which {m} appear in {np}|which {m} are used by {np}|which {m} are used for {np}|in which {m} are {np}|in which {m} are there {np}|in which {m} do {np} fall|what {m} do {np} have|what {m} are {np} in|what are the {m} of {np}|to which {m} do {np} belong|under which {m} do {np} fall|list the {m} of {np}|list {m} of {np}|list all {m} that occur in {np}|{m} of {np}|the {m} of {np}|{m} for {np}|{m} covered by {np}|{m} found in {np}|show the {m} of {np}|different {m} of {np}|distinct {m} of {np}|distinct {m} for {np}|{np}: which {m}|{np}: {m}|{np}, distinct {m}|all the different {m} of {np}|give me the {m} of {np}|name the {m} of {np})", m=many, np=np)
        company = next((f for f in found if f.topic == "company" and len(found) == 1 and not f.wide and len(f.keep) == 1 and "notin" not in f.cond), None)
        if company and w.chance(0.45):
            verb = w("(publish|file|have patents|own patents|hold patents|patent|apply for patents|register patents)") if k == "juris" else w("(have patents|have patents|work|file|own patents|publish|hold patents)")
            q = w("(in which {m} does {c} {v}|in which {m} did {c} {v}|in what {m} does {c} {v}|which {m} does {c} {v} in|in which {m} is {c} active|which {m} is {c} active in|what {m} is {c} in|which {m} does {c} cover|{m} where {c} has patents|{m} {c} is active in|{c}: which {m}|{c} {m}|{m} {c})", m=many, c=company.keep[0], v=verb)
            front = ""
    return pair(found, q, "distinct {%s}" % target(k), wide=(any(f.wide for f in found) or k == "assignee") and k != "inventor", front=front)


def people_of(w, v):
    """Inventors of a company and companies of an inventor, in words of work."""
    extra = words.facts(w, v, (80, 20), without=("company", "inventor", "cites", "family", "title"))
    tail = "".join(" " + f.post for f in extra)
    if w.chance(0.5):
        c = words.owner(w, v)
        name, of = c.keep[0], c.owner
        if w.chance(0.3):
            q = w("(how many (inventors|people|different inventors|persons|individuals) (does {c} have|work for {c}|are working for {c}|have worked for {c}|are listed on {o} patents|are named on {o} patents|are inventors on {o} patents|invent for {c}|has {c}|are behind {o} patents|stand behind the patents of {c}|have invented for {c}|contributed to {o} patents|are on the patents of {c}|are listed as inventors (for|on the patents of) {c})|number of (inventors|different inventors) (at|of|working for|for|on the patents of|on {o} patents) {c2}|{o} number of inventors|{c} inventors count|{c}: number of inventors|count {o} inventors|how big is the team of inventors at {c}|how many inventors at {c})", c=name, o=of, c2=name)
            if of in q:
                q = q.replace(f"{of} patents {name}", f"{of} patents")
            return pair([c] + extra, q + tail, "count distinct {iid}")
        q = w("(which (inventors|people|persons) (work|worked|are working|have worked|invent|invented|have invented) (for|at|with) {c}|who (works|worked|has worked|invents|invented|is inventing) (for|at) {c}|who are the inventors (of|at|working for|behind the patents of|on the patents of|for) {c}|inventors (of|at|from|for|working for|working at|working with|who worked for|employed at|on patents of|behind the patents of|on the patents of) {c}|{c} inventor list|{c} patents inventors|inventors {c}|list of inventors {c}|list of inventors of {c}"
              "|list the inventors of {c}|list {o} inventors|show {o} inventors|name {o} inventors|{o} inventors|all inventors of {c}|give me the inventors at {c}|who are {o} inventors|who invented {o} patents|who is behind {o} patents as inventor|people who invented for {c}|names of inventors at {c}|names of the people inventing for {c}|people listed as inventors on {o} patents|who does {c} have as inventors|which inventors does {c} have|which inventors are on {o} patents|which people are named on {o} patents as inventors|inventors that appear on patents of {c}|what inventors has {c} got|the people behind the patents of {c})", c=name, o=of)
        return pair([c] + extra, q + tail, "distinct {inventor}")
    i = words.creator(w, v)
    name = i.keep[0]
    if w.chance(0.2):
        q = w("(how many (companies|firms|applicants|different companies) (has {i} worked (for|with)|did {i} work (for|with)|are on the patents of {i}|has {i} invented for|did {i} invent for|own patents of {i}|hold patents of {i})|number of (companies|applicants|employers) {i} (worked for|invented for|worked with)|for how many (companies|firms|different companies) did {i} (invent|work)|with how many (companies|applicants) did {i} work)", i=name)
        return pair([i] + extra, q + tail, "count distinct {aid}")
    q = w("(which (companies|firms|organizations|applicants) (did|has) (inventor |){i} (worked|work) (with|for)|with which (companies|firms|applicants) (did|has|does) {i} (work|worked|collaborate)|for which (companies|firms|organizations) (did|has|does) {i} (work|worked|invent|invented)|which (companies|firms) has {i} invented for|which (companies|applicants|firms) (own|hold|filed|applied for|have) (the |)(patents|inventions) (of|by) (inventor |){i}|whose patents is {i} on|on whose patents is {i} named|on whose patents does {i} appear|on the patents of which companies does {i} appear|who does {i} work for|who did {i} work for|who employed {i}|who employs {i}|who filed the patents of {i}|who owns the patents of {i}|who owns {i}'s inventions"
          "|{i}'s (employers|companies|applicants)|{i} companies|{i} applicants|companies {i}|companies of {i}|companies {i} worked (for|with)|companies for which {i} invented|companies behind {i}'s patents|list the companies {i} (has worked for|worked with|invented for)|list of companies for {i}|employers of {i}|applicants on {i}'s patents|applicants of {i}'s patents|which applicants are listed on the patents of {i}|at which companies did {i} invent|at which company does {i} work|where does inventor {i} work (company)|to which companies do {i}'s patents belong|to which applicants are {i}'s inventions registered|names of companies that {i} worked for|what companies was {i} an inventor for|what companies did {i} work with)".replace("(company)", "company"), i=name)
    for a, b in (("did worked", "did work"), ("has work ", "has worked "), ("does worked", "does work"), ("did invented", "did invent"), ("has invent ", "has invented "), ("does invented", "does invent"), ("has collaborate", "has collaborated"), ("did inventor " + name + " worked", "did inventor " + name + " work"), (f"did {name} worked", f"did {name} work"), (f"has {name} work ", f"has {name} worked "), (f"has inventor {name} work ", f"has inventor {name} worked "), (f"does {name} worked", f"does {name} work"), (f"has {name} collaborate", f"has {name} collaborated"), (f"did {name} invented", f"did {name} invent"), (f"does {name} invented", f"does {name} invent")):
        q = q.replace(a, b)
    if q.endswith((f"has {name} invent", f"has {name} work")):
        q += "ed"
    return pair([i] + extra, q + tail, "distinct {applicant}")


def most_partners(w, v):
    """Those with the most different partners: inventors by companies, companies by inventors, places or codes."""
    k, other, said = w.rng.choice([("inventor", "{aid}", "(companies|applicants|firms|employers|organizations)"), ("applicant", "{iid}", "(inventors|people|persons as inventors|inventors)"), ("applicant", "{cpc}", "(CPC subclasses|technology classes|CPC areas)"), ("inventor", "{cpc}", "(CPC subclasses|technology classes)"), ("applicant", "{juris}", "(countries|jurisdictions|offices)"), ("cpc", "{aid}", "(companies|applicants|firms)"), ("juris", "{aid}", "(companies|applicants)"), ("year", "{aid}", "(companies|applicants)"), ("juris", "{iid}", "(inventors|people)"), ("year", "{iid}", "inventors")])
    one = {"inventor": "(inventor|inventor|person)", "applicant": "(company|applicant|firm|company)", "cpc": "(CPC subclass|technology class)", "juris": "(country|jurisdiction|office)", "year": "(year|publication year)"}[k]
    many = {"inventor": "(inventors|people)", "applicant": "(companies|applicants|firms)", "cpc": "(CPC subclasses|technology classes)", "juris": "(countries|jurisdictions)", "year": "(years|publication years)"}[k]
    d = w("(different |different |distinct |)")
    d = d + " " if d else ""
    found = words.facts(w, v, (78, 22), without=(TOPIC.get(k, k), "company", "inventor", "cpc", "juris"))
    posts = "".join(" " + f.post for f in found)
    n, count = v.top()
    verb = w("(worked for|has worked for|invented for|worked with|has worked with)") if k == "inventor" and other == "{aid}" else w("(has|employs|works with|has had|lists)") if k == "applicant" and other == "{iid}" else w("(is active in|covers|has patents in|appears in)") if k in ("applicant", "inventor") else w("(has|counts|shows)")
    roll = w.rng.random()
    agg = f"count distinct {other}"
    if roll < 0.45:
        q = w("(which {o} {v} the most {d}{x}{p}|which {o} {v} the largest number of {d}{x}{p}|which {o} {v} most {d}{x}{p}|the {o} that {v} the most {d}{x}{p}|{o} with the most {d}{x}{p}|{o} with the largest number of {d}{x}{p}|what {o} {v} the most {d}{x}{p}|name the {o} with the most {d}{x}{p})", o=w(one), v=verb, d=d, x=w(said), p=posts)
        tail = f"order {agg} desc limit 1"
    elif roll < 0.65:
        q = w("(top {n} {m} by number of {d}{x}{p}|{n} {m} with the most {d}{x}{p}|the {n} {m} with the greatest number of {d}{x}{p}|which {n} {m} have the most {d}{x}{p}|{m} by number of {d}{x}, top {n}{p})", n=n, m=w(many), d=d, x=w(said), p=posts)
        tail = f"order {agg} desc limit {value(count)}"
    elif roll < 0.85:
        q = w("(number of {d}{x} per {o}{p}|how many {d}{x} per {o}{p}|how many {d}{x} does each {o} have{p}|{d}{x} per {o}{p}|count of {d}{x} by {o}{p}|number of {d}{x} for each {o}{p}|for each {o}, how many {d}{x}{p}|{m} and their number of {d}{x}{p})", d=d, x=w(said), o=w(one), m=w(many), p=posts)
        tail = f"order {{{k}}} asc" if k == "year" else ""
    else:
        sign, limit, text, _ = words.number(w, v, 2, 30)
        q = w("({m} with {s} {d}{x}{p}|which {m} have {s} {d}{x}{p}|{m} that have {s} {d}{x}{p}|list {m} with {s} {d}{x}{p})", m=w(many), s=text, d=d, x=w(said), p=posts)
        tail = f"having {agg} {sign} {value(limit)}"
    return pair(found, q, f"{{{k}}} , {agg}", tail)


TEAM = [("patent_inventors", "(inventors|inventors|people|named inventors|inventors listed|persons named)", 5), ("patent_applicants", "(applicants|companies|applicants|owners|co-applicants)", 2), ("patent_cpc", "(CPC codes|cpc codes|CPC classifications|CPC symbols)", 2), ("patent_ipc", "(IPC codes|ipc codes|IPC classifications)", 1)]


def teams(w, v):
    """Patents by their number of inventors, applicants or codes."""
    link, name, _ = w.rng.choices(TEAM, [t[2] for t in TEAM])[0]
    name = w(name)
    roll = w.rng.random()
    if roll < 0.22:
        q = w("(average number of {n} per patent|avg {n} per patent|mean number of {n} per patent|how many {n} per patent on average|how many {n} does a patent have on average|how many {n} does the average patent have|how many {n} are there per patent on average|on average how many {n} does a patent have|in average how many {n} are on one patent|average {n} count of a patent|{n} per patent, average|what is the mean number of {n} on a patent|what's the average number of {n} on each patent|typical number of {n} per patent|one patent has how many {n} on average|average count of {n} by patent|{n} per patent on average)", n=name)
        return q, f"from t:{link} select count * / count distinct c:{link}.patent_id", []
    if roll < 0.32:
        table, column, one = w.rng.choice([("patent_inventors", "inventor_id", "(inventor|person)"), ("patent_inventors", "inventor_id", "inventor"), ("patent_applicants", "applicant_id", "(company|applicant|firm)"), ("patents", "publication_year", "(year|publication year)"), ("patents", "jurisdiction", "(country|jurisdiction)"), ("patents_wide", "assignee", "assignee")])
        q = w("(average number of patents per {o}|how many patents does {a} {o} have on average|how many patents per {o} on average|on average how many patents has {a} {o}|in average how many patents does one {o} have|mean number of patents per {o}|avg patents per {o}|patents per {o} on average|average patents per {o}|what is the average number of patents for {a} {o}|how many patents come on each {o} on average|how many patents does the average {o} have|average patent count per {o}|each {o} has how many patents on average)", o=(o := w(one)), a="an" if o[0] in "aeiou" else "a")
        return q, f"from t:{table} select count * / count distinct c:{table}.{column}", []
    extra = words.facts(w, v, (70, 26, 4), without=("cpc", "ipc", "inventor", "company"))
    np, front = phrase(w, extra, "(patents|patents|patents|documents|publications)", lead=False)
    one = np.replace("patents", "patent", 1).replace("documents", "document", 1).replace("publications", "publication", 1)
    n, count = v.top()
    if roll < 0.55:
        single = w.chance(0.5)
        q = (w("(which {p} has the most {n}|which {p} has the highest number of {n}|which {p} lists the most {n}|which {p} names the most {n}|the {p} with the most {n}|{p} with the most {n}|{p} with most {n}|what {p} has the most {n}|on which {p} are there the most {n}|{p} with the largest number of {n}|which of the {np} has the most {n}|the {p} having the greatest number of {n})", p=one, np=np, n=name) if single else
             w("({k} {np} with the most {n}|the {k} {np} with the most {n}|top {k} {np} by number of {n}|top {k} {np} with the most {n}|which {k} {np} have the most {n}|{np} having the most {n}, top {k}|{np} with the most {n}, top {k}|{np} by {n} count, top {k}|the {k} {np} with the largest number of {n}|{np} ranked by number of {n}, first {k}|list the {k} {np} having the most {n})", k=n, np=np, n=name))
        return _team(extra, q, link, f"order count * desc limit {'1' if single else value(count)}")
    if w.chance(0.2):
        sign, text, number = w.rng.choice([("=", "(exactly one|only one|just one|a single|one)", "v:1"), (">", "(more than one|several|multiple|two or more)", "v:1")])
        text = w(text)
        if text == "two or more":
            sign, number = ">=", value(2)
    else:
        sign, limit, text, _ = words.number(w, v, 2, 20)
        number = value(limit)
    if w.chance(0.5):
        q = w("(how many {np} have {s} {n}|how many {np} have {s} {n}|how many {np} list {s} {n}|how many {np} name {s} {n}|how many {np} come with {s} {n}|number of {np} with {s} {n}|number of {np} having {s} {n}|count {np} with {s} {n}|count of {np} that have {s} {n}|how many {np} are there with {s} {n}|{np} with {s} {n}, how many|{np} with {s} {n}: count|how many of the {np} have {s} {n}|on how many {np} are {s} {n} named)", np=np, s=text, n=name)
        cond = "{pid} in ( from t:%s select c:%s.patent_id having count * %s %s )" % (link, link, sign, number)
        question, form, keep = pair(extra + [words.Fact("team", cond, f"{text} {name}")], q, "{count}")
        return question, form, keep
    q = w("({np} with {s} {n}|which {np} have {s} {n}|which {np} have {s} {n}|which {np} list {s} {n}|list {np} with {s} {n}|list {np} that have {s} {n}|show {np} with {s} {n}|show me the {np} that have {s} {n}|find {np} with {s} {n}|find {np} having {s} {n}|all {np} with {s} {n}|{np} having {s} {n}|{np} that name {s} {n}|{np} on which {s} {n} are named|what {np} have {s} {n}|give me {np} with {s} {n}|any {np} with {s} {n}|{np} where the number of {n} is {s})", np=np, s=text, n=name)
    return _team(extra, q, link, f"having count * {sign} {number}", "{pubno} , {title}")


def _team(extra, question, link, tail, select="{title} , count *"):
    """Patents grouped by themselves over one of their links."""
    q, form, keep = pair(extra, question, "{title}")
    where = form.split(" where ", 1)[1] if " where " in form else ""
    put = lambda t: t.replace("{pubno}", "c:patents.publication_number").replace("{title}", "c:patents.title")
    return q, f"from t:patents t:{link} select {put(select)}" + (f" where {where}" if where else "") + " group c:patents.patent_id " + tail, keep


def seats(w, v):
    """By the place of an applicant or an inventor on the patent."""
    who = w.rng.choice(["inventor", "inventor", "applicant"])
    place, said = w.rng.choice([("1", "(first|first-named|lead|main|first)")] * 3 + [("2", "second"), ("3", "third")])
    number = "1" if place == "1" else value(int(place))
    seat = "{iseq}" if who == "inventor" else "{aseq}"
    f = words.creator(w, v) if who == "inventor" else words.owner(w, v)
    cond = f.cond + f" and {seat} = {'v:1' if place == '1' else number}"
    name = f.keep[0]
    count = w.chance(0.6)
    if count:
        q = w("(how many patents have {n} as {s} {w}|on how many patents is {n} the {s} {w}|on how many patents is {n} {s} {w}|number of patents with {n} as {s} {w}|number of patents in which {n} is the {s} {w}|in how many patents is {n} the {s} {w}|count patents where {n} is the {s} {w}|how often is {n} the {s} {w}|how many patents name {n} as the {s} {w}|patents with {n} as {s} {w}, how many)", n=name, s=w(said), w=who)
    else:
        q = w("(patents with {n} as {s} {w}|patents where {n} is the {s} {w}|which patents have {n} as the {s} {w}|list patents with {n} as the {s} {w}|patents on which {n} is {s} {w}|show patents that name {n} as {s} {w})", n=name, s=w(said), w=who)
    return q, render("{count}" if count else "{pubno} , {title}", cond), [name]


def code_pairs(w, v):
    """Patents in one code and (not) in another; companies likewise."""
    kind = w.rng.choices(["cpc", "ipc", "mixed"], [6, 2, 1])[0]
    a, b = words.classified(w, v, "cpc" if kind != "ipc" else "ipc"), words.classified(w, v, "ipc" if kind != "cpc" else "cpc")
    if a.keep == b.keep:
        return None
    extra = words.facts(w, v, (74, 24, 2), without=("cpc", "ipc"))
    tail = "".join(" " + f.post for f in extra)
    out = w.chance(0.5)
    na, nb = a.key, b.key
    noun = w("(patents|patents|documents|publications)")
    if out:
        rel = w("(in {a} but not in {b}|in {a} but not {b}|in {a} and not in {b}|with {a} but without {b}|with {a} and without {b}|having {a} but not {b}|classified under {a} and not under {b}|that carry {a} but not {b}|in {a} only, not in {b}|tagged {a} but not {b}|in {a} except those in {b}|in {a} excluding {b}|that have {a} but no {b})", a=na, b=nb)
    else:
        rel = w("(in both {a} and {b}|in {a} and in {b}|in {a} as well as {b}|with both {a} and {b}|with {a} and {b}|carrying both {a} and {b}|that carry both {a} and {b}|having {a} and {b}|that have {a} and also {b}|classified in both {a} and {b}|classified under {a} and under {b}|in {a} and at the same time in {b}|that are in {a} and also in {b}|tagged with both {a} and {b}|which have both {a} and {b})", a=na, b=nb)
    second = nested(b) if not out else nested(b).replace("{pid} in", "{pid} notin")
    conds = " and ".join([nested(a), second] + [nested(f) if f.topic in LISTED else f.cond for f in extra])
    keep = list(a.keep + b.keep) + [k for f in extra for k in f.keep]
    if w.chance(0.58):
        verb = w("(carry both {a} and {b}|have both {a} and {b}|are in both {a} and {b}|are in {a} and {b}|fall into both {a} and {b}|belong to {a} and {b}|have {a} as well as {b}|are classified in {a} and in {b})" if not out else "(are in {a} but not in {b}|have {a} but not {b}|are in {a} and not in {b}|carry {a} but not {b}|fall into {a} but not into {b}|are classified in {a} but not in {b})", a=na, b=nb)
        q = w("(how many {n}{t} {v}|how many {n}{t} {v}|number of {n} {r}{t}|count {n} {r}{t}|{n} {r}{t}: how many|{n} {r}{t}, how many|how many {n} are there {r}{t}|{r}: how many {n}{t}|count of {n} {r}{t}|how many {n} {r}{t})", n=noun, v=verb, r=rel, t=tail)
        return q, render("{count}", conds), keep
    q = w("({n} {r}{t}|list {n} {r}{t}|which {n} are {r}{t}|show {n} {r}{t}|find {n} {r}{t}|all {n} {r}{t}|titles of {n} {r}{t}|give me {n} {r}{t})", n=noun, r=rel, t=tail)
    if "are with" in q or "are that" in q or "are having" in q or "are carrying" in q or "are which" in q:
        return None
    return q, render("{title}" if q.startswith("titles") else "{pubno} , {title}", conds), keep


def times_apart(w, v):
    """Two years, or the time before a year and the time after it."""
    filing = w.chance(0.4)
    field, verb = ("filed", "filed") if filing else ("year", "published")
    y = v.year()
    z = y + w.rng.choice([-1, 1, 1, 1, 2, 3, -2, 5])
    prep = "in" if filing or w.chance(0.8) else "from"
    make = lambda sign, year, said: words.Fact("when", "{%s} %s %s" % (field, sign, value(year)), f"{verb} {said}" if filing or prep == "in" and w.chance(0.3) else said, key=said)
    if w.chance(0.85):
        return make("=", y, f"{prep} {y}"), make("=", z, f"{prep} {z}")
    low, high = min(y, z), max(y, z)
    return make("<", low, f"before {low}"), make(">", high, f"after {high}")


def two_sorts(w, v):
    """Companies, inventors, codes or years with patents of one sort and (not, or) of another."""
    k = w.rng.choices(["applicant", "inventor", "assignee", "cpc"], [6, 3, 1, 1])[0]
    topic = w.rng.choices(["juris", "when", "cpc", "title", "doctype", "ipc", "company"], [6, 6, 3, 2, 1, 1, 2])[0]
    if topic == TOPIC.get(k, k) or k == "assignee" and topic in ("ipc",):
        return None
    makers = {"juris": words.country, "cpc": words.cpc_fact, "title": words.topical, "doctype": words.typed_document, "ipc": words.ipc_fact, "company": words.owner}
    a, b = (times_apart(w, v) if topic == "when" else [makers[topic](w, v) for _ in range(2)])
    if a.cond == b.cond or a.key == b.key:
        return None
    many = w(MANY.get(k, "(CPC subclasses|CPC classes|technology classes)"))
    if k == "cpc" and "classes" in many and "sub" not in many and "tech" not in many:
        return None
    roll = w.rng.random()
    deed = w("(have patents|have patents|hold patents|own patents|have publications|are active|appear with patents)" if k in ("applicant", "assignee") else "(have patents|are named on patents|appear on patents|have inventions)" if k == "inventor" else "(have patents|contain patents|occur on patents)")
    pa, pb = a.post, b.post
    verb = None
    if topic == "when" and k == "applicant" and w.chance(0.6):
        filing = "{filed}" in a.cond
        verb = w("(filed|filed patents|applied for patents|submitted patents)" if filing else "(published|published patents|had patents published|released patents|issued patents|had publications|had patents)")
        pa, pb = a.key, b.key
    if topic == "juris":
        code = lambda f: f.cond.split('"')[1]
        pa, pb = "in " + w.rng.choice(words.PLACES[code(a)]), "in " + w.rng.choice(words.PLACES[code(b)])
    say = (lambda t: w(t, m=many, d=verb or deed, a=pa, b=pb, x=pb.removeprefix("in ") if pa.startswith("in ") and pb.startswith("in ") else pb, y=pa.removeprefix("in ") if pa.startswith("in ") and pb.startswith("in ") else pa))
    inn = "in " if pa.startswith("in ") and pb.startswith("in ") else ""
    if roll < 0.5:
        op = "intersect"
        q = say("(which {m} {d} both {a} and {b}|which {m} {d} in_both|{m} that {d} both {a} and {b}|{m} which {d} {a} and also {b}|{m} that {d} {a} as well as {b}|which {m} {d} {a} and {b}|list {m} that {d} {a} and {b}|{m} with patents both {a} and {b}|{m} with patents {a} and patents {b}|{m} having patents {a} and also {b}|which {m} {d} {a} and at the same time {b}|what {m} {d} {a} and also {b}|find {m} that {d} both {a} and {b}|who has patents both {a} and {b})")
        q = q.replace("in_both", f"{inn}both {pa.removeprefix('in ') if inn else pa} and {pb.removeprefix('in ') if inn else pb}")
        if q.startswith("who ") and k not in ("applicant",):
            return None
    elif roll < 0.9:
        op = "except"
        q = say("(which {m} {d} {a} but not {b}|which {m} {d} {a} but not {b}|{m} that {d} {a} but not {b}|{m} which {d} {a} and not {b}|{m} that {d} {a} but never {b}|list {m} that {d} {a} but not {b}|which {m} {d} {a} and none {b}|{m} with patents {a} but none {b}|{m} with patents {a} but not {b}|{m} with patents {a} and no patents {b}|{m} having patents {a} but no patents {b}|what {m} {d} {a} yet not {b}|find {m} that {d} {a}, but not {b}|{m} {a} but not {b})")
    else:
        op = "union"
        q = say("(which {m} {d} {a} or {b}|{m} that {d} {a} or {b}|{m} that {d} either {a} or {b}|list {m} that {d} {a} or {b}|{m} with patents {a} or {b})")
    e = "{applicant}" if k == "assignee" else "{%s}" % k
    wide = k == "assignee"
    return q, f"{render(e, a.cond, wide=wide)} {op} {render(e, b.cond, wide=wide)}", list(a.keep + b.keep)


def in_both_tables(w, v):
    """Names that are applicants and inventors."""
    a, b = w.rng.choice([("applicants", "inventors"), ("inventors", "applicants")])
    yes = w.chance(0.75)
    count = w.chance(0.6)
    say = w("({a} (who|that) are (also|at the same time|themselves) {b}|{a} that are {b} too|{a} (appearing|listed) as {b} (too|as well|also)|{a} (who|that) appear among the {b}|{a} (who|that) occur as {b} too)" if yes else "({a} (who|that) are not {b}|{a} (who|that) are no {b}|{a} (who|that) never appear as {b}|{a} (who|that) do not occur as {b})", a=a, b=b)
    if count:
        q = w(("(" if not yes else "(how many names are both among the {a} and the {b}|") + "number of {s}|count {s}|how many of the {a} are {y} {b}|how many {s} are there)", x=say.replace(" who are", " are", 1).replace(" that are", " are", 1).replace(" who appear", " appear", 1).replace(" that appear", " appear", 1), s=say, a=a, b=b, y=w("(themselves|at the same time)") if yes else "not")
    else:
        q = w("({s}|list {s}|names of {s}|which {a} are {y} {b}|show {s}|who is both applicant and inventor)" if yes else "({s}|list {s}|which {a} are {y} {b}|names of {s})", s=say, a=a, b=b, y="also" if yes else "not")
        if q.startswith("who is"):
            a, b = "applicants", "inventors"
    return q, f"from t:{a} select {'count *' if count else f'c:{a}.name'} where c:{a}.name {'in' if yes else 'notin'} ( from t:{b} select c:{b}.name )", []


def owners_of(w, v):
    """How many companies, inventors or codes have so many patents."""
    k, table, ident, many = w.rng.choices([("applicant", "applicants", "applicant_id", MANY["applicant"]), ("inventor", "inventors", "inventor_id", MANY["inventor"])], [3, 2])[0]
    link = f"patent_{table}"
    if w.chance(0.25):
        sign, text, number, single = w.rng.choice([("=", "(exactly one|only one|just one|a single|one single)", "v:1", True), (">", "(more than one|more than a single)", "v:1", True), (">", "(several|multiple)", "v:1", False)])
        text = w(text)
    else:
        sign, limit, text, _ = words.number(w, v, 2, 200)
        number, single = value(limit), False
    noun = w("(patent|publication|document)" if single else "(patents|patents|publications|documents|inventions)")
    verb = w("(have|own|hold|possess|filed|applied for|published|registered|can show|account for)" if k == "applicant" else "(have|are named on|appear on|invented|worked on|have invented|are listed on|are behind)")
    q = w("(how many {m} {v} {s} {n}|how many {m} {v} {s} {n}|how many {m} {v} {s} {n}|number of {m} with {s} {n}|number of {m} that {v} {s} {n}|count {m} with {s} {n}|count of {m} having {s} {n}|count the {m} that {v} {s} {n}|how many {m} are there with {s} {n}|how many {m} are there that {v} {s} {n}|{m} with {s} {n}, how many|{m} with {s} {n}: count|how many of the {m} {v} {s} {n}|what number of {m} {v} {s} {n})", m=w(many), v=verb, s=text, n=noun)
    return q, f"from t:{table} select count * where c:{table}.{ident} in ( from t:{link} select c:{link}.{ident} having count * {sign} {number} )", []


def number_lookup(w, v):
    """What one patent has, found by its number."""
    number = w.rng.choice(v.numbers)
    p = w("({n}|{n}|{n}|patent {n}|the patent {n}|document {n}|publication {n}|patent number {n}|the document {n}|number {n}|patent no. {n}|the publication numbered {n}|the one with publication number {n})", n=number)
    cond = "{pubno} = " + value(number)
    kind = w.rng.choices(["inventor", "applicant", "code", "field", "two"], [5, 5, 4, 9, 2])[0]
    if kind == "inventor":
        if w.chance(0.2):
            q = w("(how many inventors does {p} have|number of inventors of {p}|how many people invented {p}|how many inventors are named on {p}|{p} number of inventors|count the inventors of {p})", p=p)
            return q, render("count *", cond, "").replace("from t:patents", "from t:patents t:patent_inventors"), [number]
        q = w("(who invented {p}|who are the inventors of {p}|who is the inventor of {p}|inventors of {p}|inventors on {p}|inventors listed on {p}|the inventors of {p}|list the inventors of {p}|names of the inventors on {p}|which inventors are listed on {p}|which people invented {p}|which inventors does {p} have|{p}: inventors|{p} inventors|inventor {p}|who came up with {p}|by whom was {p} invented|who is named as inventor on {p}|show inventors for {p})", p=p)
        return q, render("{inventor}", cond), [number]
    if kind == "applicant":
        q = w("(who owns {p}|who filed {p}|who applied for {p}|who holds {p}|who is the owner of {p}|who is the applicant of {p}|applicant of {p}|applicants of {p}|applicants on {p}|which company owns {p}|which company filed {p}|which company is behind {p}|which company does {p} belong to|to whom does {p} belong|to which company does {p} belong|whose is {p}|whose patent is {p}|{p} applicant|{p}: applicant|{p} owner|{p}, who owns it|list the applicants of {p}|what company is on {p}|names of the applicants of {p}|company behind {p}|by which company was {p} filed)", p=p)
        return q, render("{applicant}", cond), [number]
    if kind == "code":
        k = w.rng.choice(["cpccode", "cpccode", "cpc", "cpcclass", "ipccode", "ipccode", "ipc", "ipcclass"])
        m = w({"cpccode": "(CPC codes|CPC codes|CPC symbols|full CPC codes|cpc codes|CPC classification)", "cpc": "(CPC subclasses|cpc subclasses)", "cpcclass": "CPC classes", "ipccode": "(IPC codes|IPC codes|IPC symbols|ipc codes|IPC classification)", "ipc": "(IPC subclasses|ipc subclasses)", "ipcclass": "IPC classes"}[k])
        q = w("({m} of {p}|{m} for {p}|{m} on {p}|the {m} of {p}|which {m} does {p} have|what {m} does {p} have|what {m} does {p} carry|which {m} were given to {p}|list the {m} of {p}|show the {m} of {p}|show me the {m} for {p}|{p}: {m}|{p} {m}|what are the {m} of {p}|give me {m} of {p}|in which {m} is {p}|under which {m} is {p} filed|{m} given to {p}|{m} that {p} has)", m=m, p=p)
        return q, render(("distinct " if k not in ("cpccode", "ipccode") else "") + "{%s}" % k, cond), [number]
    asks = {"title": "(what is the title of {p}|title of {p}|title {p}|what is {p} called|what is {p} about|{p} title|how is {p} titled|what does {p} deal with|name of {p}|what is the name of {p}|{p}: title)",
            "pubdate": "(when was {p} published|publication date of {p}|{p} publication date|on what day was {p} published|on which date did {p} come out|when did {p} come out|date of publication of {p}|when was {p} issued|what is the publication date of {p}|publication date {p})",
            "filed": "(when was {p} filed|filing date of {p}|{p} filing date|which is the filing date of {p}|on which day was {p} filed|when was {p} applied for|date of filing of {p}|application date of {p}|when was the application for {p} filed|filing date {p}|on what date was {p} submitted)",
            "cites": "(how often was {p} cited|how many times was {p} cited|how many times has {p} been cited|how many citations does {p} have|how often has {p} been cited|number of citations of {p}|citation count of {p}|{p} citations|citations of {p}|how many patents cite {p}|by how many patents is {p} cited|how many citations did {p} get|{p} cited how often|cited by count of {p}|how many later patents cite {p})",
            "juris": "(which country is {p} from|from which country is {p}|jurisdiction of {p}|country of {p}|which office published {p}|in which country was {p} published|{p} jurisdiction|where was {p} published)", "doctype": "(what type of document is {p}|document type of {p}|type of {p}|what kind of document is {p}|{p} document type)",
            "kind": "(kind code of {p}|what kind code does {p} have|{p} kind code|which kind code has {p})", "fam": "(family size of {p}|simple family size of {p}|how large is the family of {p}|how big is the simple family of {p}|{p} family size|how many members has the simple family of {p})", "xfam": "(extended family size of {p}|how large is the extended family of {p}|{p} extended family size)",
            "priority": "(priority date of {p}|earliest priority date of {p}|what is the priority of {p}|earliest priority of {p}|{p} priority date|what is the earliest priority date of {p})", "appno": "(application number of {p}|what is the application number of {p}|{p} application number)", "lens": "(lens id of {p}|what is the lens id of {p}|{p} lens id)",
            "year": "(in which year was {p} published|publication year of {p}|what year was {p} published|{p} publication year)"}
    if kind == "two":
        fields = w.rng.sample(["title", "pubdate", "filed", "cites", "juris", "doctype", "fam", "priority"], w.rng.choice([2, 2, 3]))
        names = [w(SHOWN[f]) for f in fields]
        q = w("({c} of {p}|show {c} of {p}|what are the {c} of {p}|{p}: {c}|give me {c} for {p}|{p}, show {c})", c=", ".join(names[:-1]) + " and " + names[-1], p=p)
        return q, render(" , ".join("{%s}" % f for f in fields), cond), [number]
    f = w.rng.choices(list(asks), [4, 3, 4, 5, 2, 2, 1, 2, 1, 2, 1, 1, 2])[0]
    return w(asks[f], p=p), render("{%s}" % f, cond), [number]


def of_the_best(w, v):
    """Something of the patent at an end of an order."""
    k = w.rng.choices(["inventor", "applicant"], [1, 1])[0]
    f, end, down = w.rng.choice([("cites", "(most cited|most often cited|highest cited|most referenced)", True)] * 4 + [("pubdate", "(newest|latest|most recent)", True), ("pubdate", "(oldest|first|earliest)", False), ("filed", "(first filed|earliest filed)", False), ("xfam", "", True), ("fam", "", True)])
    noun = w("(patent|patent|document|publication)")
    one = w(end) + " " + noun if end else noun + " " + w("with the (largest|biggest) ") + " " + ("extended family" if f == "xfam" else w("(simple family|family)"))
    if f == "cites" and w.chance(0.3):
        one = w("({n} with the most citations|{n} with the highest citation count|{n} that has been cited the most|{n} that is cited most often)", n=noun)
    q = (w("(who invented the {o}|who is the inventor of the {o}|who are the inventors of the {o}|inventors of the {o}|inventor of the {o}|which inventors are named on the {o}|which people invented the {o}|the people behind the {o}|list the inventors of the {o}|names of the inventors of the {o}|who came up with the {o}|by whom was the {o} invented|whose invention is the {o}|{o}: who invented it)", o=one) if k == "inventor" else
         w("(who owns the {o}|who filed the {o}|who holds the {o}|who applied for the {o}|which company owns the {o}|which company filed the {o}|which company has the {o}|which company is behind the {o}|applicant of the {o}|applicants of the {o}|owner of the {o}|to which company does the {o} belong|whose is the {o}|company with the {o}|which applicant holds the {o}|{o}: which company|name the owner of the {o}|which firm has got the {o})", o=one))
    way = "desc" if down else "asc"
    return q, f"from t:{k}s t:patent_{k}s select c:{k}s.name where c:patent_{k}s.patent_id in ( from t:patents select c:patents.patent_id order c:{FIELDS[f]} {way} limit 1 )", []


def beyond_mean(w, v):
    """More or less than the average patent."""
    f = w.rng.choices(["cites", "fam", "xfam"], [5, 3, 2])[0]
    up = w.chance(0.78)
    extra = words.facts(w, v, (52, 40, 8), without=("cites", "family"))
    np, front = phrase(w, extra, STRICT, lead=False)
    mean = w("(the average|average|the mean|the overall average|the average patent|the average over all patents|the average of all patents)")
    if f == "cites":
        rel = w("(with (a |)citation count above {a}|cited more often than {a}|cited more than {a}|with more citations than {a}|having more citations than {a}|that have above-average citations|with above average citations|with an above-average number of citations|whose citation count exceeds {a}|that are cited more than {a}|with cited_by_count > {a})" if up else "(with fewer citations than {a}|cited less often than {a}|cited less than {a}|with a citation count below {a}|with below average citations|with a below-average number of citations)", a=mean)
        pred = w("(have more citations than {a}|are cited more often than {a}|were cited more often than {a}|have been cited more than {a}|exceed {a} in citations|lie above {a} in citations|are cited above average|have an above-average number of citations|have above average citations)" if up else "(have fewer citations than {a}|are cited less often than {a}|were cited less than {a}|lie below {a} in citations|have a below-average number of citations|have below average citations)", a=mean)
    else:
        name = w({"fam": "(family|family|simple family|patent family)", "xfam": "(extended family|extended patent family)"}[f])
        rel = w("(with a {n} larger than {a}|with a larger {n} than {a}|having a bigger {n} than {a}|whose {n} is larger than {a}|whose {n} is bigger than {a}|with a {n} size above {a}|with an above-average {n} size|with above average {n} size|with more {n} members than {a})" if up else "(with a {n} smaller than {a}|whose {n} is smaller than {a}|with a {n} size below {a}|with a below-average {n} size|with a smaller {n} than {a})", a=mean, n=name)
        pred = w("(have a larger {n} than {a}|have a bigger {n} than {a}|have an above-average {n} size|have a {n} size above {a}|belong to a larger {n} than {a})" if up else "(have a smaller {n} than {a}|have a {n} size below {a}|have a below-average {n} size)", a=mean, n=name)
    count = w.chance(0.55)
    q = (w("(how many {np} {p}|how many {np} {p}|how many of the {np} {p}|number of {np} {r}|count {np} {r}|count of {np} {r}|how many {np} are there {r}|{np} {r}, how many|{np} {r}: count)", np=np, p=pred, r=rel) if count else
         w("({np} {r}|{np} {r}|which {np} {p}|which {np} {p}|list {np} {r}|list the {np} {r}|show {np} {r}|find {np} {r}|all {np} {r}|{np} that {p}|which of the {np} {p}|give me {np} {r}|titles of {np} {r})", np=np, p=pred, r=rel))
    cond = "{%s} %s ( from t:patents select avg c:%s )" % (f, ">" if up else "<", FIELDS[f])
    select = "{count}" if count else "{title}" if q.startswith("titles") else f"{{title}} , {{{f}}}"
    return pair(extra + [words.Fact("mean", cond, rel, pred=pred)], q, select, wide=False, nest=() if count else LISTED)


def same_time(w, v):
    """Two dates of a patent against each other."""
    found = words.facts(w, v, (66, 30, 4), without=("when",))
    np, _ = phrase(w, found, STRICT, lead=False)
    count = w.chance(0.75)
    q = w("(how many {np} were filed on their priority date|how many {np} have the same priority date and filing date|number of {np} whose filing date is the priority date|how many {np} were filed on the day of their priority|count {np} with filing date equal to priority date)" if count else "({np} whose filing date equals the priority date|which {np} were filed on their priority date|{np} filed on the day of their priority)", np=np)
    cond = "{filed} = {priority}"
    return pair(found + [words.Fact("same", cond, "same year")], q, "{count}" if count else "{pubno} , {title}", wide=False, nest=LISTED if not count else ())


def long_titles(w, v):
    """By the number of characters in the title."""
    sign, n, said, mark = words.number(w, v, 10, 300)
    found = words.facts(w, v, (66, 30, 4), without=("title",))
    np, _ = phrase(w, found, STRICT, lead=False)
    roll = w.rng.random()
    if roll < 0.3:
        of = f" of {np}" if found else w.rng.choice(["", " of patents", " of a patent"])
        fn, q = w.rng.choice([("avg", "(average length of the title{o}|average title length{o}|how long is the title{o} on average|how long are titles{o} on average|mean title length{o}|average number of characters in the title{o}|what is the average length of titles{o}|in average how many characters has the title{o})"), ("max", "(maximum title length{o}|longest title length{o}|length of the longest title{o}|max length of title{o})"), ("min", "(minimum title length{o}|length of the shortest title{o})")])
        return pair(found, w(q, o=of), f"{fn} length {{title}}", nest=("company", "inventor", "cpc", "ipc"))
    longer = {">": "(longer than|more than|over)", ">=": "at least", "<": "(shorter than|less than|under)", "<=": "at most", "=": "exactly"}[sign]
    count = roll < 0.8
    rel = w("(whose title is {l} {n} characters|with a title {l} {n} characters|with titles {l} {n} characters|with a title of {l2} {n} characters|whose title has {l2} {n} characters|whose title is {l} {n} letters|with a title length {m})", l=(text := w(longer)), n=n, l2=text.replace("longer than", "more than").replace("shorter than", "fewer than"), m=mark)
    rel = rel.replace("is more than", "is longer than").replace("is over", "is longer than").replace("is less than", "is shorter than").replace("is under", "is shorter than").replace("is at least", "has at least").replace("is at most", "has at most").replace("is exactly", "has exactly")
    q = w("(how many {np} are there {r}|number of {np} {r}|{np} {r}, how many|how many {np} {r}|count {np} {r}|count of {np} {r})" if count else "({np} {r}|list {np} {r}|which {np} are those {r}|show {np} {r}|find {np} {r}|titles of {np} {r})", np=np, r=rel)
    return pair(found + [words.Fact("length", "length {title} %s %s" % (sign, value(n)), rel)], q, "{count}" if count else "{title}" if q.startswith("titles") else "{pubno} , {title}", wide=False, nest=LISTED if not count else ())


SHAPES = [(how_many_things, 9), (which_things, 11), (people_of, 9), (most_partners, 3.5), (teams, 9), (seats, 1.2), (code_pairs, 5), (two_sorts, 8), (in_both_tables, 0.6), (owners_of, 4), (number_lookup, 8), (of_the_best, 3), (beyond_mean, 5), (same_time, 0.4), (long_titles, 1.5)]
