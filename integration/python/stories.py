"""What the Python stories share: where the servers are, and the lists of testdata."""

import os
import pathlib
import threading
import time
import unittest

QUESTION = "how many patents are there"
PATENTS = 9071
SLOW = (
    "SELECT sum(a.patent_id + b.patent_id * c.patent_id)"
    " FROM patent_cpc a, patent_ipc b, patent_inventors c"
)
MILLION = (
    "SELECT a.patent_id, b.cpc_code FROM patents a"
    " CROSS JOIN (SELECT cpc_code FROM patent_cpc LIMIT 111) b LIMIT 1000000"
)
ACCOUNT = dict(user="demo", password="demo")
DATABASE = "streamlink"


def address(name):
    host, port = os.environ[name].rsplit(":", 1)
    return dict(host=host, port=int(port))


def listed(name):
    file = pathlib.Path(__file__).parent.parent / "testdata" / name
    for line in file.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line and not line.startswith("#"):
            yield line


def after(seconds, do):
    """Does something a little later, from another thread."""
    timer = threading.Timer(seconds, do)
    timer.start()
    return timer


class Story(unittest.TestCase):
    maxDiff = 2000

    def soon(self, began, limit=5):
        self.assertLess(time.monotonic() - began, limit)
