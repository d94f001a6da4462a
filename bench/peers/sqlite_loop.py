#!/usr/bin/env python3
"""The bare cost of a durable append: insert and commit, WAL, synchronous FULL, nothing else.

    sqlite_loop.py FOLDER COUNT BYTES
"""

import json
import os
import sqlite3
import sys
import time

folder, count, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
path = os.path.join(folder, "bare.sqlite")
database = sqlite3.connect(path, isolation_level=None)
assert database.execute("PRAGMA journal_mode=WAL").fetchone()[0] == "wal"
database.execute("PRAGMA synchronous=FULL")
database.execute("CREATE TABLE entry (journal BLOB, seq INTEGER, salt BLOB, bytes BLOB, "
                 "PRIMARY KEY (journal, seq)) WITHOUT ROWID")
journal, salt, body = os.urandom(16), os.urandom(32), os.urandom(size)
start = time.perf_counter()
for seq in range(count):
    database.execute("BEGIN IMMEDIATE")
    database.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (journal, seq, salt, body))
    database.execute("COMMIT")
seconds = time.perf_counter() - start
database.close()
print(json.dumps({"perSecond": count / seconds, "count": count, "bytes": size}))
