"""pack: a build's examples as small files that travel to a GPU: token numbers of 16 bits,
one stream a file, compressed; and back."""
import argparse
import json
import lzma
import pathlib
import pickle

import numpy as np

from .prepare import HERE

FILE = 14 << 20  # bytes of one part


def pack(found):
    """One stream of numbers: for each schema its prefix and its examples, each with its
    length before it, an example with where its answer begins and its source."""
    sources, out = {}, [np.array([len(found)], np.uint16)]
    names = []
    for (db, _), (prefix, items) in sorted(found.items()):
        names.append(db)
        head = [len(prefix), *prefix.tolist(), len(items) & 0xFFFF, len(items) >> 16]
        out.append(np.array(head, np.uint16))
        for row, answer, source in items:
            s = sources.setdefault(source, len(sources))
            out.append(np.concatenate((np.array([len(row), answer, s], np.uint16), row.astype(np.uint16))))
    return np.concatenate(out), {"databases": names, "sources": list(sources)}


def unpack(stream, about):
    found, at = {}, 1
    for k in range(int(stream[0])):
        n = int(stream[at])
        prefix = stream[at + 1:at + 1 + n].astype(np.int32)
        at += 1 + n
        count = int(stream[at]) + (int(stream[at + 1]) << 16)
        at += 2
        items = []
        for _ in range(count):
            size, answer, source = (int(x) for x in stream[at:at + 3])
            items.append((stream[at + 3:at + 3 + size].astype(np.int32), answer, about["sources"][source]))
            at += 3 + size
        found[about["databases"][k], str(k)] = (prefix, items)
    return found


def write(found, folder):
    folder.mkdir(parents=True, exist_ok=True)
    stream, about = pack(found)
    data = lzma.compress(stream.tobytes(), preset=4)
    parts = [data[i:i + FILE] for i in range(0, len(data), FILE)]
    for i, part in enumerate(parts):
        (folder / f"examples-{i}.xz").write_bytes(part)
    about["parts"] = len(parts)
    (folder / "about.json").write_text(json.dumps(about))
    return sum(map(len, parts))


def read(folder):
    about = json.loads((folder / "about.json").read_text())
    data = b"".join((folder / f"examples-{i}.xz").read_bytes() for i in range(about["parts"]))
    return unpack(np.frombuffer(lzma.decompress(data), np.uint16), about)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=HERE / "build")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    a = parser.parse_args()
    with open(a.build / "train.pickle", "rb") as f:
        found = pickle.load(f)
    size = write(found, a.out)
    (a.out / "tokenizer.json").write_bytes((a.build / "tokenizer.json").read_bytes())
    print(sum(len(items) for _, items in found.values()), "examples,", size >> 20, "MiB")


if __name__ == "__main__":
    main()
