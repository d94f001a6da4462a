#!/usr/bin/env python3
"""Searches a text for every expression of a file, one after the other, and prints a line of JSON.

    reading_re.py EXPRESSIONS TEXT BYTES

EXPRESSIONS is what `reading-bench expressions` prints. Only the first BYTES of the text are read: all
of it would take minutes.
"""

import json
import re
import sys
import time

patterns = [line.rstrip("\n").split("\t", 1)[1] for line in open(sys.argv[1], encoding="utf-8")
            if line.startswith("pattern\t")]
with open(sys.argv[2], "rb") as file:
    text = file.read(int(sys.argv[3])).decode("utf-8", "ignore")
compiled = [re.compile(pattern, re.MULTILINE) for pattern in patterns]
start = time.perf_counter()
found = sum(len(pattern.findall(text)) for pattern in compiled)
print(json.dumps({"seconds": time.perf_counter() - start, "bytes": len(text.encode()),
                  "patterns": len(patterns), "found": found}))
