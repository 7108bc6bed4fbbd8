"""How questions reach a prompt: with a greeting, a reason or a remark around them, typed in
haste, spelled by ear. Remarks hold words that stand in the data too, so that a model learns
to pass them by."""
import re

from .grammar import SLIPS, SMALL, noise, typo

GREETINGS = ("hi|hi|hello|hey|hey there|good morning|good afternoon|dear all|hi there|hello there|hi team|ok|okay|so|well|right|alright|now|great|perfect|thanks|um|next|and|also|another one|one more|quick one|quick question|question|"
             "one more thing|a question|last one|please|pls|plz|sorry|sorry to bother you|hmm|let's see|now then|again|back to work|moving on|if you don't mind|by the way").split("|")
ASKING = ("can you tell me|could you tell me|please tell me|tell me|do you know|can you say|i want to know|i would like to know|i'd like to know|i need to know|we need to know|i wonder|i was wondering|i am wondering|i'm curious|any idea|let me know|can you find out|could you find out|could you check|can you check|"
          "please check|can you look up|could you look up|would you know|we would like to know|my boss wants to know|my boss asks|my manager asked|a client asked me|a colleague wants to know|the board wants to know|somebody asked me|the team wants to know|can you please tell me|would you please tell me|kindly tell me|remind me|do you happen to know|"
          "help me find out|it would be great to know|i am trying to find out|i'm trying to figure out|explain to me|answer me this|could you work out|please find out|i have to find out|i must know|we are wondering|she asked|he asked|they ask|you can surely tell me").split("|")
WANTING = ("please|please show|show me|please give me|give me|can you show me|could you show me|could you give me|can you give me|i need|i want|i would like to see|i'd like to see|i'd like|we need|let me see|please list|could you list|can you list|get me|can i have|can i get|could i have|i am looking for|i'm looking for|we want to see|would you show me|kindly show|"
           "find me|bring me|please provide|provide|can you pull|could you pull up|pull up|i have to see|put together|please find|please get|may i see|send me|prepare|compile|draw up|dig up|could you dig up|run me|fetch me|display|print").split("|")
# {who}, {what} and {thing} make reasons out of the same few moulds.
REASONS = ("for my {what}|for a {what}|for the {what}|for our {what}|for the {what} tomorrow|for my {what} next week|i'm preparing a {what}|i am writing a {what}|i'm working on a {what}|we are preparing a {what}|we have a {what} tomorrow|we're meeting {who} next week|i'm meeting {who} later|i have a {what} to finish|{who} needs this|{who} asked for this|{who} would like to see it|it's for {who}|"
           "this is for {who}|this is for a {what}|i need it for a {what}|i need this for my {what}|just out of curiosity|just curious|out of interest|out of curiosity|if possible|if you can|if that is possible|if it's not too much trouble|when you have a minute|quickly|as soon as possible|asap|in short|to be precise|to be exact|to start with|to begin with|first of all|before lunch|"
           "roughly speaking|as far as you know|as far as we know|according to the data|according to the database|judging by the data|going by our records|going by the records|based on the data|from the data|from the tables|in this collection|in this database|in our database|in the dataset|in the data we have|in this table|if we look at the data|looking at the whole collection|over the whole collection|in the whole database").split("|")
WHAT = ("report|presentation|thesis|talk|article|paper|meeting|board meeting|slide|slide deck|blog post|newsletter|client|homework|class|lecture|essay|seminar|customer|pitch|review|due diligence|market study|project|memo|briefing|book chapter|interview|workshop|lawsuit|investor call|poster|school project|dissertation|summary|dashboard|chart|statistics course|story|podcast|press release|spreadsheet|conference|landscape study|search report of mine|benchmark|position paper").split("|")
WHO = ("my boss|my professor|my supervisor|the board|my team|a client|our lawyers|the editor|my colleague|the management|our CEO|the investors|my students|the marketing people|legal|the engineers|my teacher|the sales team|our partners|the director|my wife|a friend|the customer|the chief engineer|our analysts").split("|")
ENDINGS = ("please|please|pls|thanks|thank you|thx|thanks in advance|thank you very much|many thanks|cheers|ok|asap|if possible|if you can|exactly|roughly|in total|i mean|that's all|for now|right|or not|you know|if any|by chance|actually|again|once more|quickly|i guess|?|??|!|... please|any idea|can you tell|do you know|i forgot|give it to me|that would be great|would be nice|i'm curious|just the result|only the answer|as a table|as a list").split("|")
TABLED = {"as a list", "as a table"}
# Words that people get wrong by ear or by habit, beside those of the grammar.
HEARD = {"patents": ["pattents", "patants", "patnets", "patetns", "pattens", "paetnts"], "patent": ["patnet", "patant", "pattent"], "companies": ["companys", "compnies", "comapnies", "companes"], "company": ["compny", "companie", "compnay"], "applicants": ["applicans", "aplicants", "appliants", "applicantes"],
         "inventors": ["invetors", "inventers", "inventours", "inventores", "investors"][:4], "inventor": ["inventer", "invenotr", "invetor"], "citations": ["citatons", "citaions", "sitations", "citiations"], "cited": ["sited", "citied", "ctied"], "published": ["publised", "publshed", "pubished", "publisched", "pulished"],
         "publication": ["publcation", "publicaton", "pubication"], "publications": ["publcations", "publicatons"], "filed": ["fild", "filled", "fieled"], "filing": ["filling", "fileing", "fiiling"], "average": ["avrage", "averrage", "avarage", "avergae"], "number": ["nuber", "numbr", "nummber", "numbre"], "many": ["mny", "mnay", "meny"], "which": ["wich", "whcih", "witch", "whitch"],
         "most": ["moust", "msot", "mots"], "show": ["shwo", "sho"], "list": ["lsit", "liste"], "country": ["contry", "coutry", "countrie"], "countries": ["contries", "countrys", "coutries"], "year": ["yaer", "yeer"], "document": ["docment", "documment", "dokument"], "documents": ["docments", "dokuments"], "assigned": ["asigned", "assinged"], "assignee": ["asignee", "asigne", "assigne"],
         "highest": ["higest", "heighest"], "largest": ["bigest", "largst"], "least": ["lest", "leats"], "than": ["then", "thann"], "family": ["familly", "famly"], "granted": ["grantet", "grantd", "granded"], "owned": ["ownd", "onwed"], "belong": ["belog", "beling"], "application": ["aplication", "applicaton"], "applications": ["aplications", "applicatons"], "total": ["totall", "toal"],
         "priority": ["prioirty", "priorty"], "earliest": ["earlyest", "earlist"], "latest": ["latets", "lattest"], "different": ["diffrent", "diferent"], "titles": ["titels", "tittles"], "title": ["titel", "tittle"], "jurisdiction": ["juristiction", "jurisdicton", "juridiction"], "have": ["hav", "ahve"], "does": ["dose", "deos"], "after": ["aftr", "affter"], "before": ["befor", "bevore"], "between": ["betwen", "beetween"], "with": ["wiht", "whit"], "about": ["abuot", "abot"], "without": ["whitout", "wihtout"]}


def around(words, text):
    """The text with a greeting, an asking, a reason or an ending."""
    rng = words.rng
    asks = re.match(r"(how|which|what|who|whose|when|in|on|for|to|by|since|at|with|under|from)\b", text.lower())
    if re.match(r"(list|show|give|find|count|compare|display|get|name|tell|print|fetch|pull|rank|select|extract|bring|do|does|is|are|can|could|i|we|let|look|order|group|will|should|may|am|was|were|did|has|have|call|send|write|play|turn|make|wake|book|email|download|translate|summari[sz]e|explain|delete|add|remove|update|thanks?|thank|no|yes|ok|good|hi|hello|hey|there|any|also)\b", text.lower()):
        lead = rng.choice(["", "", "please", "can you please", "could you please", "i'd like you to", "would you"]) if re.match(r"(list|show|give|find|count|compare|display|get|name|print|fetch|pull|rank|extract)\b", text.lower()) else ""
    elif asks and words.chance(0.6) and re.match(r"(how|which|what|who|whose|when)\b", text.lower()):
        lead = rng.choice(ASKING) + rng.choice(["", "", "", ":", ","])
    elif asks:
        lead = ""
    else:
        lead = rng.choice(WANTING)
    parts = [lead, text] if lead else [text]
    reason = lambda: rng.choice(REASONS).format(what=rng.choice(WHAT), who=rng.choice(WHO))
    if words.chance(0.4):
        parts.insert(0, rng.choice(GREETINGS) + rng.choice([",", ",", "", " -", "!", "."]))
    if words.chance(0.3):
        parts.insert(0, reason() + rng.choice([",", ":", " -", ".", ",", "..."]))
    roll = rng.random()
    if roll < 0.22:
        parts.append(rng.choice([", ", " ", ", "]) + rng.choice(ENDINGS))
    elif roll < 0.34:
        parts.append(rng.choice([", ", " ", " - ", " ("]) + reason())
    out = " ".join(" ".join(parts).split()).replace(" ,", ",")
    return out + ")" if " (" in out and out.count("(") > out.count(")") else out


def hasty(words, text, keep):
    """One to three words misspelled; values stay."""
    rng = words.rng
    kept = {x.lower() for k in keep for x in str(k).split()}
    parts = text.split()
    n = rng.choice([1, 1, 1, 2, 2, 3])
    known = [i for i, p in enumerate(parts) if p.lower() in HEARD or p.lower() in SLIPS]
    loose = [i for i, p in enumerate(parts) if len(p) > 4 and p.isalpha() and p.lower() not in kept]
    for _ in range(n):
        if known and words.chance(0.7):
            i = known.pop(rng.randrange(len(known)))
            low = parts[i].lower()
            parts[i] = rng.choice(HEARD.get(low, []) + SLIPS.get(low, []) or [parts[i]])
        elif loose:
            i = rng.choice(loose)
            if parts[i].isalpha() and len(parts[i]) > 4:
                parts[i] = typo(rng, parts[i])
    return " ".join(parts)


def foreign(words, text, keep):
    """As somebody writes whose first language is another."""
    rng = words.rng
    kept = {x.lower() for k in keep for x in str(k).split()}
    swaps = [(r"\bhow many (\w+)s\b", r"how many \1"), (r"\bhow many\b", "how much"), (r"\bare there\b", "there are"), (r"\bdid (\w+)\b", r"\1"), (r"\bthe most\b", "most"), (r"\bhas\b", "have"), (r"\bhave\b", "has"), (r"\bwere\b", "was"), (r"\bis\b", "are"), (r"\bwhich\b", "what"), (r"\bwhat are\b", "what is"),
             (r"\bof the\b", "of"), (r"\bin (\d{4})\b", r"in year \1"), (r"\bpatents\b", "patent"), (r"\binventors\b", "inventor"), (r"\bcompanies\b", "company"), (r"\bdoes\b", "do"), (r"\bon average\b", "in average"), (r"\bby\b", "from"), (r"\bthat\b", "which"), (r"^(how many|which|what)", r"please say \1"), (r"\bfor each\b", "for every each"), (r"\bwho\b", "which person"), (r"\bthan\b", "then")]
    for a, b in rng.sample(swaps, len(swaps))[:rng.choice([4, 6, 8])]:
        if a == r"\bdid (\w+)\b" and not re.search(a, text):
            continue
        if kept & set(re.findall(r"\w+", a)):
            continue
        changed = re.sub(a, b, text, count=1)
        if all(str(k) in changed for k in keep if str(k) in text):
            text = changed
    if words.chance(0.5):
        text = " ".join(p for p in text.split() if p.lower() not in SMALL - {"me"} or p.lower() in kept)
    return text


def typed(words, question, keep=()):
    """The question as one of many people would type it."""
    roll = words.rng.random()
    if roll < 0.17:
        question = around(words, question)
    if 0.1 < roll < 0.2:
        question = hasty(words, question, keep)
    if 0.2 < roll < 0.26:
        question = foreign(words, question, keep)
    if 0.26 < roll < 0.32:
        question = question.lower() if words.chance(0.6) or not keep else question
    if roll < 0.32:
        if roll < 0.17 or words.chance(0.3):
            question = question[:1].upper() + question[1:]
        if words.chance(0.4) and re.search(r"\b(how|which|what|who|when)\b", question.lower()) and not question.endswith(("?", "!", ".")):
            question += "?"
        return " ".join(question.split())
    return noise(words, question, keep)


GRANTED = re.compile(r"\bgranted patents?\b", re.IGNORECASE)


def settled(question, form):
    """The form with the value that the wording names: "granted patents" is a whole cell,
    "granted" a part of it."""
    if GRANTED.search(question):
        form = form.replace('document_type like v:"granted"', 'document_type = v:"Granted Patent"').replace('document_type unlike v:"granted"', 'document_type != v:"Granted Patent"')
    return form
