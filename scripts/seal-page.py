#!/usr/bin/env python3
"""Writes into web/verify.html the digests that follow from the rest: those of its script and style,
which its policy allows to run, and those of the forms of data/VERIFY.txt, from the snapshots.

    seal-page.py           write
    seal-page.py --check   end with 1 if anything would be written
"""

import base64
import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "web" / "verify.html"
SNAPSHOTS = ROOT / "Tests" / "Snapshots" / "EvidenceTests"


# Whether for practice, and whether the key changed.
FORMS = [
    ("no-one", "bundle.txt"), ("yes-one", "bundle-practice.txt"),
    ("no-seams", "bundle-seams.txt"), ("yes-seams", "bundle-seams-practice.txt"),
]


def explanation(snapshot):
    text = (SNAPSHOTS / snapshot).read_text()
    part = re.search(r"=== data/VERIFY\.txt\n(.*?)(?==== )", text, re.DOTALL)[1]
    return hashlib.sha256(part.encode()).hexdigest()


def digest(page, element):
    content = re.search(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)[1]
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def main():
    before = page = PAGE.read_text()
    page = re.sub(r"const EXPLANATIONS = \{.*?\};",
                  "const EXPLANATIONS = {{\n{}}};".format("".join(
                      f'  "{form}": "{explanation(snapshot)}",\n' for form, snapshot in FORMS)),
                  page, flags=re.DOTALL)
    for element in ["script", "style"]:
        page = re.sub(rf"{element}-src '[^']*'", f"{element}-src 'sha256-{digest(page, element)}'",
                      page, count=1)
    if "--check" in sys.argv and page != before:
        sys.exit("web/verify.html: its digests are old; run scripts/seal-page.py")
    PAGE.write_text(page)


main()
