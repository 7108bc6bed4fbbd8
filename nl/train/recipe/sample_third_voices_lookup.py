"""One patent looked up by its number, in a third voice."""
from .sample_form import render, value
from .sample_third_voices import pick

NAMED = "{n};{n};{n};{n};patent {n};doc {n};document {n};publication {n};pub no. {n};patent no {n};patent nr {n};number {n};no. {n};publication number {n};the patent with number {n};the patent with the number {n};the document numbered {n};the publication {n};this patent: {n};patent number {n};pub number {n};the patent {n}".split(";")
ASKS = {
    "title": "title of {p}|title {p}|{p} title|{p}: title|{p} - title?|what's the title of {p}|what is {p} called|what's {p} called|what is {p} about|what's {p} about|how is {p} called|which title has {p}|which title does {p} have|what title does {p} carry|name of {p}|title for {p} please|give title of {p}|need title of {p}|look up the title of {p}|lookup title {p}|i need the title of {p}|please state the title of {p}|select title where publication_number = {n}|select title from patents where publication_number = '{n}'|title where publication number is {n}|what does {p} deal with|what is the invention {p} called|under what title was {p} published|get title for {p}|what is the subject of {p}",
    "pubdate": "pub date of {p}|pub date {p}|publication date {p}|{p} pub date|{p}: publication date|{p} published when|when was {p} published|when was {p} published?|when did {p} come out|when did {p} appear|when published {p}|when has {p} been published|date of publication of {p}|on what day did {p} come out|on which day was {p} published|publication date for {p}|give me the publication date of {p}|please state the publication date of {p}|select publication_date where publication_number = {n}|since when is {p} public|when was {p} laid open|when was {p} issued|when did {p} go public",
    "filed": "filing date of {p}|filing date {p}|{p} filing date|{p}: filing date|{p} filed when|when was {p} filed|when did they file {p}|when was {p} handed in|when was {p} lodged|when was {p} submitted|when has {p} been filed|date of filing of {p}|application date of {p}|please state the filing date of {p}|give filing date of {p}|select filing_date where publication_number = {n}|on which date was {p} filed|on what day was {p} filed|when filed {p}|what's the filing date on {p}|need the filing date for {p}",
    "cites": "citations of {p}|citations {p}|{p} citations|{p}: citations|{p} # of citations|{p} cited by count|{p} how often cited|# citations of {p}|nr of citations of {p}|no. of citations for {p}|how often is {p} cited|how often was {p} cited|how often has {p} been cited|how many times is {p} cited|how many times was {p} cited|how much citations has {p}|how many citations has {p}|how many citations did {p} get|how many cites has {p}|how many cites does {p} have|by how many others is {p} cited|by how many patents was {p} cited|number of forward citations of {p}|citation count {p}|times cited {p}|cited_by_count of {p}|cited_by_count for {n}|select cited_by_count where publication_number = {n}|how influential is {p}: citation count|KPI: citations of {p}",
    "juris": "jurisdiction of {p}|jurisdiction {p}|{p} jurisdiction|{p}: country|country of {p}|which country is {p}|what country is {p} from|from which country is {p}|which office issued {p}|which office published {p}|at which office was {p} published|what jurisdiction does {p} have|select jurisdiction where publication_number = {n}|in which jurisdiction was {p} published",
    "doctype": "document type of {p}|doc type of {p}|doc type {p}|{p} document type|{p}: type|type of {p}|which type of document is {p}|what sort of document is {p}|what kind of document is {p}|which document type has {p}|select document_type where publication_number = {n}|as what type is {p} recorded|what is the document type of {p}",
    "kind": "kind code of {p}|kind code {p}|{p} kind code|{p}: kind|kind_code of {p}|which kind code has {p}|what is the kind code of {p}|what's the kind code on {p}|select kind_code where publication_number = {n}|kind of {p} (code)",
    "fam": "family size of {p}|family size {p}|{p} family size|{p}: family size|simple family size of {p}|size of the family of {p}|how big is the family of {p}|how large is the simple family of {p}|how many family members has {p}|how many members are in the family of {p}|how many family members does {p} have|simple_family_size of {p}|select simple_family_size where publication_number = {n}",
    "xfam": "extended family size of {p}|extended family size {p}|{p} extended family size|{p}: extended family size|how big is the extended family of {p}|size of the extended family of {p}|extended_family_size of {p}",
    "priority": "priority date of {p}|priority date {p}|{p} priority date|{p}: priority|earliest priority date of {p}|earliest priority of {p}|which priority date has {p}|what priority date does {p} claim|from when is the priority of {p}|select earliest_priority_date where publication_number = {n}|what's the priority on {p}|please state the priority date of {p}",
    "appno": "application number of {p}|application number {p}|{p} application number|application no. of {p}|appl. number of {p}|which application number has {p}|what is the application number for {p}|application_number of {p}|under what application number was {p} filed",
    "lens": "lens id of {p}|lens id {p}|{p} lens id|lens_id of {p}|lens_id where publication_number = {n}|which lens id has {p}|give the lens id for {p}",
    "year": "publication year of {p}|publication year {p}|{p} publication year|pub year of {p}|{p}: year of publication|in what year was {p} published|which year was {p} published|what year did {p} come out|in which year did {p} appear|publication_year of {p}|select publication_year where publication_number = {n}",
    "applicant": "who owns {p}|who owns {p}?|whose is {p}|whose patent is {p}|who filed {p}|who's behind {p}|who is behind {p}|who holds {p}|who has {p}|who applied for {p}|who is the owner of {p}|owner of {p}|owner {p}|{p} owner|{p}: owner|{p} whose|{p} applicants|{p}: who filed it|applicant of {p}|applicants for {p}|applicants on {p}|applicant names on {p}|company of {p}|company {p}|which company is on {p}|which company has {p}|which company stands behind {p}|which firm owns {p}|which firm filed {p}|to whom belongs {p}|to who belongs {p}|in whose name is {p}|in whose name stands {p}|please name the applicants of {p}|please identify the owner of {p}|i need the owner of {p}|by whom was {p} filed|from which company is {p}|from whom is {p}|{p} belongs to whom",
    "inventor": "who invented {p}|who invented {p}?|{p} inventors|{p}: inventors|{p} inventor|{p} invented by whom|{p}: who invented it|inventors {p}|inventors for {p}|inventors of {p}|inventor names of {p}|names of inventors of {p}|who is inventor of {p}|who are inventors of {p}|who is on {p} as inventor|who is named as inventor on {p}|who is the brain behind {p}: inventors|which inventors has {p}|which people are named as inventors on {p}|please name the inventors of {p}|please identify the inventors of {p}|list inventors on {p}|get inventors for {p}|by who was {p} invented|whose invention is {p}|which persons invented {p}|inventor list of {p}|the inventors of {p} please",
    "cpccode": "CPC codes of {p}|cpc codes {p}|{p} CPC codes|{p}: CPC codes|all CPC codes for {p}|which CPC codes has {p}|list CPC codes of {p}|how is {p} classified (CPC codes)|CPC symbols of {p}|cpc_code of {p}|please list the CPC codes of {p}|what CPC codes were assigned to {p}",
    "cpc": "CPC subclasses of {p}|cpc subclasses {p}|{p}: CPC subclasses|which CPC subclasses has {p}|in which CPC subclasses is {p}|cpc_subclass of {p}|list the CPC subclasses for {p}",
    "ipccode": "IPC codes of {p}|ipc codes {p}|{p} IPC codes|{p}: IPC codes|which IPC codes has {p}|list IPC codes of {p}|ipc_code of {p}|all IPC codes for {p}",
}
WEIGHT = {"title": 8, "pubdate": 4, "filed": 4, "cites": 6, "juris": 2, "doctype": 2, "kind": 1, "fam": 2, "xfam": 1, "priority": 2, "appno": 1, "lens": 1, "year": 1.5, "applicant": 9, "inventor": 8, "cpccode": 3, "cpc": 2, "ipccode": 2}
ALSO = {"title": "title", "pubdate": "publication date", "filed": "filing date", "cites": "citations", "juris": "jurisdiction", "doctype": "document type", "kind": "kind code", "fam": "family size", "priority": "priority date", "year": "publication year", "appno": "application number"}


def lookup(w, v):
    """What one patent has."""
    n = w.rng.choice(v.numbers)
    n = n.lower() if w.chance(0.06) else n
    p = w.rng.choice(NAMED).replace("{n}", n)
    cond = "{pubno} = " + value(n)
    if w.chance(0.14):
        fields = w.rng.sample(list(ALSO), w.rng.choice([2, 2, 3, 4]))
        said = [ALSO[f] for f in fields]
        c = ", ".join(said) if w.chance(0.4) else ", ".join(said[:-1]) + w.rng.choice([" and ", " & ", " + "]) + said[-1]
        q = pick(w, """{c} of {p}
{p}: {c}
{p} - {c}
{p}, {c}
{c} for {p}
{c} {p}
show {c} of {p}
give me {c} for {p}
get {c} of {p}
i need {c} of {p}
please state {c} of {p}
what are {c} of {p}
lookup {p}: {c}
Filter: {n}: {c}
Table: {c} for {p}
select {c} where publication_number = {n}
{p}: show me {c}""", c=c, p=p, n=n)
        return q, render(" , ".join("{%s}" % f for f in fields), cond), [n]
    k = w.rng.choices(list(WEIGHT), list(WEIGHT.values()))[0]
    q = pick(w, ASKS[k].replace("|", "\n"), p=p, n=n)
    return q, render(("distinct " if k == "cpc" else "") + "{%s}" % k, cond), [n]


SHAPES = [(lookup, 9)]
