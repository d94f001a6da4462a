#!/usr/bin/env python3
"""Compares the pages of a PDF with those that were approved, as an eye would from two steps away.

    compare_pages.py FILE.pdf KEPT.png [--record]

Prints `the same`, or what differs on which page, and ends with 1. KEPT.png shows all pages side by side
in grey at sixteen dots to the inch: lines of writing are stripes, tables and pictures are shapes. What
is compared is the grey of spots as large as two letters. Other versions of a font or of a library
change it little, and so do other digits in a number; a line more, a column of another width, a thing
that is missing, cut off or in another place change it much.
"""

import struct
import subprocess
import sys
import zlib

DOTS = 16
ACROSS = 8
# How much greyer or paler a spot may be, of 255, and how many spots of a page may be more than that.
GREY = 30
SPOTS = 14


def pages(path):
    """Every page as (width, height, rows of grey)."""
    # Drawn finer and averaged: what falls between two dots is grey, whatever draws it.
    fine = 4
    said = subprocess.run(
        ["pdftoppm", "-r", str(DOTS * fine), "-gray", path], capture_output=True, check=True
    ).stdout
    found, at = [], 0
    while at < len(said):
        kind, size, most, _ = said[at:].split(b"\n", 3)
        assert kind == b"P5" and most == b"255", "a grey picture"
        width, height = (int(one) for one in size.split())
        at += len(kind) + len(size) + len(most) + 3
        rows = [said[at + y * width : at + (y + 1) * width] for y in range(height)]
        at += width * height
        found.append(coarse(rows, width // fine, height // fine, fine))
    return found


def coarse(rows, width, height, fine):
    result = []
    for y in range(height):
        sums = [sum(column) for column in zip(*rows[y * fine : (y + 1) * fine])]
        result.append(
            bytes(sum(sums[x * fine : (x + 1) * fine]) // (fine * fine) for x in range(width))
        )
    return width, height, result


def sheet(found):
    """All pages on one picture, each in a place of the same size."""
    wide, high = max(page[0] for page in found) + 2, max(page[1] for page in found) + 2
    rows = []
    for first in range(0, len(found), ACROSS):
        row = found[first : first + ACROSS]
        for y in range(high):
            line = b""
            for width, height, lines in row:
                line += (lines[y] if y < height else b"") .ljust(wide, b"\x90") if y < height else b"\x90" * wide
            rows.append(line.ljust(wide * min(ACROSS, len(found)), b"\x90"))
    return rows


def write(path, rows):
    def part(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    # Sixteen greys are enough to be approved, and take half the room.
    data = b"".join(b"\0" + bytes((one & 0xF0) | one >> 4 for one in row) for row in rows)
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(data, 9)) + part(b"IEND", b""))


def read(path):
    data = open(path, "rb").read()
    at, body = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"IHDR":
            width, height = struct.unpack(">II", data[at + 8 : at + 16])
        if kind == b"IDAT":
            body += data[at + 8 : at + 8 + size]
        at += size + 12
    body = zlib.decompress(body)
    assert all(body[y * (width + 1)] == 0 for y in range(height)), "rows as this writes them"
    return [body[y * (width + 1) + 1 : (y + 1) * (width + 1)] for y in range(height)]


def spots(rows):
    """The grey of each dot with its neighbours, doubled in the middle."""
    def along(row):
        return [a + 2 * b + c for a, b, c in zip(row[:1] + row, row, row[1:] + row[-1:])]

    lines = [along(list(row)) for row in rows]
    return [
        [(a + 2 * b + c) / 16 for a, b, c in zip(above, line, below)]
        for above, line, below in zip(lines[:1] + lines, lines, lines[1:] + lines[-1:])
    ]


def compare(found, kept):
    wide, high = max(page[0] for page in found) + 2, max(page[1] for page in found) + 2
    now = sheet(found)
    if (len(now), len(now[0])) != (len(kept), len(kept[0])):
        return [f"{len(found)} pages on a sheet of {len(now[0])} x {len(now)}, approved was {len(kept[0])} x {len(kept)}"]
    now, kept = spots(now), spots(kept)
    faults = []
    for number in range(len(found)):
        left, top = number % ACROSS * wide, number // ACROSS * high
        others = [
            (x - left, y - top)
            for y in range(top, top + high)
            for x in range(left, left + wide)
            if abs(now[y][x] - kept[y][x]) > GREY
        ]
        if len(others) > SPOTS:
            (x, y) = others[0]
            faults.append(
                f"page {number + 1}: {len(others)} spots differ, the first {x * 72 // DOTS} points from the"
                f" left and {y * 72 // DOTS} from the top"
            )
    return faults


found = pages(sys.argv[1])
if "--record" in sys.argv:
    write(sys.argv[2], sheet(found))
    print("recorded; look at the pages themselves, and run again")
    sys.exit(1)
faults = compare(found, read(sys.argv[2]))
print("\n".join(faults) if faults else "the same")
sys.exit(1 if faults else 0)
