#!/usr/bin/env python3
"""Looks with Hyperscan for every word of a file in a text, and prints a line of JSON.

    reading_hyperscan.py EXPRESSIONS TEXT

EXPRESSIONS is what `reading-bench expressions` prints. The words alone are looked for, each of them
reported once, so that not the callbacks into Python are measured. The patterns cannot be: a list of
words with a gap before it takes Hyperscan a second to compile, and some are "too large".
"""

import json
import sys
import time

import hyperscan

words = [line.rstrip("\n").split("\t", 1)[1].encode() for line in open(sys.argv[1], encoding="utf-8")
         if line.startswith("word\t")]
with open(sys.argv[2], "rb") as file:
    text = file.read()
text *= max(1, 20_000_000 // len(text))
database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
database.compile(expressions=words, ids=list(range(len(words))), elements=len(words),
                 flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(words), literal=True)
found = 0


def count(*_):
    global found
    found += 1


times = []
for _ in range(3):
    found = 0
    start = time.perf_counter()
    database.scan(text, match_event_handler=count)
    times.append(time.perf_counter() - start)
print(json.dumps({"seconds": sorted(times)[1], "bytes": len(text), "words": len(words),
                  "found": found}))
