"""A small language for wordings, and the noise that people's typing has.

`(a|b|c)` is one of its parts, `(a|)` may be left out, parts may nest. `{name}` is
filled in after the choice has been made, so that a filled-in text is never parsed."""
import functools
import re


class Words:
    """Draws from a grammar with its own random numbers."""

    def __init__(self, rng):
        self.rng = rng

    def __call__(self, text, **fill):
        """One reading of text, with {name} replaced from fill."""
        out = "".join(self._draw(n) for n in parse(text))
        out = re.sub(r"\{(\w+)\}", lambda m: str(fill[m.group(1)]), out)
        return re.sub(r"\s+", " ", out).replace(" ,", ",").strip()

    def _draw(self, node):
        if isinstance(node, str):
            return node
        return "".join(self._draw(n) for n in self.rng.choice(node))

    def chance(self, p):
        return self.rng.random() < p


@functools.lru_cache(None)
def parse(text):
    """A list of strings and of choices; a choice is a list of such lists."""
    def sequence(i):
        out, run = [], ""
        while i < len(text) and text[i] not in "|)":
            if text[i] == "(":
                if run:
                    out.append(run)
                    run = ""
                choice = []
                while True:
                    part, i = sequence(i + 1)
                    choice.append(part)
                    if text[i] == ")":
                        break
                out.append(choice)
            else:
                run += text[i]
            i += 1
        return out + ([run] if run else []), i
    nodes, end = sequence(0)
    if end != len(text):
        raise ValueError(f"unbalanced: {text}")
    return nodes


POLITE = ("please |can you |could you |could you please |i want to know |i would like to know |i need |tell me |"
          "show me |give me |let me know |hi, |hello, |hey, |just |quick question: |for my report: ").split("|")
SMALL = {"the", "a", "an", "of", "me", "is", "are", "there", "all", "any"}


def polite(words, text):
    """An opening, where the sentence allows one."""
    if re.match(r"(how many|which|what|who)\b", text):
        start = words.rng.choice(["tell me ", "please tell me ", "can you tell me ", "i want to know ", "i'd like to know ",
                                  "do you know ", "could you tell me ", "so ", "and ", "hi, ", "show me "])
    elif re.match(r"(list|show|give|find|count|compare|return|display|get|rank)\b", text):
        start = words.rng.choice(["please ", "can you ", "could you ", "could you please ", "i want you to ", "now "])
    else:
        start = words.rng.choice(["show me ", "give me ", "i need ", "please show ", "list ", "find ", "what are ",
                                  "i'm looking for ", "get ", "display ", "can you show me ", "we need ", "return "])
    return start + text


def typo(rng, word):
    """A slip of the finger or of the ear in a word of five letters or more."""
    i = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:i] + word[i + 1:]
    if kind == 1:
        return word[:i] + word[i] + word[i:]
    if kind == 2:
        return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    vowels = "aeiou"
    spots = [j for j, c in enumerate(word) if c in vowels and j > 0]
    if not spots:
        return word
    j = rng.choice(spots)
    return word[:j] + rng.choice(vowels) + word[j + 1:]


# Slips that many people make in the words of such questions.
SLIPS = {"inventors": ["inventers", "invetors", "inventor's", "inventor"], "inventor": ["inventer", "invetor"], "patents": ["patens", "pattents", "patent", "ptents"], "patent": ["paten", "pattent"],
         "applicants": ["aplicants", "applicents", "applicant"], "companies": ["companys", "compnaies", "compagnies"], "company": ["compny", "comapny"], "citations": ["citatons", "citiations"],
         "jurisdiction": ["juristiction", "jurisdicton"], "published": ["publised", "publishd", "publisehd"], "assignee": ["asignee", "assigne"], "countries": ["contries", "countrys"], "country": ["contry"],
         "number": ["nubmer", "numer"], "average": ["avarage", "averge"], "classification": ["clasification"], "granted": ["grantet"], "different": ["diferent", "differnt"], "titles": ["titels"]}


def noise(words, text, keep=()):
    """The text as somebody might type it. Words in keep (values) stay as they are."""
    rng = words.rng
    if words.chance(0.12):
        text = polite(words, text)
    kept = {w for k in keep for w in str(k).split()}
    if words.chance(0.06):
        text = " ".join(w for w in text.split() if w.lower() not in SMALL or w in kept)
    if words.chance(0.08):
        parts = text.split()
        spots = [i for i, w in enumerate(parts) if len(w) > 4 and w.isalpha() and w.islower() and w not in kept]
        if spots:
            i = rng.choice(spots)
            known = [j for j in spots if parts[j] in SLIPS]
            if known and words.chance(0.5):
                i = rng.choice(known)
                parts[i] = rng.choice(SLIPS[parts[i]])
            else:
                parts[i] = typo(rng, parts[i])
            text = " ".join(parts)
    question = re.match(r"(how|which|what|who|when|where|in|on|is|are|do|does|did|can|could)\b", text.lower())
    end = rng.random()
    if question and end < 0.6:
        text += "?"
    elif not question and end < 0.15:
        text += "."
    elif not question and end < 0.2:
        text += "?"
    case = rng.random()
    if case < 0.35:
        text = text[:1].upper() + text[1:]
    return text
