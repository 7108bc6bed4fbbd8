"""The sample's schema for the question writer: fields by short names, and the named
form of a question from the fields it speaks of.

Conventions, held everywhere (README.md tells them too): companies are applicants; the
word "assignee" means patents_wide, as long as that table has the other fields; patents
are counted by distinct patent_id as soon as tables are joined; tables stand in one
fixed order, and only those that are needed."""
import json
import re

FIELDS = {
    "pid": "patents.patent_id", "pubno": "patents.publication_number", "juris": "patents.jurisdiction",
    "kind": "patents.kind_code", "doctype": "patents.document_type", "title": "patents.title",
    "pubdate": "patents.publication_date", "year": "patents.publication_year", "appno": "patents.application_number",
    "filed": "patents.filing_date", "priority": "patents.earliest_priority_date", "cites": "patents.cited_by_count",
    "fam": "patents.simple_family_size", "xfam": "patents.extended_family_size", "lens": "patents.lens_id",
    "applicant": "applicants.name", "inventor": "inventors.name",
    "aseq": "patent_applicants.sequence", "iseq": "patent_inventors.sequence",
    "aid": "patent_applicants.applicant_id", "iid": "patent_inventors.inventor_id",
    "cpc": "patent_cpc.cpc_subclass", "cpcclass": "patent_cpc.cpc_class", "cpcsection": "patent_cpc.cpc_section",
    "cpccode": "patent_cpc.cpc_code", "ipc": "patent_ipc.ipc_subclass", "ipcclass": "patent_ipc.ipc_class",
    "ipcsection": "patent_ipc.ipc_section", "ipccode": "patent_ipc.ipc_code",
}
WIDE = {
    "pid": "patent_id", "pubno": "publication_number", "juris": "jurisdiction", "doctype": "document_type",
    "title": "title", "applicant": "assignee", "cpc": "cpc", "filed": "filing_date", "pubdate": "publication_date",
    "year": "year", "cites": "cited_by_count",
}
ORDER = ["patents", "patent_applicants", "applicants", "patent_inventors", "inventors", "patent_cpc", "patent_ipc"]
LINKS = {"patent_applicants", "patent_inventors", "patent_cpc", "patent_ipc"}


def value(text):
    return "v:" + (str(text) if re.fullmatch(r"-?[0-9.]+|\d{4}-\d\d(-\d\d)?", str(text)) else json.dumps(text, ensure_ascii=False))


def fields(text):
    return re.findall(r"\{(\w+)\}", text)


def wide_can(text):
    return all(f in WIDE or f == "count" for f in fields(text))


def tables(text):
    """The tables that the fields of text need, in the fixed order."""
    need = {FIELDS[f].split(".")[0] for f in fields(text) if f not in ("count", "pid")}
    if "applicants" in need:
        need.add("patent_applicants")
    if "inventors" in need:
        need.add("patent_inventors")
    if len(need & LINKS) > 1 or not need & LINKS:
        need.add("patents")
    return [t for t in ORDER if t in need]


def render(select, where="", tail="", wide=False):
    """The named form of one core whose parts name fields in braces; {count} counts
    patents and {pid} is the patent's key wherever it stands first."""
    body = f"{select} {where} {tail}"
    if wide and wide_can(body):
        source, real = "t:patents_wide", {f: "patents_wide." + c for f, c in WIDE.items()}
        count = "count *"
    else:
        used = tables(body)
        source = " ".join("t:" + t for t in used)
        real = dict(FIELDS)
        key = "patents" if "patents" in used else next(t for t in used if t in LINKS)
        real["pid"] = key + ".patent_id"
        count = "count *" if used == ["patents"] else f"count distinct c:{key}.patent_id"
    put = lambda t: re.sub(r"\{(\w+)\}", lambda m: count if m.group(1) == "count" else "c:" + real[m.group(1)], t)
    text = f"from {source} select {put(select)}"
    if where:
        text += " where " + put(where)
    if tail:
        text += " " + put(tail)
    return text


BESIDE = r"(with|with the|with their|along with|along with their|and|and their|including|including their|showing|showing their|plus) "


def beside(question, columns, shown):
    """The fields to show: "patents with their dates" shows the patents too."""
    if re.search(BESIDE + re.escape(columns), question) and not {"title", "pubno"} & set(shown):
        return ["title"] + list(shown)
    return list(shown)


SUBQUERY = {"company": "t:patent_applicants t:applicants", "inventor": "t:patent_inventors t:inventors",
            "cpc": "t:patent_cpc", "ipc": "t:patent_ipc"}


def nested(f):
    """The condition of a filter on something a patent has several of, as membership,
    so that no patent counts twice."""
    source = SUBQUERY[f.topic]
    cond = f.cond.removeprefix("( ").removesuffix(" )") if " or " in f.cond else f.cond
    cond = re.sub(r"\{(\w+)\}", lambda m: "c:" + FIELDS[m.group(1)], cond)
    return "{pid} in ( from %s select c:%s.patent_id where %s )" % (source, source.split()[0][2:], cond)
