"""Makes wordnet.txt.gz out of WordNet's dict folder: python3 wordnet.py FOLDER > wordnet.txt.gz

A line is a set of words that can stand for each other: a synset's, each word only in its
most frequent senses, or a verb and the nouns derived from it (sing, singer)."""
import collections
import gzip
import re
import sys

RANKS = {"noun": 2, "verb": 2, "adj": 1}
WORD = re.compile(r"[a-z]{3,}(_[a-z]{2,})?$")


def senses(folder, part, most):
    """{synset offset: words that mean it in one of their first senses}"""
    out = collections.defaultdict(list)
    for line in open(f"{folder}/index.{part}"):
        if line.startswith(" "):
            continue
        f = line.split()
        if WORD.match(f[0]):
            skip = 4 + int(f[3])
            tagged = int(f[skip + 1])
            for n, offset in enumerate(f[skip + 2:][:most]):
                if n == 0 or n < tagged:
                    out[offset].append(f[0])
    return out


def derived(folder, part, known):
    """(word, noun derived from it) for the words' first senses."""
    nouns = known["noun"]
    for line in open(f"{folder}/data.{part}"):
        if line.startswith(" "):
            continue
        f = line.split("|")[0].split()
        count = int(f[3], 16)
        words = [f[4 + 2 * i].lower() for i in range(count)]
        at = 4 + 2 * count
        for i in range(int(f[at])):
            sign, offset, kind, place = f[at + 1 + 4 * i: at + 5 + 4 * i]
            source = int(place[:2], 16)
            if sign == "+" and kind == "n" and source and words[source - 1] in known[part][f[0]]:
                for noun in nouns[offset]:
                    yield words[source - 1], noun


def main():
    folder = sys.argv[1]
    known = {part: senses(folder, part, most) for part, most in RANKS.items()}
    sets = set()
    for synsets in known.values():
        sets.update(tuple(sorted(set(words))) for words in synsets.values() if len(set(words)) > 1)
    nouns = collections.defaultdict(set)
    for verb, noun in derived(folder, "verb", known):
        if noun[:3] == verb[:3] and noun != verb:
            nouns[verb].add(noun)
    sets.update((verb, *sorted(more)) for verb, more in nouns.items())
    text = "".join(",".join(words).replace("_", " ") + "\n" for words in sorted(sets))
    with gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", mtime=0) as f:
        f.write(text.encode())


main()
