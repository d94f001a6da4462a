#!/usr/bin/env python3
"""Writes the texts that scanning is measured on, made of the training part of the corpus.

    texts.py FOLDER
"""

import json
import sys
from pathlib import Path

TRAIN = Path(__file__).resolve().parent.parent.parent / "corpus" / "train"
# What agreements of large platforms are written like.
PLATFORM = ("large_platform", "legalese")


def rows(name):
    with open(TRAIN / f"{name}.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def agreement():
    """A long agreement as in life: ten sentences without a clause of ours to each one with."""
    all_rows = rows("agreements")
    clauses = [row["text"] for row in all_rows if row["labels"] and row["style"] in PLATFORM]
    lines = []
    for number, text in enumerate(row["text"] for row in all_rows if not row["labels"]):
        if number % 10 == 0:
            lines.append(clauses[number * 7 % len(clauses)])
        lines.append(text)
    return "\n".join(lines) + "\n"


def chat():
    """A chat as it is exported: a line with the time and the name, the message, an empty line."""
    names = {"other": "客服小美", "own": "我"}
    return "".join(f"{row['at'][:10]} {row['at'][11:19]} {names[row['from']]}\n{row['text']}\n\n"
                   for row in rows("chats"))


TEXTS = {
    "nothing but clauses": lambda: "".join(row["text"] + "\n" for row in rows("agreements")),
    "an agreement as in life": agreement,
    "a chat export": chat,
    "stories as people tell them": lambda: "".join(row["text"] + "\n" for row in rows("stories")),
}


def write(folder):
    """Where each text lies, by what it is."""
    paths = {}
    for number, (what, text) in enumerate(TEXTS.items()):
        paths[what] = Path(folder) / f"text-{number}.txt"
        paths[what].write_text(text(), encoding="utf-8")
    return paths


if __name__ == "__main__":
    for what, path in write(sys.argv[1]).items():
        print(f"{path}\t{what}\t{path.stat().st_size}")
