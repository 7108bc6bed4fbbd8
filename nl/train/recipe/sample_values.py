"""Values of the sample data (the drone patents) as people would write them."""
import re

import duckdb

LEGAL = {"INC", "LLC", "LTD", "CORP", "CO", "SA", "AG", "GMBH", "LP", "PLC", "KK", "AB", "NV", "SAS", "SRL", "BV",
         "COMPANY", "CORPORATION", "LIMITED", "INCORPORATED", "(PUBL)", "&", "SE", "SPA", "OY", "AS", "APS", "PTY"}
DULL = {"THE", "UNIV", "US", "GEN", "INT", "AT", "NAT", "AIR", "NEW", "FIRST", "AMERICAN", "ADVANCED", "GLOBAL", "UNITED",
        "INST", "CENTRE", "CENTER", "BEIJING", "SHENZHEN", "GUANGZHOU", "KOREA", "JAPAN", "COMMISSARIAT", "AND", "SYSTEMS",
        "BLACK", "STATE", "SMART", "GREEN", "NORTH", "SOUTH", "DEUTSCHE", "DRONE", "AERIAL", "AERO", "POWER", "AUTO", "SUN"}
STOP = set("""method methods system systems device devices apparatus using with from thereof based same having comprising
including between thereby wherein their which vehicle vehicles unmanned aerial improved related associated applications
application process operating providing multiple through during other being while within""".split())
OFFICES = {"US": "US|US|US|USA|U.S.|American|United States", "EP": "EP|EP|European|Europe",
           "AU": "AU|Australian|Australia", "WO": "WO|WO|PCT|international"}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def column(database, sql):
    return [r[0] for r in database.execute(sql).fetchall()]


class Values:
    """Draws values of the sample from its Parquet files."""

    def __init__(self, folder, words):
        self.words, self.rng = words, words.rng
        db = duckdb.connect()
        table = lambda t: f"read_parquet('{folder}/{t}.parquet')"
        def counted(name, link):
            rows = db.execute(f"SELECT n.name, count(*) c FROM {table(link)} l JOIN {table(name)} n "
                              f"USING ({name[:-1]}_id) GROUP BY 1 ORDER BY 2 DESC, 1").fetchall()
            return [r[0] for r in rows], [r[1] ** 0.6 for r in rows]
        self.common = set()  # words of titles: by themselves they mean the title
        self.applicants, self.applicant_weights = counted("applicants", "patent_applicants")
        self.inventors, self.inventor_weights = counted("inventors", "patent_inventors")
        self.codes = {}
        for scheme in ("cpc", "ipc"):
            for level in ("code", "section", "class", "subclass"):
                c = f"{scheme}_{level}"
                self.codes[c] = column(db, f"SELECT {c} FROM {table('patent_' + scheme)} WHERE {c} <> '' GROUP BY 1 "
                                           "ORDER BY count(*) DESC, 1 LIMIT 400")
        titles = column(db, f"SELECT title FROM {table('patents')} ORDER BY patent_id")
        count = {}
        for t in titles:
            found = [w for w in re.findall(r"[a-z]+", t.lower())]
            for w in found:
                if len(w) >= 5 and w not in STOP:
                    count[w] = count.get(w, 0) + 1
            for a, b in zip(found, found[1:]):
                if len(a) >= 4 and len(b) >= 5 and not {a, b} & STOP:
                    count[a + " " + b] = count.get(a + " " + b, 0) + 1
        self.common = {w for w, n in count.items() if n >= 3 and " " not in w} | {w[:-1] for w, n in count.items() if n >= 3 and w.endswith("s")}
        self.topics = sorted(w for w, n in count.items() if n >= 4)
        self.numbers = column(db, f"SELECT publication_number FROM {table('patents')} ORDER BY patent_id")
        self.lens = column(db, f"SELECT lens_id FROM {table('patents')} ORDER BY patent_id")

    def cased(self, text):
        return self.rng.choice([text.lower(), text.lower(), text.title(), text.title(), text.title(), text])

    def company(self):
        """(what is typed, the value, whether it is the whole name)"""
        while True:
            known = 300 if self.words.chance(0.45) else len(self.applicants)  # people ask for the large ones
            i = self.rng.choices(range(known), self.applicant_weights[:known])[0]
            name, many = self.applicants[i], self.applicant_weights[i] >= 12 ** 0.6
            parts = name.split()
            person = len(parts) in (2, 3) and not set(parts) & LEGAL and not re.search(r"TECH|SYSTEM|UNIV|NAVY|DRONE|AERO|ELECTR", name)
            if self.words.chance(0.12):
                return name, name, True
            if person and self.words.chance(0.85):
                continue
            while len(parts) > 1 and parts[-1] in LEGAL:
                parts.pop()
            short = parts[:1]
            if "&" in parts[:2] and len(parts) > 2:
                text = "{}&{}".format(parts[0], parts[2])
                return self.rng.choice([text, text, text.lower()]), text.lower(), False
            if parts[0] in DULL or len(parts[0]) < 3 or self.words.chance(0.15):
                short = parts[:2]
            text = " ".join(short)
            if len(short) == 1 and text.lower() in self.common and not many:
                continue
            if len(text) < 3 or not re.fullmatch(r"[A-Z0-9][A-Z0-9 .&-]*", text) or text in DULL or text in LEGAL:
                continue
            return self.cased(text), text.lower(), text == name

    def inventor(self):
        while True:
            name = self.rng.choices(self.inventors, self.inventor_weights)[0]
            if self.words.chance(0.5):
                return (name if self.words.chance(0.5) else name.title()), name, True
            family = name.split()[0]
            if len(family) >= 4 and family.isalpha():
                return self.cased(family), family.lower(), False

    def code(self, level):
        text = self.rng.choice(self.codes[level][:60] if self.words.chance(0.7) else self.codes[level])
        return (text.lower() if self.words.chance(0.15) and len(text) > 1 else text), text

    def topic(self):
        return self.rng.choice(self.topics)

    def year(self, low=1980, high=2017):
        return self.rng.choice(range(2008, 2018)) if self.words.chance(0.75) else self.rng.randint(low, high)

    def office(self):
        code = self.rng.choices(list(OFFICES), [5, 2, 2, 3])[0]
        return code, self.rng.choice(OFFICES[code].split("|"))

    def day(self):
        """(as typed, ISO) of a day."""
        y, m, d = self.year(), self.rng.randint(1, 12), self.rng.choice([1, 1, 15, 30, 28, self.rng.randint(1, 28)])
        if m == 2:
            d = min(d, 28)
        month = MONTHS[m - 1]
        iso = f"{y}-{m:02d}-{d:02d}"
        return self.rng.choice([iso, f"{d} {month} {y}", f"{month} {d}, {y}", f"{month} {d} {y}", f"{d} {month[:3]} {y}"]), iso

    def month(self):
        """(as typed, ISO month)"""
        y, m = self.year(), self.rng.randint(1, 12)
        return self.rng.choice([f"{MONTHS[m - 1]} {y}", f"{MONTHS[m - 1].lower()} {y}", f"{MONTHS[m - 1][:3]} {y}"]), f"{y}-{m:02d}"

    def count(self, low=2, high=100):
        """(as typed, number)"""
        n = self.rng.choice([2, 3, 5, 10, 20, 25, 50, 100, 200, 500, self.rng.randint(low, high)])
        n = min(max(n, low), high)
        return (NUMBERS[n] if n <= 12 and self.words.chance(0.5) else str(n)), n

    def top(self):
        n = self.rng.choice([3, 5, 5, 10, 10, 10, 20, self.rng.randint(2, 30)])
        return (NUMBERS[n] if n <= 12 and self.words.chance(0.35) else str(n)), n
