#!/usr/bin/env python3
"""Writes changed copies of a bundle into a folder, and prints for each what a verifier has to name.

    tamper.py BUNDLE FOLDER

Prints a JSON list of {"file", "names"}: one of `names` has to stand in the place of a failure. The
changes are those of somebody who knows the format: container and manifests are made to fit.
"""

import json
import re
import sys
from pathlib import Path

import container


def flipped(content, at):
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1:]


def swapped_lines(content, one, two):
    lines = content.split(b"\n")
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def changes(files):
    """Name of the change, changed files, what has to be named."""
    for name, content in files.items():
        # A manifest that is made to fit is the one it was.
        if "manifest" in name:
            continue
        places = [name]
        if name == "data/journal.jsonl":
            places = ["entry 0"]
        elif name == "data/salts.jsonl":
            places = ["data/salts.jsonl", "entry 0"]
        elif name == "data/leaves.txt":
            places = ["data/leaves.txt", "entry 0"]
        elif name == "data/keys.txt":
            places = ["data/keys.txt", "data/checkpoints/"]
        at = 12 if name == "data/salts.jsonl" else min(3, len(content) - 1)
        yield f"flipped {name}", {**files, name: flipped(content, at)}, places
        yield f"shorter {name}", {**files, name: content[:-1]}, places + ["data/salts", "data/leaves"]
        removed = {other: files[other] for other in files if other != name}
        yield f"removed {name}", removed, [name, "data/", "bag-info.txt"]
    journal = files["data/journal.jsonl"]
    yield "entries exchanged", {
        **files, "data/journal.jsonl": swapped_lines(journal, 1, 2)}, ["entry 1", "entry 2"]
    yield "leaves exchanged", {
        **files, "data/leaves.txt": swapped_lines(files["data/leaves.txt"], 1, 2)}, ["entry 1"]
    originals = [name for name in files if name.startswith("data/evidence/")]
    if len(originals) > 1:
        one, two = originals[:2]
        yield "originals exchanged", {**files, one: files[two], two: files[one]}, [one, two]
    extra = re.sub(r"/\d+\.", "/2.", originals[0])
    yield "an original more", {**files, extra: b"x"}, [extra]


def main():
    files = container.read(sys.argv[1])
    folder = Path(sys.argv[2])
    made = []
    same = folder / "unchanged.zip"
    same.write_bytes(container.write(container.fit(files)))
    assert same.read_bytes() == Path(sys.argv[1]).read_bytes(), "the container is not as described"
    for number, (title, changed, names) in enumerate(changes(files)):
        fitted = container.write(container.fit(changed))
        for kind, data in [("fitted", fitted), ("plain", container.write(changed))]:
            path = folder / f"{number}-{kind}.zip"
            path.write_bytes(data)
            # Where manifests were not made to fit, they tell which file was changed.
            changed_names = [n for n in {*files, *changed} if files.get(n) != changed.get(n)]
            made.append({"file": str(path), "title": f"{title}, {kind}",
                         "names": names + (changed_names if kind == "plain" else [])})
    print(json.dumps(made))


main()
