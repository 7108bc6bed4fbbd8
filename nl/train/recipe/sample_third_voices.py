"""What the third voice's shapes share: picks from frames (one a line), nouns, and the chart
words that people put in front of a wish; a chart word means nothing for the answer."""
import re

from . import sample_wordings as words
from .sample_form import value
from .sample_voices import phrase
from .sample_wordings import Fact

NOUN = "(patents|patents|patents|patents|patents|documents|publications|filings|inventions|pats|patent docs|patent documents|docs|patent filings|patent publications|drone patents|IP documents|patent records)"
STRICT = "(patents|patents|patents|patents|documents|publications|inventions)"
TYPES = [("(patent applications|patent application)", "= " + value("Patent Application"), 4), ("granted patents", "like " + value("granted"), 4), ("(search reports|search report documents)", "= " + value("Search report"), 1), ("amended patents", "= " + value("Amended Patent"), 0.5), ("limited patents", "= " + value("Limited Patent"), 0.5)]
CHARTS = {
    "number": "KPI:|KPI -|Big number:|Big number of|Counter:|Single value:|Card:|Tile:|Scorecard:|Number tile:|Gauge:|Metric:|Headline figure:|kpi|Stat:|Indicator:|Widget:|Dashboard number:|Summary card:|Single number:",
    "list": "Table:|Table of|Data table:|Grid:|List view:|Table view of|Table -|table|Detail table:|Datasheet:|Excel list:|Spreadsheet of|Drill-down:|Raw data:|Report:|Listing:|Detail view:",
    "groups": "Bar chart:|Bar chart of|bar chart|Pie:|Pie chart of|Pie chart:|Donut:|Donut chart of|Treemap:|Treemap of|Column chart:|Column chart of|Histogram of|Heatmap:|Bubble chart:|Table:|Chart:|Chart of|Bars:|Horizontal bar chart of|Stacked bar:|Pivot table:|Pivot:|Plot:|Diagram of|Graph of|Word cloud of|Radar chart:|Visualise|Plot",
    "years": "Line chart of|Line chart:|Time series:|Time series of|Trend:|Trend chart:|Area chart:|Line graph of|Sparkline:|Timeline:|Bar chart:|Chart:|Plot|Plot of|Curve of|Graph:|Line plot of|Chart over time:|Column chart of|Run chart:",
    "rank": "Bar chart:|Leaderboard:|Ranking:|Rank table:|Horizontal bars:|Bar chart of|Table:|Chart of|Toplist:|League table of|Pareto chart:|Treemap:|Ranking of|Top list:|Bar plot:",
}


def pick(w, frames, **fill):
    """One of the lines, filled in."""
    text = re.sub(r"\{(\w+)\}", lambda m: str(fill[m.group(1)]), w.rng.choice(frames.strip().split("\n")))
    return " ".join(text.split()).replace(" ,", ",")


def charted(w, q, kind, share=0.13):
    """The wish with a chart word in front, now and then."""
    if not w.chance(share):
        return q
    word = w.rng.choice(CHARTS[kind].split("|"))
    return (word.lower() if w.chance(0.3) else word) + " " + q


def noun(w, found):
    """(noun, facts that it means)."""
    if w.chance(0.1) and not any(f.topic == "doctype" or "doctype" in f.cond for f in found):
        said, cond, _ = w.rng.choices(TYPES, [t[2] for t in TYPES])[0]
        said = w(said)
        said = said if said.endswith("s") else said + "s"
        return said, [Fact("doctype", "{doctype} " + cond, said, keep=tuple(said.split()))]
    return w(NOUN), []


def named(w, v, counts, without=(), lead=True):
    """(noun phrase, opening, facts)"""
    found = words.facts(w, v, counts, without=without)
    form, more = noun(w, found)
    np, front = phrase(w, found, lead=lead, form=form)
    return np, front, found + more


def keyed(w, found):
    """The facts as key words, or None."""
    if any(not f.key for f in found):
        return None
    keys = [f.key for f in found]
    return w.rng.choice([" ", " ", " ", ", ", " + ", " / "]).join(keys)


def sqled(w, found):
    """The facts as conditions of a query, or None."""
    if not found or any(not f.sql for f in found):
        return None
    return w.rng.choice([" and ", " and ", " AND ", ", ", " && "]).join(f.sql for f in found)


def filters(w, found):
    """The facts as a dashboard shows its filters, or None."""
    keys = [f.key for f in found]
    return w.rng.choice([", ", ", ", "; ", " | ", " + "]).join(keys) if found and all(keys) else None
