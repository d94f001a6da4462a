#!/usr/bin/env python3
"""Checks the labelled corpus and writes the figures of its data sheet.

`corpus.py` rewrites the part of corpus/README.md between the two marks; `corpus.py --check` changes
nothing and fails where the corpus is unsound or the figures are not those of the files.
"""
import collections
import difflib
import json
import os
import re
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "corpus")
BEGIN, END = "<!-- figures: scripts/corpus.py -->", "<!-- end of figures -->"
PARTS = {"agreements": ["train", "dev", "test"], "chats": ["train", "test"],
         "drafts": ["train", "test"], "stories": ["train", "test"]}
PROMISED = {"agreements": 1500, "chats": 1000, "drafts": 500, "stories": 200}
FROM_TO = {"from": {"other", "own"}, "to": {"seller", "platform", "payment", "authority", "public"}}
REFUSALS = {"virtual_goods", "says_delivered", "used", "wrong_account", "wait", "balance_or_fee",
            "withdraw_first", "only_platform", "too_late", "low_price", "other"}
MISSING = {"order", "amount", "happened", "ask", "deadline", "evidence"}
DIRECTIONS = {"against", "useful", "neutral"}


def kinds_of_the_guide():
    """The kinds that labels.md lists, by file."""
    kinds, name = {}, None
    for line in open(os.path.join(ROOT, "labels.md"), encoding="utf-8"):
        if heading := re.match(r"## (\w+)\.jsonl", line):
            name = heading.group(1)
            kinds[name] = set()
        elif name == "stories":
            # Claims are the names with a capital inside, and one word.
            kinds[name] |= set(re.findall(r"`([a-z]+[A-Z]\w*|fraud)`", line))
        elif name and (row := re.match(r"\| `(\w+)` \|", line)):
            kinds[name].add(row.group(1))
    return kinds


def read(part, name):
    path = os.path.join(ROOT, part, name + ".jsonl")
    with open(path, "rb") as file:
        content = file.read()
    if content.startswith(b"\xef\xbb\xbf"):
        raise ValueError(f"{path}: begins with a byte-order mark")
    lines = content.decode("utf-8").split("\n")
    if lines.pop() != "":
        raise ValueError(f"{path}: the last line does not end")
    return [json.loads(line) for line in lines]


def faults_of(name, text, kinds):
    """What is wrong with one labelled text."""
    for member in ("from", "to"):
        if member in text and text[member] not in FROM_TO[member]:
            yield f"{member} is {text[member]}"
    for label in text.get("labels", []):
        if label["kind"] not in kinds[name]:
            yield f"the guide has no kind {label['kind']}"
        if not label.get("quote") or label["quote"] not in text["text"]:
            yield f"the quote of {label['kind']} does not stand in the text"
        if name == "agreements" and label.get("direction") not in DIRECTIONS:
            yield f"the direction is {label.get('direction')}"
        if label["kind"] == "refusal" and label.get("class") not in REFUSALS:
            yield f"the class is {label.get('class')}"
    for claim in text.get("claims", []):
        if claim not in kinds["stories"]:
            yield f"the guide has no claim {claim}"
    if unknown := set(text.get("missing", [])) - MISSING:
        yield f"missing has {sorted(unknown)}"


def kinds_in(text):
    return sorted({label["kind"] for label in text.get("labels", [])} | set(text.get("claims", [])))


def load():
    """The corpus by file and part, and everything that is wrong with it."""
    kinds = kinds_of_the_guide()
    corpus, faults, ids, texts = {}, [], {}, {}
    for name, parts in PARTS.items():
        for part in parts:
            corpus[name, part] = read(part, name)
            for text in corpus[name, part]:
                place = f"corpus/{part}/{name}.jsonl: {text['id']}"
                faults += [f"{place}: {fault}" for fault in faults_of(name, text, kinds)]
                if text["id"] in ids:
                    faults.append(f"{place}: the id stands in {ids[text['id']]} too")
                if text["text"] in texts:
                    faults.append(f"{place}: the text stands in {texts[text['text']]} too")
                ids[text["id"]] = texts[text["text"]] = part
        count = sum(len(corpus[name, part]) for part in parts)
        if count < PROMISED[name]:
            faults.append(f"corpus: {count} {name}, promised are {PROMISED[name]}")
    return corpus, faults


def second_pass(name):
    path = os.path.join(ROOT, "second-pass", name + ".tsv")
    rows = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8"))
    return {row[0]: {kind.split(":")[0] for kind in row[1].split(",") if kind} for row in rows}


def kappa(both, first, second, neither):
    """Cohen's kappa of two who say yes or no."""
    total = both + first + second + neither
    seen = (both + neither) / total
    chance = ((both + first) * (both + second)
              + (second + neither) * (first + neither)) / total ** 2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def figures(corpus):
    lines = ["| file | " + " | ".join(["train", "dev", "test", "all", "without a label"]) + " |",
             "|---|---|---|---|---|---|"]
    for name, parts in PARTS.items():
        counts = [len(corpus[name, part]) if part in parts else 0
                  for part in ("train", "dev", "test")]
        bare = sum(not kinds_in(text) for part in parts for text in corpus[name, part])
        lines.append("| " + " | ".join([name] + [str(count or "–") for count in counts]
                                       + [str(sum(counts)), str(bare)]) + " |")
    for name, parts in PARTS.items():
        second = second_pass(name)
        texts = [(part, text) for part in parts for text in corpus[name, part]]
        judged = [text for _, text in texts if text["id"] in second]
        exact = sum(set(kinds_in(text)) == second[text["id"]] for text in judged)
        lines += ["", f"**{name}**: the second pass gives exactly the same kinds to {exact} of "
                  f"{len(judged)} texts ({100 * exact / len(judged):.1f} %).", "",
                  "| kind | " + " | ".join(parts) + " | both passes | first only | second only | kappa |",
                  "|---|" + "---|" * (len(parts) + 4)]
        for kind in sorted({kind for _, text in texts for kind in kinds_in(text)}):
            counts = collections.Counter(part for part, text in texts if kind in kinds_in(text))
            pairs = collections.Counter(
                (kind in kinds_in(text), kind in second[text["id"]]) for text in judged)
            table = pairs[True, True], pairs[True, False], pairs[False, True], pairs[False, False]
            lines.append(f"| `{kind}` | " + " | ".join(str(counts[part]) for part in parts)
                         + f" | {table[0]} | {table[1]} | {table[2]} | {kappa(*table):.2f} |")
    return "\n".join(lines)


def main():
    corpus, faults = load()
    for fault in faults:
        print(fault, file=sys.stderr)
    path = os.path.join(ROOT, "README.md")
    with open(path, encoding="utf-8") as file:
        sheet = file.read()
    head, rest = sheet.split(BEGIN)
    written = head + BEGIN + "\n" + figures(corpus) + "\n" + END + rest.split(END)[1]
    if "--check" in sys.argv[1:]:
        if written != sheet:
            print("corpus/README.md: the figures are not those of the files; run scripts/corpus.py",
                  file=sys.stderr)
            sys.stderr.writelines(difflib.unified_diff(
                sheet.splitlines(True), written.splitlines(True), "README.md", "figures", n=0))
            faults.append("figures")
    else:
        with open(path, "w", encoding="utf-8") as file:
            file.write(written)
    sys.exit(1 if faults else 0)


main()
