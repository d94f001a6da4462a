#!/usr/bin/env python3
"""Runs the command lines of the example cases and holds their results against expected.json.

    check-examples.py RECOURSE [EXAMPLE…]

Each line runs as a process of its own, in a fresh practice vault, with `--json`; so the same files
that the demo runs in one process also show that the program works from one process to the next.
`assess`, `next` and `letter` lines are compared in their order; objects in expected.json name only
the members that matter. `nowhere` lists words of the person's private life that no letter may hold.
`restsOn` names facts that stop being documented when that file, and what was read from it, is left
out; several files, with blanks between, are left out together.
"""

import json
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


class Failed(Exception):
    pass


def differences(expected, found, path):
    """Where `found` lacks what `expected` says; members and elements beyond it are fine."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{path}: {found!r} is no object"]
        return [row for key, value in expected.items()
                for row in differences(value, found.get(key), f"{path}.{key}")]
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) < len(expected):
            return [f"{path}: {found!r} has fewer than {len(expected)} elements"]
        return [row for index, value in enumerate(expected)
                for row in differences(value, found[index], f"{path}[{index}]")]
    return [] if expected == found else [f"{path}: expected {expected!r}, found {found!r}"]


class Run:
    """One example in one fresh vault."""

    def __init__(self, recourse, example, folder, without=()):
        self.recourse, self.example, self.folder, self.without = recourse, example, folder, without
        self.case, self.results, self.letters = None, {"assess": [], "next": []}, {}
        text = (EXAMPLES / example / "steps.txt").read_text(encoding="utf-8")
        self.now = re.search(r"^# now: (\S+)", text, re.M).group(1)
        self.lines = [row for row in text.splitlines() if row.strip() and not row.startswith("#")]

    def call(self, *words):
        command = [self.recourse, *words, "--json", "--practice", "--now", self.now,
                   "--vault", f"{self.folder}/vault"]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise Failed(f"exit {done.returncode}: recourse {shlex.join(words)}\n{done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def words(self, line):
        """The words of a line; nothing if it rests on what is left out."""
        words = [word.replace("{case}", self.case or "last")
                 .replace("{here}", str(EXAMPLES / self.example))
                 .replace("{out}", f"{self.folder}/out") for word in shlex.split(line)]
        if self.without:
            kept = [word for word in words
                    if not any(name in re.split("[/ ]", word) for name in self.without)]
            left = [word for word in kept[2:] if "/" in word]
            if len(kept) < len(words) and (words[0] not in ("add", "confirm") or not left):
                return []
            words = kept
        return words

    def go(self, until=None):
        Path(self.folder, "out").mkdir(exist_ok=True)
        for line in self.lines:
            words = self.words(line)
            if not words or (until and words[0] in until):
                continue
            result = self.call(*words)
            if words[:2] == ["case", "new"]:
                self.case = result["case"]
            elif words[0] in self.results:
                self.results[words[0]].append(result)
            elif words[0] == "letter":
                self.letters[words[2]] = json.dumps(result, ensure_ascii=False)
        return self

    def documented(self):
        """The facts that documents support at the end."""
        facts = self.call("fact", "list", self.case)["facts"]
        return {fact["fact"] for fact in facts if fact["onTheRecord"]["state"] == "known"}


def check(recourse, example):
    expected = json.loads((EXAMPLES / example / "expected.json").read_text(encoding="utf-8"))
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        run = Run(recourse, example, folder).go()
        for verb in ["assess", "next"]:
            wrong += differences(expected[verb], run.results[verb], verb)
        for rung, words in expected["letters"].items():
            text = run.letters.get(rung, "")
            wrong += [f"letter {rung}: {word} is missing" for word in words if word not in text]
        for rung, text in run.letters.items():
            wrong += [f"letter {rung}: {word} must not be there"
                      for word in expected["nowhere"] if word in text]
        documented = run.documented()
    for name, facts in expected["restsOn"].items():
        with tempfile.TemporaryDirectory() as folder:
            skip = ["letter", "packet", "export", "verify", "step", "next", "deadlines", "log"]
            left = Run(recourse, example, folder, without=name.split()).go(until=skip).documented()
        wrong += [f"{fact} is not documented at all" for fact in facts if fact not in documented]
        wrong += [f"{fact} does not rest on {name} alone" for fact in facts if fact in left]
    return wrong


def main():
    recourse = str(Path(sys.argv[1]).resolve())
    names = sys.argv[2:] or sorted(path.parent.name for path in EXAMPLES.glob("*/steps.txt"))
    failed = False
    for name in names:
        try:
            wrong = check(recourse, name)
        except Failed as error:
            wrong = [str(error)]
        print(f"{name}: {'as expected' if not wrong else 'differs'}")
        for row in wrong:
            print(f"  {row}")
        failed = failed or bool(wrong)
    sys.exit(1 if failed else 0)


main()
